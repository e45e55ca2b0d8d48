// A file in memory: folios by index, a size, seals, and a state in which a live update holds it.
import { EBUSY, EINVAL, ENOMEM, ENOSPC, EPERM, assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import { File, type FileOps, type Run } from "../files/index.ts";
import { RwSem } from "../lock/index.ts";
import type { HugePolicy } from "./create.ts";
import {
  F_SEAL_EXEC,
  F_SEAL_FUTURE_WRITE,
  F_SEAL_GROW,
  F_SEAL_SEAL,
  F_SEAL_SHRINK,
  F_SEAL_WRITE,
  SEALS_ALL,
} from "./seals.ts";

const HUGE_ORDER = 9;
const HUGE_PAGES = 512;
/** Writes are looked at by what the largest folio of the page cache could take. */
const WINDOW_BYTES = HUGE_PAGES * 4096;
/** Largest file, bytes: what a signed 64-bit offset and a Number both hold. */
const SIZE_MAX = Number.MAX_SAFE_INTEGER - 4095;

/** One folio: its place in the file (page index), its first frame, 2^order frames. */
export interface Folio {
  readonly index: number;
  readonly pfn: number;
  readonly order: number;
}

/** The operations of a memfd's file. */
const memfdOps: FileOps = {
  name: "memfd",
  release: (file) => (file.inner as Memfd).release(),
};

/** A file for a memfd; its last reference gives the folios back. */
export function memfdFile(memfd: Memfd): File {
  return new File(memfdOps, memfd);
}

/** The memfd behind a file, or undefined for any other file. */
export function memfdOf(file: File | undefined): Memfd | undefined {
  return file?.inner instanceof Memfd ? file.inner : undefined;
}

export class Memfd {
  sizeBytes = 0;
  /** Position of read(2) and write(2); carried over a live update. */
  position = 0;
  seals: number;
  /** While a live update holds the file its size and its holes are fixed; writes in place go on. */
  frozen = false;
  readonly hugetlb: boolean;
  readonly executable: boolean;
  readonly frames: Frames;
  readonly #faults: FaultPlan;
  readonly #huge: HugePolicy;
  /** Held by whoever changes size, seals or content, and while a live update takes hold. */
  readonly lock: RwSem = new RwSem("memfd inode");
  readonly #folios = new Map<number, Folio>();
  /** Orders above 0 that folios have; what comes over a kexec may have any. */
  readonly #orders = new Set<number>([HUGE_ORDER]);
  #writableMappings = 0;

  constructor(
    frames: Frames,
    faults: FaultPlan,
    options: { readonly seals: number; readonly executable: boolean; readonly hugetlb: boolean },
    huge: HugePolicy,
  ) {
    this.frames = frames;
    this.#faults = faults;
    this.seals = options.seals;
    this.executable = options.executable;
    this.hugetlb = options.hugetlb;
    this.#huge = options.hugetlb ? "within_size" : huge;
  }

  get pages(): number {
    return Math.ceil(this.sizeBytes / 4096);
  }

  /** Pages that have memory. */
  get memoryPages(): number {
    return [...this.#folios.values()].reduce((pages, { order }) => pages + 2 ** order, 0);
  }

  /** Folios that have memory, by index. */
  folios(): readonly Folio[] {
    return [...this.#folios.values()].sort((a, b) => a.index - b.index);
  }

  /** ftruncate(2): -EINVAL, or -EPERM where a seal or a live update forbids it. */
  truncate(sizeBytes: number): number {
    if (!Number.isInteger(sizeBytes) || sizeBytes < 0 || sizeBytes > SIZE_MAX) return -EINVAL;
    if (this.hugetlb && sizeBytes % (HUGE_PAGES * 4096) !== 0) return -EINVAL;
    const grows = sizeBytes > this.sizeBytes;
    const shrinks = sizeBytes < this.sizeBytes;
    if (this.frozen && (grows || shrinks)) return -EPERM;
    if (grows && (this.seals & F_SEAL_GROW) !== 0) return -EPERM;
    if (shrinks && (this.seals & F_SEAL_SHRINK) !== 0) return -EPERM;
    if (this.#faults.shouldFail("file")) return -ENOMEM;
    if (shrinks) this.clear(sizeBytes, Math.ceil(this.sizeBytes / 4096) * 4096);
    this.sizeBytes = sizeBytes;
    return 0;
  }

  /**
   * pwrite(2): bytes written, or -EPERM, -ENOSPC, -EINVAL. A seal or a live update that forbids
   * growing stops it in the 2 MiB that would: what came before them is written. Files of huge pages
   * alone are not written to (-EINVAL).
   */
  write(offset: number, bytes: Uint8Array): number {
    const end = offset + bytes.length;
    if (this.hugetlb || offset < 0 || end > SIZE_MAX) return -EINVAL;
    if (bytes.length === 0) return 0;
    if ((this.seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) !== 0) return -EPERM;
    const mayGrow = (this.seals & F_SEAL_GROW) === 0 && !this.frozen;
    const sizeBefore = this.sizeBytes;
    if (end > sizeBefore && mayGrow) this.sizeBytes = end;
    for (let done = 0; done < bytes.length;) {
      const at = offset + done;
      const chunk = Math.min(bytes.length - done, 4096 - (at % 4096));
      const window = (Math.floor(at / WINDOW_BYTES) + 1) * WINDOW_BYTES;
      const isPast = Math.min(end, window) > this.sizeBytes;
      const pfn = isPast ? -EPERM : this.frameAt(Math.floor(at / 4096));
      if (pfn < 0) {
        if (mayGrow) this.sizeBytes = Math.max(sizeBefore, done > 0 ? at : 0);
        if (done > 0) return done;
        return isPast ? -EPERM : -ENOSPC;
      }
      this.frames.ram.write(pfn * 4096 + (at % 4096), bytes.subarray(done, done + chunk));
      done += chunk;
    }
    return bytes.length;
  }

  /** pread(2): up to `length` bytes, fewer at the end of the file. Holes read as zeros. */
  read(offset: number, length: number): Uint8Array {
    const out = new Uint8Array(Math.max(0, Math.min(length, this.sizeBytes - offset)));
    for (let done = 0; done < out.length;) {
      const at = offset + done;
      const chunk = Math.min(out.length - done, 4096 - (at % 4096));
      const pfn = this.#present(Math.floor(at / 4096));
      if (pfn !== undefined) out.set(this.frames.ram.read(pfn * 4096 + (at % 4096), chunk), done);
      done += chunk;
    }
    return out;
  }

  /**
   * F_ADD_SEALS: -EINVAL unknown bits, -EPERM sealed already; -EBUSY where writing is to be sealed
   * and a writable mapping or a pinned page could still be written.
   */
  addSeals(seals: number): number {
    if ((seals & ~SEALS_ALL) !== 0) return -EINVAL;
    if ((this.seals & F_SEAL_SEAL) !== 0) return -EPERM;
    const added = seals | this.#impliedBy(seals);
    const isFirst = (added & ~this.seals & F_SEAL_WRITE) !== 0;
    if (isFirst && (this.#writableMappings > 0 || this.#isPinned())) return -EBUSY;
    this.seals |= added;
    return 0;
  }

  /** The seals that come with one: what nobody may change may nobody write who can run it. */
  #impliedBy(seals: number): number {
    if ((seals & F_SEAL_EXEC) === 0 || !this.executable) return 0;
    return F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_FUTURE_WRITE;
  }

  #isPinned(): boolean {
    for (const { pfn } of this.#folios.values()) if (this.frames.refsOf(pfn) > 1) return true;
    return false;
  }

  /** The frame of a page, made if it is a hole; -EINVAL past the end, -ENOMEM. */
  frameAt(index: number): number {
    if (index < 0 || index >= this.pages) return -EINVAL;
    return this.#present(index) ?? this.#fill(index);
  }

  countWritable(change: 1 | -1): void {
    this.#writableMappings += change;
  }

  /** References to the folios behind whole pages; `Frames.putRange` gives each run back. */
  pin(index: number, pages: number): readonly Run[] | number {
    if (this.#faults.shouldFail("pin")) return -ENOMEM;
    const runs: { pfn: number; pages: number }[] = [];
    for (let at = index; at < index + pages;) {
      const pfn = this.frameAt(at);
      if (pfn < 0) return pfn;
      const huge = this.#folios.get(at - (at % HUGE_PAGES));
      const isHuge = huge !== undefined && huge.order === HUGE_ORDER;
      const left = isHuge ? HUGE_PAGES - (at % HUGE_PAGES) : 1;
      const count = Math.min(left, index + pages - at);
      const last = runs.at(-1);
      if (last !== undefined && last.pfn + last.pages === pfn) last.pages += count;
      else runs.push({ pfn, pages: count });
      at += count;
    }
    for (const run of runs) this.frames.getRange(run.pfn, run.pages);
    return runs;
  }

  /**
   * Gives memory to every hole between two pages, the last one left out; of the whole file unless
   * said. The folios made; -ENOMEM with none of them kept.
   */
  fillHoles(start = 0, end: number = this.pages): readonly Folio[] | number {
    const made: Folio[] = [];
    for (let index = start; index < end;) {
      const isHole = this.#present(index) === undefined;
      const pfn = this.frameAt(index);
      if (pfn < 0) {
        this.drop(made);
        return pfn;
      }
      const first = index - (index % HUGE_PAGES);
      const huge = this.#folios.get(first);
      const isHuge = huge?.order === HUGE_ORDER;
      if (isHole) made.push(this.#folios.get(isHuge ? first : index) as Folio);
      index = isHuge ? first + HUGE_PAGES : index + 1;
    }
    return made;
  }

  /** Makes holes of folios again. */
  drop(folios: readonly Folio[]): void {
    for (const { index, pfn } of folios) {
      this.#folios.delete(index);
      this.frames.put(pfn);
    }
  }

  /** Puts a folio that came over a kexec at its place; the file takes over its reference. */
  insert(folio: Folio): void {
    assert(this.#present(folio.index) === undefined, `folio ${folio.index} is there already`);
    this.#folios.set(folio.index, folio);
    if (folio.order > 0) this.#orders.add(folio.order);
  }

  release(): void {
    for (const folio of this.#folios.values()) this.frames.put(folio.pfn);
    this.#folios.clear();
  }

  #present(index: number): number | undefined {
    const small = this.#folios.get(index);
    if (small !== undefined) return small.pfn;
    for (const order of this.#orders) {
      const head = this.#folios.get(index - (index % 2 ** order));
      if (head?.order === order) return head.pfn + index - head.index;
    }
    return undefined;
  }

  #fill(index: number): number {
    const first = index - (index % HUGE_PAGES);
    if (this.#huge === "within_size" && (first + HUGE_PAGES) * 4096 <= this.sizeBytes) {
      if (!this.#anyIn(first)) {
        const pfn = this.frames.allocate("memfd", HUGE_ORDER);
        if (pfn >= 0) {
          this.#folios.set(first, { index: first, pfn, order: HUGE_ORDER });
          return pfn + index - first;
        }
        if (this.hugetlb) return pfn;
      }
    }
    const pfn = this.frames.allocate("memfd");
    if (pfn >= 0) this.#folios.set(index, { index, pfn, order: 0 });
    return pfn;
  }

  #anyIn(first: number): boolean {
    for (let index = first; index < first + HUGE_PAGES; index++) {
      if (this.#folios.has(index)) return true;
    }
    return false;
  }

  /** Makes a hole of a range of bytes: whole folios go, the rest of it is zeroed. */
  clear(start: number, end: number): void {
    for (const folio of this.#folios.values()) {
      const first = folio.index * 4096;
      const last = first + 4096 * 2 ** folio.order;
      const [from, to] = [Math.max(start, first), Math.min(end, last)];
      if (from >= to) continue;
      if (from > first || to < last) {
        this.frames.ram.write(folio.pfn * 4096 + from - first, new Uint8Array(to - from));
        continue;
      }
      this.#folios.delete(folio.index);
      this.frames.put(folio.pfn);
    }
  }
}

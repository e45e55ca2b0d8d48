// Carrying a memfd over a live update: every folio kept where it is, seals and position recorded.
import { EFBIG, EINVAL, EOPNOTSUPP } from "../../errno/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import { EMPTY_ARRAY, type Incoming, type Kho, type KhoArray } from "../kho/index.ts";
import type { File } from "../files/index.ts";
import { locked, maySleep, type Path } from "../lock/index.ts";
import type { HugePolicy } from "./create.ts";
import { Memfd, memfdFile, memfdOf, type Folio } from "./memfd.ts";
import {
  folioArrayBytes,
  readMemfdRecord,
  writeFolios,
  type MemfdLayout,
  type MemfdRecord,
} from "./records.ts";
import { SEALS_ALL } from "./seals.ts";

/** The largest position a file can have; a record that names a later one leaves it at 0. */
const POSITION_MAX = 2n ** 63n - 1n;
/** Pages of the largest file that can be carried. */
const PAGES_MAX = 2 ** 32 - 1;

/** What the handler needs of its kernel. */
interface MemfdHandlerOptions {
  readonly kho: Kho;
  readonly incoming: Incoming | undefined;
  readonly faults: FaultPlan;
  readonly huge: HugePolicy;
  readonly layout: MemfdLayout;
}

/** The handler of memory files, in one layout; it has the shape the orchestrator calls. */
export class MemfdHandler {
  readonly compatible: string;
  readonly globals: readonly never[] = [];
  /** Why the last record was refused; for a human. */
  refusal: string | undefined;
  readonly #options: MemfdHandlerOptions;
  /** What undoing needs, by file. */
  readonly #preserved = new Map<
    Memfd,
    { readonly folios: readonly Folio[]; readonly array: KhoArray; readonly seals: number }
  >();

  constructor(options: MemfdHandlerOptions) {
    this.#options = options;
    this.compatible = options.layout.compatible;
  }

  canPreserve(file: File): boolean {
    const memfd = memfdOf(file);
    return memfd !== undefined && !memfd.hugetlb;
  }

  /**
   * Every page gets memory, every folio is kept. -EOPNOTSUPP (a seal the layout does not know),
   * -EFBIG, -ENOMEM; a refusal leaves no hole filled and nothing kept.
   */
  *preserve({ file }: { readonly file: File }): Path<number> {
    const memfd = file.inner as Memfd;
    return yield* locked(memfd.lock, () => {
      maySleep("folios pinned");
      return this.#preserveHeld(memfd);
    });
  }

  *unpreserve(file: File, pa: number): Path<void> {
    const memfd = file.inner as Memfd;
    yield* locked(memfd.lock, () => this.#letGo(memfd, pa));
  }

  #preserveHeld(memfd: Memfd): number {
    const { layout } = this.#options;
    if (layout.carriesSeals && (memfd.seals & ~SEALS_ALL) !== 0) return -EOPNOTSUPP;
    if (memfd.pages > PAGES_MAX) return -EFBIG;
    const filled = memfd.fillHoles();
    if (typeof filled === "number") return filled;
    const pa = this.#record(memfd);
    if (pa < 0) memfd.drop(filled);
    return pa;
  }

  #record(memfd: Memfd): number {
    const { kho, layout } = this.#options;
    const folios = memfd.folios();
    const kept = this.#keep(folios);
    if (kept !== 0) return kept;
    const array = kho.allocateArray("memfd record", folioArrayBytes(folios.length));
    if (typeof array === "number") {
      this.#drop(folios);
      return array;
    }
    const pa = kho.allocate("memfd record", layout.bytes);
    if (pa < 0) {
      kho.freeArray(array);
      this.#drop(folios);
      return pa;
    }
    memfd.frozen = true;
    this.#preserved.set(memfd, { folios, array, seals: memfd.seals });
    const { ram } = kho.frames;
    writeFolios(ram.view, array, folios, (at) => ram.byteAt(at));
    this.#write(memfd, pa);
    return pa;
  }

  #letGo(memfd: Memfd, pa: number): void {
    const { kho } = this.#options;
    const state = this.#preserved.get(memfd);
    this.#preserved.delete(memfd);
    kho.free(pa);
    if (state !== undefined) {
      kho.freeArray(state.array);
      this.#drop(state.folios);
    }
    memfd.frozen = false;
  }

  /**
   * The position may have moved since. Seals may have been added as well, but the kernel does not
   * look again (7.2, recorded): they do not go over.
   */
  freeze(file: File, pa: number): number {
    this.#write(file.inner as Memfd, pa);
    return 0;
  }

  retrieve({ data }: { readonly data: number }): File | number {
    const { incoming, faults, huge } = this.#options;
    const record = this.#read(data);
    if (incoming === undefined || record === undefined) return -EINVAL;
    const { seals, size, pos } = record.ser;
    // A new file anybody may run: a seal on that brings along what it implies.
    const options = { seals: 0, executable: true, hugetlb: false };
    const memfd = new Memfd(incoming.frames, faults, options, huge);
    const sealed = memfd.addSeals(seals);
    if (sealed !== 0) return sealed;
    memfd.sizeBytes = Number(size);
    memfd.position = pos <= POSITION_MAX ? Number(pos) : 0;
    for (const folio of record.folios) {
      incoming.claim(folio.pfn * 4096, "memfd");
      memfd.insert(folio);
    }
    incoming.discardArray(record.array);
    incoming.discard(data);
    return memfdFile(memfd);
  }

  /** A file nobody asked for: its folios and records go back to the allocator. */
  finish(file: File | undefined, data: number): void {
    const { incoming } = this.#options;
    if (file !== undefined || incoming === undefined) return;
    const record = this.#read(data);
    if (record === undefined) return;
    for (const folio of record.folios) incoming.discard(folio.pfn * 4096);
    incoming.discardArray(record.array);
    incoming.discard(data);
  }

  #keep(folios: readonly Folio[]): number {
    const { kho } = this.#options;
    for (const [at, { pfn, order }] of folios.entries()) {
      const errno = kho.preserve(pfn, order);
      if (errno !== 0) {
        for (const kept of folios.slice(0, at)) kho.unpreserve(kept.pfn, kept.order);
        return errno;
      }
    }
    for (const { pfn } of folios) kho.frames.get(pfn);
    return 0;
  }

  #drop(folios: readonly Folio[]): void {
    const { kho } = this.#options;
    for (const { pfn, order } of folios) {
      kho.unpreserve(pfn, order);
      kho.frames.put(pfn);
    }
  }

  #write(memfd: Memfd, pa: number): void {
    const { kho, layout } = this.#options;
    const { ram } = kho.frames;
    const none = { folios: [], array: EMPTY_ARRAY, seals: memfd.seals };
    const { folios, array, seals } = this.#preserved.get(memfd) ?? none;
    const ser = {
      pos: BigInt(memfd.position),
      size: BigInt(memfd.sizeBytes),
      seals,
      flags: 0,
      nrFolios: BigInt(folios.length),
      folios: array.descriptor,
    };
    layout.encode(ser, ram.view, ram.byteAt(pa));
  }

  #read(pa: number): MemfdRecord | undefined {
    const { incoming, layout } = this.#options;
    if (incoming === undefined) return undefined;
    const record = readMemfdRecord(incoming, pa, layout);
    this.refusal = typeof record === "string" ? record : undefined;
    return typeof record === "string" ? undefined : record;
  }
}

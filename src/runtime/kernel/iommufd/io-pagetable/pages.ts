// What one map call brought in: whole pages of user memory or of a file, each pinned once for
// everybody who needs it.
import { EFAULT, EINVAL, ENOMEM, assert } from "../../../errno/index.ts";
import type { Frames } from "../../../memory/index.ts";
import type { File, LockedMemory, Run, UserSpace } from "../../files/index.ts";
import type { Memfd } from "../../memfd/index.ts";
import type { DmaBuf, Importer } from "./dma-buf.ts";
import type { Stretch } from "./unmap-pieces.ts";

/** Where pages come from. Seals are those of the moment the mapping was made. */
export type Source =
  | { readonly kind: "user"; readonly space: UserSpace; readonly vaPfn: number }
  | {
      readonly kind: "file";
      readonly file: File;
      readonly memfd: Memfd;
      readonly index: number;
      readonly sealsAtMap: number;
    }
  | {
      readonly kind: "dma-buf";
      readonly file: File;
      readonly buffer: DmaBuf;
      readonly index: number;
    };

/** Against whose limit pinned pages count: nobody's, the user's, the process's. */
type AccountMode = "none" | "user" | "process";

export interface Account {
  mode: AccountMode;
  locked: LockedMemory;
}

/** Neighbouring pages that the same users hold. */
interface Segment {
  readonly first: number;
  readonly count: number;
  users: number;
  readonly runs: readonly Run[];
}

/** Shared by every area made from it; a page is pinned from its first user to its last. */
export class Pages implements Importer {
  readonly source: Source;
  readonly count: number;
  readonly writable: boolean;
  readonly account: Account;
  readonly #frames: Frames;
  #areas = 0;
  /** Pinned pages by ascending index, without overlap. */
  #segments: Segment[] = [];
  /** Pages charged to the account. */
  #charged = 0;
  #pinned = 0;
  /** The memory was taken back; what is mapped of it stays empty. */
  isRevoked = false;
  /** Who has memory in a table that may be taken back. */
  readonly mapped: Set<Importer> = new Set();

  constructor(
    frames: Frames,
    source: Source,
    count: number,
    options: { readonly writable: boolean; readonly account: Account },
  ) {
    this.#frames = frames;
    this.source = source;
    this.count = count;
    this.writable = options.writable;
    this.account = options.account;
    if (source.kind !== "user") source.file.get();
  }

  /** What backs the pages takes part in it from now on: 0, -ENODEV. */
  import(): number {
    return this.source.kind === "dma-buf" ? this.source.buffer.attach(this) : 0;
  }

  revoke(): void {
    for (const area of this.mapped) area.revoke();
    this.mapped.clear();
    this.isRevoked = true;
  }

  /** Pages pinned right now. */
  get pinned(): number {
    return this.#pinned;
  }

  /** One more area uses these pages. */
  get(): void {
    this.#areas += 1;
  }

  /** One area less; after the last the file is let go. */
  put(): void {
    this.#areas -= 1;
    if (this.#areas > 0) return;
    assert(this.#segments.length === 0, "pages released while pinned");
    this.discard();
  }

  /** Lets go of pages that no area ever used. */
  discard(): void {
    const { source } = this;
    if (source.kind === "dma-buf") source.buffer.detach(this);
    if (source.kind !== "user") source.file.put();
  }

  /** One more user of a range: 0, or -EFAULT, -ENOMEM with nothing held. Not yet charged. */
  pin(first: number, count: number): number {
    const end = first + count;
    this.#cutAt(first);
    this.#cutAt(end);
    const fresh: Segment[] = [];
    const shared: Segment[] = [];
    let at = first;
    let place = this.#placeOf(first);
    while (at < end) {
      const next = this.#segments[place];
      if (next !== undefined && next.first === at) {
        shared.push(next);
        at += next.count;
        place += 1;
        continue;
      }
      const stop = next === undefined ? end : Math.min(end, next.first);
      const runs = this.#pinSource(at, stop - at);
      if (typeof runs === "number") {
        for (const segment of fresh) this.#unpinSource(segment.runs);
        return runs;
      }
      fresh.push({ first: at, count: stop - at, users: 1, runs });
      at = stop;
    }
    for (const segment of shared) segment.users += 1;
    if (fresh.length === 0) return 0;
    for (const segment of fresh) this.#pinned += segment.count;
    const start = this.#placeOf(first);
    this.#segments.splice(start, shared.length, ...merge(shared, fresh));
    return 0;
  }

  /** One user of a range less; whoever pinned it gives exactly this range back. */
  unpin(first: number, count: number): void {
    const end = first + count;
    this.#cutAt(first);
    this.#cutAt(end);
    const start = this.#placeOf(first);
    let stop = start;
    const kept: Segment[] = [];
    for (; stop < this.#segments.length; stop++) {
      const segment = this.#segments[stop] as Segment;
      if (segment.first >= end) break;
      segment.users -= 1;
      assert(segment.users >= 0, "pages unpinned twice");
      if (segment.users > 0) {
        kept.push(segment);
        continue;
      }
      this.#unpinSource(segment.runs);
      this.#pinned -= segment.count;
    }
    assert(stop > start, "pages unpinned that were not pinned");
    this.#segments.splice(start, stop - start, ...kept);
    this.uncharge();
  }

  /** Charges what was pinned since the last time: -ENOMEM over the limit, nothing charged. */
  charge(): number {
    const more = this.#pinned - this.#charged;
    const { mode, locked } = this.account;
    if (more > 0 && mode !== "none") {
      const limit = Math.floor(locked.limitBytes / 4096);
      if (locked[mode].pages + more > limit) return -ENOMEM;
    }
    this.#move(more);
    return 0;
  }

  /** Takes back the charge of pages that are pinned no more. */
  uncharge(): void {
    if (this.#pinned < this.#charged) this.#move(this.#pinned - this.#charged);
  }

  /** The charge of these pages moves to another process or user; the caller has checked limits. */
  recharge(account: Account): void {
    const pages = this.#charged;
    this.#move(-pages);
    this.account.mode = account.mode;
    this.account.locked = account.locked;
    this.#move(pages);
  }

  /** Pages charged. */
  get charged(): number {
    return this.#charged;
  }

  /** Copies bytes out of the source, or into it: 0, -EFAULT, -EINVAL for a device's memory. */
  copy(at: number, data: Uint8Array, write: boolean): number {
    const { source } = this;
    if (source.kind === "dma-buf") return -EINVAL;
    if (source.kind === "file") {
      const start = source.index * 4096 + at;
      if (write) return source.memfd.write(start, data) === data.length ? 0 : -EFAULT;
      const bytes = source.memfd.read(start, data.length);
      if (typeof bytes === "number" || bytes.length < data.length) return -EFAULT;
      data.set(bytes);
      return 0;
    }
    const va = source.vaPfn * 4096 + at;
    if (write) return source.space.write(va, data) ? 0 : -EFAULT;
    const bytes = source.space.read(va, data.length);
    if (bytes === undefined) return -EFAULT;
    data.set(bytes);
    return 0;
  }

  /** The frames behind `count` pages from `first`; only while pinned. */
  runs(first: number, count: number): readonly Run[] {
    const single = this.#segments[this.#placeOf(first)];
    if (single !== undefined && single.first === first && single.count === count) {
      return single.runs;
    }
    const cut: { pfn: number; pages: number }[] = [];
    let wanted = first;
    for (let place = this.#placeOf(first); wanted < first + count; place++) {
      const segment = this.#segments[place];
      assert(segment !== undefined && segment.first <= wanted, "frames of pages not pinned");
      const end = Math.min(segment.first + segment.count, first + count);
      appendRuns(cut, slice(segment.runs, wanted - segment.first, end - wanted));
      wanted = end;
    }
    return cut;
  }

  /** Who holds pages of a pinned range, for a caller that is one of their users. */
  stretches(first: number, count: number): readonly Stretch[] {
    this.#cutAt(first);
    this.#cutAt(first + count);
    const found: Stretch[] = [];
    for (let place = this.#placeOf(first); place < this.#segments.length; place++) {
      const segment = this.#segments[place] as Segment;
      if (segment.first >= first + count) break;
      found.push({ first: segment.first, count: segment.count, held: segment.users > 1 });
    }
    return found;
  }

  #move(pages: number): void {
    const { mode, locked } = this.account;
    this.#charged += pages;
    if (mode !== "none") locked[mode].pages += pages;
    // Memory of a device is nobody's.
    if (this.source.kind !== "dma-buf") locked.pinned.pages += pages;
  }

  #pinSource(first: number, count: number): readonly Run[] | number {
    const { source } = this;
    if (source.kind === "user") {
      return source.space.pin(source.vaPfn + first, count, this.writable);
    }
    if (source.kind === "file") return source.memfd.pin(source.index + first, count);
    // It cannot be swapped out: there is nothing to hold.
    return [{ pfn: source.buffer.pfn + source.index + first, pages: count }];
  }

  #unpinSource(runs: readonly Run[]): void {
    const { source } = this;
    if (source.kind === "user") source.space.unpin(runs);
    else if (source.kind === "file")
      for (const run of runs) this.#frames.putRange(run.pfn, run.pages);
  }

  /** Position of the first segment that ends past `index`. */
  #placeOf(index: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { first, count } = this.#segments[middle] as Segment;
      if (first + count <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Makes `index` the edge of a segment, if it lies inside one. */
  #cutAt(index: number): void {
    const place = this.#placeOf(index);
    const segment = this.#segments[place];
    if (segment === undefined || segment.first >= index) return;
    const { first, count, users, runs } = segment;
    const left = slice(runs, 0, index - first);
    const right = slice(runs, index - first, count - (index - first));
    this.#shareBlock(left, right);
    this.#segments.splice(
      place,
      1,
      { first, count: index - first, users, runs: left },
      { first: index, count: first + count - index, users, runs: right },
    );
  }

  /** A block of frames that both sides of a cut use is held once by each. */
  #shareBlock(left: readonly Run[], right: readonly Run[]): void {
    if (this.source.kind !== "file") return;
    const [last, next] = [left.at(-1), right[0]];
    if (last === undefined || next === undefined) return;
    const head = this.#frames.headOf(next.pfn);
    if (this.#frames.headOf(last.pfn + last.pages - 1) === head) this.#frames.get(head);
  }
}

/** Both lists in order of their first page. */
function merge(shared: readonly Segment[], fresh: readonly Segment[]): readonly Segment[] {
  if (shared.length === 0) return fresh;
  return [...shared, ...fresh].sort((a, b) => a.first - b.first);
}

function appendRuns(to: { pfn: number; pages: number }[], runs: readonly Run[]): void {
  for (const { pfn, pages } of runs) {
    const last = to.at(-1);
    if (last !== undefined && last.pfn + last.pages === pfn) last.pages += pages;
    else to.push({ pfn, pages });
  }
}

function slice(runs: readonly Run[], first: number, count: number): readonly Run[] {
  const cut: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const start = Math.max(at, first);
    const end = Math.min(at + run.pages, first + count);
    if (start < end) cut.push({ pfn: run.pfn + start - at, pages: end - start });
    at += run.pages;
    if (at >= first + count) break;
  }
  return cut;
}

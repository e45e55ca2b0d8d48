// One kernel's bookkeeping of frames: power-of-two blocks, reference counts, owners for the census.
import { ENOMEM, assert } from "../errno/index.ts";
import type { FaultPlan } from "../world/index.ts";
import type { Ram } from "./ram.ts";

/** The largest block, 2^10 frames (4 MiB), as in Linux. */
export const ORDER_MAX = 10;

/** 2^order frames from `pfn`, which is a multiple of that count. */
export interface Block {
  readonly pfn: number;
  readonly order: number;
}

const TAIL = 0;
const FREE = 1;
const USED = 2;
/** Kept over a kexec and not yet claimed by anyone in this kernel. */
const PRESERVED = 3;

const NONE = -1;

interface Withheld {
  readonly pfn: number;
  readonly count: number;
  /** Reserved runs have none. */
  readonly order?: number;
}

/** What the allocator does not start with, ascending. */
function* withheld(
  preserved: readonly Block[],
  reserved: readonly { readonly pfn: number; readonly count: number }[],
): IterableIterator<Withheld> {
  const isSorted = preserved.every((block, at) => block.pfn >= (preserved[at - 1]?.pfn ?? 0));
  const blocks = isSorted ? preserved : [...preserved].sort((a, b) => a.pfn - b.pfn);
  const runs = [...reserved].sort((a, b) => a.pfn - b.pfn);
  for (const { pfn, order } of blocks) {
    while (runs[0] !== undefined && runs[0].pfn < pfn) yield runs.shift() as Withheld;
    yield { pfn, order, count: 2 ** order };
  }
  yield* runs;
}

/**
 * A buddy allocator over the arena. Lowest addresses first from a fresh start, the most recently
 * freed block first afterwards: the same calls give the same frames.
 */
export class Frames {
  readonly ram: Ram;
  readonly #faults: FaultPlan;
  readonly #kind: Uint8Array;
  readonly #order: Int8Array;
  readonly #owner: Uint8Array;
  readonly #refs: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #heads: Int32Array = new Int32Array(ORDER_MAX + 1).fill(NONE);
  readonly #owners: string[] = ["nobody"];
  #used = 0;
  #preserved = 0;
  /** The word freed frames are filled with; 0 leaves them as they are. */
  readonly #poison: number;

  /**
   * `preserved` blocks are withheld until `claim`, runs of `reserved` frames for ever; they must
   * not overlap and lie in the arena.
   */
  constructor(
    ram: Ram,
    faults: FaultPlan,
    poison = 0,
    preserved: readonly Block[] = [],
    reserved: readonly { readonly pfn: number; readonly count: number }[] = [],
  ) {
    this.ram = ram;
    this.#faults = faults;
    this.#poison = poison;
    this.#kind = new Uint8Array(ram.frameCount);
    this.#order = new Int8Array(ram.frameCount);
    this.#owner = new Uint8Array(ram.frameCount);
    this.#refs = new Int32Array(ram.frameCount);
    this.#next = new Int32Array(ram.frameCount);
    this.#previous = new Int32Array(ram.frameCount);
    const gaps: [number, number][] = [];
    let cursor = 0;
    for (const { pfn, count, order } of withheld(preserved, reserved)) {
      const start = pfn - ram.basePfn;
      assert(start >= cursor && start + count <= ram.frameCount, `block at frame ${pfn}`);
      if (start > cursor) gaps.push([cursor, start]);
      cursor = start + count;
      if (order === undefined) continue;
      this.#kind[start] = PRESERVED;
      this.#order[start] = order;
      this.#preserved += count;
    }
    gaps.push([cursor, ram.frameCount]);
    for (const [start, end] of gaps.reverse()) this.#release(start, end);
  }

  /** Frames in use: everything allocated, preserved and claimed blocks included. */
  get used(): number {
    return this.#used;
  }

  /** Frames preserved by the previous kernel that nobody has claimed yet. */
  get unclaimed(): number {
    return this.#preserved;
  }

  /** A block of 2^order frames, zeroed unless told otherwise, with one reference; or -ENOMEM. */
  allocate(owner: string, order = 0, zero = true): number {
    if (this.#faults.shouldFail("frame")) return -ENOMEM;
    let from = order;
    while (from <= ORDER_MAX && this.#heads[from] === NONE) from++;
    if (from > ORDER_MAX) return -ENOMEM;
    const start = this.#heads[from] as number;
    this.#unlink(start, from);
    for (let split = from; split > order; split--) {
      this.#link(start + 2 ** (split - 1), split - 1);
    }
    this.#take(start, order, owner);
    const pfn = start + this.ram.basePfn;
    if (zero) this.ram.zero(pfn, 2 ** order);
    else this.ram.touched.fill(1, start, start + 2 ** order);
    return pfn;
  }

  /** Takes over a preserved block with one reference. False unless exactly this block was kept. */
  claim(pfn: number, order: number, owner: string): boolean {
    const start = pfn - this.ram.basePfn;
    if (!this.ram.holds(pfn) || this.#kind[start] !== PRESERVED) return false;
    if (this.#order[start] !== order) return false;
    this.#preserved -= 2 ** order;
    this.#take(start, order, owner);
    return true;
  }

  /** The order of a preserved, unclaimed block that starts at `pfn`, or undefined. */
  preservedOrder(pfn: number): number | undefined {
    const start = pfn - this.ram.basePfn;
    if (!this.ram.holds(pfn) || this.#kind[start] !== PRESERVED) return undefined;
    return this.#order[start];
  }

  /** The first frame of the block in use that `pfn` belongs to. */
  headOf(pfn: number): number {
    const start = pfn - this.ram.basePfn;
    for (let order = 0; order <= ORDER_MAX; order++) {
      const head = start - (start % 2 ** order);
      if (this.#kind[head] === USED && (this.#order[head] as number) >= order) {
        return head + this.ram.basePfn;
      }
    }
    assert(false, `frame ${pfn} is in no block in use`);
  }

  orderOf(head: number): number {
    return this.#order[this.#inUse(head)] as number;
  }

  refsOf(head: number): number {
    return this.#refs[this.#inUse(head)] as number;
  }

  /** One more reference to a block in use. */
  get(head: number): void {
    const start = this.#inUse(head);
    this.#refs[start] = (this.#refs[start] as number) + 1;
  }

  /** One reference less; the last one frees and poisons the block. */
  put(head: number): void {
    const start = this.#inUse(head);
    const refs = (this.#refs[start] as number) - 1;
    this.#refs[start] = refs;
    if (refs > 0) return;
    const order = this.#order[start] as number;
    const count = 2 ** order;
    this.#used -= count;
    if (this.#poison !== 0) this.ram.poison(head, count, this.#poison);
    this.#merge(start, order);
  }

  /** One more reference to every block that a range of frames touches. */
  getRange(pfn: number, count: number): void {
    for (let at = pfn; at < pfn + count;) {
      const head = this.headOf(at);
      this.get(head);
      at = head + 2 ** this.orderOf(head);
    }
  }

  /** Undoes `getRange` of the same range. */
  putRange(pfn: number, count: number): void {
    for (let at = pfn; at < pfn + count;) {
      const head = this.headOf(at);
      const next = head + 2 ** this.orderOf(head);
      this.put(head);
      at = next;
    }
  }

  /** Frames in use by owner, sorted by name. */
  census(): readonly (readonly [string, number])[] {
    const counts = new Map<string, number>();
    for (let at = 0; at < this.#kind.length; at++) {
      if (this.#kind[at] !== USED) continue;
      const owner = this.#owners[this.#owner[at] as number] as string;
      counts.set(owner, (counts.get(owner) ?? 0) + 2 ** (this.#order[at] as number));
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Calls back for every block in use, ascending: for fingerprints. */
  eachUsed(visit: (pfn: number, order: number, refs: number, owner: string) => void): void {
    for (let at = 0; at < this.#kind.length; at++) {
      if (this.#kind[at] !== USED) continue;
      const owner = this.#owners[this.#owner[at] as number] as string;
      const [order, refs] = [this.#order[at] as number, this.#refs[at] as number];
      visit(at + this.ram.basePfn, order, refs, owner);
    }
  }

  #inUse(head: number): number {
    const start = head - this.ram.basePfn;
    if (this.#kind[start] === USED) return start;
    assert(false, `frame ${head} is not the head of a block in use`);
  }

  #take(start: number, order: number, owner: string): void {
    let at = this.#owners.indexOf(owner);
    if (at < 0) at = this.#owners.push(owner) - 1;
    assert(at < 256, "more than 255 owners of frames");
    this.#kind[start] = USED;
    this.#order[start] = order;
    this.#owner[start] = at;
    this.#refs[start] = 1;
    this.#used += 2 ** order;
  }

  #merge(start: number, order: number): void {
    let at = start;
    let grown = order;
    this.#kind[at] = TAIL;
    while (grown < ORDER_MAX) {
      const size = 2 ** grown;
      const buddy = (at / size) % 2 === 0 ? at + size : at - size;
      if (buddy + size > this.#kind.length) break;
      if (this.#kind[buddy] !== FREE || this.#order[buddy] !== grown) break;
      this.#unlink(buddy, grown);
      at = Math.min(at, buddy);
      grown += 1;
    }
    this.#link(at, grown);
  }

  /** Gives [start, end) away as the largest aligned blocks, so that the lowest comes out first. */
  #release(start: number, end: number): void {
    const blocks: [number, number][] = [];
    let at = start;
    while (at < end) {
      let order = 0;
      while (order < ORDER_MAX && at % 2 ** (order + 1) === 0 && at + 2 ** (order + 1) <= end) {
        order += 1;
      }
      blocks.push([at, order]);
      at += 2 ** order;
    }
    for (const [block, order] of blocks.reverse()) this.#link(block, order);
  }

  #link(start: number, order: number): void {
    const head = this.#heads[order] as number;
    this.#kind[start] = FREE;
    this.#order[start] = order;
    this.#next[start] = head;
    this.#previous[start] = NONE;
    if (head !== NONE) this.#previous[head] = start;
    this.#heads[order] = start;
  }

  #unlink(start: number, order: number): void {
    const next = this.#next[start] as number;
    const previous = this.#previous[start] as number;
    if (previous === NONE) this.#heads[order] = next;
    else this.#next[previous] = next;
    if (next !== NONE) this.#previous[next] = previous;
    this.#kind[start] = TAIL;
  }
}

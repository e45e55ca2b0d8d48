// Physical addresses beyond the machine's own memory, to lend to pages of real processes.

/** The largest piece, 1 GiB; the window begins at a multiple of it. */
const ORDER_MAX = 18;

/** Gives the lowest fresh addresses first, and those given back last before fresh ones. */
export class FrameWindow {
  #next: number;
  /** Pieces given back, by order. */
  readonly #free = new Map<number, number[]>();

  /** `above`: the first frame that is not memory of the machine. */
  constructor(above: number) {
    // Never next to memory: what runs on from there is no memory.
    this.#next = Math.ceil(above / 2 ** ORDER_MAX + 1) * 2 ** ORDER_MAX;
  }

  /** 2^order frames, the first a multiple of that count. */
  take(order: number): number {
    const known = this.#free.get(order)?.pop();
    if (known !== undefined) return known;
    // What lies between here and the next multiple is kept in pieces for later.
    for (let low = 0; low < order; low++) {
      if (this.#next % 2 ** (low + 1) === 0) continue;
      this.give(this.#next, low);
      this.#next += 2 ** low;
    }
    const pfn = this.#next;
    this.#next += 2 ** order;
    return pfn;
  }

  give(pfn: number, order: number): void {
    const known = this.#free.get(order);
    if (known === undefined) this.#free.set(order, [pfn]);
    else known.push(pfn);
  }
}

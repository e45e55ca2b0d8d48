// Disjoint ranges of 64-bit addresses in ascending order, found by bisection.

/** Both ends inclusive: the last address of the top range does not fit anywhere else. */
export interface Span {
  readonly start: bigint;
  readonly last: bigint;
}

export class SpanList<T extends Span> {
  readonly #spans: T[] = [];

  get size(): number {
    return this.#spans.length;
  }

  /** Every span, ascending. */
  [Symbol.iterator](): IterableIterator<T> {
    return this.#spans.values();
  }

  /** The first span that reaches into [start, last], or undefined. */
  first(start: bigint, last: bigint): T | undefined {
    const span = this.#spans[this.#find(start)];
    return span !== undefined && span.start <= last ? span : undefined;
  }

  /** Every span that reaches into [start, last], ascending. */
  *within(start: bigint, last: bigint): IterableIterator<T> {
    for (let at = this.#find(start); at < this.#spans.length; at++) {
      const span = this.#spans[at] as T;
      if (span.start > last) return;
      yield span;
    }
  }

  /** Adds a span that overlaps none. */
  add(span: T): void {
    this.#spans.splice(this.#find(span.start), 0, span);
  }

  remove(span: T): void {
    const at = this.#find(span.start);
    if (this.#spans[at] === span) this.#spans.splice(at, 1);
  }

  /** Removes every span wholly inside [start, last]; they must be neighbours. */
  removeWithin(start: bigint, last: bigint): void {
    const from = this.#find(start);
    let to = from;
    while (to < this.#spans.length && (this.#spans[to] as T).last <= last) to++;
    this.#spans.splice(from, to - from);
  }

  clear(): void {
    this.#spans.length = 0;
  }

  /** Position of the first span whose last address is not below `address`. */
  #find(address: bigint): number {
    let low = 0;
    let high = this.#spans.length;
    if (high > 0 && (this.#spans[high - 1] as T).last < address) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#spans[middle] as T).last < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

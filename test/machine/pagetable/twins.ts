// Slow, plain twins of what the page-table room does cleverly.

/** One leaf at a time: the largest span that divides both addresses and fits what is left. */
export function greedyTiling(
  iova: number,
  oa: number,
  pages: number,
  spans: readonly number[],
): readonly (readonly [iova: number, pages: number])[] {
  const tiles: [number, number][] = [];
  for (let done = 0; done < pages;) {
    const fits = spans.filter(
      (span) => (iova + done) % span === 0 && (oa + done) % span === 0 && span <= pages - done,
    );
    const span = Math.max(...fits);
    tiles.push([iova + done, span]);
    done += span;
  }
  return tiles;
}

/** Disjoint ranges in a plain list. */
export class IntervalMap {
  readonly #ranges = new Map<number, number>();

  add(start: number, length: number): void {
    this.#ranges.set(start, length);
  }

  remove(start: number): void {
    this.#ranges.delete(start);
  }

  firstIn(start: number, length: number): readonly [number, number] | undefined {
    return this.all().find(([at, size]) => at < start + length && start < at + size);
  }

  overlaps(start: number, length: number): boolean {
    return this.firstIn(start, length) !== undefined;
  }

  all(): readonly (readonly [number, number])[] {
    return [...this.#ranges].sort(([a], [b]) => a - b);
  }
}

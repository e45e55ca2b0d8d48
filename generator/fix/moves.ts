// How much of an order is another one: what a reader has to follow.

/**
 * The fewest elements that have to be taken out and put elsewhere to make `now` of `before`, which
 * hold the same ones. O(n log n).
 */
export function movesBetween<T>(before: readonly T[], now: readonly T[]): number {
  const places = new Map(before.map((one, at) => [one, at]));
  // The last element of the best increasing run of each length so far (patience sorting).
  const ends: number[] = [];
  for (const one of now) {
    const place = places.get(one) ?? 0;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
  }
  return now.length - ends.length;
}

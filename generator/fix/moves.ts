// How much of an order is another one: what a reader has to follow.
import { countFirst } from "../lists/index.ts";

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
    ends[countFirst(ends, (end) => end < place)] = place;
  }
  return now.length - ends.length;
}

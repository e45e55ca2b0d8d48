// Where in a sorted list a place lies.

/**
 * How many of a list's first elements a condition holds for: the index of the first it fails for.
 * It must fail for all behind that. O(log n).
 */
export function countFirst<T>(sorted: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the last element that begins no later than a place; 0 when all begin behind it. */
export const lastBefore = <T>(sorted: readonly T[], isBefore: (one: T) => boolean): number =>
  Math.max(countFirst(sorted, isBefore) - 1, 0);

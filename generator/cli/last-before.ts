// Where in a sorted list a place lies.

/**
 * The index of the last element that begins no later than a place: `isBefore` holds for the first
 * ones and for none behind them. 0 when it holds for none. O(log n).
 */
export function lastBefore<T>(sorted: readonly T[], isBefore: (one: T) => boolean): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isBefore(sorted[middle]!)) low = middle;
    else high = middle - 1;
  }
  return low;
}

// From bytes to the order of the block that holds them.

/** Smallest order whose block holds `bytes` (at least one frame). */
export function orderForBytes(bytes: number): number {
  let order = 0;
  while (4096 * 2 ** order < bytes) order += 1;
  return order;
}

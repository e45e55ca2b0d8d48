// Greedy tiling: the largest leaf that fits at each position, found for a whole run at once.
//
// The size is the largest one that divides both addresses and fits what remains. A run keeps one
// size until the next larger one could take over, which needs both addresses aligned at once.
import type { PageTable } from "./table.ts";

/** A run of equal leaves: which size (index into `sizes`) and how many. One object is reused. */
export interface Run {
  size: number;
  count: number;
}

/** Whether the low bits of a frame number are zero, for any power of two up to 2^52. */
function isMultiple(pfn: number, lg2: number): boolean {
  if (lg2 <= 30) return (pfn & ((1 << lg2) - 1)) === 0;
  return pfn % 2 ** lg2 === 0;
}

function isCongruent(a: number, b: number, lg2: number): boolean {
  if (lg2 <= 30) return ((a ^ b) & ((1 << lg2) - 1)) === 0;
  return a % 2 ** lg2 === b % 2 ** lg2;
}

/** Fills `run` with the leaves that start here; false when no size fits. `pages` is at least 1. */
export function nextRun(
  pt: PageTable,
  iovaPfn: number,
  oaPfn: number,
  pages: number,
  run: Run,
): boolean {
  const { sizes, spans } = pt;
  let size = sizes.length - 1;
  while (size >= 0) {
    const lg2 = sizes[size] as number;
    if ((spans[size] as number) <= pages && isMultiple(iovaPfn, lg2) && isMultiple(oaPfn, lg2)) {
      break;
    }
    size -= 1;
  }
  if (size < 0) return false;
  let length = pages;
  if (size + 1 < sizes.length) {
    const larger = sizes[size + 1] as number;
    if (isCongruent(iovaPfn, oaPfn, larger)) {
      const span = spans[size + 1] as number;
      const low = larger <= 30 ? iovaPfn & (span - 1) : iovaPfn % span;
      length = Math.min(length, span - low);
    }
  }
  run.size = size;
  run.count = Math.floor(length / (spans[size] as number));
  return true;
}

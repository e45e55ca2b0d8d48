// Page tables that the previous kernel built: no address space says what they map, the tables do.
import type { Domain } from "../../iommu/index.ts";
import { Memfd } from "../../memfd/index.ts";
import { visitLeaves } from "../../../pagetable/index.ts";

/** Leaves the walk; never seen outside this file. */
const FOREIGN: unique symbol = Symbol("foreign");

/**
 * Whether every page a table leads to lies in one of these files: a table may go over again only
 * with its memory.
 */
export function leadsInto({ pageTable }: Domain, files: Iterable<object>): boolean {
  const runs: (readonly [start: number, end: number])[] = [];
  for (const file of files) {
    if (!(file instanceof Memfd)) continue;
    for (const { pfn, order } of file.folios()) runs.push([pfn, pfn + 2 ** order]);
  }
  runs.sort(([a], [b]) => a - b);
  try {
    visitLeaves(pageTable, (_iovaPfn, pfn, _level, _low, _high, pages) => {
      for (let at = pfn, end = pfn + pages; at < end;) {
        const run = runs[lastBefore(runs, at)];
        if (run === undefined || run[1] <= at) throw FOREIGN;
        at = run[1];
      }
    });
    return true;
  } catch (error) {
    if (error === FOREIGN) return false;
    throw error;
  }
}

/** The last run that begins at or before a frame; -1 for none. */
function lastBefore(runs: readonly (readonly [number, number])[], pfn: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] as readonly [number, number])[0] <= pfn) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// Reading a table back: one address, or every leaf.
import { EMPTY, LEAF } from "./format.ts";
import { entryPfn, indexAt, isPage, leafSlot, tableAt, topAtFor } from "./table.ts";
import type { PageTable } from "./table.ts";

/** The output frame of one input frame, or -1 where nothing is mapped. */
export function translate(pt: PageTable, iovaPfn: number): number {
  const { words, tableMask, tableValue } = pt;
  const page = leafSlot(pt, iovaPfn);
  if (page >= 0) {
    const low = words[page] as number;
    const high = words[page + 1] as number;
    return isPage(pt, low, high) ? entryPfn(pt, low, high) : inLeaf(pt, low, high, 0, iovaPfn);
  }
  if (!(iovaPfn < pt.reachPfn || iovaPfn >= pt.upperPfn) || iovaPfn < 0) return -1;
  let at = topAtFor(pt, iovaPfn);
  let level = pt.topLevel;
  for (; level > 0; level--) {
    const low = words[at + indexAt(iovaPfn, level) * 2] as number;
    if ((low & (tableMask[level] as number)) !== tableValue[level]) break;
    at = tableAt(pt, low);
  }
  const slot = at + indexAt(iovaPfn, level) * 2;
  const low = words[slot] as number;
  const high = words[slot + 1] as number;
  return inLeaf(pt, low, high, level, iovaPfn);
}

/** The frame of one page of a leaf that has several, or -1 where there is none. */
function inLeaf(pt: PageTable, low: number, high: number, level: number, iovaPfn: number): number {
  const { format } = pt;
  if (format.kindOf(low, high, level) !== LEAF) return -1;
  const span = 2 ** (format.leafLg2?.(low, high, level) ?? 9 * level);
  const pfn = entryPfn(pt, low, high);
  // Below the size the frame number may say what the size is.
  return pfn - (pfn % span) + (iovaPfn % span);
}

/**
 * Called for each leaf: first input frame, first output frame, level, the entry's two words, and
 * how many pages of 4 KiB it has.
 */
type LeafVisit = (
  iovaPfn: number,
  oaPfn: number,
  level: number,
  low: number,
  high: number,
  pages: number,
) => void;

/** Visits every leaf once, lower half before upper, in ascending input order. */
export function visitLeaves(pt: PageTable, visit: LeafVisit): void {
  for (let top = 0; top < pt.topTables; top++) {
    walk(pt, pt.topAt + (top << 10), pt.topLevel, top * pt.topSpan, visit);
  }
}

function walk(pt: PageTable, table: number, level: number, base: number, visit: LeafVisit): void {
  const { words, format } = pt;
  const item = 2 ** (9 * level);
  for (let index = 0; index < 512; index++) {
    const low = words[table + index * 2] as number;
    const high = words[table + index * 2 + 1] as number;
    const kind = format.kindOf(low, high, level);
    if (kind === EMPTY) continue;
    const iovaPfn = canonical(pt, base + index * item);
    const pfn = entryPfn(pt, low, high);
    if (kind !== LEAF) {
      walk(pt, pt.ram.wordAt(pfn), level - 1, iovaPfn, visit);
      continue;
    }
    const span = 2 ** (format.leafLg2?.(low, high, level) ?? 9 * level);
    visit(iovaPfn, pfn - (pfn % span), level, low, high, span);
    index += span / item - 1;
  }
}

/** An address as devices write it: the upper half of a table lies at the upper end. */
function canonical({ endPfn, upperPfn }: PageTable, iovaPfn: number): number {
  if (upperPfn === Infinity || iovaPfn < endPfn || iovaPfn >= upperPfn) return iovaPfn;
  return iovaPfn - 2 * endPfn + 2 ** 52;
}

// Reading a table back: one address, or every leaf.
import { EMPTY, LEAF } from "./format.ts";
import { entryPfn, indexAt } from "./table.ts";
import type { PageTable } from "./table.ts";

/** The output frame of one input frame, or -1 where nothing is mapped. */
export function translate(pt: PageTable, iovaPfn: number): number {
  if (iovaPfn >= pt.reachPfn || iovaPfn < 0) return -1;
  const { format } = pt;
  const { words, basePfn } = pt;
  let at = pt.topAt;
  for (let level = pt.topLevel; ; level--) {
    const slot = at + indexAt(iovaPfn, level) * 2;
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    const kind = format.kindOf(low, high, level);
    if (kind === EMPTY) return -1;
    const pfn = entryPfn(pt, low, high);
    if (kind === LEAF && format.leafLg2 !== undefined) {
      const span = 2 ** format.leafLg2(low, high, level);
      return pfn - (pfn % span) + (iovaPfn % span);
    }
    if (kind === LEAF) {
      if (level === 0) return pfn;
      if (level < 3) return pfn + ((iovaPfn | 0) & ((1 << (9 * level)) - 1));
      return pfn + (iovaPfn % 2 ** (9 * level));
    }
    at = ((pfn - basePfn) * 1024) | 0;
  }
}

/**
 * Called for each leaf: first input frame, first output frame, level, and the entry's two words.
 */
export type LeafVisit = (
  iovaPfn: number,
  oaPfn: number,
  level: number,
  low: number,
  high: number,
) => void;

/** Visits every leaf in ascending input order. */
export function visitLeaves(pt: PageTable, visit: LeafVisit): void {
  walk(pt, pt.topAt, pt.topLevel, 0, visit);
}

function walk(pt: PageTable, tableAt: number, level: number, base: number, visit: LeafVisit): void {
  const { words } = pt;
  const span = 2 ** (9 * level);
  for (let index = 0; index < 512; index++) {
    const low = words[tableAt + index * 2] as number;
    const high = words[tableAt + index * 2 + 1] as number;
    const kind = pt.format.kindOf(low, high, level);
    if (kind === EMPTY) continue;
    const iovaPfn = base + index * span;
    const pfn = entryPfn(pt, low, high);
    if (kind === LEAF) visit(iovaPfn, pfn, level, low, high);
    else walk(pt, pt.ram.wordAt(pfn), level - 1, iovaPfn, visit);
  }
}

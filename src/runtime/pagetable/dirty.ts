// What hardware has written: dirty bits read from leaves, and taken back.
import { LEAF } from "./format.ts";
import { entryPfn, indexAt, topAtFor } from "./table.ts";
import type { PageTable } from "./table.ts";

/** Pages found written, from a first input frame on. */
type DirtyVisit = (iovaPfn: number, pages: number) => void;

/**
 * Looks at `pages` pages from `iovaPfn` on, leaf by leaf, and tells of each that was written; with
 * `clear` it counts as not written from then on. A leaf that is entered in its middle is told of
 * from there with its full length, and the next look is that much further on: as drivers before the
 * common page-table library do it.
 */
export function readDirty(
  pt: PageTable,
  iovaPfn: number,
  pages: number,
  clear: boolean,
  visit?: DirtyVisit,
): void {
  for (let at = iovaPfn; at < iovaPfn + pages;) {
    const span = look(pt, at, clear);
    if (found) visit?.(at, span);
    at += span;
  }
}

/** Whether the last look found a written leaf. */
let found = false;

/** The pages behind the entry that ends the walk to `iovaPfn`: a leaf, or nothing. */
function look(pt: PageTable, iovaPfn: number, clear: boolean): number {
  const { words, format } = pt;
  found = false;
  let at = topAtFor(pt, iovaPfn);
  for (let level = pt.topLevel; ; level--) {
    const item = 2 ** (9 * level);
    const slot = at + indexAt(iovaPfn, level) * 2;
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    const kind = format.kindOf(low, high, level);
    if (kind === LEAF) {
      const span = 2 ** (format.leafLg2?.(low, high, level) ?? 9 * level);
      const index = Math.floor((iovaPfn % span) / item);
      found = testAndClear(pt, slot - index * 2, span / item, clear);
      return span;
    }
    if ((low | high) === 0 || level === 0) return item;
    at = pt.ram.wordAt(entryPfn(pt, low, high));
  }
}

/** A leaf in several entries is written when one of them says so. */
function testAndClear(pt: PageTable, slot: number, items: number, clear: boolean): boolean {
  const { words, format } = pt;
  const { dirty } = format;
  if (dirty === undefined) return false;
  let any = false;
  for (let at = slot; at < slot + items * 2; at += 2) {
    const low = words[at] as number;
    if (!dirty.isDirty(low, words[at + 1] as number)) continue;
    any = true;
    if (clear) words[at] = dirty.cleaned(low);
  }
  return any;
}

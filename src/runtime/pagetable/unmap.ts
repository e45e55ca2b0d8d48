// Unmapping: leaves out, whole covered tables retired, stop at the first hole.
import { EMPTY, LEAF } from "./format.ts";
import { entryPfn, indexAt, isPage, leafSlot, topAtFor } from "./table.ts";
import type { PageTable } from "./table.ts";

/** The request in hand; calls never nest. */
let wantStart = 0;
let wantEnd = 0;
/** Where the walk stands; short of its target means it stopped. */
let cursor = 0;

/**
 * Removes leaves from `iovaPfn` on, and says how many pages went. A leaf that starts at the cursor
 * goes whole, even past the request (unless the format keeps it then); one that starts before it,
 * or an empty slot, stops the walk. Tables the request covers entirely land in `pt.retired`. The
 * top table always stays.
 */
export function unmap(pt: PageTable, iovaPfn: number, pages: number): number {
  if (pages === 1) {
    const slot = leafSlot(pt, iovaPfn);
    if (slot >= 0 && clearPage(pt, slot)) return 1;
  }
  if (pages <= 0 || !pt.covers(iovaPfn, pages)) return 0;
  if (iovaPfn + pages > pt.reachPfn && iovaPfn < pt.upperPfn) return 0;
  wantStart = iovaPfn;
  wantEnd = iovaPfn + pages;
  cursor = iovaPfn;
  if (pt.topTables === 1) walk(pt, pt.topAt, pt.topLevel, wantEnd);
  else walkTops(pt, wantEnd);
  return cursor - iovaPfn;
}

/** One table at the top after the other, as far as the request reaches into it. */
function walkTops(pt: PageTable, end: number): void {
  const { topSpan } = pt;
  for (let at = cursor; at < end;) {
    const next = (Math.floor(at / topSpan) + 1) * topSpan;
    if (!walk(pt, topAtFor(pt, at), pt.topLevel, Math.min(end, next))) return;
    at = next;
  }
}

/** Clears a leaf of one page; false where there is anything else. */
function clearPage(pt: PageTable, slot: number): boolean {
  const { words } = pt;
  if (!isPage(pt, words[slot] as number, words[slot + 1] as number)) return false;
  words[slot] = 0;
  words[slot + 1] = 0;
  return true;
}

const spans = [1, 2 ** 9, 2 ** 18, 2 ** 27, 2 ** 36, 2 ** 45];
const spanAt = (level: number): number => spans[level] as number;

/** Clears [cursor, end) in one table; false when it had to stop. */
function walk(pt: PageTable, tableAt: number, level: number, end: number): boolean {
  const { words } = pt;
  const span = spanAt(level);
  while (cursor < end) {
    if (level === 0 && clearPages(pt, tableAt, end)) return true;
    const slot = tableAt + indexAt(cursor, level) * 2;
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    const kind = pt.format.kindOf(low, high, level);
    if (kind === EMPTY) return false;
    if (kind === LEAF) {
      if (!clearLeaf(pt, slot, level)) return false;
      continue;
    }
    const slotStart = Math.floor(cursor / span) * span;
    const child = entryPfn(pt, low, high);
    const slotEnd = slotStart + span;
    const went = walk(pt, pt.ram.wordAt(child), level - 1, Math.min(end, slotEnd));
    if (!went) return false;
    if (wantStart <= slotStart && slotEnd <= wantEnd && goesWithLeaves(pt, span)) {
      words[slot] = 0;
      words[slot + 1] = 0;
      pt.retired.push(child);
    }
  }
  return true;
}

/** Whether a covered table leaves the tree with its last leaf. */
function goesWithLeaves({ keepsTables, format, spans: sizes }: PageTable, span: number): boolean {
  if (keepsTables) return false;
  return format.freesByLeaf !== true || sizes.includes(span);
}

/** One leaf in all its entries, from the slot of its first page; false when it may not go. */
function clearLeaf({ words, format }: PageTable, slot: number, level: number): boolean {
  const item = spanAt(level);
  const lg2 = format.leafLg2?.(words[slot] as number, words[slot + 1] as number, level);
  const span = lg2 === undefined ? item : 2 ** lg2;
  if (cursor % span !== 0) return false;
  if (format.keepsPartialLeaves === true && cursor + span > wantEnd) return false;
  words.fill(0, slot, slot + (2 * span) / item);
  cursor += span;
  return true;
}

/** Leaves of one page each, up to the first entry that is none; true when there was none such. */
function clearPages(pt: PageTable, tableAt: number, end: number): boolean {
  const { words, pageMask, pageValue, pageHighMask } = pt;
  const start = cursor;
  const first = (tableAt + (start & 511) * 2) | 0;
  const last = (first + (end - start) * 2) | 0;
  let slot = first;
  while (slot < last) {
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    if ((low & pageMask) !== pageValue || (high & pageHighMask) !== 0 || (low | high) === 0) break;
    words[slot] = 0;
    words[slot + 1] = 0;
    slot += 2;
  }
  cursor = start + (slot - first) / 2;
  return slot === last;
}

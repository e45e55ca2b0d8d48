// Unmapping: leaves out, whole covered tables retired, stop at the first hole.
import { EMPTY, LEAF } from "./format.ts";
import { entryPfn, indexAt } from "./table.ts";
import type { PageTable } from "./table.ts";

/** The request in hand; calls never nest. */
let wantStart = 0;
let wantEnd = 0;
/** Where the walk stands; short of its target means it stopped. */
let cursor = 0;

/**
 * Removes leaves from `iovaPfn` on, and says how many pages went. A leaf that starts at the cursor
 * goes whole, even past the request; one that starts before it, or an empty slot, stops the walk.
 * Tables the request covers entirely land in `pt.retired`. The top table always stays.
 */
export function unmap(pt: PageTable, iovaPfn: number, pages: number): number {
  if (pages <= 0 || iovaPfn + pages > pt.reachPfn) return 0;
  wantStart = iovaPfn;
  wantEnd = iovaPfn + pages;
  cursor = iovaPfn;
  walk(pt, pt.topAt, pt.topLevel, wantEnd);
  return cursor - iovaPfn;
}

const spans = [1, 2 ** 9, 2 ** 18, 2 ** 27, 2 ** 36, 2 ** 45];
const spanAt = (level: number): number => spans[level] as number;

/** Clears [cursor, end) in one table; false when it had to stop. */
function walk(pt: PageTable, tableAt: number, level: number, end: number): boolean {
  if (level === 0) return clearLeaves(pt, tableAt, end);
  const { words } = pt;
  const span = spanAt(level);
  while (cursor < end) {
    const slot = tableAt + indexAt(cursor, level) * 2;
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    const kind = pt.format.kindOf(low, high, level);
    if (kind === EMPTY) return false;
    const slotStart = Math.floor(cursor / span) * span;
    if (kind === LEAF) {
      if (slotStart !== cursor) return false;
      words[slot] = 0;
      words[slot + 1] = 0;
      cursor += span;
      continue;
    }
    const child = entryPfn(pt, low, high);
    const slotEnd = slotStart + span;
    const went = walk(pt, pt.ram.wordAt(child), level - 1, Math.min(end, slotEnd));
    if (!went) return false;
    if (!pt.keepsTables && wantStart <= slotStart && slotEnd <= wantEnd) {
      words[slot] = 0;
      words[slot + 1] = 0;
      pt.retired.push(child);
    }
  }
  return true;
}

function clearLeaves(pt: PageTable, tableAt: number, end: number): boolean {
  const { words } = pt;
  const start = cursor;
  const first = (tableAt + (start & 511) * 2) | 0;
  const last = (first + (end - start) * 2) | 0;
  let slot = first;
  while (slot < last && ((words[slot] as number) | (words[slot + 1] as number)) !== 0) {
    words[slot] = 0;
    words[slot + 1] = 0;
    slot += 2;
  }
  cursor = start + (slot - first) / 2;
  return slot === last;
}

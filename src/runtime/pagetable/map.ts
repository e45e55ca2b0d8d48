// Mapping: walk to the table once per run of leaves, check that the run is empty, fill it.
import { EADDRINUSE, EINVAL, ENXIO, EOVERFLOW, ERANGE } from "../errno/index.ts";
import { EMPTY, LEAF, TABLE } from "./format.ts";
import { indexAt, leafSlot, tableAt, topAtFor, writeEntry } from "./table.ts";
import type { PageTable } from "./table.ts";
import { nextRun, type Run } from "./tiling.ts";
import { holdsLeaf, retireTree } from "./tree.ts";
import { unmap } from "./unmap.ts";

const run: Run = { size: 0, count: 0 };

/**
 * Maps `pages` pages of 4 KiB. 0, or -EINVAL (protection, length), -ERANGE (outside the table or
 * the output width), -EOVERFLOW, -ENXIO (no leaf size fits), -EADDRINUSE, -ENOMEM; a format may
 * have others for the two before the last. A refusal leaves
 * no leaf behind, though perhaps an empty table. `pt.retired` may hold tables a larger leaf
 * replaced.
 */
export function map(
  pt: PageTable,
  iovaPfn: number,
  oaPfn: number,
  pages: number,
  prot: number,
): number {
  if (pages === 1 && pt.hasPages && oaPfn < pt.oaEndPfn && pt.accepts(prot)) {
    const at = leafSlot(pt, iovaPfn);
    if (at >= 0) {
      const { words } = pt;
      if (((words[at] as number) | (words[at + 1] as number)) !== 0) return occupied(pt);
      words[at] = (oaPfn << pt.oaShift) | pt.leafLow(prot, 0);
      words[at + 1] = (oaPfn * pt.oaStep) | pt.leafHigh(prot, 0);
      pt.done = 1;
      return 0;
    }
  }
  const refusal = checkRange(pt, iovaPfn, oaPfn, pages, prot);
  if (refusal !== 0) return refusal;
  if (iovaPfn + pages > pt.reachPfn && pt.format.growsTop === true) {
    const errno = growTo(pt, iovaPfn + pages);
    if (errno !== 0) return errno;
  }
  let done = 0;
  while (done < pages) {
    if (!nextRun(pt, iovaPfn + done, oaPfn + done, pages - done, run)) {
      return undo(pt, iovaPfn, done, pt.format.sizeless ?? -ENXIO);
    }
    const { size, count } = run;
    const errno = mapRun(pt, iovaPfn + done, oaPfn + done, size, count, prot);
    done += pt.done;
    if (errno !== 0) return undo(pt, iovaPfn, done, errno);
  }
  pt.done = done;
  return 0;
}

/** Tops are put on top until an address is within reach; those stay, whatever comes after. */
function growTo(pt: PageTable, endPfn: number): number {
  while (endPfn > pt.reachPfn && pt.reachPfn < pt.endPfn) {
    const errno = pt.grow();
    if (errno !== 0) return errno;
  }
  return 0;
}

function checkRange(
  pt: PageTable,
  iovaPfn: number,
  oaPfn: number,
  pages: number,
  prot: number,
): number {
  if ((prot & 3) === 0) return -EINVAL;
  if (oaPfn >= pt.oaEndPfn) return -ERANGE;
  if (!pt.accepts(prot) || pages <= 0) return -EINVAL;
  if (iovaPfn + pages > 2 ** 52) return -EOVERFLOW;
  return pt.covers(iovaPfn, pages) ? 0 : -ERANGE;
}

const occupied = (pt: PageTable): number => pt.format.occupied ?? -EADDRINUSE;

function undo(pt: PageTable, iovaPfn: number, pages: number, errno: number): number {
  if (pages > 0) unmap(pt, iovaPfn, pages);
  pt.done = 0;
  return errno;
}

/** Maps `count` leaves of one size; `pt.done` says how many pages were written before a refusal. */
function mapRun(
  pt: PageTable,
  iovaPfn: number,
  oaPfn: number,
  size: number,
  count: number,
  prot: number,
): number {
  const lg2 = pt.sizes[size] as number;
  const span = pt.spans[size] as number;
  const level = Math.floor(lg2 / 9);
  // Between the sizes of two levels a leaf is as many entries.
  const copies = 1 << (lg2 - 9 * level);
  let left = count;
  let iova = iovaPfn;
  let oa = oaPfn;
  pt.done = 0;
  while (left > 0) {
    const table = tableFor(pt, iova, level);
    if (table < 0) return table;
    const index = indexAt(iova, level);
    const leaves = Math.min(left, (512 - index) / copies);
    const items = leaves * copies;
    const at = table + index * 2;
    if (!isClear(pt.words, at, items)) {
      const errno = clearRun(pt, at, items, level);
      if (errno !== 0) return errno;
    }
    if (copies === 1) fill(pt, at, items, oa, lg2, prot, level);
    else fillSized(pt, at, leaves, copies, oa, lg2, prot, level);
    left -= leaves;
    iova += leaves * span;
    oa += leaves * span;
    pt.done += leaves * span;
  }
  return 0;
}

/** Word index of the table at `level` that covers a page, making what is missing; or an errno. */
function tableFor(pt: PageTable, iovaPfn: number, level: number): number {
  const { format, ram } = pt;
  const { words } = pt;
  let at = topAtFor(pt, iovaPfn);
  for (let here = pt.topLevel; here > level; here--) {
    const slot = at + indexAt(iovaPfn, here) * 2;
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    const kind = format.kindOf(low, high, here);
    if (kind === LEAF) return occupied(pt);
    if (kind === TABLE) {
      at = tableAt(pt, low);
      continue;
    }
    const pfn = pt.frames.allocate("page table");
    if (pfn < 0) return pfn;
    const attributes = { low: format.tableLow(here), high: format.tableHigh(here) };
    writeEntry(pt, slot, pfn, attributes);
    at = ram.wordAt(pfn);
  }
  return at;
}

function isClear(words: Int32Array, at: number, items: number): boolean {
  let seen = 0;
  const end = (at + items * 2) | 0;
  let slot = at | 0;
  // Four entries a turn: the loop is as long as the work in it otherwise.
  for (const stop = (end - 7) | 0; slot < stop; slot += 8) {
    seen |=
      (words[slot] as number) |
      (words[slot + 1] as number) |
      (words[slot + 2] as number) |
      (words[slot + 3] as number) |
      (words[slot + 4] as number) |
      (words[slot + 5] as number) |
      (words[slot + 6] as number) |
      (words[slot + 7] as number);
  }
  for (; slot < end; slot++) seen |= words[slot] as number;
  return seen === 0;
}

/** Makes room where only empty tables are in the way; a leaf anywhere refuses. */
function clearRun(pt: PageTable, at: number, items: number, level: number): number {
  const { words } = pt;
  for (let slot = at; slot < at + items * 2; slot += 2) {
    const kind = pt.format.kindOf(words[slot] as number, words[slot + 1] as number, level);
    if (kind === EMPTY) continue;
    if (kind === LEAF || holdsLeaf(pt, slot, level)) return occupied(pt);
  }
  for (let slot = at; slot < at + items * 2; slot += 2) {
    const kind = pt.format.kindOf(words[slot] as number, words[slot + 1] as number, level);
    if (kind === TABLE) retireTree(pt, slot, level);
  }
  return 0;
}

/** The innermost loop, kept apart so that it compiles to nothing but stores. */
function writeRun(
  words: Int32Array,
  start: number,
  end: number,
  low: number,
  high: number,
  step: number,
): void {
  let word = low;
  let slot = start | 0;
  for (const stop = (end - 7) | 0; slot < stop; slot = (slot + 8) | 0) {
    words[slot] = word;
    words[slot + 1] = high;
    words[slot + 2] = (word + step) | 0;
    words[slot + 3] = high;
    words[slot + 4] = (word + step * 2) | 0;
    words[slot + 5] = high;
    words[slot + 6] = (word + step * 3) | 0;
    words[slot + 7] = high;
    word = (word + step * 4) | 0;
  }
  for (; slot < end; slot = (slot + 2) | 0) {
    words[slot] = word;
    words[slot + 1] = high;
    word = (word + step) | 0;
  }
}

/** 2^lg2 without a call to the power function where a shift will do. */
const spanOf = (lg2: number): number => (lg2 < 31 ? 1 << lg2 : 2 ** lg2);

/** Writes a run of leaves. The high word changes at most where the low word wraps. */
function fill(
  pt: PageTable,
  at: number,
  items: number,
  oaPfn: number,
  lg2: number,
  prot: number,
  level: number,
): void {
  const { words } = pt;
  const shift = pt.oaShift;
  const attrLow = pt.leafLow(prot, level);
  const attrHigh = pt.leafHigh(prot, level);
  const wrap = pt.oaScale;
  const span = spanOf(lg2);
  const step = lg2 + shift < 32 ? 1 << (lg2 + shift) : 0;
  // Positions stay 32-bit integers: an arena has fewer than 2^30 words.
  let slot = at | 0;
  let left = items;
  let oa = oaPfn;
  while (left > 0) {
    const upper = Math.floor(oa / wrap);
    const low = oa - upper * wrap;
    const chunk = Math.min(left, Math.max(1, Math.floor((wrap - low) / span)));
    const end = (slot + chunk * 2) | 0;
    writeRun(words, slot, end, (low << shift) | attrLow, upper | attrHigh, step);
    slot = end;
    left -= chunk;
    oa += chunk * span;
  }
}

/** Writes leaves that each stand in several entries: equal ones, or such as say that they are. */
function fillSized(
  pt: PageTable,
  at: number,
  leaves: number,
  copies: number,
  oaPfn: number,
  lg2: number,
  prot: number,
  level: number,
): void {
  if (pt.format.contiguous !== undefined) {
    fill(pt, at, leaves * copies, oaPfn, 9 * level, prot, level);
    const { low, high } = pt.format.contiguous;
    for (let slot = at; slot < at + leaves * copies * 2; slot += 2) {
      pt.words[slot] = (pt.words[slot] as number) | low;
      pt.words[slot + 1] = (pt.words[slot + 1] as number) | high;
    }
    return;
  }
  const size = pt.format.sized?.(lg2);
  if (size === undefined) throw new RangeError(`${pt.format.name} has no leaf of 2^${lg2} pages`);
  const low = pt.leafLow(prot, level) | size.low;
  const high = pt.leafHigh(prot, level) | size.high;
  const span = spanOf(lg2);
  for (let leaf = 0; leaf < leaves; leaf++) {
    const oa = oaPfn + leaf * span;
    const upper = Math.floor(oa / pt.oaScale);
    const start = at + leaf * copies * 2;
    writeRun(pt.words, start, start + copies * 2, (oa << pt.oaShift) | low, upper | high, 0);
  }
}

// The tree of tables: list it, take it over as it stands, tear it down.
import { EINVAL } from "../errno/index.ts";
import type { Ram } from "../memory/index.ts";
import { LEAF, TABLE } from "./format.ts";
import {
  LEVELS,
  PageTable,
  checkGeometry,
  entryPfn,
  type Geometry,
  type TableSource,
} from "./table.ts";

function topFrames({ topPfn, topTables }: PageTable): Float64Array {
  const pfns = new Float64Array(topTables);
  for (let top = 0; top < topTables; top++) pfns[top] = topPfn + top;
  return pfns;
}

/** Every table frame, the top first, parents before children. Leaf tables are not scanned. */
export function listTables(pt: PageTable): number[] {
  const list: number[] = [...topFrames(pt)];
  for (let top = 0; top < pt.topTables; top++) {
    collect(pt, pt.topAt + (top << 10), pt.topLevel, list);
  }
  return list;
}

function collect(pt: PageTable, tableAt: number, level: number, list: number[]): void {
  if (level === 0) return;
  const { words } = pt;
  const mask = pt.tableMask[level] as number;
  const value = pt.tableValue[level] as number;
  for (let slot = tableAt | 0, end = slot + 1024; slot < end; slot += 2) {
    const low = words[slot] as number;
    if ((low & mask) !== value) continue;
    const child = entryPfn(pt, low, words[slot + 1] as number);
    list.push(child);
    if (level > 1) collect(pt, pt.ram.wordAt(child), level - 1, list);
  }
}

/** One batch a level, made once: walks never nest. */
const batches = Array.from({ length: LEVELS - 1 }, () => new Float64Array(512));

/**
 * Hands out every table frame in batches: the top, then the children of one table at a time,
 * parents before children. The batch is good until `visit` returns; false stops the walk.
 */
export function eachTables(
  pt: PageTable,
  visit: (pfns: Float64Array, count: number) => boolean,
): boolean {
  if (!visit(topFrames(pt), pt.topTables)) return false;
  if (pt.topLevel === 0) return true;
  for (let top = 0; top < pt.topTables; top++) {
    if (!eachChildren(pt, pt.topAt + (top << 10), pt.topLevel, visit)) return false;
  }
  return true;
}

function eachChildren(
  pt: PageTable,
  tableAt: number,
  level: number,
  visit: (pfns: Float64Array, count: number) => boolean,
): boolean {
  const { words } = pt;
  const mask = pt.tableMask[level] as number;
  const value = pt.tableValue[level] as number;
  const batch = batches[level - 1] as Float64Array;
  let count = 0;
  for (let slot = tableAt | 0, end = slot + 1024; slot < end; slot += 2) {
    const low = words[slot] as number;
    if ((low & mask) !== value) continue;
    batch[count] = entryPfn(pt, low, words[slot + 1] as number);
    count += 1;
  }
  if (count > 0 && !visit(batch, count)) return false;
  if (level === 1) return true;
  for (let at = 0; at < count; at++) {
    const child = pt.ram.wordAt(batch[at] as number);
    if (!eachChildren(pt, child, level - 1, visit)) return false;
  }
  return true;
}

/**
 * Takes over a tree that is already in memory, from its top frame. No byte is written. Every table
 * must be offered by `keeps`, which offers a frame once: a tree that reaches one twice is none.
 * Only then is each claimed with `claim`. -EINVAL, with nothing claimed, when the tree is not one.
 */
export function adopt(
  ram: Ram,
  frames: TableSource,
  geometry: Geometry,
  topPfn: number,
  owner: {
    readonly keeps: (pfn: number) => boolean;
    readonly claim: (pfn: number) => void;
  },
): PageTable | number {
  const refusal = checkGeometry(geometry);
  if (refusal !== 0) return refusal;
  if (!ram.holds(topPfn)) return -EINVAL;
  const pt = new PageTable(ram, frames, geometry, topPfn);
  if (topPfn % pt.topTables !== 0 || !ram.holds(topPfn + pt.topTables - 1)) return -EINVAL;
  const tables: number[] = [];
  const isTree = eachTables(pt, (pfns, count) => {
    for (let at = 0; at < count; at++) {
      const pfn = pfns[at] as number;
      if (!ram.holds(pfn) || !owner.keeps(pfn)) return false;
      tables.push(pfn);
    }
    return true;
  });
  if (!isTree) return -EINVAL;
  for (const pfn of tables) owner.claim(pfn);
  return pt;
}

/** Frees every table, the top included. The hardware must already have let go of it. */
export function destroy(pt: PageTable): void {
  // Those of the top are one block.
  const below = listTables(pt).slice(pt.topTables);
  pt.frames.put(pt.topPfn);
  for (const pfn of below) pt.frames.put(pfn);
  pt.release();
}

/** Whether anything below the table entry in this slot is a leaf. */
export function holdsLeaf(pt: PageTable, slot: number, level: number): boolean {
  const { words } = pt;
  const table = pt.ram.wordAt(entryPfn(pt, words[slot] as number, words[slot + 1] as number));
  for (let at = table; at < table + 1024; at += 2) {
    const kind = pt.format.kindOf(words[at] as number, words[at + 1] as number, level - 1);
    if (kind === LEAF) return true;
    if (kind === TABLE && holdsLeaf(pt, at, level - 1)) return true;
  }
  return false;
}

/** Takes the subtree below a slot out of the tree and clears the slot. */
export function retireTree(pt: PageTable, slot: number, level: number): void {
  const { words } = pt;
  const child = entryPfn(pt, words[slot] as number, words[slot + 1] as number);
  const table = pt.ram.wordAt(child);
  if (level > 1) {
    for (let at = table; at < table + 1024; at += 2) {
      const kind = pt.format.kindOf(words[at] as number, words[at + 1] as number, level - 1);
      if (kind === TABLE) retireTree(pt, at, level - 1);
    }
  }
  words[slot] = 0;
  words[slot + 1] = 0;
  pt.retired.push(child);
}

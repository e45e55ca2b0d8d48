// The tree of tables: list it, take it over as it stands, tear it down.
import { EINVAL } from "../errno/index.ts";
import type { Ram } from "../memory/index.ts";
import { LEAF, TABLE } from "./format.ts";
import { PageTable, checkGeometry, entryPfn, type Geometry, type TableSource } from "./table.ts";

/** Every table frame, the top first, parents before children. Leaf tables are not scanned. */
export function listTables(pt: PageTable): number[] {
  const list: number[] = [pt.topPfn];
  collect(pt, pt.topAt, pt.topLevel, list);
  return list;
}

function collect(pt: PageTable, tableAt: number, level: number, list: number[]): void {
  if (level === 0) return;
  const { words, format } = pt;
  for (let slot = tableAt | 0, end = slot + 1024; slot < end; slot += 2) {
    const low = words[slot] as number;
    const high = words[slot + 1] as number;
    if ((low | high) === 0 || format.kindOf(low, high, level) !== TABLE) continue;
    const child = entryPfn(pt, low, high);
    list.push(child);
    if (level > 1) collect(pt, pt.ram.wordAt(child), level - 1, list);
  }
}

/**
 * Takes over a tree that is already in memory, from its top frame. No byte is written. Every table
 * must be offered by `keeps` and be reached once; only then is each claimed with `claim`.
 * -EINVAL, with nothing claimed, when the tree is not one.
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
  if (!ram.holds(topPfn) || !owner.keeps(topPfn)) return -EINVAL;
  const pt = new PageTable(ram, frames, geometry, topPfn);
  const tables = inspect(pt, owner.keeps);
  if (tables === undefined) return -EINVAL;
  for (const pfn of tables) owner.claim(pfn);
  return pt;
}

/** The tables of a tree nobody vouches for, or undefined when one is foreign or reached twice. */
function inspect(pt: PageTable, keeps: (pfn: number) => boolean): readonly number[] | undefined {
  const seen = new Set([pt.topPfn]);
  const queue: [pfn: number, level: number][] = [[pt.topPfn, pt.topLevel]];
  for (let at = 0; at < queue.length; at++) {
    const [table, level] = queue[at] as [number, number];
    if (level === 0) continue;
    const start = pt.ram.wordAt(table);
    for (let slot = start; slot < start + 1024; slot += 2) {
      const low = pt.words[slot] as number;
      const high = pt.words[slot + 1] as number;
      if (pt.format.kindOf(low, high, level) !== TABLE) continue;
      const child = entryPfn(pt, low, high);
      if (!pt.ram.holds(child) || seen.has(child) || !keeps(child)) return undefined;
      seen.add(child);
      queue.push([child, level - 1]);
    }
  }
  return [...seen];
}

/** Frees every table, the top included. The hardware must already have let go of it. */
export function destroy(pt: PageTable): void {
  for (const pfn of listTables(pt)) pt.frames.put(pfn);
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

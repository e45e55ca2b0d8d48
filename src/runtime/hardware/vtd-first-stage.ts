// The unit's own walk of first-stage tables, alone or on top of a second stage that every address
// in them goes through (VT-d specification, chapter 3, "First-Stage Translation" and "Nested
// Translation"): accessed and dirty bits are always kept.
import type { Ram } from "../memory/index.ts";
import type { WalkResult } from "./vtd-walk.ts";

/** Where a first-stage tree begins: an address the second stage translates, where there is one. */
export interface FirstStage {
  readonly topPa: number;
  /** 4, or 5. */
  readonly levels: number;
}

const ENTRY_UNREACHABLE = 0x70;
const ENTRY_NOT_PRESENT = 0x71;
const ENTRY_UNREADABLE = 0x76;
const ENTRY_UNWRITABLE = 0x77;
const NOT_CANONICAL = 0x80;
const NOT_FOR_USERS = 0x81;

const PRESENT = 1 << 0;
const WRITE = 1 << 1;
const USER = 1 << 2;
const ACCESSED = 1 << 5;
const DIRTY = 1 << 6;
const PAGE_SIZE = 1 << 7;
const ADDRESS_HIGH_MASK = 0xfffff;
const PFN_END = 2 ** 52;

/** What a frame number of the first stage's output leads to in memory. */
export type Reach = (pfn: number, write: boolean) => WalkResult;

/** Walks for one request. Without a second stage `reach` gives back the frame it is asked for. */
export function walkFirstStage(
  ram: Ram,
  { topPa, levels }: FirstStage,
  iovaPfn: number,
  write: boolean,
  reach: Reach,
): WalkResult {
  const half = 2 ** (9 * levels - 1);
  if (iovaPfn >= half && iovaPfn < PFN_END - half) return NOT_CANONICAL;
  let tablePfn = Math.floor(topPa / 4096);
  let writable = true;
  for (let level = levels - 1; ; level--) {
    const table = reach(tablePfn, false);
    if (typeof table === "number") return table;
    if (!table.read) return ENTRY_UNREADABLE;
    const span = 2 ** (9 * level);
    const pa = table.pfn * 4096 + (Math.floor(iovaPfn / span) % 512) * 8;
    if (!ram.holdsBytes(pa, 8)) return ENTRY_UNREACHABLE;
    const at = ram.byteAt(pa);
    const low = ram.view.getUint32(at, true);
    const high = ram.view.getUint32(at + 4, true) & ADDRESS_HIGH_MASK;
    if ((low & PRESENT) === 0) return ENTRY_NOT_PRESENT;
    if ((low & USER) === 0) return NOT_FOR_USERS;
    writable &&= (low & WRITE) !== 0;
    const isLeaf = level === 0 || (level <= 2 && (low & PAGE_SIZE) !== 0);
    const marks = ACCESSED | (isLeaf && write && writable ? DIRTY : 0);
    if ((low & marks) !== marks) {
      const again = reach(tablePfn, true);
      if (typeof again === "number") return again;
      if (!again.write) return ENTRY_UNWRITABLE;
      ram.view.setUint32(at, low | marks, true);
    }
    const target = high * 2 ** 20 + (low >>> 12);
    if (!isLeaf) {
      tablePfn = target;
      continue;
    }
    const found = reach(target - (target % span) + (iovaPfn % span), write && writable);
    if (typeof found === "number") return found;
    return { ...found, write: found.write && writable };
  }
}

// The unit's own walk of root, context and second-stage tables, bit by bit from the specification
// (VT-d specification, chapter 9: root, context and second-stage paging entries; legacy mode).
import type { Ram } from "../memory/index.ts";
import type { FirstStage } from "./vtd-first-stage.ts";

/** A translation a walk has found. */
interface Walked {
  readonly pfn: number;
  readonly read: boolean;
  readonly write: boolean;
}

/** Where a walk ended: a translation, or the fault reason of the specification's table. */
export type WalkResult = Walked | number;

/** A decoded context entry. */
export interface ContextEntry {
  readonly domainId: number;
  /** Levels of the second-stage tree: 3, 4 or 5. */
  readonly levels: number;
  readonly topPa: number;
  /** Translation type: 0 translated, 1 by a first stage alone, 2 passed through. */
  readonly type: number;
  readonly faultsOff: boolean;
  /** Tables of the device's user, in front of these; or, with `type` 1, alone. */
  readonly firstStage?: FirstStage;
  /** Leaves are marked as accessed and written. */
  readonly marks?: boolean;
}

const ROOT_NOT_PRESENT = 1;
const CONTEXT_NOT_PRESENT = 2;
const CONTEXT_INVALID = 3;
const BEYOND_WIDTH = 4;
export const NO_WRITE = 5;
export const NO_READ = 6;
const TABLE_UNREACHABLE = 7;
const ROOT_UNREACHABLE = 8;
const CONTEXT_UNREACHABLE = 9;

const ACCESSED = 1 << 8;
const DIRTY = 1 << 9;
const ADDRESS_LOW_MASK = 0xfffff000;
/** Bits 51:32 of an address, in the high word of an entry. */
const ADDRESS_HIGH_MASK = 0x000fffff;

function addressIn(low: number, high: number): number {
  return (high & ADDRESS_HIGH_MASK) * 2 ** 32 + ((low & ADDRESS_LOW_MASK) >>> 0);
}

/** Reads root and context entry of a bus/devfn; a number is a fault reason. */
export function readContext(ram: Ram, rootPa: number, bdf: number): ContextEntry | number {
  const bus = bdf >>> 8;
  const rootEntryPa = rootPa + bus * 16;
  if (!ram.holdsBytes(rootEntryPa, 16)) return ROOT_UNREACHABLE;
  const root = ram.byteAt(rootEntryPa);
  const rootLow = ram.view.getUint32(root, true);
  const rootHigh = ram.view.getUint32(root + 4, true);
  if ((rootLow & 1) === 0) return ROOT_NOT_PRESENT;
  const contextPa = addressIn(rootLow, rootHigh) + (bdf & 0xff) * 16;
  if (!ram.holdsBytes(contextPa, 16)) return CONTEXT_UNREACHABLE;
  const at = ram.byteAt(contextPa);
  const word0 = ram.view.getUint32(at, true);
  const word1 = ram.view.getUint32(at + 4, true);
  const word2 = ram.view.getUint32(at + 8, true);
  if ((word0 & 1) === 0) return CONTEXT_NOT_PRESENT;
  const type = (word0 >>> 2) & 3;
  const width = word2 & 7;
  if (type === 3 || width < 1 || width > 3) return CONTEXT_INVALID;
  return {
    domainId: (word2 >>> 8) & 0xffff,
    levels: width + 2,
    topPa: addressIn(word0, word1),
    type,
    faultsOff: (word0 & 2) !== 0,
  };
}

/**
 * Walks a second-stage tree from its top table. `iovaPfn` is a page number of the input address.
 * `marks`: the leaf notes that it was used, and that it was written.
 */
export function walkSecondStage(
  ram: Ram,
  { topPa, levels, marks = false }: Pick<ContextEntry, "topPa" | "levels" | "marks">,
  iovaPfn: number,
  isWrite: boolean,
): WalkResult {
  const widthBits = 9 * levels;
  if (iovaPfn >= 2 ** widthBits) return BEYOND_WIDTH;
  let tablePa = topPa;
  let read = true;
  let write = true;
  for (let remaining = levels - 1; remaining >= 0; remaining--) {
    const span = 2 ** (9 * remaining);
    const index = Math.floor(iovaPfn / span) % 512;
    const entryPa = tablePa + index * 8;
    if (!ram.holdsBytes(entryPa, 8)) return TABLE_UNREACHABLE;
    const at = ram.byteAt(entryPa);
    const low = ram.view.getUint32(at, true);
    const high = ram.view.getUint32(at + 4, true);
    read &&= (low & 1) !== 0;
    write &&= (low & 2) !== 0;
    if (!read && !write) return NO_READ;
    const target = addressIn(low, high);
    const isLast = remaining === 0 || ((low & 0x80) !== 0 && remaining <= 2);
    if (isLast) {
      const pfn = Math.floor(target / 4096) + (iovaPfn % span);
      const wanted = marks ? ACCESSED | (isWrite && write ? DIRTY : 0) : 0;
      if ((low & wanted) !== wanted) ram.view.setUint32(at, low | wanted, true);
      return { pfn, read, write };
    }
    tablePa = target;
  }
  return TABLE_UNREACHABLE;
}

// The unit's own walk of the tables of scalable mode: root, context, PASID directory and table
// (VT-d specification, chapter 9). Requests without a PASID go by the entry of PASID 0.
import type { Ram } from "../memory/index.ts";
import type { FirstStage } from "./vtd-first-stage.ts";
import type { ContextEntry } from "./vtd-walk.ts";

/** The reasons of a second-stage walk, as they are numbered in legacy and in scalable mode. */
const SCALABLE_REASONS: ReadonlyMap<number, number> = new Map([
  [4, 0x84],
  [5, 0x85],
  [6, 0x86],
  [7, 0x78],
]);

/** A legacy fault reason under its number of scalable mode. */
export const scalableReason = (reason: number): number => SCALABLE_REASONS.get(reason) ?? reason;

const ROOT_UNREACHABLE = 0x38;
const CONTEXT_UNREACHABLE = 0x40;
const PASIDS_OFF = 0x45;
const PASID_TOO_LARGE = 0x46;
/** A request with a PASID in legacy mode. */
export const PASID_IN_LEGACY_MODE = 0x31;
const DIRECTORY_UNREACHABLE = 0x50;
const TABLE_UNREACHABLE = 0x58;
const ENTRY_INVALID = 0x5b;

const ADDRESS_HIGH_MASK = 0x000fffff;
/** The PASID entry's type field. */
const TYPE_FIRST_STAGE = 1;
const TYPE_SECOND_STAGE = 2;
const TYPE_NESTED = 3;
const TYPE_PASS_THROUGH = 4;
/** Leaves of the second stage note that they are used. */
const SECOND_STAGE_MARKS = 1 << 9;

/** Where a present entry points, or a fault reason: `unreachable`, or the one after it. */
function follow(ram: Ram, pa: number, unreachable: number): { readonly pa: number } | number {
  if (!ram.holdsBytes(pa, 8)) return unreachable;
  const at = ram.byteAt(pa);
  const low = ram.view.getUint32(at, true);
  if ((low & 1) === 0) return unreachable + 1;
  const high = ram.view.getUint32(at + 4, true) & ADDRESS_HIGH_MASK;
  return { pa: high * 2 ** 32 + ((low & 0xfffff000) >>> 0) };
}

/** Context entry: the device may use PASIDs; how large its directory is. */
const PASIDS_ENABLED = 1 << 3;
const DIRECTORY_SHIFT = 9;
/** A table has 64 entries; the smallest directory has 128. */
const TABLE_LG2 = 6;
const DIRECTORY_LG2 = 7;

/** How many PASIDs a context entry's directory has room for; where it lies. */
interface PasidDirectory {
  readonly pa: number;
  readonly maxPasid: number;
  /** Requests that carry a PASID are let in. */
  readonly enabled: boolean;
}

/** The directory a device's context entry names; a number is a fault reason. */
export function readDirectory(ram: Ram, rootPa: number, bdf: number): PasidDirectory | number {
  const devfn = bdf & 0xff;
  // A root entry has one half for the lower devices of a bus, one for the upper.
  const rootEntry = rootPa + (bdf >>> 8) * 16 + (devfn >>> 7) * 8;
  const contexts = follow(ram, rootEntry, ROOT_UNREACHABLE);
  if (typeof contexts === "number") return contexts;
  const entryPa = contexts.pa + (devfn & 127) * 32;
  const directory = follow(ram, entryPa, CONTEXT_UNREACHABLE);
  if (typeof directory === "number") return directory;
  const low = ram.view.getUint32(ram.byteAt(entryPa), true);
  const maxPasid = 2 ** (((low >>> DIRECTORY_SHIFT) & 7) + DIRECTORY_LG2 + TABLE_LG2);
  return { pa: directory.pa, maxPasid, enabled: (low & PASIDS_ENABLED) !== 0 };
}

/** What requests of a device go through, those with a PASID or without; a fault reason. */
export function readScalable(
  ram: Ram,
  rootPa: number,
  bdf: number,
  pasid?: number,
): ContextEntry | number {
  const directory = readDirectory(ram, rootPa, bdf);
  if (typeof directory === "number") return directory;
  if (pasid !== undefined && !directory.enabled) return PASIDS_OFF;
  if (pasid !== undefined && pasid >= directory.maxPasid) return PASID_TOO_LARGE;
  return readPasidEntry(ram, directory.pa, pasid ?? 0);
}

/** The entry of a PASID in the tables of a directory; a number is a fault reason. */
export function readPasidEntry(
  ram: Ram,
  directoryPa: number,
  pasid: number,
): ContextEntry | number {
  const table = follow(ram, directoryPa + (pasid >>> TABLE_LG2) * 8, DIRECTORY_UNREACHABLE);
  if (typeof table === "number") return table;
  const entryPa = table.pa + (pasid & (2 ** TABLE_LG2 - 1)) * 64;
  const top = follow(ram, entryPa, TABLE_UNREACHABLE);
  if (typeof top === "number") return top;
  const at = ram.byteAt(entryPa);
  const low = ram.view.getUint32(at, true);
  const type = (low >>> 6) & 7;
  const width = (low >>> 2) & 7;
  if (type < TYPE_FIRST_STAGE || type > TYPE_PASS_THROUGH) return ENTRY_INVALID;
  if (width < 1 || width > 3) return ENTRY_INVALID;
  const hasFirst = type === TYPE_FIRST_STAGE || type === TYPE_NESTED;
  const ours: Readonly<Record<number, number>> = {
    [TYPE_FIRST_STAGE]: 1,
    [TYPE_SECOND_STAGE]: 0,
    [TYPE_NESTED]: 0,
    [TYPE_PASS_THROUGH]: 2,
  };
  return {
    domainId: ram.view.getUint32(at + 8, true) & 0xffff,
    levels: width + 2,
    topPa: top.pa,
    type: ours[type] as number,
    faultsOff: (low & 2) !== 0,
    marks: (low & SECOND_STAGE_MARKS) !== 0,
    ...(hasFirst ? { firstStage: firstStageIn(ram, entryPa + 16) } : {}),
  };
}

/** Pointer and mode of the first stage: the third word of a PASID entry. */
function firstStageIn(ram: Ram, pa: number): FirstStage {
  const at = ram.byteAt(pa);
  const low = ram.view.getUint32(at, true);
  const high = ram.view.getUint32(at + 4, true) & ADDRESS_HIGH_MASK;
  const levels = ((low >>> 2) & 3) === 1 ? 5 : 4;
  return { topPa: high * 2 ** 32 + ((low & 0xfffff000) >>> 0), levels };
}

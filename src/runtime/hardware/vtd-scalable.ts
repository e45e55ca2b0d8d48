// The unit's own walk of the tables of scalable mode: root, context, PASID directory and table
// (VT-d specification, chapter 9), for requests without a PASID: those of PASID 0.
import type { Ram } from "../memory/index.ts";
import type { ContextEntry } from "./vtd-walk.ts";

/** Fault reasons of scalable mode, as the specification numbers them. */
export const SM_FAULT_REASONS: readonly (readonly [number, string])[] = [
  [0x38, "root table not in memory (scalable)"],
  [0x39, "root entry not present (scalable)"],
  [0x40, "context table not in memory (scalable)"],
  [0x41, "context entry not present (scalable)"],
  [0x50, "PASID directory not in memory"],
  [0x51, "PASID directory entry not present"],
  [0x58, "PASID table not in memory"],
  [0x59, "PASID entry not present"],
  [0x5b, "PASID entry invalid"],
];

const ROOT_UNREACHABLE = 0x38;
const CONTEXT_UNREACHABLE = 0x40;
const DIRECTORY_UNREACHABLE = 0x50;
const TABLE_UNREACHABLE = 0x58;
const ENTRY_INVALID = 0x5b;

const ADDRESS_HIGH_MASK = 0x000fffff;
/** Second-stage only, in the PASID entry's type field; pass-through. */
const TYPE_SECOND_STAGE = 2;
const TYPE_PASS_THROUGH = 4;

/** Where a present entry points, or a fault reason: `unreachable`, or the one after it. */
function follow(ram: Ram, pa: number, unreachable: number): { readonly pa: number } | number {
  if (!ram.holdsBytes(pa, 8)) return unreachable;
  const at = ram.byteAt(pa);
  const low = ram.view.getUint32(at, true);
  if ((low & 1) === 0) return unreachable + 1;
  const high = ram.view.getUint32(at + 4, true) & ADDRESS_HIGH_MASK;
  return { pa: high * 2 ** 32 + ((low & 0xfffff000) >>> 0) };
}

/** What a device's requests go through; a number is a fault reason. */
export function readScalable(ram: Ram, rootPa: number, bdf: number): ContextEntry | number {
  const devfn = bdf & 0xff;
  // A root entry has one half for the lower devices of a bus, one for the upper.
  const rootEntry = rootPa + (bdf >>> 8) * 16 + (devfn >>> 7) * 8;
  const contexts = follow(ram, rootEntry, ROOT_UNREACHABLE);
  if (typeof contexts === "number") return contexts;
  const directory = follow(ram, contexts.pa + (devfn & 127) * 32, CONTEXT_UNREACHABLE);
  if (typeof directory === "number") return directory;
  const table = follow(ram, directory.pa, DIRECTORY_UNREACHABLE);
  if (typeof table === "number") return table;
  const top = follow(ram, table.pa, TABLE_UNREACHABLE);
  if (typeof top === "number") return top;
  const at = ram.byteAt(table.pa);
  const low = ram.view.getUint32(at, true);
  const type = (low >>> 6) & 7;
  const width = (low >>> 2) & 7;
  if (type !== TYPE_SECOND_STAGE && type !== TYPE_PASS_THROUGH) return ENTRY_INVALID;
  if (width < 1 || width > 3) return ENTRY_INVALID;
  return {
    domainId: ram.view.getUint32(at + 8, true) & 0xffff,
    levels: width + 2,
    topPa: top.pa,
    type: type === TYPE_PASS_THROUGH ? 2 : 0,
    faultsOff: (low & 2) !== 0,
  };
}

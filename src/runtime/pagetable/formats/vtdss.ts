// Intel VT-d second-stage tables (specification chapter 9, "Second-Stage Paging Entries").
//
//   63  62..52   51..12    11   10  9  8  7   6..3  2  1  0
//   -   -        address   SNP  -   D  A  PS  -     X  W  R
//
// There is no present bit: any entry that is not zero is present.
import type { Format, LeafOptions } from "../format.ts";
import { EMPTY, LEAF, PROT_READ, PROT_WRITE, TABLE } from "../format.ts";

const READ = 1 << 0;
const WRITE = 1 << 1;
/** Page size: a leaf at levels 1 and 2. Level 0 needs no such bit, higher levels have no leaves. */
const PAGE_SIZE = 1 << 7;
const DIRTY = 1 << 9;
const SNOOP = 1 << 11;

function leafLow(prot: number, level: number, options: LeafOptions): number | undefined {
  if ((prot & (PROT_READ | PROT_WRITE)) === 0) return undefined;
  if (options.forceWriteable === true && (prot & PROT_WRITE) === 0) return undefined;
  return (
    ((prot & PROT_READ) !== 0 ? READ : 0) |
    ((prot & PROT_WRITE) !== 0 ? WRITE : 0) |
    (level > 0 ? PAGE_SIZE : 0) |
    (options.forceCoherence === true ? SNOOP : 0)
  );
}

export const vtdss: Format = {
  name: "vtdss",
  vaszLg2Max: 57,
  oaszLg2Max: 52,
  topLevelMax: 4,
  oaShift: 12,
  oaHighMask: 0xfffff,
  sizesLg2: [12, 21, 30],
  tableLow: () => READ | WRITE,
  tableHigh: () => 0,
  tableTest: (level) => ({
    mask: READ | WRITE | (level <= 2 ? PAGE_SIZE : 0),
    value: READ | WRITE,
  }),
  leafLow,
  leafHigh: () => 0,
  pageTest: { mask: 0, value: 0, highMask: 0 },
  kindOf: (low, high, level) => {
    if ((low | high) === 0) return EMPTY;
    if (level === 0 || (level <= 2 && (low & PAGE_SIZE) !== 0)) return LEAF;
    return TABLE;
  },
  dirty: {
    isDirty: (low) => (low & DIRTY) !== 0,
    cleaned: (low) => low & ~DIRTY,
    dirtied: (low) => low | DIRTY,
  },
  configurations: [
    { vaszLg2: 39, topLevel: 2 },
    { vaszLg2: 48, topLevel: 3 },
    { vaszLg2: 57, topLevel: 4 },
  ],
};

// x86-64 tables as IOMMUs take them: VT-d first stage, AMD version 2 (the processor manuals' 4- and
// 5-level paging, with the bits an IOMMU gives a meaning of its own).
//
//   63  62..52  51..12    11..9  8  7   6  5  4    3    2  1   0
//   XD  -       address   -      G  PS  D  A  PCD  PWT  U  RW  P
//
// Accessed is set from the start, and dirty in what can be written: hardware has nothing to add.
import type { Format } from "../format.ts";
import { EMPTY, LEAF, PROT_READ, PROT_WRITE, TABLE } from "../format.ts";

const PRESENT = 1 << 0;
const WRITE = 1 << 1;
const USER = 1 << 2;
const ACCESSED = 1 << 5;
const DIRTY = 1 << 6;
/** A leaf at levels 1 and 2; the same bit means something else at level 0. */
const PAGE_SIZE = 1 << 7;
const HIGHEST_LEAF_LEVEL = 2;

export const x86_64: Format = {
  name: "x86_64",
  vaszLg2Max: 57,
  oaszLg2Max: 52,
  topLevelMax: 4,
  oaShift: 12,
  oaHighMask: 0xfffff,
  sizesLg2: [12, 21, 30],
  tableLow: () => PRESENT | WRITE | USER | ACCESSED,
  tableHigh: () => 0,
  tableTest: (level) => ({
    mask: PRESENT | (level <= HIGHEST_LEAF_LEVEL ? PAGE_SIZE : 0),
    value: PRESENT,
  }),
  leafLow: (prot, level) => {
    if ((prot & (PROT_READ | PROT_WRITE)) === 0) return undefined;
    const rights = (prot & PROT_WRITE) !== 0 ? WRITE | DIRTY : 0;
    return PRESENT | USER | ACCESSED | rights | (level > 0 ? PAGE_SIZE : 0);
  },
  leafHigh: () => 0,
  pageTest: { mask: PRESENT, value: PRESENT, highMask: 0 },
  kindOf: (low, _high, level) => {
    if ((low & PRESENT) === 0) return EMPTY;
    const isLarge = level <= HIGHEST_LEAF_LEVEL && (low & PAGE_SIZE) !== 0;
    return level === 0 || isLarge ? LEAF : TABLE;
  },
  configurations: [
    { vaszLg2: 48, topLevel: 3, signExtends: true },
    { vaszLg2: 57, topLevel: 4, signExtends: true },
    { vaszLg2: 47, topLevel: 3 },
    { vaszLg2: 56, topLevel: 4 },
  ],
};

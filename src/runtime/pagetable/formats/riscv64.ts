// RISC-V tables, Sv39, Sv48 and Sv57, with 64 KiB leaves of Svnapot and memory types of Svpbmt (the
// privileged specification, chapters on these extensions).
//
//   63  62..61  60..54  53..10        9..8  7  6  5  4  3  2  1  0
//   N   PBMT    -       frame number  -     D  A  G  U  X  W  R  V
//
// An entry without rights points to a table; leaves stand at every level. A leaf of 64 KiB has N
// and the bit below its size set in its frame number, in sixteen equal entries.
import type { Format, LeafOptions } from "../format.ts";
import {
  EMPTY,
  LEAF,
  PROT_CACHE,
  PROT_MMIO,
  PROT_NOEXEC,
  PROT_READ,
  PROT_WRITE,
  TABLE,
} from "../format.ts";

const VALID = 1 << 0;
const READ = 1 << 1;
const WRITE = 1 << 2;
const EXECUTE = 1 << 3;
const USER = 1 << 4;
const ACCESSED = 1 << 6;
const DIRTY = 1 << 7;
const RIGHTS = READ | WRITE | EXECUTE;
/** High word: memory that is not cached, memory of devices, a leaf of 64 KiB. */
const NOT_CACHED = 1 << 29;
const DEVICE = 1 << 30;
const NAPOT = 1 << 31;
const NAPOT_LG2 = 4;
const OA_SHIFT = 10;

function memoryType(prot: number, options: LeafOptions): number {
  if (options.memoryTypes !== true) return 0;
  if ((prot & PROT_MMIO) !== 0) return DEVICE;
  return (prot & PROT_CACHE) === 0 ? NOT_CACHED : 0;
}

export const riscv64: Format = {
  name: "riscv64",
  vaszLg2Max: 57,
  oaszLg2Max: 56,
  topLevelMax: 4,
  oaShift: OA_SHIFT,
  oaHighMask: 0x3fffff,
  sizesLg2: [12, 16, 21, 30, 39, 48],
  tableLow: () => VALID,
  tableHigh: () => 0,
  tableTest: () => ({ mask: VALID | RIGHTS, value: VALID }),
  pageTest: { mask: VALID, value: VALID, highMask: NAPOT },
  leafLow: (prot) => {
    if ((prot & (PROT_READ | PROT_WRITE)) === 0) return undefined;
    return (
      VALID |
      READ |
      USER |
      ACCESSED |
      ((prot & PROT_WRITE) !== 0 ? WRITE | DIRTY : 0) |
      ((prot & PROT_NOEXEC) !== 0 ? 0 : EXECUTE)
    );
  },
  leafHigh: (prot, _level, options) => memoryType(prot, options),
  kindOf: (low, _high, level) => {
    if ((low & VALID) === 0) return EMPTY;
    return level === 0 || (low & RIGHTS) !== 0 ? LEAF : TABLE;
  },
  sized: () => ({ low: 1 << (OA_SHIFT + NAPOT_LG2 - 1), high: NAPOT }),
  leafLg2: (_low, high, level) => (level === 0 && high < 0 ? NAPOT_LG2 : 9 * level),
  configurations: [
    { vaszLg2: 39, topLevel: 2, signExtends: true },
    { vaszLg2: 48, topLevel: 3, signExtends: true, sizesLg2: [12, 21, 30, 39] },
    { vaszLg2: 57, topLevel: 4, signExtends: true },
  ],
};

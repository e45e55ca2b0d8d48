// AMD I/O page tables, version 1 (AMD I/O Virtualization specification, section 2.2.3).
//
//   62  61  60   59   58..52   51..12    11..9   8..7  6  5  4..1  0
//   IW  IR  FC   U    -        address   level   -     D  A  -     PR
//
// The level field of an entry says what it points to: a table of that level, 0 for a page of the
// entry's own size, 7 for a page whose size its address tells: all ones below the size's upper bit,
// which is zero. Such a page stands in as many equal entries as it covers.
import type { Format } from "../format.ts";
import { EMPTY, LEAF, PROT_READ, PROT_WRITE, TABLE } from "../format.ts";

const PRESENT = 1 << 0;
const LEVEL_SHIFT = 9;
const LEVEL_SIZED = 7;
const DIRTY = 1 << 6;
/** High word: force coherence, read, write. */
const COHERENT = 1 << 28;
const READ = 1 << 29;
const WRITE = 1 << 30;
const ADDRESS_HIGH_MASK = 0xfffff;

const levelOf = (low: number): number => (low >>> LEVEL_SHIFT) & 7;

/** Every power of two from 4 KiB; 512 GiB has no encoding of its own. */
const sizesLg2: readonly number[] = Array.from({ length: 40 }, (_, at) => 12 + at).filter(
  (lg2) => lg2 !== 39,
);

/** How many low bits of the frame number are ones: the size is two powers above. */
function sizeInAddress(low: number, high: number): number {
  let ones = 0;
  let bits = low >>> 12;
  let left = 20;
  for (;;) {
    while (left > 0 && (bits & 1) === 1) {
      ones += 1;
      bits >>>= 1;
      left -= 1;
    }
    if (left > 0 || ones >= 40) return ones + 1;
    bits = high & ADDRESS_HIGH_MASK;
    left = 20;
    if ((bits & 1) === 0) return ones + 1;
  }
}

export const amdv1: Format = {
  name: "amdv1",
  vaszLg2Max: 64,
  oaszLg2Max: 52,
  topLevelMax: 5,
  growsTop: true,
  oaShift: 12,
  oaHighMask: ADDRESS_HIGH_MASK,
  sizesLg2,
  tableLow: (level) => PRESENT | (level << LEVEL_SHIFT),
  tableHigh: () => READ | WRITE,
  tableTest: (level) => ({
    mask: PRESENT | (7 << LEVEL_SHIFT),
    value: PRESENT | (level << LEVEL_SHIFT),
  }),
  pageTest: { mask: PRESENT | (7 << LEVEL_SHIFT), value: PRESENT, highMask: 0 },
  leafLow: (prot) => ((prot & (PROT_READ | PROT_WRITE)) === 0 ? undefined : PRESENT),
  leafHigh: (prot, _level, { forceCoherence = true }) =>
    (forceCoherence ? COHERENT : 0) |
    ((prot & PROT_READ) !== 0 ? READ : 0) |
    ((prot & PROT_WRITE) !== 0 ? WRITE : 0),
  kindOf: (low, _high, level) => {
    if ((low & PRESENT) === 0) return EMPTY;
    const points = levelOf(low);
    return level === 0 || points === 0 || points === LEVEL_SIZED ? LEAF : TABLE;
  },
  sized: (lg2) => {
    // All ones below the upper bit of the size: lg2 - 1 of them, from bit 12 up.
    const ones = lg2 - 1;
    const inLow = Math.min(ones, 20);
    const lowOnes = inLow === 20 ? 0xfffff : (1 << inLow) - 1;
    return {
      low: (lowOnes << 12) | (LEVEL_SIZED << LEVEL_SHIFT),
      high: ones > 20 ? (1 << (ones - 20)) - 1 : 0,
    };
  },
  leafLg2: (low, high, level) =>
    levelOf(low) === LEVEL_SIZED ? sizeInAddress(low, high) : 9 * level,
  dirty: {
    isDirty: (low) => (low & DIRTY) !== 0,
    cleaned: (low) => low & ~DIRTY,
    dirtied: (low) => low | DIRTY,
  },
  configurations: [
    { vaszLg2: 64, topLevel: 2 },
    { vaszLg2: 32, topLevel: 2 },
  ],
};

// ARM long-descriptor tables with 4 KiB granules, stage 1 and stage 2, as Linux's io-pgtable fills
// them (Arm Architecture Reference Manual, "The VMSAv8-64 translation table format descriptors").
//
//             54..53  52  51   47..12    11  10  9..8  7   6   5..2        1..0
//   stage 1   XN PXN  C   DBM  address   nG  AF  SH    AP  AP  NS, index   type
//   stage 2   XN      C   -    address   -   AF  SH    HAP HAP memory      type
//
// Type 3 is a table above level 0 and a page at it; type 1 is a block. Architectural level 3 is our
// level 0. Linux's io-pgtable never says that sixteen neighbours are one (C); a table made with
// those sizes does: 64 KiB, 32 MiB, 16 GiB, each entry with its own address.
import { EEXIST, EINVAL } from "../../errno/index.ts";
import type { Format, LeafOptions } from "../format.ts";
import type { Geometry } from "../table.ts";
import {
  EMPTY,
  LEAF,
  PROT_CACHE,
  PROT_MMIO,
  PROT_NOEXEC,
  PROT_PRIVILEGED,
  PROT_READ,
  PROT_WRITE,
  TABLE,
} from "../format.ts";

const TYPE = 3;
const TYPE_BLOCK = 1;
const TYPE_TABLE_OR_PAGE = 3;

const INDEX_SHIFT = 2;
const ATTRIBUTES = { notCached: 0, cached: 1, device: 2 } as const;
const UNPRIVILEGED = 1 << 6;
const READ_ONLY = 1 << 7;
const NOT_GLOBAL = 1 << 11;
const ACCESSED = 1 << 10;
const SHARED_OUTER = 2 << 8;
const SHARED_INNER = 3 << 8;
/** High word: hardware may make the leaf writable-dirty; nobody may execute. */
const DIRTY_MODIFIER = 1 << 19;
const NO_EXECUTE = 3 << 21;
/** High word: one of sixteen neighbours that are one leaf. */
const CONTIGUOUS = 1 << 20;
const CONTIGUOUS_LG2 = 4;
const CONTIGUOUS_SIZES = [12, 16, 21, 25, 30, 34];

const MEMORY_SHIFT = 2;
const MEMORY = { device: 0x1, notCached: 0x5, forcedWriteBack: 0x6, writeBack: 0xf } as const;
const MAY_READ = 1 << 6;
const MAY_WRITE = 1 << 7;

const isMapped = (prot: number): boolean => (prot & (PROT_READ | PROT_WRITE)) !== 0;
const typeAt = (level: number): number => (level === 0 ? TYPE_TABLE_OR_PAGE : TYPE_BLOCK);
const sharing = (prot: number): number => ((prot & PROT_CACHE) !== 0 ? SHARED_INNER : SHARED_OUTER);
const execution = (prot: number): number => ((prot & PROT_NOEXEC) !== 0 ? NO_EXECUTE : 0);

function stage1Low(prot: number, level: number): number | undefined {
  if (!isMapped(prot)) return undefined;
  let index: number = ATTRIBUTES.notCached;
  if ((prot & PROT_MMIO) !== 0) index = ATTRIBUTES.device;
  else if ((prot & PROT_CACHE) !== 0) index = ATTRIBUTES.cached;
  const readOnly = (prot & PROT_WRITE) === 0 ? READ_ONLY : 0;
  const unprivileged = (prot & PROT_PRIVILEGED) === 0 ? UNPRIVILEGED : 0;
  const rights = readOnly | unprivileged | NOT_GLOBAL | ACCESSED;
  return typeAt(level) | (index << INDEX_SHIFT) | rights | sharing(prot);
}

function stage2Low(prot: number, level: number, options: LeafOptions): number | undefined {
  if (!isMapped(prot)) return undefined;
  let memory: number = MEMORY.notCached;
  if ((prot & PROT_MMIO) !== 0) memory = MEMORY.device;
  else if ((prot & PROT_CACHE) !== 0) {
    memory = options.forcedWriteBack === true ? MEMORY.forcedWriteBack : MEMORY.writeBack;
  }
  const rights =
    ((prot & PROT_READ) !== 0 ? MAY_READ : 0) | ((prot & PROT_WRITE) !== 0 ? MAY_WRITE : 0);
  return typeAt(level) | (memory << MEMORY_SHIFT) | rights | ACCESSED | sharing(prot);
}

/** Stage 2: tables side by side at the top, as a power of two. */
const CONCAT_LG2_MAX = 4;
/** Output widths whose walks may not begin at architectural level 0 with 4 KiB granules. */
const WIDTHS_OF_LEVEL_1: ReadonlySet<number> = new Set([40, 42]);

/** What both stages have in common. */
const shape = {
  vaszLg2Max: 48,
  oaszLg2Max: 48,
  topLevelMax: 3,
  oaShift: 12,
  oaHighMask: 0xffff,
  sizesLg2: [12, 21, 30],
  tableLow: () => TYPE_TABLE_OR_PAGE,
  tableHigh: () => 0,
  tableTest: () => ({ mask: TYPE, value: TYPE_TABLE_OR_PAGE }),
  contiguous: { low: 0, high: CONTIGUOUS },
  leafLg2: (_low: number, high: number, level: number) =>
    9 * level + ((high & CONTIGUOUS) === 0 ? 0 : CONTIGUOUS_LG2),
  pageTest: { mask: 1, value: 1, highMask: CONTIGUOUS },
  kindOf: (low: number, _high: number, level: number) => {
    if ((low & 1) === 0) return EMPTY;
    return level === 0 || (low & TYPE) === TYPE_BLOCK ? LEAF : TABLE;
  },
  occupied: -EEXIST,
  sizeless: -EINVAL,
  keepsPartialLeaves: true,
  freesByLeaf: true,
  configurations: [
    { vaszLg2: 39, topLevel: 2 },
    { vaszLg2: 48, topLevel: 3 },
    { vaszLg2: 48, topLevel: 3, sizesLg2: CONTIGUOUS_SIZES },
  ],
} as const;

/** Stage 1. Where hardware marks written pages, a clean writable leaf is one that is read-only. */
export const armLpaeS1: Format = {
  ...shape,
  name: "arm_lpae_s1",
  leafLow: stage1Low,
  leafHigh: (prot, _level, options) => {
    const marks = options.hardwareDirty === true && (prot & PROT_WRITE) !== 0;
    return execution(prot) | (marks ? DIRTY_MODIFIER : 0);
  },
  dirty: {
    isDirty: (low, high) => (high & DIRTY_MODIFIER) !== 0 && (low & READ_ONLY) === 0,
    cleaned: (low) => low | READ_ONLY,
    dirtied: (low) => low & ~READ_ONLY,
  },
};

/** Stage 2. Its walk may begin a level lower, in up to 16 tables side by side. */
export const armLpaeS2: Format = {
  ...shape,
  name: "arm_lpae_s2",
  concatLg2Max: CONCAT_LG2_MAX,
  configurations: [
    ...shape.configurations,
    { vaszLg2: 34, topLevel: 1 },
    { vaszLg2: 40, topLevel: 2 },
    { vaszLg2: 42, topLevel: 2 },
    { vaszLg2: 43, topLevel: 2 },
  ],
  leafLow: stage2Low,
  leafHigh: (prot) => execution(prot),
};

/**
 * The shape of a stage-2 table over addresses of so many bits, as Linux's io-pgtable chooses it: as
 * many levels as the input asks for; where the Arm architecture says so (DDI0487 K.a, R_SRKBC: 40
 * and 42 bits of output) one fewer, with tables side by side. `eager`: earlier kernels did it
 * wherever 16 tables are enough, asked or not. -EINVAL where more would be needed.
 */
export function armStage2Shape(
  inputLg2: number,
  outputLg2: number,
  eager = false,
): Pick<Geometry, "topLevel" | "vaszLg2" | "oaszLg2"> | number {
  if (inputLg2 < 13 || inputLg2 > shape.vaszLg2Max || outputLg2 > shape.oaszLg2Max) return -EINVAL;
  const topLevel = Math.ceil((inputLg2 - 12) / 9) - 1;
  const fits = inputLg2 - 12 - 9 * topLevel <= CONCAT_LG2_MAX;
  const plain = { topLevel, vaszLg2: inputLg2, oaszLg2: outputLg2 };
  if (topLevel < shape.topLevelMax) return plain;
  if (eager ? !fits : !WIDTHS_OF_LEVEL_1.has(outputLg2)) return plain;
  return fits ? { ...plain, topLevel: topLevel - 1 } : -EINVAL;
}

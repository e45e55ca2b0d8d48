// A page table: its top, its geometry, and the leaf patterns worked out once.
import { EINVAL, EOPNOTSUPP, ERANGE, assert } from "../errno/index.ts";
import type { Ram } from "../memory/index.ts";
import { PROTS, type Format, type LeafOptions } from "./format.ts";

/** Where table frames come from and go to; a kernel's allocator, or a test's list of addresses. */
export interface TableSource {
  /** A zeroed block of 2^order frames aligned to its size, one unless said; a negative errno. */
  allocate(owner: string, order?: number): number;
  /** Gives a block back, by its first frame. */
  put(pfn: number): void;
}

/** How one table is shaped. `sizesLg2` restricts the leaf sizes (bits, ascending); default all. */
export interface Geometry {
  readonly format: Format;
  readonly topLevel: number;
  /** Width of input and output addresses in bits. */
  readonly vaszLg2: number;
  readonly oaszLg2?: number;
  readonly sizesLg2?: readonly number[];
  readonly options?: LeafOptions;
  /** Addresses are two halves: the topmost bit of the width stands for all above it. */
  readonly signExtends?: boolean;
  /** Tables that an unmap leaves empty stay in the tree. */
  readonly keepsTables?: boolean;
}

export const LEVELS = 6;
/** One past the largest frame number of a 64-bit address. */
const PFN_END = 2 ** 52;

/** The state of one page table. The functions beside this file work on it. */
export class PageTable {
  readonly ram: Ram;
  readonly frames: TableSource;
  readonly format: Format;
  topLevel: number;
  readonly vaszLg2: number;
  readonly keepsTables: boolean;
  readonly oaszLg2: number;
  /** First input frame number past the table, or past its lower half where there are two. */
  readonly endPfn: number;
  /** First input frame number of the upper half; Infinity where there is none. */
  readonly upperPfn: number;
  /** First output frame number past what the hardware can address. */
  readonly oaEndPfn: number;
  /** Leaf sizes, ascending, as lg2 of 4 KiB pages, and the same as counts of pages. */
  readonly sizes: readonly number[];
  readonly spans: readonly number[];
  readonly options: LeafOptions;
  /** The arena's words and first frame, and the format's constants, at hand for the hot paths. */
  readonly words: Int32Array;
  readonly basePfn: number;
  readonly oaShift: number;
  readonly oaHighMask: number;
  /** Output frames a step of the high word stands for, and its inverse. */
  readonly oaScale: number;
  readonly oaStep: number;
  /** By level: what an entry's low word shows when it points to a table. */
  readonly tableMask: Int32Array = new Int32Array(LEVELS);
  readonly tableValue: Int32Array = new Int32Array(LEVELS);
  /** Frame numbers as far as low words hold them: the first frame's, and the mask. */
  readonly baseLow: number;
  readonly frameMask: number;
  /** The format's `pageTest`. */
  readonly pageMask: number;
  readonly pageValue: number;
  readonly pageHighMask: number;
  /** Leaves of 4 KiB are allowed. */
  readonly hasPages: boolean;
  topPfn: number;
  /** Word index of the top table in the arena. */
  topAt: number;
  /** Tables side by side that the top is made of, and input frames behind one of them. */
  readonly topTables: number;
  readonly topSpan: number;
  /** First input frame number past what the top table of now can reach. */
  reachPfn: number;
  /** Tables taken out of the tree, to be freed once the hardware has been told to forget them. */
  retired: number[] = [];
  /** What the last call mapped or removed, in pages. */
  done = 0;
  readonly #low: Int32Array = new Int32Array(PROTS * LEVELS);
  readonly #high: Int32Array = new Int32Array(PROTS * LEVELS);
  readonly #accepted: Uint8Array = new Uint8Array(PROTS);

  /** Use `create`, or `adopt` for a tree that already exists. */
  constructor(ram: Ram, frames: TableSource, geometry: Geometry, topPfn: number) {
    const { format, options = {} } = geometry;
    this.ram = ram;
    this.frames = frames;
    this.format = format;
    this.topLevel = geometry.topLevel;
    this.vaszLg2 = geometry.vaszLg2;
    this.oaszLg2 = geometry.oaszLg2 ?? format.oaszLg2Max;
    const signExtends = geometry.signExtends === true;
    this.endPfn = 2 ** (this.vaszLg2 - (signExtends ? 13 : 12));
    this.upperPfn = signExtends ? PFN_END - this.endPfn : Infinity;
    this.oaEndPfn = 2 ** (this.oaszLg2 - 12);
    const sizesLg2 = geometry.sizesLg2 ?? format.sizesLg2;
    // No leaf lies above the top, and none is all there is.
    const topLg2 = format.growsTop === true ? Infinity : 12 + 9 * (this.topLevel + 1);
    const widest = Math.min(this.vaszLg2, topLg2);
    this.sizes = sizesLg2.filter((lg2) => lg2 < widest).map((lg2) => lg2 - 12);
    this.spans = this.sizes.map((lg2) => 2 ** lg2);
    this.options = options;
    this.words = ram.words;
    this.basePfn = ram.basePfn;
    this.oaShift = format.oaShift;
    this.oaHighMask = format.oaHighMask;
    this.oaScale = 2 ** (32 - format.oaShift);
    this.oaStep = 1 / this.oaScale;
    this.frameMask = this.oaScale - 1;
    this.baseLow = ram.basePfn & this.frameMask;
    this.pageMask = format.pageTest.mask;
    this.pageValue = format.pageTest.value;
    this.pageHighMask = format.pageTest.highMask;
    this.hasPages = this.sizes[0] === 0;
    for (let level = 1; level <= format.topLevelMax; level++) {
      const { mask, value } = format.tableTest(level);
      this.tableMask[level] = mask;
      this.tableValue[level] = value;
    }
    this.topPfn = topPfn;
    this.topAt = ram.wordAt(topPfn);
    this.keepsTables = geometry.keepsTables === true;
    this.topTables = 2 ** concatLg2(geometry);
    this.topSpan = 2 ** (9 * (this.topLevel + 1));
    this.reachPfn = Math.min(this.endPfn, this.topTables * this.topSpan);
    for (let prot = 0; prot < PROTS; prot++) {
      for (let level = 0; level < LEVELS; level++) {
        const low = format.leafLow(prot, level, options);
        if (low === undefined) continue;
        this.#accepted[prot] = 1;
        this.#low[prot * LEVELS + level] = low;
        this.#high[prot * LEVELS + level] = format.leafHigh(prot, level, options);
      }
    }
  }

  /** An empty table, or the errno of a geometry the format cannot have, or -ENOMEM. */
  static create(ram: Ram, frames: TableSource, geometry: Geometry): PageTable | number {
    const refusal = checkGeometry(geometry);
    if (refusal !== 0) return refusal;
    const topPfn = frames.allocate("page table", concatLg2(geometry));
    if (topPfn < 0) return topPfn;
    return new PageTable(ram, frames, geometry, topPfn);
  }

  /** Puts another table above the top one: 0, -ENOMEM, or -ERANGE when there can be none. */
  grow(): number {
    const { format } = this;
    if (format.growsTop !== true || this.topLevel >= format.topLevelMax) return -ERANGE;
    const pfn = this.frames.allocate("page table");
    if (pfn < 0) return pfn;
    const level = this.topLevel + 1;
    const attributes = { low: format.tableLow(level), high: format.tableHigh(level) };
    writeEntry(this, this.ram.wordAt(pfn), this.topPfn, attributes);
    this.topLevel = level;
    this.topPfn = pfn;
    this.topAt = this.ram.wordAt(pfn);
    this.reachPfn = Math.min(this.endPfn, 2 ** (9 * (level + 1)));
    return 0;
  }

  /** Whether the tables have room for a range of pages. */
  covers(iovaPfn: number, pages: number): boolean {
    if (iovaPfn >= this.upperPfn) return iovaPfn + pages <= PFN_END;
    return iovaPfn >= 0 && iovaPfn + pages <= this.endPfn;
  }

  accepts(prot: number): boolean {
    return this.#accepted[prot & (PROTS - 1)] === 1;
  }

  leafLow(prot: number, level: number): number {
    return this.#low[(prot & (PROTS - 1)) * LEVELS + level] as number;
  }

  leafHigh(prot: number, level: number): number {
    return this.#high[(prot & (PROTS - 1)) * LEVELS + level] as number;
  }

  /** Frees the retired tables. Only after the hardware has dropped what it cached of them. */
  release(): void {
    for (const pfn of this.retired) this.frames.put(pfn);
    this.retired = [];
  }
}

/** 0, or the errno of a geometry no table of this format can have. */
export function checkGeometry(geometry: Geometry): number {
  const { format, topLevel, vaszLg2 } = geometry;
  const oaszLg2 = geometry.oaszLg2 ?? format.oaszLg2Max;
  if (vaszLg2 < 1 || vaszLg2 > format.vaszLg2Max) return -EINVAL;
  if (oaszLg2 < 1 || oaszLg2 > format.oaszLg2Max) return -EINVAL;
  if (topLevel < 0 || topLevel > format.topLevelMax) return -EOPNOTSUPP;
  const widest = 12 + 9 * (topLevel + 1) + (format.concatLg2Max ?? 0);
  if (format.growsTop !== true && widest < vaszLg2) return -EOPNOTSUPP;
  return 0;
}

/** How many tables side by side the top needs, as a power of two. */
function concatLg2({ format, topLevel, vaszLg2 }: Geometry): number {
  if (format.concatLg2Max === undefined) return 0;
  return Math.max(0, vaszLg2 - 12 - 9 * (topLevel + 1));
}

/** Word index of the top table an input frame number is in. */
export function topAtFor(pt: PageTable, iovaPfn: number): number {
  if (pt.topTables === 1) return pt.topAt;
  return pt.topAt + (Math.floor(iovaPfn / pt.topSpan) << 10);
}

/** One over the frames an item at level 3 covers: three levels of nine bits. */
const LEVEL3_STEP = 1 / 0x8000000;

/** Position in the table at `level` of an input frame number. */
export function indexAt(iovaPfn: number, level: number): number {
  if (level < 3) return ((iovaPfn | 0) >>> (9 * level)) & 511;
  if (level === 3 && iovaPfn < 0x80000000) return (iovaPfn | 0) >>> 27;
  // At most 2^25: the conversion drops the fraction and nothing else.
  return (((iovaPfn * LEVEL3_STEP) | 0) >>> (9 * (level - 3))) & 511;
}

/**
 * Word index of the table an entry points to, from its low word alone: an arena has fewer frames
 * than a low word tells apart. Only for entries this room wrote or has checked.
 */
export function tableAt(pt: PageTable, low: number): number {
  return (((low >>> pt.oaShift) - pt.baseLow) & pt.frameMask) << 10;
}

/** Whether an entry of level 0 is a leaf of one page. */
export function isPage(pt: PageTable, low: number, high: number): boolean {
  return (
    (low & pt.pageMask) === pt.pageValue && (high & pt.pageHighMask) === 0 && (low | high) !== 0
  );
}

/**
 * Word index of the level-0 slot of one page, or -1 where tables do not lead there: one is missing,
 * or a larger leaf is in the way.
 */
export function leafSlot(pt: PageTable, iovaPfn: number): number {
  const pfn = iovaPfn | 0;
  if (pt.topLevel === 3 && pfn === iovaPfn && pfn >= 0 && pfn < pt.reachPfn) {
    return leafSlotOfFour(pt, pfn);
  }
  return leafSlotOfAny(pt, iovaPfn);
}

/** The same of any number of levels; apart, so that the way most take stays short. */
function leafSlotOfAny(pt: PageTable, iovaPfn: number): number {
  if (iovaPfn < 0 || (iovaPfn >= pt.reachPfn && iovaPfn < pt.upperPfn)) return -1;
  const { words, tableMask, tableValue } = pt;
  let at = topAtFor(pt, iovaPfn);
  for (let level = pt.topLevel; level > 0; level--) {
    const low = words[at + indexAt(iovaPfn, level) * 2] as number;
    if ((low & (tableMask[level] as number)) !== tableValue[level]) return -1;
    at = tableAt(pt, low);
  }
  return at + ((iovaPfn | 0) & 511) * 2;
}

/** The same of four levels and an address of 43 bits, as most are: no loop, no multiplication. */
function leafSlotOfFour(pt: PageTable, pfn: number): number {
  const { words, tableMask, tableValue } = pt;
  let low = words[pt.topAt + (pfn >>> 27) * 2] as number;
  if ((low & (tableMask[3] as number)) !== tableValue[3]) return -1;
  low = words[tableAt(pt, low) + ((pfn >>> 18) & 511) * 2] as number;
  if ((low & (tableMask[2] as number)) !== tableValue[2]) return -1;
  low = words[tableAt(pt, low) + ((pfn >>> 9) & 511) * 2] as number;
  if ((low & (tableMask[1] as number)) !== tableValue[1]) return -1;
  return tableAt(pt, low) + (pfn & 511) * 2;
}

/** The frame an entry points to. */
export function entryPfn(pt: PageTable, low: number, high: number): number {
  const upper = high & pt.oaHighMask;
  // Most frames are within the low word: those stay integers.
  if (upper === 0) return low >>> pt.oaShift;
  return upper * pt.oaScale + (low >>> pt.oaShift);
}

/** Writes an entry that points to a frame. */
export function writeEntry(
  pt: PageTable,
  at: number,
  pfn: number,
  attributes: { readonly low: number; readonly high: number },
): void {
  const upper = Math.floor(pfn * pt.oaStep);
  assert(upper <= pt.oaHighMask, `frame ${pfn} does not fit an entry`);
  pt.words[at] = (pfn << pt.oaShift) | attributes.low;
  pt.words[at + 1] = upper | attributes.high;
}

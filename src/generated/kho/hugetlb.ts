// Generated from abi/kho/hugetlb.ts by "holeproof generate".
// Edit that file, not this one.
//
// Huge pages handed to the next kernel: how many of each size, so that it sets aside only the rest.

import {
  copyBytes,
  requireCapacity,
  requireCount,
  requireIndex,
  requireLength,
  requireRange,
  requireRoom,
  requireU64,
  withinElement,
} from "../../runtime/wire/index.ts";

/** Name of the global data in a live-update image. */
export const HUGETLB_FLB_COMPATIBLE = "hugetlb-v1";

/** Most sizes an image tells about. */
export const HUGETLB_SER_MAX_HSTATES = 4;

// struct hugetlb_hstate_ser { /* x86_64 */
//     u64 nr_pages;           /*  0   8 */
//     u8 order;               /*  8   1 */
// };                          /* size 9 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 9, align 1 */

/** One size. */
export interface HugetlbHstateSer {
  /** Preserved pages of that size. */
  readonly nrPages: bigint;
  /** A page is 2 to this power base pages long. */
  readonly order: number;
}

/** Bytes of a `struct hugetlb_hstate_ser`. */
export const HUGETLB_HSTATE_SER_SIZE = 9;
/** What its address is a multiple of, bytes. */
export const HUGETLB_HSTATE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const HUGETLB_HSTATE_SER_OFFSET = {
  nrPages: 0,
  order: 8,
} as const;

/**
 * Refuses bytes that are no `struct hugetlb_hstate_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkHugetlbHstateSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 9, end)) requireRoom("hugetlb_hstate_ser", view, offset, 9, end);
}

/**
 * Reads bytes that `checkHugetlbHstateSerBytes` has seen; without that, what comes is not checked.
 */
export function readHugetlbHstateSer(view: DataView, offset = 0): HugetlbHstateSer {
  return {
    nrPages: view.getBigUint64(offset, true),
    order: view.getUint8(offset + 8),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeHugetlbHstateSer(view: DataView, offset = 0, end?: number): HugetlbHstateSer {
  checkHugetlbHstateSerBytes(view, offset, end);
  return readHugetlbHstateSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkHugetlbHstateSerValue(value: HugetlbHstateSer): void {
  if (!isU64(value.nrPages)) requireU64("hugetlb_hstate_ser", "nr_pages", value.nrPages, 0);
  if (!isUpTo(value.order, 255))
    requireRange("hugetlb_hstate_ser", "order", value.order, 0, 255, 8);
}

/**
 * Writes a value that `checkHugetlbHstateSerValue` has seen; without that, what does not fit wraps.
 */
export function writeHugetlbHstateSer(value: HugetlbHstateSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.nrPages, true);
  view.setUint8(offset + 8, value.order);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeHugetlbHstateSer(
  value: HugetlbHstateSer,
  view: DataView = freshView(HUGETLB_HSTATE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 9)) requireRoom("hugetlb_hstate_ser", view, offset, 9);
  checkHugetlbHstateSerValue(value);
  writeHugetlbHstateSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct hugetlb_hstate_ser`: `count` of them, one behind the
 * other.
 */
export function checkHugetlbHstateSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 9, end))) {
    const stop = requireRoom("hugetlb_hstate_ser", view, offset, 0, end);
    requireCount("hugetlb_hstate_ser", "", count, 9, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyHugetlbHstateSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkHugetlbHstateSerArray(from, offset, count, end);
  const size = count * 9;
  copyBytes("hugetlb_hstate_ser", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct hugetlb_hstate_ser` as one typed array a member, made once and filled again and
 * again.
 */
export class HugetlbHstateSerColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Preserved pages of that size. The low 32 bits. */
  readonly nrPagesLo: Uint32Array;
  /** Preserved pages of that size. The high 32 bits. */
  readonly nrPagesHi: Uint32Array;
  /** A page is 2 to this power base pages long. */
  readonly order: Uint8Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.nrPagesLo = new Uint32Array(capacity);
    this.nrPagesHi = new Uint32Array(capacity);
    this.order = new Uint8Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("hugetlb_hstate_ser", count, this.capacity);
    checkHugetlbHstateSerArray(view, offset, count, end);
    const { nrPagesLo, nrPagesHi, order } = this;
    for (let i = 0, at = offset; i < count; i++, at += 9) {
      nrPagesLo[i] = view.getUint32(at, true);
      nrPagesHi[i] = view.getUint32(at + 4, true);
      order[i] = view.getUint8(at + 8);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, nrPagesLo, nrPagesHi, order } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("hugetlb_hstate_ser", length, this.capacity);
    if (!fits(view, offset, length * 9))
      requireRoom("hugetlb_hstate_ser", view, offset, length * 9);
    for (let i = 0, at = offset; i < length; i++, at += 9) {
      view.setUint32(at, nrPagesLo[i]!, true);
      view.setUint32(at + 4, nrPagesHi[i]!, true);
      view.setUint8(at + 8, order[i]!);
    }
    return length * 9;
  }
}

/**
 * A `struct hugetlb_hstate_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkHugetlbHstateSerBytes` first; what it
 * writes is.
 */
export class HugetlbHstateSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 9)) requireRoom("hugetlb_hstate_ser", view, offset, 9);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 9)) requireRoom("hugetlb_hstate_ser", this._view, offset, 9);
    this._at = offset;
    return this;
  }

  /** Preserved pages of that size. */
  get nrPages(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set nrPages(value: bigint) {
    if (!isU64(value)) requireU64("hugetlb_hstate_ser", "nr_pages", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get nrPagesLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set nrPagesLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get nrPagesHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set nrPagesHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** A page is 2 to this power base pages long. */
  get order(): number {
    return this._view.getUint8(this._at + 8);
  }
  set order(value: number) {
    if (!isUpTo(value, 255)) requireRange("hugetlb_hstate_ser", "order", value, 0, 255, 8);
    this._view.setUint8(this._at + 8, value);
  }
}

// struct hugetlb_ser {                                            /* x86_64 */
//     struct hugetlb_hstate_ser hstates[HUGETLB_SER_MAX_HSTATES]; /*  0  36 */
//     u8 nr_hstates;                                              /* 36   1 */
// };                                                              /* size 37 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 37, align 1 */

/** All sizes. */
export interface HugetlbSer {
  /** The sizes. */
  readonly hstates: readonly HugetlbHstateSer[];
  /** How many of them count. */
  readonly nrHstates: number;
}

/** Bytes of a `struct hugetlb_ser`. */
export const HUGETLB_SER_SIZE = 37;
/** What its address is a multiple of, bytes. */
export const HUGETLB_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const HUGETLB_SER_OFFSET = {
  hstates: 0,
  nrHstates: 36,
} as const;

/**
 * Refuses bytes that are no `struct hugetlb_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkHugetlbSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 37, end)) requireRoom("hugetlb_ser", view, offset, 37, end);
}

/** Reads bytes that `checkHugetlbSerBytes` has seen; without that, what comes is not checked. */
export function readHugetlbSer(view: DataView, offset = 0): HugetlbSer {
  const hstatesRead = new Array<HugetlbHstateSer>(4);
  for (let i = 0; i < 4; i++) hstatesRead[i] = readHugetlbHstateSer(view, offset + i * 9);
  return {
    hstates: hstatesRead,
    nrHstates: view.getUint8(offset + 36),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeHugetlbSer(view: DataView, offset = 0, end?: number): HugetlbSer {
  checkHugetlbSerBytes(view, offset, end);
  return readHugetlbSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkHugetlbSerValue(value: HugetlbSer): void {
  const hstatesChecked = value.hstates;
  requireLength("hugetlb_ser", "hstates", hstatesChecked.length, 4, 0);
  for (let i = 0; i < hstatesChecked.length; i++) {
    try {
      checkHugetlbHstateSerValue(hstatesChecked[i]!);
    } catch (error) {
      throw withinElement(error, "hugetlb_ser", "hstates", i, 0 + i * 9);
    }
  }
  if (!isUpTo(value.nrHstates, 255))
    requireRange("hugetlb_ser", "nr_hstates", value.nrHstates, 0, 255, 36);
}

/** Writes a value that `checkHugetlbSerValue` has seen; without that, what does not fit wraps. */
export function writeHugetlbSer(value: HugetlbSer, view: DataView, offset = 0): void {
  const hstatesWritten = value.hstates;
  for (let i = 0, at = offset; i < hstatesWritten.length; i++, at += 9)
    writeHugetlbHstateSer(hstatesWritten[i]!, view, at);
  view.setUint8(offset + 36, value.nrHstates);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeHugetlbSer(
  value: HugetlbSer,
  view: DataView = freshView(HUGETLB_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 37)) requireRoom("hugetlb_ser", view, offset, 37);
  checkHugetlbSerValue(value);
  writeHugetlbSer(value, view, offset);
  return view;
}

/**
 * A `struct hugetlb_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkHugetlbSerBytes` first; what it writes is.
 */
export class HugetlbSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 37)) requireRoom("hugetlb_ser", view, offset, 37);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 37)) requireRoom("hugetlb_ser", this._view, offset, 37);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: The sizes. */
  hstatesOffset(index: number): number {
    requireIndex("hugetlb_ser", "hstates", index, 4);
    return this._at + index * 9;
  }
  /** How many of them count. */
  get nrHstates(): number {
    return this._view.getUint8(this._at + 36);
  }
  set nrHstates(value: number) {
    if (!isUpTo(value, 255)) requireRange("hugetlb_ser", "nr_hstates", value, 0, 255, 36);
    this._view.setUint8(this._at + 36, value);
  }
}

/** Whether `size` bytes lie at `offset`, before `end` and inside the view. */
const hasRoom = (view: DataView, offset: number, size: number, end?: number): boolean => {
  const limit = view.byteLength;
  const stop = end ?? limit;
  return offset >= 0 && offset + size <= stop && stop <= limit;
};

/** Whether `size` bytes lie at `offset` inside the view. */
const fits = (view: DataView, offset: number, size: number): boolean =>
  offset >= 0 && offset + size <= view.byteLength;

/** A view of `size` zero bytes. */
const freshView = (size: number): DataView => new DataView(new ArrayBuffer(size));

/** Whether a value is a whole number of 32 bits, unsigned. */
const isU32 = (value: number): boolean => typeof value === "number" && value >>> 0 === value;

/** Whether a value is a whole number from 0 to `most`, of 32 bits. */
const isUpTo = (value: number, most: number): boolean =>
  typeof value === "number" && value >>> 0 === value && value <= most;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

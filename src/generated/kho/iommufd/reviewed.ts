// Generated from abi/kho/iommufd/reviewed.ts by "holeproof generate".
// Edit that file, not this one.
//
// What iommufd hands to the next kernel, as the review of the first posting asked for it: members
// from wide to narrow, fixed widths, every byte named.

import {
  copyBytes,
  requireCapacity,
  requireCount,
  requireCounted,
  requireEvery,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  withinElement,
} from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

// struct iommufd_hwpt_lu { /* x86_64 */
//     u64 domain_data;     /*  0   8 */
//     u32 token;           /*  8   4 */
//     u8 reclaimed;        /* 12   1 */
//     u8 padding[3];       /* 13   3 */
// };                       /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** One preserved page table. */
export interface IommufdHwptLu {
  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  readonly domainData: bigint;
  /** The owner's own number for this page table. */
  readonly token: number;
  /** 1 once the new kernel has taken the page table over, else 0. */
  readonly reclaimed: number;
}

/** Bytes of a `struct iommufd_hwpt_lu`. */
export const IOMMUFD_HWPT_LU_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_HWPT_LU_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMUFD_HWPT_LU_OFFSET = {
  domainData: 0,
  token: 8,
  reclaimed: 12,
  padding: 13,
} as const;

/**
 * Refuses bytes that are no `struct iommufd_hwpt_lu`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommufdHwptLuBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommufd_hwpt_lu", view, offset, 16, end);
  if ((view.getUint8(offset + 13) | view.getUint16(offset + 14, true)) !== 0)
    requireZero("iommufd_hwpt_lu", "padding", view, offset + 13, 3, "reserved");
}

/** Reads bytes that `checkIommufdHwptLuBytes` has seen; without that, what comes is not checked. */
export function readIommufdHwptLu(view: DataView, offset = 0): IommufdHwptLu {
  return {
    domainData: view.getBigUint64(offset, true),
    token: view.getUint32(offset + 8, true),
    reclaimed: view.getUint8(offset + 12),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommufdHwptLu(view: DataView, offset = 0, end?: number): IommufdHwptLu {
  checkIommufdHwptLuBytes(view, offset, end);
  return readIommufdHwptLu(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommufdHwptLuValue(value: IommufdHwptLu): void {
  if (!isU64(value.domainData)) requireU64("iommufd_hwpt_lu", "domain_data", value.domainData, 0);
  if (!isU32(value.token)) requireU32("iommufd_hwpt_lu", "token", value.token, 8);
  if (!isUpTo(value.reclaimed, 255))
    requireRange("iommufd_hwpt_lu", "reclaimed", value.reclaimed, 0, 255, 12);
}

/**
 * Writes a value that `checkIommufdHwptLuValue` has seen; without that, what does not fit wraps.
 */
export function writeIommufdHwptLu(value: IommufdHwptLu, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.domainData, true);
  view.setUint32(offset + 8, value.token, true);
  view.setUint32(offset + 12, value.reclaimed, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdHwptLu(
  value: IommufdHwptLu,
  view: DataView = freshView(IOMMUFD_HWPT_LU_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommufd_hwpt_lu", view, offset, 16);
  checkIommufdHwptLuValue(value);
  writeIommufdHwptLu(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommufd_hwpt_lu`: `count` of them, one behind the
 * other.
 */
export function checkIommufdHwptLuArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("iommufd_hwpt_lu", view, offset, 0, end);
    requireCount("iommufd_hwpt_lu", "", count, 16, offset, stop);
  }
  if ((bitsOf16(view, offset + 12, count) & 0xffffff00) !== 0)
    requireEvery("iommufd_hwpt_lu", "", view, offset, count, 16, checkIommufdHwptLuBytes);
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommufdHwptLuArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommufdHwptLuArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("iommufd_hwpt_lu", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommufd_hwpt_lu` as one typed array a member, made once and filled again and again.
 */
export class IommufdHwptLuColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /**
   * Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. The
   * low 32 bits.
   */
  readonly domainDataLo: Uint32Array;
  /**
   * Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. The
   * high 32 bits.
   */
  readonly domainDataHi: Uint32Array;
  /** The owner's own number for this page table. */
  readonly token: Uint32Array;
  /** 1 once the new kernel has taken the page table over, else 0. */
  readonly reclaimed: Uint8Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.domainDataLo = new Uint32Array(capacity);
    this.domainDataHi = new Uint32Array(capacity);
    this.token = new Uint32Array(capacity);
    this.reclaimed = new Uint8Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("iommufd_hwpt_lu", count, this.capacity);
    checkIommufdHwptLuArray(view, offset, count, end);
    const { domainDataLo, domainDataHi, token, reclaimed } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      domainDataLo[i] = view.getUint32(at, true);
      domainDataHi[i] = view.getUint32(at + 4, true);
      token[i] = view.getUint32(at + 8, true);
      reclaimed[i] = view.getUint8(at + 12);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, domainDataLo, domainDataHi, token, reclaimed } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("iommufd_hwpt_lu", length, this.capacity);
    if (!fits(view, offset, length * 16)) requireRoom("iommufd_hwpt_lu", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, domainDataLo[i]!, true);
      view.setUint32(at + 4, domainDataHi[i]!, true);
      view.setUint32(at + 8, token[i]!, true);
      view.setUint32(at + 12, reclaimed[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct iommufd_hwpt_lu` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommufdHwptLuBytes` first; what it
 * writes is.
 */
export class IommufdHwptLuCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommufd_hwpt_lu", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommufd_hwpt_lu", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  get domainData(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set domainData(value: bigint) {
    if (!isU64(value)) requireU64("iommufd_hwpt_lu", "domain_data", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get domainDataLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set domainDataLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get domainDataHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set domainDataHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** The owner's own number for this page table. */
  get token(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set token(value: number) {
    if (!isU32(value)) requireU32("iommufd_hwpt_lu", "token", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** 1 once the new kernel has taken the page table over, else 0. */
  get reclaimed(): number {
    return this._view.getUint8(this._at + 12);
  }
  set reclaimed(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommufd_hwpt_lu", "reclaimed", value, 0, 255, 12);
    this._view.setUint8(this._at + 12, value);
  }
}

// struct iommufd_lu {                 /* x86_64 */
//     u32 nr_hwpts;                   /*  0   4 */
//     u32 reserved;                   /*  4   4 */
//     struct iommufd_hwpt_lu hwpts[]; /*  8   0 */
// };                                  /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** Everything one iommufd preserves: a count and that many page tables. */
export interface IommufdLu {
  /** How many page tables follow. */
  readonly nrHwpts: number;
  /** The page tables. */
  readonly hwpts: readonly IommufdHwptLu[];
}

/** Bytes of a `struct iommufd_lu` before its first element. */
export const IOMMUFD_LU_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_LU_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMUFD_LU_OFFSET = {
  nrHwpts: 0,
  reserved: 4,
  hwpts: 8,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfIommufdLu(value: IommufdLu): number {
  return 8 + value.hwpts.length * 16;
}

/**
 * Refuses bytes that are no `struct iommufd_lu`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkIommufdLuBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommufd_lu", view, offset, 8, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("iommufd_lu", "reserved", view, offset + 4, 4, "reserved");
  const count = view.getUint32(offset, true);
  if (!hasRoom(view, offset + 8, count * 16, end))
    requireCount("iommufd_lu", "hwpts", count, 16, offset + 8, end ?? view.byteLength);
  if ((bitsOf16(view, offset + 8 + 12, count) & 0xffffff00) !== 0)
    requireEvery("iommufd_lu", "hwpts", view, offset + 8, count, 16, checkIommufdHwptLuBytes);
}

/** Reads bytes that `checkIommufdLuBytes` has seen; without that, what comes is not checked. */
export function readIommufdLu(view: DataView, offset = 0): IommufdLu {
  const count = view.getUint32(offset, true);
  const hwptsRead = new Array<IommufdHwptLu>(count);
  for (let i = 0; i < count; i++) hwptsRead[i] = readIommufdHwptLu(view, offset + 8 + i * 16);
  return {
    nrHwpts: count,
    hwpts: hwptsRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommufdLu(view: DataView, offset = 0, end?: number): IommufdLu {
  checkIommufdLuBytes(view, offset, end);
  return readIommufdLu(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommufdLuValue(value: IommufdLu): void {
  if (!isU32(value.nrHwpts)) requireU32("iommufd_lu", "nr_hwpts", value.nrHwpts, 0);
  const hwptsChecked = value.hwpts;
  if (hwptsChecked.length !== value.nrHwpts)
    requireCounted("iommufd_lu", "hwpts", hwptsChecked.length, value.nrHwpts, 8);
  for (let i = 0; i < hwptsChecked.length; i++) {
    try {
      checkIommufdHwptLuValue(hwptsChecked[i]!);
    } catch (error) {
      throw withinElement(error, "iommufd_lu", "hwpts", i, 8 + i * 16);
    }
  }
}

/** Writes a value that `checkIommufdLuValue` has seen; without that, what does not fit wraps. */
export function writeIommufdLu(value: IommufdLu, view: DataView, offset = 0): void {
  view.setUint32(offset, value.nrHwpts, true);
  view.setUint32(offset + 4, 0, true);
  const hwptsWritten = value.hwpts;
  for (let i = 0, at = offset + 8; i < hwptsWritten.length; i++, at += 16)
    writeIommufdHwptLu(hwptsWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdLu(
  value: IommufdLu,
  view: DataView = freshView(sizeOfIommufdLu(value)),
  offset = 0,
): DataView {
  const size = 8 + value.hwpts.length * 16;
  if (!fits(view, offset, size)) requireRoom("iommufd_lu", view, offset, size);
  checkIommufdLuValue(value);
  writeIommufdLu(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyIommufdLu(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommufdLuBytes(from, offset, end);
  const size = 8 + from.getUint32(offset, true) * 16;
  copyBytes("iommufd_lu", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommufd_lu` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkIommufdLuBytes` first; what it writes is.
 */
export class IommufdLuCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommufd_lu", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommufd_lu", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** How many page tables follow. */
  get nrHwpts(): number {
    return this._view.getUint32(this._at, true);
  }
  set nrHwpts(value: number) {
    if (!isU32(value)) requireU32("iommufd_lu", "nr_hwpts", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Where this starts, bytes from the view's start: The page tables. */
  hwptsOffset(index: number): number {
    requireIndex("iommufd_lu", "hwpts", index, this._view.getUint32(this._at, true));
    return this._at + 8 + index * 16;
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

/** Every bit set in one of `count` 32-bit words, 16 bytes from each other. */
const bitsOf16 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 16;
  let bits = 0;
  for (; from >= at; from -= 64)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 16, true) |
      view.getInt32(from + 32, true) |
      view.getInt32(from + 48, true);
  from += 48;
  for (; from >= at; from -= 16) bits |= view.getInt32(from, true);
  return bits;
};

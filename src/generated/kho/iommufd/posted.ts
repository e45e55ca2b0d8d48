// Generated from abi/kho/iommufd/posted.ts by "holeproof generate".
// Edit that file, not this one.
//
// What iommufd hands to the next kernel, as first posted for review: the marked page tables of one
// iommufd, each with the token its owner gave it.
//
// Kept with its defects, because images of that layout were written and because this is the layout
// the reviews are about. `reviewed` is what the reviewers asked for.

import {
  copyBytes,
  requireBool,
  requireBoolean,
  requireCapacity,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  withinElement,
} from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

// struct iommufd_hwpt_lu { /* x86_64 */
//     u32 token;           /*  0   4 */
//     u64 domain_data;     /*  4   8 */
//     bool reclaimed;      /* 12   1 */
// };                       /* size 13 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 13, align 1 */

/** One preserved page table. */
export interface IommufdHwptLu {
  /** The owner's own number for this page table. */
  readonly token: number;
  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  readonly domainData: bigint;
  /** Set by the new kernel once it has taken the page table over. */
  readonly reclaimed: boolean;
}

/** Bytes of a `struct iommufd_hwpt_lu`. */
export const IOMMUFD_HWPT_LU_SIZE = 13;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_HWPT_LU_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMUFD_HWPT_LU_OFFSET = {
  token: 0,
  domainData: 4,
  reclaimed: 12,
} as const;

/**
 * Refuses bytes that are no `struct iommufd_hwpt_lu`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommufdHwptLuBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 13, end)) requireRoom("iommufd_hwpt_lu", view, offset, 13, end);
  if (view.getUint8(offset + 12) > 1)
    requireBool("iommufd_hwpt_lu", "reclaimed", view, offset + 12);
}

/** Reads bytes that `checkIommufdHwptLuBytes` has seen; without that, what comes is not checked. */
export function readIommufdHwptLu(view: DataView, offset = 0): IommufdHwptLu {
  return {
    token: view.getUint32(offset, true),
    domainData: view.getBigUint64(offset + 4, true),
    reclaimed: view.getUint8(offset + 12) !== 0,
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
  if (!isU32(value.token)) requireU32("iommufd_hwpt_lu", "token", value.token, 0);
  if (!isU64(value.domainData)) requireU64("iommufd_hwpt_lu", "domain_data", value.domainData, 4);
  if (typeof value.reclaimed !== "boolean")
    requireBoolean("iommufd_hwpt_lu", "reclaimed", value.reclaimed, 12);
}

/**
 * Writes a value that `checkIommufdHwptLuValue` has seen; without that, what does not fit wraps.
 */
export function writeIommufdHwptLu(value: IommufdHwptLu, view: DataView, offset = 0): void {
  view.setUint32(offset, value.token, true);
  view.setBigUint64(offset + 4, value.domainData, true);
  view.setUint8(offset + 12, value.reclaimed ? 1 : 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdHwptLu(
  value: IommufdHwptLu,
  view: DataView = freshView(IOMMUFD_HWPT_LU_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 13)) requireRoom("iommufd_hwpt_lu", view, offset, 13);
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
  if (!(isU32(count) && hasRoom(view, offset, count * 13, end))) {
    const stop = requireRoom("iommufd_hwpt_lu", view, offset, 0, end);
    requireCount("iommufd_hwpt_lu", "", count, 13, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 13) {
    if (view.getUint8(at + 12) > 1)
      requireBool("iommufd_hwpt_lu", `[${i}].reclaimed`, view, at + 12);
  }
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
  const size = count * 13;
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
  /** The owner's own number for this page table. */
  readonly token: Uint32Array;
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
  /** Set by the new kernel once it has taken the page table over. */
  readonly reclaimed: Uint8Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.token = new Uint32Array(capacity);
    this.domainDataLo = new Uint32Array(capacity);
    this.domainDataHi = new Uint32Array(capacity);
    this.reclaimed = new Uint8Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("iommufd_hwpt_lu", count, this.capacity);
    checkIommufdHwptLuArray(view, offset, count, end);
    const { token, domainDataLo, domainDataHi, reclaimed } = this;
    for (let i = 0, at = offset; i < count; i++, at += 13) {
      token[i] = view.getUint32(at, true);
      domainDataLo[i] = view.getUint32(at + 4, true);
      domainDataHi[i] = view.getUint32(at + 8, true);
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
    const { length, token, domainDataLo, domainDataHi, reclaimed } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("iommufd_hwpt_lu", length, this.capacity);
    if (!fits(view, offset, length * 13)) requireRoom("iommufd_hwpt_lu", view, offset, length * 13);
    for (let i = 0; i < length; i++) {
      if (reclaimed[i]! > 1) requireRange("iommufd_hwpt_lu", "reclaimed", reclaimed[i]!, 0, 1, 12);
    }
    for (let i = 0, at = offset; i < length; i++, at += 13) {
      view.setUint32(at, token[i]!, true);
      view.setUint32(at + 4, domainDataLo[i]!, true);
      view.setUint32(at + 8, domainDataHi[i]!, true);
      view.setUint8(at + 12, reclaimed[i]!);
    }
    return length * 13;
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
    if (!fits(view, offset, 13)) requireRoom("iommufd_hwpt_lu", view, offset, 13);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 13)) requireRoom("iommufd_hwpt_lu", this._view, offset, 13);
    this._at = offset;
    return this;
  }

  /** The owner's own number for this page table. */
  get token(): number {
    return this._view.getUint32(this._at, true);
  }
  set token(value: number) {
    if (!isU32(value)) requireU32("iommufd_hwpt_lu", "token", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  get domainData(): bigint {
    return this._view.getBigUint64(this._at + 4, true);
  }
  set domainData(value: bigint) {
    if (!isU64(value)) requireU64("iommufd_hwpt_lu", "domain_data", value, 4);
    this._view.setBigUint64(this._at + 4, value, true);
  }
  get domainDataLo(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set domainDataLo(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  get domainDataHi(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set domainDataHi(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  /** Set by the new kernel once it has taken the page table over. */
  get reclaimed(): boolean {
    return this._view.getUint8(this._at + 12) !== 0;
  }
  set reclaimed(value: boolean) {
    requireBoolean("iommufd_hwpt_lu", "reclaimed", value, 12);
    this._view.setUint8(this._at + 12, value ? 1 : 0);
  }
}

// struct iommufd_lu {                 /* x86_64 */
//     unsigned int nr_hwpts;          /*  0   4 */
//     struct iommufd_hwpt_lu hwpts[]; /*  4   0 */
// };                                  /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** Everything one iommufd preserves: a count and that many page tables. */
export interface IommufdLu {
  /** How many page tables follow. */
  readonly nrHwpts: number;
  /** The page tables, 13 bytes apart. */
  readonly hwpts: readonly IommufdHwptLu[];
}

/** Bytes of a `struct iommufd_lu` before its first element. */
export const IOMMUFD_LU_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_LU_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMUFD_LU_OFFSET = {
  nrHwpts: 0,
  hwpts: 4,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfIommufdLu(value: IommufdLu): number {
  return 4 + value.hwpts.length * 13;
}

/**
 * Refuses bytes that are no `struct iommufd_lu`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkIommufdLuBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end)) requireRoom("iommufd_lu", view, offset, 4, end);
  const count = view.getUint32(offset, true);
  if (!hasRoom(view, offset + 4, count * 13, end))
    requireCount("iommufd_lu", "hwpts", count, 13, offset + 4, end ?? view.byteLength);
  for (let i = 0, at = offset + 4; i < count; i++, at += 13) {
    if (view.getUint8(at + 12) > 1)
      requireBool("iommufd_lu", `hwpts[${i}].reclaimed`, view, at + 12);
  }
}

/** Reads bytes that `checkIommufdLuBytes` has seen; without that, what comes is not checked. */
export function readIommufdLu(view: DataView, offset = 0): IommufdLu {
  const count = view.getUint32(offset, true);
  const hwptsRead = new Array<IommufdHwptLu>(count);
  for (let i = 0; i < count; i++) hwptsRead[i] = readIommufdHwptLu(view, offset + 4 + i * 13);
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
    requireCounted("iommufd_lu", "hwpts", hwptsChecked.length, value.nrHwpts, 4);
  for (let i = 0; i < hwptsChecked.length; i++) {
    try {
      checkIommufdHwptLuValue(hwptsChecked[i]!);
    } catch (error) {
      throw withinElement(error, "iommufd_lu", "hwpts", i, 4 + i * 13);
    }
  }
}

/** Writes a value that `checkIommufdLuValue` has seen; without that, what does not fit wraps. */
export function writeIommufdLu(value: IommufdLu, view: DataView, offset = 0): void {
  view.setUint32(offset, value.nrHwpts, true);
  const hwptsWritten = value.hwpts;
  for (let i = 0, at = offset + 4; i < hwptsWritten.length; i++, at += 13)
    writeIommufdHwptLu(hwptsWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdLu(
  value: IommufdLu,
  view: DataView = freshView(sizeOfIommufdLu(value)),
  offset = 0,
): DataView {
  const size = 4 + value.hwpts.length * 13;
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
  const size = 4 + from.getUint32(offset, true) * 13;
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
    if (!fits(view, offset, 4)) requireRoom("iommufd_lu", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4)) requireRoom("iommufd_lu", this._view, offset, 4);
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
  /** Where this starts, bytes from the view's start: The page tables, 13 bytes apart. */
  hwptsOffset(index: number): number {
    requireIndex("iommufd_lu", "hwpts", index, this._view.getUint32(this._at, true));
    return this._at + 4 + index * 13;
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

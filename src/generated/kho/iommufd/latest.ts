// Generated from abi/kho/iommufd/latest.ts by "holeproof generate".
// Edit that file, not this one.
//
// What iommufd hands to the next kernel, newest seen: token and count grew to 64 bits, the string
// stayed.

import {
  copyBytes,
  readCount,
  requireCapacity,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU64,
  requireZero,
  withinElement,
} from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

// struct iommufd_hwpt_ser { /* x86_64 */
//     u64 domain_data;      /*  0   8 */
//     u64 token;            /*  8   8 */
//     u8 reclaimed;         /* 16   1 */
//     u8 padding[7];        /* 17   7 */
// };                        /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 1 */

/** One preserved page table. */
export interface IommufdHwptSer {
  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  readonly domainData: bigint;
  /** The owner's own number for this page table. */
  readonly token: bigint;
  /** 1 once the new kernel has taken the page table over, else 0. */
  readonly reclaimed: number;
}

/** Bytes of a `struct iommufd_hwpt_ser`. */
export const IOMMUFD_HWPT_SER_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_HWPT_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMUFD_HWPT_SER_OFFSET = {
  domainData: 0,
  token: 8,
  reclaimed: 16,
  padding: 17,
} as const;

/**
 * Refuses bytes that are no `struct iommufd_hwpt_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommufdHwptSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommufd_hwpt_ser", view, offset, 24, end);
  if (
    (view.getUint8(offset + 17) |
      view.getUint16(offset + 18, true) |
      view.getUint32(offset + 20, true)) !==
    0
  )
    requireZero("iommufd_hwpt_ser", "padding", view, offset + 17, 7, "reserved");
}

/**
 * Reads bytes that `checkIommufdHwptSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommufdHwptSer(view: DataView, offset = 0): IommufdHwptSer {
  return {
    domainData: view.getBigUint64(offset, true),
    token: view.getBigUint64(offset + 8, true),
    reclaimed: view.getUint8(offset + 16),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommufdHwptSer(view: DataView, offset = 0, end?: number): IommufdHwptSer {
  checkIommufdHwptSerBytes(view, offset, end);
  return readIommufdHwptSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommufdHwptSerValue(value: IommufdHwptSer): void {
  if (!isU64(value.domainData)) requireU64("iommufd_hwpt_ser", "domain_data", value.domainData, 0);
  if (!isU64(value.token)) requireU64("iommufd_hwpt_ser", "token", value.token, 8);
  if (!isUpTo(value.reclaimed, 255))
    requireRange("iommufd_hwpt_ser", "reclaimed", value.reclaimed, 0, 255, 16);
}

/**
 * Writes a value that `checkIommufdHwptSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommufdHwptSer(value: IommufdHwptSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.domainData, true);
  view.setBigUint64(offset + 8, value.token, true);
  view.setUint32(offset + 16, value.reclaimed, true);
  view.setUint32(offset + 20, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdHwptSer(
  value: IommufdHwptSer,
  view: DataView = freshView(IOMMUFD_HWPT_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommufd_hwpt_ser", view, offset, 24);
  checkIommufdHwptSerValue(value);
  writeIommufdHwptSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommufd_hwpt_ser`: `count` of them, one behind the
 * other.
 */
export function checkIommufdHwptSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 24, end))) {
    const stop = requireRoom("iommufd_hwpt_ser", view, offset, 0, end);
    requireCount("iommufd_hwpt_ser", "", count, 24, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 24) {
    if (
      (view.getUint8(at + 17) | view.getUint16(at + 18, true) | view.getUint32(at + 20, true)) !==
      0
    )
      requireZero("iommufd_hwpt_ser", `[${i}].padding`, view, at + 17, 7, "reserved");
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommufdHwptSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommufdHwptSerArray(from, offset, count, end);
  const size = count * 24;
  copyBytes("iommufd_hwpt_ser", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommufd_hwpt_ser` as one typed array a member, made once and filled again and again.
 */
export class IommufdHwptSerColumns {
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
  /** The owner's own number for this page table. The low 32 bits. */
  readonly tokenLo: Uint32Array;
  /** The owner's own number for this page table. The high 32 bits. */
  readonly tokenHi: Uint32Array;
  /** 1 once the new kernel has taken the page table over, else 0. */
  readonly reclaimed: Uint8Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.domainDataLo = new Uint32Array(capacity);
    this.domainDataHi = new Uint32Array(capacity);
    this.tokenLo = new Uint32Array(capacity);
    this.tokenHi = new Uint32Array(capacity);
    this.reclaimed = new Uint8Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("iommufd_hwpt_ser", count, this.capacity);
    checkIommufdHwptSerArray(view, offset, count, end);
    const { domainDataLo, domainDataHi, tokenLo, tokenHi, reclaimed } = this;
    for (let i = 0, at = offset; i < count; i++, at += 24) {
      domainDataLo[i] = view.getUint32(at, true);
      domainDataHi[i] = view.getUint32(at + 4, true);
      tokenLo[i] = view.getUint32(at + 8, true);
      tokenHi[i] = view.getUint32(at + 12, true);
      reclaimed[i] = view.getUint8(at + 16);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, domainDataLo, domainDataHi, tokenLo, tokenHi, reclaimed } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("iommufd_hwpt_ser", length, this.capacity);
    if (!fits(view, offset, length * 24))
      requireRoom("iommufd_hwpt_ser", view, offset, length * 24);
    for (let i = 0, at = offset; i < length; i++, at += 24) {
      view.setUint32(at, domainDataLo[i]!, true);
      view.setUint32(at + 4, domainDataHi[i]!, true);
      view.setUint32(at + 8, tokenLo[i]!, true);
      view.setUint32(at + 12, tokenHi[i]!, true);
      view.setUint32(at + 16, reclaimed[i]!, true);
      view.setUint32(at + 20, 0, true);
    }
    return length * 24;
  }
}

/**
 * A `struct iommufd_hwpt_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommufdHwptSerBytes` first; what it
 * writes is.
 */
export class IommufdHwptSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommufd_hwpt_ser", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommufd_hwpt_ser", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  get domainData(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set domainData(value: bigint) {
    if (!isU64(value)) requireU64("iommufd_hwpt_ser", "domain_data", value, 0);
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
  get token(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("iommufd_hwpt_ser", "token", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** 1 once the new kernel has taken the page table over, else 0. */
  get reclaimed(): number {
    return this._view.getUint8(this._at + 16);
  }
  set reclaimed(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommufd_hwpt_ser", "reclaimed", value, 0, 255, 16);
    this._view.setUint8(this._at + 16, value);
  }
}

// struct iommufd_ser {                      /* x86_64 */
//     u64 nr_hwpts;                         /*  0   8 */
//     struct iommufd_hwpt_ser hwpt_array[]; /*  8   0 */
// };                                        /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** Everything one iommufd preserves: a count and that many page tables. */
export interface IommufdSer {
  /** How many page tables follow. */
  readonly nrHwpts: bigint;
  /** The page tables. */
  readonly hwptArray: readonly IommufdHwptSer[];
}

/** Bytes of a `struct iommufd_ser` before its first element. */
export const IOMMUFD_SER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMUFD_SER_OFFSET = {
  nrHwpts: 0,
  hwptArray: 8,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfIommufdSer(value: IommufdSer): number {
  return 8 + value.hwptArray.length * 24;
}

/**
 * Refuses bytes that are no `struct iommufd_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommufdSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommufd_ser", view, offset, 8, end);
  const count = readCount(view, offset, true);
  if (!hasRoom(view, offset + 8, count * 24, end))
    requireCount("iommufd_ser", "hwpt_array", count, 24, offset + 8, end ?? view.byteLength);
  for (let i = 0, at = offset + 8; i < count; i++, at += 24) {
    if (
      (view.getUint8(at + 17) | view.getUint16(at + 18, true) | view.getUint32(at + 20, true)) !==
      0
    )
      requireZero("iommufd_ser", `hwpt_array[${i}].padding`, view, at + 17, 7, "reserved");
  }
}

/** Reads bytes that `checkIommufdSerBytes` has seen; without that, what comes is not checked. */
export function readIommufdSer(view: DataView, offset = 0): IommufdSer {
  const count = readCount(view, offset, true);
  const hwptArrayRead = new Array<IommufdHwptSer>(count);
  for (let i = 0; i < count; i++) hwptArrayRead[i] = readIommufdHwptSer(view, offset + 8 + i * 24);
  return {
    nrHwpts: view.getBigUint64(offset, true),
    hwptArray: hwptArrayRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommufdSer(view: DataView, offset = 0, end?: number): IommufdSer {
  checkIommufdSerBytes(view, offset, end);
  return readIommufdSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommufdSerValue(value: IommufdSer): void {
  if (!isU64(value.nrHwpts)) requireU64("iommufd_ser", "nr_hwpts", value.nrHwpts, 0);
  const hwptArrayChecked = value.hwptArray;
  if (BigInt(hwptArrayChecked.length) !== value.nrHwpts)
    requireCounted("iommufd_ser", "hwpt_array", hwptArrayChecked.length, value.nrHwpts, 8);
  for (let i = 0; i < hwptArrayChecked.length; i++) {
    try {
      checkIommufdHwptSerValue(hwptArrayChecked[i]!);
    } catch (error) {
      throw withinElement(error, "iommufd_ser", "hwpt_array", i, 8 + i * 24);
    }
  }
}

/** Writes a value that `checkIommufdSerValue` has seen; without that, what does not fit wraps. */
export function writeIommufdSer(value: IommufdSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.nrHwpts, true);
  const hwptArrayWritten = value.hwptArray;
  for (let i = 0, at = offset + 8; i < hwptArrayWritten.length; i++, at += 24)
    writeIommufdHwptSer(hwptArrayWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdSer(
  value: IommufdSer,
  view: DataView = freshView(sizeOfIommufdSer(value)),
  offset = 0,
): DataView {
  const size = 8 + value.hwptArray.length * 24;
  if (!fits(view, offset, size)) requireRoom("iommufd_ser", view, offset, size);
  checkIommufdSerValue(value);
  writeIommufdSer(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyIommufdSer(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommufdSerBytes(from, offset, end);
  const size = 8 + readCount(from, offset, true) * 24;
  copyBytes("iommufd_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommufd_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommufdSerBytes` first; what it writes is.
 */
export class IommufdSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommufd_ser", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommufd_ser", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** How many page tables follow. */
  get nrHwpts(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set nrHwpts(value: bigint) {
    if (!isU64(value)) requireU64("iommufd_ser", "nr_hwpts", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get nrHwptsLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set nrHwptsLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get nrHwptsHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set nrHwptsHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Where this starts, bytes from the view's start: The page tables. */
  hwptArrayOffset(index: number): number {
    requireIndex("iommufd_ser", "hwpt_array", index, readCount(this._view, this._at, true));
    return this._at + 8 + index * 24;
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

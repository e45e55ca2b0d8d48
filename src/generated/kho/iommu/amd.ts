// Generated from abi/kho/iommu/amd.ts by "holeproof generate".
// Edit that file, not this one.
//
// An AMD unit among the IOMMU core's records: a proposal, by analogy with the Intel one. It is one
// kind more under the same version: a kernel that does not know it refuses it by its type. Page
// tables and devices have the records of version 1; a device's entry has nothing to add, as the
// device table goes over whole.

import {
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  writeZero,
} from "../../../runtime/wire/index.ts";

/** An AMD IOMMU. */
export const IOMMU_AMD = 3;

// struct iommu_hdr_ser { /* x86_64 */
//     u32 ref_count;     /*  0   4 */
//     u32 flags;         /*  4   4 */
// };                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** What every preserved object begins with. */
export interface IommuHdrSer {
  /** How many others refer to the object. */
  readonly refCount: number;
  /** What became of the object: deleted 1, from the previous kernel 2. */
  readonly flags: number;
}

/** Bytes of a `struct iommu_hdr_ser`. */
export const IOMMU_HDR_SER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_HDR_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_HDR_SER_OFFSET = {
  refCount: 0,
  flags: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hdr_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHdrSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommu_hdr_ser", view, offset, 8, end);
}

/** Reads bytes that `checkIommuHdrSerBytes` has seen; without that, what comes is not checked. */
export function readIommuHdrSer(view: DataView, offset = 0): IommuHdrSer {
  return {
    refCount: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHdrSer(view: DataView, offset = 0, end?: number): IommuHdrSer {
  checkIommuHdrSerBytes(view, offset, end);
  return readIommuHdrSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHdrSerValue(value: IommuHdrSer): void {
  if (!isU32(value.refCount)) requireU32("iommu_hdr_ser", "ref_count", value.refCount, 0);
  if (!isU32(value.flags)) requireU32("iommu_hdr_ser", "flags", value.flags, 4);
}

/** Writes a value that `checkIommuHdrSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuHdrSer(value: IommuHdrSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.refCount, true);
  view.setUint32(offset + 4, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHdrSer(
  value: IommuHdrSer,
  view: DataView = freshView(IOMMU_HDR_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_hdr_ser", view, offset, 8);
  checkIommuHdrSerValue(value);
  writeIommuHdrSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hdr_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuHdrSerBytes` first; what it writes is.
 */
export class IommuHdrSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_hdr_ser", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommu_hdr_ser", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** How many others refer to the object. */
  get refCount(): number {
    return this._view.getUint32(this._at, true);
  }
  set refCount(value: number) {
    if (!isU32(value)) requireU32("iommu_hdr_ser", "ref_count", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What became of the object: deleted 1, from the previous kernel 2. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hdr_ser", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_amd_ser { /* x86_64 */
//     u8 restored;       /*  0   1 */
//     u8 padding[7];     /*  1   7 */
//     u64 phys_addr;     /*  8   8 */
//     u64 device_table;  /* 16   8 */
//     u64 unused[8];     /* 24  64 */
// };                     /* size 88 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 88, align 1 */

/** An AMD IOMMU unit: as long as an Intel one, what is left over zero. */
export interface IommuAmdSer {
  /** 1 once the next kernel has taken it over. */
  readonly restored: number;
  /** Physical address of the unit's registers. */
  readonly physAddr: bigint;
  /** Its device table base register: the table's address, and its size in pages less 1. */
  readonly deviceTable: bigint;
}

/** Bytes of a `struct iommu_amd_ser`. */
export const IOMMU_AMD_SER_SIZE = 88;
/** What its address is a multiple of, bytes. */
export const IOMMU_AMD_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_AMD_SER_OFFSET = {
  restored: 0,
  padding: 1,
  physAddr: 8,
  deviceTable: 16,
  unused: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_amd_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuAmdSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 88, end)) requireRoom("iommu_amd_ser", view, offset, 88, end);
  if (
    (view.getUint8(offset + 1) |
      view.getUint16(offset + 2, true) |
      view.getUint32(offset + 4, true)) !==
    0
  )
    requireZero("iommu_amd_ser", "padding", view, offset + 1, 7, "reserved");
  requireZero("iommu_amd_ser", "unused", view, offset + 24, 64, "reserved");
}

/** Reads bytes that `checkIommuAmdSerBytes` has seen; without that, what comes is not checked. */
export function readIommuAmdSer(view: DataView, offset = 0): IommuAmdSer {
  return {
    restored: view.getUint8(offset),
    physAddr: view.getBigUint64(offset + 8, true),
    deviceTable: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuAmdSer(view: DataView, offset = 0, end?: number): IommuAmdSer {
  checkIommuAmdSerBytes(view, offset, end);
  return readIommuAmdSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuAmdSerValue(value: IommuAmdSer): void {
  if (!isUpTo(value.restored, 255))
    requireRange("iommu_amd_ser", "restored", value.restored, 0, 255, 0);
  if (!isU64(value.physAddr)) requireU64("iommu_amd_ser", "phys_addr", value.physAddr, 8);
  if (!isU64(value.deviceTable)) requireU64("iommu_amd_ser", "device_table", value.deviceTable, 16);
}

/** Writes a value that `checkIommuAmdSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuAmdSer(value: IommuAmdSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.restored, true);
  view.setUint32(offset + 4, 0, true);
  view.setBigUint64(offset + 8, value.physAddr, true);
  view.setBigUint64(offset + 16, value.deviceTable, true);
  writeZero(view, offset + 24, 64);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuAmdSer(
  value: IommuAmdSer,
  view: DataView = freshView(IOMMU_AMD_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 88)) requireRoom("iommu_amd_ser", view, offset, 88);
  checkIommuAmdSerValue(value);
  writeIommuAmdSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_amd_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuAmdSerBytes` first; what it writes is.
 */
export class IommuAmdSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 88)) requireRoom("iommu_amd_ser", view, offset, 88);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 88)) requireRoom("iommu_amd_ser", this._view, offset, 88);
    this._at = offset;
    return this;
  }

  /** 1 once the next kernel has taken it over. */
  get restored(): number {
    return this._view.getUint8(this._at);
  }
  set restored(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommu_amd_ser", "restored", value, 0, 255, 0);
    this._view.setUint8(this._at, value);
  }
  /** Physical address of the unit's registers. */
  get physAddr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set physAddr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_amd_ser", "phys_addr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get physAddrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set physAddrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get physAddrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set physAddrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Its device table base register: the table's address, and its size in pages less 1. */
  get deviceTable(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set deviceTable(value: bigint) {
    if (!isU64(value)) requireU64("iommu_amd_ser", "device_table", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get deviceTableLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set deviceTableLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get deviceTableHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set deviceTableHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_amd_hw_ser {     /* x86_64 */
//     struct iommu_hdr_ser hdr; /*  0   8 */
//     u64 token;                /*  8   8 */
//     u64 type;                 /* 16   8 */
//     struct iommu_amd_ser amd; /* 24  88 */
// };                            /* size 112 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 112, align 1 */

/** One IOMMU unit whose `type` is IOMMU_AMD. */
export interface IommuAmdHwSer {
  /** Reference count and state. */
  readonly hdr: IommuHdrSer;
  /** The unit's own number. */
  readonly token: bigint;
  /** IOMMU_AMD. */
  readonly type: bigint;
  /** What is kept of it. */
  readonly amd: IommuAmdSer;
}

/** Bytes of a `struct iommu_amd_hw_ser`. */
export const IOMMU_AMD_HW_SER_SIZE = 112;
/** What its address is a multiple of, bytes. */
export const IOMMU_AMD_HW_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_AMD_HW_SER_OFFSET = {
  hdr: 0,
  token: 8,
  type: 16,
  amd: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_amd_hw_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuAmdHwSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 112, end)) requireRoom("iommu_amd_hw_ser", view, offset, 112, end);
  if (
    (view.getUint8(offset + 25) |
      view.getUint16(offset + 26, true) |
      view.getUint32(offset + 28, true)) !==
    0
  )
    requireZero("iommu_amd_hw_ser", "amd.padding", view, offset + 25, 7, "reserved");
  requireZero("iommu_amd_hw_ser", "amd.unused", view, offset + 48, 64, "reserved");
}

/** Reads bytes that `checkIommuAmdHwSerBytes` has seen; without that, what comes is not checked. */
export function readIommuAmdHwSer(view: DataView, offset = 0): IommuAmdHwSer {
  return {
    hdr: readIommuHdrSer(view, offset),
    token: view.getBigUint64(offset + 8, true),
    type: view.getBigUint64(offset + 16, true),
    amd: readIommuAmdSer(view, offset + 24),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuAmdHwSer(view: DataView, offset = 0, end?: number): IommuAmdHwSer {
  checkIommuAmdHwSerBytes(view, offset, end);
  return readIommuAmdHwSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuAmdHwSerValue(value: IommuAmdHwSer): void {
  if (!isU32(value.hdr.refCount))
    requireU32("iommu_amd_hw_ser", "hdr.ref_count", value.hdr.refCount, 0);
  if (!isU32(value.hdr.flags)) requireU32("iommu_amd_hw_ser", "hdr.flags", value.hdr.flags, 4);
  if (!isU64(value.token)) requireU64("iommu_amd_hw_ser", "token", value.token, 8);
  if (!isU64(value.type)) requireU64("iommu_amd_hw_ser", "type", value.type, 16);
  if (!isUpTo(value.amd.restored, 255))
    requireRange("iommu_amd_hw_ser", "amd.restored", value.amd.restored, 0, 255, 24);
  if (!isU64(value.amd.physAddr))
    requireU64("iommu_amd_hw_ser", "amd.phys_addr", value.amd.physAddr, 32);
  if (!isU64(value.amd.deviceTable))
    requireU64("iommu_amd_hw_ser", "amd.device_table", value.amd.deviceTable, 40);
}

/**
 * Writes a value that `checkIommuAmdHwSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuAmdHwSer(value: IommuAmdHwSer, view: DataView, offset = 0): void {
  writeIommuHdrSer(value.hdr, view, offset);
  view.setBigUint64(offset + 8, value.token, true);
  view.setBigUint64(offset + 16, value.type, true);
  writeIommuAmdSer(value.amd, view, offset + 24);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuAmdHwSer(
  value: IommuAmdHwSer,
  view: DataView = freshView(IOMMU_AMD_HW_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 112)) requireRoom("iommu_amd_hw_ser", view, offset, 112);
  checkIommuAmdHwSerValue(value);
  writeIommuAmdHwSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_amd_hw_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuAmdHwSerBytes` first; what it
 * writes is.
 */
export class IommuAmdHwSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 112)) requireRoom("iommu_amd_hw_ser", view, offset, 112);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 112)) requireRoom("iommu_amd_hw_ser", this._view, offset, 112);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Reference count and state. */
  get hdrOffset(): number {
    return this._at;
  }
  /** The unit's own number. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("iommu_amd_hw_ser", "token", value, 8);
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
  /** IOMMU_AMD. */
  get type(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set type(value: bigint) {
    if (!isU64(value)) requireU64("iommu_amd_hw_ser", "type", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get typeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set typeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get typeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set typeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Where this starts, bytes from the view's start: What is kept of it. */
  get amdOffset(): number {
    return this._at + 24;
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

// Generated from abi/uapi/iommufd/ioas.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd address spaces: what devices can reach, and how memory comes into their reach.
//
// Every record begins with its own size. A caller may hand over a longer one whose end is zero, or
// a shorter one down to the smallest ever published; the kernel fills up with zeros.

import {
  copyBytes,
  extend,
  requireCapacity,
  requireCount,
  requireFlags,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

/** The type byte of every command: the semicolon. */
export const IOMMUFD_TYPE = 59;

/** Option: how pinned memory is accounted, 0 by user, 1 by process. */
export const IOMMU_OPTION_RLIMIT_MODE = 0;

/** Option: whether an address space may use large pages. */
export const IOMMU_OPTION_HUGE_PAGES = 1;

/** Sets an option. */
export const IOMMU_OPTION_OP_SET = 0;

/** Reads an option. */
export const IOMMU_OPTION_OP_GET = 1;

/** Asks which address space the VFIO compatibility calls use. */
export const IOMMU_VFIO_IOAS_GET = 0;

/** Chooses the address space the VFIO compatibility calls use. */
export const IOMMU_VFIO_IOAS_SET = 1;

/** Leaves the VFIO compatibility calls without an address space. */
export const IOMMU_VFIO_IOAS_CLEAR = 2;

export const IOMMU_IOAS_MAP_FIXED_IOVA = 0x1;

export const IOMMU_IOAS_MAP_WRITEABLE = 0x2;

export const IOMMU_IOAS_MAP_READABLE = 0x4;

// struct iommu_destroy { /* x86_64 */
//     __u32 size;        /*  0   4 */
//     __u32 id;          /*  4   4 */
// };                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Destroys any object by its id. */
export interface IommuDestroy {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The object. */
  readonly id: number;
}

/** Bytes of a `struct iommu_destroy`. */
export const IOMMU_DESTROY_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_DESTROY_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_DESTROY_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const IOMMU_DESTROY_OFFSET = {
  size: 0,
  id: 4,
} as const;
/** The ioctl that takes a `struct iommu_destroy`. */
export const IOMMU_DESTROY = 0x3b80;

/**
 * Refuses bytes that are no `struct iommu_destroy`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuDestroyBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommu_destroy", view, offset, 8, end);
}

/** Reads bytes that `checkIommuDestroyBytes` has seen; without that, what comes is not checked. */
export function readIommuDestroy(view: DataView, offset = 0): IommuDestroy {
  return {
    size: view.getUint32(offset, true),
    id: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDestroy(view: DataView, offset = 0, end?: number): IommuDestroy {
  checkIommuDestroyBytes(view, offset, end);
  return readIommuDestroy(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDestroyValue(value: IommuDestroy): void {
  if (!isU32(value.size)) requireU32("iommu_destroy", "size", value.size, 0);
  if (!isU32(value.id)) requireU32("iommu_destroy", "id", value.id, 4);
}

/** Writes a value that `checkIommuDestroyValue` has seen; without that, what does not fit wraps. */
export function writeIommuDestroy(value: IommuDestroy, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.id, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDestroy(
  value: IommuDestroy,
  view: DataView = freshView(IOMMU_DESTROY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_destroy", view, offset, 8);
  checkIommuDestroyValue(value);
  writeIommuDestroy(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_destroy` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 8; what an older caller does not have is zero; what a newer one has beyond 8
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuDestroySized(
  view: DataView,
  offset: number,
  size: number,
): IommuDestroy {
  const extended = extend("iommu_destroy", view, offset, size, 8, 8, true);
  return decodeIommuDestroy(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuDestroySized(value: IommuDestroy, size: number): DataView {
  return resize("iommu_destroy", encodeIommuDestroy(value), size, 8);
}

/**
 * A `struct iommu_destroy` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuDestroyBytes` first; what it writes is.
 */
export class IommuDestroyCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_destroy", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommu_destroy", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_destroy", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The object. */
  get id(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set id(value: number) {
    if (!isU32(value)) requireU32("iommu_destroy", "id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_ioas_alloc { /* x86_64 */
//     __u32 size;           /*  0   4 */
//     __u32 flags;          /*  4   4 */
//     __u32 out_ioas_id;    /*  8   4 */
// };                        /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** Makes an empty address space. */
export interface IommuIoasAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Out: the new address space. */
  readonly outIoasId: number;
}

/** Bytes of a `struct iommu_ioas_alloc`. */
export const IOMMU_IOAS_ALLOC_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_ALLOC_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_ALLOC_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_ALLOC_OFFSET = {
  size: 0,
  flags: 4,
  outIoasId: 8,
} as const;
/** The ioctl that takes a `struct iommu_ioas_alloc`. */
export const IOMMU_IOAS_ALLOC = 0x3b81;

/**
 * Refuses bytes that are no `struct iommu_ioas_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIoasAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 12, end)) requireRoom("iommu_ioas_alloc", view, offset, 12, end);
}

/**
 * Reads bytes that `checkIommuIoasAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuIoasAlloc(view: DataView, offset = 0): IommuIoasAlloc {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    outIoasId: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasAlloc(view: DataView, offset = 0, end?: number): IommuIoasAlloc {
  checkIommuIoasAllocBytes(view, offset, end);
  return readIommuIoasAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasAllocValue(value: IommuIoasAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_alloc", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_ioas_alloc", "flags", value.flags, 4);
  if (!isU32(value.outIoasId)) requireU32("iommu_ioas_alloc", "out_ioas_id", value.outIoasId, 8);
}

/**
 * Writes a value that `checkIommuIoasAllocValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIoasAlloc(value: IommuIoasAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.outIoasId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasAlloc(
  value: IommuIoasAlloc,
  view: DataView = freshView(IOMMU_IOAS_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("iommu_ioas_alloc", view, offset, 12);
  checkIommuIoasAllocValue(value);
  writeIommuIoasAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_alloc` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 12; what an older caller does not have is zero; what a newer one has beyond 12
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasAlloc {
  const extended = extend("iommu_ioas_alloc", view, offset, size, 12, 12, true);
  return decodeIommuIoasAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasAllocSized(value: IommuIoasAlloc, size: number): DataView {
  return resize("iommu_ioas_alloc", encodeIommuIoasAlloc(value), size, 12);
}

/**
 * A `struct iommu_ioas_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasAllocBytes` first; what it
 * writes is.
 */
export class IommuIoasAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("iommu_ioas_alloc", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12)) requireRoom("iommu_ioas_alloc", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_alloc", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: the new address space. */
  get outIoasId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set outIoasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_alloc", "out_ioas_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct iommu_iova_range { /* x86_64 */
//     __aligned_u64 start;  /*  0   8 */
//     __aligned_u64 last;   /*  8   8 */
// };                        /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** A range of device addresses. */
export interface IommuIovaRange {
  /** First address. */
  readonly start: bigint;
  /** Last address, itself in the range. */
  readonly last: bigint;
}

/** Bytes of a `struct iommu_iova_range`. */
export const IOMMU_IOVA_RANGE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOVA_RANGE_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_IOVA_RANGE_OFFSET = {
  start: 0,
  last: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_iova_range`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIovaRangeBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_iova_range", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuIovaRangeBytes` has seen; without that, what comes is not checked.
 */
export function readIommuIovaRange(view: DataView, offset = 0): IommuIovaRange {
  return {
    start: view.getBigUint64(offset, true),
    last: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIovaRange(view: DataView, offset = 0, end?: number): IommuIovaRange {
  checkIommuIovaRangeBytes(view, offset, end);
  return readIommuIovaRange(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIovaRangeValue(value: IommuIovaRange): void {
  if (!isU64(value.start)) requireU64("iommu_iova_range", "start", value.start, 0);
  if (!isU64(value.last)) requireU64("iommu_iova_range", "last", value.last, 8);
}

/**
 * Writes a value that `checkIommuIovaRangeValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIovaRange(value: IommuIovaRange, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.start, true);
  view.setBigUint64(offset + 8, value.last, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIovaRange(
  value: IommuIovaRange,
  view: DataView = freshView(IOMMU_IOVA_RANGE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_iova_range", view, offset, 16);
  checkIommuIovaRangeValue(value);
  writeIommuIovaRange(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_iova_range`: `count` of them, one behind the
 * other.
 */
export function checkIommuIovaRangeArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("iommu_iova_range", view, offset, 0, end);
    requireCount("iommu_iova_range", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuIovaRangeArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuIovaRangeArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("iommu_iova_range", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommu_iova_range` as one typed array a member, made once and filled again and again.
 */
export class IommuIovaRangeColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** First address. The low 32 bits. */
  readonly startLo: Uint32Array;
  /** First address. The high 32 bits. */
  readonly startHi: Uint32Array;
  /** Last address, itself in the range. The low 32 bits. */
  readonly lastLo: Uint32Array;
  /** Last address, itself in the range. The high 32 bits. */
  readonly lastHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.startLo = new Uint32Array(capacity);
    this.startHi = new Uint32Array(capacity);
    this.lastLo = new Uint32Array(capacity);
    this.lastHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("iommu_iova_range", count, this.capacity);
    checkIommuIovaRangeArray(view, offset, count, end);
    const { startLo, startHi, lastLo, lastHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      startLo[i] = view.getUint32(at, true);
      startHi[i] = view.getUint32(at + 4, true);
      lastLo[i] = view.getUint32(at + 8, true);
      lastHi[i] = view.getUint32(at + 12, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, startLo, startHi, lastLo, lastHi } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("iommu_iova_range", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("iommu_iova_range", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, startLo[i]!, true);
      view.setUint32(at + 4, startHi[i]!, true);
      view.setUint32(at + 8, lastLo[i]!, true);
      view.setUint32(at + 12, lastHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct iommu_iova_range` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIovaRangeBytes` first; what it
 * writes is.
 */
export class IommuIovaRangeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_iova_range", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_iova_range", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** First address. */
  get start(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set start(value: bigint) {
    if (!isU64(value)) requireU64("iommu_iova_range", "start", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get startLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set startLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get startHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set startHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Last address, itself in the range. */
  get last(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set last(value: bigint) {
    if (!isU64(value)) requireU64("iommu_iova_range", "last", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get lastLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set lastLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get lastHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set lastHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct iommu_ioas_allow_iovas {  /* x86_64 */
//     __u32 size;                  /*  0   4 */
//     __u32 ioas_id;               /*  4   4 */
//     __u32 num_iovas;             /*  8   4 */
//     __u32 __reserved;            /* 12   4 */
//     __aligned_u64 allowed_iovas; /* 16   8 */
// };                               /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Limits where the kernel may place mappings by itself; replaces the whole list. */
export interface IommuIoasAllowIovas {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The address space. */
  readonly ioasId: number;
  /** Ranges in the array; 0 lifts the limit. */
  readonly numIovas: number;
  /** The ranges. */
  readonly allowedIovas: bigint;
}

/** Bytes of a `struct iommu_ioas_allow_iovas`. */
export const IOMMU_IOAS_ALLOW_IOVAS_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_ALLOW_IOVAS_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_ALLOW_IOVAS_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_ALLOW_IOVAS_OFFSET = {
  size: 0,
  ioasId: 4,
  numIovas: 8,
  reserved: 12,
  allowedIovas: 16,
} as const;
/** The ioctl that takes a `struct iommu_ioas_allow_iovas`. */
export const IOMMU_IOAS_ALLOW_IOVAS = 0x3b82;

/**
 * Refuses bytes that are no `struct iommu_ioas_allow_iovas`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuIoasAllowIovasBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_ioas_allow_iovas", view, offset, 24, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_ioas_allow_iovas", "__reserved", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuIoasAllowIovasBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuIoasAllowIovas(view: DataView, offset = 0): IommuIoasAllowIovas {
  return {
    size: view.getUint32(offset, true),
    ioasId: view.getUint32(offset + 4, true),
    numIovas: view.getUint32(offset + 8, true),
    allowedIovas: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasAllowIovas(
  view: DataView,
  offset = 0,
  end?: number,
): IommuIoasAllowIovas {
  checkIommuIoasAllowIovasBytes(view, offset, end);
  return readIommuIoasAllowIovas(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasAllowIovasValue(value: IommuIoasAllowIovas): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_allow_iovas", "size", value.size, 0);
  if (!isU32(value.ioasId)) requireU32("iommu_ioas_allow_iovas", "ioas_id", value.ioasId, 4);
  if (!isU32(value.numIovas)) requireU32("iommu_ioas_allow_iovas", "num_iovas", value.numIovas, 8);
  if (!isU64(value.allowedIovas))
    requireU64("iommu_ioas_allow_iovas", "allowed_iovas", value.allowedIovas, 16);
}

/**
 * Writes a value that `checkIommuIoasAllowIovasValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuIoasAllowIovas(
  value: IommuIoasAllowIovas,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.ioasId, true);
  view.setUint32(offset + 8, value.numIovas, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.allowedIovas, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasAllowIovas(
  value: IommuIoasAllowIovas,
  view: DataView = freshView(IOMMU_IOAS_ALLOW_IOVAS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_ioas_allow_iovas", view, offset, 24);
  checkIommuIoasAllowIovasValue(value);
  writeIommuIoasAllowIovas(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_allow_iovas` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 24; what an older caller does not have is zero; what a newer one has
 * beyond 24 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasAllowIovasSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasAllowIovas {
  const extended = extend("iommu_ioas_allow_iovas", view, offset, size, 24, 24, true);
  return decodeIommuIoasAllowIovas(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasAllowIovasSized(value: IommuIoasAllowIovas, size: number): DataView {
  return resize("iommu_ioas_allow_iovas", encodeIommuIoasAllowIovas(value), size, 24);
}

/**
 * A `struct iommu_ioas_allow_iovas` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuIoasAllowIovasBytes` first;
 * what it writes is.
 */
export class IommuIoasAllowIovasCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_ioas_allow_iovas", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_ioas_allow_iovas", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_allow_iovas", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_allow_iovas", "ioas_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Ranges in the array; 0 lifts the limit. */
  get numIovas(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set numIovas(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_allow_iovas", "num_iovas", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The ranges. */
  get allowedIovas(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set allowedIovas(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_allow_iovas", "allowed_iovas", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get allowedIovasLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set allowedIovasLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get allowedIovasHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set allowedIovasHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_ioas_copy {    /* x86_64 */
//     __u32 size;             /*  0   4 */
//     __u32 flags;            /*  4   4 */
//     __u32 dst_ioas_id;      /*  8   4 */
//     __u32 src_ioas_id;      /* 12   4 */
//     __aligned_u64 length;   /* 16   8 */
//     __aligned_u64 dst_iova; /* 24   8 */
//     __aligned_u64 src_iova; /* 32   8 */
// };                          /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** Maps what one address space has into another, sharing the pinned pages. */
export interface IommuIoasCopy {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /**
   * How to place and protect the copy. Bits: IOMMU_IOAS_MAP_FIXED_IOVA, IOMMU_IOAS_MAP_WRITEABLE,
   * IOMMU_IOAS_MAP_READABLE.
   */
  readonly flags: number;
  /** The address space to map into. */
  readonly dstIoasId: number;
  /** The address space to copy from. */
  readonly srcIoasId: number;
  /** Bytes to copy. */
  readonly length: bigint;
  /** In: where, if fixed. Out: where. */
  readonly dstIova: bigint;
  /** Where the original starts. */
  readonly srcIova: bigint;
}

/** Bytes of a `struct iommu_ioas_copy`. */
export const IOMMU_IOAS_COPY_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_COPY_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_COPY_MIN_SIZE = 40;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_COPY_OFFSET = {
  size: 0,
  flags: 4,
  dstIoasId: 8,
  srcIoasId: 12,
  length: 16,
  dstIova: 24,
  srcIova: 32,
} as const;
/** The ioctl that takes a `struct iommu_ioas_copy`. */
export const IOMMU_IOAS_COPY = 0x3b83;

/**
 * Refuses bytes that are no `struct iommu_ioas_copy`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIoasCopyBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_ioas_copy", view, offset, 40, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags("iommu_ioas_copy", "flags", view.getUint32(offset + 4, true), 0x7, offset + 4);
}

/** Reads bytes that `checkIommuIoasCopyBytes` has seen; without that, what comes is not checked. */
export function readIommuIoasCopy(view: DataView, offset = 0): IommuIoasCopy {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    dstIoasId: view.getUint32(offset + 8, true),
    srcIoasId: view.getUint32(offset + 12, true),
    length: view.getBigUint64(offset + 16, true),
    dstIova: view.getBigUint64(offset + 24, true),
    srcIova: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasCopy(view: DataView, offset = 0, end?: number): IommuIoasCopy {
  checkIommuIoasCopyBytes(view, offset, end);
  return readIommuIoasCopy(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasCopyValue(value: IommuIoasCopy): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_copy", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_ioas_copy", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0) requireFlags("iommu_ioas_copy", "flags", value.flags, 0x7, 4);
  if (!isU32(value.dstIoasId)) requireU32("iommu_ioas_copy", "dst_ioas_id", value.dstIoasId, 8);
  if (!isU32(value.srcIoasId)) requireU32("iommu_ioas_copy", "src_ioas_id", value.srcIoasId, 12);
  if (!isU64(value.length)) requireU64("iommu_ioas_copy", "length", value.length, 16);
  if (!isU64(value.dstIova)) requireU64("iommu_ioas_copy", "dst_iova", value.dstIova, 24);
  if (!isU64(value.srcIova)) requireU64("iommu_ioas_copy", "src_iova", value.srcIova, 32);
}

/**
 * Writes a value that `checkIommuIoasCopyValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIoasCopy(value: IommuIoasCopy, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.dstIoasId, true);
  view.setUint32(offset + 12, value.srcIoasId, true);
  view.setBigUint64(offset + 16, value.length, true);
  view.setBigUint64(offset + 24, value.dstIova, true);
  view.setBigUint64(offset + 32, value.srcIova, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasCopy(
  value: IommuIoasCopy,
  view: DataView = freshView(IOMMU_IOAS_COPY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_ioas_copy", view, offset, 40);
  checkIommuIoasCopyValue(value);
  writeIommuIoasCopy(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_copy` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 40; what an older caller does not have is zero; what a newer one has beyond 40
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasCopySized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasCopy {
  const extended = extend("iommu_ioas_copy", view, offset, size, 40, 40, true);
  return decodeIommuIoasCopy(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasCopySized(value: IommuIoasCopy, size: number): DataView {
  return resize("iommu_ioas_copy", encodeIommuIoasCopy(value), size, 40);
}

/**
 * A `struct iommu_ioas_copy` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasCopyBytes` first; what it
 * writes is.
 */
export class IommuIoasCopyCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_ioas_copy", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_ioas_copy", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_copy", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How to place and protect the copy. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_copy", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("iommu_ioas_copy", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The address space to map into. */
  get dstIoasId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set dstIoasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_copy", "dst_ioas_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The address space to copy from. */
  get srcIoasId(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set srcIoasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_copy", "src_ioas_id", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Bytes to copy. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_copy", "length", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** In: where, if fixed. Out: where. */
  get dstIova(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set dstIova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_copy", "dst_iova", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get dstIovaLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set dstIovaLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get dstIovaHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set dstIovaHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** Where the original starts. */
  get srcIova(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set srcIova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_copy", "src_iova", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get srcIovaLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set srcIovaLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get srcIovaHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set srcIovaHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct iommu_ioas_iova_ranges {       /* x86_64 */
//     __u32 size;                       /*  0   4 */
//     __u32 ioas_id;                    /*  4   4 */
//     __u32 num_iovas;                  /*  8   4 */
//     __u32 __reserved;                 /* 12   4 */
//     __aligned_u64 allowed_iovas;      /* 16   8 */
//     __aligned_u64 out_iova_alignment; /* 24   8 */
// };                                    /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** Which device addresses are usable in an address space. */
export interface IommuIoasIovaRanges {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The address space. */
  readonly ioasId: number;
  /** In: room in the array. Out: how many ranges there are. */
  readonly numIovas: number;
  /** The array to fill, ascending. */
  readonly allowedIovas: bigint;
  /** Out: what addresses and lengths must be multiples of, bytes. */
  readonly outIovaAlignment: bigint;
}

/** Bytes of a `struct iommu_ioas_iova_ranges`. */
export const IOMMU_IOAS_IOVA_RANGES_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_IOVA_RANGES_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_IOVA_RANGES_MIN_SIZE = 32;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_IOVA_RANGES_OFFSET = {
  size: 0,
  ioasId: 4,
  numIovas: 8,
  reserved: 12,
  allowedIovas: 16,
  outIovaAlignment: 24,
} as const;
/** The ioctl that takes a `struct iommu_ioas_iova_ranges`. */
export const IOMMU_IOAS_IOVA_RANGES = 0x3b84;

/**
 * Refuses bytes that are no `struct iommu_ioas_iova_ranges`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuIoasIovaRangesBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("iommu_ioas_iova_ranges", view, offset, 32, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_ioas_iova_ranges", "__reserved", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuIoasIovaRangesBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuIoasIovaRanges(view: DataView, offset = 0): IommuIoasIovaRanges {
  return {
    size: view.getUint32(offset, true),
    ioasId: view.getUint32(offset + 4, true),
    numIovas: view.getUint32(offset + 8, true),
    allowedIovas: view.getBigUint64(offset + 16, true),
    outIovaAlignment: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasIovaRanges(
  view: DataView,
  offset = 0,
  end?: number,
): IommuIoasIovaRanges {
  checkIommuIoasIovaRangesBytes(view, offset, end);
  return readIommuIoasIovaRanges(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasIovaRangesValue(value: IommuIoasIovaRanges): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_iova_ranges", "size", value.size, 0);
  if (!isU32(value.ioasId)) requireU32("iommu_ioas_iova_ranges", "ioas_id", value.ioasId, 4);
  if (!isU32(value.numIovas)) requireU32("iommu_ioas_iova_ranges", "num_iovas", value.numIovas, 8);
  if (!isU64(value.allowedIovas))
    requireU64("iommu_ioas_iova_ranges", "allowed_iovas", value.allowedIovas, 16);
  if (!isU64(value.outIovaAlignment))
    requireU64("iommu_ioas_iova_ranges", "out_iova_alignment", value.outIovaAlignment, 24);
}

/**
 * Writes a value that `checkIommuIoasIovaRangesValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuIoasIovaRanges(
  value: IommuIoasIovaRanges,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.ioasId, true);
  view.setUint32(offset + 8, value.numIovas, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.allowedIovas, true);
  view.setBigUint64(offset + 24, value.outIovaAlignment, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasIovaRanges(
  value: IommuIoasIovaRanges,
  view: DataView = freshView(IOMMU_IOAS_IOVA_RANGES_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_ioas_iova_ranges", view, offset, 32);
  checkIommuIoasIovaRangesValue(value);
  writeIommuIoasIovaRanges(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_iova_ranges` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 32; what an older caller does not have is zero; what a newer one has
 * beyond 32 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasIovaRangesSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasIovaRanges {
  const extended = extend("iommu_ioas_iova_ranges", view, offset, size, 32, 32, true);
  return decodeIommuIoasIovaRanges(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasIovaRangesSized(value: IommuIoasIovaRanges, size: number): DataView {
  return resize("iommu_ioas_iova_ranges", encodeIommuIoasIovaRanges(value), size, 32);
}

/**
 * A `struct iommu_ioas_iova_ranges` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuIoasIovaRangesBytes` first;
 * what it writes is.
 */
export class IommuIoasIovaRangesCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_ioas_iova_ranges", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("iommu_ioas_iova_ranges", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_iova_ranges", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_iova_ranges", "ioas_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** In: room in the array. Out: how many ranges there are. */
  get numIovas(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set numIovas(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_iova_ranges", "num_iovas", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The array to fill, ascending. */
  get allowedIovas(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set allowedIovas(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_iova_ranges", "allowed_iovas", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get allowedIovasLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set allowedIovasLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get allowedIovasHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set allowedIovasHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Out: what addresses and lengths must be multiples of, bytes. */
  get outIovaAlignment(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set outIovaAlignment(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_iova_ranges", "out_iova_alignment", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get outIovaAlignmentLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set outIovaAlignmentLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get outIovaAlignmentHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set outIovaAlignmentHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct iommu_ioas_map {    /* x86_64 */
//     __u32 size;            /*  0   4 */
//     __u32 flags;           /*  4   4 */
//     __u32 ioas_id;         /*  8   4 */
//     __u32 __reserved;      /* 12   4 */
//     __aligned_u64 user_va; /* 16   8 */
//     __aligned_u64 length;  /* 24   8 */
//     __aligned_u64 iova;    /* 32   8 */
// };                         /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** Maps memory of the calling process. */
export interface IommuIoasMap {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /**
   * How to place and protect it. Bits: IOMMU_IOAS_MAP_FIXED_IOVA, IOMMU_IOAS_MAP_WRITEABLE,
   * IOMMU_IOAS_MAP_READABLE.
   */
  readonly flags: number;
  /** The address space. */
  readonly ioasId: number;
  /** Where the memory starts in the process. */
  readonly userVa: bigint;
  /** Bytes to map. */
  readonly length: bigint;
  /** In: where, if fixed. Out: where. */
  readonly iova: bigint;
}

/** Bytes of a `struct iommu_ioas_map`. */
export const IOMMU_IOAS_MAP_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_MAP_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_MAP_MIN_SIZE = 40;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_MAP_OFFSET = {
  size: 0,
  flags: 4,
  ioasId: 8,
  reserved: 12,
  userVa: 16,
  length: 24,
  iova: 32,
} as const;
/** The ioctl that takes a `struct iommu_ioas_map`. */
export const IOMMU_IOAS_MAP = 0x3b85;

/**
 * Refuses bytes that are no `struct iommu_ioas_map`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIoasMapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_ioas_map", view, offset, 40, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags("iommu_ioas_map", "flags", view.getUint32(offset + 4, true), 0x7, offset + 4);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_ioas_map", "__reserved", view, offset + 12, 4, "reserved");
}

/** Reads bytes that `checkIommuIoasMapBytes` has seen; without that, what comes is not checked. */
export function readIommuIoasMap(view: DataView, offset = 0): IommuIoasMap {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    ioasId: view.getUint32(offset + 8, true),
    userVa: view.getBigUint64(offset + 16, true),
    length: view.getBigUint64(offset + 24, true),
    iova: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasMap(view: DataView, offset = 0, end?: number): IommuIoasMap {
  checkIommuIoasMapBytes(view, offset, end);
  return readIommuIoasMap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasMapValue(value: IommuIoasMap): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_map", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_ioas_map", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0) requireFlags("iommu_ioas_map", "flags", value.flags, 0x7, 4);
  if (!isU32(value.ioasId)) requireU32("iommu_ioas_map", "ioas_id", value.ioasId, 8);
  if (!isU64(value.userVa)) requireU64("iommu_ioas_map", "user_va", value.userVa, 16);
  if (!isU64(value.length)) requireU64("iommu_ioas_map", "length", value.length, 24);
  if (!isU64(value.iova)) requireU64("iommu_ioas_map", "iova", value.iova, 32);
}

/** Writes a value that `checkIommuIoasMapValue` has seen; without that, what does not fit wraps. */
export function writeIommuIoasMap(value: IommuIoasMap, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.ioasId, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.userVa, true);
  view.setBigUint64(offset + 24, value.length, true);
  view.setBigUint64(offset + 32, value.iova, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasMap(
  value: IommuIoasMap,
  view: DataView = freshView(IOMMU_IOAS_MAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_ioas_map", view, offset, 40);
  checkIommuIoasMapValue(value);
  writeIommuIoasMap(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_map` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 40; what an older caller does not have is zero; what a newer one has beyond 40
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasMapSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasMap {
  const extended = extend("iommu_ioas_map", view, offset, size, 40, 40, true);
  return decodeIommuIoasMap(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasMapSized(value: IommuIoasMap, size: number): DataView {
  return resize("iommu_ioas_map", encodeIommuIoasMap(value), size, 40);
}

/**
 * A `struct iommu_ioas_map` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasMapBytes` first; what it
 * writes is.
 */
export class IommuIoasMapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_ioas_map", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_ioas_map", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_map", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How to place and protect it. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_map", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("iommu_ioas_map", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_map", "ioas_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where the memory starts in the process. */
  get userVa(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set userVa(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_map", "user_va", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get userVaLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set userVaLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get userVaHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set userVaHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Bytes to map. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_map", "length", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** In: where, if fixed. Out: where. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_map", "iova", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct iommu_ioas_unmap { /* x86_64 */
//     __u32 size;           /*  0   4 */
//     __u32 ioas_id;        /*  4   4 */
//     __aligned_u64 iova;   /*  8   8 */
//     __aligned_u64 length; /* 16   8 */
// };                        /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Takes mappings away; only whole ones. */
export interface IommuIoasUnmap {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The address space. */
  readonly ioasId: number;
  /** First address; 0 with the greatest length means everything. */
  readonly iova: bigint;
  /** In: bytes to unmap. Out: bytes unmapped. */
  readonly length: bigint;
}

/** Bytes of a `struct iommu_ioas_unmap`. */
export const IOMMU_IOAS_UNMAP_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_UNMAP_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_UNMAP_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_UNMAP_OFFSET = {
  size: 0,
  ioasId: 4,
  iova: 8,
  length: 16,
} as const;
/** The ioctl that takes a `struct iommu_ioas_unmap`. */
export const IOMMU_IOAS_UNMAP = 0x3b86;

/**
 * Refuses bytes that are no `struct iommu_ioas_unmap`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIoasUnmapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_ioas_unmap", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuIoasUnmapBytes` has seen; without that, what comes is not checked.
 */
export function readIommuIoasUnmap(view: DataView, offset = 0): IommuIoasUnmap {
  return {
    size: view.getUint32(offset, true),
    ioasId: view.getUint32(offset + 4, true),
    iova: view.getBigUint64(offset + 8, true),
    length: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasUnmap(view: DataView, offset = 0, end?: number): IommuIoasUnmap {
  checkIommuIoasUnmapBytes(view, offset, end);
  return readIommuIoasUnmap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasUnmapValue(value: IommuIoasUnmap): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_unmap", "size", value.size, 0);
  if (!isU32(value.ioasId)) requireU32("iommu_ioas_unmap", "ioas_id", value.ioasId, 4);
  if (!isU64(value.iova)) requireU64("iommu_ioas_unmap", "iova", value.iova, 8);
  if (!isU64(value.length)) requireU64("iommu_ioas_unmap", "length", value.length, 16);
}

/**
 * Writes a value that `checkIommuIoasUnmapValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIoasUnmap(value: IommuIoasUnmap, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.ioasId, true);
  view.setBigUint64(offset + 8, value.iova, true);
  view.setBigUint64(offset + 16, value.length, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasUnmap(
  value: IommuIoasUnmap,
  view: DataView = freshView(IOMMU_IOAS_UNMAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_ioas_unmap", view, offset, 24);
  checkIommuIoasUnmapValue(value);
  writeIommuIoasUnmap(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_unmap` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 24; what an older caller does not have is zero; what a newer one has beyond 24
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasUnmapSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasUnmap {
  const extended = extend("iommu_ioas_unmap", view, offset, size, 24, 24, true);
  return decodeIommuIoasUnmap(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasUnmapSized(value: IommuIoasUnmap, size: number): DataView {
  return resize("iommu_ioas_unmap", encodeIommuIoasUnmap(value), size, 24);
}

/**
 * A `struct iommu_ioas_unmap` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasUnmapBytes` first; what it
 * writes is.
 */
export class IommuIoasUnmapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_ioas_unmap", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_ioas_unmap", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_unmap", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_unmap", "ioas_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** First address; 0 with the greatest length means everything. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_unmap", "iova", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** In: bytes to unmap. Out: bytes unmapped. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_unmap", "length", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_option {    /* x86_64 */
//     __u32 size;          /*  0   4 */
//     __u32 option_id;     /*  4   4 */
//     __u16 op;            /*  8   2 */
//     __u16 __reserved;    /* 10   2 */
//     __u32 object_id;     /* 12   4 */
//     __aligned_u64 val64; /* 16   8 */
// };                       /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Sets or reads an option. */
export interface IommuOption {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** Which option: an IOMMU_OPTION value. */
  readonly optionId: number;
  /** An IOMMU_OPTION_OP value. */
  readonly op: number;
  /** The object it is about; 0 for the whole file. */
  readonly objectId: number;
  /** In: the value to set. Out: the value read. */
  readonly val64: bigint;
}

/** Bytes of a `struct iommu_option`. */
export const IOMMU_OPTION_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_OPTION_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_OPTION_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const IOMMU_OPTION_OFFSET = {
  size: 0,
  optionId: 4,
  op: 8,
  reserved: 10,
  objectId: 12,
  val64: 16,
} as const;
/** The ioctl that takes a `struct iommu_option`. */
export const IOMMU_OPTION = 0x3b87;

/**
 * Refuses bytes that are no `struct iommu_option`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuOptionBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_option", view, offset, 24, end);
  if (view.getUint16(offset + 10, true) !== 0)
    requireZero("iommu_option", "__reserved", view, offset + 10, 2, "reserved");
}

/** Reads bytes that `checkIommuOptionBytes` has seen; without that, what comes is not checked. */
export function readIommuOption(view: DataView, offset = 0): IommuOption {
  return {
    size: view.getUint32(offset, true),
    optionId: view.getUint32(offset + 4, true),
    op: view.getUint16(offset + 8, true),
    objectId: view.getUint32(offset + 12, true),
    val64: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuOption(view: DataView, offset = 0, end?: number): IommuOption {
  checkIommuOptionBytes(view, offset, end);
  return readIommuOption(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuOptionValue(value: IommuOption): void {
  if (!isU32(value.size)) requireU32("iommu_option", "size", value.size, 0);
  if (!isU32(value.optionId)) requireU32("iommu_option", "option_id", value.optionId, 4);
  if (!isUpTo(value.op, 65535)) requireRange("iommu_option", "op", value.op, 0, 65535, 8);
  if (!isU32(value.objectId)) requireU32("iommu_option", "object_id", value.objectId, 12);
  if (!isU64(value.val64)) requireU64("iommu_option", "val64", value.val64, 16);
}

/** Writes a value that `checkIommuOptionValue` has seen; without that, what does not fit wraps. */
export function writeIommuOption(value: IommuOption, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.optionId, true);
  view.setUint32(offset + 8, value.op, true);
  view.setUint32(offset + 12, value.objectId, true);
  view.setBigUint64(offset + 16, value.val64, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuOption(
  value: IommuOption,
  view: DataView = freshView(IOMMU_OPTION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_option", view, offset, 24);
  checkIommuOptionValue(value);
  writeIommuOption(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_option` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 24; what an older caller does not have is zero; what a newer one has beyond 24
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuOptionSized(view: DataView, offset: number, size: number): IommuOption {
  const extended = extend("iommu_option", view, offset, size, 24, 24, true);
  return decodeIommuOption(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuOptionSized(value: IommuOption, size: number): DataView {
  return resize("iommu_option", encodeIommuOption(value), size, 24);
}

/**
 * A `struct iommu_option` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuOptionBytes` first; what it writes is.
 */
export class IommuOptionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_option", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_option", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_option", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Which option: an IOMMU_OPTION value. */
  get optionId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set optionId(value: number) {
    if (!isU32(value)) requireU32("iommu_option", "option_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** An IOMMU_OPTION_OP value. */
  get op(): number {
    return this._view.getUint16(this._at + 8, true);
  }
  set op(value: number) {
    if (!isUpTo(value, 65535)) requireRange("iommu_option", "op", value, 0, 65535, 8);
    this._view.setUint16(this._at + 8, value, true);
  }
  /** The object it is about; 0 for the whole file. */
  get objectId(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set objectId(value: number) {
    if (!isU32(value)) requireU32("iommu_option", "object_id", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** In: the value to set. Out: the value read. */
  get val64(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set val64(value: bigint) {
    if (!isU64(value)) requireU64("iommu_option", "val64", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get val64Lo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set val64Lo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get val64Hi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set val64Hi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_vfio_ioas { /* x86_64 */
//     __u32 size;          /*  0   4 */
//     __u32 ioas_id;       /*  4   4 */
//     __u16 op;            /*  8   2 */
//     __u16 __reserved;    /* 10   2 */
// };                       /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** Which address space the VFIO compatibility calls work on. */
export interface IommuVfioIoas {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** In: the one to use. Out: the one in use. */
  readonly ioasId: number;
  /** An IOMMU_VFIO_IOAS value. */
  readonly op: number;
}

/** Bytes of a `struct iommu_vfio_ioas`. */
export const IOMMU_VFIO_IOAS_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const IOMMU_VFIO_IOAS_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_VFIO_IOAS_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const IOMMU_VFIO_IOAS_OFFSET = {
  size: 0,
  ioasId: 4,
  op: 8,
  reserved: 10,
} as const;
/** The ioctl that takes a `struct iommu_vfio_ioas`. */
export const IOMMU_VFIO_IOAS = 0x3b88;

/**
 * Refuses bytes that are no `struct iommu_vfio_ioas`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuVfioIoasBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 12, end)) requireRoom("iommu_vfio_ioas", view, offset, 12, end);
  if (view.getUint16(offset + 10, true) !== 0)
    requireZero("iommu_vfio_ioas", "__reserved", view, offset + 10, 2, "reserved");
}

/** Reads bytes that `checkIommuVfioIoasBytes` has seen; without that, what comes is not checked. */
export function readIommuVfioIoas(view: DataView, offset = 0): IommuVfioIoas {
  return {
    size: view.getUint32(offset, true),
    ioasId: view.getUint32(offset + 4, true),
    op: view.getUint16(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuVfioIoas(view: DataView, offset = 0, end?: number): IommuVfioIoas {
  checkIommuVfioIoasBytes(view, offset, end);
  return readIommuVfioIoas(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVfioIoasValue(value: IommuVfioIoas): void {
  if (!isU32(value.size)) requireU32("iommu_vfio_ioas", "size", value.size, 0);
  if (!isU32(value.ioasId)) requireU32("iommu_vfio_ioas", "ioas_id", value.ioasId, 4);
  if (!isUpTo(value.op, 65535)) requireRange("iommu_vfio_ioas", "op", value.op, 0, 65535, 8);
}

/**
 * Writes a value that `checkIommuVfioIoasValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuVfioIoas(value: IommuVfioIoas, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.ioasId, true);
  view.setUint32(offset + 8, value.op, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuVfioIoas(
  value: IommuVfioIoas,
  view: DataView = freshView(IOMMU_VFIO_IOAS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("iommu_vfio_ioas", view, offset, 12);
  checkIommuVfioIoasValue(value);
  writeIommuVfioIoas(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_vfio_ioas` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 12; what an older caller does not have is zero; what a newer one has beyond 12
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuVfioIoasSized(
  view: DataView,
  offset: number,
  size: number,
): IommuVfioIoas {
  const extended = extend("iommu_vfio_ioas", view, offset, size, 12, 12, true);
  return decodeIommuVfioIoas(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuVfioIoasSized(value: IommuVfioIoas, size: number): DataView {
  return resize("iommu_vfio_ioas", encodeIommuVfioIoas(value), size, 12);
}

/**
 * A `struct iommu_vfio_ioas` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuVfioIoasBytes` first; what it
 * writes is.
 */
export class IommuVfioIoasCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("iommu_vfio_ioas", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12)) requireRoom("iommu_vfio_ioas", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_vfio_ioas", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** In: the one to use. Out: the one in use. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_vfio_ioas", "ioas_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** An IOMMU_VFIO_IOAS value. */
  get op(): number {
    return this._view.getUint16(this._at + 8, true);
  }
  set op(value: number) {
    if (!isUpTo(value, 65535)) requireRange("iommu_vfio_ioas", "op", value, 0, 65535, 8);
    this._view.setUint16(this._at + 8, value, true);
  }
}

// struct iommu_ioas_map_file { /* x86_64 */
//     __u32 size;              /*  0   4 */
//     __u32 flags;             /*  4   4 */
//     __u32 ioas_id;           /*  8   4 */
//     __s32 fd;                /* 12   4 */
//     __aligned_u64 start;     /* 16   8 */
//     __aligned_u64 length;    /* 24   8 */
//     __aligned_u64 iova;      /* 32   8 */
// };                           /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** Maps memory of a file. */
export interface IommuIoasMapFile {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /**
   * How to place and protect it. Bits: IOMMU_IOAS_MAP_FIXED_IOVA, IOMMU_IOAS_MAP_WRITEABLE,
   * IOMMU_IOAS_MAP_READABLE.
   */
  readonly flags: number;
  /** The address space. */
  readonly ioasId: number;
  /** The file: a memfd. */
  readonly fd: number;
  /** Where in the file, bytes. */
  readonly start: bigint;
  /** Bytes to map. */
  readonly length: bigint;
  /** In: where, if fixed. Out: where. */
  readonly iova: bigint;
}

/** Bytes of a `struct iommu_ioas_map_file`. */
export const IOMMU_IOAS_MAP_FILE_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_MAP_FILE_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_MAP_FILE_MIN_SIZE = 40;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_MAP_FILE_OFFSET = {
  size: 0,
  flags: 4,
  ioasId: 8,
  fd: 12,
  start: 16,
  length: 24,
  iova: 32,
} as const;
/** The ioctl that takes a `struct iommu_ioas_map_file`. */
export const IOMMU_IOAS_MAP_FILE = 0x3b8f;

/**
 * Refuses bytes that are no `struct iommu_ioas_map_file`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIoasMapFileBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_ioas_map_file", view, offset, 40, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags("iommu_ioas_map_file", "flags", view.getUint32(offset + 4, true), 0x7, offset + 4);
}

/**
 * Reads bytes that `checkIommuIoasMapFileBytes` has seen; without that, what comes is not checked.
 */
export function readIommuIoasMapFile(view: DataView, offset = 0): IommuIoasMapFile {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    ioasId: view.getUint32(offset + 8, true),
    fd: view.getInt32(offset + 12, true),
    start: view.getBigUint64(offset + 16, true),
    length: view.getBigUint64(offset + 24, true),
    iova: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasMapFile(view: DataView, offset = 0, end?: number): IommuIoasMapFile {
  checkIommuIoasMapFileBytes(view, offset, end);
  return readIommuIoasMapFile(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasMapFileValue(value: IommuIoasMapFile): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_map_file", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_ioas_map_file", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0) requireFlags("iommu_ioas_map_file", "flags", value.flags, 0x7, 4);
  if (!isU32(value.ioasId)) requireU32("iommu_ioas_map_file", "ioas_id", value.ioasId, 8);
  if (!isS32(value.fd))
    requireRange("iommu_ioas_map_file", "fd", value.fd, -2147483648, 2147483647, 12);
  if (!isU64(value.start)) requireU64("iommu_ioas_map_file", "start", value.start, 16);
  if (!isU64(value.length)) requireU64("iommu_ioas_map_file", "length", value.length, 24);
  if (!isU64(value.iova)) requireU64("iommu_ioas_map_file", "iova", value.iova, 32);
}

/**
 * Writes a value that `checkIommuIoasMapFileValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIoasMapFile(value: IommuIoasMapFile, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.ioasId, true);
  view.setInt32(offset + 12, value.fd, true);
  view.setBigUint64(offset + 16, value.start, true);
  view.setBigUint64(offset + 24, value.length, true);
  view.setBigUint64(offset + 32, value.iova, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasMapFile(
  value: IommuIoasMapFile,
  view: DataView = freshView(IOMMU_IOAS_MAP_FILE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_ioas_map_file", view, offset, 40);
  checkIommuIoasMapFileValue(value);
  writeIommuIoasMapFile(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_map_file` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 40; what an older caller does not have is zero; what a newer one has
 * beyond 40 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasMapFileSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasMapFile {
  const extended = extend("iommu_ioas_map_file", view, offset, size, 40, 40, true);
  return decodeIommuIoasMapFile(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasMapFileSized(value: IommuIoasMapFile, size: number): DataView {
  return resize("iommu_ioas_map_file", encodeIommuIoasMapFile(value), size, 40);
}

/**
 * A `struct iommu_ioas_map_file` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasMapFileBytes` first; what it
 * writes is.
 */
export class IommuIoasMapFileCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_ioas_map_file", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_ioas_map_file", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_map_file", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How to place and protect it. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_map_file", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("iommu_ioas_map_file", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_map_file", "ioas_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The file: a memfd. */
  get fd(): number {
    return this._view.getInt32(this._at + 12, true);
  }
  set fd(value: number) {
    if (!isS32(value))
      requireRange("iommu_ioas_map_file", "fd", value, -2147483648, 2147483647, 12);
    this._view.setInt32(this._at + 12, value, true);
  }
  /** Where in the file, bytes. */
  get start(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set start(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_map_file", "start", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get startLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set startLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get startHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set startHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Bytes to map. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_map_file", "length", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** In: where, if fixed. Out: where. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_map_file", "iova", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct iommu_ioas_change_process { /* x86_64 */
//     __u32 size;                    /*  0   4 */
//     __u32 __reserved;              /*  4   4 */
// };                                 /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Makes the caller the owner of every mapping, all of which must come from files. */
export interface IommuIoasChangeProcess {
  /** Size of this record as the caller knows it. */
  readonly size: number;
}

/** Bytes of a `struct iommu_ioas_change_process`. */
export const IOMMU_IOAS_CHANGE_PROCESS_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_CHANGE_PROCESS_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_CHANGE_PROCESS_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_CHANGE_PROCESS_OFFSET = {
  size: 0,
  reserved: 4,
} as const;
/** The ioctl that takes a `struct iommu_ioas_change_process`. */
export const IOMMU_IOAS_CHANGE_PROCESS = 0x3b92;

/**
 * Refuses bytes that are no `struct iommu_ioas_change_process`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuIoasChangeProcessBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_ioas_change_process", view, offset, 8, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("iommu_ioas_change_process", "__reserved", view, offset + 4, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuIoasChangeProcessBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuIoasChangeProcess(view: DataView, offset = 0): IommuIoasChangeProcess {
  return {
    size: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasChangeProcess(
  view: DataView,
  offset = 0,
  end?: number,
): IommuIoasChangeProcess {
  checkIommuIoasChangeProcessBytes(view, offset, end);
  return readIommuIoasChangeProcess(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasChangeProcessValue(value: IommuIoasChangeProcess): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_change_process", "size", value.size, 0);
}

/**
 * Writes a value that `checkIommuIoasChangeProcessValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuIoasChangeProcess(
  value: IommuIoasChangeProcess,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasChangeProcess(
  value: IommuIoasChangeProcess,
  view: DataView = freshView(IOMMU_IOAS_CHANGE_PROCESS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_ioas_change_process", view, offset, 8);
  checkIommuIoasChangeProcessValue(value);
  writeIommuIoasChangeProcess(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_change_process` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 8; what an older caller does not have is zero; what a newer one has
 * beyond 8 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasChangeProcessSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasChangeProcess {
  const extended = extend("iommu_ioas_change_process", view, offset, size, 8, 8, true);
  return decodeIommuIoasChangeProcess(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasChangeProcessSized(
  value: IommuIoasChangeProcess,
  size: number,
): DataView {
  return resize("iommu_ioas_change_process", encodeIommuIoasChangeProcess(value), size, 8);
}

/**
 * A `struct iommu_ioas_change_process` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuIoasChangeProcessBytes`
 * first; what it writes is.
 */
export class IommuIoasChangeProcessCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_ioas_change_process", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_ioas_change_process", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_change_process", "size", value, 0);
    this._view.setUint32(this._at, value, true);
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

/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

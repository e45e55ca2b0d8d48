// Generated from abi/uapi/iommufd-liveupdate/proposal.ts by "holeproof generate".
// Edit that file, not this one.
//
// Asking a retrieved iommufd for one of its page tables, by the token it was marked with. Nothing
// posted so far answers how a page table is found again; this is this project's proposal.

import {
  extend,
  requireRoom,
  requireU32,
  requireU64,
  resize,
} from "../../../runtime/wire/index.ts";

// struct iommu_hwpt_lu_find {   /* x86_64 */
//     __u32 size;               /*  0   4 */
//     __u32 out_hwpt_id;        /*  4   4 */
//     __aligned_u64 hwpt_token; /*  8   8 */
// };                            /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** Finds a page table that came over a live update. */
export interface IommuHwptLuFind {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** Out: the page table. */
  readonly outHwptId: number;
  /** The number it was marked with in the previous kernel. */
  readonly hwptToken: bigint;
}

/** Bytes of a `struct iommu_hwpt_lu_find`. */
export const IOMMU_HWPT_LU_FIND_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_LU_FIND_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_LU_FIND_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_LU_FIND_OFFSET = {
  size: 0,
  outHwptId: 4,
  hwptToken: 8,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_lu_find`. */
export const IOMMU_HWPT_LU_FIND = 0x3b96;

/**
 * Refuses bytes that are no `struct iommu_hwpt_lu_find`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwptLuFindBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_hwpt_lu_find", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuHwptLuFindBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwptLuFind(view: DataView, offset = 0): IommuHwptLuFind {
  return {
    size: view.getUint32(offset, true),
    outHwptId: view.getUint32(offset + 4, true),
    hwptToken: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptLuFind(view: DataView, offset = 0, end?: number): IommuHwptLuFind {
  checkIommuHwptLuFindBytes(view, offset, end);
  return readIommuHwptLuFind(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptLuFindValue(value: IommuHwptLuFind): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_lu_find", "size", value.size, 0);
  if (!isU32(value.outHwptId)) requireU32("iommu_hwpt_lu_find", "out_hwpt_id", value.outHwptId, 4);
  if (!isU64(value.hwptToken)) requireU64("iommu_hwpt_lu_find", "hwpt_token", value.hwptToken, 8);
}

/**
 * Writes a value that `checkIommuHwptLuFindValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwptLuFind(value: IommuHwptLuFind, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.outHwptId, true);
  view.setBigUint64(offset + 8, value.hwptToken, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptLuFind(
  value: IommuHwptLuFind,
  view: DataView = freshView(IOMMU_HWPT_LU_FIND_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_lu_find", view, offset, 16);
  checkIommuHwptLuFindValue(value);
  writeIommuHwptLuFind(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_lu_find` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 16; what an older caller does not have is zero; what a newer one has
 * beyond 16 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptLuFindSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptLuFind {
  const extended = extend("iommu_hwpt_lu_find", view, offset, size, 16, 16, true);
  return decodeIommuHwptLuFind(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptLuFindSized(value: IommuHwptLuFind, size: number): DataView {
  return resize("iommu_hwpt_lu_find", encodeIommuHwptLuFind(value), size, 16);
}

/**
 * A `struct iommu_hwpt_lu_find` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptLuFindBytes` first; what it
 * writes is.
 */
export class IommuHwptLuFindCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_lu_find", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_hwpt_lu_find", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_lu_find", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the page table. */
  get outHwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set outHwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_lu_find", "out_hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The number it was marked with in the previous kernel. */
  get hwptToken(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set hwptToken(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_lu_find", "hwpt_token", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get hwptTokenLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set hwptTokenLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get hwptTokenHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set hwptTokenHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

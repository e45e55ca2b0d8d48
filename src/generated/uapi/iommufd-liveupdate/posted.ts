// Generated from abi/uapi/iommufd-liveupdate/posted.ts by "holeproof generate".
// Edit that file, not this one.
//
// Marking a page table for preservation, as first posted: with a 32-bit token.

import { extend, requireRoom, requireU32, resize } from "../../../runtime/wire/index.ts";

// struct iommu_hwpt_lu_set_preserve { /* x86_64 */
//     __u32 size;                     /*  0   4 */
//     __u32 hwpt_id;                  /*  4   4 */
//     __u32 hwpt_token;               /*  8   4 */
// };                                  /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** Marks a page table, so that preserving the iommufd preserves it too. */
export interface IommuHwptLuSetPreserve {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The page table to mark. */
  readonly hwptId: number;
  /** The caller's own number for it, by which the next kernel's user will ask for it. */
  readonly hwptToken: number;
}

/** Bytes of a `struct iommu_hwpt_lu_set_preserve`. */
export const IOMMU_HWPT_LU_SET_PRESERVE_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_LU_SET_PRESERVE_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_LU_SET_PRESERVE_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_LU_SET_PRESERVE_OFFSET = {
  size: 0,
  hwptId: 4,
  hwptToken: 8,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_lu_set_preserve`. */
export const IOMMU_HWPT_LU_SET_PRESERVE = 0x3b95;

/**
 * Refuses bytes that are no `struct iommu_hwpt_lu_set_preserve`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptLuSetPreserveBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("iommu_hwpt_lu_set_preserve", view, offset, 12, end);
}

/**
 * Reads bytes that `checkIommuHwptLuSetPreserveBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptLuSetPreserve(view: DataView, offset = 0): IommuHwptLuSetPreserve {
  return {
    size: view.getUint32(offset, true),
    hwptId: view.getUint32(offset + 4, true),
    hwptToken: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptLuSetPreserve(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptLuSetPreserve {
  checkIommuHwptLuSetPreserveBytes(view, offset, end);
  return readIommuHwptLuSetPreserve(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptLuSetPreserveValue(value: IommuHwptLuSetPreserve): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_lu_set_preserve", "size", value.size, 0);
  if (!isU32(value.hwptId)) requireU32("iommu_hwpt_lu_set_preserve", "hwpt_id", value.hwptId, 4);
  if (!isU32(value.hwptToken))
    requireU32("iommu_hwpt_lu_set_preserve", "hwpt_token", value.hwptToken, 8);
}

/**
 * Writes a value that `checkIommuHwptLuSetPreserveValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptLuSetPreserve(
  value: IommuHwptLuSetPreserve,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.hwptId, true);
  view.setUint32(offset + 8, value.hwptToken, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptLuSetPreserve(
  value: IommuHwptLuSetPreserve,
  view: DataView = freshView(IOMMU_HWPT_LU_SET_PRESERVE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("iommu_hwpt_lu_set_preserve", view, offset, 12);
  checkIommuHwptLuSetPreserveValue(value);
  writeIommuHwptLuSetPreserve(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_lu_set_preserve` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 12; what an older caller does not have is zero; what a newer one
 * has beyond 12 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptLuSetPreserveSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptLuSetPreserve {
  const extended = extend("iommu_hwpt_lu_set_preserve", view, offset, size, 12, 12, true);
  return decodeIommuHwptLuSetPreserve(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptLuSetPreserveSized(
  value: IommuHwptLuSetPreserve,
  size: number,
): DataView {
  return resize("iommu_hwpt_lu_set_preserve", encodeIommuHwptLuSetPreserve(value), size, 12);
}

/**
 * A `struct iommu_hwpt_lu_set_preserve` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwptLuSetPreserveBytes`
 * first; what it writes is.
 */
export class IommuHwptLuSetPreserveCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("iommu_hwpt_lu_set_preserve", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("iommu_hwpt_lu_set_preserve", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_lu_set_preserve", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The page table to mark. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_lu_set_preserve", "hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The caller's own number for it, by which the next kernel's user will ask for it. */
  get hwptToken(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set hwptToken(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_lu_set_preserve", "hwpt_token", value, 8);
    this._view.setUint32(this._at + 8, value, true);
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

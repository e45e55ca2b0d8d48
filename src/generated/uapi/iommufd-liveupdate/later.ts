// Generated from abi/uapi/iommufd-liveupdate/later.ts by "holeproof generate".
// Edit that file, not this one.
//
// Marking a page table for preservation, as posted later: the token has 64 bits, the number is the
// same.

import {
  extend,
  requireRoom,
  requireU32,
  requireU64,
  resize,
} from "../../../runtime/wire/index.ts";

// struct iommu_hwpt_liveupdate_mark_preserve { /* x86_64 */
//     __u32 size;                              /*  0   4 */
//     __u32 hwpt_id;                           /*  4   4 */
//     __u64 hwpt_token;                        /*  8   8 */
// };                                           /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Marks a page table, so that preserving the iommufd preserves it too. */
export interface IommuHwptLiveupdateMarkPreserve {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The page table to mark. */
  readonly hwptId: number;
  /** The caller's own number for it, by which the next kernel's user will ask for it. */
  readonly hwptToken: bigint;
}

/** Bytes of a `struct iommu_hwpt_liveupdate_mark_preserve`. */
export const IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_OFFSET = {
  size: 0,
  hwptId: 4,
  hwptToken: 8,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_liveupdate_mark_preserve`. */
export const IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE = 0x3b95;

/**
 * Refuses bytes that are no `struct iommu_hwpt_liveupdate_mark_preserve`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkIommuHwptLiveupdateMarkPreserveBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_hwpt_liveupdate_mark_preserve", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuHwptLiveupdateMarkPreserveBytes` has seen; without that, what comes
 * is not checked.
 */
export function readIommuHwptLiveupdateMarkPreserve(
  view: DataView,
  offset = 0,
): IommuHwptLiveupdateMarkPreserve {
  return {
    size: view.getUint32(offset, true),
    hwptId: view.getUint32(offset + 4, true),
    hwptToken: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptLiveupdateMarkPreserve(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptLiveupdateMarkPreserve {
  checkIommuHwptLiveupdateMarkPreserveBytes(view, offset, end);
  return readIommuHwptLiveupdateMarkPreserve(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptLiveupdateMarkPreserveValue(
  value: IommuHwptLiveupdateMarkPreserve,
): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_liveupdate_mark_preserve", "size", value.size, 0);
  if (!isU32(value.hwptId))
    requireU32("iommu_hwpt_liveupdate_mark_preserve", "hwpt_id", value.hwptId, 4);
  if (!isU64(value.hwptToken))
    requireU64("iommu_hwpt_liveupdate_mark_preserve", "hwpt_token", value.hwptToken, 8);
}

/**
 * Writes a value that `checkIommuHwptLiveupdateMarkPreserveValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeIommuHwptLiveupdateMarkPreserve(
  value: IommuHwptLiveupdateMarkPreserve,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.hwptId, true);
  view.setBigUint64(offset + 8, value.hwptToken, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptLiveupdateMarkPreserve(
  value: IommuHwptLiveupdateMarkPreserve,
  view: DataView = freshView(IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_liveupdate_mark_preserve", view, offset, 16);
  checkIommuHwptLiveupdateMarkPreserveValue(value);
  writeIommuHwptLiveupdateMarkPreserve(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_liveupdate_mark_preserve` of a caller that says it is `size` bytes
 * long, as the kernel takes it: at least 16; what an older caller does not have is zero; what a
 * newer one has beyond 16 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptLiveupdateMarkPreserveSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptLiveupdateMarkPreserve {
  const extended = extend("iommu_hwpt_liveupdate_mark_preserve", view, offset, size, 16, 16, true);
  return decodeIommuHwptLiveupdateMarkPreserve(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptLiveupdateMarkPreserveSized(
  value: IommuHwptLiveupdateMarkPreserve,
  size: number,
): DataView {
  return resize(
    "iommu_hwpt_liveupdate_mark_preserve",
    encodeIommuHwptLiveupdateMarkPreserve(value),
    size,
    16,
  );
}

/**
 * A `struct iommu_hwpt_liveupdate_mark_preserve` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwptLiveupdateMarkPreserveBytes` first; what it writes is.
 */
export class IommuHwptLiveupdateMarkPreserveCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("iommu_hwpt_liveupdate_mark_preserve", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_hwpt_liveupdate_mark_preserve", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_liveupdate_mark_preserve", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The page table to mark. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_liveupdate_mark_preserve", "hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The caller's own number for it, by which the next kernel's user will ask for it. */
  get hwptToken(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set hwptToken(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_liveupdate_mark_preserve", "hwpt_token", value, 8);
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

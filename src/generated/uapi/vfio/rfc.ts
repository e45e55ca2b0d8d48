// Generated from abi/uapi/vfio/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// Binding a VFIO device to an iommufd, as first proposed: with a cookie of the user's choice.
//
// Kept with its defects. `reviewed` is what the review asked for, `cdev` what was merged instead.

import {
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
} from "../../../runtime/wire/index.ts";

// struct vfio_device_iommu_bind_data { /* x86_64   i386 */
//     __u32 argsz;                     /*  0   4    0   4 */
//     __u32 flags;                     /*  4   4    4   4 */
//     __s32 iommu_fd;                  /*  8   4    8   4 */
//     /* hole */                       /* 12   4    - */
//     __u64 dev_cookie;                /* 16   8   12   8 */
// };                                   /* size 24  size 20 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: members 20 + holes 4 = size 24, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 20, align 4 */
// /* m68k: size 20, align 2 */
//
// The codec below is for the layout of x86_64.

/** Binds the device to an iommufd; until then nothing else may be done with it. */
export interface VfioDeviceIommuBindData {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** The iommufd to bind to. */
  readonly iommuFd: number;
  /** The caller's number for the device; faults and invalidations name the device by it. */
  readonly devCookie: bigint;
}

/** Bytes of a `struct vfio_device_iommu_bind_data`. */
export const VFIO_DEVICE_IOMMU_BIND_DATA_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_IOMMU_BIND_DATA_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_IOMMU_BIND_DATA_OFFSET = {
  argsz: 0,
  flags: 4,
  iommuFd: 8,
  devCookie: 16,
} as const;
/** The ioctl that takes a `struct vfio_device_iommu_bind_data`. */
export const VFIO_DEVICE_BIND_IOMMUFD = 0x3b77;

/**
 * Refuses bytes that are no `struct vfio_device_iommu_bind_data`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceIommuBindDataBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("vfio_device_iommu_bind_data", view, offset, 24, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero(
      "vfio_device_iommu_bind_data",
      "(hole after iommu_fd)",
      view,
      offset + 12,
      4,
      "padding",
    );
}

/**
 * Reads bytes that `checkVfioDeviceIommuBindDataBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceIommuBindData(view: DataView, offset = 0): VfioDeviceIommuBindData {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    iommuFd: view.getInt32(offset + 8, true),
    devCookie: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceIommuBindData(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceIommuBindData {
  checkVfioDeviceIommuBindDataBytes(view, offset, end);
  return readVfioDeviceIommuBindData(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceIommuBindDataValue(value: VfioDeviceIommuBindData): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_iommu_bind_data", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_iommu_bind_data", "flags", value.flags, 4);
  if (!isS32(value.iommuFd))
    requireRange(
      "vfio_device_iommu_bind_data",
      "iommu_fd",
      value.iommuFd,
      -2147483648,
      2147483647,
      8,
    );
  if (!isU64(value.devCookie))
    requireU64("vfio_device_iommu_bind_data", "dev_cookie", value.devCookie, 16);
}

/**
 * Writes a value that `checkVfioDeviceIommuBindDataValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceIommuBindData(
  value: VfioDeviceIommuBindData,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setInt32(offset + 8, value.iommuFd, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.devCookie, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceIommuBindData(
  value: VfioDeviceIommuBindData,
  view: DataView = freshView(VFIO_DEVICE_IOMMU_BIND_DATA_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_device_iommu_bind_data", view, offset, 24);
  checkVfioDeviceIommuBindDataValue(value);
  writeVfioDeviceIommuBindData(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_iommu_bind_data` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioDeviceIommuBindDataBytes`
 * first; what it writes is.
 */
export class VfioDeviceIommuBindDataCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_device_iommu_bind_data", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("vfio_device_iommu_bind_data", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_iommu_bind_data", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_iommu_bind_data", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The iommufd to bind to. */
  get iommuFd(): number {
    return this._view.getInt32(this._at + 8, true);
  }
  set iommuFd(value: number) {
    if (!isS32(value))
      requireRange("vfio_device_iommu_bind_data", "iommu_fd", value, -2147483648, 2147483647, 8);
    this._view.setInt32(this._at + 8, value, true);
  }
  /** The caller's number for the device; faults and invalidations name the device by it. */
  get devCookie(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set devCookie(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_iommu_bind_data", "dev_cookie", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get devCookieLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set devCookieLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get devCookieHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set devCookieHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
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

/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

// Generated from abi/uapi/iommufd/viommu.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd virtual IOMMUs, which a guest drives by itself.

import {
  extend,
  requireRoom,
  requireU32,
  requireU64,
  resize,
} from "../../../runtime/wire/index.ts";

/** No kind of virtual IOMMU; always refused. */
export const IOMMU_VIOMMU_TYPE_DEFAULT = 0;

/** A virtual ARM SMMUv3. */
export const IOMMU_VIOMMU_TYPE_ARM_SMMUV3 = 1;

// struct iommu_viommu_alloc { /* x86_64 */
//     __u32 size;             /*  0   4 */
//     __u32 flags;            /*  4   4 */
//     __u32 type;             /*  8   4 */
//     __u32 dev_id;           /* 12   4 */
//     __u32 hwpt_id;          /* 16   4 */
//     __u32 out_viommu_id;    /* 20   4 */
// };                          /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** Makes a virtual IOMMU. */
export interface IommuViommuAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** An IOMMU_VIOMMU_TYPE value. */
  readonly type: number;
  /** A device behind the unit it is a part of. */
  readonly devId: number;
  /** The page table that maps the guest's memory. */
  readonly hwptId: number;
  /** Out: the new object. */
  readonly outViommuId: number;
}

/** Bytes of a `struct iommu_viommu_alloc`. */
export const IOMMU_VIOMMU_ALLOC_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_ALLOC_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_VIOMMU_ALLOC_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const IOMMU_VIOMMU_ALLOC_OFFSET = {
  size: 0,
  flags: 4,
  type: 8,
  devId: 12,
  hwptId: 16,
  outViommuId: 20,
} as const;
/** The ioctl that takes a `struct iommu_viommu_alloc`. */
export const IOMMU_VIOMMU_ALLOC = 0x3b90;

/**
 * Refuses bytes that are no `struct iommu_viommu_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuViommuAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_viommu_alloc", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuViommuAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuViommuAlloc(view: DataView, offset = 0): IommuViommuAlloc {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    type: view.getUint32(offset + 8, true),
    devId: view.getUint32(offset + 12, true),
    hwptId: view.getUint32(offset + 16, true),
    outViommuId: view.getUint32(offset + 20, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuViommuAlloc(view: DataView, offset = 0, end?: number): IommuViommuAlloc {
  checkIommuViommuAllocBytes(view, offset, end);
  return readIommuViommuAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuAllocValue(value: IommuViommuAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_viommu_alloc", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_viommu_alloc", "flags", value.flags, 4);
  if (!isU32(value.type)) requireU32("iommu_viommu_alloc", "type", value.type, 8);
  if (!isU32(value.devId)) requireU32("iommu_viommu_alloc", "dev_id", value.devId, 12);
  if (!isU32(value.hwptId)) requireU32("iommu_viommu_alloc", "hwpt_id", value.hwptId, 16);
  if (!isU32(value.outViommuId))
    requireU32("iommu_viommu_alloc", "out_viommu_id", value.outViommuId, 20);
}

/**
 * Writes a value that `checkIommuViommuAllocValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuViommuAlloc(value: IommuViommuAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.type, true);
  view.setUint32(offset + 12, value.devId, true);
  view.setUint32(offset + 16, value.hwptId, true);
  view.setUint32(offset + 20, value.outViommuId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuAlloc(
  value: IommuViommuAlloc,
  view: DataView = freshView(IOMMU_VIOMMU_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_viommu_alloc", view, offset, 24);
  checkIommuViommuAllocValue(value);
  writeIommuViommuAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_viommu_alloc` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 24; what an older caller does not have is zero; what a newer one has
 * beyond 24 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuViommuAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuViommuAlloc {
  const extended = extend("iommu_viommu_alloc", view, offset, size, 24, 24, true);
  return decodeIommuViommuAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuViommuAllocSized(value: IommuViommuAlloc, size: number): DataView {
  return resize("iommu_viommu_alloc", encodeIommuViommuAlloc(value), size, 24);
}

/**
 * A `struct iommu_viommu_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuViommuAllocBytes` first; what it
 * writes is.
 */
export class IommuViommuAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_viommu_alloc", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_viommu_alloc", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** An IOMMU_VIOMMU_TYPE value. */
  get type(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "type", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** A device behind the unit it is a part of. */
  get devId(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "dev_id", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** The page table that maps the guest's memory. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "hwpt_id", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** Out: the new object. */
  get outViommuId(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set outViommuId(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "out_viommu_id", value, 20);
    this._view.setUint32(this._at + 20, value, true);
  }
}

// struct iommu_vdevice_alloc { /* x86_64 */
//     __u32 size;              /*  0   4 */
//     __u32 viommu_id;         /*  4   4 */
//     __u32 dev_id;            /*  8   4 */
//     __u32 out_vdevice_id;    /* 12   4 */
//     __aligned_u64 virt_id;   /* 16   8 */
// };                           /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Gives a device a number in a virtual IOMMU. */
export interface IommuVdeviceAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The virtual IOMMU. */
  readonly viommuId: number;
  /** The device. */
  readonly devId: number;
  /** Out: the new object. */
  readonly outVdeviceId: number;
  /** The number the guest knows the device by. */
  readonly virtId: bigint;
}

/** Bytes of a `struct iommu_vdevice_alloc`. */
export const IOMMU_VDEVICE_ALLOC_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_VDEVICE_ALLOC_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_VDEVICE_ALLOC_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const IOMMU_VDEVICE_ALLOC_OFFSET = {
  size: 0,
  viommuId: 4,
  devId: 8,
  outVdeviceId: 12,
  virtId: 16,
} as const;
/** The ioctl that takes a `struct iommu_vdevice_alloc`. */
export const IOMMU_VDEVICE_ALLOC = 0x3b91;

/**
 * Refuses bytes that are no `struct iommu_vdevice_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuVdeviceAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_vdevice_alloc", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuVdeviceAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuVdeviceAlloc(view: DataView, offset = 0): IommuVdeviceAlloc {
  return {
    size: view.getUint32(offset, true),
    viommuId: view.getUint32(offset + 4, true),
    devId: view.getUint32(offset + 8, true),
    outVdeviceId: view.getUint32(offset + 12, true),
    virtId: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuVdeviceAlloc(
  view: DataView,
  offset = 0,
  end?: number,
): IommuVdeviceAlloc {
  checkIommuVdeviceAllocBytes(view, offset, end);
  return readIommuVdeviceAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVdeviceAllocValue(value: IommuVdeviceAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_vdevice_alloc", "size", value.size, 0);
  if (!isU32(value.viommuId)) requireU32("iommu_vdevice_alloc", "viommu_id", value.viommuId, 4);
  if (!isU32(value.devId)) requireU32("iommu_vdevice_alloc", "dev_id", value.devId, 8);
  if (!isU32(value.outVdeviceId))
    requireU32("iommu_vdevice_alloc", "out_vdevice_id", value.outVdeviceId, 12);
  if (!isU64(value.virtId)) requireU64("iommu_vdevice_alloc", "virt_id", value.virtId, 16);
}

/**
 * Writes a value that `checkIommuVdeviceAllocValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuVdeviceAlloc(value: IommuVdeviceAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.viommuId, true);
  view.setUint32(offset + 8, value.devId, true);
  view.setUint32(offset + 12, value.outVdeviceId, true);
  view.setBigUint64(offset + 16, value.virtId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuVdeviceAlloc(
  value: IommuVdeviceAlloc,
  view: DataView = freshView(IOMMU_VDEVICE_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_vdevice_alloc", view, offset, 24);
  checkIommuVdeviceAllocValue(value);
  writeIommuVdeviceAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_vdevice_alloc` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 24; what an older caller does not have is zero; what a newer one has
 * beyond 24 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuVdeviceAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuVdeviceAlloc {
  const extended = extend("iommu_vdevice_alloc", view, offset, size, 24, 24, true);
  return decodeIommuVdeviceAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuVdeviceAllocSized(value: IommuVdeviceAlloc, size: number): DataView {
  return resize("iommu_vdevice_alloc", encodeIommuVdeviceAlloc(value), size, 24);
}

/**
 * A `struct iommu_vdevice_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuVdeviceAllocBytes` first; what it
 * writes is.
 */
export class IommuVdeviceAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_vdevice_alloc", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_vdevice_alloc", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_vdevice_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The virtual IOMMU. */
  get viommuId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set viommuId(value: number) {
    if (!isU32(value)) requireU32("iommu_vdevice_alloc", "viommu_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The device. */
  get devId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_vdevice_alloc", "dev_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: the new object. */
  get outVdeviceId(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set outVdeviceId(value: number) {
    if (!isU32(value)) requireU32("iommu_vdevice_alloc", "out_vdevice_id", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** The number the guest knows the device by. */
  get virtId(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set virtId(value: bigint) {
    if (!isU64(value)) requireU64("iommu_vdevice_alloc", "virt_id", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get virtIdLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set virtIdLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get virtIdHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set virtIdHi(word: number) {
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

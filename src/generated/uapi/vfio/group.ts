// Generated from abi/uapi/vfio/group.ts by "holeproof generate".
// Edit that file, not this one.
//
// VFIO groups and containers: the way in before device files. A container holds an address space,
// groups are put into it, and a group hands out its devices.
//
// Container and device number their commands alike from 12 on: which is meant, the kind of file
// says. Commands of containers that take no record are numbers only.

import { extend, requireRoom, requireU32, resize } from "../../../runtime/wire/index.ts";

/** The only version there is. */
export const VFIO_API_VERSION = 0;

/** Container: its version of the interface, as the call's result. */
export const VFIO_GET_API_VERSION = 15204;

/** Container: whether it can do what the argument numbers, as the call's result. */
export const VFIO_CHECK_EXTENSION = 15205;

/** Container: chooses its kind of IOMMU by the argument. */
export const VFIO_SET_IOMMU = 15206;

/** Group: puts it into the container whose descriptor the argument points at. */
export const VFIO_GROUP_SET_CONTAINER = 15208;

/** Group: takes it out of its container. */
export const VFIO_GROUP_UNSET_CONTAINER = 15209;

/** Group: a descriptor of the device the argument names. */
export const VFIO_GROUP_GET_DEVICE_FD = 15210;

/** IOMMU: the first kind of x86 and ARM, whose mappings may be unmapped in part. */
export const VFIO_TYPE1_IOMMU = 1;

/** IOMMU: that of Power servers. */
export const VFIO_SPAPR_TCE_IOMMU = 2;

/** IOMMU: the second kind of x86 and ARM, whose mappings are unmapped whole. */
export const VFIO_TYPE1v2_IOMMU = 3;

/** Extension: every device of the container sees the caches. */
export const VFIO_DMA_CC_IOMMU = 4;

/** Extension: error handling of Power servers. */
export const VFIO_EEH = 5;

/** Extension: nesting, which was never used. */
export const __VFIO_RESERVED_TYPE1_NESTING_IOMMU = 6;

/** IOMMU: that of Power servers, with memory registered first. */
export const VFIO_SPAPR_TCE_v2_IOMMU = 7;

/** IOMMU: none; the devices reach everything. */
export const VFIO_NOIOMMU_IOMMU = 8;

/** Extension: one command unmaps everything. */
export const VFIO_UNMAP_ALL = 9;

/** Extension: the process address of a mapping can change. */
export const VFIO_UPDATE_VADDR = 10;

/** Every device of the group belongs to a VFIO driver or to none. */
export const VFIO_GROUP_FLAGS_VIABLE = 1;

/** The group is in a container. */
export const VFIO_GROUP_FLAGS_CONTAINER_SET = 2;

// struct vfio_group_status { /* x86_64 */
//     __u32 argsz;           /*  0   4 */
//     __u32 flags;           /*  4   4 */
// };                         /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Whether a group can be used. */
export interface VfioGroupStatus {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** Out: VFIO_GROUP_FLAGS bits. */
  readonly flags: number;
}

/** Bytes of a `struct vfio_group_status`. */
export const VFIO_GROUP_STATUS_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_GROUP_STATUS_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_GROUP_STATUS_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const VFIO_GROUP_STATUS_OFFSET = {
  argsz: 0,
  flags: 4,
} as const;
/** The ioctl that takes a `struct vfio_group_status`. */
export const VFIO_GROUP_GET_STATUS = 0x3b67;

/**
 * Refuses bytes that are no `struct vfio_group_status`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioGroupStatusBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("vfio_group_status", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioGroupStatusBytes` has seen; without that, what comes is not checked.
 */
export function readVfioGroupStatus(view: DataView, offset = 0): VfioGroupStatus {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioGroupStatus(view: DataView, offset = 0, end?: number): VfioGroupStatus {
  checkVfioGroupStatusBytes(view, offset, end);
  return readVfioGroupStatus(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioGroupStatusValue(value: VfioGroupStatus): void {
  if (!isU32(value.argsz)) requireU32("vfio_group_status", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_group_status", "flags", value.flags, 4);
}

/**
 * Writes a value that `checkVfioGroupStatusValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioGroupStatus(value: VfioGroupStatus, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioGroupStatus(
  value: VfioGroupStatus,
  view: DataView = freshView(VFIO_GROUP_STATUS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_group_status", view, offset, 8);
  checkVfioGroupStatusValue(value);
  writeVfioGroupStatus(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_group_status` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 8; what an older caller does not have is zero; what a newer one has beyond 8
 * is not looked at.
 */
export function decodeVfioGroupStatusSized(
  view: DataView,
  offset: number,
  size: number,
): VfioGroupStatus {
  const extended = extend("vfio_group_status", view, offset, size, 8, 8, false);
  return decodeVfioGroupStatus(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioGroupStatusSized(value: VfioGroupStatus, size: number): DataView {
  return resize("vfio_group_status", encodeVfioGroupStatus(value), size, 8);
}

/**
 * A `struct vfio_group_status` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioGroupStatusBytes` first; what it
 * writes is.
 */
export class VfioGroupStatusCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_group_status", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("vfio_group_status", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_group_status", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: VFIO_GROUP_FLAGS bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_group_status", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
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

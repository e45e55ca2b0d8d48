// Generated from abi/uapi/iommufd/grown.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd commands that grew after Linux 6.13: the same numbers, with what later kernels appended
// or put where reserved bytes were. A caller that knows the shorter record still works.

import {
  extend,
  requireFlags,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

/** The unit tells nothing about itself; as a wish: whatever it has. */
export const IOMMU_HW_INFO_TYPE_DEFAULT = 0;

/** The unit is an Intel VT-d one. */
export const IOMMU_HW_INFO_TYPE_INTEL_VTD = 1;

/** The unit is an ARM SMMUv3. */
export const IOMMU_HW_INFO_TYPE_ARM_SMMUV3 = 2;

/** The unit is an ARM SMMUv3 with NVIDIA's command queues. */
export const IOMMU_HW_INFO_TYPE_TEGRA241_CMDQV = 3;

/** The unit is an AMD one. */
export const IOMMU_HW_INFO_TYPE_AMD = 4;

/** The unit can track which pages a device has written. */
export const IOMMU_HW_CAP_DIRTY_TRACKING = 1;

/** The device's process address spaces may hold code. */
export const IOMMU_HW_CAP_PCI_PASID_EXEC = 2;

/** The device's process address spaces may be privileged. */
export const IOMMU_HW_CAP_PCI_PASID_PRIV = 4;

/** The device's translations cannot be cached in the device. */
export const IOMMU_HW_CAP_PCI_ATS_NOT_SUPPORTED = 8;

/** No kind of virtual IOMMU; always refused. */
export const IOMMU_VIOMMU_TYPE_DEFAULT = 0;

/** A virtual ARM SMMUv3. */
export const IOMMU_VIOMMU_TYPE_ARM_SMMUV3 = 1;

/** A virtual ARM SMMUv3 with NVIDIA's command queues. */
export const IOMMU_VIOMMU_TYPE_TEGRA241_CMDQV = 2;

export const IOMMU_HW_INFO_FLAG_INPUT_TYPE = 0x1;

// struct iommu_hw_info {              /* x86_64 */
//     __u32 size;                     /*  0   4 */
//     __u32 flags;                    /*  4   4 */
//     __u32 dev_id;                   /*  8   4 */
//     __u32 data_len;                 /* 12   4 */
//     __aligned_u64 data_uptr;        /* 16   8 */
//     union {
//         __u32 in_data_type;         /* 24   4 */
//         __u32 out_data_type;        /* 24   4 */
//     } ;                             /* 24   4 */
//     __u8 out_max_pasid_log2;        /* 28   1 */
//     __u8 __reserved[3];             /* 29   3 */
//     __aligned_u64 out_capabilities; /* 32   8 */
// };                                  /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 40, align 8 */
// /* m68k: size 40, align 8 */
//
// The codec below is for the layout of x86_64.

/** What the unit behind a device can do. */
export interface IommuHwInfo {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** What else is in the record. Bits: IOMMU_HW_INFO_FLAG_INPUT_TYPE. */
  readonly flags: number;
  /** The device. */
  readonly devId: number;
  /** In: room for the answer, bytes. Out: bytes the kernel has. */
  readonly dataLen: number;
  /** Where the answer goes, as `out_data_type` says; the rest of the room is zeroed. */
  readonly dataUptr: bigint;
  readonly inDataType: number;
  /** Out: width of the device's PASIDs, bits; 0 for none. */
  readonly outMaxPasidLog2: number;
  /** Out: IOMMU_HW_CAP bits. */
  readonly outCapabilities: bigint;
}

/** Bytes of a `struct iommu_hw_info`. */
export const IOMMU_HW_INFO_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_INFO_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HW_INFO_MIN_SIZE = 32;
/** Where each member starts, bytes. */
export const IOMMU_HW_INFO_OFFSET = {
  size: 0,
  flags: 4,
  devId: 8,
  dataLen: 12,
  dataUptr: 16,
  inDataType: 24,
  outMaxPasidLog2: 28,
  reserved: 29,
  outCapabilities: 32,
} as const;
/** The ioctl that takes a `struct iommu_hw_info`. */
export const IOMMU_GET_HW_INFO = 0x3b8a;

/**
 * Refuses bytes that are no `struct iommu_hw_info`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_hw_info", view, offset, 40, end);
  if ((view.getUint32(offset + 4, true) & ~0x1) !== 0)
    requireFlags("iommu_hw_info", "flags", view.getUint32(offset + 4, true), 0x1, offset + 4);
  if ((view.getUint8(offset + 29) | view.getUint16(offset + 30, true)) !== 0)
    requireZero("iommu_hw_info", "__reserved", view, offset + 29, 3, "reserved");
}

/** Reads bytes that `checkIommuHwInfoBytes` has seen; without that, what comes is not checked. */
export function readIommuHwInfo(view: DataView, offset = 0): IommuHwInfo {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    devId: view.getUint32(offset + 8, true),
    dataLen: view.getUint32(offset + 12, true),
    dataUptr: view.getBigUint64(offset + 16, true),
    inDataType: view.getUint32(offset + 24, true),
    outMaxPasidLog2: view.getUint8(offset + 28),
    outCapabilities: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwInfo(view: DataView, offset = 0, end?: number): IommuHwInfo {
  checkIommuHwInfoBytes(view, offset, end);
  return readIommuHwInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoValue(value: IommuHwInfo): void {
  if (!isU32(value.size)) requireU32("iommu_hw_info", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_hw_info", "flags", value.flags, 4);
  if ((value.flags & ~0x1) !== 0) requireFlags("iommu_hw_info", "flags", value.flags, 0x1, 4);
  if (!isU32(value.devId)) requireU32("iommu_hw_info", "dev_id", value.devId, 8);
  if (!isU32(value.dataLen)) requireU32("iommu_hw_info", "data_len", value.dataLen, 12);
  if (!isU64(value.dataUptr)) requireU64("iommu_hw_info", "data_uptr", value.dataUptr, 16);
  if (!isU32(value.inDataType)) requireU32("iommu_hw_info", "in_data_type", value.inDataType, 24);
  if (!isUpTo(value.outMaxPasidLog2, 255))
    requireRange("iommu_hw_info", "out_max_pasid_log2", value.outMaxPasidLog2, 0, 255, 28);
  if (!isU64(value.outCapabilities))
    requireU64("iommu_hw_info", "out_capabilities", value.outCapabilities, 32);
}

/** Writes a value that `checkIommuHwInfoValue` has seen; without that, what does not fit wraps. */
export function writeIommuHwInfo(value: IommuHwInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.devId, true);
  view.setUint32(offset + 12, value.dataLen, true);
  view.setBigUint64(offset + 16, value.dataUptr, true);
  view.setUint32(offset + 24, value.inDataType, true);
  view.setUint32(offset + 28, value.outMaxPasidLog2, true);
  view.setBigUint64(offset + 32, value.outCapabilities, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfo(
  value: IommuHwInfo,
  view: DataView = freshView(IOMMU_HW_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_hw_info", view, offset, 40);
  checkIommuHwInfoValue(value);
  writeIommuHwInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hw_info` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 32; what an older caller does not have is zero; what a newer one has beyond 40
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwInfoSized(view: DataView, offset: number, size: number): IommuHwInfo {
  const extended = extend("iommu_hw_info", view, offset, size, 32, 40, true);
  return decodeIommuHwInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwInfoSized(value: IommuHwInfo, size: number): DataView {
  return resize("iommu_hw_info", encodeIommuHwInfo(value), size, 32);
}

/**
 * A `struct iommu_hw_info` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuHwInfoBytes` first; what it writes is.
 */
export class IommuHwInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_hw_info", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_hw_info", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What else is in the record. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "flags", value, 4);
    if ((value & ~0x1) !== 0) requireFlags("iommu_hw_info", "flags", value, 0x1, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The device. */
  get devId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "dev_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** In: room for the answer, bytes. Out: bytes the kernel has. */
  get dataLen(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set dataLen(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "data_len", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Where the answer goes, as `out_data_type` says; the rest of the room is zeroed. */
  get dataUptr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set dataUptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_info", "data_uptr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get dataUptrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dataUptrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get dataUptrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set dataUptrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }

  get inDataType(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set inDataType(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "in_data_type", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
  /** Out: width of the device's PASIDs, bits; 0 for none. */
  get outMaxPasidLog2(): number {
    return this._view.getUint8(this._at + 28);
  }
  set outMaxPasidLog2(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommu_hw_info", "out_max_pasid_log2", value, 0, 255, 28);
    this._view.setUint8(this._at + 28, value);
  }
  /** Out: IOMMU_HW_CAP bits. */
  get outCapabilities(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set outCapabilities(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_info", "out_capabilities", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get outCapabilitiesLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set outCapabilitiesLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get outCapabilitiesHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set outCapabilitiesHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct iommu_viommu_alloc {  /* x86_64 */
//     __u32 size;              /*  0   4 */
//     __u32 flags;             /*  4   4 */
//     __u32 type;              /*  8   4 */
//     __u32 dev_id;            /* 12   4 */
//     __u32 hwpt_id;           /* 16   4 */
//     __u32 out_viommu_id;     /* 20   4 */
//     __u32 data_len;          /* 24   4 */
//     __u32 __reserved;        /* 28   4 */
//     __aligned_u64 data_uptr; /* 32   8 */
// };                           /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

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
  /** Bytes of driver data. */
  readonly dataLen: number;
  /** The driver data, in and out, as `type` says. */
  readonly dataUptr: bigint;
}

/** Bytes of a `struct iommu_viommu_alloc`. */
export const IOMMU_VIOMMU_ALLOC_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_ALLOC_ALIGN = 8;
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
  dataLen: 24,
  reserved: 28,
  dataUptr: 32,
} as const;
/** The ioctl that takes a `struct iommu_viommu_alloc`. */
export const IOMMU_VIOMMU_ALLOC = 0x3b90;

/**
 * Refuses bytes that are no `struct iommu_viommu_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuViommuAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_viommu_alloc", view, offset, 40, end);
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero("iommu_viommu_alloc", "__reserved", view, offset + 28, 4, "reserved");
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
    dataLen: view.getUint32(offset + 24, true),
    dataUptr: view.getBigUint64(offset + 32, true),
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
  if (!isU32(value.dataLen)) requireU32("iommu_viommu_alloc", "data_len", value.dataLen, 24);
  if (!isU64(value.dataUptr)) requireU64("iommu_viommu_alloc", "data_uptr", value.dataUptr, 32);
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
  view.setUint32(offset + 24, value.dataLen, true);
  view.setUint32(offset + 28, 0, true);
  view.setBigUint64(offset + 32, value.dataUptr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuAlloc(
  value: IommuViommuAlloc,
  view: DataView = freshView(IOMMU_VIOMMU_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_viommu_alloc", view, offset, 40);
  checkIommuViommuAllocValue(value);
  writeIommuViommuAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_viommu_alloc` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 24; what an older caller does not have is zero; what a newer one has
 * beyond 40 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuViommuAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuViommuAlloc {
  const extended = extend("iommu_viommu_alloc", view, offset, size, 24, 40, true);
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
    if (!fits(view, offset, 40)) requireRoom("iommu_viommu_alloc", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_viommu_alloc", this._view, offset, 40);
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
  /** Bytes of driver data. */
  get dataLen(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set dataLen(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_alloc", "data_len", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
  /** The driver data, in and out, as `type` says. */
  get dataUptr(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set dataUptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_viommu_alloc", "data_uptr", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get dataUptrLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set dataUptrLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get dataUptrHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set dataUptrHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
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

// Generated from abi/uapi/iommufd/hwpt.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd page tables, what the unit behind a device can do, and the tracking of written pages.

import {
  copyBytes,
  extend,
  readU32s,
  readU64s,
  requireArray,
  requireCapacity,
  requireCount,
  requireFlags,
  requireFlags64,
  requireIndex,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  writeU32s,
  writeU64s,
} from "../../../runtime/wire/index.ts";

/** A page table of the kernel's own making; no driver data. */
export const IOMMU_HWPT_DATA_NONE = 0;

/** A user's first-stage table for Intel VT-d. */
export const IOMMU_HWPT_DATA_VTD_S1 = 1;

/** A user's stream table entry for ARM SMMUv3. */
export const IOMMU_HWPT_DATA_ARM_SMMUV3 = 2;

/** The unit tells nothing. */
export const IOMMU_HW_INFO_TYPE_NONE = 0;

/** The unit is an Intel VT-d one. */
export const IOMMU_HW_INFO_TYPE_INTEL_VTD = 1;

/** The unit is an ARM SMMUv3. */
export const IOMMU_HW_INFO_TYPE_ARM_SMMUV3 = 2;

/** The unit can track which pages a device has written. */
export const IOMMU_HW_CAP_DIRTY_TRACKING = 1;

/** Of a VT-d unit: tables under which a guest's lie may hold no page that is only read. */
export const IOMMU_HW_INFO_VTD_ERRATA_772415_SPR17 = 1;

/** Invalidation requests are `iommu_hwpt_vtd_s1_invalidate`. */
export const IOMMU_HWPT_INVALIDATE_DATA_VTD_S1 = 0;

/** Invalidation requests are `iommu_viommu_arm_smmuv3_invalidate`. */
export const IOMMU_VIOMMU_INVALIDATE_DATA_ARM_SMMUV3 = 1;

export const IOMMU_VTD_S1_SRE = 0x1;

export const IOMMU_VTD_S1_EAFE = 0x2;

export const IOMMU_VTD_S1_WPE = 0x4;

export const IOMMU_HWPT_ALLOC_NEST_PARENT = 0x1;

export const IOMMU_HWPT_ALLOC_DIRTY_TRACKING = 0x2;

export const IOMMU_HWPT_FAULT_ID_VALID = 0x4;

export const IOMMU_HWPT_ALLOC_PASID = 0x8;

export const IOMMU_HWPT_DIRTY_TRACKING_ENABLE = 0x1;

export const IOMMU_HWPT_GET_DIRTY_BITMAP_NO_CLEAR = 0x1;

export const IOMMU_VTD_INV_FLAGS_LEAF = 0x1;

// struct iommu_hwpt_vtd_s1 {    /* x86_64 */
//     __aligned_u64 flags;      /*  0   8 */
//     __aligned_u64 pgtbl_addr; /*  8   8 */
//     __u32 addr_width;         /* 16   4 */
//     __u32 __reserved;         /* 20   4 */
// };                            /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** A user's first-stage table for Intel VT-d. */
export interface IommuHwptVtdS1 {
  /** How the table is to be walked. Bits: IOMMU_VTD_S1_SRE, IOMMU_VTD_S1_EAFE, IOMMU_VTD_S1_WPE. */
  readonly flags: bigint;
  /** Where the top table lies, as the parent page table maps it. */
  readonly pgtblAddr: bigint;
  /** Width of the addresses it translates, bits. */
  readonly addrWidth: number;
}

/** Bytes of a `struct iommu_hwpt_vtd_s1`. */
export const IOMMU_HWPT_VTD_S1_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_VTD_S1_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_VTD_S1_OFFSET = {
  flags: 0,
  pgtblAddr: 8,
  addrWidth: 16,
  reserved: 20,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_vtd_s1`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwptVtdS1Bytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_hwpt_vtd_s1", view, offset, 24, end);
  requireFlags64("iommu_hwpt_vtd_s1", "flags", view.getBigUint64(offset, true), 0x7n, offset);
  if (view.getUint32(offset + 20, true) !== 0)
    requireZero("iommu_hwpt_vtd_s1", "__reserved", view, offset + 20, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptVtdS1Bytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwptVtdS1(view: DataView, offset = 0): IommuHwptVtdS1 {
  return {
    flags: view.getBigUint64(offset, true),
    pgtblAddr: view.getBigUint64(offset + 8, true),
    addrWidth: view.getUint32(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptVtdS1(view: DataView, offset = 0, end?: number): IommuHwptVtdS1 {
  checkIommuHwptVtdS1Bytes(view, offset, end);
  return readIommuHwptVtdS1(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptVtdS1Value(value: IommuHwptVtdS1): void {
  if (!isU64(value.flags)) requireU64("iommu_hwpt_vtd_s1", "flags", value.flags, 0);
  requireFlags64("iommu_hwpt_vtd_s1", "flags", value.flags, 0x7n, 0);
  if (!isU64(value.pgtblAddr)) requireU64("iommu_hwpt_vtd_s1", "pgtbl_addr", value.pgtblAddr, 8);
  if (!isU32(value.addrWidth)) requireU32("iommu_hwpt_vtd_s1", "addr_width", value.addrWidth, 16);
}

/**
 * Writes a value that `checkIommuHwptVtdS1Value` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwptVtdS1(value: IommuHwptVtdS1, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.flags, true);
  view.setBigUint64(offset + 8, value.pgtblAddr, true);
  view.setUint32(offset + 16, value.addrWidth, true);
  view.setUint32(offset + 20, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptVtdS1(
  value: IommuHwptVtdS1,
  view: DataView = freshView(IOMMU_HWPT_VTD_S1_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_hwpt_vtd_s1", view, offset, 24);
  checkIommuHwptVtdS1Value(value);
  writeIommuHwptVtdS1(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_vtd_s1` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptVtdS1Bytes` first; what it
 * writes is.
 */
export class IommuHwptVtdS1Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_hwpt_vtd_s1", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_hwpt_vtd_s1", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** How the table is to be walked. */
  get flags(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set flags(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_vtd_s1", "flags", value, 0);
    requireFlags64("iommu_hwpt_vtd_s1", "flags", value, 0x7n, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get flagsLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set flagsLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get flagsHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flagsHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Where the top table lies, as the parent page table maps it. */
  get pgtblAddr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set pgtblAddr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_vtd_s1", "pgtbl_addr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get pgtblAddrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set pgtblAddrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get pgtblAddrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set pgtblAddrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Width of the addresses it translates, bits. */
  get addrWidth(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set addrWidth(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_vtd_s1", "addr_width", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
}

// struct iommu_hwpt_arm_smmuv3 { /* x86_64 */
//     __aligned_le64 ste[2];     /*  0  16 */
// };                             /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** A user's stream table entry for ARM SMMUv3. */
export interface IommuHwptArmSmmuv3 {
  /** The first two words of the entry. */
  readonly ste: BigUint64Array;
}

/** Bytes of a `struct iommu_hwpt_arm_smmuv3`. */
export const IOMMU_HWPT_ARM_SMMUV3_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_ARM_SMMUV3_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_ARM_SMMUV3_OFFSET = {
  ste: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_arm_smmuv3`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptArmSmmuv3Bytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_hwpt_arm_smmuv3", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuHwptArmSmmuv3Bytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptArmSmmuv3(view: DataView, offset = 0): IommuHwptArmSmmuv3 {
  return {
    ste: readU64s(view, offset, 2, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptArmSmmuv3(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptArmSmmuv3 {
  checkIommuHwptArmSmmuv3Bytes(view, offset, end);
  return readIommuHwptArmSmmuv3(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptArmSmmuv3Value(value: IommuHwptArmSmmuv3): void {
  requireArray("iommu_hwpt_arm_smmuv3", "ste", value.ste, BigUint64Array, 2, 0);
}

/**
 * Writes a value that `checkIommuHwptArmSmmuv3Value` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptArmSmmuv3(
  value: IommuHwptArmSmmuv3,
  view: DataView,
  offset = 0,
): void {
  writeU64s(view, offset, value.ste, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptArmSmmuv3(
  value: IommuHwptArmSmmuv3,
  view: DataView = freshView(IOMMU_HWPT_ARM_SMMUV3_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_arm_smmuv3", view, offset, 16);
  checkIommuHwptArmSmmuv3Value(value);
  writeIommuHwptArmSmmuv3(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_arm_smmuv3` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuHwptArmSmmuv3Bytes` first; what
 * it writes is.
 */
export class IommuHwptArmSmmuv3Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_arm_smmuv3", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_hwpt_arm_smmuv3", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** The first two words of the entry. */
  steAt(index: number): bigint {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setSteAt(index: number, value: bigint): void {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    if (!isU64(value)) requireU64("iommu_hwpt_arm_smmuv3", "ste", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  steLo(index: number): number {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setSteLo(index: number, word: number): void {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  steHi(index: number): number {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setSteHi(index: number, word: number): void {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
  }
}

// struct iommu_hwpt_alloc {    /* x86_64 */
//     __u32 size;              /*  0   4 */
//     __u32 flags;             /*  4   4 */
//     __u32 dev_id;            /*  8   4 */
//     __u32 pt_id;             /* 12   4 */
//     __u32 out_hwpt_id;       /* 16   4 */
//     __u32 __reserved;        /* 20   4 */
//     __u32 data_type;         /* 24   4 */
//     __u32 data_len;          /* 28   4 */
//     __aligned_u64 data_uptr; /* 32   8 */
//     __u32 fault_id;          /* 40   4 */
//     __u32 __reserved2;       /* 44   4 */
// };                           /* size 48 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 48, align 8 */

/** Makes a page table. */
export interface IommuHwptAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /**
   * What the page table must be able to do. Bits: IOMMU_HWPT_ALLOC_NEST_PARENT,
   * IOMMU_HWPT_ALLOC_DIRTY_TRACKING, IOMMU_HWPT_FAULT_ID_VALID, IOMMU_HWPT_ALLOC_PASID.
   */
  readonly flags: number;
  /** The device it is for. */
  readonly devId: number;
  /** The address space it maps, or the page table or virtual IOMMU it is nested in. */
  readonly ptId: number;
  /** Out: the new page table. */
  readonly outHwptId: number;
  /** An IOMMU_HWPT_DATA value. */
  readonly dataType: number;
  /** Bytes of driver data. */
  readonly dataLen: number;
  /** The driver data, as `data_type` says. */
  readonly dataUptr: bigint;
  /** Where page faults go, with IOMMU_HWPT_FAULT_ID_VALID. */
  readonly faultId: number;
}

/** Bytes of a `struct iommu_hwpt_alloc`. */
export const IOMMU_HWPT_ALLOC_SIZE = 48;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_ALLOC_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_ALLOC_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_ALLOC_OFFSET = {
  size: 0,
  flags: 4,
  devId: 8,
  ptId: 12,
  outHwptId: 16,
  reserved: 20,
  dataType: 24,
  dataLen: 28,
  dataUptr: 32,
  faultId: 40,
  reserved2: 44,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_alloc`. */
export const IOMMU_HWPT_ALLOC = 0x3b89;

/**
 * Refuses bytes that are no `struct iommu_hwpt_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwptAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 48, end)) requireRoom("iommu_hwpt_alloc", view, offset, 48, end);
  if ((view.getUint32(offset + 4, true) & ~0xf) !== 0)
    requireFlags("iommu_hwpt_alloc", "flags", view.getUint32(offset + 4, true), 0xf, offset + 4);
  if (view.getUint32(offset + 20, true) !== 0)
    requireZero("iommu_hwpt_alloc", "__reserved", view, offset + 20, 4, "reserved");
  if (view.getUint32(offset + 44, true) !== 0)
    requireZero("iommu_hwpt_alloc", "__reserved2", view, offset + 44, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwptAlloc(view: DataView, offset = 0): IommuHwptAlloc {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    devId: view.getUint32(offset + 8, true),
    ptId: view.getUint32(offset + 12, true),
    outHwptId: view.getUint32(offset + 16, true),
    dataType: view.getUint32(offset + 24, true),
    dataLen: view.getUint32(offset + 28, true),
    dataUptr: view.getBigUint64(offset + 32, true),
    faultId: view.getUint32(offset + 40, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptAlloc(view: DataView, offset = 0, end?: number): IommuHwptAlloc {
  checkIommuHwptAllocBytes(view, offset, end);
  return readIommuHwptAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptAllocValue(value: IommuHwptAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_alloc", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_hwpt_alloc", "flags", value.flags, 4);
  if ((value.flags & ~0xf) !== 0) requireFlags("iommu_hwpt_alloc", "flags", value.flags, 0xf, 4);
  if (!isU32(value.devId)) requireU32("iommu_hwpt_alloc", "dev_id", value.devId, 8);
  if (!isU32(value.ptId)) requireU32("iommu_hwpt_alloc", "pt_id", value.ptId, 12);
  if (!isU32(value.outHwptId)) requireU32("iommu_hwpt_alloc", "out_hwpt_id", value.outHwptId, 16);
  if (!isU32(value.dataType)) requireU32("iommu_hwpt_alloc", "data_type", value.dataType, 24);
  if (!isU32(value.dataLen)) requireU32("iommu_hwpt_alloc", "data_len", value.dataLen, 28);
  if (!isU64(value.dataUptr)) requireU64("iommu_hwpt_alloc", "data_uptr", value.dataUptr, 32);
  if (!isU32(value.faultId)) requireU32("iommu_hwpt_alloc", "fault_id", value.faultId, 40);
}

/**
 * Writes a value that `checkIommuHwptAllocValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwptAlloc(value: IommuHwptAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.devId, true);
  view.setUint32(offset + 12, value.ptId, true);
  view.setUint32(offset + 16, value.outHwptId, true);
  view.setUint32(offset + 20, 0, true);
  view.setUint32(offset + 24, value.dataType, true);
  view.setUint32(offset + 28, value.dataLen, true);
  view.setBigUint64(offset + 32, value.dataUptr, true);
  view.setUint32(offset + 40, value.faultId, true);
  view.setUint32(offset + 44, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptAlloc(
  value: IommuHwptAlloc,
  view: DataView = freshView(IOMMU_HWPT_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 48)) requireRoom("iommu_hwpt_alloc", view, offset, 48);
  checkIommuHwptAllocValue(value);
  writeIommuHwptAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_alloc` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 24; what an older caller does not have is zero; what a newer one has beyond 48
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptAlloc {
  const extended = extend("iommu_hwpt_alloc", view, offset, size, 24, 48, true);
  return decodeIommuHwptAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptAllocSized(value: IommuHwptAlloc, size: number): DataView {
  return resize("iommu_hwpt_alloc", encodeIommuHwptAlloc(value), size, 24);
}

/**
 * A `struct iommu_hwpt_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptAllocBytes` first; what it
 * writes is.
 */
export class IommuHwptAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 48)) requireRoom("iommu_hwpt_alloc", view, offset, 48);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 48)) requireRoom("iommu_hwpt_alloc", this._view, offset, 48);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What the page table must be able to do. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "flags", value, 4);
    if ((value & ~0xf) !== 0) requireFlags("iommu_hwpt_alloc", "flags", value, 0xf, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The device it is for. */
  get devId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "dev_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The address space it maps, or the page table or virtual IOMMU it is nested in. */
  get ptId(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set ptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "pt_id", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Out: the new page table. */
  get outHwptId(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set outHwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "out_hwpt_id", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** An IOMMU_HWPT_DATA value. */
  get dataType(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set dataType(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "data_type", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
  /** Bytes of driver data. */
  get dataLen(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set dataLen(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "data_len", value, 28);
    this._view.setUint32(this._at + 28, value, true);
  }
  /** The driver data, as `data_type` says. */
  get dataUptr(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set dataUptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_alloc", "data_uptr", value, 32);
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
  /** Where page faults go, with IOMMU_HWPT_FAULT_ID_VALID. */
  get faultId(): number {
    return this._view.getUint32(this._at + 40, true);
  }
  set faultId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_alloc", "fault_id", value, 40);
    this._view.setUint32(this._at + 40, value, true);
  }
}

// struct iommu_hw_info_vtd {  /* x86_64 */
//     __u32 flags;            /*  0   4 */
//     __u32 __reserved;       /*  4   4 */
//     __aligned_u64 cap_reg;  /*  8   8 */
//     __aligned_u64 ecap_reg; /* 16   8 */
// };                          /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** What an Intel VT-d unit tells about itself. */
export interface IommuHwInfoVtd {
  /** Out: IOMMU_HW_INFO_VTD_ERRATA bits. */
  readonly flags: number;
  /** Its capability register. */
  readonly capReg: bigint;
  /** Its extended capability register. */
  readonly ecapReg: bigint;
}

/** Bytes of a `struct iommu_hw_info_vtd`. */
export const IOMMU_HW_INFO_VTD_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_INFO_VTD_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HW_INFO_VTD_OFFSET = {
  flags: 0,
  reserved: 4,
  capReg: 8,
  ecapReg: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hw_info_vtd`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwInfoVtdBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_hw_info_vtd", view, offset, 24, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("iommu_hw_info_vtd", "__reserved", view, offset + 4, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwInfoVtdBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwInfoVtd(view: DataView, offset = 0): IommuHwInfoVtd {
  return {
    flags: view.getUint32(offset, true),
    capReg: view.getBigUint64(offset + 8, true),
    ecapReg: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwInfoVtd(view: DataView, offset = 0, end?: number): IommuHwInfoVtd {
  checkIommuHwInfoVtdBytes(view, offset, end);
  return readIommuHwInfoVtd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoVtdValue(value: IommuHwInfoVtd): void {
  if (!isU32(value.flags)) requireU32("iommu_hw_info_vtd", "flags", value.flags, 0);
  if (!isU64(value.capReg)) requireU64("iommu_hw_info_vtd", "cap_reg", value.capReg, 8);
  if (!isU64(value.ecapReg)) requireU64("iommu_hw_info_vtd", "ecap_reg", value.ecapReg, 16);
}

/**
 * Writes a value that `checkIommuHwInfoVtdValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwInfoVtd(value: IommuHwInfoVtd, view: DataView, offset = 0): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, 0, true);
  view.setBigUint64(offset + 8, value.capReg, true);
  view.setBigUint64(offset + 16, value.ecapReg, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfoVtd(
  value: IommuHwInfoVtd,
  view: DataView = freshView(IOMMU_HW_INFO_VTD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_hw_info_vtd", view, offset, 24);
  checkIommuHwInfoVtdValue(value);
  writeIommuHwInfoVtd(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info_vtd` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwInfoVtdBytes` first; what it
 * writes is.
 */
export class IommuHwInfoVtdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_hw_info_vtd", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_hw_info_vtd", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Out: IOMMU_HW_INFO_VTD_ERRATA bits. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info_vtd", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Its capability register. */
  get capReg(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set capReg(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_info_vtd", "cap_reg", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get capRegLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set capRegLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get capRegHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set capRegHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Its extended capability register. */
  get ecapReg(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set ecapReg(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_info_vtd", "ecap_reg", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get ecapRegLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set ecapRegLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get ecapRegHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set ecapRegHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_hw_info_arm_smmuv3 { /* x86_64 */
//     __u32 flags;                  /*  0   4 */
//     __u32 __reserved;             /*  4   4 */
//     __u32 idr[6];                 /*  8  24 */
//     __u32 iidr;                   /* 32   4 */
//     __u32 aidr;                   /* 36   4 */
// };                                /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 40, align 4 */
// /* m68k: size 40, align 2 */
//
// The codec below is for the layout of x86_64.

/** What an ARM SMMUv3 tells about itself. */
export interface IommuHwInfoArmSmmuv3 {
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Its identification registers 0 to 5. */
  readonly idr: Uint32Array;
  /** Its implementer register. */
  readonly iidr: number;
  /** Its architecture register. */
  readonly aidr: number;
}

/** Bytes of a `struct iommu_hw_info_arm_smmuv3`. */
export const IOMMU_HW_INFO_ARM_SMMUV3_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_INFO_ARM_SMMUV3_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_HW_INFO_ARM_SMMUV3_OFFSET = {
  flags: 0,
  reserved: 4,
  idr: 8,
  iidr: 32,
  aidr: 36,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hw_info_arm_smmuv3`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwInfoArmSmmuv3Bytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end))
    requireRoom("iommu_hw_info_arm_smmuv3", view, offset, 40, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("iommu_hw_info_arm_smmuv3", "__reserved", view, offset + 4, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwInfoArmSmmuv3Bytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwInfoArmSmmuv3(view: DataView, offset = 0): IommuHwInfoArmSmmuv3 {
  return {
    flags: view.getUint32(offset, true),
    idr: readU32s(view, offset + 8, 6, true),
    iidr: view.getUint32(offset + 32, true),
    aidr: view.getUint32(offset + 36, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwInfoArmSmmuv3(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwInfoArmSmmuv3 {
  checkIommuHwInfoArmSmmuv3Bytes(view, offset, end);
  return readIommuHwInfoArmSmmuv3(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoArmSmmuv3Value(value: IommuHwInfoArmSmmuv3): void {
  if (!isU32(value.flags)) requireU32("iommu_hw_info_arm_smmuv3", "flags", value.flags, 0);
  requireArray("iommu_hw_info_arm_smmuv3", "idr", value.idr, Uint32Array, 6, 8);
  if (!isU32(value.iidr)) requireU32("iommu_hw_info_arm_smmuv3", "iidr", value.iidr, 32);
  if (!isU32(value.aidr)) requireU32("iommu_hw_info_arm_smmuv3", "aidr", value.aidr, 36);
}

/**
 * Writes a value that `checkIommuHwInfoArmSmmuv3Value` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwInfoArmSmmuv3(
  value: IommuHwInfoArmSmmuv3,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, 0, true);
  writeU32s(view, offset + 8, value.idr, true);
  view.setUint32(offset + 32, value.iidr, true);
  view.setUint32(offset + 36, value.aidr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfoArmSmmuv3(
  value: IommuHwInfoArmSmmuv3,
  view: DataView = freshView(IOMMU_HW_INFO_ARM_SMMUV3_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_hw_info_arm_smmuv3", view, offset, 40);
  checkIommuHwInfoArmSmmuv3Value(value);
  writeIommuHwInfoArmSmmuv3(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info_arm_smmuv3` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwInfoArmSmmuv3Bytes`
 * first; what it writes is.
 */
export class IommuHwInfoArmSmmuv3Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_hw_info_arm_smmuv3", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40))
      requireRoom("iommu_hw_info_arm_smmuv3", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info_arm_smmuv3", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Its identification registers 0 to 5. */
  idrAt(index: number): number {
    requireIndex("iommu_hw_info_arm_smmuv3", "idr", index, 6);
    return this._view.getUint32(this._at + 8 + index * 4, true);
  }
  setIdrAt(index: number, value: number): void {
    requireIndex("iommu_hw_info_arm_smmuv3", "idr", index, 6);
    if (!isU32(value)) requireU32("iommu_hw_info_arm_smmuv3", "idr", value, 8);
    this._view.setUint32(this._at + 8 + index * 4, value, true);
  }
  /** Its implementer register. */
  get iidr(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set iidr(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info_arm_smmuv3", "iidr", value, 32);
    this._view.setUint32(this._at + 32, value, true);
  }
  /** Its architecture register. */
  get aidr(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set aidr(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info_arm_smmuv3", "aidr", value, 36);
    this._view.setUint32(this._at + 36, value, true);
  }
}

// struct iommu_hw_info {              /* x86_64 */
//     __u32 size;                     /*  0   4 */
//     __u32 flags;                    /*  4   4 */
//     __u32 dev_id;                   /*  8   4 */
//     __u32 data_len;                 /* 12   4 */
//     __aligned_u64 data_uptr;        /* 16   8 */
//     __u32 out_data_type;            /* 24   4 */
//     __u32 __reserved;               /* 28   4 */
//     __aligned_u64 out_capabilities; /* 32   8 */
// };                                  /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** What the unit behind a device can do. */
export interface IommuHwInfo {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** The device. */
  readonly devId: number;
  /** In: room for the answer, bytes. Out: bytes the kernel has. */
  readonly dataLen: number;
  /** Where the answer goes; the rest of the room is zeroed. */
  readonly dataUptr: bigint;
  /** Out: what the answer is, an IOMMU_HW_INFO_TYPE value. */
  readonly outDataType: number;
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
  outDataType: 24,
  reserved: 28,
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
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero("iommu_hw_info", "__reserved", view, offset + 28, 4, "reserved");
}

/** Reads bytes that `checkIommuHwInfoBytes` has seen; without that, what comes is not checked. */
export function readIommuHwInfo(view: DataView, offset = 0): IommuHwInfo {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    devId: view.getUint32(offset + 8, true),
    dataLen: view.getUint32(offset + 12, true),
    dataUptr: view.getBigUint64(offset + 16, true),
    outDataType: view.getUint32(offset + 24, true),
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
  if (!isU32(value.devId)) requireU32("iommu_hw_info", "dev_id", value.devId, 8);
  if (!isU32(value.dataLen)) requireU32("iommu_hw_info", "data_len", value.dataLen, 12);
  if (!isU64(value.dataUptr)) requireU64("iommu_hw_info", "data_uptr", value.dataUptr, 16);
  if (!isU32(value.outDataType))
    requireU32("iommu_hw_info", "out_data_type", value.outDataType, 24);
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
  view.setUint32(offset + 24, value.outDataType, true);
  view.setUint32(offset + 28, 0, true);
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
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "flags", value, 4);
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
  /** Where the answer goes; the rest of the room is zeroed. */
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
  /** Out: what the answer is, an IOMMU_HW_INFO_TYPE value. */
  get outDataType(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set outDataType(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info", "out_data_type", value, 24);
    this._view.setUint32(this._at + 24, value, true);
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

// struct iommu_hwpt_set_dirty_tracking { /* x86_64 */
//     __u32 size;                        /*  0   4 */
//     __u32 flags;                       /*  4   4 */
//     __u32 hwpt_id;                     /*  8   4 */
//     __u32 __reserved;                  /* 12   4 */
// };                                     /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Switches the tracking of written pages on or off. */
export interface IommuHwptSetDirtyTracking {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** On when set, off when not. Bits: IOMMU_HWPT_DIRTY_TRACKING_ENABLE. */
  readonly flags: number;
  /** The page table. */
  readonly hwptId: number;
}

/** Bytes of a `struct iommu_hwpt_set_dirty_tracking`. */
export const IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_SET_DIRTY_TRACKING_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_SET_DIRTY_TRACKING_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_SET_DIRTY_TRACKING_OFFSET = {
  size: 0,
  flags: 4,
  hwptId: 8,
  reserved: 12,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_set_dirty_tracking`. */
export const IOMMU_HWPT_SET_DIRTY_TRACKING = 0x3b8b;

/**
 * Refuses bytes that are no `struct iommu_hwpt_set_dirty_tracking`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptSetDirtyTrackingBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_hwpt_set_dirty_tracking", view, offset, 16, end);
  if ((view.getUint32(offset + 4, true) & ~0x1) !== 0)
    requireFlags(
      "iommu_hwpt_set_dirty_tracking",
      "flags",
      view.getUint32(offset + 4, true),
      0x1,
      offset + 4,
    );
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_hwpt_set_dirty_tracking", "__reserved", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptSetDirtyTrackingBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptSetDirtyTracking(
  view: DataView,
  offset = 0,
): IommuHwptSetDirtyTracking {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    hwptId: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptSetDirtyTracking(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptSetDirtyTracking {
  checkIommuHwptSetDirtyTrackingBytes(view, offset, end);
  return readIommuHwptSetDirtyTracking(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptSetDirtyTrackingValue(value: IommuHwptSetDirtyTracking): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_set_dirty_tracking", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_hwpt_set_dirty_tracking", "flags", value.flags, 4);
  if ((value.flags & ~0x1) !== 0)
    requireFlags("iommu_hwpt_set_dirty_tracking", "flags", value.flags, 0x1, 4);
  if (!isU32(value.hwptId)) requireU32("iommu_hwpt_set_dirty_tracking", "hwpt_id", value.hwptId, 8);
}

/**
 * Writes a value that `checkIommuHwptSetDirtyTrackingValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuHwptSetDirtyTracking(
  value: IommuHwptSetDirtyTracking,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.hwptId, true);
  view.setUint32(offset + 12, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptSetDirtyTracking(
  value: IommuHwptSetDirtyTracking,
  view: DataView = freshView(IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_set_dirty_tracking", view, offset, 16);
  checkIommuHwptSetDirtyTrackingValue(value);
  writeIommuHwptSetDirtyTracking(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_set_dirty_tracking` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 16; what an older caller does not have is zero; what a newer one
 * has beyond 16 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptSetDirtyTrackingSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptSetDirtyTracking {
  const extended = extend("iommu_hwpt_set_dirty_tracking", view, offset, size, 16, 16, true);
  return decodeIommuHwptSetDirtyTracking(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptSetDirtyTrackingSized(
  value: IommuHwptSetDirtyTracking,
  size: number,
): DataView {
  return resize("iommu_hwpt_set_dirty_tracking", encodeIommuHwptSetDirtyTracking(value), size, 16);
}

/**
 * A `struct iommu_hwpt_set_dirty_tracking` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwptSetDirtyTrackingBytes` first; what it writes is.
 */
export class IommuHwptSetDirtyTrackingCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_hwpt_set_dirty_tracking", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_hwpt_set_dirty_tracking", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_set_dirty_tracking", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** On when set, off when not. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_set_dirty_tracking", "flags", value, 4);
    if ((value & ~0x1) !== 0) requireFlags("iommu_hwpt_set_dirty_tracking", "flags", value, 0x1, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The page table. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_set_dirty_tracking", "hwpt_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct iommu_hwpt_get_dirty_bitmap { /* x86_64 */
//     __u32 size;                      /*  0   4 */
//     __u32 hwpt_id;                   /*  4   4 */
//     __u32 flags;                     /*  8   4 */
//     __u32 __reserved;                /* 12   4 */
//     __aligned_u64 iova;              /* 16   8 */
//     __aligned_u64 length;            /* 24   8 */
//     __aligned_u64 page_size;         /* 32   8 */
//     __aligned_u64 data;              /* 40   8 */
// };                                   /* size 48 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 48, align 8 */

/** Which pages were written since last asked. */
export interface IommuHwptGetDirtyBitmap {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The page table. */
  readonly hwptId: number;
  /** Whether to leave the marks. Bits: IOMMU_HWPT_GET_DIRTY_BITMAP_NO_CLEAR. */
  readonly flags: number;
  /** First address. */
  readonly iova: bigint;
  /** Bytes to look at. */
  readonly length: bigint;
  /** Bytes a bit stands for. */
  readonly pageSize: bigint;
  /** The bitmap; bits are set, never cleared. */
  readonly data: bigint;
}

/** Bytes of a `struct iommu_hwpt_get_dirty_bitmap`. */
export const IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE = 48;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_GET_DIRTY_BITMAP_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_GET_DIRTY_BITMAP_MIN_SIZE = 48;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_GET_DIRTY_BITMAP_OFFSET = {
  size: 0,
  hwptId: 4,
  flags: 8,
  reserved: 12,
  iova: 16,
  length: 24,
  pageSize: 32,
  data: 40,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_get_dirty_bitmap`. */
export const IOMMU_HWPT_GET_DIRTY_BITMAP = 0x3b8c;

/**
 * Refuses bytes that are no `struct iommu_hwpt_get_dirty_bitmap`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptGetDirtyBitmapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 48, end))
    requireRoom("iommu_hwpt_get_dirty_bitmap", view, offset, 48, end);
  if ((view.getUint32(offset + 8, true) & ~0x1) !== 0)
    requireFlags(
      "iommu_hwpt_get_dirty_bitmap",
      "flags",
      view.getUint32(offset + 8, true),
      0x1,
      offset + 8,
    );
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_hwpt_get_dirty_bitmap", "__reserved", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptGetDirtyBitmapBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptGetDirtyBitmap(view: DataView, offset = 0): IommuHwptGetDirtyBitmap {
  return {
    size: view.getUint32(offset, true),
    hwptId: view.getUint32(offset + 4, true),
    flags: view.getUint32(offset + 8, true),
    iova: view.getBigUint64(offset + 16, true),
    length: view.getBigUint64(offset + 24, true),
    pageSize: view.getBigUint64(offset + 32, true),
    data: view.getBigUint64(offset + 40, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptGetDirtyBitmap(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptGetDirtyBitmap {
  checkIommuHwptGetDirtyBitmapBytes(view, offset, end);
  return readIommuHwptGetDirtyBitmap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptGetDirtyBitmapValue(value: IommuHwptGetDirtyBitmap): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_get_dirty_bitmap", "size", value.size, 0);
  if (!isU32(value.hwptId)) requireU32("iommu_hwpt_get_dirty_bitmap", "hwpt_id", value.hwptId, 4);
  if (!isU32(value.flags)) requireU32("iommu_hwpt_get_dirty_bitmap", "flags", value.flags, 8);
  if ((value.flags & ~0x1) !== 0)
    requireFlags("iommu_hwpt_get_dirty_bitmap", "flags", value.flags, 0x1, 8);
  if (!isU64(value.iova)) requireU64("iommu_hwpt_get_dirty_bitmap", "iova", value.iova, 16);
  if (!isU64(value.length)) requireU64("iommu_hwpt_get_dirty_bitmap", "length", value.length, 24);
  if (!isU64(value.pageSize))
    requireU64("iommu_hwpt_get_dirty_bitmap", "page_size", value.pageSize, 32);
  if (!isU64(value.data)) requireU64("iommu_hwpt_get_dirty_bitmap", "data", value.data, 40);
}

/**
 * Writes a value that `checkIommuHwptGetDirtyBitmapValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptGetDirtyBitmap(
  value: IommuHwptGetDirtyBitmap,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.hwptId, true);
  view.setUint32(offset + 8, value.flags, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.iova, true);
  view.setBigUint64(offset + 24, value.length, true);
  view.setBigUint64(offset + 32, value.pageSize, true);
  view.setBigUint64(offset + 40, value.data, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptGetDirtyBitmap(
  value: IommuHwptGetDirtyBitmap,
  view: DataView = freshView(IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 48)) requireRoom("iommu_hwpt_get_dirty_bitmap", view, offset, 48);
  checkIommuHwptGetDirtyBitmapValue(value);
  writeIommuHwptGetDirtyBitmap(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_get_dirty_bitmap` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 48; what an older caller does not have is zero; what a newer one
 * has beyond 48 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptGetDirtyBitmapSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptGetDirtyBitmap {
  const extended = extend("iommu_hwpt_get_dirty_bitmap", view, offset, size, 48, 48, true);
  return decodeIommuHwptGetDirtyBitmap(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptGetDirtyBitmapSized(
  value: IommuHwptGetDirtyBitmap,
  size: number,
): DataView {
  return resize("iommu_hwpt_get_dirty_bitmap", encodeIommuHwptGetDirtyBitmap(value), size, 48);
}

/**
 * A `struct iommu_hwpt_get_dirty_bitmap` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwptGetDirtyBitmapBytes`
 * first; what it writes is.
 */
export class IommuHwptGetDirtyBitmapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 48)) requireRoom("iommu_hwpt_get_dirty_bitmap", view, offset, 48);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 48))
      requireRoom("iommu_hwpt_get_dirty_bitmap", this._view, offset, 48);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_get_dirty_bitmap", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The page table. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_get_dirty_bitmap", "hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Whether to leave the marks. */
  get flags(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_get_dirty_bitmap", "flags", value, 8);
    if ((value & ~0x1) !== 0) requireFlags("iommu_hwpt_get_dirty_bitmap", "flags", value, 0x1, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** First address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_get_dirty_bitmap", "iova", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Bytes to look at. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_get_dirty_bitmap", "length", value, 24);
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
  /** Bytes a bit stands for. */
  get pageSize(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set pageSize(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_get_dirty_bitmap", "page_size", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get pageSizeLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set pageSizeLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get pageSizeHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set pageSizeHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
  /** The bitmap; bits are set, never cleared. */
  get data(): bigint {
    return this._view.getBigUint64(this._at + 40, true);
  }
  set data(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_get_dirty_bitmap", "data", value, 40);
    this._view.setBigUint64(this._at + 40, value, true);
  }
  get dataLo(): number {
    return this._view.getUint32(this._at + 40, true);
  }
  set dataLo(word: number) {
    this._view.setUint32(this._at + 40, word, true);
  }
  get dataHi(): number {
    return this._view.getUint32(this._at + 44, true);
  }
  set dataHi(word: number) {
    this._view.setUint32(this._at + 44, word, true);
  }
}

// struct iommu_hwpt_vtd_s1_invalidate { /* x86_64 */
//     __aligned_u64 addr;               /*  0   8 */
//     __aligned_u64 npages;             /*  8   8 */
//     __u32 flags;                      /* 16   4 */
//     __u32 __reserved;                 /* 20   4 */
// };                                    /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** A range of a first-stage table of VT-d that changed. */
export interface IommuHwptVtdS1Invalidate {
  /** First address. */
  readonly addr: bigint;
  /** Pages of 4 KiB; all ones for everything. */
  readonly npages: bigint;
  /** Whether tables above the leaves stay cached. Bits: IOMMU_VTD_INV_FLAGS_LEAF. */
  readonly flags: number;
}

/** Bytes of a `struct iommu_hwpt_vtd_s1_invalidate`. */
export const IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_VTD_S1_INVALIDATE_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_VTD_S1_INVALIDATE_OFFSET = {
  addr: 0,
  npages: 8,
  flags: 16,
  reserved: 20,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_vtd_s1_invalidate`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptVtdS1InvalidateBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("iommu_hwpt_vtd_s1_invalidate", view, offset, 24, end);
  if ((view.getUint32(offset + 16, true) & ~0x1) !== 0)
    requireFlags(
      "iommu_hwpt_vtd_s1_invalidate",
      "flags",
      view.getUint32(offset + 16, true),
      0x1,
      offset + 16,
    );
  if (view.getUint32(offset + 20, true) !== 0)
    requireZero("iommu_hwpt_vtd_s1_invalidate", "__reserved", view, offset + 20, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptVtdS1InvalidateBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptVtdS1Invalidate(view: DataView, offset = 0): IommuHwptVtdS1Invalidate {
  return {
    addr: view.getBigUint64(offset, true),
    npages: view.getBigUint64(offset + 8, true),
    flags: view.getUint32(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptVtdS1Invalidate(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptVtdS1Invalidate {
  checkIommuHwptVtdS1InvalidateBytes(view, offset, end);
  return readIommuHwptVtdS1Invalidate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptVtdS1InvalidateValue(value: IommuHwptVtdS1Invalidate): void {
  if (!isU64(value.addr)) requireU64("iommu_hwpt_vtd_s1_invalidate", "addr", value.addr, 0);
  if (!isU64(value.npages)) requireU64("iommu_hwpt_vtd_s1_invalidate", "npages", value.npages, 8);
  if (!isU32(value.flags)) requireU32("iommu_hwpt_vtd_s1_invalidate", "flags", value.flags, 16);
  if ((value.flags & ~0x1) !== 0)
    requireFlags("iommu_hwpt_vtd_s1_invalidate", "flags", value.flags, 0x1, 16);
}

/**
 * Writes a value that `checkIommuHwptVtdS1InvalidateValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuHwptVtdS1Invalidate(
  value: IommuHwptVtdS1Invalidate,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.addr, true);
  view.setBigUint64(offset + 8, value.npages, true);
  view.setUint32(offset + 16, value.flags, true);
  view.setUint32(offset + 20, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptVtdS1Invalidate(
  value: IommuHwptVtdS1Invalidate,
  view: DataView = freshView(IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_hwpt_vtd_s1_invalidate", view, offset, 24);
  checkIommuHwptVtdS1InvalidateValue(value);
  writeIommuHwptVtdS1Invalidate(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_hwpt_vtd_s1_invalidate`: `count` of them, one
 * behind the other.
 */
export function checkIommuHwptVtdS1InvalidateArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 24, end))) {
    const stop = requireRoom("iommu_hwpt_vtd_s1_invalidate", view, offset, 0, end);
    requireCount("iommu_hwpt_vtd_s1_invalidate", "", count, 24, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 24) {
    if ((view.getUint32(at + 16, true) & ~0x1) !== 0)
      requireFlags(
        "iommu_hwpt_vtd_s1_invalidate",
        `[${i}].flags`,
        view.getUint32(at + 16, true),
        0x1,
        at + 16,
      );
    if (view.getUint32(at + 20, true) !== 0)
      requireZero(
        "iommu_hwpt_vtd_s1_invalidate",
        `[${i}].__reserved`,
        view,
        at + 20,
        4,
        "reserved",
      );
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuHwptVtdS1InvalidateArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuHwptVtdS1InvalidateArray(from, offset, count, end);
  const size = count * 24;
  copyBytes("iommu_hwpt_vtd_s1_invalidate", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommu_hwpt_vtd_s1_invalidate` as one typed array a member, made once and filled
 * again and again.
 */
export class IommuHwptVtdS1InvalidateColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** First address. The low 32 bits. */
  readonly addrLo: Uint32Array;
  /** First address. The high 32 bits. */
  readonly addrHi: Uint32Array;
  /** Pages of 4 KiB; all ones for everything. The low 32 bits. */
  readonly npagesLo: Uint32Array;
  /** Pages of 4 KiB; all ones for everything. The high 32 bits. */
  readonly npagesHi: Uint32Array;
  /** Whether tables above the leaves stay cached. */
  readonly flags: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.addrLo = new Uint32Array(capacity);
    this.addrHi = new Uint32Array(capacity);
    this.npagesLo = new Uint32Array(capacity);
    this.npagesHi = new Uint32Array(capacity);
    this.flags = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("iommu_hwpt_vtd_s1_invalidate", count, this.capacity);
    checkIommuHwptVtdS1InvalidateArray(view, offset, count, end);
    const { addrLo, addrHi, npagesLo, npagesHi, flags } = this;
    for (let i = 0, at = offset; i < count; i++, at += 24) {
      addrLo[i] = view.getUint32(at, true);
      addrHi[i] = view.getUint32(at + 4, true);
      npagesLo[i] = view.getUint32(at + 8, true);
      npagesHi[i] = view.getUint32(at + 12, true);
      flags[i] = view.getUint32(at + 16, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, addrLo, addrHi, npagesLo, npagesHi, flags } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("iommu_hwpt_vtd_s1_invalidate", length, this.capacity);
    if (!fits(view, offset, length * 24))
      requireRoom("iommu_hwpt_vtd_s1_invalidate", view, offset, length * 24);
    for (let i = 0; i < length; i++) {
      if ((flags[i]! & ~0x1) !== 0)
        requireFlags("iommu_hwpt_vtd_s1_invalidate", "flags", flags[i]!, 0x1, 16);
    }
    for (let i = 0, at = offset; i < length; i++, at += 24) {
      view.setUint32(at, addrLo[i]!, true);
      view.setUint32(at + 4, addrHi[i]!, true);
      view.setUint32(at + 8, npagesLo[i]!, true);
      view.setUint32(at + 12, npagesHi[i]!, true);
      view.setUint32(at + 16, flags[i]!, true);
      view.setUint32(at + 20, 0, true);
    }
    return length * 24;
  }
}

/**
 * A `struct iommu_hwpt_vtd_s1_invalidate` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwptVtdS1InvalidateBytes` first; what it writes is.
 */
export class IommuHwptVtdS1InvalidateCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_hwpt_vtd_s1_invalidate", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_hwpt_vtd_s1_invalidate", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** First address. */
  get addr(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set addr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_vtd_s1_invalidate", "addr", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get addrLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set addrLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get addrHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set addrHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Pages of 4 KiB; all ones for everything. */
  get npages(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set npages(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_vtd_s1_invalidate", "npages", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get npagesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set npagesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get npagesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set npagesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Whether tables above the leaves stay cached. */
  get flags(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_vtd_s1_invalidate", "flags", value, 16);
    if ((value & ~0x1) !== 0) requireFlags("iommu_hwpt_vtd_s1_invalidate", "flags", value, 0x1, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
}

// struct iommu_viommu_arm_smmuv3_invalidate { /* x86_64 */
//     __aligned_le64 cmd[2];                  /*  0  16 */
// };                                          /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** A command for an ARM SMMUv3's queue. */
export interface IommuViommuArmSmmuv3Invalidate {
  /** The command as the hardware takes it. */
  readonly cmd: BigUint64Array;
}

/** Bytes of a `struct iommu_viommu_arm_smmuv3_invalidate`. */
export const IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_OFFSET = {
  cmd: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_viommu_arm_smmuv3_invalidate`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkIommuViommuArmSmmuv3InvalidateBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_viommu_arm_smmuv3_invalidate", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuViommuArmSmmuv3InvalidateBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuViommuArmSmmuv3Invalidate(
  view: DataView,
  offset = 0,
): IommuViommuArmSmmuv3Invalidate {
  return {
    cmd: readU64s(view, offset, 2, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuViommuArmSmmuv3Invalidate(
  view: DataView,
  offset = 0,
  end?: number,
): IommuViommuArmSmmuv3Invalidate {
  checkIommuViommuArmSmmuv3InvalidateBytes(view, offset, end);
  return readIommuViommuArmSmmuv3Invalidate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuArmSmmuv3InvalidateValue(
  value: IommuViommuArmSmmuv3Invalidate,
): void {
  requireArray("iommu_viommu_arm_smmuv3_invalidate", "cmd", value.cmd, BigUint64Array, 2, 0);
}

/**
 * Writes a value that `checkIommuViommuArmSmmuv3InvalidateValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeIommuViommuArmSmmuv3Invalidate(
  value: IommuViommuArmSmmuv3Invalidate,
  view: DataView,
  offset = 0,
): void {
  writeU64s(view, offset, value.cmd, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuArmSmmuv3Invalidate(
  value: IommuViommuArmSmmuv3Invalidate,
  view: DataView = freshView(IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_viommu_arm_smmuv3_invalidate", view, offset, 16);
  checkIommuViommuArmSmmuv3InvalidateValue(value);
  writeIommuViommuArmSmmuv3Invalidate(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_viommu_arm_smmuv3_invalidate`: `count` of them,
 * one behind the other.
 */
export function checkIommuViommuArmSmmuv3InvalidateArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("iommu_viommu_arm_smmuv3_invalidate", view, offset, 0, end);
    requireCount("iommu_viommu_arm_smmuv3_invalidate", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuViommuArmSmmuv3InvalidateArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuViommuArmSmmuv3InvalidateArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("iommu_viommu_arm_smmuv3_invalidate", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_viommu_arm_smmuv3_invalidate` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuViommuArmSmmuv3InvalidateBytes` first; what it writes is.
 */
export class IommuViommuArmSmmuv3InvalidateCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("iommu_viommu_arm_smmuv3_invalidate", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_viommu_arm_smmuv3_invalidate", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** The command as the hardware takes it. */
  cmdAt(index: number): bigint {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setCmdAt(index: number, value: bigint): void {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    if (!isU64(value)) requireU64("iommu_viommu_arm_smmuv3_invalidate", "cmd", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  cmdLo(index: number): number {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setCmdLo(index: number, word: number): void {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  cmdHi(index: number): number {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setCmdHi(index: number, word: number): void {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
  }
}

// struct iommu_hwpt_invalidate { /* x86_64 */
//     __u32 size;                /*  0   4 */
//     __u32 hwpt_id;             /*  4   4 */
//     __aligned_u64 data_uptr;   /*  8   8 */
//     __u32 data_type;           /* 16   4 */
//     __u32 entry_len;           /* 20   4 */
//     __u32 entry_num;           /* 24   4 */
//     __u32 __reserved;          /* 28   4 */
// };                             /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** Tells that a user's table changed. */
export interface IommuHwptInvalidate {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The nested page table, or the virtual IOMMU. */
  readonly hwptId: number;
  /** The requests, as `data_type` says. */
  readonly dataUptr: bigint;
  /** An IOMMU_HWPT_INVALIDATE_DATA value. */
  readonly dataType: number;
  /** Bytes of one request. */
  readonly entryLen: number;
  /** In: requests in the array. Out: requests handled. */
  readonly entryNum: number;
}

/** Bytes of a `struct iommu_hwpt_invalidate`. */
export const IOMMU_HWPT_INVALIDATE_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_INVALIDATE_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HWPT_INVALIDATE_MIN_SIZE = 32;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_INVALIDATE_OFFSET = {
  size: 0,
  hwptId: 4,
  dataUptr: 8,
  dataType: 16,
  entryLen: 20,
  entryNum: 24,
  reserved: 28,
} as const;
/** The ioctl that takes a `struct iommu_hwpt_invalidate`. */
export const IOMMU_HWPT_INVALIDATE = 0x3b8d;

/**
 * Refuses bytes that are no `struct iommu_hwpt_invalidate`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptInvalidateBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("iommu_hwpt_invalidate", view, offset, 32, end);
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero("iommu_hwpt_invalidate", "__reserved", view, offset + 28, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptInvalidateBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptInvalidate(view: DataView, offset = 0): IommuHwptInvalidate {
  return {
    size: view.getUint32(offset, true),
    hwptId: view.getUint32(offset + 4, true),
    dataUptr: view.getBigUint64(offset + 8, true),
    dataType: view.getUint32(offset + 16, true),
    entryLen: view.getUint32(offset + 20, true),
    entryNum: view.getUint32(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptInvalidate(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptInvalidate {
  checkIommuHwptInvalidateBytes(view, offset, end);
  return readIommuHwptInvalidate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptInvalidateValue(value: IommuHwptInvalidate): void {
  if (!isU32(value.size)) requireU32("iommu_hwpt_invalidate", "size", value.size, 0);
  if (!isU32(value.hwptId)) requireU32("iommu_hwpt_invalidate", "hwpt_id", value.hwptId, 4);
  if (!isU64(value.dataUptr)) requireU64("iommu_hwpt_invalidate", "data_uptr", value.dataUptr, 8);
  if (!isU32(value.dataType)) requireU32("iommu_hwpt_invalidate", "data_type", value.dataType, 16);
  if (!isU32(value.entryLen)) requireU32("iommu_hwpt_invalidate", "entry_len", value.entryLen, 20);
  if (!isU32(value.entryNum)) requireU32("iommu_hwpt_invalidate", "entry_num", value.entryNum, 24);
}

/**
 * Writes a value that `checkIommuHwptInvalidateValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptInvalidate(
  value: IommuHwptInvalidate,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.hwptId, true);
  view.setBigUint64(offset + 8, value.dataUptr, true);
  view.setUint32(offset + 16, value.dataType, true);
  view.setUint32(offset + 20, value.entryLen, true);
  view.setUint32(offset + 24, value.entryNum, true);
  view.setUint32(offset + 28, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptInvalidate(
  value: IommuHwptInvalidate,
  view: DataView = freshView(IOMMU_HWPT_INVALIDATE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_hwpt_invalidate", view, offset, 32);
  checkIommuHwptInvalidateValue(value);
  writeIommuHwptInvalidate(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hwpt_invalidate` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 32; what an older caller does not have is zero; what a newer one has
 * beyond 32 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwptInvalidateSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwptInvalidate {
  const extended = extend("iommu_hwpt_invalidate", view, offset, size, 32, 32, true);
  return decodeIommuHwptInvalidate(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwptInvalidateSized(value: IommuHwptInvalidate, size: number): DataView {
  return resize("iommu_hwpt_invalidate", encodeIommuHwptInvalidate(value), size, 32);
}

/**
 * A `struct iommu_hwpt_invalidate` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuHwptInvalidateBytes` first;
 * what it writes is.
 */
export class IommuHwptInvalidateCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_hwpt_invalidate", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("iommu_hwpt_invalidate", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The nested page table, or the virtual IOMMU. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate", "hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The requests, as `data_type` says. */
  get dataUptr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set dataUptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_invalidate", "data_uptr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get dataUptrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set dataUptrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get dataUptrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set dataUptrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** An IOMMU_HWPT_INVALIDATE_DATA value. */
  get dataType(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dataType(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate", "data_type", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** Bytes of one request. */
  get entryLen(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set entryLen(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate", "entry_len", value, 20);
    this._view.setUint32(this._at + 20, value, true);
  }
  /** In: requests in the array. Out: requests handled. */
  get entryNum(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set entryNum(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate", "entry_num", value, 24);
    this._view.setUint32(this._at + 24, value, true);
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

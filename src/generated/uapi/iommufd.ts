// Generated from abi/uapi/iommufd.ts by "holeproof generate".
// Edit that file, not this one.
//
// The iommufd device: address spaces, page tables and what devices do with them, as Linux 6.12 and
// 6.13 have it.
//
// Every record begins with its own size. A caller may hand over a longer one whose end is zero, or
// a shorter one down to the smallest ever published; the kernel fills up with zeros.

import {
  readU32s,
  readU64s,
  requireFlags,
  requireFlags64,
  requireIndex,
  requireLength,
  requireRange,
  requireRoom,
  requireU32,
  requireUnsigned,
  requireZero,
  writeU32s,
  writeU64s,
} from "../../runtime/wire/index.ts";

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

/** Invalidation requests are `iommu_hwpt_vtd_s1_invalidate`. */
export const IOMMU_HWPT_INVALIDATE_DATA_VTD_S1 = 0;

/** Invalidation requests are `iommu_viommu_arm_smmuv3_invalidate`. */
export const IOMMU_VIOMMU_INVALIDATE_DATA_ARM_SMMUV3 = 1;

/** The fault carries a PASID. */
export const IOMMU_PGFAULT_FLAGS_PASID_VALID = 1;

/** The fault is the last of its group. */
export const IOMMU_PGFAULT_FLAGS_LAST_PAGE = 2;

/** The access was a read. */
export const IOMMU_PGFAULT_PERM_READ = 1;

/** The access was a write. */
export const IOMMU_PGFAULT_PERM_WRITE = 2;

/** The access was a fetch. */
export const IOMMU_PGFAULT_PERM_EXEC = 4;

/** The access was privileged. */
export const IOMMU_PGFAULT_PERM_PRIV = 8;

/** The page is there: try again. */
export const IOMMUFD_PAGE_RESP_SUCCESS = 0;

/** The access was wrong: give up. */
export const IOMMUFD_PAGE_RESP_INVALID = 1;

/** No kind of virtual IOMMU; always refused. */
export const IOMMU_VIOMMU_TYPE_DEFAULT = 0;

/** A virtual ARM SMMUv3. */
export const IOMMU_VIOMMU_TYPE_ARM_SMMUV3 = 1;

export const IOMMU_IOAS_MAP_FIXED_IOVA = 0x1;

export const IOMMU_IOAS_MAP_WRITEABLE = 0x2;

export const IOMMU_IOAS_MAP_READABLE = 0x4;

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

// struct iommu_destroy { /* x86_64  m68k */
//     __u32 size;        /*  0   4   0   4 */
//     __u32 id;          /*  4   4   4   4 */
// };                     /* size 8  size 8 */
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
export function checkIommuDestroyBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_destroy", view, offset, IOMMU_DESTROY_SIZE, end);
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
export function decodeIommuDestroy(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuDestroy {
  checkIommuDestroyBytes(view, offset, end);
  return readIommuDestroy(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDestroyValue(value: IommuDestroy): void {
  requireU32("iommu_destroy", "size", value.size, 0);
  requireU32("iommu_destroy", "id", value.id, 4);
}

/** Writes a value that `checkIommuDestroyValue` has seen; without that, what does not fit wraps. */
export function writeIommuDestroy(value: IommuDestroy, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.id, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDestroy(
  value: IommuDestroy,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_DESTROY_SIZE)),
  offset = 0,
): DataView {
  checkIommuDestroyValue(value);
  requireRoom("iommu_destroy", view, offset, IOMMU_DESTROY_SIZE, view.byteLength);
  writeIommuDestroy(value, view, offset);
  return view;
}

/**
 * A `struct iommu_destroy` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuDestroyBytes` first; what it writes is.
 */
export class IommuDestroyCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_destroy", view, offset, IOMMU_DESTROY_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_destroy", view, offset, IOMMU_DESTROY_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_destroy", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The object. */
  get id(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set id(value: number) {
    requireU32("iommu_destroy", "id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
}

// struct iommu_ioas_alloc { /* x86_64   m68k */
//     __u32 size;           /*  0   4    0   4 */
//     __u32 flags;          /*  4   4    4   4 */
//     __u32 out_ioas_id;    /*  8   4    8   4 */
// };                        /* size 12  size 12 */
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
export function checkIommuIoasAllocBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_alloc", view, offset, IOMMU_IOAS_ALLOC_SIZE, end);
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
export function decodeIommuIoasAlloc(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuIoasAlloc {
  checkIommuIoasAllocBytes(view, offset, end);
  return readIommuIoasAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasAllocValue(value: IommuIoasAlloc): void {
  requireU32("iommu_ioas_alloc", "size", value.size, 0);
  requireU32("iommu_ioas_alloc", "flags", value.flags, 4);
  requireU32("iommu_ioas_alloc", "out_ioas_id", value.outIoasId, 8);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_ALLOC_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasAllocValue(value);
  requireRoom("iommu_ioas_alloc", view, offset, IOMMU_IOAS_ALLOC_SIZE, view.byteLength);
  writeIommuIoasAlloc(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasAllocBytes` first; what it
 * writes is.
 */
export class IommuIoasAllocCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_ioas_alloc", view, offset, IOMMU_IOAS_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_ioas_alloc", view, offset, IOMMU_IOAS_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_alloc", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_ioas_alloc", "flags", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** Out: the new address space. */
  get outIoasId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set outIoasId(value: number) {
    requireU32("iommu_ioas_alloc", "out_ioas_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
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
export function checkIommuIovaRangeBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_iova_range", view, offset, IOMMU_IOVA_RANGE_SIZE, end);
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
export function decodeIommuIovaRange(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuIovaRange {
  checkIommuIovaRangeBytes(view, offset, end);
  return readIommuIovaRange(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIovaRangeValue(value: IommuIovaRange): void {
  requireUnsigned("iommu_iova_range", "start", value.start, 64, 0);
  requireUnsigned("iommu_iova_range", "last", value.last, 64, 8);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOVA_RANGE_SIZE)),
  offset = 0,
): DataView {
  checkIommuIovaRangeValue(value);
  requireRoom("iommu_iova_range", view, offset, IOMMU_IOVA_RANGE_SIZE, view.byteLength);
  writeIommuIovaRange(value, view, offset);
  return view;
}

/**
 * A `struct iommu_iova_range` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIovaRangeBytes` first; what it
 * writes is.
 */
export class IommuIovaRangeCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_iova_range", view, offset, IOMMU_IOVA_RANGE_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_iova_range", view, offset, IOMMU_IOVA_RANGE_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** First address. */
  get start(): bigint {
    return this.#view.getBigUint64(this.#at, true);
  }
  set start(value: bigint) {
    requireUnsigned("iommu_iova_range", "start", value, 64, 0);
    this.#view.setBigUint64(this.#at, value, true);
  }
  get startLo(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set startLo(word: number) {
    this.#view.setUint32(this.#at, word, true);
  }
  get startHi(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set startHi(word: number) {
    this.#view.setUint32(this.#at + 4, word, true);
  }
  /** Last address, itself in the range. */
  get last(): bigint {
    return this.#view.getBigUint64(this.#at + 8, true);
  }
  set last(value: bigint) {
    requireUnsigned("iommu_iova_range", "last", value, 64, 8);
    this.#view.setBigUint64(this.#at + 8, value, true);
  }
  get lastLo(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set lastLo(word: number) {
    this.#view.setUint32(this.#at + 8, word, true);
  }
  get lastHi(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set lastHi(word: number) {
    this.#view.setUint32(this.#at + 12, word, true);
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
export function checkIommuIoasAllowIovasBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_allow_iovas", view, offset, IOMMU_IOAS_ALLOW_IOVAS_SIZE, end);
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
  end: number = view.byteLength,
): IommuIoasAllowIovas {
  checkIommuIoasAllowIovasBytes(view, offset, end);
  return readIommuIoasAllowIovas(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasAllowIovasValue(value: IommuIoasAllowIovas): void {
  requireU32("iommu_ioas_allow_iovas", "size", value.size, 0);
  requireU32("iommu_ioas_allow_iovas", "ioas_id", value.ioasId, 4);
  requireU32("iommu_ioas_allow_iovas", "num_iovas", value.numIovas, 8);
  requireUnsigned("iommu_ioas_allow_iovas", "allowed_iovas", value.allowedIovas, 64, 16);
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
  view.setUint32(offset + 12, 0);
  view.setBigUint64(offset + 16, value.allowedIovas, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasAllowIovas(
  value: IommuIoasAllowIovas,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_ALLOW_IOVAS_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasAllowIovasValue(value);
  requireRoom("iommu_ioas_allow_iovas", view, offset, IOMMU_IOAS_ALLOW_IOVAS_SIZE, view.byteLength);
  writeIommuIoasAllowIovas(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_allow_iovas` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuIoasAllowIovasBytes` first;
 * what it writes is.
 */
export class IommuIoasAllowIovasCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_ioas_allow_iovas",
      view,
      offset,
      IOMMU_IOAS_ALLOW_IOVAS_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_ioas_allow_iovas",
      view,
      offset,
      IOMMU_IOAS_ALLOW_IOVAS_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_allow_iovas", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set ioasId(value: number) {
    requireU32("iommu_ioas_allow_iovas", "ioas_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** Ranges in the array; 0 lifts the limit. */
  get numIovas(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set numIovas(value: number) {
    requireU32("iommu_ioas_allow_iovas", "num_iovas", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** The ranges. */
  get allowedIovas(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set allowedIovas(value: bigint) {
    requireUnsigned("iommu_ioas_allow_iovas", "allowed_iovas", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get allowedIovasLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set allowedIovasLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get allowedIovasHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set allowedIovasHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
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
export function checkIommuIoasCopyBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_copy", view, offset, IOMMU_IOAS_COPY_SIZE, end);
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
export function decodeIommuIoasCopy(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuIoasCopy {
  checkIommuIoasCopyBytes(view, offset, end);
  return readIommuIoasCopy(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasCopyValue(value: IommuIoasCopy): void {
  requireU32("iommu_ioas_copy", "size", value.size, 0);
  requireU32("iommu_ioas_copy", "flags", value.flags, 4);
  requireFlags("iommu_ioas_copy", "flags", value.flags, 0x7, 4);
  requireU32("iommu_ioas_copy", "dst_ioas_id", value.dstIoasId, 8);
  requireU32("iommu_ioas_copy", "src_ioas_id", value.srcIoasId, 12);
  requireUnsigned("iommu_ioas_copy", "length", value.length, 64, 16);
  requireUnsigned("iommu_ioas_copy", "dst_iova", value.dstIova, 64, 24);
  requireUnsigned("iommu_ioas_copy", "src_iova", value.srcIova, 64, 32);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_COPY_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasCopyValue(value);
  requireRoom("iommu_ioas_copy", view, offset, IOMMU_IOAS_COPY_SIZE, view.byteLength);
  writeIommuIoasCopy(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_copy` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasCopyBytes` first; what it
 * writes is.
 */
export class IommuIoasCopyCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_ioas_copy", view, offset, IOMMU_IOAS_COPY_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_ioas_copy", view, offset, IOMMU_IOAS_COPY_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_copy", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** How to place and protect the copy. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_ioas_copy", "flags", value, 4);
    requireFlags("iommu_ioas_copy", "flags", value, 0x7, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The address space to map into. */
  get dstIoasId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set dstIoasId(value: number) {
    requireU32("iommu_ioas_copy", "dst_ioas_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** The address space to copy from. */
  get srcIoasId(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set srcIoasId(value: number) {
    requireU32("iommu_ioas_copy", "src_ioas_id", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** Bytes to copy. */
  get length(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set length(value: bigint) {
    requireUnsigned("iommu_ioas_copy", "length", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get lengthLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set lengthLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get lengthHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set lengthHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
  /** In: where, if fixed. Out: where. */
  get dstIova(): bigint {
    return this.#view.getBigUint64(this.#at + 24, true);
  }
  set dstIova(value: bigint) {
    requireUnsigned("iommu_ioas_copy", "dst_iova", value, 64, 24);
    this.#view.setBigUint64(this.#at + 24, value, true);
  }
  get dstIovaLo(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set dstIovaLo(word: number) {
    this.#view.setUint32(this.#at + 24, word, true);
  }
  get dstIovaHi(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set dstIovaHi(word: number) {
    this.#view.setUint32(this.#at + 28, word, true);
  }
  /** Where the original starts. */
  get srcIova(): bigint {
    return this.#view.getBigUint64(this.#at + 32, true);
  }
  set srcIova(value: bigint) {
    requireUnsigned("iommu_ioas_copy", "src_iova", value, 64, 32);
    this.#view.setBigUint64(this.#at + 32, value, true);
  }
  get srcIovaLo(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set srcIovaLo(word: number) {
    this.#view.setUint32(this.#at + 32, word, true);
  }
  get srcIovaHi(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set srcIovaHi(word: number) {
    this.#view.setUint32(this.#at + 36, word, true);
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
export function checkIommuIoasIovaRangesBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_iova_ranges", view, offset, IOMMU_IOAS_IOVA_RANGES_SIZE, end);
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
  end: number = view.byteLength,
): IommuIoasIovaRanges {
  checkIommuIoasIovaRangesBytes(view, offset, end);
  return readIommuIoasIovaRanges(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasIovaRangesValue(value: IommuIoasIovaRanges): void {
  requireU32("iommu_ioas_iova_ranges", "size", value.size, 0);
  requireU32("iommu_ioas_iova_ranges", "ioas_id", value.ioasId, 4);
  requireU32("iommu_ioas_iova_ranges", "num_iovas", value.numIovas, 8);
  requireUnsigned("iommu_ioas_iova_ranges", "allowed_iovas", value.allowedIovas, 64, 16);
  requireUnsigned("iommu_ioas_iova_ranges", "out_iova_alignment", value.outIovaAlignment, 64, 24);
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
  view.setUint32(offset + 12, 0);
  view.setBigUint64(offset + 16, value.allowedIovas, true);
  view.setBigUint64(offset + 24, value.outIovaAlignment, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasIovaRanges(
  value: IommuIoasIovaRanges,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_IOVA_RANGES_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasIovaRangesValue(value);
  requireRoom("iommu_ioas_iova_ranges", view, offset, IOMMU_IOAS_IOVA_RANGES_SIZE, view.byteLength);
  writeIommuIoasIovaRanges(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_iova_ranges` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuIoasIovaRangesBytes` first;
 * what it writes is.
 */
export class IommuIoasIovaRangesCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_ioas_iova_ranges",
      view,
      offset,
      IOMMU_IOAS_IOVA_RANGES_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_ioas_iova_ranges",
      view,
      offset,
      IOMMU_IOAS_IOVA_RANGES_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_iova_ranges", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set ioasId(value: number) {
    requireU32("iommu_ioas_iova_ranges", "ioas_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** In: room in the array. Out: how many ranges there are. */
  get numIovas(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set numIovas(value: number) {
    requireU32("iommu_ioas_iova_ranges", "num_iovas", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** The array to fill, ascending. */
  get allowedIovas(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set allowedIovas(value: bigint) {
    requireUnsigned("iommu_ioas_iova_ranges", "allowed_iovas", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get allowedIovasLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set allowedIovasLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get allowedIovasHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set allowedIovasHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
  /** Out: what addresses and lengths must be multiples of, bytes. */
  get outIovaAlignment(): bigint {
    return this.#view.getBigUint64(this.#at + 24, true);
  }
  set outIovaAlignment(value: bigint) {
    requireUnsigned("iommu_ioas_iova_ranges", "out_iova_alignment", value, 64, 24);
    this.#view.setBigUint64(this.#at + 24, value, true);
  }
  get outIovaAlignmentLo(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set outIovaAlignmentLo(word: number) {
    this.#view.setUint32(this.#at + 24, word, true);
  }
  get outIovaAlignmentHi(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set outIovaAlignmentHi(word: number) {
    this.#view.setUint32(this.#at + 28, word, true);
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
export function checkIommuIoasMapBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_map", view, offset, IOMMU_IOAS_MAP_SIZE, end);
  requireFlags("iommu_ioas_map", "flags", view.getUint32(offset + 4, true), 0x7, offset + 4);
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
export function decodeIommuIoasMap(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuIoasMap {
  checkIommuIoasMapBytes(view, offset, end);
  return readIommuIoasMap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasMapValue(value: IommuIoasMap): void {
  requireU32("iommu_ioas_map", "size", value.size, 0);
  requireU32("iommu_ioas_map", "flags", value.flags, 4);
  requireFlags("iommu_ioas_map", "flags", value.flags, 0x7, 4);
  requireU32("iommu_ioas_map", "ioas_id", value.ioasId, 8);
  requireUnsigned("iommu_ioas_map", "user_va", value.userVa, 64, 16);
  requireUnsigned("iommu_ioas_map", "length", value.length, 64, 24);
  requireUnsigned("iommu_ioas_map", "iova", value.iova, 64, 32);
}

/** Writes a value that `checkIommuIoasMapValue` has seen; without that, what does not fit wraps. */
export function writeIommuIoasMap(value: IommuIoasMap, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.ioasId, true);
  view.setUint32(offset + 12, 0);
  view.setBigUint64(offset + 16, value.userVa, true);
  view.setBigUint64(offset + 24, value.length, true);
  view.setBigUint64(offset + 32, value.iova, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasMap(
  value: IommuIoasMap,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_MAP_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasMapValue(value);
  requireRoom("iommu_ioas_map", view, offset, IOMMU_IOAS_MAP_SIZE, view.byteLength);
  writeIommuIoasMap(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_map` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasMapBytes` first; what it
 * writes is.
 */
export class IommuIoasMapCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_ioas_map", view, offset, IOMMU_IOAS_MAP_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_ioas_map", view, offset, IOMMU_IOAS_MAP_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_map", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** How to place and protect it. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_ioas_map", "flags", value, 4);
    requireFlags("iommu_ioas_map", "flags", value, 0x7, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set ioasId(value: number) {
    requireU32("iommu_ioas_map", "ioas_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** Where the memory starts in the process. */
  get userVa(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set userVa(value: bigint) {
    requireUnsigned("iommu_ioas_map", "user_va", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get userVaLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set userVaLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get userVaHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set userVaHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
  /** Bytes to map. */
  get length(): bigint {
    return this.#view.getBigUint64(this.#at + 24, true);
  }
  set length(value: bigint) {
    requireUnsigned("iommu_ioas_map", "length", value, 64, 24);
    this.#view.setBigUint64(this.#at + 24, value, true);
  }
  get lengthLo(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set lengthLo(word: number) {
    this.#view.setUint32(this.#at + 24, word, true);
  }
  get lengthHi(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set lengthHi(word: number) {
    this.#view.setUint32(this.#at + 28, word, true);
  }
  /** In: where, if fixed. Out: where. */
  get iova(): bigint {
    return this.#view.getBigUint64(this.#at + 32, true);
  }
  set iova(value: bigint) {
    requireUnsigned("iommu_ioas_map", "iova", value, 64, 32);
    this.#view.setBigUint64(this.#at + 32, value, true);
  }
  get iovaLo(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set iovaLo(word: number) {
    this.#view.setUint32(this.#at + 32, word, true);
  }
  get iovaHi(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set iovaHi(word: number) {
    this.#view.setUint32(this.#at + 36, word, true);
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
export function checkIommuIoasUnmapBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_unmap", view, offset, IOMMU_IOAS_UNMAP_SIZE, end);
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
export function decodeIommuIoasUnmap(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuIoasUnmap {
  checkIommuIoasUnmapBytes(view, offset, end);
  return readIommuIoasUnmap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasUnmapValue(value: IommuIoasUnmap): void {
  requireU32("iommu_ioas_unmap", "size", value.size, 0);
  requireU32("iommu_ioas_unmap", "ioas_id", value.ioasId, 4);
  requireUnsigned("iommu_ioas_unmap", "iova", value.iova, 64, 8);
  requireUnsigned("iommu_ioas_unmap", "length", value.length, 64, 16);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_UNMAP_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasUnmapValue(value);
  requireRoom("iommu_ioas_unmap", view, offset, IOMMU_IOAS_UNMAP_SIZE, view.byteLength);
  writeIommuIoasUnmap(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_unmap` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasUnmapBytes` first; what it
 * writes is.
 */
export class IommuIoasUnmapCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_ioas_unmap", view, offset, IOMMU_IOAS_UNMAP_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_ioas_unmap", view, offset, IOMMU_IOAS_UNMAP_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_unmap", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set ioasId(value: number) {
    requireU32("iommu_ioas_unmap", "ioas_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** First address; 0 with the greatest length means everything. */
  get iova(): bigint {
    return this.#view.getBigUint64(this.#at + 8, true);
  }
  set iova(value: bigint) {
    requireUnsigned("iommu_ioas_unmap", "iova", value, 64, 8);
    this.#view.setBigUint64(this.#at + 8, value, true);
  }
  get iovaLo(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set iovaLo(word: number) {
    this.#view.setUint32(this.#at + 8, word, true);
  }
  get iovaHi(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set iovaHi(word: number) {
    this.#view.setUint32(this.#at + 12, word, true);
  }
  /** In: bytes to unmap. Out: bytes unmapped. */
  get length(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set length(value: bigint) {
    requireUnsigned("iommu_ioas_unmap", "length", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get lengthLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set lengthLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get lengthHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set lengthHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
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
export function checkIommuOptionBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_option", view, offset, IOMMU_OPTION_SIZE, end);
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
export function decodeIommuOption(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuOption {
  checkIommuOptionBytes(view, offset, end);
  return readIommuOption(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuOptionValue(value: IommuOption): void {
  requireU32("iommu_option", "size", value.size, 0);
  requireU32("iommu_option", "option_id", value.optionId, 4);
  requireRange("iommu_option", "op", value.op, 0, 65535, 8);
  requireU32("iommu_option", "object_id", value.objectId, 12);
  requireUnsigned("iommu_option", "val64", value.val64, 64, 16);
}

/** Writes a value that `checkIommuOptionValue` has seen; without that, what does not fit wraps. */
export function writeIommuOption(value: IommuOption, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.optionId, true);
  view.setUint16(offset + 8, value.op, true);
  view.setUint16(offset + 10, 0);
  view.setUint32(offset + 12, value.objectId, true);
  view.setBigUint64(offset + 16, value.val64, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuOption(
  value: IommuOption,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_OPTION_SIZE)),
  offset = 0,
): DataView {
  checkIommuOptionValue(value);
  requireRoom("iommu_option", view, offset, IOMMU_OPTION_SIZE, view.byteLength);
  writeIommuOption(value, view, offset);
  return view;
}

/**
 * A `struct iommu_option` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuOptionBytes` first; what it writes is.
 */
export class IommuOptionCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_option", view, offset, IOMMU_OPTION_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_option", view, offset, IOMMU_OPTION_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_option", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** Which option: an IOMMU_OPTION value. */
  get optionId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set optionId(value: number) {
    requireU32("iommu_option", "option_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** An IOMMU_OPTION_OP value. */
  get op(): number {
    return this.#view.getUint16(this.#at + 8, true);
  }
  set op(value: number) {
    requireRange("iommu_option", "op", value, 0, 65535, 8);
    this.#view.setUint16(this.#at + 8, value, true);
  }
  /** The object it is about; 0 for the whole file. */
  get objectId(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set objectId(value: number) {
    requireU32("iommu_option", "object_id", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** In: the value to set. Out: the value read. */
  get val64(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set val64(value: bigint) {
    requireUnsigned("iommu_option", "val64", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get val64Lo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set val64Lo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get val64Hi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set val64Hi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
}

// struct iommu_vfio_ioas { /* x86_64   m68k */
//     __u32 size;          /*  0   4    0   4 */
//     __u32 ioas_id;       /*  4   4    4   4 */
//     __u16 op;            /*  8   2    8   2 */
//     __u16 __reserved;    /* 10   2   10   2 */
// };                       /* size 12  size 12 */
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
export function checkIommuVfioIoasBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_vfio_ioas", view, offset, IOMMU_VFIO_IOAS_SIZE, end);
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
export function decodeIommuVfioIoas(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuVfioIoas {
  checkIommuVfioIoasBytes(view, offset, end);
  return readIommuVfioIoas(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVfioIoasValue(value: IommuVfioIoas): void {
  requireU32("iommu_vfio_ioas", "size", value.size, 0);
  requireU32("iommu_vfio_ioas", "ioas_id", value.ioasId, 4);
  requireRange("iommu_vfio_ioas", "op", value.op, 0, 65535, 8);
}

/**
 * Writes a value that `checkIommuVfioIoasValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuVfioIoas(value: IommuVfioIoas, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.ioasId, true);
  view.setUint16(offset + 8, value.op, true);
  view.setUint16(offset + 10, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuVfioIoas(
  value: IommuVfioIoas,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_VFIO_IOAS_SIZE)),
  offset = 0,
): DataView {
  checkIommuVfioIoasValue(value);
  requireRoom("iommu_vfio_ioas", view, offset, IOMMU_VFIO_IOAS_SIZE, view.byteLength);
  writeIommuVfioIoas(value, view, offset);
  return view;
}

/**
 * A `struct iommu_vfio_ioas` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuVfioIoasBytes` first; what it
 * writes is.
 */
export class IommuVfioIoasCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_vfio_ioas", view, offset, IOMMU_VFIO_IOAS_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_vfio_ioas", view, offset, IOMMU_VFIO_IOAS_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_vfio_ioas", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** In: the one to use. Out: the one in use. */
  get ioasId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set ioasId(value: number) {
    requireU32("iommu_vfio_ioas", "ioas_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** An IOMMU_VFIO_IOAS value. */
  get op(): number {
    return this.#view.getUint16(this.#at + 8, true);
  }
  set op(value: number) {
    requireRange("iommu_vfio_ioas", "op", value, 0, 65535, 8);
    this.#view.setUint16(this.#at + 8, value, true);
  }
}

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
export function checkIommuHwptVtdS1Bytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_vtd_s1", view, offset, IOMMU_HWPT_VTD_S1_SIZE, end);
  requireFlags64("iommu_hwpt_vtd_s1", "flags", view.getBigUint64(offset, true), 0x7n, offset);
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
export function decodeIommuHwptVtdS1(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuHwptVtdS1 {
  checkIommuHwptVtdS1Bytes(view, offset, end);
  return readIommuHwptVtdS1(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptVtdS1Value(value: IommuHwptVtdS1): void {
  requireUnsigned("iommu_hwpt_vtd_s1", "flags", value.flags, 64, 0);
  requireFlags64("iommu_hwpt_vtd_s1", "flags", value.flags, 0x7n, 0);
  requireUnsigned("iommu_hwpt_vtd_s1", "pgtbl_addr", value.pgtblAddr, 64, 8);
  requireU32("iommu_hwpt_vtd_s1", "addr_width", value.addrWidth, 16);
}

/**
 * Writes a value that `checkIommuHwptVtdS1Value` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwptVtdS1(value: IommuHwptVtdS1, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.flags, true);
  view.setBigUint64(offset + 8, value.pgtblAddr, true);
  view.setUint32(offset + 16, value.addrWidth, true);
  view.setUint32(offset + 20, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptVtdS1(
  value: IommuHwptVtdS1,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_VTD_S1_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptVtdS1Value(value);
  requireRoom("iommu_hwpt_vtd_s1", view, offset, IOMMU_HWPT_VTD_S1_SIZE, view.byteLength);
  writeIommuHwptVtdS1(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_vtd_s1` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptVtdS1Bytes` first; what it
 * writes is.
 */
export class IommuHwptVtdS1Cursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hwpt_vtd_s1", view, offset, IOMMU_HWPT_VTD_S1_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hwpt_vtd_s1", view, offset, IOMMU_HWPT_VTD_S1_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** How the table is to be walked. */
  get flags(): bigint {
    return this.#view.getBigUint64(this.#at, true);
  }
  set flags(value: bigint) {
    requireUnsigned("iommu_hwpt_vtd_s1", "flags", value, 64, 0);
    requireFlags64("iommu_hwpt_vtd_s1", "flags", value, 0x7n, 0);
    this.#view.setBigUint64(this.#at, value, true);
  }
  get flagsLo(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set flagsLo(word: number) {
    this.#view.setUint32(this.#at, word, true);
  }
  get flagsHi(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flagsHi(word: number) {
    this.#view.setUint32(this.#at + 4, word, true);
  }
  /** Where the top table lies, as the parent page table maps it. */
  get pgtblAddr(): bigint {
    return this.#view.getBigUint64(this.#at + 8, true);
  }
  set pgtblAddr(value: bigint) {
    requireUnsigned("iommu_hwpt_vtd_s1", "pgtbl_addr", value, 64, 8);
    this.#view.setBigUint64(this.#at + 8, value, true);
  }
  get pgtblAddrLo(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set pgtblAddrLo(word: number) {
    this.#view.setUint32(this.#at + 8, word, true);
  }
  get pgtblAddrHi(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set pgtblAddrHi(word: number) {
    this.#view.setUint32(this.#at + 12, word, true);
  }
  /** Width of the addresses it translates, bits. */
  get addrWidth(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set addrWidth(value: number) {
    requireU32("iommu_hwpt_vtd_s1", "addr_width", value, 16);
    this.#view.setUint32(this.#at + 16, value, true);
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
export function checkIommuHwptArmSmmuv3Bytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_arm_smmuv3", view, offset, IOMMU_HWPT_ARM_SMMUV3_SIZE, end);
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
  end: number = view.byteLength,
): IommuHwptArmSmmuv3 {
  checkIommuHwptArmSmmuv3Bytes(view, offset, end);
  return readIommuHwptArmSmmuv3(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptArmSmmuv3Value(value: IommuHwptArmSmmuv3): void {
  requireLength("iommu_hwpt_arm_smmuv3", "ste", value.ste.length, 2, 0);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_ARM_SMMUV3_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptArmSmmuv3Value(value);
  requireRoom("iommu_hwpt_arm_smmuv3", view, offset, IOMMU_HWPT_ARM_SMMUV3_SIZE, view.byteLength);
  writeIommuHwptArmSmmuv3(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_arm_smmuv3` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuHwptArmSmmuv3Bytes` first; what
 * it writes is.
 */
export class IommuHwptArmSmmuv3Cursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hwpt_arm_smmuv3", view, offset, IOMMU_HWPT_ARM_SMMUV3_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hwpt_arm_smmuv3", view, offset, IOMMU_HWPT_ARM_SMMUV3_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** The first two words of the entry. */
  steAt(index: number): bigint {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    return this.#view.getBigUint64(this.#at + index * 8, true);
  }
  setSteAt(index: number, value: bigint): void {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    requireUnsigned("iommu_hwpt_arm_smmuv3", "ste", value, 64, 0);
    this.#view.setBigUint64(this.#at + index * 8, value, true);
  }
  steLo(index: number): number {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    return this.#view.getUint32(this.#at + index * 8, true);
  }
  setSteLo(index: number, word: number): void {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    this.#view.setUint32(this.#at + index * 8, word, true);
  }
  steHi(index: number): number {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    return this.#view.getUint32(this.#at + 4 + index * 8, true);
  }
  setSteHi(index: number, word: number): void {
    requireIndex("iommu_hwpt_arm_smmuv3", "ste", index, 2);
    this.#view.setUint32(this.#at + 4 + index * 8, word, true);
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
export function checkIommuHwptAllocBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_alloc", view, offset, IOMMU_HWPT_ALLOC_SIZE, end);
  requireFlags("iommu_hwpt_alloc", "flags", view.getUint32(offset + 4, true), 0xf, offset + 4);
  requireZero("iommu_hwpt_alloc", "__reserved", view, offset + 20, 4, "reserved");
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
export function decodeIommuHwptAlloc(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuHwptAlloc {
  checkIommuHwptAllocBytes(view, offset, end);
  return readIommuHwptAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptAllocValue(value: IommuHwptAlloc): void {
  requireU32("iommu_hwpt_alloc", "size", value.size, 0);
  requireU32("iommu_hwpt_alloc", "flags", value.flags, 4);
  requireFlags("iommu_hwpt_alloc", "flags", value.flags, 0xf, 4);
  requireU32("iommu_hwpt_alloc", "dev_id", value.devId, 8);
  requireU32("iommu_hwpt_alloc", "pt_id", value.ptId, 12);
  requireU32("iommu_hwpt_alloc", "out_hwpt_id", value.outHwptId, 16);
  requireU32("iommu_hwpt_alloc", "data_type", value.dataType, 24);
  requireU32("iommu_hwpt_alloc", "data_len", value.dataLen, 28);
  requireUnsigned("iommu_hwpt_alloc", "data_uptr", value.dataUptr, 64, 32);
  requireU32("iommu_hwpt_alloc", "fault_id", value.faultId, 40);
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
  view.setUint32(offset + 20, 0);
  view.setUint32(offset + 24, value.dataType, true);
  view.setUint32(offset + 28, value.dataLen, true);
  view.setBigUint64(offset + 32, value.dataUptr, true);
  view.setUint32(offset + 40, value.faultId, true);
  view.setUint32(offset + 44, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptAlloc(
  value: IommuHwptAlloc,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_ALLOC_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptAllocValue(value);
  requireRoom("iommu_hwpt_alloc", view, offset, IOMMU_HWPT_ALLOC_SIZE, view.byteLength);
  writeIommuHwptAlloc(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptAllocBytes` first; what it
 * writes is.
 */
export class IommuHwptAllocCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hwpt_alloc", view, offset, IOMMU_HWPT_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hwpt_alloc", view, offset, IOMMU_HWPT_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_hwpt_alloc", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** What the page table must be able to do. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_hwpt_alloc", "flags", value, 4);
    requireFlags("iommu_hwpt_alloc", "flags", value, 0xf, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The device it is for. */
  get devId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set devId(value: number) {
    requireU32("iommu_hwpt_alloc", "dev_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** The address space it maps, or the page table or virtual IOMMU it is nested in. */
  get ptId(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set ptId(value: number) {
    requireU32("iommu_hwpt_alloc", "pt_id", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** Out: the new page table. */
  get outHwptId(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set outHwptId(value: number) {
    requireU32("iommu_hwpt_alloc", "out_hwpt_id", value, 16);
    this.#view.setUint32(this.#at + 16, value, true);
  }
  /** An IOMMU_HWPT_DATA value. */
  get dataType(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set dataType(value: number) {
    requireU32("iommu_hwpt_alloc", "data_type", value, 24);
    this.#view.setUint32(this.#at + 24, value, true);
  }
  /** Bytes of driver data. */
  get dataLen(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set dataLen(value: number) {
    requireU32("iommu_hwpt_alloc", "data_len", value, 28);
    this.#view.setUint32(this.#at + 28, value, true);
  }
  /** The driver data, as `data_type` says. */
  get dataUptr(): bigint {
    return this.#view.getBigUint64(this.#at + 32, true);
  }
  set dataUptr(value: bigint) {
    requireUnsigned("iommu_hwpt_alloc", "data_uptr", value, 64, 32);
    this.#view.setBigUint64(this.#at + 32, value, true);
  }
  get dataUptrLo(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set dataUptrLo(word: number) {
    this.#view.setUint32(this.#at + 32, word, true);
  }
  get dataUptrHi(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set dataUptrHi(word: number) {
    this.#view.setUint32(this.#at + 36, word, true);
  }
  /** Where page faults go, with IOMMU_HWPT_FAULT_ID_VALID. */
  get faultId(): number {
    return this.#view.getUint32(this.#at + 40, true);
  }
  set faultId(value: number) {
    requireU32("iommu_hwpt_alloc", "fault_id", value, 40);
    this.#view.setUint32(this.#at + 40, value, true);
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
  /** No bit has a meaning yet: 0. */
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
export function checkIommuHwInfoVtdBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hw_info_vtd", view, offset, IOMMU_HW_INFO_VTD_SIZE, end);
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
export function decodeIommuHwInfoVtd(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuHwInfoVtd {
  checkIommuHwInfoVtdBytes(view, offset, end);
  return readIommuHwInfoVtd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoVtdValue(value: IommuHwInfoVtd): void {
  requireU32("iommu_hw_info_vtd", "flags", value.flags, 0);
  requireUnsigned("iommu_hw_info_vtd", "cap_reg", value.capReg, 64, 8);
  requireUnsigned("iommu_hw_info_vtd", "ecap_reg", value.ecapReg, 64, 16);
}

/**
 * Writes a value that `checkIommuHwInfoVtdValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwInfoVtd(value: IommuHwInfoVtd, view: DataView, offset = 0): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, 0);
  view.setBigUint64(offset + 8, value.capReg, true);
  view.setBigUint64(offset + 16, value.ecapReg, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfoVtd(
  value: IommuHwInfoVtd,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HW_INFO_VTD_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwInfoVtdValue(value);
  requireRoom("iommu_hw_info_vtd", view, offset, IOMMU_HW_INFO_VTD_SIZE, view.byteLength);
  writeIommuHwInfoVtd(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info_vtd` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwInfoVtdBytes` first; what it
 * writes is.
 */
export class IommuHwInfoVtdCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hw_info_vtd", view, offset, IOMMU_HW_INFO_VTD_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hw_info_vtd", view, offset, IOMMU_HW_INFO_VTD_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set flags(value: number) {
    requireU32("iommu_hw_info_vtd", "flags", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** Its capability register. */
  get capReg(): bigint {
    return this.#view.getBigUint64(this.#at + 8, true);
  }
  set capReg(value: bigint) {
    requireUnsigned("iommu_hw_info_vtd", "cap_reg", value, 64, 8);
    this.#view.setBigUint64(this.#at + 8, value, true);
  }
  get capRegLo(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set capRegLo(word: number) {
    this.#view.setUint32(this.#at + 8, word, true);
  }
  get capRegHi(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set capRegHi(word: number) {
    this.#view.setUint32(this.#at + 12, word, true);
  }
  /** Its extended capability register. */
  get ecapReg(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set ecapReg(value: bigint) {
    requireUnsigned("iommu_hw_info_vtd", "ecap_reg", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get ecapRegLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set ecapRegLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get ecapRegHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set ecapRegHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
}

// struct iommu_hw_info_arm_smmuv3 { /* x86_64   m68k */
//     __u32 flags;                  /*  0   4    0   4 */
//     __u32 __reserved;             /*  4   4    4   4 */
//     __u32 idr[6];                 /*  8  24    8  24 */
//     __u32 iidr;                   /* 32   4   32   4 */
//     __u32 aidr;                   /* 36   4   36   4 */
// };                                /* size 40  size 40 */
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
export function checkIommuHwInfoArmSmmuv3Bytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hw_info_arm_smmuv3", view, offset, IOMMU_HW_INFO_ARM_SMMUV3_SIZE, end);
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
  end: number = view.byteLength,
): IommuHwInfoArmSmmuv3 {
  checkIommuHwInfoArmSmmuv3Bytes(view, offset, end);
  return readIommuHwInfoArmSmmuv3(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoArmSmmuv3Value(value: IommuHwInfoArmSmmuv3): void {
  requireU32("iommu_hw_info_arm_smmuv3", "flags", value.flags, 0);
  requireLength("iommu_hw_info_arm_smmuv3", "idr", value.idr.length, 6, 8);
  requireU32("iommu_hw_info_arm_smmuv3", "iidr", value.iidr, 32);
  requireU32("iommu_hw_info_arm_smmuv3", "aidr", value.aidr, 36);
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
  view.setUint32(offset + 4, 0);
  writeU32s(view, offset + 8, value.idr, true);
  view.setUint32(offset + 32, value.iidr, true);
  view.setUint32(offset + 36, value.aidr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfoArmSmmuv3(
  value: IommuHwInfoArmSmmuv3,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HW_INFO_ARM_SMMUV3_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwInfoArmSmmuv3Value(value);
  requireRoom(
    "iommu_hw_info_arm_smmuv3",
    view,
    offset,
    IOMMU_HW_INFO_ARM_SMMUV3_SIZE,
    view.byteLength,
  );
  writeIommuHwInfoArmSmmuv3(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info_arm_smmuv3` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwInfoArmSmmuv3Bytes`
 * first; what it writes is.
 */
export class IommuHwInfoArmSmmuv3Cursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_hw_info_arm_smmuv3",
      view,
      offset,
      IOMMU_HW_INFO_ARM_SMMUV3_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_hw_info_arm_smmuv3",
      view,
      offset,
      IOMMU_HW_INFO_ARM_SMMUV3_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set flags(value: number) {
    requireU32("iommu_hw_info_arm_smmuv3", "flags", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** Its identification registers 0 to 5. */
  idrAt(index: number): number {
    requireIndex("iommu_hw_info_arm_smmuv3", "idr", index, 6);
    return this.#view.getUint32(this.#at + 8 + index * 4, true);
  }
  setIdrAt(index: number, value: number): void {
    requireIndex("iommu_hw_info_arm_smmuv3", "idr", index, 6);
    requireU32("iommu_hw_info_arm_smmuv3", "idr", value, 8);
    this.#view.setUint32(this.#at + 8 + index * 4, value, true);
  }
  /** Its implementer register. */
  get iidr(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set iidr(value: number) {
    requireU32("iommu_hw_info_arm_smmuv3", "iidr", value, 32);
    this.#view.setUint32(this.#at + 32, value, true);
  }
  /** Its architecture register. */
  get aidr(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set aidr(value: number) {
    requireU32("iommu_hw_info_arm_smmuv3", "aidr", value, 36);
    this.#view.setUint32(this.#at + 36, value, true);
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
export function checkIommuHwInfoBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hw_info", view, offset, IOMMU_HW_INFO_SIZE, end);
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
export function decodeIommuHwInfo(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuHwInfo {
  checkIommuHwInfoBytes(view, offset, end);
  return readIommuHwInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoValue(value: IommuHwInfo): void {
  requireU32("iommu_hw_info", "size", value.size, 0);
  requireU32("iommu_hw_info", "flags", value.flags, 4);
  requireU32("iommu_hw_info", "dev_id", value.devId, 8);
  requireU32("iommu_hw_info", "data_len", value.dataLen, 12);
  requireUnsigned("iommu_hw_info", "data_uptr", value.dataUptr, 64, 16);
  requireU32("iommu_hw_info", "out_data_type", value.outDataType, 24);
  requireUnsigned("iommu_hw_info", "out_capabilities", value.outCapabilities, 64, 32);
}

/** Writes a value that `checkIommuHwInfoValue` has seen; without that, what does not fit wraps. */
export function writeIommuHwInfo(value: IommuHwInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.devId, true);
  view.setUint32(offset + 12, value.dataLen, true);
  view.setBigUint64(offset + 16, value.dataUptr, true);
  view.setUint32(offset + 24, value.outDataType, true);
  view.setUint32(offset + 28, 0);
  view.setBigUint64(offset + 32, value.outCapabilities, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfo(
  value: IommuHwInfo,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HW_INFO_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwInfoValue(value);
  requireRoom("iommu_hw_info", view, offset, IOMMU_HW_INFO_SIZE, view.byteLength);
  writeIommuHwInfo(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuHwInfoBytes` first; what it writes is.
 */
export class IommuHwInfoCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hw_info", view, offset, IOMMU_HW_INFO_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hw_info", view, offset, IOMMU_HW_INFO_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_hw_info", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_hw_info", "flags", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The device. */
  get devId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set devId(value: number) {
    requireU32("iommu_hw_info", "dev_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** In: room for the answer, bytes. Out: bytes the kernel has. */
  get dataLen(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set dataLen(value: number) {
    requireU32("iommu_hw_info", "data_len", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** Where the answer goes; the rest of the room is zeroed. */
  get dataUptr(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set dataUptr(value: bigint) {
    requireUnsigned("iommu_hw_info", "data_uptr", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get dataUptrLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set dataUptrLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get dataUptrHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set dataUptrHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
  /** Out: what the answer is, an IOMMU_HW_INFO_TYPE value. */
  get outDataType(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set outDataType(value: number) {
    requireU32("iommu_hw_info", "out_data_type", value, 24);
    this.#view.setUint32(this.#at + 24, value, true);
  }
  /** Out: IOMMU_HW_CAP bits. */
  get outCapabilities(): bigint {
    return this.#view.getBigUint64(this.#at + 32, true);
  }
  set outCapabilities(value: bigint) {
    requireUnsigned("iommu_hw_info", "out_capabilities", value, 64, 32);
    this.#view.setBigUint64(this.#at + 32, value, true);
  }
  get outCapabilitiesLo(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set outCapabilitiesLo(word: number) {
    this.#view.setUint32(this.#at + 32, word, true);
  }
  get outCapabilitiesHi(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set outCapabilitiesHi(word: number) {
    this.#view.setUint32(this.#at + 36, word, true);
  }
}

// struct iommu_hwpt_set_dirty_tracking { /* x86_64   m68k */
//     __u32 size;                        /*  0   4    0   4 */
//     __u32 flags;                       /*  4   4    4   4 */
//     __u32 hwpt_id;                     /*  8   4    8   4 */
//     __u32 __reserved;                  /* 12   4   12   4 */
// };                                     /* size 16  size 16 */
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
  end: number = view.byteLength,
): void {
  requireRoom(
    "iommu_hwpt_set_dirty_tracking",
    view,
    offset,
    IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE,
    end,
  );
  requireFlags(
    "iommu_hwpt_set_dirty_tracking",
    "flags",
    view.getUint32(offset + 4, true),
    0x1,
    offset + 4,
  );
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
  end: number = view.byteLength,
): IommuHwptSetDirtyTracking {
  checkIommuHwptSetDirtyTrackingBytes(view, offset, end);
  return readIommuHwptSetDirtyTracking(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptSetDirtyTrackingValue(value: IommuHwptSetDirtyTracking): void {
  requireU32("iommu_hwpt_set_dirty_tracking", "size", value.size, 0);
  requireU32("iommu_hwpt_set_dirty_tracking", "flags", value.flags, 4);
  requireFlags("iommu_hwpt_set_dirty_tracking", "flags", value.flags, 0x1, 4);
  requireU32("iommu_hwpt_set_dirty_tracking", "hwpt_id", value.hwptId, 8);
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
  view.setUint32(offset + 12, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptSetDirtyTracking(
  value: IommuHwptSetDirtyTracking,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptSetDirtyTrackingValue(value);
  requireRoom(
    "iommu_hwpt_set_dirty_tracking",
    view,
    offset,
    IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE,
    view.byteLength,
  );
  writeIommuHwptSetDirtyTracking(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_set_dirty_tracking` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwptSetDirtyTrackingBytes` first; what it writes is.
 */
export class IommuHwptSetDirtyTrackingCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_hwpt_set_dirty_tracking",
      view,
      offset,
      IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_hwpt_set_dirty_tracking",
      view,
      offset,
      IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_hwpt_set_dirty_tracking", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** On when set, off when not. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_hwpt_set_dirty_tracking", "flags", value, 4);
    requireFlags("iommu_hwpt_set_dirty_tracking", "flags", value, 0x1, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The page table. */
  get hwptId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set hwptId(value: number) {
    requireU32("iommu_hwpt_set_dirty_tracking", "hwpt_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
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
export function checkIommuHwptGetDirtyBitmapBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_get_dirty_bitmap", view, offset, IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE, end);
  requireFlags(
    "iommu_hwpt_get_dirty_bitmap",
    "flags",
    view.getUint32(offset + 8, true),
    0x1,
    offset + 8,
  );
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
  end: number = view.byteLength,
): IommuHwptGetDirtyBitmap {
  checkIommuHwptGetDirtyBitmapBytes(view, offset, end);
  return readIommuHwptGetDirtyBitmap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptGetDirtyBitmapValue(value: IommuHwptGetDirtyBitmap): void {
  requireU32("iommu_hwpt_get_dirty_bitmap", "size", value.size, 0);
  requireU32("iommu_hwpt_get_dirty_bitmap", "hwpt_id", value.hwptId, 4);
  requireU32("iommu_hwpt_get_dirty_bitmap", "flags", value.flags, 8);
  requireFlags("iommu_hwpt_get_dirty_bitmap", "flags", value.flags, 0x1, 8);
  requireUnsigned("iommu_hwpt_get_dirty_bitmap", "iova", value.iova, 64, 16);
  requireUnsigned("iommu_hwpt_get_dirty_bitmap", "length", value.length, 64, 24);
  requireUnsigned("iommu_hwpt_get_dirty_bitmap", "page_size", value.pageSize, 64, 32);
  requireUnsigned("iommu_hwpt_get_dirty_bitmap", "data", value.data, 64, 40);
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
  view.setUint32(offset + 12, 0);
  view.setBigUint64(offset + 16, value.iova, true);
  view.setBigUint64(offset + 24, value.length, true);
  view.setBigUint64(offset + 32, value.pageSize, true);
  view.setBigUint64(offset + 40, value.data, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptGetDirtyBitmap(
  value: IommuHwptGetDirtyBitmap,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptGetDirtyBitmapValue(value);
  requireRoom(
    "iommu_hwpt_get_dirty_bitmap",
    view,
    offset,
    IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE,
    view.byteLength,
  );
  writeIommuHwptGetDirtyBitmap(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_get_dirty_bitmap` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwptGetDirtyBitmapBytes`
 * first; what it writes is.
 */
export class IommuHwptGetDirtyBitmapCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_hwpt_get_dirty_bitmap",
      view,
      offset,
      IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_hwpt_get_dirty_bitmap",
      view,
      offset,
      IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_hwpt_get_dirty_bitmap", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The page table. */
  get hwptId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set hwptId(value: number) {
    requireU32("iommu_hwpt_get_dirty_bitmap", "hwpt_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** Whether to leave the marks. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set flags(value: number) {
    requireU32("iommu_hwpt_get_dirty_bitmap", "flags", value, 8);
    requireFlags("iommu_hwpt_get_dirty_bitmap", "flags", value, 0x1, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** First address. */
  get iova(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set iova(value: bigint) {
    requireUnsigned("iommu_hwpt_get_dirty_bitmap", "iova", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get iovaLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set iovaLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get iovaHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set iovaHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
  /** Bytes to look at. */
  get length(): bigint {
    return this.#view.getBigUint64(this.#at + 24, true);
  }
  set length(value: bigint) {
    requireUnsigned("iommu_hwpt_get_dirty_bitmap", "length", value, 64, 24);
    this.#view.setBigUint64(this.#at + 24, value, true);
  }
  get lengthLo(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set lengthLo(word: number) {
    this.#view.setUint32(this.#at + 24, word, true);
  }
  get lengthHi(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set lengthHi(word: number) {
    this.#view.setUint32(this.#at + 28, word, true);
  }
  /** Bytes a bit stands for. */
  get pageSize(): bigint {
    return this.#view.getBigUint64(this.#at + 32, true);
  }
  set pageSize(value: bigint) {
    requireUnsigned("iommu_hwpt_get_dirty_bitmap", "page_size", value, 64, 32);
    this.#view.setBigUint64(this.#at + 32, value, true);
  }
  get pageSizeLo(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set pageSizeLo(word: number) {
    this.#view.setUint32(this.#at + 32, word, true);
  }
  get pageSizeHi(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set pageSizeHi(word: number) {
    this.#view.setUint32(this.#at + 36, word, true);
  }
  /** The bitmap; bits are set, never cleared. */
  get data(): bigint {
    return this.#view.getBigUint64(this.#at + 40, true);
  }
  set data(value: bigint) {
    requireUnsigned("iommu_hwpt_get_dirty_bitmap", "data", value, 64, 40);
    this.#view.setBigUint64(this.#at + 40, value, true);
  }
  get dataLo(): number {
    return this.#view.getUint32(this.#at + 40, true);
  }
  set dataLo(word: number) {
    this.#view.setUint32(this.#at + 40, word, true);
  }
  get dataHi(): number {
    return this.#view.getUint32(this.#at + 44, true);
  }
  set dataHi(word: number) {
    this.#view.setUint32(this.#at + 44, word, true);
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
export function checkIommuHwptVtdS1InvalidateBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_vtd_s1_invalidate", view, offset, IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE, end);
  requireFlags(
    "iommu_hwpt_vtd_s1_invalidate",
    "flags",
    view.getUint32(offset + 16, true),
    0x1,
    offset + 16,
  );
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
  end: number = view.byteLength,
): IommuHwptVtdS1Invalidate {
  checkIommuHwptVtdS1InvalidateBytes(view, offset, end);
  return readIommuHwptVtdS1Invalidate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptVtdS1InvalidateValue(value: IommuHwptVtdS1Invalidate): void {
  requireUnsigned("iommu_hwpt_vtd_s1_invalidate", "addr", value.addr, 64, 0);
  requireUnsigned("iommu_hwpt_vtd_s1_invalidate", "npages", value.npages, 64, 8);
  requireU32("iommu_hwpt_vtd_s1_invalidate", "flags", value.flags, 16);
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
  view.setUint32(offset + 20, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptVtdS1Invalidate(
  value: IommuHwptVtdS1Invalidate,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptVtdS1InvalidateValue(value);
  requireRoom(
    "iommu_hwpt_vtd_s1_invalidate",
    view,
    offset,
    IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE,
    view.byteLength,
  );
  writeIommuHwptVtdS1Invalidate(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_vtd_s1_invalidate` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwptVtdS1InvalidateBytes` first; what it writes is.
 */
export class IommuHwptVtdS1InvalidateCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_hwpt_vtd_s1_invalidate",
      view,
      offset,
      IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_hwpt_vtd_s1_invalidate",
      view,
      offset,
      IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** First address. */
  get addr(): bigint {
    return this.#view.getBigUint64(this.#at, true);
  }
  set addr(value: bigint) {
    requireUnsigned("iommu_hwpt_vtd_s1_invalidate", "addr", value, 64, 0);
    this.#view.setBigUint64(this.#at, value, true);
  }
  get addrLo(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set addrLo(word: number) {
    this.#view.setUint32(this.#at, word, true);
  }
  get addrHi(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set addrHi(word: number) {
    this.#view.setUint32(this.#at + 4, word, true);
  }
  /** Pages of 4 KiB; all ones for everything. */
  get npages(): bigint {
    return this.#view.getBigUint64(this.#at + 8, true);
  }
  set npages(value: bigint) {
    requireUnsigned("iommu_hwpt_vtd_s1_invalidate", "npages", value, 64, 8);
    this.#view.setBigUint64(this.#at + 8, value, true);
  }
  get npagesLo(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set npagesLo(word: number) {
    this.#view.setUint32(this.#at + 8, word, true);
  }
  get npagesHi(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set npagesHi(word: number) {
    this.#view.setUint32(this.#at + 12, word, true);
  }
  /** Whether tables above the leaves stay cached. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set flags(value: number) {
    requireU32("iommu_hwpt_vtd_s1_invalidate", "flags", value, 16);
    requireFlags("iommu_hwpt_vtd_s1_invalidate", "flags", value, 0x1, 16);
    this.#view.setUint32(this.#at + 16, value, true);
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
  end: number = view.byteLength,
): void {
  requireRoom(
    "iommu_viommu_arm_smmuv3_invalidate",
    view,
    offset,
    IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE,
    end,
  );
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
  end: number = view.byteLength,
): IommuViommuArmSmmuv3Invalidate {
  checkIommuViommuArmSmmuv3InvalidateBytes(view, offset, end);
  return readIommuViommuArmSmmuv3Invalidate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuArmSmmuv3InvalidateValue(
  value: IommuViommuArmSmmuv3Invalidate,
): void {
  requireLength("iommu_viommu_arm_smmuv3_invalidate", "cmd", value.cmd.length, 2, 0);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE)),
  offset = 0,
): DataView {
  checkIommuViommuArmSmmuv3InvalidateValue(value);
  requireRoom(
    "iommu_viommu_arm_smmuv3_invalidate",
    view,
    offset,
    IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE,
    view.byteLength,
  );
  writeIommuViommuArmSmmuv3Invalidate(value, view, offset);
  return view;
}

/**
 * A `struct iommu_viommu_arm_smmuv3_invalidate` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuViommuArmSmmuv3InvalidateBytes` first; what it writes is.
 */
export class IommuViommuArmSmmuv3InvalidateCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_viommu_arm_smmuv3_invalidate",
      view,
      offset,
      IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_viommu_arm_smmuv3_invalidate",
      view,
      offset,
      IOMMU_VIOMMU_ARM_SMMUV3_INVALIDATE_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** The command as the hardware takes it. */
  cmdAt(index: number): bigint {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    return this.#view.getBigUint64(this.#at + index * 8, true);
  }
  setCmdAt(index: number, value: bigint): void {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    requireUnsigned("iommu_viommu_arm_smmuv3_invalidate", "cmd", value, 64, 0);
    this.#view.setBigUint64(this.#at + index * 8, value, true);
  }
  cmdLo(index: number): number {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    return this.#view.getUint32(this.#at + index * 8, true);
  }
  setCmdLo(index: number, word: number): void {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    this.#view.setUint32(this.#at + index * 8, word, true);
  }
  cmdHi(index: number): number {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    return this.#view.getUint32(this.#at + 4 + index * 8, true);
  }
  setCmdHi(index: number, word: number): void {
    requireIndex("iommu_viommu_arm_smmuv3_invalidate", "cmd", index, 2);
    this.#view.setUint32(this.#at + 4 + index * 8, word, true);
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
export function checkIommuHwptInvalidateBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_invalidate", view, offset, IOMMU_HWPT_INVALIDATE_SIZE, end);
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
  end: number = view.byteLength,
): IommuHwptInvalidate {
  checkIommuHwptInvalidateBytes(view, offset, end);
  return readIommuHwptInvalidate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptInvalidateValue(value: IommuHwptInvalidate): void {
  requireU32("iommu_hwpt_invalidate", "size", value.size, 0);
  requireU32("iommu_hwpt_invalidate", "hwpt_id", value.hwptId, 4);
  requireUnsigned("iommu_hwpt_invalidate", "data_uptr", value.dataUptr, 64, 8);
  requireU32("iommu_hwpt_invalidate", "data_type", value.dataType, 16);
  requireU32("iommu_hwpt_invalidate", "entry_len", value.entryLen, 20);
  requireU32("iommu_hwpt_invalidate", "entry_num", value.entryNum, 24);
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
  view.setUint32(offset + 28, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptInvalidate(
  value: IommuHwptInvalidate,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_INVALIDATE_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptInvalidateValue(value);
  requireRoom("iommu_hwpt_invalidate", view, offset, IOMMU_HWPT_INVALIDATE_SIZE, view.byteLength);
  writeIommuHwptInvalidate(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_invalidate` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuHwptInvalidateBytes` first;
 * what it writes is.
 */
export class IommuHwptInvalidateCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hwpt_invalidate", view, offset, IOMMU_HWPT_INVALIDATE_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hwpt_invalidate", view, offset, IOMMU_HWPT_INVALIDATE_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_hwpt_invalidate", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The nested page table, or the virtual IOMMU. */
  get hwptId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set hwptId(value: number) {
    requireU32("iommu_hwpt_invalidate", "hwpt_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The requests, as `data_type` says. */
  get dataUptr(): bigint {
    return this.#view.getBigUint64(this.#at + 8, true);
  }
  set dataUptr(value: bigint) {
    requireUnsigned("iommu_hwpt_invalidate", "data_uptr", value, 64, 8);
    this.#view.setBigUint64(this.#at + 8, value, true);
  }
  get dataUptrLo(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set dataUptrLo(word: number) {
    this.#view.setUint32(this.#at + 8, word, true);
  }
  get dataUptrHi(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set dataUptrHi(word: number) {
    this.#view.setUint32(this.#at + 12, word, true);
  }
  /** An IOMMU_HWPT_INVALIDATE_DATA value. */
  get dataType(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set dataType(value: number) {
    requireU32("iommu_hwpt_invalidate", "data_type", value, 16);
    this.#view.setUint32(this.#at + 16, value, true);
  }
  /** Bytes of one request. */
  get entryLen(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set entryLen(value: number) {
    requireU32("iommu_hwpt_invalidate", "entry_len", value, 20);
    this.#view.setUint32(this.#at + 20, value, true);
  }
  /** In: requests in the array. Out: requests handled. */
  get entryNum(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set entryNum(value: number) {
    requireU32("iommu_hwpt_invalidate", "entry_num", value, 24);
    this.#view.setUint32(this.#at + 24, value, true);
  }
}

// struct iommu_hwpt_pgfault { /* x86_64 */
//     __u32 flags;            /*  0   4 */
//     __u32 dev_id;           /*  4   4 */
//     __u32 pasid;            /*  8   4 */
//     __u32 grpid;            /* 12   4 */
//     __u32 perm;             /* 16   4 */
//     __u32 __reserved;       /* 20   4 */
//     __aligned_u64 addr;     /* 24   8 */
//     __u32 length;           /* 32   4 */
//     __u32 cookie;           /* 36   4 */
// };                          /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** A page fault, as read from a fault file. */
export interface IommuHwptPgfault {
  /** IOMMU_PGFAULT_FLAGS bits. */
  readonly flags: number;
  /** The device. */
  readonly devId: number;
  /** Its process address space, if valid. */
  readonly pasid: number;
  /** The group of faults it belongs to. */
  readonly grpid: number;
  /** What was tried: IOMMU_PGFAULT_PERM bits. */
  readonly perm: number;
  /** The address. */
  readonly addr: bigint;
  /** Bytes more the device will want. */
  readonly length: number;
  /** What the answer names the group by. */
  readonly cookie: number;
}

/** Bytes of a `struct iommu_hwpt_pgfault`. */
export const IOMMU_HWPT_PGFAULT_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_PGFAULT_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_PGFAULT_OFFSET = {
  flags: 0,
  devId: 4,
  pasid: 8,
  grpid: 12,
  perm: 16,
  reserved: 20,
  addr: 24,
  length: 32,
  cookie: 36,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_pgfault`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwptPgfaultBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_pgfault", view, offset, IOMMU_HWPT_PGFAULT_SIZE, end);
  requireZero("iommu_hwpt_pgfault", "__reserved", view, offset + 20, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuHwptPgfaultBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwptPgfault(view: DataView, offset = 0): IommuHwptPgfault {
  return {
    flags: view.getUint32(offset, true),
    devId: view.getUint32(offset + 4, true),
    pasid: view.getUint32(offset + 8, true),
    grpid: view.getUint32(offset + 12, true),
    perm: view.getUint32(offset + 16, true),
    addr: view.getBigUint64(offset + 24, true),
    length: view.getUint32(offset + 32, true),
    cookie: view.getUint32(offset + 36, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptPgfault(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuHwptPgfault {
  checkIommuHwptPgfaultBytes(view, offset, end);
  return readIommuHwptPgfault(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptPgfaultValue(value: IommuHwptPgfault): void {
  requireU32("iommu_hwpt_pgfault", "flags", value.flags, 0);
  requireU32("iommu_hwpt_pgfault", "dev_id", value.devId, 4);
  requireU32("iommu_hwpt_pgfault", "pasid", value.pasid, 8);
  requireU32("iommu_hwpt_pgfault", "grpid", value.grpid, 12);
  requireU32("iommu_hwpt_pgfault", "perm", value.perm, 16);
  requireUnsigned("iommu_hwpt_pgfault", "addr", value.addr, 64, 24);
  requireU32("iommu_hwpt_pgfault", "length", value.length, 32);
  requireU32("iommu_hwpt_pgfault", "cookie", value.cookie, 36);
}

/**
 * Writes a value that `checkIommuHwptPgfaultValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwptPgfault(value: IommuHwptPgfault, view: DataView, offset = 0): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, value.devId, true);
  view.setUint32(offset + 8, value.pasid, true);
  view.setUint32(offset + 12, value.grpid, true);
  view.setUint32(offset + 16, value.perm, true);
  view.setUint32(offset + 20, 0);
  view.setBigUint64(offset + 24, value.addr, true);
  view.setUint32(offset + 32, value.length, true);
  view.setUint32(offset + 36, value.cookie, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptPgfault(
  value: IommuHwptPgfault,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_PGFAULT_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptPgfaultValue(value);
  requireRoom("iommu_hwpt_pgfault", view, offset, IOMMU_HWPT_PGFAULT_SIZE, view.byteLength);
  writeIommuHwptPgfault(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_pgfault` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptPgfaultBytes` first; what it
 * writes is.
 */
export class IommuHwptPgfaultCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_hwpt_pgfault", view, offset, IOMMU_HWPT_PGFAULT_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_hwpt_pgfault", view, offset, IOMMU_HWPT_PGFAULT_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** IOMMU_PGFAULT_FLAGS bits. */
  get flags(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set flags(value: number) {
    requireU32("iommu_hwpt_pgfault", "flags", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The device. */
  get devId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set devId(value: number) {
    requireU32("iommu_hwpt_pgfault", "dev_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** Its process address space, if valid. */
  get pasid(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set pasid(value: number) {
    requireU32("iommu_hwpt_pgfault", "pasid", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** The group of faults it belongs to. */
  get grpid(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set grpid(value: number) {
    requireU32("iommu_hwpt_pgfault", "grpid", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** What was tried: IOMMU_PGFAULT_PERM bits. */
  get perm(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set perm(value: number) {
    requireU32("iommu_hwpt_pgfault", "perm", value, 16);
    this.#view.setUint32(this.#at + 16, value, true);
  }
  /** The address. */
  get addr(): bigint {
    return this.#view.getBigUint64(this.#at + 24, true);
  }
  set addr(value: bigint) {
    requireUnsigned("iommu_hwpt_pgfault", "addr", value, 64, 24);
    this.#view.setBigUint64(this.#at + 24, value, true);
  }
  get addrLo(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set addrLo(word: number) {
    this.#view.setUint32(this.#at + 24, word, true);
  }
  get addrHi(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set addrHi(word: number) {
    this.#view.setUint32(this.#at + 28, word, true);
  }
  /** Bytes more the device will want. */
  get length(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set length(value: number) {
    requireU32("iommu_hwpt_pgfault", "length", value, 32);
    this.#view.setUint32(this.#at + 32, value, true);
  }
  /** What the answer names the group by. */
  get cookie(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set cookie(value: number) {
    requireU32("iommu_hwpt_pgfault", "cookie", value, 36);
    this.#view.setUint32(this.#at + 36, value, true);
  }
}

// struct iommu_hwpt_page_response { /* x86_64  m68k */
//     __u32 cookie;                 /*  0   4   0   4 */
//     __u32 code;                   /*  4   4   4   4 */
// };                                /* size 8  size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** The answer to a group of page faults, as written to a fault file. */
export interface IommuHwptPageResponse {
  /** The group. */
  readonly cookie: number;
  /** An IOMMUFD_PAGE_RESP value. */
  readonly code: number;
}

/** Bytes of a `struct iommu_hwpt_page_response`. */
export const IOMMU_HWPT_PAGE_RESPONSE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_PAGE_RESPONSE_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_PAGE_RESPONSE_OFFSET = {
  cookie: 0,
  code: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_page_response`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptPageResponseBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_hwpt_page_response", view, offset, IOMMU_HWPT_PAGE_RESPONSE_SIZE, end);
}

/**
 * Reads bytes that `checkIommuHwptPageResponseBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwptPageResponse(view: DataView, offset = 0): IommuHwptPageResponse {
  return {
    cookie: view.getUint32(offset, true),
    code: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptPageResponse(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuHwptPageResponse {
  checkIommuHwptPageResponseBytes(view, offset, end);
  return readIommuHwptPageResponse(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptPageResponseValue(value: IommuHwptPageResponse): void {
  requireU32("iommu_hwpt_page_response", "cookie", value.cookie, 0);
  requireU32("iommu_hwpt_page_response", "code", value.code, 4);
}

/**
 * Writes a value that `checkIommuHwptPageResponseValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptPageResponse(
  value: IommuHwptPageResponse,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.cookie, true);
  view.setUint32(offset + 4, value.code, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptPageResponse(
  value: IommuHwptPageResponse,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_HWPT_PAGE_RESPONSE_SIZE)),
  offset = 0,
): DataView {
  checkIommuHwptPageResponseValue(value);
  requireRoom(
    "iommu_hwpt_page_response",
    view,
    offset,
    IOMMU_HWPT_PAGE_RESPONSE_SIZE,
    view.byteLength,
  );
  writeIommuHwptPageResponse(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_page_response` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwptPageResponseBytes`
 * first; what it writes is.
 */
export class IommuHwptPageResponseCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_hwpt_page_response",
      view,
      offset,
      IOMMU_HWPT_PAGE_RESPONSE_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_hwpt_page_response",
      view,
      offset,
      IOMMU_HWPT_PAGE_RESPONSE_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** The group. */
  get cookie(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set cookie(value: number) {
    requireU32("iommu_hwpt_page_response", "cookie", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** An IOMMUFD_PAGE_RESP value. */
  get code(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set code(value: number) {
    requireU32("iommu_hwpt_page_response", "code", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
}

// struct iommu_fault_alloc { /* x86_64   m68k */
//     __u32 size;            /*  0   4    0   4 */
//     __u32 flags;           /*  4   4    4   4 */
//     __u32 out_fault_id;    /*  8   4    8   4 */
//     __u32 out_fault_fd;    /* 12   4   12   4 */
// };                         /* size 16  size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Makes a file that page faults are read from. */
export interface IommuFaultAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Out: its object. */
  readonly outFaultId: number;
  /** Out: its descriptor. */
  readonly outFaultFd: number;
}

/** Bytes of a `struct iommu_fault_alloc`. */
export const IOMMU_FAULT_ALLOC_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_FAULT_ALLOC_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_FAULT_ALLOC_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const IOMMU_FAULT_ALLOC_OFFSET = {
  size: 0,
  flags: 4,
  outFaultId: 8,
  outFaultFd: 12,
} as const;
/** The ioctl that takes a `struct iommu_fault_alloc`. */
export const IOMMU_FAULT_QUEUE_ALLOC = 0x3b8e;

/**
 * Refuses bytes that are no `struct iommu_fault_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuFaultAllocBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_fault_alloc", view, offset, IOMMU_FAULT_ALLOC_SIZE, end);
}

/**
 * Reads bytes that `checkIommuFaultAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuFaultAlloc(view: DataView, offset = 0): IommuFaultAlloc {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    outFaultId: view.getUint32(offset + 8, true),
    outFaultFd: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuFaultAlloc(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuFaultAlloc {
  checkIommuFaultAllocBytes(view, offset, end);
  return readIommuFaultAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuFaultAllocValue(value: IommuFaultAlloc): void {
  requireU32("iommu_fault_alloc", "size", value.size, 0);
  requireU32("iommu_fault_alloc", "flags", value.flags, 4);
  requireU32("iommu_fault_alloc", "out_fault_id", value.outFaultId, 8);
  requireU32("iommu_fault_alloc", "out_fault_fd", value.outFaultFd, 12);
}

/**
 * Writes a value that `checkIommuFaultAllocValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuFaultAlloc(value: IommuFaultAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.outFaultId, true);
  view.setUint32(offset + 12, value.outFaultFd, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuFaultAlloc(
  value: IommuFaultAlloc,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_FAULT_ALLOC_SIZE)),
  offset = 0,
): DataView {
  checkIommuFaultAllocValue(value);
  requireRoom("iommu_fault_alloc", view, offset, IOMMU_FAULT_ALLOC_SIZE, view.byteLength);
  writeIommuFaultAlloc(value, view, offset);
  return view;
}

/**
 * A `struct iommu_fault_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuFaultAllocBytes` first; what it
 * writes is.
 */
export class IommuFaultAllocCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_fault_alloc", view, offset, IOMMU_FAULT_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_fault_alloc", view, offset, IOMMU_FAULT_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_fault_alloc", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_fault_alloc", "flags", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** Out: its object. */
  get outFaultId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set outFaultId(value: number) {
    requireU32("iommu_fault_alloc", "out_fault_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** Out: its descriptor. */
  get outFaultFd(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set outFaultFd(value: number) {
    requireU32("iommu_fault_alloc", "out_fault_fd", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
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
export function checkIommuIoasMapFileBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_map_file", view, offset, IOMMU_IOAS_MAP_FILE_SIZE, end);
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
export function decodeIommuIoasMapFile(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuIoasMapFile {
  checkIommuIoasMapFileBytes(view, offset, end);
  return readIommuIoasMapFile(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasMapFileValue(value: IommuIoasMapFile): void {
  requireU32("iommu_ioas_map_file", "size", value.size, 0);
  requireU32("iommu_ioas_map_file", "flags", value.flags, 4);
  requireFlags("iommu_ioas_map_file", "flags", value.flags, 0x7, 4);
  requireU32("iommu_ioas_map_file", "ioas_id", value.ioasId, 8);
  requireRange("iommu_ioas_map_file", "fd", value.fd, -2147483648, 2147483647, 12);
  requireUnsigned("iommu_ioas_map_file", "start", value.start, 64, 16);
  requireUnsigned("iommu_ioas_map_file", "length", value.length, 64, 24);
  requireUnsigned("iommu_ioas_map_file", "iova", value.iova, 64, 32);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_MAP_FILE_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasMapFileValue(value);
  requireRoom("iommu_ioas_map_file", view, offset, IOMMU_IOAS_MAP_FILE_SIZE, view.byteLength);
  writeIommuIoasMapFile(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_map_file` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIoasMapFileBytes` first; what it
 * writes is.
 */
export class IommuIoasMapFileCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_ioas_map_file", view, offset, IOMMU_IOAS_MAP_FILE_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_ioas_map_file", view, offset, IOMMU_IOAS_MAP_FILE_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_map_file", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** How to place and protect it. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_ioas_map_file", "flags", value, 4);
    requireFlags("iommu_ioas_map_file", "flags", value, 0x7, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set ioasId(value: number) {
    requireU32("iommu_ioas_map_file", "ioas_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** The file: a memfd. */
  get fd(): number {
    return this.#view.getInt32(this.#at + 12, true);
  }
  set fd(value: number) {
    requireRange("iommu_ioas_map_file", "fd", value, -2147483648, 2147483647, 12);
    this.#view.setInt32(this.#at + 12, value, true);
  }
  /** Where in the file, bytes. */
  get start(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set start(value: bigint) {
    requireUnsigned("iommu_ioas_map_file", "start", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get startLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set startLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get startHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set startHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
  /** Bytes to map. */
  get length(): bigint {
    return this.#view.getBigUint64(this.#at + 24, true);
  }
  set length(value: bigint) {
    requireUnsigned("iommu_ioas_map_file", "length", value, 64, 24);
    this.#view.setBigUint64(this.#at + 24, value, true);
  }
  get lengthLo(): number {
    return this.#view.getUint32(this.#at + 24, true);
  }
  set lengthLo(word: number) {
    this.#view.setUint32(this.#at + 24, word, true);
  }
  get lengthHi(): number {
    return this.#view.getUint32(this.#at + 28, true);
  }
  set lengthHi(word: number) {
    this.#view.setUint32(this.#at + 28, word, true);
  }
  /** In: where, if fixed. Out: where. */
  get iova(): bigint {
    return this.#view.getBigUint64(this.#at + 32, true);
  }
  set iova(value: bigint) {
    requireUnsigned("iommu_ioas_map_file", "iova", value, 64, 32);
    this.#view.setBigUint64(this.#at + 32, value, true);
  }
  get iovaLo(): number {
    return this.#view.getUint32(this.#at + 32, true);
  }
  set iovaLo(word: number) {
    this.#view.setUint32(this.#at + 32, word, true);
  }
  get iovaHi(): number {
    return this.#view.getUint32(this.#at + 36, true);
  }
  set iovaHi(word: number) {
    this.#view.setUint32(this.#at + 36, word, true);
  }
}

// struct iommu_viommu_alloc { /* x86_64   m68k */
//     __u32 size;             /*  0   4    0   4 */
//     __u32 flags;            /*  4   4    4   4 */
//     __u32 type;             /*  8   4    8   4 */
//     __u32 dev_id;           /* 12   4   12   4 */
//     __u32 hwpt_id;          /* 16   4   16   4 */
//     __u32 out_viommu_id;    /* 20   4   20   4 */
// };                          /* size 24  size 24 */
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
export function checkIommuViommuAllocBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_viommu_alloc", view, offset, IOMMU_VIOMMU_ALLOC_SIZE, end);
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
export function decodeIommuViommuAlloc(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): IommuViommuAlloc {
  checkIommuViommuAllocBytes(view, offset, end);
  return readIommuViommuAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuAllocValue(value: IommuViommuAlloc): void {
  requireU32("iommu_viommu_alloc", "size", value.size, 0);
  requireU32("iommu_viommu_alloc", "flags", value.flags, 4);
  requireU32("iommu_viommu_alloc", "type", value.type, 8);
  requireU32("iommu_viommu_alloc", "dev_id", value.devId, 12);
  requireU32("iommu_viommu_alloc", "hwpt_id", value.hwptId, 16);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_VIOMMU_ALLOC_SIZE)),
  offset = 0,
): DataView {
  checkIommuViommuAllocValue(value);
  requireRoom("iommu_viommu_alloc", view, offset, IOMMU_VIOMMU_ALLOC_SIZE, view.byteLength);
  writeIommuViommuAlloc(value, view, offset);
  return view;
}

/**
 * A `struct iommu_viommu_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuViommuAllocBytes` first; what it
 * writes is.
 */
export class IommuViommuAllocCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_viommu_alloc", view, offset, IOMMU_VIOMMU_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_viommu_alloc", view, offset, IOMMU_VIOMMU_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_viommu_alloc", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set flags(value: number) {
    requireU32("iommu_viommu_alloc", "flags", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** An IOMMU_VIOMMU_TYPE value. */
  get type(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set type(value: number) {
    requireU32("iommu_viommu_alloc", "type", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** A device behind the unit it is a part of. */
  get devId(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set devId(value: number) {
    requireU32("iommu_viommu_alloc", "dev_id", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** The page table that maps the guest's memory. */
  get hwptId(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set hwptId(value: number) {
    requireU32("iommu_viommu_alloc", "hwpt_id", value, 16);
    this.#view.setUint32(this.#at + 16, value, true);
  }
  /** Out: the new object. */
  get outViommuId(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set outViommuId(value: number) {
    requireU32("iommu_viommu_alloc", "out_viommu_id", value, 20);
    this.#view.setUint32(this.#at + 20, value, true);
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
export function checkIommuVdeviceAllocBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_vdevice_alloc", view, offset, IOMMU_VDEVICE_ALLOC_SIZE, end);
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
  end: number = view.byteLength,
): IommuVdeviceAlloc {
  checkIommuVdeviceAllocBytes(view, offset, end);
  return readIommuVdeviceAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVdeviceAllocValue(value: IommuVdeviceAlloc): void {
  requireU32("iommu_vdevice_alloc", "size", value.size, 0);
  requireU32("iommu_vdevice_alloc", "viommu_id", value.viommuId, 4);
  requireU32("iommu_vdevice_alloc", "dev_id", value.devId, 8);
  requireU32("iommu_vdevice_alloc", "out_vdevice_id", value.outVdeviceId, 12);
  requireUnsigned("iommu_vdevice_alloc", "virt_id", value.virtId, 64, 16);
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
  view: DataView = new DataView(new ArrayBuffer(IOMMU_VDEVICE_ALLOC_SIZE)),
  offset = 0,
): DataView {
  checkIommuVdeviceAllocValue(value);
  requireRoom("iommu_vdevice_alloc", view, offset, IOMMU_VDEVICE_ALLOC_SIZE, view.byteLength);
  writeIommuVdeviceAlloc(value, view, offset);
  return view;
}

/**
 * A `struct iommu_vdevice_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuVdeviceAllocBytes` first; what it
 * writes is.
 */
export class IommuVdeviceAllocCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom("iommu_vdevice_alloc", view, offset, IOMMU_VDEVICE_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom("iommu_vdevice_alloc", view, offset, IOMMU_VDEVICE_ALLOC_SIZE, view.byteLength);
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_vdevice_alloc", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
  /** The virtual IOMMU. */
  get viommuId(): number {
    return this.#view.getUint32(this.#at + 4, true);
  }
  set viommuId(value: number) {
    requireU32("iommu_vdevice_alloc", "viommu_id", value, 4);
    this.#view.setUint32(this.#at + 4, value, true);
  }
  /** The device. */
  get devId(): number {
    return this.#view.getUint32(this.#at + 8, true);
  }
  set devId(value: number) {
    requireU32("iommu_vdevice_alloc", "dev_id", value, 8);
    this.#view.setUint32(this.#at + 8, value, true);
  }
  /** Out: the new object. */
  get outVdeviceId(): number {
    return this.#view.getUint32(this.#at + 12, true);
  }
  set outVdeviceId(value: number) {
    requireU32("iommu_vdevice_alloc", "out_vdevice_id", value, 12);
    this.#view.setUint32(this.#at + 12, value, true);
  }
  /** The number the guest knows the device by. */
  get virtId(): bigint {
    return this.#view.getBigUint64(this.#at + 16, true);
  }
  set virtId(value: bigint) {
    requireUnsigned("iommu_vdevice_alloc", "virt_id", value, 64, 16);
    this.#view.setBigUint64(this.#at + 16, value, true);
  }
  get virtIdLo(): number {
    return this.#view.getUint32(this.#at + 16, true);
  }
  set virtIdLo(word: number) {
    this.#view.setUint32(this.#at + 16, word, true);
  }
  get virtIdHi(): number {
    return this.#view.getUint32(this.#at + 20, true);
  }
  set virtIdHi(word: number) {
    this.#view.setUint32(this.#at + 20, word, true);
  }
}

// struct iommu_ioas_change_process { /* x86_64  m68k */
//     __u32 size;                    /*  0   4   0   4 */
//     __u32 __reserved;              /*  4   4   4   4 */
// };                                 /* size 8  size 8 */
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
export function checkIommuIoasChangeProcessBytes(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): void {
  requireRoom("iommu_ioas_change_process", view, offset, IOMMU_IOAS_CHANGE_PROCESS_SIZE, end);
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
  end: number = view.byteLength,
): IommuIoasChangeProcess {
  checkIommuIoasChangeProcessBytes(view, offset, end);
  return readIommuIoasChangeProcess(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasChangeProcessValue(value: IommuIoasChangeProcess): void {
  requireU32("iommu_ioas_change_process", "size", value.size, 0);
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
  view.setUint32(offset + 4, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasChangeProcess(
  value: IommuIoasChangeProcess,
  view: DataView = new DataView(new ArrayBuffer(IOMMU_IOAS_CHANGE_PROCESS_SIZE)),
  offset = 0,
): DataView {
  checkIommuIoasChangeProcessValue(value);
  requireRoom(
    "iommu_ioas_change_process",
    view,
    offset,
    IOMMU_IOAS_CHANGE_PROCESS_SIZE,
    view.byteLength,
  );
  writeIommuIoasChangeProcess(value, view, offset);
  return view;
}

/**
 * A `struct iommu_ioas_change_process` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuIoasChangeProcessBytes`
 * first; what it writes is.
 */
export class IommuIoasChangeProcessCursor {
  #view: DataView;
  #at: number;

  constructor(view: DataView, offset = 0) {
    requireRoom(
      "iommu_ioas_change_process",
      view,
      offset,
      IOMMU_IOAS_CHANGE_PROCESS_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
  }

  /** Stands on another record from now on. */
  moveTo(offset: number, view: DataView = this.#view): this {
    requireRoom(
      "iommu_ioas_change_process",
      view,
      offset,
      IOMMU_IOAS_CHANGE_PROCESS_SIZE,
      view.byteLength,
    );
    this.#view = view;
    this.#at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this.#view.getUint32(this.#at, true);
  }
  set size(value: number) {
    requireU32("iommu_ioas_change_process", "size", value, 0);
    this.#view.setUint32(this.#at, value, true);
  }
}

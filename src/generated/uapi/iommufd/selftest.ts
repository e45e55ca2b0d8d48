// Generated from abi/uapi/iommufd/selftest.ts by "holeproof generate".
// Edit that file, not this one.
//
// The commands of the kernel's own iommufd tests: a mock unit, mock devices, and questions no real
// program may ask. There only in kernels built for testing.

import {
  copyBytes,
  extend,
  readBytes,
  refuseArm,
  requireArray,
  requireCapacity,
  requireCount,
  requireEvery,
  requireFlags,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  writeBytes,
  writeZero,
} from "../../../runtime/wire/index.ts";

/** Forbids a range of an address space. */
export const IOMMU_TEST_OP_ADD_RESERVED = 1;

/** Makes a mock device and attaches it. */
export const IOMMU_TEST_OP_MOCK_DOMAIN = 2;

/** Compares what a page table maps with the caller's memory. */
export const IOMMU_TEST_OP_MD_CHECK_MAP = 3;

/** Compares how often pages of the caller are pinned. */
export const IOMMU_TEST_OP_MD_CHECK_REFS = 4;

/** Makes an access: a user of the address space inside the kernel. */
export const IOMMU_TEST_OP_CREATE_ACCESS = 5;

/** Lets go pages an access has pinned. */
export const IOMMU_TEST_OP_DESTROY_ACCESS_PAGES = 6;

/** Has an access pin pages. */
export const IOMMU_TEST_OP_ACCESS_PAGES = 7;

/** Has an access read or write memory. */
export const IOMMU_TEST_OP_ACCESS_RW = 8;

/** Limits the memory the kernel uses for itself. */
export const IOMMU_TEST_OP_SET_TEMP_MEMORY_LIMIT = 9;

/** Attaches a mock device to something else. */
export const IOMMU_TEST_OP_MOCK_DOMAIN_REPLACE = 10;

/** Moves an access to another address space. */
export const IOMMU_TEST_OP_ACCESS_REPLACE_IOAS = 11;

/** Makes a mock device with flags and attaches it. */
export const IOMMU_TEST_OP_MOCK_DOMAIN_FLAGS = 12;

/** Marks pages as written. */
export const IOMMU_TEST_OP_DIRTY = 13;

/** Compares an entry of a nested page table's cache. */
export const IOMMU_TEST_OP_MD_CHECK_IOTLB = 14;

/** Makes a page fault. */
export const IOMMU_TEST_OP_TRIGGER_IOPF = 15;

/** Compares an entry of a mock device's cache; since 6.13. */
export const IOMMU_TEST_OP_DEV_CHECK_CACHE = 16;

/** Makes an event of a virtual IOMMU; since 6.15. */
export const IOMMU_TEST_OP_TRIGGER_VEVENT = 17;

/** Attaches a process address space; since 6.15. */
export const IOMMU_TEST_OP_PASID_ATTACH = 18;

/** Attaches a process address space to something else; since 6.15. */
export const IOMMU_TEST_OP_PASID_REPLACE = 19;

/** Detaches a process address space; since 6.15. */
export const IOMMU_TEST_OP_PASID_DETACH = 20;

/** Compares what a process address space is attached to; since 6.15. */
export const IOMMU_TEST_OP_PASID_CHECK_HWPT = 21;

/** A mock dma-buf, as the call's result; since 6.19. */
export const IOMMU_TEST_OP_DMABUF_GET = 22;

/** Takes a mock dma-buf's memory away, or gives it back; since 6.19. */
export const IOMMU_TEST_OP_DMABUF_REVOKE = 23;

/** First address the mock unit translates. */
export const MOCK_APERTURE_START = 16777216;

/** Last address the mock unit translates. */
export const MOCK_APERTURE_LAST = 2147483647;

/** Pages are pinned for writing. */
export const MOCK_FLAGS_ACCESS_WRITE = 1;

/** The address is a page number and an offset, as the fuzzer likes it. */
export const MOCK_FLAGS_ACCESS_SYZ = 65536;

/** Memory is written, not read. */
export const MOCK_ACCESS_RW_WRITE = 1;

/** Memory is reached the long way. */
export const MOCK_ACCESS_RW_SLOW_PATH = 4;

/** The access pins pages. */
export const MOCK_FLAGS_ACCESS_CREATE_NEEDS_PIN_PAGES = 1;

/** The device takes no table that tracks written pages. */
export const MOCK_FLAGS_DEVICE_NO_DIRTY = 1;

/** The device's tables have large leaves. */
export const MOCK_FLAGS_DEVICE_HUGE_IOVA = 2;

/** The device has process address spaces; since 6.15. */
export const MOCK_FLAGS_DEVICE_PASID = 4;

/** Entries of a nested page table's cache. */
export const MOCK_NESTED_DOMAIN_IOTLB_NUM = 4;

/** Entries of a mock device's cache. */
export const MOCK_DEV_CACHE_NUM = 4;

/** Width of a mock device's PASIDs, bits. */
export const MOCK_PASID_WIDTH = 20;

/** The PASID whose replacing fails on purpose. */
export const IOMMU_TEST_PASID_RESERVED = 1024;

/** The unit is the mock one. */
export const IOMMU_HW_INFO_TYPE_SELFTEST = 4276993775;

/** What its register holds. */
export const IOMMU_HW_INFO_SELFTEST_REGVAL = 3735928559;

/** Driver data of the mock unit's nested page tables. */
export const IOMMU_HWPT_DATA_SELFTEST = 57005;

/** What a nested page table's cache holds at first. */
export const IOMMU_TEST_IOTLB_DEFAULT = 195935983;

/** What a mock device's cache holds at first. */
export const IOMMU_TEST_DEV_CACHE_DEFAULT = 12246445;

/** Invalidation requests of the mock unit's nested page tables. */
export const IOMMU_HWPT_INVALIDATE_DATA_SELFTEST = 3735928559;

/** A kind of requests that is always refused. */
export const IOMMU_HWPT_INVALIDATE_DATA_SELFTEST_INVALID = 229490415;

/** Invalidation requests of the mock virtual IOMMU. */
export const IOMMU_VIOMMU_INVALIDATE_DATA_SELFTEST = 3735928559;

/** A kind of requests that is always refused. */
export const IOMMU_VIOMMU_INVALIDATE_DATA_SELFTEST_INVALID = 229490415;

/** The mock virtual IOMMU. */
export const IOMMU_VIOMMU_TYPE_SELFTEST = 3735928559;

/** Events of the mock virtual IOMMU. */
export const IOMMU_VEVENTQ_TYPE_SELFTEST = 3203383023;

/** Hardware queues of the mock virtual IOMMU. */
export const IOMMU_HW_QUEUE_TYPE_SELFTEST = 3735928559;

/** How many of those there can be. */
export const IOMMU_TEST_HW_QUEUE_MAX = 2;

export const IOMMU_TEST_INVALIDATE_FLAG_ALL = 0x1;

// struct (anonymous) {      /* x86_64 */
//     __aligned_u64 start;  /*  0   8 */
//     __aligned_u64 length; /*  8   8 */
// };                        /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** IOMMU_TEST_OP_ADD_RESERVED. */
export interface IommuTestCmdAddReserved {
  /** First address. */
  readonly start: bigint;
  /** Bytes. */
  readonly length: bigint;
}

/** Bytes of a `struct iommu_test_cmd_add_reserved`. */
export const IOMMU_TEST_CMD_ADD_RESERVED_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_ADD_RESERVED_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_ADD_RESERVED_OFFSET = {
  start: 0,
  length: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_add_reserved`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdAddReservedBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_test_cmd_add_reserved", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuTestCmdAddReservedBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdAddReserved(view: DataView, offset = 0): IommuTestCmdAddReserved {
  return {
    start: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdAddReserved(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdAddReserved {
  checkIommuTestCmdAddReservedBytes(view, offset, end);
  return readIommuTestCmdAddReserved(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdAddReservedValue(value: IommuTestCmdAddReserved): void {
  if (!isU64(value.start)) requireU64("iommu_test_cmd_add_reserved", "start", value.start, 0);
  if (!isU64(value.length)) requireU64("iommu_test_cmd_add_reserved", "length", value.length, 8);
}

/**
 * Writes a value that `checkIommuTestCmdAddReservedValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdAddReserved(
  value: IommuTestCmdAddReserved,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.start, true);
  view.setBigUint64(offset + 8, value.length, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdAddReserved(
  value: IommuTestCmdAddReserved,
  view: DataView = freshView(IOMMU_TEST_CMD_ADD_RESERVED_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_test_cmd_add_reserved", view, offset, 16);
  checkIommuTestCmdAddReservedValue(value);
  writeIommuTestCmdAddReserved(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_add_reserved` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdAddReservedBytes`
 * first; what it writes is.
 */
export class IommuTestCmdAddReservedCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_test_cmd_add_reserved", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_test_cmd_add_reserved", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** First address. */
  get start(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set start(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_add_reserved", "start", value, 0);
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
  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_add_reserved", "length", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct (anonymous) {    /* x86_64 */
//     __u32 out_stdev_id; /*  0   4 */
//     __u32 out_hwpt_id;  /*  4   4 */
//     __u32 out_idev_id;  /*  8   4 */
// };                      /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_MOCK_DOMAIN. */
export interface IommuTestCmdMockDomain {
  /** Out: the mock device. */
  readonly outStdevId: number;
  /** Out: the page table it is attached to. */
  readonly outHwptId: number;
  /** Out: the device's own object. */
  readonly outIdevId: number;
}

/** Bytes of a `struct iommu_test_cmd_mock_domain`. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_OFFSET = {
  outStdevId: 0,
  outHwptId: 4,
  outIdevId: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_mock_domain`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdMockDomainBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("iommu_test_cmd_mock_domain", view, offset, 12, end);
}

/**
 * Reads bytes that `checkIommuTestCmdMockDomainBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdMockDomain(view: DataView, offset = 0): IommuTestCmdMockDomain {
  return {
    outStdevId: view.getUint32(offset, true),
    outHwptId: view.getUint32(offset + 4, true),
    outIdevId: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdMockDomain(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdMockDomain {
  checkIommuTestCmdMockDomainBytes(view, offset, end);
  return readIommuTestCmdMockDomain(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdMockDomainValue(value: IommuTestCmdMockDomain): void {
  if (!isU32(value.outStdevId))
    requireU32("iommu_test_cmd_mock_domain", "out_stdev_id", value.outStdevId, 0);
  if (!isU32(value.outHwptId))
    requireU32("iommu_test_cmd_mock_domain", "out_hwpt_id", value.outHwptId, 4);
  if (!isU32(value.outIdevId))
    requireU32("iommu_test_cmd_mock_domain", "out_idev_id", value.outIdevId, 8);
}

/**
 * Writes a value that `checkIommuTestCmdMockDomainValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdMockDomain(
  value: IommuTestCmdMockDomain,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.outStdevId, true);
  view.setUint32(offset + 4, value.outHwptId, true);
  view.setUint32(offset + 8, value.outIdevId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdMockDomain(
  value: IommuTestCmdMockDomain,
  view: DataView = freshView(IOMMU_TEST_CMD_MOCK_DOMAIN_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("iommu_test_cmd_mock_domain", view, offset, 12);
  checkIommuTestCmdMockDomainValue(value);
  writeIommuTestCmdMockDomain(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_mock_domain` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdMockDomainBytes`
 * first; what it writes is.
 */
export class IommuTestCmdMockDomainCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("iommu_test_cmd_mock_domain", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("iommu_test_cmd_mock_domain", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Out: the mock device. */
  get outStdevId(): number {
    return this._view.getUint32(this._at, true);
  }
  set outStdevId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain", "out_stdev_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the page table it is attached to. */
  get outHwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set outHwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain", "out_hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: the device's own object. */
  get outIdevId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set outIdevId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain", "out_idev_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct (anonymous) {    /* x86_64 */
//     __u32 out_stdev_id; /*  0   4 */
//     __u32 out_hwpt_id;  /*  4   4 */
//     __u32 out_idev_id;  /*  8   4 */
//     __u32 dev_flags;    /* 12   4 */
// };                      /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_MOCK_DOMAIN_FLAGS. */
export interface IommuTestCmdMockDomainFlags {
  /** Out: the mock device. */
  readonly outStdevId: number;
  /** Out: the page table it is attached to. */
  readonly outHwptId: number;
  /** Out: the device's own object. */
  readonly outIdevId: number;
  /** MOCK_FLAGS_DEVICE bits. */
  readonly devFlags: number;
}

/** Bytes of a `struct iommu_test_cmd_mock_domain_flags`. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_FLAGS_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_FLAGS_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_FLAGS_OFFSET = {
  outStdevId: 0,
  outHwptId: 4,
  outIdevId: 8,
  devFlags: 12,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_mock_domain_flags`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkIommuTestCmdMockDomainFlagsBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_test_cmd_mock_domain_flags", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuTestCmdMockDomainFlagsBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuTestCmdMockDomainFlags(
  view: DataView,
  offset = 0,
): IommuTestCmdMockDomainFlags {
  return {
    outStdevId: view.getUint32(offset, true),
    outHwptId: view.getUint32(offset + 4, true),
    outIdevId: view.getUint32(offset + 8, true),
    devFlags: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdMockDomainFlags(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdMockDomainFlags {
  checkIommuTestCmdMockDomainFlagsBytes(view, offset, end);
  return readIommuTestCmdMockDomainFlags(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdMockDomainFlagsValue(value: IommuTestCmdMockDomainFlags): void {
  if (!isU32(value.outStdevId))
    requireU32("iommu_test_cmd_mock_domain_flags", "out_stdev_id", value.outStdevId, 0);
  if (!isU32(value.outHwptId))
    requireU32("iommu_test_cmd_mock_domain_flags", "out_hwpt_id", value.outHwptId, 4);
  if (!isU32(value.outIdevId))
    requireU32("iommu_test_cmd_mock_domain_flags", "out_idev_id", value.outIdevId, 8);
  if (!isU32(value.devFlags))
    requireU32("iommu_test_cmd_mock_domain_flags", "dev_flags", value.devFlags, 12);
}

/**
 * Writes a value that `checkIommuTestCmdMockDomainFlagsValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuTestCmdMockDomainFlags(
  value: IommuTestCmdMockDomainFlags,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.outStdevId, true);
  view.setUint32(offset + 4, value.outHwptId, true);
  view.setUint32(offset + 8, value.outIdevId, true);
  view.setUint32(offset + 12, value.devFlags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdMockDomainFlags(
  value: IommuTestCmdMockDomainFlags,
  view: DataView = freshView(IOMMU_TEST_CMD_MOCK_DOMAIN_FLAGS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_test_cmd_mock_domain_flags", view, offset, 16);
  checkIommuTestCmdMockDomainFlagsValue(value);
  writeIommuTestCmdMockDomainFlags(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_mock_domain_flags` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdMockDomainFlagsBytes` first; what it writes is.
 */
export class IommuTestCmdMockDomainFlagsCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_test_cmd_mock_domain_flags", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_test_cmd_mock_domain_flags", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Out: the mock device. */
  get outStdevId(): number {
    return this._view.getUint32(this._at, true);
  }
  set outStdevId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain_flags", "out_stdev_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the page table it is attached to. */
  get outHwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set outHwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain_flags", "out_hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: the device's own object. */
  get outIdevId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set outIdevId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain_flags", "out_idev_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** MOCK_FLAGS_DEVICE bits. */
  get devFlags(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set devFlags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain_flags", "dev_flags", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 pt_id;     /*  0   4 */
// };                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_MOCK_DOMAIN_REPLACE. */
export interface IommuTestCmdMockDomainReplace {
  /** In: what to attach to. Out: the page table in use. */
  readonly ptId: number;
}

/** Bytes of a `struct iommu_test_cmd_mock_domain_replace`. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_REPLACE_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_REPLACE_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_MOCK_DOMAIN_REPLACE_OFFSET = {
  ptId: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_mock_domain_replace`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkIommuTestCmdMockDomainReplaceBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_test_cmd_mock_domain_replace", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuTestCmdMockDomainReplaceBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuTestCmdMockDomainReplace(
  view: DataView,
  offset = 0,
): IommuTestCmdMockDomainReplace {
  return {
    ptId: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdMockDomainReplace(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdMockDomainReplace {
  checkIommuTestCmdMockDomainReplaceBytes(view, offset, end);
  return readIommuTestCmdMockDomainReplace(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdMockDomainReplaceValue(
  value: IommuTestCmdMockDomainReplace,
): void {
  if (!isU32(value.ptId)) requireU32("iommu_test_cmd_mock_domain_replace", "pt_id", value.ptId, 0);
}

/**
 * Writes a value that `checkIommuTestCmdMockDomainReplaceValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeIommuTestCmdMockDomainReplace(
  value: IommuTestCmdMockDomainReplace,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.ptId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdMockDomainReplace(
  value: IommuTestCmdMockDomainReplace,
  view: DataView = freshView(IOMMU_TEST_CMD_MOCK_DOMAIN_REPLACE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_mock_domain_replace", view, offset, 4);
  checkIommuTestCmdMockDomainReplaceValue(value);
  writeIommuTestCmdMockDomainReplace(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_mock_domain_replace` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdMockDomainReplaceBytes` first; what it writes is.
 */
export class IommuTestCmdMockDomainReplaceCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_mock_domain_replace", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_test_cmd_mock_domain_replace", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** In: what to attach to. Out: the page table in use. */
  get ptId(): number {
    return this._view.getUint32(this._at, true);
  }
  set ptId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_mock_domain_replace", "pt_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct (anonymous) {      /* x86_64 */
//     __aligned_u64 iova;   /*  0   8 */
//     __aligned_u64 length; /*  8   8 */
//     __aligned_u64 uptr;   /* 16   8 */
// };                        /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** IOMMU_TEST_OP_MD_CHECK_MAP. */
export interface IommuTestCmdCheckMap {
  /** First address. */
  readonly iova: bigint;
  /** Bytes. */
  readonly length: bigint;
  /** The caller's memory that should be there. */
  readonly uptr: bigint;
}

/** Bytes of a `struct iommu_test_cmd_check_map`. */
export const IOMMU_TEST_CMD_CHECK_MAP_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_CHECK_MAP_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_CHECK_MAP_OFFSET = {
  iova: 0,
  length: 8,
  uptr: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_check_map`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdCheckMapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("iommu_test_cmd_check_map", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuTestCmdCheckMapBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdCheckMap(view: DataView, offset = 0): IommuTestCmdCheckMap {
  return {
    iova: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
    uptr: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdCheckMap(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdCheckMap {
  checkIommuTestCmdCheckMapBytes(view, offset, end);
  return readIommuTestCmdCheckMap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdCheckMapValue(value: IommuTestCmdCheckMap): void {
  if (!isU64(value.iova)) requireU64("iommu_test_cmd_check_map", "iova", value.iova, 0);
  if (!isU64(value.length)) requireU64("iommu_test_cmd_check_map", "length", value.length, 8);
  if (!isU64(value.uptr)) requireU64("iommu_test_cmd_check_map", "uptr", value.uptr, 16);
}

/**
 * Writes a value that `checkIommuTestCmdCheckMapValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdCheckMap(
  value: IommuTestCmdCheckMap,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.iova, true);
  view.setBigUint64(offset + 8, value.length, true);
  view.setBigUint64(offset + 16, value.uptr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdCheckMap(
  value: IommuTestCmdCheckMap,
  view: DataView = freshView(IOMMU_TEST_CMD_CHECK_MAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_test_cmd_check_map", view, offset, 24);
  checkIommuTestCmdCheckMapValue(value);
  writeIommuTestCmdCheckMap(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_check_map` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdCheckMapBytes`
 * first; what it writes is.
 */
export class IommuTestCmdCheckMapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_test_cmd_check_map", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_test_cmd_check_map", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** First address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_check_map", "iova", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_check_map", "length", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** The caller's memory that should be there. */
  get uptr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set uptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_check_map", "uptr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get uptrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set uptrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get uptrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set uptrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct (anonymous) {      /* x86_64 */
//     __aligned_u64 length; /*  0   8 */
//     __aligned_u64 uptr;   /*  8   8 */
//     __u32 refs;           /* 16   4 */
//     /* padding */         /* 20   4 */
// };                        /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: members 20 + padding 4 = size 24, align 8 */

/** IOMMU_TEST_OP_MD_CHECK_REFS. */
export interface IommuTestCmdCheckRefs {
  /** Bytes. */
  readonly length: bigint;
  /** The caller's memory. */
  readonly uptr: bigint;
  /** How often each page should be pinned. */
  readonly refs: number;
}

/** Bytes of a `struct iommu_test_cmd_check_refs`. */
export const IOMMU_TEST_CMD_CHECK_REFS_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_CHECK_REFS_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_CHECK_REFS_OFFSET = {
  length: 0,
  uptr: 8,
  refs: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_check_refs`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdCheckRefsBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("iommu_test_cmd_check_refs", view, offset, 24, end);
  if (view.getUint32(offset + 20, true) !== 0)
    requireZero(
      "iommu_test_cmd_check_refs",
      "(padding at the end)",
      view,
      offset + 20,
      4,
      "padding",
    );
}

/**
 * Reads bytes that `checkIommuTestCmdCheckRefsBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdCheckRefs(view: DataView, offset = 0): IommuTestCmdCheckRefs {
  return {
    length: view.getBigUint64(offset, true),
    uptr: view.getBigUint64(offset + 8, true),
    refs: view.getUint32(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdCheckRefs(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdCheckRefs {
  checkIommuTestCmdCheckRefsBytes(view, offset, end);
  return readIommuTestCmdCheckRefs(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdCheckRefsValue(value: IommuTestCmdCheckRefs): void {
  if (!isU64(value.length)) requireU64("iommu_test_cmd_check_refs", "length", value.length, 0);
  if (!isU64(value.uptr)) requireU64("iommu_test_cmd_check_refs", "uptr", value.uptr, 8);
  if (!isU32(value.refs)) requireU32("iommu_test_cmd_check_refs", "refs", value.refs, 16);
}

/**
 * Writes a value that `checkIommuTestCmdCheckRefsValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdCheckRefs(
  value: IommuTestCmdCheckRefs,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.length, true);
  view.setBigUint64(offset + 8, value.uptr, true);
  view.setUint32(offset + 16, value.refs, true);
  view.setUint32(offset + 20, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdCheckRefs(
  value: IommuTestCmdCheckRefs,
  view: DataView = freshView(IOMMU_TEST_CMD_CHECK_REFS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_test_cmd_check_refs", view, offset, 24);
  checkIommuTestCmdCheckRefsValue(value);
  writeIommuTestCmdCheckRefs(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_check_refs` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdCheckRefsBytes`
 * first; what it writes is.
 */
export class IommuTestCmdCheckRefsCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_test_cmd_check_refs", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_test_cmd_check_refs", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_check_refs", "length", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** The caller's memory. */
  get uptr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set uptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_check_refs", "uptr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get uptrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set uptrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get uptrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set uptrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** How often each page should be pinned. */
  get refs(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set refs(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_check_refs", "refs", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
}

// struct (anonymous) {     /* x86_64 */
//     __u32 out_access_fd; /*  0   4 */
//     __u32 flags;         /*  4   4 */
// };                       /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_CREATE_ACCESS. */
export interface IommuTestCmdCreateAccess {
  /** Out: its descriptor. */
  readonly outAccessFd: number;
  /** MOCK_FLAGS_ACCESS_CREATE bits. */
  readonly flags: number;
}

/** Bytes of a `struct iommu_test_cmd_create_access`. */
export const IOMMU_TEST_CMD_CREATE_ACCESS_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_CREATE_ACCESS_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_CREATE_ACCESS_OFFSET = {
  outAccessFd: 0,
  flags: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_create_access`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdCreateAccessBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_create_access", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdCreateAccessBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdCreateAccess(view: DataView, offset = 0): IommuTestCmdCreateAccess {
  return {
    outAccessFd: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdCreateAccess(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdCreateAccess {
  checkIommuTestCmdCreateAccessBytes(view, offset, end);
  return readIommuTestCmdCreateAccess(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdCreateAccessValue(value: IommuTestCmdCreateAccess): void {
  if (!isU32(value.outAccessFd))
    requireU32("iommu_test_cmd_create_access", "out_access_fd", value.outAccessFd, 0);
  if (!isU32(value.flags)) requireU32("iommu_test_cmd_create_access", "flags", value.flags, 4);
}

/**
 * Writes a value that `checkIommuTestCmdCreateAccessValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuTestCmdCreateAccess(
  value: IommuTestCmdCreateAccess,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.outAccessFd, true);
  view.setUint32(offset + 4, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdCreateAccess(
  value: IommuTestCmdCreateAccess,
  view: DataView = freshView(IOMMU_TEST_CMD_CREATE_ACCESS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_create_access", view, offset, 8);
  checkIommuTestCmdCreateAccessValue(value);
  writeIommuTestCmdCreateAccess(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_create_access` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdCreateAccessBytes` first; what it writes is.
 */
export class IommuTestCmdCreateAccessCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_create_access", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_create_access", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Out: its descriptor. */
  get outAccessFd(): number {
    return this._view.getUint32(this._at, true);
  }
  set outAccessFd(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_create_access", "out_access_fd", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** MOCK_FLAGS_ACCESS_CREATE bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_create_access", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) {       /* x86_64 */
//     __u32 access_pages_id; /*  0   4 */
// };                         /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_DESTROY_ACCESS_PAGES. */
export interface IommuTestCmdDestroyAccessPages {
  /** Which pages, as IOMMU_TEST_OP_ACCESS_PAGES named them. */
  readonly accessPagesId: number;
}

/** Bytes of a `struct iommu_test_cmd_destroy_access_pages`. */
export const IOMMU_TEST_CMD_DESTROY_ACCESS_PAGES_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_DESTROY_ACCESS_PAGES_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_DESTROY_ACCESS_PAGES_OFFSET = {
  accessPagesId: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_destroy_access_pages`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkIommuTestCmdDestroyAccessPagesBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_test_cmd_destroy_access_pages", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuTestCmdDestroyAccessPagesBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuTestCmdDestroyAccessPages(
  view: DataView,
  offset = 0,
): IommuTestCmdDestroyAccessPages {
  return {
    accessPagesId: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdDestroyAccessPages(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdDestroyAccessPages {
  checkIommuTestCmdDestroyAccessPagesBytes(view, offset, end);
  return readIommuTestCmdDestroyAccessPages(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdDestroyAccessPagesValue(
  value: IommuTestCmdDestroyAccessPages,
): void {
  if (!isU32(value.accessPagesId))
    requireU32("iommu_test_cmd_destroy_access_pages", "access_pages_id", value.accessPagesId, 0);
}

/**
 * Writes a value that `checkIommuTestCmdDestroyAccessPagesValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeIommuTestCmdDestroyAccessPages(
  value: IommuTestCmdDestroyAccessPages,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.accessPagesId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdDestroyAccessPages(
  value: IommuTestCmdDestroyAccessPages,
  view: DataView = freshView(IOMMU_TEST_CMD_DESTROY_ACCESS_PAGES_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_destroy_access_pages", view, offset, 4);
  checkIommuTestCmdDestroyAccessPagesValue(value);
  writeIommuTestCmdDestroyAccessPages(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_destroy_access_pages` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdDestroyAccessPagesBytes` first; what it writes is.
 */
export class IommuTestCmdDestroyAccessPagesCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_destroy_access_pages", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_test_cmd_destroy_access_pages", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** Which pages, as IOMMU_TEST_OP_ACCESS_PAGES named them. */
  get accessPagesId(): number {
    return this._view.getUint32(this._at, true);
  }
  set accessPagesId(value: number) {
    if (!isU32(value))
      requireU32("iommu_test_cmd_destroy_access_pages", "access_pages_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct (anonymous) {           /* x86_64 */
//     __u32 flags;               /*  0   4 */
//     __u32 out_access_pages_id; /*  4   4 */
//     __aligned_u64 iova;        /*  8   8 */
//     __aligned_u64 length;      /* 16   8 */
//     __aligned_u64 uptr;        /* 24   8 */
// };                             /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** IOMMU_TEST_OP_ACCESS_PAGES. */
export interface IommuTestCmdAccessPages {
  /** MOCK_FLAGS_ACCESS bits. */
  readonly flags: number;
  /** Out: what the pages are named by. */
  readonly outAccessPagesId: number;
  /** First address. */
  readonly iova: bigint;
  /** Bytes. */
  readonly length: bigint;
  /** The caller's memory that should be there. */
  readonly uptr: bigint;
}

/** Bytes of a `struct iommu_test_cmd_access_pages`. */
export const IOMMU_TEST_CMD_ACCESS_PAGES_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_ACCESS_PAGES_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_ACCESS_PAGES_OFFSET = {
  flags: 0,
  outAccessPagesId: 4,
  iova: 8,
  length: 16,
  uptr: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_access_pages`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdAccessPagesBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("iommu_test_cmd_access_pages", view, offset, 32, end);
}

/**
 * Reads bytes that `checkIommuTestCmdAccessPagesBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdAccessPages(view: DataView, offset = 0): IommuTestCmdAccessPages {
  return {
    flags: view.getUint32(offset, true),
    outAccessPagesId: view.getUint32(offset + 4, true),
    iova: view.getBigUint64(offset + 8, true),
    length: view.getBigUint64(offset + 16, true),
    uptr: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdAccessPages(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdAccessPages {
  checkIommuTestCmdAccessPagesBytes(view, offset, end);
  return readIommuTestCmdAccessPages(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdAccessPagesValue(value: IommuTestCmdAccessPages): void {
  if (!isU32(value.flags)) requireU32("iommu_test_cmd_access_pages", "flags", value.flags, 0);
  if (!isU32(value.outAccessPagesId))
    requireU32("iommu_test_cmd_access_pages", "out_access_pages_id", value.outAccessPagesId, 4);
  if (!isU64(value.iova)) requireU64("iommu_test_cmd_access_pages", "iova", value.iova, 8);
  if (!isU64(value.length)) requireU64("iommu_test_cmd_access_pages", "length", value.length, 16);
  if (!isU64(value.uptr)) requireU64("iommu_test_cmd_access_pages", "uptr", value.uptr, 24);
}

/**
 * Writes a value that `checkIommuTestCmdAccessPagesValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdAccessPages(
  value: IommuTestCmdAccessPages,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, value.outAccessPagesId, true);
  view.setBigUint64(offset + 8, value.iova, true);
  view.setBigUint64(offset + 16, value.length, true);
  view.setBigUint64(offset + 24, value.uptr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdAccessPages(
  value: IommuTestCmdAccessPages,
  view: DataView = freshView(IOMMU_TEST_CMD_ACCESS_PAGES_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_test_cmd_access_pages", view, offset, 32);
  checkIommuTestCmdAccessPagesValue(value);
  writeIommuTestCmdAccessPages(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_access_pages` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdAccessPagesBytes`
 * first; what it writes is.
 */
export class IommuTestCmdAccessPagesCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_test_cmd_access_pages", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("iommu_test_cmd_access_pages", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** MOCK_FLAGS_ACCESS bits. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_access_pages", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: what the pages are named by. */
  get outAccessPagesId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set outAccessPagesId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_access_pages", "out_access_pages_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** First address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_access_pages", "iova", value, 8);
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
  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_access_pages", "length", value, 16);
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
  /** The caller's memory that should be there. */
  get uptr(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set uptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_access_pages", "uptr", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get uptrLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set uptrLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get uptrHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set uptrHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct (anonymous) {      /* x86_64 */
//     __aligned_u64 iova;   /*  0   8 */
//     __aligned_u64 length; /*  8   8 */
//     __aligned_u64 uptr;   /* 16   8 */
//     __u32 flags;          /* 24   4 */
//     /* padding */         /* 28   4 */
// };                        /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: members 28 + padding 4 = size 32, align 8 */

/** IOMMU_TEST_OP_ACCESS_RW. */
export interface IommuTestCmdAccessRw {
  /** First address. */
  readonly iova: bigint;
  /** Bytes. */
  readonly length: bigint;
  /** The caller's memory to copy to or from. */
  readonly uptr: bigint;
  /** MOCK_ACCESS_RW bits. */
  readonly flags: number;
}

/** Bytes of a `struct iommu_test_cmd_access_rw`. */
export const IOMMU_TEST_CMD_ACCESS_RW_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_ACCESS_RW_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_ACCESS_RW_OFFSET = {
  iova: 0,
  length: 8,
  uptr: 16,
  flags: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_access_rw`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdAccessRwBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("iommu_test_cmd_access_rw", view, offset, 32, end);
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero(
      "iommu_test_cmd_access_rw",
      "(padding at the end)",
      view,
      offset + 28,
      4,
      "padding",
    );
}

/**
 * Reads bytes that `checkIommuTestCmdAccessRwBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdAccessRw(view: DataView, offset = 0): IommuTestCmdAccessRw {
  return {
    iova: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
    uptr: view.getBigUint64(offset + 16, true),
    flags: view.getUint32(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdAccessRw(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdAccessRw {
  checkIommuTestCmdAccessRwBytes(view, offset, end);
  return readIommuTestCmdAccessRw(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdAccessRwValue(value: IommuTestCmdAccessRw): void {
  if (!isU64(value.iova)) requireU64("iommu_test_cmd_access_rw", "iova", value.iova, 0);
  if (!isU64(value.length)) requireU64("iommu_test_cmd_access_rw", "length", value.length, 8);
  if (!isU64(value.uptr)) requireU64("iommu_test_cmd_access_rw", "uptr", value.uptr, 16);
  if (!isU32(value.flags)) requireU32("iommu_test_cmd_access_rw", "flags", value.flags, 24);
}

/**
 * Writes a value that `checkIommuTestCmdAccessRwValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdAccessRw(
  value: IommuTestCmdAccessRw,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.iova, true);
  view.setBigUint64(offset + 8, value.length, true);
  view.setBigUint64(offset + 16, value.uptr, true);
  view.setUint32(offset + 24, value.flags, true);
  view.setUint32(offset + 28, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdAccessRw(
  value: IommuTestCmdAccessRw,
  view: DataView = freshView(IOMMU_TEST_CMD_ACCESS_RW_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_test_cmd_access_rw", view, offset, 32);
  checkIommuTestCmdAccessRwValue(value);
  writeIommuTestCmdAccessRw(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_access_rw` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdAccessRwBytes`
 * first; what it writes is.
 */
export class IommuTestCmdAccessRwCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_test_cmd_access_rw", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("iommu_test_cmd_access_rw", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** First address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_access_rw", "iova", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_access_rw", "length", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** The caller's memory to copy to or from. */
  get uptr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set uptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_access_rw", "uptr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get uptrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set uptrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get uptrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set uptrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** MOCK_ACCESS_RW bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_access_rw", "flags", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 limit;     /*  0   4 */
// };                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_SET_TEMP_MEMORY_LIMIT. */
export interface IommuTestCmdMemoryLimit {
  /** Bytes; less than twelve is refused. */
  readonly limit: number;
}

/** Bytes of a `struct iommu_test_cmd_memory_limit`. */
export const IOMMU_TEST_CMD_MEMORY_LIMIT_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_MEMORY_LIMIT_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_MEMORY_LIMIT_OFFSET = {
  limit: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_memory_limit`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdMemoryLimitBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_test_cmd_memory_limit", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuTestCmdMemoryLimitBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdMemoryLimit(view: DataView, offset = 0): IommuTestCmdMemoryLimit {
  return {
    limit: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdMemoryLimit(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdMemoryLimit {
  checkIommuTestCmdMemoryLimitBytes(view, offset, end);
  return readIommuTestCmdMemoryLimit(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdMemoryLimitValue(value: IommuTestCmdMemoryLimit): void {
  if (!isU32(value.limit)) requireU32("iommu_test_cmd_memory_limit", "limit", value.limit, 0);
}

/**
 * Writes a value that `checkIommuTestCmdMemoryLimitValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdMemoryLimit(
  value: IommuTestCmdMemoryLimit,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.limit, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdMemoryLimit(
  value: IommuTestCmdMemoryLimit,
  view: DataView = freshView(IOMMU_TEST_CMD_MEMORY_LIMIT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_memory_limit", view, offset, 4);
  checkIommuTestCmdMemoryLimitValue(value);
  writeIommuTestCmdMemoryLimit(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_memory_limit` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdMemoryLimitBytes`
 * first; what it writes is.
 */
export class IommuTestCmdMemoryLimitCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_memory_limit", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_test_cmd_memory_limit", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** Bytes; less than twelve is refused. */
  get limit(): number {
    return this._view.getUint32(this._at, true);
  }
  set limit(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_memory_limit", "limit", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 ioas_id;   /*  0   4 */
// };                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_ACCESS_REPLACE_IOAS. */
export interface IommuTestCmdAccessReplaceIoas {
  /** The address space to move to; 0 for none. */
  readonly ioasId: number;
}

/** Bytes of a `struct iommu_test_cmd_access_replace_ioas`. */
export const IOMMU_TEST_CMD_ACCESS_REPLACE_IOAS_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_ACCESS_REPLACE_IOAS_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_ACCESS_REPLACE_IOAS_OFFSET = {
  ioasId: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_access_replace_ioas`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkIommuTestCmdAccessReplaceIoasBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_test_cmd_access_replace_ioas", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuTestCmdAccessReplaceIoasBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuTestCmdAccessReplaceIoas(
  view: DataView,
  offset = 0,
): IommuTestCmdAccessReplaceIoas {
  return {
    ioasId: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdAccessReplaceIoas(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdAccessReplaceIoas {
  checkIommuTestCmdAccessReplaceIoasBytes(view, offset, end);
  return readIommuTestCmdAccessReplaceIoas(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdAccessReplaceIoasValue(
  value: IommuTestCmdAccessReplaceIoas,
): void {
  if (!isU32(value.ioasId))
    requireU32("iommu_test_cmd_access_replace_ioas", "ioas_id", value.ioasId, 0);
}

/**
 * Writes a value that `checkIommuTestCmdAccessReplaceIoasValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeIommuTestCmdAccessReplaceIoas(
  value: IommuTestCmdAccessReplaceIoas,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.ioasId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdAccessReplaceIoas(
  value: IommuTestCmdAccessReplaceIoas,
  view: DataView = freshView(IOMMU_TEST_CMD_ACCESS_REPLACE_IOAS_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_access_replace_ioas", view, offset, 4);
  checkIommuTestCmdAccessReplaceIoasValue(value);
  writeIommuTestCmdAccessReplaceIoas(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_access_replace_ioas` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdAccessReplaceIoasBytes` first; what it writes is.
 */
export class IommuTestCmdAccessReplaceIoasCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_access_replace_ioas", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_test_cmd_access_replace_ioas", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** The address space to move to; 0 for none. */
  get ioasId(): number {
    return this._view.getUint32(this._at, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_access_replace_ioas", "ioas_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct (anonymous) {            /* x86_64 */
//     __u32 flags;                /*  0   4 */
//     /* hole */                  /*  4   4 */
//     __aligned_u64 iova;         /*  8   8 */
//     __aligned_u64 length;       /* 16   8 */
//     __aligned_u64 page_size;    /* 24   8 */
//     __aligned_u64 uptr;         /* 32   8 */
//     __aligned_u64 out_nr_dirty; /* 40   8 */
// };                              /* size 48 */
// /* x86_64, i386, x32, arm, armeb, 31 more: members 44 + holes 4 = size 48, align 8 */

/** IOMMU_TEST_OP_DIRTY. */
export interface IommuTestCmdDirty {
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** First address. */
  readonly iova: bigint;
  /** Bytes. */
  readonly length: bigint;
  /** Bytes a bit stands for. */
  readonly pageSize: bigint;
  /** The bitmap of pages to mark. */
  readonly uptr: bigint;
  /** Out: how many pages were marked. */
  readonly outNrDirty: bigint;
}

/** Bytes of a `struct iommu_test_cmd_dirty`. */
export const IOMMU_TEST_CMD_DIRTY_SIZE = 48;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_DIRTY_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_DIRTY_OFFSET = {
  flags: 0,
  iova: 8,
  length: 16,
  pageSize: 24,
  uptr: 32,
  outNrDirty: 40,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_dirty`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdDirtyBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 48, end)) requireRoom("iommu_test_cmd_dirty", view, offset, 48, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("iommu_test_cmd_dirty", "(hole after flags)", view, offset + 4, 4, "padding");
}

/**
 * Reads bytes that `checkIommuTestCmdDirtyBytes` has seen; without that, what comes is not checked.
 */
export function readIommuTestCmdDirty(view: DataView, offset = 0): IommuTestCmdDirty {
  return {
    flags: view.getUint32(offset, true),
    iova: view.getBigUint64(offset + 8, true),
    length: view.getBigUint64(offset + 16, true),
    pageSize: view.getBigUint64(offset + 24, true),
    uptr: view.getBigUint64(offset + 32, true),
    outNrDirty: view.getBigUint64(offset + 40, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdDirty(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdDirty {
  checkIommuTestCmdDirtyBytes(view, offset, end);
  return readIommuTestCmdDirty(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdDirtyValue(value: IommuTestCmdDirty): void {
  if (!isU32(value.flags)) requireU32("iommu_test_cmd_dirty", "flags", value.flags, 0);
  if (!isU64(value.iova)) requireU64("iommu_test_cmd_dirty", "iova", value.iova, 8);
  if (!isU64(value.length)) requireU64("iommu_test_cmd_dirty", "length", value.length, 16);
  if (!isU64(value.pageSize)) requireU64("iommu_test_cmd_dirty", "page_size", value.pageSize, 24);
  if (!isU64(value.uptr)) requireU64("iommu_test_cmd_dirty", "uptr", value.uptr, 32);
  if (!isU64(value.outNrDirty))
    requireU64("iommu_test_cmd_dirty", "out_nr_dirty", value.outNrDirty, 40);
}

/**
 * Writes a value that `checkIommuTestCmdDirtyValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdDirty(value: IommuTestCmdDirty, view: DataView, offset = 0): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, 0, true);
  view.setBigUint64(offset + 8, value.iova, true);
  view.setBigUint64(offset + 16, value.length, true);
  view.setBigUint64(offset + 24, value.pageSize, true);
  view.setBigUint64(offset + 32, value.uptr, true);
  view.setBigUint64(offset + 40, value.outNrDirty, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdDirty(
  value: IommuTestCmdDirty,
  view: DataView = freshView(IOMMU_TEST_CMD_DIRTY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 48)) requireRoom("iommu_test_cmd_dirty", view, offset, 48);
  checkIommuTestCmdDirtyValue(value);
  writeIommuTestCmdDirty(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_dirty` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuTestCmdDirtyBytes` first; what
 * it writes is.
 */
export class IommuTestCmdDirtyCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 48)) requireRoom("iommu_test_cmd_dirty", view, offset, 48);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 48)) requireRoom("iommu_test_cmd_dirty", this._view, offset, 48);
    this._at = offset;
    return this;
  }

  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_dirty", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** First address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_dirty", "iova", value, 8);
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
  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_dirty", "length", value, 16);
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
  /** Bytes a bit stands for. */
  get pageSize(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set pageSize(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_dirty", "page_size", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get pageSizeLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set pageSizeLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get pageSizeHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set pageSizeHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** The bitmap of pages to mark. */
  get uptr(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set uptr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_dirty", "uptr", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get uptrLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set uptrLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get uptrHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set uptrHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
  /** Out: how many pages were marked. */
  get outNrDirty(): bigint {
    return this._view.getBigUint64(this._at + 40, true);
  }
  set outNrDirty(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_dirty", "out_nr_dirty", value, 40);
    this._view.setBigUint64(this._at + 40, value, true);
  }
  get outNrDirtyLo(): number {
    return this._view.getUint32(this._at + 40, true);
  }
  set outNrDirtyLo(word: number) {
    this._view.setUint32(this._at + 40, word, true);
  }
  get outNrDirtyHi(): number {
    return this._view.getUint32(this._at + 44, true);
  }
  set outNrDirtyHi(word: number) {
    this._view.setUint32(this._at + 44, word, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 id;        /*  0   4 */
//     __u32 iotlb;     /*  4   4 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_MD_CHECK_IOTLB. */
export interface IommuTestCmdCheckIotlb {
  /** Which entry. */
  readonly id: number;
  /** What it should hold. */
  readonly iotlb: number;
}

/** Bytes of a `struct iommu_test_cmd_check_iotlb`. */
export const IOMMU_TEST_CMD_CHECK_IOTLB_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_CHECK_IOTLB_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_CHECK_IOTLB_OFFSET = {
  id: 0,
  iotlb: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_check_iotlb`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdCheckIotlbBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_check_iotlb", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdCheckIotlbBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdCheckIotlb(view: DataView, offset = 0): IommuTestCmdCheckIotlb {
  return {
    id: view.getUint32(offset, true),
    iotlb: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdCheckIotlb(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdCheckIotlb {
  checkIommuTestCmdCheckIotlbBytes(view, offset, end);
  return readIommuTestCmdCheckIotlb(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdCheckIotlbValue(value: IommuTestCmdCheckIotlb): void {
  if (!isU32(value.id)) requireU32("iommu_test_cmd_check_iotlb", "id", value.id, 0);
  if (!isU32(value.iotlb)) requireU32("iommu_test_cmd_check_iotlb", "iotlb", value.iotlb, 4);
}

/**
 * Writes a value that `checkIommuTestCmdCheckIotlbValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdCheckIotlb(
  value: IommuTestCmdCheckIotlb,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.id, true);
  view.setUint32(offset + 4, value.iotlb, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdCheckIotlb(
  value: IommuTestCmdCheckIotlb,
  view: DataView = freshView(IOMMU_TEST_CMD_CHECK_IOTLB_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_check_iotlb", view, offset, 8);
  checkIommuTestCmdCheckIotlbValue(value);
  writeIommuTestCmdCheckIotlb(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_check_iotlb` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdCheckIotlbBytes`
 * first; what it writes is.
 */
export class IommuTestCmdCheckIotlbCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_check_iotlb", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_check_iotlb", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Which entry. */
  get id(): number {
    return this._view.getUint32(this._at, true);
  }
  set id(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_check_iotlb", "id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What it should hold. */
  get iotlb(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set iotlb(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_check_iotlb", "iotlb", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 dev_id;    /*  0   4 */
//     __u32 pasid;     /*  4   4 */
//     __u32 grpid;     /*  8   4 */
//     __u32 perm;      /* 12   4 */
//     __u64 addr;      /* 16   8 */
// };                   /* size 24 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 24, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_TRIGGER_IOPF. */
export interface IommuTestCmdTriggerIopf {
  /** The device. */
  readonly devId: number;
  /** Its process address space. */
  readonly pasid: number;
  /** The group of faults. */
  readonly grpid: number;
  /** What was tried: IOMMU_PGFAULT_PERM bits. */
  readonly perm: number;
  /** The address. */
  readonly addr: bigint;
}

/** Bytes of a `struct iommu_test_cmd_trigger_iopf`. */
export const IOMMU_TEST_CMD_TRIGGER_IOPF_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_TRIGGER_IOPF_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_TRIGGER_IOPF_OFFSET = {
  devId: 0,
  pasid: 4,
  grpid: 8,
  perm: 12,
  addr: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_trigger_iopf`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdTriggerIopfBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("iommu_test_cmd_trigger_iopf", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuTestCmdTriggerIopfBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdTriggerIopf(view: DataView, offset = 0): IommuTestCmdTriggerIopf {
  return {
    devId: view.getUint32(offset, true),
    pasid: view.getUint32(offset + 4, true),
    grpid: view.getUint32(offset + 8, true),
    perm: view.getUint32(offset + 12, true),
    addr: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdTriggerIopf(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdTriggerIopf {
  checkIommuTestCmdTriggerIopfBytes(view, offset, end);
  return readIommuTestCmdTriggerIopf(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdTriggerIopfValue(value: IommuTestCmdTriggerIopf): void {
  if (!isU32(value.devId)) requireU32("iommu_test_cmd_trigger_iopf", "dev_id", value.devId, 0);
  if (!isU32(value.pasid)) requireU32("iommu_test_cmd_trigger_iopf", "pasid", value.pasid, 4);
  if (!isU32(value.grpid)) requireU32("iommu_test_cmd_trigger_iopf", "grpid", value.grpid, 8);
  if (!isU32(value.perm)) requireU32("iommu_test_cmd_trigger_iopf", "perm", value.perm, 12);
  if (!isU64(value.addr)) requireU64("iommu_test_cmd_trigger_iopf", "addr", value.addr, 16);
}

/**
 * Writes a value that `checkIommuTestCmdTriggerIopfValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdTriggerIopf(
  value: IommuTestCmdTriggerIopf,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.devId, true);
  view.setUint32(offset + 4, value.pasid, true);
  view.setUint32(offset + 8, value.grpid, true);
  view.setUint32(offset + 12, value.perm, true);
  view.setBigUint64(offset + 16, value.addr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdTriggerIopf(
  value: IommuTestCmdTriggerIopf,
  view: DataView = freshView(IOMMU_TEST_CMD_TRIGGER_IOPF_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_test_cmd_trigger_iopf", view, offset, 24);
  checkIommuTestCmdTriggerIopfValue(value);
  writeIommuTestCmdTriggerIopf(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_trigger_iopf` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdTriggerIopfBytes`
 * first; what it writes is.
 */
export class IommuTestCmdTriggerIopfCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_test_cmd_trigger_iopf", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_test_cmd_trigger_iopf", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** The device. */
  get devId(): number {
    return this._view.getUint32(this._at, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_trigger_iopf", "dev_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Its process address space. */
  get pasid(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_trigger_iopf", "pasid", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The group of faults. */
  get grpid(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set grpid(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_trigger_iopf", "grpid", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** What was tried: IOMMU_PGFAULT_PERM bits. */
  get perm(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set perm(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_trigger_iopf", "perm", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** The address. */
  get addr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set addr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_test_cmd_trigger_iopf", "addr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get addrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set addrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get addrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set addrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 id;        /*  0   4 */
//     __u32 cache;     /*  4   4 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_DEV_CHECK_CACHE. */
export interface IommuTestCmdCheckDevCache {
  /** Which entry. */
  readonly id: number;
  /** What it should hold. */
  readonly cache: number;
}

/** Bytes of a `struct iommu_test_cmd_check_dev_cache`. */
export const IOMMU_TEST_CMD_CHECK_DEV_CACHE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_CHECK_DEV_CACHE_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_CHECK_DEV_CACHE_OFFSET = {
  id: 0,
  cache: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_check_dev_cache`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkIommuTestCmdCheckDevCacheBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_check_dev_cache", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdCheckDevCacheBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdCheckDevCache(
  view: DataView,
  offset = 0,
): IommuTestCmdCheckDevCache {
  return {
    id: view.getUint32(offset, true),
    cache: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdCheckDevCache(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdCheckDevCache {
  checkIommuTestCmdCheckDevCacheBytes(view, offset, end);
  return readIommuTestCmdCheckDevCache(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdCheckDevCacheValue(value: IommuTestCmdCheckDevCache): void {
  if (!isU32(value.id)) requireU32("iommu_test_cmd_check_dev_cache", "id", value.id, 0);
  if (!isU32(value.cache)) requireU32("iommu_test_cmd_check_dev_cache", "cache", value.cache, 4);
}

/**
 * Writes a value that `checkIommuTestCmdCheckDevCacheValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuTestCmdCheckDevCache(
  value: IommuTestCmdCheckDevCache,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.id, true);
  view.setUint32(offset + 4, value.cache, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdCheckDevCache(
  value: IommuTestCmdCheckDevCache,
  view: DataView = freshView(IOMMU_TEST_CMD_CHECK_DEV_CACHE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_check_dev_cache", view, offset, 8);
  checkIommuTestCmdCheckDevCacheValue(value);
  writeIommuTestCmdCheckDevCache(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_check_dev_cache` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdCheckDevCacheBytes` first; what it writes is.
 */
export class IommuTestCmdCheckDevCacheCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_check_dev_cache", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_check_dev_cache", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Which entry. */
  get id(): number {
    return this._view.getUint32(this._at, true);
  }
  set id(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_check_dev_cache", "id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What it should hold. */
  get cache(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set cache(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_check_dev_cache", "cache", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 dev_id;    /*  0   4 */
// };                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_TRIGGER_VEVENT. */
export interface IommuTestCmdTriggerVevent {
  /** The device. */
  readonly devId: number;
}

/** Bytes of a `struct iommu_test_cmd_trigger_vevent`. */
export const IOMMU_TEST_CMD_TRIGGER_VEVENT_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_TRIGGER_VEVENT_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_TRIGGER_VEVENT_OFFSET = {
  devId: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_trigger_vevent`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdTriggerVeventBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_test_cmd_trigger_vevent", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuTestCmdTriggerVeventBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdTriggerVevent(
  view: DataView,
  offset = 0,
): IommuTestCmdTriggerVevent {
  return {
    devId: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdTriggerVevent(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdTriggerVevent {
  checkIommuTestCmdTriggerVeventBytes(view, offset, end);
  return readIommuTestCmdTriggerVevent(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdTriggerVeventValue(value: IommuTestCmdTriggerVevent): void {
  if (!isU32(value.devId)) requireU32("iommu_test_cmd_trigger_vevent", "dev_id", value.devId, 0);
}

/**
 * Writes a value that `checkIommuTestCmdTriggerVeventValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuTestCmdTriggerVevent(
  value: IommuTestCmdTriggerVevent,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.devId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdTriggerVevent(
  value: IommuTestCmdTriggerVevent,
  view: DataView = freshView(IOMMU_TEST_CMD_TRIGGER_VEVENT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_trigger_vevent", view, offset, 4);
  checkIommuTestCmdTriggerVeventValue(value);
  writeIommuTestCmdTriggerVevent(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_trigger_vevent` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdTriggerVeventBytes` first; what it writes is.
 */
export class IommuTestCmdTriggerVeventCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_trigger_vevent", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_test_cmd_trigger_vevent", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** The device. */
  get devId(): number {
    return this._view.getUint32(this._at, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_trigger_vevent", "dev_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 pasid;     /*  0   4 */
//     __u32 pt_id;     /*  4   4 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_PASID_ATTACH. */
export interface IommuTestCmdPasidAttach {
  /** The process address space. */
  readonly pasid: number;
  /** In: what to attach to. Out: the page table in use. */
  readonly ptId: number;
}

/** Bytes of a `struct iommu_test_cmd_pasid_attach`. */
export const IOMMU_TEST_CMD_PASID_ATTACH_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_PASID_ATTACH_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_PASID_ATTACH_OFFSET = {
  pasid: 0,
  ptId: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_pasid_attach`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdPasidAttachBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_pasid_attach", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdPasidAttachBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdPasidAttach(view: DataView, offset = 0): IommuTestCmdPasidAttach {
  return {
    pasid: view.getUint32(offset, true),
    ptId: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdPasidAttach(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdPasidAttach {
  checkIommuTestCmdPasidAttachBytes(view, offset, end);
  return readIommuTestCmdPasidAttach(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdPasidAttachValue(value: IommuTestCmdPasidAttach): void {
  if (!isU32(value.pasid)) requireU32("iommu_test_cmd_pasid_attach", "pasid", value.pasid, 0);
  if (!isU32(value.ptId)) requireU32("iommu_test_cmd_pasid_attach", "pt_id", value.ptId, 4);
}

/**
 * Writes a value that `checkIommuTestCmdPasidAttachValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdPasidAttach(
  value: IommuTestCmdPasidAttach,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.pasid, true);
  view.setUint32(offset + 4, value.ptId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdPasidAttach(
  value: IommuTestCmdPasidAttach,
  view: DataView = freshView(IOMMU_TEST_CMD_PASID_ATTACH_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_pasid_attach", view, offset, 8);
  checkIommuTestCmdPasidAttachValue(value);
  writeIommuTestCmdPasidAttach(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_pasid_attach` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdPasidAttachBytes`
 * first; what it writes is.
 */
export class IommuTestCmdPasidAttachCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_pasid_attach", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_pasid_attach", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The process address space. */
  get pasid(): number {
    return this._view.getUint32(this._at, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_attach", "pasid", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** In: what to attach to. Out: the page table in use. */
  get ptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set ptId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_attach", "pt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 pasid;     /*  0   4 */
//     __u32 pt_id;     /*  4   4 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_PASID_REPLACE. */
export interface IommuTestCmdPasidReplace {
  /** The process address space. */
  readonly pasid: number;
  /** In: what to attach to. Out: the page table in use. */
  readonly ptId: number;
}

/** Bytes of a `struct iommu_test_cmd_pasid_replace`. */
export const IOMMU_TEST_CMD_PASID_REPLACE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_PASID_REPLACE_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_PASID_REPLACE_OFFSET = {
  pasid: 0,
  ptId: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_pasid_replace`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdPasidReplaceBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_pasid_replace", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdPasidReplaceBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdPasidReplace(view: DataView, offset = 0): IommuTestCmdPasidReplace {
  return {
    pasid: view.getUint32(offset, true),
    ptId: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdPasidReplace(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdPasidReplace {
  checkIommuTestCmdPasidReplaceBytes(view, offset, end);
  return readIommuTestCmdPasidReplace(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdPasidReplaceValue(value: IommuTestCmdPasidReplace): void {
  if (!isU32(value.pasid)) requireU32("iommu_test_cmd_pasid_replace", "pasid", value.pasid, 0);
  if (!isU32(value.ptId)) requireU32("iommu_test_cmd_pasid_replace", "pt_id", value.ptId, 4);
}

/**
 * Writes a value that `checkIommuTestCmdPasidReplaceValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuTestCmdPasidReplace(
  value: IommuTestCmdPasidReplace,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.pasid, true);
  view.setUint32(offset + 4, value.ptId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdPasidReplace(
  value: IommuTestCmdPasidReplace,
  view: DataView = freshView(IOMMU_TEST_CMD_PASID_REPLACE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_pasid_replace", view, offset, 8);
  checkIommuTestCmdPasidReplaceValue(value);
  writeIommuTestCmdPasidReplace(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_pasid_replace` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdPasidReplaceBytes` first; what it writes is.
 */
export class IommuTestCmdPasidReplaceCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_pasid_replace", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_pasid_replace", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The process address space. */
  get pasid(): number {
    return this._view.getUint32(this._at, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_replace", "pasid", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** In: what to attach to. Out: the page table in use. */
  get ptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set ptId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_replace", "pt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 pasid;     /*  0   4 */
// };                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_PASID_DETACH. */
export interface IommuTestCmdPasidDetach {
  /** The process address space. */
  readonly pasid: number;
}

/** Bytes of a `struct iommu_test_cmd_pasid_detach`. */
export const IOMMU_TEST_CMD_PASID_DETACH_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_PASID_DETACH_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_PASID_DETACH_OFFSET = {
  pasid: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_pasid_detach`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdPasidDetachBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_test_cmd_pasid_detach", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuTestCmdPasidDetachBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdPasidDetach(view: DataView, offset = 0): IommuTestCmdPasidDetach {
  return {
    pasid: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdPasidDetach(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdPasidDetach {
  checkIommuTestCmdPasidDetachBytes(view, offset, end);
  return readIommuTestCmdPasidDetach(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdPasidDetachValue(value: IommuTestCmdPasidDetach): void {
  if (!isU32(value.pasid)) requireU32("iommu_test_cmd_pasid_detach", "pasid", value.pasid, 0);
}

/**
 * Writes a value that `checkIommuTestCmdPasidDetachValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdPasidDetach(
  value: IommuTestCmdPasidDetach,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.pasid, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdPasidDetach(
  value: IommuTestCmdPasidDetach,
  view: DataView = freshView(IOMMU_TEST_CMD_PASID_DETACH_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_pasid_detach", view, offset, 4);
  checkIommuTestCmdPasidDetachValue(value);
  writeIommuTestCmdPasidDetach(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_pasid_detach` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdPasidDetachBytes`
 * first; what it writes is.
 */
export class IommuTestCmdPasidDetachCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_test_cmd_pasid_detach", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_test_cmd_pasid_detach", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** The process address space. */
  get pasid(): number {
    return this._view.getUint32(this._at, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_detach", "pasid", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __u32 pasid;     /*  0   4 */
//     __u32 hwpt_id;   /*  4   4 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_PASID_CHECK_HWPT. */
export interface IommuTestCmdPasidCheck {
  /** The process address space. */
  readonly pasid: number;
  /** The page table it should be attached to; 0 for none. */
  readonly hwptId: number;
}

/** Bytes of a `struct iommu_test_cmd_pasid_check`. */
export const IOMMU_TEST_CMD_PASID_CHECK_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_PASID_CHECK_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_PASID_CHECK_OFFSET = {
  pasid: 0,
  hwptId: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_pasid_check`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdPasidCheckBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_pasid_check", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdPasidCheckBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdPasidCheck(view: DataView, offset = 0): IommuTestCmdPasidCheck {
  return {
    pasid: view.getUint32(offset, true),
    hwptId: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdPasidCheck(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdPasidCheck {
  checkIommuTestCmdPasidCheckBytes(view, offset, end);
  return readIommuTestCmdPasidCheck(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdPasidCheckValue(value: IommuTestCmdPasidCheck): void {
  if (!isU32(value.pasid)) requireU32("iommu_test_cmd_pasid_check", "pasid", value.pasid, 0);
  if (!isU32(value.hwptId)) requireU32("iommu_test_cmd_pasid_check", "hwpt_id", value.hwptId, 4);
}

/**
 * Writes a value that `checkIommuTestCmdPasidCheckValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdPasidCheck(
  value: IommuTestCmdPasidCheck,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.pasid, true);
  view.setUint32(offset + 4, value.hwptId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdPasidCheck(
  value: IommuTestCmdPasidCheck,
  view: DataView = freshView(IOMMU_TEST_CMD_PASID_CHECK_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_pasid_check", view, offset, 8);
  checkIommuTestCmdPasidCheckValue(value);
  writeIommuTestCmdPasidCheck(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_pasid_check` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdPasidCheckBytes`
 * first; what it writes is.
 */
export class IommuTestCmdPasidCheckCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_pasid_check", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_pasid_check", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The process address space. */
  get pasid(): number {
    return this._view.getUint32(this._at, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_check", "pasid", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The page table it should be attached to; 0 for none. */
  get hwptId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set hwptId(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_pasid_check", "hwpt_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) {  /* x86_64 */
//     __u32 length;     /*  0   4 */
//     __u32 open_flags; /*  4   4 */
// };                    /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_DMABUF_GET. */
export interface IommuTestCmdDmabufGet {
  /** Bytes. */
  readonly length: number;
  /** How to open it, as open(2) numbers it. */
  readonly openFlags: number;
}

/** Bytes of a `struct iommu_test_cmd_dmabuf_get`. */
export const IOMMU_TEST_CMD_DMABUF_GET_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_DMABUF_GET_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_DMABUF_GET_OFFSET = {
  length: 0,
  openFlags: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_dmabuf_get`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdDmabufGetBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_dmabuf_get", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdDmabufGetBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdDmabufGet(view: DataView, offset = 0): IommuTestCmdDmabufGet {
  return {
    length: view.getUint32(offset, true),
    openFlags: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdDmabufGet(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdDmabufGet {
  checkIommuTestCmdDmabufGetBytes(view, offset, end);
  return readIommuTestCmdDmabufGet(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdDmabufGetValue(value: IommuTestCmdDmabufGet): void {
  if (!isU32(value.length)) requireU32("iommu_test_cmd_dmabuf_get", "length", value.length, 0);
  if (!isU32(value.openFlags))
    requireU32("iommu_test_cmd_dmabuf_get", "open_flags", value.openFlags, 4);
}

/**
 * Writes a value that `checkIommuTestCmdDmabufGetValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuTestCmdDmabufGet(
  value: IommuTestCmdDmabufGet,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.length, true);
  view.setUint32(offset + 4, value.openFlags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdDmabufGet(
  value: IommuTestCmdDmabufGet,
  view: DataView = freshView(IOMMU_TEST_CMD_DMABUF_GET_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_dmabuf_get", view, offset, 8);
  checkIommuTestCmdDmabufGetValue(value);
  writeIommuTestCmdDmabufGet(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_dmabuf_get` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuTestCmdDmabufGetBytes`
 * first; what it writes is.
 */
export class IommuTestCmdDmabufGetCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_dmabuf_get", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_dmabuf_get", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Bytes. */
  get length(): number {
    return this._view.getUint32(this._at, true);
  }
  set length(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_dmabuf_get", "length", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How to open it, as open(2) numbers it. */
  get openFlags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set openFlags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_dmabuf_get", "open_flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct (anonymous) { /* x86_64 */
//     __s32 dmabuf_fd; /*  0   4 */
//     __u32 revoked;   /*  4   4 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** IOMMU_TEST_OP_DMABUF_REVOKE. */
export interface IommuTestCmdDmabufRevoke {
  /** Its descriptor. */
  readonly dmabufFd: number;
  /** 1 takes the memory away, 0 gives it back. */
  readonly revoked: number;
}

/** Bytes of a `struct iommu_test_cmd_dmabuf_revoke`. */
export const IOMMU_TEST_CMD_DMABUF_REVOKE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_DMABUF_REVOKE_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_DMABUF_REVOKE_OFFSET = {
  dmabufFd: 0,
  revoked: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_cmd_dmabuf_revoke`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuTestCmdDmabufRevokeBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_test_cmd_dmabuf_revoke", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestCmdDmabufRevokeBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuTestCmdDmabufRevoke(view: DataView, offset = 0): IommuTestCmdDmabufRevoke {
  return {
    dmabufFd: view.getInt32(offset, true),
    revoked: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmdDmabufRevoke(
  view: DataView,
  offset = 0,
  end?: number,
): IommuTestCmdDmabufRevoke {
  checkIommuTestCmdDmabufRevokeBytes(view, offset, end);
  return readIommuTestCmdDmabufRevoke(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdDmabufRevokeValue(value: IommuTestCmdDmabufRevoke): void {
  if (!isS32(value.dmabufFd))
    requireRange(
      "iommu_test_cmd_dmabuf_revoke",
      "dmabuf_fd",
      value.dmabufFd,
      -2147483648,
      2147483647,
      0,
    );
  if (!isU32(value.revoked))
    requireU32("iommu_test_cmd_dmabuf_revoke", "revoked", value.revoked, 4);
}

/**
 * Writes a value that `checkIommuTestCmdDmabufRevokeValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuTestCmdDmabufRevoke(
  value: IommuTestCmdDmabufRevoke,
  view: DataView,
  offset = 0,
): void {
  view.setInt32(offset, value.dmabufFd, true);
  view.setUint32(offset + 4, value.revoked, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmdDmabufRevoke(
  value: IommuTestCmdDmabufRevoke,
  view: DataView = freshView(IOMMU_TEST_CMD_DMABUF_REVOKE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_dmabuf_revoke", view, offset, 8);
  checkIommuTestCmdDmabufRevokeValue(value);
  writeIommuTestCmdDmabufRevoke(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_cmd_dmabuf_revoke` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuTestCmdDmabufRevokeBytes` first; what it writes is.
 */
export class IommuTestCmdDmabufRevokeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_cmd_dmabuf_revoke", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_test_cmd_dmabuf_revoke", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Its descriptor. */
  get dmabufFd(): number {
    return this._view.getInt32(this._at, true);
  }
  set dmabufFd(value: number) {
    if (!isS32(value))
      requireRange("iommu_test_cmd_dmabuf_revoke", "dmabuf_fd", value, -2147483648, 2147483647, 0);
    this._view.setInt32(this._at, value, true);
  }
  /** 1 takes the memory away, 0 gives it back. */
  get revoked(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set revoked(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd_dmabuf_revoke", "revoked", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_test_cmd {                 /* x86_64 */
//     __u32 size;                         /*  0   4 */
//     __u32 op;                           /*  4   4 */
//     __u32 id;                           /*  8   4 */
//     __u32 __reserved;                   /* 12   4 */
//     union {
//         struct {
//             __aligned_u64 start;        /* 16   8 */
//             __aligned_u64 length;       /* 24   8 */
//         } add_reserved;                 /* 16  16 */
//         struct {
//             __u32 out_stdev_id;         /* 16   4 */
//             __u32 out_hwpt_id;          /* 20   4 */
//             __u32 out_idev_id;          /* 24   4 */
//         } mock_domain;                  /* 16  12 */
//         struct {
//             __u32 out_stdev_id;         /* 16   4 */
//             __u32 out_hwpt_id;          /* 20   4 */
//             __u32 out_idev_id;          /* 24   4 */
//             __u32 dev_flags;            /* 28   4 */
//         } mock_domain_flags;            /* 16  16 */
//         struct {
//             __u32 pt_id;                /* 16   4 */
//         } mock_domain_replace;          /* 16   4 */
//         struct {
//             __aligned_u64 iova;         /* 16   8 */
//             __aligned_u64 length;       /* 24   8 */
//             __aligned_u64 uptr;         /* 32   8 */
//         } check_map;                    /* 16  24 */
//         struct {
//             __aligned_u64 length;       /* 16   8 */
//             __aligned_u64 uptr;         /* 24   8 */
//             __u32 refs;                 /* 32   4 */
//             /* padding */               /* 36   4 */
//         } check_refs;                   /* 16  24 */
//         struct {
//             __u32 out_access_fd;        /* 16   4 */
//             __u32 flags;                /* 20   4 */
//         } create_access;                /* 16   8 */
//         struct {
//             __u32 access_pages_id;      /* 16   4 */
//         } destroy_access_pages;         /* 16   4 */
//         struct {
//             __u32 flags;                /* 16   4 */
//             __u32 out_access_pages_id;  /* 20   4 */
//             __aligned_u64 iova;         /* 24   8 */
//             __aligned_u64 length;       /* 32   8 */
//             __aligned_u64 uptr;         /* 40   8 */
//         } access_pages;                 /* 16  32 */
//         struct {
//             __aligned_u64 iova;         /* 16   8 */
//             __aligned_u64 length;       /* 24   8 */
//             __aligned_u64 uptr;         /* 32   8 */
//             __u32 flags;                /* 40   4 */
//             /* padding */               /* 44   4 */
//         } access_rw;                    /* 16  32 */
//         struct {
//             __u32 limit;                /* 16   4 */
//         } memory_limit;                 /* 16   4 */
//         struct {
//             __u32 ioas_id;              /* 16   4 */
//         } access_replace_ioas;          /* 16   4 */
//         struct {
//             __u32 flags;                /* 16   4 */
//             /* hole */                  /* 20   4 */
//             __aligned_u64 iova;         /* 24   8 */
//             __aligned_u64 length;       /* 32   8 */
//             __aligned_u64 page_size;    /* 40   8 */
//             __aligned_u64 uptr;         /* 48   8 */
//             __aligned_u64 out_nr_dirty; /* 56   8 */
//         } dirty;                        /* 16  48 */
//         struct {
//             __u32 id;                   /* 16   4 */
//             __u32 iotlb;                /* 20   4 */
//         } check_iotlb;                  /* 16   8 */
//         struct {
//             __u32 dev_id;               /* 16   4 */
//             __u32 pasid;                /* 20   4 */
//             __u32 grpid;                /* 24   4 */
//             __u32 perm;                 /* 28   4 */
//             __u64 addr;                 /* 32   8 */
//         } trigger_iopf;                 /* 16  24 */
//         struct {
//             __u32 id;                   /* 16   4 */
//             __u32 cache;                /* 20   4 */
//         } check_dev_cache;              /* 16   8 */
//         struct {
//             __u32 dev_id;               /* 16   4 */
//         } trigger_vevent;               /* 16   4 */
//         struct {
//             __u32 pasid;                /* 16   4 */
//             __u32 pt_id;                /* 20   4 */
//         } pasid_attach;                 /* 16   8 */
//         struct {
//             __u32 pasid;                /* 16   4 */
//             __u32 pt_id;                /* 20   4 */
//         } pasid_replace;                /* 16   8 */
//         struct {
//             __u32 pasid;                /* 16   4 */
//         } pasid_detach;                 /* 16   4 */
//         struct {
//             __u32 pasid;                /* 16   4 */
//             __u32 hwpt_id;              /* 20   4 */
//         } pasid_check;                  /* 16   8 */
//         struct {
//             __u32 length;               /* 16   4 */
//             __u32 open_flags;           /* 20   4 */
//         } dmabuf_get;                   /* 16   8 */
//         struct {
//             __s32 dmabuf_fd;            /* 16   4 */
//             __u32 revoked;              /* 20   4 */
//         } dmabuf_revoke;                /* 16   8 */
//     } ;                                 /* 16  48 */
//     __u32 last;                         /* 64   4 */
//     /* padding */                       /* 68   4 */
// };                                      /* size 72 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: members 68 + padding 4 = size 72, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: members 68 + padding 4 = size 72, align 8 */
// /* m68k: members 68 + padding 4 = size 72, align 8 */
//
// The codec below is for the layout of x86_64.

/** `op` tells which. */
export type IommuTestCmdVariant =
  | {
      readonly arm: "addReserved";
      /** IOMMU_TEST_OP_ADD_RESERVED. */
      readonly addReserved: IommuTestCmdAddReserved;
    }
  | {
      readonly arm: "mockDomain";
      /** IOMMU_TEST_OP_MOCK_DOMAIN. */
      readonly mockDomain: IommuTestCmdMockDomain;
    }
  | {
      readonly arm: "mockDomainFlags";
      /** IOMMU_TEST_OP_MOCK_DOMAIN_FLAGS. */
      readonly mockDomainFlags: IommuTestCmdMockDomainFlags;
    }
  | {
      readonly arm: "mockDomainReplace";
      /** IOMMU_TEST_OP_MOCK_DOMAIN_REPLACE. */
      readonly mockDomainReplace: IommuTestCmdMockDomainReplace;
    }
  | {
      readonly arm: "checkMap";
      /** IOMMU_TEST_OP_MD_CHECK_MAP. */
      readonly checkMap: IommuTestCmdCheckMap;
    }
  | {
      readonly arm: "checkRefs";
      /** IOMMU_TEST_OP_MD_CHECK_REFS. */
      readonly checkRefs: IommuTestCmdCheckRefs;
    }
  | {
      readonly arm: "createAccess";
      /** IOMMU_TEST_OP_CREATE_ACCESS. */
      readonly createAccess: IommuTestCmdCreateAccess;
    }
  | {
      readonly arm: "destroyAccessPages";
      /** IOMMU_TEST_OP_DESTROY_ACCESS_PAGES. */
      readonly destroyAccessPages: IommuTestCmdDestroyAccessPages;
    }
  | {
      readonly arm: "accessPages";
      /** IOMMU_TEST_OP_ACCESS_PAGES. */
      readonly accessPages: IommuTestCmdAccessPages;
    }
  | {
      readonly arm: "accessRw";
      /** IOMMU_TEST_OP_ACCESS_RW. */
      readonly accessRw: IommuTestCmdAccessRw;
    }
  | {
      readonly arm: "memoryLimit";
      /** IOMMU_TEST_OP_SET_TEMP_MEMORY_LIMIT. */
      readonly memoryLimit: IommuTestCmdMemoryLimit;
    }
  | {
      readonly arm: "accessReplaceIoas";
      /** IOMMU_TEST_OP_ACCESS_REPLACE_IOAS. */
      readonly accessReplaceIoas: IommuTestCmdAccessReplaceIoas;
    }
  | {
      readonly arm: "dirty";
      /** IOMMU_TEST_OP_DIRTY. */
      readonly dirty: IommuTestCmdDirty;
    }
  | {
      readonly arm: "checkIotlb";
      /** IOMMU_TEST_OP_MD_CHECK_IOTLB. */
      readonly checkIotlb: IommuTestCmdCheckIotlb;
    }
  | {
      readonly arm: "triggerIopf";
      /** IOMMU_TEST_OP_TRIGGER_IOPF. */
      readonly triggerIopf: IommuTestCmdTriggerIopf;
    }
  | {
      readonly arm: "checkDevCache";
      /** IOMMU_TEST_OP_DEV_CHECK_CACHE. */
      readonly checkDevCache: IommuTestCmdCheckDevCache;
    }
  | {
      readonly arm: "triggerVevent";
      /** IOMMU_TEST_OP_TRIGGER_VEVENT. */
      readonly triggerVevent: IommuTestCmdTriggerVevent;
    }
  | {
      readonly arm: "pasidAttach";
      /** IOMMU_TEST_OP_PASID_ATTACH. */
      readonly pasidAttach: IommuTestCmdPasidAttach;
    }
  | {
      readonly arm: "pasidReplace";
      /** IOMMU_TEST_OP_PASID_REPLACE. */
      readonly pasidReplace: IommuTestCmdPasidReplace;
    }
  | {
      readonly arm: "pasidDetach";
      /** IOMMU_TEST_OP_PASID_DETACH. */
      readonly pasidDetach: IommuTestCmdPasidDetach;
    }
  | {
      readonly arm: "pasidCheck";
      /** IOMMU_TEST_OP_PASID_CHECK_HWPT. */
      readonly pasidCheck: IommuTestCmdPasidCheck;
    }
  | {
      readonly arm: "dmabufGet";
      /** IOMMU_TEST_OP_DMABUF_GET. */
      readonly dmabufGet: IommuTestCmdDmabufGet;
    }
  | {
      readonly arm: "dmabufRevoke";
      /** IOMMU_TEST_OP_DMABUF_REVOKE. */
      readonly dmabufRevoke: IommuTestCmdDmabufRevoke;
    }
  | {
      readonly arm: "bytes";
      /** All 48 bytes, where `op` says nothing that is known. */
      readonly bytes: Uint8Array;
    };

/** Refuses bytes that are none of the arm `op` tells. */
export function checkIommuTestCmdVariantBytes(
  record: string,
  path: string,
  told: number,
  view: DataView,
  offset: number,
): void {
  switch (told) {
    case 1:
      requireZero(record, `${path} (bytes after add_reserved)`, view, offset + 16, 32, "padding");
      break;
    case 2:
      requireZero(record, `${path} (bytes after mock_domain)`, view, offset + 12, 36, "padding");
      break;
    case 12:
      requireZero(
        record,
        `${path} (bytes after mock_domain_flags)`,
        view,
        offset + 16,
        32,
        "padding",
      );
      break;
    case 10:
      requireZero(
        record,
        `${path} (bytes after mock_domain_replace)`,
        view,
        offset + 4,
        44,
        "padding",
      );
      break;
    case 3:
      requireZero(record, `${path} (bytes after check_map)`, view, offset + 24, 24, "padding");
      break;
    case 4:
      if (view.getUint32(offset + 20, true) !== 0)
        requireZero(
          record,
          `${path}.check_refs.(padding at the end)`,
          view,
          offset + 20,
          4,
          "padding",
        );
      requireZero(record, `${path} (bytes after check_refs)`, view, offset + 24, 24, "padding");
      break;
    case 5:
      requireZero(record, `${path} (bytes after create_access)`, view, offset + 8, 40, "padding");
      break;
    case 6:
      requireZero(
        record,
        `${path} (bytes after destroy_access_pages)`,
        view,
        offset + 4,
        44,
        "padding",
      );
      break;
    case 7:
      requireZero(record, `${path} (bytes after access_pages)`, view, offset + 32, 16, "padding");
      break;
    case 8:
      if (view.getUint32(offset + 28, true) !== 0)
        requireZero(
          record,
          `${path}.access_rw.(padding at the end)`,
          view,
          offset + 28,
          4,
          "padding",
        );
      requireZero(record, `${path} (bytes after access_rw)`, view, offset + 32, 16, "padding");
      break;
    case 9:
      requireZero(record, `${path} (bytes after memory_limit)`, view, offset + 4, 44, "padding");
      break;
    case 11:
      requireZero(
        record,
        `${path} (bytes after access_replace_ioas)`,
        view,
        offset + 4,
        44,
        "padding",
      );
      break;
    case 13:
      if (view.getUint32(offset + 4, true) !== 0)
        requireZero(record, `${path}.dirty.(hole after flags)`, view, offset + 4, 4, "padding");
      break;
    case 14:
      requireZero(record, `${path} (bytes after check_iotlb)`, view, offset + 8, 40, "padding");
      break;
    case 15:
      requireZero(record, `${path} (bytes after trigger_iopf)`, view, offset + 24, 24, "padding");
      break;
    case 16:
      requireZero(record, `${path} (bytes after check_dev_cache)`, view, offset + 8, 40, "padding");
      break;
    case 17:
      requireZero(record, `${path} (bytes after trigger_vevent)`, view, offset + 4, 44, "padding");
      break;
    case 18:
      requireZero(record, `${path} (bytes after pasid_attach)`, view, offset + 8, 40, "padding");
      break;
    case 19:
      requireZero(record, `${path} (bytes after pasid_replace)`, view, offset + 8, 40, "padding");
      break;
    case 20:
      requireZero(record, `${path} (bytes after pasid_detach)`, view, offset + 4, 44, "padding");
      break;
    case 21:
      requireZero(record, `${path} (bytes after pasid_check)`, view, offset + 8, 40, "padding");
      break;
    case 22:
      requireZero(record, `${path} (bytes after dmabuf_get)`, view, offset + 8, 40, "padding");
      break;
    case 23:
      requireZero(record, `${path} (bytes after dmabuf_revoke)`, view, offset + 8, 40, "padding");
      break;
  }
}

/** Reads the arm `op` tells. */
export function readIommuTestCmdVariant(
  told: number,
  view: DataView,
  offset: number,
): IommuTestCmdVariant {
  switch (told) {
    case 1: {
      return { arm: "addReserved", addReserved: readIommuTestCmdAddReserved(view, offset) };
    }
    case 2: {
      return { arm: "mockDomain", mockDomain: readIommuTestCmdMockDomain(view, offset) };
    }
    case 12: {
      return {
        arm: "mockDomainFlags",
        mockDomainFlags: readIommuTestCmdMockDomainFlags(view, offset),
      };
    }
    case 10: {
      return {
        arm: "mockDomainReplace",
        mockDomainReplace: readIommuTestCmdMockDomainReplace(view, offset),
      };
    }
    case 3: {
      return { arm: "checkMap", checkMap: readIommuTestCmdCheckMap(view, offset) };
    }
    case 4: {
      return { arm: "checkRefs", checkRefs: readIommuTestCmdCheckRefs(view, offset) };
    }
    case 5: {
      return { arm: "createAccess", createAccess: readIommuTestCmdCreateAccess(view, offset) };
    }
    case 6: {
      return {
        arm: "destroyAccessPages",
        destroyAccessPages: readIommuTestCmdDestroyAccessPages(view, offset),
      };
    }
    case 7: {
      return { arm: "accessPages", accessPages: readIommuTestCmdAccessPages(view, offset) };
    }
    case 8: {
      return { arm: "accessRw", accessRw: readIommuTestCmdAccessRw(view, offset) };
    }
    case 9: {
      return { arm: "memoryLimit", memoryLimit: readIommuTestCmdMemoryLimit(view, offset) };
    }
    case 11: {
      return {
        arm: "accessReplaceIoas",
        accessReplaceIoas: readIommuTestCmdAccessReplaceIoas(view, offset),
      };
    }
    case 13: {
      return { arm: "dirty", dirty: readIommuTestCmdDirty(view, offset) };
    }
    case 14: {
      return { arm: "checkIotlb", checkIotlb: readIommuTestCmdCheckIotlb(view, offset) };
    }
    case 15: {
      return { arm: "triggerIopf", triggerIopf: readIommuTestCmdTriggerIopf(view, offset) };
    }
    case 16: {
      return { arm: "checkDevCache", checkDevCache: readIommuTestCmdCheckDevCache(view, offset) };
    }
    case 17: {
      return { arm: "triggerVevent", triggerVevent: readIommuTestCmdTriggerVevent(view, offset) };
    }
    case 18: {
      return { arm: "pasidAttach", pasidAttach: readIommuTestCmdPasidAttach(view, offset) };
    }
    case 19: {
      return { arm: "pasidReplace", pasidReplace: readIommuTestCmdPasidReplace(view, offset) };
    }
    case 20: {
      return { arm: "pasidDetach", pasidDetach: readIommuTestCmdPasidDetach(view, offset) };
    }
    case 21: {
      return { arm: "pasidCheck", pasidCheck: readIommuTestCmdPasidCheck(view, offset) };
    }
    case 22: {
      return { arm: "dmabufGet", dmabufGet: readIommuTestCmdDmabufGet(view, offset) };
    }
    case 23: {
      return { arm: "dmabufRevoke", dmabufRevoke: readIommuTestCmdDmabufRevoke(view, offset) };
    }
    default:
      return { arm: "bytes", bytes: readBytes(view, offset, 48) };
  }
}

/** Refuses a value that is none of the arm `op` tells. */
export function checkIommuTestCmdVariantValue(
  record: string,
  path: string,
  value: IommuTestCmdVariant,
  told: number,
  at: number,
): void {
  switch (told) {
    case 1:
      if (value.arm !== "addReserved") return refuseArm(record, path, value.arm, "addReserved", at);
      if (!isU64(value.addReserved.start))
        requireU64(record, `${path}.add_reserved.start`, value.addReserved.start, at);
      if (!isU64(value.addReserved.length))
        requireU64(record, `${path}.add_reserved.length`, value.addReserved.length, at + 8);
      break;
    case 2:
      if (value.arm !== "mockDomain") return refuseArm(record, path, value.arm, "mockDomain", at);
      if (!isU32(value.mockDomain.outStdevId))
        requireU32(record, `${path}.mock_domain.out_stdev_id`, value.mockDomain.outStdevId, at);
      if (!isU32(value.mockDomain.outHwptId))
        requireU32(record, `${path}.mock_domain.out_hwpt_id`, value.mockDomain.outHwptId, at + 4);
      if (!isU32(value.mockDomain.outIdevId))
        requireU32(record, `${path}.mock_domain.out_idev_id`, value.mockDomain.outIdevId, at + 8);
      break;
    case 12:
      if (value.arm !== "mockDomainFlags")
        return refuseArm(record, path, value.arm, "mockDomainFlags", at);
      if (!isU32(value.mockDomainFlags.outStdevId))
        requireU32(
          record,
          `${path}.mock_domain_flags.out_stdev_id`,
          value.mockDomainFlags.outStdevId,
          at,
        );
      if (!isU32(value.mockDomainFlags.outHwptId))
        requireU32(
          record,
          `${path}.mock_domain_flags.out_hwpt_id`,
          value.mockDomainFlags.outHwptId,
          at + 4,
        );
      if (!isU32(value.mockDomainFlags.outIdevId))
        requireU32(
          record,
          `${path}.mock_domain_flags.out_idev_id`,
          value.mockDomainFlags.outIdevId,
          at + 8,
        );
      if (!isU32(value.mockDomainFlags.devFlags))
        requireU32(
          record,
          `${path}.mock_domain_flags.dev_flags`,
          value.mockDomainFlags.devFlags,
          at + 12,
        );
      break;
    case 10:
      if (value.arm !== "mockDomainReplace")
        return refuseArm(record, path, value.arm, "mockDomainReplace", at);
      if (!isU32(value.mockDomainReplace.ptId))
        requireU32(record, `${path}.mock_domain_replace.pt_id`, value.mockDomainReplace.ptId, at);
      break;
    case 3:
      if (value.arm !== "checkMap") return refuseArm(record, path, value.arm, "checkMap", at);
      if (!isU64(value.checkMap.iova))
        requireU64(record, `${path}.check_map.iova`, value.checkMap.iova, at);
      if (!isU64(value.checkMap.length))
        requireU64(record, `${path}.check_map.length`, value.checkMap.length, at + 8);
      if (!isU64(value.checkMap.uptr))
        requireU64(record, `${path}.check_map.uptr`, value.checkMap.uptr, at + 16);
      break;
    case 4:
      if (value.arm !== "checkRefs") return refuseArm(record, path, value.arm, "checkRefs", at);
      if (!isU64(value.checkRefs.length))
        requireU64(record, `${path}.check_refs.length`, value.checkRefs.length, at);
      if (!isU64(value.checkRefs.uptr))
        requireU64(record, `${path}.check_refs.uptr`, value.checkRefs.uptr, at + 8);
      if (!isU32(value.checkRefs.refs))
        requireU32(record, `${path}.check_refs.refs`, value.checkRefs.refs, at + 16);
      break;
    case 5:
      if (value.arm !== "createAccess")
        return refuseArm(record, path, value.arm, "createAccess", at);
      if (!isU32(value.createAccess.outAccessFd))
        requireU32(
          record,
          `${path}.create_access.out_access_fd`,
          value.createAccess.outAccessFd,
          at,
        );
      if (!isU32(value.createAccess.flags))
        requireU32(record, `${path}.create_access.flags`, value.createAccess.flags, at + 4);
      break;
    case 6:
      if (value.arm !== "destroyAccessPages")
        return refuseArm(record, path, value.arm, "destroyAccessPages", at);
      if (!isU32(value.destroyAccessPages.accessPagesId))
        requireU32(
          record,
          `${path}.destroy_access_pages.access_pages_id`,
          value.destroyAccessPages.accessPagesId,
          at,
        );
      break;
    case 7:
      if (value.arm !== "accessPages") return refuseArm(record, path, value.arm, "accessPages", at);
      if (!isU32(value.accessPages.flags))
        requireU32(record, `${path}.access_pages.flags`, value.accessPages.flags, at);
      if (!isU32(value.accessPages.outAccessPagesId))
        requireU32(
          record,
          `${path}.access_pages.out_access_pages_id`,
          value.accessPages.outAccessPagesId,
          at + 4,
        );
      if (!isU64(value.accessPages.iova))
        requireU64(record, `${path}.access_pages.iova`, value.accessPages.iova, at + 8);
      if (!isU64(value.accessPages.length))
        requireU64(record, `${path}.access_pages.length`, value.accessPages.length, at + 16);
      if (!isU64(value.accessPages.uptr))
        requireU64(record, `${path}.access_pages.uptr`, value.accessPages.uptr, at + 24);
      break;
    case 8:
      if (value.arm !== "accessRw") return refuseArm(record, path, value.arm, "accessRw", at);
      if (!isU64(value.accessRw.iova))
        requireU64(record, `${path}.access_rw.iova`, value.accessRw.iova, at);
      if (!isU64(value.accessRw.length))
        requireU64(record, `${path}.access_rw.length`, value.accessRw.length, at + 8);
      if (!isU64(value.accessRw.uptr))
        requireU64(record, `${path}.access_rw.uptr`, value.accessRw.uptr, at + 16);
      if (!isU32(value.accessRw.flags))
        requireU32(record, `${path}.access_rw.flags`, value.accessRw.flags, at + 24);
      break;
    case 9:
      if (value.arm !== "memoryLimit") return refuseArm(record, path, value.arm, "memoryLimit", at);
      if (!isU32(value.memoryLimit.limit))
        requireU32(record, `${path}.memory_limit.limit`, value.memoryLimit.limit, at);
      break;
    case 11:
      if (value.arm !== "accessReplaceIoas")
        return refuseArm(record, path, value.arm, "accessReplaceIoas", at);
      if (!isU32(value.accessReplaceIoas.ioasId))
        requireU32(
          record,
          `${path}.access_replace_ioas.ioas_id`,
          value.accessReplaceIoas.ioasId,
          at,
        );
      break;
    case 13:
      if (value.arm !== "dirty") return refuseArm(record, path, value.arm, "dirty", at);
      if (!isU32(value.dirty.flags))
        requireU32(record, `${path}.dirty.flags`, value.dirty.flags, at);
      if (!isU64(value.dirty.iova))
        requireU64(record, `${path}.dirty.iova`, value.dirty.iova, at + 8);
      if (!isU64(value.dirty.length))
        requireU64(record, `${path}.dirty.length`, value.dirty.length, at + 16);
      if (!isU64(value.dirty.pageSize))
        requireU64(record, `${path}.dirty.page_size`, value.dirty.pageSize, at + 24);
      if (!isU64(value.dirty.uptr))
        requireU64(record, `${path}.dirty.uptr`, value.dirty.uptr, at + 32);
      if (!isU64(value.dirty.outNrDirty))
        requireU64(record, `${path}.dirty.out_nr_dirty`, value.dirty.outNrDirty, at + 40);
      break;
    case 14:
      if (value.arm !== "checkIotlb") return refuseArm(record, path, value.arm, "checkIotlb", at);
      if (!isU32(value.checkIotlb.id))
        requireU32(record, `${path}.check_iotlb.id`, value.checkIotlb.id, at);
      if (!isU32(value.checkIotlb.iotlb))
        requireU32(record, `${path}.check_iotlb.iotlb`, value.checkIotlb.iotlb, at + 4);
      break;
    case 15:
      if (value.arm !== "triggerIopf") return refuseArm(record, path, value.arm, "triggerIopf", at);
      if (!isU32(value.triggerIopf.devId))
        requireU32(record, `${path}.trigger_iopf.dev_id`, value.triggerIopf.devId, at);
      if (!isU32(value.triggerIopf.pasid))
        requireU32(record, `${path}.trigger_iopf.pasid`, value.triggerIopf.pasid, at + 4);
      if (!isU32(value.triggerIopf.grpid))
        requireU32(record, `${path}.trigger_iopf.grpid`, value.triggerIopf.grpid, at + 8);
      if (!isU32(value.triggerIopf.perm))
        requireU32(record, `${path}.trigger_iopf.perm`, value.triggerIopf.perm, at + 12);
      if (!isU64(value.triggerIopf.addr))
        requireU64(record, `${path}.trigger_iopf.addr`, value.triggerIopf.addr, at + 16);
      break;
    case 16:
      if (value.arm !== "checkDevCache")
        return refuseArm(record, path, value.arm, "checkDevCache", at);
      if (!isU32(value.checkDevCache.id))
        requireU32(record, `${path}.check_dev_cache.id`, value.checkDevCache.id, at);
      if (!isU32(value.checkDevCache.cache))
        requireU32(record, `${path}.check_dev_cache.cache`, value.checkDevCache.cache, at + 4);
      break;
    case 17:
      if (value.arm !== "triggerVevent")
        return refuseArm(record, path, value.arm, "triggerVevent", at);
      if (!isU32(value.triggerVevent.devId))
        requireU32(record, `${path}.trigger_vevent.dev_id`, value.triggerVevent.devId, at);
      break;
    case 18:
      if (value.arm !== "pasidAttach") return refuseArm(record, path, value.arm, "pasidAttach", at);
      if (!isU32(value.pasidAttach.pasid))
        requireU32(record, `${path}.pasid_attach.pasid`, value.pasidAttach.pasid, at);
      if (!isU32(value.pasidAttach.ptId))
        requireU32(record, `${path}.pasid_attach.pt_id`, value.pasidAttach.ptId, at + 4);
      break;
    case 19:
      if (value.arm !== "pasidReplace")
        return refuseArm(record, path, value.arm, "pasidReplace", at);
      if (!isU32(value.pasidReplace.pasid))
        requireU32(record, `${path}.pasid_replace.pasid`, value.pasidReplace.pasid, at);
      if (!isU32(value.pasidReplace.ptId))
        requireU32(record, `${path}.pasid_replace.pt_id`, value.pasidReplace.ptId, at + 4);
      break;
    case 20:
      if (value.arm !== "pasidDetach") return refuseArm(record, path, value.arm, "pasidDetach", at);
      if (!isU32(value.pasidDetach.pasid))
        requireU32(record, `${path}.pasid_detach.pasid`, value.pasidDetach.pasid, at);
      break;
    case 21:
      if (value.arm !== "pasidCheck") return refuseArm(record, path, value.arm, "pasidCheck", at);
      if (!isU32(value.pasidCheck.pasid))
        requireU32(record, `${path}.pasid_check.pasid`, value.pasidCheck.pasid, at);
      if (!isU32(value.pasidCheck.hwptId))
        requireU32(record, `${path}.pasid_check.hwpt_id`, value.pasidCheck.hwptId, at + 4);
      break;
    case 22:
      if (value.arm !== "dmabufGet") return refuseArm(record, path, value.arm, "dmabufGet", at);
      if (!isU32(value.dmabufGet.length))
        requireU32(record, `${path}.dmabuf_get.length`, value.dmabufGet.length, at);
      if (!isU32(value.dmabufGet.openFlags))
        requireU32(record, `${path}.dmabuf_get.open_flags`, value.dmabufGet.openFlags, at + 4);
      break;
    case 23:
      if (value.arm !== "dmabufRevoke")
        return refuseArm(record, path, value.arm, "dmabufRevoke", at);
      if (!isS32(value.dmabufRevoke.dmabufFd))
        requireRange(
          record,
          `${path}.dmabuf_revoke.dmabuf_fd`,
          value.dmabufRevoke.dmabufFd,
          -2147483648,
          2147483647,
          at,
        );
      if (!isU32(value.dmabufRevoke.revoked))
        requireU32(record, `${path}.dmabuf_revoke.revoked`, value.dmabufRevoke.revoked, at + 4);
      break;
    default:
      if (value.arm !== "bytes") return refuseArm(record, path, value.arm, "bytes", at);
      requireArray(record, `${path}.bytes`, value.bytes, Uint8Array, 48, at);
  }
}

/** Writes every byte of the union. */
export function writeIommuTestCmdVariant(
  value: IommuTestCmdVariant,
  view: DataView,
  offset: number,
): void {
  switch (value.arm) {
    case "addReserved":
      writeIommuTestCmdAddReserved(value.addReserved, view, offset);
      writeZero(view, offset + 16, 32);
      break;
    case "mockDomain":
      writeIommuTestCmdMockDomain(value.mockDomain, view, offset);
      writeZero(view, offset + 12, 36);
      break;
    case "mockDomainFlags":
      writeIommuTestCmdMockDomainFlags(value.mockDomainFlags, view, offset);
      writeZero(view, offset + 16, 32);
      break;
    case "mockDomainReplace":
      writeIommuTestCmdMockDomainReplace(value.mockDomainReplace, view, offset);
      writeZero(view, offset + 4, 44);
      break;
    case "checkMap":
      writeIommuTestCmdCheckMap(value.checkMap, view, offset);
      writeZero(view, offset + 24, 24);
      break;
    case "checkRefs":
      writeIommuTestCmdCheckRefs(value.checkRefs, view, offset);
      writeZero(view, offset + 24, 24);
      break;
    case "createAccess":
      writeIommuTestCmdCreateAccess(value.createAccess, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "destroyAccessPages":
      writeIommuTestCmdDestroyAccessPages(value.destroyAccessPages, view, offset);
      writeZero(view, offset + 4, 44);
      break;
    case "accessPages":
      writeIommuTestCmdAccessPages(value.accessPages, view, offset);
      writeZero(view, offset + 32, 16);
      break;
    case "accessRw":
      writeIommuTestCmdAccessRw(value.accessRw, view, offset);
      writeZero(view, offset + 32, 16);
      break;
    case "memoryLimit":
      writeIommuTestCmdMemoryLimit(value.memoryLimit, view, offset);
      writeZero(view, offset + 4, 44);
      break;
    case "accessReplaceIoas":
      writeIommuTestCmdAccessReplaceIoas(value.accessReplaceIoas, view, offset);
      writeZero(view, offset + 4, 44);
      break;
    case "dirty":
      writeIommuTestCmdDirty(value.dirty, view, offset);
      break;
    case "checkIotlb":
      writeIommuTestCmdCheckIotlb(value.checkIotlb, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "triggerIopf":
      writeIommuTestCmdTriggerIopf(value.triggerIopf, view, offset);
      writeZero(view, offset + 24, 24);
      break;
    case "checkDevCache":
      writeIommuTestCmdCheckDevCache(value.checkDevCache, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "triggerVevent":
      writeIommuTestCmdTriggerVevent(value.triggerVevent, view, offset);
      writeZero(view, offset + 4, 44);
      break;
    case "pasidAttach":
      writeIommuTestCmdPasidAttach(value.pasidAttach, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "pasidReplace":
      writeIommuTestCmdPasidReplace(value.pasidReplace, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "pasidDetach":
      writeIommuTestCmdPasidDetach(value.pasidDetach, view, offset);
      writeZero(view, offset + 4, 44);
      break;
    case "pasidCheck":
      writeIommuTestCmdPasidCheck(value.pasidCheck, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "dmabufGet":
      writeIommuTestCmdDmabufGet(value.dmabufGet, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    case "dmabufRevoke":
      writeIommuTestCmdDmabufRevoke(value.dmabufRevoke, view, offset);
      writeZero(view, offset + 8, 40);
      break;
    default:
      writeBytes(view, offset, value.bytes);
  }
}

/** Any command of the tests: `op` says which, and with it what the bytes in the middle are. */
export interface IommuTestCmd {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** An IOMMU_TEST_OP value. */
  readonly op: number;
  /** What the command is about: an object, a mock device, or an access's descriptor. */
  readonly id: number;
  readonly variant: IommuTestCmdVariant;
  /** The last member, so that the tests can tell where the record ends. */
  readonly last: number;
}

/** Bytes of a `struct iommu_test_cmd`. */
export const IOMMU_TEST_CMD_SIZE = 72;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_CMD_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_TEST_CMD_MIN_SIZE = 68;
/** Where each member starts, bytes. */
export const IOMMU_TEST_CMD_OFFSET = {
  size: 0,
  op: 4,
  id: 8,
  reserved: 12,
  variant: 16,
  last: 64,
} as const;
/** The ioctl that takes a `struct iommu_test_cmd`. */
export const IOMMU_TEST_CMD = 0x3ba0;

/**
 * Refuses bytes that are no `struct iommu_test_cmd`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuTestCmdBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 72, end)) requireRoom("iommu_test_cmd", view, offset, 72, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_test_cmd", "__reserved", view, offset + 12, 4, "reserved");
  checkIommuTestCmdVariantBytes(
    "iommu_test_cmd",
    "variant",
    view.getUint32(offset + 4, true),
    view,
    offset + 16,
  );
  if (view.getUint32(offset + 68, true) !== 0)
    requireZero("iommu_test_cmd", "(padding at the end)", view, offset + 68, 4, "padding");
}

/** Reads bytes that `checkIommuTestCmdBytes` has seen; without that, what comes is not checked. */
export function readIommuTestCmd(view: DataView, offset = 0): IommuTestCmd {
  return {
    size: view.getUint32(offset, true),
    op: view.getUint32(offset + 4, true),
    id: view.getUint32(offset + 8, true),
    variant: readIommuTestCmdVariant(view.getUint32(offset + 4, true), view, offset + 16),
    last: view.getUint32(offset + 64, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestCmd(view: DataView, offset = 0, end?: number): IommuTestCmd {
  checkIommuTestCmdBytes(view, offset, end);
  return readIommuTestCmd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestCmdValue(value: IommuTestCmd): void {
  if (!isU32(value.size)) requireU32("iommu_test_cmd", "size", value.size, 0);
  if (!isU32(value.op)) requireU32("iommu_test_cmd", "op", value.op, 4);
  if (!isU32(value.id)) requireU32("iommu_test_cmd", "id", value.id, 8);
  checkIommuTestCmdVariantValue("iommu_test_cmd", "variant", value.variant, value.op, 16);
  if (!isU32(value.last)) requireU32("iommu_test_cmd", "last", value.last, 64);
}

/** Writes a value that `checkIommuTestCmdValue` has seen; without that, what does not fit wraps. */
export function writeIommuTestCmd(value: IommuTestCmd, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.op, true);
  view.setUint32(offset + 8, value.id, true);
  view.setUint32(offset + 12, 0, true);
  writeIommuTestCmdVariant(value.variant, view, offset + 16);
  view.setUint32(offset + 64, value.last, true);
  view.setUint32(offset + 68, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestCmd(
  value: IommuTestCmd,
  view: DataView = freshView(IOMMU_TEST_CMD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 72)) requireRoom("iommu_test_cmd", view, offset, 72);
  checkIommuTestCmdValue(value);
  writeIommuTestCmd(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_test_cmd` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 68; what an older caller does not have is zero; what a newer one has beyond 72
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuTestCmdSized(
  view: DataView,
  offset: number,
  size: number,
): IommuTestCmd {
  const extended = extend("iommu_test_cmd", view, offset, size, 68, 72, true);
  return decodeIommuTestCmd(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuTestCmdSized(value: IommuTestCmd, size: number): DataView {
  return resize("iommu_test_cmd", encodeIommuTestCmd(value), size, 68);
}

/**
 * A `struct iommu_test_cmd` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuTestCmdBytes` first; what it
 * writes is.
 */
export class IommuTestCmdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 72)) requireRoom("iommu_test_cmd", view, offset, 72);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 72)) requireRoom("iommu_test_cmd", this._view, offset, 72);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** An IOMMU_TEST_OP value. */
  get op(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set op(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd", "op", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** What the command is about: an object, a mock device, or an access's descriptor. */
  get id(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set id(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd", "id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start. */
  get variantOffset(): number {
    return this._at + 16;
  }
  /** The last member, so that the tests can tell where the record ends. */
  get last(): number {
    return this._view.getUint32(this._at + 64, true);
  }
  set last(value: number) {
    if (!isU32(value)) requireU32("iommu_test_cmd", "last", value, 64);
    this._view.setUint32(this._at + 64, value, true);
  }
}

// struct iommu_test_hw_info { /* x86_64 */
//     __u32 flags;            /*  0   4 */
//     __u32 test_reg;         /*  4   4 */
// };                          /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** What the mock unit tells about itself. */
export interface IommuTestHwInfo {
  /** 0. */
  readonly flags: number;
  /** IOMMU_HW_INFO_SELFTEST_REGVAL. */
  readonly testReg: number;
}

/** Bytes of a `struct iommu_test_hw_info`. */
export const IOMMU_TEST_HW_INFO_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_TEST_HW_INFO_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_TEST_HW_INFO_OFFSET = {
  flags: 0,
  testReg: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_test_hw_info`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuTestHwInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommu_test_hw_info", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommuTestHwInfoBytes` has seen; without that, what comes is not checked.
 */
export function readIommuTestHwInfo(view: DataView, offset = 0): IommuTestHwInfo {
  return {
    flags: view.getUint32(offset, true),
    testReg: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuTestHwInfo(view: DataView, offset = 0, end?: number): IommuTestHwInfo {
  checkIommuTestHwInfoBytes(view, offset, end);
  return readIommuTestHwInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuTestHwInfoValue(value: IommuTestHwInfo): void {
  if (!isU32(value.flags)) requireU32("iommu_test_hw_info", "flags", value.flags, 0);
  if (!isU32(value.testReg)) requireU32("iommu_test_hw_info", "test_reg", value.testReg, 4);
}

/**
 * Writes a value that `checkIommuTestHwInfoValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuTestHwInfo(value: IommuTestHwInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, value.testReg, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuTestHwInfo(
  value: IommuTestHwInfo,
  view: DataView = freshView(IOMMU_TEST_HW_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_test_hw_info", view, offset, 8);
  checkIommuTestHwInfoValue(value);
  writeIommuTestHwInfo(value, view, offset);
  return view;
}

/**
 * A `struct iommu_test_hw_info` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuTestHwInfoBytes` first; what it
 * writes is.
 */
export class IommuTestHwInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_test_hw_info", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommu_test_hw_info", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 0. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_test_hw_info", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** IOMMU_HW_INFO_SELFTEST_REGVAL. */
  get testReg(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set testReg(value: number) {
    if (!isU32(value)) requireU32("iommu_test_hw_info", "test_reg", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_hwpt_selftest { /* x86_64 */
//     __u32 iotlb;             /*  0   4 */
// };                           /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** A nested page table of the mock unit. */
export interface IommuHwptSelftest {
  /** What its cache is to hold. */
  readonly iotlb: number;
}

/** Bytes of a `struct iommu_hwpt_selftest`. */
export const IOMMU_HWPT_SELFTEST_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_SELFTEST_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_SELFTEST_OFFSET = {
  iotlb: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_selftest`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwptSelftestBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end)) requireRoom("iommu_hwpt_selftest", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuHwptSelftestBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwptSelftest(view: DataView, offset = 0): IommuHwptSelftest {
  return {
    iotlb: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptSelftest(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptSelftest {
  checkIommuHwptSelftestBytes(view, offset, end);
  return readIommuHwptSelftest(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptSelftestValue(value: IommuHwptSelftest): void {
  if (!isU32(value.iotlb)) requireU32("iommu_hwpt_selftest", "iotlb", value.iotlb, 0);
}

/**
 * Writes a value that `checkIommuHwptSelftestValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptSelftest(value: IommuHwptSelftest, view: DataView, offset = 0): void {
  view.setUint32(offset, value.iotlb, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptSelftest(
  value: IommuHwptSelftest,
  view: DataView = freshView(IOMMU_HWPT_SELFTEST_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_hwpt_selftest", view, offset, 4);
  checkIommuHwptSelftestValue(value);
  writeIommuHwptSelftest(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_selftest` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptSelftestBytes` first; what it
 * writes is.
 */
export class IommuHwptSelftestCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_hwpt_selftest", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4)) requireRoom("iommu_hwpt_selftest", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** What its cache is to hold. */
  get iotlb(): number {
    return this._view.getUint32(this._at, true);
  }
  set iotlb(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_selftest", "iotlb", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct iommu_hwpt_invalidate_selftest { /* x86_64 */
//     __u32 flags;                        /*  0   4 */
//     __u32 iotlb_id;                     /*  4   4 */
// };                                      /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** An invalidation request of a nested page table of the mock unit. */
export interface IommuHwptInvalidateSelftest {
  /** Whether every entry is meant. Bits: IOMMU_TEST_INVALIDATE_FLAG_ALL. */
  readonly flags: number;
  /** Which entry. */
  readonly iotlbId: number;
}

/** Bytes of a `struct iommu_hwpt_invalidate_selftest`. */
export const IOMMU_HWPT_INVALIDATE_SELFTEST_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_INVALIDATE_SELFTEST_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_INVALIDATE_SELFTEST_OFFSET = {
  flags: 0,
  iotlbId: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_invalidate_selftest`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkIommuHwptInvalidateSelftestBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_hwpt_invalidate_selftest", view, offset, 8, end);
  if ((view.getUint32(offset, true) & ~0x1) !== 0)
    requireFlags(
      "iommu_hwpt_invalidate_selftest",
      "flags",
      view.getUint32(offset, true),
      0x1,
      offset,
    );
}

/**
 * Reads bytes that `checkIommuHwptInvalidateSelftestBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuHwptInvalidateSelftest(
  view: DataView,
  offset = 0,
): IommuHwptInvalidateSelftest {
  return {
    flags: view.getUint32(offset, true),
    iotlbId: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptInvalidateSelftest(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptInvalidateSelftest {
  checkIommuHwptInvalidateSelftestBytes(view, offset, end);
  return readIommuHwptInvalidateSelftest(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptInvalidateSelftestValue(value: IommuHwptInvalidateSelftest): void {
  if (!isU32(value.flags)) requireU32("iommu_hwpt_invalidate_selftest", "flags", value.flags, 0);
  if ((value.flags & ~0x1) !== 0)
    requireFlags("iommu_hwpt_invalidate_selftest", "flags", value.flags, 0x1, 0);
  if (!isU32(value.iotlbId))
    requireU32("iommu_hwpt_invalidate_selftest", "iotlb_id", value.iotlbId, 4);
}

/**
 * Writes a value that `checkIommuHwptInvalidateSelftestValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuHwptInvalidateSelftest(
  value: IommuHwptInvalidateSelftest,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, value.iotlbId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptInvalidateSelftest(
  value: IommuHwptInvalidateSelftest,
  view: DataView = freshView(IOMMU_HWPT_INVALIDATE_SELFTEST_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_hwpt_invalidate_selftest", view, offset, 8);
  checkIommuHwptInvalidateSelftestValue(value);
  writeIommuHwptInvalidateSelftest(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_hwpt_invalidate_selftest`: `count` of them, one
 * behind the other.
 */
export function checkIommuHwptInvalidateSelftestArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("iommu_hwpt_invalidate_selftest", view, offset, 0, end);
    requireCount("iommu_hwpt_invalidate_selftest", "", count, 8, offset, stop);
  }
  if ((bitsOf8(view, offset, count) & 0xfffffffe) !== 0)
    requireEvery(
      "iommu_hwpt_invalidate_selftest",
      "",
      view,
      offset,
      count,
      8,
      checkIommuHwptInvalidateSelftestBytes,
    );
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuHwptInvalidateSelftestArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuHwptInvalidateSelftestArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("iommu_hwpt_invalidate_selftest", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommu_hwpt_invalidate_selftest` as one typed array a member, made once and filled
 * again and again.
 */
export class IommuHwptInvalidateSelftestColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Whether every entry is meant. */
  readonly flags: Uint32Array;
  /** Which entry. */
  readonly iotlbId: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.flags = new Uint32Array(capacity);
    this.iotlbId = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("iommu_hwpt_invalidate_selftest", count, this.capacity);
    checkIommuHwptInvalidateSelftestArray(view, offset, count, end);
    const { flags, iotlbId } = this;
    for (let i = 0, at = offset; i < count; i++, at += 8) {
      flags[i] = view.getUint32(at, true);
      iotlbId[i] = view.getUint32(at + 4, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, flags, iotlbId } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("iommu_hwpt_invalidate_selftest", length, this.capacity);
    if (!fits(view, offset, length * 8))
      requireRoom("iommu_hwpt_invalidate_selftest", view, offset, length * 8);
    for (let i = 0; i < length; i++) {
      if ((flags[i]! & ~0x1) !== 0)
        requireFlags("iommu_hwpt_invalidate_selftest", "flags", flags[i]!, 0x1, 0);
    }
    for (let i = 0, at = offset; i < length; i++, at += 8) {
      view.setUint32(at, flags[i]!, true);
      view.setUint32(at + 4, iotlbId[i]!, true);
    }
    return length * 8;
  }
}

/**
 * A `struct iommu_hwpt_invalidate_selftest` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwptInvalidateSelftestBytes` first; what it writes is.
 */
export class IommuHwptInvalidateSelftestCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_hwpt_invalidate_selftest", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_hwpt_invalidate_selftest", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Whether every entry is meant. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate_selftest", "flags", value, 0);
    if ((value & ~0x1) !== 0)
      requireFlags("iommu_hwpt_invalidate_selftest", "flags", value, 0x1, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Which entry. */
  get iotlbId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set iotlbId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_invalidate_selftest", "iotlb_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_viommu_selftest {     /* x86_64 */
//     __u32 in_data;                 /*  0   4 */
//     __u32 out_data;                /*  4   4 */
//     __aligned_u64 out_mmap_offset; /*  8   8 */
//     __aligned_u64 out_mmap_length; /* 16   8 */
// };                                 /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Driver data of the mock virtual IOMMU. */
export interface IommuViommuSelftest {
  /** Any number. */
  readonly inData: number;
  /** Out: the same number. */
  readonly outData: number;
  /** Out: offset to map the iommufd at. */
  readonly outMmapOffset: bigint;
  /** Out: bytes to map. */
  readonly outMmapLength: bigint;
}

/** Bytes of a `struct iommu_viommu_selftest`. */
export const IOMMU_VIOMMU_SELFTEST_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_SELFTEST_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_VIOMMU_SELFTEST_OFFSET = {
  inData: 0,
  outData: 4,
  outMmapOffset: 8,
  outMmapLength: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_viommu_selftest`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuViommuSelftestBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_viommu_selftest", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuViommuSelftestBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuViommuSelftest(view: DataView, offset = 0): IommuViommuSelftest {
  return {
    inData: view.getUint32(offset, true),
    outData: view.getUint32(offset + 4, true),
    outMmapOffset: view.getBigUint64(offset + 8, true),
    outMmapLength: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuViommuSelftest(
  view: DataView,
  offset = 0,
  end?: number,
): IommuViommuSelftest {
  checkIommuViommuSelftestBytes(view, offset, end);
  return readIommuViommuSelftest(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuSelftestValue(value: IommuViommuSelftest): void {
  if (!isU32(value.inData)) requireU32("iommu_viommu_selftest", "in_data", value.inData, 0);
  if (!isU32(value.outData)) requireU32("iommu_viommu_selftest", "out_data", value.outData, 4);
  if (!isU64(value.outMmapOffset))
    requireU64("iommu_viommu_selftest", "out_mmap_offset", value.outMmapOffset, 8);
  if (!isU64(value.outMmapLength))
    requireU64("iommu_viommu_selftest", "out_mmap_length", value.outMmapLength, 16);
}

/**
 * Writes a value that `checkIommuViommuSelftestValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuViommuSelftest(
  value: IommuViommuSelftest,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.inData, true);
  view.setUint32(offset + 4, value.outData, true);
  view.setBigUint64(offset + 8, value.outMmapOffset, true);
  view.setBigUint64(offset + 16, value.outMmapLength, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuSelftest(
  value: IommuViommuSelftest,
  view: DataView = freshView(IOMMU_VIOMMU_SELFTEST_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_viommu_selftest", view, offset, 24);
  checkIommuViommuSelftestValue(value);
  writeIommuViommuSelftest(value, view, offset);
  return view;
}

/**
 * A `struct iommu_viommu_selftest` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuViommuSelftestBytes` first;
 * what it writes is.
 */
export class IommuViommuSelftestCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_viommu_selftest", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_viommu_selftest", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Any number. */
  get inData(): number {
    return this._view.getUint32(this._at, true);
  }
  set inData(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_selftest", "in_data", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the same number. */
  get outData(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set outData(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_selftest", "out_data", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: offset to map the iommufd at. */
  get outMmapOffset(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set outMmapOffset(value: bigint) {
    if (!isU64(value)) requireU64("iommu_viommu_selftest", "out_mmap_offset", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get outMmapOffsetLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set outMmapOffsetLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get outMmapOffsetHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set outMmapOffsetHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Out: bytes to map. */
  get outMmapLength(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set outMmapLength(value: bigint) {
    if (!isU64(value)) requireU64("iommu_viommu_selftest", "out_mmap_length", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get outMmapLengthLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set outMmapLengthLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get outMmapLengthHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set outMmapLengthHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_viommu_invalidate_selftest { /* x86_64 */
//     __u32 flags;                          /*  0   4 */
//     __u32 vdev_id;                        /*  4   4 */
//     __u32 cache_id;                       /*  8   4 */
// };                                        /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** An invalidation request of the mock virtual IOMMU. */
export interface IommuViommuInvalidateSelftest {
  /** Whether every entry is meant. Bits: IOMMU_TEST_INVALIDATE_FLAG_ALL. */
  readonly flags: number;
  /** The number the guest knows the device by. */
  readonly vdevId: number;
  /** Which entry of the device's cache. */
  readonly cacheId: number;
}

/** Bytes of a `struct iommu_viommu_invalidate_selftest`. */
export const IOMMU_VIOMMU_INVALIDATE_SELFTEST_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_INVALIDATE_SELFTEST_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_VIOMMU_INVALIDATE_SELFTEST_OFFSET = {
  flags: 0,
  vdevId: 4,
  cacheId: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_viommu_invalidate_selftest`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkIommuViommuInvalidateSelftestBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("iommu_viommu_invalidate_selftest", view, offset, 12, end);
  if ((view.getUint32(offset, true) & ~0x1) !== 0)
    requireFlags(
      "iommu_viommu_invalidate_selftest",
      "flags",
      view.getUint32(offset, true),
      0x1,
      offset,
    );
}

/**
 * Reads bytes that `checkIommuViommuInvalidateSelftestBytes` has seen; without that, what comes is
 * not checked.
 */
export function readIommuViommuInvalidateSelftest(
  view: DataView,
  offset = 0,
): IommuViommuInvalidateSelftest {
  return {
    flags: view.getUint32(offset, true),
    vdevId: view.getUint32(offset + 4, true),
    cacheId: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuViommuInvalidateSelftest(
  view: DataView,
  offset = 0,
  end?: number,
): IommuViommuInvalidateSelftest {
  checkIommuViommuInvalidateSelftestBytes(view, offset, end);
  return readIommuViommuInvalidateSelftest(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuInvalidateSelftestValue(
  value: IommuViommuInvalidateSelftest,
): void {
  if (!isU32(value.flags)) requireU32("iommu_viommu_invalidate_selftest", "flags", value.flags, 0);
  if ((value.flags & ~0x1) !== 0)
    requireFlags("iommu_viommu_invalidate_selftest", "flags", value.flags, 0x1, 0);
  if (!isU32(value.vdevId))
    requireU32("iommu_viommu_invalidate_selftest", "vdev_id", value.vdevId, 4);
  if (!isU32(value.cacheId))
    requireU32("iommu_viommu_invalidate_selftest", "cache_id", value.cacheId, 8);
}

/**
 * Writes a value that `checkIommuViommuInvalidateSelftestValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeIommuViommuInvalidateSelftest(
  value: IommuViommuInvalidateSelftest,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, value.vdevId, true);
  view.setUint32(offset + 8, value.cacheId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuInvalidateSelftest(
  value: IommuViommuInvalidateSelftest,
  view: DataView = freshView(IOMMU_VIOMMU_INVALIDATE_SELFTEST_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("iommu_viommu_invalidate_selftest", view, offset, 12);
  checkIommuViommuInvalidateSelftestValue(value);
  writeIommuViommuInvalidateSelftest(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_viommu_invalidate_selftest`: `count` of them,
 * one behind the other.
 */
export function checkIommuViommuInvalidateSelftestArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 12, end))) {
    const stop = requireRoom("iommu_viommu_invalidate_selftest", view, offset, 0, end);
    requireCount("iommu_viommu_invalidate_selftest", "", count, 12, offset, stop);
  }
  if ((bitsOf12(view, offset, count) & 0xfffffffe) !== 0)
    requireEvery(
      "iommu_viommu_invalidate_selftest",
      "",
      view,
      offset,
      count,
      12,
      checkIommuViommuInvalidateSelftestBytes,
    );
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuViommuInvalidateSelftestArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuViommuInvalidateSelftestArray(from, offset, count, end);
  const size = count * 12;
  copyBytes("iommu_viommu_invalidate_selftest", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommu_viommu_invalidate_selftest` as one typed array a member, made once and filled
 * again and again.
 */
export class IommuViommuInvalidateSelftestColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Whether every entry is meant. */
  readonly flags: Uint32Array;
  /** The number the guest knows the device by. */
  readonly vdevId: Uint32Array;
  /** Which entry of the device's cache. */
  readonly cacheId: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.flags = new Uint32Array(capacity);
    this.vdevId = new Uint32Array(capacity);
    this.cacheId = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("iommu_viommu_invalidate_selftest", count, this.capacity);
    checkIommuViommuInvalidateSelftestArray(view, offset, count, end);
    const { flags, vdevId, cacheId } = this;
    for (let i = 0, at = offset; i < count; i++, at += 12) {
      flags[i] = view.getUint32(at, true);
      vdevId[i] = view.getUint32(at + 4, true);
      cacheId[i] = view.getUint32(at + 8, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, flags, vdevId, cacheId } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("iommu_viommu_invalidate_selftest", length, this.capacity);
    if (!fits(view, offset, length * 12))
      requireRoom("iommu_viommu_invalidate_selftest", view, offset, length * 12);
    for (let i = 0; i < length; i++) {
      if ((flags[i]! & ~0x1) !== 0)
        requireFlags("iommu_viommu_invalidate_selftest", "flags", flags[i]!, 0x1, 0);
    }
    for (let i = 0, at = offset; i < length; i++, at += 12) {
      view.setUint32(at, flags[i]!, true);
      view.setUint32(at + 4, vdevId[i]!, true);
      view.setUint32(at + 8, cacheId[i]!, true);
    }
    return length * 12;
  }
}

/**
 * A `struct iommu_viommu_invalidate_selftest` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuViommuInvalidateSelftestBytes` first; what it writes is.
 */
export class IommuViommuInvalidateSelftestCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("iommu_viommu_invalidate_selftest", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("iommu_viommu_invalidate_selftest", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Whether every entry is meant. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_invalidate_selftest", "flags", value, 0);
    if ((value & ~0x1) !== 0)
      requireFlags("iommu_viommu_invalidate_selftest", "flags", value, 0x1, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The number the guest knows the device by. */
  get vdevId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set vdevId(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_invalidate_selftest", "vdev_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Which entry of the device's cache. */
  get cacheId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set cacheId(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_invalidate_selftest", "cache_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct iommu_viommu_event_selftest { /* x86_64 */
//     __u32 virt_id;                   /*  0   4 */
// };                                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** An event of the mock virtual IOMMU. */
export interface IommuViommuEventSelftest {
  /** The number the guest knows the device by. */
  readonly virtId: number;
}

/** Bytes of a `struct iommu_viommu_event_selftest`. */
export const IOMMU_VIOMMU_EVENT_SELFTEST_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_EVENT_SELFTEST_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_VIOMMU_EVENT_SELFTEST_OFFSET = {
  virtId: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_viommu_event_selftest`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuViommuEventSelftestBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("iommu_viommu_event_selftest", view, offset, 4, end);
}

/**
 * Reads bytes that `checkIommuViommuEventSelftestBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuViommuEventSelftest(view: DataView, offset = 0): IommuViommuEventSelftest {
  return {
    virtId: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuViommuEventSelftest(
  view: DataView,
  offset = 0,
  end?: number,
): IommuViommuEventSelftest {
  checkIommuViommuEventSelftestBytes(view, offset, end);
  return readIommuViommuEventSelftest(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuEventSelftestValue(value: IommuViommuEventSelftest): void {
  if (!isU32(value.virtId)) requireU32("iommu_viommu_event_selftest", "virt_id", value.virtId, 0);
}

/**
 * Writes a value that `checkIommuViommuEventSelftestValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuViommuEventSelftest(
  value: IommuViommuEventSelftest,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.virtId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuEventSelftest(
  value: IommuViommuEventSelftest,
  view: DataView = freshView(IOMMU_VIOMMU_EVENT_SELFTEST_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("iommu_viommu_event_selftest", view, offset, 4);
  checkIommuViommuEventSelftestValue(value);
  writeIommuViommuEventSelftest(value, view, offset);
  return view;
}

/**
 * A `struct iommu_viommu_event_selftest` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuViommuEventSelftestBytes`
 * first; what it writes is.
 */
export class IommuViommuEventSelftestCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("iommu_viommu_event_selftest", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("iommu_viommu_event_selftest", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** The number the guest knows the device by. */
  get virtId(): number {
    return this._view.getUint32(this._at, true);
  }
  set virtId(value: number) {
    if (!isU32(value)) requireU32("iommu_viommu_event_selftest", "virt_id", value, 0);
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

/** Every bit set in one of `count` 32-bit words, 8 bytes from each other. */
const bitsOf8 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 8;
  let bits = 0;
  for (; from >= at; from -= 32)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 8, true) |
      view.getInt32(from + 16, true) |
      view.getInt32(from + 24, true);
  from += 24;
  for (; from >= at; from -= 8) bits |= view.getInt32(from, true);
  return bits;
};

/** Every bit set in one of `count` 32-bit words, 12 bytes from each other. */
const bitsOf12 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 12;
  let bits = 0;
  for (; from >= at; from -= 48)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 12, true) |
      view.getInt32(from + 24, true) |
      view.getInt32(from + 36, true);
  from += 36;
  for (; from >= at; from -= 12) bits |= view.getInt32(from, true);
  return bits;
};

// Generated from abi/uapi/iommufd/fault.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd page faults: a file to read them from and to write answers to.

import {
  copyBytes,
  extend,
  requireCapacity,
  requireCount,
  requireEvery,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

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
export function checkIommuHwptPgfaultBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_hwpt_pgfault", view, offset, 40, end);
  if (view.getUint32(offset + 20, true) !== 0)
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
export function decodeIommuHwptPgfault(view: DataView, offset = 0, end?: number): IommuHwptPgfault {
  checkIommuHwptPgfaultBytes(view, offset, end);
  return readIommuHwptPgfault(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptPgfaultValue(value: IommuHwptPgfault): void {
  if (!isU32(value.flags)) requireU32("iommu_hwpt_pgfault", "flags", value.flags, 0);
  if (!isU32(value.devId)) requireU32("iommu_hwpt_pgfault", "dev_id", value.devId, 4);
  if (!isU32(value.pasid)) requireU32("iommu_hwpt_pgfault", "pasid", value.pasid, 8);
  if (!isU32(value.grpid)) requireU32("iommu_hwpt_pgfault", "grpid", value.grpid, 12);
  if (!isU32(value.perm)) requireU32("iommu_hwpt_pgfault", "perm", value.perm, 16);
  if (!isU64(value.addr)) requireU64("iommu_hwpt_pgfault", "addr", value.addr, 24);
  if (!isU32(value.length)) requireU32("iommu_hwpt_pgfault", "length", value.length, 32);
  if (!isU32(value.cookie)) requireU32("iommu_hwpt_pgfault", "cookie", value.cookie, 36);
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
  view.setUint32(offset + 20, 0, true);
  view.setBigUint64(offset + 24, value.addr, true);
  view.setUint32(offset + 32, value.length, true);
  view.setUint32(offset + 36, value.cookie, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptPgfault(
  value: IommuHwptPgfault,
  view: DataView = freshView(IOMMU_HWPT_PGFAULT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_hwpt_pgfault", view, offset, 40);
  checkIommuHwptPgfaultValue(value);
  writeIommuHwptPgfault(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_hwpt_pgfault`: `count` of them, one behind the
 * other.
 */
export function checkIommuHwptPgfaultArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 40, end))) {
    const stop = requireRoom("iommu_hwpt_pgfault", view, offset, 0, end);
    requireCount("iommu_hwpt_pgfault", "", count, 40, offset, stop);
  }
  if ((bitsOf40(view, offset + 20, count) & 0xffffffff) !== 0)
    requireEvery("iommu_hwpt_pgfault", "", view, offset, count, 40, checkIommuHwptPgfaultBytes);
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuHwptPgfaultArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuHwptPgfaultArray(from, offset, count, end);
  const size = count * 40;
  copyBytes("iommu_hwpt_pgfault", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_hwpt_pgfault` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwptPgfaultBytes` first; what it
 * writes is.
 */
export class IommuHwptPgfaultCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_hwpt_pgfault", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_hwpt_pgfault", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** IOMMU_PGFAULT_FLAGS bits. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The device. */
  get devId(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set devId(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "dev_id", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Its process address space, if valid. */
  get pasid(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "pasid", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The group of faults it belongs to. */
  get grpid(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set grpid(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "grpid", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** What was tried: IOMMU_PGFAULT_PERM bits. */
  get perm(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set perm(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "perm", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** The address. */
  get addr(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set addr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hwpt_pgfault", "addr", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get addrLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set addrLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get addrHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set addrHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** Bytes more the device will want. */
  get length(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set length(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "length", value, 32);
    this._view.setUint32(this._at + 32, value, true);
  }
  /** What the answer names the group by. */
  get cookie(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set cookie(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_pgfault", "cookie", value, 36);
    this._view.setUint32(this._at + 36, value, true);
  }
}

// struct iommu_hwpt_page_response { /* x86_64 */
//     __u32 cookie;                 /*  0   4 */
//     __u32 code;                   /*  4   4 */
// };                                /* size 8 */
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
export function checkIommuHwptPageResponseBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommu_hwpt_page_response", view, offset, 8, end);
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
  end?: number,
): IommuHwptPageResponse {
  checkIommuHwptPageResponseBytes(view, offset, end);
  return readIommuHwptPageResponse(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptPageResponseValue(value: IommuHwptPageResponse): void {
  if (!isU32(value.cookie)) requireU32("iommu_hwpt_page_response", "cookie", value.cookie, 0);
  if (!isU32(value.code)) requireU32("iommu_hwpt_page_response", "code", value.code, 4);
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
  view: DataView = freshView(IOMMU_HWPT_PAGE_RESPONSE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_hwpt_page_response", view, offset, 8);
  checkIommuHwptPageResponseValue(value);
  writeIommuHwptPageResponse(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_hwpt_page_response`: `count` of them, one behind
 * the other.
 */
export function checkIommuHwptPageResponseArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("iommu_hwpt_page_response", view, offset, 0, end);
    requireCount("iommu_hwpt_page_response", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuHwptPageResponseArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuHwptPageResponseArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("iommu_hwpt_page_response", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct iommu_hwpt_page_response` as one typed array a member, made once and filled again
 * and again.
 */
export class IommuHwptPageResponseColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** The group. */
  readonly cookie: Uint32Array;
  /** An IOMMUFD_PAGE_RESP value. */
  readonly code: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.cookie = new Uint32Array(capacity);
    this.code = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("iommu_hwpt_page_response", count, this.capacity);
    checkIommuHwptPageResponseArray(view, offset, count, end);
    const { cookie, code } = this;
    for (let i = 0, at = offset; i < count; i++, at += 8) {
      cookie[i] = view.getUint32(at, true);
      code[i] = view.getUint32(at + 4, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, cookie, code } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("iommu_hwpt_page_response", length, this.capacity);
    if (!fits(view, offset, length * 8))
      requireRoom("iommu_hwpt_page_response", view, offset, length * 8);
    for (let i = 0, at = offset; i < length; i++, at += 8) {
      view.setUint32(at, cookie[i]!, true);
      view.setUint32(at + 4, code[i]!, true);
    }
    return length * 8;
  }
}

/**
 * A `struct iommu_hwpt_page_response` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuHwptPageResponseBytes`
 * first; what it writes is.
 */
export class IommuHwptPageResponseCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_hwpt_page_response", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_hwpt_page_response", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The group. */
  get cookie(): number {
    return this._view.getUint32(this._at, true);
  }
  set cookie(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_page_response", "cookie", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** An IOMMUFD_PAGE_RESP value. */
  get code(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set code(value: number) {
    if (!isU32(value)) requireU32("iommu_hwpt_page_response", "code", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_fault_alloc { /* x86_64 */
//     __u32 size;            /*  0   4 */
//     __u32 flags;           /*  4   4 */
//     __u32 out_fault_id;    /*  8   4 */
//     __u32 out_fault_fd;    /* 12   4 */
// };                         /* size 16 */
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
export function checkIommuFaultAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_fault_alloc", view, offset, 16, end);
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
export function decodeIommuFaultAlloc(view: DataView, offset = 0, end?: number): IommuFaultAlloc {
  checkIommuFaultAllocBytes(view, offset, end);
  return readIommuFaultAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuFaultAllocValue(value: IommuFaultAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_fault_alloc", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_fault_alloc", "flags", value.flags, 4);
  if (!isU32(value.outFaultId))
    requireU32("iommu_fault_alloc", "out_fault_id", value.outFaultId, 8);
  if (!isU32(value.outFaultFd))
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
  view: DataView = freshView(IOMMU_FAULT_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_fault_alloc", view, offset, 16);
  checkIommuFaultAllocValue(value);
  writeIommuFaultAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_fault_alloc` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 16; what an older caller does not have is zero; what a newer one has beyond 16
 * must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuFaultAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuFaultAlloc {
  const extended = extend("iommu_fault_alloc", view, offset, size, 16, 16, true);
  return decodeIommuFaultAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuFaultAllocSized(value: IommuFaultAlloc, size: number): DataView {
  return resize("iommu_fault_alloc", encodeIommuFaultAlloc(value), size, 16);
}

/**
 * A `struct iommu_fault_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuFaultAllocBytes` first; what it
 * writes is.
 */
export class IommuFaultAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_fault_alloc", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_fault_alloc", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_fault_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_fault_alloc", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: its object. */
  get outFaultId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set outFaultId(value: number) {
    if (!isU32(value)) requireU32("iommu_fault_alloc", "out_fault_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: its descriptor. */
  get outFaultFd(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set outFaultFd(value: number) {
    if (!isU32(value)) requireU32("iommu_fault_alloc", "out_fault_fd", value, 12);
    this._view.setUint32(this._at + 12, value, true);
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

/** Every bit set in one of `count` 32-bit words, 40 bytes from each other. */
const bitsOf40 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 40;
  let bits = 0;
  for (; from >= at; from -= 160)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 40, true) |
      view.getInt32(from + 80, true) |
      view.getInt32(from + 120, true);
  from += 120;
  for (; from >= at; from -= 40) bits |= view.getInt32(from, true);
  return bits;
};

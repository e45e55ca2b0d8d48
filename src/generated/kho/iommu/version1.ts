// Generated from abi/kho/iommu/version1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The IOMMU core's state: units, page tables and devices, each in a chain of one-page arrays, found
// from one record of global data.

import {
  type Block,
  type Located,
  blocks,
  copyBytes,
  readBytes,
  readCount,
  readU64s,
  refuseArm,
  requireArray,
  requireCount,
  requireCounted,
  requireFlags,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  within,
  withinElement,
  writeBytes,
  writeU64s,
  writeZero,
} from "../../../runtime/wire/index.ts";

/** Name of the IOMMU core's global data in a live-update image. */
export const IOMMU_LUO_FLB_COMPATIBLE = "iommu-liveupdate";

/** What `version` must say. */
export const IOMMU_LUO_FLB_VERSION = 1;

/** The object was deleted after it was serialized. */
export const IOMMU_SER_DELETED = 1;

/** The object came from the previous kernel. */
export const IOMMU_SER_INCOMING = 2;

/** No kind of IOMMU. */
export const IOMMU_INVALID = 0;

/** An Intel IOMMU. */
export const IOMMU_INTEL = 1;

/** An ARM SMMUv3. */
export const IOMMU_ARM_SMMUV3 = 2;

// struct iommu_hdr_ser { /* x86_64 */
//     u32 ref_count;     /*  0   4 */
//     u32 flags;         /*  4   4 */
// };                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** What every preserved object begins with. */
export interface IommuHdrSer {
  /** How many others refer to the object. */
  readonly refCount: number;
  /** What became of the object. Bits: IOMMU_SER_DELETED, IOMMU_SER_INCOMING. */
  readonly flags: number;
}

/** Bytes of a `struct iommu_hdr_ser`. */
export const IOMMU_HDR_SER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_HDR_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_HDR_SER_OFFSET = {
  refCount: 0,
  flags: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hdr_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHdrSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommu_hdr_ser", view, offset, 8, end);
  if ((view.getUint32(offset + 4, true) & ~0x3) !== 0)
    requireFlags("iommu_hdr_ser", "flags", view.getUint32(offset + 4, true), 0x3, offset + 4);
}

/** Reads bytes that `checkIommuHdrSerBytes` has seen; without that, what comes is not checked. */
export function readIommuHdrSer(view: DataView, offset = 0): IommuHdrSer {
  return {
    refCount: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHdrSer(view: DataView, offset = 0, end?: number): IommuHdrSer {
  checkIommuHdrSerBytes(view, offset, end);
  return readIommuHdrSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHdrSerValue(value: IommuHdrSer): void {
  if (!isU32(value.refCount)) requireU32("iommu_hdr_ser", "ref_count", value.refCount, 0);
  if (!isU32(value.flags)) requireU32("iommu_hdr_ser", "flags", value.flags, 4);
  if ((value.flags & ~0x3) !== 0) requireFlags("iommu_hdr_ser", "flags", value.flags, 0x3, 4);
}

/** Writes a value that `checkIommuHdrSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuHdrSer(value: IommuHdrSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.refCount, true);
  view.setUint32(offset + 4, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHdrSer(
  value: IommuHdrSer,
  view: DataView = freshView(IOMMU_HDR_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_hdr_ser", view, offset, 8);
  checkIommuHdrSerValue(value);
  writeIommuHdrSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hdr_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuHdrSerBytes` first; what it writes is.
 */
export class IommuHdrSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_hdr_ser", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommu_hdr_ser", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** How many others refer to the object. */
  get refCount(): number {
    return this._view.getUint32(this._at, true);
  }
  set refCount(value: number) {
    if (!isU32(value)) requireU32("iommu_hdr_ser", "ref_count", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What became of the object. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hdr_ser", "flags", value, 4);
    if ((value & ~0x3) !== 0) requireFlags("iommu_hdr_ser", "flags", value, 0x3, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_domain_ser {                 /* x86_64   i386 */
//     struct iommu_hdr_ser hdr;             /*  0   8    0   8 */
//     u64 top_table_phys;                   /*  8   8    8   8 */
//     u64 top_level;                        /* 16   8   16   8 */
//     u32 vasz;                             /* 24   4   24   4 */
//     u8 sign_extend;                       /* 28   1   28   1 */
//     u8 padding[3];                        /* 29   3   29   3 */
//     struct iommu_domain *restored_domain; /* 32   8   32   4 */
// };                                        /* size 40  size 36 */
// /* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more: size 40, align 1 */
// /* i386, x32, arm, armeb, arm-oabi, 18 more: size 36, align 1 */
//
// The codec below is for the layout of x86_64.

/** One page table. */
export interface IommuDomainSer {
  /** Reference count and state. */
  readonly hdr: IommuHdrSer;
  /** Physical address of the top table. */
  readonly topTablePhys: bigint;
  /** Level of the top table, 0 for the one that holds only leaves. */
  readonly topLevel: bigint;
  /** Width of the addresses it translates, bits. */
  readonly vasz: number;
  /** 1 when addresses are sign-extended to 64 bits. */
  readonly signExtend: number;
  /** Scratch room for the next kernel's own object; 0 in the image. */
  readonly restoredDomain: bigint;
}

/** Bytes of a `struct iommu_domain_ser`. */
export const IOMMU_DOMAIN_SER_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_DOMAIN_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DOMAIN_SER_OFFSET = {
  hdr: 0,
  topTablePhys: 8,
  topLevel: 16,
  vasz: 24,
  signExtend: 28,
  padding: 29,
  restoredDomain: 32,
} as const;

/**
 * Refuses bytes that are no `struct iommu_domain_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuDomainSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_domain_ser", view, offset, 40, end);
  if ((view.getUint32(offset + 4, true) & ~0x3) !== 0)
    requireFlags(
      "iommu_domain_ser",
      "hdr.flags",
      view.getUint32(offset + 4, true),
      0x3,
      offset + 4,
    );
  if ((view.getUint8(offset + 29) | view.getUint16(offset + 30, true)) !== 0)
    requireZero("iommu_domain_ser", "padding", view, offset + 29, 3, "reserved");
}

/**
 * Reads bytes that `checkIommuDomainSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuDomainSer(view: DataView, offset = 0): IommuDomainSer {
  return {
    hdr: readIommuHdrSer(view, offset),
    topTablePhys: view.getBigUint64(offset + 8, true),
    topLevel: view.getBigUint64(offset + 16, true),
    vasz: view.getUint32(offset + 24, true),
    signExtend: view.getUint8(offset + 28),
    restoredDomain: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDomainSer(view: DataView, offset = 0, end?: number): IommuDomainSer {
  checkIommuDomainSerBytes(view, offset, end);
  return readIommuDomainSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDomainSerValue(value: IommuDomainSer): void {
  if (!isU32(value.hdr.refCount))
    requireU32("iommu_domain_ser", "hdr.ref_count", value.hdr.refCount, 0);
  if (!isU32(value.hdr.flags)) requireU32("iommu_domain_ser", "hdr.flags", value.hdr.flags, 4);
  if ((value.hdr.flags & ~0x3) !== 0)
    requireFlags("iommu_domain_ser", "hdr.flags", value.hdr.flags, 0x3, 4);
  if (!isU64(value.topTablePhys))
    requireU64("iommu_domain_ser", "top_table_phys", value.topTablePhys, 8);
  if (!isU64(value.topLevel)) requireU64("iommu_domain_ser", "top_level", value.topLevel, 16);
  if (!isU32(value.vasz)) requireU32("iommu_domain_ser", "vasz", value.vasz, 24);
  if (!isUpTo(value.signExtend, 255))
    requireRange("iommu_domain_ser", "sign_extend", value.signExtend, 0, 255, 28);
  if (!isU64(value.restoredDomain))
    requireU64("iommu_domain_ser", "restored_domain", value.restoredDomain, 32);
}

/**
 * Writes a value that `checkIommuDomainSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuDomainSer(value: IommuDomainSer, view: DataView, offset = 0): void {
  writeIommuHdrSer(value.hdr, view, offset);
  view.setBigUint64(offset + 8, value.topTablePhys, true);
  view.setBigUint64(offset + 16, value.topLevel, true);
  view.setUint32(offset + 24, value.vasz, true);
  view.setUint32(offset + 28, value.signExtend, true);
  view.setBigUint64(offset + 32, value.restoredDomain, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDomainSer(
  value: IommuDomainSer,
  view: DataView = freshView(IOMMU_DOMAIN_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_domain_ser", view, offset, 40);
  checkIommuDomainSerValue(value);
  writeIommuDomainSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_domain_ser`: `count` of them, one behind the
 * other.
 */
export function checkIommuDomainSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 40, end))) {
    const stop = requireRoom("iommu_domain_ser", view, offset, 0, end);
    requireCount("iommu_domain_ser", "", count, 40, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 40) {
    if ((view.getUint32(at + 4, true) & ~0x3) !== 0)
      requireFlags(
        "iommu_domain_ser",
        `[${i}].hdr.flags`,
        view.getUint32(at + 4, true),
        0x3,
        at + 4,
      );
    if ((view.getUint8(at + 29) | view.getUint16(at + 30, true)) !== 0)
      requireZero("iommu_domain_ser", `[${i}].padding`, view, at + 29, 3, "reserved");
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuDomainSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuDomainSerArray(from, offset, count, end);
  const size = count * 40;
  copyBytes("iommu_domain_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_domain_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuDomainSerBytes` first; what it
 * writes is.
 */
export class IommuDomainSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_domain_ser", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_domain_ser", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Reference count and state. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Physical address of the top table. */
  get topTablePhys(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set topTablePhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_domain_ser", "top_table_phys", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get topTablePhysLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set topTablePhysLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get topTablePhysHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set topTablePhysHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Level of the top table, 0 for the one that holds only leaves. */
  get topLevel(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set topLevel(value: bigint) {
    if (!isU64(value)) requireU64("iommu_domain_ser", "top_level", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get topLevelLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set topLevelLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get topLevelHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set topLevelHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Width of the addresses it translates, bits. */
  get vasz(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set vasz(value: number) {
    if (!isU32(value)) requireU32("iommu_domain_ser", "vasz", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
  /** 1 when addresses are sign-extended to 64 bits. */
  get signExtend(): number {
    return this._view.getUint8(this._at + 28);
  }
  set signExtend(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommu_domain_ser", "sign_extend", value, 0, 255, 28);
    this._view.setUint8(this._at + 28, value);
  }
  /** Scratch room for the next kernel's own object; 0 in the image. */
  get restoredDomain(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set restoredDomain(value: bigint) {
    if (!isU64(value)) requireU64("iommu_domain_ser", "restored_domain", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get restoredDomainLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set restoredDomainLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get restoredDomainHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set restoredDomainHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct iommu_dev_map_ser { /* x86_64 */
//     u64 attachment_id;     /*  0   8 */
//     u64 domain_phys;       /*  8   8 */
//     u64 iommu_phys;        /* 16   8 */
// };                         /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 1 */

/** Which page table and which IOMMU unit a device uses. */
export interface IommuDevMapSer {
  /** Domain id the device's translations are tagged with. */
  readonly attachmentId: bigint;
  /** Physical address of the page table's record. */
  readonly domainPhys: bigint;
  /** Physical address of the unit's record. */
  readonly iommuPhys: bigint;
}

/** Bytes of a `struct iommu_dev_map_ser`. */
export const IOMMU_DEV_MAP_SER_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_DEV_MAP_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DEV_MAP_SER_OFFSET = {
  attachmentId: 0,
  domainPhys: 8,
  iommuPhys: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_dev_map_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuDevMapSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_dev_map_ser", view, offset, 24, end);
}

/**
 * Reads bytes that `checkIommuDevMapSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuDevMapSer(view: DataView, offset = 0): IommuDevMapSer {
  return {
    attachmentId: view.getBigUint64(offset, true),
    domainPhys: view.getBigUint64(offset + 8, true),
    iommuPhys: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDevMapSer(view: DataView, offset = 0, end?: number): IommuDevMapSer {
  checkIommuDevMapSerBytes(view, offset, end);
  return readIommuDevMapSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDevMapSerValue(value: IommuDevMapSer): void {
  if (!isU64(value.attachmentId))
    requireU64("iommu_dev_map_ser", "attachment_id", value.attachmentId, 0);
  if (!isU64(value.domainPhys)) requireU64("iommu_dev_map_ser", "domain_phys", value.domainPhys, 8);
  if (!isU64(value.iommuPhys)) requireU64("iommu_dev_map_ser", "iommu_phys", value.iommuPhys, 16);
}

/**
 * Writes a value that `checkIommuDevMapSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuDevMapSer(value: IommuDevMapSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.attachmentId, true);
  view.setBigUint64(offset + 8, value.domainPhys, true);
  view.setBigUint64(offset + 16, value.iommuPhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDevMapSer(
  value: IommuDevMapSer,
  view: DataView = freshView(IOMMU_DEV_MAP_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_dev_map_ser", view, offset, 24);
  checkIommuDevMapSerValue(value);
  writeIommuDevMapSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_dev_map_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuDevMapSerBytes` first; what it
 * writes is.
 */
export class IommuDevMapSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_dev_map_ser", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("iommu_dev_map_ser", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Domain id the device's translations are tagged with. */
  get attachmentId(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set attachmentId(value: bigint) {
    if (!isU64(value)) requireU64("iommu_dev_map_ser", "attachment_id", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get attachmentIdLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set attachmentIdLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get attachmentIdHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set attachmentIdHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Physical address of the page table's record. */
  get domainPhys(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set domainPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_dev_map_ser", "domain_phys", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get domainPhysLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set domainPhysLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get domainPhysHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set domainPhysHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Physical address of the unit's record. */
  get iommuPhys(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set iommuPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_dev_map_ser", "iommu_phys", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get iommuPhysLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iommuPhysLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get iommuPhysHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set iommuPhysHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_device_intel_ser { /* x86_64 */
//     u8 restored;                /*  0   1 */
//     u8 padding[7];              /*  1   7 */
//     u64 pasid_table;            /*  8   8 */
//     u64 max_pasid;              /* 16   8 */
// };                              /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 1 */

/** What an Intel IOMMU keeps for a device. */
export interface IommuDeviceIntelSer {
  /** 1 once the next kernel has taken it over. */
  readonly restored: number;
  /** Physical address of the PASID table; 0 in legacy mode. */
  readonly pasidTable: bigint;
  /** One past the highest PASID it covers. */
  readonly maxPasid: bigint;
}

/** Bytes of a `struct iommu_device_intel_ser`. */
export const IOMMU_DEVICE_INTEL_SER_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_DEVICE_INTEL_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DEVICE_INTEL_SER_OFFSET = {
  restored: 0,
  padding: 1,
  pasidTable: 8,
  maxPasid: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_device_intel_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuDeviceIntelSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("iommu_device_intel_ser", view, offset, 24, end);
  if (
    (view.getUint8(offset + 1) |
      view.getUint16(offset + 2, true) |
      view.getUint32(offset + 4, true)) !==
    0
  )
    requireZero("iommu_device_intel_ser", "padding", view, offset + 1, 7, "reserved");
}

/**
 * Reads bytes that `checkIommuDeviceIntelSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuDeviceIntelSer(view: DataView, offset = 0): IommuDeviceIntelSer {
  return {
    restored: view.getUint8(offset),
    pasidTable: view.getBigUint64(offset + 8, true),
    maxPasid: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDeviceIntelSer(
  view: DataView,
  offset = 0,
  end?: number,
): IommuDeviceIntelSer {
  checkIommuDeviceIntelSerBytes(view, offset, end);
  return readIommuDeviceIntelSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDeviceIntelSerValue(value: IommuDeviceIntelSer): void {
  if (!isUpTo(value.restored, 255))
    requireRange("iommu_device_intel_ser", "restored", value.restored, 0, 255, 0);
  if (!isU64(value.pasidTable))
    requireU64("iommu_device_intel_ser", "pasid_table", value.pasidTable, 8);
  if (!isU64(value.maxPasid)) requireU64("iommu_device_intel_ser", "max_pasid", value.maxPasid, 16);
}

/**
 * Writes a value that `checkIommuDeviceIntelSerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuDeviceIntelSer(
  value: IommuDeviceIntelSer,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.restored, true);
  view.setUint32(offset + 4, 0, true);
  view.setBigUint64(offset + 8, value.pasidTable, true);
  view.setBigUint64(offset + 16, value.maxPasid, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDeviceIntelSer(
  value: IommuDeviceIntelSer,
  view: DataView = freshView(IOMMU_DEVICE_INTEL_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_device_intel_ser", view, offset, 24);
  checkIommuDeviceIntelSerValue(value);
  writeIommuDeviceIntelSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_device_intel_ser` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuDeviceIntelSerBytes` first;
 * what it writes is.
 */
export class IommuDeviceIntelSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_device_intel_ser", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_device_intel_ser", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** 1 once the next kernel has taken it over. */
  get restored(): number {
    return this._view.getUint8(this._at);
  }
  set restored(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommu_device_intel_ser", "restored", value, 0, 255, 0);
    this._view.setUint8(this._at, value);
  }
  /** Physical address of the PASID table; 0 in legacy mode. */
  get pasidTable(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set pasidTable(value: bigint) {
    if (!isU64(value)) requireU64("iommu_device_intel_ser", "pasid_table", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get pasidTableLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set pasidTableLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get pasidTableHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set pasidTableHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** One past the highest PASID it covers. */
  get maxPasid(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set maxPasid(value: bigint) {
    if (!isU64(value)) requireU64("iommu_device_intel_ser", "max_pasid", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get maxPasidLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set maxPasidLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get maxPasidHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set maxPasidHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_master_smmuv3_ser { /* x86_64 */
//     u64 l1_cdtab_lu_state;       /*  0   8 */
//     u32 num_l2_cdtables;         /*  8   4 */
//     u32 padding;                 /* 12   4 */
//     u64 l2_cdtab_lu_states_phys; /* 16   8 */
// };                               /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 1 */

/** What an SMMUv3 keeps for a device. */
export interface IommuMasterSmmuv3Ser {
  /** State of the first-level context descriptor table. */
  readonly l1CdtabLuState: bigint;
  /** Second-level tables. */
  readonly numL2Cdtables: number;
  /** Physical address of their states. */
  readonly l2CdtabLuStatesPhys: bigint;
}

/** Bytes of a `struct iommu_master_smmuv3_ser`. */
export const IOMMU_MASTER_SMMUV3_SER_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const IOMMU_MASTER_SMMUV3_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_MASTER_SMMUV3_SER_OFFSET = {
  l1CdtabLuState: 0,
  numL2Cdtables: 8,
  padding: 12,
  l2CdtabLuStatesPhys: 16,
} as const;

/**
 * Refuses bytes that are no `struct iommu_master_smmuv3_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuMasterSmmuv3SerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("iommu_master_smmuv3_ser", view, offset, 24, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_master_smmuv3_ser", "padding", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuMasterSmmuv3SerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuMasterSmmuv3Ser(view: DataView, offset = 0): IommuMasterSmmuv3Ser {
  return {
    l1CdtabLuState: view.getBigUint64(offset, true),
    numL2Cdtables: view.getUint32(offset + 8, true),
    l2CdtabLuStatesPhys: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuMasterSmmuv3Ser(
  view: DataView,
  offset = 0,
  end?: number,
): IommuMasterSmmuv3Ser {
  checkIommuMasterSmmuv3SerBytes(view, offset, end);
  return readIommuMasterSmmuv3Ser(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuMasterSmmuv3SerValue(value: IommuMasterSmmuv3Ser): void {
  if (!isU64(value.l1CdtabLuState))
    requireU64("iommu_master_smmuv3_ser", "l1_cdtab_lu_state", value.l1CdtabLuState, 0);
  if (!isU32(value.numL2Cdtables))
    requireU32("iommu_master_smmuv3_ser", "num_l2_cdtables", value.numL2Cdtables, 8);
  if (!isU64(value.l2CdtabLuStatesPhys))
    requireU64("iommu_master_smmuv3_ser", "l2_cdtab_lu_states_phys", value.l2CdtabLuStatesPhys, 16);
}

/**
 * Writes a value that `checkIommuMasterSmmuv3SerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuMasterSmmuv3Ser(
  value: IommuMasterSmmuv3Ser,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.l1CdtabLuState, true);
  view.setUint32(offset + 8, value.numL2Cdtables, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.l2CdtabLuStatesPhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuMasterSmmuv3Ser(
  value: IommuMasterSmmuv3Ser,
  view: DataView = freshView(IOMMU_MASTER_SMMUV3_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("iommu_master_smmuv3_ser", view, offset, 24);
  checkIommuMasterSmmuv3SerValue(value);
  writeIommuMasterSmmuv3Ser(value, view, offset);
  return view;
}

/**
 * A `struct iommu_master_smmuv3_ser` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuMasterSmmuv3SerBytes`
 * first; what it writes is.
 */
export class IommuMasterSmmuv3SerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("iommu_master_smmuv3_ser", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("iommu_master_smmuv3_ser", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** State of the first-level context descriptor table. */
  get l1CdtabLuState(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set l1CdtabLuState(value: bigint) {
    if (!isU64(value)) requireU64("iommu_master_smmuv3_ser", "l1_cdtab_lu_state", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get l1CdtabLuStateLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set l1CdtabLuStateLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get l1CdtabLuStateHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set l1CdtabLuStateHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Second-level tables. */
  get numL2Cdtables(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set numL2Cdtables(value: number) {
    if (!isU32(value)) requireU32("iommu_master_smmuv3_ser", "num_l2_cdtables", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Physical address of their states. */
  get l2CdtabLuStatesPhys(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set l2CdtabLuStatesPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_master_smmuv3_ser", "l2_cdtab_lu_states_phys", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get l2CdtabLuStatesPhysLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set l2CdtabLuStatesPhysLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get l2CdtabLuStatesPhysHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set l2CdtabLuStatesPhysHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct iommu_device_ser {                      /* x86_64   arm-oabi */
//     struct iommu_hdr_ser hdr;                  /*  0   8    0   8 */
//     u32 devid;                                 /*  8   4    8   4 */
//     u32 pci_domain_nr;                         /* 12   4   12   4 */
//     u64 dma_owner_token;                       /* 16   8   16   8 */
//     struct iommu_dev_map_ser domain_iommu_ser; /* 24  24   24  24 */
//     union {
//         struct iommu_device_intel_ser intel;   /* 48  24   48  24 */
//         struct iommu_master_smmuv3_ser smmuv3; /* 48  24   48  24 */
//     } driver;                                  /* 48  24   48  24 */
// };                                             /* size 72  size 72 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 72, align 1 */
// /* arm-oabi: size 72, align 1 */
//
// The codec below is for the layout of x86_64.

/** One device. */
export interface IommuDeviceSer {
  /** Reference count and state. */
  readonly hdr: IommuHdrSer;
  /** Bus, device and function, as its IOMMU numbers it. */
  readonly devid: number;
  /** PCI segment. */
  readonly pciDomainNr: number;
  /** Token of the file that owns the device's DMA. */
  readonly dmaOwnerToken: bigint;
  /** Its page table and unit. */
  readonly domainIommuSer: IommuDevMapSer;
  /** What its kind of IOMMU keeps for it; the unit's record says which kind. */
  readonly driver: Uint8Array;
}

/** Bytes of a `struct iommu_device_ser`. */
export const IOMMU_DEVICE_SER_SIZE = 72;
/** What its address is a multiple of, bytes. */
export const IOMMU_DEVICE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DEVICE_SER_OFFSET = {
  hdr: 0,
  devid: 8,
  pciDomainNr: 12,
  dmaOwnerToken: 16,
  domainIommuSer: 24,
  driver: 48,
} as const;

/**
 * Refuses bytes that are no `struct iommu_device_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuDeviceSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 72, end)) requireRoom("iommu_device_ser", view, offset, 72, end);
  if ((view.getUint32(offset + 4, true) & ~0x3) !== 0)
    requireFlags(
      "iommu_device_ser",
      "hdr.flags",
      view.getUint32(offset + 4, true),
      0x3,
      offset + 4,
    );
}

/**
 * Reads bytes that `checkIommuDeviceSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuDeviceSer(view: DataView, offset = 0): IommuDeviceSer {
  return {
    hdr: readIommuHdrSer(view, offset),
    devid: view.getUint32(offset + 8, true),
    pciDomainNr: view.getUint32(offset + 12, true),
    dmaOwnerToken: view.getBigUint64(offset + 16, true),
    domainIommuSer: readIommuDevMapSer(view, offset + 24),
    driver: readBytes(view, offset + 48, 24),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDeviceSer(view: DataView, offset = 0, end?: number): IommuDeviceSer {
  checkIommuDeviceSerBytes(view, offset, end);
  return readIommuDeviceSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDeviceSerValue(value: IommuDeviceSer): void {
  if (!isU32(value.hdr.refCount))
    requireU32("iommu_device_ser", "hdr.ref_count", value.hdr.refCount, 0);
  if (!isU32(value.hdr.flags)) requireU32("iommu_device_ser", "hdr.flags", value.hdr.flags, 4);
  if ((value.hdr.flags & ~0x3) !== 0)
    requireFlags("iommu_device_ser", "hdr.flags", value.hdr.flags, 0x3, 4);
  if (!isU32(value.devid)) requireU32("iommu_device_ser", "devid", value.devid, 8);
  if (!isU32(value.pciDomainNr))
    requireU32("iommu_device_ser", "pci_domain_nr", value.pciDomainNr, 12);
  if (!isU64(value.dmaOwnerToken))
    requireU64("iommu_device_ser", "dma_owner_token", value.dmaOwnerToken, 16);
  if (!isU64(value.domainIommuSer.attachmentId))
    requireU64(
      "iommu_device_ser",
      "domain_iommu_ser.attachment_id",
      value.domainIommuSer.attachmentId,
      24,
    );
  if (!isU64(value.domainIommuSer.domainPhys))
    requireU64(
      "iommu_device_ser",
      "domain_iommu_ser.domain_phys",
      value.domainIommuSer.domainPhys,
      32,
    );
  if (!isU64(value.domainIommuSer.iommuPhys))
    requireU64(
      "iommu_device_ser",
      "domain_iommu_ser.iommu_phys",
      value.domainIommuSer.iommuPhys,
      40,
    );
  requireArray("iommu_device_ser", "driver", value.driver, Uint8Array, 24, 48);
}

/**
 * Writes a value that `checkIommuDeviceSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuDeviceSer(value: IommuDeviceSer, view: DataView, offset = 0): void {
  writeIommuHdrSer(value.hdr, view, offset);
  view.setUint32(offset + 8, value.devid, true);
  view.setUint32(offset + 12, value.pciDomainNr, true);
  view.setBigUint64(offset + 16, value.dmaOwnerToken, true);
  writeIommuDevMapSer(value.domainIommuSer, view, offset + 24);
  writeBytes(view, offset + 48, value.driver);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDeviceSer(
  value: IommuDeviceSer,
  view: DataView = freshView(IOMMU_DEVICE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 72)) requireRoom("iommu_device_ser", view, offset, 72);
  checkIommuDeviceSerValue(value);
  writeIommuDeviceSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_device_ser`: `count` of them, one behind the
 * other.
 */
export function checkIommuDeviceSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 72, end))) {
    const stop = requireRoom("iommu_device_ser", view, offset, 0, end);
    requireCount("iommu_device_ser", "", count, 72, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 72) {
    if ((view.getUint32(at + 4, true) & ~0x3) !== 0)
      requireFlags(
        "iommu_device_ser",
        `[${i}].hdr.flags`,
        view.getUint32(at + 4, true),
        0x3,
        at + 4,
      );
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuDeviceSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuDeviceSerArray(from, offset, count, end);
  const size = count * 72;
  copyBytes("iommu_device_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_device_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuDeviceSerBytes` first; what it
 * writes is.
 */
export class IommuDeviceSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 72)) requireRoom("iommu_device_ser", view, offset, 72);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 72)) requireRoom("iommu_device_ser", this._view, offset, 72);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Reference count and state. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Bus, device and function, as its IOMMU numbers it. */
  get devid(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set devid(value: number) {
    if (!isU32(value)) requireU32("iommu_device_ser", "devid", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** PCI segment. */
  get pciDomainNr(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set pciDomainNr(value: number) {
    if (!isU32(value)) requireU32("iommu_device_ser", "pci_domain_nr", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Token of the file that owns the device's DMA. */
  get dmaOwnerToken(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set dmaOwnerToken(value: bigint) {
    if (!isU64(value)) requireU64("iommu_device_ser", "dma_owner_token", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get dmaOwnerTokenLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dmaOwnerTokenLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get dmaOwnerTokenHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set dmaOwnerTokenHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Where this starts, bytes from the view's start: Its page table and unit. */
  get domainIommuSerOffset(): number {
    return this._at + 24;
  }
  /**
   * Where this starts, bytes from the view's start: What its kind of IOMMU keeps for it; the unit's
   * record says which kind.
   */
  get driverOffset(): number {
    return this._at + 48;
  }
  /** Where this starts, bytes from the view's start. */
  get driverIntelOffset(): number {
    return this._at + 48;
  }
  /** Where this starts, bytes from the view's start. */
  get driverSmmuv3Offset(): number {
    return this._at + 48;
  }
}

// struct iommu_intel_ser {          /* x86_64 */
//     u8 restored;                  /*  0   1 */
//     u8 padding[7];                /*  1   7 */
//     u64 phys_addr;                /*  8   8 */
//     u64 root_table;               /* 16   8 */
//     u64 context_tables_bitmap[8]; /* 24  64 */
// };                                /* size 88 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 88, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 88, align 4 */
// /* m68k: size 88, align 2 */
//
// The codec below is for the layout of x86_64.

/** An Intel IOMMU unit. */
export interface IommuIntelSer {
  /** 1 once the next kernel has taken it over. */
  readonly restored: number;
  /** Physical address of the unit's registers. */
  readonly physAddr: bigint;
  /** What its root-pointer register held. */
  readonly rootTable: bigint;
  /** Which context tables are preserved, two bits a bus. */
  readonly contextTablesBitmap: BigUint64Array;
}

/** Bytes of a `struct iommu_intel_ser`. */
export const IOMMU_INTEL_SER_SIZE = 88;
/** What its address is a multiple of, bytes. */
export const IOMMU_INTEL_SER_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_INTEL_SER_OFFSET = {
  restored: 0,
  padding: 1,
  physAddr: 8,
  rootTable: 16,
  contextTablesBitmap: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_intel_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIntelSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 88, end)) requireRoom("iommu_intel_ser", view, offset, 88, end);
  if (
    (view.getUint8(offset + 1) |
      view.getUint16(offset + 2, true) |
      view.getUint32(offset + 4, true)) !==
    0
  )
    requireZero("iommu_intel_ser", "padding", view, offset + 1, 7, "reserved");
}

/** Reads bytes that `checkIommuIntelSerBytes` has seen; without that, what comes is not checked. */
export function readIommuIntelSer(view: DataView, offset = 0): IommuIntelSer {
  return {
    restored: view.getUint8(offset),
    physAddr: view.getBigUint64(offset + 8, true),
    rootTable: view.getBigUint64(offset + 16, true),
    contextTablesBitmap: readU64s(view, offset + 24, 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIntelSer(view: DataView, offset = 0, end?: number): IommuIntelSer {
  checkIommuIntelSerBytes(view, offset, end);
  return readIommuIntelSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIntelSerValue(value: IommuIntelSer): void {
  if (!isUpTo(value.restored, 255))
    requireRange("iommu_intel_ser", "restored", value.restored, 0, 255, 0);
  if (!isU64(value.physAddr)) requireU64("iommu_intel_ser", "phys_addr", value.physAddr, 8);
  if (!isU64(value.rootTable)) requireU64("iommu_intel_ser", "root_table", value.rootTable, 16);
  requireArray(
    "iommu_intel_ser",
    "context_tables_bitmap",
    value.contextTablesBitmap,
    BigUint64Array,
    8,
    24,
  );
}

/**
 * Writes a value that `checkIommuIntelSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIntelSer(value: IommuIntelSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.restored, true);
  view.setUint32(offset + 4, 0, true);
  view.setBigUint64(offset + 8, value.physAddr, true);
  view.setBigUint64(offset + 16, value.rootTable, true);
  writeU64s(view, offset + 24, value.contextTablesBitmap, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIntelSer(
  value: IommuIntelSer,
  view: DataView = freshView(IOMMU_INTEL_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 88)) requireRoom("iommu_intel_ser", view, offset, 88);
  checkIommuIntelSerValue(value);
  writeIommuIntelSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_intel_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuIntelSerBytes` first; what it
 * writes is.
 */
export class IommuIntelSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 88)) requireRoom("iommu_intel_ser", view, offset, 88);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 88)) requireRoom("iommu_intel_ser", this._view, offset, 88);
    this._at = offset;
    return this;
  }

  /** 1 once the next kernel has taken it over. */
  get restored(): number {
    return this._view.getUint8(this._at);
  }
  set restored(value: number) {
    if (!isUpTo(value, 255)) requireRange("iommu_intel_ser", "restored", value, 0, 255, 0);
    this._view.setUint8(this._at, value);
  }
  /** Physical address of the unit's registers. */
  get physAddr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set physAddr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_intel_ser", "phys_addr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get physAddrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set physAddrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get physAddrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set physAddrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** What its root-pointer register held. */
  get rootTable(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set rootTable(value: bigint) {
    if (!isU64(value)) requireU64("iommu_intel_ser", "root_table", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get rootTableLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set rootTableLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get rootTableHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set rootTableHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Which context tables are preserved, two bits a bus. */
  contextTablesBitmapAt(index: number): bigint {
    requireIndex("iommu_intel_ser", "context_tables_bitmap", index, 8);
    return this._view.getBigUint64(this._at + 24 + index * 8, true);
  }
  setContextTablesBitmapAt(index: number, value: bigint): void {
    requireIndex("iommu_intel_ser", "context_tables_bitmap", index, 8);
    if (!isU64(value)) requireU64("iommu_intel_ser", "context_tables_bitmap", value, 24);
    this._view.setBigUint64(this._at + 24 + index * 8, value, true);
  }
  contextTablesBitmapLo(index: number): number {
    requireIndex("iommu_intel_ser", "context_tables_bitmap", index, 8);
    return this._view.getUint32(this._at + 24 + index * 8, true);
  }
  setContextTablesBitmapLo(index: number, word: number): void {
    requireIndex("iommu_intel_ser", "context_tables_bitmap", index, 8);
    this._view.setUint32(this._at + 24 + index * 8, word, true);
  }
  contextTablesBitmapHi(index: number): number {
    requireIndex("iommu_intel_ser", "context_tables_bitmap", index, 8);
    return this._view.getUint32(this._at + 28 + index * 8, true);
  }
  setContextTablesBitmapHi(index: number, word: number): void {
    requireIndex("iommu_intel_ser", "context_tables_bitmap", index, 8);
    this._view.setUint32(this._at + 28 + index * 8, word, true);
  }
}

// struct iommu_smmuv3_hw_ser {      /* x86_64 */
//     u64 phys_addr;                /*  0   8 */
//     u64 strtab_base_cfg;          /*  8   8 */
//     u64 l1_strtab_lu_state;       /* 16   8 */
//     u64 l2_strtab_lu_states_phys; /* 24   8 */
// };                                /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 1 */

/** An SMMUv3 unit. */
export interface IommuSmmuv3HwSer {
  /** Physical address of the unit's registers. */
  readonly physAddr: bigint;
  /** What its stream-table configuration register held. */
  readonly strtabBaseCfg: bigint;
  /** State of the first-level stream table. */
  readonly l1StrtabLuState: bigint;
  /** Physical address of the second-level tables' states. */
  readonly l2StrtabLuStatesPhys: bigint;
}

/** Bytes of a `struct iommu_smmuv3_hw_ser`. */
export const IOMMU_SMMUV3_HW_SER_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_SMMUV3_HW_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_SMMUV3_HW_SER_OFFSET = {
  physAddr: 0,
  strtabBaseCfg: 8,
  l1StrtabLuState: 16,
  l2StrtabLuStatesPhys: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_smmuv3_hw_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuSmmuv3HwSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("iommu_smmuv3_hw_ser", view, offset, 32, end);
}

/**
 * Reads bytes that `checkIommuSmmuv3HwSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuSmmuv3HwSer(view: DataView, offset = 0): IommuSmmuv3HwSer {
  return {
    physAddr: view.getBigUint64(offset, true),
    strtabBaseCfg: view.getBigUint64(offset + 8, true),
    l1StrtabLuState: view.getBigUint64(offset + 16, true),
    l2StrtabLuStatesPhys: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuSmmuv3HwSer(view: DataView, offset = 0, end?: number): IommuSmmuv3HwSer {
  checkIommuSmmuv3HwSerBytes(view, offset, end);
  return readIommuSmmuv3HwSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuSmmuv3HwSerValue(value: IommuSmmuv3HwSer): void {
  if (!isU64(value.physAddr)) requireU64("iommu_smmuv3_hw_ser", "phys_addr", value.physAddr, 0);
  if (!isU64(value.strtabBaseCfg))
    requireU64("iommu_smmuv3_hw_ser", "strtab_base_cfg", value.strtabBaseCfg, 8);
  if (!isU64(value.l1StrtabLuState))
    requireU64("iommu_smmuv3_hw_ser", "l1_strtab_lu_state", value.l1StrtabLuState, 16);
  if (!isU64(value.l2StrtabLuStatesPhys))
    requireU64("iommu_smmuv3_hw_ser", "l2_strtab_lu_states_phys", value.l2StrtabLuStatesPhys, 24);
}

/**
 * Writes a value that `checkIommuSmmuv3HwSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuSmmuv3HwSer(value: IommuSmmuv3HwSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.physAddr, true);
  view.setBigUint64(offset + 8, value.strtabBaseCfg, true);
  view.setBigUint64(offset + 16, value.l1StrtabLuState, true);
  view.setBigUint64(offset + 24, value.l2StrtabLuStatesPhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuSmmuv3HwSer(
  value: IommuSmmuv3HwSer,
  view: DataView = freshView(IOMMU_SMMUV3_HW_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_smmuv3_hw_ser", view, offset, 32);
  checkIommuSmmuv3HwSerValue(value);
  writeIommuSmmuv3HwSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_smmuv3_hw_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuSmmuv3HwSerBytes` first; what it
 * writes is.
 */
export class IommuSmmuv3HwSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_smmuv3_hw_ser", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("iommu_smmuv3_hw_ser", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Physical address of the unit's registers. */
  get physAddr(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set physAddr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_smmuv3_hw_ser", "phys_addr", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get physAddrLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set physAddrLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get physAddrHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set physAddrHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** What its stream-table configuration register held. */
  get strtabBaseCfg(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set strtabBaseCfg(value: bigint) {
    if (!isU64(value)) requireU64("iommu_smmuv3_hw_ser", "strtab_base_cfg", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get strtabBaseCfgLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set strtabBaseCfgLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get strtabBaseCfgHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set strtabBaseCfgHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** State of the first-level stream table. */
  get l1StrtabLuState(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set l1StrtabLuState(value: bigint) {
    if (!isU64(value)) requireU64("iommu_smmuv3_hw_ser", "l1_strtab_lu_state", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get l1StrtabLuStateLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set l1StrtabLuStateLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get l1StrtabLuStateHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set l1StrtabLuStateHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Physical address of the second-level tables' states. */
  get l2StrtabLuStatesPhys(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set l2StrtabLuStatesPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_smmuv3_hw_ser", "l2_strtab_lu_states_phys", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get l2StrtabLuStatesPhysLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set l2StrtabLuStatesPhysLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get l2StrtabLuStatesPhysHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set l2StrtabLuStatesPhysHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct iommu_hw_ser {                      /* x86_64 */
//     struct iommu_hdr_ser hdr;              /*  0   8 */
//     u64 token;                             /*  8   8 */
//     u64 type;                              /* 16   8 */
//     union {
//         struct iommu_intel_ser intel;      /* 24  88 */
//         struct iommu_smmuv3_hw_ser smmuv3; /* 24  32 */
//     } driver;                              /* 24  88 */
// };                                         /* size 112 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 112, align 1 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 112, align 1 */
// /* m68k: size 112, align 1 */
//
// The codec below is for the layout of x86_64.

/** What its kind keeps; `type` says which. `type` tells which. */
export type IommuHwSerDriver =
  | {
      readonly arm: "intel";
      readonly intel: IommuIntelSer;
    }
  | {
      readonly arm: "smmuv3";
      readonly smmuv3: IommuSmmuv3HwSer;
    }
  | {
      readonly arm: "bytes";
      /** All 88 bytes, where `type` says nothing that is known. */
      readonly bytes: Uint8Array;
    };

/** Refuses bytes that are none of the arm `type` tells. */
export function checkIommuHwSerDriverBytes(
  record: string,
  path: string,
  told: bigint,
  view: DataView,
  offset: number,
): void {
  switch (told) {
    case 1n:
      if (
        (view.getUint8(offset + 1) |
          view.getUint16(offset + 2, true) |
          view.getUint32(offset + 4, true)) !==
        0
      )
        requireZero(record, `${path}.intel.padding`, view, offset + 1, 7, "reserved");
      break;
    case 2n:
      requireZero(record, `${path} (bytes after smmuv3)`, view, offset + 32, 56, "padding");
      break;
  }
}

/** Reads the arm `type` tells. */
export function readIommuHwSerDriver(
  told: bigint,
  view: DataView,
  offset: number,
): IommuHwSerDriver {
  switch (told) {
    case 1n: {
      return { arm: "intel", intel: readIommuIntelSer(view, offset) };
    }
    case 2n: {
      return { arm: "smmuv3", smmuv3: readIommuSmmuv3HwSer(view, offset) };
    }
    default:
      return { arm: "bytes", bytes: readBytes(view, offset, 88) };
  }
}

/** Refuses a value that is none of the arm `type` tells. */
export function checkIommuHwSerDriverValue(
  record: string,
  path: string,
  value: IommuHwSerDriver,
  told: bigint,
  at: number,
): void {
  switch (told) {
    case 1n:
      if (value.arm !== "intel") return refuseArm(record, path, value.arm, "intel", at);
      if (!isUpTo(value.intel.restored, 255))
        requireRange(record, `${path}.intel.restored`, value.intel.restored, 0, 255, at);
      if (!isU64(value.intel.physAddr))
        requireU64(record, `${path}.intel.phys_addr`, value.intel.physAddr, at + 8);
      if (!isU64(value.intel.rootTable))
        requireU64(record, `${path}.intel.root_table`, value.intel.rootTable, at + 16);
      requireArray(
        record,
        `${path}.intel.context_tables_bitmap`,
        value.intel.contextTablesBitmap,
        BigUint64Array,
        8,
        at + 24,
      );
      break;
    case 2n:
      if (value.arm !== "smmuv3") return refuseArm(record, path, value.arm, "smmuv3", at);
      if (!isU64(value.smmuv3.physAddr))
        requireU64(record, `${path}.smmuv3.phys_addr`, value.smmuv3.physAddr, at);
      if (!isU64(value.smmuv3.strtabBaseCfg))
        requireU64(record, `${path}.smmuv3.strtab_base_cfg`, value.smmuv3.strtabBaseCfg, at + 8);
      if (!isU64(value.smmuv3.l1StrtabLuState))
        requireU64(
          record,
          `${path}.smmuv3.l1_strtab_lu_state`,
          value.smmuv3.l1StrtabLuState,
          at + 16,
        );
      if (!isU64(value.smmuv3.l2StrtabLuStatesPhys))
        requireU64(
          record,
          `${path}.smmuv3.l2_strtab_lu_states_phys`,
          value.smmuv3.l2StrtabLuStatesPhys,
          at + 24,
        );
      break;
    default:
      if (value.arm !== "bytes") return refuseArm(record, path, value.arm, "bytes", at);
      requireArray(record, `${path}.bytes`, value.bytes, Uint8Array, 88, at);
  }
}

/** Writes every byte of the union. */
export function writeIommuHwSerDriver(
  value: IommuHwSerDriver,
  view: DataView,
  offset: number,
): void {
  switch (value.arm) {
    case "intel":
      writeIommuIntelSer(value.intel, view, offset);
      break;
    case "smmuv3":
      writeIommuSmmuv3HwSer(value.smmuv3, view, offset);
      writeZero(view, offset + 32, 56);
      break;
    default:
      writeBytes(view, offset, value.bytes);
  }
}

/** One IOMMU unit. */
export interface IommuHwSer {
  /** Reference count and state. */
  readonly hdr: IommuHdrSer;
  /** The unit's own number. */
  readonly token: bigint;
  /** Which kind it is: one of IOMMU_INVALID, IOMMU_INTEL, IOMMU_ARM_SMMUV3. */
  readonly type: bigint;
  /** What its kind keeps; `type` says which. */
  readonly driver: IommuHwSerDriver;
}

/** Bytes of a `struct iommu_hw_ser`. */
export const IOMMU_HW_SER_SIZE = 112;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_HW_SER_OFFSET = {
  hdr: 0,
  token: 8,
  type: 16,
  driver: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hw_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 112, end)) requireRoom("iommu_hw_ser", view, offset, 112, end);
  if ((view.getUint32(offset + 4, true) & ~0x3) !== 0)
    requireFlags("iommu_hw_ser", "hdr.flags", view.getUint32(offset + 4, true), 0x3, offset + 4);
  checkIommuHwSerDriverBytes(
    "iommu_hw_ser",
    "driver",
    view.getBigUint64(offset + 16, true),
    view,
    offset + 24,
  );
}

/** Reads bytes that `checkIommuHwSerBytes` has seen; without that, what comes is not checked. */
export function readIommuHwSer(view: DataView, offset = 0): IommuHwSer {
  return {
    hdr: readIommuHdrSer(view, offset),
    token: view.getBigUint64(offset + 8, true),
    type: view.getBigUint64(offset + 16, true),
    driver: readIommuHwSerDriver(view.getBigUint64(offset + 16, true), view, offset + 24),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwSer(view: DataView, offset = 0, end?: number): IommuHwSer {
  checkIommuHwSerBytes(view, offset, end);
  return readIommuHwSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwSerValue(value: IommuHwSer): void {
  if (!isU32(value.hdr.refCount))
    requireU32("iommu_hw_ser", "hdr.ref_count", value.hdr.refCount, 0);
  if (!isU32(value.hdr.flags)) requireU32("iommu_hw_ser", "hdr.flags", value.hdr.flags, 4);
  if ((value.hdr.flags & ~0x3) !== 0)
    requireFlags("iommu_hw_ser", "hdr.flags", value.hdr.flags, 0x3, 4);
  if (!isU64(value.token)) requireU64("iommu_hw_ser", "token", value.token, 8);
  if (!isU64(value.type)) requireU64("iommu_hw_ser", "type", value.type, 16);
  checkIommuHwSerDriverValue("iommu_hw_ser", "driver", value.driver, value.type, 24);
}

/** Writes a value that `checkIommuHwSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuHwSer(value: IommuHwSer, view: DataView, offset = 0): void {
  writeIommuHdrSer(value.hdr, view, offset);
  view.setBigUint64(offset + 8, value.token, true);
  view.setBigUint64(offset + 16, value.type, true);
  writeIommuHwSerDriver(value.driver, view, offset + 24);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwSer(
  value: IommuHwSer,
  view: DataView = freshView(IOMMU_HW_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 112)) requireRoom("iommu_hw_ser", view, offset, 112);
  checkIommuHwSerValue(value);
  writeIommuHwSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct iommu_hw_ser`: `count` of them, one behind the other.
 */
export function checkIommuHwSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 112, end))) {
    const stop = requireRoom("iommu_hw_ser", view, offset, 0, end);
    requireCount("iommu_hw_ser", "", count, 112, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkIommuHwSerBytes(view, offset + i * 112);
    } catch (error) {
      throw within(error, "iommu_hw_ser", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuHwSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuHwSerArray(from, offset, count, end);
  const size = count * 112;
  copyBytes("iommu_hw_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_hw_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuHwSerBytes` first; what it writes is.
 */
export class IommuHwSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 112)) requireRoom("iommu_hw_ser", view, offset, 112);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 112)) requireRoom("iommu_hw_ser", this._view, offset, 112);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Reference count and state. */
  get hdrOffset(): number {
    return this._at;
  }
  /** The unit's own number. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_ser", "token", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Which kind it is: one of IOMMU_INVALID, IOMMU_INTEL, IOMMU_ARM_SMMUV3. */
  get type(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set type(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_ser", "type", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get typeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set typeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get typeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set typeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Where this starts, bytes from the view's start: What its kind keeps; `type` says which. */
  get driverOffset(): number {
    return this._at + 24;
  }
}

// struct iommu_array_hdr_ser { /* x86_64 */
//     u64 next_array_phys;     /*  0   8 */
//     u64 nr_objects;          /*  8   8 */
// };                           /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** Head of a one-page array of units, page tables or devices. */
export interface IommuArrayHdrSer {
  /** Physical address of the next array; 0 at the end. */
  readonly nextArrayPhys: bigint;
  /** Objects in this array. */
  readonly nrObjects: bigint;
}

/** Bytes of a `struct iommu_array_hdr_ser`. */
export const IOMMU_ARRAY_HDR_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_ARRAY_HDR_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_ARRAY_HDR_SER_OFFSET = {
  nextArrayPhys: 0,
  nrObjects: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_array_hdr_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuArrayHdrSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_array_hdr_ser", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuArrayHdrSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuArrayHdrSer(view: DataView, offset = 0): IommuArrayHdrSer {
  return {
    nextArrayPhys: view.getBigUint64(offset, true),
    nrObjects: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuArrayHdrSer(view: DataView, offset = 0, end?: number): IommuArrayHdrSer {
  checkIommuArrayHdrSerBytes(view, offset, end);
  return readIommuArrayHdrSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuArrayHdrSerValue(value: IommuArrayHdrSer): void {
  if (!isU64(value.nextArrayPhys))
    requireU64("iommu_array_hdr_ser", "next_array_phys", value.nextArrayPhys, 0);
  if (!isU64(value.nrObjects)) requireU64("iommu_array_hdr_ser", "nr_objects", value.nrObjects, 8);
}

/**
 * Writes a value that `checkIommuArrayHdrSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuArrayHdrSer(value: IommuArrayHdrSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.nextArrayPhys, true);
  view.setBigUint64(offset + 8, value.nrObjects, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuArrayHdrSer(
  value: IommuArrayHdrSer,
  view: DataView = freshView(IOMMU_ARRAY_HDR_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_array_hdr_ser", view, offset, 16);
  checkIommuArrayHdrSerValue(value);
  writeIommuArrayHdrSer(value, view, offset);
  return view;
}

/**
 * Every `struct iommu_array_hdr_ser` of a list, from that at physical address `first` on, each
 * checked before it is given, until `next_array_phys` is 0. `locate` says where the bytes of an
 * address are. Throws WireError for an address it does not know, and for a list that does not end.
 */
export function listOfIommuArrayHdrSer(
  first: bigint,
  locate: (address: bigint) => Located | undefined,
): Generator<Block> {
  const next = (view: DataView, offset: number): bigint => view.getBigUint64(offset, true);
  return blocks(
    "iommu_array_hdr_ser",
    "next_array_phys",
    first,
    locate,
    checkIommuArrayHdrSerBytes,
    next,
  );
}

/**
 * A `struct iommu_array_hdr_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuArrayHdrSerBytes` first; what it
 * writes is.
 */
export class IommuArrayHdrSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_array_hdr_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_array_hdr_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the next array; 0 at the end. */
  get nextArrayPhys(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set nextArrayPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_array_hdr_ser", "next_array_phys", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get nextArrayPhysLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set nextArrayPhysLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get nextArrayPhysHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set nextArrayPhysHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Objects in this array. */
  get nrObjects(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set nrObjects(value: bigint) {
    if (!isU64(value)) requireU64("iommu_array_hdr_ser", "nr_objects", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get nrObjectsLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrObjectsLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get nrObjectsHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrObjectsHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct iommu_flb_ser {           /* x86_64 */
//     u64 version;                 /*  0   8 */
//     u64 iommu_array_phys;        /*  8   8 */
//     u64 iommu_domain_array_phys; /* 16   8 */
//     u64 device_array_phys;       /* 24   8 */
// };                               /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 1 */

/** Where everything is found. */
export interface IommuFlbSer {
  /** Version of all these records: IOMMU_LUO_FLB_VERSION. */
  readonly version: bigint;
  /** Physical address of the first array of units. */
  readonly iommuArrayPhys: bigint;
  /** Physical address of the first array of page tables. */
  readonly iommuDomainArrayPhys: bigint;
  /** Physical address of the first array of devices. */
  readonly deviceArrayPhys: bigint;
}

/** Bytes of a `struct iommu_flb_ser`. */
export const IOMMU_FLB_SER_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_FLB_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_FLB_SER_OFFSET = {
  version: 0,
  iommuArrayPhys: 8,
  iommuDomainArrayPhys: 16,
  deviceArrayPhys: 24,
} as const;

/**
 * Refuses bytes that are no `struct iommu_flb_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuFlbSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("iommu_flb_ser", view, offset, 32, end);
}

/** Reads bytes that `checkIommuFlbSerBytes` has seen; without that, what comes is not checked. */
export function readIommuFlbSer(view: DataView, offset = 0): IommuFlbSer {
  return {
    version: view.getBigUint64(offset, true),
    iommuArrayPhys: view.getBigUint64(offset + 8, true),
    iommuDomainArrayPhys: view.getBigUint64(offset + 16, true),
    deviceArrayPhys: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuFlbSer(view: DataView, offset = 0, end?: number): IommuFlbSer {
  checkIommuFlbSerBytes(view, offset, end);
  return readIommuFlbSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuFlbSerValue(value: IommuFlbSer): void {
  if (!isU64(value.version)) requireU64("iommu_flb_ser", "version", value.version, 0);
  if (!isU64(value.iommuArrayPhys))
    requireU64("iommu_flb_ser", "iommu_array_phys", value.iommuArrayPhys, 8);
  if (!isU64(value.iommuDomainArrayPhys))
    requireU64("iommu_flb_ser", "iommu_domain_array_phys", value.iommuDomainArrayPhys, 16);
  if (!isU64(value.deviceArrayPhys))
    requireU64("iommu_flb_ser", "device_array_phys", value.deviceArrayPhys, 24);
}

/** Writes a value that `checkIommuFlbSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuFlbSer(value: IommuFlbSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.version, true);
  view.setBigUint64(offset + 8, value.iommuArrayPhys, true);
  view.setBigUint64(offset + 16, value.iommuDomainArrayPhys, true);
  view.setBigUint64(offset + 24, value.deviceArrayPhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuFlbSer(
  value: IommuFlbSer,
  view: DataView = freshView(IOMMU_FLB_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_flb_ser", view, offset, 32);
  checkIommuFlbSerValue(value);
  writeIommuFlbSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_flb_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuFlbSerBytes` first; what it writes is.
 */
export class IommuFlbSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_flb_ser", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("iommu_flb_ser", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Version of all these records: IOMMU_LUO_FLB_VERSION. */
  get version(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set version(value: bigint) {
    if (!isU64(value)) requireU64("iommu_flb_ser", "version", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get versionLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set versionLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get versionHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set versionHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Physical address of the first array of units. */
  get iommuArrayPhys(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set iommuArrayPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_flb_ser", "iommu_array_phys", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get iommuArrayPhysLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set iommuArrayPhysLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get iommuArrayPhysHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set iommuArrayPhysHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Physical address of the first array of page tables. */
  get iommuDomainArrayPhys(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set iommuDomainArrayPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_flb_ser", "iommu_domain_array_phys", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get iommuDomainArrayPhysLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iommuDomainArrayPhysLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get iommuDomainArrayPhysHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set iommuDomainArrayPhysHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Physical address of the first array of devices. */
  get deviceArrayPhys(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set deviceArrayPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_flb_ser", "device_array_phys", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get deviceArrayPhysLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set deviceArrayPhysLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get deviceArrayPhysHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set deviceArrayPhysHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct iommu_hw_array_ser {         /* x86_64 */
//     struct iommu_array_hdr_ser hdr; /*  0  16 */
//     struct iommu_hw_ser objects[];  /* 16   0 */
// };                                  /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 1 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 1 */
// /* m68k: size 16, align 1 */
//
// The codec below is for the layout of x86_64.

/** One page of units. */
export interface IommuHwArraySer {
  /** Link and count. */
  readonly hdr: IommuArrayHdrSer;
  /** The units; a page holds 36. */
  readonly objects: readonly IommuHwSer[];
}

/** Bytes of a `struct iommu_hw_array_ser` before its first element. */
export const IOMMU_HW_ARRAY_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_ARRAY_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_HW_ARRAY_SER_OFFSET = {
  hdr: 0,
  objects: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfIommuHwArraySer(value: IommuHwArraySer): number {
  return 16 + value.objects.length * 112;
}

/**
 * Refuses bytes that are no `struct iommu_hw_array_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwArraySerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_hw_array_ser", view, offset, 16, end);
  const count = readCount(view, offset + 8, true);
  if (!hasRoom(view, offset + 16, count * 112, end))
    requireCount("iommu_hw_array_ser", "objects", count, 112, offset + 16, end ?? view.byteLength);
  for (let i = 0; i < count; i++) {
    try {
      checkIommuHwSerBytes(view, offset + 16 + i * 112);
    } catch (error) {
      throw within(error, "iommu_hw_array_ser", `objects[${i}]`);
    }
  }
}

/**
 * Reads bytes that `checkIommuHwArraySerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwArraySer(view: DataView, offset = 0): IommuHwArraySer {
  const count = readCount(view, offset + 8, true);
  const objectsRead = new Array<IommuHwSer>(count);
  for (let i = 0; i < count; i++) objectsRead[i] = readIommuHwSer(view, offset + 16 + i * 112);
  return {
    hdr: readIommuArrayHdrSer(view, offset),
    objects: objectsRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwArraySer(view: DataView, offset = 0, end?: number): IommuHwArraySer {
  checkIommuHwArraySerBytes(view, offset, end);
  return readIommuHwArraySer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwArraySerValue(value: IommuHwArraySer): void {
  if (!isU64(value.hdr.nextArrayPhys))
    requireU64("iommu_hw_array_ser", "hdr.next_array_phys", value.hdr.nextArrayPhys, 0);
  if (!isU64(value.hdr.nrObjects))
    requireU64("iommu_hw_array_ser", "hdr.nr_objects", value.hdr.nrObjects, 8);
  const objectsChecked = value.objects;
  if (BigInt(objectsChecked.length) !== value.hdr.nrObjects)
    requireCounted("iommu_hw_array_ser", "objects", objectsChecked.length, value.hdr.nrObjects, 16);
  for (let i = 0; i < objectsChecked.length; i++) {
    try {
      checkIommuHwSerValue(objectsChecked[i]!);
    } catch (error) {
      throw withinElement(error, "iommu_hw_array_ser", "objects", i, 16 + i * 112);
    }
  }
}

/**
 * Writes a value that `checkIommuHwArraySerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwArraySer(value: IommuHwArraySer, view: DataView, offset = 0): void {
  writeIommuArrayHdrSer(value.hdr, view, offset);
  const objectsWritten = value.objects;
  for (let i = 0, at = offset + 16; i < objectsWritten.length; i++, at += 112)
    writeIommuHwSer(objectsWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwArraySer(
  value: IommuHwArraySer,
  view: DataView = freshView(sizeOfIommuHwArraySer(value)),
  offset = 0,
): DataView {
  const size = 16 + value.objects.length * 112;
  if (!fits(view, offset, size)) requireRoom("iommu_hw_array_ser", view, offset, size);
  checkIommuHwArraySerValue(value);
  writeIommuHwArraySer(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyIommuHwArraySer(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuHwArraySerBytes(from, offset, end);
  const size = 16 + readCount(from, offset + 8, true) * 112;
  copyBytes("iommu_hw_array_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_hw_array_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwArraySerBytes` first; what it
 * writes is.
 */
export class IommuHwArraySerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_hw_array_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_hw_array_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Link and count. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Where this starts, bytes from the view's start: The units; a page holds 36. */
  objectsOffset(index: number): number {
    requireIndex("iommu_hw_array_ser", "objects", index, readCount(this._view, this._at + 8, true));
    return this._at + 16 + index * 112;
  }
}

// struct iommu_domain_array_ser {        /* x86_64 */
//     struct iommu_array_hdr_ser hdr;    /*  0  16 */
//     struct iommu_domain_ser objects[]; /* 16   0 */
// };                                     /* size 16 */
// /* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more: size 16, align 1 */
// /* i386, x32, arm, armeb, arm-oabi, 18 more: size 16, align 1 */
//
// The codec below is for the layout of x86_64.

/** One page of page tables. */
export interface IommuDomainArraySer {
  /** Link and count. */
  readonly hdr: IommuArrayHdrSer;
  /** The page tables; a page holds 102. */
  readonly objects: readonly IommuDomainSer[];
}

/** Bytes of a `struct iommu_domain_array_ser` before its first element. */
export const IOMMU_DOMAIN_ARRAY_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_DOMAIN_ARRAY_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DOMAIN_ARRAY_SER_OFFSET = {
  hdr: 0,
  objects: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfIommuDomainArraySer(value: IommuDomainArraySer): number {
  return 16 + value.objects.length * 40;
}

/**
 * Refuses bytes that are no `struct iommu_domain_array_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuDomainArraySerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_domain_array_ser", view, offset, 16, end);
  const count = readCount(view, offset + 8, true);
  if (!hasRoom(view, offset + 16, count * 40, end))
    requireCount(
      "iommu_domain_array_ser",
      "objects",
      count,
      40,
      offset + 16,
      end ?? view.byteLength,
    );
  for (let i = 0, at = offset + 16; i < count; i++, at += 40) {
    if ((view.getUint32(at + 4, true) & ~0x3) !== 0)
      requireFlags(
        "iommu_domain_array_ser",
        `objects[${i}].hdr.flags`,
        view.getUint32(at + 4, true),
        0x3,
        at + 4,
      );
    if ((view.getUint8(at + 29) | view.getUint16(at + 30, true)) !== 0)
      requireZero("iommu_domain_array_ser", `objects[${i}].padding`, view, at + 29, 3, "reserved");
  }
}

/**
 * Reads bytes that `checkIommuDomainArraySerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuDomainArraySer(view: DataView, offset = 0): IommuDomainArraySer {
  const count = readCount(view, offset + 8, true);
  const objectsRead = new Array<IommuDomainSer>(count);
  for (let i = 0; i < count; i++) objectsRead[i] = readIommuDomainSer(view, offset + 16 + i * 40);
  return {
    hdr: readIommuArrayHdrSer(view, offset),
    objects: objectsRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDomainArraySer(
  view: DataView,
  offset = 0,
  end?: number,
): IommuDomainArraySer {
  checkIommuDomainArraySerBytes(view, offset, end);
  return readIommuDomainArraySer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDomainArraySerValue(value: IommuDomainArraySer): void {
  if (!isU64(value.hdr.nextArrayPhys))
    requireU64("iommu_domain_array_ser", "hdr.next_array_phys", value.hdr.nextArrayPhys, 0);
  if (!isU64(value.hdr.nrObjects))
    requireU64("iommu_domain_array_ser", "hdr.nr_objects", value.hdr.nrObjects, 8);
  const objectsChecked = value.objects;
  if (BigInt(objectsChecked.length) !== value.hdr.nrObjects)
    requireCounted(
      "iommu_domain_array_ser",
      "objects",
      objectsChecked.length,
      value.hdr.nrObjects,
      16,
    );
  for (let i = 0; i < objectsChecked.length; i++) {
    try {
      checkIommuDomainSerValue(objectsChecked[i]!);
    } catch (error) {
      throw withinElement(error, "iommu_domain_array_ser", "objects", i, 16 + i * 40);
    }
  }
}

/**
 * Writes a value that `checkIommuDomainArraySerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuDomainArraySer(
  value: IommuDomainArraySer,
  view: DataView,
  offset = 0,
): void {
  writeIommuArrayHdrSer(value.hdr, view, offset);
  const objectsWritten = value.objects;
  for (let i = 0, at = offset + 16; i < objectsWritten.length; i++, at += 40)
    writeIommuDomainSer(objectsWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDomainArraySer(
  value: IommuDomainArraySer,
  view: DataView = freshView(sizeOfIommuDomainArraySer(value)),
  offset = 0,
): DataView {
  const size = 16 + value.objects.length * 40;
  if (!fits(view, offset, size)) requireRoom("iommu_domain_array_ser", view, offset, size);
  checkIommuDomainArraySerValue(value);
  writeIommuDomainArraySer(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyIommuDomainArraySer(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuDomainArraySerBytes(from, offset, end);
  const size = 16 + readCount(from, offset + 8, true) * 40;
  copyBytes("iommu_domain_array_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_domain_array_ser` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuDomainArraySerBytes` first;
 * what it writes is.
 */
export class IommuDomainArraySerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_domain_array_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_domain_array_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Link and count. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Where this starts, bytes from the view's start: The page tables; a page holds 102. */
  objectsOffset(index: number): number {
    requireIndex(
      "iommu_domain_array_ser",
      "objects",
      index,
      readCount(this._view, this._at + 8, true),
    );
    return this._at + 16 + index * 40;
  }
}

// struct iommu_device_array_ser {        /* x86_64   arm-oabi */
//     struct iommu_array_hdr_ser hdr;    /*  0  16    0  16 */
//     struct iommu_device_ser objects[]; /* 16   0   16   0 */
// };                                     /* size 16  size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 1 */
// /* arm-oabi: size 16, align 1 */
//
// The codec below is for the layout of x86_64.

/** One page of devices. */
export interface IommuDeviceArraySer {
  /** Link and count. */
  readonly hdr: IommuArrayHdrSer;
  /** The devices; a page holds 56. */
  readonly objects: readonly IommuDeviceSer[];
}

/** Bytes of a `struct iommu_device_array_ser` before its first element. */
export const IOMMU_DEVICE_ARRAY_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_DEVICE_ARRAY_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DEVICE_ARRAY_SER_OFFSET = {
  hdr: 0,
  objects: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfIommuDeviceArraySer(value: IommuDeviceArraySer): number {
  return 16 + value.objects.length * 72;
}

/**
 * Refuses bytes that are no `struct iommu_device_array_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuDeviceArraySerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_device_array_ser", view, offset, 16, end);
  const count = readCount(view, offset + 8, true);
  if (!hasRoom(view, offset + 16, count * 72, end))
    requireCount(
      "iommu_device_array_ser",
      "objects",
      count,
      72,
      offset + 16,
      end ?? view.byteLength,
    );
  for (let i = 0, at = offset + 16; i < count; i++, at += 72) {
    if ((view.getUint32(at + 4, true) & ~0x3) !== 0)
      requireFlags(
        "iommu_device_array_ser",
        `objects[${i}].hdr.flags`,
        view.getUint32(at + 4, true),
        0x3,
        at + 4,
      );
  }
}

/**
 * Reads bytes that `checkIommuDeviceArraySerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuDeviceArraySer(view: DataView, offset = 0): IommuDeviceArraySer {
  const count = readCount(view, offset + 8, true);
  const objectsRead = new Array<IommuDeviceSer>(count);
  for (let i = 0; i < count; i++) objectsRead[i] = readIommuDeviceSer(view, offset + 16 + i * 72);
  return {
    hdr: readIommuArrayHdrSer(view, offset),
    objects: objectsRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuDeviceArraySer(
  view: DataView,
  offset = 0,
  end?: number,
): IommuDeviceArraySer {
  checkIommuDeviceArraySerBytes(view, offset, end);
  return readIommuDeviceArraySer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuDeviceArraySerValue(value: IommuDeviceArraySer): void {
  if (!isU64(value.hdr.nextArrayPhys))
    requireU64("iommu_device_array_ser", "hdr.next_array_phys", value.hdr.nextArrayPhys, 0);
  if (!isU64(value.hdr.nrObjects))
    requireU64("iommu_device_array_ser", "hdr.nr_objects", value.hdr.nrObjects, 8);
  const objectsChecked = value.objects;
  if (BigInt(objectsChecked.length) !== value.hdr.nrObjects)
    requireCounted(
      "iommu_device_array_ser",
      "objects",
      objectsChecked.length,
      value.hdr.nrObjects,
      16,
    );
  for (let i = 0; i < objectsChecked.length; i++) {
    try {
      checkIommuDeviceSerValue(objectsChecked[i]!);
    } catch (error) {
      throw withinElement(error, "iommu_device_array_ser", "objects", i, 16 + i * 72);
    }
  }
}

/**
 * Writes a value that `checkIommuDeviceArraySerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuDeviceArraySer(
  value: IommuDeviceArraySer,
  view: DataView,
  offset = 0,
): void {
  writeIommuArrayHdrSer(value.hdr, view, offset);
  const objectsWritten = value.objects;
  for (let i = 0, at = offset + 16; i < objectsWritten.length; i++, at += 72)
    writeIommuDeviceSer(objectsWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDeviceArraySer(
  value: IommuDeviceArraySer,
  view: DataView = freshView(sizeOfIommuDeviceArraySer(value)),
  offset = 0,
): DataView {
  const size = 16 + value.objects.length * 72;
  if (!fits(view, offset, size)) requireRoom("iommu_device_array_ser", view, offset, size);
  checkIommuDeviceArraySerValue(value);
  writeIommuDeviceArraySer(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyIommuDeviceArraySer(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuDeviceArraySerBytes(from, offset, end);
  const size = 16 + readCount(from, offset + 8, true) * 72;
  copyBytes("iommu_device_array_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_device_array_ser` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuDeviceArraySerBytes` first;
 * what it writes is.
 */
export class IommuDeviceArraySerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_device_array_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_device_array_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Link and count. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Where this starts, bytes from the view's start: The devices; a page holds 56. */
  objectsOffset(index: number): number {
    requireIndex(
      "iommu_device_array_ser",
      "objects",
      index,
      readCount(this._view, this._at + 8, true),
    );
    return this._at + 16 + index * 72;
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

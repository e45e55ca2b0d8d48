// Generated from abi/kho/iommu/posted.ts by "holeproof generate".
// Edit that file, not this one.
//
// The IOMMU core's state as first posted: units, page tables and devices, each in a chain of
// one-page arrays, found from one record of global data.
//
// Kept with its defects, because this is the layout the reviews are about. `version1` is what
// became of it.

import {
  type Block,
  type Located,
  blocks,
  copyBytes,
  readBytes,
  requireArray,
  requireCount,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireValue,
  requireZeroBits,
  within,
  writeBytes,
} from "../../../runtime/wire/index.ts";

/** Name of the IOMMU core's global data in a live-update image. */
export const IOMMU_LUO_FLB_COMPATIBLE = "iommu-v1";

// struct iommu_obj_ser { /* x86_64 */
//     u32 idx;           /*   0   4 */
//     u32 ref_count;     /*   4   4 */
//     u32 deleted : 1;   /* 8:0  1b */
//     u32 incoming : 1;  /* 8:1  1b */
//     /* unused bits */  /* 8:2  6b */
// };                     /* size 9 */
// /* x86_64, i386, x32, arm, armeb, 31 more: members 66 + unused 6 = 72 bits, size 9, align 1 */

/** What every preserved object begins with: nine bytes, because packing leaves the two bits one. */
export interface IommuObjSer {
  /** Which slot of its arrays the object has, counted over all pages. */
  readonly idx: number;
  /** How many others refer to the object. */
  readonly refCount: number;
  /** 1: the object was deleted after it was serialized. */
  readonly deleted: number;
  /** 1: the object came from the previous kernel. */
  readonly incoming: number;
}

/** Bytes of a `struct iommu_obj_ser`. */
export const IOMMU_OBJ_SER_SIZE = 9;
/** What its address is a multiple of, bytes. */
export const IOMMU_OBJ_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_OBJ_SER_OFFSET = {
  idx: 0,
  refCount: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommu_obj_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuObjSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 9, end)) requireRoom("iommu_obj_ser", view, offset, 9, end);
  if ((view.getUint8(offset + 8) & 0xfc) !== 0)
    requireZeroBits(
      "iommu_obj_ser",
      "(unused bits after incoming)",
      view,
      offset + 8,
      2,
      6,
      "padding",
    );
}

/** Reads bytes that `checkIommuObjSerBytes` has seen; without that, what comes is not checked. */
export function readIommuObjSer(view: DataView, offset = 0): IommuObjSer {
  return {
    idx: view.getUint32(offset, true),
    refCount: view.getUint32(offset + 4, true),
    deleted: view.getUint8(offset + 8) & 0x1,
    incoming: (view.getUint8(offset + 8) >>> 1) & 0x1,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuObjSer(view: DataView, offset = 0, end?: number): IommuObjSer {
  checkIommuObjSerBytes(view, offset, end);
  return readIommuObjSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuObjSerValue(value: IommuObjSer): void {
  if (!isU32(value.idx)) requireU32("iommu_obj_ser", "idx", value.idx, 0);
  if (!isU32(value.refCount)) requireU32("iommu_obj_ser", "ref_count", value.refCount, 4);
  if (!isUpTo(value.deleted, 1)) requireRange("iommu_obj_ser", "deleted", value.deleted, 0, 1, 8);
  if (!isUpTo(value.incoming, 1))
    requireRange("iommu_obj_ser", "incoming", value.incoming, 0, 1, 8);
}

/** Writes a value that `checkIommuObjSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuObjSer(value: IommuObjSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.idx, true);
  view.setUint32(offset + 4, value.refCount, true);
  view.setUint8(offset + 8, (view.getUint8(offset + 8) & 0xfe) | (value.deleted & 0x1));
  view.setUint8(offset + 8, (view.getUint8(offset + 8) & 0xfd) | ((value.incoming & 0x1) << 1));
  view.setUint8(offset + 8, view.getUint8(offset + 8) & 0x3);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuObjSer(
  value: IommuObjSer,
  view: DataView = freshView(IOMMU_OBJ_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 9)) requireRoom("iommu_obj_ser", view, offset, 9);
  checkIommuObjSerValue(value);
  writeIommuObjSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_obj_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkIommuObjSerBytes` first; what it writes is.
 */
export class IommuObjSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 9)) requireRoom("iommu_obj_ser", view, offset, 9);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 9)) requireRoom("iommu_obj_ser", this._view, offset, 9);
    this._at = offset;
    return this;
  }

  /** Which slot of its arrays the object has, counted over all pages. */
  get idx(): number {
    return this._view.getUint32(this._at, true);
  }
  set idx(value: number) {
    if (!isU32(value)) requireU32("iommu_obj_ser", "idx", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How many others refer to the object. */
  get refCount(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set refCount(value: number) {
    if (!isU32(value)) requireU32("iommu_obj_ser", "ref_count", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** 1: the object was deleted after it was serialized. */
  get deleted(): number {
    return this._view.getUint8(this._at + 8) & 0x1;
  }
  set deleted(value: number) {
    if (!isUpTo(value, 1)) requireRange("iommu_obj_ser", "deleted", value, 0, 1, 8);
    this._view.setUint8(this._at + 8, (this._view.getUint8(this._at + 8) & 0xfe) | (value & 0x1));
  }
  /** 1: the object came from the previous kernel. */
  get incoming(): number {
    return (this._view.getUint8(this._at + 8) >>> 1) & 0x1;
  }
  set incoming(value: number) {
    if (!isUpTo(value, 1)) requireRange("iommu_obj_ser", "incoming", value, 0, 1, 8);
    this._view.setUint8(
      this._at + 8,
      (this._view.getUint8(this._at + 8) & 0xfd) | ((value & 0x1) << 1),
    );
  }
}

// struct iommu_domain_ser {                 /* x86_64   i386 */
//     struct iommu_obj_ser obj;             /*  0   9    0   9 */
//     u64 top_table;                        /*  9   8    9   8 */
//     u64 top_level;                        /* 17   8   17   8 */
//     struct iommu_domain *restored_domain; /* 25   8   25   4 */
// };                                        /* size 33  size 29 */
// /* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more: size 33, align 1 */
// /* i386, x32, arm, armeb, arm-oabi, 18 more: size 29, align 1 */
//
// The codec below is for the layout of x86_64.

/** One page table. */
export interface IommuDomainSer {
  /** Slot, reference count and state. */
  readonly obj: IommuObjSer;
  /** Physical address of the top table. */
  readonly topTable: bigint;
  /** Level of the top table, 0 for the one that holds only leaves. */
  readonly topLevel: bigint;
  /** Scratch room for the next kernel's own object; 0 in the image. */
  readonly restoredDomain: bigint;
}

/** Bytes of a `struct iommu_domain_ser`. */
export const IOMMU_DOMAIN_SER_SIZE = 33;
/** What its address is a multiple of, bytes. */
export const IOMMU_DOMAIN_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_DOMAIN_SER_OFFSET = {
  obj: 0,
  topTable: 9,
  topLevel: 17,
  restoredDomain: 25,
} as const;

/**
 * Refuses bytes that are no `struct iommu_domain_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuDomainSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 33, end)) requireRoom("iommu_domain_ser", view, offset, 33, end);
  if ((view.getUint8(offset + 8) & 0xfc) !== 0)
    requireZeroBits(
      "iommu_domain_ser",
      "obj.(unused bits after incoming)",
      view,
      offset + 8,
      2,
      6,
      "padding",
    );
}

/**
 * Reads bytes that `checkIommuDomainSerBytes` has seen; without that, what comes is not checked.
 */
export function readIommuDomainSer(view: DataView, offset = 0): IommuDomainSer {
  return {
    obj: readIommuObjSer(view, offset),
    topTable: view.getBigUint64(offset + 9, true),
    topLevel: view.getBigUint64(offset + 17, true),
    restoredDomain: view.getBigUint64(offset + 25, true),
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
  if (!isU32(value.obj.idx)) requireU32("iommu_domain_ser", "obj.idx", value.obj.idx, 0);
  if (!isU32(value.obj.refCount))
    requireU32("iommu_domain_ser", "obj.ref_count", value.obj.refCount, 4);
  if (!isUpTo(value.obj.deleted, 1))
    requireRange("iommu_domain_ser", "obj.deleted", value.obj.deleted, 0, 1, 8);
  if (!isUpTo(value.obj.incoming, 1))
    requireRange("iommu_domain_ser", "obj.incoming", value.obj.incoming, 0, 1, 8);
  if (!isU64(value.topTable)) requireU64("iommu_domain_ser", "top_table", value.topTable, 9);
  if (!isU64(value.topLevel)) requireU64("iommu_domain_ser", "top_level", value.topLevel, 17);
  if (!isU64(value.restoredDomain))
    requireU64("iommu_domain_ser", "restored_domain", value.restoredDomain, 25);
}

/**
 * Writes a value that `checkIommuDomainSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuDomainSer(value: IommuDomainSer, view: DataView, offset = 0): void {
  writeIommuObjSer(value.obj, view, offset);
  view.setBigUint64(offset + 9, value.topTable, true);
  view.setBigUint64(offset + 17, value.topLevel, true);
  view.setBigUint64(offset + 25, value.restoredDomain, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuDomainSer(
  value: IommuDomainSer,
  view: DataView = freshView(IOMMU_DOMAIN_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 33)) requireRoom("iommu_domain_ser", view, offset, 33);
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
  if (!(isU32(count) && hasRoom(view, offset, count * 33, end))) {
    const stop = requireRoom("iommu_domain_ser", view, offset, 0, end);
    requireCount("iommu_domain_ser", "", count, 33, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 33) {
    if ((view.getUint8(at + 8) & 0xfc) !== 0)
      requireZeroBits(
        "iommu_domain_ser",
        `[${i}].obj.(unused bits after incoming)`,
        view,
        at + 8,
        2,
        6,
        "padding",
      );
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
  const size = count * 33;
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
    if (!fits(view, offset, 33)) requireRoom("iommu_domain_ser", view, offset, 33);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 33)) requireRoom("iommu_domain_ser", this._view, offset, 33);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Slot, reference count and state. */
  get objOffset(): number {
    return this._at;
  }
  /** Physical address of the top table. */
  get topTable(): bigint {
    return this._view.getBigUint64(this._at + 9, true);
  }
  set topTable(value: bigint) {
    if (!isU64(value)) requireU64("iommu_domain_ser", "top_table", value, 9);
    this._view.setBigUint64(this._at + 9, value, true);
  }
  get topTableLo(): number {
    return this._view.getUint32(this._at + 9, true);
  }
  set topTableLo(word: number) {
    this._view.setUint32(this._at + 9, word, true);
  }
  get topTableHi(): number {
    return this._view.getUint32(this._at + 13, true);
  }
  set topTableHi(word: number) {
    this._view.setUint32(this._at + 13, word, true);
  }
  /** Level of the top table, 0 for the one that holds only leaves. */
  get topLevel(): bigint {
    return this._view.getBigUint64(this._at + 17, true);
  }
  set topLevel(value: bigint) {
    if (!isU64(value)) requireU64("iommu_domain_ser", "top_level", value, 17);
    this._view.setBigUint64(this._at + 17, value, true);
  }
  get topLevelLo(): number {
    return this._view.getUint32(this._at + 17, true);
  }
  set topLevelLo(word: number) {
    this._view.setUint32(this._at + 17, word, true);
  }
  get topLevelHi(): number {
    return this._view.getUint32(this._at + 21, true);
  }
  set topLevelHi(word: number) {
    this._view.setUint32(this._at + 21, word, true);
  }
  /** Scratch room for the next kernel's own object; 0 in the image. */
  get restoredDomain(): bigint {
    return this._view.getBigUint64(this._at + 25, true);
  }
  set restoredDomain(value: bigint) {
    if (!isU64(value)) requireU64("iommu_domain_ser", "restored_domain", value, 25);
    this._view.setBigUint64(this._at + 25, value, true);
  }
  get restoredDomainLo(): number {
    return this._view.getUint32(this._at + 25, true);
  }
  set restoredDomainLo(word: number) {
    this._view.setUint32(this._at + 25, word, true);
  }
  get restoredDomainHi(): number {
    return this._view.getUint32(this._at + 29, true);
  }
  set restoredDomainHi(word: number) {
    this._view.setUint32(this._at + 29, word, true);
  }
}

// struct device_domain_iommu_ser { /* x86_64 */
//     u32 did;                     /*  0   4 */
//     u64 domain_phys;             /*  4   8 */
//     u64 iommu_phys;              /* 12   8 */
// };                               /* size 20 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 20, align 1 */

/** Which page table and which IOMMU unit a device uses. */
export interface DeviceDomainIommuSer {
  /** Domain id the device's translations are tagged with. */
  readonly did: number;
  /** Physical address of the page table's record. */
  readonly domainPhys: bigint;
  /** Physical address of the unit's record. */
  readonly iommuPhys: bigint;
}

/** Bytes of a `struct device_domain_iommu_ser`. */
export const DEVICE_DOMAIN_IOMMU_SER_SIZE = 20;
/** What its address is a multiple of, bytes. */
export const DEVICE_DOMAIN_IOMMU_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const DEVICE_DOMAIN_IOMMU_SER_OFFSET = {
  did: 0,
  domainPhys: 4,
  iommuPhys: 12,
} as const;

/**
 * Refuses bytes that are no `struct device_domain_iommu_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkDeviceDomainIommuSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 20, end))
    requireRoom("device_domain_iommu_ser", view, offset, 20, end);
}

/**
 * Reads bytes that `checkDeviceDomainIommuSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readDeviceDomainIommuSer(view: DataView, offset = 0): DeviceDomainIommuSer {
  return {
    did: view.getUint32(offset, true),
    domainPhys: view.getBigUint64(offset + 4, true),
    iommuPhys: view.getBigUint64(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeDeviceDomainIommuSer(
  view: DataView,
  offset = 0,
  end?: number,
): DeviceDomainIommuSer {
  checkDeviceDomainIommuSerBytes(view, offset, end);
  return readDeviceDomainIommuSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkDeviceDomainIommuSerValue(value: DeviceDomainIommuSer): void {
  if (!isU32(value.did)) requireU32("device_domain_iommu_ser", "did", value.did, 0);
  if (!isU64(value.domainPhys))
    requireU64("device_domain_iommu_ser", "domain_phys", value.domainPhys, 4);
  if (!isU64(value.iommuPhys))
    requireU64("device_domain_iommu_ser", "iommu_phys", value.iommuPhys, 12);
}

/**
 * Writes a value that `checkDeviceDomainIommuSerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeDeviceDomainIommuSer(
  value: DeviceDomainIommuSer,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.did, true);
  view.setBigUint64(offset + 4, value.domainPhys, true);
  view.setBigUint64(offset + 12, value.iommuPhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeDeviceDomainIommuSer(
  value: DeviceDomainIommuSer,
  view: DataView = freshView(DEVICE_DOMAIN_IOMMU_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 20)) requireRoom("device_domain_iommu_ser", view, offset, 20);
  checkDeviceDomainIommuSerValue(value);
  writeDeviceDomainIommuSer(value, view, offset);
  return view;
}

/**
 * A `struct device_domain_iommu_ser` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkDeviceDomainIommuSerBytes`
 * first; what it writes is.
 */
export class DeviceDomainIommuSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 20)) requireRoom("device_domain_iommu_ser", view, offset, 20);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 20))
      requireRoom("device_domain_iommu_ser", this._view, offset, 20);
    this._at = offset;
    return this;
  }

  /** Domain id the device's translations are tagged with. */
  get did(): number {
    return this._view.getUint32(this._at, true);
  }
  set did(value: number) {
    if (!isU32(value)) requireU32("device_domain_iommu_ser", "did", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Physical address of the page table's record. */
  get domainPhys(): bigint {
    return this._view.getBigUint64(this._at + 4, true);
  }
  set domainPhys(value: bigint) {
    if (!isU64(value)) requireU64("device_domain_iommu_ser", "domain_phys", value, 4);
    this._view.setBigUint64(this._at + 4, value, true);
  }
  get domainPhysLo(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set domainPhysLo(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  get domainPhysHi(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set domainPhysHi(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  /** Physical address of the unit's record. */
  get iommuPhys(): bigint {
    return this._view.getBigUint64(this._at + 12, true);
  }
  set iommuPhys(value: bigint) {
    if (!isU64(value)) requireU64("device_domain_iommu_ser", "iommu_phys", value, 12);
    this._view.setBigUint64(this._at + 12, value, true);
  }
  get iommuPhysLo(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set iommuPhysLo(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  get iommuPhysHi(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iommuPhysHi(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
}

// struct device_ser {                                  /* x86_64   hexagon */
//     struct iommu_obj_ser obj;                        /*  0   9    0   9 */
//     u64 token;                                       /*  9   8    9   8 */
//     u32 devid;                                       /* 17   4   17   4 */
//     u32 pci_domain;                                  /* 21   4   21   4 */
//     struct device_domain_iommu_ser domain_iommu_ser; /* 25  20   25  20 */
//     enum iommu_lu_type type;                         /* 45   4   45   1 */
// };                                                   /* size 49  size 46 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 49, align 1 */
// /* hexagon: size 46, align 1 */
//
// The codec below is for the layout of x86_64.

/** One device. */
export interface DeviceSer {
  /** Slot, reference count and state. */
  readonly obj: IommuObjSer;
  /** Token of the iommufd the device is bound to. */
  readonly token: bigint;
  /** Bus, device and function, as its IOMMU numbers it. */
  readonly devid: number;
  /** PCI segment. */
  readonly pciDomain: number;
  /** Its page table and unit. */
  readonly domainIommuSer: DeviceDomainIommuSer;
  /** Which kind of IOMMU it is behind. */
  readonly type: number;
}

/** Bytes of a `struct device_ser`. */
export const DEVICE_SER_SIZE = 49;
/** What its address is a multiple of, bytes. */
export const DEVICE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const DEVICE_SER_OFFSET = {
  obj: 0,
  token: 9,
  devid: 17,
  pciDomain: 21,
  domainIommuSer: 25,
  type: 45,
} as const;
/** What `type` may be. */
export const DEVICE_SER_TYPE_VALUES: readonly number[] = [0, 1];

/**
 * Refuses bytes that are no `struct device_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkDeviceSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 49, end)) requireRoom("device_ser", view, offset, 49, end);
  if ((view.getUint8(offset + 8) & 0xfc) !== 0)
    requireZeroBits(
      "device_ser",
      "obj.(unused bits after incoming)",
      view,
      offset + 8,
      2,
      6,
      "padding",
    );
  requireValue(
    "device_ser",
    "type",
    view.getUint32(offset + 45, true),
    DEVICE_SER_TYPE_VALUES,
    offset + 45,
  );
}

/** Reads bytes that `checkDeviceSerBytes` has seen; without that, what comes is not checked. */
export function readDeviceSer(view: DataView, offset = 0): DeviceSer {
  return {
    obj: readIommuObjSer(view, offset),
    token: view.getBigUint64(offset + 9, true),
    devid: view.getUint32(offset + 17, true),
    pciDomain: view.getUint32(offset + 21, true),
    domainIommuSer: readDeviceDomainIommuSer(view, offset + 25),
    type: view.getUint32(offset + 45, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeDeviceSer(view: DataView, offset = 0, end?: number): DeviceSer {
  checkDeviceSerBytes(view, offset, end);
  return readDeviceSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkDeviceSerValue(value: DeviceSer): void {
  if (!isU32(value.obj.idx)) requireU32("device_ser", "obj.idx", value.obj.idx, 0);
  if (!isU32(value.obj.refCount)) requireU32("device_ser", "obj.ref_count", value.obj.refCount, 4);
  if (!isUpTo(value.obj.deleted, 1))
    requireRange("device_ser", "obj.deleted", value.obj.deleted, 0, 1, 8);
  if (!isUpTo(value.obj.incoming, 1))
    requireRange("device_ser", "obj.incoming", value.obj.incoming, 0, 1, 8);
  if (!isU64(value.token)) requireU64("device_ser", "token", value.token, 9);
  if (!isU32(value.devid)) requireU32("device_ser", "devid", value.devid, 17);
  if (!isU32(value.pciDomain)) requireU32("device_ser", "pci_domain", value.pciDomain, 21);
  if (!isU32(value.domainIommuSer.did))
    requireU32("device_ser", "domain_iommu_ser.did", value.domainIommuSer.did, 25);
  if (!isU64(value.domainIommuSer.domainPhys))
    requireU64("device_ser", "domain_iommu_ser.domain_phys", value.domainIommuSer.domainPhys, 29);
  if (!isU64(value.domainIommuSer.iommuPhys))
    requireU64("device_ser", "domain_iommu_ser.iommu_phys", value.domainIommuSer.iommuPhys, 37);
  if (!isU32(value.type)) requireU32("device_ser", "type", value.type, 45);
  requireValue("device_ser", "type", value.type, DEVICE_SER_TYPE_VALUES, 45);
}

/** Writes a value that `checkDeviceSerValue` has seen; without that, what does not fit wraps. */
export function writeDeviceSer(value: DeviceSer, view: DataView, offset = 0): void {
  writeIommuObjSer(value.obj, view, offset);
  view.setBigUint64(offset + 9, value.token, true);
  view.setUint32(offset + 17, value.devid, true);
  view.setUint32(offset + 21, value.pciDomain, true);
  writeDeviceDomainIommuSer(value.domainIommuSer, view, offset + 25);
  view.setUint32(offset + 45, value.type, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeDeviceSer(
  value: DeviceSer,
  view: DataView = freshView(DEVICE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 49)) requireRoom("device_ser", view, offset, 49);
  checkDeviceSerValue(value);
  writeDeviceSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct device_ser`: `count` of them, one behind the other.
 */
export function checkDeviceSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 49, end))) {
    const stop = requireRoom("device_ser", view, offset, 0, end);
    requireCount("device_ser", "", count, 49, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkDeviceSerBytes(view, offset + i * 49);
    } catch (error) {
      throw within(error, "device_ser", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyDeviceSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkDeviceSerArray(from, offset, count, end);
  const size = count * 49;
  copyBytes("device_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct device_ser` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkDeviceSerBytes` first; what it writes is.
 */
export class DeviceSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 49)) requireRoom("device_ser", view, offset, 49);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 49)) requireRoom("device_ser", this._view, offset, 49);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Slot, reference count and state. */
  get objOffset(): number {
    return this._at;
  }
  /** Token of the iommufd the device is bound to. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 9, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("device_ser", "token", value, 9);
    this._view.setBigUint64(this._at + 9, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 9, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 9, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 13, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 13, word, true);
  }
  /** Bus, device and function, as its IOMMU numbers it. */
  get devid(): number {
    return this._view.getUint32(this._at + 17, true);
  }
  set devid(value: number) {
    if (!isU32(value)) requireU32("device_ser", "devid", value, 17);
    this._view.setUint32(this._at + 17, value, true);
  }
  /** PCI segment. */
  get pciDomain(): number {
    return this._view.getUint32(this._at + 21, true);
  }
  set pciDomain(value: number) {
    if (!isU32(value)) requireU32("device_ser", "pci_domain", value, 21);
    this._view.setUint32(this._at + 21, value, true);
  }
  /** Where this starts, bytes from the view's start: Its page table and unit. */
  get domainIommuSerOffset(): number {
    return this._at + 25;
  }
  /** Which kind of IOMMU it is behind. */
  get type(): number {
    return this._view.getUint32(this._at + 45, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("device_ser", "type", value, 45);
    requireValue("device_ser", "type", value, DEVICE_SER_TYPE_VALUES, 45);
    this._view.setUint32(this._at + 45, value, true);
  }
}

// struct iommu_intel_ser { /* x86_64 */
//     u64 phys_addr;       /*  0   8 */
//     u64 root_table;      /*  8   8 */
// };                       /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** What an Intel IOMMU unit keeps. */
export interface IommuIntelSer {
  /** Physical address of the unit's registers. */
  readonly physAddr: bigint;
  /** What its root-pointer register held. */
  readonly rootTable: bigint;
}

/** Bytes of a `struct iommu_intel_ser`. */
export const IOMMU_INTEL_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_INTEL_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_INTEL_SER_OFFSET = {
  physAddr: 0,
  rootTable: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_intel_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuIntelSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_intel_ser", view, offset, 16, end);
}

/** Reads bytes that `checkIommuIntelSerBytes` has seen; without that, what comes is not checked. */
export function readIommuIntelSer(view: DataView, offset = 0): IommuIntelSer {
  return {
    physAddr: view.getBigUint64(offset, true),
    rootTable: view.getBigUint64(offset + 8, true),
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
  if (!isU64(value.physAddr)) requireU64("iommu_intel_ser", "phys_addr", value.physAddr, 0);
  if (!isU64(value.rootTable)) requireU64("iommu_intel_ser", "root_table", value.rootTable, 8);
}

/**
 * Writes a value that `checkIommuIntelSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuIntelSer(value: IommuIntelSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.physAddr, true);
  view.setBigUint64(offset + 8, value.rootTable, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIntelSer(
  value: IommuIntelSer,
  view: DataView = freshView(IOMMU_INTEL_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_intel_ser", view, offset, 16);
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
    if (!fits(view, offset, 16)) requireRoom("iommu_intel_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_intel_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the unit's registers. */
  get physAddr(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set physAddr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_intel_ser", "phys_addr", value, 0);
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
  /** What its root-pointer register held. */
  get rootTable(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set rootTable(value: bigint) {
    if (!isU64(value)) requireU64("iommu_intel_ser", "root_table", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get rootTableLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set rootTableLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get rootTableHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set rootTableHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct iommu_ser {                    /* x86_64   arm-oabi  hexagon */
//     struct iommu_obj_ser obj;         /*  0   9    0   9     0   9 */
//     u64 token;                        /*  9   8    9   8     9   8 */
//     enum iommu_lu_type type;          /* 17   4   17   4    17   1 */
//     union {
//         struct iommu_intel_ser intel; /* 21  16   21  16    18  16 */
//     } driver;                         /* 21  16   21  16    18  16 */
// };                                    /* size 37  size 37   size 34 */
// /* x86_64, i386, x32, arm, armeb, 29 more: size 37, align 1 */
// /* arm-oabi: size 37, align 1 */
// /* hexagon: size 34, align 1 */
//
// The codec below is for the layout of x86_64.

/** One IOMMU unit. */
export interface IommuSer {
  /** Slot, reference count and state. */
  readonly obj: IommuObjSer;
  /** The unit's own number. */
  readonly token: bigint;
  /** Which kind it is. */
  readonly type: number;
  /** What its kind keeps; `type` says which. */
  readonly driver: Uint8Array;
}

/** Bytes of a `struct iommu_ser`. */
export const IOMMU_SER_SIZE = 37;
/** What its address is a multiple of, bytes. */
export const IOMMU_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_SER_OFFSET = {
  obj: 0,
  token: 9,
  type: 17,
  driver: 21,
} as const;
/** What `type` may be. */
export const IOMMU_SER_TYPE_VALUES: readonly number[] = [0, 1];

/**
 * Refuses bytes that are no `struct iommu_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkIommuSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 37, end)) requireRoom("iommu_ser", view, offset, 37, end);
  if ((view.getUint8(offset + 8) & 0xfc) !== 0)
    requireZeroBits(
      "iommu_ser",
      "obj.(unused bits after incoming)",
      view,
      offset + 8,
      2,
      6,
      "padding",
    );
  requireValue(
    "iommu_ser",
    "type",
    view.getUint32(offset + 17, true),
    IOMMU_SER_TYPE_VALUES,
    offset + 17,
  );
}

/** Reads bytes that `checkIommuSerBytes` has seen; without that, what comes is not checked. */
export function readIommuSer(view: DataView, offset = 0): IommuSer {
  return {
    obj: readIommuObjSer(view, offset),
    token: view.getBigUint64(offset + 9, true),
    type: view.getUint32(offset + 17, true),
    driver: readBytes(view, offset + 21, 16),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuSer(view: DataView, offset = 0, end?: number): IommuSer {
  checkIommuSerBytes(view, offset, end);
  return readIommuSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuSerValue(value: IommuSer): void {
  if (!isU32(value.obj.idx)) requireU32("iommu_ser", "obj.idx", value.obj.idx, 0);
  if (!isU32(value.obj.refCount)) requireU32("iommu_ser", "obj.ref_count", value.obj.refCount, 4);
  if (!isUpTo(value.obj.deleted, 1))
    requireRange("iommu_ser", "obj.deleted", value.obj.deleted, 0, 1, 8);
  if (!isUpTo(value.obj.incoming, 1))
    requireRange("iommu_ser", "obj.incoming", value.obj.incoming, 0, 1, 8);
  if (!isU64(value.token)) requireU64("iommu_ser", "token", value.token, 9);
  if (!isU32(value.type)) requireU32("iommu_ser", "type", value.type, 17);
  requireValue("iommu_ser", "type", value.type, IOMMU_SER_TYPE_VALUES, 17);
  requireArray("iommu_ser", "driver", value.driver, Uint8Array, 16, 21);
}

/** Writes a value that `checkIommuSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuSer(value: IommuSer, view: DataView, offset = 0): void {
  writeIommuObjSer(value.obj, view, offset);
  view.setBigUint64(offset + 9, value.token, true);
  view.setUint32(offset + 17, value.type, true);
  writeBytes(view, offset + 21, value.driver);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuSer(
  value: IommuSer,
  view: DataView = freshView(IOMMU_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 37)) requireRoom("iommu_ser", view, offset, 37);
  checkIommuSerValue(value);
  writeIommuSer(value, view, offset);
  return view;
}

/** Refuses bytes of which some are no `struct iommu_ser`: `count` of them, one behind the other. */
export function checkIommuSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 37, end))) {
    const stop = requireRoom("iommu_ser", view, offset, 0, end);
    requireCount("iommu_ser", "", count, 37, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkIommuSerBytes(view, offset + i * 37);
    } catch (error) {
      throw within(error, "iommu_ser", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyIommuSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkIommuSerArray(from, offset, count, end);
  const size = count * 37;
  copyBytes("iommu_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct iommu_ser` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkIommuSerBytes` first; what it writes is.
 */
export class IommuSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 37)) requireRoom("iommu_ser", view, offset, 37);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 37)) requireRoom("iommu_ser", this._view, offset, 37);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Slot, reference count and state. */
  get objOffset(): number {
    return this._at;
  }
  /** The unit's own number. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 9, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ser", "token", value, 9);
    this._view.setBigUint64(this._at + 9, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 9, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 9, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 13, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 13, word, true);
  }
  /** Which kind it is. */
  get type(): number {
    return this._view.getUint32(this._at + 17, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("iommu_ser", "type", value, 17);
    requireValue("iommu_ser", "type", value, IOMMU_SER_TYPE_VALUES, 17);
    this._view.setUint32(this._at + 17, value, true);
  }
  /** Where this starts, bytes from the view's start: What its kind keeps; `type` says which. */
  get driverOffset(): number {
    return this._at + 21;
  }
  /** Where this starts, bytes from the view's start. */
  get driverIntelOffset(): number {
    return this._at + 21;
  }
}

// struct iommu_objs_ser { /* x86_64 */
//     u64 next_objs;      /*  0   8 */
//     u64 nr_objs;        /*  8   8 */
// };                      /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** Head of a one-page array of units, page tables or devices. */
export interface IommuObjsSer {
  /** Physical address of the next array; 0 at the end. */
  readonly nextObjs: bigint;
  /** Objects in this array. */
  readonly nrObjs: bigint;
}

/** Bytes of a `struct iommu_objs_ser`. */
export const IOMMU_OBJS_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_OBJS_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_OBJS_SER_OFFSET = {
  nextObjs: 0,
  nrObjs: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_objs_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuObjsSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_objs_ser", view, offset, 16, end);
}

/** Reads bytes that `checkIommuObjsSerBytes` has seen; without that, what comes is not checked. */
export function readIommuObjsSer(view: DataView, offset = 0): IommuObjsSer {
  return {
    nextObjs: view.getBigUint64(offset, true),
    nrObjs: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuObjsSer(view: DataView, offset = 0, end?: number): IommuObjsSer {
  checkIommuObjsSerBytes(view, offset, end);
  return readIommuObjsSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuObjsSerValue(value: IommuObjsSer): void {
  if (!isU64(value.nextObjs)) requireU64("iommu_objs_ser", "next_objs", value.nextObjs, 0);
  if (!isU64(value.nrObjs)) requireU64("iommu_objs_ser", "nr_objs", value.nrObjs, 8);
}

/** Writes a value that `checkIommuObjsSerValue` has seen; without that, what does not fit wraps. */
export function writeIommuObjsSer(value: IommuObjsSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.nextObjs, true);
  view.setBigUint64(offset + 8, value.nrObjs, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuObjsSer(
  value: IommuObjsSer,
  view: DataView = freshView(IOMMU_OBJS_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_objs_ser", view, offset, 16);
  checkIommuObjsSerValue(value);
  writeIommuObjsSer(value, view, offset);
  return view;
}

/**
 * Every `struct iommu_objs_ser` of a list, from that at physical address `first` on, each checked
 * before it is given, until `next_objs` is 0. `locate` says where the bytes of an address are.
 * Throws WireError for an address it does not know, and for a list that does not end.
 */
export function listOfIommuObjsSer(
  first: bigint,
  locate: (address: bigint) => Located | undefined,
): Generator<Block> {
  const next = (view: DataView, offset: number): bigint => view.getBigUint64(offset, true);
  return blocks("iommu_objs_ser", "next_objs", first, locate, checkIommuObjsSerBytes, next);
}

/**
 * A `struct iommu_objs_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuObjsSerBytes` first; what it
 * writes is.
 */
export class IommuObjsSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_objs_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_objs_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the next array; 0 at the end. */
  get nextObjs(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set nextObjs(value: bigint) {
    if (!isU64(value)) requireU64("iommu_objs_ser", "next_objs", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get nextObjsLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set nextObjsLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get nextObjsHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set nextObjsHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Objects in this array. */
  get nrObjs(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set nrObjs(value: bigint) {
    if (!isU64(value)) requireU64("iommu_objs_ser", "nr_objs", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get nrObjsLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrObjsLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get nrObjsHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrObjsHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct iommu_lu_flb_ser {   /* x86_64 */
//     u64 iommus_phys;        /*  0   8 */
//     u64 nr_iommus;          /*  8   8 */
//     u64 iommu_domains_phys; /* 16   8 */
//     u64 nr_domains;         /* 24   8 */
//     u64 devices_phys;       /* 32   8 */
//     u64 nr_devices;         /* 40   8 */
// };                          /* size 48 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 48, align 1 */

/** Where everything is found. The counts stand here and in the arrays. */
export interface IommuLuFlbSer {
  /** Physical address of the first array of units. */
  readonly iommusPhys: bigint;
  /** Units in all arrays. */
  readonly nrIommus: bigint;
  /** Physical address of the first array of page tables. */
  readonly iommuDomainsPhys: bigint;
  /** Page tables in all arrays. */
  readonly nrDomains: bigint;
  /** Physical address of the first array of devices. */
  readonly devicesPhys: bigint;
  /** Devices in all arrays. */
  readonly nrDevices: bigint;
}

/** Bytes of a `struct iommu_lu_flb_ser`. */
export const IOMMU_LU_FLB_SER_SIZE = 48;
/** What its address is a multiple of, bytes. */
export const IOMMU_LU_FLB_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const IOMMU_LU_FLB_SER_OFFSET = {
  iommusPhys: 0,
  nrIommus: 8,
  iommuDomainsPhys: 16,
  nrDomains: 24,
  devicesPhys: 32,
  nrDevices: 40,
} as const;

/**
 * Refuses bytes that are no `struct iommu_lu_flb_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuLuFlbSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 48, end)) requireRoom("iommu_lu_flb_ser", view, offset, 48, end);
}

/** Reads bytes that `checkIommuLuFlbSerBytes` has seen; without that, what comes is not checked. */
export function readIommuLuFlbSer(view: DataView, offset = 0): IommuLuFlbSer {
  return {
    iommusPhys: view.getBigUint64(offset, true),
    nrIommus: view.getBigUint64(offset + 8, true),
    iommuDomainsPhys: view.getBigUint64(offset + 16, true),
    nrDomains: view.getBigUint64(offset + 24, true),
    devicesPhys: view.getBigUint64(offset + 32, true),
    nrDevices: view.getBigUint64(offset + 40, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuLuFlbSer(view: DataView, offset = 0, end?: number): IommuLuFlbSer {
  checkIommuLuFlbSerBytes(view, offset, end);
  return readIommuLuFlbSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuLuFlbSerValue(value: IommuLuFlbSer): void {
  if (!isU64(value.iommusPhys)) requireU64("iommu_lu_flb_ser", "iommus_phys", value.iommusPhys, 0);
  if (!isU64(value.nrIommus)) requireU64("iommu_lu_flb_ser", "nr_iommus", value.nrIommus, 8);
  if (!isU64(value.iommuDomainsPhys))
    requireU64("iommu_lu_flb_ser", "iommu_domains_phys", value.iommuDomainsPhys, 16);
  if (!isU64(value.nrDomains)) requireU64("iommu_lu_flb_ser", "nr_domains", value.nrDomains, 24);
  if (!isU64(value.devicesPhys))
    requireU64("iommu_lu_flb_ser", "devices_phys", value.devicesPhys, 32);
  if (!isU64(value.nrDevices)) requireU64("iommu_lu_flb_ser", "nr_devices", value.nrDevices, 40);
}

/**
 * Writes a value that `checkIommuLuFlbSerValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuLuFlbSer(value: IommuLuFlbSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.iommusPhys, true);
  view.setBigUint64(offset + 8, value.nrIommus, true);
  view.setBigUint64(offset + 16, value.iommuDomainsPhys, true);
  view.setBigUint64(offset + 24, value.nrDomains, true);
  view.setBigUint64(offset + 32, value.devicesPhys, true);
  view.setBigUint64(offset + 40, value.nrDevices, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuLuFlbSer(
  value: IommuLuFlbSer,
  view: DataView = freshView(IOMMU_LU_FLB_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 48)) requireRoom("iommu_lu_flb_ser", view, offset, 48);
  checkIommuLuFlbSerValue(value);
  writeIommuLuFlbSer(value, view, offset);
  return view;
}

/**
 * A `struct iommu_lu_flb_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuLuFlbSerBytes` first; what it
 * writes is.
 */
export class IommuLuFlbSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 48)) requireRoom("iommu_lu_flb_ser", view, offset, 48);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 48)) requireRoom("iommu_lu_flb_ser", this._view, offset, 48);
    this._at = offset;
    return this;
  }

  /** Physical address of the first array of units. */
  get iommusPhys(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iommusPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_lu_flb_ser", "iommus_phys", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get iommusPhysLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set iommusPhysLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get iommusPhysHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set iommusPhysHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Units in all arrays. */
  get nrIommus(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set nrIommus(value: bigint) {
    if (!isU64(value)) requireU64("iommu_lu_flb_ser", "nr_iommus", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get nrIommusLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrIommusLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get nrIommusHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrIommusHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Physical address of the first array of page tables. */
  get iommuDomainsPhys(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set iommuDomainsPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_lu_flb_ser", "iommu_domains_phys", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get iommuDomainsPhysLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iommuDomainsPhysLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get iommuDomainsPhysHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set iommuDomainsPhysHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Page tables in all arrays. */
  get nrDomains(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set nrDomains(value: bigint) {
    if (!isU64(value)) requireU64("iommu_lu_flb_ser", "nr_domains", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get nrDomainsLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set nrDomainsLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get nrDomainsHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set nrDomainsHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** Physical address of the first array of devices. */
  get devicesPhys(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set devicesPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_lu_flb_ser", "devices_phys", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get devicesPhysLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set devicesPhysLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get devicesPhysHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set devicesPhysHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
  /** Devices in all arrays. */
  get nrDevices(): bigint {
    return this._view.getBigUint64(this._at + 40, true);
  }
  set nrDevices(value: bigint) {
    if (!isU64(value)) requireU64("iommu_lu_flb_ser", "nr_devices", value, 40);
    this._view.setBigUint64(this._at + 40, value, true);
  }
  get nrDevicesLo(): number {
    return this._view.getUint32(this._at + 40, true);
  }
  set nrDevicesLo(word: number) {
    this._view.setUint32(this._at + 40, word, true);
  }
  get nrDevicesHi(): number {
    return this._view.getUint32(this._at + 44, true);
  }
  set nrDevicesHi(word: number) {
    this._view.setUint32(this._at + 44, word, true);
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

// Generated from abi/kho/iommu/posted-pasid.ts by "holeproof generate".
// Edit that file, not this one.
//
// A device's record once the ninth patch of the first posting is in: with the PASID directory that
// scalable mode keeps for it. Everything else is as in `posted`, under the same name.

import {
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

// struct device_intel_ser { /* x86_64 */
//     u64 pasid_table;      /*  0   8 */
//     u64 max_pasid;        /*  8   8 */
// };                        /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** What an Intel IOMMU keeps for a device. */
export interface DeviceIntelSer {
  /** Physical address of the PASID directory; 0 in legacy mode. */
  readonly pasidTable: bigint;
  /** One past the highest PASID it covers. */
  readonly maxPasid: bigint;
}

/** Bytes of a `struct device_intel_ser`. */
export const DEVICE_INTEL_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const DEVICE_INTEL_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const DEVICE_INTEL_SER_OFFSET = {
  pasidTable: 0,
  maxPasid: 8,
} as const;

/**
 * Refuses bytes that are no `struct device_intel_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkDeviceIntelSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("device_intel_ser", view, offset, 16, end);
}

/**
 * Reads bytes that `checkDeviceIntelSerBytes` has seen; without that, what comes is not checked.
 */
export function readDeviceIntelSer(view: DataView, offset = 0): DeviceIntelSer {
  return {
    pasidTable: view.getBigUint64(offset, true),
    maxPasid: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeDeviceIntelSer(view: DataView, offset = 0, end?: number): DeviceIntelSer {
  checkDeviceIntelSerBytes(view, offset, end);
  return readDeviceIntelSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkDeviceIntelSerValue(value: DeviceIntelSer): void {
  if (!isU64(value.pasidTable)) requireU64("device_intel_ser", "pasid_table", value.pasidTable, 0);
  if (!isU64(value.maxPasid)) requireU64("device_intel_ser", "max_pasid", value.maxPasid, 8);
}

/**
 * Writes a value that `checkDeviceIntelSerValue` has seen; without that, what does not fit wraps.
 */
export function writeDeviceIntelSer(value: DeviceIntelSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.pasidTable, true);
  view.setBigUint64(offset + 8, value.maxPasid, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeDeviceIntelSer(
  value: DeviceIntelSer,
  view: DataView = freshView(DEVICE_INTEL_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("device_intel_ser", view, offset, 16);
  checkDeviceIntelSerValue(value);
  writeDeviceIntelSer(value, view, offset);
  return view;
}

/**
 * A `struct device_intel_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkDeviceIntelSerBytes` first; what it
 * writes is.
 */
export class DeviceIntelSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("device_intel_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("device_intel_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the PASID directory; 0 in legacy mode. */
  get pasidTable(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set pasidTable(value: bigint) {
    if (!isU64(value)) requireU64("device_intel_ser", "pasid_table", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get pasidTableLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set pasidTableLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get pasidTableHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set pasidTableHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** One past the highest PASID it covers. */
  get maxPasid(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set maxPasid(value: bigint) {
    if (!isU64(value)) requireU64("device_intel_ser", "max_pasid", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get maxPasidLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set maxPasidLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get maxPasidHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set maxPasidHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct device_ser {                                  /* x86_64   arm-oabi  hexagon */
//     struct iommu_obj_ser obj;                        /*  0   9    0   9     0   9 */
//     u64 token;                                       /*  9   8    9   8     9   8 */
//     u32 devid;                                       /* 17   4   17   4    17   4 */
//     u32 pci_domain;                                  /* 21   4   21   4    21   4 */
//     struct device_domain_iommu_ser domain_iommu_ser; /* 25  20   25  20    25  20 */
//     enum iommu_lu_type type;                         /* 45   4   45   4    45   1 */
//     union {
//         struct device_intel_ser intel;               /* 49  16   49  16    46  16 */
//     } driver;                                        /* 49  16   49  16    46  16 */
// };                                                   /* size 65  size 65   size 62 */
// /* x86_64, i386, x32, arm, armeb, 29 more: size 65, align 1 */
// /* arm-oabi: size 65, align 1 */
// /* hexagon: size 62, align 1 */
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
  /** What its kind of IOMMU keeps for it; `type` says which. */
  readonly driver: Uint8Array;
}

/** Bytes of a `struct device_ser`. */
export const DEVICE_SER_SIZE = 65;
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
  driver: 49,
} as const;
/** What `type` may be. */
export const DEVICE_SER_TYPE_VALUES: readonly number[] = [0, 1];

/**
 * Refuses bytes that are no `struct device_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkDeviceSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 65, end)) requireRoom("device_ser", view, offset, 65, end);
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
    driver: readBytes(view, offset + 49, 16),
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
  requireArray("device_ser", "driver", value.driver, Uint8Array, 16, 49);
}

/** Writes a value that `checkDeviceSerValue` has seen; without that, what does not fit wraps. */
export function writeDeviceSer(value: DeviceSer, view: DataView, offset = 0): void {
  writeIommuObjSer(value.obj, view, offset);
  view.setBigUint64(offset + 9, value.token, true);
  view.setUint32(offset + 17, value.devid, true);
  view.setUint32(offset + 21, value.pciDomain, true);
  writeDeviceDomainIommuSer(value.domainIommuSer, view, offset + 25);
  view.setUint32(offset + 45, value.type, true);
  writeBytes(view, offset + 49, value.driver);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeDeviceSer(
  value: DeviceSer,
  view: DataView = freshView(DEVICE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 65)) requireRoom("device_ser", view, offset, 65);
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
  if (!(isU32(count) && hasRoom(view, offset, count * 65, end))) {
    const stop = requireRoom("device_ser", view, offset, 0, end);
    requireCount("device_ser", "", count, 65, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkDeviceSerBytes(view, offset + i * 65);
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
  const size = count * 65;
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
    if (!fits(view, offset, 65)) requireRoom("device_ser", view, offset, 65);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 65)) requireRoom("device_ser", this._view, offset, 65);
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
  /**
   * Where this starts, bytes from the view's start: What its kind of IOMMU keeps for it; `type`
   * says which.
   */
  get driverOffset(): number {
    return this._at + 49;
  }
  /** Where this starts, bytes from the view's start. */
  get driverIntelOffset(): number {
    return this._at + 49;
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

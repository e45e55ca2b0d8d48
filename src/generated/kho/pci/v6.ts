// Generated from abi/kho/pci/v6.ts by "holeproof generate".
// Edit that file, not this one.
//
// The PCI core's list of preserved devices, as posted in version 6: what was padding counts the
// users of a device.

import {
  copyBytes,
  requireCapacity,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  withinElement,
} from "../../../runtime/wire/index.ts";

/** Name of the PCI core's global data; the same for every layout that was ever posted. */
export const PCI_LUO_FLB_COMPATIBLE = "pci-v1";

// struct pci_dev_ser { /* x86_64 */
//     u32 domain;      /*  0   4 */
//     u16 bdf;         /*  4   2 */
//     u16 refcount;    /*  6   2 */
// };                   /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** One device. */
export interface PciDevSer {
  /** PCI segment. */
  readonly domain: number;
  /** Bus, device and function. */
  readonly bdf: number;
  /** Who needs the device kept: itself, and every device behind it. */
  readonly refcount: number;
}

/** Bytes of a `struct pci_dev_ser`. */
export const PCI_DEV_SER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const PCI_DEV_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const PCI_DEV_SER_OFFSET = {
  domain: 0,
  bdf: 4,
  refcount: 6,
} as const;

/**
 * Refuses bytes that are no `struct pci_dev_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkPciDevSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("pci_dev_ser", view, offset, 8, end);
}

/** Reads bytes that `checkPciDevSerBytes` has seen; without that, what comes is not checked. */
export function readPciDevSer(view: DataView, offset = 0): PciDevSer {
  return {
    domain: view.getUint32(offset, true),
    bdf: view.getUint16(offset + 4, true),
    refcount: view.getUint16(offset + 6, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodePciDevSer(view: DataView, offset = 0, end?: number): PciDevSer {
  checkPciDevSerBytes(view, offset, end);
  return readPciDevSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkPciDevSerValue(value: PciDevSer): void {
  if (!isU32(value.domain)) requireU32("pci_dev_ser", "domain", value.domain, 0);
  if (!isUpTo(value.bdf, 65535)) requireRange("pci_dev_ser", "bdf", value.bdf, 0, 65535, 4);
  if (!isUpTo(value.refcount, 65535))
    requireRange("pci_dev_ser", "refcount", value.refcount, 0, 65535, 6);
}

/** Writes a value that `checkPciDevSerValue` has seen; without that, what does not fit wraps. */
export function writePciDevSer(value: PciDevSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.domain, true);
  view.setUint16(offset + 4, value.bdf, true);
  view.setUint16(offset + 6, value.refcount, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodePciDevSer(
  value: PciDevSer,
  view: DataView = freshView(PCI_DEV_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("pci_dev_ser", view, offset, 8);
  checkPciDevSerValue(value);
  writePciDevSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct pci_dev_ser`: `count` of them, one behind the other.
 */
export function checkPciDevSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("pci_dev_ser", view, offset, 0, end);
    requireCount("pci_dev_ser", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyPciDevSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkPciDevSerArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("pci_dev_ser", from, offset, to, at, size);
  return size;
}

/** Many `struct pci_dev_ser` as one typed array a member, made once and filled again and again. */
export class PciDevSerColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** PCI segment. */
  readonly domain: Uint32Array;
  /** Bus, device and function. */
  readonly bdf: Uint16Array;
  /** Who needs the device kept: itself, and every device behind it. */
  readonly refcount: Uint16Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.domain = new Uint32Array(capacity);
    this.bdf = new Uint16Array(capacity);
    this.refcount = new Uint16Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("pci_dev_ser", count, this.capacity);
    checkPciDevSerArray(view, offset, count, end);
    const { domain, bdf, refcount } = this;
    for (let i = 0, at = offset; i < count; i++, at += 8) {
      domain[i] = view.getUint32(at, true);
      bdf[i] = view.getUint16(at + 4, true);
      refcount[i] = view.getUint16(at + 6, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, domain, bdf, refcount } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("pci_dev_ser", length, this.capacity);
    if (!fits(view, offset, length * 8)) requireRoom("pci_dev_ser", view, offset, length * 8);
    for (let i = 0, at = offset; i < length; i++, at += 8) {
      view.setUint32(at, domain[i]!, true);
      view.setUint16(at + 4, bdf[i]!, true);
      view.setUint16(at + 6, refcount[i]!, true);
    }
    return length * 8;
  }
}

/**
 * A `struct pci_dev_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkPciDevSerBytes` first; what it writes is.
 */
export class PciDevSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("pci_dev_ser", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("pci_dev_ser", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** PCI segment. */
  get domain(): number {
    return this._view.getUint32(this._at, true);
  }
  set domain(value: number) {
    if (!isU32(value)) requireU32("pci_dev_ser", "domain", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Bus, device and function. */
  get bdf(): number {
    return this._view.getUint16(this._at + 4, true);
  }
  set bdf(value: number) {
    if (!isUpTo(value, 65535)) requireRange("pci_dev_ser", "bdf", value, 0, 65535, 4);
    this._view.setUint16(this._at + 4, value, true);
  }
  /** Who needs the device kept: itself, and every device behind it. */
  get refcount(): number {
    return this._view.getUint16(this._at + 6, true);
  }
  set refcount(value: number) {
    if (!isUpTo(value, 65535)) requireRange("pci_dev_ser", "refcount", value, 0, 65535, 6);
    this._view.setUint16(this._at + 6, value, true);
  }
}

// struct pci_ser {                  /* x86_64 */
//     u32 max_nr_devices;           /*  0   4 */
//     u32 nr_devices;               /*  4   4 */
//     struct pci_dev_ser devices[]; /*  8   0 */
// };                                /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** All devices. */
export interface PciSer {
  /** Entries there is room for. */
  readonly maxNrDevices: number;
  /** Entries in use. */
  readonly nrDevices: number;
  /** The devices. */
  readonly devices: readonly PciDevSer[];
}

/** Bytes of a `struct pci_ser` before its first element. */
export const PCI_SER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const PCI_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const PCI_SER_OFFSET = {
  maxNrDevices: 0,
  nrDevices: 4,
  devices: 8,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfPciSer(value: PciSer): number {
  return 8 + value.devices.length * 8;
}

/**
 * Refuses bytes that are no `struct pci_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkPciSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("pci_ser", view, offset, 8, end);
  const count = view.getUint32(offset + 4, true);
  if (!hasRoom(view, offset + 8, count * 8, end))
    requireCount("pci_ser", "devices", count, 8, offset + 8, end ?? view.byteLength);
}

/** Reads bytes that `checkPciSerBytes` has seen; without that, what comes is not checked. */
export function readPciSer(view: DataView, offset = 0): PciSer {
  const count = view.getUint32(offset + 4, true);
  const devicesRead = new Array<PciDevSer>(count);
  for (let i = 0; i < count; i++) devicesRead[i] = readPciDevSer(view, offset + 8 + i * 8);
  return {
    maxNrDevices: view.getUint32(offset, true),
    nrDevices: count,
    devices: devicesRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodePciSer(view: DataView, offset = 0, end?: number): PciSer {
  checkPciSerBytes(view, offset, end);
  return readPciSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkPciSerValue(value: PciSer): void {
  if (!isU32(value.maxNrDevices)) requireU32("pci_ser", "max_nr_devices", value.maxNrDevices, 0);
  if (!isU32(value.nrDevices)) requireU32("pci_ser", "nr_devices", value.nrDevices, 4);
  const devicesChecked = value.devices;
  if (devicesChecked.length !== value.nrDevices)
    requireCounted("pci_ser", "devices", devicesChecked.length, value.nrDevices, 8);
  for (let i = 0; i < devicesChecked.length; i++) {
    try {
      checkPciDevSerValue(devicesChecked[i]!);
    } catch (error) {
      throw withinElement(error, "pci_ser", "devices", i, 8 + i * 8);
    }
  }
}

/** Writes a value that `checkPciSerValue` has seen; without that, what does not fit wraps. */
export function writePciSer(value: PciSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.maxNrDevices, true);
  view.setUint32(offset + 4, value.nrDevices, true);
  const devicesWritten = value.devices;
  for (let i = 0, at = offset + 8; i < devicesWritten.length; i++, at += 8)
    writePciDevSer(devicesWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodePciSer(
  value: PciSer,
  view: DataView = freshView(sizeOfPciSer(value)),
  offset = 0,
): DataView {
  const size = 8 + value.devices.length * 8;
  if (!fits(view, offset, size)) requireRoom("pci_ser", view, offset, size);
  checkPciSerValue(value);
  writePciSer(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyPciSer(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkPciSerBytes(from, offset, end);
  const size = 8 + from.getUint32(offset + 4, true) * 8;
  copyBytes("pci_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct pci_ser` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkPciSerBytes` first; what it writes is.
 */
export class PciSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("pci_ser", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("pci_ser", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Entries there is room for. */
  get maxNrDevices(): number {
    return this._view.getUint32(this._at, true);
  }
  set maxNrDevices(value: number) {
    if (!isU32(value)) requireU32("pci_ser", "max_nr_devices", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Entries in use. */
  get nrDevices(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set nrDevices(value: number) {
    if (!isU32(value)) requireU32("pci_ser", "nr_devices", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Where this starts, bytes from the view's start: The devices. */
  devicesOffset(index: number): number {
    requireIndex("pci_ser", "devices", index, this._view.getUint32(this._at + 4, true));
    return this._at + 8 + index * 8;
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

// Generated from abi/kho/pci/v2.ts by "holeproof generate".
// Edit that file, not this one.
//
// The PCI core's list of preserved devices, as posted in version 2.

import {
  copyBytes,
  readCount,
  requireCapacity,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU64,
  withinElement,
} from "../../../runtime/wire/index.ts";

/** Name of the PCI core's global data; the same for every layout that was ever posted. */
export const PCI_LUO_FLB_COMPATIBLE = "pci-v1";

// struct pci_dev_ser { /* x86_64 */
//     u16 domain;      /*  0   2 */
//     u16 bdf;         /*  2   2 */
// };                   /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 4, align 1 */

/** One device. */
export interface PciDevSer {
  /** PCI segment; too narrow for the segments Linux makes up. */
  readonly domain: number;
  /** Bus, device and function. */
  readonly bdf: number;
}

/** Bytes of a `struct pci_dev_ser`. */
export const PCI_DEV_SER_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const PCI_DEV_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const PCI_DEV_SER_OFFSET = {
  domain: 0,
  bdf: 2,
} as const;

/**
 * Refuses bytes that are no `struct pci_dev_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkPciDevSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end)) requireRoom("pci_dev_ser", view, offset, 4, end);
}

/** Reads bytes that `checkPciDevSerBytes` has seen; without that, what comes is not checked. */
export function readPciDevSer(view: DataView, offset = 0): PciDevSer {
  return {
    domain: view.getUint16(offset, true),
    bdf: view.getUint16(offset + 2, true),
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
  if (!isUpTo(value.domain, 65535))
    requireRange("pci_dev_ser", "domain", value.domain, 0, 65535, 0);
  if (!isUpTo(value.bdf, 65535)) requireRange("pci_dev_ser", "bdf", value.bdf, 0, 65535, 2);
}

/** Writes a value that `checkPciDevSerValue` has seen; without that, what does not fit wraps. */
export function writePciDevSer(value: PciDevSer, view: DataView, offset = 0): void {
  view.setUint16(offset, value.domain, true);
  view.setUint16(offset + 2, value.bdf, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodePciDevSer(
  value: PciDevSer,
  view: DataView = freshView(PCI_DEV_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("pci_dev_ser", view, offset, 4);
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
  if (!(isU32(count) && hasRoom(view, offset, count * 4, end))) {
    const stop = requireRoom("pci_dev_ser", view, offset, 0, end);
    requireCount("pci_dev_ser", "", count, 4, offset, stop);
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
  const size = count * 4;
  copyBytes("pci_dev_ser", from, offset, to, at, size);
  return size;
}

/** Many `struct pci_dev_ser` as one typed array a member, made once and filled again and again. */
export class PciDevSerColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** PCI segment; too narrow for the segments Linux makes up. */
  readonly domain: Uint16Array;
  /** Bus, device and function. */
  readonly bdf: Uint16Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.domain = new Uint16Array(capacity);
    this.bdf = new Uint16Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("pci_dev_ser", count, this.capacity);
    checkPciDevSerArray(view, offset, count, end);
    const { domain, bdf } = this;
    for (let i = 0, at = offset; i < count; i++, at += 4) {
      domain[i] = view.getUint16(at, true);
      bdf[i] = view.getUint16(at + 2, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, domain, bdf } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("pci_dev_ser", length, this.capacity);
    if (!fits(view, offset, length * 4)) requireRoom("pci_dev_ser", view, offset, length * 4);
    for (let i = 0, at = offset; i < length; i++, at += 4) {
      view.setUint16(at, domain[i]!, true);
      view.setUint16(at + 2, bdf[i]!, true);
    }
    return length * 4;
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
    if (!fits(view, offset, 4)) requireRoom("pci_dev_ser", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4)) requireRoom("pci_dev_ser", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** PCI segment; too narrow for the segments Linux makes up. */
  get domain(): number {
    return this._view.getUint16(this._at, true);
  }
  set domain(value: number) {
    if (!isUpTo(value, 65535)) requireRange("pci_dev_ser", "domain", value, 0, 65535, 0);
    this._view.setUint16(this._at, value, true);
  }
  /** Bus, device and function. */
  get bdf(): number {
    return this._view.getUint16(this._at + 2, true);
  }
  set bdf(value: number) {
    if (!isUpTo(value, 65535)) requireRange("pci_dev_ser", "bdf", value, 0, 65535, 2);
    this._view.setUint16(this._at + 2, value, true);
  }
}

// struct pci_ser {                  /* x86_64 */
//     u64 max_nr_devices;           /*  0   8 */
//     u64 nr_devices;               /*  8   8 */
//     struct pci_dev_ser devices[]; /* 16   0 */
// };                                /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** All devices. */
export interface PciSer {
  /** Entries there is room for. */
  readonly maxNrDevices: bigint;
  /** Entries in use. */
  readonly nrDevices: bigint;
  /** The devices. */
  readonly devices: readonly PciDevSer[];
}

/** Bytes of a `struct pci_ser` before its first element. */
export const PCI_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const PCI_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const PCI_SER_OFFSET = {
  maxNrDevices: 0,
  nrDevices: 8,
  devices: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfPciSer(value: PciSer): number {
  return 16 + value.devices.length * 4;
}

/**
 * Refuses bytes that are no `struct pci_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkPciSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("pci_ser", view, offset, 16, end);
  const count = readCount(view, offset + 8, true);
  if (!hasRoom(view, offset + 16, count * 4, end))
    requireCount("pci_ser", "devices", count, 4, offset + 16, end ?? view.byteLength);
}

/** Reads bytes that `checkPciSerBytes` has seen; without that, what comes is not checked. */
export function readPciSer(view: DataView, offset = 0): PciSer {
  const count = readCount(view, offset + 8, true);
  const devicesRead = new Array<PciDevSer>(count);
  for (let i = 0; i < count; i++) devicesRead[i] = readPciDevSer(view, offset + 16 + i * 4);
  return {
    maxNrDevices: view.getBigUint64(offset, true),
    nrDevices: view.getBigUint64(offset + 8, true),
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
  if (!isU64(value.maxNrDevices)) requireU64("pci_ser", "max_nr_devices", value.maxNrDevices, 0);
  if (!isU64(value.nrDevices)) requireU64("pci_ser", "nr_devices", value.nrDevices, 8);
  const devicesChecked = value.devices;
  if (BigInt(devicesChecked.length) !== value.nrDevices)
    requireCounted("pci_ser", "devices", devicesChecked.length, value.nrDevices, 16);
  for (let i = 0; i < devicesChecked.length; i++) {
    try {
      checkPciDevSerValue(devicesChecked[i]!);
    } catch (error) {
      throw withinElement(error, "pci_ser", "devices", i, 16 + i * 4);
    }
  }
}

/** Writes a value that `checkPciSerValue` has seen; without that, what does not fit wraps. */
export function writePciSer(value: PciSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.maxNrDevices, true);
  view.setBigUint64(offset + 8, value.nrDevices, true);
  const devicesWritten = value.devices;
  for (let i = 0, at = offset + 16; i < devicesWritten.length; i++, at += 4)
    writePciDevSer(devicesWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodePciSer(
  value: PciSer,
  view: DataView = freshView(sizeOfPciSer(value)),
  offset = 0,
): DataView {
  const size = 16 + value.devices.length * 4;
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
  const size = 16 + readCount(from, offset + 8, true) * 4;
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
    if (!fits(view, offset, 16)) requireRoom("pci_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("pci_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Entries there is room for. */
  get maxNrDevices(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set maxNrDevices(value: bigint) {
    if (!isU64(value)) requireU64("pci_ser", "max_nr_devices", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get maxNrDevicesLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set maxNrDevicesLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get maxNrDevicesHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set maxNrDevicesHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Entries in use. */
  get nrDevices(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set nrDevices(value: bigint) {
    if (!isU64(value)) requireU64("pci_ser", "nr_devices", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get nrDevicesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrDevicesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get nrDevicesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrDevicesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Where this starts, bytes from the view's start: The devices. */
  devicesOffset(index: number): number {
    requireIndex("pci_ser", "devices", index, readCount(this._view, this._at + 8, true));
    return this._at + 16 + index * 4;
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

// Generated from abi/kho/pci/pci-v2.ts by "holeproof generate".
// Edit that file, not this one.
//
// The PCI core's list of preserved devices under a name of its own at last: the layout of version
// 6, the string moved on.

import {
  copyBytes,
  requireCount,
  requireCounted,
  requireIndex,
  requireRoom,
  requireU32,
  withinElement,
} from "../../../runtime/wire/index.ts";
import { checkPciDevSerValue, readPciDevSer, type PciDevSer, writePciDevSer } from "./v6.ts";

/** Name of the PCI core's global data. */
export const PCI_LUO_FLB_COMPATIBLE = "pci-v2";

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

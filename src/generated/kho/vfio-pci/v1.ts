// Generated from abi/kho/vfio-pci/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// A VFIO PCI device handed to the next kernel, as the base patches of versions 1 and 2 have it: its
// address, with a segment that is too narrow.

import { requireRange, requireRoom } from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";

// struct vfio_pci_core_device_ser { /* x86_64 */
//     u16 bdf;                      /*  0   2 */
//     u16 domain;                   /*  2   2 */
// };                                /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 4, align 1 */

/** One device. */
export interface VfioPciCoreDeviceSer {
  /** Bus, device and function. */
  readonly bdf: number;
  /** PCI segment; too narrow for the segments Linux makes up. */
  readonly domain: number;
}

/** Bytes of a `struct vfio_pci_core_device_ser`. */
export const VFIO_PCI_CORE_DEVICE_SER_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const VFIO_PCI_CORE_DEVICE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const VFIO_PCI_CORE_DEVICE_SER_OFFSET = {
  bdf: 0,
  domain: 2,
} as const;

/**
 * Refuses bytes that are no `struct vfio_pci_core_device_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioPciCoreDeviceSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end)) requireRoom("vfio_pci_core_device_ser", view, offset, 4, end);
}

/**
 * Reads bytes that `checkVfioPciCoreDeviceSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioPciCoreDeviceSer(view: DataView, offset = 0): VfioPciCoreDeviceSer {
  return {
    bdf: view.getUint16(offset, true),
    domain: view.getUint16(offset + 2, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioPciCoreDeviceSer(
  view: DataView,
  offset = 0,
  end?: number,
): VfioPciCoreDeviceSer {
  checkVfioPciCoreDeviceSerBytes(view, offset, end);
  return readVfioPciCoreDeviceSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioPciCoreDeviceSerValue(value: VfioPciCoreDeviceSer): void {
  if (!isUpTo(value.bdf, 65535))
    requireRange("vfio_pci_core_device_ser", "bdf", value.bdf, 0, 65535, 0);
  if (!isUpTo(value.domain, 65535))
    requireRange("vfio_pci_core_device_ser", "domain", value.domain, 0, 65535, 2);
}

/**
 * Writes a value that `checkVfioPciCoreDeviceSerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioPciCoreDeviceSer(
  value: VfioPciCoreDeviceSer,
  view: DataView,
  offset = 0,
): void {
  view.setUint16(offset, value.bdf, true);
  view.setUint16(offset + 2, value.domain, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPciCoreDeviceSer(
  value: VfioPciCoreDeviceSer,
  view: DataView = freshView(VFIO_PCI_CORE_DEVICE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("vfio_pci_core_device_ser", view, offset, 4);
  checkVfioPciCoreDeviceSerValue(value);
  writeVfioPciCoreDeviceSer(value, view, offset);
  return view;
}

/**
 * A `struct vfio_pci_core_device_ser` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioPciCoreDeviceSerBytes`
 * first; what it writes is.
 */
export class VfioPciCoreDeviceSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("vfio_pci_core_device_ser", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("vfio_pci_core_device_ser", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** Bus, device and function. */
  get bdf(): number {
    return this._view.getUint16(this._at, true);
  }
  set bdf(value: number) {
    if (!isUpTo(value, 65535)) requireRange("vfio_pci_core_device_ser", "bdf", value, 0, 65535, 0);
    this._view.setUint16(this._at, value, true);
  }
  /** PCI segment; too narrow for the segments Linux makes up. */
  get domain(): number {
    return this._view.getUint16(this._at + 2, true);
  }
  set domain(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_pci_core_device_ser", "domain", value, 0, 65535, 2);
    this._view.setUint16(this._at + 2, value, true);
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

/** Whether a value is a whole number from 0 to `most`, of 32 bits. */
const isUpTo = (value: number, most: number): boolean =>
  typeof value === "number" && value >>> 0 === value && value <= most;

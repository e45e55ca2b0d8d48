// Generated from abi/kho/vfio-pci/posted.ts by "holeproof generate".
// Edit that file, not this one.
//
// A VFIO PCI device handed to the next kernel, as posted with the first iommu series: it names its
// iommufd by a 32-bit token.

import { requireRange, requireRoom, requireU32 } from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";

// struct vfio_iommufd_ser { /* x86_64 */
//     u32 token;            /*  0   4 */
// };                        /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 4, align 1 */

/** Which iommufd the device is bound to. */
export interface VfioIommufdSer {
  /** Token of the preserved iommufd; its upper half is lost. */
  readonly token: number;
}

/** Bytes of a `struct vfio_iommufd_ser`. */
export const VFIO_IOMMUFD_SER_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMUFD_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const VFIO_IOMMUFD_SER_OFFSET = {
  token: 0,
} as const;

/**
 * Refuses bytes that are no `struct vfio_iommufd_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioIommufdSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end)) requireRoom("vfio_iommufd_ser", view, offset, 4, end);
}

/**
 * Reads bytes that `checkVfioIommufdSerBytes` has seen; without that, what comes is not checked.
 */
export function readVfioIommufdSer(view: DataView, offset = 0): VfioIommufdSer {
  return {
    token: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommufdSer(view: DataView, offset = 0, end?: number): VfioIommufdSer {
  checkVfioIommufdSerBytes(view, offset, end);
  return readVfioIommufdSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommufdSerValue(value: VfioIommufdSer): void {
  if (!isU32(value.token)) requireU32("vfio_iommufd_ser", "token", value.token, 0);
}

/**
 * Writes a value that `checkVfioIommufdSerValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioIommufdSer(value: VfioIommufdSer, view: DataView, offset = 0): void {
  view.setUint32(offset, value.token, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommufdSer(
  value: VfioIommufdSer,
  view: DataView = freshView(VFIO_IOMMUFD_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("vfio_iommufd_ser", view, offset, 4);
  checkVfioIommufdSerValue(value);
  writeVfioIommufdSer(value, view, offset);
  return view;
}

/**
 * A `struct vfio_iommufd_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioIommufdSerBytes` first; what it
 * writes is.
 */
export class VfioIommufdSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("vfio_iommufd_ser", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4)) requireRoom("vfio_iommufd_ser", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** Token of the preserved iommufd; its upper half is lost. */
  get token(): number {
    return this._view.getUint32(this._at, true);
  }
  set token(value: number) {
    if (!isU32(value)) requireU32("vfio_iommufd_ser", "token", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct vfio_pci_core_device_ser {        /* x86_64 */
//     u16 bdf;                             /*  0   2 */
//     u16 domain;                          /*  2   2 */
//     u8 reset_works;                      /*  4   1 */
//     struct vfio_iommufd_ser iommufd_ser; /*  5   4 */
// };                                       /* size 9 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 9, align 1 */

/** One device. */
export interface VfioPciCoreDeviceSer {
  /** Bus, device and function. */
  readonly bdf: number;
  /** PCI segment; too narrow for the segments Linux makes up. */
  readonly domain: number;
  /** 1 when the device can be reset. */
  readonly resetWorks: number;
  /** The iommufd it is bound to; packing puts the token at offset 5. */
  readonly iommufdSer: VfioIommufdSer;
}

/** Bytes of a `struct vfio_pci_core_device_ser`. */
export const VFIO_PCI_CORE_DEVICE_SER_SIZE = 9;
/** What its address is a multiple of, bytes. */
export const VFIO_PCI_CORE_DEVICE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const VFIO_PCI_CORE_DEVICE_SER_OFFSET = {
  bdf: 0,
  domain: 2,
  resetWorks: 4,
  iommufdSer: 5,
} as const;

/**
 * Refuses bytes that are no `struct vfio_pci_core_device_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioPciCoreDeviceSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 9, end)) requireRoom("vfio_pci_core_device_ser", view, offset, 9, end);
}

/**
 * Reads bytes that `checkVfioPciCoreDeviceSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioPciCoreDeviceSer(view: DataView, offset = 0): VfioPciCoreDeviceSer {
  return {
    bdf: view.getUint16(offset, true),
    domain: view.getUint16(offset + 2, true),
    resetWorks: view.getUint8(offset + 4),
    iommufdSer: readVfioIommufdSer(view, offset + 5),
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
  if (!isUpTo(value.resetWorks, 255))
    requireRange("vfio_pci_core_device_ser", "reset_works", value.resetWorks, 0, 255, 4);
  if (!isU32(value.iommufdSer.token))
    requireU32("vfio_pci_core_device_ser", "iommufd_ser.token", value.iommufdSer.token, 5);
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
  view.setUint8(offset + 4, value.resetWorks);
  writeVfioIommufdSer(value.iommufdSer, view, offset + 5);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPciCoreDeviceSer(
  value: VfioPciCoreDeviceSer,
  view: DataView = freshView(VFIO_PCI_CORE_DEVICE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 9)) requireRoom("vfio_pci_core_device_ser", view, offset, 9);
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
    if (!fits(view, offset, 9)) requireRoom("vfio_pci_core_device_ser", view, offset, 9);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 9))
      requireRoom("vfio_pci_core_device_ser", this._view, offset, 9);
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
  /** 1 when the device can be reset. */
  get resetWorks(): number {
    return this._view.getUint8(this._at + 4);
  }
  set resetWorks(value: number) {
    if (!isUpTo(value, 255))
      requireRange("vfio_pci_core_device_ser", "reset_works", value, 0, 255, 4);
    this._view.setUint8(this._at + 4, value);
  }
  /**
   * Where this starts, bytes from the view's start: The iommufd it is bound to; packing puts the
   * token at offset 5.
   */
  get iommufdSerOffset(): number {
    return this._at + 5;
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

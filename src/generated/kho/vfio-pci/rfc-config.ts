// Generated from abi/kho/vfio-pci/rfc-config.ts by "holeproof generate".
// Edit that file, not this one.
//
// A VFIO PCI device handed to the next kernel, as the last patches of the first sketch had it: with
// its configuration space, as the driver virtualizes it. Unaligned throughout.

import {
  readBytes,
  readU32s,
  requireArray,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  writeBytes,
  writeU32s,
} from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";

/** Bytes of a configuration space. */
export const PCI_CFG_SPACE_EXP_SIZE = 4096;

// struct vfio_pci_core_device_ser {              /* x86_64 */
//     u16 bdf;                                   /*    0     2 */
//     u32 cfg_size;                              /*    2     4 */
//     u8 pci_config_map[PCI_CFG_SPACE_EXP_SIZE]; /*    6  4096 */
//     u8 vconfig[PCI_CFG_SPACE_EXP_SIZE];        /* 4102  4096 */
//     u32 rbar[7];                               /* 8198    28 */
//     u8 reset_works;                            /* 8226     1 */
// };                                             /* size 8227 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8227, align 1 */

/** One device. */
export interface VfioPciCoreDeviceSer {
  /** Bus, device and function; no segment. */
  readonly bdf: number;
  /** Bytes of configuration space that count. */
  readonly cfgSize: number;
  /** Which capability each byte of configuration space belongs to. */
  readonly pciConfigMap: Uint8Array;
  /** The configuration space as the guest sees it. */
  readonly vconfig: Uint8Array;
  /** What the BARs and the ROM held. */
  readonly rbar: Uint32Array;
  /** 1 when the device can be reset. */
  readonly resetWorks: number;
}

/** Bytes of a `struct vfio_pci_core_device_ser`. */
export const VFIO_PCI_CORE_DEVICE_SER_SIZE = 8227;
/** What its address is a multiple of, bytes. */
export const VFIO_PCI_CORE_DEVICE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const VFIO_PCI_CORE_DEVICE_SER_OFFSET = {
  bdf: 0,
  cfgSize: 2,
  pciConfigMap: 6,
  vconfig: 4102,
  rbar: 8198,
  resetWorks: 8226,
} as const;

/**
 * Refuses bytes that are no `struct vfio_pci_core_device_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioPciCoreDeviceSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8227, end))
    requireRoom("vfio_pci_core_device_ser", view, offset, 8227, end);
}

/**
 * Reads bytes that `checkVfioPciCoreDeviceSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioPciCoreDeviceSer(view: DataView, offset = 0): VfioPciCoreDeviceSer {
  return {
    bdf: view.getUint16(offset, true),
    cfgSize: view.getUint32(offset + 2, true),
    pciConfigMap: readBytes(view, offset + 6, 4096),
    vconfig: readBytes(view, offset + 4102, 4096),
    rbar: readU32s(view, offset + 8198, 7, true),
    resetWorks: view.getUint8(offset + 8226),
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
  if (!isU32(value.cfgSize)) requireU32("vfio_pci_core_device_ser", "cfg_size", value.cfgSize, 2);
  requireArray(
    "vfio_pci_core_device_ser",
    "pci_config_map",
    value.pciConfigMap,
    Uint8Array,
    4096,
    6,
  );
  requireArray("vfio_pci_core_device_ser", "vconfig", value.vconfig, Uint8Array, 4096, 4102);
  requireArray("vfio_pci_core_device_ser", "rbar", value.rbar, Uint32Array, 7, 8198);
  if (!isUpTo(value.resetWorks, 255))
    requireRange("vfio_pci_core_device_ser", "reset_works", value.resetWorks, 0, 255, 8226);
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
  view.setUint32(offset + 2, value.cfgSize, true);
  writeBytes(view, offset + 6, value.pciConfigMap);
  writeBytes(view, offset + 4102, value.vconfig);
  writeU32s(view, offset + 8198, value.rbar, true);
  view.setUint8(offset + 8226, value.resetWorks);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPciCoreDeviceSer(
  value: VfioPciCoreDeviceSer,
  view: DataView = freshView(VFIO_PCI_CORE_DEVICE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8227)) requireRoom("vfio_pci_core_device_ser", view, offset, 8227);
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
    if (!fits(view, offset, 8227)) requireRoom("vfio_pci_core_device_ser", view, offset, 8227);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8227))
      requireRoom("vfio_pci_core_device_ser", this._view, offset, 8227);
    this._at = offset;
    return this;
  }

  /** Bus, device and function; no segment. */
  get bdf(): number {
    return this._view.getUint16(this._at, true);
  }
  set bdf(value: number) {
    if (!isUpTo(value, 65535)) requireRange("vfio_pci_core_device_ser", "bdf", value, 0, 65535, 0);
    this._view.setUint16(this._at, value, true);
  }
  /** Bytes of configuration space that count. */
  get cfgSize(): number {
    return this._view.getUint32(this._at + 2, true);
  }
  set cfgSize(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_core_device_ser", "cfg_size", value, 2);
    this._view.setUint32(this._at + 2, value, true);
  }
  /** Which capability each byte of configuration space belongs to. */
  pciConfigMapAt(index: number): number {
    requireIndex("vfio_pci_core_device_ser", "pci_config_map", index, 4096);
    return this._view.getUint8(this._at + 6 + index * 1);
  }
  setPciConfigMapAt(index: number, value: number): void {
    requireIndex("vfio_pci_core_device_ser", "pci_config_map", index, 4096);
    if (!isUpTo(value, 255))
      requireRange("vfio_pci_core_device_ser", "pci_config_map", value, 0, 255, 6);
    this._view.setUint8(this._at + 6 + index * 1, value);
  }
  /** The configuration space as the guest sees it. */
  vconfigAt(index: number): number {
    requireIndex("vfio_pci_core_device_ser", "vconfig", index, 4096);
    return this._view.getUint8(this._at + 4102 + index * 1);
  }
  setVconfigAt(index: number, value: number): void {
    requireIndex("vfio_pci_core_device_ser", "vconfig", index, 4096);
    if (!isUpTo(value, 255))
      requireRange("vfio_pci_core_device_ser", "vconfig", value, 0, 255, 4102);
    this._view.setUint8(this._at + 4102 + index * 1, value);
  }
  /** What the BARs and the ROM held. */
  rbarAt(index: number): number {
    requireIndex("vfio_pci_core_device_ser", "rbar", index, 7);
    return this._view.getUint32(this._at + 8198 + index * 4, true);
  }
  setRbarAt(index: number, value: number): void {
    requireIndex("vfio_pci_core_device_ser", "rbar", index, 7);
    if (!isU32(value)) requireU32("vfio_pci_core_device_ser", "rbar", value, 8198);
    this._view.setUint32(this._at + 8198 + index * 4, value, true);
  }
  /** 1 when the device can be reset. */
  get resetWorks(): number {
    return this._view.getUint8(this._at + 8226);
  }
  set resetWorks(value: number) {
    if (!isUpTo(value, 255))
      requireRange("vfio_pci_core_device_ser", "reset_works", value, 0, 255, 8226);
    this._view.setUint8(this._at + 8226, value);
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

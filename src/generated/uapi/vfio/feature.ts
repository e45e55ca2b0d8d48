// Generated from abi/uapi/vfio/feature.ts by "holeproof generate".
// Edit that file, not this one.
//
// Device features: one command for all of them. Its record says which feature and whether to read,
// set or only ask; the feature's own record follows.

import {
  copyBytes,
  readBytes,
  requireArray,
  requireRoom,
  requireU32,
  writeBytes,
} from "../../../runtime/wire/index.ts";

/** Which of the flags number the feature. */
export const VFIO_DEVICE_FEATURE_MASK = 65535;

/** Reads the feature. */
export const VFIO_DEVICE_FEATURE_GET = 65536;

/** Sets the feature. */
export const VFIO_DEVICE_FEATURE_SET = 131072;

/** Only asks whether the feature can be read or set. */
export const VFIO_DEVICE_FEATURE_PROBE = 262144;

/** Set: the token that opens virtual functions of the device, 16 bytes of a UUID. */
export const VFIO_DEVICE_FEATURE_PCI_VF_TOKEN = 0;

/** Get: how the device can be migrated, `vfio_device_feature_migration`. */
export const VFIO_DEVICE_FEATURE_MIGRATION = 1;

/** Get and set: where a migration stands, `vfio_device_feature_mig_state`. */
export const VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE = 2;

/** Set: lets the device sleep; no record. */
export const VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY = 3;

/** Set: lets the device sleep, `vfio_device_low_power_entry_with_wakeup`. */
export const VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY_WITH_WAKEUP = 4;

/** Set: wakes the device; no record. */
export const VFIO_DEVICE_FEATURE_LOW_POWER_EXIT = 5;

/** Set: begins to note what is written, `vfio_device_feature_dma_logging_control`. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_START = 6;

/** Set: stops that; no record. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_STOP = 7;

/** Get: what was written, `vfio_device_feature_dma_logging_report`. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT = 8;

/** Get: how long the last part of a migration will be, `vfio_device_feature_mig_data_size`. */
export const VFIO_DEVICE_FEATURE_MIG_DATA_SIZE = 9;

/** Set: whether the device may start transfers, `vfio_device_feature_bus_master`. */
export const VFIO_DEVICE_FEATURE_BUS_MASTER = 10;

/** Get: a descriptor of parts of a region, `vfio_device_feature_dma_buf`. */
export const VFIO_DEVICE_FEATURE_DMA_BUF = 11;

/** Set: flags of `vfio_precopy_info` may be told; no record. */
export const VFIO_DEVICE_FEATURE_MIG_PRECOPY_INFOv2 = 12;

/** Get: the last error of an s390 function, `vfio_device_feature_zpci_err`. */
export const VFIO_DEVICE_FEATURE_ZPCI_ERROR = 13;

// struct vfio_device_feature { /* x86_64 */
//     __u32 argsz;             /*  0   4 */
//     __u32 flags;             /*  4   4 */
//     __u8 data[];             /*  8   0 */
// };                           /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Reads, sets or asks about a feature. */
export interface VfioDeviceFeature {
  /** Size of this record and of the feature's behind it. */
  readonly argsz: number;
  /** The feature's number, and VFIO_DEVICE_FEATURE_GET, SET and PROBE. */
  readonly flags: number;
  /** The feature's own record, as the number says. */
  readonly data: Uint8Array;
}

/** Bytes of a `struct vfio_device_feature` before its first element. */
export const VFIO_DEVICE_FEATURE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_FEATURE_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_OFFSET = {
  argsz: 0,
  flags: 4,
  data: 8,
} as const;
/** The ioctl that takes a `struct vfio_device_feature`. */
export const VFIO_DEVICE_FEATURE = 0x3b75;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioDeviceFeature(value: VfioDeviceFeature): number {
  return 8 + value.data.length;
}

/**
 * Refuses bytes that are no `struct vfio_device_feature`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioDeviceFeatureBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("vfio_device_feature", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureBytes` has seen; without that, what comes is not checked.
 */
export function readVfioDeviceFeature(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): VfioDeviceFeature {
  const count = end - (offset + 8);
  const dataRead = readBytes(view, offset + 8, count);
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    data: dataRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own;
 * `data` goes on until there.
 */
export function decodeVfioDeviceFeature(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeature {
  checkVfioDeviceFeatureBytes(view, offset, end);
  return readVfioDeviceFeature(view, offset, end);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureValue(value: VfioDeviceFeature): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_feature", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_feature", "flags", value.flags, 4);
  requireArray("vfio_device_feature", "data", value.data, Uint8Array, value.data.length, 8);
}

/**
 * Writes a value that `checkVfioDeviceFeatureValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceFeature(value: VfioDeviceFeature, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  writeBytes(view, offset + 8, value.data);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeature(
  value: VfioDeviceFeature,
  view: DataView = freshView(sizeOfVfioDeviceFeature(value)),
  offset = 0,
): DataView {
  const size = 8 + value.data.length;
  if (!fits(view, offset, size)) requireRoom("vfio_device_feature", view, offset, size);
  checkVfioDeviceFeatureValue(value);
  writeVfioDeviceFeature(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioDeviceFeature(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioDeviceFeatureBytes(from, offset, end);
  const size = (end ?? from.byteLength) - offset;
  copyBytes("vfio_device_feature", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_device_feature` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioDeviceFeatureBytes` first; what it
 * writes is.
 */
export class VfioDeviceFeatureCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_device_feature", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("vfio_device_feature", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record and of the feature's behind it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The feature's number, and VFIO_DEVICE_FEATURE_GET, SET and PROBE. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /**
   * Where this starts, bytes from the view's start: The feature's own record, as the number says.
   */
  get dataOffset(): number {
    return this._at + 8;
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

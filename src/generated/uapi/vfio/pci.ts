// Generated from abi/uapi/vfio/pci.ts by "holeproof generate".
// Edit that file, not this one.
//
// Resetting a PCI device together with all that a reset of its bus or slot would hit.

import {
  copyBytes,
  readS32s,
  requireArray,
  requireCapacity,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  withinElement,
  writeS32s,
} from "../../../runtime/wire/index.ts";

/** Of an affected device: it belongs to the caller though it has no id. */
export const VFIO_PCI_DEVID_OWNED = 0;

/** Of an affected device: it does not belong to the caller. */
export const VFIO_PCI_DEVID_NOT_OWNED = 4294967295;

/** Devices are named by their id in the caller's iommufd, not by their group. */
export const VFIO_PCI_HOT_RESET_FLAG_DEV_ID = 1;

/** All affected devices belong to the caller. */
export const VFIO_PCI_HOT_RESET_FLAG_DEV_ID_OWNED = 2;

/** Region numbers of a PCI device: its first BAR. */
export const VFIO_PCI_BAR0_REGION_INDEX = 0;

/** The second BAR. */
export const VFIO_PCI_BAR1_REGION_INDEX = 1;

/** The third BAR. */
export const VFIO_PCI_BAR2_REGION_INDEX = 2;

/** The fourth BAR. */
export const VFIO_PCI_BAR3_REGION_INDEX = 3;

/** The fifth BAR. */
export const VFIO_PCI_BAR4_REGION_INDEX = 4;

/** The last BAR. */
export const VFIO_PCI_BAR5_REGION_INDEX = 5;

/** The expansion ROM. */
export const VFIO_PCI_ROM_REGION_INDEX = 6;

/** The configuration space. */
export const VFIO_PCI_CONFIG_REGION_INDEX = 7;

/** The legacy VGA ranges. */
export const VFIO_PCI_VGA_REGION_INDEX = 8;

/** How many region numbers have a fixed meaning. */
export const VFIO_PCI_NUM_REGIONS = 9;

/** Interrupt kinds of a PCI device: the pin. */
export const VFIO_PCI_INTX_IRQ_INDEX = 0;

/** Message-signalled interrupts. */
export const VFIO_PCI_MSI_IRQ_INDEX = 1;

/** Message-signalled interrupts from a table. */
export const VFIO_PCI_MSIX_IRQ_INDEX = 2;

/** The device reported an error that is not recoverable. */
export const VFIO_PCI_ERR_IRQ_INDEX = 3;

/** Somebody wants the device back. */
export const VFIO_PCI_REQ_IRQ_INDEX = 4;

/** How many interrupt kinds have a fixed meaning. */
export const VFIO_PCI_NUM_IRQS = 5;

// struct vfio_pci_dependent_device { /* x86_64 */
//     union {
//         __u32 group_id;            /*  0   4 */
//         __u32 devid;               /*  0   4 */
//     } ;                            /*  0   4 */
//     __u16 segment;                 /*  4   2 */
//     __u8 bus;                      /*  6   1 */
//     __u8 devfn;                    /*  7   1 */
// };                                 /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** A device that a reset would hit. */
export interface VfioPciDependentDevice {
  readonly groupId: number;
  /** PCI segment. */
  readonly segment: number;
  /** PCI bus. */
  readonly bus: number;
  /** Device and function. */
  readonly devfn: number;
}

/** Bytes of a `struct vfio_pci_dependent_device`. */
export const VFIO_PCI_DEPENDENT_DEVICE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_PCI_DEPENDENT_DEVICE_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_PCI_DEPENDENT_DEVICE_OFFSET = {
  groupId: 0,
  segment: 4,
  bus: 6,
  devfn: 7,
} as const;

/**
 * Refuses bytes that are no `struct vfio_pci_dependent_device`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioPciDependentDeviceBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_pci_dependent_device", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioPciDependentDeviceBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioPciDependentDevice(view: DataView, offset = 0): VfioPciDependentDevice {
  return {
    groupId: view.getUint32(offset, true),
    segment: view.getUint16(offset + 4, true),
    bus: view.getUint8(offset + 6),
    devfn: view.getUint8(offset + 7),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioPciDependentDevice(
  view: DataView,
  offset = 0,
  end?: number,
): VfioPciDependentDevice {
  checkVfioPciDependentDeviceBytes(view, offset, end);
  return readVfioPciDependentDevice(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioPciDependentDeviceValue(value: VfioPciDependentDevice): void {
  if (!isU32(value.groupId)) requireU32("vfio_pci_dependent_device", "group_id", value.groupId, 0);
  if (!isUpTo(value.segment, 65535))
    requireRange("vfio_pci_dependent_device", "segment", value.segment, 0, 65535, 4);
  if (!isUpTo(value.bus, 255))
    requireRange("vfio_pci_dependent_device", "bus", value.bus, 0, 255, 6);
  if (!isUpTo(value.devfn, 255))
    requireRange("vfio_pci_dependent_device", "devfn", value.devfn, 0, 255, 7);
}

/**
 * Writes a value that `checkVfioPciDependentDeviceValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioPciDependentDevice(
  value: VfioPciDependentDevice,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.groupId, true);
  view.setUint16(offset + 4, value.segment, true);
  view.setUint8(offset + 6, value.bus);
  view.setUint8(offset + 7, value.devfn);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPciDependentDevice(
  value: VfioPciDependentDevice,
  view: DataView = freshView(VFIO_PCI_DEPENDENT_DEVICE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_pci_dependent_device", view, offset, 8);
  checkVfioPciDependentDeviceValue(value);
  writeVfioPciDependentDevice(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vfio_pci_dependent_device`: `count` of them, one
 * behind the other.
 */
export function checkVfioPciDependentDeviceArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("vfio_pci_dependent_device", view, offset, 0, end);
    requireCount("vfio_pci_dependent_device", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVfioPciDependentDeviceArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioPciDependentDeviceArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("vfio_pci_dependent_device", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct vfio_pci_dependent_device` as one typed array a member, made once and filled again
 * and again.
 */
export class VfioPciDependentDeviceColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  readonly groupId: Uint32Array;
  /** PCI segment. */
  readonly segment: Uint16Array;
  /** PCI bus. */
  readonly bus: Uint8Array;
  /** Device and function. */
  readonly devfn: Uint8Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.groupId = new Uint32Array(capacity);
    this.segment = new Uint16Array(capacity);
    this.bus = new Uint8Array(capacity);
    this.devfn = new Uint8Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("vfio_pci_dependent_device", count, this.capacity);
    checkVfioPciDependentDeviceArray(view, offset, count, end);
    const { groupId, segment, bus, devfn } = this;
    for (let i = 0, at = offset; i < count; i++, at += 8) {
      groupId[i] = view.getUint32(at, true);
      segment[i] = view.getUint16(at + 4, true);
      bus[i] = view.getUint8(at + 6);
      devfn[i] = view.getUint8(at + 7);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, groupId, segment, bus, devfn } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("vfio_pci_dependent_device", length, this.capacity);
    if (!fits(view, offset, length * 8))
      requireRoom("vfio_pci_dependent_device", view, offset, length * 8);
    for (let i = 0, at = offset; i < length; i++, at += 8) {
      view.setUint32(at, groupId[i]!, true);
      view.setUint16(at + 4, segment[i]!, true);
      view.setUint8(at + 6, bus[i]!);
      view.setUint8(at + 7, devfn[i]!);
    }
    return length * 8;
  }
}

/**
 * A `struct vfio_pci_dependent_device` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioPciDependentDeviceBytes`
 * first; what it writes is.
 */
export class VfioPciDependentDeviceCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_pci_dependent_device", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_pci_dependent_device", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  get groupId(): number {
    return this._view.getUint32(this._at, true);
  }
  set groupId(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_dependent_device", "group_id", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** PCI segment. */
  get segment(): number {
    return this._view.getUint16(this._at + 4, true);
  }
  set segment(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_pci_dependent_device", "segment", value, 0, 65535, 4);
    this._view.setUint16(this._at + 4, value, true);
  }
  /** PCI bus. */
  get bus(): number {
    return this._view.getUint8(this._at + 6);
  }
  set bus(value: number) {
    if (!isUpTo(value, 255)) requireRange("vfio_pci_dependent_device", "bus", value, 0, 255, 6);
    this._view.setUint8(this._at + 6, value);
  }
  /** Device and function. */
  get devfn(): number {
    return this._view.getUint8(this._at + 7);
  }
  set devfn(value: number) {
    if (!isUpTo(value, 255)) requireRange("vfio_pci_dependent_device", "devfn", value, 0, 255, 7);
    this._view.setUint8(this._at + 7, value);
  }
}

// struct vfio_pci_hot_reset_info {                /* x86_64 */
//     __u32 argsz;                                /*  0   4 */
//     __u32 flags;                                /*  4   4 */
//     __u32 count;                                /*  8   4 */
//     struct vfio_pci_dependent_device devices[]; /* 12   0 */
// };                                              /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** Which devices a reset would hit. */
export interface VfioPciHotResetInfo {
  /** In: size of this record and of the room behind it. */
  readonly argsz: number;
  /** Out: VFIO_PCI_HOT_RESET_FLAG bits. */
  readonly flags: number;
  /** Out: how many devices there are; more than there is room for is an error. */
  readonly count: number;
  /** Out: the devices. */
  readonly devices: readonly VfioPciDependentDevice[];
}

/** Bytes of a `struct vfio_pci_hot_reset_info` before its first element. */
export const VFIO_PCI_HOT_RESET_INFO_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_PCI_HOT_RESET_INFO_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_PCI_HOT_RESET_INFO_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const VFIO_PCI_HOT_RESET_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  count: 8,
  devices: 12,
} as const;
/** The ioctl that takes a `struct vfio_pci_hot_reset_info`. */
export const VFIO_DEVICE_GET_PCI_HOT_RESET_INFO = 0x3b70;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioPciHotResetInfo(value: VfioPciHotResetInfo): number {
  return 12 + value.devices.length * 8;
}

/**
 * Refuses bytes that are no `struct vfio_pci_hot_reset_info`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioPciHotResetInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("vfio_pci_hot_reset_info", view, offset, 12, end);
  const count = view.getUint32(offset + 8, true);
  if (!hasRoom(view, offset + 12, count * 8, end))
    requireCount(
      "vfio_pci_hot_reset_info",
      "devices",
      count,
      8,
      offset + 12,
      end ?? view.byteLength,
    );
}

/**
 * Reads bytes that `checkVfioPciHotResetInfoBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioPciHotResetInfo(view: DataView, offset = 0): VfioPciHotResetInfo {
  const count = view.getUint32(offset + 8, true);
  const devicesRead = new Array<VfioPciDependentDevice>(count);
  for (let i = 0; i < count; i++)
    devicesRead[i] = readVfioPciDependentDevice(view, offset + 12 + i * 8);
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    count: count,
    devices: devicesRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioPciHotResetInfo(
  view: DataView,
  offset = 0,
  end?: number,
): VfioPciHotResetInfo {
  checkVfioPciHotResetInfoBytes(view, offset, end);
  return readVfioPciHotResetInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioPciHotResetInfoValue(value: VfioPciHotResetInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_pci_hot_reset_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_pci_hot_reset_info", "flags", value.flags, 4);
  if (!isU32(value.count)) requireU32("vfio_pci_hot_reset_info", "count", value.count, 8);
  const devicesChecked = value.devices;
  if (devicesChecked.length !== value.count)
    requireCounted("vfio_pci_hot_reset_info", "devices", devicesChecked.length, value.count, 12);
  for (let i = 0; i < devicesChecked.length; i++) {
    try {
      checkVfioPciDependentDeviceValue(devicesChecked[i]!);
    } catch (error) {
      throw withinElement(error, "vfio_pci_hot_reset_info", "devices", i, 12 + i * 8);
    }
  }
}

/**
 * Writes a value that `checkVfioPciHotResetInfoValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioPciHotResetInfo(
  value: VfioPciHotResetInfo,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.count, true);
  const devicesWritten = value.devices;
  for (let i = 0, at = offset + 12; i < devicesWritten.length; i++, at += 8)
    writeVfioPciDependentDevice(devicesWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPciHotResetInfo(
  value: VfioPciHotResetInfo,
  view: DataView = freshView(sizeOfVfioPciHotResetInfo(value)),
  offset = 0,
): DataView {
  const size = 12 + value.devices.length * 8;
  if (!fits(view, offset, size)) requireRoom("vfio_pci_hot_reset_info", view, offset, size);
  checkVfioPciHotResetInfoValue(value);
  writeVfioPciHotResetInfo(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioPciHotResetInfo(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioPciHotResetInfoBytes(from, offset, end);
  const size = 12 + from.getUint32(offset + 8, true) * 8;
  copyBytes("vfio_pci_hot_reset_info", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_pci_hot_reset_info` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioPciHotResetInfoBytes`
 * first; what it writes is.
 */
export class VfioPciHotResetInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("vfio_pci_hot_reset_info", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("vfio_pci_hot_reset_info", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** In: size of this record and of the room behind it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_hot_reset_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: VFIO_PCI_HOT_RESET_FLAG bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_hot_reset_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: how many devices there are; more than there is room for is an error. */
  get count(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set count(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_hot_reset_info", "count", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start: Out: the devices. */
  devicesOffset(index: number): number {
    requireIndex(
      "vfio_pci_hot_reset_info",
      "devices",
      index,
      this._view.getUint32(this._at + 8, true),
    );
    return this._at + 12 + index * 8;
  }
}

// struct vfio_pci_hot_reset { /* x86_64 */
//     __u32 argsz;            /*  0   4 */
//     __u32 flags;            /*  4   4 */
//     __u32 count;            /*  8   4 */
//     __s32 group_fds[];      /* 12   0 */
// };                          /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** Resets a device and all that hangs together with it. */
export interface VfioPciHotReset {
  /** Size of this record and of the descriptors behind it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** How many descriptors follow; 0 when the caller's iommufd proves that all devices are its. */
  readonly count: number;
  /** Descriptors of every group the reset hits, which prove that the caller owns them. */
  readonly groupFds: Int32Array;
}

/** Bytes of a `struct vfio_pci_hot_reset` before its first element. */
export const VFIO_PCI_HOT_RESET_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_PCI_HOT_RESET_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_PCI_HOT_RESET_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const VFIO_PCI_HOT_RESET_OFFSET = {
  argsz: 0,
  flags: 4,
  count: 8,
  groupFds: 12,
} as const;
/** The ioctl that takes a `struct vfio_pci_hot_reset`. */
export const VFIO_DEVICE_PCI_HOT_RESET = 0x3b71;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioPciHotReset(value: VfioPciHotReset): number {
  return 12 + value.groupFds.length * 4;
}

/**
 * Refuses bytes that are no `struct vfio_pci_hot_reset`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioPciHotResetBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 12, end)) requireRoom("vfio_pci_hot_reset", view, offset, 12, end);
  const count = view.getUint32(offset + 8, true);
  if (!hasRoom(view, offset + 12, count * 4, end))
    requireCount("vfio_pci_hot_reset", "group_fds", count, 4, offset + 12, end ?? view.byteLength);
}

/**
 * Reads bytes that `checkVfioPciHotResetBytes` has seen; without that, what comes is not checked.
 */
export function readVfioPciHotReset(view: DataView, offset = 0): VfioPciHotReset {
  const count = view.getUint32(offset + 8, true);
  const groupFdsRead = readS32s(view, offset + 12, count, true);
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    count: count,
    groupFds: groupFdsRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioPciHotReset(view: DataView, offset = 0, end?: number): VfioPciHotReset {
  checkVfioPciHotResetBytes(view, offset, end);
  return readVfioPciHotReset(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioPciHotResetValue(value: VfioPciHotReset): void {
  if (!isU32(value.argsz)) requireU32("vfio_pci_hot_reset", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_pci_hot_reset", "flags", value.flags, 4);
  if (!isU32(value.count)) requireU32("vfio_pci_hot_reset", "count", value.count, 8);
  requireArray(
    "vfio_pci_hot_reset",
    "group_fds",
    value.groupFds,
    Int32Array,
    value.groupFds.length,
    12,
  );
  if (value.groupFds.length !== value.count)
    requireCounted("vfio_pci_hot_reset", "group_fds", value.groupFds.length, value.count, 12);
}

/**
 * Writes a value that `checkVfioPciHotResetValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioPciHotReset(value: VfioPciHotReset, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.count, true);
  writeS32s(view, offset + 12, value.groupFds, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPciHotReset(
  value: VfioPciHotReset,
  view: DataView = freshView(sizeOfVfioPciHotReset(value)),
  offset = 0,
): DataView {
  const size = 12 + value.groupFds.length * 4;
  if (!fits(view, offset, size)) requireRoom("vfio_pci_hot_reset", view, offset, size);
  checkVfioPciHotResetValue(value);
  writeVfioPciHotReset(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioPciHotReset(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioPciHotResetBytes(from, offset, end);
  const size = 12 + from.getUint32(offset + 8, true) * 4;
  copyBytes("vfio_pci_hot_reset", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_pci_hot_reset` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioPciHotResetBytes` first; what it
 * writes is.
 */
export class VfioPciHotResetCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("vfio_pci_hot_reset", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12)) requireRoom("vfio_pci_hot_reset", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Size of this record and of the descriptors behind it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_hot_reset", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_hot_reset", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** How many descriptors follow; 0 when the caller's iommufd proves that all devices are its. */
  get count(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set count(value: number) {
    if (!isU32(value)) requireU32("vfio_pci_hot_reset", "count", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /**
   * Where this starts, bytes from the view's start: Descriptors of every group the reset hits,
   * which prove that the caller owns them.
   */
  groupFdsOffset(index: number): number {
    requireIndex(
      "vfio_pci_hot_reset",
      "group_fds",
      index,
      this._view.getUint32(this._at + 8, true),
    );
    return this._at + 12 + index * 4;
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

// Generated from abi/uapi/vfio/cdev.ts by "holeproof generate".
// Edit that file, not this one.
//
// The VFIO device file, as Linux 6.12 has it: bind to an iommufd, attach to a page table, ask about
// regions and interrupts.
//
// VFIO reads as many bytes as it knows and does not look at the rest, so a caller's record may be
// longer than these.

import {
  extend,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

/** The device can be reset. */
export const VFIO_DEVICE_FLAGS_RESET = 1;

/** It is a PCI device. */
export const VFIO_DEVICE_FLAGS_PCI = 2;

/** It is a device of the platform. */
export const VFIO_DEVICE_FLAGS_PLATFORM = 4;

/** It is a device on ARM's AMBA bus. */
export const VFIO_DEVICE_FLAGS_AMBA = 8;

/** It is an s390 channel device. */
export const VFIO_DEVICE_FLAGS_CCW = 16;

/** It is an s390 cryptographic device. */
export const VFIO_DEVICE_FLAGS_AP = 32;

/** It is a device on Freescale's management complex bus. */
export const VFIO_DEVICE_FLAGS_FSL_MC = 64;

/** It is a device on AMD's CDX bus. */
export const VFIO_DEVICE_FLAGS_CDX = 256;

/** What a mediated device says it is like: a PCI device. */
export const VFIO_DEVICE_API_PCI_STRING = "vfio-pci";

/** What a mediated device says it is like: a device of the platform. */
export const VFIO_DEVICE_API_PLATFORM_STRING = "vfio-platform";

/** What a mediated device says it is like: a device on ARM's AMBA bus. */
export const VFIO_DEVICE_API_AMBA_STRING = "vfio-amba";

/** What a mediated device says it is like: an s390 channel device. */
export const VFIO_DEVICE_API_CCW_STRING = "vfio-ccw";

/** What a mediated device says it is like: an s390 cryptographic device. */
export const VFIO_DEVICE_API_AP_STRING = "vfio-ap";

/** A chain of capabilities follows the record. */
export const VFIO_DEVICE_FLAGS_CAPS = 128;

/** The region can be read. */
export const VFIO_REGION_INFO_FLAG_READ = 1;

/** The region can be written. */
export const VFIO_REGION_INFO_FLAG_WRITE = 2;

/** The region can be mapped. */
export const VFIO_REGION_INFO_FLAG_MMAP = 4;

/** A chain of capabilities follows the record. */
export const VFIO_REGION_INFO_FLAG_CAPS = 8;

/** The interrupt can raise an eventfd. */
export const VFIO_IRQ_INFO_EVENTFD = 1;

/** The interrupt can be masked. */
export const VFIO_IRQ_INFO_MASKABLE = 2;

/** The interrupt masks itself when it fires. */
export const VFIO_IRQ_INFO_AUTOMASKED = 4;

/** Vectors of the interrupt cannot be changed one by one. */
export const VFIO_IRQ_INFO_NORESIZE = 8;

/** Resets the device; takes no argument. */
export const VFIO_DEVICE_RESET = 15215;

/** Region numbers of a PCI device: BAR 0 to 5, ROM, configuration space, VGA. */
export const VFIO_PCI_NUM_REGIONS = 9;

/** The region that is the PCI configuration space. */
export const VFIO_PCI_CONFIG_REGION_INDEX = 7;

/** Interrupt kinds of a PCI device: INTx, MSI, MSI-X, error, request. */
export const VFIO_PCI_NUM_IRQS = 5;

// struct vfio_device_bind_iommufd { /* x86_64 */
//     __u32 argsz;                  /*  0   4 */
//     __u32 flags;                  /*  4   4 */
//     __s32 iommufd;                /*  8   4 */
//     __u32 out_devid;              /* 12   4 */
// };                                /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Binds the device to an iommufd; until then nothing else may be done with it. */
export interface VfioDeviceBindIommufd {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** The iommufd to bind to. */
  readonly iommufd: number;
  /** Out: the device's id in that iommufd. */
  readonly outDevid: number;
}

/** Bytes of a `struct vfio_device_bind_iommufd`. */
export const VFIO_DEVICE_BIND_IOMMUFD_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_BIND_IOMMUFD_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_BIND_IOMMUFD_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_BIND_IOMMUFD_OFFSET = {
  argsz: 0,
  flags: 4,
  iommufd: 8,
  outDevid: 12,
} as const;
/** The ioctl that takes a `struct vfio_device_bind_iommufd`. */
export const VFIO_DEVICE_BIND_IOMMUFD = 0x3b76;

/**
 * Refuses bytes that are no `struct vfio_device_bind_iommufd`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceBindIommufdBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_device_bind_iommufd", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioDeviceBindIommufdBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceBindIommufd(view: DataView, offset = 0): VfioDeviceBindIommufd {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    iommufd: view.getInt32(offset + 8, true),
    outDevid: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceBindIommufd(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceBindIommufd {
  checkVfioDeviceBindIommufdBytes(view, offset, end);
  return readVfioDeviceBindIommufd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceBindIommufdValue(value: VfioDeviceBindIommufd): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_bind_iommufd", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_bind_iommufd", "flags", value.flags, 4);
  if (!isS32(value.iommufd))
    requireRange("vfio_device_bind_iommufd", "iommufd", value.iommufd, -2147483648, 2147483647, 8);
  if (!isU32(value.outDevid))
    requireU32("vfio_device_bind_iommufd", "out_devid", value.outDevid, 12);
}

/**
 * Writes a value that `checkVfioDeviceBindIommufdValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceBindIommufd(
  value: VfioDeviceBindIommufd,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setInt32(offset + 8, value.iommufd, true);
  view.setUint32(offset + 12, value.outDevid, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceBindIommufd(
  value: VfioDeviceBindIommufd,
  view: DataView = freshView(VFIO_DEVICE_BIND_IOMMUFD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_device_bind_iommufd", view, offset, 16);
  checkVfioDeviceBindIommufdValue(value);
  writeVfioDeviceBindIommufd(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_bind_iommufd` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 16; what an older caller does not have is zero; what a newer one has
 * beyond 16 is not looked at.
 */
export function decodeVfioDeviceBindIommufdSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceBindIommufd {
  const extended = extend("vfio_device_bind_iommufd", view, offset, size, 16, 16, false);
  return decodeVfioDeviceBindIommufd(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioDeviceBindIommufdSized(
  value: VfioDeviceBindIommufd,
  size: number,
): DataView {
  return resize("vfio_device_bind_iommufd", encodeVfioDeviceBindIommufd(value), size, 16);
}

/**
 * A `struct vfio_device_bind_iommufd` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioDeviceBindIommufdBytes`
 * first; what it writes is.
 */
export class VfioDeviceBindIommufdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_device_bind_iommufd", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_device_bind_iommufd", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_bind_iommufd", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_bind_iommufd", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The iommufd to bind to. */
  get iommufd(): number {
    return this._view.getInt32(this._at + 8, true);
  }
  set iommufd(value: number) {
    if (!isS32(value))
      requireRange("vfio_device_bind_iommufd", "iommufd", value, -2147483648, 2147483647, 8);
    this._view.setInt32(this._at + 8, value, true);
  }
  /** Out: the device's id in that iommufd. */
  get outDevid(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set outDevid(value: number) {
    if (!isU32(value)) requireU32("vfio_device_bind_iommufd", "out_devid", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
}

// struct vfio_device_attach_iommufd_pt { /* x86_64 */
//     __u32 argsz;                       /*  0   4 */
//     __u32 flags;                       /*  4   4 */
//     __u32 pt_id;                       /*  8   4 */
// };                                     /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/**
 * Attaches the bound device to a page table, or to whatever page table its address space gives it.
 */
export interface VfioDeviceAttachIommufdPt {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** In: an address space or a page table. Out: the page table in use. */
  readonly ptId: number;
}

/** Bytes of a `struct vfio_device_attach_iommufd_pt`. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_OFFSET = {
  argsz: 0,
  flags: 4,
  ptId: 8,
} as const;
/** The ioctl that takes a `struct vfio_device_attach_iommufd_pt`. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT = 0x3b77;

/**
 * Refuses bytes that are no `struct vfio_device_attach_iommufd_pt`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceAttachIommufdPtBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("vfio_device_attach_iommufd_pt", view, offset, 12, end);
}

/**
 * Reads bytes that `checkVfioDeviceAttachIommufdPtBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceAttachIommufdPt(
  view: DataView,
  offset = 0,
): VfioDeviceAttachIommufdPt {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    ptId: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceAttachIommufdPt(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceAttachIommufdPt {
  checkVfioDeviceAttachIommufdPtBytes(view, offset, end);
  return readVfioDeviceAttachIommufdPt(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceAttachIommufdPtValue(value: VfioDeviceAttachIommufdPt): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_attach_iommufd_pt", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_attach_iommufd_pt", "flags", value.flags, 4);
  if (!isU32(value.ptId)) requireU32("vfio_device_attach_iommufd_pt", "pt_id", value.ptId, 8);
}

/**
 * Writes a value that `checkVfioDeviceAttachIommufdPtValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceAttachIommufdPt(
  value: VfioDeviceAttachIommufdPt,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.ptId, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceAttachIommufdPt(
  value: VfioDeviceAttachIommufdPt,
  view: DataView = freshView(VFIO_DEVICE_ATTACH_IOMMUFD_PT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("vfio_device_attach_iommufd_pt", view, offset, 12);
  checkVfioDeviceAttachIommufdPtValue(value);
  writeVfioDeviceAttachIommufdPt(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_attach_iommufd_pt` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 12; what an older caller does not have is zero; what a newer one
 * has beyond 12 is not looked at.
 */
export function decodeVfioDeviceAttachIommufdPtSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceAttachIommufdPt {
  const extended = extend("vfio_device_attach_iommufd_pt", view, offset, size, 12, 12, false);
  return decodeVfioDeviceAttachIommufdPt(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioDeviceAttachIommufdPtSized(
  value: VfioDeviceAttachIommufdPt,
  size: number,
): DataView {
  return resize("vfio_device_attach_iommufd_pt", encodeVfioDeviceAttachIommufdPt(value), size, 12);
}

/**
 * A `struct vfio_device_attach_iommufd_pt` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceAttachIommufdPtBytes` first; what it writes is.
 */
export class VfioDeviceAttachIommufdPtCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("vfio_device_attach_iommufd_pt", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("vfio_device_attach_iommufd_pt", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_attach_iommufd_pt", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_attach_iommufd_pt", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** In: an address space or a page table. Out: the page table in use. */
  get ptId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set ptId(value: number) {
    if (!isU32(value)) requireU32("vfio_device_attach_iommufd_pt", "pt_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct vfio_device_detach_iommufd_pt { /* x86_64 */
//     __u32 argsz;                       /*  0   4 */
//     __u32 flags;                       /*  4   4 */
// };                                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Detaches the device; one that is not attached stays so. */
export interface VfioDeviceDetachIommufdPt {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
}

/** Bytes of a `struct vfio_device_detach_iommufd_pt`. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_OFFSET = {
  argsz: 0,
  flags: 4,
} as const;
/** The ioctl that takes a `struct vfio_device_detach_iommufd_pt`. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT = 0x3b78;

/**
 * Refuses bytes that are no `struct vfio_device_detach_iommufd_pt`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceDetachIommufdPtBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_device_detach_iommufd_pt", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioDeviceDetachIommufdPtBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceDetachIommufdPt(
  view: DataView,
  offset = 0,
): VfioDeviceDetachIommufdPt {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceDetachIommufdPt(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceDetachIommufdPt {
  checkVfioDeviceDetachIommufdPtBytes(view, offset, end);
  return readVfioDeviceDetachIommufdPt(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceDetachIommufdPtValue(value: VfioDeviceDetachIommufdPt): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_detach_iommufd_pt", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_detach_iommufd_pt", "flags", value.flags, 4);
}

/**
 * Writes a value that `checkVfioDeviceDetachIommufdPtValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceDetachIommufdPt(
  value: VfioDeviceDetachIommufdPt,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceDetachIommufdPt(
  value: VfioDeviceDetachIommufdPt,
  view: DataView = freshView(VFIO_DEVICE_DETACH_IOMMUFD_PT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_device_detach_iommufd_pt", view, offset, 8);
  checkVfioDeviceDetachIommufdPtValue(value);
  writeVfioDeviceDetachIommufdPt(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_detach_iommufd_pt` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 8; what an older caller does not have is zero; what a newer one
 * has beyond 8 is not looked at.
 */
export function decodeVfioDeviceDetachIommufdPtSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceDetachIommufdPt {
  const extended = extend("vfio_device_detach_iommufd_pt", view, offset, size, 8, 8, false);
  return decodeVfioDeviceDetachIommufdPt(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioDeviceDetachIommufdPtSized(
  value: VfioDeviceDetachIommufdPt,
  size: number,
): DataView {
  return resize("vfio_device_detach_iommufd_pt", encodeVfioDeviceDetachIommufdPt(value), size, 8);
}

/**
 * A `struct vfio_device_detach_iommufd_pt` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceDetachIommufdPtBytes` first; what it writes is.
 */
export class VfioDeviceDetachIommufdPtCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_device_detach_iommufd_pt", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_device_detach_iommufd_pt", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_detach_iommufd_pt", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_detach_iommufd_pt", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct vfio_device_info { /* x86_64 */
//     __u32 argsz;          /*  0   4 */
//     __u32 flags;          /*  4   4 */
//     __u32 num_regions;    /*  8   4 */
//     __u32 num_irqs;       /* 12   4 */
//     __u32 cap_offset;     /* 16   4 */
//     __u32 pad;            /* 20   4 */
// };                        /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** What kind of device it is. */
export interface VfioDeviceInfo {
  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  readonly argsz: number;
  /** Out: what the device is and can do. */
  readonly flags: number;
  /** Out: one past the highest region number. */
  readonly numRegions: number;
  /** Out: one past the highest interrupt number. */
  readonly numIrqs: number;
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  readonly capOffset: number;
}

/** Bytes of a `struct vfio_device_info`. */
export const VFIO_DEVICE_INFO_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_INFO_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_INFO_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  numRegions: 8,
  numIrqs: 12,
  capOffset: 16,
  pad: 20,
} as const;
/** The ioctl that takes a `struct vfio_device_info`. */
export const VFIO_DEVICE_GET_INFO = 0x3b6b;

/**
 * Refuses bytes that are no `struct vfio_device_info`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioDeviceInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("vfio_device_info", view, offset, 24, end);
  if (view.getUint32(offset + 20, true) !== 0)
    requireZero("vfio_device_info", "pad", view, offset + 20, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioDeviceInfoBytes` has seen; without that, what comes is not checked.
 */
export function readVfioDeviceInfo(view: DataView, offset = 0): VfioDeviceInfo {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    numRegions: view.getUint32(offset + 8, true),
    numIrqs: view.getUint32(offset + 12, true),
    capOffset: view.getUint32(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceInfo(view: DataView, offset = 0, end?: number): VfioDeviceInfo {
  checkVfioDeviceInfoBytes(view, offset, end);
  return readVfioDeviceInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceInfoValue(value: VfioDeviceInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_info", "flags", value.flags, 4);
  if (!isU32(value.numRegions)) requireU32("vfio_device_info", "num_regions", value.numRegions, 8);
  if (!isU32(value.numIrqs)) requireU32("vfio_device_info", "num_irqs", value.numIrqs, 12);
  if (!isU32(value.capOffset)) requireU32("vfio_device_info", "cap_offset", value.capOffset, 16);
}

/**
 * Writes a value that `checkVfioDeviceInfoValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioDeviceInfo(value: VfioDeviceInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.numRegions, true);
  view.setUint32(offset + 12, value.numIrqs, true);
  view.setUint32(offset + 16, value.capOffset, true);
  view.setUint32(offset + 20, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceInfo(
  value: VfioDeviceInfo,
  view: DataView = freshView(VFIO_DEVICE_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_device_info", view, offset, 24);
  checkVfioDeviceInfoValue(value);
  writeVfioDeviceInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_info` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 16; what an older caller does not have is zero; what a newer one has beyond 24
 * is not looked at.
 */
export function decodeVfioDeviceInfoSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceInfo {
  const extended = extend("vfio_device_info", view, offset, size, 16, 24, false);
  return decodeVfioDeviceInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioDeviceInfoSized(value: VfioDeviceInfo, size: number): DataView {
  return resize("vfio_device_info", encodeVfioDeviceInfo(value), size, 16);
}

/**
 * A `struct vfio_device_info` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioDeviceInfoBytes` first; what it
 * writes is.
 */
export class VfioDeviceInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_device_info", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("vfio_device_info", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: what the device is and can do. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: one past the highest region number. */
  get numRegions(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set numRegions(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info", "num_regions", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: one past the highest interrupt number. */
  get numIrqs(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set numIrqs(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info", "num_irqs", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  get capOffset(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set capOffset(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info", "cap_offset", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
}

// struct vfio_region_info { /* x86_64 */
//     __u32 argsz;          /*  0   4 */
//     __u32 flags;          /*  4   4 */
//     __u32 index;          /*  8   4 */
//     __u32 cap_offset;     /* 12   4 */
//     __aligned_u64 size;   /* 16   8 */
//     __aligned_u64 offset; /* 24   8 */
// };                        /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** One region of the device. */
export interface VfioRegionInfo {
  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  readonly argsz: number;
  /** Out: what can be done with the region. */
  readonly flags: number;
  /** Which region. */
  readonly index: number;
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  readonly capOffset: number;
  /** Out: size of the region, bytes; 0 when the device has none of that number. */
  readonly size: bigint;
  /** Out: where the region lies in the device file, bytes. */
  readonly offset: bigint;
}

/** Bytes of a `struct vfio_region_info`. */
export const VFIO_REGION_INFO_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_INFO_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_REGION_INFO_MIN_SIZE = 32;
/** Where each member starts, bytes. */
export const VFIO_REGION_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  index: 8,
  capOffset: 12,
  size: 16,
  offset: 24,
} as const;
/** The ioctl that takes a `struct vfio_region_info`. */
export const VFIO_DEVICE_GET_REGION_INFO = 0x3b6c;

/**
 * Refuses bytes that are no `struct vfio_region_info`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioRegionInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("vfio_region_info", view, offset, 32, end);
}

/**
 * Reads bytes that `checkVfioRegionInfoBytes` has seen; without that, what comes is not checked.
 */
export function readVfioRegionInfo(view: DataView, offset = 0): VfioRegionInfo {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    index: view.getUint32(offset + 8, true),
    capOffset: view.getUint32(offset + 12, true),
    size: view.getBigUint64(offset + 16, true),
    offset: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionInfo(view: DataView, offset = 0, end?: number): VfioRegionInfo {
  checkVfioRegionInfoBytes(view, offset, end);
  return readVfioRegionInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionInfoValue(value: VfioRegionInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_region_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_region_info", "flags", value.flags, 4);
  if (!isU32(value.index)) requireU32("vfio_region_info", "index", value.index, 8);
  if (!isU32(value.capOffset)) requireU32("vfio_region_info", "cap_offset", value.capOffset, 12);
  if (!isU64(value.size)) requireU64("vfio_region_info", "size", value.size, 16);
  if (!isU64(value.offset)) requireU64("vfio_region_info", "offset", value.offset, 24);
}

/**
 * Writes a value that `checkVfioRegionInfoValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioRegionInfo(value: VfioRegionInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.index, true);
  view.setUint32(offset + 12, value.capOffset, true);
  view.setBigUint64(offset + 16, value.size, true);
  view.setBigUint64(offset + 24, value.offset, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionInfo(
  value: VfioRegionInfo,
  view: DataView = freshView(VFIO_REGION_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vfio_region_info", view, offset, 32);
  checkVfioRegionInfoValue(value);
  writeVfioRegionInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_region_info` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 32; what an older caller does not have is zero; what a newer one has beyond 32
 * is not looked at.
 */
export function decodeVfioRegionInfoSized(
  view: DataView,
  offset: number,
  size: number,
): VfioRegionInfo {
  const extended = extend("vfio_region_info", view, offset, size, 32, 32, false);
  return decodeVfioRegionInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioRegionInfoSized(value: VfioRegionInfo, size: number): DataView {
  return resize("vfio_region_info", encodeVfioRegionInfo(value), size, 32);
}

/**
 * A `struct vfio_region_info` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioRegionInfoBytes` first; what it
 * writes is.
 */
export class VfioRegionInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("vfio_region_info", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("vfio_region_info", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: what can be done with the region. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Which region. */
  get index(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set index(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info", "index", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  get capOffset(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set capOffset(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info", "cap_offset", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Out: size of the region, bytes; 0 when the device has none of that number. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_info", "size", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Out: where the region lies in the device file, bytes. */
  get offset(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set offset(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_info", "offset", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get offsetLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set offsetLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get offsetHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set offsetHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct vfio_irq_info { /* x86_64 */
//     __u32 argsz;       /*  0   4 */
//     __u32 flags;       /*  4   4 */
//     __u32 index;       /*  8   4 */
//     __u32 count;       /* 12   4 */
// };                     /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** One kind of interrupt of the device. */
export interface VfioIrqInfo {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** Out: what can be done with it. */
  readonly flags: number;
  /** Which kind. */
  readonly index: number;
  /** Out: how many vectors of that kind there are. */
  readonly count: number;
}

/** Bytes of a `struct vfio_irq_info`. */
export const VFIO_IRQ_INFO_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_IRQ_INFO_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IRQ_INFO_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_IRQ_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  index: 8,
  count: 12,
} as const;
/** The ioctl that takes a `struct vfio_irq_info`. */
export const VFIO_DEVICE_GET_IRQ_INFO = 0x3b6d;

/**
 * Refuses bytes that are no `struct vfio_irq_info`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioIrqInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("vfio_irq_info", view, offset, 16, end);
}

/** Reads bytes that `checkVfioIrqInfoBytes` has seen; without that, what comes is not checked. */
export function readVfioIrqInfo(view: DataView, offset = 0): VfioIrqInfo {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    index: view.getUint32(offset + 8, true),
    count: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIrqInfo(view: DataView, offset = 0, end?: number): VfioIrqInfo {
  checkVfioIrqInfoBytes(view, offset, end);
  return readVfioIrqInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIrqInfoValue(value: VfioIrqInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_irq_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_irq_info", "flags", value.flags, 4);
  if (!isU32(value.index)) requireU32("vfio_irq_info", "index", value.index, 8);
  if (!isU32(value.count)) requireU32("vfio_irq_info", "count", value.count, 12);
}

/** Writes a value that `checkVfioIrqInfoValue` has seen; without that, what does not fit wraps. */
export function writeVfioIrqInfo(value: VfioIrqInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.index, true);
  view.setUint32(offset + 12, value.count, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIrqInfo(
  value: VfioIrqInfo,
  view: DataView = freshView(VFIO_IRQ_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_irq_info", view, offset, 16);
  checkVfioIrqInfoValue(value);
  writeVfioIrqInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_irq_info` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 16; what an older caller does not have is zero; what a newer one has beyond 16
 * is not looked at.
 */
export function decodeVfioIrqInfoSized(view: DataView, offset: number, size: number): VfioIrqInfo {
  const extended = extend("vfio_irq_info", view, offset, size, 16, 16, false);
  return decodeVfioIrqInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIrqInfoSized(value: VfioIrqInfo, size: number): DataView {
  return resize("vfio_irq_info", encodeVfioIrqInfo(value), size, 16);
}

/**
 * A `struct vfio_irq_info` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkVfioIrqInfoBytes` first; what it writes is.
 */
export class VfioIrqInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_irq_info", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("vfio_irq_info", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: what can be done with it. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Which kind. */
  get index(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set index(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_info", "index", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: how many vectors of that kind there are. */
  get count(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set count(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_info", "count", value, 12);
    this._view.setUint32(this._at + 12, value, true);
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

/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

// Generated from abi/uapi/vfio/grown.ts by "holeproof generate".
// Edit that file, not this one.
//
// The VFIO device file's binding as later kernels have it: a token to bind with, and attachments of
// single process address spaces. `cdev` is what they grew from.

import {
  extend,
  readBytes,
  requireArray,
  requireFlags,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  resize,
  writeBytes,
} from "../../../runtime/wire/index.ts";

/** Bytes of a token. */
export const VFIO_TOKEN_LENGTH = 16;

export const VFIO_DEVICE_BIND_FLAG_TOKEN = 0x1;

export const VFIO_DEVICE_ATTACH_PASID = 0x1;

export const VFIO_DEVICE_DETACH_PASID = 0x1;

// struct vfio_token {               /* x86_64   arm-oabi */
//     __u8 uuid[VFIO_TOKEN_LENGTH]; /*  0  16    0  16 */
// };                                /* size 16  size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 1 */
// /* arm-oabi: size 16, align 4 */
//
// The codec below is for the layout of x86_64.

/** What proves that a virtual function may be used: a UUID in its binary form. */
export interface VfioToken {
  /** The sixteen bytes, in the order a UUID is written. */
  readonly uuid: Uint8Array;
}

/** Bytes of a `struct vfio_token`. */
export const VFIO_TOKEN_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_TOKEN_ALIGN = 1;
/** Where each member starts, bytes. */
export const VFIO_TOKEN_OFFSET = {
  uuid: 0,
} as const;

/**
 * Refuses bytes that are no `struct vfio_token`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkVfioTokenBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("vfio_token", view, offset, 16, end);
}

/** Reads bytes that `checkVfioTokenBytes` has seen; without that, what comes is not checked. */
export function readVfioToken(view: DataView, offset = 0): VfioToken {
  return {
    uuid: readBytes(view, offset, 16),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioToken(view: DataView, offset = 0, end?: number): VfioToken {
  checkVfioTokenBytes(view, offset, end);
  return readVfioToken(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioTokenValue(value: VfioToken): void {
  requireArray("vfio_token", "uuid", value.uuid, Uint8Array, 16, 0);
}

/** Writes a value that `checkVfioTokenValue` has seen; without that, what does not fit wraps. */
export function writeVfioToken(value: VfioToken, view: DataView, offset = 0): void {
  writeBytes(view, offset, value.uuid);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioToken(
  value: VfioToken,
  view: DataView = freshView(VFIO_TOKEN_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_token", view, offset, 16);
  checkVfioTokenValue(value);
  writeVfioToken(value, view, offset);
  return view;
}

/**
 * A `struct vfio_token` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkVfioTokenBytes` first; what it writes is.
 */
export class VfioTokenCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_token", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("vfio_token", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** The sixteen bytes, in the order a UUID is written. */
  uuidAt(index: number): number {
    requireIndex("vfio_token", "uuid", index, 16);
    return this._view.getUint8(this._at + index * 1);
  }
  setUuidAt(index: number, value: number): void {
    requireIndex("vfio_token", "uuid", index, 16);
    if (!isUpTo(value, 255)) requireRange("vfio_token", "uuid", value, 0, 255, 0);
    this._view.setUint8(this._at + index * 1, value);
  }
}

// struct vfio_device_bind_iommufd { /* x86_64 */
//     __u32 argsz;                  /*  0   4 */
//     __u32 flags;                  /*  4   4 */
//     __s32 iommufd;                /*  8   4 */
//     __u32 out_devid;              /* 12   4 */
//     __aligned_u64 token_uuid_ptr; /* 16   8 */
// };                                /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Binds the device to an iommufd; until then nothing else may be done with it. */
export interface VfioDeviceBindIommufd {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** What else is in the record. Bits: VFIO_DEVICE_BIND_FLAG_TOKEN. */
  readonly flags: number;
  /** The iommufd to bind to. */
  readonly iommufd: number;
  /** Out: the device's id in that iommufd. */
  readonly outDevid: number;
  /** The device's token, with VFIO_DEVICE_BIND_FLAG_TOKEN. */
  readonly tokenUuidPtr: bigint;
}

/** Bytes of a `struct vfio_device_bind_iommufd`. */
export const VFIO_DEVICE_BIND_IOMMUFD_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_BIND_IOMMUFD_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_BIND_IOMMUFD_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_BIND_IOMMUFD_OFFSET = {
  argsz: 0,
  flags: 4,
  iommufd: 8,
  outDevid: 12,
  tokenUuidPtr: 16,
} as const;
/** The ioctl that takes a `struct vfio_device_bind_iommufd`. */
export const VFIO_DEVICE_BIND_IOMMUFD = 0x3b76;

/**
 * Refuses bytes that are no `struct vfio_device_bind_iommufd`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceBindIommufdBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("vfio_device_bind_iommufd", view, offset, 24, end);
  if ((view.getUint32(offset + 4, true) & ~0x1) !== 0)
    requireFlags(
      "vfio_device_bind_iommufd",
      "flags",
      view.getUint32(offset + 4, true),
      0x1,
      offset + 4,
    );
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
    tokenUuidPtr: view.getBigUint64(offset + 16, true),
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
  if ((value.flags & ~0x1) !== 0)
    requireFlags("vfio_device_bind_iommufd", "flags", value.flags, 0x1, 4);
  if (!isS32(value.iommufd))
    requireRange("vfio_device_bind_iommufd", "iommufd", value.iommufd, -2147483648, 2147483647, 8);
  if (!isU32(value.outDevid))
    requireU32("vfio_device_bind_iommufd", "out_devid", value.outDevid, 12);
  if (!isU64(value.tokenUuidPtr))
    requireU64("vfio_device_bind_iommufd", "token_uuid_ptr", value.tokenUuidPtr, 16);
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
  view.setBigUint64(offset + 16, value.tokenUuidPtr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceBindIommufd(
  value: VfioDeviceBindIommufd,
  view: DataView = freshView(VFIO_DEVICE_BIND_IOMMUFD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_device_bind_iommufd", view, offset, 24);
  checkVfioDeviceBindIommufdValue(value);
  writeVfioDeviceBindIommufd(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_bind_iommufd` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 16; what an older caller does not have is zero; what a newer one has
 * beyond 24 is not looked at.
 */
export function decodeVfioDeviceBindIommufdSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceBindIommufd {
  const extended = extend("vfio_device_bind_iommufd", view, offset, size, 16, 24, false);
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
    if (!fits(view, offset, 24)) requireRoom("vfio_device_bind_iommufd", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("vfio_device_bind_iommufd", this._view, offset, 24);
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
  /** What else is in the record. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_bind_iommufd", "flags", value, 4);
    if ((value & ~0x1) !== 0) requireFlags("vfio_device_bind_iommufd", "flags", value, 0x1, 4);
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
  /** The device's token, with VFIO_DEVICE_BIND_FLAG_TOKEN. */
  get tokenUuidPtr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set tokenUuidPtr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_bind_iommufd", "token_uuid_ptr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get tokenUuidPtrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set tokenUuidPtrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get tokenUuidPtrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set tokenUuidPtrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct vfio_device_attach_iommufd_pt { /* x86_64 */
//     __u32 argsz;                       /*  0   4 */
//     __u32 flags;                       /*  4   4 */
//     __u32 pt_id;                       /*  8   4 */
//     __u32 pasid;                       /* 12   4 */
// };                                     /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/**
 * Attaches the bound device, or one of its process address spaces, to a page table, or to whatever
 * page table its address space gives it.
 */
export interface VfioDeviceAttachIommufdPt {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** What else is in the record. Bits: VFIO_DEVICE_ATTACH_PASID. */
  readonly flags: number;
  /** In: an address space or a page table. Out: the page table in use. */
  readonly ptId: number;
  /** The process address space to attach, with VFIO_DEVICE_ATTACH_PASID. */
  readonly pasid: number;
}

/** Bytes of a `struct vfio_device_attach_iommufd_pt`. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_ATTACH_IOMMUFD_PT_OFFSET = {
  argsz: 0,
  flags: 4,
  ptId: 8,
  pasid: 12,
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
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_device_attach_iommufd_pt", view, offset, 16, end);
  if ((view.getUint32(offset + 4, true) & ~0x1) !== 0)
    requireFlags(
      "vfio_device_attach_iommufd_pt",
      "flags",
      view.getUint32(offset + 4, true),
      0x1,
      offset + 4,
    );
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
    pasid: view.getUint32(offset + 12, true),
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
  if ((value.flags & ~0x1) !== 0)
    requireFlags("vfio_device_attach_iommufd_pt", "flags", value.flags, 0x1, 4);
  if (!isU32(value.ptId)) requireU32("vfio_device_attach_iommufd_pt", "pt_id", value.ptId, 8);
  if (!isU32(value.pasid)) requireU32("vfio_device_attach_iommufd_pt", "pasid", value.pasid, 12);
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
  view.setUint32(offset + 12, value.pasid, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceAttachIommufdPt(
  value: VfioDeviceAttachIommufdPt,
  view: DataView = freshView(VFIO_DEVICE_ATTACH_IOMMUFD_PT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_device_attach_iommufd_pt", view, offset, 16);
  checkVfioDeviceAttachIommufdPtValue(value);
  writeVfioDeviceAttachIommufdPt(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_attach_iommufd_pt` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 12; what an older caller does not have is zero; what a newer one
 * has beyond 16 is not looked at.
 */
export function decodeVfioDeviceAttachIommufdPtSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceAttachIommufdPt {
  const extended = extend("vfio_device_attach_iommufd_pt", view, offset, size, 12, 16, false);
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
    if (!fits(view, offset, 16)) requireRoom("vfio_device_attach_iommufd_pt", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_device_attach_iommufd_pt", this._view, offset, 16);
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
  /** What else is in the record. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_attach_iommufd_pt", "flags", value, 4);
    if ((value & ~0x1) !== 0) requireFlags("vfio_device_attach_iommufd_pt", "flags", value, 0x1, 4);
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
  /** The process address space to attach, with VFIO_DEVICE_ATTACH_PASID. */
  get pasid(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("vfio_device_attach_iommufd_pt", "pasid", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
}

// struct vfio_device_detach_iommufd_pt { /* x86_64 */
//     __u32 argsz;                       /*  0   4 */
//     __u32 flags;                       /*  4   4 */
//     __u32 pasid;                       /*  8   4 */
// };                                     /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** Detaches the device, or one of its process address spaces; one that is not attached stays so. */
export interface VfioDeviceDetachIommufdPt {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** What else is in the record. Bits: VFIO_DEVICE_DETACH_PASID. */
  readonly flags: number;
  /** The process address space to detach, with VFIO_DEVICE_DETACH_PASID. */
  readonly pasid: number;
}

/** Bytes of a `struct vfio_device_detach_iommufd_pt`. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_DETACH_IOMMUFD_PT_OFFSET = {
  argsz: 0,
  flags: 4,
  pasid: 8,
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
  if (!hasRoom(view, offset, 12, end))
    requireRoom("vfio_device_detach_iommufd_pt", view, offset, 12, end);
  if ((view.getUint32(offset + 4, true) & ~0x1) !== 0)
    requireFlags(
      "vfio_device_detach_iommufd_pt",
      "flags",
      view.getUint32(offset + 4, true),
      0x1,
      offset + 4,
    );
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
    pasid: view.getUint32(offset + 8, true),
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
  if ((value.flags & ~0x1) !== 0)
    requireFlags("vfio_device_detach_iommufd_pt", "flags", value.flags, 0x1, 4);
  if (!isU32(value.pasid)) requireU32("vfio_device_detach_iommufd_pt", "pasid", value.pasid, 8);
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
  view.setUint32(offset + 8, value.pasid, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceDetachIommufdPt(
  value: VfioDeviceDetachIommufdPt,
  view: DataView = freshView(VFIO_DEVICE_DETACH_IOMMUFD_PT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("vfio_device_detach_iommufd_pt", view, offset, 12);
  checkVfioDeviceDetachIommufdPtValue(value);
  writeVfioDeviceDetachIommufdPt(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_detach_iommufd_pt` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 8; what an older caller does not have is zero; what a newer one
 * has beyond 12 is not looked at.
 */
export function decodeVfioDeviceDetachIommufdPtSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceDetachIommufdPt {
  const extended = extend("vfio_device_detach_iommufd_pt", view, offset, size, 8, 12, false);
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
    if (!fits(view, offset, 12)) requireRoom("vfio_device_detach_iommufd_pt", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("vfio_device_detach_iommufd_pt", this._view, offset, 12);
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
  /** What else is in the record. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_detach_iommufd_pt", "flags", value, 4);
    if ((value & ~0x1) !== 0) requireFlags("vfio_device_detach_iommufd_pt", "flags", value, 0x1, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The process address space to detach, with VFIO_DEVICE_DETACH_PASID. */
  get pasid(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set pasid(value: number) {
    if (!isU32(value)) requireU32("vfio_device_detach_iommufd_pt", "pasid", value, 8);
    this._view.setUint32(this._at + 8, value, true);
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

/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

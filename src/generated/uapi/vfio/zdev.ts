// Generated from abi/uapi/vfio/zdev.ts by "holeproof generate".
// Edit that file, not this one.
//
// What an s390 PCI function is, as capabilities of the device's information.

import {
  copyBytes,
  readBytes,
  requireArray,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  writeBytes,
} from "../../../runtime/wire/index.ts";
import {
  readVfioInfoCapHeader,
  type VfioInfoCapHeader,
  writeVfioInfoCapHeader,
} from "./capability.ts";

/** What the function is, `vfio_device_info_cap_zpci_base`. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_BASE = 1;

/** What functions of its group can do, `vfio_device_info_cap_zpci_group`. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_GROUP = 2;

/** Its utility string, `vfio_device_info_cap_zpci_util`. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_UTIL = 3;

/** Its path, `vfio_device_info_cap_zpci_pfip`. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_PFIP = 4;

/** Of a group: programs must ask for translations to be read anew. */
export const VFIO_DEVICE_INFO_ZPCI_FLAG_REFRESH = 1;

// struct vfio_device_info_cap_zpci_base { /* x86_64   i386 */
//     struct vfio_info_cap_header header; /*  0   8    0   8 */
//     __u64 start_dma;                    /*  8   8    8   8 */
//     __u64 end_dma;                      /* 16   8   16   8 */
//     __u16 pchid;                        /* 24   2   24   2 */
//     __u16 vfn;                          /* 26   2   26   2 */
//     __u16 fmb_length;                   /* 28   2   28   2 */
//     __u8 pft;                           /* 30   1   30   1 */
//     __u8 gid;                           /* 31   1   31   1 */
//     __u32 fh;                           /* 32   4   32   4 */
//     /* padding */                       /* 36   4    - */
// };                                      /* size 40  size 36 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: members 36 + padding 4 = size 40, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 36, align 4 */
// /* m68k: size 36, align 2 */
//
// The codec below is for the layout of x86_64.

/** What the function is. */
export interface VfioDeviceInfoCapZpciBase {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_BASE, version 1 or 2. */
  readonly header: VfioInfoCapHeader;
  /** First device address. */
  readonly startDma: bigint;
  /** Last device address. */
  readonly endDma: bigint;
  /** Its physical channel. */
  readonly pchid: number;
  /** Which virtual function it is. */
  readonly vfn: number;
  /** Bytes of a block of measurements. */
  readonly fmbLength: number;
  /** Type of the function. */
  readonly pft: number;
  /** Its group. */
  readonly gid: number;
  /** Its handle; from version 2 on. */
  readonly fh: number;
}

/** Bytes of a `struct vfio_device_info_cap_zpci_base`. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_BASE_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_BASE_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_BASE_OFFSET = {
  header: 0,
  startDma: 8,
  endDma: 16,
  pchid: 24,
  vfn: 26,
  fmbLength: 28,
  pft: 30,
  gid: 31,
  fh: 32,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_info_cap_zpci_base`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioDeviceInfoCapZpciBaseBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 40, end))
    requireRoom("vfio_device_info_cap_zpci_base", view, offset, 40, end);
  if (view.getUint32(offset + 36, true) !== 0)
    requireZero(
      "vfio_device_info_cap_zpci_base",
      "(padding at the end)",
      view,
      offset + 36,
      4,
      "padding",
    );
}

/**
 * Reads bytes that `checkVfioDeviceInfoCapZpciBaseBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceInfoCapZpciBase(
  view: DataView,
  offset = 0,
): VfioDeviceInfoCapZpciBase {
  return {
    header: readVfioInfoCapHeader(view, offset),
    startDma: view.getBigUint64(offset + 8, true),
    endDma: view.getBigUint64(offset + 16, true),
    pchid: view.getUint16(offset + 24, true),
    vfn: view.getUint16(offset + 26, true),
    fmbLength: view.getUint16(offset + 28, true),
    pft: view.getUint8(offset + 30),
    gid: view.getUint8(offset + 31),
    fh: view.getUint32(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceInfoCapZpciBase(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceInfoCapZpciBase {
  checkVfioDeviceInfoCapZpciBaseBytes(view, offset, end);
  return readVfioDeviceInfoCapZpciBase(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceInfoCapZpciBaseValue(value: VfioDeviceInfoCapZpciBase): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_device_info_cap_zpci_base", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_device_info_cap_zpci_base",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_device_info_cap_zpci_base", "header.next", value.header.next, 4);
  if (!isU64(value.startDma))
    requireU64("vfio_device_info_cap_zpci_base", "start_dma", value.startDma, 8);
  if (!isU64(value.endDma))
    requireU64("vfio_device_info_cap_zpci_base", "end_dma", value.endDma, 16);
  if (!isUpTo(value.pchid, 65535))
    requireRange("vfio_device_info_cap_zpci_base", "pchid", value.pchid, 0, 65535, 24);
  if (!isUpTo(value.vfn, 65535))
    requireRange("vfio_device_info_cap_zpci_base", "vfn", value.vfn, 0, 65535, 26);
  if (!isUpTo(value.fmbLength, 65535))
    requireRange("vfio_device_info_cap_zpci_base", "fmb_length", value.fmbLength, 0, 65535, 28);
  if (!isUpTo(value.pft, 255))
    requireRange("vfio_device_info_cap_zpci_base", "pft", value.pft, 0, 255, 30);
  if (!isUpTo(value.gid, 255))
    requireRange("vfio_device_info_cap_zpci_base", "gid", value.gid, 0, 255, 31);
  if (!isU32(value.fh)) requireU32("vfio_device_info_cap_zpci_base", "fh", value.fh, 32);
}

/**
 * Writes a value that `checkVfioDeviceInfoCapZpciBaseValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceInfoCapZpciBase(
  value: VfioDeviceInfoCapZpciBase,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setBigUint64(offset + 8, value.startDma, true);
  view.setBigUint64(offset + 16, value.endDma, true);
  view.setUint16(offset + 24, value.pchid, true);
  view.setUint16(offset + 26, value.vfn, true);
  view.setUint16(offset + 28, value.fmbLength, true);
  view.setUint8(offset + 30, value.pft);
  view.setUint8(offset + 31, value.gid);
  view.setUint32(offset + 32, value.fh, true);
  view.setUint32(offset + 36, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceInfoCapZpciBase(
  value: VfioDeviceInfoCapZpciBase,
  view: DataView = freshView(VFIO_DEVICE_INFO_CAP_ZPCI_BASE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("vfio_device_info_cap_zpci_base", view, offset, 40);
  checkVfioDeviceInfoCapZpciBaseValue(value);
  writeVfioDeviceInfoCapZpciBase(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_info_cap_zpci_base` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceInfoCapZpciBaseBytes` first; what it writes is.
 */
export class VfioDeviceInfoCapZpciBaseCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("vfio_device_info_cap_zpci_base", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40))
      requireRoom("vfio_device_info_cap_zpci_base", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_DEVICE_INFO_CAP_ZPCI_BASE, version 1
   * or 2.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** First device address. */
  get startDma(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set startDma(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_info_cap_zpci_base", "start_dma", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get startDmaLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set startDmaLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get startDmaHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set startDmaHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Last device address. */
  get endDma(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set endDma(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_info_cap_zpci_base", "end_dma", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get endDmaLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set endDmaLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get endDmaHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set endDmaHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Its physical channel. */
  get pchid(): number {
    return this._view.getUint16(this._at + 24, true);
  }
  set pchid(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_base", "pchid", value, 0, 65535, 24);
    this._view.setUint16(this._at + 24, value, true);
  }
  /** Which virtual function it is. */
  get vfn(): number {
    return this._view.getUint16(this._at + 26, true);
  }
  set vfn(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_base", "vfn", value, 0, 65535, 26);
    this._view.setUint16(this._at + 26, value, true);
  }
  /** Bytes of a block of measurements. */
  get fmbLength(): number {
    return this._view.getUint16(this._at + 28, true);
  }
  set fmbLength(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_base", "fmb_length", value, 0, 65535, 28);
    this._view.setUint16(this._at + 28, value, true);
  }
  /** Type of the function. */
  get pft(): number {
    return this._view.getUint8(this._at + 30);
  }
  set pft(value: number) {
    if (!isUpTo(value, 255))
      requireRange("vfio_device_info_cap_zpci_base", "pft", value, 0, 255, 30);
    this._view.setUint8(this._at + 30, value);
  }
  /** Its group. */
  get gid(): number {
    return this._view.getUint8(this._at + 31);
  }
  set gid(value: number) {
    if (!isUpTo(value, 255))
      requireRange("vfio_device_info_cap_zpci_base", "gid", value, 0, 255, 31);
    this._view.setUint8(this._at + 31, value);
  }
  /** Its handle; from version 2 on. */
  get fh(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set fh(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info_cap_zpci_base", "fh", value, 32);
    this._view.setUint32(this._at + 32, value, true);
  }
}

// struct vfio_device_info_cap_zpci_group { /* x86_64   i386     m68k */
//     struct vfio_info_cap_header header;  /*  0   8    0   8    0   8 */
//     __u64 dasm;                          /*  8   8    8   8    8   8 */
//     __u64 msi_addr;                      /* 16   8   16   8   16   8 */
//     __u64 flags;                         /* 24   8   24   8   24   8 */
//     __u16 mui;                           /* 32   2   32   2   32   2 */
//     __u16 noi;                           /* 34   2   34   2   34   2 */
//     __u16 maxstbl;                       /* 36   2   36   2   36   2 */
//     __u8 version;                        /* 38   1   38   1   38   1 */
//     __u8 reserved;                       /* 39   1   39   1   39   1 */
//     __u16 imaxstbl;                      /* 40   2   40   2   40   2 */
//     /* padding */                        /* 42   6   42   2    - */
// };                                       /* size 48  size 44  size 42 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: members 42 + padding 6 = size 48, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: members 42 + padding 2 = size 44, align 4 */
// /* m68k: size 42, align 2 */
//
// The codec below is for the layout of x86_64.

/** What functions of a group can do. */
export interface VfioDeviceInfoCapZpciGroup {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_GROUP, version 1 or 2. */
  readonly header: VfioInfoCapHeader;
  /** Which bits of a device address count. */
  readonly dasm: bigint;
  /** Where message-signalled interrupts are written to. */
  readonly msiAddr: bigint;
  /** VFIO_DEVICE_INFO_ZPCI_FLAG bits. */
  readonly flags: bigint;
  /** How often measurements are written. */
  readonly mui: number;
  /** Most message-signalled interrupts. */
  readonly noi: number;
  /** Most bytes of one block store. */
  readonly maxstbl: number;
  /** Version of the PCI facility. */
  readonly version: number;
  /** Most bytes of one block store that is interpreted; from version 2 on. */
  readonly imaxstbl: number;
}

/** Bytes of a `struct vfio_device_info_cap_zpci_group`. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_GROUP_SIZE = 48;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_GROUP_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_GROUP_OFFSET = {
  header: 0,
  dasm: 8,
  msiAddr: 16,
  flags: 24,
  mui: 32,
  noi: 34,
  maxstbl: 36,
  version: 38,
  reserved: 39,
  imaxstbl: 40,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_info_cap_zpci_group`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioDeviceInfoCapZpciGroupBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 48, end))
    requireRoom("vfio_device_info_cap_zpci_group", view, offset, 48, end);
  if (view.getUint8(offset + 39) !== 0)
    requireZero("vfio_device_info_cap_zpci_group", "reserved", view, offset + 39, 1, "reserved");
  if ((view.getUint16(offset + 42, true) | view.getUint32(offset + 44, true)) !== 0)
    requireZero(
      "vfio_device_info_cap_zpci_group",
      "(padding at the end)",
      view,
      offset + 42,
      6,
      "padding",
    );
}

/**
 * Reads bytes that `checkVfioDeviceInfoCapZpciGroupBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceInfoCapZpciGroup(
  view: DataView,
  offset = 0,
): VfioDeviceInfoCapZpciGroup {
  return {
    header: readVfioInfoCapHeader(view, offset),
    dasm: view.getBigUint64(offset + 8, true),
    msiAddr: view.getBigUint64(offset + 16, true),
    flags: view.getBigUint64(offset + 24, true),
    mui: view.getUint16(offset + 32, true),
    noi: view.getUint16(offset + 34, true),
    maxstbl: view.getUint16(offset + 36, true),
    version: view.getUint8(offset + 38),
    imaxstbl: view.getUint16(offset + 40, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceInfoCapZpciGroup(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceInfoCapZpciGroup {
  checkVfioDeviceInfoCapZpciGroupBytes(view, offset, end);
  return readVfioDeviceInfoCapZpciGroup(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceInfoCapZpciGroupValue(value: VfioDeviceInfoCapZpciGroup): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_device_info_cap_zpci_group", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_device_info_cap_zpci_group",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_device_info_cap_zpci_group", "header.next", value.header.next, 4);
  if (!isU64(value.dasm)) requireU64("vfio_device_info_cap_zpci_group", "dasm", value.dasm, 8);
  if (!isU64(value.msiAddr))
    requireU64("vfio_device_info_cap_zpci_group", "msi_addr", value.msiAddr, 16);
  if (!isU64(value.flags)) requireU64("vfio_device_info_cap_zpci_group", "flags", value.flags, 24);
  if (!isUpTo(value.mui, 65535))
    requireRange("vfio_device_info_cap_zpci_group", "mui", value.mui, 0, 65535, 32);
  if (!isUpTo(value.noi, 65535))
    requireRange("vfio_device_info_cap_zpci_group", "noi", value.noi, 0, 65535, 34);
  if (!isUpTo(value.maxstbl, 65535))
    requireRange("vfio_device_info_cap_zpci_group", "maxstbl", value.maxstbl, 0, 65535, 36);
  if (!isUpTo(value.version, 255))
    requireRange("vfio_device_info_cap_zpci_group", "version", value.version, 0, 255, 38);
  if (!isUpTo(value.imaxstbl, 65535))
    requireRange("vfio_device_info_cap_zpci_group", "imaxstbl", value.imaxstbl, 0, 65535, 40);
}

/**
 * Writes a value that `checkVfioDeviceInfoCapZpciGroupValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceInfoCapZpciGroup(
  value: VfioDeviceInfoCapZpciGroup,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setBigUint64(offset + 8, value.dasm, true);
  view.setBigUint64(offset + 16, value.msiAddr, true);
  view.setBigUint64(offset + 24, value.flags, true);
  view.setUint16(offset + 32, value.mui, true);
  view.setUint16(offset + 34, value.noi, true);
  view.setUint16(offset + 36, value.maxstbl, true);
  view.setUint16(offset + 38, value.version, true);
  view.setUint32(offset + 40, value.imaxstbl, true);
  view.setUint32(offset + 44, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceInfoCapZpciGroup(
  value: VfioDeviceInfoCapZpciGroup,
  view: DataView = freshView(VFIO_DEVICE_INFO_CAP_ZPCI_GROUP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 48)) requireRoom("vfio_device_info_cap_zpci_group", view, offset, 48);
  checkVfioDeviceInfoCapZpciGroupValue(value);
  writeVfioDeviceInfoCapZpciGroup(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_info_cap_zpci_group` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceInfoCapZpciGroupBytes` first; what it writes is.
 */
export class VfioDeviceInfoCapZpciGroupCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 48)) requireRoom("vfio_device_info_cap_zpci_group", view, offset, 48);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 48))
      requireRoom("vfio_device_info_cap_zpci_group", this._view, offset, 48);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_DEVICE_INFO_CAP_ZPCI_GROUP, version
   * 1 or 2.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** Which bits of a device address count. */
  get dasm(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set dasm(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_info_cap_zpci_group", "dasm", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get dasmLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set dasmLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get dasmHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set dasmHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Where message-signalled interrupts are written to. */
  get msiAddr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set msiAddr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_info_cap_zpci_group", "msi_addr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get msiAddrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set msiAddrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get msiAddrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set msiAddrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** VFIO_DEVICE_INFO_ZPCI_FLAG bits. */
  get flags(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set flags(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_info_cap_zpci_group", "flags", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get flagsLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set flagsLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get flagsHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set flagsHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** How often measurements are written. */
  get mui(): number {
    return this._view.getUint16(this._at + 32, true);
  }
  set mui(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_group", "mui", value, 0, 65535, 32);
    this._view.setUint16(this._at + 32, value, true);
  }
  /** Most message-signalled interrupts. */
  get noi(): number {
    return this._view.getUint16(this._at + 34, true);
  }
  set noi(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_group", "noi", value, 0, 65535, 34);
    this._view.setUint16(this._at + 34, value, true);
  }
  /** Most bytes of one block store. */
  get maxstbl(): number {
    return this._view.getUint16(this._at + 36, true);
  }
  set maxstbl(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_group", "maxstbl", value, 0, 65535, 36);
    this._view.setUint16(this._at + 36, value, true);
  }
  /** Version of the PCI facility. */
  get version(): number {
    return this._view.getUint8(this._at + 38);
  }
  set version(value: number) {
    if (!isUpTo(value, 255))
      requireRange("vfio_device_info_cap_zpci_group", "version", value, 0, 255, 38);
    this._view.setUint8(this._at + 38, value);
  }
  /** Most bytes of one block store that is interpreted; from version 2 on. */
  get imaxstbl(): number {
    return this._view.getUint16(this._at + 40, true);
  }
  set imaxstbl(value: number) {
    if (!isUpTo(value, 65535))
      requireRange("vfio_device_info_cap_zpci_group", "imaxstbl", value, 0, 65535, 40);
    this._view.setUint16(this._at + 40, value, true);
  }
}

// struct vfio_device_info_cap_zpci_util { /* x86_64 */
//     struct vfio_info_cap_header header; /*  0   8 */
//     __u32 size;                         /*  8   4 */
//     __u8 util_str[];                    /* 12   0 */
// };                                      /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** The function's utility string. */
export interface VfioDeviceInfoCapZpciUtil {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_UTIL, version 1. */
  readonly header: VfioInfoCapHeader;
  /** Its bytes. */
  readonly size: number;
  /** The string, in EBCDIC. */
  readonly utilStr: Uint8Array;
}

/** Bytes of a `struct vfio_device_info_cap_zpci_util` before its first element. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_UTIL_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_UTIL_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_UTIL_OFFSET = {
  header: 0,
  size: 8,
  utilStr: 12,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioDeviceInfoCapZpciUtil(value: VfioDeviceInfoCapZpciUtil): number {
  return 12 + value.utilStr.length;
}

/**
 * Refuses bytes that are no `struct vfio_device_info_cap_zpci_util`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioDeviceInfoCapZpciUtilBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("vfio_device_info_cap_zpci_util", view, offset, 12, end);
  const count = view.getUint32(offset + 8, true);
  if (!hasRoom(view, offset + 12, count, end))
    requireCount(
      "vfio_device_info_cap_zpci_util",
      "util_str",
      count,
      1,
      offset + 12,
      end ?? view.byteLength,
    );
}

/**
 * Reads bytes that `checkVfioDeviceInfoCapZpciUtilBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceInfoCapZpciUtil(
  view: DataView,
  offset = 0,
): VfioDeviceInfoCapZpciUtil {
  const count = view.getUint32(offset + 8, true);
  const utilStrRead = readBytes(view, offset + 12, count);
  return {
    header: readVfioInfoCapHeader(view, offset),
    size: count,
    utilStr: utilStrRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceInfoCapZpciUtil(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceInfoCapZpciUtil {
  checkVfioDeviceInfoCapZpciUtilBytes(view, offset, end);
  return readVfioDeviceInfoCapZpciUtil(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceInfoCapZpciUtilValue(value: VfioDeviceInfoCapZpciUtil): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_device_info_cap_zpci_util", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_device_info_cap_zpci_util",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_device_info_cap_zpci_util", "header.next", value.header.next, 4);
  if (!isU32(value.size)) requireU32("vfio_device_info_cap_zpci_util", "size", value.size, 8);
  requireArray(
    "vfio_device_info_cap_zpci_util",
    "util_str",
    value.utilStr,
    Uint8Array,
    value.utilStr.length,
    12,
  );
  if (value.utilStr.length !== value.size)
    requireCounted(
      "vfio_device_info_cap_zpci_util",
      "util_str",
      value.utilStr.length,
      value.size,
      12,
    );
}

/**
 * Writes a value that `checkVfioDeviceInfoCapZpciUtilValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceInfoCapZpciUtil(
  value: VfioDeviceInfoCapZpciUtil,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.size, true);
  writeBytes(view, offset + 12, value.utilStr);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceInfoCapZpciUtil(
  value: VfioDeviceInfoCapZpciUtil,
  view: DataView = freshView(sizeOfVfioDeviceInfoCapZpciUtil(value)),
  offset = 0,
): DataView {
  const size = 12 + value.utilStr.length;
  if (!fits(view, offset, size)) requireRoom("vfio_device_info_cap_zpci_util", view, offset, size);
  checkVfioDeviceInfoCapZpciUtilValue(value);
  writeVfioDeviceInfoCapZpciUtil(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioDeviceInfoCapZpciUtil(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioDeviceInfoCapZpciUtilBytes(from, offset, end);
  const size = 12 + from.getUint32(offset + 8, true) * 1;
  copyBytes("vfio_device_info_cap_zpci_util", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_device_info_cap_zpci_util` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceInfoCapZpciUtilBytes` first; what it writes is.
 */
export class VfioDeviceInfoCapZpciUtilCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("vfio_device_info_cap_zpci_util", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("vfio_device_info_cap_zpci_util", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_DEVICE_INFO_CAP_ZPCI_UTIL, version
   * 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** Its bytes. */
  get size(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info_cap_zpci_util", "size", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start: The string, in EBCDIC. */
  utilStrOffset(index: number): number {
    requireIndex(
      "vfio_device_info_cap_zpci_util",
      "util_str",
      index,
      this._view.getUint32(this._at + 8, true),
    );
    return this._at + 12 + index * 1;
  }
}

// struct vfio_device_info_cap_zpci_pfip { /* x86_64 */
//     struct vfio_info_cap_header header; /*  0   8 */
//     __u32 size;                         /*  8   4 */
//     __u8 pfip[];                        /* 12   0 */
// };                                      /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** The path to the function's port. */
export interface VfioDeviceInfoCapZpciPfip {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_PFIP, version 1. */
  readonly header: VfioInfoCapHeader;
  /** Its bytes. */
  readonly size: number;
  /** The segments of the path. */
  readonly pfip: Uint8Array;
}

/** Bytes of a `struct vfio_device_info_cap_zpci_pfip` before its first element. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_PFIP_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_PFIP_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_INFO_CAP_ZPCI_PFIP_OFFSET = {
  header: 0,
  size: 8,
  pfip: 12,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioDeviceInfoCapZpciPfip(value: VfioDeviceInfoCapZpciPfip): number {
  return 12 + value.pfip.length;
}

/**
 * Refuses bytes that are no `struct vfio_device_info_cap_zpci_pfip`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioDeviceInfoCapZpciPfipBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("vfio_device_info_cap_zpci_pfip", view, offset, 12, end);
  const count = view.getUint32(offset + 8, true);
  if (!hasRoom(view, offset + 12, count, end))
    requireCount(
      "vfio_device_info_cap_zpci_pfip",
      "pfip",
      count,
      1,
      offset + 12,
      end ?? view.byteLength,
    );
}

/**
 * Reads bytes that `checkVfioDeviceInfoCapZpciPfipBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceInfoCapZpciPfip(
  view: DataView,
  offset = 0,
): VfioDeviceInfoCapZpciPfip {
  const count = view.getUint32(offset + 8, true);
  const pfipRead = readBytes(view, offset + 12, count);
  return {
    header: readVfioInfoCapHeader(view, offset),
    size: count,
    pfip: pfipRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceInfoCapZpciPfip(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceInfoCapZpciPfip {
  checkVfioDeviceInfoCapZpciPfipBytes(view, offset, end);
  return readVfioDeviceInfoCapZpciPfip(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceInfoCapZpciPfipValue(value: VfioDeviceInfoCapZpciPfip): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_device_info_cap_zpci_pfip", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_device_info_cap_zpci_pfip",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_device_info_cap_zpci_pfip", "header.next", value.header.next, 4);
  if (!isU32(value.size)) requireU32("vfio_device_info_cap_zpci_pfip", "size", value.size, 8);
  requireArray(
    "vfio_device_info_cap_zpci_pfip",
    "pfip",
    value.pfip,
    Uint8Array,
    value.pfip.length,
    12,
  );
  if (value.pfip.length !== value.size)
    requireCounted("vfio_device_info_cap_zpci_pfip", "pfip", value.pfip.length, value.size, 12);
}

/**
 * Writes a value that `checkVfioDeviceInfoCapZpciPfipValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceInfoCapZpciPfip(
  value: VfioDeviceInfoCapZpciPfip,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.size, true);
  writeBytes(view, offset + 12, value.pfip);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceInfoCapZpciPfip(
  value: VfioDeviceInfoCapZpciPfip,
  view: DataView = freshView(sizeOfVfioDeviceInfoCapZpciPfip(value)),
  offset = 0,
): DataView {
  const size = 12 + value.pfip.length;
  if (!fits(view, offset, size)) requireRoom("vfio_device_info_cap_zpci_pfip", view, offset, size);
  checkVfioDeviceInfoCapZpciPfipValue(value);
  writeVfioDeviceInfoCapZpciPfip(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioDeviceInfoCapZpciPfip(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioDeviceInfoCapZpciPfipBytes(from, offset, end);
  const size = 12 + from.getUint32(offset + 8, true) * 1;
  copyBytes("vfio_device_info_cap_zpci_pfip", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_device_info_cap_zpci_pfip` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceInfoCapZpciPfipBytes` first; what it writes is.
 */
export class VfioDeviceInfoCapZpciPfipCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("vfio_device_info_cap_zpci_pfip", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("vfio_device_info_cap_zpci_pfip", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_DEVICE_INFO_CAP_ZPCI_PFIP, version
   * 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** Its bytes. */
  get size(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info_cap_zpci_pfip", "size", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start: The segments of the path. */
  pfipOffset(index: number): number {
    requireIndex(
      "vfio_device_info_cap_zpci_pfip",
      "pfip",
      index,
      this._view.getUint32(this._at + 8, true),
    );
    return this._at + 12 + index * 1;
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

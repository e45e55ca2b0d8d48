// Generated from abi/uapi/vfio/ccw.ts by "holeproof generate".
// Edit that file, not this one.
//
// Regions of an s390 channel device: what is written starts a channel program or a command, what is
// read is what the hardware said. Everything is big-endian, as the machine is.

import {
  readBytes,
  requireArray,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireZero,
  writeBytes,
} from "../../../runtime/wire/index.ts";

/** Bytes of an operation request block that are passed on. */
export const ORB_AREA_SIZE = 12;

/** Bytes of a subchannel status. */
export const SCSW_AREA_SIZE = 12;

/** Bytes of an interruption response. */
export const IRB_AREA_SIZE = 96;

/** Bytes of a subchannel information block. */
export const SCHIB_AREA_SIZE = 52;

/** Command: halt the subchannel. */
export const VFIO_CCW_ASYNC_CMD_HSCH = 1;

/** Command: clear the subchannel. */
export const VFIO_CCW_ASYNC_CMD_CSCH = 2;

/** Region number: starting and answers. */
export const VFIO_CCW_CONFIG_REGION_INDEX = 0;

/** How many region numbers have a fixed meaning. */
export const VFIO_CCW_NUM_REGIONS = 1;

/** Interrupt kind: an answer is there. */
export const VFIO_CCW_IO_IRQ_INDEX = 0;

/** Interrupt kind: a channel report is there. */
export const VFIO_CCW_CRW_IRQ_INDEX = 1;

/** Interrupt kind: somebody wants the device back. */
export const VFIO_CCW_REQ_IRQ_INDEX = 2;

/** How many interrupt kinds a channel device has. */
export const VFIO_CCW_NUM_IRQS = 3;

/** Interrupt kind of a cryptographic device: somebody wants it back. */
export const VFIO_AP_REQ_IRQ_INDEX = 0;

/** Interrupt kind of a cryptographic device: its configuration changed. */
export const VFIO_AP_CFG_CHG_IRQ_INDEX = 1;

/** How many interrupt kinds a cryptographic device has. */
export const VFIO_AP_NUM_IRQS = 2;

// struct ccw_io_region {              /* x86_64 */
//     __u8 orb_area[ORB_AREA_SIZE];   /*   0  12 */
//     __u8 scsw_area[SCSW_AREA_SIZE]; /*  12  12 */
//     __u8 irb_area[IRB_AREA_SIZE];   /*  24  96 */
//     __u32 ret_code;                 /* 120   4 */
// };                                  /* size 124 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 124, align 1 */

/** Starts a channel program and reads what became of it. */
export interface CcwIoRegion {
  /** The operation request block. */
  readonly orbArea: Uint8Array;
  /** The subchannel status to start with. */
  readonly scswArea: Uint8Array;
  /** Out: the interruption response. */
  readonly irbArea: Uint8Array;
  /** Out: why it could not start; 0 when it did. */
  readonly retCode: number;
}

/** Bytes of a `struct ccw_io_region`. */
export const CCW_IO_REGION_SIZE = 124;
/** What its address is a multiple of, bytes. */
export const CCW_IO_REGION_ALIGN = 1;
/** Where each member starts, bytes. */
export const CCW_IO_REGION_OFFSET = {
  orbArea: 0,
  scswArea: 12,
  irbArea: 24,
  retCode: 120,
} as const;

/**
 * Refuses bytes that are no `struct ccw_io_region`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkCcwIoRegionBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 124, end)) requireRoom("ccw_io_region", view, offset, 124, end);
}

/** Reads bytes that `checkCcwIoRegionBytes` has seen; without that, what comes is not checked. */
export function readCcwIoRegion(view: DataView, offset = 0): CcwIoRegion {
  return {
    orbArea: readBytes(view, offset, 12),
    scswArea: readBytes(view, offset + 12, 12),
    irbArea: readBytes(view, offset + 24, 96),
    retCode: view.getUint32(offset + 120, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeCcwIoRegion(view: DataView, offset = 0, end?: number): CcwIoRegion {
  checkCcwIoRegionBytes(view, offset, end);
  return readCcwIoRegion(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkCcwIoRegionValue(value: CcwIoRegion): void {
  requireArray("ccw_io_region", "orb_area", value.orbArea, Uint8Array, 12, 0);
  requireArray("ccw_io_region", "scsw_area", value.scswArea, Uint8Array, 12, 12);
  requireArray("ccw_io_region", "irb_area", value.irbArea, Uint8Array, 96, 24);
  if (!isU32(value.retCode)) requireU32("ccw_io_region", "ret_code", value.retCode, 120);
}

/** Writes a value that `checkCcwIoRegionValue` has seen; without that, what does not fit wraps. */
export function writeCcwIoRegion(value: CcwIoRegion, view: DataView, offset = 0): void {
  writeBytes(view, offset, value.orbArea);
  writeBytes(view, offset + 12, value.scswArea);
  writeBytes(view, offset + 24, value.irbArea);
  view.setUint32(offset + 120, value.retCode, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeCcwIoRegion(
  value: CcwIoRegion,
  view: DataView = freshView(CCW_IO_REGION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 124)) requireRoom("ccw_io_region", view, offset, 124);
  checkCcwIoRegionValue(value);
  writeCcwIoRegion(value, view, offset);
  return view;
}

/**
 * A `struct ccw_io_region` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkCcwIoRegionBytes` first; what it writes is.
 */
export class CcwIoRegionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 124)) requireRoom("ccw_io_region", view, offset, 124);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 124)) requireRoom("ccw_io_region", this._view, offset, 124);
    this._at = offset;
    return this;
  }

  /** The operation request block. */
  orbAreaAt(index: number): number {
    requireIndex("ccw_io_region", "orb_area", index, 12);
    return this._view.getUint8(this._at + index * 1);
  }
  setOrbAreaAt(index: number, value: number): void {
    requireIndex("ccw_io_region", "orb_area", index, 12);
    if (!isUpTo(value, 255)) requireRange("ccw_io_region", "orb_area", value, 0, 255, 0);
    this._view.setUint8(this._at + index * 1, value);
  }
  /** The subchannel status to start with. */
  scswAreaAt(index: number): number {
    requireIndex("ccw_io_region", "scsw_area", index, 12);
    return this._view.getUint8(this._at + 12 + index * 1);
  }
  setScswAreaAt(index: number, value: number): void {
    requireIndex("ccw_io_region", "scsw_area", index, 12);
    if (!isUpTo(value, 255)) requireRange("ccw_io_region", "scsw_area", value, 0, 255, 12);
    this._view.setUint8(this._at + 12 + index * 1, value);
  }
  /** Out: the interruption response. */
  irbAreaAt(index: number): number {
    requireIndex("ccw_io_region", "irb_area", index, 96);
    return this._view.getUint8(this._at + 24 + index * 1);
  }
  setIrbAreaAt(index: number, value: number): void {
    requireIndex("ccw_io_region", "irb_area", index, 96);
    if (!isUpTo(value, 255)) requireRange("ccw_io_region", "irb_area", value, 0, 255, 24);
    this._view.setUint8(this._at + 24 + index * 1, value);
  }
  /** Out: why it could not start; 0 when it did. */
  get retCode(): number {
    return this._view.getUint32(this._at + 120, true);
  }
  set retCode(value: number) {
    if (!isU32(value)) requireU32("ccw_io_region", "ret_code", value, 120);
    this._view.setUint32(this._at + 120, value, true);
  }
}

// struct ccw_cmd_region { /* x86_64 */
//     __u32 command;      /*  0   4 */
//     __u32 ret_code;     /*  4   4 */
// };                      /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** A command that does not wait. */
export interface CcwCmdRegion {
  /** VFIO_CCW_ASYNC_CMD_HSCH or VFIO_CCW_ASYNC_CMD_CSCH. */
  readonly command: number;
  /** Out: why it could not be done; 0 when it was. */
  readonly retCode: number;
}

/** Bytes of a `struct ccw_cmd_region`. */
export const CCW_CMD_REGION_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const CCW_CMD_REGION_ALIGN = 1;
/** Where each member starts, bytes. */
export const CCW_CMD_REGION_OFFSET = {
  command: 0,
  retCode: 4,
} as const;

/**
 * Refuses bytes that are no `struct ccw_cmd_region`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkCcwCmdRegionBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("ccw_cmd_region", view, offset, 8, end);
}

/** Reads bytes that `checkCcwCmdRegionBytes` has seen; without that, what comes is not checked. */
export function readCcwCmdRegion(view: DataView, offset = 0): CcwCmdRegion {
  return {
    command: view.getUint32(offset, true),
    retCode: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeCcwCmdRegion(view: DataView, offset = 0, end?: number): CcwCmdRegion {
  checkCcwCmdRegionBytes(view, offset, end);
  return readCcwCmdRegion(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkCcwCmdRegionValue(value: CcwCmdRegion): void {
  if (!isU32(value.command)) requireU32("ccw_cmd_region", "command", value.command, 0);
  if (!isU32(value.retCode)) requireU32("ccw_cmd_region", "ret_code", value.retCode, 4);
}

/** Writes a value that `checkCcwCmdRegionValue` has seen; without that, what does not fit wraps. */
export function writeCcwCmdRegion(value: CcwCmdRegion, view: DataView, offset = 0): void {
  view.setUint32(offset, value.command, true);
  view.setUint32(offset + 4, value.retCode, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeCcwCmdRegion(
  value: CcwCmdRegion,
  view: DataView = freshView(CCW_CMD_REGION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("ccw_cmd_region", view, offset, 8);
  checkCcwCmdRegionValue(value);
  writeCcwCmdRegion(value, view, offset);
  return view;
}

/**
 * A `struct ccw_cmd_region` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkCcwCmdRegionBytes` first; what it
 * writes is.
 */
export class CcwCmdRegionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("ccw_cmd_region", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("ccw_cmd_region", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** VFIO_CCW_ASYNC_CMD_HSCH or VFIO_CCW_ASYNC_CMD_CSCH. */
  get command(): number {
    return this._view.getUint32(this._at, true);
  }
  set command(value: number) {
    if (!isU32(value)) requireU32("ccw_cmd_region", "command", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: why it could not be done; 0 when it was. */
  get retCode(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set retCode(value: number) {
    if (!isU32(value)) requireU32("ccw_cmd_region", "ret_code", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct ccw_schib_region {             /* x86_64 */
//     __u8 schib_area[SCHIB_AREA_SIZE]; /*  0  52 */
// };                                    /* size 52 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 52, align 1 */

/** The subchannel's information block. */
export interface CcwSchibRegion {
  /** The block. */
  readonly schibArea: Uint8Array;
}

/** Bytes of a `struct ccw_schib_region`. */
export const CCW_SCHIB_REGION_SIZE = 52;
/** What its address is a multiple of, bytes. */
export const CCW_SCHIB_REGION_ALIGN = 1;
/** Where each member starts, bytes. */
export const CCW_SCHIB_REGION_OFFSET = {
  schibArea: 0,
} as const;

/**
 * Refuses bytes that are no `struct ccw_schib_region`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkCcwSchibRegionBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 52, end)) requireRoom("ccw_schib_region", view, offset, 52, end);
}

/**
 * Reads bytes that `checkCcwSchibRegionBytes` has seen; without that, what comes is not checked.
 */
export function readCcwSchibRegion(view: DataView, offset = 0): CcwSchibRegion {
  return {
    schibArea: readBytes(view, offset, 52),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeCcwSchibRegion(view: DataView, offset = 0, end?: number): CcwSchibRegion {
  checkCcwSchibRegionBytes(view, offset, end);
  return readCcwSchibRegion(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkCcwSchibRegionValue(value: CcwSchibRegion): void {
  requireArray("ccw_schib_region", "schib_area", value.schibArea, Uint8Array, 52, 0);
}

/**
 * Writes a value that `checkCcwSchibRegionValue` has seen; without that, what does not fit wraps.
 */
export function writeCcwSchibRegion(value: CcwSchibRegion, view: DataView, offset = 0): void {
  writeBytes(view, offset, value.schibArea);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeCcwSchibRegion(
  value: CcwSchibRegion,
  view: DataView = freshView(CCW_SCHIB_REGION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 52)) requireRoom("ccw_schib_region", view, offset, 52);
  checkCcwSchibRegionValue(value);
  writeCcwSchibRegion(value, view, offset);
  return view;
}

/**
 * A `struct ccw_schib_region` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkCcwSchibRegionBytes` first; what it
 * writes is.
 */
export class CcwSchibRegionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 52)) requireRoom("ccw_schib_region", view, offset, 52);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 52)) requireRoom("ccw_schib_region", this._view, offset, 52);
    this._at = offset;
    return this;
  }

  /** The block. */
  schibAreaAt(index: number): number {
    requireIndex("ccw_schib_region", "schib_area", index, 52);
    return this._view.getUint8(this._at + index * 1);
  }
  setSchibAreaAt(index: number, value: number): void {
    requireIndex("ccw_schib_region", "schib_area", index, 52);
    if (!isUpTo(value, 255)) requireRange("ccw_schib_region", "schib_area", value, 0, 255, 0);
    this._view.setUint8(this._at + index * 1, value);
  }
}

// struct ccw_crw_region { /* x86_64 */
//     __u32 crw;          /*  0   4 */
//     __u32 pad;          /*  4   4 */
// };                      /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** A channel report; each read takes one. */
export interface CcwCrwRegion {
  /** The report word; 0 for none. */
  readonly crw: number;
}

/** Bytes of a `struct ccw_crw_region`. */
export const CCW_CRW_REGION_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const CCW_CRW_REGION_ALIGN = 1;
/** Where each member starts, bytes. */
export const CCW_CRW_REGION_OFFSET = {
  crw: 0,
  pad: 4,
} as const;

/**
 * Refuses bytes that are no `struct ccw_crw_region`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkCcwCrwRegionBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("ccw_crw_region", view, offset, 8, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("ccw_crw_region", "pad", view, offset + 4, 4, "reserved");
}

/** Reads bytes that `checkCcwCrwRegionBytes` has seen; without that, what comes is not checked. */
export function readCcwCrwRegion(view: DataView, offset = 0): CcwCrwRegion {
  return {
    crw: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeCcwCrwRegion(view: DataView, offset = 0, end?: number): CcwCrwRegion {
  checkCcwCrwRegionBytes(view, offset, end);
  return readCcwCrwRegion(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkCcwCrwRegionValue(value: CcwCrwRegion): void {
  if (!isU32(value.crw)) requireU32("ccw_crw_region", "crw", value.crw, 0);
}

/** Writes a value that `checkCcwCrwRegionValue` has seen; without that, what does not fit wraps. */
export function writeCcwCrwRegion(value: CcwCrwRegion, view: DataView, offset = 0): void {
  view.setUint32(offset, value.crw, true);
  view.setUint32(offset + 4, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeCcwCrwRegion(
  value: CcwCrwRegion,
  view: DataView = freshView(CCW_CRW_REGION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("ccw_crw_region", view, offset, 8);
  checkCcwCrwRegionValue(value);
  writeCcwCrwRegion(value, view, offset);
  return view;
}

/**
 * A `struct ccw_crw_region` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkCcwCrwRegionBytes` first; what it
 * writes is.
 */
export class CcwCrwRegionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("ccw_crw_region", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("ccw_crw_region", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The report word; 0 for none. */
  get crw(): number {
    return this._view.getUint32(this._at, true);
  }
  set crw(value: number) {
    if (!isU32(value)) requireU32("ccw_crw_region", "crw", value, 0);
    this._view.setUint32(this._at, value, true);
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

// Generated from abi/uapi/setup-data.ts by "holeproof generate".
// Edit that file, not this one.
//
// The x86 boot protocol's list of what a boot loader hands to a kernel; kexec is such a loader.

import {
  copyBytes,
  readBytes,
  requireArray,
  requireCount,
  requireCounted,
  requireIndex,
  requireRoom,
  requireU32,
  requireU64,
  writeBytes,
} from "../../runtime/wire/index.ts";

/** The data is a `struct kho_data`: where a handover begins. */
export const SETUP_KEXEC_KHO = 10;

// struct setup_data { /* x86_64 */
//     __u64 next;     /*  0   8 */
//     __u32 type;     /*  8   4 */
//     __u32 len;      /* 12   4 */
//     __u8 data[];    /* 16   0 */
// };                  /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** One entry. */
export interface SetupData {
  /** Physical address of the next entry; 0 at the end. */
  readonly next: bigint;
  /** What the data is: one of SETUP_*. */
  readonly type: number;
  /** Bytes of data. */
  readonly len: number;
  /** The data. */
  readonly data: Uint8Array;
}

/** Bytes of a `struct setup_data` before its first element. */
export const SETUP_DATA_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const SETUP_DATA_ALIGN = 8;
/** Where each member starts, bytes. */
export const SETUP_DATA_OFFSET = {
  next: 0,
  type: 8,
  len: 12,
  data: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfSetupData(value: SetupData): number {
  return 16 + value.data.length;
}

/**
 * Refuses bytes that are no `struct setup_data`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkSetupDataBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("setup_data", view, offset, 16, end);
  const count = view.getUint32(offset + 12, true);
  if (!hasRoom(view, offset + 16, count, end))
    requireCount("setup_data", "data", count, 1, offset + 16, end ?? view.byteLength);
}

/** Reads bytes that `checkSetupDataBytes` has seen; without that, what comes is not checked. */
export function readSetupData(view: DataView, offset = 0): SetupData {
  const count = view.getUint32(offset + 12, true);
  const dataRead = readBytes(view, offset + 16, count);
  return {
    next: view.getBigUint64(offset, true),
    type: view.getUint32(offset + 8, true),
    len: count,
    data: dataRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeSetupData(view: DataView, offset = 0, end?: number): SetupData {
  checkSetupDataBytes(view, offset, end);
  return readSetupData(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkSetupDataValue(value: SetupData): void {
  if (!isU64(value.next)) requireU64("setup_data", "next", value.next, 0);
  if (!isU32(value.type)) requireU32("setup_data", "type", value.type, 8);
  if (!isU32(value.len)) requireU32("setup_data", "len", value.len, 12);
  requireArray("setup_data", "data", value.data, Uint8Array, value.data.length, 16);
  if (value.data.length !== value.len)
    requireCounted("setup_data", "data", value.data.length, value.len, 16);
}

/** Writes a value that `checkSetupDataValue` has seen; without that, what does not fit wraps. */
export function writeSetupData(value: SetupData, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.next, true);
  view.setUint32(offset + 8, value.type, true);
  view.setUint32(offset + 12, value.len, true);
  writeBytes(view, offset + 16, value.data);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeSetupData(
  value: SetupData,
  view: DataView = freshView(sizeOfSetupData(value)),
  offset = 0,
): DataView {
  const size = 16 + value.data.length;
  if (!fits(view, offset, size)) requireRoom("setup_data", view, offset, size);
  checkSetupDataValue(value);
  writeSetupData(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copySetupData(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkSetupDataBytes(from, offset, end);
  const size = 16 + from.getUint32(offset + 12, true) * 1;
  copyBytes("setup_data", from, offset, to, at, size);
  return size;
}

/**
 * A `struct setup_data` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkSetupDataBytes` first; what it writes is.
 */
export class SetupDataCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("setup_data", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("setup_data", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the next entry; 0 at the end. */
  get next(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set next(value: bigint) {
    if (!isU64(value)) requireU64("setup_data", "next", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get nextLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set nextLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get nextHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set nextHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** What the data is: one of SETUP_*. */
  get type(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("setup_data", "type", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Bytes of data. */
  get len(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set len(value: number) {
    if (!isU32(value)) requireU32("setup_data", "len", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Where this starts, bytes from the view's start: The data. */
  dataOffset(index: number): number {
    requireIndex("setup_data", "data", index, this._view.getUint32(this._at + 12, true));
    return this._at + 16 + index * 1;
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

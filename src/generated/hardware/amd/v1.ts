// Generated from abi/hardware/amd/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// AMD's first format of page tables, the host's: 512 entries of 8 bytes a table. Between a table
// and a page, `next_level` tells.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  writeBits,
} from "../../../runtime/wire/index.ts";

/** Of an entry: a page of the size its level has. */
export const AMD_NEXT_LEVEL_PAGE = 0;

/** Of an entry: a page whose size the low bits of `frame` say. */
export const AMD_NEXT_LEVEL_SIZED = 7;

// struct amd_v1_entry {         /* x86_64 */
//     __u64 present : 1;        /* 0:0   1b */
//     __u64 ignored1 : 4;       /* 0:1   4b */
//     __u64 accessed : 1;       /* 0:5   1b */
//     __u64 dirty : 1;          /* 0:6   1b */
//     __u64 ignored2 : 2;       /* 0:7   2b */
//     __u64 next_level : 3;     /* 1:1   3b */
//     __u64 frame : 40;         /* 1:4  40b */
//     __u64 ignored3 : 7;       /* 6:4   7b */
//     __u64 untranslated : 1;   /* 7:3   1b */
//     __u64 force_coherent : 1; /* 7:4   1b */
//     __u64 read : 1;           /* 7:5   1b */
//     __u64 write : 1;          /* 7:6   1b */
//     __u64 ignored4 : 1;       /* 7:7   1b */
// };                            /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A page, or a table at level `next_level`, counted from 1. */
export interface AmdV1Entry {
  /** 1 when the entry counts. */
  readonly present: number;
  /** Free for software. */
  readonly ignored1: number;
  /** Set by hardware when the page was used. */
  readonly accessed: number;
  /** Set by hardware when the page was written. */
  readonly dirty: number;
  /** Free for software. */
  readonly ignored2: number;
  /** Level of the table the entry points to, AMD_NEXT_LEVEL_PAGE or AMD_NEXT_LEVEL_SIZED. */
  readonly nextLevel: number;
  /** The frame number; with AMD_NEXT_LEVEL_SIZED its lowest zero bit says the size. */
  readonly frame: number;
  /** Free for software. */
  readonly ignored3: number;
  /** What the device is told about translations it may cache. */
  readonly untranslated: number;
  /** 1 when every access sees the caches. */
  readonly forceCoherent: number;
  /** 1 when the device may read. */
  readonly read: number;
  /** 1 when the device may write. */
  readonly write: number;
  /** Free for software. */
  readonly ignored4: number;
}

/** Bytes of a `struct amd_v1_entry`. */
export const AMD_V1_ENTRY_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const AMD_V1_ENTRY_ALIGN = 8;

/**
 * Refuses bytes that are no `struct amd_v1_entry`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkAmdV1EntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("amd_v1_entry", view, offset, 8, end);
}

/** Reads bytes that `checkAmdV1EntryBytes` has seen; without that, what comes is not checked. */
export function readAmdV1Entry(view: DataView, offset = 0): AmdV1Entry {
  return {
    present: view.getUint8(offset) & 0x1,
    ignored1: (view.getUint8(offset) >>> 1) & 0xf,
    accessed: (view.getUint8(offset) >>> 5) & 0x1,
    dirty: (view.getUint8(offset) >>> 6) & 0x1,
    ignored2: (view.getUint16(offset, true) >>> 7) & 0x3,
    nextLevel: (view.getUint8(offset + 1) >>> 1) & 0x7,
    frame: readBits(view, offset + 1, 4, 40),
    ignored3: (view.getUint16(offset + 6, true) >>> 4) & 0x7f,
    untranslated: (view.getUint8(offset + 7) >>> 3) & 0x1,
    forceCoherent: (view.getUint8(offset + 7) >>> 4) & 0x1,
    read: (view.getUint8(offset + 7) >>> 5) & 0x1,
    write: (view.getUint8(offset + 7) >>> 6) & 0x1,
    ignored4: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeAmdV1Entry(view: DataView, offset = 0, end?: number): AmdV1Entry {
  checkAmdV1EntryBytes(view, offset, end);
  return readAmdV1Entry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkAmdV1EntryValue(value: AmdV1Entry): void {
  if (!isUpTo(value.present, 1)) requireRange("amd_v1_entry", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.ignored1, 15))
    requireRange("amd_v1_entry", "ignored1", value.ignored1, 0, 15, 0);
  if (!isUpTo(value.accessed, 1)) requireRange("amd_v1_entry", "accessed", value.accessed, 0, 1, 0);
  if (!isUpTo(value.dirty, 1)) requireRange("amd_v1_entry", "dirty", value.dirty, 0, 1, 0);
  if (!isUpTo(value.ignored2, 3)) requireRange("amd_v1_entry", "ignored2", value.ignored2, 0, 3, 0);
  if (!isUpTo(value.nextLevel, 7))
    requireRange("amd_v1_entry", "next_level", value.nextLevel, 0, 7, 1);
  requireRange("amd_v1_entry", "frame", value.frame, 0, 1099511627775, 1);
  if (!isUpTo(value.ignored3, 127))
    requireRange("amd_v1_entry", "ignored3", value.ignored3, 0, 127, 6);
  if (!isUpTo(value.untranslated, 1))
    requireRange("amd_v1_entry", "untranslated", value.untranslated, 0, 1, 7);
  if (!isUpTo(value.forceCoherent, 1))
    requireRange("amd_v1_entry", "force_coherent", value.forceCoherent, 0, 1, 7);
  if (!isUpTo(value.read, 1)) requireRange("amd_v1_entry", "read", value.read, 0, 1, 7);
  if (!isUpTo(value.write, 1)) requireRange("amd_v1_entry", "write", value.write, 0, 1, 7);
  if (!isUpTo(value.ignored4, 1)) requireRange("amd_v1_entry", "ignored4", value.ignored4, 0, 1, 7);
}

/** Writes a value that `checkAmdV1EntryValue` has seen; without that, what does not fit wraps. */
export function writeAmdV1Entry(value: AmdV1Entry, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xe1) | ((value.ignored1 & 0xf) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.accessed & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.dirty & 0x1) << 6));
  view.setUint16(
    offset,
    (view.getUint16(offset, true) & 0xfe7f) | ((value.ignored2 & 0x3) << 7),
    true,
  );
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf1) | ((value.nextLevel & 0x7) << 1));
  writeBits(view, offset + 1, 4, 40, value.frame);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf80f) | ((value.ignored3 & 0x7f) << 4),
    true,
  );
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xf7) | ((value.untranslated & 0x1) << 3));
  view.setUint8(
    offset + 7,
    (view.getUint8(offset + 7) & 0xef) | ((value.forceCoherent & 0x1) << 4),
  );
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xdf) | ((value.read & 0x1) << 5));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xbf) | ((value.write & 0x1) << 6));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.ignored4 & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeAmdV1Entry(
  value: AmdV1Entry,
  view: DataView = freshView(AMD_V1_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("amd_v1_entry", view, offset, 8);
  checkAmdV1EntryValue(value);
  writeAmdV1Entry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct amd_v1_entry`: `count` of them, one behind the other.
 */
export function checkAmdV1EntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("amd_v1_entry", view, offset, 0, end);
    requireCount("amd_v1_entry", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyAmdV1EntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkAmdV1EntryArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("amd_v1_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct amd_v1_entry` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkAmdV1EntryBytes` first; what it writes is.
 */
export class AmdV1EntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("amd_v1_entry", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("amd_v1_entry", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when the entry counts. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** Free for software. */
  get ignored1(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0xf;
  }
  set ignored1(value: number) {
    if (!isUpTo(value, 15)) requireRange("amd_v1_entry", "ignored1", value, 0, 15, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xe1) | ((value & 0xf) << 1));
  }
  /** Set by hardware when the page was used. */
  get accessed(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "accessed", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** Set by hardware when the page was written. */
  get dirty(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set dirty(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "dirty", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** Free for software. */
  get ignored2(): number {
    return (this._view.getUint16(this._at, true) >>> 7) & 0x3;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 3)) requireRange("amd_v1_entry", "ignored2", value, 0, 3, 0);
    this._view.setUint16(
      this._at,
      (this._view.getUint16(this._at, true) & 0xfe7f) | ((value & 0x3) << 7),
      true,
    );
  }
  /** Level of the table the entry points to, AMD_NEXT_LEVEL_PAGE or AMD_NEXT_LEVEL_SIZED. */
  get nextLevel(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x7;
  }
  set nextLevel(value: number) {
    if (!isUpTo(value, 7)) requireRange("amd_v1_entry", "next_level", value, 0, 7, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf1) | ((value & 0x7) << 1),
    );
  }
  /** The frame number; with AMD_NEXT_LEVEL_SIZED its lowest zero bit says the size. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set frame(value: number) {
    requireRange("amd_v1_entry", "frame", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
  /** Free for software. */
  get ignored3(): number {
    return (this._view.getUint16(this._at + 6, true) >>> 4) & 0x7f;
  }
  set ignored3(value: number) {
    if (!isUpTo(value, 127)) requireRange("amd_v1_entry", "ignored3", value, 0, 127, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf80f) | ((value & 0x7f) << 4),
      true,
    );
  }
  /** What the device is told about translations it may cache. */
  get untranslated(): number {
    return (this._view.getUint8(this._at + 7) >>> 3) & 0x1;
  }
  set untranslated(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "untranslated", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** 1 when every access sees the caches. */
  get forceCoherent(): number {
    return (this._view.getUint8(this._at + 7) >>> 4) & 0x1;
  }
  set forceCoherent(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "force_coherent", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xef) | ((value & 0x1) << 4),
    );
  }
  /** 1 when the device may read. */
  get read(): number {
    return (this._view.getUint8(this._at + 7) >>> 5) & 0x1;
  }
  set read(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "read", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** 1 when the device may write. */
  get write(): number {
    return (this._view.getUint8(this._at + 7) >>> 6) & 0x1;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "write", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** Free for software. */
  get ignored4(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set ignored4(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_v1_entry", "ignored4", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x7f) | ((value & 0x1) << 7),
    );
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

// Generated from abi/hardware/vtd/root.ts by "holeproof generate".
// Edit that file, not this one.
//
// VT-d root table: one entry of 16 bytes for each bus, found from a register.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  requireZero,
  requireZeroBits,
  writeBits,
} from "../../../runtime/wire/index.ts";

/** Of the register: entries are `vtd_root_entry`. */
export const VTD_TTM_LEGACY = 0;

/** Of the register: entries are `vtd_scalable_root_entry`. */
export const VTD_TTM_SCALABLE = 1;

/** Of the register: every request is refused. */
export const VTD_TTM_ABORT = 3;

// struct vtd_root_register { /* x86_64 */
//     __u64 reserved1 : 10;  /* 0:0  10b */
//     __u64 ttm : 2;         /* 1:2   2b */
//     __u64 rta : 52;        /* 1:4  52b */
// };                         /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** The register that says where the root table is. */
export interface VtdRootRegister {
  /** Translation table mode: a VTD_TTM value. */
  readonly ttm: number;
  /** The root table's page frame number. */
  readonly rta: number;
}

/** Bytes of a `struct vtd_root_register`. */
export const VTD_ROOT_REGISTER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VTD_ROOT_REGISTER_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_ROOT_REGISTER_OFFSET = {
  reserved1: 0,
} as const;

/**
 * Refuses bytes that are no `struct vtd_root_register`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVtdRootRegisterBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("vtd_root_register", view, offset, 8, end);
  if ((view.getUint16(offset, true) & 0x3ff) !== 0)
    requireZeroBits("vtd_root_register", "reserved1", view, offset, 0, 10, "reserved");
}

/**
 * Reads bytes that `checkVtdRootRegisterBytes` has seen; without that, what comes is not checked.
 */
export function readVtdRootRegister(view: DataView, offset = 0): VtdRootRegister {
  return {
    ttm: (view.getUint8(offset + 1) >>> 2) & 0x3,
    rta: readBits(view, offset + 1, 4, 52),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdRootRegister(view: DataView, offset = 0, end?: number): VtdRootRegister {
  checkVtdRootRegisterBytes(view, offset, end);
  return readVtdRootRegister(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdRootRegisterValue(value: VtdRootRegister): void {
  if (!isUpTo(value.ttm, 3)) requireRange("vtd_root_register", "ttm", value.ttm, 0, 3, 1);
  requireRange("vtd_root_register", "rta", value.rta, 0, 4503599627370495, 1);
}

/**
 * Writes a value that `checkVtdRootRegisterValue` has seen; without that, what does not fit wraps.
 */
export function writeVtdRootRegister(value: VtdRootRegister, view: DataView, offset = 0): void {
  view.setUint16(offset, view.getUint16(offset, true) & 0xfc00, true);
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf3) | ((value.ttm & 0x3) << 2));
  writeBits(view, offset + 1, 4, 52, value.rta);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdRootRegister(
  value: VtdRootRegister,
  view: DataView = freshView(VTD_ROOT_REGISTER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vtd_root_register", view, offset, 8);
  checkVtdRootRegisterValue(value);
  writeVtdRootRegister(value, view, offset);
  return view;
}

/**
 * A `struct vtd_root_register` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVtdRootRegisterBytes` first; what it
 * writes is.
 */
export class VtdRootRegisterCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vtd_root_register", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("vtd_root_register", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Translation table mode: a VTD_TTM value. */
  get ttm(): number {
    return (this._view.getUint8(this._at + 1) >>> 2) & 0x3;
  }
  set ttm(value: number) {
    if (!isUpTo(value, 3)) requireRange("vtd_root_register", "ttm", value, 0, 3, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf3) | ((value & 0x3) << 2),
    );
  }
  /** The root table's page frame number. */
  get rta(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set rta(value: number) {
    requireRange("vtd_root_register", "rta", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
}

// struct vtd_root_entry {   /* x86_64 */
//     __u64 present : 1;    /* 0:0   1b */
//     __u64 reserved1 : 11; /* 0:1  11b */
//     __u64 ctp : 52;       /* 1:4  52b */
//     __u64 reserved2;      /*   8    8 */
// };                        /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** A bus in legacy mode. */
export interface VtdRootEntry {
  /** 1 when the bus has a context table. */
  readonly present: number;
  /** The context table's page frame number. */
  readonly ctp: number;
}

/** Bytes of a `struct vtd_root_entry`. */
export const VTD_ROOT_ENTRY_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VTD_ROOT_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_ROOT_ENTRY_OFFSET = {
  reserved1: 0,
  reserved2: 8,
} as const;

/**
 * Refuses bytes that are no `struct vtd_root_entry`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVtdRootEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("vtd_root_entry", view, offset, 16, end);
  if ((view.getUint16(offset, true) & 0xffe) !== 0)
    requireZeroBits("vtd_root_entry", "reserved1", view, offset, 1, 11, "reserved");
  if ((view.getUint32(offset + 8, true) | view.getUint32(offset + 12, true)) !== 0)
    requireZero("vtd_root_entry", "reserved2", view, offset + 8, 8, "reserved");
}

/** Reads bytes that `checkVtdRootEntryBytes` has seen; without that, what comes is not checked. */
export function readVtdRootEntry(view: DataView, offset = 0): VtdRootEntry {
  return {
    present: view.getUint8(offset) & 0x1,
    ctp: readBits(view, offset + 1, 4, 52),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdRootEntry(view: DataView, offset = 0, end?: number): VtdRootEntry {
  checkVtdRootEntryBytes(view, offset, end);
  return readVtdRootEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdRootEntryValue(value: VtdRootEntry): void {
  if (!isUpTo(value.present, 1)) requireRange("vtd_root_entry", "present", value.present, 0, 1, 0);
  requireRange("vtd_root_entry", "ctp", value.ctp, 0, 4503599627370495, 1);
}

/** Writes a value that `checkVtdRootEntryValue` has seen; without that, what does not fit wraps. */
export function writeVtdRootEntry(value: VtdRootEntry, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint16(offset, view.getUint16(offset, true) & 0xf001, true);
  writeBits(view, offset + 1, 4, 52, value.ctp);
  view.setUint32(offset + 8, 0, true);
  view.setUint32(offset + 12, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdRootEntry(
  value: VtdRootEntry,
  view: DataView = freshView(VTD_ROOT_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vtd_root_entry", view, offset, 16);
  checkVtdRootEntryValue(value);
  writeVtdRootEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_root_entry`: `count` of them, one behind the
 * other.
 */
export function checkVtdRootEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vtd_root_entry", view, offset, 0, end);
    requireCount("vtd_root_entry", "", count, 16, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 16) {
    if ((view.getUint16(at, true) & 0xffe) !== 0)
      requireZeroBits("vtd_root_entry", `[${i}].reserved1`, view, at, 1, 11, "reserved");
    if ((view.getUint32(at + 8, true) | view.getUint32(at + 12, true)) !== 0)
      requireZero("vtd_root_entry", `[${i}].reserved2`, view, at + 8, 8, "reserved");
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdRootEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdRootEntryArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vtd_root_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_root_entry` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVtdRootEntryBytes` first; what it
 * writes is.
 */
export class VtdRootEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vtd_root_entry", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("vtd_root_entry", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** 1 when the bus has a context table. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_root_entry", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** The context table's page frame number. */
  get ctp(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set ctp(value: number) {
    requireRange("vtd_root_entry", "ctp", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
}

// struct vtd_scalable_root_entry { /* x86_64 */
//     __u64 lower_present : 1;     /* 0:0   1b */
//     __u64 reserved1 : 11;        /* 0:1  11b */
//     __u64 lctp : 52;             /* 1:4  52b */
//     __u64 upper_present : 1;     /* 8:0   1b */
//     __u64 reserved2 : 11;        /* 8:1  11b */
//     __u64 uctp : 52;             /* 9:4  52b */
// };                               /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 1 */
//
// The codec below is for the layout of x86_64.

/** A bus in scalable mode: two tables of 128 devices and functions each. */
export interface VtdScalableRootEntry {
  /** 1 when devfn 0x00 to 0x7f have a context table. */
  readonly lowerPresent: number;
  /** That table's page frame number. */
  readonly lctp: number;
  /** 1 when devfn 0x80 to 0xff have a context table. */
  readonly upperPresent: number;
  /** That table's page frame number. */
  readonly uctp: number;
}

/** Bytes of a `struct vtd_scalable_root_entry`. */
export const VTD_SCALABLE_ROOT_ENTRY_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VTD_SCALABLE_ROOT_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_SCALABLE_ROOT_ENTRY_OFFSET = {
  reserved1: 0,
  reserved2: 8,
} as const;

/**
 * Refuses bytes that are no `struct vtd_scalable_root_entry`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVtdScalableRootEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vtd_scalable_root_entry", view, offset, 16, end);
  if ((view.getUint16(offset, true) & 0xffe) !== 0)
    requireZeroBits("vtd_scalable_root_entry", "reserved1", view, offset, 1, 11, "reserved");
  if ((view.getUint16(offset + 8, true) & 0xffe) !== 0)
    requireZeroBits("vtd_scalable_root_entry", "reserved2", view, offset + 8, 1, 11, "reserved");
}

/**
 * Reads bytes that `checkVtdScalableRootEntryBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVtdScalableRootEntry(view: DataView, offset = 0): VtdScalableRootEntry {
  return {
    lowerPresent: view.getUint8(offset) & 0x1,
    lctp: readBits(view, offset + 1, 4, 52),
    upperPresent: view.getUint8(offset + 8) & 0x1,
    uctp: readBits(view, offset + 9, 4, 52),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdScalableRootEntry(
  view: DataView,
  offset = 0,
  end?: number,
): VtdScalableRootEntry {
  checkVtdScalableRootEntryBytes(view, offset, end);
  return readVtdScalableRootEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdScalableRootEntryValue(value: VtdScalableRootEntry): void {
  if (!isUpTo(value.lowerPresent, 1))
    requireRange("vtd_scalable_root_entry", "lower_present", value.lowerPresent, 0, 1, 0);
  requireRange("vtd_scalable_root_entry", "lctp", value.lctp, 0, 4503599627370495, 1);
  if (!isUpTo(value.upperPresent, 1))
    requireRange("vtd_scalable_root_entry", "upper_present", value.upperPresent, 0, 1, 8);
  requireRange("vtd_scalable_root_entry", "uctp", value.uctp, 0, 4503599627370495, 9);
}

/**
 * Writes a value that `checkVtdScalableRootEntryValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVtdScalableRootEntry(
  value: VtdScalableRootEntry,
  view: DataView,
  offset = 0,
): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.lowerPresent & 0x1));
  view.setUint16(offset, view.getUint16(offset, true) & 0xf001, true);
  writeBits(view, offset + 1, 4, 52, value.lctp);
  view.setUint8(offset + 8, (view.getUint8(offset + 8) & 0xfe) | (value.upperPresent & 0x1));
  view.setUint16(offset + 8, view.getUint16(offset + 8, true) & 0xf001, true);
  writeBits(view, offset + 9, 4, 52, value.uctp);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdScalableRootEntry(
  value: VtdScalableRootEntry,
  view: DataView = freshView(VTD_SCALABLE_ROOT_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vtd_scalable_root_entry", view, offset, 16);
  checkVtdScalableRootEntryValue(value);
  writeVtdScalableRootEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_scalable_root_entry`: `count` of them, one behind
 * the other.
 */
export function checkVtdScalableRootEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vtd_scalable_root_entry", view, offset, 0, end);
    requireCount("vtd_scalable_root_entry", "", count, 16, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 16) {
    if ((view.getUint16(at, true) & 0xffe) !== 0)
      requireZeroBits("vtd_scalable_root_entry", `[${i}].reserved1`, view, at, 1, 11, "reserved");
    if ((view.getUint16(at + 8, true) & 0xffe) !== 0)
      requireZeroBits(
        "vtd_scalable_root_entry",
        `[${i}].reserved2`,
        view,
        at + 8,
        1,
        11,
        "reserved",
      );
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdScalableRootEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdScalableRootEntryArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vtd_scalable_root_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_scalable_root_entry` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVtdScalableRootEntryBytes`
 * first; what it writes is.
 */
export class VtdScalableRootEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vtd_scalable_root_entry", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vtd_scalable_root_entry", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** 1 when devfn 0x00 to 0x7f have a context table. */
  get lowerPresent(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set lowerPresent(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_root_entry", "lower_present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** That table's page frame number. */
  get lctp(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set lctp(value: number) {
    requireRange("vtd_scalable_root_entry", "lctp", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
  /** 1 when devfn 0x80 to 0xff have a context table. */
  get upperPresent(): number {
    return this._view.getUint8(this._at + 8) & 0x1;
  }
  set upperPresent(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_root_entry", "upper_present", value, 0, 1, 8);
    this._view.setUint8(this._at + 8, (this._view.getUint8(this._at + 8) & 0xfe) | (value & 0x1));
  }
  /** That table's page frame number. */
  get uctp(): number {
    return readBits(this._view, this._at + 9, 4, 52);
  }
  set uctp(value: number) {
    requireRange("vtd_scalable_root_entry", "uctp", value, 0, 4503599627370495, 9);
    writeBits(this._view, this._at + 9, 4, 52, value);
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

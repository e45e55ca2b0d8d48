// Generated from abi/hardware/vtd/context.ts by "holeproof generate".
// Edit that file, not this one.
//
// VT-d context tables: how the requests of a device and function are translated.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  requireZero,
  requireZeroBits,
  within,
  writeBits,
  writeZero,
} from "../../../runtime/wire/index.ts";

/** Requests are walked through the second-stage table. */
export const VTD_TT_MULTI_LEVEL = 0;

/** The same, and the device may cache translations. */
export const VTD_TT_DEV_IOTLB = 1;

/** Requests pass untranslated. */
export const VTD_TT_PASS_THROUGH = 2;

/** Addresses have 39 bits, tables three levels. */
export const VTD_AW_39 = 1;

/** Addresses have 48 bits, tables four levels. */
export const VTD_AW_48 = 2;

/** Addresses have 57 bits, tables five levels. */
export const VTD_AW_57 = 3;

// struct vtd_context_entry { /* x86_64 */
//     __u64 present : 1;     /*  0:0   1b */
//     __u64 fpd : 1;         /*  0:1   1b */
//     __u64 tt : 2;          /*  0:2   2b */
//     __u64 reserved1 : 8;   /*  0:4   8b */
//     __u64 ssptptr : 52;    /*  1:4  52b */
//     __u64 aw : 3;          /*  8:0   3b */
//     __u64 ignored : 4;     /*  8:3   4b */
//     __u64 reserved2 : 1;   /*  8:7   1b */
//     __u64 did : 16;        /*  9:0  16b */
//     __u64 reserved3 : 40;  /* 11:0  40b */
// };                         /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 1 */
//
// The codec below is for the layout of x86_64.

/** A device and function in legacy mode; 256 a table, by devfn. */
export interface VtdContextEntry {
  /** 1 when the device may send requests. */
  readonly present: number;
  /** 1 when faults are not reported. */
  readonly fpd: number;
  /** Translation type: a VTD_TT value. */
  readonly tt: number;
  /** The second-stage top table's page frame number. */
  readonly ssptptr: number;
  /** Address width: a VTD_AW value. */
  readonly aw: number;
  /** Free for software. */
  readonly ignored: number;
  /** Domain id the translations are tagged with. */
  readonly did: number;
}

/** Bytes of a `struct vtd_context_entry`. */
export const VTD_CONTEXT_ENTRY_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VTD_CONTEXT_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_CONTEXT_ENTRY_OFFSET = {
  reserved1: 0,
  reserved2: 8,
  reserved3: 11,
} as const;

/**
 * Refuses bytes that are no `struct vtd_context_entry`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVtdContextEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("vtd_context_entry", view, offset, 16, end);
  if ((view.getUint16(offset, true) & 0xff0) !== 0)
    requireZeroBits("vtd_context_entry", "reserved1", view, offset, 4, 8, "reserved");
  if ((view.getUint8(offset + 8) & 0x80) !== 0)
    requireZeroBits("vtd_context_entry", "reserved2", view, offset + 8, 7, 1, "reserved");
  requireZeroBits("vtd_context_entry", "reserved3", view, offset + 11, 0, 40, "reserved");
}

/**
 * Reads bytes that `checkVtdContextEntryBytes` has seen; without that, what comes is not checked.
 */
export function readVtdContextEntry(view: DataView, offset = 0): VtdContextEntry {
  return {
    present: view.getUint8(offset) & 0x1,
    fpd: (view.getUint8(offset) >>> 1) & 0x1,
    tt: (view.getUint8(offset) >>> 2) & 0x3,
    ssptptr: readBits(view, offset + 1, 4, 52),
    aw: view.getUint8(offset + 8) & 0x7,
    ignored: (view.getUint8(offset + 8) >>> 3) & 0xf,
    did: (view.getUint32(offset + 8, true) >>> 8) & 0xffff,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdContextEntry(view: DataView, offset = 0, end?: number): VtdContextEntry {
  checkVtdContextEntryBytes(view, offset, end);
  return readVtdContextEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdContextEntryValue(value: VtdContextEntry): void {
  if (!isUpTo(value.present, 1))
    requireRange("vtd_context_entry", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.fpd, 1)) requireRange("vtd_context_entry", "fpd", value.fpd, 0, 1, 0);
  if (!isUpTo(value.tt, 3)) requireRange("vtd_context_entry", "tt", value.tt, 0, 3, 0);
  requireRange("vtd_context_entry", "ssptptr", value.ssptptr, 0, 4503599627370495, 1);
  if (!isUpTo(value.aw, 7)) requireRange("vtd_context_entry", "aw", value.aw, 0, 7, 8);
  if (!isUpTo(value.ignored, 15))
    requireRange("vtd_context_entry", "ignored", value.ignored, 0, 15, 8);
  if (!isUpTo(value.did, 65535)) requireRange("vtd_context_entry", "did", value.did, 0, 65535, 9);
}

/**
 * Writes a value that `checkVtdContextEntryValue` has seen; without that, what does not fit wraps.
 */
export function writeVtdContextEntry(value: VtdContextEntry, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.fpd & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xf3) | ((value.tt & 0x3) << 2));
  view.setUint16(offset, view.getUint16(offset, true) & 0xf00f, true);
  writeBits(view, offset + 1, 4, 52, value.ssptptr);
  view.setUint8(offset + 8, (view.getUint8(offset + 8) & 0xf8) | (value.aw & 0x7));
  view.setUint8(offset + 8, (view.getUint8(offset + 8) & 0x87) | ((value.ignored & 0xf) << 3));
  view.setUint8(offset + 8, view.getUint8(offset + 8) & 0x7f);
  view.setUint32(
    offset + 8,
    (view.getUint32(offset + 8, true) & 0xff0000ff) | ((value.did & 0xffff) << 8),
    true,
  );
  writeBits(view, offset + 11, 0, 40, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdContextEntry(
  value: VtdContextEntry,
  view: DataView = freshView(VTD_CONTEXT_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vtd_context_entry", view, offset, 16);
  checkVtdContextEntryValue(value);
  writeVtdContextEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_context_entry`: `count` of them, one behind the
 * other.
 */
export function checkVtdContextEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vtd_context_entry", view, offset, 0, end);
    requireCount("vtd_context_entry", "", count, 16, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkVtdContextEntryBytes(view, offset + i * 16);
    } catch (error) {
      throw within(error, "vtd_context_entry", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdContextEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdContextEntryArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vtd_context_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_context_entry` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVtdContextEntryBytes` first; what it
 * writes is.
 */
export class VtdContextEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vtd_context_entry", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("vtd_context_entry", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** 1 when the device may send requests. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_context_entry", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when faults are not reported. */
  get fpd(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set fpd(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_context_entry", "fpd", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** Translation type: a VTD_TT value. */
  get tt(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x3;
  }
  set tt(value: number) {
    if (!isUpTo(value, 3)) requireRange("vtd_context_entry", "tt", value, 0, 3, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xf3) | ((value & 0x3) << 2));
  }
  /** The second-stage top table's page frame number. */
  get ssptptr(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set ssptptr(value: number) {
    requireRange("vtd_context_entry", "ssptptr", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
  /** Address width: a VTD_AW value. */
  get aw(): number {
    return this._view.getUint8(this._at + 8) & 0x7;
  }
  set aw(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_context_entry", "aw", value, 0, 7, 8);
    this._view.setUint8(this._at + 8, (this._view.getUint8(this._at + 8) & 0xf8) | (value & 0x7));
  }
  /** Free for software. */
  get ignored(): number {
    return (this._view.getUint8(this._at + 8) >>> 3) & 0xf;
  }
  set ignored(value: number) {
    if (!isUpTo(value, 15)) requireRange("vtd_context_entry", "ignored", value, 0, 15, 8);
    this._view.setUint8(
      this._at + 8,
      (this._view.getUint8(this._at + 8) & 0x87) | ((value & 0xf) << 3),
    );
  }
  /** Domain id the translations are tagged with. */
  get did(): number {
    return (this._view.getUint32(this._at + 8, true) >>> 8) & 0xffff;
  }
  set did(value: number) {
    if (!isUpTo(value, 65535)) requireRange("vtd_context_entry", "did", value, 0, 65535, 9);
    this._view.setUint32(
      this._at + 8,
      (this._view.getUint32(this._at + 8, true) & 0xff0000ff) | ((value & 0xffff) << 8),
      true,
    );
  }
}

// struct vtd_scalable_context_entry { /* x86_64 */
//     __u64 present : 1;              /*  0:0   1b */
//     __u64 fpd : 1;                  /*  0:1   1b */
//     __u64 dte : 1;                  /*  0:2   1b */
//     __u64 paside : 1;               /*  0:3   1b */
//     __u64 pre : 1;                  /*  0:4   1b */
//     __u64 reserved1 : 4;            /*  0:5   4b */
//     __u64 pdts : 3;                 /*  1:1   3b */
//     __u64 pasiddirptr : 52;         /*  1:4  52b */
//     __u64 rid_pasid : 20;           /*  8:0  20b */
//     __u64 rid_priv : 1;             /* 10:4   1b */
//     __u64 reserved2 : 43;           /* 10:5  43b */
//     __u64 reserved3[2];             /*   16   16 */
// };                                  /* size 32 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 32, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 32, align 4 */
// /* m68k: size 32, align 2 */
//
// The codec below is for the layout of x86_64.

/** A device and function in scalable mode; 128 a table, by the low seven bits of devfn. */
export interface VtdScalableContextEntry {
  /** 1 when the device may send requests. */
  readonly present: number;
  /** 1 when faults are not reported. */
  readonly fpd: number;
  /** 1 when the device may cache translations. */
  readonly dte: number;
  /** 1 when requests may carry a PASID. */
  readonly paside: number;
  /** 1 when the device may ask for pages. */
  readonly pre: number;
  /** The PASID directory has 2 to this power, times 128, entries. */
  readonly pdts: number;
  /** The PASID directory's page frame number. */
  readonly pasiddirptr: number;
  /** The PASID of requests that carry none. */
  readonly ridPasid: number;
  /** 1 when those are privileged. */
  readonly ridPriv: number;
}

/** Bytes of a `struct vtd_scalable_context_entry`. */
export const VTD_SCALABLE_CONTEXT_ENTRY_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VTD_SCALABLE_CONTEXT_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const VTD_SCALABLE_CONTEXT_ENTRY_OFFSET = {
  reserved1: 0,
  reserved2: 10,
  reserved3: 16,
} as const;

/**
 * Refuses bytes that are no `struct vtd_scalable_context_entry`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVtdScalableContextEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("vtd_scalable_context_entry", view, offset, 32, end);
  if ((view.getUint16(offset, true) & 0x1e0) !== 0)
    requireZeroBits("vtd_scalable_context_entry", "reserved1", view, offset, 5, 4, "reserved");
  requireZeroBits("vtd_scalable_context_entry", "reserved2", view, offset + 10, 5, 43, "reserved");
  requireZero("vtd_scalable_context_entry", "reserved3", view, offset + 16, 16, "reserved");
}

/**
 * Reads bytes that `checkVtdScalableContextEntryBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVtdScalableContextEntry(view: DataView, offset = 0): VtdScalableContextEntry {
  return {
    present: view.getUint8(offset) & 0x1,
    fpd: (view.getUint8(offset) >>> 1) & 0x1,
    dte: (view.getUint8(offset) >>> 2) & 0x1,
    paside: (view.getUint8(offset) >>> 3) & 0x1,
    pre: (view.getUint8(offset) >>> 4) & 0x1,
    pdts: (view.getUint8(offset + 1) >>> 1) & 0x7,
    pasiddirptr: readBits(view, offset + 1, 4, 52),
    ridPasid: view.getUint32(offset + 8, true) & 0xfffff,
    ridPriv: (view.getUint8(offset + 10) >>> 4) & 0x1,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdScalableContextEntry(
  view: DataView,
  offset = 0,
  end?: number,
): VtdScalableContextEntry {
  checkVtdScalableContextEntryBytes(view, offset, end);
  return readVtdScalableContextEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdScalableContextEntryValue(value: VtdScalableContextEntry): void {
  if (!isUpTo(value.present, 1))
    requireRange("vtd_scalable_context_entry", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.fpd, 1)) requireRange("vtd_scalable_context_entry", "fpd", value.fpd, 0, 1, 0);
  if (!isUpTo(value.dte, 1)) requireRange("vtd_scalable_context_entry", "dte", value.dte, 0, 1, 0);
  if (!isUpTo(value.paside, 1))
    requireRange("vtd_scalable_context_entry", "paside", value.paside, 0, 1, 0);
  if (!isUpTo(value.pre, 1)) requireRange("vtd_scalable_context_entry", "pre", value.pre, 0, 1, 0);
  if (!isUpTo(value.pdts, 7))
    requireRange("vtd_scalable_context_entry", "pdts", value.pdts, 0, 7, 1);
  requireRange(
    "vtd_scalable_context_entry",
    "pasiddirptr",
    value.pasiddirptr,
    0,
    4503599627370495,
    1,
  );
  if (!isUpTo(value.ridPasid, 1048575))
    requireRange("vtd_scalable_context_entry", "rid_pasid", value.ridPasid, 0, 1048575, 8);
  if (!isUpTo(value.ridPriv, 1))
    requireRange("vtd_scalable_context_entry", "rid_priv", value.ridPriv, 0, 1, 10);
}

/**
 * Writes a value that `checkVtdScalableContextEntryValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVtdScalableContextEntry(
  value: VtdScalableContextEntry,
  view: DataView,
  offset = 0,
): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.fpd & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.dte & 0x1) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xf7) | ((value.paside & 0x1) << 3));
  view.setUint8(offset, (view.getUint8(offset) & 0xef) | ((value.pre & 0x1) << 4));
  view.setUint16(offset, view.getUint16(offset, true) & 0xfe1f, true);
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf1) | ((value.pdts & 0x7) << 1));
  writeBits(view, offset + 1, 4, 52, value.pasiddirptr);
  view.setUint32(
    offset + 8,
    (view.getUint32(offset + 8, true) & 0xfff00000) | (value.ridPasid & 0xfffff),
    true,
  );
  view.setUint8(offset + 10, (view.getUint8(offset + 10) & 0xef) | ((value.ridPriv & 0x1) << 4));
  writeBits(view, offset + 10, 5, 43, 0);
  writeZero(view, offset + 16, 16);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdScalableContextEntry(
  value: VtdScalableContextEntry,
  view: DataView = freshView(VTD_SCALABLE_CONTEXT_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vtd_scalable_context_entry", view, offset, 32);
  checkVtdScalableContextEntryValue(value);
  writeVtdScalableContextEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_scalable_context_entry`: `count` of them, one
 * behind the other.
 */
export function checkVtdScalableContextEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 32, end))) {
    const stop = requireRoom("vtd_scalable_context_entry", view, offset, 0, end);
    requireCount("vtd_scalable_context_entry", "", count, 32, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkVtdScalableContextEntryBytes(view, offset + i * 32);
    } catch (error) {
      throw within(error, "vtd_scalable_context_entry", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdScalableContextEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdScalableContextEntryArray(from, offset, count, end);
  const size = count * 32;
  copyBytes("vtd_scalable_context_entry", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_scalable_context_entry` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVtdScalableContextEntryBytes`
 * first; what it writes is.
 */
export class VtdScalableContextEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("vtd_scalable_context_entry", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("vtd_scalable_context_entry", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** 1 when the device may send requests. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_context_entry", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when faults are not reported. */
  get fpd(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set fpd(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_context_entry", "fpd", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when the device may cache translations. */
  get dte(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set dte(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_context_entry", "dte", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** 1 when requests may carry a PASID. */
  get paside(): number {
    return (this._view.getUint8(this._at) >>> 3) & 0x1;
  }
  set paside(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_context_entry", "paside", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xf7) | ((value & 0x1) << 3));
  }
  /** 1 when the device may ask for pages. */
  get pre(): number {
    return (this._view.getUint8(this._at) >>> 4) & 0x1;
  }
  set pre(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_context_entry", "pre", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xef) | ((value & 0x1) << 4));
  }
  /** The PASID directory has 2 to this power, times 128, entries. */
  get pdts(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x7;
  }
  set pdts(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_scalable_context_entry", "pdts", value, 0, 7, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf1) | ((value & 0x7) << 1),
    );
  }
  /** The PASID directory's page frame number. */
  get pasiddirptr(): number {
    return readBits(this._view, this._at + 1, 4, 52);
  }
  set pasiddirptr(value: number) {
    requireRange("vtd_scalable_context_entry", "pasiddirptr", value, 0, 4503599627370495, 1);
    writeBits(this._view, this._at + 1, 4, 52, value);
  }
  /** The PASID of requests that carry none. */
  get ridPasid(): number {
    return this._view.getUint32(this._at + 8, true) & 0xfffff;
  }
  set ridPasid(value: number) {
    if (!isUpTo(value, 1048575))
      requireRange("vtd_scalable_context_entry", "rid_pasid", value, 0, 1048575, 8);
    this._view.setUint32(
      this._at + 8,
      (this._view.getUint32(this._at + 8, true) & 0xfff00000) | (value & 0xfffff),
      true,
    );
  }
  /** 1 when those are privileged. */
  get ridPriv(): number {
    return (this._view.getUint8(this._at + 10) >>> 4) & 0x1;
  }
  set ridPriv(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_scalable_context_entry", "rid_priv", value, 0, 1, 10);
    this._view.setUint8(
      this._at + 10,
      (this._view.getUint8(this._at + 10) & 0xef) | ((value & 0x1) << 4),
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

// Generated from abi/hardware/vtd/second-stage.ts by "holeproof generate".
// Edit that file, not this one.
//
// VT-d second-stage page tables: 512 entries of 8 bytes a table. An entry of all zeros is empty; no
// bit says present.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  writeBits,
} from "../../../runtime/wire/index.ts";

// struct vtd_ss_leaf {     /* x86_64 */
//     __u64 read : 1;      /* 0:0   1b */
//     __u64 write : 1;     /* 0:1   1b */
//     __u64 execute : 1;   /* 0:2   1b */
//     __u64 emt : 3;       /* 0:3   3b */
//     __u64 ipat : 1;      /* 0:6   1b */
//     __u64 page_size : 1; /* 0:7   1b */
//     __u64 accessed : 1;  /* 1:0   1b */
//     __u64 dirty : 1;     /* 1:1   1b */
//     __u64 ignored1 : 1;  /* 1:2   1b */
//     __u64 snp : 1;       /* 1:3   1b */
//     __u64 frame : 40;    /* 1:4  40b */
//     __u64 ignored2 : 12; /* 6:4  12b */
// };                       /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A page: 4 KiB, or 2 MiB and 1 GiB one and two levels up. */
export interface VtdSsLeaf {
  /** 1 when the device may read. */
  readonly read: number;
  /** 1 when the device may write. */
  readonly write: number;
  /** 1 when the device may execute, where the hardware knows of it. */
  readonly execute: number;
  /** How the memory is cached, with EMTE in the PASID entry. */
  readonly emt: number;
  /** 1 when the first stage has no say in that. */
  readonly ipat: number;
  /** 1 for a page of 2 MiB or 1 GiB; 0 at the lowest level. */
  readonly pageSize: number;
  /** Set by hardware when the page was used. */
  readonly accessed: number;
  /** Set by hardware when the page was written. */
  readonly dirty: number;
  /** Free for software. */
  readonly ignored1: number;
  /** 1 when every access sees the caches, in legacy mode. */
  readonly snp: number;
  /** The page's frame number. */
  readonly frame: number;
  /** Free for software. */
  readonly ignored2: number;
}

/** Bytes of a `struct vtd_ss_leaf`. */
export const VTD_SS_LEAF_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VTD_SS_LEAF_ALIGN = 8;

/**
 * Refuses bytes that are no `struct vtd_ss_leaf`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVtdSsLeafBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("vtd_ss_leaf", view, offset, 8, end);
}

/** Reads bytes that `checkVtdSsLeafBytes` has seen; without that, what comes is not checked. */
export function readVtdSsLeaf(view: DataView, offset = 0): VtdSsLeaf {
  return {
    read: view.getUint8(offset) & 0x1,
    write: (view.getUint8(offset) >>> 1) & 0x1,
    execute: (view.getUint8(offset) >>> 2) & 0x1,
    emt: (view.getUint8(offset) >>> 3) & 0x7,
    ipat: (view.getUint8(offset) >>> 6) & 0x1,
    pageSize: view.getUint8(offset) >>> 7,
    accessed: view.getUint8(offset + 1) & 0x1,
    dirty: (view.getUint8(offset + 1) >>> 1) & 0x1,
    ignored1: (view.getUint8(offset + 1) >>> 2) & 0x1,
    snp: (view.getUint8(offset + 1) >>> 3) & 0x1,
    frame: readBits(view, offset + 1, 4, 40),
    ignored2: view.getUint16(offset + 6, true) >>> 4,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdSsLeaf(view: DataView, offset = 0, end?: number): VtdSsLeaf {
  checkVtdSsLeafBytes(view, offset, end);
  return readVtdSsLeaf(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdSsLeafValue(value: VtdSsLeaf): void {
  if (!isUpTo(value.read, 1)) requireRange("vtd_ss_leaf", "read", value.read, 0, 1, 0);
  if (!isUpTo(value.write, 1)) requireRange("vtd_ss_leaf", "write", value.write, 0, 1, 0);
  if (!isUpTo(value.execute, 1)) requireRange("vtd_ss_leaf", "execute", value.execute, 0, 1, 0);
  if (!isUpTo(value.emt, 7)) requireRange("vtd_ss_leaf", "emt", value.emt, 0, 7, 0);
  if (!isUpTo(value.ipat, 1)) requireRange("vtd_ss_leaf", "ipat", value.ipat, 0, 1, 0);
  if (!isUpTo(value.pageSize, 1)) requireRange("vtd_ss_leaf", "page_size", value.pageSize, 0, 1, 0);
  if (!isUpTo(value.accessed, 1)) requireRange("vtd_ss_leaf", "accessed", value.accessed, 0, 1, 1);
  if (!isUpTo(value.dirty, 1)) requireRange("vtd_ss_leaf", "dirty", value.dirty, 0, 1, 1);
  if (!isUpTo(value.ignored1, 1)) requireRange("vtd_ss_leaf", "ignored1", value.ignored1, 0, 1, 1);
  if (!isUpTo(value.snp, 1)) requireRange("vtd_ss_leaf", "snp", value.snp, 0, 1, 1);
  requireRange("vtd_ss_leaf", "frame", value.frame, 0, 1099511627775, 1);
  if (!isUpTo(value.ignored2, 4095))
    requireRange("vtd_ss_leaf", "ignored2", value.ignored2, 0, 4095, 6);
}

/** Writes a value that `checkVtdSsLeafValue` has seen; without that, what does not fit wraps. */
export function writeVtdSsLeaf(value: VtdSsLeaf, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.read & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.write & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.execute & 0x1) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xc7) | ((value.emt & 0x7) << 3));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.ipat & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.pageSize & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfe) | (value.accessed & 0x1));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfd) | ((value.dirty & 0x1) << 1));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfb) | ((value.ignored1 & 0x1) << 2));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf7) | ((value.snp & 0x1) << 3));
  writeBits(view, offset + 1, 4, 40, value.frame);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf) | ((value.ignored2 & 0xfff) << 4),
    true,
  );
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdSsLeaf(
  value: VtdSsLeaf,
  view: DataView = freshView(VTD_SS_LEAF_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vtd_ss_leaf", view, offset, 8);
  checkVtdSsLeafValue(value);
  writeVtdSsLeaf(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_ss_leaf`: `count` of them, one behind the other.
 */
export function checkVtdSsLeafArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("vtd_ss_leaf", view, offset, 0, end);
    requireCount("vtd_ss_leaf", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdSsLeafArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdSsLeafArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("vtd_ss_leaf", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_ss_leaf` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkVtdSsLeafBytes` first; what it writes is.
 */
export class VtdSsLeafCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vtd_ss_leaf", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("vtd_ss_leaf", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when the device may read. */
  get read(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set read(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "read", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when the device may write. */
  get write(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "write", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when the device may execute, where the hardware knows of it. */
  get execute(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set execute(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "execute", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** How the memory is cached, with EMTE in the PASID entry. */
  get emt(): number {
    return (this._view.getUint8(this._at) >>> 3) & 0x7;
  }
  set emt(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_ss_leaf", "emt", value, 0, 7, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xc7) | ((value & 0x7) << 3));
  }
  /** 1 when the first stage has no say in that. */
  get ipat(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set ipat(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "ipat", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 1 for a page of 2 MiB or 1 GiB; 0 at the lowest level. */
  get pageSize(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set pageSize(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "page_size", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Set by hardware when the page was used. */
  get accessed(): number {
    return this._view.getUint8(this._at + 1) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "accessed", value, 0, 1, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xfe) | (value & 0x1));
  }
  /** Set by hardware when the page was written. */
  get dirty(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x1;
  }
  set dirty(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "dirty", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xfd) | ((value & 0x1) << 1),
    );
  }
  /** Free for software. */
  get ignored1(): number {
    return (this._view.getUint8(this._at + 1) >>> 2) & 0x1;
  }
  set ignored1(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "ignored1", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** 1 when every access sees the caches, in legacy mode. */
  get snp(): number {
    return (this._view.getUint8(this._at + 1) >>> 3) & 0x1;
  }
  set snp(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_leaf", "snp", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** The page's frame number. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set frame(value: number) {
    requireRange("vtd_ss_leaf", "frame", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
  /** Free for software. */
  get ignored2(): number {
    return this._view.getUint16(this._at + 6, true) >>> 4;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 4095)) requireRange("vtd_ss_leaf", "ignored2", value, 0, 4095, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf) | ((value & 0xfff) << 4),
      true,
    );
  }
}

// struct vtd_ss_table {    /* x86_64 */
//     __u64 read : 1;      /* 0:0   1b */
//     __u64 write : 1;     /* 0:1   1b */
//     __u64 execute : 1;   /* 0:2   1b */
//     __u64 ignored1 : 4;  /* 0:3   4b */
//     __u64 page_size : 1; /* 0:7   1b */
//     __u64 accessed : 1;  /* 1:0   1b */
//     __u64 ignored2 : 3;  /* 1:1   3b */
//     __u64 frame : 40;    /* 1:4  40b */
//     __u64 ignored3 : 12; /* 6:4  12b */
// };                       /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A table one level down. */
export interface VtdSsTable {
  /** 1 when anything below may be read. */
  readonly read: number;
  /** 1 when anything below may be written. */
  readonly write: number;
  /** 1 when anything below may be executed. */
  readonly execute: number;
  /** Free for software. */
  readonly ignored1: number;
  /** 0, or the entry is a page. */
  readonly pageSize: number;
  /** Set by hardware when the table was used. */
  readonly accessed: number;
  /** Free for software; Linux sets the middle one once the table is flushed from the caches. */
  readonly ignored2: number;
  /** The table's page frame number. */
  readonly frame: number;
  /** Free for software. */
  readonly ignored3: number;
}

/** Bytes of a `struct vtd_ss_table`. */
export const VTD_SS_TABLE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VTD_SS_TABLE_ALIGN = 8;

/**
 * Refuses bytes that are no `struct vtd_ss_table`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVtdSsTableBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("vtd_ss_table", view, offset, 8, end);
}

/** Reads bytes that `checkVtdSsTableBytes` has seen; without that, what comes is not checked. */
export function readVtdSsTable(view: DataView, offset = 0): VtdSsTable {
  return {
    read: view.getUint8(offset) & 0x1,
    write: (view.getUint8(offset) >>> 1) & 0x1,
    execute: (view.getUint8(offset) >>> 2) & 0x1,
    ignored1: (view.getUint8(offset) >>> 3) & 0xf,
    pageSize: view.getUint8(offset) >>> 7,
    accessed: view.getUint8(offset + 1) & 0x1,
    ignored2: (view.getUint8(offset + 1) >>> 1) & 0x7,
    frame: readBits(view, offset + 1, 4, 40),
    ignored3: view.getUint16(offset + 6, true) >>> 4,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVtdSsTable(view: DataView, offset = 0, end?: number): VtdSsTable {
  checkVtdSsTableBytes(view, offset, end);
  return readVtdSsTable(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVtdSsTableValue(value: VtdSsTable): void {
  if (!isUpTo(value.read, 1)) requireRange("vtd_ss_table", "read", value.read, 0, 1, 0);
  if (!isUpTo(value.write, 1)) requireRange("vtd_ss_table", "write", value.write, 0, 1, 0);
  if (!isUpTo(value.execute, 1)) requireRange("vtd_ss_table", "execute", value.execute, 0, 1, 0);
  if (!isUpTo(value.ignored1, 15))
    requireRange("vtd_ss_table", "ignored1", value.ignored1, 0, 15, 0);
  if (!isUpTo(value.pageSize, 1))
    requireRange("vtd_ss_table", "page_size", value.pageSize, 0, 1, 0);
  if (!isUpTo(value.accessed, 1)) requireRange("vtd_ss_table", "accessed", value.accessed, 0, 1, 1);
  if (!isUpTo(value.ignored2, 7)) requireRange("vtd_ss_table", "ignored2", value.ignored2, 0, 7, 1);
  requireRange("vtd_ss_table", "frame", value.frame, 0, 1099511627775, 1);
  if (!isUpTo(value.ignored3, 4095))
    requireRange("vtd_ss_table", "ignored3", value.ignored3, 0, 4095, 6);
}

/** Writes a value that `checkVtdSsTableValue` has seen; without that, what does not fit wraps. */
export function writeVtdSsTable(value: VtdSsTable, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.read & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.write & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.execute & 0x1) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0x87) | ((value.ignored1 & 0xf) << 3));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.pageSize & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfe) | (value.accessed & 0x1));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf1) | ((value.ignored2 & 0x7) << 1));
  writeBits(view, offset + 1, 4, 40, value.frame);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf) | ((value.ignored3 & 0xfff) << 4),
    true,
  );
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVtdSsTable(
  value: VtdSsTable,
  view: DataView = freshView(VTD_SS_TABLE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vtd_ss_table", view, offset, 8);
  checkVtdSsTableValue(value);
  writeVtdSsTable(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vtd_ss_table`: `count` of them, one behind the other.
 */
export function checkVtdSsTableArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("vtd_ss_table", view, offset, 0, end);
    requireCount("vtd_ss_table", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVtdSsTableArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVtdSsTableArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("vtd_ss_table", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vtd_ss_table` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkVtdSsTableBytes` first; what it writes is.
 */
export class VtdSsTableCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vtd_ss_table", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("vtd_ss_table", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when anything below may be read. */
  get read(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set read(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_table", "read", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when anything below may be written. */
  get write(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_table", "write", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when anything below may be executed. */
  get execute(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set execute(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_table", "execute", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** Free for software. */
  get ignored1(): number {
    return (this._view.getUint8(this._at) >>> 3) & 0xf;
  }
  set ignored1(value: number) {
    if (!isUpTo(value, 15)) requireRange("vtd_ss_table", "ignored1", value, 0, 15, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x87) | ((value & 0xf) << 3));
  }
  /** 0, or the entry is a page. */
  get pageSize(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set pageSize(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_table", "page_size", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Set by hardware when the table was used. */
  get accessed(): number {
    return this._view.getUint8(this._at + 1) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("vtd_ss_table", "accessed", value, 0, 1, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xfe) | (value & 0x1));
  }
  /** Free for software; Linux sets the middle one once the table is flushed from the caches. */
  get ignored2(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x7;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 7)) requireRange("vtd_ss_table", "ignored2", value, 0, 7, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf1) | ((value & 0x7) << 1),
    );
  }
  /** The table's page frame number. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set frame(value: number) {
    requireRange("vtd_ss_table", "frame", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
  /** Free for software. */
  get ignored3(): number {
    return this._view.getUint16(this._at + 6, true) >>> 4;
  }
  set ignored3(value: number) {
    if (!isUpTo(value, 4095)) requireRange("vtd_ss_table", "ignored3", value, 0, 4095, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf) | ((value & 0xfff) << 4),
      true,
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

// Generated from abi/hardware/x86/first-stage.ts by "holeproof generate".
// Edit that file, not this one.
//
// First-stage page tables of VT-d and of AMD's second format: those of the processor, 512 entries
// of 8 bytes a table.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  writeBits,
} from "../../../runtime/wire/index.ts";

// struct x86_leaf {         /* x86_64 */
//     __u64 present : 1;    /* 0:0   1b */
//     __u64 write : 1;      /* 0:1   1b */
//     __u64 user : 1;       /* 0:2   1b */
//     __u64 pwt : 1;        /* 0:3   1b */
//     __u64 pcd : 1;        /* 0:4   1b */
//     __u64 accessed : 1;   /* 0:5   1b */
//     __u64 dirty : 1;      /* 0:6   1b */
//     __u64 page_size : 1;  /* 0:7   1b */
//     __u64 global : 1;     /* 1:0   1b */
//     __u64 ignored1 : 3;   /* 1:1   3b */
//     __u64 frame : 40;     /* 1:4  40b */
//     __u64 ignored2 : 7;   /* 6:4   7b */
//     __u64 key : 4;        /* 7:3   4b */
//     __u64 no_execute : 1; /* 7:7   1b */
// };                        /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A page: 4 KiB, or 2 MiB and 1 GiB one and two levels up. */
export interface X86Leaf {
  /** 1 when the page is there. */
  readonly present: number;
  /** 1 when the page may be written. */
  readonly write: number;
  /** 1 when requests without privilege may use the page. */
  readonly user: number;
  /** How the page is cached, low bit. */
  readonly pwt: number;
  /** How the page is cached, middle bit. */
  readonly pcd: number;
  /** Set when the page was used. */
  readonly accessed: number;
  /** Set when the page was written. */
  readonly dirty: number;
  /** 1 for a page of 2 MiB or 1 GiB; at the lowest level how the page is cached, high bit. */
  readonly pageSize: number;
  /** 1 when the page is the same in every address space. */
  readonly global: number;
  /** Free for software. */
  readonly ignored1: number;
  /** The page's frame number; of a large page its lowest bit says how it is cached, high bit. */
  readonly frame: number;
  /** Free for software. */
  readonly ignored2: number;
  /** Protection key, or free for software. */
  readonly key: number;
  /** 1 when the page may not be executed. */
  readonly noExecute: number;
}

/** Bytes of a `struct x86_leaf`. */
export const X86_LEAF_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const X86_LEAF_ALIGN = 8;

/**
 * Refuses bytes that are no `struct x86_leaf`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkX86LeafBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("x86_leaf", view, offset, 8, end);
}

/** Reads bytes that `checkX86LeafBytes` has seen; without that, what comes is not checked. */
export function readX86Leaf(view: DataView, offset = 0): X86Leaf {
  return {
    present: view.getUint8(offset) & 0x1,
    write: (view.getUint8(offset) >>> 1) & 0x1,
    user: (view.getUint8(offset) >>> 2) & 0x1,
    pwt: (view.getUint8(offset) >>> 3) & 0x1,
    pcd: (view.getUint8(offset) >>> 4) & 0x1,
    accessed: (view.getUint8(offset) >>> 5) & 0x1,
    dirty: (view.getUint8(offset) >>> 6) & 0x1,
    pageSize: view.getUint8(offset) >>> 7,
    global: view.getUint8(offset + 1) & 0x1,
    ignored1: (view.getUint8(offset + 1) >>> 1) & 0x7,
    frame: readBits(view, offset + 1, 4, 40),
    ignored2: (view.getUint16(offset + 6, true) >>> 4) & 0x7f,
    key: (view.getUint8(offset + 7) >>> 3) & 0xf,
    noExecute: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeX86Leaf(view: DataView, offset = 0, end?: number): X86Leaf {
  checkX86LeafBytes(view, offset, end);
  return readX86Leaf(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkX86LeafValue(value: X86Leaf): void {
  if (!isUpTo(value.present, 1)) requireRange("x86_leaf", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.write, 1)) requireRange("x86_leaf", "write", value.write, 0, 1, 0);
  if (!isUpTo(value.user, 1)) requireRange("x86_leaf", "user", value.user, 0, 1, 0);
  if (!isUpTo(value.pwt, 1)) requireRange("x86_leaf", "pwt", value.pwt, 0, 1, 0);
  if (!isUpTo(value.pcd, 1)) requireRange("x86_leaf", "pcd", value.pcd, 0, 1, 0);
  if (!isUpTo(value.accessed, 1)) requireRange("x86_leaf", "accessed", value.accessed, 0, 1, 0);
  if (!isUpTo(value.dirty, 1)) requireRange("x86_leaf", "dirty", value.dirty, 0, 1, 0);
  if (!isUpTo(value.pageSize, 1)) requireRange("x86_leaf", "page_size", value.pageSize, 0, 1, 0);
  if (!isUpTo(value.global, 1)) requireRange("x86_leaf", "global", value.global, 0, 1, 1);
  if (!isUpTo(value.ignored1, 7)) requireRange("x86_leaf", "ignored1", value.ignored1, 0, 7, 1);
  requireRange("x86_leaf", "frame", value.frame, 0, 1099511627775, 1);
  if (!isUpTo(value.ignored2, 127)) requireRange("x86_leaf", "ignored2", value.ignored2, 0, 127, 6);
  if (!isUpTo(value.key, 15)) requireRange("x86_leaf", "key", value.key, 0, 15, 7);
  if (!isUpTo(value.noExecute, 1)) requireRange("x86_leaf", "no_execute", value.noExecute, 0, 1, 7);
}

/** Writes a value that `checkX86LeafValue` has seen; without that, what does not fit wraps. */
export function writeX86Leaf(value: X86Leaf, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.write & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.user & 0x1) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xf7) | ((value.pwt & 0x1) << 3));
  view.setUint8(offset, (view.getUint8(offset) & 0xef) | ((value.pcd & 0x1) << 4));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.accessed & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.dirty & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.pageSize & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfe) | (value.global & 0x1));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf1) | ((value.ignored1 & 0x7) << 1));
  writeBits(view, offset + 1, 4, 40, value.frame);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf80f) | ((value.ignored2 & 0x7f) << 4),
    true,
  );
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x87) | ((value.key & 0xf) << 3));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.noExecute & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeX86Leaf(
  value: X86Leaf,
  view: DataView = freshView(X86_LEAF_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("x86_leaf", view, offset, 8);
  checkX86LeafValue(value);
  writeX86Leaf(value, view, offset);
  return view;
}

/** Refuses bytes of which some are no `struct x86_leaf`: `count` of them, one behind the other. */
export function checkX86LeafArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("x86_leaf", view, offset, 0, end);
    requireCount("x86_leaf", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyX86LeafArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkX86LeafArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("x86_leaf", from, offset, to, at, size);
  return size;
}

/**
 * A `struct x86_leaf` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkX86LeafBytes` first; what it writes is.
 */
export class X86LeafCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("x86_leaf", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("x86_leaf", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when the page is there. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when the page may be written. */
  get write(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "write", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when requests without privilege may use the page. */
  get user(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set user(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "user", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** How the page is cached, low bit. */
  get pwt(): number {
    return (this._view.getUint8(this._at) >>> 3) & 0x1;
  }
  set pwt(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "pwt", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xf7) | ((value & 0x1) << 3));
  }
  /** How the page is cached, middle bit. */
  get pcd(): number {
    return (this._view.getUint8(this._at) >>> 4) & 0x1;
  }
  set pcd(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "pcd", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xef) | ((value & 0x1) << 4));
  }
  /** Set when the page was used. */
  get accessed(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "accessed", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** Set when the page was written. */
  get dirty(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set dirty(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "dirty", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 1 for a page of 2 MiB or 1 GiB; at the lowest level how the page is cached, high bit. */
  get pageSize(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set pageSize(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "page_size", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** 1 when the page is the same in every address space. */
  get global(): number {
    return this._view.getUint8(this._at + 1) & 0x1;
  }
  set global(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "global", value, 0, 1, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xfe) | (value & 0x1));
  }
  /** Free for software. */
  get ignored1(): number {
    return (this._view.getUint8(this._at + 1) >>> 1) & 0x7;
  }
  set ignored1(value: number) {
    if (!isUpTo(value, 7)) requireRange("x86_leaf", "ignored1", value, 0, 7, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf1) | ((value & 0x7) << 1),
    );
  }
  /** The page's frame number; of a large page its lowest bit says how it is cached, high bit. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set frame(value: number) {
    requireRange("x86_leaf", "frame", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
  /** Free for software. */
  get ignored2(): number {
    return (this._view.getUint16(this._at + 6, true) >>> 4) & 0x7f;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 127)) requireRange("x86_leaf", "ignored2", value, 0, 127, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf80f) | ((value & 0x7f) << 4),
      true,
    );
  }
  /** Protection key, or free for software. */
  get key(): number {
    return (this._view.getUint8(this._at + 7) >>> 3) & 0xf;
  }
  set key(value: number) {
    if (!isUpTo(value, 15)) requireRange("x86_leaf", "key", value, 0, 15, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x87) | ((value & 0xf) << 3),
    );
  }
  /** 1 when the page may not be executed. */
  get noExecute(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set noExecute(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_leaf", "no_execute", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x7f) | ((value & 0x1) << 7),
    );
  }
}

// struct x86_table {        /* x86_64 */
//     __u64 present : 1;    /* 0:0   1b */
//     __u64 write : 1;      /* 0:1   1b */
//     __u64 user : 1;       /* 0:2   1b */
//     __u64 pwt : 1;        /* 0:3   1b */
//     __u64 pcd : 1;        /* 0:4   1b */
//     __u64 accessed : 1;   /* 0:5   1b */
//     __u64 ignored1 : 1;   /* 0:6   1b */
//     __u64 page_size : 1;  /* 0:7   1b */
//     __u64 ignored2 : 4;   /* 1:0   4b */
//     __u64 frame : 40;     /* 1:4  40b */
//     __u64 ignored3 : 11;  /* 6:4  11b */
//     __u64 no_execute : 1; /* 7:7   1b */
// };                        /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A table one level down. */
export interface X86Table {
  /** 1 when the table is there. */
  readonly present: number;
  /** 1 when anything below may be written. */
  readonly write: number;
  /** 1 when requests without privilege may use anything below. */
  readonly user: number;
  /** How the table is cached, low bit. */
  readonly pwt: number;
  /** How the table is cached, high bit. */
  readonly pcd: number;
  /** Set when the table was used. */
  readonly accessed: number;
  /** Free for software. */
  readonly ignored1: number;
  /** 0, or the entry is a page. */
  readonly pageSize: number;
  /** Free for software; Linux sets the second one once the table is flushed from the caches. */
  readonly ignored2: number;
  /** The table's page frame number. */
  readonly frame: number;
  /** Free for software. */
  readonly ignored3: number;
  /** 1 when nothing below may be executed. */
  readonly noExecute: number;
}

/** Bytes of a `struct x86_table`. */
export const X86_TABLE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const X86_TABLE_ALIGN = 8;

/**
 * Refuses bytes that are no `struct x86_table`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkX86TableBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("x86_table", view, offset, 8, end);
}

/** Reads bytes that `checkX86TableBytes` has seen; without that, what comes is not checked. */
export function readX86Table(view: DataView, offset = 0): X86Table {
  return {
    present: view.getUint8(offset) & 0x1,
    write: (view.getUint8(offset) >>> 1) & 0x1,
    user: (view.getUint8(offset) >>> 2) & 0x1,
    pwt: (view.getUint8(offset) >>> 3) & 0x1,
    pcd: (view.getUint8(offset) >>> 4) & 0x1,
    accessed: (view.getUint8(offset) >>> 5) & 0x1,
    ignored1: (view.getUint8(offset) >>> 6) & 0x1,
    pageSize: view.getUint8(offset) >>> 7,
    ignored2: view.getUint8(offset + 1) & 0xf,
    frame: readBits(view, offset + 1, 4, 40),
    ignored3: (view.getUint16(offset + 6, true) >>> 4) & 0x7ff,
    noExecute: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeX86Table(view: DataView, offset = 0, end?: number): X86Table {
  checkX86TableBytes(view, offset, end);
  return readX86Table(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkX86TableValue(value: X86Table): void {
  if (!isUpTo(value.present, 1)) requireRange("x86_table", "present", value.present, 0, 1, 0);
  if (!isUpTo(value.write, 1)) requireRange("x86_table", "write", value.write, 0, 1, 0);
  if (!isUpTo(value.user, 1)) requireRange("x86_table", "user", value.user, 0, 1, 0);
  if (!isUpTo(value.pwt, 1)) requireRange("x86_table", "pwt", value.pwt, 0, 1, 0);
  if (!isUpTo(value.pcd, 1)) requireRange("x86_table", "pcd", value.pcd, 0, 1, 0);
  if (!isUpTo(value.accessed, 1)) requireRange("x86_table", "accessed", value.accessed, 0, 1, 0);
  if (!isUpTo(value.ignored1, 1)) requireRange("x86_table", "ignored1", value.ignored1, 0, 1, 0);
  if (!isUpTo(value.pageSize, 1)) requireRange("x86_table", "page_size", value.pageSize, 0, 1, 0);
  if (!isUpTo(value.ignored2, 15)) requireRange("x86_table", "ignored2", value.ignored2, 0, 15, 1);
  requireRange("x86_table", "frame", value.frame, 0, 1099511627775, 1);
  if (!isUpTo(value.ignored3, 2047))
    requireRange("x86_table", "ignored3", value.ignored3, 0, 2047, 6);
  if (!isUpTo(value.noExecute, 1))
    requireRange("x86_table", "no_execute", value.noExecute, 0, 1, 7);
}

/** Writes a value that `checkX86TableValue` has seen; without that, what does not fit wraps. */
export function writeX86Table(value: X86Table, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.present & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.write & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.user & 0x1) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xf7) | ((value.pwt & 0x1) << 3));
  view.setUint8(offset, (view.getUint8(offset) & 0xef) | ((value.pcd & 0x1) << 4));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.accessed & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.ignored1 & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.pageSize & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf0) | (value.ignored2 & 0xf));
  writeBits(view, offset + 1, 4, 40, value.frame);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0x800f) | ((value.ignored3 & 0x7ff) << 4),
    true,
  );
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.noExecute & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeX86Table(
  value: X86Table,
  view: DataView = freshView(X86_TABLE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("x86_table", view, offset, 8);
  checkX86TableValue(value);
  writeX86Table(value, view, offset);
  return view;
}

/** Refuses bytes of which some are no `struct x86_table`: `count` of them, one behind the other. */
export function checkX86TableArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("x86_table", view, offset, 0, end);
    requireCount("x86_table", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyX86TableArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkX86TableArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("x86_table", from, offset, to, at, size);
  return size;
}

/**
 * A `struct x86_table` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkX86TableBytes` first; what it writes is.
 */
export class X86TableCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("x86_table", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("x86_table", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when the table is there. */
  get present(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set present(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "present", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when anything below may be written. */
  get write(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "write", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when requests without privilege may use anything below. */
  get user(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set user(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "user", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** How the table is cached, low bit. */
  get pwt(): number {
    return (this._view.getUint8(this._at) >>> 3) & 0x1;
  }
  set pwt(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "pwt", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xf7) | ((value & 0x1) << 3));
  }
  /** How the table is cached, high bit. */
  get pcd(): number {
    return (this._view.getUint8(this._at) >>> 4) & 0x1;
  }
  set pcd(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "pcd", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xef) | ((value & 0x1) << 4));
  }
  /** Set when the table was used. */
  get accessed(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "accessed", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** Free for software. */
  get ignored1(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set ignored1(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "ignored1", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 0, or the entry is a page. */
  get pageSize(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set pageSize(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "page_size", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Free for software; Linux sets the second one once the table is flushed from the caches. */
  get ignored2(): number {
    return this._view.getUint8(this._at + 1) & 0xf;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 15)) requireRange("x86_table", "ignored2", value, 0, 15, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xf0) | (value & 0xf));
  }
  /** The table's page frame number. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 40);
  }
  set frame(value: number) {
    requireRange("x86_table", "frame", value, 0, 1099511627775, 1);
    writeBits(this._view, this._at + 1, 4, 40, value);
  }
  /** Free for software. */
  get ignored3(): number {
    return (this._view.getUint16(this._at + 6, true) >>> 4) & 0x7ff;
  }
  set ignored3(value: number) {
    if (!isUpTo(value, 2047)) requireRange("x86_table", "ignored3", value, 0, 2047, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0x800f) | ((value & 0x7ff) << 4),
      true,
    );
  }
  /** 1 when nothing below may be executed. */
  get noExecute(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set noExecute(value: number) {
    if (!isUpTo(value, 1)) requireRange("x86_table", "no_execute", value, 0, 1, 7);
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

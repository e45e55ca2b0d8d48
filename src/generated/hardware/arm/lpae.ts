// Generated from abi/hardware/arm/lpae.ts by "holeproof generate".
// Edit that file, not this one.
//
// Page tables of ARM's SMMU with pages of 4 KiB: 512 entries of 8 bytes a table.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  writeBits,
} from "../../../runtime/wire/index.ts";

/** Of an entry: empty. */
export const ARM_LPAE_EMPTY = 0;

/** Of an entry: a page of 2 MiB or 1 GiB. */
export const ARM_LPAE_BLOCK = 1;

/** Of an entry: a table, or at the lowest level a page. */
export const ARM_LPAE_TABLE_OR_PAGE = 3;

/** Of a page: others share it: none. */
export const ARM_LPAE_SH_NONE = 0;

/** Of a page: everything shares it. */
export const ARM_LPAE_SH_OUTER = 2;

/** Of a page: the processors share it. */
export const ARM_LPAE_SH_INNER = 3;

// struct arm_lpae_table {  /* x86_64 */
//     __u64 type : 2;      /* 0:0   2b */
//     __u64 ignored1 : 10; /* 0:2  10b */
//     __u64 frame : 36;    /* 1:4  36b */
//     __u64 ignored2 : 7;  /* 6:0   7b */
//     __u64 synced : 1;    /* 6:7   1b */
//     __u64 ignored3 : 3;  /* 7:0   3b */
//     __u64 pxn_table : 1; /* 7:3   1b */
//     __u64 xn_table : 1;  /* 7:4   1b */
//     __u64 ap_table : 2;  /* 7:5   2b */
//     __u64 ns_table : 1;  /* 7:7   1b */
// };                       /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A table one level down, of either stage. */
export interface ArmLpaeTable {
  /** ARM_LPAE_TABLE_OR_PAGE. */
  readonly type: number;
  /** Free for software. */
  readonly ignored1: number;
  /** The table's page frame number, bits 47 to 12. */
  readonly frame: number;
  /** Free for software. */
  readonly ignored2: number;
  /** Free for software; Linux sets it once the table is flushed from the caches. */
  readonly synced: number;
  /** Free for software. */
  readonly ignored3: number;
  /** 1 when nothing below may be executed with privilege. */
  readonly pxnTable: number;
  /** 1 when nothing below may be executed. */
  readonly xnTable: number;
  /** What nothing below may be used for. */
  readonly apTable: number;
  /** 1 when everything below is not secure. */
  readonly nsTable: number;
}

/** Bytes of a `struct arm_lpae_table`. */
export const ARM_LPAE_TABLE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const ARM_LPAE_TABLE_ALIGN = 8;

/**
 * Refuses bytes that are no `struct arm_lpae_table`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkArmLpaeTableBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("arm_lpae_table", view, offset, 8, end);
}

/** Reads bytes that `checkArmLpaeTableBytes` has seen; without that, what comes is not checked. */
export function readArmLpaeTable(view: DataView, offset = 0): ArmLpaeTable {
  return {
    type: view.getUint8(offset) & 0x3,
    ignored1: (view.getUint16(offset, true) >>> 2) & 0x3ff,
    frame: readBits(view, offset + 1, 4, 36),
    ignored2: view.getUint8(offset + 6) & 0x7f,
    synced: view.getUint8(offset + 6) >>> 7,
    ignored3: view.getUint8(offset + 7) & 0x7,
    pxnTable: (view.getUint8(offset + 7) >>> 3) & 0x1,
    xnTable: (view.getUint8(offset + 7) >>> 4) & 0x1,
    apTable: (view.getUint8(offset + 7) >>> 5) & 0x3,
    nsTable: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeArmLpaeTable(view: DataView, offset = 0, end?: number): ArmLpaeTable {
  checkArmLpaeTableBytes(view, offset, end);
  return readArmLpaeTable(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkArmLpaeTableValue(value: ArmLpaeTable): void {
  if (!isUpTo(value.type, 3)) requireRange("arm_lpae_table", "type", value.type, 0, 3, 0);
  if (!isUpTo(value.ignored1, 1023))
    requireRange("arm_lpae_table", "ignored1", value.ignored1, 0, 1023, 0);
  requireRange("arm_lpae_table", "frame", value.frame, 0, 68719476735, 1);
  if (!isUpTo(value.ignored2, 127))
    requireRange("arm_lpae_table", "ignored2", value.ignored2, 0, 127, 6);
  if (!isUpTo(value.synced, 1)) requireRange("arm_lpae_table", "synced", value.synced, 0, 1, 6);
  if (!isUpTo(value.ignored3, 7))
    requireRange("arm_lpae_table", "ignored3", value.ignored3, 0, 7, 7);
  if (!isUpTo(value.pxnTable, 1))
    requireRange("arm_lpae_table", "pxn_table", value.pxnTable, 0, 1, 7);
  if (!isUpTo(value.xnTable, 1)) requireRange("arm_lpae_table", "xn_table", value.xnTable, 0, 1, 7);
  if (!isUpTo(value.apTable, 3)) requireRange("arm_lpae_table", "ap_table", value.apTable, 0, 3, 7);
  if (!isUpTo(value.nsTable, 1)) requireRange("arm_lpae_table", "ns_table", value.nsTable, 0, 1, 7);
}

/** Writes a value that `checkArmLpaeTableValue` has seen; without that, what does not fit wraps. */
export function writeArmLpaeTable(value: ArmLpaeTable, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfc) | (value.type & 0x3));
  view.setUint16(
    offset,
    (view.getUint16(offset, true) & 0xf003) | ((value.ignored1 & 0x3ff) << 2),
    true,
  );
  writeBits(view, offset + 1, 4, 36, value.frame);
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0x80) | (value.ignored2 & 0x7f));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0x7f) | ((value.synced & 0x1) << 7));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xf8) | (value.ignored3 & 0x7));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xf7) | ((value.pxnTable & 0x1) << 3));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0xef) | ((value.xnTable & 0x1) << 4));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x9f) | ((value.apTable & 0x3) << 5));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.nsTable & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeArmLpaeTable(
  value: ArmLpaeTable,
  view: DataView = freshView(ARM_LPAE_TABLE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("arm_lpae_table", view, offset, 8);
  checkArmLpaeTableValue(value);
  writeArmLpaeTable(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct arm_lpae_table`: `count` of them, one behind the
 * other.
 */
export function checkArmLpaeTableArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("arm_lpae_table", view, offset, 0, end);
    requireCount("arm_lpae_table", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyArmLpaeTableArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkArmLpaeTableArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("arm_lpae_table", from, offset, to, at, size);
  return size;
}

/**
 * A `struct arm_lpae_table` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkArmLpaeTableBytes` first; what it
 * writes is.
 */
export class ArmLpaeTableCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("arm_lpae_table", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("arm_lpae_table", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** ARM_LPAE_TABLE_OR_PAGE. */
  get type(): number {
    return this._view.getUint8(this._at) & 0x3;
  }
  set type(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_table", "type", value, 0, 3, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfc) | (value & 0x3));
  }
  /** Free for software. */
  get ignored1(): number {
    return (this._view.getUint16(this._at, true) >>> 2) & 0x3ff;
  }
  set ignored1(value: number) {
    if (!isUpTo(value, 1023)) requireRange("arm_lpae_table", "ignored1", value, 0, 1023, 0);
    this._view.setUint16(
      this._at,
      (this._view.getUint16(this._at, true) & 0xf003) | ((value & 0x3ff) << 2),
      true,
    );
  }
  /** The table's page frame number, bits 47 to 12. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 36);
  }
  set frame(value: number) {
    requireRange("arm_lpae_table", "frame", value, 0, 68719476735, 1);
    writeBits(this._view, this._at + 1, 4, 36, value);
  }
  /** Free for software. */
  get ignored2(): number {
    return this._view.getUint8(this._at + 6) & 0x7f;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 127)) requireRange("arm_lpae_table", "ignored2", value, 0, 127, 6);
    this._view.setUint8(this._at + 6, (this._view.getUint8(this._at + 6) & 0x80) | (value & 0x7f));
  }
  /** Free for software; Linux sets it once the table is flushed from the caches. */
  get synced(): number {
    return this._view.getUint8(this._at + 6) >>> 7;
  }
  set synced(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_table", "synced", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0x7f) | ((value & 0x1) << 7),
    );
  }
  /** Free for software. */
  get ignored3(): number {
    return this._view.getUint8(this._at + 7) & 0x7;
  }
  set ignored3(value: number) {
    if (!isUpTo(value, 7)) requireRange("arm_lpae_table", "ignored3", value, 0, 7, 7);
    this._view.setUint8(this._at + 7, (this._view.getUint8(this._at + 7) & 0xf8) | (value & 0x7));
  }
  /** 1 when nothing below may be executed with privilege. */
  get pxnTable(): number {
    return (this._view.getUint8(this._at + 7) >>> 3) & 0x1;
  }
  set pxnTable(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_table", "pxn_table", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** 1 when nothing below may be executed. */
  get xnTable(): number {
    return (this._view.getUint8(this._at + 7) >>> 4) & 0x1;
  }
  set xnTable(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_table", "xn_table", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0xef) | ((value & 0x1) << 4),
    );
  }
  /** What nothing below may be used for. */
  get apTable(): number {
    return (this._view.getUint8(this._at + 7) >>> 5) & 0x3;
  }
  set apTable(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_table", "ap_table", value, 0, 3, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x9f) | ((value & 0x3) << 5),
    );
  }
  /** 1 when everything below is not secure. */
  get nsTable(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set nsTable(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_table", "ns_table", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x7f) | ((value & 0x1) << 7),
    );
  }
}

// struct arm_lpae_stage1 {    /* x86_64 */
//     __u64 type : 2;         /* 0:0   2b */
//     __u64 attr_index : 3;   /* 0:2   3b */
//     __u64 ns : 1;           /* 0:5   1b */
//     __u64 unprivileged : 1; /* 0:6   1b */
//     __u64 read_only : 1;    /* 0:7   1b */
//     __u64 shareable : 2;    /* 1:0   2b */
//     __u64 accessed : 1;     /* 1:2   1b */
//     __u64 not_global : 1;   /* 1:3   1b */
//     __u64 frame : 36;       /* 1:4  36b */
//     __u64 high : 2;         /* 6:0   2b */
//     __u64 guarded : 1;      /* 6:2   1b */
//     __u64 dbm : 1;          /* 6:3   1b */
//     __u64 contiguous : 1;   /* 6:4   1b */
//     __u64 pxn : 1;          /* 6:5   1b */
//     __u64 xn : 1;           /* 6:6   1b */
//     __u64 ignored : 4;      /* 6:7   4b */
//     __u64 pbha : 4;         /* 7:3   4b */
//     __u64 ignored2 : 1;     /* 7:7   1b */
// };                          /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A page of the first stage. */
export interface ArmLpaeStage1 {
  /** ARM_LPAE_TABLE_OR_PAGE at the lowest level, else ARM_LPAE_BLOCK. */
  readonly type: number;
  /** Which of eight ways it is cached in. */
  readonly attrIndex: number;
  /** 1 when it is not secure. */
  readonly ns: number;
  /** 1 when requests without privilege may use it. */
  readonly unprivileged: number;
  /** 1 when it may not be written. */
  readonly readOnly: number;
  /** Who shares it: an ARM_LPAE_SH value. */
  readonly shareable: number;
  /** 1, or the first use faults. */
  readonly accessed: number;
  /** 1 when it belongs to one address space. */
  readonly notGlobal: number;
  /** The page's frame number, bits 47 to 12. */
  readonly frame: number;
  /** More of the frame number, where addresses have 50 bits. */
  readonly high: number;
  /** 1 when only marked places may be jumped to. */
  readonly guarded: number;
  /** 1 when a write may clear `read_only`: hardware notes what was written. */
  readonly dbm: number;
  /** 1 when it is one of sixteen that lie together. */
  readonly contiguous: number;
  /** 1 when it may not be executed with privilege. */
  readonly pxn: number;
  /** 1 when it may not be executed. */
  readonly xn: number;
  /** Free for software. */
  readonly ignored: number;
  /** What the hardware's maker likes. */
  readonly pbha: number;
  /** Free for software. */
  readonly ignored2: number;
}

/** Bytes of a `struct arm_lpae_stage1`. */
export const ARM_LPAE_STAGE1_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const ARM_LPAE_STAGE1_ALIGN = 8;

/**
 * Refuses bytes that are no `struct arm_lpae_stage1`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkArmLpaeStage1Bytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("arm_lpae_stage1", view, offset, 8, end);
}

/** Reads bytes that `checkArmLpaeStage1Bytes` has seen; without that, what comes is not checked. */
export function readArmLpaeStage1(view: DataView, offset = 0): ArmLpaeStage1 {
  return {
    type: view.getUint8(offset) & 0x3,
    attrIndex: (view.getUint8(offset) >>> 2) & 0x7,
    ns: (view.getUint8(offset) >>> 5) & 0x1,
    unprivileged: (view.getUint8(offset) >>> 6) & 0x1,
    readOnly: view.getUint8(offset) >>> 7,
    shareable: view.getUint8(offset + 1) & 0x3,
    accessed: (view.getUint8(offset + 1) >>> 2) & 0x1,
    notGlobal: (view.getUint8(offset + 1) >>> 3) & 0x1,
    frame: readBits(view, offset + 1, 4, 36),
    high: view.getUint8(offset + 6) & 0x3,
    guarded: (view.getUint8(offset + 6) >>> 2) & 0x1,
    dbm: (view.getUint8(offset + 6) >>> 3) & 0x1,
    contiguous: (view.getUint8(offset + 6) >>> 4) & 0x1,
    pxn: (view.getUint8(offset + 6) >>> 5) & 0x1,
    xn: (view.getUint8(offset + 6) >>> 6) & 0x1,
    ignored: (view.getUint16(offset + 6, true) >>> 7) & 0xf,
    pbha: (view.getUint8(offset + 7) >>> 3) & 0xf,
    ignored2: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeArmLpaeStage1(view: DataView, offset = 0, end?: number): ArmLpaeStage1 {
  checkArmLpaeStage1Bytes(view, offset, end);
  return readArmLpaeStage1(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkArmLpaeStage1Value(value: ArmLpaeStage1): void {
  if (!isUpTo(value.type, 3)) requireRange("arm_lpae_stage1", "type", value.type, 0, 3, 0);
  if (!isUpTo(value.attrIndex, 7))
    requireRange("arm_lpae_stage1", "attr_index", value.attrIndex, 0, 7, 0);
  if (!isUpTo(value.ns, 1)) requireRange("arm_lpae_stage1", "ns", value.ns, 0, 1, 0);
  if (!isUpTo(value.unprivileged, 1))
    requireRange("arm_lpae_stage1", "unprivileged", value.unprivileged, 0, 1, 0);
  if (!isUpTo(value.readOnly, 1))
    requireRange("arm_lpae_stage1", "read_only", value.readOnly, 0, 1, 0);
  if (!isUpTo(value.shareable, 3))
    requireRange("arm_lpae_stage1", "shareable", value.shareable, 0, 3, 1);
  if (!isUpTo(value.accessed, 1))
    requireRange("arm_lpae_stage1", "accessed", value.accessed, 0, 1, 1);
  if (!isUpTo(value.notGlobal, 1))
    requireRange("arm_lpae_stage1", "not_global", value.notGlobal, 0, 1, 1);
  requireRange("arm_lpae_stage1", "frame", value.frame, 0, 68719476735, 1);
  if (!isUpTo(value.high, 3)) requireRange("arm_lpae_stage1", "high", value.high, 0, 3, 6);
  if (!isUpTo(value.guarded, 1)) requireRange("arm_lpae_stage1", "guarded", value.guarded, 0, 1, 6);
  if (!isUpTo(value.dbm, 1)) requireRange("arm_lpae_stage1", "dbm", value.dbm, 0, 1, 6);
  if (!isUpTo(value.contiguous, 1))
    requireRange("arm_lpae_stage1", "contiguous", value.contiguous, 0, 1, 6);
  if (!isUpTo(value.pxn, 1)) requireRange("arm_lpae_stage1", "pxn", value.pxn, 0, 1, 6);
  if (!isUpTo(value.xn, 1)) requireRange("arm_lpae_stage1", "xn", value.xn, 0, 1, 6);
  if (!isUpTo(value.ignored, 15))
    requireRange("arm_lpae_stage1", "ignored", value.ignored, 0, 15, 6);
  if (!isUpTo(value.pbha, 15)) requireRange("arm_lpae_stage1", "pbha", value.pbha, 0, 15, 7);
  if (!isUpTo(value.ignored2, 1))
    requireRange("arm_lpae_stage1", "ignored2", value.ignored2, 0, 1, 7);
}

/**
 * Writes a value that `checkArmLpaeStage1Value` has seen; without that, what does not fit wraps.
 */
export function writeArmLpaeStage1(value: ArmLpaeStage1, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfc) | (value.type & 0x3));
  view.setUint8(offset, (view.getUint8(offset) & 0xe3) | ((value.attrIndex & 0x7) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.ns & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.unprivileged & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.readOnly & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfc) | (value.shareable & 0x3));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfb) | ((value.accessed & 0x1) << 2));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf7) | ((value.notGlobal & 0x1) << 3));
  writeBits(view, offset + 1, 4, 36, value.frame);
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xfc) | (value.high & 0x3));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xfb) | ((value.guarded & 0x1) << 2));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xf7) | ((value.dbm & 0x1) << 3));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xef) | ((value.contiguous & 0x1) << 4));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xdf) | ((value.pxn & 0x1) << 5));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xbf) | ((value.xn & 0x1) << 6));
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf87f) | ((value.ignored & 0xf) << 7),
    true,
  );
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x87) | ((value.pbha & 0xf) << 3));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.ignored2 & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeArmLpaeStage1(
  value: ArmLpaeStage1,
  view: DataView = freshView(ARM_LPAE_STAGE1_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("arm_lpae_stage1", view, offset, 8);
  checkArmLpaeStage1Value(value);
  writeArmLpaeStage1(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct arm_lpae_stage1`: `count` of them, one behind the
 * other.
 */
export function checkArmLpaeStage1Array(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("arm_lpae_stage1", view, offset, 0, end);
    requireCount("arm_lpae_stage1", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyArmLpaeStage1Array(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkArmLpaeStage1Array(from, offset, count, end);
  const size = count * 8;
  copyBytes("arm_lpae_stage1", from, offset, to, at, size);
  return size;
}

/**
 * A `struct arm_lpae_stage1` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkArmLpaeStage1Bytes` first; what it
 * writes is.
 */
export class ArmLpaeStage1Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("arm_lpae_stage1", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("arm_lpae_stage1", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** ARM_LPAE_TABLE_OR_PAGE at the lowest level, else ARM_LPAE_BLOCK. */
  get type(): number {
    return this._view.getUint8(this._at) & 0x3;
  }
  set type(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_stage1", "type", value, 0, 3, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfc) | (value & 0x3));
  }
  /** Which of eight ways it is cached in. */
  get attrIndex(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x7;
  }
  set attrIndex(value: number) {
    if (!isUpTo(value, 7)) requireRange("arm_lpae_stage1", "attr_index", value, 0, 7, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xe3) | ((value & 0x7) << 2));
  }
  /** 1 when it is not secure. */
  get ns(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set ns(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "ns", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** 1 when requests without privilege may use it. */
  get unprivileged(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set unprivileged(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "unprivileged", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 1 when it may not be written. */
  get readOnly(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set readOnly(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "read_only", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Who shares it: an ARM_LPAE_SH value. */
  get shareable(): number {
    return this._view.getUint8(this._at + 1) & 0x3;
  }
  set shareable(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_stage1", "shareable", value, 0, 3, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xfc) | (value & 0x3));
  }
  /** 1, or the first use faults. */
  get accessed(): number {
    return (this._view.getUint8(this._at + 1) >>> 2) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "accessed", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** 1 when it belongs to one address space. */
  get notGlobal(): number {
    return (this._view.getUint8(this._at + 1) >>> 3) & 0x1;
  }
  set notGlobal(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "not_global", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** The page's frame number, bits 47 to 12. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 36);
  }
  set frame(value: number) {
    requireRange("arm_lpae_stage1", "frame", value, 0, 68719476735, 1);
    writeBits(this._view, this._at + 1, 4, 36, value);
  }
  /** More of the frame number, where addresses have 50 bits. */
  get high(): number {
    return this._view.getUint8(this._at + 6) & 0x3;
  }
  set high(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_stage1", "high", value, 0, 3, 6);
    this._view.setUint8(this._at + 6, (this._view.getUint8(this._at + 6) & 0xfc) | (value & 0x3));
  }
  /** 1 when only marked places may be jumped to. */
  get guarded(): number {
    return (this._view.getUint8(this._at + 6) >>> 2) & 0x1;
  }
  set guarded(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "guarded", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** 1 when a write may clear `read_only`: hardware notes what was written. */
  get dbm(): number {
    return (this._view.getUint8(this._at + 6) >>> 3) & 0x1;
  }
  set dbm(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "dbm", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** 1 when it is one of sixteen that lie together. */
  get contiguous(): number {
    return (this._view.getUint8(this._at + 6) >>> 4) & 0x1;
  }
  set contiguous(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "contiguous", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xef) | ((value & 0x1) << 4),
    );
  }
  /** 1 when it may not be executed with privilege. */
  get pxn(): number {
    return (this._view.getUint8(this._at + 6) >>> 5) & 0x1;
  }
  set pxn(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "pxn", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xdf) | ((value & 0x1) << 5),
    );
  }
  /** 1 when it may not be executed. */
  get xn(): number {
    return (this._view.getUint8(this._at + 6) >>> 6) & 0x1;
  }
  set xn(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "xn", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xbf) | ((value & 0x1) << 6),
    );
  }
  /** Free for software. */
  get ignored(): number {
    return (this._view.getUint16(this._at + 6, true) >>> 7) & 0xf;
  }
  set ignored(value: number) {
    if (!isUpTo(value, 15)) requireRange("arm_lpae_stage1", "ignored", value, 0, 15, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf87f) | ((value & 0xf) << 7),
      true,
    );
  }
  /** What the hardware's maker likes. */
  get pbha(): number {
    return (this._view.getUint8(this._at + 7) >>> 3) & 0xf;
  }
  set pbha(value: number) {
    if (!isUpTo(value, 15)) requireRange("arm_lpae_stage1", "pbha", value, 0, 15, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x87) | ((value & 0xf) << 3),
    );
  }
  /** Free for software. */
  get ignored2(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage1", "ignored2", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x7f) | ((value & 0x1) << 7),
    );
  }
}

// struct arm_lpae_stage2 {  /* x86_64 */
//     __u64 type : 2;       /* 0:0   2b */
//     __u64 mem_attr : 4;   /* 0:2   4b */
//     __u64 read : 1;       /* 0:6   1b */
//     __u64 write : 1;      /* 0:7   1b */
//     __u64 shareable : 2;  /* 1:0   2b */
//     __u64 accessed : 1;   /* 1:2   1b */
//     __u64 fnxs : 1;       /* 1:3   1b */
//     __u64 frame : 36;     /* 1:4  36b */
//     __u64 high : 3;       /* 6:0   3b */
//     __u64 dbm : 1;        /* 6:3   1b */
//     __u64 contiguous : 1; /* 6:4   1b */
//     __u64 xn : 2;         /* 6:5   2b */
//     __u64 ignored : 4;    /* 6:7   4b */
//     __u64 pbha : 4;       /* 7:3   4b */
//     __u64 ignored2 : 1;   /* 7:7   1b */
// };                        /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A page of the second stage. */
export interface ArmLpaeStage2 {
  /** ARM_LPAE_TABLE_OR_PAGE at the lowest level, else ARM_LPAE_BLOCK. */
  readonly type: number;
  /** How it is cached. */
  readonly memAttr: number;
  /** 1 when it may be read. */
  readonly read: number;
  /** 1 when it may be written. */
  readonly write: number;
  /** Who shares it: an ARM_LPAE_SH value. */
  readonly shareable: number;
  /** 1, or the first use faults. */
  readonly accessed: number;
  /** 1 when invalidations may be quick about it. */
  readonly fnxs: number;
  /** The page's frame number, bits 47 to 12. */
  readonly frame: number;
  /** More of the frame number, where addresses have more bits. */
  readonly high: number;
  /** 1 when a write may set `write`: hardware notes what was written. */
  readonly dbm: number;
  /** 1 when it is one of sixteen that lie together. */
  readonly contiguous: number;
  /** 3 when it may not be executed. */
  readonly xn: number;
  /** Free for software. */
  readonly ignored: number;
  /** What the hardware's maker likes. */
  readonly pbha: number;
  /** Free for software. */
  readonly ignored2: number;
}

/** Bytes of a `struct arm_lpae_stage2`. */
export const ARM_LPAE_STAGE2_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const ARM_LPAE_STAGE2_ALIGN = 8;

/**
 * Refuses bytes that are no `struct arm_lpae_stage2`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkArmLpaeStage2Bytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("arm_lpae_stage2", view, offset, 8, end);
}

/** Reads bytes that `checkArmLpaeStage2Bytes` has seen; without that, what comes is not checked. */
export function readArmLpaeStage2(view: DataView, offset = 0): ArmLpaeStage2 {
  return {
    type: view.getUint8(offset) & 0x3,
    memAttr: (view.getUint8(offset) >>> 2) & 0xf,
    read: (view.getUint8(offset) >>> 6) & 0x1,
    write: view.getUint8(offset) >>> 7,
    shareable: view.getUint8(offset + 1) & 0x3,
    accessed: (view.getUint8(offset + 1) >>> 2) & 0x1,
    fnxs: (view.getUint8(offset + 1) >>> 3) & 0x1,
    frame: readBits(view, offset + 1, 4, 36),
    high: view.getUint8(offset + 6) & 0x7,
    dbm: (view.getUint8(offset + 6) >>> 3) & 0x1,
    contiguous: (view.getUint8(offset + 6) >>> 4) & 0x1,
    xn: (view.getUint8(offset + 6) >>> 5) & 0x3,
    ignored: (view.getUint16(offset + 6, true) >>> 7) & 0xf,
    pbha: (view.getUint8(offset + 7) >>> 3) & 0xf,
    ignored2: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeArmLpaeStage2(view: DataView, offset = 0, end?: number): ArmLpaeStage2 {
  checkArmLpaeStage2Bytes(view, offset, end);
  return readArmLpaeStage2(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkArmLpaeStage2Value(value: ArmLpaeStage2): void {
  if (!isUpTo(value.type, 3)) requireRange("arm_lpae_stage2", "type", value.type, 0, 3, 0);
  if (!isUpTo(value.memAttr, 15))
    requireRange("arm_lpae_stage2", "mem_attr", value.memAttr, 0, 15, 0);
  if (!isUpTo(value.read, 1)) requireRange("arm_lpae_stage2", "read", value.read, 0, 1, 0);
  if (!isUpTo(value.write, 1)) requireRange("arm_lpae_stage2", "write", value.write, 0, 1, 0);
  if (!isUpTo(value.shareable, 3))
    requireRange("arm_lpae_stage2", "shareable", value.shareable, 0, 3, 1);
  if (!isUpTo(value.accessed, 1))
    requireRange("arm_lpae_stage2", "accessed", value.accessed, 0, 1, 1);
  if (!isUpTo(value.fnxs, 1)) requireRange("arm_lpae_stage2", "fnxs", value.fnxs, 0, 1, 1);
  requireRange("arm_lpae_stage2", "frame", value.frame, 0, 68719476735, 1);
  if (!isUpTo(value.high, 7)) requireRange("arm_lpae_stage2", "high", value.high, 0, 7, 6);
  if (!isUpTo(value.dbm, 1)) requireRange("arm_lpae_stage2", "dbm", value.dbm, 0, 1, 6);
  if (!isUpTo(value.contiguous, 1))
    requireRange("arm_lpae_stage2", "contiguous", value.contiguous, 0, 1, 6);
  if (!isUpTo(value.xn, 3)) requireRange("arm_lpae_stage2", "xn", value.xn, 0, 3, 6);
  if (!isUpTo(value.ignored, 15))
    requireRange("arm_lpae_stage2", "ignored", value.ignored, 0, 15, 6);
  if (!isUpTo(value.pbha, 15)) requireRange("arm_lpae_stage2", "pbha", value.pbha, 0, 15, 7);
  if (!isUpTo(value.ignored2, 1))
    requireRange("arm_lpae_stage2", "ignored2", value.ignored2, 0, 1, 7);
}

/**
 * Writes a value that `checkArmLpaeStage2Value` has seen; without that, what does not fit wraps.
 */
export function writeArmLpaeStage2(value: ArmLpaeStage2, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfc) | (value.type & 0x3));
  view.setUint8(offset, (view.getUint8(offset) & 0xc3) | ((value.memAttr & 0xf) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.read & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.write & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfc) | (value.shareable & 0x3));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfb) | ((value.accessed & 0x1) << 2));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xf7) | ((value.fnxs & 0x1) << 3));
  writeBits(view, offset + 1, 4, 36, value.frame);
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xf8) | (value.high & 0x7));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xf7) | ((value.dbm & 0x1) << 3));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0xef) | ((value.contiguous & 0x1) << 4));
  view.setUint8(offset + 6, (view.getUint8(offset + 6) & 0x9f) | ((value.xn & 0x3) << 5));
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf87f) | ((value.ignored & 0xf) << 7),
    true,
  );
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x87) | ((value.pbha & 0xf) << 3));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.ignored2 & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeArmLpaeStage2(
  value: ArmLpaeStage2,
  view: DataView = freshView(ARM_LPAE_STAGE2_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("arm_lpae_stage2", view, offset, 8);
  checkArmLpaeStage2Value(value);
  writeArmLpaeStage2(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct arm_lpae_stage2`: `count` of them, one behind the
 * other.
 */
export function checkArmLpaeStage2Array(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("arm_lpae_stage2", view, offset, 0, end);
    requireCount("arm_lpae_stage2", "", count, 8, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyArmLpaeStage2Array(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkArmLpaeStage2Array(from, offset, count, end);
  const size = count * 8;
  copyBytes("arm_lpae_stage2", from, offset, to, at, size);
  return size;
}

/**
 * A `struct arm_lpae_stage2` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkArmLpaeStage2Bytes` first; what it
 * writes is.
 */
export class ArmLpaeStage2Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("arm_lpae_stage2", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("arm_lpae_stage2", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** ARM_LPAE_TABLE_OR_PAGE at the lowest level, else ARM_LPAE_BLOCK. */
  get type(): number {
    return this._view.getUint8(this._at) & 0x3;
  }
  set type(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_stage2", "type", value, 0, 3, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfc) | (value & 0x3));
  }
  /** How it is cached. */
  get memAttr(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0xf;
  }
  set memAttr(value: number) {
    if (!isUpTo(value, 15)) requireRange("arm_lpae_stage2", "mem_attr", value, 0, 15, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xc3) | ((value & 0xf) << 2));
  }
  /** 1 when it may be read. */
  get read(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set read(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "read", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 1 when it may be written. */
  get write(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "write", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Who shares it: an ARM_LPAE_SH value. */
  get shareable(): number {
    return this._view.getUint8(this._at + 1) & 0x3;
  }
  set shareable(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_stage2", "shareable", value, 0, 3, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xfc) | (value & 0x3));
  }
  /** 1, or the first use faults. */
  get accessed(): number {
    return (this._view.getUint8(this._at + 1) >>> 2) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "accessed", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xfb) | ((value & 0x1) << 2),
    );
  }
  /** 1 when invalidations may be quick about it. */
  get fnxs(): number {
    return (this._view.getUint8(this._at + 1) >>> 3) & 0x1;
  }
  set fnxs(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "fnxs", value, 0, 1, 1);
    this._view.setUint8(
      this._at + 1,
      (this._view.getUint8(this._at + 1) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** The page's frame number, bits 47 to 12. */
  get frame(): number {
    return readBits(this._view, this._at + 1, 4, 36);
  }
  set frame(value: number) {
    requireRange("arm_lpae_stage2", "frame", value, 0, 68719476735, 1);
    writeBits(this._view, this._at + 1, 4, 36, value);
  }
  /** More of the frame number, where addresses have more bits. */
  get high(): number {
    return this._view.getUint8(this._at + 6) & 0x7;
  }
  set high(value: number) {
    if (!isUpTo(value, 7)) requireRange("arm_lpae_stage2", "high", value, 0, 7, 6);
    this._view.setUint8(this._at + 6, (this._view.getUint8(this._at + 6) & 0xf8) | (value & 0x7));
  }
  /** 1 when a write may set `write`: hardware notes what was written. */
  get dbm(): number {
    return (this._view.getUint8(this._at + 6) >>> 3) & 0x1;
  }
  set dbm(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "dbm", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xf7) | ((value & 0x1) << 3),
    );
  }
  /** 1 when it is one of sixteen that lie together. */
  get contiguous(): number {
    return (this._view.getUint8(this._at + 6) >>> 4) & 0x1;
  }
  set contiguous(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "contiguous", value, 0, 1, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0xef) | ((value & 0x1) << 4),
    );
  }
  /** 3 when it may not be executed. */
  get xn(): number {
    return (this._view.getUint8(this._at + 6) >>> 5) & 0x3;
  }
  set xn(value: number) {
    if (!isUpTo(value, 3)) requireRange("arm_lpae_stage2", "xn", value, 0, 3, 6);
    this._view.setUint8(
      this._at + 6,
      (this._view.getUint8(this._at + 6) & 0x9f) | ((value & 0x3) << 5),
    );
  }
  /** Free for software. */
  get ignored(): number {
    return (this._view.getUint16(this._at + 6, true) >>> 7) & 0xf;
  }
  set ignored(value: number) {
    if (!isUpTo(value, 15)) requireRange("arm_lpae_stage2", "ignored", value, 0, 15, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf87f) | ((value & 0xf) << 7),
      true,
    );
  }
  /** What the hardware's maker likes. */
  get pbha(): number {
    return (this._view.getUint8(this._at + 7) >>> 3) & 0xf;
  }
  set pbha(value: number) {
    if (!isUpTo(value, 15)) requireRange("arm_lpae_stage2", "pbha", value, 0, 15, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x87) | ((value & 0xf) << 3),
    );
  }
  /** Free for software. */
  get ignored2(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set ignored2(value: number) {
    if (!isUpTo(value, 1)) requireRange("arm_lpae_stage2", "ignored2", value, 0, 1, 7);
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

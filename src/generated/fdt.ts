// Generated from abi/fdt.ts by "holeproof generate".
// Edit that file, not this one.
//
// The flattened device tree's binary form, in which a handover image's root is written: a header, a
// list of reserved ranges, then tokens. Everything is big-endian.

import {
  copyBytes,
  requireCapacity,
  requireCount,
  requireRoom,
  requireU32,
  requireU64,
} from "../runtime/wire/index.ts";

/** First word of a tree. */
export const FDT_MAGIC = 3490578157;

/** Token: a node begins; its name follows. */
export const FDT_BEGIN_NODE = 1;

/** Token: a node ends. */
export const FDT_END_NODE = 2;

/** Token: a property; length, name offset and value follow. */
export const FDT_PROP = 3;

/** Token: nothing. */
export const FDT_NOP = 4;

/** Token: the end of the structure block. */
export const FDT_END = 9;

// struct fdt_header {           /* x86_64 */
//     __be32 magic;             /*  0   4 */
//     __be32 totalsize;         /*  4   4 */
//     __be32 off_dt_struct;     /*  8   4 */
//     __be32 off_dt_strings;    /* 12   4 */
//     __be32 off_mem_rsvmap;    /* 16   4 */
//     __be32 version;           /* 20   4 */
//     __be32 last_comp_version; /* 24   4 */
//     __be32 boot_cpuid_phys;   /* 28   4 */
//     __be32 size_dt_strings;   /* 32   4 */
//     __be32 size_dt_struct;    /* 36   4 */
// };                            /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 40, align 4 */
// /* m68k: size 40, align 2 */
//
// The codec below is for the layout of x86_64.

/** What a tree begins with. */
export interface FdtHeader {
  /** FDT_MAGIC. */
  readonly magic: number;
  /** Size of the whole tree, bytes. */
  readonly totalsize: number;
  /** Where the structure block starts, bytes. */
  readonly offDtStruct: number;
  /** Where the strings block starts, bytes. */
  readonly offDtStrings: number;
  /** Where the reserved ranges start, bytes. */
  readonly offMemRsvmap: number;
  /** Version of the format. */
  readonly version: number;
  /** Oldest version it can be read as. */
  readonly lastCompVersion: number;
  /** Physical id of the boot processor. */
  readonly bootCpuidPhys: number;
  /** Size of the strings block, bytes. */
  readonly sizeDtStrings: number;
  /** Size of the structure block, bytes. */
  readonly sizeDtStruct: number;
}

/** Bytes of a `struct fdt_header`. */
export const FDT_HEADER_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const FDT_HEADER_ALIGN = 4;
/** Where each member starts, bytes. */
export const FDT_HEADER_OFFSET = {
  magic: 0,
  totalsize: 4,
  offDtStruct: 8,
  offDtStrings: 12,
  offMemRsvmap: 16,
  version: 20,
  lastCompVersion: 24,
  bootCpuidPhys: 28,
  sizeDtStrings: 32,
  sizeDtStruct: 36,
} as const;

/**
 * Refuses bytes that are no `struct fdt_header`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkFdtHeaderBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("fdt_header", view, offset, 40, end);
}

/** Reads bytes that `checkFdtHeaderBytes` has seen; without that, what comes is not checked. */
export function readFdtHeader(view: DataView, offset = 0): FdtHeader {
  return {
    magic: view.getUint32(offset, false),
    totalsize: view.getUint32(offset + 4, false),
    offDtStruct: view.getUint32(offset + 8, false),
    offDtStrings: view.getUint32(offset + 12, false),
    offMemRsvmap: view.getUint32(offset + 16, false),
    version: view.getUint32(offset + 20, false),
    lastCompVersion: view.getUint32(offset + 24, false),
    bootCpuidPhys: view.getUint32(offset + 28, false),
    sizeDtStrings: view.getUint32(offset + 32, false),
    sizeDtStruct: view.getUint32(offset + 36, false),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeFdtHeader(view: DataView, offset = 0, end?: number): FdtHeader {
  checkFdtHeaderBytes(view, offset, end);
  return readFdtHeader(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkFdtHeaderValue(value: FdtHeader): void {
  if (!isU32(value.magic)) requireU32("fdt_header", "magic", value.magic, 0);
  if (!isU32(value.totalsize)) requireU32("fdt_header", "totalsize", value.totalsize, 4);
  if (!isU32(value.offDtStruct)) requireU32("fdt_header", "off_dt_struct", value.offDtStruct, 8);
  if (!isU32(value.offDtStrings))
    requireU32("fdt_header", "off_dt_strings", value.offDtStrings, 12);
  if (!isU32(value.offMemRsvmap))
    requireU32("fdt_header", "off_mem_rsvmap", value.offMemRsvmap, 16);
  if (!isU32(value.version)) requireU32("fdt_header", "version", value.version, 20);
  if (!isU32(value.lastCompVersion))
    requireU32("fdt_header", "last_comp_version", value.lastCompVersion, 24);
  if (!isU32(value.bootCpuidPhys))
    requireU32("fdt_header", "boot_cpuid_phys", value.bootCpuidPhys, 28);
  if (!isU32(value.sizeDtStrings))
    requireU32("fdt_header", "size_dt_strings", value.sizeDtStrings, 32);
  if (!isU32(value.sizeDtStruct))
    requireU32("fdt_header", "size_dt_struct", value.sizeDtStruct, 36);
}

/** Writes a value that `checkFdtHeaderValue` has seen; without that, what does not fit wraps. */
export function writeFdtHeader(value: FdtHeader, view: DataView, offset = 0): void {
  view.setUint32(offset, value.magic, false);
  view.setUint32(offset + 4, value.totalsize, false);
  view.setUint32(offset + 8, value.offDtStruct, false);
  view.setUint32(offset + 12, value.offDtStrings, false);
  view.setUint32(offset + 16, value.offMemRsvmap, false);
  view.setUint32(offset + 20, value.version, false);
  view.setUint32(offset + 24, value.lastCompVersion, false);
  view.setUint32(offset + 28, value.bootCpuidPhys, false);
  view.setUint32(offset + 32, value.sizeDtStrings, false);
  view.setUint32(offset + 36, value.sizeDtStruct, false);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeFdtHeader(
  value: FdtHeader,
  view: DataView = freshView(FDT_HEADER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("fdt_header", view, offset, 40);
  checkFdtHeaderValue(value);
  writeFdtHeader(value, view, offset);
  return view;
}

/**
 * A `struct fdt_header` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkFdtHeaderBytes` first; what it writes is.
 */
export class FdtHeaderCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("fdt_header", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("fdt_header", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** FDT_MAGIC. */
  get magic(): number {
    return this._view.getUint32(this._at, false);
  }
  set magic(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "magic", value, 0);
    this._view.setUint32(this._at, value, false);
  }
  /** Size of the whole tree, bytes. */
  get totalsize(): number {
    return this._view.getUint32(this._at + 4, false);
  }
  set totalsize(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "totalsize", value, 4);
    this._view.setUint32(this._at + 4, value, false);
  }
  /** Where the structure block starts, bytes. */
  get offDtStruct(): number {
    return this._view.getUint32(this._at + 8, false);
  }
  set offDtStruct(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "off_dt_struct", value, 8);
    this._view.setUint32(this._at + 8, value, false);
  }
  /** Where the strings block starts, bytes. */
  get offDtStrings(): number {
    return this._view.getUint32(this._at + 12, false);
  }
  set offDtStrings(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "off_dt_strings", value, 12);
    this._view.setUint32(this._at + 12, value, false);
  }
  /** Where the reserved ranges start, bytes. */
  get offMemRsvmap(): number {
    return this._view.getUint32(this._at + 16, false);
  }
  set offMemRsvmap(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "off_mem_rsvmap", value, 16);
    this._view.setUint32(this._at + 16, value, false);
  }
  /** Version of the format. */
  get version(): number {
    return this._view.getUint32(this._at + 20, false);
  }
  set version(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "version", value, 20);
    this._view.setUint32(this._at + 20, value, false);
  }
  /** Oldest version it can be read as. */
  get lastCompVersion(): number {
    return this._view.getUint32(this._at + 24, false);
  }
  set lastCompVersion(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "last_comp_version", value, 24);
    this._view.setUint32(this._at + 24, value, false);
  }
  /** Physical id of the boot processor. */
  get bootCpuidPhys(): number {
    return this._view.getUint32(this._at + 28, false);
  }
  set bootCpuidPhys(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "boot_cpuid_phys", value, 28);
    this._view.setUint32(this._at + 28, value, false);
  }
  /** Size of the strings block, bytes. */
  get sizeDtStrings(): number {
    return this._view.getUint32(this._at + 32, false);
  }
  set sizeDtStrings(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "size_dt_strings", value, 32);
    this._view.setUint32(this._at + 32, value, false);
  }
  /** Size of the structure block, bytes. */
  get sizeDtStruct(): number {
    return this._view.getUint32(this._at + 36, false);
  }
  set sizeDtStruct(value: number) {
    if (!isU32(value)) requireU32("fdt_header", "size_dt_struct", value, 36);
    this._view.setUint32(this._at + 36, value, false);
  }
}

// struct fdt_reserve_entry { /* x86_64 */
//     __be64 address;        /*  0   8 */
//     __be64 size;           /*  8   8 */
// };                         /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** A range the booted system must not touch; one of all zeros ends the list. */
export interface FdtReserveEntry {
  /** Physical address of the range. */
  readonly address: bigint;
  /** Its size, bytes. */
  readonly size: bigint;
}

/** Bytes of a `struct fdt_reserve_entry`. */
export const FDT_RESERVE_ENTRY_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const FDT_RESERVE_ENTRY_ALIGN = 8;
/** Where each member starts, bytes. */
export const FDT_RESERVE_ENTRY_OFFSET = {
  address: 0,
  size: 8,
} as const;

/**
 * Refuses bytes that are no `struct fdt_reserve_entry`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkFdtReserveEntryBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("fdt_reserve_entry", view, offset, 16, end);
}

/**
 * Reads bytes that `checkFdtReserveEntryBytes` has seen; without that, what comes is not checked.
 */
export function readFdtReserveEntry(view: DataView, offset = 0): FdtReserveEntry {
  return {
    address: view.getBigUint64(offset, false),
    size: view.getBigUint64(offset + 8, false),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeFdtReserveEntry(view: DataView, offset = 0, end?: number): FdtReserveEntry {
  checkFdtReserveEntryBytes(view, offset, end);
  return readFdtReserveEntry(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkFdtReserveEntryValue(value: FdtReserveEntry): void {
  if (!isU64(value.address)) requireU64("fdt_reserve_entry", "address", value.address, 0);
  if (!isU64(value.size)) requireU64("fdt_reserve_entry", "size", value.size, 8);
}

/**
 * Writes a value that `checkFdtReserveEntryValue` has seen; without that, what does not fit wraps.
 */
export function writeFdtReserveEntry(value: FdtReserveEntry, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.address, false);
  view.setBigUint64(offset + 8, value.size, false);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeFdtReserveEntry(
  value: FdtReserveEntry,
  view: DataView = freshView(FDT_RESERVE_ENTRY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("fdt_reserve_entry", view, offset, 16);
  checkFdtReserveEntryValue(value);
  writeFdtReserveEntry(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct fdt_reserve_entry`: `count` of them, one behind the
 * other.
 */
export function checkFdtReserveEntryArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("fdt_reserve_entry", view, offset, 0, end);
    requireCount("fdt_reserve_entry", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyFdtReserveEntryArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkFdtReserveEntryArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("fdt_reserve_entry", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct fdt_reserve_entry` as one typed array a member, made once and filled again and
 * again.
 */
export class FdtReserveEntryColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Physical address of the range. The low 32 bits. */
  readonly addressLo: Uint32Array;
  /** Physical address of the range. The high 32 bits. */
  readonly addressHi: Uint32Array;
  /** Its size, bytes. The low 32 bits. */
  readonly sizeLo: Uint32Array;
  /** Its size, bytes. The high 32 bits. */
  readonly sizeHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.addressLo = new Uint32Array(capacity);
    this.addressHi = new Uint32Array(capacity);
    this.sizeLo = new Uint32Array(capacity);
    this.sizeHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("fdt_reserve_entry", count, this.capacity);
    checkFdtReserveEntryArray(view, offset, count, end);
    const { addressLo, addressHi, sizeLo, sizeHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      addressLo[i] = view.getUint32(at + 4, false);
      addressHi[i] = view.getUint32(at, false);
      sizeLo[i] = view.getUint32(at + 12, false);
      sizeHi[i] = view.getUint32(at + 8, false);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, addressLo, addressHi, sizeLo, sizeHi } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("fdt_reserve_entry", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("fdt_reserve_entry", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at + 4, addressLo[i]!, false);
      view.setUint32(at, addressHi[i]!, false);
      view.setUint32(at + 12, sizeLo[i]!, false);
      view.setUint32(at + 8, sizeHi[i]!, false);
    }
    return length * 16;
  }
}

/**
 * A `struct fdt_reserve_entry` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkFdtReserveEntryBytes` first; what it
 * writes is.
 */
export class FdtReserveEntryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("fdt_reserve_entry", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("fdt_reserve_entry", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the range. */
  get address(): bigint {
    return this._view.getBigUint64(this._at, false);
  }
  set address(value: bigint) {
    if (!isU64(value)) requireU64("fdt_reserve_entry", "address", value, 0);
    this._view.setBigUint64(this._at, value, false);
  }
  get addressLo(): number {
    return this._view.getUint32(this._at + 4, false);
  }
  set addressLo(word: number) {
    this._view.setUint32(this._at + 4, word, false);
  }
  get addressHi(): number {
    return this._view.getUint32(this._at, false);
  }
  set addressHi(word: number) {
    this._view.setUint32(this._at, word, false);
  }
  /** Its size, bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 8, false);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("fdt_reserve_entry", "size", value, 8);
    this._view.setBigUint64(this._at + 8, value, false);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at + 12, false);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at + 12, word, false);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 8, false);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 8, word, false);
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

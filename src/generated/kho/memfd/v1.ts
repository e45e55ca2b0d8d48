// Generated from abi/kho/memfd/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// A memfd handed to the next kernel: size, position, and where each folio lies. Seals were lost.

import {
  copyBytes,
  readBits,
  requireCount,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  writeBits,
} from "../../../runtime/wire/index.ts";
import { readKhoVmalloc, type KhoVmalloc, writeKhoVmalloc } from "../kho.ts";

/** The handler's name in a live-update image. */
export const MEMFD_LUO_FH_COMPATIBLE = "memfd-v1";

/** The folio was written to. */
export const MEMFD_LUO_FOLIO_DIRTY = 1;

/** The folio's content is valid. */
export const MEMFD_LUO_FOLIO_UPTODATE = 2;

// struct memfd_luo_folio_ser { /* x86_64 */
//     u64 pfn : 52;            /* 0:0  52b */
//     u64 flags : 12;          /* 6:4  12b */
//     u64 index;               /*   8    8 */
// };                           /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** One folio of the file. */
export interface MemfdLuoFolioSer {
  /** Its first page frame number. */
  readonly pfn: number;
  /** What is known of its content. */
  readonly flags: number;
  /** Where it lies in the file, pages of 4 KiB. */
  readonly index: bigint;
}

/** Bytes of a `struct memfd_luo_folio_ser`. */
export const MEMFD_LUO_FOLIO_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const MEMFD_LUO_FOLIO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const MEMFD_LUO_FOLIO_SER_OFFSET = {
  index: 8,
} as const;

/**
 * Refuses bytes that are no `struct memfd_luo_folio_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkMemfdLuoFolioSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("memfd_luo_folio_ser", view, offset, 16, end);
}

/**
 * Reads bytes that `checkMemfdLuoFolioSerBytes` has seen; without that, what comes is not checked.
 */
export function readMemfdLuoFolioSer(view: DataView, offset = 0): MemfdLuoFolioSer {
  return {
    pfn: readBits(view, offset, 0, 52),
    flags: view.getUint16(offset + 6, true) >>> 4,
    index: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeMemfdLuoFolioSer(view: DataView, offset = 0, end?: number): MemfdLuoFolioSer {
  checkMemfdLuoFolioSerBytes(view, offset, end);
  return readMemfdLuoFolioSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkMemfdLuoFolioSerValue(value: MemfdLuoFolioSer): void {
  requireRange("memfd_luo_folio_ser", "pfn", value.pfn, 0, 4503599627370495, 0);
  if (!isUpTo(value.flags, 4095))
    requireRange("memfd_luo_folio_ser", "flags", value.flags, 0, 4095, 6);
  if (!isU64(value.index)) requireU64("memfd_luo_folio_ser", "index", value.index, 8);
}

/**
 * Writes a value that `checkMemfdLuoFolioSerValue` has seen; without that, what does not fit wraps.
 */
export function writeMemfdLuoFolioSer(value: MemfdLuoFolioSer, view: DataView, offset = 0): void {
  writeBits(view, offset, 0, 52, value.pfn);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf) | ((value.flags & 0xfff) << 4),
    true,
  );
  view.setBigUint64(offset + 8, value.index, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeMemfdLuoFolioSer(
  value: MemfdLuoFolioSer,
  view: DataView = freshView(MEMFD_LUO_FOLIO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("memfd_luo_folio_ser", view, offset, 16);
  checkMemfdLuoFolioSerValue(value);
  writeMemfdLuoFolioSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct memfd_luo_folio_ser`: `count` of them, one behind the
 * other.
 */
export function checkMemfdLuoFolioSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("memfd_luo_folio_ser", view, offset, 0, end);
    requireCount("memfd_luo_folio_ser", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyMemfdLuoFolioSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkMemfdLuoFolioSerArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("memfd_luo_folio_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct memfd_luo_folio_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkMemfdLuoFolioSerBytes` first; what it
 * writes is.
 */
export class MemfdLuoFolioSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("memfd_luo_folio_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("memfd_luo_folio_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Its first page frame number. */
  get pfn(): number {
    return readBits(this._view, this._at, 0, 52);
  }
  set pfn(value: number) {
    requireRange("memfd_luo_folio_ser", "pfn", value, 0, 4503599627370495, 0);
    writeBits(this._view, this._at, 0, 52, value);
  }
  /** What is known of its content. */
  get flags(): number {
    return this._view.getUint16(this._at + 6, true) >>> 4;
  }
  set flags(value: number) {
    if (!isUpTo(value, 4095)) requireRange("memfd_luo_folio_ser", "flags", value, 0, 4095, 6);
    this._view.setUint16(
      this._at + 6,
      (this._view.getUint16(this._at + 6, true) & 0xf) | ((value & 0xfff) << 4),
      true,
    );
  }
  /** Where it lies in the file, pages of 4 KiB. */
  get index(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set index(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_folio_ser", "index", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get indexLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set indexLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get indexHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set indexHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct memfd_luo_ser {         /* x86_64 */
//     u64 pos;                   /*  0   8 */
//     u64 size;                  /*  8   8 */
//     u64 nr_folios;             /* 16   8 */
//     struct kho_vmalloc folios; /* 24  16 */
// };                             /* size 40 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 40, align 1 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 40, align 1 */
// /* m68k: size 40, align 1 */
//
// The codec below is for the layout of x86_64.

/** One memfd. */
export interface MemfdLuoSer {
  /** Position of the file descriptor, bytes. */
  readonly pos: bigint;
  /** Size of the file, bytes. */
  readonly size: bigint;
  /** Folios that have memory. */
  readonly nrFolios: bigint;
  /** The array of `memfd_luo_folio_ser`. */
  readonly folios: KhoVmalloc;
}

/** Bytes of a `struct memfd_luo_ser`. */
export const MEMFD_LUO_SER_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const MEMFD_LUO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const MEMFD_LUO_SER_OFFSET = {
  pos: 0,
  size: 8,
  nrFolios: 16,
  folios: 24,
} as const;

/**
 * Refuses bytes that are no `struct memfd_luo_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkMemfdLuoSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("memfd_luo_ser", view, offset, 40, end);
}

/** Reads bytes that `checkMemfdLuoSerBytes` has seen; without that, what comes is not checked. */
export function readMemfdLuoSer(view: DataView, offset = 0): MemfdLuoSer {
  return {
    pos: view.getBigUint64(offset, true),
    size: view.getBigUint64(offset + 8, true),
    nrFolios: view.getBigUint64(offset + 16, true),
    folios: readKhoVmalloc(view, offset + 24),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeMemfdLuoSer(view: DataView, offset = 0, end?: number): MemfdLuoSer {
  checkMemfdLuoSerBytes(view, offset, end);
  return readMemfdLuoSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkMemfdLuoSerValue(value: MemfdLuoSer): void {
  if (!isU64(value.pos)) requireU64("memfd_luo_ser", "pos", value.pos, 0);
  if (!isU64(value.size)) requireU64("memfd_luo_ser", "size", value.size, 8);
  if (!isU64(value.nrFolios)) requireU64("memfd_luo_ser", "nr_folios", value.nrFolios, 16);
  if (!isU64(value.folios.first))
    requireU64("memfd_luo_ser", "folios.first", value.folios.first, 24);
  if (!isU32(value.folios.totalPages))
    requireU32("memfd_luo_ser", "folios.total_pages", value.folios.totalPages, 32);
  if (!isUpTo(value.folios.flags, 65535))
    requireRange("memfd_luo_ser", "folios.flags", value.folios.flags, 0, 65535, 36);
  if (!isUpTo(value.folios.order, 65535))
    requireRange("memfd_luo_ser", "folios.order", value.folios.order, 0, 65535, 38);
}

/** Writes a value that `checkMemfdLuoSerValue` has seen; without that, what does not fit wraps. */
export function writeMemfdLuoSer(value: MemfdLuoSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.pos, true);
  view.setBigUint64(offset + 8, value.size, true);
  view.setBigUint64(offset + 16, value.nrFolios, true);
  writeKhoVmalloc(value.folios, view, offset + 24);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeMemfdLuoSer(
  value: MemfdLuoSer,
  view: DataView = freshView(MEMFD_LUO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("memfd_luo_ser", view, offset, 40);
  checkMemfdLuoSerValue(value);
  writeMemfdLuoSer(value, view, offset);
  return view;
}

/**
 * A `struct memfd_luo_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkMemfdLuoSerBytes` first; what it writes is.
 */
export class MemfdLuoSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("memfd_luo_ser", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("memfd_luo_ser", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Position of the file descriptor, bytes. */
  get pos(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set pos(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_ser", "pos", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get posLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set posLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get posHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set posHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Size of the file, bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_ser", "size", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Folios that have memory. */
  get nrFolios(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set nrFolios(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_ser", "nr_folios", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get nrFoliosLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set nrFoliosLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get nrFoliosHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set nrFoliosHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Where this starts, bytes from the view's start: The array of `memfd_luo_folio_ser`. */
  get foliosOffset(): number {
    return this._at + 24;
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

// Generated from abi/kho/memfd/features.ts by "holeproof generate".
// Edit that file, not this one.
//
// A memfd handed to the next kernel, as proposed with bits for features in place of a version in
// the handler's name.

import {
  requireFlags,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
} from "../../../runtime/wire/index.ts";
import { readLuoFeatureHdr, type LuoFeatureHdr, writeLuoFeatureHdr } from "../luo/features.ts";
import { readKhoVmalloc, type KhoVmalloc, writeKhoVmalloc } from "../kho.ts";

/** The handler's name in a live-update image; no version in it. */
export const MEMFD_LUO_FH_NAME = "memfd";

export const F_SEAL_SEAL = 0x1;

export const F_SEAL_SHRINK = 0x2;

export const F_SEAL_GROW = 0x4;

export const F_SEAL_WRITE = 0x8;

export const F_SEAL_FUTURE_WRITE = 0x10;

export const F_SEAL_EXEC = 0x20;

// struct memfd_luo_ser {               /* x86_64 */
//     struct luo_feature_hdr features; /*   0  128 */
//     u64 pos;                         /* 128    8 */
//     u64 size;                        /* 136    8 */
//     u32 seals;                       /* 144    4 */
//     u32 flags;                       /* 148    4 */
//     u64 nr_folios;                   /* 152    8 */
//     struct kho_vmalloc folios;       /* 160   16 */
// };                                   /* size 176 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 176, align 1 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 176, align 1 */
// /* m68k: size 176, align 1 */
//
// The codec below is for the layout of x86_64.

/** One memfd. */
export interface MemfdLuoSer {
  /** What the record holds; no bit was named yet. */
  readonly features: LuoFeatureHdr;
  /** Position of the file descriptor, bytes. */
  readonly pos: bigint;
  /** Size of the file, bytes. */
  readonly size: bigint;
  /**
   * Seals of the file, as fcntl numbers them. Bits: F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW,
   * F_SEAL_WRITE, F_SEAL_FUTURE_WRITE, F_SEAL_EXEC.
   */
  readonly seals: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Folios that have memory. */
  readonly nrFolios: bigint;
  /** The array of `memfd_luo_folio_ser`. */
  readonly folios: KhoVmalloc;
}

/** Bytes of a `struct memfd_luo_ser`. */
export const MEMFD_LUO_SER_SIZE = 176;
/** What its address is a multiple of, bytes. */
export const MEMFD_LUO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const MEMFD_LUO_SER_OFFSET = {
  features: 0,
  pos: 128,
  size: 136,
  seals: 144,
  flags: 148,
  nrFolios: 152,
  folios: 160,
} as const;

/**
 * Refuses bytes that are no `struct memfd_luo_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkMemfdLuoSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 176, end)) requireRoom("memfd_luo_ser", view, offset, 176, end);
  requireZero("memfd_luo_ser", "features.reserved", view, offset + 24, 104, "reserved");
  if ((view.getUint32(offset + 144, true) & ~0x3f) !== 0)
    requireFlags("memfd_luo_ser", "seals", view.getUint32(offset + 144, true), 0x3f, offset + 144);
}

/** Reads bytes that `checkMemfdLuoSerBytes` has seen; without that, what comes is not checked. */
export function readMemfdLuoSer(view: DataView, offset = 0): MemfdLuoSer {
  return {
    features: readLuoFeatureHdr(view, offset),
    pos: view.getBigUint64(offset + 128, true),
    size: view.getBigUint64(offset + 136, true),
    seals: view.getUint32(offset + 144, true),
    flags: view.getUint32(offset + 148, true),
    nrFolios: view.getBigUint64(offset + 152, true),
    folios: readKhoVmalloc(view, offset + 160),
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
  if (!isU64(value.features.supp))
    requireU64("memfd_luo_ser", "features.supp", value.features.supp, 0);
  if (!isU64(value.features.req))
    requireU64("memfd_luo_ser", "features.req", value.features.req, 8);
  if (!isU64(value.features.active))
    requireU64("memfd_luo_ser", "features.active", value.features.active, 16);
  if (!isU64(value.pos)) requireU64("memfd_luo_ser", "pos", value.pos, 128);
  if (!isU64(value.size)) requireU64("memfd_luo_ser", "size", value.size, 136);
  if (!isU32(value.seals)) requireU32("memfd_luo_ser", "seals", value.seals, 144);
  if ((value.seals & ~0x3f) !== 0) requireFlags("memfd_luo_ser", "seals", value.seals, 0x3f, 144);
  if (!isU32(value.flags)) requireU32("memfd_luo_ser", "flags", value.flags, 148);
  if (!isU64(value.nrFolios)) requireU64("memfd_luo_ser", "nr_folios", value.nrFolios, 152);
  if (!isU64(value.folios.first))
    requireU64("memfd_luo_ser", "folios.first", value.folios.first, 160);
  if (!isU32(value.folios.totalPages))
    requireU32("memfd_luo_ser", "folios.total_pages", value.folios.totalPages, 168);
  if (!isUpTo(value.folios.flags, 65535))
    requireRange("memfd_luo_ser", "folios.flags", value.folios.flags, 0, 65535, 172);
  if (!isUpTo(value.folios.order, 65535))
    requireRange("memfd_luo_ser", "folios.order", value.folios.order, 0, 65535, 174);
}

/** Writes a value that `checkMemfdLuoSerValue` has seen; without that, what does not fit wraps. */
export function writeMemfdLuoSer(value: MemfdLuoSer, view: DataView, offset = 0): void {
  writeLuoFeatureHdr(value.features, view, offset);
  view.setBigUint64(offset + 128, value.pos, true);
  view.setBigUint64(offset + 136, value.size, true);
  view.setUint32(offset + 144, value.seals, true);
  view.setUint32(offset + 148, value.flags, true);
  view.setBigUint64(offset + 152, value.nrFolios, true);
  writeKhoVmalloc(value.folios, view, offset + 160);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeMemfdLuoSer(
  value: MemfdLuoSer,
  view: DataView = freshView(MEMFD_LUO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 176)) requireRoom("memfd_luo_ser", view, offset, 176);
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
    if (!fits(view, offset, 176)) requireRoom("memfd_luo_ser", view, offset, 176);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 176)) requireRoom("memfd_luo_ser", this._view, offset, 176);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: What the record holds; no bit was named yet.
   */
  get featuresOffset(): number {
    return this._at;
  }
  /** Position of the file descriptor, bytes. */
  get pos(): bigint {
    return this._view.getBigUint64(this._at + 128, true);
  }
  set pos(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_ser", "pos", value, 128);
    this._view.setBigUint64(this._at + 128, value, true);
  }
  get posLo(): number {
    return this._view.getUint32(this._at + 128, true);
  }
  set posLo(word: number) {
    this._view.setUint32(this._at + 128, word, true);
  }
  get posHi(): number {
    return this._view.getUint32(this._at + 132, true);
  }
  set posHi(word: number) {
    this._view.setUint32(this._at + 132, word, true);
  }
  /** Size of the file, bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 136, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_ser", "size", value, 136);
    this._view.setBigUint64(this._at + 136, value, true);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at + 136, true);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at + 136, word, true);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 140, true);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 140, word, true);
  }
  /** Seals of the file, as fcntl numbers them. */
  get seals(): number {
    return this._view.getUint32(this._at + 144, true);
  }
  set seals(value: number) {
    if (!isU32(value)) requireU32("memfd_luo_ser", "seals", value, 144);
    if ((value & ~0x3f) !== 0) requireFlags("memfd_luo_ser", "seals", value, 0x3f, 144);
    this._view.setUint32(this._at + 144, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 148, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("memfd_luo_ser", "flags", value, 148);
    this._view.setUint32(this._at + 148, value, true);
  }
  /** Folios that have memory. */
  get nrFolios(): bigint {
    return this._view.getBigUint64(this._at + 152, true);
  }
  set nrFolios(value: bigint) {
    if (!isU64(value)) requireU64("memfd_luo_ser", "nr_folios", value, 152);
    this._view.setBigUint64(this._at + 152, value, true);
  }
  get nrFoliosLo(): number {
    return this._view.getUint32(this._at + 152, true);
  }
  set nrFoliosLo(word: number) {
    this._view.setUint32(this._at + 152, word, true);
  }
  get nrFoliosHi(): number {
    return this._view.getUint32(this._at + 156, true);
  }
  set nrFoliosHi(word: number) {
    this._view.setUint32(this._at + 156, word, true);
  }
  /** Where this starts, bytes from the view's start: The array of `memfd_luo_folio_ser`. */
  get foliosOffset(): number {
    return this._at + 160;
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

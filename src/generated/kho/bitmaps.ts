// Generated from abi/kho/bitmaps.ts by "holeproof generate".
// Edit that file, not this one.
//
// The map of preserved pages as first merged: a chain of pages, each naming bitmaps of one order.

import {
  copyBytes,
  requireCapacity,
  requireCount,
  requireIndex,
  requireLength,
  requirePlaced,
  requireRoom,
  requireU32,
  requireU64,
  withinElement,
} from "../../runtime/wire/index.ts";

/** Word 0 of the root node's `compatible`. */
export const KHO_V1_FDT_COMPATIBLE = "kho-v1";

/** Property of a user's node: physical address of its tree. */
export const KHO_V1_FDT_SUB_TREE_PROP_NAME = "fdt";

/** Bitmaps one page of the chain names. */
export const KHOSER_BITMAPS_PER_CHUNK = 255;

// struct khoser_mem_chunk_hdr { /* x86_64 */
//     u64 next;                 /*  0   8 */
//     unsigned int order;       /*  8   4 */
//     unsigned int num_elms;    /* 12   4 */
// };                            /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Head of a page of the chain. */
export interface KhoserMemChunkHdr {
  /** Physical address of the next page; 0 at the end. */
  readonly next: bigint;
  /** Every block of this page is 2 to this power pages long. */
  readonly order: number;
  /** Bitmaps named here. */
  readonly numElms: number;
}

/** Bytes of a `struct khoser_mem_chunk_hdr`. */
export const KHOSER_MEM_CHUNK_HDR_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const KHOSER_MEM_CHUNK_HDR_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHOSER_MEM_CHUNK_HDR_OFFSET = {
  next: 0,
  order: 8,
  numElms: 12,
} as const;

/**
 * Refuses bytes that are no `struct khoser_mem_chunk_hdr`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkKhoserMemChunkHdrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("khoser_mem_chunk_hdr", view, offset, 16, end);
}

/**
 * Reads bytes that `checkKhoserMemChunkHdrBytes` has seen; without that, what comes is not checked.
 */
export function readKhoserMemChunkHdr(view: DataView, offset = 0): KhoserMemChunkHdr {
  return {
    next: view.getBigUint64(offset, true),
    order: view.getUint32(offset + 8, true),
    numElms: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoserMemChunkHdr(
  view: DataView,
  offset = 0,
  end?: number,
): KhoserMemChunkHdr {
  checkKhoserMemChunkHdrBytes(view, offset, end);
  return readKhoserMemChunkHdr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoserMemChunkHdrValue(value: KhoserMemChunkHdr): void {
  if (!isU64(value.next)) requireU64("khoser_mem_chunk_hdr", "next", value.next, 0);
  if (!isU32(value.order)) requireU32("khoser_mem_chunk_hdr", "order", value.order, 8);
  if (!isU32(value.numElms)) requireU32("khoser_mem_chunk_hdr", "num_elms", value.numElms, 12);
}

/**
 * Writes a value that `checkKhoserMemChunkHdrValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeKhoserMemChunkHdr(value: KhoserMemChunkHdr, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.next, true);
  view.setUint32(offset + 8, value.order, true);
  view.setUint32(offset + 12, value.numElms, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoserMemChunkHdr(
  value: KhoserMemChunkHdr,
  view: DataView = freshView(KHOSER_MEM_CHUNK_HDR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("khoser_mem_chunk_hdr", view, offset, 16);
  checkKhoserMemChunkHdrValue(value);
  writeKhoserMemChunkHdr(value, view, offset);
  return view;
}

/**
 * A `struct khoser_mem_chunk_hdr` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkKhoserMemChunkHdrBytes` first; what
 * it writes is.
 */
export class KhoserMemChunkHdrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("khoser_mem_chunk_hdr", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("khoser_mem_chunk_hdr", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the next page; 0 at the end. */
  get next(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set next(value: bigint) {
    if (!isU64(value)) requireU64("khoser_mem_chunk_hdr", "next", value, 0);
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
  /** Every block of this page is 2 to this power pages long. */
  get order(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set order(value: number) {
    if (!isU32(value)) requireU32("khoser_mem_chunk_hdr", "order", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Bitmaps named here. */
  get numElms(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set numElms(value: number) {
    if (!isU32(value)) requireU32("khoser_mem_chunk_hdr", "num_elms", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
}

// struct khoser_mem_bitmap_ptr { /* x86_64 */
//     u64 phys_start;            /*  0   8 */
//     u64 bitmap;                /*  8   8 */
// };                             /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** One bitmap. */
export interface KhoserMemBitmapPtr {
  /** Physical address that bit 0 stands for. */
  readonly physStart: bigint;
  /** Physical address of the bitmap's page. */
  readonly bitmap: bigint;
}

/** Bytes of a `struct khoser_mem_bitmap_ptr`. */
export const KHOSER_MEM_BITMAP_PTR_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const KHOSER_MEM_BITMAP_PTR_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHOSER_MEM_BITMAP_PTR_OFFSET = {
  physStart: 0,
  bitmap: 8,
} as const;

/**
 * Refuses bytes that are no `struct khoser_mem_bitmap_ptr`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkKhoserMemBitmapPtrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("khoser_mem_bitmap_ptr", view, offset, 16, end);
}

/**
 * Reads bytes that `checkKhoserMemBitmapPtrBytes` has seen; without that, what comes is not
 * checked.
 */
export function readKhoserMemBitmapPtr(view: DataView, offset = 0): KhoserMemBitmapPtr {
  return {
    physStart: view.getBigUint64(offset, true),
    bitmap: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoserMemBitmapPtr(
  view: DataView,
  offset = 0,
  end?: number,
): KhoserMemBitmapPtr {
  checkKhoserMemBitmapPtrBytes(view, offset, end);
  return readKhoserMemBitmapPtr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoserMemBitmapPtrValue(value: KhoserMemBitmapPtr): void {
  if (!isU64(value.physStart))
    requireU64("khoser_mem_bitmap_ptr", "phys_start", value.physStart, 0);
  if (!isU64(value.bitmap)) requireU64("khoser_mem_bitmap_ptr", "bitmap", value.bitmap, 8);
}

/**
 * Writes a value that `checkKhoserMemBitmapPtrValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeKhoserMemBitmapPtr(
  value: KhoserMemBitmapPtr,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.physStart, true);
  view.setBigUint64(offset + 8, value.bitmap, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoserMemBitmapPtr(
  value: KhoserMemBitmapPtr,
  view: DataView = freshView(KHOSER_MEM_BITMAP_PTR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("khoser_mem_bitmap_ptr", view, offset, 16);
  checkKhoserMemBitmapPtrValue(value);
  writeKhoserMemBitmapPtr(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct khoser_mem_bitmap_ptr`: `count` of them, one behind
 * the other.
 */
export function checkKhoserMemBitmapPtrArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("khoser_mem_bitmap_ptr", view, offset, 0, end);
    requireCount("khoser_mem_bitmap_ptr", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyKhoserMemBitmapPtrArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkKhoserMemBitmapPtrArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("khoser_mem_bitmap_ptr", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct khoser_mem_bitmap_ptr` as one typed array a member, made once and filled again and
 * again.
 */
export class KhoserMemBitmapPtrColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Physical address that bit 0 stands for. The low 32 bits. */
  readonly physStartLo: Uint32Array;
  /** Physical address that bit 0 stands for. The high 32 bits. */
  readonly physStartHi: Uint32Array;
  /** Physical address of the bitmap's page. The low 32 bits. */
  readonly bitmapLo: Uint32Array;
  /** Physical address of the bitmap's page. The high 32 bits. */
  readonly bitmapHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.physStartLo = new Uint32Array(capacity);
    this.physStartHi = new Uint32Array(capacity);
    this.bitmapLo = new Uint32Array(capacity);
    this.bitmapHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("khoser_mem_bitmap_ptr", count, this.capacity);
    checkKhoserMemBitmapPtrArray(view, offset, count, end);
    const { physStartLo, physStartHi, bitmapLo, bitmapHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      physStartLo[i] = view.getUint32(at, true);
      physStartHi[i] = view.getUint32(at + 4, true);
      bitmapLo[i] = view.getUint32(at + 8, true);
      bitmapHi[i] = view.getUint32(at + 12, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, physStartLo, physStartHi, bitmapLo, bitmapHi } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("khoser_mem_bitmap_ptr", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("khoser_mem_bitmap_ptr", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, physStartLo[i]!, true);
      view.setUint32(at + 4, physStartHi[i]!, true);
      view.setUint32(at + 8, bitmapLo[i]!, true);
      view.setUint32(at + 12, bitmapHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct khoser_mem_bitmap_ptr` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkKhoserMemBitmapPtrBytes` first; what
 * it writes is.
 */
export class KhoserMemBitmapPtrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("khoser_mem_bitmap_ptr", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("khoser_mem_bitmap_ptr", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address that bit 0 stands for. */
  get physStart(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set physStart(value: bigint) {
    if (!isU64(value)) requireU64("khoser_mem_bitmap_ptr", "phys_start", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get physStartLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set physStartLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get physStartHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set physStartHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Physical address of the bitmap's page. */
  get bitmap(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set bitmap(value: bigint) {
    if (!isU64(value)) requireU64("khoser_mem_bitmap_ptr", "bitmap", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get bitmapLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set bitmapLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get bitmapHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set bitmapHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct khoser_mem_chunk {                                           /* x86_64 */
//     struct khoser_mem_chunk_hdr hdr;                                /*  0    16 */
//     struct khoser_mem_bitmap_ptr bitmaps[KHOSER_BITMAPS_PER_CHUNK]; /* 16  4080 */
// };                                                                  /* size 4096 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 4096, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 4096, align 4 */
// /* m68k: size 4096, align 2 */
//
// The codec below is for the layout of x86_64.

/** One page of the chain. */
export interface KhoserMemChunk {
  /** Link, order, count. */
  readonly hdr: KhoserMemChunkHdr;
  /** The bitmaps, by ascending address. */
  readonly bitmaps: readonly KhoserMemBitmapPtr[];
}

/** Bytes of a `struct khoser_mem_chunk`. */
export const KHOSER_MEM_CHUNK_SIZE = 4096;
/** What its address is a multiple of, bytes. */
export const KHOSER_MEM_CHUNK_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHOSER_MEM_CHUNK_OFFSET = {
  hdr: 0,
  bitmaps: 16,
} as const;

/**
 * Refuses bytes that are no `struct khoser_mem_chunk`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoserMemChunkBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4096, end)) requireRoom("khoser_mem_chunk", view, offset, 4096, end);
  requirePlaced("khoser_mem_chunk", offset, 4096);
}

/**
 * Reads bytes that `checkKhoserMemChunkBytes` has seen; without that, what comes is not checked.
 */
export function readKhoserMemChunk(view: DataView, offset = 0): KhoserMemChunk {
  const bitmapsRead = new Array<KhoserMemBitmapPtr>(255);
  for (let i = 0; i < 255; i++) bitmapsRead[i] = readKhoserMemBitmapPtr(view, offset + 16 + i * 16);
  return {
    hdr: readKhoserMemChunkHdr(view, offset),
    bitmaps: bitmapsRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoserMemChunk(view: DataView, offset = 0, end?: number): KhoserMemChunk {
  checkKhoserMemChunkBytes(view, offset, end);
  return readKhoserMemChunk(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoserMemChunkValue(value: KhoserMemChunk): void {
  if (!isU64(value.hdr.next)) requireU64("khoser_mem_chunk", "hdr.next", value.hdr.next, 0);
  if (!isU32(value.hdr.order)) requireU32("khoser_mem_chunk", "hdr.order", value.hdr.order, 8);
  if (!isU32(value.hdr.numElms))
    requireU32("khoser_mem_chunk", "hdr.num_elms", value.hdr.numElms, 12);
  const bitmapsChecked = value.bitmaps;
  requireLength("khoser_mem_chunk", "bitmaps", bitmapsChecked.length, 255, 16);
  for (let i = 0; i < bitmapsChecked.length; i++) {
    try {
      checkKhoserMemBitmapPtrValue(bitmapsChecked[i]!);
    } catch (error) {
      throw withinElement(error, "khoser_mem_chunk", "bitmaps", i, 16 + i * 16);
    }
  }
}

/**
 * Writes a value that `checkKhoserMemChunkValue` has seen; without that, what does not fit wraps.
 */
export function writeKhoserMemChunk(value: KhoserMemChunk, view: DataView, offset = 0): void {
  writeKhoserMemChunkHdr(value.hdr, view, offset);
  const bitmapsWritten = value.bitmaps;
  for (let i = 0, at = offset + 16; i < bitmapsWritten.length; i++, at += 16)
    writeKhoserMemBitmapPtr(bitmapsWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoserMemChunk(
  value: KhoserMemChunk,
  view: DataView = freshView(KHOSER_MEM_CHUNK_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4096)) requireRoom("khoser_mem_chunk", view, offset, 4096);
  checkKhoserMemChunkValue(value);
  writeKhoserMemChunk(value, view, offset);
  return view;
}

/**
 * A `struct khoser_mem_chunk` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKhoserMemChunkBytes` first; what it
 * writes is.
 */
export class KhoserMemChunkCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4096)) requireRoom("khoser_mem_chunk", view, offset, 4096);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4096)) requireRoom("khoser_mem_chunk", this._view, offset, 4096);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Link, order, count. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Where this starts, bytes from the view's start: The bitmaps, by ascending address. */
  bitmapsOffset(index: number): number {
    requireIndex("khoser_mem_chunk", "bitmaps", index, 255);
    return this._at + 16 + index * 16;
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

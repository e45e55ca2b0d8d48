// Generated from abi/kho/dma-alloc.ts by "holeproof generate".
// Edit that file, not this one.
//
// Memory a driver allocated for a device's transfers, handed to the next kernel in place.

import {
  copyBytes,
  readCount,
  readU64s,
  requireArray,
  requireBool,
  requireBoolean,
  requireCount,
  requireCounted,
  requireIndex,
  requireRoom,
  requireU64,
  writeU64s,
} from "../../runtime/wire/index.ts";

// struct dma_alloc_ser {  /* x86_64 */
//     u64 iova;           /*  0   8 */
//     u64 nr_pages;       /*  8   8 */
//     bool is_folio;      /* 16   1 */
//     bool is_contiguous; /* 17   1 */
//     u64 page_phys[];    /* 18   0 */
// };                      /* size 18 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 18, align 1 */

/** One allocation. */
export interface DmaAllocSer {
  /** Where the device sees it. */
  readonly iova: bigint;
  /** Pages of 4 KiB. */
  readonly nrPages: bigint;
  /** Whether its pages are folios. */
  readonly isFolio: boolean;
  /** Whether its pages lie together. */
  readonly isContiguous: boolean;
  /** Physical addresses of its pages; of the first only, when they lie together. */
  readonly pagePhys: BigUint64Array;
}

/** Bytes of a `struct dma_alloc_ser` before its first element. */
export const DMA_ALLOC_SER_SIZE = 18;
/** What its address is a multiple of, bytes. */
export const DMA_ALLOC_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const DMA_ALLOC_SER_OFFSET = {
  iova: 0,
  nrPages: 8,
  isFolio: 16,
  isContiguous: 17,
  pagePhys: 18,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfDmaAllocSer(value: DmaAllocSer): number {
  return 18 + value.pagePhys.length * 8;
}

/**
 * Refuses bytes that are no `struct dma_alloc_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkDmaAllocSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 18, end)) requireRoom("dma_alloc_ser", view, offset, 18, end);
  if (view.getUint8(offset + 16) > 1) requireBool("dma_alloc_ser", "is_folio", view, offset + 16);
  if (view.getUint8(offset + 17) > 1)
    requireBool("dma_alloc_ser", "is_contiguous", view, offset + 17);
  const count = readCount(view, offset + 8, true);
  if (!hasRoom(view, offset + 18, count * 8, end))
    requireCount("dma_alloc_ser", "page_phys", count, 8, offset + 18, end ?? view.byteLength);
}

/** Reads bytes that `checkDmaAllocSerBytes` has seen; without that, what comes is not checked. */
export function readDmaAllocSer(view: DataView, offset = 0): DmaAllocSer {
  const count = readCount(view, offset + 8, true);
  const pagePhysRead = readU64s(view, offset + 18, count, true);
  return {
    iova: view.getBigUint64(offset, true),
    nrPages: view.getBigUint64(offset + 8, true),
    isFolio: view.getUint8(offset + 16) !== 0,
    isContiguous: view.getUint8(offset + 17) !== 0,
    pagePhys: pagePhysRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeDmaAllocSer(view: DataView, offset = 0, end?: number): DmaAllocSer {
  checkDmaAllocSerBytes(view, offset, end);
  return readDmaAllocSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkDmaAllocSerValue(value: DmaAllocSer): void {
  if (!isU64(value.iova)) requireU64("dma_alloc_ser", "iova", value.iova, 0);
  if (!isU64(value.nrPages)) requireU64("dma_alloc_ser", "nr_pages", value.nrPages, 8);
  if (typeof value.isFolio !== "boolean")
    requireBoolean("dma_alloc_ser", "is_folio", value.isFolio, 16);
  if (typeof value.isContiguous !== "boolean")
    requireBoolean("dma_alloc_ser", "is_contiguous", value.isContiguous, 17);
  requireArray(
    "dma_alloc_ser",
    "page_phys",
    value.pagePhys,
    BigUint64Array,
    value.pagePhys.length,
    18,
  );
  if (BigInt(value.pagePhys.length) !== value.nrPages)
    requireCounted("dma_alloc_ser", "page_phys", value.pagePhys.length, value.nrPages, 18);
}

/** Writes a value that `checkDmaAllocSerValue` has seen; without that, what does not fit wraps. */
export function writeDmaAllocSer(value: DmaAllocSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.iova, true);
  view.setBigUint64(offset + 8, value.nrPages, true);
  view.setUint8(offset + 16, value.isFolio ? 1 : 0);
  view.setUint8(offset + 17, value.isContiguous ? 1 : 0);
  writeU64s(view, offset + 18, value.pagePhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeDmaAllocSer(
  value: DmaAllocSer,
  view: DataView = freshView(sizeOfDmaAllocSer(value)),
  offset = 0,
): DataView {
  const size = 18 + value.pagePhys.length * 8;
  if (!fits(view, offset, size)) requireRoom("dma_alloc_ser", view, offset, size);
  checkDmaAllocSerValue(value);
  writeDmaAllocSer(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyDmaAllocSer(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkDmaAllocSerBytes(from, offset, end);
  const size = 18 + readCount(from, offset + 8, true) * 8;
  copyBytes("dma_alloc_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct dma_alloc_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkDmaAllocSerBytes` first; what it writes is.
 */
export class DmaAllocSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 18)) requireRoom("dma_alloc_ser", view, offset, 18);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 18)) requireRoom("dma_alloc_ser", this._view, offset, 18);
    this._at = offset;
    return this;
  }

  /** Where the device sees it. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("dma_alloc_ser", "iova", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Pages of 4 KiB. */
  get nrPages(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set nrPages(value: bigint) {
    if (!isU64(value)) requireU64("dma_alloc_ser", "nr_pages", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get nrPagesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrPagesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get nrPagesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrPagesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Whether its pages are folios. */
  get isFolio(): boolean {
    return this._view.getUint8(this._at + 16) !== 0;
  }
  set isFolio(value: boolean) {
    requireBoolean("dma_alloc_ser", "is_folio", value, 16);
    this._view.setUint8(this._at + 16, value ? 1 : 0);
  }
  /** Whether its pages lie together. */
  get isContiguous(): boolean {
    return this._view.getUint8(this._at + 17) !== 0;
  }
  set isContiguous(value: boolean) {
    requireBoolean("dma_alloc_ser", "is_contiguous", value, 17);
    this._view.setUint8(this._at + 17, value ? 1 : 0);
  }
  /**
   * Where this starts, bytes from the view's start: Physical addresses of its pages; of the first
   * only, when they lie together.
   */
  pagePhysOffset(index: number): number {
    requireIndex("dma_alloc_ser", "page_phys", index, readCount(this._view, this._at + 8, true));
    return this._at + 18 + index * 8;
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

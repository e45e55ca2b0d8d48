// Generated from abi/kho/kho.ts by "holeproof generate".
// Edit that file, not this one.
//
// Kexec handover itself: the address of the image, the tree of preserved pages, arrays in scattered
// pages, chains of blocks.

import {
  type Block,
  type Located,
  blocks,
  copyBytes,
  readU64s,
  requireArray,
  requireCapacity,
  requireCount,
  requireIndex,
  requirePlaced,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  writeU64s,
} from "../../runtime/wire/index.ts";

/** Word 0 of the root node's `compatible`. */
export const KHO_FDT_COMPATIBLE = "kho-v4";

/** Root property: physical address of the tree of preserved pages. */
export const KHO_FDT_MEMORY_MAP_PROP_NAME = "preserved-memory-map";

/** Property of a user's node: physical address of its data. */
export const KHO_FDT_SUB_TREE_PROP_NAME = "preserved-data";

/** Property of a user's node: size of its data, bytes. */
export const KHO_FDT_SUB_TREE_SIZE_PROP_NAME = "blob-size";

/** Addresses a page of the preserved-page tree holds. */
export const KHO_TABLE_ENTRIES = 512;

// struct kho_data {     /* x86_64 */
//     u64 fdt_addr;     /*  0   8 */
//     u64 fdt_size;     /*  8   8 */
//     u64 scratch_addr; /* 16   8 */
//     u64 scratch_size; /* 24   8 */
// };                    /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 1 */

/** What the boot loader's setup data carries over the jump on x86: where the image begins. */
export interface KhoData {
  /** Physical address of the root tree. */
  readonly fdtAddr: bigint;
  /** Its size, bytes. */
  readonly fdtSize: bigint;
  /** Physical address of the array of scratch ranges. */
  readonly scratchAddr: bigint;
  /** Size of that array, bytes. */
  readonly scratchSize: bigint;
}

/** Bytes of a `struct kho_data`. */
export const KHO_DATA_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const KHO_DATA_ALIGN = 1;
/** Where each member starts, bytes. */
export const KHO_DATA_OFFSET = {
  fdtAddr: 0,
  fdtSize: 8,
  scratchAddr: 16,
  scratchSize: 24,
} as const;

/**
 * Refuses bytes that are no `struct kho_data`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkKhoDataBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("kho_data", view, offset, 32, end);
}

/** Reads bytes that `checkKhoDataBytes` has seen; without that, what comes is not checked. */
export function readKhoData(view: DataView, offset = 0): KhoData {
  return {
    fdtAddr: view.getBigUint64(offset, true),
    fdtSize: view.getBigUint64(offset + 8, true),
    scratchAddr: view.getBigUint64(offset + 16, true),
    scratchSize: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoData(view: DataView, offset = 0, end?: number): KhoData {
  checkKhoDataBytes(view, offset, end);
  return readKhoData(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoDataValue(value: KhoData): void {
  if (!isU64(value.fdtAddr)) requireU64("kho_data", "fdt_addr", value.fdtAddr, 0);
  if (!isU64(value.fdtSize)) requireU64("kho_data", "fdt_size", value.fdtSize, 8);
  if (!isU64(value.scratchAddr)) requireU64("kho_data", "scratch_addr", value.scratchAddr, 16);
  if (!isU64(value.scratchSize)) requireU64("kho_data", "scratch_size", value.scratchSize, 24);
}

/** Writes a value that `checkKhoDataValue` has seen; without that, what does not fit wraps. */
export function writeKhoData(value: KhoData, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.fdtAddr, true);
  view.setBigUint64(offset + 8, value.fdtSize, true);
  view.setBigUint64(offset + 16, value.scratchAddr, true);
  view.setBigUint64(offset + 24, value.scratchSize, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoData(
  value: KhoData,
  view: DataView = freshView(KHO_DATA_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("kho_data", view, offset, 32);
  checkKhoDataValue(value);
  writeKhoData(value, view, offset);
  return view;
}

/**
 * A `struct kho_data` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkKhoDataBytes` first; what it writes is.
 */
export class KhoDataCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("kho_data", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("kho_data", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Physical address of the root tree. */
  get fdtAddr(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set fdtAddr(value: bigint) {
    if (!isU64(value)) requireU64("kho_data", "fdt_addr", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get fdtAddrLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set fdtAddrLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get fdtAddrHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set fdtAddrHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Its size, bytes. */
  get fdtSize(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set fdtSize(value: bigint) {
    if (!isU64(value)) requireU64("kho_data", "fdt_size", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get fdtSizeLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set fdtSizeLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get fdtSizeHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set fdtSizeHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Physical address of the array of scratch ranges. */
  get scratchAddr(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set scratchAddr(value: bigint) {
    if (!isU64(value)) requireU64("kho_data", "scratch_addr", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get scratchAddrLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set scratchAddrLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get scratchAddrHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set scratchAddrHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Size of that array, bytes. */
  get scratchSize(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set scratchSize(value: bigint) {
    if (!isU64(value)) requireU64("kho_data", "scratch_size", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get scratchSizeLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set scratchSizeLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get scratchSizeHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set scratchSizeHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct kho_scratch { /* x86_64 */
//     u64 addr;        /*  0   8 */
//     u64 size;        /*  8   8 */
// };                   /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Memory the next kernel may boot in: nothing preserved lies there. */
export interface KhoScratch {
  /** Physical address of the range. */
  readonly addr: bigint;
  /** Its size, bytes. */
  readonly size: bigint;
}

/** Bytes of a `struct kho_scratch`. */
export const KHO_SCRATCH_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const KHO_SCRATCH_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHO_SCRATCH_OFFSET = {
  addr: 0,
  size: 8,
} as const;

/**
 * Refuses bytes that are no `struct kho_scratch`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoScratchBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("kho_scratch", view, offset, 16, end);
}

/** Reads bytes that `checkKhoScratchBytes` has seen; without that, what comes is not checked. */
export function readKhoScratch(view: DataView, offset = 0): KhoScratch {
  return {
    addr: view.getBigUint64(offset, true),
    size: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoScratch(view: DataView, offset = 0, end?: number): KhoScratch {
  checkKhoScratchBytes(view, offset, end);
  return readKhoScratch(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoScratchValue(value: KhoScratch): void {
  if (!isU64(value.addr)) requireU64("kho_scratch", "addr", value.addr, 0);
  if (!isU64(value.size)) requireU64("kho_scratch", "size", value.size, 8);
}

/** Writes a value that `checkKhoScratchValue` has seen; without that, what does not fit wraps. */
export function writeKhoScratch(value: KhoScratch, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.addr, true);
  view.setBigUint64(offset + 8, value.size, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoScratch(
  value: KhoScratch,
  view: DataView = freshView(KHO_SCRATCH_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("kho_scratch", view, offset, 16);
  checkKhoScratchValue(value);
  writeKhoScratch(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct kho_scratch`: `count` of them, one behind the other.
 */
export function checkKhoScratchArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("kho_scratch", view, offset, 0, end);
    requireCount("kho_scratch", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyKhoScratchArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkKhoScratchArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("kho_scratch", from, offset, to, at, size);
  return size;
}

/** Many `struct kho_scratch` as one typed array a member, made once and filled again and again. */
export class KhoScratchColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Physical address of the range. The low 32 bits. */
  readonly addrLo: Uint32Array;
  /** Physical address of the range. The high 32 bits. */
  readonly addrHi: Uint32Array;
  /** Its size, bytes. The low 32 bits. */
  readonly sizeLo: Uint32Array;
  /** Its size, bytes. The high 32 bits. */
  readonly sizeHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.addrLo = new Uint32Array(capacity);
    this.addrHi = new Uint32Array(capacity);
    this.sizeLo = new Uint32Array(capacity);
    this.sizeHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("kho_scratch", count, this.capacity);
    checkKhoScratchArray(view, offset, count, end);
    const { addrLo, addrHi, sizeLo, sizeHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      addrLo[i] = view.getUint32(at, true);
      addrHi[i] = view.getUint32(at + 4, true);
      sizeLo[i] = view.getUint32(at + 8, true);
      sizeHi[i] = view.getUint32(at + 12, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, addrLo, addrHi, sizeLo, sizeHi } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("kho_scratch", length, this.capacity);
    if (!fits(view, offset, length * 16)) requireRoom("kho_scratch", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, addrLo[i]!, true);
      view.setUint32(at + 4, addrHi[i]!, true);
      view.setUint32(at + 8, sizeLo[i]!, true);
      view.setUint32(at + 12, sizeHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct kho_scratch` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkKhoScratchBytes` first; what it writes is.
 */
export class KhoScratchCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("kho_scratch", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("kho_scratch", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the range. */
  get addr(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set addr(value: bigint) {
    if (!isU64(value)) requireU64("kho_scratch", "addr", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get addrLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set addrLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get addrHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set addrHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Its size, bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("kho_scratch", "size", value, 8);
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
}

// struct kho_radix_node {           /* x86_64 */
//     u64 table[KHO_TABLE_ENTRIES]; /*  0  4096 */
// };                                /* size 4096 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 4096, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 4096, align 4 */
// /* m68k: size 4096, align 2 */
//
// The codec below is for the layout of x86_64.

/** An inner page of the preserved-page tree. */
export interface KhoRadixNode {
  /** Physical addresses of the pages one level down; 0 for none. */
  readonly table: BigUint64Array;
}

/** Bytes of a `struct kho_radix_node`. */
export const KHO_RADIX_NODE_SIZE = 4096;
/** What its address is a multiple of, bytes. */
export const KHO_RADIX_NODE_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHO_RADIX_NODE_OFFSET = {
  table: 0,
} as const;

/**
 * Refuses bytes that are no `struct kho_radix_node`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoRadixNodeBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4096, end)) requireRoom("kho_radix_node", view, offset, 4096, end);
  requirePlaced("kho_radix_node", offset, 4096);
}

/** Reads bytes that `checkKhoRadixNodeBytes` has seen; without that, what comes is not checked. */
export function readKhoRadixNode(view: DataView, offset = 0): KhoRadixNode {
  return {
    table: readU64s(view, offset, 512, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoRadixNode(view: DataView, offset = 0, end?: number): KhoRadixNode {
  checkKhoRadixNodeBytes(view, offset, end);
  return readKhoRadixNode(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoRadixNodeValue(value: KhoRadixNode): void {
  requireArray("kho_radix_node", "table", value.table, BigUint64Array, 512, 0);
}

/** Writes a value that `checkKhoRadixNodeValue` has seen; without that, what does not fit wraps. */
export function writeKhoRadixNode(value: KhoRadixNode, view: DataView, offset = 0): void {
  writeU64s(view, offset, value.table, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoRadixNode(
  value: KhoRadixNode,
  view: DataView = freshView(KHO_RADIX_NODE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4096)) requireRoom("kho_radix_node", view, offset, 4096);
  checkKhoRadixNodeValue(value);
  writeKhoRadixNode(value, view, offset);
  return view;
}

/**
 * A `struct kho_radix_node` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKhoRadixNodeBytes` first; what it
 * writes is.
 */
export class KhoRadixNodeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4096)) requireRoom("kho_radix_node", view, offset, 4096);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4096)) requireRoom("kho_radix_node", this._view, offset, 4096);
    this._at = offset;
    return this;
  }

  /** Physical addresses of the pages one level down; 0 for none. */
  tableAt(index: number): bigint {
    requireIndex("kho_radix_node", "table", index, 512);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setTableAt(index: number, value: bigint): void {
    requireIndex("kho_radix_node", "table", index, 512);
    if (!isU64(value)) requireU64("kho_radix_node", "table", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  tableLo(index: number): number {
    requireIndex("kho_radix_node", "table", index, 512);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setTableLo(index: number, word: number): void {
    requireIndex("kho_radix_node", "table", index, 512);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  tableHi(index: number): number {
    requireIndex("kho_radix_node", "table", index, 512);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setTableHi(index: number, word: number): void {
    requireIndex("kho_radix_node", "table", index, 512);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
  }
}

// struct kho_radix_leaf { /* x86_64 */
//     u64 bitmap[512];    /*  0  4096 */
// };                      /* size 4096 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 4096, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 4096, align 4 */
// /* m68k: size 4096, align 2 */
//
// The codec below is for the layout of x86_64.

/**
 * A leaf of the preserved-page tree: one bit for each block of one order. The kernel counts it in
 * words of unsigned long, as many as make the same page.
 */
export interface KhoRadixLeaf {
  /** Bit b set: block b of this leaf is preserved. */
  readonly bitmap: BigUint64Array;
}

/** Bytes of a `struct kho_radix_leaf`. */
export const KHO_RADIX_LEAF_SIZE = 4096;
/** What its address is a multiple of, bytes. */
export const KHO_RADIX_LEAF_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHO_RADIX_LEAF_OFFSET = {
  bitmap: 0,
} as const;

/**
 * Refuses bytes that are no `struct kho_radix_leaf`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoRadixLeafBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4096, end)) requireRoom("kho_radix_leaf", view, offset, 4096, end);
  requirePlaced("kho_radix_leaf", offset, 4096);
}

/** Reads bytes that `checkKhoRadixLeafBytes` has seen; without that, what comes is not checked. */
export function readKhoRadixLeaf(view: DataView, offset = 0): KhoRadixLeaf {
  return {
    bitmap: readU64s(view, offset, 512, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoRadixLeaf(view: DataView, offset = 0, end?: number): KhoRadixLeaf {
  checkKhoRadixLeafBytes(view, offset, end);
  return readKhoRadixLeaf(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoRadixLeafValue(value: KhoRadixLeaf): void {
  requireArray("kho_radix_leaf", "bitmap", value.bitmap, BigUint64Array, 512, 0);
}

/** Writes a value that `checkKhoRadixLeafValue` has seen; without that, what does not fit wraps. */
export function writeKhoRadixLeaf(value: KhoRadixLeaf, view: DataView, offset = 0): void {
  writeU64s(view, offset, value.bitmap, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoRadixLeaf(
  value: KhoRadixLeaf,
  view: DataView = freshView(KHO_RADIX_LEAF_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4096)) requireRoom("kho_radix_leaf", view, offset, 4096);
  checkKhoRadixLeafValue(value);
  writeKhoRadixLeaf(value, view, offset);
  return view;
}

/**
 * A `struct kho_radix_leaf` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKhoRadixLeafBytes` first; what it
 * writes is.
 */
export class KhoRadixLeafCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4096)) requireRoom("kho_radix_leaf", view, offset, 4096);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4096)) requireRoom("kho_radix_leaf", this._view, offset, 4096);
    this._at = offset;
    return this;
  }

  /** Bit b set: block b of this leaf is preserved. */
  bitmapAt(index: number): bigint {
    requireIndex("kho_radix_leaf", "bitmap", index, 512);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setBitmapAt(index: number, value: bigint): void {
    requireIndex("kho_radix_leaf", "bitmap", index, 512);
    if (!isU64(value)) requireU64("kho_radix_leaf", "bitmap", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  bitmapLo(index: number): number {
    requireIndex("kho_radix_leaf", "bitmap", index, 512);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setBitmapLo(index: number, word: number): void {
    requireIndex("kho_radix_leaf", "bitmap", index, 512);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  bitmapHi(index: number): number {
    requireIndex("kho_radix_leaf", "bitmap", index, 512);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setBitmapHi(index: number, word: number): void {
    requireIndex("kho_radix_leaf", "bitmap", index, 512);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
  }
}

// struct kho_vmalloc_hdr { /* x86_64 */
//     u64 next;            /*  0   8 */
// };                       /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Head of a page that lists pages of one array. */
export interface KhoVmallocHdr {
  /** Physical address of the next such page; 0 at the end. */
  readonly next: bigint;
}

/** Bytes of a `struct kho_vmalloc_hdr`. */
export const KHO_VMALLOC_HDR_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const KHO_VMALLOC_HDR_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHO_VMALLOC_HDR_OFFSET = {
  next: 0,
} as const;

/**
 * Refuses bytes that are no `struct kho_vmalloc_hdr`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoVmallocHdrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("kho_vmalloc_hdr", view, offset, 8, end);
}

/** Reads bytes that `checkKhoVmallocHdrBytes` has seen; without that, what comes is not checked. */
export function readKhoVmallocHdr(view: DataView, offset = 0): KhoVmallocHdr {
  return {
    next: view.getBigUint64(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoVmallocHdr(view: DataView, offset = 0, end?: number): KhoVmallocHdr {
  checkKhoVmallocHdrBytes(view, offset, end);
  return readKhoVmallocHdr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoVmallocHdrValue(value: KhoVmallocHdr): void {
  if (!isU64(value.next)) requireU64("kho_vmalloc_hdr", "next", value.next, 0);
}

/**
 * Writes a value that `checkKhoVmallocHdrValue` has seen; without that, what does not fit wraps.
 */
export function writeKhoVmallocHdr(value: KhoVmallocHdr, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.next, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoVmallocHdr(
  value: KhoVmallocHdr,
  view: DataView = freshView(KHO_VMALLOC_HDR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("kho_vmalloc_hdr", view, offset, 8);
  checkKhoVmallocHdrValue(value);
  writeKhoVmallocHdr(value, view, offset);
  return view;
}

/**
 * A `struct kho_vmalloc_hdr` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKhoVmallocHdrBytes` first; what it
 * writes is.
 */
export class KhoVmallocHdrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("kho_vmalloc_hdr", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("kho_vmalloc_hdr", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Physical address of the next such page; 0 at the end. */
  get next(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set next(value: bigint) {
    if (!isU64(value)) requireU64("kho_vmalloc_hdr", "next", value, 0);
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
}

// struct kho_vmalloc_chunk {      /* x86_64 */
//     struct kho_vmalloc_hdr hdr; /*  0     8 */
//     u64 phys[511];              /*  8  4088 */
// };                              /* size 4096 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 4096, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 4096, align 4 */
// /* m68k: size 4096, align 2 */
//
// The codec below is for the layout of x86_64.

/** One page listing pages of an array. */
export interface KhoVmallocChunk {
  /** Link to the next page of the list. */
  readonly hdr: KhoVmallocHdr;
  /** Physical addresses of the array's pages in order; 0 after the last. */
  readonly phys: BigUint64Array;
}

/** Bytes of a `struct kho_vmalloc_chunk`. */
export const KHO_VMALLOC_CHUNK_SIZE = 4096;
/** What its address is a multiple of, bytes. */
export const KHO_VMALLOC_CHUNK_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHO_VMALLOC_CHUNK_OFFSET = {
  hdr: 0,
  phys: 8,
} as const;

/**
 * Refuses bytes that are no `struct kho_vmalloc_chunk`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoVmallocChunkBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4096, end)) requireRoom("kho_vmalloc_chunk", view, offset, 4096, end);
  requirePlaced("kho_vmalloc_chunk", offset, 4096);
}

/**
 * Reads bytes that `checkKhoVmallocChunkBytes` has seen; without that, what comes is not checked.
 */
export function readKhoVmallocChunk(view: DataView, offset = 0): KhoVmallocChunk {
  return {
    hdr: readKhoVmallocHdr(view, offset),
    phys: readU64s(view, offset + 8, 511, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoVmallocChunk(view: DataView, offset = 0, end?: number): KhoVmallocChunk {
  checkKhoVmallocChunkBytes(view, offset, end);
  return readKhoVmallocChunk(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoVmallocChunkValue(value: KhoVmallocChunk): void {
  if (!isU64(value.hdr.next)) requireU64("kho_vmalloc_chunk", "hdr.next", value.hdr.next, 0);
  requireArray("kho_vmalloc_chunk", "phys", value.phys, BigUint64Array, 511, 8);
}

/**
 * Writes a value that `checkKhoVmallocChunkValue` has seen; without that, what does not fit wraps.
 */
export function writeKhoVmallocChunk(value: KhoVmallocChunk, view: DataView, offset = 0): void {
  writeKhoVmallocHdr(value.hdr, view, offset);
  writeU64s(view, offset + 8, value.phys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoVmallocChunk(
  value: KhoVmallocChunk,
  view: DataView = freshView(KHO_VMALLOC_CHUNK_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4096)) requireRoom("kho_vmalloc_chunk", view, offset, 4096);
  checkKhoVmallocChunkValue(value);
  writeKhoVmallocChunk(value, view, offset);
  return view;
}

/**
 * A `struct kho_vmalloc_chunk` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKhoVmallocChunkBytes` first; what it
 * writes is.
 */
export class KhoVmallocChunkCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4096)) requireRoom("kho_vmalloc_chunk", view, offset, 4096);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4096)) requireRoom("kho_vmalloc_chunk", this._view, offset, 4096);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Link to the next page of the list. */
  get hdrOffset(): number {
    return this._at;
  }
  /** Physical addresses of the array's pages in order; 0 after the last. */
  physAt(index: number): bigint {
    requireIndex("kho_vmalloc_chunk", "phys", index, 511);
    return this._view.getBigUint64(this._at + 8 + index * 8, true);
  }
  setPhysAt(index: number, value: bigint): void {
    requireIndex("kho_vmalloc_chunk", "phys", index, 511);
    if (!isU64(value)) requireU64("kho_vmalloc_chunk", "phys", value, 8);
    this._view.setBigUint64(this._at + 8 + index * 8, value, true);
  }
  physLo(index: number): number {
    requireIndex("kho_vmalloc_chunk", "phys", index, 511);
    return this._view.getUint32(this._at + 8 + index * 8, true);
  }
  setPhysLo(index: number, word: number): void {
    requireIndex("kho_vmalloc_chunk", "phys", index, 511);
    this._view.setUint32(this._at + 8 + index * 8, word, true);
  }
  physHi(index: number): number {
    requireIndex("kho_vmalloc_chunk", "phys", index, 511);
    return this._view.getUint32(this._at + 12 + index * 8, true);
  }
  setPhysHi(index: number, word: number): void {
    requireIndex("kho_vmalloc_chunk", "phys", index, 511);
    this._view.setUint32(this._at + 12 + index * 8, word, true);
  }
}

// struct kho_vmalloc {          /* x86_64 */
//     u64 first;                /*  0   8 */
//     unsigned int total_pages; /*  8   4 */
//     unsigned short flags;     /* 12   2 */
//     unsigned short order;     /* 14   2 */
// };                            /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** An array in scattered pages. */
export interface KhoVmalloc {
  /** Physical address of the first page that lists the array's pages. */
  readonly first: bigint;
  /** Pages of 4 KiB the array has. */
  readonly totalPages: number;
  /** How the array is to be mapped. */
  readonly flags: number;
  /** Each listed page is 2 to this power pages long. */
  readonly order: number;
}

/** Bytes of a `struct kho_vmalloc`. */
export const KHO_VMALLOC_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const KHO_VMALLOC_ALIGN = 8;
/** Where each member starts, bytes. */
export const KHO_VMALLOC_OFFSET = {
  first: 0,
  totalPages: 8,
  flags: 12,
  order: 14,
} as const;

/**
 * Refuses bytes that are no `struct kho_vmalloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoVmallocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("kho_vmalloc", view, offset, 16, end);
}

/** Reads bytes that `checkKhoVmallocBytes` has seen; without that, what comes is not checked. */
export function readKhoVmalloc(view: DataView, offset = 0): KhoVmalloc {
  return {
    first: view.getBigUint64(offset, true),
    totalPages: view.getUint32(offset + 8, true),
    flags: view.getUint16(offset + 12, true),
    order: view.getUint16(offset + 14, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoVmalloc(view: DataView, offset = 0, end?: number): KhoVmalloc {
  checkKhoVmallocBytes(view, offset, end);
  return readKhoVmalloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoVmallocValue(value: KhoVmalloc): void {
  if (!isU64(value.first)) requireU64("kho_vmalloc", "first", value.first, 0);
  if (!isU32(value.totalPages)) requireU32("kho_vmalloc", "total_pages", value.totalPages, 8);
  if (!isUpTo(value.flags, 65535)) requireRange("kho_vmalloc", "flags", value.flags, 0, 65535, 12);
  if (!isUpTo(value.order, 65535)) requireRange("kho_vmalloc", "order", value.order, 0, 65535, 14);
}

/** Writes a value that `checkKhoVmallocValue` has seen; without that, what does not fit wraps. */
export function writeKhoVmalloc(value: KhoVmalloc, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.first, true);
  view.setUint32(offset + 8, value.totalPages, true);
  view.setUint16(offset + 12, value.flags, true);
  view.setUint16(offset + 14, value.order, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoVmalloc(
  value: KhoVmalloc,
  view: DataView = freshView(KHO_VMALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("kho_vmalloc", view, offset, 16);
  checkKhoVmallocValue(value);
  writeKhoVmalloc(value, view, offset);
  return view;
}

/**
 * A `struct kho_vmalloc` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkKhoVmallocBytes` first; what it writes is.
 */
export class KhoVmallocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("kho_vmalloc", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("kho_vmalloc", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the first page that lists the array's pages. */
  get first(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set first(value: bigint) {
    if (!isU64(value)) requireU64("kho_vmalloc", "first", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get firstLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set firstLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get firstHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set firstHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Pages of 4 KiB the array has. */
  get totalPages(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set totalPages(value: number) {
    if (!isU32(value)) requireU32("kho_vmalloc", "total_pages", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** How the array is to be mapped. */
  get flags(): number {
    return this._view.getUint16(this._at + 12, true);
  }
  set flags(value: number) {
    if (!isUpTo(value, 65535)) requireRange("kho_vmalloc", "flags", value, 0, 65535, 12);
    this._view.setUint16(this._at + 12, value, true);
  }
  /** Each listed page is 2 to this power pages long. */
  get order(): number {
    return this._view.getUint16(this._at + 14, true);
  }
  set order(value: number) {
    if (!isUpTo(value, 65535)) requireRange("kho_vmalloc", "order", value, 0, 65535, 14);
    this._view.setUint16(this._at + 14, value, true);
  }
}

// struct kho_block_header_ser { /* x86_64 */
//     u64 next;                 /*  0   8 */
//     u64 count;                /*  8   8 */
// };                            /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** Head of a one-page block of entries. */
export interface KhoBlockHeaderSer {
  /** Physical address of the next block; 0 at the end. */
  readonly next: bigint;
  /** Entries in this block. */
  readonly count: bigint;
}

/** Bytes of a `struct kho_block_header_ser`. */
export const KHO_BLOCK_HEADER_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const KHO_BLOCK_HEADER_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const KHO_BLOCK_HEADER_SER_OFFSET = {
  next: 0,
  count: 8,
} as const;

/**
 * Refuses bytes that are no `struct kho_block_header_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkKhoBlockHeaderSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("kho_block_header_ser", view, offset, 16, end);
  requirePlaced("kho_block_header_ser", offset, 4096);
}

/**
 * Reads bytes that `checkKhoBlockHeaderSerBytes` has seen; without that, what comes is not checked.
 */
export function readKhoBlockHeaderSer(view: DataView, offset = 0): KhoBlockHeaderSer {
  return {
    next: view.getBigUint64(offset, true),
    count: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoBlockHeaderSer(
  view: DataView,
  offset = 0,
  end?: number,
): KhoBlockHeaderSer {
  checkKhoBlockHeaderSerBytes(view, offset, end);
  return readKhoBlockHeaderSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoBlockHeaderSerValue(value: KhoBlockHeaderSer): void {
  if (!isU64(value.next)) requireU64("kho_block_header_ser", "next", value.next, 0);
  if (!isU64(value.count)) requireU64("kho_block_header_ser", "count", value.count, 8);
}

/**
 * Writes a value that `checkKhoBlockHeaderSerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeKhoBlockHeaderSer(value: KhoBlockHeaderSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.next, true);
  view.setBigUint64(offset + 8, value.count, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoBlockHeaderSer(
  value: KhoBlockHeaderSer,
  view: DataView = freshView(KHO_BLOCK_HEADER_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("kho_block_header_ser", view, offset, 16);
  checkKhoBlockHeaderSerValue(value);
  writeKhoBlockHeaderSer(value, view, offset);
  return view;
}

/**
 * Every `struct kho_block_header_ser` of a list, from that at physical address `first` on, each
 * checked before it is given, until `next` is 0. `locate` says where the bytes of an address are.
 * Throws WireError for an address it does not know, and for a list that does not end.
 */
export function listOfKhoBlockHeaderSer(
  first: bigint,
  locate: (address: bigint) => Located | undefined,
): Generator<Block> {
  const next = (view: DataView, offset: number): bigint => view.getBigUint64(offset, true);
  return blocks("kho_block_header_ser", "next", first, locate, checkKhoBlockHeaderSerBytes, next);
}

/**
 * A `struct kho_block_header_ser` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkKhoBlockHeaderSerBytes` first; what
 * it writes is.
 */
export class KhoBlockHeaderSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("kho_block_header_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("kho_block_header_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the next block; 0 at the end. */
  get next(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set next(value: bigint) {
    if (!isU64(value)) requireU64("kho_block_header_ser", "next", value, 0);
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
  /** Entries in this block. */
  get count(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set count(value: bigint) {
    if (!isU64(value)) requireU64("kho_block_header_ser", "count", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get countLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set countLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get countHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set countHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
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

// Generated from abi/kho/kvm.ts by "holeproof generate".
// Edit that file, not this one.
//
// A virtual machine and its private memory handed to the next kernel.

import {
  copyBytes,
  readBits,
  requireCapacity,
  requireCount,
  requireFlags64,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  writeBits,
} from "../../runtime/wire/index.ts";
import { readKhoVmalloc, type KhoVmalloc, writeKhoVmalloc } from "./kho.ts";

/** The virtual machine's handler in a live-update image. */
export const KVM_LUO_FH_COMPATIBLE = "kvm_vm_luo_v1";

/** The private memory's handler in a live-update image. */
export const GUEST_MEMFD_LUO_FH_COMPATIBLE = "guest_memfd_luo_v1";

/** The folio's content is valid. */
export const GUEST_MEMFD_LUO_FOLIO_UPTODATE = 1;

export const GUEST_MEMFD_LUO_FLAG_MMAP = 0x1;

export const GUEST_MEMFD_LUO_FLAG_INIT_SHARED = 0x2;

// struct kvm_luo_mem_attr { /* x86_64 */
//     u64 gfn;              /*  0   8 */
//     u64 attributes;       /*  8   8 */
// };                        /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** Attributes of one guest page. */
export interface KvmLuoMemAttr {
  /** Guest page frame number. */
  readonly gfn: bigint;
  /** Its attributes, as KVM numbers them. */
  readonly attributes: bigint;
}

/** Bytes of a `struct kvm_luo_mem_attr`. */
export const KVM_LUO_MEM_ATTR_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const KVM_LUO_MEM_ATTR_ALIGN = 1;
/** Where each member starts, bytes. */
export const KVM_LUO_MEM_ATTR_OFFSET = {
  gfn: 0,
  attributes: 8,
} as const;

/**
 * Refuses bytes that are no `struct kvm_luo_mem_attr`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKvmLuoMemAttrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("kvm_luo_mem_attr", view, offset, 16, end);
}

/** Reads bytes that `checkKvmLuoMemAttrBytes` has seen; without that, what comes is not checked. */
export function readKvmLuoMemAttr(view: DataView, offset = 0): KvmLuoMemAttr {
  return {
    gfn: view.getBigUint64(offset, true),
    attributes: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKvmLuoMemAttr(view: DataView, offset = 0, end?: number): KvmLuoMemAttr {
  checkKvmLuoMemAttrBytes(view, offset, end);
  return readKvmLuoMemAttr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKvmLuoMemAttrValue(value: KvmLuoMemAttr): void {
  if (!isU64(value.gfn)) requireU64("kvm_luo_mem_attr", "gfn", value.gfn, 0);
  if (!isU64(value.attributes)) requireU64("kvm_luo_mem_attr", "attributes", value.attributes, 8);
}

/**
 * Writes a value that `checkKvmLuoMemAttrValue` has seen; without that, what does not fit wraps.
 */
export function writeKvmLuoMemAttr(value: KvmLuoMemAttr, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.gfn, true);
  view.setBigUint64(offset + 8, value.attributes, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKvmLuoMemAttr(
  value: KvmLuoMemAttr,
  view: DataView = freshView(KVM_LUO_MEM_ATTR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("kvm_luo_mem_attr", view, offset, 16);
  checkKvmLuoMemAttrValue(value);
  writeKvmLuoMemAttr(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct kvm_luo_mem_attr`: `count` of them, one behind the
 * other.
 */
export function checkKvmLuoMemAttrArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("kvm_luo_mem_attr", view, offset, 0, end);
    requireCount("kvm_luo_mem_attr", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyKvmLuoMemAttrArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkKvmLuoMemAttrArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("kvm_luo_mem_attr", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct kvm_luo_mem_attr` as one typed array a member, made once and filled again and again.
 */
export class KvmLuoMemAttrColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Guest page frame number. The low 32 bits. */
  readonly gfnLo: Uint32Array;
  /** Guest page frame number. The high 32 bits. */
  readonly gfnHi: Uint32Array;
  /** Its attributes, as KVM numbers them. The low 32 bits. */
  readonly attributesLo: Uint32Array;
  /** Its attributes, as KVM numbers them. The high 32 bits. */
  readonly attributesHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.gfnLo = new Uint32Array(capacity);
    this.gfnHi = new Uint32Array(capacity);
    this.attributesLo = new Uint32Array(capacity);
    this.attributesHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("kvm_luo_mem_attr", count, this.capacity);
    checkKvmLuoMemAttrArray(view, offset, count, end);
    const { gfnLo, gfnHi, attributesLo, attributesHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      gfnLo[i] = view.getUint32(at, true);
      gfnHi[i] = view.getUint32(at + 4, true);
      attributesLo[i] = view.getUint32(at + 8, true);
      attributesHi[i] = view.getUint32(at + 12, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, gfnLo, gfnHi, attributesLo, attributesHi } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("kvm_luo_mem_attr", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("kvm_luo_mem_attr", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, gfnLo[i]!, true);
      view.setUint32(at + 4, gfnHi[i]!, true);
      view.setUint32(at + 8, attributesLo[i]!, true);
      view.setUint32(at + 12, attributesHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct kvm_luo_mem_attr` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKvmLuoMemAttrBytes` first; what it
 * writes is.
 */
export class KvmLuoMemAttrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("kvm_luo_mem_attr", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("kvm_luo_mem_attr", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Guest page frame number. */
  get gfn(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set gfn(value: bigint) {
    if (!isU64(value)) requireU64("kvm_luo_mem_attr", "gfn", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get gfnLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set gfnLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get gfnHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set gfnHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Its attributes, as KVM numbers them. */
  get attributes(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set attributes(value: bigint) {
    if (!isU64(value)) requireU64("kvm_luo_mem_attr", "attributes", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get attributesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set attributesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get attributesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set attributesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct kvm_luo_ser {              /* x86_64 */
//     u64 type;                     /*  0   8 */
//     u64 nr_mem_attrs;             /*  8   8 */
//     struct kho_vmalloc mem_attrs; /* 16  16 */
// };                                /* size 32 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 32, align 1 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 32, align 1 */
// /* m68k: size 32, align 1 */
//
// The codec below is for the layout of x86_64.

/** One virtual machine. */
export interface KvmLuoSer {
  /** Its type, as KVM numbers them. */
  readonly type: bigint;
  /** Pages with attributes. */
  readonly nrMemAttrs: bigint;
  /** The array of `kvm_luo_mem_attr`. */
  readonly memAttrs: KhoVmalloc;
}

/** Bytes of a `struct kvm_luo_ser`. */
export const KVM_LUO_SER_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const KVM_LUO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const KVM_LUO_SER_OFFSET = {
  type: 0,
  nrMemAttrs: 8,
  memAttrs: 16,
} as const;

/**
 * Refuses bytes that are no `struct kvm_luo_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKvmLuoSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("kvm_luo_ser", view, offset, 32, end);
}

/** Reads bytes that `checkKvmLuoSerBytes` has seen; without that, what comes is not checked. */
export function readKvmLuoSer(view: DataView, offset = 0): KvmLuoSer {
  return {
    type: view.getBigUint64(offset, true),
    nrMemAttrs: view.getBigUint64(offset + 8, true),
    memAttrs: readKhoVmalloc(view, offset + 16),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKvmLuoSer(view: DataView, offset = 0, end?: number): KvmLuoSer {
  checkKvmLuoSerBytes(view, offset, end);
  return readKvmLuoSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKvmLuoSerValue(value: KvmLuoSer): void {
  if (!isU64(value.type)) requireU64("kvm_luo_ser", "type", value.type, 0);
  if (!isU64(value.nrMemAttrs)) requireU64("kvm_luo_ser", "nr_mem_attrs", value.nrMemAttrs, 8);
  if (!isU64(value.memAttrs.first))
    requireU64("kvm_luo_ser", "mem_attrs.first", value.memAttrs.first, 16);
  if (!isU32(value.memAttrs.totalPages))
    requireU32("kvm_luo_ser", "mem_attrs.total_pages", value.memAttrs.totalPages, 24);
  if (!isUpTo(value.memAttrs.flags, 65535))
    requireRange("kvm_luo_ser", "mem_attrs.flags", value.memAttrs.flags, 0, 65535, 28);
  if (!isUpTo(value.memAttrs.order, 65535))
    requireRange("kvm_luo_ser", "mem_attrs.order", value.memAttrs.order, 0, 65535, 30);
}

/** Writes a value that `checkKvmLuoSerValue` has seen; without that, what does not fit wraps. */
export function writeKvmLuoSer(value: KvmLuoSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.type, true);
  view.setBigUint64(offset + 8, value.nrMemAttrs, true);
  writeKhoVmalloc(value.memAttrs, view, offset + 16);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKvmLuoSer(
  value: KvmLuoSer,
  view: DataView = freshView(KVM_LUO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("kvm_luo_ser", view, offset, 32);
  checkKvmLuoSerValue(value);
  writeKvmLuoSer(value, view, offset);
  return view;
}

/**
 * A `struct kvm_luo_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkKvmLuoSerBytes` first; what it writes is.
 */
export class KvmLuoSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("kvm_luo_ser", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("kvm_luo_ser", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Its type, as KVM numbers them. */
  get type(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set type(value: bigint) {
    if (!isU64(value)) requireU64("kvm_luo_ser", "type", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get typeLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set typeLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get typeHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set typeHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Pages with attributes. */
  get nrMemAttrs(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set nrMemAttrs(value: bigint) {
    if (!isU64(value)) requireU64("kvm_luo_ser", "nr_mem_attrs", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get nrMemAttrsLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrMemAttrsLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get nrMemAttrsHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrMemAttrsHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Where this starts, bytes from the view's start: The array of `kvm_luo_mem_attr`. */
  get memAttrsOffset(): number {
    return this._at + 16;
  }
}

// struct guest_memfd_luo_folio_ser { /* x86_64 */
//     u64 pfn : 52;                  /* 0:0  52b */
//     u64 flags : 12;                /* 6:4  12b */
//     u64 index;                     /*   8    8 */
// };                                 /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** One folio of private memory. */
export interface GuestMemfdLuoFolioSer {
  /** Its first page frame number. */
  readonly pfn: number;
  /** What is known of its content. */
  readonly flags: number;
  /** Where it lies in the file, pages of 4 KiB. */
  readonly index: bigint;
}

/** Bytes of a `struct guest_memfd_luo_folio_ser`. */
export const GUEST_MEMFD_LUO_FOLIO_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const GUEST_MEMFD_LUO_FOLIO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const GUEST_MEMFD_LUO_FOLIO_SER_OFFSET = {
  index: 8,
} as const;

/**
 * Refuses bytes that are no `struct guest_memfd_luo_folio_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkGuestMemfdLuoFolioSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("guest_memfd_luo_folio_ser", view, offset, 16, end);
}

/**
 * Reads bytes that `checkGuestMemfdLuoFolioSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readGuestMemfdLuoFolioSer(view: DataView, offset = 0): GuestMemfdLuoFolioSer {
  return {
    pfn: readBits(view, offset, 0, 52),
    flags: view.getUint16(offset + 6, true) >>> 4,
    index: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeGuestMemfdLuoFolioSer(
  view: DataView,
  offset = 0,
  end?: number,
): GuestMemfdLuoFolioSer {
  checkGuestMemfdLuoFolioSerBytes(view, offset, end);
  return readGuestMemfdLuoFolioSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkGuestMemfdLuoFolioSerValue(value: GuestMemfdLuoFolioSer): void {
  requireRange("guest_memfd_luo_folio_ser", "pfn", value.pfn, 0, 4503599627370495, 0);
  if (!isUpTo(value.flags, 4095))
    requireRange("guest_memfd_luo_folio_ser", "flags", value.flags, 0, 4095, 6);
  if (!isU64(value.index)) requireU64("guest_memfd_luo_folio_ser", "index", value.index, 8);
}

/**
 * Writes a value that `checkGuestMemfdLuoFolioSerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeGuestMemfdLuoFolioSer(
  value: GuestMemfdLuoFolioSer,
  view: DataView,
  offset = 0,
): void {
  writeBits(view, offset, 0, 52, value.pfn);
  view.setUint16(
    offset + 6,
    (view.getUint16(offset + 6, true) & 0xf) | ((value.flags & 0xfff) << 4),
    true,
  );
  view.setBigUint64(offset + 8, value.index, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeGuestMemfdLuoFolioSer(
  value: GuestMemfdLuoFolioSer,
  view: DataView = freshView(GUEST_MEMFD_LUO_FOLIO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("guest_memfd_luo_folio_ser", view, offset, 16);
  checkGuestMemfdLuoFolioSerValue(value);
  writeGuestMemfdLuoFolioSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct guest_memfd_luo_folio_ser`: `count` of them, one
 * behind the other.
 */
export function checkGuestMemfdLuoFolioSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("guest_memfd_luo_folio_ser", view, offset, 0, end);
    requireCount("guest_memfd_luo_folio_ser", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyGuestMemfdLuoFolioSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkGuestMemfdLuoFolioSerArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("guest_memfd_luo_folio_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct guest_memfd_luo_folio_ser` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkGuestMemfdLuoFolioSerBytes`
 * first; what it writes is.
 */
export class GuestMemfdLuoFolioSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("guest_memfd_luo_folio_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("guest_memfd_luo_folio_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Its first page frame number. */
  get pfn(): number {
    return readBits(this._view, this._at, 0, 52);
  }
  set pfn(value: number) {
    requireRange("guest_memfd_luo_folio_ser", "pfn", value, 0, 4503599627370495, 0);
    writeBits(this._view, this._at, 0, 52, value);
  }
  /** What is known of its content. */
  get flags(): number {
    return this._view.getUint16(this._at + 6, true) >>> 4;
  }
  set flags(value: number) {
    if (!isUpTo(value, 4095)) requireRange("guest_memfd_luo_folio_ser", "flags", value, 0, 4095, 6);
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
    if (!isU64(value)) requireU64("guest_memfd_luo_folio_ser", "index", value, 8);
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

// struct guest_memfd_luo_ser {   /* x86_64 */
//     u64 size;                  /*  0   8 */
//     u64 flags;                 /*  8   8 */
//     u64 nr_folios;             /* 16   8 */
//     u64 vm_token;              /* 24   8 */
//     struct kho_vmalloc folios; /* 32  16 */
// };                             /* size 48 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 48, align 1 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 48, align 1 */
// /* m68k: size 48, align 1 */
//
// The codec below is for the layout of x86_64.

/** One file of private memory. */
export interface GuestMemfdLuoSer {
  /** Size of the file, bytes. */
  readonly size: bigint;
  /** What the file can do. Bits: GUEST_MEMFD_LUO_FLAG_MMAP, GUEST_MEMFD_LUO_FLAG_INIT_SHARED. */
  readonly flags: bigint;
  /** Folios that have memory. */
  readonly nrFolios: bigint;
  /** The user's own number for the virtual machine it belongs to. */
  readonly vmToken: bigint;
  /** The array of `guest_memfd_luo_folio_ser`. */
  readonly folios: KhoVmalloc;
}

/** Bytes of a `struct guest_memfd_luo_ser`. */
export const GUEST_MEMFD_LUO_SER_SIZE = 48;
/** What its address is a multiple of, bytes. */
export const GUEST_MEMFD_LUO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const GUEST_MEMFD_LUO_SER_OFFSET = {
  size: 0,
  flags: 8,
  nrFolios: 16,
  vmToken: 24,
  folios: 32,
} as const;

/**
 * Refuses bytes that are no `struct guest_memfd_luo_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkGuestMemfdLuoSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 48, end)) requireRoom("guest_memfd_luo_ser", view, offset, 48, end);
  requireFlags64(
    "guest_memfd_luo_ser",
    "flags",
    view.getBigUint64(offset + 8, true),
    0x3n,
    offset + 8,
  );
}

/**
 * Reads bytes that `checkGuestMemfdLuoSerBytes` has seen; without that, what comes is not checked.
 */
export function readGuestMemfdLuoSer(view: DataView, offset = 0): GuestMemfdLuoSer {
  return {
    size: view.getBigUint64(offset, true),
    flags: view.getBigUint64(offset + 8, true),
    nrFolios: view.getBigUint64(offset + 16, true),
    vmToken: view.getBigUint64(offset + 24, true),
    folios: readKhoVmalloc(view, offset + 32),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeGuestMemfdLuoSer(view: DataView, offset = 0, end?: number): GuestMemfdLuoSer {
  checkGuestMemfdLuoSerBytes(view, offset, end);
  return readGuestMemfdLuoSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkGuestMemfdLuoSerValue(value: GuestMemfdLuoSer): void {
  if (!isU64(value.size)) requireU64("guest_memfd_luo_ser", "size", value.size, 0);
  if (!isU64(value.flags)) requireU64("guest_memfd_luo_ser", "flags", value.flags, 8);
  requireFlags64("guest_memfd_luo_ser", "flags", value.flags, 0x3n, 8);
  if (!isU64(value.nrFolios)) requireU64("guest_memfd_luo_ser", "nr_folios", value.nrFolios, 16);
  if (!isU64(value.vmToken)) requireU64("guest_memfd_luo_ser", "vm_token", value.vmToken, 24);
  if (!isU64(value.folios.first))
    requireU64("guest_memfd_luo_ser", "folios.first", value.folios.first, 32);
  if (!isU32(value.folios.totalPages))
    requireU32("guest_memfd_luo_ser", "folios.total_pages", value.folios.totalPages, 40);
  if (!isUpTo(value.folios.flags, 65535))
    requireRange("guest_memfd_luo_ser", "folios.flags", value.folios.flags, 0, 65535, 44);
  if (!isUpTo(value.folios.order, 65535))
    requireRange("guest_memfd_luo_ser", "folios.order", value.folios.order, 0, 65535, 46);
}

/**
 * Writes a value that `checkGuestMemfdLuoSerValue` has seen; without that, what does not fit wraps.
 */
export function writeGuestMemfdLuoSer(value: GuestMemfdLuoSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.size, true);
  view.setBigUint64(offset + 8, value.flags, true);
  view.setBigUint64(offset + 16, value.nrFolios, true);
  view.setBigUint64(offset + 24, value.vmToken, true);
  writeKhoVmalloc(value.folios, view, offset + 32);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeGuestMemfdLuoSer(
  value: GuestMemfdLuoSer,
  view: DataView = freshView(GUEST_MEMFD_LUO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 48)) requireRoom("guest_memfd_luo_ser", view, offset, 48);
  checkGuestMemfdLuoSerValue(value);
  writeGuestMemfdLuoSer(value, view, offset);
  return view;
}

/**
 * A `struct guest_memfd_luo_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkGuestMemfdLuoSerBytes` first; what it
 * writes is.
 */
export class GuestMemfdLuoSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 48)) requireRoom("guest_memfd_luo_ser", view, offset, 48);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 48)) requireRoom("guest_memfd_luo_ser", this._view, offset, 48);
    this._at = offset;
    return this;
  }

  /** Size of the file, bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("guest_memfd_luo_ser", "size", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** What the file can do. */
  get flags(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set flags(value: bigint) {
    if (!isU64(value)) requireU64("guest_memfd_luo_ser", "flags", value, 8);
    requireFlags64("guest_memfd_luo_ser", "flags", value, 0x3n, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get flagsLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set flagsLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get flagsHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set flagsHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Folios that have memory. */
  get nrFolios(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set nrFolios(value: bigint) {
    if (!isU64(value)) requireU64("guest_memfd_luo_ser", "nr_folios", value, 16);
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
  /** The user's own number for the virtual machine it belongs to. */
  get vmToken(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set vmToken(value: bigint) {
    if (!isU64(value)) requireU64("guest_memfd_luo_ser", "vm_token", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get vmTokenLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set vmTokenLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get vmTokenHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set vmTokenHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** Where this starts, bytes from the view's start: The array of `guest_memfd_luo_folio_ser`. */
  get foliosOffset(): number {
    return this._at + 32;
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

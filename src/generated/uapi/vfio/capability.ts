// Generated from abi/uapi/vfio/capability.ts by "holeproof generate".
// Edit that file, not this one.
//
// VFIO capabilities: what an answer has no room for is chained behind it. Each link begins with a
// header that says what it is and where the next one starts.

import {
  copyBytes,
  links,
  requireCapacity,
  requireCount,
  requireCounted,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  withinElement,
} from "../../../runtime/wire/index.ts";

/** Region: only parts of it can be mapped, `vfio_region_info_cap_sparse_mmap`. */
export const VFIO_REGION_INFO_CAP_SPARSE_MMAP = 1;

/** Region: a kind the device class does not number, `vfio_region_info_cap_type`. */
export const VFIO_REGION_INFO_CAP_TYPE = 2;

/** Region: the page with the MSI-X table can be mapped; a bare header. */
export const VFIO_REGION_INFO_CAP_MSIX_MAPPABLE = 3;

/** Region: where NVLink memory appears, `vfio_region_info_cap_nvlink2_ssatgt`. */
export const VFIO_REGION_INFO_CAP_NVLINK2_SSATGT = 4;

/** Region: speed of an NVLink, `vfio_region_info_cap_nvlink2_lnkspd`. */
export const VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD = 5;

/** Device: atomic operations it may send, `vfio_device_info_cap_pci_atomic_comp`. */
export const VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP = 5;

/** The path to the device completes 32-bit atomic operations. */
export const VFIO_PCI_ATOMIC_COMP32 = 1;

/** The path to the device completes 64-bit atomic operations. */
export const VFIO_PCI_ATOMIC_COMP64 = 2;

/** The path to the device completes 128-bit atomic operations. */
export const VFIO_PCI_ATOMIC_COMP128 = 4;

/** Of a region's type: the low 16 bits are a PCI vendor's number. */
export const VFIO_REGION_TYPE_PCI_VENDOR_TYPE = 2147483648;

/** Of such a type: the vendor's number. */
export const VFIO_REGION_TYPE_PCI_VENDOR_MASK = 65535;

/** Region type: graphics. */
export const VFIO_REGION_TYPE_GFX = 1;

/** Region type: s390 channel I/O. */
export const VFIO_REGION_TYPE_CCW = 2;

/** Region type: migration as it was before features. */
export const VFIO_REGION_TYPE_MIGRATION_DEPRECATED = 3;

/** Intel graphics: the firmware's operation region. */
export const VFIO_REGION_SUBTYPE_INTEL_IGD_OPREGION = 1;

/** Intel graphics: configuration space of the host bridge. */
export const VFIO_REGION_SUBTYPE_INTEL_IGD_HOST_CFG = 2;

/** Intel graphics: configuration space of the LPC bridge. */
export const VFIO_REGION_SUBTYPE_INTEL_IGD_LPC_CFG = 3;

/** NVIDIA: memory behind an NVLink. */
export const VFIO_REGION_SUBTYPE_NVIDIA_NVLINK2_RAM = 1;

/** IBM: the registers that shoot down translations of an NVLink. */
export const VFIO_REGION_SUBTYPE_IBM_NVLINK2_ATSD = 1;

/** Graphics: the monitor's description, `vfio_region_gfx_edid`. */
export const VFIO_REGION_SUBTYPE_GFX_EDID = 1;

/** Channel I/O: commands that do not wait. */
export const VFIO_REGION_SUBTYPE_CCW_ASYNC_CMD = 1;

/** Channel I/O: the subchannel's information block. */
export const VFIO_REGION_SUBTYPE_CCW_SCHIB = 2;

/** Channel I/O: channel report words. */
export const VFIO_REGION_SUBTYPE_CCW_CRW = 3;

/** Migration before features: the only kind of it. */
export const VFIO_REGION_SUBTYPE_MIGRATION_DEPRECATED = 1;

// struct vfio_info_cap_header { /* x86_64 */
//     __u16 id;                 /*  0   2 */
//     __u16 version;            /*  2   2 */
//     __u32 next;               /*  4   4 */
// };                            /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** What every link of a chain begins with. */
export interface VfioInfoCapHeader {
  /** What the link is; what the number means depends on who answered. */
  readonly id: number;
  /** Version of that link's layout, from 1. */
  readonly version: number;
  /** Where the next link starts, bytes from the start of the whole answer; 0 at the end. */
  readonly next: number;
}

/** Bytes of a `struct vfio_info_cap_header`. */
export const VFIO_INFO_CAP_HEADER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_INFO_CAP_HEADER_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_INFO_CAP_HEADER_OFFSET = {
  id: 0,
  version: 2,
  next: 4,
} as const;

/**
 * Refuses bytes that are no `struct vfio_info_cap_header`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioInfoCapHeaderBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("vfio_info_cap_header", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioInfoCapHeaderBytes` has seen; without that, what comes is not checked.
 */
export function readVfioInfoCapHeader(view: DataView, offset = 0): VfioInfoCapHeader {
  return {
    id: view.getUint16(offset, true),
    version: view.getUint16(offset + 2, true),
    next: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioInfoCapHeader(
  view: DataView,
  offset = 0,
  end?: number,
): VfioInfoCapHeader {
  checkVfioInfoCapHeaderBytes(view, offset, end);
  return readVfioInfoCapHeader(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioInfoCapHeaderValue(value: VfioInfoCapHeader): void {
  if (!isUpTo(value.id, 65535)) requireRange("vfio_info_cap_header", "id", value.id, 0, 65535, 0);
  if (!isUpTo(value.version, 65535))
    requireRange("vfio_info_cap_header", "version", value.version, 0, 65535, 2);
  if (!isU32(value.next)) requireU32("vfio_info_cap_header", "next", value.next, 4);
}

/**
 * Writes a value that `checkVfioInfoCapHeaderValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioInfoCapHeader(value: VfioInfoCapHeader, view: DataView, offset = 0): void {
  view.setUint16(offset, value.id, true);
  view.setUint16(offset + 2, value.version, true);
  view.setUint32(offset + 4, value.next, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioInfoCapHeader(
  value: VfioInfoCapHeader,
  view: DataView = freshView(VFIO_INFO_CAP_HEADER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_info_cap_header", view, offset, 8);
  checkVfioInfoCapHeaderValue(value);
  writeVfioInfoCapHeader(value, view, offset);
  return view;
}

/**
 * Where each `struct vfio_info_cap_header` of a chain starts, from the one `first` bytes after
 * `start` on, until `next` is 0. Throws WireError for a link outside the bytes before `end`, and
 * for a chain that does not end.
 */
export function chainOfVfioInfoCapHeader(
  view: DataView,
  start: number,
  first: number,
  end: number = view.byteLength,
): Generator<number> {
  const next = (at: number): number => view.getUint32(at + 4, true);
  return links("vfio_info_cap_header", "next", view, start, first, 8, end, next);
}

/**
 * A `struct vfio_info_cap_header` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkVfioInfoCapHeaderBytes` first; what
 * it writes is.
 */
export class VfioInfoCapHeaderCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_info_cap_header", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("vfio_info_cap_header", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** What the link is; what the number means depends on who answered. */
  get id(): number {
    return this._view.getUint16(this._at, true);
  }
  set id(value: number) {
    if (!isUpTo(value, 65535)) requireRange("vfio_info_cap_header", "id", value, 0, 65535, 0);
    this._view.setUint16(this._at, value, true);
  }
  /** Version of that link's layout, from 1. */
  get version(): number {
    return this._view.getUint16(this._at + 2, true);
  }
  set version(value: number) {
    if (!isUpTo(value, 65535)) requireRange("vfio_info_cap_header", "version", value, 0, 65535, 2);
    this._view.setUint16(this._at + 2, value, true);
  }
  /** Where the next link starts, bytes from the start of the whole answer; 0 at the end. */
  get next(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set next(value: number) {
    if (!isU32(value)) requireU32("vfio_info_cap_header", "next", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct vfio_region_sparse_mmap_area { /* x86_64 */
//     __aligned_u64 offset;             /*  0   8 */
//     __aligned_u64 size;               /*  8   8 */
// };                                    /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** A part of a region that can be mapped. */
export interface VfioRegionSparseMmapArea {
  /** Where it starts, bytes from the region's start. */
  readonly offset: bigint;
  /** Its size, bytes. */
  readonly size: bigint;
}

/** Bytes of a `struct vfio_region_sparse_mmap_area`. */
export const VFIO_REGION_SPARSE_MMAP_AREA_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_SPARSE_MMAP_AREA_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_REGION_SPARSE_MMAP_AREA_OFFSET = {
  offset: 0,
  size: 8,
} as const;

/**
 * Refuses bytes that are no `struct vfio_region_sparse_mmap_area`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioRegionSparseMmapAreaBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_region_sparse_mmap_area", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioRegionSparseMmapAreaBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioRegionSparseMmapArea(view: DataView, offset = 0): VfioRegionSparseMmapArea {
  return {
    offset: view.getBigUint64(offset, true),
    size: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionSparseMmapArea(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionSparseMmapArea {
  checkVfioRegionSparseMmapAreaBytes(view, offset, end);
  return readVfioRegionSparseMmapArea(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionSparseMmapAreaValue(value: VfioRegionSparseMmapArea): void {
  if (!isU64(value.offset)) requireU64("vfio_region_sparse_mmap_area", "offset", value.offset, 0);
  if (!isU64(value.size)) requireU64("vfio_region_sparse_mmap_area", "size", value.size, 8);
}

/**
 * Writes a value that `checkVfioRegionSparseMmapAreaValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioRegionSparseMmapArea(
  value: VfioRegionSparseMmapArea,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.offset, true);
  view.setBigUint64(offset + 8, value.size, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionSparseMmapArea(
  value: VfioRegionSparseMmapArea,
  view: DataView = freshView(VFIO_REGION_SPARSE_MMAP_AREA_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_region_sparse_mmap_area", view, offset, 16);
  checkVfioRegionSparseMmapAreaValue(value);
  writeVfioRegionSparseMmapArea(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vfio_region_sparse_mmap_area`: `count` of them, one
 * behind the other.
 */
export function checkVfioRegionSparseMmapAreaArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vfio_region_sparse_mmap_area", view, offset, 0, end);
    requireCount("vfio_region_sparse_mmap_area", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVfioRegionSparseMmapAreaArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioRegionSparseMmapAreaArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vfio_region_sparse_mmap_area", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct vfio_region_sparse_mmap_area` as one typed array a member, made once and filled
 * again and again.
 */
export class VfioRegionSparseMmapAreaColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Where it starts, bytes from the region's start. The low 32 bits. */
  readonly offsetLo: Uint32Array;
  /** Where it starts, bytes from the region's start. The high 32 bits. */
  readonly offsetHi: Uint32Array;
  /** Its size, bytes. The low 32 bits. */
  readonly sizeLo: Uint32Array;
  /** Its size, bytes. The high 32 bits. */
  readonly sizeHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.offsetLo = new Uint32Array(capacity);
    this.offsetHi = new Uint32Array(capacity);
    this.sizeLo = new Uint32Array(capacity);
    this.sizeHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("vfio_region_sparse_mmap_area", count, this.capacity);
    checkVfioRegionSparseMmapAreaArray(view, offset, count, end);
    const { offsetLo, offsetHi, sizeLo, sizeHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      offsetLo[i] = view.getUint32(at, true);
      offsetHi[i] = view.getUint32(at + 4, true);
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
    const { length, offsetLo, offsetHi, sizeLo, sizeHi } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("vfio_region_sparse_mmap_area", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("vfio_region_sparse_mmap_area", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, offsetLo[i]!, true);
      view.setUint32(at + 4, offsetHi[i]!, true);
      view.setUint32(at + 8, sizeLo[i]!, true);
      view.setUint32(at + 12, sizeHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct vfio_region_sparse_mmap_area` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioRegionSparseMmapAreaBytes` first; what it writes is.
 */
export class VfioRegionSparseMmapAreaCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_region_sparse_mmap_area", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_region_sparse_mmap_area", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where it starts, bytes from the region's start. */
  get offset(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set offset(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_sparse_mmap_area", "offset", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get offsetLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set offsetLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get offsetHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set offsetHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Its size, bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_sparse_mmap_area", "size", value, 8);
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

// struct vfio_region_info_cap_sparse_mmap {        /* x86_64 */
//     struct vfio_info_cap_header header;          /*  0   8 */
//     __u32 nr_areas;                              /*  8   4 */
//     __u32 reserved;                              /* 12   4 */
//     struct vfio_region_sparse_mmap_area areas[]; /* 16   0 */
// };                                               /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 8 */
// /* m68k: size 16, align 8 */
//
// The codec below is for the layout of x86_64.

/** The parts of a region that can be mapped; the rest is read and written only. */
export interface VfioRegionInfoCapSparseMmap {
  /** Link: VFIO_REGION_INFO_CAP_SPARSE_MMAP, version 1. */
  readonly header: VfioInfoCapHeader;
  /** How many parts follow. */
  readonly nrAreas: number;
  /** The parts. */
  readonly areas: readonly VfioRegionSparseMmapArea[];
}

/** Bytes of a `struct vfio_region_info_cap_sparse_mmap` before its first element. */
export const VFIO_REGION_INFO_CAP_SPARSE_MMAP_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_INFO_CAP_SPARSE_MMAP_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_REGION_INFO_CAP_SPARSE_MMAP_OFFSET = {
  header: 0,
  nrAreas: 8,
  reserved: 12,
  areas: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioRegionInfoCapSparseMmap(value: VfioRegionInfoCapSparseMmap): number {
  return 16 + value.areas.length * 16;
}

/**
 * Refuses bytes that are no `struct vfio_region_info_cap_sparse_mmap`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioRegionInfoCapSparseMmapBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_region_info_cap_sparse_mmap", view, offset, 16, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("vfio_region_info_cap_sparse_mmap", "reserved", view, offset + 12, 4, "reserved");
  const count = view.getUint32(offset + 8, true);
  if (!hasRoom(view, offset + 16, count * 16, end))
    requireCount(
      "vfio_region_info_cap_sparse_mmap",
      "areas",
      count,
      16,
      offset + 16,
      end ?? view.byteLength,
    );
}

/**
 * Reads bytes that `checkVfioRegionInfoCapSparseMmapBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioRegionInfoCapSparseMmap(
  view: DataView,
  offset = 0,
): VfioRegionInfoCapSparseMmap {
  const count = view.getUint32(offset + 8, true);
  const areasRead = new Array<VfioRegionSparseMmapArea>(count);
  for (let i = 0; i < count; i++)
    areasRead[i] = readVfioRegionSparseMmapArea(view, offset + 16 + i * 16);
  return {
    header: readVfioInfoCapHeader(view, offset),
    nrAreas: count,
    areas: areasRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionInfoCapSparseMmap(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionInfoCapSparseMmap {
  checkVfioRegionInfoCapSparseMmapBytes(view, offset, end);
  return readVfioRegionInfoCapSparseMmap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionInfoCapSparseMmapValue(value: VfioRegionInfoCapSparseMmap): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_region_info_cap_sparse_mmap", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_region_info_cap_sparse_mmap",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_region_info_cap_sparse_mmap", "header.next", value.header.next, 4);
  if (!isU32(value.nrAreas))
    requireU32("vfio_region_info_cap_sparse_mmap", "nr_areas", value.nrAreas, 8);
  const areasChecked = value.areas;
  if (areasChecked.length !== value.nrAreas)
    requireCounted(
      "vfio_region_info_cap_sparse_mmap",
      "areas",
      areasChecked.length,
      value.nrAreas,
      16,
    );
  for (let i = 0; i < areasChecked.length; i++) {
    try {
      checkVfioRegionSparseMmapAreaValue(areasChecked[i]!);
    } catch (error) {
      throw withinElement(error, "vfio_region_info_cap_sparse_mmap", "areas", i, 16 + i * 16);
    }
  }
}

/**
 * Writes a value that `checkVfioRegionInfoCapSparseMmapValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioRegionInfoCapSparseMmap(
  value: VfioRegionInfoCapSparseMmap,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.nrAreas, true);
  view.setUint32(offset + 12, 0, true);
  const areasWritten = value.areas;
  for (let i = 0, at = offset + 16; i < areasWritten.length; i++, at += 16)
    writeVfioRegionSparseMmapArea(areasWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionInfoCapSparseMmap(
  value: VfioRegionInfoCapSparseMmap,
  view: DataView = freshView(sizeOfVfioRegionInfoCapSparseMmap(value)),
  offset = 0,
): DataView {
  const size = 16 + value.areas.length * 16;
  if (!fits(view, offset, size))
    requireRoom("vfio_region_info_cap_sparse_mmap", view, offset, size);
  checkVfioRegionInfoCapSparseMmapValue(value);
  writeVfioRegionInfoCapSparseMmap(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioRegionInfoCapSparseMmap(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioRegionInfoCapSparseMmapBytes(from, offset, end);
  const size = 16 + from.getUint32(offset + 8, true) * 16;
  copyBytes("vfio_region_info_cap_sparse_mmap", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_region_info_cap_sparse_mmap` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioRegionInfoCapSparseMmapBytes` first; what it writes is.
 */
export class VfioRegionInfoCapSparseMmapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_region_info_cap_sparse_mmap", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_region_info_cap_sparse_mmap", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_REGION_INFO_CAP_SPARSE_MMAP, version
   * 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** How many parts follow. */
  get nrAreas(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrAreas(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info_cap_sparse_mmap", "nr_areas", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start: The parts. */
  areasOffset(index: number): number {
    requireIndex(
      "vfio_region_info_cap_sparse_mmap",
      "areas",
      index,
      this._view.getUint32(this._at + 8, true),
    );
    return this._at + 16 + index * 16;
  }
}

// struct vfio_region_info_cap_type {      /* x86_64 */
//     struct vfio_info_cap_header header; /*  0   8 */
//     __u32 type;                         /*  8   4 */
//     __u32 subtype;                      /* 12   4 */
// };                                      /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Which kind of region this is, beyond those a device class numbers. */
export interface VfioRegionInfoCapType {
  /** Link: VFIO_REGION_INFO_CAP_TYPE, version 1. */
  readonly header: VfioInfoCapHeader;
  /** A VFIO_REGION_TYPE value, or a vendor's number with VFIO_REGION_TYPE_PCI_VENDOR_TYPE. */
  readonly type: number;
  /** A VFIO_REGION_SUBTYPE value of that type. */
  readonly subtype: number;
}

/** Bytes of a `struct vfio_region_info_cap_type`. */
export const VFIO_REGION_INFO_CAP_TYPE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_INFO_CAP_TYPE_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_REGION_INFO_CAP_TYPE_OFFSET = {
  header: 0,
  type: 8,
  subtype: 12,
} as const;

/**
 * Refuses bytes that are no `struct vfio_region_info_cap_type`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioRegionInfoCapTypeBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_region_info_cap_type", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioRegionInfoCapTypeBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioRegionInfoCapType(view: DataView, offset = 0): VfioRegionInfoCapType {
  return {
    header: readVfioInfoCapHeader(view, offset),
    type: view.getUint32(offset + 8, true),
    subtype: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionInfoCapType(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionInfoCapType {
  checkVfioRegionInfoCapTypeBytes(view, offset, end);
  return readVfioRegionInfoCapType(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionInfoCapTypeValue(value: VfioRegionInfoCapType): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_region_info_cap_type", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange("vfio_region_info_cap_type", "header.version", value.header.version, 0, 65535, 2);
  if (!isU32(value.header.next))
    requireU32("vfio_region_info_cap_type", "header.next", value.header.next, 4);
  if (!isU32(value.type)) requireU32("vfio_region_info_cap_type", "type", value.type, 8);
  if (!isU32(value.subtype)) requireU32("vfio_region_info_cap_type", "subtype", value.subtype, 12);
}

/**
 * Writes a value that `checkVfioRegionInfoCapTypeValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioRegionInfoCapType(
  value: VfioRegionInfoCapType,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.type, true);
  view.setUint32(offset + 12, value.subtype, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionInfoCapType(
  value: VfioRegionInfoCapType,
  view: DataView = freshView(VFIO_REGION_INFO_CAP_TYPE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_region_info_cap_type", view, offset, 16);
  checkVfioRegionInfoCapTypeValue(value);
  writeVfioRegionInfoCapType(value, view, offset);
  return view;
}

/**
 * A `struct vfio_region_info_cap_type` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioRegionInfoCapTypeBytes`
 * first; what it writes is.
 */
export class VfioRegionInfoCapTypeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_region_info_cap_type", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_region_info_cap_type", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: Link: VFIO_REGION_INFO_CAP_TYPE, version 1. */
  get headerOffset(): number {
    return this._at;
  }
  /** A VFIO_REGION_TYPE value, or a vendor's number with VFIO_REGION_TYPE_PCI_VENDOR_TYPE. */
  get type(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info_cap_type", "type", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** A VFIO_REGION_SUBTYPE value of that type. */
  get subtype(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set subtype(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info_cap_type", "subtype", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
}

// struct vfio_region_info_cap_nvlink2_ssatgt { /* x86_64 */
//     struct vfio_info_cap_header header;      /*  0   8 */
//     __aligned_u64 tgt;                       /*  8   8 */
// };                                           /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 8 */
// /* m68k: size 16, align 8 */
//
// The codec below is for the layout of x86_64.

/** Where the memory behind an NVLink appears to the processor. */
export interface VfioRegionInfoCapNvlink2Ssatgt {
  /** Link: VFIO_REGION_INFO_CAP_NVLINK2_SSATGT, version 1. */
  readonly header: VfioInfoCapHeader;
  /** Address, as the link compresses it. */
  readonly tgt: bigint;
}

/** Bytes of a `struct vfio_region_info_cap_nvlink2_ssatgt`. */
export const VFIO_REGION_INFO_CAP_NVLINK2_SSATGT_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_INFO_CAP_NVLINK2_SSATGT_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_REGION_INFO_CAP_NVLINK2_SSATGT_OFFSET = {
  header: 0,
  tgt: 8,
} as const;

/**
 * Refuses bytes that are no `struct vfio_region_info_cap_nvlink2_ssatgt`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioRegionInfoCapNvlink2SsatgtBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_region_info_cap_nvlink2_ssatgt", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioRegionInfoCapNvlink2SsatgtBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioRegionInfoCapNvlink2Ssatgt(
  view: DataView,
  offset = 0,
): VfioRegionInfoCapNvlink2Ssatgt {
  return {
    header: readVfioInfoCapHeader(view, offset),
    tgt: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionInfoCapNvlink2Ssatgt(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionInfoCapNvlink2Ssatgt {
  checkVfioRegionInfoCapNvlink2SsatgtBytes(view, offset, end);
  return readVfioRegionInfoCapNvlink2Ssatgt(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionInfoCapNvlink2SsatgtValue(
  value: VfioRegionInfoCapNvlink2Ssatgt,
): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_region_info_cap_nvlink2_ssatgt", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_region_info_cap_nvlink2_ssatgt",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_region_info_cap_nvlink2_ssatgt", "header.next", value.header.next, 4);
  if (!isU64(value.tgt)) requireU64("vfio_region_info_cap_nvlink2_ssatgt", "tgt", value.tgt, 8);
}

/**
 * Writes a value that `checkVfioRegionInfoCapNvlink2SsatgtValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioRegionInfoCapNvlink2Ssatgt(
  value: VfioRegionInfoCapNvlink2Ssatgt,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setBigUint64(offset + 8, value.tgt, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionInfoCapNvlink2Ssatgt(
  value: VfioRegionInfoCapNvlink2Ssatgt,
  view: DataView = freshView(VFIO_REGION_INFO_CAP_NVLINK2_SSATGT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_region_info_cap_nvlink2_ssatgt", view, offset, 16);
  checkVfioRegionInfoCapNvlink2SsatgtValue(value);
  writeVfioRegionInfoCapNvlink2Ssatgt(value, view, offset);
  return view;
}

/**
 * A `struct vfio_region_info_cap_nvlink2_ssatgt` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioRegionInfoCapNvlink2SsatgtBytes` first; what it writes is.
 */
export class VfioRegionInfoCapNvlink2SsatgtCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("vfio_region_info_cap_nvlink2_ssatgt", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_region_info_cap_nvlink2_ssatgt", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_REGION_INFO_CAP_NVLINK2_SSATGT,
   * version 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** Address, as the link compresses it. */
  get tgt(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set tgt(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_info_cap_nvlink2_ssatgt", "tgt", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get tgtLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set tgtLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get tgtHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set tgtHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct vfio_region_info_cap_nvlink2_lnkspd { /* x86_64 */
//     struct vfio_info_cap_header header;      /*  0   8 */
//     __u32 link_speed;                        /*  8   4 */
//     __u32 __pad;                             /* 12   4 */
// };                                           /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** How fast an NVLink is. */
export interface VfioRegionInfoCapNvlink2Lnkspd {
  /** Link: VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD, version 1. */
  readonly header: VfioInfoCapHeader;
  /** The speed, as the link's own registers number it. */
  readonly linkSpeed: number;
}

/** Bytes of a `struct vfio_region_info_cap_nvlink2_lnkspd`. */
export const VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD_OFFSET = {
  header: 0,
  linkSpeed: 8,
  pad: 12,
} as const;

/**
 * Refuses bytes that are no `struct vfio_region_info_cap_nvlink2_lnkspd`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioRegionInfoCapNvlink2LnkspdBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_region_info_cap_nvlink2_lnkspd", view, offset, 16, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("vfio_region_info_cap_nvlink2_lnkspd", "__pad", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioRegionInfoCapNvlink2LnkspdBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioRegionInfoCapNvlink2Lnkspd(
  view: DataView,
  offset = 0,
): VfioRegionInfoCapNvlink2Lnkspd {
  return {
    header: readVfioInfoCapHeader(view, offset),
    linkSpeed: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionInfoCapNvlink2Lnkspd(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionInfoCapNvlink2Lnkspd {
  checkVfioRegionInfoCapNvlink2LnkspdBytes(view, offset, end);
  return readVfioRegionInfoCapNvlink2Lnkspd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionInfoCapNvlink2LnkspdValue(
  value: VfioRegionInfoCapNvlink2Lnkspd,
): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_region_info_cap_nvlink2_lnkspd", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_region_info_cap_nvlink2_lnkspd",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_region_info_cap_nvlink2_lnkspd", "header.next", value.header.next, 4);
  if (!isU32(value.linkSpeed))
    requireU32("vfio_region_info_cap_nvlink2_lnkspd", "link_speed", value.linkSpeed, 8);
}

/**
 * Writes a value that `checkVfioRegionInfoCapNvlink2LnkspdValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioRegionInfoCapNvlink2Lnkspd(
  value: VfioRegionInfoCapNvlink2Lnkspd,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.linkSpeed, true);
  view.setUint32(offset + 12, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionInfoCapNvlink2Lnkspd(
  value: VfioRegionInfoCapNvlink2Lnkspd,
  view: DataView = freshView(VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_region_info_cap_nvlink2_lnkspd", view, offset, 16);
  checkVfioRegionInfoCapNvlink2LnkspdValue(value);
  writeVfioRegionInfoCapNvlink2Lnkspd(value, view, offset);
  return view;
}

/**
 * A `struct vfio_region_info_cap_nvlink2_lnkspd` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioRegionInfoCapNvlink2LnkspdBytes` first; what it writes is.
 */
export class VfioRegionInfoCapNvlink2LnkspdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("vfio_region_info_cap_nvlink2_lnkspd", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_region_info_cap_nvlink2_lnkspd", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD,
   * version 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** The speed, as the link's own registers number it. */
  get linkSpeed(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set linkSpeed(value: number) {
    if (!isU32(value)) requireU32("vfio_region_info_cap_nvlink2_lnkspd", "link_speed", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct vfio_device_info_cap_pci_atomic_comp { /* x86_64 */
//     struct vfio_info_cap_header header;       /*  0   8 */
//     __u32 flags;                              /*  8   4 */
//     __u32 reserved;                           /* 12   4 */
// };                                            /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Which atomic operations the path from the device to memory completes. */
export interface VfioDeviceInfoCapPciAtomicComp {
  /** Link: VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP, version 1. */
  readonly header: VfioInfoCapHeader;
  /** VFIO_PCI_ATOMIC_COMP bits. */
  readonly flags: number;
}

/** Bytes of a `struct vfio_device_info_cap_pci_atomic_comp`. */
export const VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP_OFFSET = {
  header: 0,
  flags: 8,
  reserved: 12,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_info_cap_pci_atomic_comp`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioDeviceInfoCapPciAtomicCompBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_device_info_cap_pci_atomic_comp", view, offset, 16, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero(
      "vfio_device_info_cap_pci_atomic_comp",
      "reserved",
      view,
      offset + 12,
      4,
      "reserved",
    );
}

/**
 * Reads bytes that `checkVfioDeviceInfoCapPciAtomicCompBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioDeviceInfoCapPciAtomicComp(
  view: DataView,
  offset = 0,
): VfioDeviceInfoCapPciAtomicComp {
  return {
    header: readVfioInfoCapHeader(view, offset),
    flags: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceInfoCapPciAtomicComp(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceInfoCapPciAtomicComp {
  checkVfioDeviceInfoCapPciAtomicCompBytes(view, offset, end);
  return readVfioDeviceInfoCapPciAtomicComp(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceInfoCapPciAtomicCompValue(
  value: VfioDeviceInfoCapPciAtomicComp,
): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_device_info_cap_pci_atomic_comp", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_device_info_cap_pci_atomic_comp",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_device_info_cap_pci_atomic_comp", "header.next", value.header.next, 4);
  if (!isU32(value.flags))
    requireU32("vfio_device_info_cap_pci_atomic_comp", "flags", value.flags, 8);
}

/**
 * Writes a value that `checkVfioDeviceInfoCapPciAtomicCompValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioDeviceInfoCapPciAtomicComp(
  value: VfioDeviceInfoCapPciAtomicComp,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.flags, true);
  view.setUint32(offset + 12, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceInfoCapPciAtomicComp(
  value: VfioDeviceInfoCapPciAtomicComp,
  view: DataView = freshView(VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16))
    requireRoom("vfio_device_info_cap_pci_atomic_comp", view, offset, 16);
  checkVfioDeviceInfoCapPciAtomicCompValue(value);
  writeVfioDeviceInfoCapPciAtomicComp(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_info_cap_pci_atomic_comp` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceInfoCapPciAtomicCompBytes` first; what it writes is.
 */
export class VfioDeviceInfoCapPciAtomicCompCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("vfio_device_info_cap_pci_atomic_comp", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_device_info_cap_pci_atomic_comp", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP,
   * version 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** VFIO_PCI_ATOMIC_COMP bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_info_cap_pci_atomic_comp", "flags", value, 8);
    this._view.setUint32(this._at + 8, value, true);
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

// Generated from abi/uapi/vfio/type1.ts by "holeproof generate".
// Edit that file, not this one.
//
// Containers of x86 and ARM: mapping memory, and what the address space looks like. iommufd answers
// the same commands for programs that do not know it.

import {
  copyBytes,
  extend,
  readBytes,
  requireArray,
  requireCapacity,
  requireCount,
  requireCounted,
  requireFlags,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  withinElement,
  writeBytes,
} from "../../../runtime/wire/index.ts";
import {
  readVfioInfoCapHeader,
  type VfioInfoCapHeader,
  writeVfioInfoCapHeader,
} from "./capability.ts";

/** `iova_pgsizes` is there. */
export const VFIO_IOMMU_INFO_PGSIZES = 1;

/** A chain of capabilities follows the record. */
export const VFIO_IOMMU_INFO_CAPS = 2;

/** Usable ranges, `vfio_iommu_type1_info_cap_iova_range`. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE = 1;

/** What dirty pages can be tracked, `vfio_iommu_type1_info_cap_migration`. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION = 2;

/** Mappings still possible, `vfio_iommu_type1_info_dma_avail`. */
export const VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL = 3;

/** Makes the container usable; containers of Power servers. */
export const VFIO_IOMMU_ENABLE = 15219;

/** The reverse of that. */
export const VFIO_IOMMU_DISABLE = 15220;

export const VFIO_DMA_MAP_FLAG_READ = 0x1;

export const VFIO_DMA_MAP_FLAG_WRITE = 0x2;

export const VFIO_DMA_MAP_FLAG_VADDR = 0x4;

export const VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP = 0x1;

export const VFIO_DMA_UNMAP_FLAG_ALL = 0x2;

export const VFIO_DMA_UNMAP_FLAG_VADDR = 0x4;

export const VFIO_IOMMU_DIRTY_PAGES_FLAG_START = 0x1;

export const VFIO_IOMMU_DIRTY_PAGES_FLAG_STOP = 0x2;

export const VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP = 0x4;

// struct vfio_iommu_type1_info {  /* x86_64 */
//     __u32 argsz;                /*  0   4 */
//     __u32 flags;                /*  4   4 */
//     __aligned_u64 iova_pgsizes; /*  8   8 */
//     __u32 cap_offset;           /* 16   4 */
//     __u32 pad;                  /* 20   4 */
// };                              /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** What the container's address space looks like. */
export interface VfioIommuType1Info {
  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  readonly argsz: number;
  /** Out: VFIO_IOMMU_INFO bits. */
  readonly flags: number;
  /** Out: sizes of pages, each a bit of its own value. */
  readonly iovaPgsizes: bigint;
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  readonly capOffset: number;
}

/** Bytes of a `struct vfio_iommu_type1_info`. */
export const VFIO_IOMMU_TYPE1_INFO_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_TYPE1_INFO_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  iovaPgsizes: 8,
  capOffset: 16,
  pad: 20,
} as const;
/** The ioctl that takes a `struct vfio_iommu_type1_info`. */
export const VFIO_IOMMU_GET_INFO = 0x3b70;

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_info`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuType1InfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("vfio_iommu_type1_info", view, offset, 24, end);
  if (view.getUint32(offset + 20, true) !== 0)
    requireZero("vfio_iommu_type1_info", "pad", view, offset + 20, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioIommuType1InfoBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuType1Info(view: DataView, offset = 0): VfioIommuType1Info {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    iovaPgsizes: view.getBigUint64(offset + 8, true),
    capOffset: view.getUint32(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuType1Info(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1Info {
  checkVfioIommuType1InfoBytes(view, offset, end);
  return readVfioIommuType1Info(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1InfoValue(value: VfioIommuType1Info): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_type1_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_type1_info", "flags", value.flags, 4);
  if (!isU64(value.iovaPgsizes))
    requireU64("vfio_iommu_type1_info", "iova_pgsizes", value.iovaPgsizes, 8);
  if (!isU32(value.capOffset))
    requireU32("vfio_iommu_type1_info", "cap_offset", value.capOffset, 16);
}

/**
 * Writes a value that `checkVfioIommuType1InfoValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioIommuType1Info(
  value: VfioIommuType1Info,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.iovaPgsizes, true);
  view.setUint32(offset + 16, value.capOffset, true);
  view.setUint32(offset + 20, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1Info(
  value: VfioIommuType1Info,
  view: DataView = freshView(VFIO_IOMMU_TYPE1_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_iommu_type1_info", view, offset, 24);
  checkVfioIommuType1InfoValue(value);
  writeVfioIommuType1Info(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_iommu_type1_info` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 16; what an older caller does not have is zero; what a newer one has
 * beyond 24 is not looked at.
 */
export function decodeVfioIommuType1InfoSized(
  view: DataView,
  offset: number,
  size: number,
): VfioIommuType1Info {
  const extended = extend("vfio_iommu_type1_info", view, offset, size, 16, 24, false);
  return decodeVfioIommuType1Info(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIommuType1InfoSized(value: VfioIommuType1Info, size: number): DataView {
  return resize("vfio_iommu_type1_info", encodeVfioIommuType1Info(value), size, 16);
}

/**
 * A `struct vfio_iommu_type1_info` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkVfioIommuType1InfoBytes` first; what
 * it writes is.
 */
export class VfioIommuType1InfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_iommu_type1_info", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("vfio_iommu_type1_info", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: VFIO_IOMMU_INFO bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: sizes of pages, each a bit of its own value. */
  get iovaPgsizes(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set iovaPgsizes(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_info", "iova_pgsizes", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get iovaPgsizesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set iovaPgsizesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get iovaPgsizesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set iovaPgsizesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  get capOffset(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set capOffset(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_info", "cap_offset", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
}

// struct vfio_iova_range { /* x86_64 */
//     __u64 start;         /*  0   8 */
//     __u64 end;           /*  8   8 */
// };                       /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** A range of device addresses. */
export interface VfioIovaRange {
  /** First address. */
  readonly start: bigint;
  /** Last address, itself in the range. */
  readonly end: bigint;
}

/** Bytes of a `struct vfio_iova_range`. */
export const VFIO_IOVA_RANGE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_IOVA_RANGE_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_IOVA_RANGE_OFFSET = {
  start: 0,
  end: 8,
} as const;

/**
 * Refuses bytes that are no `struct vfio_iova_range`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioIovaRangeBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("vfio_iova_range", view, offset, 16, end);
}

/** Reads bytes that `checkVfioIovaRangeBytes` has seen; without that, what comes is not checked. */
export function readVfioIovaRange(view: DataView, offset = 0): VfioIovaRange {
  return {
    start: view.getBigUint64(offset, true),
    end: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIovaRange(view: DataView, offset = 0, end?: number): VfioIovaRange {
  checkVfioIovaRangeBytes(view, offset, end);
  return readVfioIovaRange(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIovaRangeValue(value: VfioIovaRange): void {
  if (!isU64(value.start)) requireU64("vfio_iova_range", "start", value.start, 0);
  if (!isU64(value.end)) requireU64("vfio_iova_range", "end", value.end, 8);
}

/**
 * Writes a value that `checkVfioIovaRangeValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioIovaRange(value: VfioIovaRange, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.start, true);
  view.setBigUint64(offset + 8, value.end, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIovaRange(
  value: VfioIovaRange,
  view: DataView = freshView(VFIO_IOVA_RANGE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_iova_range", view, offset, 16);
  checkVfioIovaRangeValue(value);
  writeVfioIovaRange(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vfio_iova_range`: `count` of them, one behind the
 * other.
 */
export function checkVfioIovaRangeArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vfio_iova_range", view, offset, 0, end);
    requireCount("vfio_iova_range", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVfioIovaRangeArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioIovaRangeArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vfio_iova_range", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct vfio_iova_range` as one typed array a member, made once and filled again and again.
 */
export class VfioIovaRangeColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** First address. The low 32 bits. */
  readonly startLo: Uint32Array;
  /** First address. The high 32 bits. */
  readonly startHi: Uint32Array;
  /** Last address, itself in the range. The low 32 bits. */
  readonly endLo: Uint32Array;
  /** Last address, itself in the range. The high 32 bits. */
  readonly endHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.startLo = new Uint32Array(capacity);
    this.startHi = new Uint32Array(capacity);
    this.endLo = new Uint32Array(capacity);
    this.endHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("vfio_iova_range", count, this.capacity);
    checkVfioIovaRangeArray(view, offset, count, end);
    const { startLo, startHi, endLo, endHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      startLo[i] = view.getUint32(at, true);
      startHi[i] = view.getUint32(at + 4, true);
      endLo[i] = view.getUint32(at + 8, true);
      endHi[i] = view.getUint32(at + 12, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, startLo, startHi, endLo, endHi } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("vfio_iova_range", length, this.capacity);
    if (!fits(view, offset, length * 16)) requireRoom("vfio_iova_range", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, startLo[i]!, true);
      view.setUint32(at + 4, startHi[i]!, true);
      view.setUint32(at + 8, endLo[i]!, true);
      view.setUint32(at + 12, endHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct vfio_iova_range` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioIovaRangeBytes` first; what it
 * writes is.
 */
export class VfioIovaRangeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_iova_range", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("vfio_iova_range", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** First address. */
  get start(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set start(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iova_range", "start", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get startLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set startLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get startHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set startHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Last address, itself in the range. */
  get end(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set end(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iova_range", "end", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get endLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set endLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get endHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set endHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct vfio_iommu_type1_info_cap_iova_range { /* x86_64 */
//     struct vfio_info_cap_header header;       /*  0   8 */
//     __u32 nr_iovas;                           /*  8   4 */
//     __u32 reserved;                           /* 12   4 */
//     struct vfio_iova_range iova_ranges[];     /* 16   0 */
// };                                            /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** The ranges memory can be mapped to. */
export interface VfioIommuType1InfoCapIovaRange {
  /** Link: VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE, version 1. */
  readonly header: VfioInfoCapHeader;
  /** How many ranges follow. */
  readonly nrIovas: number;
  /** The ranges, ascending. */
  readonly iovaRanges: readonly VfioIovaRange[];
}

/** Bytes of a `struct vfio_iommu_type1_info_cap_iova_range` before its first element. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE_OFFSET = {
  header: 0,
  nrIovas: 8,
  reserved: 12,
  iovaRanges: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioIommuType1InfoCapIovaRange(
  value: VfioIommuType1InfoCapIovaRange,
): number {
  return 16 + value.iovaRanges.length * 16;
}

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_info_cap_iova_range`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioIommuType1InfoCapIovaRangeBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_iommu_type1_info_cap_iova_range", view, offset, 16, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero(
      "vfio_iommu_type1_info_cap_iova_range",
      "reserved",
      view,
      offset + 12,
      4,
      "reserved",
    );
  const count = view.getUint32(offset + 8, true);
  if (!hasRoom(view, offset + 16, count * 16, end))
    requireCount(
      "vfio_iommu_type1_info_cap_iova_range",
      "iova_ranges",
      count,
      16,
      offset + 16,
      end ?? view.byteLength,
    );
}

/**
 * Reads bytes that `checkVfioIommuType1InfoCapIovaRangeBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioIommuType1InfoCapIovaRange(
  view: DataView,
  offset = 0,
): VfioIommuType1InfoCapIovaRange {
  const count = view.getUint32(offset + 8, true);
  const iovaRangesRead = new Array<VfioIovaRange>(count);
  for (let i = 0; i < count; i++) iovaRangesRead[i] = readVfioIovaRange(view, offset + 16 + i * 16);
  return {
    header: readVfioInfoCapHeader(view, offset),
    nrIovas: count,
    iovaRanges: iovaRangesRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuType1InfoCapIovaRange(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1InfoCapIovaRange {
  checkVfioIommuType1InfoCapIovaRangeBytes(view, offset, end);
  return readVfioIommuType1InfoCapIovaRange(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1InfoCapIovaRangeValue(
  value: VfioIommuType1InfoCapIovaRange,
): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_iommu_type1_info_cap_iova_range", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_iommu_type1_info_cap_iova_range",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_iommu_type1_info_cap_iova_range", "header.next", value.header.next, 4);
  if (!isU32(value.nrIovas))
    requireU32("vfio_iommu_type1_info_cap_iova_range", "nr_iovas", value.nrIovas, 8);
  const iovaRangesChecked = value.iovaRanges;
  if (iovaRangesChecked.length !== value.nrIovas)
    requireCounted(
      "vfio_iommu_type1_info_cap_iova_range",
      "iova_ranges",
      iovaRangesChecked.length,
      value.nrIovas,
      16,
    );
  for (let i = 0; i < iovaRangesChecked.length; i++) {
    try {
      checkVfioIovaRangeValue(iovaRangesChecked[i]!);
    } catch (error) {
      throw withinElement(
        error,
        "vfio_iommu_type1_info_cap_iova_range",
        "iova_ranges",
        i,
        16 + i * 16,
      );
    }
  }
}

/**
 * Writes a value that `checkVfioIommuType1InfoCapIovaRangeValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioIommuType1InfoCapIovaRange(
  value: VfioIommuType1InfoCapIovaRange,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.nrIovas, true);
  view.setUint32(offset + 12, 0, true);
  const iovaRangesWritten = value.iovaRanges;
  for (let i = 0, at = offset + 16; i < iovaRangesWritten.length; i++, at += 16)
    writeVfioIovaRange(iovaRangesWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1InfoCapIovaRange(
  value: VfioIommuType1InfoCapIovaRange,
  view: DataView = freshView(sizeOfVfioIommuType1InfoCapIovaRange(value)),
  offset = 0,
): DataView {
  const size = 16 + value.iovaRanges.length * 16;
  if (!fits(view, offset, size))
    requireRoom("vfio_iommu_type1_info_cap_iova_range", view, offset, size);
  checkVfioIommuType1InfoCapIovaRangeValue(value);
  writeVfioIommuType1InfoCapIovaRange(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioIommuType1InfoCapIovaRange(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioIommuType1InfoCapIovaRangeBytes(from, offset, end);
  const size = 16 + from.getUint32(offset + 8, true) * 16;
  copyBytes("vfio_iommu_type1_info_cap_iova_range", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_iommu_type1_info_cap_iova_range` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuType1InfoCapIovaRangeBytes` first; what it writes is.
 */
export class VfioIommuType1InfoCapIovaRangeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("vfio_iommu_type1_info_cap_iova_range", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_iommu_type1_info_cap_iova_range", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE,
   * version 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** How many ranges follow. */
  get nrIovas(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set nrIovas(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_info_cap_iova_range", "nr_iovas", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start: The ranges, ascending. */
  iovaRangesOffset(index: number): number {
    requireIndex(
      "vfio_iommu_type1_info_cap_iova_range",
      "iova_ranges",
      index,
      this._view.getUint32(this._at + 8, true),
    );
    return this._at + 16 + index * 16;
  }
}

// struct vfio_iommu_type1_info_cap_migration { /* x86_64   i386 */
//     struct vfio_info_cap_header header;      /*  0   8    0   8 */
//     __u32 flags;                             /*  8   4    8   4 */
//     /* hole */                               /* 12   4    - */
//     __u64 pgsize_bitmap;                     /* 16   8   12   8 */
//     __u64 max_dirty_bitmap_size;             /* 24   8   20   8 */
// };                                           /* size 32  size 28 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: members 28 + holes 4 = size 32, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 28, align 4 */
// /* m68k: size 28, align 2 */
//
// The codec below is for the layout of x86_64.

/** What tracking of written pages can do. */
export interface VfioIommuType1InfoCapMigration {
  /** Link: VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION, version 1. */
  readonly header: VfioInfoCapHeader;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Bytes a bit of the bitmap can stand for, each a bit of its own value. */
  readonly pgsizeBitmap: bigint;
  /** Most bytes of a bitmap. */
  readonly maxDirtyBitmapSize: bigint;
}

/** Bytes of a `struct vfio_iommu_type1_info_cap_migration`. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION_OFFSET = {
  header: 0,
  flags: 8,
  pgsizeBitmap: 16,
  maxDirtyBitmapSize: 24,
} as const;

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_info_cap_migration`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioIommuType1InfoCapMigrationBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("vfio_iommu_type1_info_cap_migration", view, offset, 32, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero(
      "vfio_iommu_type1_info_cap_migration",
      "(hole after flags)",
      view,
      offset + 12,
      4,
      "padding",
    );
}

/**
 * Reads bytes that `checkVfioIommuType1InfoCapMigrationBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioIommuType1InfoCapMigration(
  view: DataView,
  offset = 0,
): VfioIommuType1InfoCapMigration {
  return {
    header: readVfioInfoCapHeader(view, offset),
    flags: view.getUint32(offset + 8, true),
    pgsizeBitmap: view.getBigUint64(offset + 16, true),
    maxDirtyBitmapSize: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuType1InfoCapMigration(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1InfoCapMigration {
  checkVfioIommuType1InfoCapMigrationBytes(view, offset, end);
  return readVfioIommuType1InfoCapMigration(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1InfoCapMigrationValue(
  value: VfioIommuType1InfoCapMigration,
): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_iommu_type1_info_cap_migration", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_iommu_type1_info_cap_migration",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_iommu_type1_info_cap_migration", "header.next", value.header.next, 4);
  if (!isU32(value.flags))
    requireU32("vfio_iommu_type1_info_cap_migration", "flags", value.flags, 8);
  if (!isU64(value.pgsizeBitmap))
    requireU64("vfio_iommu_type1_info_cap_migration", "pgsize_bitmap", value.pgsizeBitmap, 16);
  if (!isU64(value.maxDirtyBitmapSize))
    requireU64(
      "vfio_iommu_type1_info_cap_migration",
      "max_dirty_bitmap_size",
      value.maxDirtyBitmapSize,
      24,
    );
}

/**
 * Writes a value that `checkVfioIommuType1InfoCapMigrationValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioIommuType1InfoCapMigration(
  value: VfioIommuType1InfoCapMigration,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.flags, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.pgsizeBitmap, true);
  view.setBigUint64(offset + 24, value.maxDirtyBitmapSize, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1InfoCapMigration(
  value: VfioIommuType1InfoCapMigration,
  view: DataView = freshView(VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vfio_iommu_type1_info_cap_migration", view, offset, 32);
  checkVfioIommuType1InfoCapMigrationValue(value);
  writeVfioIommuType1InfoCapMigration(value, view, offset);
  return view;
}

/**
 * A `struct vfio_iommu_type1_info_cap_migration` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuType1InfoCapMigrationBytes` first; what it writes is.
 */
export class VfioIommuType1InfoCapMigrationCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32))
      requireRoom("vfio_iommu_type1_info_cap_migration", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("vfio_iommu_type1_info_cap_migration", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION,
   * version 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_info_cap_migration", "flags", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Bytes a bit of the bitmap can stand for, each a bit of its own value. */
  get pgsizeBitmap(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set pgsizeBitmap(value: bigint) {
    if (!isU64(value))
      requireU64("vfio_iommu_type1_info_cap_migration", "pgsize_bitmap", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get pgsizeBitmapLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set pgsizeBitmapLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get pgsizeBitmapHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set pgsizeBitmapHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Most bytes of a bitmap. */
  get maxDirtyBitmapSize(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set maxDirtyBitmapSize(value: bigint) {
    if (!isU64(value))
      requireU64("vfio_iommu_type1_info_cap_migration", "max_dirty_bitmap_size", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get maxDirtyBitmapSizeLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set maxDirtyBitmapSizeLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get maxDirtyBitmapSizeHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set maxDirtyBitmapSizeHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct vfio_iommu_type1_info_dma_avail { /* x86_64 */
//     struct vfio_info_cap_header header;  /*  0   8 */
//     __u32 avail;                         /*  8   4 */
// };                                       /* size 12 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 12, align 4 */
// /* m68k: size 12, align 2 */
//
// The codec below is for the layout of x86_64.

/** How many more mappings the container takes. */
export interface VfioIommuType1InfoDmaAvail {
  /** Link: VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL, version 1. */
  readonly header: VfioInfoCapHeader;
  /** That many. */
  readonly avail: number;
}

/** Bytes of a `struct vfio_iommu_type1_info_dma_avail`. */
export const VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL_SIZE = 12;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL_OFFSET = {
  header: 0,
  avail: 8,
} as const;

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_info_dma_avail`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioIommuType1InfoDmaAvailBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 12, end))
    requireRoom("vfio_iommu_type1_info_dma_avail", view, offset, 12, end);
}

/**
 * Reads bytes that `checkVfioIommuType1InfoDmaAvailBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuType1InfoDmaAvail(
  view: DataView,
  offset = 0,
): VfioIommuType1InfoDmaAvail {
  return {
    header: readVfioInfoCapHeader(view, offset),
    avail: view.getUint32(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuType1InfoDmaAvail(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1InfoDmaAvail {
  checkVfioIommuType1InfoDmaAvailBytes(view, offset, end);
  return readVfioIommuType1InfoDmaAvail(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1InfoDmaAvailValue(value: VfioIommuType1InfoDmaAvail): void {
  if (!isUpTo(value.header.id, 65535))
    requireRange("vfio_iommu_type1_info_dma_avail", "header.id", value.header.id, 0, 65535, 0);
  if (!isUpTo(value.header.version, 65535))
    requireRange(
      "vfio_iommu_type1_info_dma_avail",
      "header.version",
      value.header.version,
      0,
      65535,
      2,
    );
  if (!isU32(value.header.next))
    requireU32("vfio_iommu_type1_info_dma_avail", "header.next", value.header.next, 4);
  if (!isU32(value.avail)) requireU32("vfio_iommu_type1_info_dma_avail", "avail", value.avail, 8);
}

/**
 * Writes a value that `checkVfioIommuType1InfoDmaAvailValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioIommuType1InfoDmaAvail(
  value: VfioIommuType1InfoDmaAvail,
  view: DataView,
  offset = 0,
): void {
  writeVfioInfoCapHeader(value.header, view, offset);
  view.setUint32(offset + 8, value.avail, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1InfoDmaAvail(
  value: VfioIommuType1InfoDmaAvail,
  view: DataView = freshView(VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 12)) requireRoom("vfio_iommu_type1_info_dma_avail", view, offset, 12);
  checkVfioIommuType1InfoDmaAvailValue(value);
  writeVfioIommuType1InfoDmaAvail(value, view, offset);
  return view;
}

/**
 * A `struct vfio_iommu_type1_info_dma_avail` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuType1InfoDmaAvailBytes` first; what it writes is.
 */
export class VfioIommuType1InfoDmaAvailCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 12)) requireRoom("vfio_iommu_type1_info_dma_avail", view, offset, 12);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 12))
      requireRoom("vfio_iommu_type1_info_dma_avail", this._view, offset, 12);
    this._at = offset;
    return this;
  }

  /**
   * Where this starts, bytes from the view's start: Link: VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL, version
   * 1.
   */
  get headerOffset(): number {
    return this._at;
  }
  /** That many. */
  get avail(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set avail(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_info_dma_avail", "avail", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
}

// struct vfio_iommu_type1_dma_map { /* x86_64 */
//     __u32 argsz;                  /*  0   4 */
//     __u32 flags;                  /*  4   4 */
//     __u64 vaddr;                  /*  8   8 */
//     __u64 iova;                   /* 16   8 */
//     __u64 size;                   /* 24   8 */
// };                                /* size 32 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 32, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 32, align 4 */
// /* m68k: size 32, align 2 */
//
// The codec below is for the layout of x86_64.

/** Maps memory of the calling process. */
export interface VfioIommuType1DmaMap {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /**
   * What the device may do, or that only the process address is to change. Bits:
   * VFIO_DMA_MAP_FLAG_READ, VFIO_DMA_MAP_FLAG_WRITE, VFIO_DMA_MAP_FLAG_VADDR.
   */
  readonly flags: number;
  /** Where the memory starts in the process. */
  readonly vaddr: bigint;
  /** Where the device will see it. */
  readonly iova: bigint;
  /** Bytes to map. */
  readonly size: bigint;
}

/** Bytes of a `struct vfio_iommu_type1_dma_map`. */
export const VFIO_IOMMU_TYPE1_DMA_MAP_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_DMA_MAP_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_TYPE1_DMA_MAP_MIN_SIZE = 32;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_DMA_MAP_OFFSET = {
  argsz: 0,
  flags: 4,
  vaddr: 8,
  iova: 16,
  size: 24,
} as const;
/** The ioctl that takes a `struct vfio_iommu_type1_dma_map`. */
export const VFIO_IOMMU_MAP_DMA = 0x3b71;

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_dma_map`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuType1DmaMapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("vfio_iommu_type1_dma_map", view, offset, 32, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags(
      "vfio_iommu_type1_dma_map",
      "flags",
      view.getUint32(offset + 4, true),
      0x7,
      offset + 4,
    );
}

/**
 * Reads bytes that `checkVfioIommuType1DmaMapBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuType1DmaMap(view: DataView, offset = 0): VfioIommuType1DmaMap {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    vaddr: view.getBigUint64(offset + 8, true),
    iova: view.getBigUint64(offset + 16, true),
    size: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuType1DmaMap(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1DmaMap {
  checkVfioIommuType1DmaMapBytes(view, offset, end);
  return readVfioIommuType1DmaMap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1DmaMapValue(value: VfioIommuType1DmaMap): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_type1_dma_map", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_type1_dma_map", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0)
    requireFlags("vfio_iommu_type1_dma_map", "flags", value.flags, 0x7, 4);
  if (!isU64(value.vaddr)) requireU64("vfio_iommu_type1_dma_map", "vaddr", value.vaddr, 8);
  if (!isU64(value.iova)) requireU64("vfio_iommu_type1_dma_map", "iova", value.iova, 16);
  if (!isU64(value.size)) requireU64("vfio_iommu_type1_dma_map", "size", value.size, 24);
}

/**
 * Writes a value that `checkVfioIommuType1DmaMapValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioIommuType1DmaMap(
  value: VfioIommuType1DmaMap,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.vaddr, true);
  view.setBigUint64(offset + 16, value.iova, true);
  view.setBigUint64(offset + 24, value.size, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1DmaMap(
  value: VfioIommuType1DmaMap,
  view: DataView = freshView(VFIO_IOMMU_TYPE1_DMA_MAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vfio_iommu_type1_dma_map", view, offset, 32);
  checkVfioIommuType1DmaMapValue(value);
  writeVfioIommuType1DmaMap(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_iommu_type1_dma_map` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 32; what an older caller does not have is zero; what a newer one has
 * beyond 32 is not looked at.
 */
export function decodeVfioIommuType1DmaMapSized(
  view: DataView,
  offset: number,
  size: number,
): VfioIommuType1DmaMap {
  const extended = extend("vfio_iommu_type1_dma_map", view, offset, size, 32, 32, false);
  return decodeVfioIommuType1DmaMap(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIommuType1DmaMapSized(
  value: VfioIommuType1DmaMap,
  size: number,
): DataView {
  return resize("vfio_iommu_type1_dma_map", encodeVfioIommuType1DmaMap(value), size, 32);
}

/**
 * A `struct vfio_iommu_type1_dma_map` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioIommuType1DmaMapBytes`
 * first; what it writes is.
 */
export class VfioIommuType1DmaMapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("vfio_iommu_type1_dma_map", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("vfio_iommu_type1_dma_map", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_dma_map", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What the device may do, or that only the process address is to change. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_dma_map", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("vfio_iommu_type1_dma_map", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Where the memory starts in the process. */
  get vaddr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set vaddr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dma_map", "vaddr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get vaddrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set vaddrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get vaddrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set vaddrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Where the device will see it. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dma_map", "iova", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Bytes to map. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dma_map", "size", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct vfio_bitmap { /* x86_64   i386     x32 */
//     __u64 pgsize;    /*  0   8    0   8    0   8 */
//     __u64 size;      /*  8   8    8   8    8   8 */
//     __u64 *data;     /* 16   8   16   4   16   4 */
//     /* padding */    /*  -        -       20   4 */
// };                   /* size 24  size 20  size 24 */
// /* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more: size 24, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 20, align 4 */
// /* m68k: size 20, align 2 */
// /* x32, arm, armeb, riscv32, ppc32, 10 more: members 20 + padding 4 = size 24, align 8 */
//
// The codec below is for the layout of x86_64.

/** A bitmap in the caller's memory. */
export interface VfioBitmap {
  /** Bytes a bit stands for. */
  readonly pgsize: bigint;
  /** Bytes of the bitmap, a multiple of 8. */
  readonly size: bigint;
  /** The bitmap. */
  readonly data: bigint;
}

/** Bytes of a `struct vfio_bitmap`. */
export const VFIO_BITMAP_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_BITMAP_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_BITMAP_OFFSET = {
  pgsize: 0,
  size: 8,
  data: 16,
} as const;

/**
 * Refuses bytes that are no `struct vfio_bitmap`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioBitmapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("vfio_bitmap", view, offset, 24, end);
}

/** Reads bytes that `checkVfioBitmapBytes` has seen; without that, what comes is not checked. */
export function readVfioBitmap(view: DataView, offset = 0): VfioBitmap {
  return {
    pgsize: view.getBigUint64(offset, true),
    size: view.getBigUint64(offset + 8, true),
    data: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioBitmap(view: DataView, offset = 0, end?: number): VfioBitmap {
  checkVfioBitmapBytes(view, offset, end);
  return readVfioBitmap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioBitmapValue(value: VfioBitmap): void {
  if (!isU64(value.pgsize)) requireU64("vfio_bitmap", "pgsize", value.pgsize, 0);
  if (!isU64(value.size)) requireU64("vfio_bitmap", "size", value.size, 8);
  if (!isU64(value.data)) requireU64("vfio_bitmap", "data", value.data, 16);
}

/** Writes a value that `checkVfioBitmapValue` has seen; without that, what does not fit wraps. */
export function writeVfioBitmap(value: VfioBitmap, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.pgsize, true);
  view.setBigUint64(offset + 8, value.size, true);
  view.setBigUint64(offset + 16, value.data, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioBitmap(
  value: VfioBitmap,
  view: DataView = freshView(VFIO_BITMAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_bitmap", view, offset, 24);
  checkVfioBitmapValue(value);
  writeVfioBitmap(value, view, offset);
  return view;
}

/**
 * A `struct vfio_bitmap` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkVfioBitmapBytes` first; what it writes is.
 */
export class VfioBitmapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_bitmap", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("vfio_bitmap", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Bytes a bit stands for. */
  get pgsize(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set pgsize(value: bigint) {
    if (!isU64(value)) requireU64("vfio_bitmap", "pgsize", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get pgsizeLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set pgsizeLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get pgsizeHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set pgsizeHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Bytes of the bitmap, a multiple of 8. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_bitmap", "size", value, 8);
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
  /** The bitmap. */
  get data(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set data(value: bigint) {
    if (!isU64(value)) requireU64("vfio_bitmap", "data", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get dataLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dataLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get dataHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set dataHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct vfio_iommu_type1_dma_unmap { /* x86_64 */
//     __u32 argsz;                    /*  0   4 */
//     __u32 flags;                    /*  4   4 */
//     __u64 iova;                     /*  8   8 */
//     __u64 size;                     /* 16   8 */
//     __u8 data[];                    /* 24   0 */
// };                                  /* size 24 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 24, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** Takes mappings away. */
export interface VfioIommuType1DmaUnmap {
  /** Size of this record and of what follows it. */
  readonly argsz: number;
  /**
   * Whether to tell what was written, to unmap everything, or only to take the process address.
   * Bits: VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP, VFIO_DMA_UNMAP_FLAG_ALL, VFIO_DMA_UNMAP_FLAG_VADDR.
   */
  readonly flags: number;
  /** First device address. */
  readonly iova: bigint;
  /** In: bytes to unmap. Out: bytes unmapped. */
  readonly size: bigint;
  /** A `vfio_bitmap`, with VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP. */
  readonly data: Uint8Array;
}

/** Bytes of a `struct vfio_iommu_type1_dma_unmap` before its first element. */
export const VFIO_IOMMU_TYPE1_DMA_UNMAP_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_DMA_UNMAP_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_TYPE1_DMA_UNMAP_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_DMA_UNMAP_OFFSET = {
  argsz: 0,
  flags: 4,
  iova: 8,
  size: 16,
  data: 24,
} as const;
/** The ioctl that takes a `struct vfio_iommu_type1_dma_unmap`. */
export const VFIO_IOMMU_UNMAP_DMA = 0x3b72;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioIommuType1DmaUnmap(value: VfioIommuType1DmaUnmap): number {
  return 24 + value.data.length;
}

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_dma_unmap`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuType1DmaUnmapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("vfio_iommu_type1_dma_unmap", view, offset, 24, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags(
      "vfio_iommu_type1_dma_unmap",
      "flags",
      view.getUint32(offset + 4, true),
      0x7,
      offset + 4,
    );
}

/**
 * Reads bytes that `checkVfioIommuType1DmaUnmapBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuType1DmaUnmap(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): VfioIommuType1DmaUnmap {
  const count = end - (offset + 24);
  const dataRead = readBytes(view, offset + 24, count);
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    iova: view.getBigUint64(offset + 8, true),
    size: view.getBigUint64(offset + 16, true),
    data: dataRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own;
 * `data` goes on until there.
 */
export function decodeVfioIommuType1DmaUnmap(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1DmaUnmap {
  checkVfioIommuType1DmaUnmapBytes(view, offset, end);
  return readVfioIommuType1DmaUnmap(view, offset, end);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1DmaUnmapValue(value: VfioIommuType1DmaUnmap): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_type1_dma_unmap", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_type1_dma_unmap", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0)
    requireFlags("vfio_iommu_type1_dma_unmap", "flags", value.flags, 0x7, 4);
  if (!isU64(value.iova)) requireU64("vfio_iommu_type1_dma_unmap", "iova", value.iova, 8);
  if (!isU64(value.size)) requireU64("vfio_iommu_type1_dma_unmap", "size", value.size, 16);
  requireArray("vfio_iommu_type1_dma_unmap", "data", value.data, Uint8Array, value.data.length, 24);
}

/**
 * Writes a value that `checkVfioIommuType1DmaUnmapValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioIommuType1DmaUnmap(
  value: VfioIommuType1DmaUnmap,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.iova, true);
  view.setBigUint64(offset + 16, value.size, true);
  writeBytes(view, offset + 24, value.data);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1DmaUnmap(
  value: VfioIommuType1DmaUnmap,
  view: DataView = freshView(sizeOfVfioIommuType1DmaUnmap(value)),
  offset = 0,
): DataView {
  const size = 24 + value.data.length;
  if (!fits(view, offset, size)) requireRoom("vfio_iommu_type1_dma_unmap", view, offset, size);
  checkVfioIommuType1DmaUnmapValue(value);
  writeVfioIommuType1DmaUnmap(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioIommuType1DmaUnmap(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioIommuType1DmaUnmapBytes(from, offset, end);
  const size = (end ?? from.byteLength) - offset;
  copyBytes("vfio_iommu_type1_dma_unmap", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_iommu_type1_dma_unmap` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioIommuType1DmaUnmapBytes`
 * first; what it writes is.
 */
export class VfioIommuType1DmaUnmapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_iommu_type1_dma_unmap", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("vfio_iommu_type1_dma_unmap", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record and of what follows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_dma_unmap", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Whether to tell what was written, to unmap everything, or only to take the process address. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_dma_unmap", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("vfio_iommu_type1_dma_unmap", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** First device address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dma_unmap", "iova", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** In: bytes to unmap. Out: bytes unmapped. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dma_unmap", "size", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get sizeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set sizeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get sizeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set sizeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /**
   * Where this starts, bytes from the view's start: A `vfio_bitmap`, with
   * VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP.
   */
  get dataOffset(): number {
    return this._at + 24;
  }
}

// struct vfio_iommu_type1_dirty_bitmap { /* x86_64 */
//     __u32 argsz;                       /*  0   4 */
//     __u32 flags;                       /*  4   4 */
//     __u8 data[];                       /*  8   0 */
// };                                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Tracks which pages devices write. */
export interface VfioIommuType1DirtyBitmap {
  /** Size of this record and of what follows it. */
  readonly argsz: number;
  /**
   * What to do, one of these. Bits: VFIO_IOMMU_DIRTY_PAGES_FLAG_START,
   * VFIO_IOMMU_DIRTY_PAGES_FLAG_STOP, VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP.
   */
  readonly flags: number;
  /** A `vfio_iommu_type1_dirty_bitmap_get`, with VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP. */
  readonly data: Uint8Array;
}

/** Bytes of a `struct vfio_iommu_type1_dirty_bitmap` before its first element. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_OFFSET = {
  argsz: 0,
  flags: 4,
  data: 8,
} as const;
/** The ioctl that takes a `struct vfio_iommu_type1_dirty_bitmap`. */
export const VFIO_IOMMU_DIRTY_PAGES = 0x3b75;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioIommuType1DirtyBitmap(value: VfioIommuType1DirtyBitmap): number {
  return 8 + value.data.length;
}

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_dirty_bitmap`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuType1DirtyBitmapBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_iommu_type1_dirty_bitmap", view, offset, 8, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags(
      "vfio_iommu_type1_dirty_bitmap",
      "flags",
      view.getUint32(offset + 4, true),
      0x7,
      offset + 4,
    );
}

/**
 * Reads bytes that `checkVfioIommuType1DirtyBitmapBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuType1DirtyBitmap(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): VfioIommuType1DirtyBitmap {
  const count = end - (offset + 8);
  const dataRead = readBytes(view, offset + 8, count);
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    data: dataRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own;
 * `data` goes on until there.
 */
export function decodeVfioIommuType1DirtyBitmap(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1DirtyBitmap {
  checkVfioIommuType1DirtyBitmapBytes(view, offset, end);
  return readVfioIommuType1DirtyBitmap(view, offset, end);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1DirtyBitmapValue(value: VfioIommuType1DirtyBitmap): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_type1_dirty_bitmap", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_type1_dirty_bitmap", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0)
    requireFlags("vfio_iommu_type1_dirty_bitmap", "flags", value.flags, 0x7, 4);
  requireArray(
    "vfio_iommu_type1_dirty_bitmap",
    "data",
    value.data,
    Uint8Array,
    value.data.length,
    8,
  );
}

/**
 * Writes a value that `checkVfioIommuType1DirtyBitmapValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioIommuType1DirtyBitmap(
  value: VfioIommuType1DirtyBitmap,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  writeBytes(view, offset + 8, value.data);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1DirtyBitmap(
  value: VfioIommuType1DirtyBitmap,
  view: DataView = freshView(sizeOfVfioIommuType1DirtyBitmap(value)),
  offset = 0,
): DataView {
  const size = 8 + value.data.length;
  if (!fits(view, offset, size)) requireRoom("vfio_iommu_type1_dirty_bitmap", view, offset, size);
  checkVfioIommuType1DirtyBitmapValue(value);
  writeVfioIommuType1DirtyBitmap(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioIommuType1DirtyBitmap(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioIommuType1DirtyBitmapBytes(from, offset, end);
  const size = (end ?? from.byteLength) - offset;
  copyBytes("vfio_iommu_type1_dirty_bitmap", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_iommu_type1_dirty_bitmap` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuType1DirtyBitmapBytes` first; what it writes is.
 */
export class VfioIommuType1DirtyBitmapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_iommu_type1_dirty_bitmap", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_iommu_type1_dirty_bitmap", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record and of what follows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_dirty_bitmap", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What to do, one of these. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_type1_dirty_bitmap", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("vfio_iommu_type1_dirty_bitmap", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /**
   * Where this starts, bytes from the view's start: A `vfio_iommu_type1_dirty_bitmap_get`, with
   * VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP.
   */
  get dataOffset(): number {
    return this._at + 8;
  }
}

// struct vfio_iommu_type1_dirty_bitmap_get { /* x86_64   i386 */
//     __u64 iova;                            /*  0   8    0   8 */
//     __u64 size;                            /*  8   8    8   8 */
//     struct vfio_bitmap bitmap;             /* 16  24   16  20 */
// };                                         /* size 40  size 36 */
// /* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more: size 40, align 8 */
// /* x32, arm, armeb, riscv32, ppc32, 10 more: size 40, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 36, align 4 */
// /* m68k: size 36, align 2 */
//
// The codec below is for the layout of x86_64.

/** Which pages to tell about. */
export interface VfioIommuType1DirtyBitmapGet {
  /** First device address. */
  readonly iova: bigint;
  /** Bytes to look at. */
  readonly size: bigint;
  /** Where the answer goes. */
  readonly bitmap: VfioBitmap;
}

/** Bytes of a `struct vfio_iommu_type1_dirty_bitmap_get`. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_GET_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_GET_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_TYPE1_DIRTY_BITMAP_GET_OFFSET = {
  iova: 0,
  size: 8,
  bitmap: 16,
} as const;

/**
 * Refuses bytes that are no `struct vfio_iommu_type1_dirty_bitmap_get`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioIommuType1DirtyBitmapGetBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 40, end))
    requireRoom("vfio_iommu_type1_dirty_bitmap_get", view, offset, 40, end);
}

/**
 * Reads bytes that `checkVfioIommuType1DirtyBitmapGetBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioIommuType1DirtyBitmapGet(
  view: DataView,
  offset = 0,
): VfioIommuType1DirtyBitmapGet {
  return {
    iova: view.getBigUint64(offset, true),
    size: view.getBigUint64(offset + 8, true),
    bitmap: readVfioBitmap(view, offset + 16),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuType1DirtyBitmapGet(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuType1DirtyBitmapGet {
  checkVfioIommuType1DirtyBitmapGetBytes(view, offset, end);
  return readVfioIommuType1DirtyBitmapGet(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuType1DirtyBitmapGetValue(value: VfioIommuType1DirtyBitmapGet): void {
  if (!isU64(value.iova)) requireU64("vfio_iommu_type1_dirty_bitmap_get", "iova", value.iova, 0);
  if (!isU64(value.size)) requireU64("vfio_iommu_type1_dirty_bitmap_get", "size", value.size, 8);
  if (!isU64(value.bitmap.pgsize))
    requireU64("vfio_iommu_type1_dirty_bitmap_get", "bitmap.pgsize", value.bitmap.pgsize, 16);
  if (!isU64(value.bitmap.size))
    requireU64("vfio_iommu_type1_dirty_bitmap_get", "bitmap.size", value.bitmap.size, 24);
  if (!isU64(value.bitmap.data))
    requireU64("vfio_iommu_type1_dirty_bitmap_get", "bitmap.data", value.bitmap.data, 32);
}

/**
 * Writes a value that `checkVfioIommuType1DirtyBitmapGetValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioIommuType1DirtyBitmapGet(
  value: VfioIommuType1DirtyBitmapGet,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.iova, true);
  view.setBigUint64(offset + 8, value.size, true);
  writeVfioBitmap(value.bitmap, view, offset + 16);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuType1DirtyBitmapGet(
  value: VfioIommuType1DirtyBitmapGet,
  view: DataView = freshView(VFIO_IOMMU_TYPE1_DIRTY_BITMAP_GET_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("vfio_iommu_type1_dirty_bitmap_get", view, offset, 40);
  checkVfioIommuType1DirtyBitmapGetValue(value);
  writeVfioIommuType1DirtyBitmapGet(value, view, offset);
  return view;
}

/**
 * A `struct vfio_iommu_type1_dirty_bitmap_get` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuType1DirtyBitmapGetBytes` first; what it writes is.
 */
export class VfioIommuType1DirtyBitmapGetCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("vfio_iommu_type1_dirty_bitmap_get", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40))
      requireRoom("vfio_iommu_type1_dirty_bitmap_get", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** First device address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dirty_bitmap_get", "iova", value, 0);
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
  /** Bytes to look at. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_type1_dirty_bitmap_get", "size", value, 8);
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
  /** Where this starts, bytes from the view's start: Where the answer goes. */
  get bitmapOffset(): number {
    return this._at + 16;
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

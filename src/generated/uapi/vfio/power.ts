// Generated from abi/uapi/vfio/power.ts by "holeproof generate".
// Edit that file, not this one.
//
// Records of the features around a device's sleep, its transfers, sharing its memory with other
// devices, and its errors on s390.

import {
  copyBytes,
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

/** The device may start no transfers. */
export const VFIO_DEVICE_FEATURE_CLEAR_MASTER = 0;

/** The device may start transfers. */
export const VFIO_DEVICE_FEATURE_SET_MASTER = 1;

// struct vfio_device_low_power_entry_with_wakeup { /* x86_64 */
//     __s32 wakeup_eventfd;                        /*  0   4 */
//     __u32 reserved;                              /*  4   4 */
// };                                               /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Lets the device sleep and says how to tell that it woke. */
export interface VfioDeviceLowPowerEntryWithWakeup {
  /** The eventfd to raise when the device wakes by itself. */
  readonly wakeupEventfd: number;
}

/** Bytes of a `struct vfio_device_low_power_entry_with_wakeup`. */
export const VFIO_DEVICE_LOW_POWER_ENTRY_WITH_WAKEUP_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_LOW_POWER_ENTRY_WITH_WAKEUP_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_LOW_POWER_ENTRY_WITH_WAKEUP_OFFSET = {
  wakeupEventfd: 0,
  reserved: 4,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_low_power_entry_with_wakeup`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioDeviceLowPowerEntryWithWakeupBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_device_low_power_entry_with_wakeup", view, offset, 8, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero(
      "vfio_device_low_power_entry_with_wakeup",
      "reserved",
      view,
      offset + 4,
      4,
      "reserved",
    );
}

/**
 * Reads bytes that `checkVfioDeviceLowPowerEntryWithWakeupBytes` has seen; without that, what comes
 * is not checked.
 */
export function readVfioDeviceLowPowerEntryWithWakeup(
  view: DataView,
  offset = 0,
): VfioDeviceLowPowerEntryWithWakeup {
  return {
    wakeupEventfd: view.getInt32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceLowPowerEntryWithWakeup(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceLowPowerEntryWithWakeup {
  checkVfioDeviceLowPowerEntryWithWakeupBytes(view, offset, end);
  return readVfioDeviceLowPowerEntryWithWakeup(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceLowPowerEntryWithWakeupValue(
  value: VfioDeviceLowPowerEntryWithWakeup,
): void {
  if (!isS32(value.wakeupEventfd))
    requireRange(
      "vfio_device_low_power_entry_with_wakeup",
      "wakeup_eventfd",
      value.wakeupEventfd,
      -2147483648,
      2147483647,
      0,
    );
}

/**
 * Writes a value that `checkVfioDeviceLowPowerEntryWithWakeupValue` has seen; without that, what
 * does not fit wraps.
 */
export function writeVfioDeviceLowPowerEntryWithWakeup(
  value: VfioDeviceLowPowerEntryWithWakeup,
  view: DataView,
  offset = 0,
): void {
  view.setInt32(offset, value.wakeupEventfd, true);
  view.setUint32(offset + 4, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceLowPowerEntryWithWakeup(
  value: VfioDeviceLowPowerEntryWithWakeup,
  view: DataView = freshView(VFIO_DEVICE_LOW_POWER_ENTRY_WITH_WAKEUP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8))
    requireRoom("vfio_device_low_power_entry_with_wakeup", view, offset, 8);
  checkVfioDeviceLowPowerEntryWithWakeupValue(value);
  writeVfioDeviceLowPowerEntryWithWakeup(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_low_power_entry_with_wakeup` in place: one object moved over bytes,
 * allocating nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceLowPowerEntryWithWakeupBytes` first; what it writes is.
 */
export class VfioDeviceLowPowerEntryWithWakeupCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8))
      requireRoom("vfio_device_low_power_entry_with_wakeup", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_device_low_power_entry_with_wakeup", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The eventfd to raise when the device wakes by itself. */
  get wakeupEventfd(): number {
    return this._view.getInt32(this._at, true);
  }
  set wakeupEventfd(value: number) {
    if (!isS32(value))
      requireRange(
        "vfio_device_low_power_entry_with_wakeup",
        "wakeup_eventfd",
        value,
        -2147483648,
        2147483647,
        0,
      );
    this._view.setInt32(this._at, value, true);
  }
}

// struct vfio_device_feature_bus_master { /* x86_64 */
//     __u32 op;                           /*  0   4 */
// };                                      /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** Whether the device may start transfers. */
export interface VfioDeviceFeatureBusMaster {
  /** VFIO_DEVICE_FEATURE_CLEAR_MASTER or VFIO_DEVICE_FEATURE_SET_MASTER. */
  readonly op: number;
}

/** Bytes of a `struct vfio_device_feature_bus_master`. */
export const VFIO_DEVICE_FEATURE_BUS_MASTER_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_BUS_MASTER_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_BUS_MASTER_OFFSET = {
  op: 0,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_bus_master`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioDeviceFeatureBusMasterBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 4, end))
    requireRoom("vfio_device_feature_bus_master", view, offset, 4, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureBusMasterBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceFeatureBusMaster(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureBusMaster {
  return {
    op: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureBusMaster(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureBusMaster {
  checkVfioDeviceFeatureBusMasterBytes(view, offset, end);
  return readVfioDeviceFeatureBusMaster(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureBusMasterValue(value: VfioDeviceFeatureBusMaster): void {
  if (!isU32(value.op)) requireU32("vfio_device_feature_bus_master", "op", value.op, 0);
}

/**
 * Writes a value that `checkVfioDeviceFeatureBusMasterValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceFeatureBusMaster(
  value: VfioDeviceFeatureBusMaster,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.op, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureBusMaster(
  value: VfioDeviceFeatureBusMaster,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_BUS_MASTER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("vfio_device_feature_bus_master", view, offset, 4);
  checkVfioDeviceFeatureBusMasterValue(value);
  writeVfioDeviceFeatureBusMaster(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_bus_master` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureBusMasterBytes` first; what it writes is.
 */
export class VfioDeviceFeatureBusMasterCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("vfio_device_feature_bus_master", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4))
      requireRoom("vfio_device_feature_bus_master", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** VFIO_DEVICE_FEATURE_CLEAR_MASTER or VFIO_DEVICE_FEATURE_SET_MASTER. */
  get op(): number {
    return this._view.getUint32(this._at, true);
  }
  set op(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature_bus_master", "op", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct vfio_region_dma_range { /* x86_64 */
//     __u64 offset;              /*  0   8 */
//     __u64 length;              /*  8   8 */
// };                             /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** A part of a region to share. */
export interface VfioRegionDmaRange {
  /** Where it starts, bytes from the region's start; whole pages. */
  readonly offset: bigint;
  /** Bytes; whole pages. */
  readonly length: bigint;
}

/** Bytes of a `struct vfio_region_dma_range`. */
export const VFIO_REGION_DMA_RANGE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_DMA_RANGE_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_REGION_DMA_RANGE_OFFSET = {
  offset: 0,
  length: 8,
} as const;

/**
 * Refuses bytes that are no `struct vfio_region_dma_range`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioRegionDmaRangeBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("vfio_region_dma_range", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioRegionDmaRangeBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioRegionDmaRange(view: DataView, offset = 0): VfioRegionDmaRange {
  return {
    offset: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionDmaRange(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionDmaRange {
  checkVfioRegionDmaRangeBytes(view, offset, end);
  return readVfioRegionDmaRange(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionDmaRangeValue(value: VfioRegionDmaRange): void {
  if (!isU64(value.offset)) requireU64("vfio_region_dma_range", "offset", value.offset, 0);
  if (!isU64(value.length)) requireU64("vfio_region_dma_range", "length", value.length, 8);
}

/**
 * Writes a value that `checkVfioRegionDmaRangeValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioRegionDmaRange(
  value: VfioRegionDmaRange,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.offset, true);
  view.setBigUint64(offset + 8, value.length, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionDmaRange(
  value: VfioRegionDmaRange,
  view: DataView = freshView(VFIO_REGION_DMA_RANGE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_region_dma_range", view, offset, 16);
  checkVfioRegionDmaRangeValue(value);
  writeVfioRegionDmaRange(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vfio_region_dma_range`: `count` of them, one behind
 * the other.
 */
export function checkVfioRegionDmaRangeArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vfio_region_dma_range", view, offset, 0, end);
    requireCount("vfio_region_dma_range", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVfioRegionDmaRangeArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioRegionDmaRangeArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vfio_region_dma_range", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct vfio_region_dma_range` as one typed array a member, made once and filled again and
 * again.
 */
export class VfioRegionDmaRangeColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** Where it starts, bytes from the region's start; whole pages. The low 32 bits. */
  readonly offsetLo: Uint32Array;
  /** Where it starts, bytes from the region's start; whole pages. The high 32 bits. */
  readonly offsetHi: Uint32Array;
  /** Bytes; whole pages. The low 32 bits. */
  readonly lengthLo: Uint32Array;
  /** Bytes; whole pages. The high 32 bits. */
  readonly lengthHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.offsetLo = new Uint32Array(capacity);
    this.offsetHi = new Uint32Array(capacity);
    this.lengthLo = new Uint32Array(capacity);
    this.lengthHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("vfio_region_dma_range", count, this.capacity);
    checkVfioRegionDmaRangeArray(view, offset, count, end);
    const { offsetLo, offsetHi, lengthLo, lengthHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      offsetLo[i] = view.getUint32(at, true);
      offsetHi[i] = view.getUint32(at + 4, true);
      lengthLo[i] = view.getUint32(at + 8, true);
      lengthHi[i] = view.getUint32(at + 12, true);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, offsetLo, offsetHi, lengthLo, lengthHi } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("vfio_region_dma_range", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("vfio_region_dma_range", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, offsetLo[i]!, true);
      view.setUint32(at + 4, offsetHi[i]!, true);
      view.setUint32(at + 8, lengthLo[i]!, true);
      view.setUint32(at + 12, lengthHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct vfio_region_dma_range` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkVfioRegionDmaRangeBytes` first; what
 * it writes is.
 */
export class VfioRegionDmaRangeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_region_dma_range", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("vfio_region_dma_range", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Where it starts, bytes from the region's start; whole pages. */
  get offset(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set offset(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_dma_range", "offset", value, 0);
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
  /** Bytes; whole pages. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("vfio_region_dma_range", "length", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct vfio_device_feature_dma_buf {           /* x86_64 */
//     __u32 region_index;                        /*  0   4 */
//     __u32 open_flags;                          /*  4   4 */
//     __u32 flags;                               /*  8   4 */
//     __u32 nr_ranges;                           /* 12   4 */
//     struct vfio_region_dma_range dma_ranges[]; /* 16   0 */
// };                                             /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/**
 * Asks for a descriptor of parts of a region, which other devices can be given; the call's result
 * is the descriptor.
 */
export interface VfioDeviceFeatureDmaBuf {
  /** Which region. */
  readonly regionIndex: number;
  /** How the descriptor is to be opened, as open(2) numbers it. */
  readonly openFlags: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** How many parts follow. */
  readonly nrRanges: number;
  /** The parts. */
  readonly dmaRanges: readonly VfioRegionDmaRange[];
}

/** Bytes of a `struct vfio_device_feature_dma_buf` before its first element. */
export const VFIO_DEVICE_FEATURE_DMA_BUF_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_BUF_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_BUF_OFFSET = {
  regionIndex: 0,
  openFlags: 4,
  flags: 8,
  nrRanges: 12,
  dmaRanges: 16,
} as const;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioDeviceFeatureDmaBuf(value: VfioDeviceFeatureDmaBuf): number {
  return 16 + value.dmaRanges.length * 16;
}

/**
 * Refuses bytes that are no `struct vfio_device_feature_dma_buf`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceFeatureDmaBufBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_device_feature_dma_buf", view, offset, 16, end);
  const count = view.getUint32(offset + 12, true);
  if (!hasRoom(view, offset + 16, count * 16, end))
    requireCount(
      "vfio_device_feature_dma_buf",
      "dma_ranges",
      count,
      16,
      offset + 16,
      end ?? view.byteLength,
    );
}

/**
 * Reads bytes that `checkVfioDeviceFeatureDmaBufBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceFeatureDmaBuf(view: DataView, offset = 0): VfioDeviceFeatureDmaBuf {
  const count = view.getUint32(offset + 12, true);
  const dmaRangesRead = new Array<VfioRegionDmaRange>(count);
  for (let i = 0; i < count; i++)
    dmaRangesRead[i] = readVfioRegionDmaRange(view, offset + 16 + i * 16);
  return {
    regionIndex: view.getUint32(offset, true),
    openFlags: view.getUint32(offset + 4, true),
    flags: view.getUint32(offset + 8, true),
    nrRanges: count,
    dmaRanges: dmaRangesRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureDmaBuf(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureDmaBuf {
  checkVfioDeviceFeatureDmaBufBytes(view, offset, end);
  return readVfioDeviceFeatureDmaBuf(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureDmaBufValue(value: VfioDeviceFeatureDmaBuf): void {
  if (!isU32(value.regionIndex))
    requireU32("vfio_device_feature_dma_buf", "region_index", value.regionIndex, 0);
  if (!isU32(value.openFlags))
    requireU32("vfio_device_feature_dma_buf", "open_flags", value.openFlags, 4);
  if (!isU32(value.flags)) requireU32("vfio_device_feature_dma_buf", "flags", value.flags, 8);
  if (!isU32(value.nrRanges))
    requireU32("vfio_device_feature_dma_buf", "nr_ranges", value.nrRanges, 12);
  const dmaRangesChecked = value.dmaRanges;
  if (dmaRangesChecked.length !== value.nrRanges)
    requireCounted(
      "vfio_device_feature_dma_buf",
      "dma_ranges",
      dmaRangesChecked.length,
      value.nrRanges,
      16,
    );
  for (let i = 0; i < dmaRangesChecked.length; i++) {
    try {
      checkVfioRegionDmaRangeValue(dmaRangesChecked[i]!);
    } catch (error) {
      throw withinElement(error, "vfio_device_feature_dma_buf", "dma_ranges", i, 16 + i * 16);
    }
  }
}

/**
 * Writes a value that `checkVfioDeviceFeatureDmaBufValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceFeatureDmaBuf(
  value: VfioDeviceFeatureDmaBuf,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.regionIndex, true);
  view.setUint32(offset + 4, value.openFlags, true);
  view.setUint32(offset + 8, value.flags, true);
  view.setUint32(offset + 12, value.nrRanges, true);
  const dmaRangesWritten = value.dmaRanges;
  for (let i = 0, at = offset + 16; i < dmaRangesWritten.length; i++, at += 16)
    writeVfioRegionDmaRange(dmaRangesWritten[i]!, view, at);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureDmaBuf(
  value: VfioDeviceFeatureDmaBuf,
  view: DataView = freshView(sizeOfVfioDeviceFeatureDmaBuf(value)),
  offset = 0,
): DataView {
  const size = 16 + value.dmaRanges.length * 16;
  if (!fits(view, offset, size)) requireRoom("vfio_device_feature_dma_buf", view, offset, size);
  checkVfioDeviceFeatureDmaBufValue(value);
  writeVfioDeviceFeatureDmaBuf(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioDeviceFeatureDmaBuf(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioDeviceFeatureDmaBufBytes(from, offset, end);
  const size = 16 + from.getUint32(offset + 12, true) * 16;
  copyBytes("vfio_device_feature_dma_buf", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_device_feature_dma_buf` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioDeviceFeatureDmaBufBytes`
 * first; what it writes is.
 */
export class VfioDeviceFeatureDmaBufCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_device_feature_dma_buf", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_device_feature_dma_buf", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Which region. */
  get regionIndex(): number {
    return this._view.getUint32(this._at, true);
  }
  set regionIndex(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature_dma_buf", "region_index", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How the descriptor is to be opened, as open(2) numbers it. */
  get openFlags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set openFlags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature_dma_buf", "open_flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature_dma_buf", "flags", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** How many parts follow. */
  get nrRanges(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set nrRanges(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature_dma_buf", "nr_ranges", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Where this starts, bytes from the view's start: The parts. */
  dmaRangesOffset(index: number): number {
    requireIndex(
      "vfio_device_feature_dma_buf",
      "dma_ranges",
      index,
      this._view.getUint32(this._at + 12, true),
    );
    return this._at + 16 + index * 16;
  }
}

// struct vfio_device_feature_zpci_err { /* x86_64 */
//     __aligned_u64 data;               /*  0   8 */
// };                                    /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 8 */

/** The last error an s390 function reported. */
export interface VfioDeviceFeatureZpciErr {
  /** Out: the error, as the hardware's event carries it. */
  readonly data: bigint;
}

/** Bytes of a `struct vfio_device_feature_zpci_err`. */
export const VFIO_DEVICE_FEATURE_ZPCI_ERR_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_ZPCI_ERR_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_ZPCI_ERR_OFFSET = {
  data: 0,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_zpci_err`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceFeatureZpciErrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_device_feature_zpci_err", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureZpciErrBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceFeatureZpciErr(view: DataView, offset = 0): VfioDeviceFeatureZpciErr {
  return {
    data: view.getBigUint64(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureZpciErr(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureZpciErr {
  checkVfioDeviceFeatureZpciErrBytes(view, offset, end);
  return readVfioDeviceFeatureZpciErr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureZpciErrValue(value: VfioDeviceFeatureZpciErr): void {
  if (!isU64(value.data)) requireU64("vfio_device_feature_zpci_err", "data", value.data, 0);
}

/**
 * Writes a value that `checkVfioDeviceFeatureZpciErrValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceFeatureZpciErr(
  value: VfioDeviceFeatureZpciErr,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.data, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureZpciErr(
  value: VfioDeviceFeatureZpciErr,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_ZPCI_ERR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_zpci_err", view, offset, 8);
  checkVfioDeviceFeatureZpciErrValue(value);
  writeVfioDeviceFeatureZpciErr(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_zpci_err` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureZpciErrBytes` first; what it writes is.
 */
export class VfioDeviceFeatureZpciErrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_zpci_err", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_device_feature_zpci_err", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Out: the error, as the hardware's event carries it. */
  get data(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set data(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_zpci_err", "data", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get dataLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set dataLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get dataHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set dataHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
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

/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

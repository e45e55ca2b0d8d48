// Generated from abi/uapi/iommufd/queue.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd hardware queues: commands a guest puts into its own memory and the hardware takes from
// there, without the kernel between.

import {
  extend,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

/** No kind of queue; always refused. */
export const IOMMU_HW_QUEUE_TYPE_DEFAULT = 0;

/** A command queue of NVIDIA's extension of the ARM SMMUv3. */
export const IOMMU_HW_QUEUE_TYPE_TEGRA241_CMDQV = 1;

// struct iommu_hw_queue_alloc {          /* x86_64 */
//     __u32 size;                        /*  0   4 */
//     __u32 flags;                       /*  4   4 */
//     __u32 viommu_id;                   /*  8   4 */
//     __u32 type;                        /* 12   4 */
//     __u32 index;                       /* 16   4 */
//     __u32 out_hw_queue_id;             /* 20   4 */
//     __aligned_u64 nesting_parent_iova; /* 24   8 */
//     __aligned_u64 length;              /* 32   8 */
// };                                     /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** Gives the hardware a queue in the guest's memory. */
export interface IommuHwQueueAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** The virtual IOMMU. */
  readonly viommuId: number;
  /** An IOMMU_HW_QUEUE_TYPE value. */
  readonly type: number;
  /** Which queue of that type; they are made in ascending order. */
  readonly index: number;
  /** Out: the new object. */
  readonly outHwQueueId: number;
  /** Where the queue lies, as the guest's own page table maps it. */
  readonly nestingParentIova: bigint;
  /** Its size, bytes. */
  readonly length: bigint;
}

/** Bytes of a `struct iommu_hw_queue_alloc`. */
export const IOMMU_HW_QUEUE_ALLOC_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_QUEUE_ALLOC_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_HW_QUEUE_ALLOC_MIN_SIZE = 40;
/** Where each member starts, bytes. */
export const IOMMU_HW_QUEUE_ALLOC_OFFSET = {
  size: 0,
  flags: 4,
  viommuId: 8,
  type: 12,
  index: 16,
  outHwQueueId: 20,
  nestingParentIova: 24,
  length: 32,
} as const;
/** The ioctl that takes a `struct iommu_hw_queue_alloc`. */
export const IOMMU_HW_QUEUE_ALLOC = 0x3b94;

/**
 * Refuses bytes that are no `struct iommu_hw_queue_alloc`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwQueueAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("iommu_hw_queue_alloc", view, offset, 40, end);
}

/**
 * Reads bytes that `checkIommuHwQueueAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwQueueAlloc(view: DataView, offset = 0): IommuHwQueueAlloc {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    viommuId: view.getUint32(offset + 8, true),
    type: view.getUint32(offset + 12, true),
    index: view.getUint32(offset + 16, true),
    outHwQueueId: view.getUint32(offset + 20, true),
    nestingParentIova: view.getBigUint64(offset + 24, true),
    length: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwQueueAlloc(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwQueueAlloc {
  checkIommuHwQueueAllocBytes(view, offset, end);
  return readIommuHwQueueAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwQueueAllocValue(value: IommuHwQueueAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_hw_queue_alloc", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_hw_queue_alloc", "flags", value.flags, 4);
  if (!isU32(value.viommuId)) requireU32("iommu_hw_queue_alloc", "viommu_id", value.viommuId, 8);
  if (!isU32(value.type)) requireU32("iommu_hw_queue_alloc", "type", value.type, 12);
  if (!isU32(value.index)) requireU32("iommu_hw_queue_alloc", "index", value.index, 16);
  if (!isU32(value.outHwQueueId))
    requireU32("iommu_hw_queue_alloc", "out_hw_queue_id", value.outHwQueueId, 20);
  if (!isU64(value.nestingParentIova))
    requireU64("iommu_hw_queue_alloc", "nesting_parent_iova", value.nestingParentIova, 24);
  if (!isU64(value.length)) requireU64("iommu_hw_queue_alloc", "length", value.length, 32);
}

/**
 * Writes a value that `checkIommuHwQueueAllocValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwQueueAlloc(value: IommuHwQueueAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.viommuId, true);
  view.setUint32(offset + 12, value.type, true);
  view.setUint32(offset + 16, value.index, true);
  view.setUint32(offset + 20, value.outHwQueueId, true);
  view.setBigUint64(offset + 24, value.nestingParentIova, true);
  view.setBigUint64(offset + 32, value.length, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwQueueAlloc(
  value: IommuHwQueueAlloc,
  view: DataView = freshView(IOMMU_HW_QUEUE_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_hw_queue_alloc", view, offset, 40);
  checkIommuHwQueueAllocValue(value);
  writeIommuHwQueueAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_hw_queue_alloc` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 40; what an older caller does not have is zero; what a newer one has
 * beyond 40 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuHwQueueAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuHwQueueAlloc {
  const extended = extend("iommu_hw_queue_alloc", view, offset, size, 40, 40, true);
  return decodeIommuHwQueueAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuHwQueueAllocSized(value: IommuHwQueueAlloc, size: number): DataView {
  return resize("iommu_hw_queue_alloc", encodeIommuHwQueueAlloc(value), size, 40);
}

/**
 * A `struct iommu_hw_queue_alloc` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuHwQueueAllocBytes` first; what
 * it writes is.
 */
export class IommuHwQueueAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_hw_queue_alloc", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("iommu_hw_queue_alloc", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_queue_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_queue_alloc", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The virtual IOMMU. */
  get viommuId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set viommuId(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_queue_alloc", "viommu_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** An IOMMU_HW_QUEUE_TYPE value. */
  get type(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_queue_alloc", "type", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Which queue of that type; they are made in ascending order. */
  get index(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set index(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_queue_alloc", "index", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** Out: the new object. */
  get outHwQueueId(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set outHwQueueId(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_queue_alloc", "out_hw_queue_id", value, 20);
    this._view.setUint32(this._at + 20, value, true);
  }
  /** Where the queue lies, as the guest's own page table maps it. */
  get nestingParentIova(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set nestingParentIova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_queue_alloc", "nesting_parent_iova", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get nestingParentIovaLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set nestingParentIovaLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get nestingParentIovaHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set nestingParentIovaHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** Its size, bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_queue_alloc", "length", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct iommu_hw_info_tegra241_cmdqv { /* x86_64 */
//     __u32 flags;                      /*  0   4 */
//     __u8 version;                     /*  4   1 */
//     __u8 log2vcmdqs;                  /*  5   1 */
//     __u8 log2vsids;                   /*  6   1 */
//     __u8 __reserved;                  /*  7   1 */
// };                                    /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** What NVIDIA's command queues tell about themselves. */
export interface IommuHwInfoTegra241Cmdqv {
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Version of the hardware. */
  readonly version: number;
  /** The number of queues is 2 to this power. */
  readonly log2vcmdqs: number;
  /** The number of devices whose numbers can be replaced is 2 to this power. */
  readonly log2vsids: number;
}

/** Bytes of a `struct iommu_hw_info_tegra241_cmdqv`. */
export const IOMMU_HW_INFO_TEGRA241_CMDQV_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_INFO_TEGRA241_CMDQV_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMU_HW_INFO_TEGRA241_CMDQV_OFFSET = {
  flags: 0,
  version: 4,
  log2vcmdqs: 5,
  log2vsids: 6,
  reserved: 7,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hw_info_tegra241_cmdqv`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwInfoTegra241CmdqvBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("iommu_hw_info_tegra241_cmdqv", view, offset, 8, end);
  if (view.getUint8(offset + 7) !== 0)
    requireZero("iommu_hw_info_tegra241_cmdqv", "__reserved", view, offset + 7, 1, "reserved");
}

/**
 * Reads bytes that `checkIommuHwInfoTegra241CmdqvBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuHwInfoTegra241Cmdqv(view: DataView, offset = 0): IommuHwInfoTegra241Cmdqv {
  return {
    flags: view.getUint32(offset, true),
    version: view.getUint8(offset + 4),
    log2vcmdqs: view.getUint8(offset + 5),
    log2vsids: view.getUint8(offset + 6),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwInfoTegra241Cmdqv(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwInfoTegra241Cmdqv {
  checkIommuHwInfoTegra241CmdqvBytes(view, offset, end);
  return readIommuHwInfoTegra241Cmdqv(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoTegra241CmdqvValue(value: IommuHwInfoTegra241Cmdqv): void {
  if (!isU32(value.flags)) requireU32("iommu_hw_info_tegra241_cmdqv", "flags", value.flags, 0);
  if (!isUpTo(value.version, 255))
    requireRange("iommu_hw_info_tegra241_cmdqv", "version", value.version, 0, 255, 4);
  if (!isUpTo(value.log2vcmdqs, 255))
    requireRange("iommu_hw_info_tegra241_cmdqv", "log2vcmdqs", value.log2vcmdqs, 0, 255, 5);
  if (!isUpTo(value.log2vsids, 255))
    requireRange("iommu_hw_info_tegra241_cmdqv", "log2vsids", value.log2vsids, 0, 255, 6);
}

/**
 * Writes a value that `checkIommuHwInfoTegra241CmdqvValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuHwInfoTegra241Cmdqv(
  value: IommuHwInfoTegra241Cmdqv,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.flags, true);
  view.setUint8(offset + 4, value.version);
  view.setUint8(offset + 5, value.log2vcmdqs);
  view.setUint16(offset + 6, value.log2vsids, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfoTegra241Cmdqv(
  value: IommuHwInfoTegra241Cmdqv,
  view: DataView = freshView(IOMMU_HW_INFO_TEGRA241_CMDQV_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommu_hw_info_tegra241_cmdqv", view, offset, 8);
  checkIommuHwInfoTegra241CmdqvValue(value);
  writeIommuHwInfoTegra241Cmdqv(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info_tegra241_cmdqv` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkIommuHwInfoTegra241CmdqvBytes` first; what it writes is.
 */
export class IommuHwInfoTegra241CmdqvCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommu_hw_info_tegra241_cmdqv", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("iommu_hw_info_tegra241_cmdqv", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_hw_info_tegra241_cmdqv", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Version of the hardware. */
  get version(): number {
    return this._view.getUint8(this._at + 4);
  }
  set version(value: number) {
    if (!isUpTo(value, 255))
      requireRange("iommu_hw_info_tegra241_cmdqv", "version", value, 0, 255, 4);
    this._view.setUint8(this._at + 4, value);
  }
  /** The number of queues is 2 to this power. */
  get log2vcmdqs(): number {
    return this._view.getUint8(this._at + 5);
  }
  set log2vcmdqs(value: number) {
    if (!isUpTo(value, 255))
      requireRange("iommu_hw_info_tegra241_cmdqv", "log2vcmdqs", value, 0, 255, 5);
    this._view.setUint8(this._at + 5, value);
  }
  /** The number of devices whose numbers can be replaced is 2 to this power. */
  get log2vsids(): number {
    return this._view.getUint8(this._at + 6);
  }
  set log2vsids(value: number) {
    if (!isUpTo(value, 255))
      requireRange("iommu_hw_info_tegra241_cmdqv", "log2vsids", value, 0, 255, 6);
    this._view.setUint8(this._at + 6, value);
  }
}

// struct iommu_viommu_tegra241_cmdqv {     /* x86_64 */
//     __aligned_u64 out_vintf_mmap_offset; /*  0   8 */
//     __aligned_u64 out_vintf_mmap_length; /*  8   8 */
// };                                       /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** Where a virtual IOMMU's registers can be mapped from, told when it is made. */
export interface IommuViommuTegra241Cmdqv {
  /** Out: offset to map the iommufd at. */
  readonly outVintfMmapOffset: bigint;
  /** Out: bytes to map. */
  readonly outVintfMmapLength: bigint;
}

/** Bytes of a `struct iommu_viommu_tegra241_cmdqv`. */
export const IOMMU_VIOMMU_TEGRA241_CMDQV_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_VIOMMU_TEGRA241_CMDQV_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_VIOMMU_TEGRA241_CMDQV_OFFSET = {
  outVintfMmapOffset: 0,
  outVintfMmapLength: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_viommu_tegra241_cmdqv`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuViommuTegra241CmdqvBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_viommu_tegra241_cmdqv", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuViommuTegra241CmdqvBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuViommuTegra241Cmdqv(view: DataView, offset = 0): IommuViommuTegra241Cmdqv {
  return {
    outVintfMmapOffset: view.getBigUint64(offset, true),
    outVintfMmapLength: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuViommuTegra241Cmdqv(
  view: DataView,
  offset = 0,
  end?: number,
): IommuViommuTegra241Cmdqv {
  checkIommuViommuTegra241CmdqvBytes(view, offset, end);
  return readIommuViommuTegra241Cmdqv(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuViommuTegra241CmdqvValue(value: IommuViommuTegra241Cmdqv): void {
  if (!isU64(value.outVintfMmapOffset))
    requireU64("iommu_viommu_tegra241_cmdqv", "out_vintf_mmap_offset", value.outVintfMmapOffset, 0);
  if (!isU64(value.outVintfMmapLength))
    requireU64("iommu_viommu_tegra241_cmdqv", "out_vintf_mmap_length", value.outVintfMmapLength, 8);
}

/**
 * Writes a value that `checkIommuViommuTegra241CmdqvValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuViommuTegra241Cmdqv(
  value: IommuViommuTegra241Cmdqv,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.outVintfMmapOffset, true);
  view.setBigUint64(offset + 8, value.outVintfMmapLength, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuViommuTegra241Cmdqv(
  value: IommuViommuTegra241Cmdqv,
  view: DataView = freshView(IOMMU_VIOMMU_TEGRA241_CMDQV_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_viommu_tegra241_cmdqv", view, offset, 16);
  checkIommuViommuTegra241CmdqvValue(value);
  writeIommuViommuTegra241Cmdqv(value, view, offset);
  return view;
}

/**
 * A `struct iommu_viommu_tegra241_cmdqv` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuViommuTegra241CmdqvBytes`
 * first; what it writes is.
 */
export class IommuViommuTegra241CmdqvCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_viommu_tegra241_cmdqv", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_viommu_tegra241_cmdqv", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Out: offset to map the iommufd at. */
  get outVintfMmapOffset(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set outVintfMmapOffset(value: bigint) {
    if (!isU64(value)) requireU64("iommu_viommu_tegra241_cmdqv", "out_vintf_mmap_offset", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get outVintfMmapOffsetLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set outVintfMmapOffsetLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get outVintfMmapOffsetHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set outVintfMmapOffsetHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Out: bytes to map. */
  get outVintfMmapLength(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set outVintfMmapLength(value: bigint) {
    if (!isU64(value)) requireU64("iommu_viommu_tegra241_cmdqv", "out_vintf_mmap_length", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get outVintfMmapLengthLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set outVintfMmapLengthLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get outVintfMmapLengthHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set outVintfMmapLengthHi(word: number) {
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

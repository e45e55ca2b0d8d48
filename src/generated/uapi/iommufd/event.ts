// Generated from abi/uapi/iommufd/event.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd event queues: a file to read what a virtual IOMMU has to tell its guest. Each event is a
// header and a record of the queue's type; a header that says events were lost stands alone.

import {
  extend,
  readU64s,
  requireArray,
  requireIndex,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  writeU64s,
} from "../../../runtime/wire/index.ts";

/** No kind of queue; always refused. */
export const IOMMU_VEVENTQ_TYPE_DEFAULT = 0;

/** Events of a virtual ARM SMMUv3. */
export const IOMMU_VEVENTQ_TYPE_ARM_SMMUV3 = 1;

/** Errors of NVIDIA's command queues. */
export const IOMMU_VEVENTQ_TYPE_TEGRA241_CMDQV = 2;

/** The queue was full: no record follows. */
export const IOMMU_VEVENTQ_FLAG_LOST_EVENTS = 1;

// struct iommufd_vevent_header { /* x86_64 */
//     __u32 flags;               /*  0   4 */
//     __u32 sequence;            /*  4   4 */
// };                             /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** What every event begins with. */
export interface IommufdVeventHeader {
  /** IOMMU_VEVENTQ_FLAG bits. */
  readonly flags: number;
  /** Number of the event, from 0 to 2^31 - 1 and round again; a gap counts the lost ones. */
  readonly sequence: number;
}

/** Bytes of a `struct iommufd_vevent_header`. */
export const IOMMUFD_VEVENT_HEADER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_VEVENT_HEADER_ALIGN = 4;
/** Where each member starts, bytes. */
export const IOMMUFD_VEVENT_HEADER_OFFSET = {
  flags: 0,
  sequence: 4,
} as const;

/**
 * Refuses bytes that are no `struct iommufd_vevent_header`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommufdVeventHeaderBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommufd_vevent_header", view, offset, 8, end);
}

/**
 * Reads bytes that `checkIommufdVeventHeaderBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommufdVeventHeader(view: DataView, offset = 0): IommufdVeventHeader {
  return {
    flags: view.getUint32(offset, true),
    sequence: view.getUint32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommufdVeventHeader(
  view: DataView,
  offset = 0,
  end?: number,
): IommufdVeventHeader {
  checkIommufdVeventHeaderBytes(view, offset, end);
  return readIommufdVeventHeader(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommufdVeventHeaderValue(value: IommufdVeventHeader): void {
  if (!isU32(value.flags)) requireU32("iommufd_vevent_header", "flags", value.flags, 0);
  if (!isU32(value.sequence)) requireU32("iommufd_vevent_header", "sequence", value.sequence, 4);
}

/**
 * Writes a value that `checkIommufdVeventHeaderValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommufdVeventHeader(
  value: IommufdVeventHeader,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.flags, true);
  view.setUint32(offset + 4, value.sequence, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdVeventHeader(
  value: IommufdVeventHeader,
  view: DataView = freshView(IOMMUFD_VEVENT_HEADER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommufd_vevent_header", view, offset, 8);
  checkIommufdVeventHeaderValue(value);
  writeIommufdVeventHeader(value, view, offset);
  return view;
}

/**
 * A `struct iommufd_vevent_header` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommufdVeventHeaderBytes` first;
 * what it writes is.
 */
export class IommufdVeventHeaderCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommufd_vevent_header", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommufd_vevent_header", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** IOMMU_VEVENTQ_FLAG bits. */
  get flags(): number {
    return this._view.getUint32(this._at, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommufd_vevent_header", "flags", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Number of the event, from 0 to 2^31 - 1 and round again; a gap counts the lost ones. */
  get sequence(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set sequence(value: number) {
    if (!isU32(value)) requireU32("iommufd_vevent_header", "sequence", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
}

// struct iommu_vevent_arm_smmuv3 { /* x86_64 */
//     __aligned_le64 evt[4];       /*  0  32 */
// };                               /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** An event of an ARM SMMUv3, with the number the guest knows the device by. */
export interface IommuVeventArmSmmuv3 {
  /** The event as the hardware writes it. */
  readonly evt: BigUint64Array;
}

/** Bytes of a `struct iommu_vevent_arm_smmuv3`. */
export const IOMMU_VEVENT_ARM_SMMUV3_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_VEVENT_ARM_SMMUV3_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_VEVENT_ARM_SMMUV3_OFFSET = {
  evt: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_vevent_arm_smmuv3`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuVeventArmSmmuv3Bytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("iommu_vevent_arm_smmuv3", view, offset, 32, end);
}

/**
 * Reads bytes that `checkIommuVeventArmSmmuv3Bytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuVeventArmSmmuv3(view: DataView, offset = 0): IommuVeventArmSmmuv3 {
  return {
    evt: readU64s(view, offset, 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuVeventArmSmmuv3(
  view: DataView,
  offset = 0,
  end?: number,
): IommuVeventArmSmmuv3 {
  checkIommuVeventArmSmmuv3Bytes(view, offset, end);
  return readIommuVeventArmSmmuv3(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVeventArmSmmuv3Value(value: IommuVeventArmSmmuv3): void {
  requireArray("iommu_vevent_arm_smmuv3", "evt", value.evt, BigUint64Array, 4, 0);
}

/**
 * Writes a value that `checkIommuVeventArmSmmuv3Value` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuVeventArmSmmuv3(
  value: IommuVeventArmSmmuv3,
  view: DataView,
  offset = 0,
): void {
  writeU64s(view, offset, value.evt, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuVeventArmSmmuv3(
  value: IommuVeventArmSmmuv3,
  view: DataView = freshView(IOMMU_VEVENT_ARM_SMMUV3_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_vevent_arm_smmuv3", view, offset, 32);
  checkIommuVeventArmSmmuv3Value(value);
  writeIommuVeventArmSmmuv3(value, view, offset);
  return view;
}

/**
 * A `struct iommu_vevent_arm_smmuv3` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuVeventArmSmmuv3Bytes`
 * first; what it writes is.
 */
export class IommuVeventArmSmmuv3Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_vevent_arm_smmuv3", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("iommu_vevent_arm_smmuv3", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** The event as the hardware writes it. */
  evtAt(index: number): bigint {
    requireIndex("iommu_vevent_arm_smmuv3", "evt", index, 4);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setEvtAt(index: number, value: bigint): void {
    requireIndex("iommu_vevent_arm_smmuv3", "evt", index, 4);
    if (!isU64(value)) requireU64("iommu_vevent_arm_smmuv3", "evt", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  evtLo(index: number): number {
    requireIndex("iommu_vevent_arm_smmuv3", "evt", index, 4);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setEvtLo(index: number, word: number): void {
    requireIndex("iommu_vevent_arm_smmuv3", "evt", index, 4);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  evtHi(index: number): number {
    requireIndex("iommu_vevent_arm_smmuv3", "evt", index, 4);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setEvtHi(index: number, word: number): void {
    requireIndex("iommu_vevent_arm_smmuv3", "evt", index, 4);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
  }
}

// struct iommu_vevent_tegra241_cmdqv {  /* x86_64 */
//     __aligned_le64 lvcmdq_err_map[2]; /*  0  16 */
// };                                    /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** An error of NVIDIA's command queues. */
export interface IommuVeventTegra241Cmdqv {
  /** Which queues are in error, a bit each. */
  readonly lvcmdqErrMap: BigUint64Array;
}

/** Bytes of a `struct iommu_vevent_tegra241_cmdqv`. */
export const IOMMU_VEVENT_TEGRA241_CMDQV_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_VEVENT_TEGRA241_CMDQV_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_VEVENT_TEGRA241_CMDQV_OFFSET = {
  lvcmdqErrMap: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_vevent_tegra241_cmdqv`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuVeventTegra241CmdqvBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("iommu_vevent_tegra241_cmdqv", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuVeventTegra241CmdqvBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuVeventTegra241Cmdqv(view: DataView, offset = 0): IommuVeventTegra241Cmdqv {
  return {
    lvcmdqErrMap: readU64s(view, offset, 2, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuVeventTegra241Cmdqv(
  view: DataView,
  offset = 0,
  end?: number,
): IommuVeventTegra241Cmdqv {
  checkIommuVeventTegra241CmdqvBytes(view, offset, end);
  return readIommuVeventTegra241Cmdqv(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVeventTegra241CmdqvValue(value: IommuVeventTegra241Cmdqv): void {
  requireArray(
    "iommu_vevent_tegra241_cmdqv",
    "lvcmdq_err_map",
    value.lvcmdqErrMap,
    BigUint64Array,
    2,
    0,
  );
}

/**
 * Writes a value that `checkIommuVeventTegra241CmdqvValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeIommuVeventTegra241Cmdqv(
  value: IommuVeventTegra241Cmdqv,
  view: DataView,
  offset = 0,
): void {
  writeU64s(view, offset, value.lvcmdqErrMap, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuVeventTegra241Cmdqv(
  value: IommuVeventTegra241Cmdqv,
  view: DataView = freshView(IOMMU_VEVENT_TEGRA241_CMDQV_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_vevent_tegra241_cmdqv", view, offset, 16);
  checkIommuVeventTegra241CmdqvValue(value);
  writeIommuVeventTegra241Cmdqv(value, view, offset);
  return view;
}

/**
 * A `struct iommu_vevent_tegra241_cmdqv` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuVeventTegra241CmdqvBytes`
 * first; what it writes is.
 */
export class IommuVeventTegra241CmdqvCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_vevent_tegra241_cmdqv", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("iommu_vevent_tegra241_cmdqv", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Which queues are in error, a bit each. */
  lvcmdqErrMapAt(index: number): bigint {
    requireIndex("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", index, 2);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setLvcmdqErrMapAt(index: number, value: bigint): void {
    requireIndex("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", index, 2);
    if (!isU64(value)) requireU64("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  lvcmdqErrMapLo(index: number): number {
    requireIndex("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", index, 2);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setLvcmdqErrMapLo(index: number, word: number): void {
    requireIndex("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", index, 2);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  lvcmdqErrMapHi(index: number): number {
    requireIndex("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", index, 2);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setLvcmdqErrMapHi(index: number, word: number): void {
    requireIndex("iommu_vevent_tegra241_cmdqv", "lvcmdq_err_map", index, 2);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
  }
}

// struct iommu_veventq_alloc { /* x86_64 */
//     __u32 size;              /*  0   4 */
//     __u32 flags;             /*  4   4 */
//     __u32 viommu_id;         /*  8   4 */
//     __u32 type;              /* 12   4 */
//     __u32 veventq_depth;     /* 16   4 */
//     __u32 out_veventq_id;    /* 20   4 */
//     __u32 out_veventq_fd;    /* 24   4 */
//     __u32 __reserved;        /* 28   4 */
// };                           /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 32, align 4 */
// /* m68k: size 32, align 2 */
//
// The codec below is for the layout of x86_64.

/** Makes a queue of events; one of each type for a virtual IOMMU. */
export interface IommuVeventqAlloc {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** The virtual IOMMU. */
  readonly viommuId: number;
  /** An IOMMU_VEVENTQ_TYPE value. */
  readonly type: number;
  /** Most events that wait; more are lost. */
  readonly veventqDepth: number;
  /** Out: its object. */
  readonly outVeventqId: number;
  /** Out: its descriptor. */
  readonly outVeventqFd: number;
}

/** Bytes of a `struct iommu_veventq_alloc`. */
export const IOMMU_VEVENTQ_ALLOC_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_VEVENTQ_ALLOC_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_VEVENTQ_ALLOC_MIN_SIZE = 28;
/** Where each member starts, bytes. */
export const IOMMU_VEVENTQ_ALLOC_OFFSET = {
  size: 0,
  flags: 4,
  viommuId: 8,
  type: 12,
  veventqDepth: 16,
  outVeventqId: 20,
  outVeventqFd: 24,
  reserved: 28,
} as const;
/** The ioctl that takes a `struct iommu_veventq_alloc`. */
export const IOMMU_VEVENTQ_ALLOC = 0x3b93;

/**
 * Refuses bytes that are no `struct iommu_veventq_alloc`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuVeventqAllocBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("iommu_veventq_alloc", view, offset, 32, end);
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero("iommu_veventq_alloc", "__reserved", view, offset + 28, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuVeventqAllocBytes` has seen; without that, what comes is not checked.
 */
export function readIommuVeventqAlloc(view: DataView, offset = 0): IommuVeventqAlloc {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    viommuId: view.getUint32(offset + 8, true),
    type: view.getUint32(offset + 12, true),
    veventqDepth: view.getUint32(offset + 16, true),
    outVeventqId: view.getUint32(offset + 20, true),
    outVeventqFd: view.getUint32(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuVeventqAlloc(
  view: DataView,
  offset = 0,
  end?: number,
): IommuVeventqAlloc {
  checkIommuVeventqAllocBytes(view, offset, end);
  return readIommuVeventqAlloc(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuVeventqAllocValue(value: IommuVeventqAlloc): void {
  if (!isU32(value.size)) requireU32("iommu_veventq_alloc", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_veventq_alloc", "flags", value.flags, 4);
  if (!isU32(value.viommuId)) requireU32("iommu_veventq_alloc", "viommu_id", value.viommuId, 8);
  if (!isU32(value.type)) requireU32("iommu_veventq_alloc", "type", value.type, 12);
  if (!isU32(value.veventqDepth))
    requireU32("iommu_veventq_alloc", "veventq_depth", value.veventqDepth, 16);
  if (!isU32(value.outVeventqId))
    requireU32("iommu_veventq_alloc", "out_veventq_id", value.outVeventqId, 20);
  if (!isU32(value.outVeventqFd))
    requireU32("iommu_veventq_alloc", "out_veventq_fd", value.outVeventqFd, 24);
}

/**
 * Writes a value that `checkIommuVeventqAllocValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuVeventqAlloc(value: IommuVeventqAlloc, view: DataView, offset = 0): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.viommuId, true);
  view.setUint32(offset + 12, value.type, true);
  view.setUint32(offset + 16, value.veventqDepth, true);
  view.setUint32(offset + 20, value.outVeventqId, true);
  view.setUint32(offset + 24, value.outVeventqFd, true);
  view.setUint32(offset + 28, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuVeventqAlloc(
  value: IommuVeventqAlloc,
  view: DataView = freshView(IOMMU_VEVENTQ_ALLOC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_veventq_alloc", view, offset, 32);
  checkIommuVeventqAllocValue(value);
  writeIommuVeventqAlloc(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_veventq_alloc` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 28; what an older caller does not have is zero; what a newer one has
 * beyond 32 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuVeventqAllocSized(
  view: DataView,
  offset: number,
  size: number,
): IommuVeventqAlloc {
  const extended = extend("iommu_veventq_alloc", view, offset, size, 28, 32, true);
  return decodeIommuVeventqAlloc(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuVeventqAllocSized(value: IommuVeventqAlloc, size: number): DataView {
  return resize("iommu_veventq_alloc", encodeIommuVeventqAlloc(value), size, 28);
}

/**
 * A `struct iommu_veventq_alloc` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuVeventqAllocBytes` first; what it
 * writes is.
 */
export class IommuVeventqAllocCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_veventq_alloc", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("iommu_veventq_alloc", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The virtual IOMMU. */
  get viommuId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set viommuId(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "viommu_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** An IOMMU_VEVENTQ_TYPE value. */
  get type(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "type", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Most events that wait; more are lost. */
  get veventqDepth(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set veventqDepth(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "veventq_depth", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** Out: its object. */
  get outVeventqId(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set outVeventqId(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "out_veventq_id", value, 20);
    this._view.setUint32(this._at + 20, value, true);
  }
  /** Out: its descriptor. */
  get outVeventqFd(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set outVeventqFd(value: number) {
    if (!isU32(value)) requireU32("iommu_veventq_alloc", "out_veventq_fd", value, 24);
    this._view.setUint32(this._at + 24, value, true);
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

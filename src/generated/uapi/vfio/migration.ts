// Generated from abi/uapi/vfio/migration.ts by "holeproof generate".
// Edit that file, not this one.
//
// Records of the features that move a running device to another machine: where the migration
// stands, how much is left, and what the device has written meanwhile.

import {
  copyBytes,
  extend,
  requireCapacity,
  requireCount,
  requireFlags,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

/** The device is lost until it is reset. */
export const VFIO_DEVICE_STATE_ERROR = 0;

/** The device stands still. */
export const VFIO_DEVICE_STATE_STOP = 1;

/** The device runs. */
export const VFIO_DEVICE_STATE_RUNNING = 2;

/** The device stands still and gives its state away. */
export const VFIO_DEVICE_STATE_STOP_COPY = 3;

/** The device stands still and takes a state. */
export const VFIO_DEVICE_STATE_RESUMING = 4;

/** The device answers other devices but sends them nothing. */
export const VFIO_DEVICE_STATE_RUNNING_P2P = 5;

/** The device runs and gives away what it can of its state. */
export const VFIO_DEVICE_STATE_PRE_COPY = 6;

/** Both: it gives away and sends other devices nothing. */
export const VFIO_DEVICE_STATE_PRE_COPY_P2P = 7;

/** How many states there are. */
export const VFIO_DEVICE_STATE_NR = 8;

/** Before features: the device stands still. */
export const VFIO_DEVICE_STATE_V1_STOP = 0;

/** Before features: the bits that are the state. */
export const VFIO_DEVICE_STATE_MASK = 7;

/** Can be stopped and copied. */
export const VFIO_MIGRATION_STOP_COPY = 1;

/** Can be kept from sending to other devices. */
export const VFIO_MIGRATION_P2P = 2;

/** Can give state away while it runs. */
export const VFIO_MIGRATION_PRE_COPY = 4;

/** `initial_bytes` counts anew: more came that the other side needs first. */
export const VFIO_PRECOPY_INFO_REINIT = 1;

export const VFIO_DEVICE_STATE_V1_RUNNING = 0x1;

export const VFIO_DEVICE_STATE_V1_SAVING = 0x2;

export const VFIO_DEVICE_STATE_V1_RESUMING = 0x4;

// struct vfio_device_feature_migration { /* x86_64 */
//     __aligned_u64 flags;               /*  0   8 */
// };                                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 8 */

/** How the device can be migrated. */
export interface VfioDeviceFeatureMigration {
  /** VFIO_MIGRATION bits. */
  readonly flags: bigint;
}

/** Bytes of a `struct vfio_device_feature_migration`. */
export const VFIO_DEVICE_FEATURE_MIGRATION_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_MIGRATION_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_MIGRATION_OFFSET = {
  flags: 0,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_migration`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceFeatureMigrationBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_device_feature_migration", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureMigrationBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceFeatureMigration(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureMigration {
  return {
    flags: view.getBigUint64(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureMigration(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureMigration {
  checkVfioDeviceFeatureMigrationBytes(view, offset, end);
  return readVfioDeviceFeatureMigration(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureMigrationValue(value: VfioDeviceFeatureMigration): void {
  if (!isU64(value.flags)) requireU64("vfio_device_feature_migration", "flags", value.flags, 0);
}

/**
 * Writes a value that `checkVfioDeviceFeatureMigrationValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceFeatureMigration(
  value: VfioDeviceFeatureMigration,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureMigration(
  value: VfioDeviceFeatureMigration,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_MIGRATION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_migration", view, offset, 8);
  checkVfioDeviceFeatureMigrationValue(value);
  writeVfioDeviceFeatureMigration(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_migration` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureMigrationBytes` first; what it writes is.
 */
export class VfioDeviceFeatureMigrationCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_migration", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_device_feature_migration", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** VFIO_MIGRATION bits. */
  get flags(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set flags(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_migration", "flags", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get flagsLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set flagsLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get flagsHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flagsHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
}

// struct vfio_device_feature_mig_state { /* x86_64 */
//     __u32 device_state;                /*  0   4 */
//     __s32 data_fd;                     /*  4   4 */
// };                                     /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Where a migration stands. */
export interface VfioDeviceFeatureMigState {
  /** In: the state to go to. Out: the state it is in. A VFIO_DEVICE_STATE value. */
  readonly deviceState: number;
  /** Out: what the state is read from or written to, when the new state moves it; else -1. */
  readonly dataFd: number;
}

/** Bytes of a `struct vfio_device_feature_mig_state`. */
export const VFIO_DEVICE_FEATURE_MIG_STATE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_MIG_STATE_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_MIG_STATE_OFFSET = {
  deviceState: 0,
  dataFd: 4,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_mig_state`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceFeatureMigStateBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_device_feature_mig_state", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureMigStateBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceFeatureMigState(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureMigState {
  return {
    deviceState: view.getUint32(offset, true),
    dataFd: view.getInt32(offset + 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureMigState(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureMigState {
  checkVfioDeviceFeatureMigStateBytes(view, offset, end);
  return readVfioDeviceFeatureMigState(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureMigStateValue(value: VfioDeviceFeatureMigState): void {
  if (!isU32(value.deviceState))
    requireU32("vfio_device_feature_mig_state", "device_state", value.deviceState, 0);
  if (!isS32(value.dataFd))
    requireRange(
      "vfio_device_feature_mig_state",
      "data_fd",
      value.dataFd,
      -2147483648,
      2147483647,
      4,
    );
}

/**
 * Writes a value that `checkVfioDeviceFeatureMigStateValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioDeviceFeatureMigState(
  value: VfioDeviceFeatureMigState,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.deviceState, true);
  view.setInt32(offset + 4, value.dataFd, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureMigState(
  value: VfioDeviceFeatureMigState,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_MIG_STATE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_mig_state", view, offset, 8);
  checkVfioDeviceFeatureMigStateValue(value);
  writeVfioDeviceFeatureMigState(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_mig_state` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureMigStateBytes` first; what it writes is.
 */
export class VfioDeviceFeatureMigStateCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_mig_state", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_device_feature_mig_state", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** In: the state to go to. Out: the state it is in. A VFIO_DEVICE_STATE value. */
  get deviceState(): number {
    return this._view.getUint32(this._at, true);
  }
  set deviceState(value: number) {
    if (!isU32(value)) requireU32("vfio_device_feature_mig_state", "device_state", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: what the state is read from or written to, when the new state moves it; else -1. */
  get dataFd(): number {
    return this._view.getInt32(this._at + 4, true);
  }
  set dataFd(value: number) {
    if (!isS32(value))
      requireRange("vfio_device_feature_mig_state", "data_fd", value, -2147483648, 2147483647, 4);
    this._view.setInt32(this._at + 4, value, true);
  }
}

// struct vfio_precopy_info {       /* x86_64 */
//     __u32 argsz;                 /*  0   4 */
//     __u32 flags;                 /*  4   4 */
//     __aligned_u64 initial_bytes; /*  8   8 */
//     __aligned_u64 dirty_bytes;   /* 16   8 */
// };                               /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/**
 * How much is left to copy while the device still runs; asked of the descriptor the state is read
 * from.
 */
export interface VfioPrecopyInfo {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** Out: VFIO_PRECOPY_INFO bits; 0 unless they were asked for by a feature. */
  readonly flags: number;
  /** Out: bytes the other side needs before it can begin. */
  readonly initialBytes: bigint;
  /** Out: bytes that changed since they were read. */
  readonly dirtyBytes: bigint;
}

/** Bytes of a `struct vfio_precopy_info`. */
export const VFIO_PRECOPY_INFO_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_PRECOPY_INFO_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_PRECOPY_INFO_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const VFIO_PRECOPY_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  initialBytes: 8,
  dirtyBytes: 16,
} as const;
/** The ioctl that takes a `struct vfio_precopy_info`. */
export const VFIO_MIG_GET_PRECOPY_INFO = 0x3b79;

/**
 * Refuses bytes that are no `struct vfio_precopy_info`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioPrecopyInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("vfio_precopy_info", view, offset, 24, end);
}

/**
 * Reads bytes that `checkVfioPrecopyInfoBytes` has seen; without that, what comes is not checked.
 */
export function readVfioPrecopyInfo(view: DataView, offset = 0): VfioPrecopyInfo {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    initialBytes: view.getBigUint64(offset + 8, true),
    dirtyBytes: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioPrecopyInfo(view: DataView, offset = 0, end?: number): VfioPrecopyInfo {
  checkVfioPrecopyInfoBytes(view, offset, end);
  return readVfioPrecopyInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioPrecopyInfoValue(value: VfioPrecopyInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_precopy_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_precopy_info", "flags", value.flags, 4);
  if (!isU64(value.initialBytes))
    requireU64("vfio_precopy_info", "initial_bytes", value.initialBytes, 8);
  if (!isU64(value.dirtyBytes))
    requireU64("vfio_precopy_info", "dirty_bytes", value.dirtyBytes, 16);
}

/**
 * Writes a value that `checkVfioPrecopyInfoValue` has seen; without that, what does not fit wraps.
 */
export function writeVfioPrecopyInfo(value: VfioPrecopyInfo, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.initialBytes, true);
  view.setBigUint64(offset + 16, value.dirtyBytes, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioPrecopyInfo(
  value: VfioPrecopyInfo,
  view: DataView = freshView(VFIO_PRECOPY_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_precopy_info", view, offset, 24);
  checkVfioPrecopyInfoValue(value);
  writeVfioPrecopyInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_precopy_info` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 24; what an older caller does not have is zero; what a newer one has beyond 24
 * is not looked at.
 */
export function decodeVfioPrecopyInfoSized(
  view: DataView,
  offset: number,
  size: number,
): VfioPrecopyInfo {
  const extended = extend("vfio_precopy_info", view, offset, size, 24, 24, false);
  return decodeVfioPrecopyInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioPrecopyInfoSized(value: VfioPrecopyInfo, size: number): DataView {
  return resize("vfio_precopy_info", encodeVfioPrecopyInfo(value), size, 24);
}

/**
 * A `struct vfio_precopy_info` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioPrecopyInfoBytes` first; what it
 * writes is.
 */
export class VfioPrecopyInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_precopy_info", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("vfio_precopy_info", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_precopy_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: VFIO_PRECOPY_INFO bits; 0 unless they were asked for by a feature. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_precopy_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: bytes the other side needs before it can begin. */
  get initialBytes(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set initialBytes(value: bigint) {
    if (!isU64(value)) requireU64("vfio_precopy_info", "initial_bytes", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get initialBytesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set initialBytesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get initialBytesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set initialBytesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Out: bytes that changed since they were read. */
  get dirtyBytes(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set dirtyBytes(value: bigint) {
    if (!isU64(value)) requireU64("vfio_precopy_info", "dirty_bytes", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get dirtyBytesLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dirtyBytesLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get dirtyBytesHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set dirtyBytesHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct vfio_device_feature_mig_data_size { /* x86_64 */
//     __aligned_u64 stop_copy_length;        /*  0   8 */
// };                                         /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 8 */

/** How much is left to copy once the device stands still. */
export interface VfioDeviceFeatureMigDataSize {
  /** Out: an estimate, bytes. */
  readonly stopCopyLength: bigint;
}

/** Bytes of a `struct vfio_device_feature_mig_data_size`. */
export const VFIO_DEVICE_FEATURE_MIG_DATA_SIZE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_MIG_DATA_SIZE_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_MIG_DATA_SIZE_OFFSET = {
  stopCopyLength: 0,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_mig_data_size`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioDeviceFeatureMigDataSizeBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("vfio_device_feature_mig_data_size", view, offset, 8, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureMigDataSizeBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioDeviceFeatureMigDataSize(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureMigDataSize {
  return {
    stopCopyLength: view.getBigUint64(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureMigDataSize(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureMigDataSize {
  checkVfioDeviceFeatureMigDataSizeBytes(view, offset, end);
  return readVfioDeviceFeatureMigDataSize(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureMigDataSizeValue(value: VfioDeviceFeatureMigDataSize): void {
  if (!isU64(value.stopCopyLength))
    requireU64("vfio_device_feature_mig_data_size", "stop_copy_length", value.stopCopyLength, 0);
}

/**
 * Writes a value that `checkVfioDeviceFeatureMigDataSizeValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioDeviceFeatureMigDataSize(
  value: VfioDeviceFeatureMigDataSize,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.stopCopyLength, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureMigDataSize(
  value: VfioDeviceFeatureMigDataSize,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_MIG_DATA_SIZE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_mig_data_size", view, offset, 8);
  checkVfioDeviceFeatureMigDataSizeValue(value);
  writeVfioDeviceFeatureMigDataSize(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_mig_data_size` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureMigDataSizeBytes` first; what it writes is.
 */
export class VfioDeviceFeatureMigDataSizeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("vfio_device_feature_mig_data_size", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("vfio_device_feature_mig_data_size", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Out: an estimate, bytes. */
  get stopCopyLength(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set stopCopyLength(value: bigint) {
    if (!isU64(value))
      requireU64("vfio_device_feature_mig_data_size", "stop_copy_length", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get stopCopyLengthLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set stopCopyLengthLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get stopCopyLengthHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set stopCopyLengthHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
}

// struct vfio_device_feature_dma_logging_range { /* x86_64 */
//     __aligned_u64 iova;                        /*  0   8 */
//     __aligned_u64 length;                      /*  8   8 */
// };                                             /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** A range to watch. */
export interface VfioDeviceFeatureDmaLoggingRange {
  /** First device address. */
  readonly iova: bigint;
  /** Bytes. */
  readonly length: bigint;
}

/** Bytes of a `struct vfio_device_feature_dma_logging_range`. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_RANGE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_RANGE_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_RANGE_OFFSET = {
  iova: 0,
  length: 8,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_dma_logging_range`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioDeviceFeatureDmaLoggingRangeBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_device_feature_dma_logging_range", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureDmaLoggingRangeBytes` has seen; without that, what comes
 * is not checked.
 */
export function readVfioDeviceFeatureDmaLoggingRange(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureDmaLoggingRange {
  return {
    iova: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureDmaLoggingRange(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureDmaLoggingRange {
  checkVfioDeviceFeatureDmaLoggingRangeBytes(view, offset, end);
  return readVfioDeviceFeatureDmaLoggingRange(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureDmaLoggingRangeValue(
  value: VfioDeviceFeatureDmaLoggingRange,
): void {
  if (!isU64(value.iova))
    requireU64("vfio_device_feature_dma_logging_range", "iova", value.iova, 0);
  if (!isU64(value.length))
    requireU64("vfio_device_feature_dma_logging_range", "length", value.length, 8);
}

/**
 * Writes a value that `checkVfioDeviceFeatureDmaLoggingRangeValue` has seen; without that, what
 * does not fit wraps.
 */
export function writeVfioDeviceFeatureDmaLoggingRange(
  value: VfioDeviceFeatureDmaLoggingRange,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.iova, true);
  view.setBigUint64(offset + 8, value.length, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureDmaLoggingRange(
  value: VfioDeviceFeatureDmaLoggingRange,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_DMA_LOGGING_RANGE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16))
    requireRoom("vfio_device_feature_dma_logging_range", view, offset, 16);
  checkVfioDeviceFeatureDmaLoggingRangeValue(value);
  writeVfioDeviceFeatureDmaLoggingRange(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct vfio_device_feature_dma_logging_range`: `count` of
 * them, one behind the other.
 */
export function checkVfioDeviceFeatureDmaLoggingRangeArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("vfio_device_feature_dma_logging_range", view, offset, 0, end);
    requireCount("vfio_device_feature_dma_logging_range", "", count, 16, offset, stop);
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyVfioDeviceFeatureDmaLoggingRangeArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioDeviceFeatureDmaLoggingRangeArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("vfio_device_feature_dma_logging_range", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct vfio_device_feature_dma_logging_range` as one typed array a member, made once and
 * filled again and again.
 */
export class VfioDeviceFeatureDmaLoggingRangeColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** First device address. The low 32 bits. */
  readonly iovaLo: Uint32Array;
  /** First device address. The high 32 bits. */
  readonly iovaHi: Uint32Array;
  /** Bytes. The low 32 bits. */
  readonly lengthLo: Uint32Array;
  /** Bytes. The high 32 bits. */
  readonly lengthHi: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.iovaLo = new Uint32Array(capacity);
    this.iovaHi = new Uint32Array(capacity);
    this.lengthLo = new Uint32Array(capacity);
    this.lengthHi = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity))
      requireCapacity("vfio_device_feature_dma_logging_range", count, this.capacity);
    checkVfioDeviceFeatureDmaLoggingRangeArray(view, offset, count, end);
    const { iovaLo, iovaHi, lengthLo, lengthHi } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      iovaLo[i] = view.getUint32(at, true);
      iovaHi[i] = view.getUint32(at + 4, true);
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
    const { length, iovaLo, iovaHi, lengthLo, lengthHi } = this;
    if (!isUpTo(length, this.capacity))
      requireCapacity("vfio_device_feature_dma_logging_range", length, this.capacity);
    if (!fits(view, offset, length * 16))
      requireRoom("vfio_device_feature_dma_logging_range", view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, iovaLo[i]!, true);
      view.setUint32(at + 4, iovaHi[i]!, true);
      view.setUint32(at + 8, lengthLo[i]!, true);
      view.setUint32(at + 12, lengthHi[i]!, true);
    }
    return length * 16;
  }
}

/**
 * A `struct vfio_device_feature_dma_logging_range` in place: one object moved over bytes,
 * allocating nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureDmaLoggingRangeBytes` first; what it writes is.
 */
export class VfioDeviceFeatureDmaLoggingRangeCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16))
      requireRoom("vfio_device_feature_dma_logging_range", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_device_feature_dma_logging_range", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** First device address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_range", "iova", value, 0);
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
  /** Bytes. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_range", "length", value, 8);
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

// struct vfio_device_feature_dma_logging_control { /* x86_64 */
//     __aligned_u64 page_size;                     /*  0   8 */
//     __u32 num_ranges;                            /*  8   4 */
//     __u32 __reserved;                            /* 12   4 */
//     __aligned_u64 ranges;                        /* 16   8 */
// };                                               /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 24, align 8 */

/** Begins to note which pages the device writes. */
export interface VfioDeviceFeatureDmaLoggingControl {
  /** In: bytes a bit should stand for; the device may take another size. 0 for any. */
  readonly pageSize: bigint;
  /** Ranges in the array. */
  readonly numRanges: number;
  /** The ranges, which may not overlap. */
  readonly ranges: bigint;
}

/** Bytes of a `struct vfio_device_feature_dma_logging_control`. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_CONTROL_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_CONTROL_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_CONTROL_OFFSET = {
  pageSize: 0,
  numRanges: 8,
  reserved: 12,
  ranges: 16,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_dma_logging_control`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioDeviceFeatureDmaLoggingControlBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("vfio_device_feature_dma_logging_control", view, offset, 24, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero(
      "vfio_device_feature_dma_logging_control",
      "__reserved",
      view,
      offset + 12,
      4,
      "reserved",
    );
}

/**
 * Reads bytes that `checkVfioDeviceFeatureDmaLoggingControlBytes` has seen; without that, what
 * comes is not checked.
 */
export function readVfioDeviceFeatureDmaLoggingControl(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureDmaLoggingControl {
  return {
    pageSize: view.getBigUint64(offset, true),
    numRanges: view.getUint32(offset + 8, true),
    ranges: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureDmaLoggingControl(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureDmaLoggingControl {
  checkVfioDeviceFeatureDmaLoggingControlBytes(view, offset, end);
  return readVfioDeviceFeatureDmaLoggingControl(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureDmaLoggingControlValue(
  value: VfioDeviceFeatureDmaLoggingControl,
): void {
  if (!isU64(value.pageSize))
    requireU64("vfio_device_feature_dma_logging_control", "page_size", value.pageSize, 0);
  if (!isU32(value.numRanges))
    requireU32("vfio_device_feature_dma_logging_control", "num_ranges", value.numRanges, 8);
  if (!isU64(value.ranges))
    requireU64("vfio_device_feature_dma_logging_control", "ranges", value.ranges, 16);
}

/**
 * Writes a value that `checkVfioDeviceFeatureDmaLoggingControlValue` has seen; without that, what
 * does not fit wraps.
 */
export function writeVfioDeviceFeatureDmaLoggingControl(
  value: VfioDeviceFeatureDmaLoggingControl,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.pageSize, true);
  view.setUint32(offset + 8, value.numRanges, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.ranges, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureDmaLoggingControl(
  value: VfioDeviceFeatureDmaLoggingControl,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_DMA_LOGGING_CONTROL_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24))
    requireRoom("vfio_device_feature_dma_logging_control", view, offset, 24);
  checkVfioDeviceFeatureDmaLoggingControlValue(value);
  writeVfioDeviceFeatureDmaLoggingControl(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_dma_logging_control` in place: one object moved over bytes,
 * allocating nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureDmaLoggingControlBytes` first; what it writes is.
 */
export class VfioDeviceFeatureDmaLoggingControlCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24))
      requireRoom("vfio_device_feature_dma_logging_control", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("vfio_device_feature_dma_logging_control", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** In: bytes a bit should stand for; the device may take another size. 0 for any. */
  get pageSize(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set pageSize(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_control", "page_size", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get pageSizeLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set pageSizeLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get pageSizeHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set pageSizeHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Ranges in the array. */
  get numRanges(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set numRanges(value: number) {
    if (!isU32(value))
      requireU32("vfio_device_feature_dma_logging_control", "num_ranges", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The ranges, which may not overlap. */
  get ranges(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set ranges(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_control", "ranges", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get rangesLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set rangesLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get rangesHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set rangesHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct vfio_device_feature_dma_logging_report { /* x86_64 */
//     __aligned_u64 iova;                         /*  0   8 */
//     __aligned_u64 length;                       /*  8   8 */
//     __aligned_u64 page_size;                    /* 16   8 */
//     __aligned_u64 bitmap;                       /* 24   8 */
// };                                              /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** Which pages the device wrote since last asked. */
export interface VfioDeviceFeatureDmaLoggingReport {
  /** First device address. */
  readonly iova: bigint;
  /** Bytes to look at. */
  readonly length: bigint;
  /** Bytes a bit stands for. */
  readonly pageSize: bigint;
  /** The bitmap; bits are set, never cleared. */
  readonly bitmap: bigint;
}

/** Bytes of a `struct vfio_device_feature_dma_logging_report`. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT_OFFSET = {
  iova: 0,
  length: 8,
  pageSize: 16,
  bitmap: 24,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_feature_dma_logging_report`. Looks at nothing from
 * `end` on, allocates nothing.
 */
export function checkVfioDeviceFeatureDmaLoggingReportBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("vfio_device_feature_dma_logging_report", view, offset, 32, end);
}

/**
 * Reads bytes that `checkVfioDeviceFeatureDmaLoggingReportBytes` has seen; without that, what comes
 * is not checked.
 */
export function readVfioDeviceFeatureDmaLoggingReport(
  view: DataView,
  offset = 0,
): VfioDeviceFeatureDmaLoggingReport {
  return {
    iova: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
    pageSize: view.getBigUint64(offset + 16, true),
    bitmap: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceFeatureDmaLoggingReport(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceFeatureDmaLoggingReport {
  checkVfioDeviceFeatureDmaLoggingReportBytes(view, offset, end);
  return readVfioDeviceFeatureDmaLoggingReport(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceFeatureDmaLoggingReportValue(
  value: VfioDeviceFeatureDmaLoggingReport,
): void {
  if (!isU64(value.iova))
    requireU64("vfio_device_feature_dma_logging_report", "iova", value.iova, 0);
  if (!isU64(value.length))
    requireU64("vfio_device_feature_dma_logging_report", "length", value.length, 8);
  if (!isU64(value.pageSize))
    requireU64("vfio_device_feature_dma_logging_report", "page_size", value.pageSize, 16);
  if (!isU64(value.bitmap))
    requireU64("vfio_device_feature_dma_logging_report", "bitmap", value.bitmap, 24);
}

/**
 * Writes a value that `checkVfioDeviceFeatureDmaLoggingReportValue` has seen; without that, what
 * does not fit wraps.
 */
export function writeVfioDeviceFeatureDmaLoggingReport(
  value: VfioDeviceFeatureDmaLoggingReport,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.iova, true);
  view.setBigUint64(offset + 8, value.length, true);
  view.setBigUint64(offset + 16, value.pageSize, true);
  view.setBigUint64(offset + 24, value.bitmap, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceFeatureDmaLoggingReport(
  value: VfioDeviceFeatureDmaLoggingReport,
  view: DataView = freshView(VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32))
    requireRoom("vfio_device_feature_dma_logging_report", view, offset, 32);
  checkVfioDeviceFeatureDmaLoggingReportValue(value);
  writeVfioDeviceFeatureDmaLoggingReport(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_feature_dma_logging_report` in place: one object moved over bytes,
 * allocating nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioDeviceFeatureDmaLoggingReportBytes` first; what it writes is.
 */
export class VfioDeviceFeatureDmaLoggingReportCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32))
      requireRoom("vfio_device_feature_dma_logging_report", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("vfio_device_feature_dma_logging_report", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** First device address. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_report", "iova", value, 0);
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
  get length(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_report", "length", value, 8);
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
  /** Bytes a bit stands for. */
  get pageSize(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set pageSize(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_report", "page_size", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get pageSizeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set pageSizeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get pageSizeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set pageSizeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** The bitmap; bits are set, never cleared. */
  get bitmap(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set bitmap(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_feature_dma_logging_report", "bitmap", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get bitmapLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set bitmapLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get bitmapHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set bitmapHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct vfio_device_migration_info { /* x86_64 */
//     __u32 device_state;             /*  0   4 */
//     __u32 reserved;                 /*  4   4 */
//     __aligned_u64 pending_bytes;    /*  8   8 */
//     __aligned_u64 data_offset;      /* 16   8 */
//     __aligned_u64 data_size;        /* 24   8 */
// };                                  /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** Migration as it was before features: the head of a region of its own. */
export interface VfioDeviceMigrationInfo {
  /**
   * What to do: whether the device runs, gives away its state or takes one. Bits:
   * VFIO_DEVICE_STATE_V1_RUNNING, VFIO_DEVICE_STATE_V1_SAVING, VFIO_DEVICE_STATE_V1_RESUMING.
   */
  readonly deviceState: number;
  /** Out: bytes still to be read. */
  readonly pendingBytes: bigint;
  /** Out: where data lies, bytes from the region's start. */
  readonly dataOffset: bigint;
  /** Bytes of that data. */
  readonly dataSize: bigint;
}

/** Bytes of a `struct vfio_device_migration_info`. */
export const VFIO_DEVICE_MIGRATION_INFO_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_MIGRATION_INFO_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_MIGRATION_INFO_OFFSET = {
  deviceState: 0,
  reserved: 4,
  pendingBytes: 8,
  dataOffset: 16,
  dataSize: 24,
} as const;

/**
 * Refuses bytes that are no `struct vfio_device_migration_info`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceMigrationInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("vfio_device_migration_info", view, offset, 32, end);
  if ((view.getUint32(offset, true) & ~0x7) !== 0)
    requireFlags(
      "vfio_device_migration_info",
      "device_state",
      view.getUint32(offset, true),
      0x7,
      offset,
    );
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("vfio_device_migration_info", "reserved", view, offset + 4, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioDeviceMigrationInfoBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceMigrationInfo(view: DataView, offset = 0): VfioDeviceMigrationInfo {
  return {
    deviceState: view.getUint32(offset, true),
    pendingBytes: view.getBigUint64(offset + 8, true),
    dataOffset: view.getBigUint64(offset + 16, true),
    dataSize: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceMigrationInfo(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceMigrationInfo {
  checkVfioDeviceMigrationInfoBytes(view, offset, end);
  return readVfioDeviceMigrationInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceMigrationInfoValue(value: VfioDeviceMigrationInfo): void {
  if (!isU32(value.deviceState))
    requireU32("vfio_device_migration_info", "device_state", value.deviceState, 0);
  if ((value.deviceState & ~0x7) !== 0)
    requireFlags("vfio_device_migration_info", "device_state", value.deviceState, 0x7, 0);
  if (!isU64(value.pendingBytes))
    requireU64("vfio_device_migration_info", "pending_bytes", value.pendingBytes, 8);
  if (!isU64(value.dataOffset))
    requireU64("vfio_device_migration_info", "data_offset", value.dataOffset, 16);
  if (!isU64(value.dataSize))
    requireU64("vfio_device_migration_info", "data_size", value.dataSize, 24);
}

/**
 * Writes a value that `checkVfioDeviceMigrationInfoValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceMigrationInfo(
  value: VfioDeviceMigrationInfo,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.deviceState, true);
  view.setUint32(offset + 4, 0, true);
  view.setBigUint64(offset + 8, value.pendingBytes, true);
  view.setBigUint64(offset + 16, value.dataOffset, true);
  view.setBigUint64(offset + 24, value.dataSize, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceMigrationInfo(
  value: VfioDeviceMigrationInfo,
  view: DataView = freshView(VFIO_DEVICE_MIGRATION_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vfio_device_migration_info", view, offset, 32);
  checkVfioDeviceMigrationInfoValue(value);
  writeVfioDeviceMigrationInfo(value, view, offset);
  return view;
}

/**
 * A `struct vfio_device_migration_info` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioDeviceMigrationInfoBytes`
 * first; what it writes is.
 */
export class VfioDeviceMigrationInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("vfio_device_migration_info", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("vfio_device_migration_info", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** What to do: whether the device runs, gives away its state or takes one. */
  get deviceState(): number {
    return this._view.getUint32(this._at, true);
  }
  set deviceState(value: number) {
    if (!isU32(value)) requireU32("vfio_device_migration_info", "device_state", value, 0);
    if ((value & ~0x7) !== 0)
      requireFlags("vfio_device_migration_info", "device_state", value, 0x7, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: bytes still to be read. */
  get pendingBytes(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set pendingBytes(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_migration_info", "pending_bytes", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get pendingBytesLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set pendingBytesLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get pendingBytesHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set pendingBytesHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Out: where data lies, bytes from the region's start. */
  get dataOffset(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set dataOffset(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_migration_info", "data_offset", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get dataOffsetLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dataOffsetLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get dataOffsetHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set dataOffsetHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Bytes of that data. */
  get dataSize(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set dataSize(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_migration_info", "data_size", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get dataSizeLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set dataSizeLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get dataSizeHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set dataSizeHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
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

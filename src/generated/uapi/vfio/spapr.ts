// Generated from abi/uapi/vfio/spapr.ts by "holeproof generate".
// Edit that file, not this one.
//
// Containers of Power servers: windows of device addresses, memory registered before it is mapped,
// and handling of errors.

import {
  extend,
  readBytes,
  requireArray,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  writeBytes,
} from "../../../runtime/wire/index.ts";

/** `ddw` is there. */
export const VFIO_IOMMU_SPAPR_INFO_DDW = 1;

/** Registered memory is let go; the record is that of registering. */
export const VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY = 15222;

/** Error handling: off. */
export const VFIO_EEH_PE_DISABLE = 0;

/** Error handling: on. */
export const VFIO_EEH_PE_ENABLE = 1;

/** Error handling: lets registers be reached again. */
export const VFIO_EEH_PE_UNFREEZE_IO = 2;

/** Error handling: lets transfers run again. */
export const VFIO_EEH_PE_UNFREEZE_DMA = 3;

/** Error handling: the state, as the call's result. */
export const VFIO_EEH_PE_GET_STATE = 4;

/** State: all well. */
export const VFIO_EEH_PE_STATE_NORMAL = 0;

/** State: held in reset. */
export const VFIO_EEH_PE_STATE_RESET = 1;

/** State: registers and transfers stopped. */
export const VFIO_EEH_PE_STATE_STOPPED = 2;

/** State: transfers stopped. */
export const VFIO_EEH_PE_STATE_STOPPED_DMA = 4;

/** State: not to be had. */
export const VFIO_EEH_PE_STATE_UNAVAIL = 5;

/** Error handling: ends a reset. */
export const VFIO_EEH_PE_RESET_DEACTIVATE = 5;

/** Error handling: begins a hot reset. */
export const VFIO_EEH_PE_RESET_HOT = 6;

/** Error handling: begins a fundamental reset. */
export const VFIO_EEH_PE_RESET_FUNDAMENTAL = 7;

/** Error handling: sets bridges up again. */
export const VFIO_EEH_PE_CONFIGURE = 8;

/** Error handling: makes an error, `vfio_eeh_pe_err`. */
export const VFIO_EEH_PE_INJECT_ERR = 9;

// struct vfio_iommu_spapr_tce_ddw_info {   /* x86_64 */
//     __u64 pgsizes;                       /*  0   8 */
//     __u32 max_dynamic_windows_supported; /*  8   4 */
//     __u32 levels;                        /* 12   4 */
// };                                       /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** What windows can be made. */
export interface VfioIommuSpaprTceDdwInfo {
  /** Sizes of pages, each a bit of its own value. */
  readonly pgsizes: bigint;
  /** Most windows there can be. */
  readonly maxDynamicWindowsSupported: number;
  /** Most levels a window's table can have. */
  readonly levels: number;
}

/** Bytes of a `struct vfio_iommu_spapr_tce_ddw_info`. */
export const VFIO_IOMMU_SPAPR_TCE_DDW_INFO_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_DDW_INFO_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_DDW_INFO_OFFSET = {
  pgsizes: 0,
  maxDynamicWindowsSupported: 8,
  levels: 12,
} as const;

/**
 * Refuses bytes that are no `struct vfio_iommu_spapr_tce_ddw_info`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuSpaprTceDdwInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_iommu_spapr_tce_ddw_info", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioIommuSpaprTceDdwInfoBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuSpaprTceDdwInfo(view: DataView, offset = 0): VfioIommuSpaprTceDdwInfo {
  return {
    pgsizes: view.getBigUint64(offset, true),
    maxDynamicWindowsSupported: view.getUint32(offset + 8, true),
    levels: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuSpaprTceDdwInfo(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuSpaprTceDdwInfo {
  checkVfioIommuSpaprTceDdwInfoBytes(view, offset, end);
  return readVfioIommuSpaprTceDdwInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuSpaprTceDdwInfoValue(value: VfioIommuSpaprTceDdwInfo): void {
  if (!isU64(value.pgsizes))
    requireU64("vfio_iommu_spapr_tce_ddw_info", "pgsizes", value.pgsizes, 0);
  if (!isU32(value.maxDynamicWindowsSupported))
    requireU32(
      "vfio_iommu_spapr_tce_ddw_info",
      "max_dynamic_windows_supported",
      value.maxDynamicWindowsSupported,
      8,
    );
  if (!isU32(value.levels)) requireU32("vfio_iommu_spapr_tce_ddw_info", "levels", value.levels, 12);
}

/**
 * Writes a value that `checkVfioIommuSpaprTceDdwInfoValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeVfioIommuSpaprTceDdwInfo(
  value: VfioIommuSpaprTceDdwInfo,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.pgsizes, true);
  view.setUint32(offset + 8, value.maxDynamicWindowsSupported, true);
  view.setUint32(offset + 12, value.levels, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuSpaprTceDdwInfo(
  value: VfioIommuSpaprTceDdwInfo,
  view: DataView = freshView(VFIO_IOMMU_SPAPR_TCE_DDW_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_iommu_spapr_tce_ddw_info", view, offset, 16);
  checkVfioIommuSpaprTceDdwInfoValue(value);
  writeVfioIommuSpaprTceDdwInfo(value, view, offset);
  return view;
}

/**
 * A `struct vfio_iommu_spapr_tce_ddw_info` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuSpaprTceDdwInfoBytes` first; what it writes is.
 */
export class VfioIommuSpaprTceDdwInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_iommu_spapr_tce_ddw_info", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_iommu_spapr_tce_ddw_info", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Sizes of pages, each a bit of its own value. */
  get pgsizes(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set pgsizes(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_spapr_tce_ddw_info", "pgsizes", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get pgsizesLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set pgsizesLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get pgsizesHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set pgsizesHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Most windows there can be. */
  get maxDynamicWindowsSupported(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set maxDynamicWindowsSupported(value: number) {
    if (!isU32(value))
      requireU32("vfio_iommu_spapr_tce_ddw_info", "max_dynamic_windows_supported", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Most levels a window's table can have. */
  get levels(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set levels(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_ddw_info", "levels", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
}

// struct vfio_iommu_spapr_tce_info {            /* x86_64 */
//     __u32 argsz;                              /*  0   4 */
//     __u32 flags;                              /*  4   4 */
//     __u32 dma32_window_start;                 /*  8   4 */
//     __u32 dma32_window_size;                  /* 12   4 */
//     struct vfio_iommu_spapr_tce_ddw_info ddw; /* 16  16 */
// };                                            /* size 32 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 32, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 32, align 4 */
// /* m68k: size 32, align 2 */
//
// The codec below is for the layout of x86_64.

/** The window that is always there, and what others can be made. */
export interface VfioIommuSpaprTceInfo {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** Out: VFIO_IOMMU_SPAPR_INFO bits. */
  readonly flags: number;
  /** Out: first device address of the window below 4 GiB. */
  readonly dma32WindowStart: number;
  /** Out: its size, bytes. */
  readonly dma32WindowSize: number;
  /** Out: what other windows can be made. */
  readonly ddw: VfioIommuSpaprTceDdwInfo;
}

/** Bytes of a `struct vfio_iommu_spapr_tce_info`. */
export const VFIO_IOMMU_SPAPR_TCE_INFO_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_INFO_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_SPAPR_TCE_INFO_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  dma32WindowStart: 8,
  dma32WindowSize: 12,
  ddw: 16,
} as const;
/** The ioctl that takes a `struct vfio_iommu_spapr_tce_info`. */
export const VFIO_IOMMU_SPAPR_TCE_GET_INFO = 0x3b70;

/**
 * Refuses bytes that are no `struct vfio_iommu_spapr_tce_info`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuSpaprTceInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end))
    requireRoom("vfio_iommu_spapr_tce_info", view, offset, 32, end);
}

/**
 * Reads bytes that `checkVfioIommuSpaprTceInfoBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuSpaprTceInfo(view: DataView, offset = 0): VfioIommuSpaprTceInfo {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    dma32WindowStart: view.getUint32(offset + 8, true),
    dma32WindowSize: view.getUint32(offset + 12, true),
    ddw: readVfioIommuSpaprTceDdwInfo(view, offset + 16),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuSpaprTceInfo(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuSpaprTceInfo {
  checkVfioIommuSpaprTceInfoBytes(view, offset, end);
  return readVfioIommuSpaprTceInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuSpaprTceInfoValue(value: VfioIommuSpaprTceInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_spapr_tce_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_spapr_tce_info", "flags", value.flags, 4);
  if (!isU32(value.dma32WindowStart))
    requireU32("vfio_iommu_spapr_tce_info", "dma32_window_start", value.dma32WindowStart, 8);
  if (!isU32(value.dma32WindowSize))
    requireU32("vfio_iommu_spapr_tce_info", "dma32_window_size", value.dma32WindowSize, 12);
  if (!isU64(value.ddw.pgsizes))
    requireU64("vfio_iommu_spapr_tce_info", "ddw.pgsizes", value.ddw.pgsizes, 16);
  if (!isU32(value.ddw.maxDynamicWindowsSupported))
    requireU32(
      "vfio_iommu_spapr_tce_info",
      "ddw.max_dynamic_windows_supported",
      value.ddw.maxDynamicWindowsSupported,
      24,
    );
  if (!isU32(value.ddw.levels))
    requireU32("vfio_iommu_spapr_tce_info", "ddw.levels", value.ddw.levels, 28);
}

/**
 * Writes a value that `checkVfioIommuSpaprTceInfoValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioIommuSpaprTceInfo(
  value: VfioIommuSpaprTceInfo,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.dma32WindowStart, true);
  view.setUint32(offset + 12, value.dma32WindowSize, true);
  writeVfioIommuSpaprTceDdwInfo(value.ddw, view, offset + 16);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuSpaprTceInfo(
  value: VfioIommuSpaprTceInfo,
  view: DataView = freshView(VFIO_IOMMU_SPAPR_TCE_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vfio_iommu_spapr_tce_info", view, offset, 32);
  checkVfioIommuSpaprTceInfoValue(value);
  writeVfioIommuSpaprTceInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_iommu_spapr_tce_info` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 16; what an older caller does not have is zero; what a newer one
 * has beyond 32 is not looked at.
 */
export function decodeVfioIommuSpaprTceInfoSized(
  view: DataView,
  offset: number,
  size: number,
): VfioIommuSpaprTceInfo {
  const extended = extend("vfio_iommu_spapr_tce_info", view, offset, size, 16, 32, false);
  return decodeVfioIommuSpaprTceInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIommuSpaprTceInfoSized(
  value: VfioIommuSpaprTceInfo,
  size: number,
): DataView {
  return resize("vfio_iommu_spapr_tce_info", encodeVfioIommuSpaprTceInfo(value), size, 16);
}

/**
 * A `struct vfio_iommu_spapr_tce_info` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioIommuSpaprTceInfoBytes`
 * first; what it writes is.
 */
export class VfioIommuSpaprTceInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("vfio_iommu_spapr_tce_info", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32))
      requireRoom("vfio_iommu_spapr_tce_info", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: VFIO_IOMMU_SPAPR_INFO bits. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_info", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Out: first device address of the window below 4 GiB. */
  get dma32WindowStart(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set dma32WindowStart(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_info", "dma32_window_start", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: its size, bytes. */
  get dma32WindowSize(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set dma32WindowSize(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_info", "dma32_window_size", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Where this starts, bytes from the view's start: Out: what other windows can be made. */
  get ddwOffset(): number {
    return this._at + 16;
  }
}

// struct vfio_eeh_pe_err { /* x86_64 */
//     __u32 type;          /*  0   4 */
//     __u32 func;          /*  4   4 */
//     __u64 addr;          /*  8   8 */
//     __u64 mask;          /* 16   8 */
// };                       /* size 24 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 24, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** An error to make. */
export interface VfioEehPeErr {
  /** Its kind, as firmware numbers it. */
  readonly type: number;
  /** What is to fail, as firmware numbers it. */
  readonly func: number;
  /** Address it happens at. */
  readonly addr: bigint;
  /** Which bits of the address count. */
  readonly mask: bigint;
}

/** Bytes of a `struct vfio_eeh_pe_err`. */
export const VFIO_EEH_PE_ERR_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_EEH_PE_ERR_ALIGN = 8;
/** Where each member starts, bytes. */
export const VFIO_EEH_PE_ERR_OFFSET = {
  type: 0,
  func: 4,
  addr: 8,
  mask: 16,
} as const;

/**
 * Refuses bytes that are no `struct vfio_eeh_pe_err`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioEehPeErrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("vfio_eeh_pe_err", view, offset, 24, end);
}

/** Reads bytes that `checkVfioEehPeErrBytes` has seen; without that, what comes is not checked. */
export function readVfioEehPeErr(view: DataView, offset = 0): VfioEehPeErr {
  return {
    type: view.getUint32(offset, true),
    func: view.getUint32(offset + 4, true),
    addr: view.getBigUint64(offset + 8, true),
    mask: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioEehPeErr(view: DataView, offset = 0, end?: number): VfioEehPeErr {
  checkVfioEehPeErrBytes(view, offset, end);
  return readVfioEehPeErr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioEehPeErrValue(value: VfioEehPeErr): void {
  if (!isU32(value.type)) requireU32("vfio_eeh_pe_err", "type", value.type, 0);
  if (!isU32(value.func)) requireU32("vfio_eeh_pe_err", "func", value.func, 4);
  if (!isU64(value.addr)) requireU64("vfio_eeh_pe_err", "addr", value.addr, 8);
  if (!isU64(value.mask)) requireU64("vfio_eeh_pe_err", "mask", value.mask, 16);
}

/** Writes a value that `checkVfioEehPeErrValue` has seen; without that, what does not fit wraps. */
export function writeVfioEehPeErr(value: VfioEehPeErr, view: DataView, offset = 0): void {
  view.setUint32(offset, value.type, true);
  view.setUint32(offset + 4, value.func, true);
  view.setBigUint64(offset + 8, value.addr, true);
  view.setBigUint64(offset + 16, value.mask, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioEehPeErr(
  value: VfioEehPeErr,
  view: DataView = freshView(VFIO_EEH_PE_ERR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_eeh_pe_err", view, offset, 24);
  checkVfioEehPeErrValue(value);
  writeVfioEehPeErr(value, view, offset);
  return view;
}

/**
 * A `struct vfio_eeh_pe_err` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioEehPeErrBytes` first; what it
 * writes is.
 */
export class VfioEehPeErrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_eeh_pe_err", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("vfio_eeh_pe_err", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Its kind, as firmware numbers it. */
  get type(): number {
    return this._view.getUint32(this._at, true);
  }
  set type(value: number) {
    if (!isU32(value)) requireU32("vfio_eeh_pe_err", "type", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What is to fail, as firmware numbers it. */
  get func(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set func(value: number) {
    if (!isU32(value)) requireU32("vfio_eeh_pe_err", "func", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Address it happens at. */
  get addr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set addr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_eeh_pe_err", "addr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get addrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set addrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get addrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set addrHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Which bits of the address count. */
  get mask(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set mask(value: bigint) {
    if (!isU64(value)) requireU64("vfio_eeh_pe_err", "mask", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get maskLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set maskLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get maskHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set maskHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct vfio_eeh_pe_op {             /* x86_64   i386 */
//     __u32 argsz;                    /*  0   4    0   4 */
//     __u32 flags;                    /*  4   4    4   4 */
//     __u32 op;                       /*  8   4    8   4 */
//     /* hole */                      /* 12   4    - */
//     union {
//         struct vfio_eeh_pe_err err; /* 16  24   12  24 */
//     } ;                             /* 16  24   12  24 */
// };                                  /* size 40  size 36 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: members 36 + holes 4 = size 40, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 36, align 4 */
// /* m68k: size 36, align 2 */
//
// The codec below is for the layout of x86_64.

/** Asks for or changes the state of error handling. */
export interface VfioEehPeOp {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** A VFIO_EEH_PE value. */
  readonly op: number;
  readonly variant: Uint8Array;
}

/** Bytes of a `struct vfio_eeh_pe_op`. */
export const VFIO_EEH_PE_OP_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const VFIO_EEH_PE_OP_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_EEH_PE_OP_MIN_SIZE = 12;
/** Where each member starts, bytes. */
export const VFIO_EEH_PE_OP_OFFSET = {
  argsz: 0,
  flags: 4,
  op: 8,
  variant: 16,
} as const;
/** The ioctl that takes a `struct vfio_eeh_pe_op`. */
export const VFIO_EEH_PE_OP = 0x3b79;

/**
 * Refuses bytes that are no `struct vfio_eeh_pe_op`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioEehPeOpBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end)) requireRoom("vfio_eeh_pe_op", view, offset, 40, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("vfio_eeh_pe_op", "(hole after op)", view, offset + 12, 4, "padding");
}

/** Reads bytes that `checkVfioEehPeOpBytes` has seen; without that, what comes is not checked. */
export function readVfioEehPeOp(view: DataView, offset = 0): VfioEehPeOp {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    op: view.getUint32(offset + 8, true),
    variant: readBytes(view, offset + 16, 24),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioEehPeOp(view: DataView, offset = 0, end?: number): VfioEehPeOp {
  checkVfioEehPeOpBytes(view, offset, end);
  return readVfioEehPeOp(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioEehPeOpValue(value: VfioEehPeOp): void {
  if (!isU32(value.argsz)) requireU32("vfio_eeh_pe_op", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_eeh_pe_op", "flags", value.flags, 4);
  if (!isU32(value.op)) requireU32("vfio_eeh_pe_op", "op", value.op, 8);
  requireArray("vfio_eeh_pe_op", "variant", value.variant, Uint8Array, 24, 16);
}

/** Writes a value that `checkVfioEehPeOpValue` has seen; without that, what does not fit wraps. */
export function writeVfioEehPeOp(value: VfioEehPeOp, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.op, true);
  view.setUint32(offset + 12, 0, true);
  writeBytes(view, offset + 16, value.variant);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioEehPeOp(
  value: VfioEehPeOp,
  view: DataView = freshView(VFIO_EEH_PE_OP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("vfio_eeh_pe_op", view, offset, 40);
  checkVfioEehPeOpValue(value);
  writeVfioEehPeOp(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_eeh_pe_op` of a caller that says it is `size` bytes long, as the kernel
 * takes it: at least 12; what an older caller does not have is zero; what a newer one has beyond 40
 * is not looked at.
 */
export function decodeVfioEehPeOpSized(view: DataView, offset: number, size: number): VfioEehPeOp {
  const extended = extend("vfio_eeh_pe_op", view, offset, size, 12, 40, false);
  return decodeVfioEehPeOp(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioEehPeOpSized(value: VfioEehPeOp, size: number): DataView {
  return resize("vfio_eeh_pe_op", encodeVfioEehPeOp(value), size, 12);
}

/**
 * A `struct vfio_eeh_pe_op` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkVfioEehPeOpBytes` first; what it writes
 * is.
 */
export class VfioEehPeOpCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("vfio_eeh_pe_op", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40)) requireRoom("vfio_eeh_pe_op", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_eeh_pe_op", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_eeh_pe_op", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** A VFIO_EEH_PE value. */
  get op(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set op(value: number) {
    if (!isU32(value)) requireU32("vfio_eeh_pe_op", "op", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Where this starts, bytes from the view's start. */
  get variantOffset(): number {
    return this._at + 16;
  }
  /**
   * Where this starts, bytes from the view's start: The error to make, with VFIO_EEH_PE_INJECT_ERR.
   */
  get errOffset(): number {
    return this._at + 16;
  }
}

// struct vfio_iommu_spapr_register_memory { /* x86_64 */
//     __u32 argsz;                          /*  0   4 */
//     __u32 flags;                          /*  4   4 */
//     __u64 vaddr;                          /*  8   8 */
//     __u64 size;                           /* 16   8 */
// };                                        /* size 24 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 24, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** Pins memory of the calling process, so that mapping it is quick. */
export interface VfioIommuSpaprRegisterMemory {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Where the memory starts in the process. */
  readonly vaddr: bigint;
  /** Bytes. */
  readonly size: bigint;
}

/** Bytes of a `struct vfio_iommu_spapr_register_memory`. */
export const VFIO_IOMMU_SPAPR_REGISTER_MEMORY_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_SPAPR_REGISTER_MEMORY_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_SPAPR_REGISTER_MEMORY_MIN_SIZE = 24;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_SPAPR_REGISTER_MEMORY_OFFSET = {
  argsz: 0,
  flags: 4,
  vaddr: 8,
  size: 16,
} as const;
/** The ioctl that takes a `struct vfio_iommu_spapr_register_memory`. */
export const VFIO_IOMMU_SPAPR_REGISTER_MEMORY = 0x3b75;

/**
 * Refuses bytes that are no `struct vfio_iommu_spapr_register_memory`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkVfioIommuSpaprRegisterMemoryBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 24, end))
    requireRoom("vfio_iommu_spapr_register_memory", view, offset, 24, end);
}

/**
 * Reads bytes that `checkVfioIommuSpaprRegisterMemoryBytes` has seen; without that, what comes is
 * not checked.
 */
export function readVfioIommuSpaprRegisterMemory(
  view: DataView,
  offset = 0,
): VfioIommuSpaprRegisterMemory {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    vaddr: view.getBigUint64(offset + 8, true),
    size: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuSpaprRegisterMemory(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuSpaprRegisterMemory {
  checkVfioIommuSpaprRegisterMemoryBytes(view, offset, end);
  return readVfioIommuSpaprRegisterMemory(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuSpaprRegisterMemoryValue(value: VfioIommuSpaprRegisterMemory): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_spapr_register_memory", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_spapr_register_memory", "flags", value.flags, 4);
  if (!isU64(value.vaddr)) requireU64("vfio_iommu_spapr_register_memory", "vaddr", value.vaddr, 8);
  if (!isU64(value.size)) requireU64("vfio_iommu_spapr_register_memory", "size", value.size, 16);
}

/**
 * Writes a value that `checkVfioIommuSpaprRegisterMemoryValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeVfioIommuSpaprRegisterMemory(
  value: VfioIommuSpaprRegisterMemory,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.vaddr, true);
  view.setBigUint64(offset + 16, value.size, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuSpaprRegisterMemory(
  value: VfioIommuSpaprRegisterMemory,
  view: DataView = freshView(VFIO_IOMMU_SPAPR_REGISTER_MEMORY_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_iommu_spapr_register_memory", view, offset, 24);
  checkVfioIommuSpaprRegisterMemoryValue(value);
  writeVfioIommuSpaprRegisterMemory(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_iommu_spapr_register_memory` of a caller that says it is `size` bytes
 * long, as the kernel takes it: at least 24; what an older caller does not have is zero; what a
 * newer one has beyond 24 is not looked at.
 */
export function decodeVfioIommuSpaprRegisterMemorySized(
  view: DataView,
  offset: number,
  size: number,
): VfioIommuSpaprRegisterMemory {
  const extended = extend("vfio_iommu_spapr_register_memory", view, offset, size, 24, 24, false);
  return decodeVfioIommuSpaprRegisterMemory(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIommuSpaprRegisterMemorySized(
  value: VfioIommuSpaprRegisterMemory,
  size: number,
): DataView {
  return resize(
    "vfio_iommu_spapr_register_memory",
    encodeVfioIommuSpaprRegisterMemory(value),
    size,
    24,
  );
}

/**
 * A `struct vfio_iommu_spapr_register_memory` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkVfioIommuSpaprRegisterMemoryBytes` first; what it writes is.
 */
export class VfioIommuSpaprRegisterMemoryCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_iommu_spapr_register_memory", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24))
      requireRoom("vfio_iommu_spapr_register_memory", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_register_memory", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_register_memory", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Where the memory starts in the process. */
  get vaddr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set vaddr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_spapr_register_memory", "vaddr", value, 8);
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
  /** Bytes. */
  get size(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set size(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_spapr_register_memory", "size", value, 16);
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
}

// struct vfio_iommu_spapr_tce_create { /* x86_64 */
//     __u32 argsz;                     /*  0   4 */
//     __u32 flags;                     /*  4   4 */
//     __u32 page_shift;                /*  8   4 */
//     __u32 __resv1;                   /* 12   4 */
//     __u64 window_size;               /* 16   8 */
//     __u32 levels;                    /* 24   4 */
//     __u32 __resv2;                   /* 28   4 */
//     __u64 start_addr;                /* 32   8 */
// };                                   /* size 40 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 40, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 40, align 4 */
// /* m68k: size 40, align 2 */
//
// The codec below is for the layout of x86_64.

/** Makes a window. */
export interface VfioIommuSpaprTceCreate {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Its pages are 2 to this power bytes long. */
  readonly pageShift: number;
  /** Bytes it covers. */
  readonly windowSize: bigint;
  /** Levels of its table. */
  readonly levels: number;
  /** Out: its first device address. */
  readonly startAddr: bigint;
}

/** Bytes of a `struct vfio_iommu_spapr_tce_create`. */
export const VFIO_IOMMU_SPAPR_TCE_CREATE_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_CREATE_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_SPAPR_TCE_CREATE_MIN_SIZE = 40;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_CREATE_OFFSET = {
  argsz: 0,
  flags: 4,
  pageShift: 8,
  resv1: 12,
  windowSize: 16,
  levels: 24,
  resv2: 28,
  startAddr: 32,
} as const;
/** The ioctl that takes a `struct vfio_iommu_spapr_tce_create`. */
export const VFIO_IOMMU_SPAPR_TCE_CREATE = 0x3b77;

/**
 * Refuses bytes that are no `struct vfio_iommu_spapr_tce_create`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuSpaprTceCreateBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end))
    requireRoom("vfio_iommu_spapr_tce_create", view, offset, 40, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("vfio_iommu_spapr_tce_create", "__resv1", view, offset + 12, 4, "reserved");
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero("vfio_iommu_spapr_tce_create", "__resv2", view, offset + 28, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioIommuSpaprTceCreateBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuSpaprTceCreate(view: DataView, offset = 0): VfioIommuSpaprTceCreate {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    pageShift: view.getUint32(offset + 8, true),
    windowSize: view.getBigUint64(offset + 16, true),
    levels: view.getUint32(offset + 24, true),
    startAddr: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuSpaprTceCreate(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuSpaprTceCreate {
  checkVfioIommuSpaprTceCreateBytes(view, offset, end);
  return readVfioIommuSpaprTceCreate(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuSpaprTceCreateValue(value: VfioIommuSpaprTceCreate): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_spapr_tce_create", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_spapr_tce_create", "flags", value.flags, 4);
  if (!isU32(value.pageShift))
    requireU32("vfio_iommu_spapr_tce_create", "page_shift", value.pageShift, 8);
  if (!isU64(value.windowSize))
    requireU64("vfio_iommu_spapr_tce_create", "window_size", value.windowSize, 16);
  if (!isU32(value.levels)) requireU32("vfio_iommu_spapr_tce_create", "levels", value.levels, 24);
  if (!isU64(value.startAddr))
    requireU64("vfio_iommu_spapr_tce_create", "start_addr", value.startAddr, 32);
}

/**
 * Writes a value that `checkVfioIommuSpaprTceCreateValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioIommuSpaprTceCreate(
  value: VfioIommuSpaprTceCreate,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.pageShift, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.windowSize, true);
  view.setUint32(offset + 24, value.levels, true);
  view.setUint32(offset + 28, 0, true);
  view.setBigUint64(offset + 32, value.startAddr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuSpaprTceCreate(
  value: VfioIommuSpaprTceCreate,
  view: DataView = freshView(VFIO_IOMMU_SPAPR_TCE_CREATE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("vfio_iommu_spapr_tce_create", view, offset, 40);
  checkVfioIommuSpaprTceCreateValue(value);
  writeVfioIommuSpaprTceCreate(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_iommu_spapr_tce_create` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 40; what an older caller does not have is zero; what a newer one
 * has beyond 40 is not looked at.
 */
export function decodeVfioIommuSpaprTceCreateSized(
  view: DataView,
  offset: number,
  size: number,
): VfioIommuSpaprTceCreate {
  const extended = extend("vfio_iommu_spapr_tce_create", view, offset, size, 40, 40, false);
  return decodeVfioIommuSpaprTceCreate(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIommuSpaprTceCreateSized(
  value: VfioIommuSpaprTceCreate,
  size: number,
): DataView {
  return resize("vfio_iommu_spapr_tce_create", encodeVfioIommuSpaprTceCreate(value), size, 40);
}

/**
 * A `struct vfio_iommu_spapr_tce_create` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioIommuSpaprTceCreateBytes`
 * first; what it writes is.
 */
export class VfioIommuSpaprTceCreateCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("vfio_iommu_spapr_tce_create", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40))
      requireRoom("vfio_iommu_spapr_tce_create", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_create", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_create", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Its pages are 2 to this power bytes long. */
  get pageShift(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set pageShift(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_create", "page_shift", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Bytes it covers. */
  get windowSize(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set windowSize(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_spapr_tce_create", "window_size", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get windowSizeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set windowSizeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get windowSizeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set windowSizeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Levels of its table. */
  get levels(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set levels(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_create", "levels", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
  /** Out: its first device address. */
  get startAddr(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set startAddr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_spapr_tce_create", "start_addr", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get startAddrLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set startAddrLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get startAddrHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set startAddrHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
  }
}

// struct vfio_iommu_spapr_tce_remove { /* x86_64 */
//     __u32 argsz;                     /*  0   4 */
//     __u32 flags;                     /*  4   4 */
//     __u64 start_addr;                /*  8   8 */
// };                                   /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** Takes a window away. */
export interface VfioIommuSpaprTceRemove {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** Its first device address. */
  readonly startAddr: bigint;
}

/** Bytes of a `struct vfio_iommu_spapr_tce_remove`. */
export const VFIO_IOMMU_SPAPR_TCE_REMOVE_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_REMOVE_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IOMMU_SPAPR_TCE_REMOVE_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const VFIO_IOMMU_SPAPR_TCE_REMOVE_OFFSET = {
  argsz: 0,
  flags: 4,
  startAddr: 8,
} as const;
/** The ioctl that takes a `struct vfio_iommu_spapr_tce_remove`. */
export const VFIO_IOMMU_SPAPR_TCE_REMOVE = 0x3b78;

/**
 * Refuses bytes that are no `struct vfio_iommu_spapr_tce_remove`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioIommuSpaprTceRemoveBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("vfio_iommu_spapr_tce_remove", view, offset, 16, end);
}

/**
 * Reads bytes that `checkVfioIommuSpaprTceRemoveBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioIommuSpaprTceRemove(view: DataView, offset = 0): VfioIommuSpaprTceRemove {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    startAddr: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioIommuSpaprTceRemove(
  view: DataView,
  offset = 0,
  end?: number,
): VfioIommuSpaprTceRemove {
  checkVfioIommuSpaprTceRemoveBytes(view, offset, end);
  return readVfioIommuSpaprTceRemove(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIommuSpaprTceRemoveValue(value: VfioIommuSpaprTceRemove): void {
  if (!isU32(value.argsz)) requireU32("vfio_iommu_spapr_tce_remove", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_iommu_spapr_tce_remove", "flags", value.flags, 4);
  if (!isU64(value.startAddr))
    requireU64("vfio_iommu_spapr_tce_remove", "start_addr", value.startAddr, 8);
}

/**
 * Writes a value that `checkVfioIommuSpaprTceRemoveValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioIommuSpaprTceRemove(
  value: VfioIommuSpaprTceRemove,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.startAddr, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIommuSpaprTceRemove(
  value: VfioIommuSpaprTceRemove,
  view: DataView = freshView(VFIO_IOMMU_SPAPR_TCE_REMOVE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("vfio_iommu_spapr_tce_remove", view, offset, 16);
  checkVfioIommuSpaprTceRemoveValue(value);
  writeVfioIommuSpaprTceRemove(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_iommu_spapr_tce_remove` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 16; what an older caller does not have is zero; what a newer one
 * has beyond 16 is not looked at.
 */
export function decodeVfioIommuSpaprTceRemoveSized(
  view: DataView,
  offset: number,
  size: number,
): VfioIommuSpaprTceRemove {
  const extended = extend("vfio_iommu_spapr_tce_remove", view, offset, size, 16, 16, false);
  return decodeVfioIommuSpaprTceRemove(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioIommuSpaprTceRemoveSized(
  value: VfioIommuSpaprTceRemove,
  size: number,
): DataView {
  return resize("vfio_iommu_spapr_tce_remove", encodeVfioIommuSpaprTceRemove(value), size, 16);
}

/**
 * A `struct vfio_iommu_spapr_tce_remove` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioIommuSpaprTceRemoveBytes`
 * first; what it writes is.
 */
export class VfioIommuSpaprTceRemoveCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("vfio_iommu_spapr_tce_remove", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("vfio_iommu_spapr_tce_remove", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_remove", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_iommu_spapr_tce_remove", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Its first device address. */
  get startAddr(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set startAddr(value: bigint) {
    if (!isU64(value)) requireU64("vfio_iommu_spapr_tce_remove", "start_addr", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get startAddrLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set startAddrLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get startAddrHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set startAddrHi(word: number) {
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

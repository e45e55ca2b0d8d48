// Generated from abi/uapi/iommufd/amd.ts by "holeproof generate".
// Edit that file, not this one.
//
// iommufd driver data of AMD's IOMMU.

import {
  readU64s,
  requireArray,
  requireIndex,
  requireRoom,
  requireU64,
  writeU64s,
} from "../../../runtime/wire/index.ts";

/** A guest's device table entry. */
export const IOMMU_HWPT_DATA_AMD_GUEST = 3;

/** The unit is an AMD one. */
export const IOMMU_HW_INFO_TYPE_AMD = 4;

// struct iommu_hw_info_amd { /* x86_64 */
//     __aligned_u64 efr;     /*  0   8 */
//     __aligned_u64 efr2;    /*  8   8 */
// };                         /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** What an AMD unit tells about itself. */
export interface IommuHwInfoAmd {
  /** Its extended feature register. */
  readonly efr: bigint;
  /** Its second extended feature register. */
  readonly efr2: bigint;
}

/** Bytes of a `struct iommu_hw_info_amd`. */
export const IOMMU_HW_INFO_AMD_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const IOMMU_HW_INFO_AMD_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HW_INFO_AMD_OFFSET = {
  efr: 0,
  efr2: 8,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hw_info_amd`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkIommuHwInfoAmdBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("iommu_hw_info_amd", view, offset, 16, end);
}

/**
 * Reads bytes that `checkIommuHwInfoAmdBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwInfoAmd(view: DataView, offset = 0): IommuHwInfoAmd {
  return {
    efr: view.getBigUint64(offset, true),
    efr2: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwInfoAmd(view: DataView, offset = 0, end?: number): IommuHwInfoAmd {
  checkIommuHwInfoAmdBytes(view, offset, end);
  return readIommuHwInfoAmd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwInfoAmdValue(value: IommuHwInfoAmd): void {
  if (!isU64(value.efr)) requireU64("iommu_hw_info_amd", "efr", value.efr, 0);
  if (!isU64(value.efr2)) requireU64("iommu_hw_info_amd", "efr2", value.efr2, 8);
}

/**
 * Writes a value that `checkIommuHwInfoAmdValue` has seen; without that, what does not fit wraps.
 */
export function writeIommuHwInfoAmd(value: IommuHwInfoAmd, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.efr, true);
  view.setBigUint64(offset + 8, value.efr2, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwInfoAmd(
  value: IommuHwInfoAmd,
  view: DataView = freshView(IOMMU_HW_INFO_AMD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("iommu_hw_info_amd", view, offset, 16);
  checkIommuHwInfoAmdValue(value);
  writeIommuHwInfoAmd(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hw_info_amd` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkIommuHwInfoAmdBytes` first; what it
 * writes is.
 */
export class IommuHwInfoAmdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("iommu_hw_info_amd", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("iommu_hw_info_amd", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Its extended feature register. */
  get efr(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set efr(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_info_amd", "efr", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get efrLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set efrLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get efrHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set efrHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Its second extended feature register. */
  get efr2(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set efr2(value: bigint) {
    if (!isU64(value)) requireU64("iommu_hw_info_amd", "efr2", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get efr2Lo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set efr2Lo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get efr2Hi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set efr2Hi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct iommu_hwpt_amd_guest { /* x86_64 */
//     __aligned_u64 dte[4];     /*  0  32 */
// };                            /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** A guest's device table entry, of which the part about its own page tables is used. */
export interface IommuHwptAmdGuest {
  /** The entry as the hardware takes it. */
  readonly dte: BigUint64Array;
}

/** Bytes of a `struct iommu_hwpt_amd_guest`. */
export const IOMMU_HWPT_AMD_GUEST_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const IOMMU_HWPT_AMD_GUEST_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMU_HWPT_AMD_GUEST_OFFSET = {
  dte: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommu_hwpt_amd_guest`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuHwptAmdGuestBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("iommu_hwpt_amd_guest", view, offset, 32, end);
}

/**
 * Reads bytes that `checkIommuHwptAmdGuestBytes` has seen; without that, what comes is not checked.
 */
export function readIommuHwptAmdGuest(view: DataView, offset = 0): IommuHwptAmdGuest {
  return {
    dte: readU64s(view, offset, 4, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuHwptAmdGuest(
  view: DataView,
  offset = 0,
  end?: number,
): IommuHwptAmdGuest {
  checkIommuHwptAmdGuestBytes(view, offset, end);
  return readIommuHwptAmdGuest(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuHwptAmdGuestValue(value: IommuHwptAmdGuest): void {
  requireArray("iommu_hwpt_amd_guest", "dte", value.dte, BigUint64Array, 4, 0);
}

/**
 * Writes a value that `checkIommuHwptAmdGuestValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuHwptAmdGuest(value: IommuHwptAmdGuest, view: DataView, offset = 0): void {
  writeU64s(view, offset, value.dte, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuHwptAmdGuest(
  value: IommuHwptAmdGuest,
  view: DataView = freshView(IOMMU_HWPT_AMD_GUEST_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("iommu_hwpt_amd_guest", view, offset, 32);
  checkIommuHwptAmdGuestValue(value);
  writeIommuHwptAmdGuest(value, view, offset);
  return view;
}

/**
 * A `struct iommu_hwpt_amd_guest` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkIommuHwptAmdGuestBytes` first; what
 * it writes is.
 */
export class IommuHwptAmdGuestCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("iommu_hwpt_amd_guest", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("iommu_hwpt_amd_guest", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** The entry as the hardware takes it. */
  dteAt(index: number): bigint {
    requireIndex("iommu_hwpt_amd_guest", "dte", index, 4);
    return this._view.getBigUint64(this._at + index * 8, true);
  }
  setDteAt(index: number, value: bigint): void {
    requireIndex("iommu_hwpt_amd_guest", "dte", index, 4);
    if (!isU64(value)) requireU64("iommu_hwpt_amd_guest", "dte", value, 0);
    this._view.setBigUint64(this._at + index * 8, value, true);
  }
  dteLo(index: number): number {
    requireIndex("iommu_hwpt_amd_guest", "dte", index, 4);
    return this._view.getUint32(this._at + index * 8, true);
  }
  setDteLo(index: number, word: number): void {
    requireIndex("iommu_hwpt_amd_guest", "dte", index, 4);
    this._view.setUint32(this._at + index * 8, word, true);
  }
  dteHi(index: number): number {
    requireIndex("iommu_hwpt_amd_guest", "dte", index, 4);
    return this._view.getUint32(this._at + 4 + index * 8, true);
  }
  setDteHi(index: number, word: number): void {
    requireIndex("iommu_hwpt_amd_guest", "dte", index, 4);
    this._view.setUint32(this._at + 4 + index * 8, word, true);
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

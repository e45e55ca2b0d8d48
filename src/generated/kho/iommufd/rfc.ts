// Generated from abi/kho/iommufd/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// What iommufd was to hand over in the first sketch: a pointer of the old kernel, which means
// nothing to the new one. The layout as it stood, defect and all.

import { requireRoom, requireU64 } from "../../../runtime/wire/index.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export const IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

// struct iommufd_lu {                    /* x86_64  i386 */
//     struct iommufd_folio_lu *folio_lu; /*  0   8   0   4 */
// };                                     /* size 8  size 4 */
// /* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more: size 8, align 8 */
// /* i386, x32, arm, armeb, arm-oabi, 17 more: size 4, align 4 */
// /* m68k: size 4, align 2 */
//
// The codec below is for the layout of x86_64.

/** What one iommufd preserves. */
export interface IommufdLu {
  /** The old kernel's own object. */
  readonly folioLu: bigint;
}

/** Bytes of a `struct iommufd_lu`. */
export const IOMMUFD_LU_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const IOMMUFD_LU_ALIGN = 8;
/** Where each member starts, bytes. */
export const IOMMUFD_LU_OFFSET = {
  folioLu: 0,
} as const;

/**
 * Refuses bytes that are no `struct iommufd_lu`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkIommufdLuBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("iommufd_lu", view, offset, 8, end);
}

/** Reads bytes that `checkIommufdLuBytes` has seen; without that, what comes is not checked. */
export function readIommufdLu(view: DataView, offset = 0): IommufdLu {
  return {
    folioLu: view.getBigUint64(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommufdLu(view: DataView, offset = 0, end?: number): IommufdLu {
  checkIommufdLuBytes(view, offset, end);
  return readIommufdLu(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommufdLuValue(value: IommufdLu): void {
  if (!isU64(value.folioLu)) requireU64("iommufd_lu", "folio_lu", value.folioLu, 0);
}

/** Writes a value that `checkIommufdLuValue` has seen; without that, what does not fit wraps. */
export function writeIommufdLu(value: IommufdLu, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.folioLu, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommufdLu(
  value: IommufdLu,
  view: DataView = freshView(IOMMUFD_LU_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("iommufd_lu", view, offset, 8);
  checkIommufdLuValue(value);
  writeIommufdLu(value, view, offset);
  return view;
}

/**
 * A `struct iommufd_lu` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkIommufdLuBytes` first; what it writes is.
 */
export class IommufdLuCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("iommufd_lu", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("iommufd_lu", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** The old kernel's own object. */
  get folioLu(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set folioLu(value: bigint) {
    if (!isU64(value)) requireU64("iommufd_lu", "folio_lu", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get folioLuLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set folioLuLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get folioLuHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set folioLuHi(word: number) {
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

// Generated from abi/kho/tmpfs.ts by "holeproof generate".
// Edit that file, not this one.
//
// A tmpfs mount handed to the next kernel; its files are preserved like memfds.

import { requireRoom, requireU32, requireU64 } from "../../runtime/wire/index.ts";

/** The handler's name in a live-update image. */
export const TMPFS_LUO_MNT_FH_COMPATIBLE = "tmpfs-mnt-v1";

// struct tmpfs_luo_mnt_ser { /* x86_64 */
//     u64 max_blocks;        /*  0   8 */
//     u32 mode;              /*  8   4 */
//     u32 flags;             /* 12   4 */
// };                         /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** One mount. */
export interface TmpfsLuoMntSer {
  /** Most memory of the mount, pages; 0 for no limit. */
  readonly maxBlocks: bigint;
  /** Permissions of its root. */
  readonly mode: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
}

/** Bytes of a `struct tmpfs_luo_mnt_ser`. */
export const TMPFS_LUO_MNT_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const TMPFS_LUO_MNT_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const TMPFS_LUO_MNT_SER_OFFSET = {
  maxBlocks: 0,
  mode: 8,
  flags: 12,
} as const;

/**
 * Refuses bytes that are no `struct tmpfs_luo_mnt_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkTmpfsLuoMntSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("tmpfs_luo_mnt_ser", view, offset, 16, end);
}

/**
 * Reads bytes that `checkTmpfsLuoMntSerBytes` has seen; without that, what comes is not checked.
 */
export function readTmpfsLuoMntSer(view: DataView, offset = 0): TmpfsLuoMntSer {
  return {
    maxBlocks: view.getBigUint64(offset, true),
    mode: view.getUint32(offset + 8, true),
    flags: view.getUint32(offset + 12, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeTmpfsLuoMntSer(view: DataView, offset = 0, end?: number): TmpfsLuoMntSer {
  checkTmpfsLuoMntSerBytes(view, offset, end);
  return readTmpfsLuoMntSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkTmpfsLuoMntSerValue(value: TmpfsLuoMntSer): void {
  if (!isU64(value.maxBlocks)) requireU64("tmpfs_luo_mnt_ser", "max_blocks", value.maxBlocks, 0);
  if (!isU32(value.mode)) requireU32("tmpfs_luo_mnt_ser", "mode", value.mode, 8);
  if (!isU32(value.flags)) requireU32("tmpfs_luo_mnt_ser", "flags", value.flags, 12);
}

/**
 * Writes a value that `checkTmpfsLuoMntSerValue` has seen; without that, what does not fit wraps.
 */
export function writeTmpfsLuoMntSer(value: TmpfsLuoMntSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.maxBlocks, true);
  view.setUint32(offset + 8, value.mode, true);
  view.setUint32(offset + 12, value.flags, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeTmpfsLuoMntSer(
  value: TmpfsLuoMntSer,
  view: DataView = freshView(TMPFS_LUO_MNT_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("tmpfs_luo_mnt_ser", view, offset, 16);
  checkTmpfsLuoMntSerValue(value);
  writeTmpfsLuoMntSer(value, view, offset);
  return view;
}

/**
 * A `struct tmpfs_luo_mnt_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkTmpfsLuoMntSerBytes` first; what it
 * writes is.
 */
export class TmpfsLuoMntSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("tmpfs_luo_mnt_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("tmpfs_luo_mnt_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Most memory of the mount, pages; 0 for no limit. */
  get maxBlocks(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set maxBlocks(value: bigint) {
    if (!isU64(value)) requireU64("tmpfs_luo_mnt_ser", "max_blocks", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get maxBlocksLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set maxBlocksLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get maxBlocksHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set maxBlocksHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Permissions of its root. */
  get mode(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set mode(value: number) {
    if (!isU32(value)) requireU32("tmpfs_luo_mnt_ser", "mode", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("tmpfs_luo_mnt_ser", "flags", value, 12);
    this._view.setUint32(this._at + 12, value, true);
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

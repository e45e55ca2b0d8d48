// Generated from abi/kho/luo/session-v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The live update orchestrator's sessions before they held files: the first layout that was merged,
// never in a release with anything to preserve.

import {
  copyBytes,
  readText,
  requireCount,
  requireRoom,
  requireString,
  requireText,
  requireU64,
  within,
  writeText,
} from "../../../runtime/wire/index.ts";

/** What the node of the sessions says it is. */
export const LUO_FDT_SESSION_COMPATIBLE = "luo-session-v1";

/** Longest name of a session with its closing zero byte, bytes. */
export const LIVEUPDATE_SESSION_NAME_LENGTH = 64;

// struct luo_session_header_ser { /* x86_64 */
//     u64 count;                  /*  0   8 */
// };                              /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 8, align 1 */

/** Head of the block of sessions. */
export interface LuoSessionHeaderSer {
  /** Sessions that follow. */
  readonly count: bigint;
}

/** Bytes of a `struct luo_session_header_ser`. */
export const LUO_SESSION_HEADER_SER_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const LUO_SESSION_HEADER_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_SESSION_HEADER_SER_OFFSET = {
  count: 0,
} as const;

/**
 * Refuses bytes that are no `struct luo_session_header_ser`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkLuoSessionHeaderSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("luo_session_header_ser", view, offset, 8, end);
}

/**
 * Reads bytes that `checkLuoSessionHeaderSerBytes` has seen; without that, what comes is not
 * checked.
 */
export function readLuoSessionHeaderSer(view: DataView, offset = 0): LuoSessionHeaderSer {
  return {
    count: view.getBigUint64(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoSessionHeaderSer(
  view: DataView,
  offset = 0,
  end?: number,
): LuoSessionHeaderSer {
  checkLuoSessionHeaderSerBytes(view, offset, end);
  return readLuoSessionHeaderSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoSessionHeaderSerValue(value: LuoSessionHeaderSer): void {
  if (!isU64(value.count)) requireU64("luo_session_header_ser", "count", value.count, 0);
}

/**
 * Writes a value that `checkLuoSessionHeaderSerValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeLuoSessionHeaderSer(
  value: LuoSessionHeaderSer,
  view: DataView,
  offset = 0,
): void {
  view.setBigUint64(offset, value.count, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoSessionHeaderSer(
  value: LuoSessionHeaderSer,
  view: DataView = freshView(LUO_SESSION_HEADER_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("luo_session_header_ser", view, offset, 8);
  checkLuoSessionHeaderSerValue(value);
  writeLuoSessionHeaderSer(value, view, offset);
  return view;
}

/**
 * A `struct luo_session_header_ser` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkLuoSessionHeaderSerBytes` first;
 * what it writes is.
 */
export class LuoSessionHeaderSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("luo_session_header_ser", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("luo_session_header_ser", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Sessions that follow. */
  get count(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set count(value: bigint) {
    if (!isU64(value)) requireU64("luo_session_header_ser", "count", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get countLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set countLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get countHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set countHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
}

// struct luo_session_ser {                       /* x86_64 */
//     char name[LIVEUPDATE_SESSION_NAME_LENGTH]; /*  0  64 */
// };                                             /* size 64 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 64, align 1 */

/** One session. */
export interface LuoSessionSer {
  /** Name its creator gave it. */
  readonly name: string;
}

/** Bytes of a `struct luo_session_ser`. */
export const LUO_SESSION_SER_SIZE = 64;
/** What its address is a multiple of, bytes. */
export const LUO_SESSION_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_SESSION_SER_OFFSET = {
  name: 0,
} as const;

/**
 * Refuses bytes that are no `struct luo_session_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoSessionSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 64, end)) requireRoom("luo_session_ser", view, offset, 64, end);
  requireText("luo_session_ser", "name", view, offset, 64);
}

/** Reads bytes that `checkLuoSessionSerBytes` has seen; without that, what comes is not checked. */
export function readLuoSessionSer(view: DataView, offset = 0): LuoSessionSer {
  return {
    name: readText(view, offset, 64),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoSessionSer(view: DataView, offset = 0, end?: number): LuoSessionSer {
  checkLuoSessionSerBytes(view, offset, end);
  return readLuoSessionSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoSessionSerValue(value: LuoSessionSer): void {
  requireString("luo_session_ser", "name", value.name, 64, 0);
}

/**
 * Writes a value that `checkLuoSessionSerValue` has seen; without that, what does not fit wraps.
 */
export function writeLuoSessionSer(value: LuoSessionSer, view: DataView, offset = 0): void {
  writeText(view, offset, value.name, 64);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoSessionSer(
  value: LuoSessionSer,
  view: DataView = freshView(LUO_SESSION_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 64)) requireRoom("luo_session_ser", view, offset, 64);
  checkLuoSessionSerValue(value);
  writeLuoSessionSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct luo_session_ser`: `count` of them, one behind the
 * other.
 */
export function checkLuoSessionSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 64, end))) {
    const stop = requireRoom("luo_session_ser", view, offset, 0, end);
    requireCount("luo_session_ser", "", count, 64, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkLuoSessionSerBytes(view, offset + i * 64);
    } catch (error) {
      throw within(error, "luo_session_ser", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyLuoSessionSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkLuoSessionSerArray(from, offset, count, end);
  const size = count * 64;
  copyBytes("luo_session_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct luo_session_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkLuoSessionSerBytes` first; what it
 * writes is.
 */
export class LuoSessionSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 64)) requireRoom("luo_session_ser", view, offset, 64);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 64)) requireRoom("luo_session_ser", this._view, offset, 64);
    this._at = offset;
    return this;
  }

  /** Name its creator gave it. */
  get name(): string {
    return readText(this._view, this._at, 64);
  }
  set name(value: string) {
    requireString("luo_session_ser", "name", value, 64, 0);
    writeText(this._view, this._at, value, 64);
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

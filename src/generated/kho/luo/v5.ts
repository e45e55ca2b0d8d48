// Generated from abi/kho/luo/v5.ts by "holeproof generate".
// Edit that file, not this one.
//
// The live update orchestrator's own records: sessions, the files in them, and global data shared
// by files of one kind. All reachable from one record, registered under the name `LUO`.

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

/** Name of the orchestrator's node in the handover tree. */
export const LUO_KHO_ENTRY_NAME = "LUO";

/** What `compatible` must say. */
export const LUO_COMPATIBLE = "luo-v5";

/** Longest name of a session with its closing zero byte, bytes. */
export const LIVEUPDATE_SESSION_NAME_LENGTH = 64;

/** Longest name of a file handler with its closing zero byte, bytes. */
export const LIVEUPDATE_HNDL_COMPAT_LENGTH = 48;

/** Longest name of a kind of global data with its closing zero byte, bytes. */
export const LIVEUPDATE_FLB_COMPAT_LENGTH = 48;

// struct luo_ser {        /* x86_64 */
//     char compatible[8]; /*  0   8 */
//     u64 liveupdate_num; /*  8   8 */
//     u64 sessions_pa;    /* 16   8 */
//     u64 flbs_pa;        /* 24   8 */
// };                      /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 1 */

/** The root of everything. */
export interface LuoSer {
  /** The contract's name; its length is part of the layout. */
  readonly compatible: string;
  /** How many live updates led here, counted from 1. */
  readonly liveupdateNum: bigint;
  /** Physical address of the first block of sessions; 0 for none. */
  readonly sessionsPa: bigint;
  /** Physical address of the page of global data; 0 for none. */
  readonly flbsPa: bigint;
}

/** Bytes of a `struct luo_ser`. */
export const LUO_SER_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const LUO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_SER_OFFSET = {
  compatible: 0,
  liveupdateNum: 8,
  sessionsPa: 16,
  flbsPa: 24,
} as const;

/**
 * Refuses bytes that are no `struct luo_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkLuoSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("luo_ser", view, offset, 32, end);
  requireText("luo_ser", "compatible", view, offset, 8);
}

/** Reads bytes that `checkLuoSerBytes` has seen; without that, what comes is not checked. */
export function readLuoSer(view: DataView, offset = 0): LuoSer {
  return {
    compatible: readText(view, offset, 8),
    liveupdateNum: view.getBigUint64(offset + 8, true),
    sessionsPa: view.getBigUint64(offset + 16, true),
    flbsPa: view.getBigUint64(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoSer(view: DataView, offset = 0, end?: number): LuoSer {
  checkLuoSerBytes(view, offset, end);
  return readLuoSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoSerValue(value: LuoSer): void {
  requireString("luo_ser", "compatible", value.compatible, 8, 0);
  if (!isU64(value.liveupdateNum)) requireU64("luo_ser", "liveupdate_num", value.liveupdateNum, 8);
  if (!isU64(value.sessionsPa)) requireU64("luo_ser", "sessions_pa", value.sessionsPa, 16);
  if (!isU64(value.flbsPa)) requireU64("luo_ser", "flbs_pa", value.flbsPa, 24);
}

/** Writes a value that `checkLuoSerValue` has seen; without that, what does not fit wraps. */
export function writeLuoSer(value: LuoSer, view: DataView, offset = 0): void {
  writeText(view, offset, value.compatible, 8);
  view.setBigUint64(offset + 8, value.liveupdateNum, true);
  view.setBigUint64(offset + 16, value.sessionsPa, true);
  view.setBigUint64(offset + 24, value.flbsPa, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoSer(
  value: LuoSer,
  view: DataView = freshView(LUO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("luo_ser", view, offset, 32);
  checkLuoSerValue(value);
  writeLuoSer(value, view, offset);
  return view;
}

/**
 * A `struct luo_ser` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkLuoSerBytes` first; what it writes is.
 */
export class LuoSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("luo_ser", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("luo_ser", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** The contract's name; its length is part of the layout. */
  get compatible(): string {
    return readText(this._view, this._at, 8);
  }
  set compatible(value: string) {
    requireString("luo_ser", "compatible", value, 8, 0);
    writeText(this._view, this._at, value, 8);
  }
  /** How many live updates led here, counted from 1. */
  get liveupdateNum(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set liveupdateNum(value: bigint) {
    if (!isU64(value)) requireU64("luo_ser", "liveupdate_num", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get liveupdateNumLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set liveupdateNumLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get liveupdateNumHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set liveupdateNumHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Physical address of the first block of sessions; 0 for none. */
  get sessionsPa(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set sessionsPa(value: bigint) {
    if (!isU64(value)) requireU64("luo_ser", "sessions_pa", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get sessionsPaLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set sessionsPaLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get sessionsPaHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set sessionsPaHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Physical address of the page of global data; 0 for none. */
  get flbsPa(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set flbsPa(value: bigint) {
    if (!isU64(value)) requireU64("luo_ser", "flbs_pa", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get flbsPaLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set flbsPaLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get flbsPaHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set flbsPaHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
}

// struct luo_file_set_ser { /* x86_64 */
//     u64 files;            /*  0   8 */
//     u64 count;            /*  8   8 */
// };                        /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** The files of one session. */
export interface LuoFileSetSer {
  /** Physical address of the first block of files; 0 for none. */
  readonly files: bigint;
  /** Files in all blocks. */
  readonly count: bigint;
}

/** Bytes of a `struct luo_file_set_ser`. */
export const LUO_FILE_SET_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const LUO_FILE_SET_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_FILE_SET_SER_OFFSET = {
  files: 0,
  count: 8,
} as const;

/**
 * Refuses bytes that are no `struct luo_file_set_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoFileSetSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("luo_file_set_ser", view, offset, 16, end);
}

/** Reads bytes that `checkLuoFileSetSerBytes` has seen; without that, what comes is not checked. */
export function readLuoFileSetSer(view: DataView, offset = 0): LuoFileSetSer {
  return {
    files: view.getBigUint64(offset, true),
    count: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoFileSetSer(view: DataView, offset = 0, end?: number): LuoFileSetSer {
  checkLuoFileSetSerBytes(view, offset, end);
  return readLuoFileSetSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoFileSetSerValue(value: LuoFileSetSer): void {
  if (!isU64(value.files)) requireU64("luo_file_set_ser", "files", value.files, 0);
  if (!isU64(value.count)) requireU64("luo_file_set_ser", "count", value.count, 8);
}

/**
 * Writes a value that `checkLuoFileSetSerValue` has seen; without that, what does not fit wraps.
 */
export function writeLuoFileSetSer(value: LuoFileSetSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.files, true);
  view.setBigUint64(offset + 8, value.count, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoFileSetSer(
  value: LuoFileSetSer,
  view: DataView = freshView(LUO_FILE_SET_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("luo_file_set_ser", view, offset, 16);
  checkLuoFileSetSerValue(value);
  writeLuoFileSetSer(value, view, offset);
  return view;
}

/**
 * A `struct luo_file_set_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkLuoFileSetSerBytes` first; what it
 * writes is.
 */
export class LuoFileSetSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("luo_file_set_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("luo_file_set_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Physical address of the first block of files; 0 for none. */
  get files(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set files(value: bigint) {
    if (!isU64(value)) requireU64("luo_file_set_ser", "files", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get filesLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set filesLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get filesHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set filesHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Files in all blocks. */
  get count(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set count(value: bigint) {
    if (!isU64(value)) requireU64("luo_file_set_ser", "count", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get countLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set countLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get countHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set countHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct luo_session_ser {                       /* x86_64 */
//     char name[LIVEUPDATE_SESSION_NAME_LENGTH]; /*  0  64 */
//     struct luo_file_set_ser file_set_ser;      /* 64  16 */
// };                                             /* size 80 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 80, align 1 */

/** One session. */
export interface LuoSessionSer {
  /** Name its creator gave it. */
  readonly name: string;
  /** Its files. */
  readonly fileSetSer: LuoFileSetSer;
}

/** Bytes of a `struct luo_session_ser`. */
export const LUO_SESSION_SER_SIZE = 80;
/** What its address is a multiple of, bytes. */
export const LUO_SESSION_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_SESSION_SER_OFFSET = {
  name: 0,
  fileSetSer: 64,
} as const;

/**
 * Refuses bytes that are no `struct luo_session_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoSessionSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 80, end)) requireRoom("luo_session_ser", view, offset, 80, end);
  requireText("luo_session_ser", "name", view, offset, 64);
}

/** Reads bytes that `checkLuoSessionSerBytes` has seen; without that, what comes is not checked. */
export function readLuoSessionSer(view: DataView, offset = 0): LuoSessionSer {
  return {
    name: readText(view, offset, 64),
    fileSetSer: readLuoFileSetSer(view, offset + 64),
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
  if (!isU64(value.fileSetSer.files))
    requireU64("luo_session_ser", "file_set_ser.files", value.fileSetSer.files, 64);
  if (!isU64(value.fileSetSer.count))
    requireU64("luo_session_ser", "file_set_ser.count", value.fileSetSer.count, 72);
}

/**
 * Writes a value that `checkLuoSessionSerValue` has seen; without that, what does not fit wraps.
 */
export function writeLuoSessionSer(value: LuoSessionSer, view: DataView, offset = 0): void {
  writeText(view, offset, value.name, 64);
  writeLuoFileSetSer(value.fileSetSer, view, offset + 64);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoSessionSer(
  value: LuoSessionSer,
  view: DataView = freshView(LUO_SESSION_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 80)) requireRoom("luo_session_ser", view, offset, 80);
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
  if (!(isU32(count) && hasRoom(view, offset, count * 80, end))) {
    const stop = requireRoom("luo_session_ser", view, offset, 0, end);
    requireCount("luo_session_ser", "", count, 80, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkLuoSessionSerBytes(view, offset + i * 80);
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
  const size = count * 80;
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
    if (!fits(view, offset, 80)) requireRoom("luo_session_ser", view, offset, 80);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 80)) requireRoom("luo_session_ser", this._view, offset, 80);
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
  /** Where this starts, bytes from the view's start: Its files. */
  get fileSetSerOffset(): number {
    return this._at + 64;
  }
}

// struct luo_file_ser {                               /* x86_64 */
//     char compatible[LIVEUPDATE_HNDL_COMPAT_LENGTH]; /*  0  48 */
//     u64 serialized_data;                            /* 48   8 */
//     u64 token;                                      /* 56   8 */
// };                                                  /* size 64 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 64, align 1 */

/** One preserved file. */
export interface LuoFileSer {
  /** Name of the handler that preserved it and can restore it. */
  readonly compatible: string;
  /** What the handler handed over, mostly the physical address of its own record. */
  readonly serializedData: bigint;
  /** The user's own number for the file. */
  readonly token: bigint;
}

/** Bytes of a `struct luo_file_ser`. */
export const LUO_FILE_SER_SIZE = 64;
/** What its address is a multiple of, bytes. */
export const LUO_FILE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_FILE_SER_OFFSET = {
  compatible: 0,
  serializedData: 48,
  token: 56,
} as const;

/**
 * Refuses bytes that are no `struct luo_file_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoFileSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 64, end)) requireRoom("luo_file_ser", view, offset, 64, end);
  requireText("luo_file_ser", "compatible", view, offset, 48);
}

/** Reads bytes that `checkLuoFileSerBytes` has seen; without that, what comes is not checked. */
export function readLuoFileSer(view: DataView, offset = 0): LuoFileSer {
  return {
    compatible: readText(view, offset, 48),
    serializedData: view.getBigUint64(offset + 48, true),
    token: view.getBigUint64(offset + 56, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoFileSer(view: DataView, offset = 0, end?: number): LuoFileSer {
  checkLuoFileSerBytes(view, offset, end);
  return readLuoFileSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoFileSerValue(value: LuoFileSer): void {
  requireString("luo_file_ser", "compatible", value.compatible, 48, 0);
  if (!isU64(value.serializedData))
    requireU64("luo_file_ser", "serialized_data", value.serializedData, 48);
  if (!isU64(value.token)) requireU64("luo_file_ser", "token", value.token, 56);
}

/** Writes a value that `checkLuoFileSerValue` has seen; without that, what does not fit wraps. */
export function writeLuoFileSer(value: LuoFileSer, view: DataView, offset = 0): void {
  writeText(view, offset, value.compatible, 48);
  view.setBigUint64(offset + 48, value.serializedData, true);
  view.setBigUint64(offset + 56, value.token, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoFileSer(
  value: LuoFileSer,
  view: DataView = freshView(LUO_FILE_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 64)) requireRoom("luo_file_ser", view, offset, 64);
  checkLuoFileSerValue(value);
  writeLuoFileSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct luo_file_ser`: `count` of them, one behind the other.
 */
export function checkLuoFileSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 64, end))) {
    const stop = requireRoom("luo_file_ser", view, offset, 0, end);
    requireCount("luo_file_ser", "", count, 64, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkLuoFileSerBytes(view, offset + i * 64);
    } catch (error) {
      throw within(error, "luo_file_ser", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyLuoFileSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkLuoFileSerArray(from, offset, count, end);
  const size = count * 64;
  copyBytes("luo_file_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct luo_file_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkLuoFileSerBytes` first; what it writes is.
 */
export class LuoFileSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 64)) requireRoom("luo_file_ser", view, offset, 64);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 64)) requireRoom("luo_file_ser", this._view, offset, 64);
    this._at = offset;
    return this;
  }

  /** Name of the handler that preserved it and can restore it. */
  get compatible(): string {
    return readText(this._view, this._at, 48);
  }
  set compatible(value: string) {
    requireString("luo_file_ser", "compatible", value, 48, 0);
    writeText(this._view, this._at, value, 48);
  }
  /** What the handler handed over, mostly the physical address of its own record. */
  get serializedData(): bigint {
    return this._view.getBigUint64(this._at + 48, true);
  }
  set serializedData(value: bigint) {
    if (!isU64(value)) requireU64("luo_file_ser", "serialized_data", value, 48);
    this._view.setBigUint64(this._at + 48, value, true);
  }
  get serializedDataLo(): number {
    return this._view.getUint32(this._at + 48, true);
  }
  set serializedDataLo(word: number) {
    this._view.setUint32(this._at + 48, word, true);
  }
  get serializedDataHi(): number {
    return this._view.getUint32(this._at + 52, true);
  }
  set serializedDataHi(word: number) {
    this._view.setUint32(this._at + 52, word, true);
  }
  /** The user's own number for the file. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 56, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("luo_file_ser", "token", value, 56);
    this._view.setBigUint64(this._at + 56, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 56, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 56, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 60, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 60, word, true);
  }
}

// struct luo_flb_header_ser { /* x86_64 */
//     u64 pgcnt;              /*  0   8 */
//     u64 count;              /*  8   8 */
// };                          /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 1 */

/** Head of the page of global data. */
export interface LuoFlbHeaderSer {
  /** Pages the block has. */
  readonly pgcnt: bigint;
  /** Entries in it. */
  readonly count: bigint;
}

/** Bytes of a `struct luo_flb_header_ser`. */
export const LUO_FLB_HEADER_SER_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const LUO_FLB_HEADER_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_FLB_HEADER_SER_OFFSET = {
  pgcnt: 0,
  count: 8,
} as const;

/**
 * Refuses bytes that are no `struct luo_flb_header_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoFlbHeaderSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("luo_flb_header_ser", view, offset, 16, end);
}

/**
 * Reads bytes that `checkLuoFlbHeaderSerBytes` has seen; without that, what comes is not checked.
 */
export function readLuoFlbHeaderSer(view: DataView, offset = 0): LuoFlbHeaderSer {
  return {
    pgcnt: view.getBigUint64(offset, true),
    count: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoFlbHeaderSer(view: DataView, offset = 0, end?: number): LuoFlbHeaderSer {
  checkLuoFlbHeaderSerBytes(view, offset, end);
  return readLuoFlbHeaderSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoFlbHeaderSerValue(value: LuoFlbHeaderSer): void {
  if (!isU64(value.pgcnt)) requireU64("luo_flb_header_ser", "pgcnt", value.pgcnt, 0);
  if (!isU64(value.count)) requireU64("luo_flb_header_ser", "count", value.count, 8);
}

/**
 * Writes a value that `checkLuoFlbHeaderSerValue` has seen; without that, what does not fit wraps.
 */
export function writeLuoFlbHeaderSer(value: LuoFlbHeaderSer, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.pgcnt, true);
  view.setBigUint64(offset + 8, value.count, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoFlbHeaderSer(
  value: LuoFlbHeaderSer,
  view: DataView = freshView(LUO_FLB_HEADER_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("luo_flb_header_ser", view, offset, 16);
  checkLuoFlbHeaderSerValue(value);
  writeLuoFlbHeaderSer(value, view, offset);
  return view;
}

/**
 * A `struct luo_flb_header_ser` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkLuoFlbHeaderSerBytes` first; what it
 * writes is.
 */
export class LuoFlbHeaderSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("luo_flb_header_ser", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("luo_flb_header_ser", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Pages the block has. */
  get pgcnt(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set pgcnt(value: bigint) {
    if (!isU64(value)) requireU64("luo_flb_header_ser", "pgcnt", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get pgcntLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set pgcntLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get pgcntHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set pgcntHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Entries in it. */
  get count(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set count(value: bigint) {
    if (!isU64(value)) requireU64("luo_flb_header_ser", "count", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get countLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set countLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get countHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set countHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct luo_flb_ser {                         /* x86_64 */
//     char name[LIVEUPDATE_FLB_COMPAT_LENGTH]; /*  0  48 */
//     u64 data;                                /* 48   8 */
//     u64 count;                               /* 56   8 */
// };                                           /* size 64 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 64, align 1 */

/** Global data shared by files of one kind. */
export interface LuoFlbSer {
  /** Name of its handler. */
  readonly name: string;
  /** What the handler handed over, mostly the physical address of its own record. */
  readonly data: bigint;
  /** Files that use it. */
  readonly count: bigint;
}

/** Bytes of a `struct luo_flb_ser`. */
export const LUO_FLB_SER_SIZE = 64;
/** What its address is a multiple of, bytes. */
export const LUO_FLB_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_FLB_SER_OFFSET = {
  name: 0,
  data: 48,
  count: 56,
} as const;

/**
 * Refuses bytes that are no `struct luo_flb_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoFlbSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 64, end)) requireRoom("luo_flb_ser", view, offset, 64, end);
  requireText("luo_flb_ser", "name", view, offset, 48);
}

/** Reads bytes that `checkLuoFlbSerBytes` has seen; without that, what comes is not checked. */
export function readLuoFlbSer(view: DataView, offset = 0): LuoFlbSer {
  return {
    name: readText(view, offset, 48),
    data: view.getBigUint64(offset + 48, true),
    count: view.getBigUint64(offset + 56, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoFlbSer(view: DataView, offset = 0, end?: number): LuoFlbSer {
  checkLuoFlbSerBytes(view, offset, end);
  return readLuoFlbSer(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoFlbSerValue(value: LuoFlbSer): void {
  requireString("luo_flb_ser", "name", value.name, 48, 0);
  if (!isU64(value.data)) requireU64("luo_flb_ser", "data", value.data, 48);
  if (!isU64(value.count)) requireU64("luo_flb_ser", "count", value.count, 56);
}

/** Writes a value that `checkLuoFlbSerValue` has seen; without that, what does not fit wraps. */
export function writeLuoFlbSer(value: LuoFlbSer, view: DataView, offset = 0): void {
  writeText(view, offset, value.name, 48);
  view.setBigUint64(offset + 48, value.data, true);
  view.setBigUint64(offset + 56, value.count, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoFlbSer(
  value: LuoFlbSer,
  view: DataView = freshView(LUO_FLB_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 64)) requireRoom("luo_flb_ser", view, offset, 64);
  checkLuoFlbSerValue(value);
  writeLuoFlbSer(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct luo_flb_ser`: `count` of them, one behind the other.
 */
export function checkLuoFlbSerArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 64, end))) {
    const stop = requireRoom("luo_flb_ser", view, offset, 0, end);
    requireCount("luo_flb_ser", "", count, 64, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkLuoFlbSerBytes(view, offset + i * 64);
    } catch (error) {
      throw within(error, "luo_flb_ser", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyLuoFlbSerArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkLuoFlbSerArray(from, offset, count, end);
  const size = count * 64;
  copyBytes("luo_flb_ser", from, offset, to, at, size);
  return size;
}

/**
 * A `struct luo_flb_ser` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkLuoFlbSerBytes` first; what it writes is.
 */
export class LuoFlbSerCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 64)) requireRoom("luo_flb_ser", view, offset, 64);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 64)) requireRoom("luo_flb_ser", this._view, offset, 64);
    this._at = offset;
    return this;
  }

  /** Name of its handler. */
  get name(): string {
    return readText(this._view, this._at, 48);
  }
  set name(value: string) {
    requireString("luo_flb_ser", "name", value, 48, 0);
    writeText(this._view, this._at, value, 48);
  }
  /** What the handler handed over, mostly the physical address of its own record. */
  get data(): bigint {
    return this._view.getBigUint64(this._at + 48, true);
  }
  set data(value: bigint) {
    if (!isU64(value)) requireU64("luo_flb_ser", "data", value, 48);
    this._view.setBigUint64(this._at + 48, value, true);
  }
  get dataLo(): number {
    return this._view.getUint32(this._at + 48, true);
  }
  set dataLo(word: number) {
    this._view.setUint32(this._at + 48, word, true);
  }
  get dataHi(): number {
    return this._view.getUint32(this._at + 52, true);
  }
  set dataHi(word: number) {
    this._view.setUint32(this._at + 52, word, true);
  }
  /** Files that use it. */
  get count(): bigint {
    return this._view.getBigUint64(this._at + 56, true);
  }
  set count(value: bigint) {
    if (!isU64(value)) requireU64("luo_flb_ser", "count", value, 56);
    this._view.setBigUint64(this._at + 56, value, true);
  }
  get countLo(): number {
    return this._view.getUint32(this._at + 56, true);
  }
  set countLo(word: number) {
    this._view.setUint32(this._at + 56, word, true);
  }
  get countHi(): number {
    return this._view.getUint32(this._at + 60, true);
  }
  set countHi(word: number) {
    this._view.setUint32(this._at + 60, word, true);
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

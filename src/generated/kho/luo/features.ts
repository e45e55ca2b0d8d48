// Generated from abi/kho/luo/features.ts by "holeproof generate".
// Edit that file, not this one.
//
// The live update orchestrator's root as proposed in place of version strings: bits that say what
// the image holds, what its reader must know, and what is in use.

import {
  copyBytes,
  readText,
  requireCount,
  requireRoom,
  requireString,
  requireText,
  requireU64,
  requireZero,
  within,
  writeText,
  writeZero,
} from "../../../runtime/wire/index.ts";

/** Name of the orchestrator's record in a handover image. */
export const LUO_KHO_ENTRY_NAME = "LUO";

/** Longest name of a file handler with its closing zero byte, bytes. */
export const LIVEUPDATE_HNDL_NAME_LENGTH = 48;

/** The counter of live updates is there. */
export const LUO_FEATURE_NUMBER = 1;

/** Sessions are there. */
export const LUO_FEATURE_SESSIONS = 2;

/** Global data is there. */
export const LUO_FEATURE_FLBS = 4;

// struct luo_feature_hdr { /* x86_64 */
//     u64 supp;            /*  0    8 */
//     u64 req;             /*  8    8 */
//     u64 active;          /* 16    8 */
//     u64 reserved[13];    /* 24  104 */
// };                       /* size 128 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 128, align 1 */

/** What an image can hold, must be understood of it, and holds. */
export interface LuoFeatureHdr {
  /** Features its writer knows. */
  readonly supp: bigint;
  /** Features its reader must know. */
  readonly req: bigint;
  /** Features in use. */
  readonly active: bigint;
}

/** Bytes of a `struct luo_feature_hdr`. */
export const LUO_FEATURE_HDR_SIZE = 128;
/** What its address is a multiple of, bytes. */
export const LUO_FEATURE_HDR_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_FEATURE_HDR_OFFSET = {
  supp: 0,
  req: 8,
  active: 16,
  reserved: 24,
} as const;

/**
 * Refuses bytes that are no `struct luo_feature_hdr`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoFeatureHdrBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 128, end)) requireRoom("luo_feature_hdr", view, offset, 128, end);
  requireZero("luo_feature_hdr", "reserved", view, offset + 24, 104, "reserved");
}

/** Reads bytes that `checkLuoFeatureHdrBytes` has seen; without that, what comes is not checked. */
export function readLuoFeatureHdr(view: DataView, offset = 0): LuoFeatureHdr {
  return {
    supp: view.getBigUint64(offset, true),
    req: view.getBigUint64(offset + 8, true),
    active: view.getBigUint64(offset + 16, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLuoFeatureHdr(view: DataView, offset = 0, end?: number): LuoFeatureHdr {
  checkLuoFeatureHdrBytes(view, offset, end);
  return readLuoFeatureHdr(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLuoFeatureHdrValue(value: LuoFeatureHdr): void {
  if (!isU64(value.supp)) requireU64("luo_feature_hdr", "supp", value.supp, 0);
  if (!isU64(value.req)) requireU64("luo_feature_hdr", "req", value.req, 8);
  if (!isU64(value.active)) requireU64("luo_feature_hdr", "active", value.active, 16);
}

/**
 * Writes a value that `checkLuoFeatureHdrValue` has seen; without that, what does not fit wraps.
 */
export function writeLuoFeatureHdr(value: LuoFeatureHdr, view: DataView, offset = 0): void {
  view.setBigUint64(offset, value.supp, true);
  view.setBigUint64(offset + 8, value.req, true);
  view.setBigUint64(offset + 16, value.active, true);
  writeZero(view, offset + 24, 104);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoFeatureHdr(
  value: LuoFeatureHdr,
  view: DataView = freshView(LUO_FEATURE_HDR_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 128)) requireRoom("luo_feature_hdr", view, offset, 128);
  checkLuoFeatureHdrValue(value);
  writeLuoFeatureHdr(value, view, offset);
  return view;
}

/**
 * A `struct luo_feature_hdr` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkLuoFeatureHdrBytes` first; what it
 * writes is.
 */
export class LuoFeatureHdrCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 128)) requireRoom("luo_feature_hdr", view, offset, 128);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 128)) requireRoom("luo_feature_hdr", this._view, offset, 128);
    this._at = offset;
    return this;
  }

  /** Features its writer knows. */
  get supp(): bigint {
    return this._view.getBigUint64(this._at, true);
  }
  set supp(value: bigint) {
    if (!isU64(value)) requireU64("luo_feature_hdr", "supp", value, 0);
    this._view.setBigUint64(this._at, value, true);
  }
  get suppLo(): number {
    return this._view.getUint32(this._at, true);
  }
  set suppLo(word: number) {
    this._view.setUint32(this._at, word, true);
  }
  get suppHi(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set suppHi(word: number) {
    this._view.setUint32(this._at + 4, word, true);
  }
  /** Features its reader must know. */
  get req(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set req(value: bigint) {
    if (!isU64(value)) requireU64("luo_feature_hdr", "req", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get reqLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set reqLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get reqHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set reqHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** Features in use. */
  get active(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set active(value: bigint) {
    if (!isU64(value)) requireU64("luo_feature_hdr", "active", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get activeLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set activeLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get activeHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set activeHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
}

// struct luo_ser {                     /* x86_64 */
//     struct luo_feature_hdr features; /*   0  128 */
//     u64 liveupdate_num;              /* 128    8 */
//     u64 sessions_pa;                 /* 136    8 */
//     u64 flbs_pa;                     /* 144    8 */
// };                                   /* size 152 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 152, align 1 */

/** The root of everything. */
export interface LuoSer {
  /** LUO_FEATURE bits. */
  readonly features: LuoFeatureHdr;
  /** How many live updates led here, counted from 1. */
  readonly liveupdateNum: bigint;
  /** Physical address of the first block of sessions; 0 for none. */
  readonly sessionsPa: bigint;
  /** Physical address of the page of global data; 0 for none. */
  readonly flbsPa: bigint;
}

/** Bytes of a `struct luo_ser`. */
export const LUO_SER_SIZE = 152;
/** What its address is a multiple of, bytes. */
export const LUO_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_SER_OFFSET = {
  features: 0,
  liveupdateNum: 128,
  sessionsPa: 136,
  flbsPa: 144,
} as const;

/**
 * Refuses bytes that are no `struct luo_ser`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkLuoSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 152, end)) requireRoom("luo_ser", view, offset, 152, end);
  requireZero("luo_ser", "features.reserved", view, offset + 24, 104, "reserved");
}

/** Reads bytes that `checkLuoSerBytes` has seen; without that, what comes is not checked. */
export function readLuoSer(view: DataView, offset = 0): LuoSer {
  return {
    features: readLuoFeatureHdr(view, offset),
    liveupdateNum: view.getBigUint64(offset + 128, true),
    sessionsPa: view.getBigUint64(offset + 136, true),
    flbsPa: view.getBigUint64(offset + 144, true),
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
  if (!isU64(value.features.supp)) requireU64("luo_ser", "features.supp", value.features.supp, 0);
  if (!isU64(value.features.req)) requireU64("luo_ser", "features.req", value.features.req, 8);
  if (!isU64(value.features.active))
    requireU64("luo_ser", "features.active", value.features.active, 16);
  if (!isU64(value.liveupdateNum))
    requireU64("luo_ser", "liveupdate_num", value.liveupdateNum, 128);
  if (!isU64(value.sessionsPa)) requireU64("luo_ser", "sessions_pa", value.sessionsPa, 136);
  if (!isU64(value.flbsPa)) requireU64("luo_ser", "flbs_pa", value.flbsPa, 144);
}

/** Writes a value that `checkLuoSerValue` has seen; without that, what does not fit wraps. */
export function writeLuoSer(value: LuoSer, view: DataView, offset = 0): void {
  writeLuoFeatureHdr(value.features, view, offset);
  view.setBigUint64(offset + 128, value.liveupdateNum, true);
  view.setBigUint64(offset + 136, value.sessionsPa, true);
  view.setBigUint64(offset + 144, value.flbsPa, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLuoSer(
  value: LuoSer,
  view: DataView = freshView(LUO_SER_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 152)) requireRoom("luo_ser", view, offset, 152);
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
    if (!fits(view, offset, 152)) requireRoom("luo_ser", view, offset, 152);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 152)) requireRoom("luo_ser", this._view, offset, 152);
    this._at = offset;
    return this;
  }

  /** Where this starts, bytes from the view's start: LUO_FEATURE bits. */
  get featuresOffset(): number {
    return this._at;
  }
  /** How many live updates led here, counted from 1. */
  get liveupdateNum(): bigint {
    return this._view.getBigUint64(this._at + 128, true);
  }
  set liveupdateNum(value: bigint) {
    if (!isU64(value)) requireU64("luo_ser", "liveupdate_num", value, 128);
    this._view.setBigUint64(this._at + 128, value, true);
  }
  get liveupdateNumLo(): number {
    return this._view.getUint32(this._at + 128, true);
  }
  set liveupdateNumLo(word: number) {
    this._view.setUint32(this._at + 128, word, true);
  }
  get liveupdateNumHi(): number {
    return this._view.getUint32(this._at + 132, true);
  }
  set liveupdateNumHi(word: number) {
    this._view.setUint32(this._at + 132, word, true);
  }
  /** Physical address of the first block of sessions; 0 for none. */
  get sessionsPa(): bigint {
    return this._view.getBigUint64(this._at + 136, true);
  }
  set sessionsPa(value: bigint) {
    if (!isU64(value)) requireU64("luo_ser", "sessions_pa", value, 136);
    this._view.setBigUint64(this._at + 136, value, true);
  }
  get sessionsPaLo(): number {
    return this._view.getUint32(this._at + 136, true);
  }
  set sessionsPaLo(word: number) {
    this._view.setUint32(this._at + 136, word, true);
  }
  get sessionsPaHi(): number {
    return this._view.getUint32(this._at + 140, true);
  }
  set sessionsPaHi(word: number) {
    this._view.setUint32(this._at + 140, word, true);
  }
  /** Physical address of the page of global data; 0 for none. */
  get flbsPa(): bigint {
    return this._view.getBigUint64(this._at + 144, true);
  }
  set flbsPa(value: bigint) {
    if (!isU64(value)) requireU64("luo_ser", "flbs_pa", value, 144);
    this._view.setBigUint64(this._at + 144, value, true);
  }
  get flbsPaLo(): number {
    return this._view.getUint32(this._at + 144, true);
  }
  set flbsPaLo(word: number) {
    this._view.setUint32(this._at + 144, word, true);
  }
  get flbsPaHi(): number {
    return this._view.getUint32(this._at + 148, true);
  }
  set flbsPaHi(word: number) {
    this._view.setUint32(this._at + 148, word, true);
  }
}

// struct luo_file_ser {                       /* x86_64 */
//     char name[LIVEUPDATE_HNDL_NAME_LENGTH]; /*  0  48 */
//     u64 data;                               /* 48   8 */
//     u64 token;                              /* 56   8 */
// };                                          /* size 64 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 64, align 1 */

/** One preserved file. */
export interface LuoFileSer {
  /** Name of the handler that preserved it and can restore it; no version in it. */
  readonly name: string;
  /** What the handler handed over, mostly the physical address of its own record. */
  readonly data: bigint;
  /** The user's own number for the file. */
  readonly token: bigint;
}

/** Bytes of a `struct luo_file_ser`. */
export const LUO_FILE_SER_SIZE = 64;
/** What its address is a multiple of, bytes. */
export const LUO_FILE_SER_ALIGN = 1;
/** Where each member starts, bytes. */
export const LUO_FILE_SER_OFFSET = {
  name: 0,
  data: 48,
  token: 56,
} as const;

/**
 * Refuses bytes that are no `struct luo_file_ser`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkLuoFileSerBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 64, end)) requireRoom("luo_file_ser", view, offset, 64, end);
  requireText("luo_file_ser", "name", view, offset, 48);
}

/** Reads bytes that `checkLuoFileSerBytes` has seen; without that, what comes is not checked. */
export function readLuoFileSer(view: DataView, offset = 0): LuoFileSer {
  return {
    name: readText(view, offset, 48),
    data: view.getBigUint64(offset + 48, true),
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
  requireString("luo_file_ser", "name", value.name, 48, 0);
  if (!isU64(value.data)) requireU64("luo_file_ser", "data", value.data, 48);
  if (!isU64(value.token)) requireU64("luo_file_ser", "token", value.token, 56);
}

/** Writes a value that `checkLuoFileSerValue` has seen; without that, what does not fit wraps. */
export function writeLuoFileSer(value: LuoFileSer, view: DataView, offset = 0): void {
  writeText(view, offset, value.name, 48);
  view.setBigUint64(offset + 48, value.data, true);
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

  /** Name of the handler that preserved it and can restore it; no version in it. */
  get name(): string {
    return readText(this._view, this._at, 48);
  }
  set name(value: string) {
    requireString("luo_file_ser", "name", value, 48, 0);
    writeText(this._view, this._at, value, 48);
  }
  /** What the handler handed over, mostly the physical address of its own record. */
  get data(): bigint {
    return this._view.getBigUint64(this._at + 48, true);
  }
  set data(value: bigint) {
    if (!isU64(value)) requireU64("luo_file_ser", "data", value, 48);
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

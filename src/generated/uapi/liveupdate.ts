// Generated from abi/uapi/liveupdate.ts by "holeproof generate".
// Edit that file, not this one.
//
// Live update sessions: groups of files that outlive a kexec, each file under a token.

import {
  extend,
  readBytes,
  requireArray,
  requireIndex,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  writeBytes,
} from "../../runtime/wire/index.ts";

/** Longest name of a session with its closing zero byte, bytes. */
export const LIVEUPDATE_SESSION_NAME_LENGTH = 64;

// struct liveupdate_ioctl_create_session {       /* x86_64 */
//     __u32 size;                                /*  0   4 */
//     __s32 fd;                                  /*  4   4 */
//     __u8 name[LIVEUPDATE_SESSION_NAME_LENGTH]; /*  8  64 */
// };                                             /* size 72 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 72, align 4 */
// /* m68k: size 72, align 2 */
//
// The codec below is for the layout of x86_64.

/** Opens a new session to preserve files in. */
export interface LiveupdateIoctlCreateSession {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** Out: the session's file descriptor. */
  readonly fd: number;
  /** Name of the session, ended by a zero byte; the next kernel's user asks for it. */
  readonly name: Uint8Array;
}

/** Bytes of a `struct liveupdate_ioctl_create_session`. */
export const LIVEUPDATE_IOCTL_CREATE_SESSION_SIZE = 72;
/** What its address is a multiple of, bytes. */
export const LIVEUPDATE_IOCTL_CREATE_SESSION_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const LIVEUPDATE_IOCTL_CREATE_SESSION_MIN_SIZE = 72;
/** Where each member starts, bytes. */
export const LIVEUPDATE_IOCTL_CREATE_SESSION_OFFSET = {
  size: 0,
  fd: 4,
  name: 8,
} as const;
/** The ioctl that takes a `struct liveupdate_ioctl_create_session`. */
export const LIVEUPDATE_IOCTL_CREATE_SESSION = 0xba00;

/**
 * Refuses bytes that are no `struct liveupdate_ioctl_create_session`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkLiveupdateIoctlCreateSessionBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 72, end))
    requireRoom("liveupdate_ioctl_create_session", view, offset, 72, end);
}

/**
 * Reads bytes that `checkLiveupdateIoctlCreateSessionBytes` has seen; without that, what comes is
 * not checked.
 */
export function readLiveupdateIoctlCreateSession(
  view: DataView,
  offset = 0,
): LiveupdateIoctlCreateSession {
  return {
    size: view.getUint32(offset, true),
    fd: view.getInt32(offset + 4, true),
    name: readBytes(view, offset + 8, 64),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLiveupdateIoctlCreateSession(
  view: DataView,
  offset = 0,
  end?: number,
): LiveupdateIoctlCreateSession {
  checkLiveupdateIoctlCreateSessionBytes(view, offset, end);
  return readLiveupdateIoctlCreateSession(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLiveupdateIoctlCreateSessionValue(value: LiveupdateIoctlCreateSession): void {
  if (!isU32(value.size)) requireU32("liveupdate_ioctl_create_session", "size", value.size, 0);
  if (!isS32(value.fd))
    requireRange("liveupdate_ioctl_create_session", "fd", value.fd, -2147483648, 2147483647, 4);
  requireArray("liveupdate_ioctl_create_session", "name", value.name, Uint8Array, 64, 8);
}

/**
 * Writes a value that `checkLiveupdateIoctlCreateSessionValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeLiveupdateIoctlCreateSession(
  value: LiveupdateIoctlCreateSession,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setInt32(offset + 4, value.fd, true);
  writeBytes(view, offset + 8, value.name);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLiveupdateIoctlCreateSession(
  value: LiveupdateIoctlCreateSession,
  view: DataView = freshView(LIVEUPDATE_IOCTL_CREATE_SESSION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 72)) requireRoom("liveupdate_ioctl_create_session", view, offset, 72);
  checkLiveupdateIoctlCreateSessionValue(value);
  writeLiveupdateIoctlCreateSession(value, view, offset);
  return view;
}

/**
 * Decodes a `struct liveupdate_ioctl_create_session` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 72; what an older caller does not have is zero; what a newer one
 * has beyond 72 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeLiveupdateIoctlCreateSessionSized(
  view: DataView,
  offset: number,
  size: number,
): LiveupdateIoctlCreateSession {
  const extended = extend("liveupdate_ioctl_create_session", view, offset, size, 72, 72, true);
  return decodeLiveupdateIoctlCreateSession(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeLiveupdateIoctlCreateSessionSized(
  value: LiveupdateIoctlCreateSession,
  size: number,
): DataView {
  return resize(
    "liveupdate_ioctl_create_session",
    encodeLiveupdateIoctlCreateSession(value),
    size,
    72,
  );
}

/**
 * A `struct liveupdate_ioctl_create_session` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkLiveupdateIoctlCreateSessionBytes` first; what it writes is.
 */
export class LiveupdateIoctlCreateSessionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 72)) requireRoom("liveupdate_ioctl_create_session", view, offset, 72);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 72))
      requireRoom("liveupdate_ioctl_create_session", this._view, offset, 72);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("liveupdate_ioctl_create_session", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the session's file descriptor. */
  get fd(): number {
    return this._view.getInt32(this._at + 4, true);
  }
  set fd(value: number) {
    if (!isS32(value))
      requireRange("liveupdate_ioctl_create_session", "fd", value, -2147483648, 2147483647, 4);
    this._view.setInt32(this._at + 4, value, true);
  }
  /** Name of the session, ended by a zero byte; the next kernel's user asks for it. */
  nameAt(index: number): number {
    requireIndex("liveupdate_ioctl_create_session", "name", index, 64);
    return this._view.getUint8(this._at + 8 + index * 1);
  }
  setNameAt(index: number, value: number): void {
    requireIndex("liveupdate_ioctl_create_session", "name", index, 64);
    if (!isUpTo(value, 255))
      requireRange("liveupdate_ioctl_create_session", "name", value, 0, 255, 8);
    this._view.setUint8(this._at + 8 + index * 1, value);
  }
}

// struct liveupdate_ioctl_retrieve_session {     /* x86_64 */
//     __u32 size;                                /*  0   4 */
//     __s32 fd;                                  /*  4   4 */
//     __u8 name[LIVEUPDATE_SESSION_NAME_LENGTH]; /*  8  64 */
// };                                             /* size 72 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 72, align 4 */
// /* m68k: size 72, align 2 */
//
// The codec below is for the layout of x86_64.

/** Opens a session the previous kernel handed over; each only once. */
export interface LiveupdateIoctlRetrieveSession {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** Out: the session's file descriptor. */
  readonly fd: number;
  /** Name the session was created under. */
  readonly name: Uint8Array;
}

/** Bytes of a `struct liveupdate_ioctl_retrieve_session`. */
export const LIVEUPDATE_IOCTL_RETRIEVE_SESSION_SIZE = 72;
/** What its address is a multiple of, bytes. */
export const LIVEUPDATE_IOCTL_RETRIEVE_SESSION_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const LIVEUPDATE_IOCTL_RETRIEVE_SESSION_MIN_SIZE = 72;
/** Where each member starts, bytes. */
export const LIVEUPDATE_IOCTL_RETRIEVE_SESSION_OFFSET = {
  size: 0,
  fd: 4,
  name: 8,
} as const;
/** The ioctl that takes a `struct liveupdate_ioctl_retrieve_session`. */
export const LIVEUPDATE_IOCTL_RETRIEVE_SESSION = 0xba01;

/**
 * Refuses bytes that are no `struct liveupdate_ioctl_retrieve_session`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkLiveupdateIoctlRetrieveSessionBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 72, end))
    requireRoom("liveupdate_ioctl_retrieve_session", view, offset, 72, end);
}

/**
 * Reads bytes that `checkLiveupdateIoctlRetrieveSessionBytes` has seen; without that, what comes is
 * not checked.
 */
export function readLiveupdateIoctlRetrieveSession(
  view: DataView,
  offset = 0,
): LiveupdateIoctlRetrieveSession {
  return {
    size: view.getUint32(offset, true),
    fd: view.getInt32(offset + 4, true),
    name: readBytes(view, offset + 8, 64),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLiveupdateIoctlRetrieveSession(
  view: DataView,
  offset = 0,
  end?: number,
): LiveupdateIoctlRetrieveSession {
  checkLiveupdateIoctlRetrieveSessionBytes(view, offset, end);
  return readLiveupdateIoctlRetrieveSession(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLiveupdateIoctlRetrieveSessionValue(
  value: LiveupdateIoctlRetrieveSession,
): void {
  if (!isU32(value.size)) requireU32("liveupdate_ioctl_retrieve_session", "size", value.size, 0);
  if (!isS32(value.fd))
    requireRange("liveupdate_ioctl_retrieve_session", "fd", value.fd, -2147483648, 2147483647, 4);
  requireArray("liveupdate_ioctl_retrieve_session", "name", value.name, Uint8Array, 64, 8);
}

/**
 * Writes a value that `checkLiveupdateIoctlRetrieveSessionValue` has seen; without that, what does
 * not fit wraps.
 */
export function writeLiveupdateIoctlRetrieveSession(
  value: LiveupdateIoctlRetrieveSession,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setInt32(offset + 4, value.fd, true);
  writeBytes(view, offset + 8, value.name);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLiveupdateIoctlRetrieveSession(
  value: LiveupdateIoctlRetrieveSession,
  view: DataView = freshView(LIVEUPDATE_IOCTL_RETRIEVE_SESSION_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 72)) requireRoom("liveupdate_ioctl_retrieve_session", view, offset, 72);
  checkLiveupdateIoctlRetrieveSessionValue(value);
  writeLiveupdateIoctlRetrieveSession(value, view, offset);
  return view;
}

/**
 * Decodes a `struct liveupdate_ioctl_retrieve_session` of a caller that says it is `size` bytes
 * long, as the kernel takes it: at least 72; what an older caller does not have is zero; what a
 * newer one has beyond 72 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeLiveupdateIoctlRetrieveSessionSized(
  view: DataView,
  offset: number,
  size: number,
): LiveupdateIoctlRetrieveSession {
  const extended = extend("liveupdate_ioctl_retrieve_session", view, offset, size, 72, 72, true);
  return decodeLiveupdateIoctlRetrieveSession(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeLiveupdateIoctlRetrieveSessionSized(
  value: LiveupdateIoctlRetrieveSession,
  size: number,
): DataView {
  return resize(
    "liveupdate_ioctl_retrieve_session",
    encodeLiveupdateIoctlRetrieveSession(value),
    size,
    72,
  );
}

/**
 * A `struct liveupdate_ioctl_retrieve_session` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkLiveupdateIoctlRetrieveSessionBytes` first; what it writes is.
 */
export class LiveupdateIoctlRetrieveSessionCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 72)) requireRoom("liveupdate_ioctl_retrieve_session", view, offset, 72);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 72))
      requireRoom("liveupdate_ioctl_retrieve_session", this._view, offset, 72);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("liveupdate_ioctl_retrieve_session", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the session's file descriptor. */
  get fd(): number {
    return this._view.getInt32(this._at + 4, true);
  }
  set fd(value: number) {
    if (!isS32(value))
      requireRange("liveupdate_ioctl_retrieve_session", "fd", value, -2147483648, 2147483647, 4);
    this._view.setInt32(this._at + 4, value, true);
  }
  /** Name the session was created under. */
  nameAt(index: number): number {
    requireIndex("liveupdate_ioctl_retrieve_session", "name", index, 64);
    return this._view.getUint8(this._at + 8 + index * 1);
  }
  setNameAt(index: number, value: number): void {
    requireIndex("liveupdate_ioctl_retrieve_session", "name", index, 64);
    if (!isUpTo(value, 255))
      requireRange("liveupdate_ioctl_retrieve_session", "name", value, 0, 255, 8);
    this._view.setUint8(this._at + 8 + index * 1, value);
  }
}

// struct liveupdate_session_preserve_fd { /* x86_64 */
//     __u32 size;                         /*  0   4 */
//     __s32 fd;                           /*  4   4 */
//     __aligned_u64 token;                /*  8   8 */
// };                                      /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** Puts a file into the session. */
export interface LiveupdateSessionPreserveFd {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** The file to preserve. */
  readonly fd: number;
  /** The caller's own number for the file; one file a number in a session. */
  readonly token: bigint;
}

/** Bytes of a `struct liveupdate_session_preserve_fd`. */
export const LIVEUPDATE_SESSION_PRESERVE_FD_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const LIVEUPDATE_SESSION_PRESERVE_FD_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const LIVEUPDATE_SESSION_PRESERVE_FD_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const LIVEUPDATE_SESSION_PRESERVE_FD_OFFSET = {
  size: 0,
  fd: 4,
  token: 8,
} as const;
/** The ioctl that takes a `struct liveupdate_session_preserve_fd`. */
export const LIVEUPDATE_SESSION_PRESERVE_FD = 0xba40;

/**
 * Refuses bytes that are no `struct liveupdate_session_preserve_fd`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkLiveupdateSessionPreserveFdBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("liveupdate_session_preserve_fd", view, offset, 16, end);
}

/**
 * Reads bytes that `checkLiveupdateSessionPreserveFdBytes` has seen; without that, what comes is
 * not checked.
 */
export function readLiveupdateSessionPreserveFd(
  view: DataView,
  offset = 0,
): LiveupdateSessionPreserveFd {
  return {
    size: view.getUint32(offset, true),
    fd: view.getInt32(offset + 4, true),
    token: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLiveupdateSessionPreserveFd(
  view: DataView,
  offset = 0,
  end?: number,
): LiveupdateSessionPreserveFd {
  checkLiveupdateSessionPreserveFdBytes(view, offset, end);
  return readLiveupdateSessionPreserveFd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLiveupdateSessionPreserveFdValue(value: LiveupdateSessionPreserveFd): void {
  if (!isU32(value.size)) requireU32("liveupdate_session_preserve_fd", "size", value.size, 0);
  if (!isS32(value.fd))
    requireRange("liveupdate_session_preserve_fd", "fd", value.fd, -2147483648, 2147483647, 4);
  if (!isU64(value.token)) requireU64("liveupdate_session_preserve_fd", "token", value.token, 8);
}

/**
 * Writes a value that `checkLiveupdateSessionPreserveFdValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeLiveupdateSessionPreserveFd(
  value: LiveupdateSessionPreserveFd,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setInt32(offset + 4, value.fd, true);
  view.setBigUint64(offset + 8, value.token, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLiveupdateSessionPreserveFd(
  value: LiveupdateSessionPreserveFd,
  view: DataView = freshView(LIVEUPDATE_SESSION_PRESERVE_FD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("liveupdate_session_preserve_fd", view, offset, 16);
  checkLiveupdateSessionPreserveFdValue(value);
  writeLiveupdateSessionPreserveFd(value, view, offset);
  return view;
}

/**
 * Decodes a `struct liveupdate_session_preserve_fd` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 16; what an older caller does not have is zero; what a newer one
 * has beyond 16 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeLiveupdateSessionPreserveFdSized(
  view: DataView,
  offset: number,
  size: number,
): LiveupdateSessionPreserveFd {
  const extended = extend("liveupdate_session_preserve_fd", view, offset, size, 16, 16, true);
  return decodeLiveupdateSessionPreserveFd(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeLiveupdateSessionPreserveFdSized(
  value: LiveupdateSessionPreserveFd,
  size: number,
): DataView {
  return resize(
    "liveupdate_session_preserve_fd",
    encodeLiveupdateSessionPreserveFd(value),
    size,
    16,
  );
}

/**
 * A `struct liveupdate_session_preserve_fd` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkLiveupdateSessionPreserveFdBytes` first; what it writes is.
 */
export class LiveupdateSessionPreserveFdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("liveupdate_session_preserve_fd", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("liveupdate_session_preserve_fd", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("liveupdate_session_preserve_fd", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** The file to preserve. */
  get fd(): number {
    return this._view.getInt32(this._at + 4, true);
  }
  set fd(value: number) {
    if (!isS32(value))
      requireRange("liveupdate_session_preserve_fd", "fd", value, -2147483648, 2147483647, 4);
    this._view.setInt32(this._at + 4, value, true);
  }
  /** The caller's own number for the file; one file a number in a session. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("liveupdate_session_preserve_fd", "token", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct liveupdate_session_retrieve_fd { /* x86_64 */
//     __u32 size;                         /*  0   4 */
//     __s32 fd;                           /*  4   4 */
//     __aligned_u64 token;                /*  8   8 */
// };                                      /* size 16 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 16, align 8 */

/** Takes a file out of a session the previous kernel handed over. */
export interface LiveupdateSessionRetrieveFd {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** Out: the file's new descriptor. */
  readonly fd: number;
  /** The number the file was preserved under. */
  readonly token: bigint;
}

/** Bytes of a `struct liveupdate_session_retrieve_fd`. */
export const LIVEUPDATE_SESSION_RETRIEVE_FD_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const LIVEUPDATE_SESSION_RETRIEVE_FD_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const LIVEUPDATE_SESSION_RETRIEVE_FD_MIN_SIZE = 16;
/** Where each member starts, bytes. */
export const LIVEUPDATE_SESSION_RETRIEVE_FD_OFFSET = {
  size: 0,
  fd: 4,
  token: 8,
} as const;
/** The ioctl that takes a `struct liveupdate_session_retrieve_fd`. */
export const LIVEUPDATE_SESSION_RETRIEVE_FD = 0xba41;

/**
 * Refuses bytes that are no `struct liveupdate_session_retrieve_fd`. Looks at nothing from `end`
 * on, allocates nothing.
 */
export function checkLiveupdateSessionRetrieveFdBytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, 16, end))
    requireRoom("liveupdate_session_retrieve_fd", view, offset, 16, end);
}

/**
 * Reads bytes that `checkLiveupdateSessionRetrieveFdBytes` has seen; without that, what comes is
 * not checked.
 */
export function readLiveupdateSessionRetrieveFd(
  view: DataView,
  offset = 0,
): LiveupdateSessionRetrieveFd {
  return {
    size: view.getUint32(offset, true),
    fd: view.getInt32(offset + 4, true),
    token: view.getBigUint64(offset + 8, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLiveupdateSessionRetrieveFd(
  view: DataView,
  offset = 0,
  end?: number,
): LiveupdateSessionRetrieveFd {
  checkLiveupdateSessionRetrieveFdBytes(view, offset, end);
  return readLiveupdateSessionRetrieveFd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLiveupdateSessionRetrieveFdValue(value: LiveupdateSessionRetrieveFd): void {
  if (!isU32(value.size)) requireU32("liveupdate_session_retrieve_fd", "size", value.size, 0);
  if (!isS32(value.fd))
    requireRange("liveupdate_session_retrieve_fd", "fd", value.fd, -2147483648, 2147483647, 4);
  if (!isU64(value.token)) requireU64("liveupdate_session_retrieve_fd", "token", value.token, 8);
}

/**
 * Writes a value that `checkLiveupdateSessionRetrieveFdValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeLiveupdateSessionRetrieveFd(
  value: LiveupdateSessionRetrieveFd,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setInt32(offset + 4, value.fd, true);
  view.setBigUint64(offset + 8, value.token, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLiveupdateSessionRetrieveFd(
  value: LiveupdateSessionRetrieveFd,
  view: DataView = freshView(LIVEUPDATE_SESSION_RETRIEVE_FD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("liveupdate_session_retrieve_fd", view, offset, 16);
  checkLiveupdateSessionRetrieveFdValue(value);
  writeLiveupdateSessionRetrieveFd(value, view, offset);
  return view;
}

/**
 * Decodes a `struct liveupdate_session_retrieve_fd` of a caller that says it is `size` bytes long,
 * as the kernel takes it: at least 16; what an older caller does not have is zero; what a newer one
 * has beyond 16 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeLiveupdateSessionRetrieveFdSized(
  view: DataView,
  offset: number,
  size: number,
): LiveupdateSessionRetrieveFd {
  const extended = extend("liveupdate_session_retrieve_fd", view, offset, size, 16, 16, true);
  return decodeLiveupdateSessionRetrieveFd(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeLiveupdateSessionRetrieveFdSized(
  value: LiveupdateSessionRetrieveFd,
  size: number,
): DataView {
  return resize(
    "liveupdate_session_retrieve_fd",
    encodeLiveupdateSessionRetrieveFd(value),
    size,
    16,
  );
}

/**
 * A `struct liveupdate_session_retrieve_fd` in place: one object moved over bytes, allocating
 * nothing. What it reads is not checked, so bytes of others go through
 * `checkLiveupdateSessionRetrieveFdBytes` first; what it writes is.
 */
export class LiveupdateSessionRetrieveFdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("liveupdate_session_retrieve_fd", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16))
      requireRoom("liveupdate_session_retrieve_fd", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("liveupdate_session_retrieve_fd", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: the file's new descriptor. */
  get fd(): number {
    return this._view.getInt32(this._at + 4, true);
  }
  set fd(value: number) {
    if (!isS32(value))
      requireRange("liveupdate_session_retrieve_fd", "fd", value, -2147483648, 2147483647, 4);
    this._view.setInt32(this._at + 4, value, true);
  }
  /** The number the file was preserved under. */
  get token(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set token(value: bigint) {
    if (!isU64(value)) requireU64("liveupdate_session_retrieve_fd", "token", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get tokenLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set tokenLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get tokenHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set tokenHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
}

// struct liveupdate_session_finish { /* x86_64 */
//     __u32 size;                    /*  0   4 */
//     __u32 reserved;                /*  4   4 */
// };                                 /* size 8 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 8, align 4 */
// /* m68k: size 8, align 2 */
//
// The codec below is for the layout of x86_64.

/** Says that everything wanted from a session has been retrieved; the rest is dropped. */
export interface LiveupdateSessionFinish {
  /** Size of this record as the caller knows it. */
  readonly size: number;
}

/** Bytes of a `struct liveupdate_session_finish`. */
export const LIVEUPDATE_SESSION_FINISH_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const LIVEUPDATE_SESSION_FINISH_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const LIVEUPDATE_SESSION_FINISH_MIN_SIZE = 8;
/** Where each member starts, bytes. */
export const LIVEUPDATE_SESSION_FINISH_OFFSET = {
  size: 0,
  reserved: 4,
} as const;
/** The ioctl that takes a `struct liveupdate_session_finish`. */
export const LIVEUPDATE_SESSION_FINISH = 0xba42;

/**
 * Refuses bytes that are no `struct liveupdate_session_finish`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkLiveupdateSessionFinishBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end))
    requireRoom("liveupdate_session_finish", view, offset, 8, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("liveupdate_session_finish", "reserved", view, offset + 4, 4, "reserved");
}

/**
 * Reads bytes that `checkLiveupdateSessionFinishBytes` has seen; without that, what comes is not
 * checked.
 */
export function readLiveupdateSessionFinish(view: DataView, offset = 0): LiveupdateSessionFinish {
  return {
    size: view.getUint32(offset, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLiveupdateSessionFinish(
  view: DataView,
  offset = 0,
  end?: number,
): LiveupdateSessionFinish {
  checkLiveupdateSessionFinishBytes(view, offset, end);
  return readLiveupdateSessionFinish(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLiveupdateSessionFinishValue(value: LiveupdateSessionFinish): void {
  if (!isU32(value.size)) requireU32("liveupdate_session_finish", "size", value.size, 0);
}

/**
 * Writes a value that `checkLiveupdateSessionFinishValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeLiveupdateSessionFinish(
  value: LiveupdateSessionFinish,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLiveupdateSessionFinish(
  value: LiveupdateSessionFinish,
  view: DataView = freshView(LIVEUPDATE_SESSION_FINISH_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("liveupdate_session_finish", view, offset, 8);
  checkLiveupdateSessionFinishValue(value);
  writeLiveupdateSessionFinish(value, view, offset);
  return view;
}

/**
 * Decodes a `struct liveupdate_session_finish` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 8; what an older caller does not have is zero; what a newer one has
 * beyond 8 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeLiveupdateSessionFinishSized(
  view: DataView,
  offset: number,
  size: number,
): LiveupdateSessionFinish {
  const extended = extend("liveupdate_session_finish", view, offset, size, 8, 8, true);
  return decodeLiveupdateSessionFinish(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeLiveupdateSessionFinishSized(
  value: LiveupdateSessionFinish,
  size: number,
): DataView {
  return resize("liveupdate_session_finish", encodeLiveupdateSessionFinish(value), size, 8);
}

/**
 * A `struct liveupdate_session_finish` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkLiveupdateSessionFinishBytes`
 * first; what it writes is.
 */
export class LiveupdateSessionFinishCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("liveupdate_session_finish", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8))
      requireRoom("liveupdate_session_finish", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("liveupdate_session_finish", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
}

// struct liveupdate_session_get_name {           /* x86_64 */
//     __u32 size;                                /*  0   4 */
//     __u32 reserved;                            /*  4   4 */
//     __u8 name[LIVEUPDATE_SESSION_NAME_LENGTH]; /*  8  64 */
// };                                             /* size 72 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 72, align 4 */
// /* m68k: size 72, align 2 */
//
// The codec below is for the layout of x86_64.

/** The name a session was created under. */
export interface LiveupdateSessionGetName {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** Out: name of the session, ended by a zero byte. */
  readonly name: Uint8Array;
}

/** Bytes of a `struct liveupdate_session_get_name`. */
export const LIVEUPDATE_SESSION_GET_NAME_SIZE = 72;
/** What its address is a multiple of, bytes. */
export const LIVEUPDATE_SESSION_GET_NAME_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const LIVEUPDATE_SESSION_GET_NAME_MIN_SIZE = 72;
/** Where each member starts, bytes. */
export const LIVEUPDATE_SESSION_GET_NAME_OFFSET = {
  size: 0,
  reserved: 4,
  name: 8,
} as const;
/** The ioctl that takes a `struct liveupdate_session_get_name`. */
export const LIVEUPDATE_SESSION_GET_NAME = 0xba43;

/**
 * Refuses bytes that are no `struct liveupdate_session_get_name`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkLiveupdateSessionGetNameBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 72, end))
    requireRoom("liveupdate_session_get_name", view, offset, 72, end);
  if (view.getUint32(offset + 4, true) !== 0)
    requireZero("liveupdate_session_get_name", "reserved", view, offset + 4, 4, "reserved");
}

/**
 * Reads bytes that `checkLiveupdateSessionGetNameBytes` has seen; without that, what comes is not
 * checked.
 */
export function readLiveupdateSessionGetName(view: DataView, offset = 0): LiveupdateSessionGetName {
  return {
    size: view.getUint32(offset, true),
    name: readBytes(view, offset + 8, 64),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeLiveupdateSessionGetName(
  view: DataView,
  offset = 0,
  end?: number,
): LiveupdateSessionGetName {
  checkLiveupdateSessionGetNameBytes(view, offset, end);
  return readLiveupdateSessionGetName(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkLiveupdateSessionGetNameValue(value: LiveupdateSessionGetName): void {
  if (!isU32(value.size)) requireU32("liveupdate_session_get_name", "size", value.size, 0);
  requireArray("liveupdate_session_get_name", "name", value.name, Uint8Array, 64, 8);
}

/**
 * Writes a value that `checkLiveupdateSessionGetNameValue` has seen; without that, what does not
 * fit wraps.
 */
export function writeLiveupdateSessionGetName(
  value: LiveupdateSessionGetName,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, 0, true);
  writeBytes(view, offset + 8, value.name);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeLiveupdateSessionGetName(
  value: LiveupdateSessionGetName,
  view: DataView = freshView(LIVEUPDATE_SESSION_GET_NAME_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 72)) requireRoom("liveupdate_session_get_name", view, offset, 72);
  checkLiveupdateSessionGetNameValue(value);
  writeLiveupdateSessionGetName(value, view, offset);
  return view;
}

/**
 * Decodes a `struct liveupdate_session_get_name` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 72; what an older caller does not have is zero; what a newer one
 * has beyond 72 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeLiveupdateSessionGetNameSized(
  view: DataView,
  offset: number,
  size: number,
): LiveupdateSessionGetName {
  const extended = extend("liveupdate_session_get_name", view, offset, size, 72, 72, true);
  return decodeLiveupdateSessionGetName(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeLiveupdateSessionGetNameSized(
  value: LiveupdateSessionGetName,
  size: number,
): DataView {
  return resize("liveupdate_session_get_name", encodeLiveupdateSessionGetName(value), size, 72);
}

/**
 * A `struct liveupdate_session_get_name` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkLiveupdateSessionGetNameBytes`
 * first; what it writes is.
 */
export class LiveupdateSessionGetNameCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 72)) requireRoom("liveupdate_session_get_name", view, offset, 72);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 72))
      requireRoom("liveupdate_session_get_name", this._view, offset, 72);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("liveupdate_session_get_name", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Out: name of the session, ended by a zero byte. */
  nameAt(index: number): number {
    requireIndex("liveupdate_session_get_name", "name", index, 64);
    return this._view.getUint8(this._at + 8 + index * 1);
  }
  setNameAt(index: number, value: number): void {
    requireIndex("liveupdate_session_get_name", "name", index, 64);
    if (!isUpTo(value, 255)) requireRange("liveupdate_session_get_name", "name", value, 0, 255, 8);
    this._view.setUint8(this._at + 8 + index * 1, value);
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

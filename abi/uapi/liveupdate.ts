/**
 * Live update sessions: groups of files that outlive a kexec, each file under a token.
 *
 * @contract liveupdate.h
 * @source include/uapi/linux/liveupdate.h
 * @since 6.19
 */
import type { aligned_u64, array, reserved, s32, u32, u8 } from "../vocabulary.ts";

/** Longest name of a session with its closing zero byte, bytes. */
export type LIVEUPDATE_SESSION_NAME_LENGTH = 64;

/**
 * Opens a new session to preserve files in.
 *
 * @ioctl LIVEUPDATE_IOCTL_CREATE_SESSION _IO 0xba 0x00
 * @min_size 72
 */
export interface liveupdate_ioctl_create_session {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** Out: the session's file descriptor. */
  fd: s32;
  /** Name of the session, ended by a zero byte; the next kernel's user asks for it. */
  name: array<u8, LIVEUPDATE_SESSION_NAME_LENGTH>;
}

/**
 * Opens a session the previous kernel handed over; each only once.
 *
 * @ioctl LIVEUPDATE_IOCTL_RETRIEVE_SESSION _IO 0xba 0x01
 * @min_size 72
 */
export interface liveupdate_ioctl_retrieve_session {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** Out: the session's file descriptor. */
  fd: s32;
  /** Name the session was created under. */
  name: array<u8, LIVEUPDATE_SESSION_NAME_LENGTH>;
}

/**
 * Puts a file into the session.
 *
 * @ioctl LIVEUPDATE_SESSION_PRESERVE_FD _IO 0xba 0x40
 * @min_size 16
 */
export interface liveupdate_session_preserve_fd {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The file to preserve. */
  fd: s32;
  /** The caller's own number for the file; one file a number in a session. */
  token: aligned_u64;
}

/**
 * Takes a file out of a session the previous kernel handed over.
 *
 * @ioctl LIVEUPDATE_SESSION_RETRIEVE_FD _IO 0xba 0x41
 * @min_size 16
 */
export interface liveupdate_session_retrieve_fd {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** Out: the file's new descriptor. */
  fd: s32;
  /** The number the file was preserved under. */
  token: aligned_u64;
}

/**
 * Says that everything wanted from a session has been retrieved; the rest is dropped.
 *
 * @ioctl LIVEUPDATE_SESSION_FINISH _IO 0xba 0x42
 * @min_size 8
 */
export interface liveupdate_session_finish {
  /** Size of this record as the caller knows it. */
  size: u32;
  reserved: reserved<u32>;
}

/**
 * The name a session was created under.
 *
 * @ioctl LIVEUPDATE_SESSION_GET_NAME _IO 0xba 0x43
 * @min_size 72
 */
export interface liveupdate_session_get_name {
  /** Size of this record as the caller knows it. */
  size: u32;
  reserved: reserved<u32>;
  /** Out: name of the session, ended by a zero byte. */
  name: array<u8, LIVEUPDATE_SESSION_NAME_LENGTH>;
}

/**
 * The live update orchestrator's records as first merged: a flattened tree of one page whose u64
 * properties are in the machine's own byte order, and flat blocks of entries. The entries are those
 * of `luo-v5`, but for the name of one member.
 *
 * @contract luo-v1
 * @source include/linux/kho/abi/luo.h
 * @since 6.19
 */
import type { phys, text, u64 } from "../../vocabulary.ts";

/** Name of the orchestrator's node in the handover tree. */
export type LUO_FDT_KHO_ENTRY_NAME = "LUO";
/** What the tree's root says it is. */
export type LUO_FDT_COMPATIBLE = "luo-v1";
/** Root property: how many live updates led here. */
export type LUO_FDT_LIVEUPDATE_NUM = "liveupdate-number";
/** Node of the sessions. */
export type LUO_FDT_SESSION_NODE_NAME = "luo-session";
/** What that node says it is. */
export type LUO_FDT_SESSION_COMPATIBLE = "luo-session-v2";
/** Its property: physical address of the block of sessions. */
export type LUO_FDT_SESSION_HEADER = "luo-session-header";
/** Node of the global data. */
export type LUO_FDT_FLB_NODE_NAME = "luo-flb";
/** What that node says it is. */
export type LUO_FDT_FLB_COMPATIBLE = "luo-flb-v1";
/** Its property: physical address of the page of global data. */
export type LUO_FDT_FLB_HEADER = "luo-flb-header";
/** Longest name of a session with its closing zero byte, bytes. */
export type LIVEUPDATE_SESSION_NAME_LENGTH = 64;
/** Longest name of a file handler with its closing zero byte, bytes. */
export type LIVEUPDATE_HNDL_COMPAT_LENGTH = 48;
/** Longest name of a kind of global data with its closing zero byte, bytes. */
export type LIVEUPDATE_FLB_COMPAT_LENGTH = 48;
/** Pages of the block of sessions. */
export type LUO_SESSION_PGCNT = 16;
/** Pages of a block of files. */
export type LUO_FILE_PGCNT = 2;

/**
 * Head of the block of sessions.
 *
 * @packed
 */
export interface luo_session_header_ser {
  /** Sessions that follow. */
  count: u64;
}

/**
 * The files of one session.
 *
 * @packed
 */
export interface luo_file_set_ser {
  /** Physical address of the block of files; 0 for none. */
  files: phys<"luo_file_ser">;
  /** Files in it. */
  count: u64;
}

/**
 * One session.
 *
 * @packed
 * @array
 */
export interface luo_session_ser {
  /** Name its creator gave it. */
  name: text<LIVEUPDATE_SESSION_NAME_LENGTH>;
  /** Its files. */
  file_set_ser: luo_file_set_ser;
}

/**
 * One preserved file.
 *
 * @packed
 * @array
 */
export interface luo_file_ser {
  /** Name of the handler that preserved it and can restore it. */
  compatible: text<LIVEUPDATE_HNDL_COMPAT_LENGTH>;
  /** What the handler handed over, mostly the physical address of its own record. */
  data: u64;
  /** The user's own number for the file. */
  token: u64;
}

/**
 * Head of the page of global data.
 *
 * @packed
 */
export interface luo_flb_header_ser {
  /** Pages the block has. */
  pgcnt: u64;
  /** Entries in it. */
  count: u64;
}

/**
 * Global data shared by files of one kind.
 *
 * @packed
 * @array
 */
export interface luo_flb_ser {
  /** Name of its handler. */
  name: text<LIVEUPDATE_FLB_COMPAT_LENGTH>;
  /** What the handler handed over, mostly the physical address of its own record. */
  data: u64;
  /** Files that use it. */
  count: u64;
}

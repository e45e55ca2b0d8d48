/**
 * The live update orchestrator's own records: sessions, the files in them, and global data shared
 * by files of one kind. All reachable from one record, registered under the name `LUO`.
 *
 * @contract luo-v5
 * @source include/linux/kho/abi/luo.h
 * @since 7.1
 */
import type { phys, text, u64 } from "../../vocabulary.ts";

/** Name of the orchestrator's node in the handover tree. */
export type LUO_KHO_ENTRY_NAME = "LUO";
/** What `compatible` must say. */
export type LUO_COMPATIBLE = "luo-v5";
/** Longest name of a session with its closing zero byte, bytes. */
export type LIVEUPDATE_SESSION_NAME_LENGTH = 64;
/** Longest name of a file handler with its closing zero byte, bytes. */
export type LIVEUPDATE_HNDL_COMPAT_LENGTH = 48;
/** Longest name of a kind of global data with its closing zero byte, bytes. */
export type LIVEUPDATE_FLB_COMPAT_LENGTH = 48;

/**
 * The root of everything.
 *
 * @packed
 */
export interface luo_ser {
  /** The contract's name; its length is part of the layout. */
  compatible: text<8>;
  /** How many live updates led here, counted from 1. */
  liveupdate_num: u64;
  /** Physical address of the first block of sessions; 0 for none. */
  sessions_pa: phys<"kho_block_header_ser">;
  /** Physical address of the page of global data; 0 for none. */
  flbs_pa: phys<"luo_flb_header_ser">;
}

/**
 * The files of one session.
 *
 * @packed
 */
export interface luo_file_set_ser {
  /** Physical address of the first block of files; 0 for none. */
  files: phys<"kho_block_header_ser">;
  /** Files in all blocks. */
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
  serialized_data: u64;
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

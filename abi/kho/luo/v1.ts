/**
 * The live update orchestrator's records as first merged: a flattened tree of one page whose u64
 * properties are in the machine's own byte order, and flat blocks of entries. The entries are those
 * of `luo-v5`.
 *
 * @contract luo-v1
 * @source include/linux/kho/abi/luo.h
 * @since 6.19
 */
import type { u64 } from "../../vocabulary.ts";

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

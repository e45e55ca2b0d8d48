/**
 * The live update orchestrator's sessions before they held files: the first layout that was merged,
 * never in a release with anything to preserve.
 *
 * @contract luo-session-v1
 * @source include/linux/kho/abi/luo.h
 * @since 6.19
 */
import type { text, u64 } from "../../vocabulary.ts";

/** What the node of the sessions says it is. */
export type LUO_FDT_SESSION_COMPATIBLE = "luo-session-v1";
/** Longest name of a session with its closing zero byte, bytes. */
export type LIVEUPDATE_SESSION_NAME_LENGTH = 64;

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
 * One session.
 *
 * @packed
 * @array
 */
export interface luo_session_ser {
  /** Name its creator gave it. */
  name: text<LIVEUPDATE_SESSION_NAME_LENGTH>;
}

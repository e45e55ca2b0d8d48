/**
 * The live update orchestrator's root as proposed in place of version strings: bits that say what
 * the image holds, what its reader must know, and what is in use.
 *
 * @contract luo-features
 * @profile proposed-2026
 * @source liveupdate: feature negotiation, 2026
 * @since proposed
 */
import type { phys, reserved, text, u64 } from "../../vocabulary.ts";

/** Name of the orchestrator's record in a handover image. */
export type LUO_KHO_ENTRY_NAME = "LUO";
/** Longest name of a file handler with its closing zero byte, bytes. */
export type LIVEUPDATE_HNDL_NAME_LENGTH = 48;
/** The counter of live updates is there. */
export type LUO_FEATURE_NUMBER = 1;
/** Sessions are there. */
export type LUO_FEATURE_SESSIONS = 2;
/** Global data is there. */
export type LUO_FEATURE_FLBS = 4;

/**
 * What an image can hold, must be understood of it, and holds.
 *
 * @packed
 */
export interface luo_feature_hdr {
  /** Features its writer knows. */
  supp: u64;
  /** Features its reader must know. */
  req: u64;
  /** Features in use. */
  active: u64;
  reserved: reserved<u64, 13>;
}

/**
 * The root of everything.
 *
 * @packed
 */
export interface luo_ser {
  /** LUO_FEATURE bits. */
  features: luo_feature_hdr;
  /** How many live updates led here, counted from 1. */
  liveupdate_num: u64;
  /** Physical address of the first block of sessions; 0 for none. */
  sessions_pa: phys<"kho_block_header_ser">;
  /** Physical address of the page of global data; 0 for none. */
  flbs_pa: phys<"luo_flb_header_ser">;
}

/**
 * One preserved file.
 *
 * @packed
 * @array
 */
export interface luo_file_ser {
  /** Name of the handler that preserved it and can restore it; no version in it. */
  name: text<LIVEUPDATE_HNDL_NAME_LENGTH>;
  /** What the handler handed over, mostly the physical address of its own record. */
  data: u64;
  /** The user's own number for the file. */
  token: u64;
}

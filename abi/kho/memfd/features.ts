/**
 * A memfd handed to the next kernel, as proposed with bits for features in place of a version in
 * the handler's name.
 *
 * @contract memfd
 * @profile proposed-2026
 * @source liveupdate: feature negotiation, 2026
 * @since proposed
 */
import type { u32, u64 } from "../../vocabulary.ts";
import type { kho_vmalloc } from "../kho.ts";
import type { luo_feature_hdr } from "../luo/features.ts";

/** The handler's name in a live-update image; no version in it. */
export type MEMFD_LUO_FH_NAME = "memfd";

/**
 * One memfd.
 *
 * @packed
 */
export interface memfd_luo_ser {
  /** What the record holds; no bit was named yet. */
  features: luo_feature_hdr;
  /** Position of the file descriptor, bytes. */
  pos: u64;
  /** Size of the file, bytes. */
  size: u64;
  /**
   * Seals of the file, as fcntl numbers them.
   *
   * @flags F_SEAL_SEAL=0x1 F_SEAL_SHRINK=0x2 F_SEAL_GROW=0x4 F_SEAL_WRITE=0x8
   *   F_SEAL_FUTURE_WRITE=0x10 F_SEAL_EXEC=0x20
   */
  seals: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** Folios that have memory. */
  nr_folios: u64;
  /** The array of `memfd_luo_folio_ser`. */
  folios: kho_vmalloc;
}

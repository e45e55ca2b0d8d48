/**
 * A memfd handed to the next kernel: size, position, seals, and where each folio lies.
 *
 * @contract memfd-v2
 * @source include/linux/kho/abi/memfd.h
 * @since 7.0
 */
import type { bits, u32, u64 } from "../../vocabulary.ts";
import type { kho_vmalloc } from "../kho.ts";

/** The handler's name in a live-update image. */
export type MEMFD_LUO_FH_COMPATIBLE = "memfd-v2";
/** The folio was written to. */
export type MEMFD_LUO_FOLIO_DIRTY = 1;
/** The folio's content is valid. */
export type MEMFD_LUO_FOLIO_UPTODATE = 2;

/**
 * One folio of the file.
 *
 * @packed
 * @array
 */
export interface memfd_luo_folio_ser {
  /**
   * Its first page frame number.
   *
   * @accept BITF one 64-bit word holds the number and the flags; both kernels are of one byte order
   */
  pfn: bits<u64, 52>;
  /** What is known of its content. */
  flags: bits<u64, 12>;
  /** Where it lies in the file, pages of 4 KiB. */
  index: u64;
}

/**
 * One memfd.
 *
 * @packed
 */
export interface memfd_luo_ser {
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

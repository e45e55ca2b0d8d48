/**
 * A memfd handed to the next kernel: size, position, and where each folio lies. Seals were lost.
 *
 * @contract memfd-v1
 * @source include/linux/kho/abi/memfd.h
 * @since 6.19
 */
import type { bits, u64 } from "../../vocabulary.ts";
import type { kho_vmalloc } from "../kho.ts";

/** The handler's name in a live-update image. */
export type MEMFD_LUO_FH_COMPATIBLE = "memfd-v1";
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
  /** Folios that have memory. */
  nr_folios: u64;
  /** The array of `memfd_luo_folio_ser`. */
  folios: kho_vmalloc;
}

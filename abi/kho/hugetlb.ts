/**
 * Huge pages handed to the next kernel: how many of each size, so that it sets aside only the rest.
 *
 * @contract hugetlb-v1
 * @source mm/hugetlb: live update support, RFC
 * @since proposed
 */
import type { array, u64, u8 } from "../vocabulary.ts";

/** Name of the global data in a live-update image. */
export type HUGETLB_FLB_COMPATIBLE = "hugetlb-v1";
/** Most sizes an image tells about. */
export type HUGETLB_SER_MAX_HSTATES = 4;

/**
 * One size.
 *
 * @packed
 */
export interface hugetlb_hstate_ser {
  /** Preserved pages of that size. */
  nr_pages: u64;
  /** A page is 2 to this power base pages long. */
  order: u8;
}

/**
 * All sizes.
 *
 * @packed
 */
export interface hugetlb_ser {
  /**
   * The sizes.
   *
   * @accept FLEXA posted so: nine bytes each, one after the other
   */
  hstates: array<hugetlb_hstate_ser, HUGETLB_SER_MAX_HSTATES>;
  /** How many of them count. */
  nr_hstates: u8;
}

/**
 * Memory a driver allocated for a device's transfers, handed to the next kernel in place.
 *
 * @contract dma-alloc
 * @profile branch
 * @source dma-mapping: live update support, development branch
 * @since proposed
 */
import type { bool, flex, u64 } from "../vocabulary.ts";

/**
 * One allocation.
 *
 * @packed
 */
export interface dma_alloc_ser {
  /** Where the device sees it. */
  iova: u64;
  /** Pages of 4 KiB. */
  nr_pages: u64;
  /**
   * Whether its pages are folios.
   *
   * @accept BOOL posted so
   */
  is_folio: bool;
  /**
   * Whether its pages lie together.
   *
   * @accept BOOL posted so
   */
  is_contiguous: bool;
  /**
   * Physical addresses of its pages; of the first only, when they lie together.
   *
   * @accept PKMIS posted so: at offset 18
   */
  page_phys: flex<u64, "nr_pages">;
}

/**
 * The map of preserved pages as first merged: a chain of pages, each naming bitmaps of one order.
 *
 * @contract kho-v1
 * @source kernel/kexec_handover.c
 * @since 6.16
 */
import type { array, phys, u64, unsigned_int } from "../vocabulary.ts";

/** Word 0 of the root node's `compatible`. */
export type KHO_V1_FDT_COMPATIBLE = "kho-v1";
/** Property of a user's node: physical address of its tree. */
export type KHO_V1_FDT_SUB_TREE_PROP_NAME = "fdt";
/** Bitmaps one page of the chain names. */
export type KHOSER_BITMAPS_PER_CHUNK = 255;

/**
 * Head of a page of the chain.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 */
export interface khoser_mem_chunk_hdr {
  /** Physical address of the next page; 0 at the end. */
  next: phys<"khoser_mem_chunk">;
  /**
   * Every block of this page is 2 to this power pages long.
   *
   * @accept PLAINT merged so: the width is the compiler's to choose
   */
  order: unsigned_int;
  /**
   * Bitmaps named here.
   *
   * @accept PLAINT merged so: the width is the compiler's to choose
   */
  num_elms: unsigned_int;
}

/**
 * One bitmap.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 */
export interface khoser_mem_bitmap_ptr {
  /** Physical address that bit 0 stands for. */
  phys_start: u64;
  /** Physical address of the bitmap's page. */
  bitmap: phys<"bitmap">;
}

/**
 * One page of the chain.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 * @placed 4096
 */
export interface khoser_mem_chunk {
  /** Link, order, count. */
  hdr: khoser_mem_chunk_hdr;
  /** The bitmaps, by ascending address. */
  bitmaps: array<khoser_mem_bitmap_ptr, KHOSER_BITMAPS_PER_CHUNK>;
}

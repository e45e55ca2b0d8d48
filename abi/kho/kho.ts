/**
 * Kexec handover itself: the address of the image, the tree of preserved pages, arrays in scattered
 * pages, chains of blocks.
 *
 * @contract kho-v4
 * @source include/linux/kho/abi/kexec_handover.h
 * @since 7.0
 */
import type { array, phys, u64, unsigned_int, unsigned_short } from "../vocabulary.ts";

/** Word 0 of the root node's `compatible`. */
export type KHO_FDT_COMPATIBLE = "kho-v4";
/** Root property: physical address of the tree of preserved pages. */
export type KHO_FDT_MEMORY_MAP_PROP_NAME = "preserved-memory-map";
/** Property of a user's node: physical address of its data. */
export type KHO_FDT_SUB_TREE_PROP_NAME = "preserved-data";
/** Property of a user's node: size of its data, bytes. */
export type KHO_FDT_SUB_TREE_SIZE_PROP_NAME = "blob-size";
/** Addresses a page of the preserved-page tree holds. */
export type KHO_TABLE_ENTRIES = 512;

/**
 * What the boot loader's setup data carries over the jump on x86: where the image begins.
 *
 * @packed
 */
export interface kho_data {
  /** Physical address of the root tree. */
  fdt_addr: phys<"fdt_header">;
  /** Its size, bytes. */
  fdt_size: u64;
  /** Physical address of the array of scratch ranges. */
  scratch_addr: phys<"kho_scratch">;
  /** Size of that array, bytes. */
  scratch_size: u64;
}

/**
 * Memory the next kernel may boot in: nothing preserved lies there.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 * @array
 */
export interface kho_scratch {
  /** Physical address of the range. */
  addr: u64;
  /** Its size, bytes. */
  size: u64;
}

/**
 * An inner page of the preserved-page tree.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 * @placed 4096
 */
export interface kho_radix_node {
  /** Physical addresses of the pages one level down; 0 for none. */
  table: array<u64, KHO_TABLE_ENTRIES>;
}

/**
 * A leaf of the preserved-page tree: one bit for each block of one order. The kernel counts it in
 * words of unsigned long, as many as make the same page.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 * @placed 4096
 */
export interface kho_radix_leaf {
  /** Bit b set: block b of this leaf is preserved. */
  bitmap: array<u64, 512>;
}

/**
 * Head of a page that lists pages of one array.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 */
export interface kho_vmalloc_hdr {
  /** Physical address of the next such page; 0 at the end. */
  next: phys<"kho_vmalloc_chunk">;
}

/**
 * One page listing pages of an array.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 * @placed 4096
 */
export interface kho_vmalloc_chunk {
  /** Link to the next page of the list. */
  hdr: kho_vmalloc_hdr;
  /** Physical addresses of the array's pages in order; 0 after the last. */
  phys: array<u64, 511>;
}

/**
 * An array in scattered pages.
 *
 * @accept PKMISS natural alignment leaves no hole, and the layout is merged
 */
export interface kho_vmalloc {
  /** Physical address of the first page that lists the array's pages. */
  first: phys<"kho_vmalloc_chunk">;
  /**
   * Pages of 4 KiB the array has.
   *
   * @accept PLAINT posted so: the width is the compiler's to choose
   */
  total_pages: unsigned_int;
  /**
   * How the array is to be mapped.
   *
   * @accept PLAINT posted so: the width is the compiler's to choose
   */
  flags: unsigned_short;
  /**
   * Each listed page is 2 to this power pages long.
   *
   * @accept PLAINT posted so: the width is the compiler's to choose
   */
  order: unsigned_short;
}

/**
 * Head of a one-page block of entries.
 *
 * @packed
 * @placed 4096
 */
export interface kho_block_header_ser {
  /** Physical address of the next block; 0 at the end. */
  next: phys<"kho_block_header_ser">;
  /** Entries in this block. */
  count: u64;
}

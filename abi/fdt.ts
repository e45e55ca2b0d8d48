/**
 * The flattened device tree's binary form, in which a handover image's root is written: a header,
 * a list of reserved ranges, then tokens. Everything is big-endian.
 *
 * @contract devicetree-v0.4
 * @source Devicetree Specification v0.4, chapter 5
 */
import type { be32, be64 } from "./vocabulary.ts";

/** First word of a tree. */
export type FDT_MAGIC = 0xd00dfeed;
/** Token: a node begins; its name follows. */
export type FDT_BEGIN_NODE = 1;
/** Token: a node ends. */
export type FDT_END_NODE = 2;
/** Token: a property; length, name offset and value follow. */
export type FDT_PROP = 3;
/** Token: nothing. */
export type FDT_NOP = 4;
/** Token: the end of the structure block. */
export type FDT_END = 9;

/** What a tree begins with. */
export interface fdt_header {
  /** FDT_MAGIC. */
  magic: be32;
  /** Size of the whole tree, bytes. */
  totalsize: be32;
  /** Where the structure block starts, bytes. */
  off_dt_struct: be32;
  /** Where the strings block starts, bytes. */
  off_dt_strings: be32;
  /** Where the reserved ranges start, bytes. */
  off_mem_rsvmap: be32;
  /** Version of the format. */
  version: be32;
  /** Oldest version it can be read as. */
  last_comp_version: be32;
  /** Physical id of the boot processor. */
  boot_cpuid_phys: be32;
  /** Size of the strings block, bytes. */
  size_dt_strings: be32;
  /** Size of the structure block, bytes. */
  size_dt_struct: be32;
}

/**
 * A range the booted system must not touch; one of all zeros ends the list.
 *
 * @array
 */
export interface fdt_reserve_entry {
  /** Physical address of the range. */
  address: be64;
  /** Its size, bytes. */
  size: be64;
}

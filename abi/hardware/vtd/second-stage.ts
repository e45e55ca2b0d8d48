/**
 * VT-d second-stage page tables: 512 entries of 8 bytes a table. An entry of all zeros is empty;
 * no bit says present.
 *
 * @contract vtd
 * @source Intel Virtualization Technology for Directed I/O, architecture specification, chapter 9
 */
import type { bits, u64 } from "../../vocabulary.ts";

/**
 * A page: 4 KiB, or 2 MiB and 1 GiB one and two levels up.
 *
 * @array
 */
export interface vtd_ss_leaf {
  /**
   * 1 when the device may read.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  read: bits<u64, 1>;
  /** 1 when the device may write. */
  write: bits<u64, 1>;
  /** 1 when the device may execute, where the hardware knows of it. */
  execute: bits<u64, 1>;
  /** How the memory is cached, with EMTE in the PASID entry. */
  emt: bits<u64, 3>;
  /** 1 when the first stage has no say in that. */
  ipat: bits<u64, 1>;
  /** 1 for a page of 2 MiB or 1 GiB; 0 at the lowest level. */
  page_size: bits<u64, 1>;
  /** Set by hardware when the page was used. */
  accessed: bits<u64, 1>;
  /** Set by hardware when the page was written. */
  dirty: bits<u64, 1>;
  /** Free for software. */
  ignored1: bits<u64, 1>;
  /** 1 when every access sees the caches, in legacy mode. */
  snp: bits<u64, 1>;
  /** The page's frame number. */
  frame: bits<u64, 40>;
  /** Free for software. */
  ignored2: bits<u64, 12>;
}

/**
 * A table one level down.
 *
 * @array
 */
export interface vtd_ss_table {
  /**
   * 1 when anything below may be read.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  read: bits<u64, 1>;
  /** 1 when anything below may be written. */
  write: bits<u64, 1>;
  /** 1 when anything below may be executed. */
  execute: bits<u64, 1>;
  /** Free for software. */
  ignored1: bits<u64, 4>;
  /** 0, or the entry is a page. */
  page_size: bits<u64, 1>;
  /** Set by hardware when the table was used. */
  accessed: bits<u64, 1>;
  /** Free for software; Linux sets the middle one once the table is flushed from the caches. */
  ignored2: bits<u64, 3>;
  /** The table's page frame number. */
  frame: bits<u64, 40>;
  /** Free for software. */
  ignored3: bits<u64, 12>;
}

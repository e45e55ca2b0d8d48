/**
 * First-stage page tables of VT-d and of AMD's second format: those of the processor, 512 entries
 * of 8 bytes a table.
 *
 * @contract x86-page-table
 * @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, chapter 4
 */
import type { bits, u64 } from "../../vocabulary.ts";

/**
 * A page: 4 KiB, or 2 MiB and 1 GiB one and two levels up.
 *
 * @array
 */
export interface x86_leaf {
  /**
   * 1 when the page is there.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** 1 when the page may be written. */
  write: bits<u64, 1>;
  /** 1 when requests without privilege may use the page. */
  user: bits<u64, 1>;
  /** How the page is cached, low bit. */
  pwt: bits<u64, 1>;
  /** How the page is cached, middle bit. */
  pcd: bits<u64, 1>;
  /** Set when the page was used. */
  accessed: bits<u64, 1>;
  /** Set when the page was written. */
  dirty: bits<u64, 1>;
  /** 1 for a page of 2 MiB or 1 GiB; at the lowest level how the page is cached, high bit. */
  page_size: bits<u64, 1>;
  /** 1 when the page is the same in every address space. */
  global: bits<u64, 1>;
  /** Free for software. */
  ignored1: bits<u64, 3>;
  /** The page's frame number; of a large page its lowest bit says how it is cached, high bit. */
  frame: bits<u64, 40>;
  /** Free for software. */
  ignored2: bits<u64, 7>;
  /** Protection key, or free for software. */
  key: bits<u64, 4>;
  /** 1 when the page may not be executed. */
  no_execute: bits<u64, 1>;
}

/**
 * A table one level down.
 *
 * @array
 */
export interface x86_table {
  /**
   * 1 when the table is there.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** 1 when anything below may be written. */
  write: bits<u64, 1>;
  /** 1 when requests without privilege may use anything below. */
  user: bits<u64, 1>;
  /** How the table is cached, low bit. */
  pwt: bits<u64, 1>;
  /** How the table is cached, high bit. */
  pcd: bits<u64, 1>;
  /** Set when the table was used. */
  accessed: bits<u64, 1>;
  /** Free for software. */
  ignored1: bits<u64, 1>;
  /** 0, or the entry is a page. */
  page_size: bits<u64, 1>;
  /** Free for software; Linux sets the second one once the table is flushed from the caches. */
  ignored2: bits<u64, 4>;
  /** The table's page frame number. */
  frame: bits<u64, 40>;
  /** Free for software. */
  ignored3: bits<u64, 11>;
  /** 1 when nothing below may be executed. */
  no_execute: bits<u64, 1>;
}

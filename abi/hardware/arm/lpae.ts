/**
 * Page tables of ARM's SMMU with pages of 4 KiB: 512 entries of 8 bytes a table.
 *
 * @contract arm-lpae
 * @source Arm Architecture Reference Manual for A-profile, chapter D8
 */
import type { bits, u64 } from "../../vocabulary.ts";

/** Of an entry: empty. */
export type ARM_LPAE_EMPTY = 0;

/** Of an entry: a page of 2 MiB or 1 GiB. */
export type ARM_LPAE_BLOCK = 1;

/** Of an entry: a table, or at the lowest level a page. */
export type ARM_LPAE_TABLE_OR_PAGE = 3;

/** Of a page: others share it: none. */
export type ARM_LPAE_SH_NONE = 0;

/** Of a page: everything shares it. */
export type ARM_LPAE_SH_OUTER = 2;

/** Of a page: the processors share it. */
export type ARM_LPAE_SH_INNER = 3;

/**
 * A table one level down, of either stage.
 *
 * @array
 */
export interface arm_lpae_table {
  /**
   * ARM_LPAE_TABLE_OR_PAGE.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  type: bits<u64, 2>;
  /** Free for software. */
  ignored1: bits<u64, 10>;
  /** The table's page frame number, bits 47 to 12. */
  frame: bits<u64, 36>;
  /** Free for software. */
  ignored2: bits<u64, 7>;
  /** Free for software; Linux sets it once the table is flushed from the caches. */
  synced: bits<u64, 1>;
  /** Free for software. */
  ignored3: bits<u64, 3>;
  /** 1 when nothing below may be executed with privilege. */
  pxn_table: bits<u64, 1>;
  /** 1 when nothing below may be executed. */
  xn_table: bits<u64, 1>;
  /** What nothing below may be used for. */
  ap_table: bits<u64, 2>;
  /** 1 when everything below is not secure. */
  ns_table: bits<u64, 1>;
}

/**
 * A page of the first stage.
 *
 * @array
 */
export interface arm_lpae_stage1 {
  /**
   * ARM_LPAE_TABLE_OR_PAGE at the lowest level, else ARM_LPAE_BLOCK.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  type: bits<u64, 2>;
  /** Which of eight ways it is cached in. */
  attr_index: bits<u64, 3>;
  /** 1 when it is not secure. */
  ns: bits<u64, 1>;
  /** 1 when requests without privilege may use it. */
  unprivileged: bits<u64, 1>;
  /** 1 when it may not be written. */
  read_only: bits<u64, 1>;
  /** Who shares it: an ARM_LPAE_SH value. */
  shareable: bits<u64, 2>;
  /** 1, or the first use faults. */
  accessed: bits<u64, 1>;
  /** 1 when it belongs to one address space. */
  not_global: bits<u64, 1>;
  /** The page's frame number, bits 47 to 12. */
  frame: bits<u64, 36>;
  /** More of the frame number, where addresses have 50 bits. */
  high: bits<u64, 2>;
  /** 1 when only marked places may be jumped to. */
  guarded: bits<u64, 1>;
  /** 1 when a write may clear `read_only`: hardware notes what was written. */
  dbm: bits<u64, 1>;
  /** 1 when it is one of sixteen that lie together. */
  contiguous: bits<u64, 1>;
  /** 1 when it may not be executed with privilege. */
  pxn: bits<u64, 1>;
  /** 1 when it may not be executed. */
  xn: bits<u64, 1>;
  /** Free for software. */
  ignored: bits<u64, 4>;
  /** What the hardware's maker likes. */
  pbha: bits<u64, 4>;
  /** Free for software. */
  ignored2: bits<u64, 1>;
}

/**
 * A page of the second stage.
 *
 * @array
 */
export interface arm_lpae_stage2 {
  /**
   * ARM_LPAE_TABLE_OR_PAGE at the lowest level, else ARM_LPAE_BLOCK.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  type: bits<u64, 2>;
  /** How it is cached. */
  mem_attr: bits<u64, 4>;
  /** 1 when it may be read. */
  read: bits<u64, 1>;
  /** 1 when it may be written. */
  write: bits<u64, 1>;
  /** Who shares it: an ARM_LPAE_SH value. */
  shareable: bits<u64, 2>;
  /** 1, or the first use faults. */
  accessed: bits<u64, 1>;
  /** 1 when invalidations may be quick about it. */
  fnxs: bits<u64, 1>;
  /** The page's frame number, bits 47 to 12. */
  frame: bits<u64, 36>;
  /** More of the frame number, where addresses have more bits. */
  high: bits<u64, 3>;
  /** 1 when a write may set `write`: hardware notes what was written. */
  dbm: bits<u64, 1>;
  /** 1 when it is one of sixteen that lie together. */
  contiguous: bits<u64, 1>;
  /** 3 when it may not be executed. */
  xn: bits<u64, 2>;
  /** Free for software. */
  ignored: bits<u64, 4>;
  /** What the hardware's maker likes. */
  pbha: bits<u64, 4>;
  /** Free for software. */
  ignored2: bits<u64, 1>;
}

/**
 * AMD's first format of page tables, the host's: 512 entries of 8 bytes a table. Between a table
 * and a page, `next_level` tells.
 *
 * @contract amd-iommu
 * @source AMD I/O Virtualization Technology (IOMMU) Specification, 48882
 */
import type { bits, u64 } from "../../vocabulary.ts";

/** Of an entry: a page of the size its level has. */
export type AMD_NEXT_LEVEL_PAGE = 0;

/** Of an entry: a page whose size the low bits of `frame` say. */
export type AMD_NEXT_LEVEL_SIZED = 7;

/**
 * A page, or a table at level `next_level`, counted from 1.
 *
 * @array
 */
export interface amd_v1_entry {
  /**
   * 1 when the entry counts.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** Free for software. */
  ignored1: bits<u64, 4>;
  /** Set by hardware when the page was used. */
  accessed: bits<u64, 1>;
  /** Set by hardware when the page was written. */
  dirty: bits<u64, 1>;
  /** Free for software. */
  ignored2: bits<u64, 2>;
  /** Level of the table the entry points to, AMD_NEXT_LEVEL_PAGE or AMD_NEXT_LEVEL_SIZED. */
  next_level: bits<u64, 3>;
  /** The frame number; with AMD_NEXT_LEVEL_SIZED its lowest zero bit says the size. */
  frame: bits<u64, 40>;
  /** Free for software. */
  ignored3: bits<u64, 7>;
  /** What the device is told about translations it may cache. */
  untranslated: bits<u64, 1>;
  /** 1 when every access sees the caches. */
  force_coherent: bits<u64, 1>;
  /** 1 when the device may read. */
  read: bits<u64, 1>;
  /** 1 when the device may write. */
  write: bits<u64, 1>;
  /** Free for software. */
  ignored4: bits<u64, 1>;
}

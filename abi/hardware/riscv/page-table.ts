/**
 * Page tables of RISC-V, Sv39 to Sv57: 512 entries of 8 bytes a table.
 *
 * @contract riscv-page-table
 * @source The RISC-V Instruction Set Manual, volume II, chapter 10
 */
import type { bits, reserved, u64 } from "../../vocabulary.ts";

/** Memory as its address says. */
export type RISCV_PBMT_PMA = 0;

/** Not cached. */
export type RISCV_PBMT_NC = 1;

/** Not cached, and kept in order: registers of devices. */
export type RISCV_PBMT_IO = 2;

/**
 * A page, or a table when it may be neither read, written nor executed.
 *
 * @array
 */
export interface riscv_pte {
  /**
   * 1 when the entry counts.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  valid: bits<u64, 1>;
  /** 1 when it may be read. */
  read: bits<u64, 1>;
  /** 1 when it may be written. */
  write: bits<u64, 1>;
  /** 1 when it may be executed. */
  execute: bits<u64, 1>;
  /** 1 when requests without privilege may use it; always, to an IOMMU. */
  user: bits<u64, 1>;
  /** 1 when it is the same in every address space. */
  global: bits<u64, 1>;
  /** Set when it was used. */
  accessed: bits<u64, 1>;
  /** Set when it was written. */
  dirty: bits<u64, 1>;
  /** Free for software. */
  rsw: bits<u64, 2>;
  /** The frame number; of 64 KiB, with `napot`, its low four bits are 8. */
  ppn: bits<u64, 44>;
  reserved1: reserved<bits<u64, 7>>;
  /** How it is cached: a RISCV_PBMT value. */
  pbmt: bits<u64, 2>;
  /** 1 when it is one of sixteen that are one page. */
  napot: bits<u64, 1>;
}

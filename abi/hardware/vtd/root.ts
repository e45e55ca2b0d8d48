/**
 * VT-d root table: one entry of 16 bytes for each bus, found from a register.
 *
 * @contract vtd
 * @source Intel Virtualization Technology for Directed I/O, architecture specification, chapter 9
 */
import type { bits, reserved, u64 } from "../../vocabulary.ts";

/** Of the register: entries are `vtd_root_entry`. */
export type VTD_TTM_LEGACY = 0;

/** Of the register: entries are `vtd_scalable_root_entry`. */
export type VTD_TTM_SCALABLE = 1;

/** Of the register: every request is refused. */
export type VTD_TTM_ABORT = 3;

/** The register that says where the root table is. */
export interface vtd_root_register {
  /**
   * Always zero.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  reserved1: reserved<bits<u64, 10>>;
  /** Translation table mode: a VTD_TTM value. */
  ttm: bits<u64, 2>;
  /** The root table's page frame number. */
  rta: bits<u64, 52>;
}

/**
 * A bus in legacy mode.
 *
 * @array
 */
export interface vtd_root_entry {
  /**
   * 1 when the bus has a context table.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  reserved1: reserved<bits<u64, 11>>;
  /** The context table's page frame number. */
  ctp: bits<u64, 52>;
  /** @accept A64 the hardware's own: entries lie at multiples of their size */
  reserved2: reserved<u64>;
}

/**
 * A bus in scalable mode: two tables of 128 devices and functions each.
 *
 * @array
 */
export interface vtd_scalable_root_entry {
  /**
   * 1 when devfn 0x00 to 0x7f have a context table.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  lower_present: bits<u64, 1>;
  reserved1: reserved<bits<u64, 11>>;
  /** That table's page frame number. */
  lctp: bits<u64, 52>;
  /** 1 when devfn 0x80 to 0xff have a context table. */
  upper_present: bits<u64, 1>;
  reserved2: reserved<bits<u64, 11>>;
  /** That table's page frame number. */
  uctp: bits<u64, 52>;
}

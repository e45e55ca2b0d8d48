/**
 * VT-d context tables: how the requests of a device and function are translated.
 *
 * @contract vtd
 * @source Intel Virtualization Technology for Directed I/O, architecture specification, chapter 9
 */
import type { bits, reserved, u64 } from "../../vocabulary.ts";

/** Requests are walked through the second-stage table. */
export type VTD_TT_MULTI_LEVEL = 0;

/** The same, and the device may cache translations. */
export type VTD_TT_DEV_IOTLB = 1;

/** Requests pass untranslated. */
export type VTD_TT_PASS_THROUGH = 2;

/** Addresses have 39 bits, tables three levels. */
export type VTD_AW_39 = 1;

/** Addresses have 48 bits, tables four levels. */
export type VTD_AW_48 = 2;

/** Addresses have 57 bits, tables five levels. */
export type VTD_AW_57 = 3;

/**
 * A device and function in legacy mode; 256 a table, by devfn.
 *
 * @array
 */
export interface vtd_context_entry {
  /**
   * 1 when the device may send requests.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** 1 when faults are not reported. */
  fpd: bits<u64, 1>;
  /** Translation type: a VTD_TT value. */
  tt: bits<u64, 2>;
  reserved1: reserved<bits<u64, 8>>;
  /** The second-stage top table's page frame number. */
  ssptptr: bits<u64, 52>;
  /** Address width: a VTD_AW value. */
  aw: bits<u64, 3>;
  /** Free for software. */
  ignored: bits<u64, 4>;
  reserved2: reserved<bits<u64, 1>>;
  /** Domain id the translations are tagged with. */
  did: bits<u64, 16>;
  reserved3: reserved<bits<u64, 40>>;
}

/**
 * A device and function in scalable mode; 128 a table, by the low seven bits of devfn.
 *
 * @array
 */
export interface vtd_scalable_context_entry {
  /**
   * 1 when the device may send requests.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** 1 when faults are not reported. */
  fpd: bits<u64, 1>;
  /** 1 when the device may cache translations. */
  dte: bits<u64, 1>;
  /** 1 when requests may carry a PASID. */
  paside: bits<u64, 1>;
  /** 1 when the device may ask for pages. */
  pre: bits<u64, 1>;
  reserved1: reserved<bits<u64, 4>>;
  /** The PASID directory has 2 to this power, times 128, entries. */
  pdts: bits<u64, 3>;
  /** The PASID directory's page frame number. */
  pasiddirptr: bits<u64, 52>;
  /** The PASID of requests that carry none. */
  rid_pasid: bits<u64, 20>;
  /** 1 when those are privileged. */
  rid_priv: bits<u64, 1>;
  reserved2: reserved<bits<u64, 43>>;
  /** @accept A64 the hardware's own: entries lie at multiples of their size */
  reserved3: reserved<u64, 2>;
}

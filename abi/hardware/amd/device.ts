/**
 * AMD device table: how the requests and interrupts of a device are treated, one entry of 32 bytes
 * for each device id; and the table of guest tables, by PASID, that an entry may lead to.
 *
 * @contract amd-iommu
 * @source AMD I/O Virtualization Technology (IOMMU) Specification, 48882
 */
import type { bits, reserved, u64 } from "../../vocabulary.ts";

/** Interrupts: none is let through. */
export type AMD_INTCTL_ABORT = 0;

/** Interrupts: let through as they are. */
export type AMD_INTCTL_FORWARD = 1;

/** Interrupts: looked up in the table. */
export type AMD_INTCTL_REMAP = 2;

/** Guest tables have four levels. */
export type AMD_GUEST_4_LEVEL = 0;

/** Guest tables have five levels. */
export type AMD_GUEST_5_LEVEL = 1;

/**
 * One device. What is reserved here (bits 2 to 6, 63, 180, 181, 192 to 206 and 240 to 245) is what
 * QEMU refuses since 2025, by a change its author gave as the specification's; Linux, too, keeps
 * 180 and 181 for reserved. The pieces of the address of guest tables (58 to 60, 80 to 95, 107 to
 * 127), their levels (56, 57) and the guest's mode (182, 183) are where Linux writes them.
 *
 * @array
 */
export interface amd_dte {
  /**
   * 1 when the entry counts.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  v: bits<u64, 1>;
  /** 1 when what it says about translation counts. */
  tv: bits<u64, 1>;
  reserved1: reserved<bits<u64, 5>>;
  /** 3 when hardware notes what was accessed and written. */
  had: bits<u64, 2>;
  /** Levels of the host table; 0 for no translation. */
  mode: bits<u64, 3>;
  /** The host top table's page frame number. */
  host_root: bits<u64, 40>;
  /** 1 when the device may ask for pages. */
  ppr: bits<u64, 1>;
  /** 1 when answers to that carry the PASID. */
  gprp: bits<u64, 1>;
  /** 1 when requests without PASID use guest table 0. */
  giov: bits<u64, 1>;
  /** 1 when requests with PASID are walked through guest tables. */
  gv: bits<u64, 1>;
  /** Levels of the table of guest tables, less one. */
  glx: bits<u64, 2>;
  /** Bits 14 to 12 of where the table of guest tables is. */
  gcr3_14_12: bits<u64, 3>;
  /** 1 when the device may read. */
  ir: bits<u64, 1>;
  /** 1 when the device may write. */
  iw: bits<u64, 1>;
  reserved2: reserved<bits<u64, 1>>;
  /** Domain id the translations are tagged with. */
  domain_id: bits<u64, 16>;
  /** Bits 30 to 15 of where the table of guest tables is. */
  gcr3_30_15: bits<u64, 16>;
  /** 1 when the device may cache translations. */
  iotlb: bits<u64, 1>;
  /** 1 when faults of a kind are reported but once. */
  se: bits<u64, 1>;
  /** 1 when no fault is reported. */
  sa: bits<u64, 1>;
  /** What becomes of port accesses. */
  ioctl: bits<u64, 2>;
  /** 1 when the IOMMU need not cache translations it hands to the device. */
  cache: bits<u64, 1>;
  /** 1 when table walks need not look into the processors' caches. */
  sd: bits<u64, 1>;
  /** 1 when the device may reach the exclusion range. */
  ex: bits<u64, 1>;
  /** What becomes of system management messages. */
  sysmgt: bits<u64, 2>;
  /**
   * 1 when only translated requests of a trusted kind are let through; on a unit that knows no such
   * kind, 0. That bit 106 has a meaning rests on QEMU, which holds none of this word for reserved;
   * its name rests on a dump tool that has the fields of later revisions (`gDeviceID`, `vImuEn`).
   * Older structs leave it without a name (Xen) or reserved (VirtualBox, of 2020). No revision of
   * the specification that names it was seen.
   */
  sats: bits<u64, 1>;
  /** Bits 51 to 31 of where the table of guest tables is. */
  gcr3_51_31: bits<u64, 21>;
  /** 1 when what the entry says about interrupts counts. */
  iv: bits<u64, 1>;
  /** The interrupt table has 2 to this power entries. */
  inttablen: bits<u64, 4>;
  /** 1 when interrupts that are not mapped raise no fault. */
  ig: bits<u64, 1>;
  /** Where the interrupt table is, in units of 64 bytes. */
  int_root: bits<u64, 46>;
  reserved3: reserved<bits<u64, 2>>;
  /** Levels of guest tables: an AMD_GUEST value. */
  guest_mode: bits<u64, 2>;
  /** 1 lets INIT through. */
  init_pass: bits<u64, 1>;
  /** 1 lets external interrupts through. */
  eint_pass: bits<u64, 1>;
  /** 1 lets NMI through. */
  nmi_pass: bits<u64, 1>;
  /** Format of the host table, where the hardware knows a second. */
  hpt_mode: bits<u64, 1>;
  /** What becomes of interrupts: an AMD_INTCTL value. */
  intctl: bits<u64, 2>;
  /** 1 lets LINT0 through. */
  lint0_pass: bits<u64, 1>;
  /** 1 lets LINT1 through. */
  lint1_pass: bits<u64, 1>;
  reserved4: reserved<bits<u64, 15>>;
  /** 1 when a guest drives this device through an IOMMU of its own that hardware provides. */
  vimu_en: bits<u64, 1>;
  /** What that guest calls the device: its device id there. */
  gdevice_id: bits<u64, 16>;
  /** Which guest that is. */
  guest_id: bits<u64, 16>;
  reserved5: reserved<bits<u64, 6>>;
  /** 1 when `mode0_fc` and `snoop_attribute` count. */
  attr_v: bits<u64, 1>;
  /** 1 when requests see the caches though no host table translates them: `mode` is 0. */
  mode0_fc: bits<u64, 1>;
  /** How requests are snooped where neither table nor `mode0_fc` says it. */
  snoop_attribute: bits<u64, 8>;
}

/**
 * The guest table of one PASID, or with several levels the next table on the way there: 512 a
 * table. Bits 11 to 1 and 63 to 52 are reserved here because Linux writes them as zero (an address
 * of whole pages and bit 0); the specification's own table of them was not seen.
 *
 * @array
 */
export interface amd_gcr3_entry {
  /**
   * 1 when there is one.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  v: bits<u64, 1>;
  reserved1: reserved<bits<u64, 11>>;
  /** Page frame number of the top table, whose entries are `x86_table` and `x86_leaf`. */
  root: bits<u64, 40>;
  reserved2: reserved<bits<u64, 12>>;
}

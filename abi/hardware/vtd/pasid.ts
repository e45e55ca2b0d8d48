/**
 * VT-d PASID directories and tables: how requests of one process address space are translated.
 *
 * @contract vtd
 * @source Intel Virtualization Technology for Directed I/O, architecture specification, chapter 9
 */
import type { bits, reserved, u64 } from "../../vocabulary.ts";

/** Requests are walked through the first-stage table. */
export type VTD_PGTT_FIRST = 1;

/** Requests are walked through the second-stage table. */
export type VTD_PGTT_SECOND = 2;

/** Requests are walked through the first, and each step through the second. */
export type VTD_PGTT_NESTED = 3;

/** Requests pass untranslated. */
export type VTD_PGTT_PASS_THROUGH = 4;

/** First-stage tables have four levels. */
export type VTD_FSPM_4_LEVEL = 0;

/** First-stage tables have five levels. */
export type VTD_FSPM_5_LEVEL = 1;

/**
 * 64 process address spaces, by the PASID without its low six bits.
 *
 * @array
 */
export interface vtd_pasid_directory_entry {
  /**
   * 1 when they have a table.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** 1 when faults are not reported. */
  fpd: bits<u64, 1>;
  reserved1: reserved<bits<u64, 10>>;
  /** The table's page frame number. */
  smptblptr: bits<u64, 52>;
}

/**
 * One process address space; 64 a table, by the low six bits of the PASID.
 *
 * @array
 */
export interface vtd_pasid_entry {
  /**
   * 1 when requests of that PASID are let through.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  present: bits<u64, 1>;
  /** 1 when faults are not reported. */
  fpd: bits<u64, 1>;
  /** Address width of the second stage: a VTD_AW value. */
  aw: bits<u64, 3>;
  /** 1 lets the second stage allow execution; gone from later hardware. */
  slee: bits<u64, 1>;
  /** How requests are translated: a VTD_PGTT value. */
  pgtt: bits<u64, 3>;
  /** 1 when the second stage notes what was accessed and written. */
  ssade: bits<u64, 1>;
  reserved1: reserved<bits<u64, 2>>;
  /** The second-stage top table's page frame number. */
  ssptptr: bits<u64, 52>;
  /** Domain id the translations are tagged with. */
  did: bits<u64, 16>;
  reserved2: reserved<bits<u64, 7>>;
  /** 1 when walks of the tables see the caches. */
  pwsnp: bits<u64, 1>;
  /** 1 when every access sees the caches. */
  pgsnp: bits<u64, 1>;
  /** 1 when nothing is cached. */
  cd: bits<u64, 1>;
  /** 1 when the second stage says how memory is cached. */
  emte: bits<u64, 1>;
  /** How memory is cached where no table says. */
  emt: bits<u64, 3>;
  /** How the first stage's top table is cached: write through. */
  pwt: bits<u64, 1>;
  /** How the first stage's top table is cached: not at all. */
  pcd: bits<u64, 1>;
  /** The first stage's eight ways of caching, four bits each. */
  pat: bits<u64, 32>;
  /** 1 when requests for privilege are let through. */
  sre: bits<u64, 1>;
  /** 1 when requests to execute are let through. */
  ere: bits<u64, 1>;
  /** Levels of the first stage: a VTD_FSPM value. */
  fspm: bits<u64, 2>;
  /** 1 when privileged writes heed what is write-protected. */
  wpe: bits<u64, 1>;
  /** 1 when the first stage can forbid execution. */
  nxe: bits<u64, 1>;
  /** 1 when privileged requests may not execute pages of users. */
  smep: bits<u64, 1>;
  /** 1 when the first stage notes what devices accessed. */
  eafe: bits<u64, 1>;
  reserved3: reserved<bits<u64, 4>>;
  /** The first-stage top table's page frame number. */
  fsptptr: bits<u64, 52>;
  /** @accept A64 the hardware's own: entries lie at multiples of their size */
  reserved4: reserved<u64, 5>;
}

/**
 * AMD interrupt remapping tables: what becomes of the interrupts of a device; a table has as many
 * entries as `inttablen` of the device's own says.
 *
 * @contract amd-iommu
 * @source AMD I/O Virtualization Technology (IOMMU) Specification, 48882
 */
import type { bits, reserved, u32, u64 } from "../../vocabulary.ts";

/** Interrupt type: to the processors named. */
export type AMD_INT_TYPE_FIXED = 0;

/** Interrupt type: to the least busy of the processors named. */
export type AMD_INT_TYPE_ARBITRATED = 1;

/**
 * One interrupt, the short form.
 *
 * @array
 */
export interface amd_irte {
  /**
   * 1 when the interrupt is remapped; 0 when it is stopped.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  remap_en: bits<u32, 1>;
  /** 1 when stopping it raises no fault. */
  sup_iopf: bits<u32, 1>;
  /** How it is delivered: an AMD_INT_TYPE value. */
  int_type: bits<u32, 3>;
  /** 1 when the end of the interrupt is to be told. */
  rq_eoi: bits<u32, 1>;
  /** Destination mode: 0 physical, 1 logical. */
  dm: bits<u32, 1>;
  /** 0: the entry names a processor, and no virtual one. */
  guest_mode: bits<u32, 1>;
  /** Destination: which processor. */
  destination: bits<u32, 8>;
  /** Interrupt vector there. */
  vector: bits<u32, 8>;
  reserved1: reserved<bits<u32, 8>>;
}

/**
 * One interrupt for a processor, the long form, which `guest_mode` 0 means.
 *
 * @array
 */
export interface amd_irte_remap {
  /**
   * 1 when the interrupt is remapped; 0 when it is stopped.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  remap_en: bits<u64, 1>;
  /** 1 when stopping it raises no fault. */
  sup_iopf: bits<u64, 1>;
  /** How it is delivered: an AMD_INT_TYPE value. */
  int_type: bits<u64, 3>;
  /** 1 when the end of the interrupt is to be told. */
  rq_eoi: bits<u64, 1>;
  /** Destination mode: 0 physical, 1 logical. */
  dm: bits<u64, 1>;
  /** 0, or the entry is an `amd_irte_vapic`. */
  guest_mode: bits<u64, 1>;
  /** Destination, bits 23 to 0: which processor. */
  destination_23_0: bits<u64, 24>;
  reserved1: reserved<bits<u64, 32>>;
  /** Interrupt vector there. */
  vector: bits<u64, 8>;
  reserved2: reserved<bits<u64, 48>>;
  /** Destination, bits 31 to 24. */
  destination_31_24: bits<u64, 8>;
}

/**
 * One interrupt for a processor of a guest, the long form, which `guest_mode` 1 means.
 *
 * @array
 */
export interface amd_irte_vapic {
  /**
   * 1 when the interrupt is remapped; 0 when it is stopped.
   *
   * @accept BITF as the hardware has it; read where bit 0 is the lowest, as every such machine is
   */
  remap_en: bits<u64, 1>;
  /** 1 when stopping it raises no fault. */
  sup_iopf: bits<u64, 1>;
  /** 1 when the interrupt is noted in the guest's log while its processor does not run. */
  ga_log_intr: bits<u64, 1>;
  reserved1: reserved<bits<u64, 3>>;
  /** 1 while the guest's processor runs. */
  is_run: bits<u64, 1>;
  /** 1, or the entry is an `amd_irte_remap`. */
  guest_mode: bits<u64, 1>;
  /** Where the guest's processor runs, bits 23 to 0. */
  destination_23_0: bits<u64, 24>;
  /** What the log calls the guest's processor. */
  ga_tag: bits<u64, 32>;
  /** Interrupt vector in the guest. */
  vector: bits<u64, 8>;
  reserved2: reserved<bits<u64, 4>>;
  /** Page frame number of the guest processor's interrupt controller. */
  ga_root: bits<u64, 40>;
  reserved3: reserved<bits<u64, 4>>;
  /** Where the guest's processor runs, bits 31 to 24. */
  destination_31_24: bits<u64, 8>;
}

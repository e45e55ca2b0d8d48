/**
 * The IOMMU core's state between two postings: units, page tables and devices, each in a chain of
 * one-page arrays, found from one record of global data.
 *
 * @contract iommu-liveupdate-v1
 * @profile branch
 * @source iommu: Add live update state preservation, development branch
 * @since proposed
 */
import type {
  array,
  bits,
  phys,
  pointer,
  reserved,
  u32,
  u64,
  u8,
  union,
} from "../../vocabulary.ts";

/** Name of the IOMMU core's global data in a live-update image. */
export type IOMMU_LUO_FLB_COMPATIBLE = "iommu-liveupdate-v1";
/** The object was deleted after it was serialized. */
export type IOMMU_SER_DELETED = 1;
/** The object came from the previous kernel. */
export type IOMMU_SER_INCOMING = 2;
/** No kind of IOMMU. */
export type IOMMU_INVALID = 0;
/** An Intel IOMMU. */
export type IOMMU_INTEL = 1;

/**
 * What every preserved object begins with.
 *
 * @packed
 */
export interface iommu_hdr_ser {
  /** How many others refer to the object. */
  ref_count: u32;
  /**
   * What became of the object.
   *
   * @flags IOMMU_SER_DELETED=1 IOMMU_SER_INCOMING=2
   */
  flags: u32;
}

/**
 * One page table.
 *
 * @packed
 * @array
 */
export interface iommu_domain_ser {
  /** Reference count and state. */
  hdr: iommu_hdr_ser;
  /** Physical address of the top table. */
  top_table_phys: u64;
  /** Level of the top table, 0 for the one that holds only leaves. */
  top_level: u64;
  /** Width of the addresses it translates, bits. */
  vasz: u32;
  /**
   * 1 when addresses are sign-extended to 64 bits.
   *
   * @accept BITF posted so: packing makes one byte of the unit the bit is in
   */
  sign_extend: bits<u32, 1>;
  /**
   * Scratch room for the next kernel's own object; 0 in the image.
   *
   * @accept PTR posted so: a raw pointer, 8 bytes on 64-bit kernels and 4 on 32-bit ones
   * @accept PKMIS posted so: at offset 29
   */
  restored_domain: pointer<"struct iommu_domain">;
}

/**
 * Which page table and which IOMMU unit a device uses.
 *
 * @packed
 */
export interface iommu_dev_map_ser {
  /** Domain id the device's translations are tagged with. */
  attachment_id: u64;
  /** Physical address of the page table's record. */
  domain_phys: phys<"iommu_domain_ser">;
  /** Physical address of the unit's record. */
  iommu_phys: phys<"iommu_hw_ser">;
}

/**
 * What an Intel IOMMU keeps for a device.
 *
 * @packed
 */
export interface iommu_device_intel_ser {
  /** Physical address of the PASID table; 0 in legacy mode. */
  pasid_table: u64;
  /** One past the highest PASID it covers. */
  max_pasid: u64;
}

/**
 * One device.
 *
 * @packed
 * @array
 */
export interface iommu_device_ser {
  /** Reference count and state. */
  hdr: iommu_hdr_ser;
  /** Bus, device and function, as its IOMMU numbers it. */
  devid: u32;
  /** PCI segment. */
  pci_domain_nr: u32;
  /** Its page table and unit. */
  domain_iommu_ser: iommu_dev_map_ser;
  /** What its kind of IOMMU keeps for it; the unit's record says which kind. */
  driver: union<{
    intel: iommu_device_intel_ser;
  }>;
}

/**
 * An Intel IOMMU unit.
 *
 * @accept PKMISS posted so: it lies aligned inside a packed record
 */
export interface iommu_intel_ser {
  /** 1 once the next kernel has taken it over. */
  restored: u8;
  padding: reserved<u8, 7>;
  /** Physical address of the unit's registers. */
  phys_addr: u64;
  /** What its root-pointer register held. */
  root_table: u64;
  /** Which context tables are preserved, two bits a bus. */
  context_tables_bitmap: array<u64, 8>;
}

/**
 * One IOMMU unit.
 *
 * @packed
 * @array
 */
export interface iommu_hw_ser {
  /** Reference count and state. */
  hdr: iommu_hdr_ser;
  /** The unit's own number. */
  token: u64;
  /** Which kind it is: one of IOMMU_INVALID, IOMMU_INTEL. */
  type: u64;
  /**
   * What its kind keeps; `type` says which.
   *
   * @discriminator type IOMMU_INTEL=intel
   */
  driver: union<{
    intel: iommu_intel_ser;
  }>;
}

/**
 * Head of a one-page array of units, page tables or devices.
 *
 * @packed
 */
export interface iommu_array_hdr_ser {
  /** Physical address of the next array; 0 at the end. */
  next_array_phys: phys<"iommu_array_hdr_ser">;
  /** Objects in this array. */
  nr_objects: u64;
}

/**
 * Where everything is found.
 *
 * @packed
 */
export interface iommu_flb_ser {
  /** Physical address of the first array of units. */
  iommu_array_phys: phys<"iommu_array_hdr_ser">;
  /** Physical address of the first array of page tables. */
  iommu_domain_array_phys: phys<"iommu_array_hdr_ser">;
  /** Physical address of the first array of devices. */
  device_array_phys: phys<"iommu_array_hdr_ser">;
}

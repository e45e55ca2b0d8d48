/**
 * The IOMMU core's state: units, page tables and devices, each in a chain of one-page arrays, found
 * from one record of global data.
 *
 * @contract iommu-liveupdate
 * @profile version-1
 * @source iommu: Add live update state preservation, later postings
 * @since proposed
 */
import type {
  array,
  flex,
  phys,
  pointer,
  reserved,
  u32,
  u64,
  u8,
  union,
} from "../../vocabulary.ts";

/**
 * Name of the IOMMU core's global data in a live-update image.
 *
 * @accept COMPATSTR posted so: the version is a number inside the record instead
 */
export type IOMMU_LUO_FLB_COMPATIBLE = "iommu-liveupdate";
/** What `version` must say. */
export type IOMMU_LUO_FLB_VERSION = 1;
/** The object was deleted after it was serialized. */
export type IOMMU_SER_DELETED = 1;
/** The object came from the previous kernel. */
export type IOMMU_SER_INCOMING = 2;
/** No kind of IOMMU. */
export type IOMMU_INVALID = 0;
/** An Intel IOMMU. */
export type IOMMU_INTEL = 1;
/** An ARM SMMUv3. */
export type IOMMU_ARM_SMMUV3 = 2;

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
  /** 1 when addresses are sign-extended to 64 bits. */
  sign_extend: u8;
  padding: reserved<u8, 3>;
  /**
   * Scratch room for the next kernel's own object; 0 in the image.
   *
   * @accept PTR posted so: a raw pointer, 8 bytes on 64-bit kernels and 4 on 32-bit ones
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
  /** 1 once the next kernel has taken it over. */
  restored: u8;
  padding: reserved<u8, 7>;
  /** Physical address of the PASID table; 0 in legacy mode. */
  pasid_table: u64;
  /** One past the highest PASID it covers. */
  max_pasid: u64;
}

/**
 * What an SMMUv3 keeps for a device.
 *
 * @packed
 */
export interface iommu_master_smmuv3_ser {
  /** State of the first-level context descriptor table. */
  l1_cdtab_lu_state: u64;
  /** Second-level tables. */
  num_l2_cdtables: u32;
  padding: reserved<u32>;
  /** Physical address of their states. */
  l2_cdtab_lu_states_phys: u64;
}

/**
 * One device.
 *
 * @packed
 */
export interface iommu_device_ser {
  /** Reference count and state. */
  hdr: iommu_hdr_ser;
  /** Bus, device and function, as its IOMMU numbers it. */
  devid: u32;
  /** PCI segment. */
  pci_domain_nr: u32;
  /** Token of the file that owns the device's DMA. */
  dma_owner_token: u64;
  /** Its page table and unit. */
  domain_iommu_ser: iommu_dev_map_ser;
  /** What its kind of IOMMU keeps for it; the unit's record says which kind. */
  driver: union<{
    intel: iommu_device_intel_ser;
    smmuv3: iommu_master_smmuv3_ser;
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
 * An SMMUv3 unit.
 *
 * @packed
 */
export interface iommu_smmuv3_hw_ser {
  /** Physical address of the unit's registers. */
  phys_addr: u64;
  /** What its stream-table configuration register held. */
  strtab_base_cfg: u64;
  /** State of the first-level stream table. */
  l1_strtab_lu_state: u64;
  /** Physical address of the second-level tables' states. */
  l2_strtab_lu_states_phys: u64;
}

/**
 * One IOMMU unit.
 *
 * @packed
 */
export interface iommu_hw_ser {
  /** Reference count and state. */
  hdr: iommu_hdr_ser;
  /** The unit's own number. */
  token: u64;
  /** Which kind it is: one of IOMMU_INVALID, IOMMU_INTEL, IOMMU_ARM_SMMUV3. */
  type: u64;
  /**
   * What its kind keeps; `type` says which.
   *
   * @discriminator type IOMMU_INTEL=intel IOMMU_ARM_SMMUV3=smmuv3
   */
  driver: union<{
    intel: iommu_intel_ser;
    smmuv3: iommu_smmuv3_hw_ser;
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
  /** Version of all these records: IOMMU_LUO_FLB_VERSION. */
  version: u64;
  /** Physical address of the first array of units. */
  iommu_array_phys: phys<"iommu_array_hdr_ser">;
  /** Physical address of the first array of page tables. */
  iommu_domain_array_phys: phys<"iommu_array_hdr_ser">;
  /** Physical address of the first array of devices. */
  device_array_phys: phys<"iommu_array_hdr_ser">;
}

/**
 * One page of units.
 *
 * @packed
 */
export interface iommu_hw_array_ser {
  /** Link and count. */
  hdr: iommu_array_hdr_ser;
  /** The units; a page holds 36. */
  objects: flex<iommu_hw_ser, "hdr.nr_objects">;
}

/**
 * One page of page tables.
 *
 * @packed
 */
export interface iommu_domain_array_ser {
  /** Link and count. */
  hdr: iommu_array_hdr_ser;
  /** The page tables; a page holds 102. */
  objects: flex<iommu_domain_ser, "hdr.nr_objects">;
}

/**
 * One page of devices.
 *
 * @packed
 */
export interface iommu_device_array_ser {
  /** Link and count. */
  hdr: iommu_array_hdr_ser;
  /** The devices; a page holds 56. */
  objects: flex<iommu_device_ser, "hdr.nr_objects">;
}

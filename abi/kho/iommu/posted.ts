/**
 * The IOMMU core's state as first posted: units, page tables and devices, each in a chain of
 * one-page arrays, found from one record of global data.
 *
 * Kept with its defects, because this is the layout the reviews are about. `version1` is what
 * became of it.
 *
 * @contract iommu-v1
 * @profile posted-2026-02
 * @source iommu: Add live update state preservation, v1, 2026-02-03
 * @since proposed
 */
import type { bits, enumeration, phys, pointer, u32, u64, union } from "../../vocabulary.ts";

/** Name of the IOMMU core's global data in a live-update image. */
export type IOMMU_LUO_FLB_COMPATIBLE = "iommu-v1";

/** Which kind of IOMMU a record is of. */
export type iommu_lu_type = enumeration<{ IOMMU_INVALID: 0; IOMMU_INTEL: 1 }>;

/**
 * What every preserved object begins with: nine bytes, because packing leaves the two bits one.
 *
 * @packed
 */
export interface iommu_obj_ser {
  /** Which slot of its arrays the object has, counted over all pages. */
  idx: u32;
  /** How many others refer to the object. */
  ref_count: u32;
  /**
   * 1: the object was deleted after it was serialized.
   *
   * @accept BITF posted so: packing makes one byte of the unit the bits are in
   */
  deleted: bits<u32, 1>;
  /** 1: the object came from the previous kernel. */
  incoming: bits<u32, 1>;
}

/**
 * One page table.
 *
 * @packed
 * @array
 */
export interface iommu_domain_ser {
  /**
   * Slot, reference count and state.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  obj: iommu_obj_ser;
  /**
   * Physical address of the top table.
   *
   * @accept PKMIS posted so: at offset 9
   */
  top_table: u64;
  /**
   * Level of the top table, 0 for the one that holds only leaves.
   *
   * @accept PKMIS posted so: at offset 17
   */
  top_level: u64;
  /**
   * Scratch room for the next kernel's own object; 0 in the image.
   *
   * @accept PTR posted so: a raw pointer, 8 bytes on 64-bit kernels and 4 on 32-bit ones
   * @accept PKMIS posted so: at offset 25
   */
  restored_domain: pointer<"struct iommu_domain">;
}

/**
 * Which page table and which IOMMU unit a device uses.
 *
 * @packed
 */
export interface device_domain_iommu_ser {
  /**
   * Domain id the device's translations are tagged with.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  did: u32;
  /**
   * Physical address of the page table's record.
   *
   * @accept PKMIS posted so: at offset 4
   */
  domain_phys: phys<"iommu_domain_ser">;
  /**
   * Physical address of the unit's record.
   *
   * @accept PKMIS posted so: at offset 12
   */
  iommu_phys: phys<"iommu_ser">;
}

/**
 * One device.
 *
 * @packed
 * @array
 */
export interface device_ser {
  /**
   * Slot, reference count and state.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  obj: iommu_obj_ser;
  /**
   * Token of the iommufd the device is bound to.
   *
   * @accept PKMIS posted so: at offset 9
   */
  token: u64;
  /** Bus, device and function, as its IOMMU numbers it. */
  devid: u32;
  /** PCI segment. */
  pci_domain: u32;
  /** Its page table and unit. */
  domain_iommu_ser: device_domain_iommu_ser;
  /**
   * Which kind of IOMMU it is behind.
   *
   * @accept ENUM posted so: the width of an enum is the compiler's to choose
   */
  type: iommu_lu_type;
}

/**
 * What an Intel IOMMU unit keeps.
 *
 * @packed
 */
export interface iommu_intel_ser {
  /** Physical address of the unit's registers. */
  phys_addr: u64;
  /** What its root-pointer register held. */
  root_table: u64;
}

/**
 * One IOMMU unit.
 *
 * @packed
 * @array
 */
export interface iommu_ser {
  /**
   * Slot, reference count and state.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  obj: iommu_obj_ser;
  /**
   * The unit's own number.
   *
   * @accept PKMIS posted so: at offset 9
   */
  token: u64;
  /**
   * Which kind it is.
   *
   * @accept PKMIS posted so: at offset 17
   * @accept ENUM posted so: the width of an enum is the compiler's to choose
   */
  type: iommu_lu_type;
  /** What its kind keeps; `type` says which. */
  driver: union<{
    intel: iommu_intel_ser;
  }>;
}

/**
 * Head of a one-page array of units, page tables or devices.
 *
 * @packed
 */
export interface iommu_objs_ser {
  /** Physical address of the next array; 0 at the end. */
  next_objs: phys<"iommu_objs_ser">;
  /** Objects in this array. */
  nr_objs: u64;
}

/**
 * Where everything is found. The counts stand here and in the arrays.
 *
 * @packed
 */
export interface iommu_lu_flb_ser {
  /** Physical address of the first array of units. */
  iommus_phys: phys<"iommu_objs_ser">;
  /** Units in all arrays. */
  nr_iommus: u64;
  /** Physical address of the first array of page tables. */
  iommu_domains_phys: phys<"iommu_objs_ser">;
  /** Page tables in all arrays. */
  nr_domains: u64;
  /** Physical address of the first array of devices. */
  devices_phys: phys<"iommu_objs_ser">;
  /** Devices in all arrays. */
  nr_devices: u64;
}

/**
 * A device's record once the ninth patch of the first posting is in: with the PASID directory that
 * scalable mode keeps for it. Everything else is as in `posted`, under the same name.
 *
 * @contract iommu-v1
 * @profile posted-2026-02-pasid
 * @source iommu: Add live update state preservation, v1, 2026-02-03, patch 9
 * @since proposed
 */
import type { bits, enumeration, phys, u32, u64, union } from "../../vocabulary.ts";

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
 * What an Intel IOMMU keeps for a device.
 *
 * @packed
 */
export interface device_intel_ser {
  /** Physical address of the PASID directory; 0 in legacy mode. */
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
  /** What its kind of IOMMU keeps for it; `type` says which. */
  driver: union<{
    intel: device_intel_ser;
  }>;
}

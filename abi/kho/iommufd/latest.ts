/**
 * What iommufd hands to the next kernel, newest seen: token and count grew to 64 bits, the string
 * stayed.
 *
 * @contract iommufd-v1
 * @profile latest
 * @source iommu: Add live update state preservation, later postings
 * @since proposed
 */
import type { flex, phys, reserved, u64, u8 } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

/**
 * One preserved page table.
 *
 * @packed
 */
export interface iommufd_hwpt_ser {
  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  domain_data: phys<"iommu_domain_ser">;
  /** The owner's own number for this page table. */
  token: u64;
  /** 1 once the new kernel has taken the page table over, else 0. */
  reclaimed: u8;
  padding: reserved<u8, 7>;
}

/**
 * Everything one iommufd preserves: a count and that many page tables.
 *
 * @packed
 */
export interface iommufd_ser {
  /** How many page tables follow. */
  nr_hwpts: u64;
  /** The page tables. */
  hwpt_array: flex<iommufd_hwpt_ser, "nr_hwpts">;
}

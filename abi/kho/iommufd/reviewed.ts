/**
 * What iommufd hands to the next kernel, as the review of the first posting asked for it: members
 * from wide to narrow, fixed widths, every byte named.
 *
 * @contract iommufd-v1
 * @profile reviewed-2026-02
 * @source review of iommu: Add live update state preservation, v1, patch 11/14
 * @since proposed
 */
import type { flex, phys, reserved, u32, u8 } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

/**
 * One preserved page table.
 *
 * @packed
 */
export interface iommufd_hwpt_lu {
  /** Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt. */
  domain_data: phys<"iommu_domain_ser">;
  /** The owner's own number for this page table. */
  token: u32;
  /** 1 once the new kernel has taken the page table over, else 0. */
  reclaimed: u8;
  padding: reserved<u8, 3>;
}

/**
 * Everything one iommufd preserves: a count and that many page tables.
 *
 * @packed
 */
export interface iommufd_lu {
  /** How many page tables follow. */
  nr_hwpts: u32;
  reserved: reserved<u32>;
  /** The page tables. */
  hwpts: flex<iommufd_hwpt_lu, "nr_hwpts">;
}

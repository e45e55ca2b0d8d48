/**
 * What iommufd hands to the next kernel, as first posted for review: the marked page tables of one
 * iommufd, each with the token its owner gave it.
 *
 * Kept with its defects, because images of that layout were written and because this is the layout
 * the reviews are about. `reviewed` is what the reviewers asked for.
 *
 * @contract iommufd-v1
 * @profile posted-2026-02
 * @source iommu: Add live update state preservation, v1, 2026-02-03, patch 11/14
 * @since proposed
 */
import type { bool, flex, phys, u32, unsigned_int } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

/**
 * One preserved page table.
 *
 * @packed
 */
export interface iommufd_hwpt_lu {
  /**
   * The owner's own number for this page table.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  token: u32;
  /**
   * Where the IOMMU core keeps the page table's own record, so that the table can be rebuilt.
   *
   * @accept PKMIS posted so: packing puts this at offset 4; the reviewed profile puts it first
   */
  domain_data: phys<"iommu_domain_ser">;
  /**
   * Set by the new kernel once it has taken the page table over.
   *
   * @accept BOOL posted so: the reviewed profile uses a byte
   */
  reclaimed: bool;
}

/**
 * Everything one iommufd preserves: a count and that many page tables.
 *
 * @accept PKMISS posted so: the outer record is not packed while its elements are
 */
export interface iommufd_lu {
  /**
   * How many page tables follow.
   *
   * @accept PLAINT posted so: the width of an unsigned int is the compiler's to choose
   */
  nr_hwpts: unsigned_int;
  /**
   * The page tables, 13 bytes apart.
   *
   * @accept FLEXA posted so: elements of 13 bytes from offset 4 are aligned only by accident
   */
  hwpts: flex<iommufd_hwpt_lu, "nr_hwpts">;
}

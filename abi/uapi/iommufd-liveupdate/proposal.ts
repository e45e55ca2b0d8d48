/**
 * Asking a retrieved iommufd for one of its page tables, by the token it was marked with. Nothing
 * posted so far answers how a page table is found again; this is this project's proposal.
 *
 * @contract iommufd.h
 * @profile proposal
 * @source this project's proposal for the second half of iommufd live update
 * @since proposed
 */
import type { aligned_u64, u32 } from "../../vocabulary.ts";

/**
 * Finds a page table that came over a live update.
 *
 * @ioctl IOMMU_HWPT_LU_FIND _IO 0x3b 0x96
 * @min_size 16
 */
export interface iommu_hwpt_lu_find {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** Out: the page table. */
  out_hwpt_id: u32;
  /** The number it was marked with in the previous kernel. */
  hwpt_token: aligned_u64;
}

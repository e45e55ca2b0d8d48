/**
 * Marking a page table for preservation, as first posted: with a 32-bit token.
 *
 * @contract iommufd.h
 * @profile posted-2026-02
 * @source iommu: Add live update state preservation, v1, 2026-02-03
 * @since proposed
 */
import type { u32 } from "../../vocabulary.ts";

/**
 * Marks a page table, so that preserving the iommufd preserves it too.
 *
 * @ioctl IOMMU_HWPT_LU_SET_PRESERVE _IO 0x3b 0x95
 * @min_size 12
 */
export interface iommu_hwpt_lu_set_preserve {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The page table to mark. */
  hwpt_id: u32;
  /**
   * The caller's own number for it, by which the next kernel's user will ask for it.
   *
   * @accept SZ8 posted so: u32 members alone
   */
  hwpt_token: u32;
}

/**
 * Marking a page table for preservation, as posted later: the token has 64 bits, the number is the
 * same.
 *
 * @contract iommufd.h
 * @profile later
 * @source iommu: Add live update state preservation, v2 and later
 * @since proposed
 */
import type { u32, u64 } from "../../vocabulary.ts";

/**
 * Marks a page table, so that preserving the iommufd preserves it too.
 *
 * @ioctl IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE _IO 0x3b 0x95
 * @min_size 16
 */
export interface iommu_hwpt_liveupdate_mark_preserve {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The page table to mark. */
  hwpt_id: u32;
  /**
   * The caller's own number for it, by which the next kernel's user will ask for it.
   *
   * @accept A64 posted so: offsets agree everywhere, the record's alignment does not
   */
  hwpt_token: u64;
}

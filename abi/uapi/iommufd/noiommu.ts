/**
 * Physical addresses for devices behind no IOMMU: memory is pinned and looked up by a number that
 * looks like a device address. The number of the command is the one proposals for live update use.
 *
 * @contract iommufd.h
 * @profile linux-7.2
 * @source include/uapi/linux/iommufd.h
 * @since 7.2
 */
import type { aligned_u64, reserved, u32 } from "../../vocabulary.ts";

/**
 * Where mapped memory physically lies.
 *
 * @ioctl IOMMU_IOAS_NOIOMMU_GET_PA _IO 0x3b 0x95
 * @min_size 40
 */
export interface iommu_ioas_noiommu_get_pa {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The address space. */
  ioas_id: u32;
  __reserved: reserved<u32>;
  /** The address asked about. */
  iova: aligned_u64;
  /** In: most bytes of interest. Out: bytes that lie together from there. */
  length: aligned_u64;
  /** Out: the physical address. */
  out_phys: aligned_u64;
}

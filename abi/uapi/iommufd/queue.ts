/**
 * iommufd hardware queues: commands a guest puts into its own memory and the hardware takes from
 * there, without the kernel between.
 *
 * @contract iommufd.h
 * @profile linux-6.17
 * @source include/uapi/linux/iommufd.h
 * @since 6.17
 */
import type { aligned_u64, reserved, u32, u8 } from "../../vocabulary.ts";

/** No kind of queue; always refused. */
export type IOMMU_HW_QUEUE_TYPE_DEFAULT = 0;
/** A command queue of NVIDIA's extension of the ARM SMMUv3. */
export type IOMMU_HW_QUEUE_TYPE_TEGRA241_CMDQV = 1;

/**
 * Gives the hardware a queue in the guest's memory.
 *
 * @ioctl IOMMU_HW_QUEUE_ALLOC _IO 0x3b 0x94
 * @min_size 40
 */
export interface iommu_hw_queue_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The virtual IOMMU. */
  viommu_id: u32;
  /** An IOMMU_HW_QUEUE_TYPE value. */
  type: u32;
  /** Which queue of that type; they are made in ascending order. */
  index: u32;
  /** Out: the new object. */
  out_hw_queue_id: u32;
  /** Where the queue lies, as the guest's own page table maps it. */
  nesting_parent_iova: aligned_u64;
  /** Its size, bytes. */
  length: aligned_u64;
}

/** What NVIDIA's command queues tell about themselves. */
export interface iommu_hw_info_tegra241_cmdqv {
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** Version of the hardware. */
  version: u8;
  /** The number of queues is 2 to this power. */
  log2vcmdqs: u8;
  /** The number of devices whose numbers can be replaced is 2 to this power. */
  log2vsids: u8;
  __reserved: reserved<u8>;
}

/** Where a virtual IOMMU's registers can be mapped from, told when it is made. */
export interface iommu_viommu_tegra241_cmdqv {
  /** Out: offset to map the iommufd at. */
  out_vintf_mmap_offset: aligned_u64;
  /** Out: bytes to map. */
  out_vintf_mmap_length: aligned_u64;
}

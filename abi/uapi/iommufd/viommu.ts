/**
 * iommufd virtual IOMMUs, which a guest drives by itself.
 *
 * @contract iommufd.h
 * @profile linux-6.13
 * @source include/uapi/linux/iommufd.h
 * @since 6.13
 */
import type { aligned_u64, u32 } from "../../vocabulary.ts";

/** No kind of virtual IOMMU; always refused. */
export type IOMMU_VIOMMU_TYPE_DEFAULT = 0;
/** A virtual ARM SMMUv3. */
export type IOMMU_VIOMMU_TYPE_ARM_SMMUV3 = 1;

/**
 * Makes a virtual IOMMU.
 *
 * @ioctl IOMMU_VIOMMU_ALLOC _IO 0x3b 0x90
 * @min_size 24
 * @since 6.13
 */
export interface iommu_viommu_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** An IOMMU_VIOMMU_TYPE value. */
  type: u32;
  /** A device behind the unit it is a part of. */
  dev_id: u32;
  /** The page table that maps the guest's memory. */
  hwpt_id: u32;
  /** Out: the new object. */
  out_viommu_id: u32;
}

/**
 * Gives a device a number in a virtual IOMMU.
 *
 * @ioctl IOMMU_VDEVICE_ALLOC _IO 0x3b 0x91
 * @min_size 24
 * @since 6.13
 */
export interface iommu_vdevice_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The virtual IOMMU. */
  viommu_id: u32;
  /** The device. */
  dev_id: u32;
  /** Out: the new object. */
  out_vdevice_id: u32;
  /** The number the guest knows the device by. */
  virt_id: aligned_u64;
}

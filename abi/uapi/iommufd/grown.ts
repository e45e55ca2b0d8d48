/**
 * iommufd commands that grew after Linux 6.13: the same numbers, with what later kernels appended
 * or put where reserved bytes were. A caller that knows the shorter record still works.
 *
 * @contract iommufd.h
 * @profile linux-6.17
 * @source include/uapi/linux/iommufd.h
 * @since 6.15
 */
import type { aligned_u64, opaque, reserved, u32, u8, union, user_ptr } from "../../vocabulary.ts";

/** The unit tells nothing about itself; as a wish: whatever it has. */
export type IOMMU_HW_INFO_TYPE_DEFAULT = 0;
/** The unit is an Intel VT-d one. */
export type IOMMU_HW_INFO_TYPE_INTEL_VTD = 1;
/** The unit is an ARM SMMUv3. */
export type IOMMU_HW_INFO_TYPE_ARM_SMMUV3 = 2;
/** The unit is an ARM SMMUv3 with NVIDIA's command queues. */
export type IOMMU_HW_INFO_TYPE_TEGRA241_CMDQV = 3;
/** The unit is an AMD one. */
export type IOMMU_HW_INFO_TYPE_AMD = 4;
/** The unit can track which pages a device has written. */
export type IOMMU_HW_CAP_DIRTY_TRACKING = 1;
/** The device's process address spaces may hold code. */
export type IOMMU_HW_CAP_PCI_PASID_EXEC = 2;
/** The device's process address spaces may be privileged. */
export type IOMMU_HW_CAP_PCI_PASID_PRIV = 4;
/** The device's translations cannot be cached in the device. */
export type IOMMU_HW_CAP_PCI_ATS_NOT_SUPPORTED = 8;
/** No kind of virtual IOMMU; always refused. */
export type IOMMU_VIOMMU_TYPE_DEFAULT = 0;
/** A virtual ARM SMMUv3. */
export type IOMMU_VIOMMU_TYPE_ARM_SMMUV3 = 1;
/** A virtual ARM SMMUv3 with NVIDIA's command queues. */
export type IOMMU_VIOMMU_TYPE_TEGRA241_CMDQV = 2;

/**
 * What the unit behind a device can do.
 *
 * @ioctl IOMMU_GET_HW_INFO _IO 0x3b 0x8a
 * @min_size 32
 * @since 6.6; capabilities 6.7, PASID width 6.15, wished type 6.17
 */
export interface iommu_hw_info {
  /** Size of this record as the caller knows it. */
  size: u32;
  /**
   * What else is in the record.
   *
   * @flags IOMMU_HW_INFO_FLAG_INPUT_TYPE=1
   */
  flags: u32;
  /** The device. */
  dev_id: u32;
  /** In: room for the answer, bytes. Out: bytes the kernel has. */
  data_len: u32;
  /** Where the answer goes, as `out_data_type` says; the rest of the room is zeroed. */
  data_uptr: user_ptr<opaque>;
  0: union<{
    /** The kind of answer wished for, with IOMMU_HW_INFO_FLAG_INPUT_TYPE. */
    in_data_type: u32;
    /** Out: what the answer is, an IOMMU_HW_INFO_TYPE value. */
    out_data_type: u32;
  }>;
  /** Out: width of the device's PASIDs, bits; 0 for none. */
  out_max_pasid_log2: u8;
  __reserved: reserved<u8, 3>;
  /** Out: IOMMU_HW_CAP bits. */
  out_capabilities: aligned_u64;
}

/**
 * Makes a virtual IOMMU.
 *
 * @ioctl IOMMU_VIOMMU_ALLOC _IO 0x3b 0x90
 * @min_size 24
 * @since 6.13; driver data 6.17
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
  /** Bytes of driver data. */
  data_len: u32;
  __reserved: reserved<u32>;
  /** The driver data, in and out, as `type` says. */
  data_uptr: user_ptr<opaque>;
}

/**
 * iommufd page tables, what the unit behind a device can do, and the tracking of written pages.
 *
 * @contract iommufd.h
 * @profile linux-6.13
 * @source include/uapi/linux/iommufd.h
 * @since 6.6
 */
import type {
  aligned_le64,
  aligned_u64,
  array,
  reserved,
  u32,
  u8,
  user_ptr,
} from "../../vocabulary.ts";

/** A page table of the kernel's own making; no driver data. */
export type IOMMU_HWPT_DATA_NONE = 0;
/** A user's first-stage table for Intel VT-d. */
export type IOMMU_HWPT_DATA_VTD_S1 = 1;
/** A user's stream table entry for ARM SMMUv3. */
export type IOMMU_HWPT_DATA_ARM_SMMUV3 = 2;
/** The unit tells nothing. */
export type IOMMU_HW_INFO_TYPE_NONE = 0;
/** The unit is an Intel VT-d one. */
export type IOMMU_HW_INFO_TYPE_INTEL_VTD = 1;
/** The unit is an ARM SMMUv3. */
export type IOMMU_HW_INFO_TYPE_ARM_SMMUV3 = 2;
/** The unit can track which pages a device has written. */
export type IOMMU_HW_CAP_DIRTY_TRACKING = 1;
/** Of a VT-d unit: tables under which a guest's lie may hold no page that is only read. */
export type IOMMU_HW_INFO_VTD_ERRATA_772415_SPR17 = 1;
/** Invalidation requests are `iommu_hwpt_vtd_s1_invalidate`. */
export type IOMMU_HWPT_INVALIDATE_DATA_VTD_S1 = 0;
/** Invalidation requests are `iommu_viommu_arm_smmuv3_invalidate`. */
export type IOMMU_VIOMMU_INVALIDATE_DATA_ARM_SMMUV3 = 1;

/** A user's first-stage table for Intel VT-d. */
export interface iommu_hwpt_vtd_s1 {
  /**
   * How the table is to be walked.
   *
   * @flags IOMMU_VTD_S1_SRE=1 IOMMU_VTD_S1_EAFE=2 IOMMU_VTD_S1_WPE=4
   */
  flags: aligned_u64;
  /** Where the top table lies, as the parent page table maps it. */
  pgtbl_addr: aligned_u64;
  /** Width of the addresses it translates, bits. */
  addr_width: u32;
  __reserved: reserved<u32>;
}

/** A user's stream table entry for ARM SMMUv3. */
export interface iommu_hwpt_arm_smmuv3 {
  /** The first two words of the entry. */
  ste: array<aligned_le64, 2>;
}

/**
 * Makes a page table.
 *
 * @ioctl IOMMU_HWPT_ALLOC _IO 0x3b 0x89
 * @min_size 24
 * @since 6.6; driver data 6.7, faults 6.11
 */
export interface iommu_hwpt_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /**
   * What the page table must be able to do.
   *
   * @flags IOMMU_HWPT_ALLOC_NEST_PARENT=1 IOMMU_HWPT_ALLOC_DIRTY_TRACKING=2
   *   IOMMU_HWPT_FAULT_ID_VALID=4 IOMMU_HWPT_ALLOC_PASID=8
   */
  flags: u32;
  /** The device it is for. */
  dev_id: u32;
  /** The address space it maps, or the page table or virtual IOMMU it is nested in. */
  pt_id: u32;
  /** Out: the new page table. */
  out_hwpt_id: u32;
  __reserved: reserved<u32>;
  /** An IOMMU_HWPT_DATA value. */
  data_type: u32;
  /** Bytes of driver data. */
  data_len: u32;
  /** The driver data, as `data_type` says. */
  data_uptr: user_ptr<iommu_hwpt_vtd_s1>;
  /** Where page faults go, with IOMMU_HWPT_FAULT_ID_VALID. */
  fault_id: u32;
  __reserved2: reserved<u32>;
}

/** What an Intel VT-d unit tells about itself. */
export interface iommu_hw_info_vtd {
  /** Out: IOMMU_HW_INFO_VTD_ERRATA bits. */
  flags: u32;
  __reserved: reserved<u32>;
  /** Its capability register. */
  cap_reg: aligned_u64;
  /** Its extended capability register. */
  ecap_reg: aligned_u64;
}

/**
 * What an ARM SMMUv3 tells about itself.
 *
 * @since 6.13
 */
export interface iommu_hw_info_arm_smmuv3 {
  /** No bit has a meaning yet: 0. */
  flags: u32;
  __reserved: reserved<u32>;
  /** Its identification registers 0 to 5. */
  idr: array<u32, 6>;
  /** Its implementer register. */
  iidr: u32;
  /** Its architecture register. */
  aidr: u32;
}

/**
 * What the unit behind a device can do.
 *
 * @ioctl IOMMU_GET_HW_INFO _IO 0x3b 0x8a
 * @min_size 32
 * @since 6.6; capabilities 6.7
 */
export interface iommu_hw_info {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The device. */
  dev_id: u32;
  /** In: room for the answer, bytes. Out: bytes the kernel has. */
  data_len: u32;
  /** Where the answer goes; the rest of the room is zeroed. */
  data_uptr: user_ptr<iommu_hw_info_vtd>;
  /** Out: what the answer is, an IOMMU_HW_INFO_TYPE value. */
  out_data_type: u32;
  __reserved: reserved<u32>;
  /** Out: IOMMU_HW_CAP bits. */
  out_capabilities: aligned_u64;
}

/**
 * Switches the tracking of written pages on or off.
 *
 * @ioctl IOMMU_HWPT_SET_DIRTY_TRACKING _IO 0x3b 0x8b
 * @min_size 16
 * @since 6.7
 */
export interface iommu_hwpt_set_dirty_tracking {
  /** Size of this record as the caller knows it. */
  size: u32;
  /**
   * On when set, off when not.
   *
   * @flags IOMMU_HWPT_DIRTY_TRACKING_ENABLE=1
   */
  flags: u32;
  /** The page table. */
  hwpt_id: u32;
  __reserved: reserved<u32>;
}

/**
 * Which pages were written since last asked.
 *
 * @ioctl IOMMU_HWPT_GET_DIRTY_BITMAP _IO 0x3b 0x8c
 * @min_size 48
 * @since 6.7
 */
export interface iommu_hwpt_get_dirty_bitmap {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The page table. */
  hwpt_id: u32;
  /**
   * Whether to leave the marks.
   *
   * @flags IOMMU_HWPT_GET_DIRTY_BITMAP_NO_CLEAR=1
   */
  flags: u32;
  __reserved: reserved<u32>;
  /** First address. */
  iova: aligned_u64;
  /** Bytes to look at. */
  length: aligned_u64;
  /** Bytes a bit stands for. */
  page_size: aligned_u64;
  /** The bitmap; bits are set, never cleared. */
  data: user_ptr<u8>;
}

/**
 * A range of a first-stage table of VT-d that changed.
 *
 * @array
 */
export interface iommu_hwpt_vtd_s1_invalidate {
  /** First address. */
  addr: aligned_u64;
  /** Pages of 4 KiB; all ones for everything. */
  npages: aligned_u64;
  /**
   * Whether tables above the leaves stay cached.
   *
   * @flags IOMMU_VTD_INV_FLAGS_LEAF=1
   */
  flags: u32;
  __reserved: reserved<u32>;
}

/**
 * A command for an ARM SMMUv3's queue.
 *
 * @since 6.13
 * @array
 */
export interface iommu_viommu_arm_smmuv3_invalidate {
  /** The command as the hardware takes it. */
  cmd: array<aligned_le64, 2>;
}

/**
 * Tells that a user's table changed.
 *
 * @ioctl IOMMU_HWPT_INVALIDATE _IO 0x3b 0x8d
 * @min_size 32
 * @since 6.8
 */
export interface iommu_hwpt_invalidate {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The nested page table, or the virtual IOMMU. */
  hwpt_id: u32;
  /** The requests, as `data_type` says. */
  data_uptr: user_ptr<iommu_hwpt_vtd_s1_invalidate>;
  /** An IOMMU_HWPT_INVALIDATE_DATA value. */
  data_type: u32;
  /** Bytes of one request. */
  entry_len: u32;
  /** In: requests in the array. Out: requests handled. */
  entry_num: u32;
  __reserved: reserved<u32>;
}

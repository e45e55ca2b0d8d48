/**
 * The iommufd device: address spaces, page tables and what devices do with them, as Linux 6.12 and
 * 6.13 have it.
 *
 * Every record begins with its own size. A caller may hand over a longer one whose end is zero, or a
 * shorter one down to the smallest ever published; the kernel fills up with zeros.
 *
 * @contract iommufd.h
 * @profile linux-6.13
 * @source include/uapi/linux/iommufd.h
 * @since 6.2
 */
import type {
  aligned_le64,
  aligned_u64,
  array,
  reserved,
  s32,
  u16,
  u32,
  u8,
  user_ptr,
} from "../vocabulary.ts";

/** The type byte of every command: the semicolon. */
export type IOMMUFD_TYPE = 0x3b;
/** Option: how pinned memory is accounted, 0 by user, 1 by process. */
export type IOMMU_OPTION_RLIMIT_MODE = 0;
/** Option: whether an address space may use large pages. */
export type IOMMU_OPTION_HUGE_PAGES = 1;
/** Sets an option. */
export type IOMMU_OPTION_OP_SET = 0;
/** Reads an option. */
export type IOMMU_OPTION_OP_GET = 1;
/** Asks which address space the VFIO compatibility calls use. */
export type IOMMU_VFIO_IOAS_GET = 0;
/** Chooses the address space the VFIO compatibility calls use. */
export type IOMMU_VFIO_IOAS_SET = 1;
/** Leaves the VFIO compatibility calls without an address space. */
export type IOMMU_VFIO_IOAS_CLEAR = 2;
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
/** Invalidation requests are `iommu_hwpt_vtd_s1_invalidate`. */
export type IOMMU_HWPT_INVALIDATE_DATA_VTD_S1 = 0;
/** Invalidation requests are `iommu_viommu_arm_smmuv3_invalidate`. */
export type IOMMU_VIOMMU_INVALIDATE_DATA_ARM_SMMUV3 = 1;
/** The fault carries a PASID. */
export type IOMMU_PGFAULT_FLAGS_PASID_VALID = 1;
/** The fault is the last of its group. */
export type IOMMU_PGFAULT_FLAGS_LAST_PAGE = 2;
/** The access was a read. */
export type IOMMU_PGFAULT_PERM_READ = 1;
/** The access was a write. */
export type IOMMU_PGFAULT_PERM_WRITE = 2;
/** The access was a fetch. */
export type IOMMU_PGFAULT_PERM_EXEC = 4;
/** The access was privileged. */
export type IOMMU_PGFAULT_PERM_PRIV = 8;
/** The page is there: try again. */
export type IOMMUFD_PAGE_RESP_SUCCESS = 0;
/** The access was wrong: give up. */
export type IOMMUFD_PAGE_RESP_INVALID = 1;
/** No kind of virtual IOMMU; always refused. */
export type IOMMU_VIOMMU_TYPE_DEFAULT = 0;
/** A virtual ARM SMMUv3. */
export type IOMMU_VIOMMU_TYPE_ARM_SMMUV3 = 1;

/**
 * Destroys any object by its id.
 *
 * @ioctl IOMMU_DESTROY _IO 0x3b 0x80
 * @min_size 8
 */
export interface iommu_destroy {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The object. */
  id: u32;
}

/**
 * Makes an empty address space.
 *
 * @ioctl IOMMU_IOAS_ALLOC _IO 0x3b 0x81
 * @min_size 12
 */
export interface iommu_ioas_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** Out: the new address space. */
  out_ioas_id: u32;
}

/** A range of device addresses. */
export interface iommu_iova_range {
  /** First address. */
  start: aligned_u64;
  /** Last address, itself in the range. */
  last: aligned_u64;
}

/**
 * Limits where the kernel may place mappings by itself; replaces the whole list.
 *
 * @ioctl IOMMU_IOAS_ALLOW_IOVAS _IO 0x3b 0x82
 * @min_size 24
 */
export interface iommu_ioas_allow_iovas {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The address space. */
  ioas_id: u32;
  /** Ranges in the array; 0 lifts the limit. */
  num_iovas: u32;
  __reserved: reserved<u32>;
  /** The ranges. */
  allowed_iovas: user_ptr<iommu_iova_range>;
}

/**
 * Maps what one address space has into another, sharing the pinned pages.
 *
 * @ioctl IOMMU_IOAS_COPY _IO 0x3b 0x83
 * @min_size 40
 */
export interface iommu_ioas_copy {
  /** Size of this record as the caller knows it. */
  size: u32;
  /**
   * How to place and protect the copy.
   *
   * @flags IOMMU_IOAS_MAP_FIXED_IOVA=1 IOMMU_IOAS_MAP_WRITEABLE=2 IOMMU_IOAS_MAP_READABLE=4
   */
  flags: u32;
  /** The address space to map into. */
  dst_ioas_id: u32;
  /** The address space to copy from. */
  src_ioas_id: u32;
  /** Bytes to copy. */
  length: aligned_u64;
  /** In: where, if fixed. Out: where. */
  dst_iova: aligned_u64;
  /** Where the original starts. */
  src_iova: aligned_u64;
}

/**
 * Which device addresses are usable in an address space.
 *
 * @ioctl IOMMU_IOAS_IOVA_RANGES _IO 0x3b 0x84
 * @min_size 32
 */
export interface iommu_ioas_iova_ranges {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The address space. */
  ioas_id: u32;
  /** In: room in the array. Out: how many ranges there are. */
  num_iovas: u32;
  __reserved: reserved<u32>;
  /** The array to fill, ascending. */
  allowed_iovas: user_ptr<iommu_iova_range>;
  /** Out: what addresses and lengths must be multiples of, bytes. */
  out_iova_alignment: aligned_u64;
}

/**
 * Maps memory of the calling process.
 *
 * @ioctl IOMMU_IOAS_MAP _IO 0x3b 0x85
 * @min_size 40
 */
export interface iommu_ioas_map {
  /** Size of this record as the caller knows it. */
  size: u32;
  /**
   * How to place and protect it.
   *
   * @flags IOMMU_IOAS_MAP_FIXED_IOVA=1 IOMMU_IOAS_MAP_WRITEABLE=2 IOMMU_IOAS_MAP_READABLE=4
   */
  flags: u32;
  /** The address space. */
  ioas_id: u32;
  __reserved: reserved<u32>;
  /** Where the memory starts in the process. */
  user_va: aligned_u64;
  /** Bytes to map. */
  length: aligned_u64;
  /** In: where, if fixed. Out: where. */
  iova: aligned_u64;
}

/**
 * Takes mappings away; only whole ones.
 *
 * @ioctl IOMMU_IOAS_UNMAP _IO 0x3b 0x86
 * @min_size 24
 */
export interface iommu_ioas_unmap {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** The address space. */
  ioas_id: u32;
  /** First address; 0 with the greatest length means everything. */
  iova: aligned_u64;
  /** In: bytes to unmap. Out: bytes unmapped. */
  length: aligned_u64;
}

/**
 * Sets or reads an option.
 *
 * @ioctl IOMMU_OPTION _IO 0x3b 0x87
 * @min_size 24
 */
export interface iommu_option {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** Which option: an IOMMU_OPTION value. */
  option_id: u32;
  /** An IOMMU_OPTION_OP value. */
  op: u16;
  __reserved: reserved<u16>;
  /** The object it is about; 0 for the whole file. */
  object_id: u32;
  /** In: the value to set. Out: the value read. */
  val64: aligned_u64;
}

/**
 * Which address space the VFIO compatibility calls work on.
 *
 * @ioctl IOMMU_VFIO_IOAS _IO 0x3b 0x88
 * @min_size 12
 */
export interface iommu_vfio_ioas {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** In: the one to use. Out: the one in use. */
  ioas_id: u32;
  /** An IOMMU_VFIO_IOAS value. */
  op: u16;
  __reserved: reserved<u16>;
}

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
  /** No bit has a meaning yet: 0. */
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

/** A range of a first-stage table of VT-d that changed. */
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

/**
 * A page fault, as read from a fault file.
 *
 * @since 6.11
 */
export interface iommu_hwpt_pgfault {
  /** IOMMU_PGFAULT_FLAGS bits. */
  flags: u32;
  /** The device. */
  dev_id: u32;
  /** Its process address space, if valid. */
  pasid: u32;
  /** The group of faults it belongs to. */
  grpid: u32;
  /** What was tried: IOMMU_PGFAULT_PERM bits. */
  perm: u32;
  __reserved: reserved<u32>;
  /** The address. */
  addr: aligned_u64;
  /** Bytes more the device will want. */
  length: u32;
  /** What the answer names the group by. */
  cookie: u32;
}

/**
 * The answer to a group of page faults, as written to a fault file.
 *
 * @since 6.11
 */
export interface iommu_hwpt_page_response {
  /** The group. */
  cookie: u32;
  /** An IOMMUFD_PAGE_RESP value. */
  code: u32;
}

/**
 * Makes a file that page faults are read from.
 *
 * @ioctl IOMMU_FAULT_QUEUE_ALLOC _IO 0x3b 0x8e
 * @min_size 16
 * @since 6.11
 */
export interface iommu_fault_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** Out: its object. */
  out_fault_id: u32;
  /** Out: its descriptor. */
  out_fault_fd: u32;
}

/**
 * Maps memory of a file.
 *
 * @ioctl IOMMU_IOAS_MAP_FILE _IO 0x3b 0x8f
 * @min_size 40
 * @since 6.13
 */
export interface iommu_ioas_map_file {
  /** Size of this record as the caller knows it. */
  size: u32;
  /**
   * How to place and protect it.
   *
   * @flags IOMMU_IOAS_MAP_FIXED_IOVA=1 IOMMU_IOAS_MAP_WRITEABLE=2 IOMMU_IOAS_MAP_READABLE=4
   */
  flags: u32;
  /** The address space. */
  ioas_id: u32;
  /** The file: a memfd. */
  fd: s32;
  /** Where in the file, bytes. */
  start: aligned_u64;
  /** Bytes to map. */
  length: aligned_u64;
  /** In: where, if fixed. Out: where. */
  iova: aligned_u64;
}

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

/**
 * Makes the caller the owner of every mapping, all of which must come from files.
 *
 * @ioctl IOMMU_IOAS_CHANGE_PROCESS _IO 0x3b 0x92
 * @min_size 8
 * @since 6.13
 */
export interface iommu_ioas_change_process {
  /** Size of this record as the caller knows it. */
  size: u32;
  __reserved: reserved<u32>;
}

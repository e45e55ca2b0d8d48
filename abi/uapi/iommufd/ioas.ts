/**
 * iommufd address spaces: what devices can reach, and how memory comes into their reach.
 *
 * Every record begins with its own size. A caller may hand over a longer one whose end is zero, or
 * a shorter one down to the smallest ever published; the kernel fills up with zeros.
 *
 * @contract iommufd.h
 * @profile linux-6.13
 * @source include/uapi/linux/iommufd.h
 * @since 6.2
 */
import type { aligned_u64, reserved, s32, u16, u32, user_ptr } from "../../vocabulary.ts";

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
  /**
   * Out: the new address space.
   *
   * @accept SZ8 merged so: u32 members alone
   */
  out_ioas_id: u32;
}

/**
 * A range of device addresses.
 *
 * @array
 */
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
  /** @accept SZ8 merged so: u32 members alone */
  __reserved: reserved<u16>;
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

/**
 * Containers of x86 and ARM: mapping memory, and what the address space looks like. iommufd answers
 * the same commands for programs that do not know it.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 3.6
 */
import type {
  aligned_u64,
  flex,
  flex_uncounted,
  pointer,
  reserved,
  u32,
  u64,
  u8,
} from "../../vocabulary.ts";
import type { vfio_info_cap_header } from "./capability.ts";

/** `iova_pgsizes` is there. */
export type VFIO_IOMMU_INFO_PGSIZES = 1;
/** A chain of capabilities follows the record. */
export type VFIO_IOMMU_INFO_CAPS = 2;
/** Usable ranges, `vfio_iommu_type1_info_cap_iova_range`. */
export type VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE = 1;
/** What dirty pages can be tracked, `vfio_iommu_type1_info_cap_migration`. */
export type VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION = 2;
/** Mappings still possible, `vfio_iommu_type1_info_dma_avail`. */
export type VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL = 3;
/** Makes the container usable; containers of Power servers. */
export type VFIO_IOMMU_ENABLE = 0x3b73;
/** The reverse of that. */
export type VFIO_IOMMU_DISABLE = 0x3b74;

/**
 * What the container's address space looks like.
 *
 * @ioctl VFIO_IOMMU_GET_INFO _IO 0x3b 0x70
 * @min_size 16
 * @since 3.6; capabilities 5.7, its end named 6.6
 */
export interface vfio_iommu_type1_info {
  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  argsz: u32;
  /** Out: VFIO_IOMMU_INFO bits. */
  flags: u32;
  /** Out: sizes of pages, each a bit of its own value. */
  iova_pgsizes: aligned_u64;
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  cap_offset: u32;
  pad: reserved<u32>;
}

/** A range of device addresses. */
export interface vfio_iova_range {
  /**
   * First address.
   *
   * @accept A64 merged so: both members lie alike everywhere, the record's alignment does not
   */
  start: u64;
  /**
   * Last address, itself in the range.
   *
   * @accept A64 merged so: both members lie alike everywhere, the record's alignment does not
   */
  end: u64;
}

/**
 * The ranges memory can be mapped to.
 *
 * @since 5.4
 */
export interface vfio_iommu_type1_info_cap_iova_range {
  /** Link: VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE, version 1. */
  header: vfio_info_cap_header;
  /** How many ranges follow. */
  nr_iovas: u32;
  reserved: reserved<u32>;
  /** The ranges, ascending. */
  iova_ranges: flex<vfio_iova_range, "nr_iovas">;
}

/**
 * What tracking of written pages can do.
 *
 * @since 5.8
 * @accept COMPAT merged so: 32 bytes on 64-bit machines, 28 on i386
 */
export interface vfio_iommu_type1_info_cap_migration {
  /** Link: VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION, version 1. */
  header: vfio_info_cap_header;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /**
   * Bytes a bit of the bitmap can stand for, each a bit of its own value.
   *
   * @accept HOLE merged so: four unnamed bytes lie in front of it wherever u64 is aligned to 8
   * @accept A64 merged so: at 16 on 64-bit machines and at 12 on i386
   */
  pgsize_bitmap: u64;
  /**
   * Most bytes of a bitmap.
   *
   * @accept A64 merged so: at 24 on 64-bit machines and at 20 on i386
   */
  max_dirty_bitmap_size: u64;
}

/**
 * How many more mappings the container takes.
 *
 * @since 5.10
 */
export interface vfio_iommu_type1_info_dma_avail {
  /** Link: VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL, version 1. */
  header: vfio_info_cap_header;
  /**
   * That many.
   *
   * @accept SZ8 merged so: u32 members alone
   */
  avail: u32;
}

/**
 * Maps memory of the calling process.
 *
 * @ioctl VFIO_IOMMU_MAP_DMA _IO 0x3b 0x71
 * @min_size 32
 */
export interface vfio_iommu_type1_dma_map {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /**
   * What the device may do, or that only the process address is to change.
   *
   * @flags VFIO_DMA_MAP_FLAG_READ=1 VFIO_DMA_MAP_FLAG_WRITE=2 VFIO_DMA_MAP_FLAG_VADDR=4
   */
  flags: u32;
  /**
   * Where the memory starts in the process.
   *
   * @accept A64 merged so: all members lie alike everywhere, the record's alignment does not
   */
  vaddr: u64;
  /**
   * Where the device will see it.
   *
   * @accept A64 merged so: all members lie alike everywhere, the record's alignment does not
   */
  iova: u64;
  /**
   * Bytes to map.
   *
   * @accept A64 merged so: all members lie alike everywhere, the record's alignment does not
   */
  size: u64;
}

/**
 * A bitmap in the caller's memory.
 *
 * @since 5.8
 */
export interface vfio_bitmap {
  /**
   * Bytes a bit stands for.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  pgsize: u64;
  /**
   * Bytes of the bitmap, a multiple of 8.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  size: u64;
  /**
   * The bitmap.
   *
   * @accept PTR merged so: a raw pointer, 8 bytes for 64-bit programs and 4 for 32-bit ones
   */
  data: pointer<"__u64">;
}

/**
 * Takes mappings away.
 *
 * @ioctl VFIO_IOMMU_UNMAP_DMA _IO 0x3b 0x72
 * @min_size 24
 */
export interface vfio_iommu_type1_dma_unmap {
  /** Size of this record and of what follows it. */
  argsz: u32;
  /**
   * Whether to tell what was written, to unmap everything, or only to take the process address.
   *
   * @flags VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP=1 VFIO_DMA_UNMAP_FLAG_ALL=2
   *   VFIO_DMA_UNMAP_FLAG_VADDR=4
   */
  flags: u32;
  /**
   * First device address.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  iova: u64;
  /**
   * In: bytes to unmap. Out: bytes unmapped.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  size: u64;
  /** A `vfio_bitmap`, with VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP. */
  data: flex_uncounted<u8>;
}

/**
 * Tracks which pages devices write.
 *
 * @ioctl VFIO_IOMMU_DIRTY_PAGES _IO 0x3b 0x75
 * @min_size 8
 * @since 5.8
 */
export interface vfio_iommu_type1_dirty_bitmap {
  /** Size of this record and of what follows it. */
  argsz: u32;
  /**
   * What to do, one of these.
   *
   * @flags VFIO_IOMMU_DIRTY_PAGES_FLAG_START=1 VFIO_IOMMU_DIRTY_PAGES_FLAG_STOP=2
   *   VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP=4
   */
  flags: u32;
  /** A `vfio_iommu_type1_dirty_bitmap_get`, with VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP. */
  data: flex_uncounted<u8>;
}

/**
 * Which pages to tell about.
 *
 * @since 5.8
 */
export interface vfio_iommu_type1_dirty_bitmap_get {
  /**
   * First device address.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  iova: u64;
  /**
   * Bytes to look at.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  size: u64;
  /** Where the answer goes. */
  bitmap: vfio_bitmap;
}

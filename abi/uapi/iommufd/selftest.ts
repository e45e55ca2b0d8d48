/**
 * The commands of the kernel's own iommufd tests: a mock unit, mock devices, and questions no real
 * program may ask. There only in kernels built for testing.
 *
 * @contract iommufd_test.h
 * @profile linux-6.12-selftest
 * @source drivers/iommu/iommufd/iommufd_test.h
 * @since 6.2
 */
import type { aligned_u64, reserved, s32, struct, u32, u64, union } from "../../vocabulary.ts";

/** Forbids a range of an address space. */
export type IOMMU_TEST_OP_ADD_RESERVED = 1;
/** Makes a mock device and attaches it. */
export type IOMMU_TEST_OP_MOCK_DOMAIN = 2;
/** Compares what a page table maps with the caller's memory. */
export type IOMMU_TEST_OP_MD_CHECK_MAP = 3;
/** Compares how often pages of the caller are pinned. */
export type IOMMU_TEST_OP_MD_CHECK_REFS = 4;
/** Makes an access: a user of the address space inside the kernel. */
export type IOMMU_TEST_OP_CREATE_ACCESS = 5;
/** Lets go pages an access has pinned. */
export type IOMMU_TEST_OP_DESTROY_ACCESS_PAGES = 6;
/** Has an access pin pages. */
export type IOMMU_TEST_OP_ACCESS_PAGES = 7;
/** Has an access read or write memory. */
export type IOMMU_TEST_OP_ACCESS_RW = 8;
/** Limits the memory the kernel uses for itself. */
export type IOMMU_TEST_OP_SET_TEMP_MEMORY_LIMIT = 9;
/** Attaches a mock device to something else. */
export type IOMMU_TEST_OP_MOCK_DOMAIN_REPLACE = 10;
/** Moves an access to another address space. */
export type IOMMU_TEST_OP_ACCESS_REPLACE_IOAS = 11;
/** Makes a mock device with flags and attaches it. */
export type IOMMU_TEST_OP_MOCK_DOMAIN_FLAGS = 12;
/** Marks pages as written. */
export type IOMMU_TEST_OP_DIRTY = 13;
/** Compares an entry of a nested page table's cache. */
export type IOMMU_TEST_OP_MD_CHECK_IOTLB = 14;
/** Makes a page fault. */
export type IOMMU_TEST_OP_TRIGGER_IOPF = 15;
/** Compares an entry of a mock device's cache; since 6.13. */
export type IOMMU_TEST_OP_DEV_CHECK_CACHE = 16;
/** Makes an event of a virtual IOMMU; since 6.15. */
export type IOMMU_TEST_OP_TRIGGER_VEVENT = 17;
/** Attaches a process address space; since 6.15. */
export type IOMMU_TEST_OP_PASID_ATTACH = 18;
/** Attaches a process address space to something else; since 6.15. */
export type IOMMU_TEST_OP_PASID_REPLACE = 19;
/** Detaches a process address space; since 6.15. */
export type IOMMU_TEST_OP_PASID_DETACH = 20;
/** Compares what a process address space is attached to; since 6.15. */
export type IOMMU_TEST_OP_PASID_CHECK_HWPT = 21;
/** A mock dma-buf, as the call's result; since 6.19. */
export type IOMMU_TEST_OP_DMABUF_GET = 22;
/** Takes a mock dma-buf's memory away, or gives it back; since 6.19. */
export type IOMMU_TEST_OP_DMABUF_REVOKE = 23;
/** First address the mock unit translates. */
export type MOCK_APERTURE_START = 0x1000000;
/** Last address the mock unit translates. */
export type MOCK_APERTURE_LAST = 0x7fffffff;
/** Pages are pinned for writing. */
export type MOCK_FLAGS_ACCESS_WRITE = 1;
/** The address is a page number and an offset, as the fuzzer likes it. */
export type MOCK_FLAGS_ACCESS_SYZ = 0x10000;
/** Memory is written, not read. */
export type MOCK_ACCESS_RW_WRITE = 1;
/** Memory is reached the long way. */
export type MOCK_ACCESS_RW_SLOW_PATH = 4;
/** The access pins pages. */
export type MOCK_FLAGS_ACCESS_CREATE_NEEDS_PIN_PAGES = 1;
/** The device takes no table that tracks written pages. */
export type MOCK_FLAGS_DEVICE_NO_DIRTY = 1;
/** The device's tables have large leaves. */
export type MOCK_FLAGS_DEVICE_HUGE_IOVA = 2;
/** The device has process address spaces; since 6.15. */
export type MOCK_FLAGS_DEVICE_PASID = 4;
/** Entries of a nested page table's cache. */
export type MOCK_NESTED_DOMAIN_IOTLB_NUM = 4;
/** Entries of a mock device's cache. */
export type MOCK_DEV_CACHE_NUM = 4;
/** Width of a mock device's PASIDs, bits. */
export type MOCK_PASID_WIDTH = 20;
/** The PASID whose replacing fails on purpose. */
export type IOMMU_TEST_PASID_RESERVED = 1024;
/** The unit is the mock one. */
export type IOMMU_HW_INFO_TYPE_SELFTEST = 0xfeedbeef;
/** What its register holds. */
export type IOMMU_HW_INFO_SELFTEST_REGVAL = 0xdeadbeef;
/** Driver data of the mock unit's nested page tables. */
export type IOMMU_HWPT_DATA_SELFTEST = 0xdead;
/** What a nested page table's cache holds at first. */
export type IOMMU_TEST_IOTLB_DEFAULT = 0xbadbeef;
/** What a mock device's cache holds at first. */
export type IOMMU_TEST_DEV_CACHE_DEFAULT = 0xbaddad;
/** Invalidation requests of the mock unit's nested page tables. */
export type IOMMU_HWPT_INVALIDATE_DATA_SELFTEST = 0xdeadbeef;
/** A kind of requests that is always refused. */
export type IOMMU_HWPT_INVALIDATE_DATA_SELFTEST_INVALID = 0xdadbeef;
/** Invalidation requests of the mock virtual IOMMU. */
export type IOMMU_VIOMMU_INVALIDATE_DATA_SELFTEST = 0xdeadbeef;
/** A kind of requests that is always refused. */
export type IOMMU_VIOMMU_INVALIDATE_DATA_SELFTEST_INVALID = 0xdadbeef;
/** The mock virtual IOMMU. */
export type IOMMU_VIOMMU_TYPE_SELFTEST = 0xdeadbeef;
/** Events of the mock virtual IOMMU. */
export type IOMMU_VEVENTQ_TYPE_SELFTEST = 0xbeefbeef;
/** Hardware queues of the mock virtual IOMMU. */
export type IOMMU_HW_QUEUE_TYPE_SELFTEST = 0xdeadbeef;
/** How many of those there can be. */
export type IOMMU_TEST_HW_QUEUE_MAX = 2;

/**
 * Any command of the tests: `op` says which, and with it what the bytes in the middle are.
 *
 * @ioctl IOMMU_TEST_CMD _IO 0x3b 0xa0
 * @min_size 68
 * @accept TAIL the kernel's own: its tests send 68 bytes, and nothing lies behind them
 */
export interface iommu_test_cmd {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** An IOMMU_TEST_OP value. */
  op: u32;
  /** What the command is about: an object, a mock device, or an access's descriptor. */
  id: u32;
  __reserved: reserved<u32>;
  /**
   * @discriminator op IOMMU_TEST_OP_ADD_RESERVED=add_reserved IOMMU_TEST_OP_MOCK_DOMAIN=mock_domain
   *   IOMMU_TEST_OP_MOCK_DOMAIN_FLAGS=mock_domain_flags
   *   IOMMU_TEST_OP_MOCK_DOMAIN_REPLACE=mock_domain_replace
   *   IOMMU_TEST_OP_MD_CHECK_MAP=check_map IOMMU_TEST_OP_MD_CHECK_REFS=check_refs
   *   IOMMU_TEST_OP_CREATE_ACCESS=create_access
   *   IOMMU_TEST_OP_DESTROY_ACCESS_PAGES=destroy_access_pages
   *   IOMMU_TEST_OP_ACCESS_PAGES=access_pages IOMMU_TEST_OP_ACCESS_RW=access_rw
   *   IOMMU_TEST_OP_SET_TEMP_MEMORY_LIMIT=memory_limit
   *   IOMMU_TEST_OP_ACCESS_REPLACE_IOAS=access_replace_ioas IOMMU_TEST_OP_DIRTY=dirty
   *   IOMMU_TEST_OP_MD_CHECK_IOTLB=check_iotlb IOMMU_TEST_OP_TRIGGER_IOPF=trigger_iopf
   *   IOMMU_TEST_OP_DEV_CHECK_CACHE=check_dev_cache IOMMU_TEST_OP_TRIGGER_VEVENT=trigger_vevent
   *   IOMMU_TEST_OP_PASID_ATTACH=pasid_attach IOMMU_TEST_OP_PASID_REPLACE=pasid_replace
   *   IOMMU_TEST_OP_PASID_DETACH=pasid_detach IOMMU_TEST_OP_PASID_CHECK_HWPT=pasid_check
   *   IOMMU_TEST_OP_DMABUF_GET=dmabuf_get IOMMU_TEST_OP_DMABUF_REVOKE=dmabuf_revoke
   */
  0: union<{
    /** IOMMU_TEST_OP_ADD_RESERVED. */
    add_reserved: struct<{
      /** First address. */
      start: aligned_u64;
      /** Bytes. */
      length: aligned_u64;
    }>;
    /** IOMMU_TEST_OP_MOCK_DOMAIN. */
    mock_domain: struct<{
      /** Out: the mock device. */
      out_stdev_id: u32;
      /** Out: the page table it is attached to. */
      out_hwpt_id: u32;
      /** Out: the device's own object. */
      out_idev_id: u32;
    }>;
    /** IOMMU_TEST_OP_MOCK_DOMAIN_FLAGS. */
    mock_domain_flags: struct<{
      /** Out: the mock device. */
      out_stdev_id: u32;
      /** Out: the page table it is attached to. */
      out_hwpt_id: u32;
      /** Out: the device's own object. */
      out_idev_id: u32;
      /** MOCK_FLAGS_DEVICE bits. */
      dev_flags: u32;
    }>;
    /** IOMMU_TEST_OP_MOCK_DOMAIN_REPLACE. */
    mock_domain_replace: struct<{
      /** In: what to attach to. Out: the page table in use. */
      pt_id: u32;
    }>;
    /** IOMMU_TEST_OP_MD_CHECK_MAP. */
    check_map: struct<{
      /** First address. */
      iova: aligned_u64;
      /** Bytes. */
      length: aligned_u64;
      /** The caller's memory that should be there. */
      uptr: aligned_u64;
    }>;
    /** IOMMU_TEST_OP_MD_CHECK_REFS. */
    check_refs: struct<{
      /** Bytes. */
      length: aligned_u64;
      /** The caller's memory. */
      uptr: aligned_u64;
      /** How often each page should be pinned. */
      refs: u32;
    }>;
    /** IOMMU_TEST_OP_CREATE_ACCESS. */
    create_access: struct<{
      /**
       * Out: its descriptor.
       *
       * @accept FD the kernel's own
       */
      out_access_fd: u32;
      /** MOCK_FLAGS_ACCESS_CREATE bits. */
      flags: u32;
    }>;
    /** IOMMU_TEST_OP_DESTROY_ACCESS_PAGES. */
    destroy_access_pages: struct<{
      /** Which pages, as IOMMU_TEST_OP_ACCESS_PAGES named them. */
      access_pages_id: u32;
    }>;
    /** IOMMU_TEST_OP_ACCESS_PAGES. */
    access_pages: struct<{
      /** MOCK_FLAGS_ACCESS bits. */
      flags: u32;
      /** Out: what the pages are named by. */
      out_access_pages_id: u32;
      /** First address. */
      iova: aligned_u64;
      /** Bytes. */
      length: aligned_u64;
      /** The caller's memory that should be there. */
      uptr: aligned_u64;
    }>;
    /** IOMMU_TEST_OP_ACCESS_RW. */
    access_rw: struct<{
      /** First address. */
      iova: aligned_u64;
      /** Bytes. */
      length: aligned_u64;
      /** The caller's memory to copy to or from. */
      uptr: aligned_u64;
      /** MOCK_ACCESS_RW bits. */
      flags: u32;
    }>;
    /** IOMMU_TEST_OP_SET_TEMP_MEMORY_LIMIT. */
    memory_limit: struct<{
      /** Bytes; less than twelve is refused. */
      limit: u32;
    }>;
    /** IOMMU_TEST_OP_ACCESS_REPLACE_IOAS. */
    access_replace_ioas: struct<{
      /** The address space to move to; 0 for none. */
      ioas_id: u32;
    }>;
    /** IOMMU_TEST_OP_DIRTY. */
    dirty: struct<{
      /** No bit has a meaning yet: 0. */
      flags: u32;
      /**
       * First address.
       *
       * @accept HOLE the kernel's own: four unnamed bytes lie in front of it
       */
      iova: aligned_u64;
      /** Bytes. */
      length: aligned_u64;
      /** Bytes a bit stands for. */
      page_size: aligned_u64;
      /** The bitmap of pages to mark. */
      uptr: aligned_u64;
      /** Out: how many pages were marked. */
      out_nr_dirty: aligned_u64;
    }>;
    /** IOMMU_TEST_OP_MD_CHECK_IOTLB. */
    check_iotlb: struct<{
      /** Which entry. */
      id: u32;
      /** What it should hold. */
      iotlb: u32;
    }>;
    /** IOMMU_TEST_OP_TRIGGER_IOPF. */
    trigger_iopf: struct<{
      /** The device. */
      dev_id: u32;
      /** Its process address space. */
      pasid: u32;
      /** The group of faults. */
      grpid: u32;
      /** What was tried: IOMMU_PGFAULT_PERM bits. */
      perm: u32;
      /**
       * The address.
       *
       * @accept A64 the kernel's own
       */
      addr: u64;
    }>;
    /** IOMMU_TEST_OP_DEV_CHECK_CACHE. */
    check_dev_cache: struct<{
      /** Which entry. */
      id: u32;
      /** What it should hold. */
      cache: u32;
    }>;
    /** IOMMU_TEST_OP_TRIGGER_VEVENT. */
    trigger_vevent: struct<{
      /** The device. */
      dev_id: u32;
    }>;
    /** IOMMU_TEST_OP_PASID_ATTACH. */
    pasid_attach: struct<{
      /** The process address space. */
      pasid: u32;
      /** In: what to attach to. Out: the page table in use. */
      pt_id: u32;
    }>;
    /** IOMMU_TEST_OP_PASID_REPLACE. */
    pasid_replace: struct<{
      /** The process address space. */
      pasid: u32;
      /** In: what to attach to. Out: the page table in use. */
      pt_id: u32;
    }>;
    /** IOMMU_TEST_OP_PASID_DETACH. */
    pasid_detach: struct<{
      /** The process address space. */
      pasid: u32;
    }>;
    /** IOMMU_TEST_OP_PASID_CHECK_HWPT. */
    pasid_check: struct<{
      /** The process address space. */
      pasid: u32;
      /** The page table it should be attached to; 0 for none. */
      hwpt_id: u32;
    }>;
    /** IOMMU_TEST_OP_DMABUF_GET. */
    dmabuf_get: struct<{
      /** Bytes. */
      length: u32;
      /** How to open it, as open(2) numbers it. */
      open_flags: u32;
    }>;
    /** IOMMU_TEST_OP_DMABUF_REVOKE. */
    dmabuf_revoke: struct<{
      /** Its descriptor. */
      dmabuf_fd: s32;
      /** 1 takes the memory away, 0 gives it back. */
      revoked: u32;
    }>;
  }>;
  /** The last member, so that the tests can tell where the record ends. */
  last: u32;
}

/** What the mock unit tells about itself. */
export interface iommu_test_hw_info {
  /** 0. */
  flags: u32;
  /** IOMMU_HW_INFO_SELFTEST_REGVAL. */
  test_reg: u32;
}

/** A nested page table of the mock unit. */
export interface iommu_hwpt_selftest {
  /** What its cache is to hold. */
  iotlb: u32;
}

/**
 * An invalidation request of a nested page table of the mock unit.
 *
 * @array
 */
export interface iommu_hwpt_invalidate_selftest {
  /**
   * Whether every entry is meant.
   *
   * @flags IOMMU_TEST_INVALIDATE_FLAG_ALL=1
   */
  flags: u32;
  /** Which entry. */
  iotlb_id: u32;
}

/**
 * Driver data of the mock virtual IOMMU.
 *
 * @since 6.17
 */
export interface iommu_viommu_selftest {
  /** Any number. */
  in_data: u32;
  /** Out: the same number. */
  out_data: u32;
  /** Out: offset to map the iommufd at. */
  out_mmap_offset: aligned_u64;
  /** Out: bytes to map. */
  out_mmap_length: aligned_u64;
}

/**
 * An invalidation request of the mock virtual IOMMU.
 *
 * @since 6.13
 * @array
 */
export interface iommu_viommu_invalidate_selftest {
  /**
   * Whether every entry is meant.
   *
   * @flags IOMMU_TEST_INVALIDATE_FLAG_ALL=1
   */
  flags: u32;
  /** The number the guest knows the device by. */
  vdev_id: u32;
  /**
   * Which entry of the device's cache.
   *
   * @accept SZ8 the kernel's own
   */
  cache_id: u32;
}

/**
 * An event of the mock virtual IOMMU.
 *
 * @since 6.15
 */
export interface iommu_viommu_event_selftest {
  /** The number the guest knows the device by. */
  virt_id: u32;
}

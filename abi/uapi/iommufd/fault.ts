/**
 * iommufd page faults: a file to read them from and to write answers to.
 *
 * @contract iommufd.h
 * @profile linux-6.13
 * @source include/uapi/linux/iommufd.h
 * @since 6.11
 */
import type { aligned_u64, reserved, u32 } from "../../vocabulary.ts";

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

/**
 * A page fault, as read from a fault file.
 *
 * @since 6.11
 * @array
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
 * @array
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
  /**
   * Out: its descriptor.
   *
   * @accept FD merged so: a descriptor told is never negative
   */
  out_fault_fd: u32;
}

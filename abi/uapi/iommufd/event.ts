/**
 * iommufd event queues: a file to read what a virtual IOMMU has to tell its guest. Each event is a
 * header and a record of the queue's type; a header that says events were lost stands alone.
 *
 * @contract iommufd.h
 * @profile linux-6.17
 * @source include/uapi/linux/iommufd.h
 * @since 6.15
 */
import type { aligned_le64, array, reserved, u32 } from "../../vocabulary.ts";

/** No kind of queue; always refused. */
export type IOMMU_VEVENTQ_TYPE_DEFAULT = 0;
/** Events of a virtual ARM SMMUv3. */
export type IOMMU_VEVENTQ_TYPE_ARM_SMMUV3 = 1;
/** Errors of NVIDIA's command queues. */
export type IOMMU_VEVENTQ_TYPE_TEGRA241_CMDQV = 2;
/** The queue was full: no record follows. */
export type IOMMU_VEVENTQ_FLAG_LOST_EVENTS = 1;

/** What every event begins with. */
export interface iommufd_vevent_header {
  /** IOMMU_VEVENTQ_FLAG bits. */
  flags: u32;
  /** Number of the event, from 0 to 2^31 - 1 and round again; a gap counts the lost ones. */
  sequence: u32;
}

/** An event of an ARM SMMUv3, with the number the guest knows the device by. */
export interface iommu_vevent_arm_smmuv3 {
  /** The event as the hardware writes it. */
  evt: array<aligned_le64, 4>;
}

/**
 * An error of NVIDIA's command queues.
 *
 * @since 6.17
 */
export interface iommu_vevent_tegra241_cmdqv {
  /** Which queues are in error, a bit each. */
  lvcmdq_err_map: array<aligned_le64, 2>;
}

/**
 * Makes a queue of events; one of each type for a virtual IOMMU.
 *
 * @ioctl IOMMU_VEVENTQ_ALLOC _IO 0x3b 0x93
 * @min_size 28
 */
export interface iommu_veventq_alloc {
  /** Size of this record as the caller knows it. */
  size: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The virtual IOMMU. */
  viommu_id: u32;
  /** An IOMMU_VEVENTQ_TYPE value. */
  type: u32;
  /** Most events that wait; more are lost. */
  veventq_depth: u32;
  /** Out: its object. */
  out_veventq_id: u32;
  /**
   * Out: its descriptor.
   *
   * @accept FD merged so: a descriptor told is never negative
   */
  out_veventq_fd: u32;
  __reserved: reserved<u32>;
}

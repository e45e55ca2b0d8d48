/**
 * Binding a VFIO device to an iommufd, as first proposed: with a cookie of the user's choice.
 *
 * Kept with its defects. `reviewed` is what the review asked for, `cdev` what was merged instead.
 *
 * @contract vfio.h
 * @profile rfc-2021-09
 * @source vfio/pci: Add VFIO_DEVICE_BIND_IOMMUFD, RFC 08/20, 2021-09-19
 * @since proposed
 */
import type { s32, u32, u64 } from "../../vocabulary.ts";

/**
 * Binds the device to an iommufd; until then nothing else may be done with it.
 *
 * @ioctl VFIO_DEVICE_BIND_IOMMUFD _IO 0x3b 0x77
 * @accept COMPAT posted so: 24 bytes on 64-bit machines, 20 on i386
 */
export interface vfio_device_iommu_bind_data {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The iommufd to bind to. */
  iommu_fd: s32;
  /**
   * The caller's number for the device; faults and invalidations name the device by it.
   *
   * @accept HOLE posted so: four unnamed bytes lie in front of it wherever u64 is aligned to 8
   * @accept A64 posted so: plain __u64, at 16 on 64-bit machines and at 12 on i386
   */
  dev_cookie: u64;
}

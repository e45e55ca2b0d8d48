/**
 * Binding a VFIO device to an iommufd, as the review of the first proposal asked for it: the hole
 * spelt out, the cookie aligned to 8 on every machine.
 *
 * @contract vfio.h
 * @profile reviewed-2021-09
 * @source review of vfio/pci: Add VFIO_DEVICE_BIND_IOMMUFD, RFC 08/20
 * @since proposed
 */
import type { aligned_u64, reserved, s32, u32 } from "../../vocabulary.ts";

/**
 * Binds the device to an iommufd; until then nothing else may be done with it.
 *
 * @ioctl VFIO_DEVICE_BIND_IOMMUFD _IO 0x3b 0x77
 */
export interface vfio_device_iommu_bind_data {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The iommufd to bind to. */
  iommu_fd: s32;
  __reserved: reserved<u32>;
  /** The caller's number for the device; faults and invalidations name the device by it. */
  dev_cookie: aligned_u64;
}

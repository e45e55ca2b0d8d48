/**
 * The VFIO device file's binding as later kernels have it: a token to bind with, and attachments
 * of single process address spaces. `cdev` is what they grew from.
 *
 * @contract vfio.h
 * @profile linux-6.17
 * @source include/uapi/linux/vfio.h
 * @since 6.15
 */
import type { array, s32, u32, u8, user_ptr } from "../../vocabulary.ts";

/** Bytes of a token. */
export type VFIO_TOKEN_LENGTH = 16;

/** What proves that a virtual function may be used: a UUID in its binary form. */
export interface vfio_token {
  /** The sixteen bytes, in the order a UUID is written. */
  uuid: array<u8, VFIO_TOKEN_LENGTH>;
}

/**
 * Binds the device to an iommufd; until then nothing else may be done with it.
 *
 * @ioctl VFIO_DEVICE_BIND_IOMMUFD _IO 0x3b 0x76
 * @min_size 16
 * @since 6.6; token 6.17
 */
export interface vfio_device_bind_iommufd {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /**
   * What else is in the record.
   *
   * @flags VFIO_DEVICE_BIND_FLAG_TOKEN=1
   */
  flags: u32;
  /** The iommufd to bind to. */
  iommufd: s32;
  /** Out: the device's id in that iommufd. */
  out_devid: u32;
  /** The device's token, with VFIO_DEVICE_BIND_FLAG_TOKEN. */
  token_uuid_ptr: user_ptr<vfio_token>;
}

/**
 * Attaches the bound device, or one of its process address spaces, to a page table, or to whatever
 * page table its address space gives it.
 *
 * @ioctl VFIO_DEVICE_ATTACH_IOMMUFD_PT _IO 0x3b 0x77
 * @min_size 12
 * @since 6.6; PASID 6.15
 */
export interface vfio_device_attach_iommufd_pt {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /**
   * What else is in the record.
   *
   * @flags VFIO_DEVICE_ATTACH_PASID=1
   */
  flags: u32;
  /** In: an address space or a page table. Out: the page table in use. */
  pt_id: u32;
  /** The process address space to attach, with VFIO_DEVICE_ATTACH_PASID. */
  pasid: u32;
}

/**
 * Detaches the device, or one of its process address spaces; one that is not attached stays so.
 *
 * @ioctl VFIO_DEVICE_DETACH_IOMMUFD_PT _IO 0x3b 0x78
 * @min_size 8
 * @since 6.6; PASID 6.15
 */
export interface vfio_device_detach_iommufd_pt {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /**
   * What else is in the record.
   *
   * @flags VFIO_DEVICE_DETACH_PASID=1
   */
  flags: u32;
  /**
   * The process address space to detach, with VFIO_DEVICE_DETACH_PASID.
   *
   * @accept SZ8 merged so: u32 members alone
   */
  pasid: u32;
}

/**
 * The VFIO device file, as Linux 6.12 has it: bind to an iommufd, attach to a page table, ask about
 * regions and interrupts.
 *
 * VFIO reads as many bytes as it knows and does not look at the rest, so a caller's record may be
 * longer than these.
 *
 * @contract vfio.h
 * @profile linux-6.12
 * @source include/uapi/linux/vfio.h
 * @since 6.6
 */
import type { aligned_u64, reserved, s32, u32 } from "../../vocabulary.ts";

/** The device can be reset. */
export type VFIO_DEVICE_FLAGS_RESET = 1;
/** It is a PCI device. */
export type VFIO_DEVICE_FLAGS_PCI = 2;
/** It is a device of the platform. */
export type VFIO_DEVICE_FLAGS_PLATFORM = 4;
/** It is a device on ARM's AMBA bus. */
export type VFIO_DEVICE_FLAGS_AMBA = 8;
/** It is an s390 channel device. */
export type VFIO_DEVICE_FLAGS_CCW = 0x10;
/** It is an s390 cryptographic device. */
export type VFIO_DEVICE_FLAGS_AP = 0x20;
/** It is a device on Freescale's management complex bus. */
export type VFIO_DEVICE_FLAGS_FSL_MC = 0x40;
/** It is a device on AMD's CDX bus. */
export type VFIO_DEVICE_FLAGS_CDX = 0x100;
/** What a mediated device says it is like: a PCI device. */
export type VFIO_DEVICE_API_PCI_STRING = "vfio-pci";
/** What a mediated device says it is like: a device of the platform. */
export type VFIO_DEVICE_API_PLATFORM_STRING = "vfio-platform";
/** What a mediated device says it is like: a device on ARM's AMBA bus. */
export type VFIO_DEVICE_API_AMBA_STRING = "vfio-amba";
/** What a mediated device says it is like: an s390 channel device. */
export type VFIO_DEVICE_API_CCW_STRING = "vfio-ccw";
/** What a mediated device says it is like: an s390 cryptographic device. */
export type VFIO_DEVICE_API_AP_STRING = "vfio-ap";
/** A chain of capabilities follows the record. */
export type VFIO_DEVICE_FLAGS_CAPS = 0x80;
/** The region can be read. */
export type VFIO_REGION_INFO_FLAG_READ = 1;
/** The region can be written. */
export type VFIO_REGION_INFO_FLAG_WRITE = 2;
/** The region can be mapped. */
export type VFIO_REGION_INFO_FLAG_MMAP = 4;
/** A chain of capabilities follows the record. */
export type VFIO_REGION_INFO_FLAG_CAPS = 8;
/** The interrupt can raise an eventfd. */
export type VFIO_IRQ_INFO_EVENTFD = 1;
/** The interrupt can be masked. */
export type VFIO_IRQ_INFO_MASKABLE = 2;
/** The interrupt masks itself when it fires. */
export type VFIO_IRQ_INFO_AUTOMASKED = 4;
/** Vectors of the interrupt cannot be changed one by one. */
export type VFIO_IRQ_INFO_NORESIZE = 8;
/** Resets the device; takes no argument. */
export type VFIO_DEVICE_RESET = 0x3b6f;
/** Region numbers of a PCI device: BAR 0 to 5, ROM, configuration space, VGA. */
export type VFIO_PCI_NUM_REGIONS = 9;
/** The region that is the PCI configuration space. */
export type VFIO_PCI_CONFIG_REGION_INDEX = 7;
/** Interrupt kinds of a PCI device: INTx, MSI, MSI-X, error, request. */
export type VFIO_PCI_NUM_IRQS = 5;

/**
 * Binds the device to an iommufd; until then nothing else may be done with it.
 *
 * @ioctl VFIO_DEVICE_BIND_IOMMUFD _IO 0x3b 0x76
 * @min_size 16
 */
export interface vfio_device_bind_iommufd {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** The iommufd to bind to. */
  iommufd: s32;
  /** Out: the device's id in that iommufd. */
  out_devid: u32;
}

/**
 * Attaches the bound device to a page table, or to whatever page table its address space gives it.
 *
 * @ioctl VFIO_DEVICE_ATTACH_IOMMUFD_PT _IO 0x3b 0x77
 * @min_size 12
 */
export interface vfio_device_attach_iommufd_pt {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /**
   * In: an address space or a page table. Out: the page table in use.
   *
   * @accept SZ8 merged so: u32 members alone
   */
  pt_id: u32;
}

/**
 * Detaches the device; one that is not attached stays so.
 *
 * @ioctl VFIO_DEVICE_DETACH_IOMMUFD_PT _IO 0x3b 0x78
 * @min_size 8
 */
export interface vfio_device_detach_iommufd_pt {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
}

/**
 * What kind of device it is.
 *
 * @ioctl VFIO_DEVICE_GET_INFO _IO 0x3b 0x6b
 * @min_size 16
 */
export interface vfio_device_info {
  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  argsz: u32;
  /** Out: what the device is and can do. */
  flags: u32;
  /** Out: one past the highest region number. */
  num_regions: u32;
  /** Out: one past the highest interrupt number. */
  num_irqs: u32;
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  cap_offset: u32;
  pad: reserved<u32>;
}

/**
 * One region of the device.
 *
 * @ioctl VFIO_DEVICE_GET_REGION_INFO _IO 0x3b 0x6c
 * @min_size 32
 */
export interface vfio_region_info {
  /** In: size of this record as the caller knows it. Out: the size everything would need. */
  argsz: u32;
  /** Out: what can be done with the region. */
  flags: u32;
  /** Which region. */
  index: u32;
  /** Out: where the first capability starts, bytes from the record's start; 0 for none. */
  cap_offset: u32;
  /** Out: size of the region, bytes; 0 when the device has none of that number. */
  size: aligned_u64;
  /** Out: where the region lies in the device file, bytes. */
  offset: aligned_u64;
}

/**
 * One kind of interrupt of the device.
 *
 * @ioctl VFIO_DEVICE_GET_IRQ_INFO _IO 0x3b 0x6d
 * @min_size 16
 */
export interface vfio_irq_info {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** Out: what can be done with it. */
  flags: u32;
  /** Which kind. */
  index: u32;
  /** Out: how many vectors of that kind there are. */
  count: u32;
}

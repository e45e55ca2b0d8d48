/**
 * Resetting a PCI device together with all that a reset of its bus or slot would hit.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 3.12
 */
import type { flex, s32, u16, u32, u8, union } from "../../vocabulary.ts";

/** Of an affected device: it belongs to the caller though it has no id. */
export type VFIO_PCI_DEVID_OWNED = 0;
/** Of an affected device: it does not belong to the caller. */
export type VFIO_PCI_DEVID_NOT_OWNED = 0xffffffff;
/** Devices are named by their id in the caller's iommufd, not by their group. */
export type VFIO_PCI_HOT_RESET_FLAG_DEV_ID = 1;
/** All affected devices belong to the caller. */
export type VFIO_PCI_HOT_RESET_FLAG_DEV_ID_OWNED = 2;
/** Region numbers of a PCI device: its first BAR. */
export type VFIO_PCI_BAR0_REGION_INDEX = 0;
/** The second BAR. */
export type VFIO_PCI_BAR1_REGION_INDEX = 1;
/** The third BAR. */
export type VFIO_PCI_BAR2_REGION_INDEX = 2;
/** The fourth BAR. */
export type VFIO_PCI_BAR3_REGION_INDEX = 3;
/** The fifth BAR. */
export type VFIO_PCI_BAR4_REGION_INDEX = 4;
/** The last BAR. */
export type VFIO_PCI_BAR5_REGION_INDEX = 5;
/** The expansion ROM. */
export type VFIO_PCI_ROM_REGION_INDEX = 6;
/** The configuration space. */
export type VFIO_PCI_CONFIG_REGION_INDEX = 7;
/** The legacy VGA ranges. */
export type VFIO_PCI_VGA_REGION_INDEX = 8;
/** How many region numbers have a fixed meaning. */
export type VFIO_PCI_NUM_REGIONS = 9;
/** Interrupt kinds of a PCI device: the pin. */
export type VFIO_PCI_INTX_IRQ_INDEX = 0;
/** Message-signalled interrupts. */
export type VFIO_PCI_MSI_IRQ_INDEX = 1;
/** Message-signalled interrupts from a table. */
export type VFIO_PCI_MSIX_IRQ_INDEX = 2;
/** The device reported an error that is not recoverable. */
export type VFIO_PCI_ERR_IRQ_INDEX = 3;
/** Somebody wants the device back. */
export type VFIO_PCI_REQ_IRQ_INDEX = 4;
/** How many interrupt kinds have a fixed meaning. */
export type VFIO_PCI_NUM_IRQS = 5;

/** A device that a reset would hit. */
export interface vfio_pci_dependent_device {
  0: union<{
    /** Its IOMMU group. */
    group_id: u32;
    /** Its id in the caller's iommufd, with VFIO_PCI_HOT_RESET_FLAG_DEV_ID. */
    devid: u32;
  }>;
  /** PCI segment. */
  segment: u16;
  /** PCI bus. */
  bus: u8;
  /** Device and function. */
  devfn: u8;
}

/**
 * Which devices a reset would hit.
 *
 * @ioctl VFIO_DEVICE_GET_PCI_HOT_RESET_INFO _IO 0x3b 0x70
 * @min_size 12
 */
export interface vfio_pci_hot_reset_info {
  /** In: size of this record and of the room behind it. */
  argsz: u32;
  /** Out: VFIO_PCI_HOT_RESET_FLAG bits. */
  flags: u32;
  /** Out: how many devices there are; more than there is room for is an error. */
  count: u32;
  /** Out: the devices. */
  devices: flex<vfio_pci_dependent_device, "count">;
}

/**
 * Resets a device and all that hangs together with it.
 *
 * @ioctl VFIO_DEVICE_PCI_HOT_RESET _IO 0x3b 0x71
 * @min_size 12
 */
export interface vfio_pci_hot_reset {
  /** Size of this record and of the descriptors behind it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** How many descriptors follow; 0 when the caller's iommufd proves that all devices are its. */
  count: u32;
  /** Descriptors of every group the reset hits, which prove that the caller owns them. */
  group_fds: flex<s32, "count">;
}

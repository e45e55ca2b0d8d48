/**
 * A VFIO PCI device handed to the next kernel, as posted with the first iommu series: it names its
 * iommufd by a 32-bit token.
 *
 * @contract vfio-pci-v1
 * @profile posted-2026-02
 * @source iommu: Add live update state preservation, v1, 2026-02-03, patch 13/14
 * @since proposed
 */
import type { u16, u32, u8 } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";

/**
 * Which iommufd the device is bound to.
 *
 * @packed
 */
export interface vfio_iommufd_ser {
  /** Token of the preserved iommufd; its upper half is lost. */
  token: u32;
}

/**
 * One device.
 *
 * @packed
 */
export interface vfio_pci_core_device_ser {
  /**
   * Bus, device and function.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  bdf: u16;
  /** PCI segment; too narrow for the segments Linux makes up. */
  domain: u16;
  /** 1 when the device can be reset. */
  reset_works: u8;
  /** The iommufd it is bound to; packing puts the token at offset 5. */
  iommufd_ser: vfio_iommufd_ser;
}

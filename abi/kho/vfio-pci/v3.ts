/**
 * A VFIO PCI device handed to the next kernel, as posted since version 3: only its address.
 *
 * @contract vfio-pci-v1
 * @profile v3
 * @source vfio/pci: Base Live Update support, v3
 * @since proposed
 */
import type { u16, u32 } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";

/**
 * One device.
 *
 * @packed
 */
export interface vfio_pci_core_device_ser {
  /** PCI segment. */
  domain: u32;
  /** Bus, device and function. */
  bdf: u16;
}

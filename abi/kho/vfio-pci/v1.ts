/**
 * A VFIO PCI device handed to the next kernel, as the base patches of versions 1 and 2 have it: its
 * address, with a segment that is too narrow.
 *
 * @contract vfio-pci-v1
 * @profile v1
 * @source vfio/pci: Base Live Update support, v1 and v2
 * @since proposed
 */
import type { u16 } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";

/**
 * One device.
 *
 * @packed
 */
export interface vfio_pci_core_device_ser {
  /** Bus, device and function. */
  bdf: u16;
  /** PCI segment; too narrow for the segments Linux makes up. */
  domain: u16;
}

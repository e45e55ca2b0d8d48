/**
 * A VFIO PCI device handed to the next kernel, as first sketched: only where it is on its bus.
 *
 * @contract vfio-pci-v1
 * @profile rfc-2025-10
 * @source vfio/pci: Base Live Update support, RFC, first patches
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
  /** Bus, device and function; no segment. */
  bdf: u16;
}

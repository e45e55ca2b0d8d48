/**
 * The PCI core's list of preserved devices, as posted in version 6: what was padding counts the
 * users of a device.
 *
 * @contract pci-v1
 * @profile v6
 * @source PCI: Add live update support, v6
 * @since proposed
 */
import type { flex, u16, u32 } from "../../vocabulary.ts";

/** Name of the PCI core's global data; the same for every layout that was ever posted. */
export type PCI_LUO_FLB_COMPATIBLE = "pci-v1";

/**
 * One device.
 *
 * @packed
 */
export interface pci_dev_ser {
  /** PCI segment. */
  domain: u32;
  /** Bus, device and function. */
  bdf: u16;
  /** Who needs the device kept: itself, and every device behind it. */
  refcount: u16;
}

/**
 * All devices.
 *
 * @packed
 */
export interface pci_ser {
  /** Entries there is room for. */
  max_nr_devices: u32;
  /** Entries in use. */
  nr_devices: u32;
  /** The devices. */
  devices: flex<pci_dev_ser, "nr_devices">;
}

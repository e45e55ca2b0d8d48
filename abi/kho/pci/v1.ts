/**
 * The PCI core's list of preserved devices, as first posted: a count and that many devices.
 *
 * @contract pci-v1
 * @profile v1
 * @source PCI: Add live update support, v1
 * @since proposed
 */
import type { flex, u16, u64 } from "../../vocabulary.ts";

/** Name of the PCI core's global data; the same for every layout that was ever posted. */
export type PCI_LUO_FLB_COMPATIBLE = "pci-v1";

/**
 * One device.
 *
 * @packed
 */
export interface pci_dev_ser {
  /** PCI segment; too narrow for the segments Linux makes up. */
  domain: u16;
  /** Bus, device and function. */
  bdf: u16;
}

/**
 * All devices.
 *
 * @packed
 */
export interface pci_ser {
  /** Entries in use. */
  nr_devices: u64;
  /** The devices, ascending. */
  devices: flex<pci_dev_ser, "nr_devices">;
}

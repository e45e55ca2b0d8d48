/**
 * The PCI core's list of preserved devices under a name of its own at last: the layout of version
 * 6, the string moved on.
 *
 * @contract pci-v2
 * @source include/linux/kho/abi/pci.h
 * @since proposed for 7.2
 */
import type { flex, u32 } from "../../vocabulary.ts";
import type { pci_dev_ser } from "./v6.ts";

/** Name of the PCI core's global data. */
export type PCI_LUO_FLB_COMPATIBLE = "pci-v2";

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

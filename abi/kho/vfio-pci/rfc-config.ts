/**
 * A VFIO PCI device handed to the next kernel, as the last patches of the first sketch had it: with
 * its configuration space, as the driver virtualizes it. Unaligned throughout.
 *
 * @contract vfio-pci-v1
 * @profile rfc-2025-10-config
 * @source vfio/pci: Base Live Update support, RFC, last patches
 * @since proposed
 */
import type { array, u16, u32, u8 } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type VFIO_PCI_LUO_FH_COMPATIBLE = "vfio-pci-v1";
/** Bytes of a configuration space. */
export type PCI_CFG_SPACE_EXP_SIZE = 4096;

/**
 * One device.
 *
 * @packed
 */
export interface vfio_pci_core_device_ser {
  /**
   * Bus, device and function; no segment.
   *
   * @accept ORDER posted so: the defect the reviews are about
   */
  bdf: u16;
  /**
   * Bytes of configuration space that count.
   *
   * @accept PKMIS posted so: at offset 2
   */
  cfg_size: u32;
  /** Which capability each byte of configuration space belongs to. */
  pci_config_map: array<u8, PCI_CFG_SPACE_EXP_SIZE>;
  /** The configuration space as the guest sees it. */
  vconfig: array<u8, PCI_CFG_SPACE_EXP_SIZE>;
  /**
   * What the BARs and the ROM held.
   *
   * @accept PKMIS posted so: at offset 8198
   */
  rbar: array<u32, 7>;
  /** 1 when the device can be reset. */
  reset_works: u8;
}

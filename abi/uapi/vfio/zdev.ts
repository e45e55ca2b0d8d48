/**
 * What an s390 PCI function is, as capabilities of the device's information.
 *
 * @contract vfio_zdev.h
 * @source include/uapi/linux/vfio_zdev.h
 * @since 5.10
 */
import type { flex, reserved, u16, u32, u64, u8 } from "../../vocabulary.ts";
import type { vfio_info_cap_header } from "./capability.ts";

/** What the function is, `vfio_device_info_cap_zpci_base`. */
export type VFIO_DEVICE_INFO_CAP_ZPCI_BASE = 1;
/** What functions of its group can do, `vfio_device_info_cap_zpci_group`. */
export type VFIO_DEVICE_INFO_CAP_ZPCI_GROUP = 2;
/** Its utility string, `vfio_device_info_cap_zpci_util`. */
export type VFIO_DEVICE_INFO_CAP_ZPCI_UTIL = 3;
/** Its path, `vfio_device_info_cap_zpci_pfip`. */
export type VFIO_DEVICE_INFO_CAP_ZPCI_PFIP = 4;
/** Of a group: programs must ask for translations to be read anew. */
export type VFIO_DEVICE_INFO_ZPCI_FLAG_REFRESH = 1;

/** What the function is. */
export interface vfio_device_info_cap_zpci_base {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_BASE, version 1 or 2. */
  header: vfio_info_cap_header;
  /**
   * First device address.
   *
   * @accept A64 merged so: s390 alone has it, where u64 is aligned to 8
   */
  start_dma: u64;
  /**
   * Last device address.
   *
   * @accept A64 merged so: s390 alone has it, where u64 is aligned to 8
   */
  end_dma: u64;
  /** Its physical channel. */
  pchid: u16;
  /** Which virtual function it is. */
  vfn: u16;
  /** Bytes of a block of measurements. */
  fmb_length: u16;
  /** Type of the function. */
  pft: u8;
  /** Its group. */
  gid: u8;
  /**
   * Its handle; from version 2 on.
   *
   * @accept TAIL merged so: four unnamed bytes end the record wherever u64 is aligned to 8
   */
  fh: u32;
}

/** What functions of a group can do. */
export interface vfio_device_info_cap_zpci_group {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_GROUP, version 1 or 2. */
  header: vfio_info_cap_header;
  /**
   * Which bits of a device address count.
   *
   * @accept A64 merged so: s390 alone has it, where u64 is aligned to 8
   */
  dasm: u64;
  /**
   * Where message-signalled interrupts are written to.
   *
   * @accept A64 merged so: s390 alone has it, where u64 is aligned to 8
   */
  msi_addr: u64;
  /**
   * VFIO_DEVICE_INFO_ZPCI_FLAG bits.
   *
   * @accept A64 merged so: s390 alone has it, where u64 is aligned to 8
   */
  flags: u64;
  /** How often measurements are written. */
  mui: u16;
  /** Most message-signalled interrupts. */
  noi: u16;
  /** Most bytes of one block store. */
  maxstbl: u16;
  /** Version of the PCI facility. */
  version: u8;
  reserved: reserved<u8>;
  /**
   * Most bytes of one block store that is interpreted; from version 2 on.
   *
   * @accept TAIL merged so: six unnamed bytes end the record wherever u64 is aligned to 8
   */
  imaxstbl: u16;
}

/** The function's utility string. */
export interface vfio_device_info_cap_zpci_util {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_UTIL, version 1. */
  header: vfio_info_cap_header;
  /** Its bytes. */
  size: u32;
  /** The string, in EBCDIC. */
  util_str: flex<u8, "size">;
}

/** The path to the function's port. */
export interface vfio_device_info_cap_zpci_pfip {
  /** Link: VFIO_DEVICE_INFO_CAP_ZPCI_PFIP, version 1. */
  header: vfio_info_cap_header;
  /** Its bytes. */
  size: u32;
  /** The segments of the path. */
  pfip: flex<u8, "size">;
}

/**
 * Containers of Power servers: windows of device addresses, memory registered before it is mapped,
 * and handling of errors.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 3.11
 */
import type { reserved, u32, u64, union } from "../../vocabulary.ts";

/** `ddw` is there. */
export type VFIO_IOMMU_SPAPR_INFO_DDW = 1;
/** Registered memory is let go; the record is that of registering. */
export type VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY = 0x3b76;
/** Error handling: off. */
export type VFIO_EEH_PE_DISABLE = 0;
/** Error handling: on. */
export type VFIO_EEH_PE_ENABLE = 1;
/** Error handling: lets registers be reached again. */
export type VFIO_EEH_PE_UNFREEZE_IO = 2;
/** Error handling: lets transfers run again. */
export type VFIO_EEH_PE_UNFREEZE_DMA = 3;
/** Error handling: the state, as the call's result. */
export type VFIO_EEH_PE_GET_STATE = 4;
/** State: all well. */
export type VFIO_EEH_PE_STATE_NORMAL = 0;
/** State: held in reset. */
export type VFIO_EEH_PE_STATE_RESET = 1;
/** State: registers and transfers stopped. */
export type VFIO_EEH_PE_STATE_STOPPED = 2;
/** State: transfers stopped. */
export type VFIO_EEH_PE_STATE_STOPPED_DMA = 4;
/** State: not to be had. */
export type VFIO_EEH_PE_STATE_UNAVAIL = 5;
/** Error handling: ends a reset. */
export type VFIO_EEH_PE_RESET_DEACTIVATE = 5;
/** Error handling: begins a hot reset. */
export type VFIO_EEH_PE_RESET_HOT = 6;
/** Error handling: begins a fundamental reset. */
export type VFIO_EEH_PE_RESET_FUNDAMENTAL = 7;
/** Error handling: sets bridges up again. */
export type VFIO_EEH_PE_CONFIGURE = 8;
/** Error handling: makes an error, `vfio_eeh_pe_err`. */
export type VFIO_EEH_PE_INJECT_ERR = 9;

/**
 * What windows can be made.
 *
 * @since 4.2
 */
export interface vfio_iommu_spapr_tce_ddw_info {
  /**
   * Sizes of pages, each a bit of its own value.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  pgsizes: u64;
  /** Most windows there can be. */
  max_dynamic_windows_supported: u32;
  /** Most levels a window's table can have. */
  levels: u32;
}

/**
 * The window that is always there, and what others can be made.
 *
 * @ioctl VFIO_IOMMU_SPAPR_TCE_GET_INFO _IO 0x3b 0x70
 * @min_size 16
 */
export interface vfio_iommu_spapr_tce_info {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** Out: VFIO_IOMMU_SPAPR_INFO bits. */
  flags: u32;
  /** Out: first device address of the window below 4 GiB. */
  dma32_window_start: u32;
  /** Out: its size, bytes. */
  dma32_window_size: u32;
  /** Out: what other windows can be made. */
  ddw: vfio_iommu_spapr_tce_ddw_info;
}

/**
 * An error to make.
 *
 * @since 4.1
 */
export interface vfio_eeh_pe_err {
  /** Its kind, as firmware numbers it. */
  type: u32;
  /** What is to fail, as firmware numbers it. */
  func: u32;
  /**
   * Address it happens at.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  addr: u64;
  /**
   * Which bits of the address count.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  mask: u64;
}

/**
 * Asks for or changes the state of error handling.
 *
 * @ioctl VFIO_EEH_PE_OP _IO 0x3b 0x79
 * @min_size 12
 * @since 3.17
 * @accept COMPAT merged so: 40 bytes on 64-bit machines, 36 on i386
 * @accept HOLE merged so: four unnamed bytes before the union wherever u64 is aligned to 8
 */
export interface vfio_eeh_pe_op {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** A VFIO_EEH_PE value. */
  op: u32;
  0: union<{
    /** The error to make, with VFIO_EEH_PE_INJECT_ERR. */
    err: vfio_eeh_pe_err;
  }>;
}

/**
 * Pins memory of the calling process, so that mapping it is quick.
 *
 * @ioctl VFIO_IOMMU_SPAPR_REGISTER_MEMORY _IO 0x3b 0x75
 * @min_size 24
 * @since 4.2
 */
export interface vfio_iommu_spapr_register_memory {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /**
   * Where the memory starts in the process.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  vaddr: u64;
  /**
   * Bytes.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  size: u64;
}

/**
 * Makes a window.
 *
 * @ioctl VFIO_IOMMU_SPAPR_TCE_CREATE _IO 0x3b 0x77
 * @min_size 40
 * @since 4.2
 */
export interface vfio_iommu_spapr_tce_create {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** Its pages are 2 to this power bytes long. */
  page_shift: u32;
  __resv1: reserved<u32>;
  /**
   * Bytes it covers.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  window_size: u64;
  /** Levels of its table. */
  levels: u32;
  __resv2: reserved<u32>;
  /**
   * Out: its first device address.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  start_addr: u64;
}

/**
 * Takes a window away.
 *
 * @ioctl VFIO_IOMMU_SPAPR_TCE_REMOVE _IO 0x3b 0x78
 * @min_size 16
 * @since 4.2
 */
export interface vfio_iommu_spapr_tce_remove {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /**
   * Its first device address.
   *
   * @accept A64 merged so: members lie alike everywhere, the record's alignment does not
   */
  start_addr: u64;
}

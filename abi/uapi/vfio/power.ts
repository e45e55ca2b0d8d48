/**
 * Records of the features around a device's sleep, its transfers, sharing its memory with other
 * devices, and its errors on s390.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 6.1
 */
import type { aligned_u64, flex, reserved, s32, u32, u64 } from "../../vocabulary.ts";

/** The device may start no transfers. */
export type VFIO_DEVICE_FEATURE_CLEAR_MASTER = 0;
/** The device may start transfers. */
export type VFIO_DEVICE_FEATURE_SET_MASTER = 1;

/** Lets the device sleep and says how to tell that it woke. */
export interface vfio_device_low_power_entry_with_wakeup {
  /** The eventfd to raise when the device wakes by itself. */
  wakeup_eventfd: s32;
  reserved: reserved<u32>;
}

/**
 * Whether the device may start transfers.
 *
 * @since 6.7
 */
export interface vfio_device_feature_bus_master {
  /** VFIO_DEVICE_FEATURE_CLEAR_MASTER or VFIO_DEVICE_FEATURE_SET_MASTER. */
  op: u32;
}

/**
 * A part of a region to share.
 *
 * @since 6.19
 */
export interface vfio_region_dma_range {
  /**
   * Where it starts, bytes from the region's start; whole pages.
   *
   * @accept A64 merged so: both members lie alike everywhere, the record's alignment does not
   */
  offset: u64;
  /**
   * Bytes; whole pages.
   *
   * @accept A64 merged so: both members lie alike everywhere, the record's alignment does not
   */
  length: u64;
}

/**
 * Asks for a descriptor of parts of a region, which other devices can be given; the call's result
 * is the descriptor.
 *
 * @since 6.19
 */
export interface vfio_device_feature_dma_buf {
  /** Which region. */
  region_index: u32;
  /** How the descriptor is to be opened, as open(2) numbers it. */
  open_flags: u32;
  /** No bit has a meaning yet: 0. */
  flags: u32;
  /** How many parts follow. */
  nr_ranges: u32;
  /** The parts. */
  dma_ranges: flex<vfio_region_dma_range, "nr_ranges">;
}

/**
 * The last error an s390 function reported.
 *
 * @since proposed for 7.2
 */
export interface vfio_device_feature_zpci_err {
  /** Out: the error, as the hardware's event carries it. */
  data: aligned_u64;
}

/**
 * Records of the features that move a running device to another machine: where the migration
 * stands, how much is left, and what the device has written meanwhile.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 5.18
 */
import type { aligned_u64, reserved, s32, u32, u8, user_ptr } from "../../vocabulary.ts";

/** The device is lost until it is reset. */
export type VFIO_DEVICE_STATE_ERROR = 0;
/** The device stands still. */
export type VFIO_DEVICE_STATE_STOP = 1;
/** The device runs. */
export type VFIO_DEVICE_STATE_RUNNING = 2;
/** The device stands still and gives its state away. */
export type VFIO_DEVICE_STATE_STOP_COPY = 3;
/** The device stands still and takes a state. */
export type VFIO_DEVICE_STATE_RESUMING = 4;
/** The device answers other devices but sends them nothing. */
export type VFIO_DEVICE_STATE_RUNNING_P2P = 5;
/** The device runs and gives away what it can of its state. */
export type VFIO_DEVICE_STATE_PRE_COPY = 6;
/** Both: it gives away and sends other devices nothing. */
export type VFIO_DEVICE_STATE_PRE_COPY_P2P = 7;
/** How many states there are. */
export type VFIO_DEVICE_STATE_NR = 8;
/** Before features: the device stands still. */
export type VFIO_DEVICE_STATE_V1_STOP = 0;
/** Before features: the bits that are the state. */
export type VFIO_DEVICE_STATE_MASK = 7;
/** Can be stopped and copied. */
export type VFIO_MIGRATION_STOP_COPY = 1;
/** Can be kept from sending to other devices. */
export type VFIO_MIGRATION_P2P = 2;
/** Can give state away while it runs. */
export type VFIO_MIGRATION_PRE_COPY = 4;
/** `initial_bytes` counts anew: more came that the other side needs first. */
export type VFIO_PRECOPY_INFO_REINIT = 1;

/** How the device can be migrated. */
export interface vfio_device_feature_migration {
  /** VFIO_MIGRATION bits. */
  flags: aligned_u64;
}

/** Where a migration stands. */
export interface vfio_device_feature_mig_state {
  /** In: the state to go to. Out: the state it is in. A VFIO_DEVICE_STATE value. */
  device_state: u32;
  /** Out: what the state is read from or written to, when the new state moves it; else -1. */
  data_fd: s32;
}

/**
 * How much is left to copy while the device still runs; asked of the descriptor the state is read
 * from.
 *
 * @ioctl VFIO_MIG_GET_PRECOPY_INFO _IO 0x3b 0x79
 * @min_size 24
 * @since 6.2
 */
export interface vfio_precopy_info {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /** Out: VFIO_PRECOPY_INFO bits; 0 unless they were asked for by a feature. */
  flags: u32;
  /** Out: bytes the other side needs before it can begin. */
  initial_bytes: aligned_u64;
  /** Out: bytes that changed since they were read. */
  dirty_bytes: aligned_u64;
}

/**
 * How much is left to copy once the device stands still.
 *
 * @since 6.2
 */
export interface vfio_device_feature_mig_data_size {
  /** Out: an estimate, bytes. */
  stop_copy_length: aligned_u64;
}

/**
 * A range to watch.
 *
 * @since 6.1
 * @array
 */
export interface vfio_device_feature_dma_logging_range {
  /** First device address. */
  iova: aligned_u64;
  /** Bytes. */
  length: aligned_u64;
}

/**
 * Begins to note which pages the device writes.
 *
 * @since 6.1
 */
export interface vfio_device_feature_dma_logging_control {
  /** In: bytes a bit should stand for; the device may take another size. 0 for any. */
  page_size: aligned_u64;
  /** Ranges in the array. */
  num_ranges: u32;
  __reserved: reserved<u32>;
  /** The ranges, which may not overlap. */
  ranges: user_ptr<vfio_device_feature_dma_logging_range>;
}

/**
 * Which pages the device wrote since last asked.
 *
 * @since 6.1
 */
export interface vfio_device_feature_dma_logging_report {
  /** First device address. */
  iova: aligned_u64;
  /** Bytes to look at. */
  length: aligned_u64;
  /** Bytes a bit stands for. */
  page_size: aligned_u64;
  /** The bitmap; bits are set, never cleared. */
  bitmap: user_ptr<u8>;
}

/**
 * Migration as it was before features: the head of a region of its own.
 *
 * @since 5.8; replaced in 5.18
 */
export interface vfio_device_migration_info {
  /**
   * What to do: whether the device runs, gives away its state or takes one.
   *
   * @flags VFIO_DEVICE_STATE_V1_RUNNING=1 VFIO_DEVICE_STATE_V1_SAVING=2
   *   VFIO_DEVICE_STATE_V1_RESUMING=4
   */
  device_state: u32;
  reserved: reserved<u32>;
  /** Out: bytes still to be read. */
  pending_bytes: aligned_u64;
  /** Out: where data lies, bytes from the region's start. */
  data_offset: aligned_u64;
  /** Bytes of that data. */
  data_size: aligned_u64;
}

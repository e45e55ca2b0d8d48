/**
 * Device features: one command for all of them. Its record says which feature and whether to read,
 * set or only ask; the feature's own record follows.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 5.7
 */
import type { flex_uncounted, u32, u8 } from "../../vocabulary.ts";

/** Which of the flags number the feature. */
export type VFIO_DEVICE_FEATURE_MASK = 0xffff;
/** Reads the feature. */
export type VFIO_DEVICE_FEATURE_GET = 0x10000;
/** Sets the feature. */
export type VFIO_DEVICE_FEATURE_SET = 0x20000;
/** Only asks whether the feature can be read or set. */
export type VFIO_DEVICE_FEATURE_PROBE = 0x40000;
/** Set: the token that opens virtual functions of the device, 16 bytes of a UUID. */
export type VFIO_DEVICE_FEATURE_PCI_VF_TOKEN = 0;
/** Get: how the device can be migrated, `vfio_device_feature_migration`. */
export type VFIO_DEVICE_FEATURE_MIGRATION = 1;
/** Get and set: where a migration stands, `vfio_device_feature_mig_state`. */
export type VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE = 2;
/** Set: lets the device sleep; no record. */
export type VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY = 3;
/** Set: lets the device sleep, `vfio_device_low_power_entry_with_wakeup`. */
export type VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY_WITH_WAKEUP = 4;
/** Set: wakes the device; no record. */
export type VFIO_DEVICE_FEATURE_LOW_POWER_EXIT = 5;
/** Set: begins to note what is written, `vfio_device_feature_dma_logging_control`. */
export type VFIO_DEVICE_FEATURE_DMA_LOGGING_START = 6;
/** Set: stops that; no record. */
export type VFIO_DEVICE_FEATURE_DMA_LOGGING_STOP = 7;
/** Get: what was written, `vfio_device_feature_dma_logging_report`. */
export type VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT = 8;
/** Get: how long the last part of a migration will be, `vfio_device_feature_mig_data_size`. */
export type VFIO_DEVICE_FEATURE_MIG_DATA_SIZE = 9;
/** Set: whether the device may start transfers, `vfio_device_feature_bus_master`. */
export type VFIO_DEVICE_FEATURE_BUS_MASTER = 10;
/** Get: a descriptor of parts of a region, `vfio_device_feature_dma_buf`. */
export type VFIO_DEVICE_FEATURE_DMA_BUF = 11;
/** Set: flags of `vfio_precopy_info` may be told; no record. */
export type VFIO_DEVICE_FEATURE_MIG_PRECOPY_INFOv2 = 12;
/** Get: the last error of an s390 function, `vfio_device_feature_zpci_err`. */
export type VFIO_DEVICE_FEATURE_ZPCI_ERROR = 13;

/**
 * Reads, sets or asks about a feature.
 *
 * @ioctl VFIO_DEVICE_FEATURE _IO 0x3b 0x75
 * @min_size 8
 */
export interface vfio_device_feature {
  /** Size of this record and of the feature's behind it. */
  argsz: u32;
  /** The feature's number, and VFIO_DEVICE_FEATURE_GET, SET and PROBE. */
  flags: u32;
  /** The feature's own record, as the number says. */
  data: flex_uncounted<u8>;
}

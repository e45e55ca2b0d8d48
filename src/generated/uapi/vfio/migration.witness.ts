// Generated from abi/uapi/vfio/migration.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioDeviceFeatureMigration,
  VfioDeviceFeatureMigState,
  VfioPrecopyInfo,
  VfioDeviceFeatureMigDataSize,
  VfioDeviceFeatureDmaLoggingRange,
  VfioDeviceFeatureDmaLoggingControl,
  VfioDeviceFeatureDmaLoggingReport,
  VfioDeviceMigrationInfo,
} from "./migration.ts";

export const vfioDeviceFeatureMigrationParser: Parser = new Parser()
  .endianness("little")
  .uint64le("flags");

/** Reads a `struct vfio_device_feature_migration`; checks nothing. */
export function witnessVfioDeviceFeatureMigration(bytes: Uint8Array): VfioDeviceFeatureMigration {
  return vfioDeviceFeatureMigrationParser.parse(bytes);
}

export const vfioDeviceFeatureMigStateParser: Parser = new Parser()
  .endianness("little")
  .uint32le("deviceState")
  .int32le("dataFd");

/** Reads a `struct vfio_device_feature_mig_state`; checks nothing. */
export function witnessVfioDeviceFeatureMigState(bytes: Uint8Array): VfioDeviceFeatureMigState {
  return vfioDeviceFeatureMigStateParser.parse(bytes);
}

export const vfioPrecopyInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("initialBytes")
  .uint64le("dirtyBytes");

/** Reads a `struct vfio_precopy_info`; checks nothing. */
export function witnessVfioPrecopyInfo(bytes: Uint8Array): VfioPrecopyInfo {
  return vfioPrecopyInfoParser.parse(bytes);
}

export const vfioDeviceFeatureMigDataSizeParser: Parser = new Parser()
  .endianness("little")
  .uint64le("stopCopyLength");

/** Reads a `struct vfio_device_feature_mig_data_size`; checks nothing. */
export function witnessVfioDeviceFeatureMigDataSize(
  bytes: Uint8Array,
): VfioDeviceFeatureMigDataSize {
  return vfioDeviceFeatureMigDataSizeParser.parse(bytes);
}

export const vfioDeviceFeatureDmaLoggingRangeParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iova")
  .uint64le("length");

/** Reads a `struct vfio_device_feature_dma_logging_range`; checks nothing. */
export function witnessVfioDeviceFeatureDmaLoggingRange(
  bytes: Uint8Array,
): VfioDeviceFeatureDmaLoggingRange {
  return vfioDeviceFeatureDmaLoggingRangeParser.parse(bytes);
}

export const vfioDeviceFeatureDmaLoggingControlParser: Parser = new Parser()
  .endianness("little")
  .uint64le("pageSize")
  .uint32le("numRanges")
  .seek(4)
  .uint64le("ranges");

/** Reads a `struct vfio_device_feature_dma_logging_control`; checks nothing. */
export function witnessVfioDeviceFeatureDmaLoggingControl(
  bytes: Uint8Array,
): VfioDeviceFeatureDmaLoggingControl {
  return vfioDeviceFeatureDmaLoggingControlParser.parse(bytes);
}

export const vfioDeviceFeatureDmaLoggingReportParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iova")
  .uint64le("length")
  .uint64le("pageSize")
  .uint64le("bitmap");

/** Reads a `struct vfio_device_feature_dma_logging_report`; checks nothing. */
export function witnessVfioDeviceFeatureDmaLoggingReport(
  bytes: Uint8Array,
): VfioDeviceFeatureDmaLoggingReport {
  return vfioDeviceFeatureDmaLoggingReportParser.parse(bytes);
}

export const vfioDeviceMigrationInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("deviceState")
  .seek(4)
  .uint64le("pendingBytes")
  .uint64le("dataOffset")
  .uint64le("dataSize");

/** Reads a `struct vfio_device_migration_info`; checks nothing. */
export function witnessVfioDeviceMigrationInfo(bytes: Uint8Array): VfioDeviceMigrationInfo {
  return vfioDeviceMigrationInfoParser.parse(bytes);
}

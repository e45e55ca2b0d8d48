// Generated from abi/uapi/vfio/power.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioDeviceLowPowerEntryWithWakeup,
  VfioDeviceFeatureBusMaster,
  VfioRegionDmaRange,
  VfioDeviceFeatureDmaBuf,
  VfioDeviceFeatureZpciErr,
} from "./power.ts";

export const vfioDeviceLowPowerEntryWithWakeupParser: Parser = new Parser()
  .endianness("little")
  .int32le("wakeupEventfd")
  .seek(4);

/** Reads a `struct vfio_device_low_power_entry_with_wakeup`; checks nothing. */
export function witnessVfioDeviceLowPowerEntryWithWakeup(
  bytes: Uint8Array,
): VfioDeviceLowPowerEntryWithWakeup {
  return vfioDeviceLowPowerEntryWithWakeupParser.parse(bytes);
}

export const vfioDeviceFeatureBusMasterParser: Parser = new Parser()
  .endianness("little")
  .uint32le("op");

/** Reads a `struct vfio_device_feature_bus_master`; checks nothing. */
export function witnessVfioDeviceFeatureBusMaster(bytes: Uint8Array): VfioDeviceFeatureBusMaster {
  return vfioDeviceFeatureBusMasterParser.parse(bytes);
}

export const vfioRegionDmaRangeParser: Parser = new Parser()
  .endianness("little")
  .uint64le("offset")
  .uint64le("length");

/** Reads a `struct vfio_region_dma_range`; checks nothing. */
export function witnessVfioRegionDmaRange(bytes: Uint8Array): VfioRegionDmaRange {
  return vfioRegionDmaRangeParser.parse(bytes);
}

export const vfioDeviceFeatureDmaBufParser: Parser = new Parser()
  .endianness("little")
  .uint32le("regionIndex")
  .uint32le("openFlags")
  .uint32le("flags")
  .uint32le("nrRanges")
  .array("dmaRanges", { type: vfioRegionDmaRangeParser, length: "nrRanges" });

/** Reads a `struct vfio_device_feature_dma_buf`; checks nothing. */
export function witnessVfioDeviceFeatureDmaBuf(bytes: Uint8Array): VfioDeviceFeatureDmaBuf {
  return vfioDeviceFeatureDmaBufParser.parse(bytes);
}

export const vfioDeviceFeatureZpciErrParser: Parser = new Parser()
  .endianness("little")
  .uint64le("data");

/** Reads a `struct vfio_device_feature_zpci_err`; checks nothing. */
export function witnessVfioDeviceFeatureZpciErr(bytes: Uint8Array): VfioDeviceFeatureZpciErr {
  return vfioDeviceFeatureZpciErrParser.parse(bytes);
}

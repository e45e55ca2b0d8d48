// Generated from abi/uapi/vfio/cdev.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioDeviceBindIommufd,
  VfioDeviceAttachIommufdPt,
  VfioDeviceDetachIommufdPt,
  VfioDeviceInfo,
  VfioRegionInfo,
  VfioIrqInfo,
} from "./cdev.ts";

export const vfioDeviceBindIommufdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .int32le("iommufd")
  .uint32le("outDevid");

/** Reads a `struct vfio_device_bind_iommufd`; checks nothing. */
export function witnessVfioDeviceBindIommufd(bytes: Uint8Array): VfioDeviceBindIommufd {
  return vfioDeviceBindIommufdParser.parse(bytes);
}

export const vfioDeviceAttachIommufdPtParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("ptId");

/** Reads a `struct vfio_device_attach_iommufd_pt`; checks nothing. */
export function witnessVfioDeviceAttachIommufdPt(bytes: Uint8Array): VfioDeviceAttachIommufdPt {
  return vfioDeviceAttachIommufdPtParser.parse(bytes);
}

export const vfioDeviceDetachIommufdPtParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags");

/** Reads a `struct vfio_device_detach_iommufd_pt`; checks nothing. */
export function witnessVfioDeviceDetachIommufdPt(bytes: Uint8Array): VfioDeviceDetachIommufdPt {
  return vfioDeviceDetachIommufdPtParser.parse(bytes);
}

export const vfioDeviceInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("numRegions")
  .uint32le("numIrqs")
  .uint32le("capOffset")
  .seek(4);

/** Reads a `struct vfio_device_info`; checks nothing. */
export function witnessVfioDeviceInfo(bytes: Uint8Array): VfioDeviceInfo {
  return vfioDeviceInfoParser.parse(bytes);
}

export const vfioRegionInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("index")
  .uint32le("capOffset")
  .uint64le("size")
  .uint64le("offset");

/** Reads a `struct vfio_region_info`; checks nothing. */
export function witnessVfioRegionInfo(bytes: Uint8Array): VfioRegionInfo {
  return vfioRegionInfoParser.parse(bytes);
}

export const vfioIrqInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("index")
  .uint32le("count");

/** Reads a `struct vfio_irq_info`; checks nothing. */
export function witnessVfioIrqInfo(bytes: Uint8Array): VfioIrqInfo {
  return vfioIrqInfoParser.parse(bytes);
}

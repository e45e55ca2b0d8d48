// Generated from abi/uapi/vfio/grown.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioToken,
  VfioDeviceBindIommufd,
  VfioDeviceAttachIommufdPt,
  VfioDeviceDetachIommufdPt,
} from "./grown.ts";

export const vfioTokenParser: Parser = new Parser().endianness("little").array("uuid", {
  type: "uint8",
  length: 16,
  formatter: (items: number[]) => Uint8Array.from(items),
});

/** Reads a `struct vfio_token`; checks nothing. */
export function witnessVfioToken(bytes: Uint8Array): VfioToken {
  return vfioTokenParser.parse(bytes);
}

export const vfioDeviceBindIommufdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .int32le("iommufd")
  .uint32le("outDevid")
  .uint64le("tokenUuidPtr");

/** Reads a `struct vfio_device_bind_iommufd`; checks nothing. */
export function witnessVfioDeviceBindIommufd(bytes: Uint8Array): VfioDeviceBindIommufd {
  return vfioDeviceBindIommufdParser.parse(bytes);
}

export const vfioDeviceAttachIommufdPtParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("ptId")
  .uint32le("pasid");

/** Reads a `struct vfio_device_attach_iommufd_pt`; checks nothing. */
export function witnessVfioDeviceAttachIommufdPt(bytes: Uint8Array): VfioDeviceAttachIommufdPt {
  return vfioDeviceAttachIommufdPtParser.parse(bytes);
}

export const vfioDeviceDetachIommufdPtParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("pasid");

/** Reads a `struct vfio_device_detach_iommufd_pt`; checks nothing. */
export function witnessVfioDeviceDetachIommufdPt(bytes: Uint8Array): VfioDeviceDetachIommufdPt {
  return vfioDeviceDetachIommufdPtParser.parse(bytes);
}

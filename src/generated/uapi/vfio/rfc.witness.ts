// Generated from abi/uapi/vfio/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioDeviceIommuBindData } from "./rfc.ts";

export const vfioDeviceIommuBindDataParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .int32le("iommuFd")
  .seek(4)
  .uint64le("devCookie");

/** Reads a `struct vfio_device_iommu_bind_data`; checks nothing. */
export function witnessVfioDeviceIommuBindData(bytes: Uint8Array): VfioDeviceIommuBindData {
  return vfioDeviceIommuBindDataParser.parse(bytes);
}

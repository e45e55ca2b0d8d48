// Generated from abi/uapi/vfio/feature.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioDeviceFeature } from "./feature.ts";

export const vfioDeviceFeatureParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .array("data", {
    type: "uint8",
    readUntil: "eof",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_device_feature`; checks nothing. */
export function witnessVfioDeviceFeature(bytes: Uint8Array): VfioDeviceFeature {
  return vfioDeviceFeatureParser.parse(bytes);
}

// Generated from abi/uapi/iommufd-liveupdate/posted.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHwptLuSetPreserve } from "./posted.ts";

export const iommuHwptLuSetPreserveParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("hwptId")
  .uint32le("hwptToken");

/** Reads a `struct iommu_hwpt_lu_set_preserve`; checks nothing. */
export function witnessIommuHwptLuSetPreserve(bytes: Uint8Array): IommuHwptLuSetPreserve {
  return iommuHwptLuSetPreserveParser.parse(bytes);
}

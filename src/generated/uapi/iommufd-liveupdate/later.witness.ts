// Generated from abi/uapi/iommufd-liveupdate/later.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHwptLiveupdateMarkPreserve } from "./later.ts";

export const iommuHwptLiveupdateMarkPreserveParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("hwptId")
  .uint64le("hwptToken");

/** Reads a `struct iommu_hwpt_liveupdate_mark_preserve`; checks nothing. */
export function witnessIommuHwptLiveupdateMarkPreserve(
  bytes: Uint8Array,
): IommuHwptLiveupdateMarkPreserve {
  return iommuHwptLiveupdateMarkPreserveParser.parse(bytes);
}

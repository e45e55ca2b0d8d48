// Generated from abi/uapi/iommufd-liveupdate/proposal.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHwptLuFind } from "./proposal.ts";

export const iommuHwptLuFindParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("outHwptId")
  .uint64le("hwptToken");

/** Reads a `struct iommu_hwpt_lu_find`; checks nothing. */
export function witnessIommuHwptLuFind(bytes: Uint8Array): IommuHwptLuFind {
  return iommuHwptLuFindParser.parse(bytes);
}

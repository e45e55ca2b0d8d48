// Generated from abi/kho/iommu/amd.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHdrSer, IommuAmdSer, IommuAmdHwSer } from "./amd.ts";

export const iommuHdrSerParser: Parser = new Parser()
  .endianness("little")
  .uint32le("refCount")
  .uint32le("flags");

/** Reads a `struct iommu_hdr_ser`; checks nothing. */
export function witnessIommuHdrSer(bytes: Uint8Array): IommuHdrSer {
  return iommuHdrSerParser.parse(bytes);
}

export const iommuAmdSerParser: Parser = new Parser()
  .endianness("little")
  .uint8("restored")
  .seek(7)
  .uint64le("physAddr")
  .uint64le("deviceTable")
  .seek(64);

/** Reads a `struct iommu_amd_ser`; checks nothing. */
export function witnessIommuAmdSer(bytes: Uint8Array): IommuAmdSer {
  return iommuAmdSerParser.parse(bytes);
}

export const iommuAmdHwSerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuHdrSerParser })
  .uint64le("token")
  .uint64le("type")
  .nest("amd", { type: iommuAmdSerParser });

/** Reads a `struct iommu_amd_hw_ser`; checks nothing. */
export function witnessIommuAmdHwSer(bytes: Uint8Array): IommuAmdHwSer {
  return iommuAmdHwSerParser.parse(bytes);
}

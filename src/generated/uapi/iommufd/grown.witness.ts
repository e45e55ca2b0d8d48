// Generated from abi/uapi/iommufd/grown.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHwInfo, IommuViommuAlloc } from "./grown.ts";

export const iommuHwInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("devId")
  .uint32le("dataLen")
  .uint64le("dataUptr")
  .uint32le("inDataType")
  .uint8("outMaxPasidLog2")
  .seek(3)
  .uint64le("outCapabilities");

/** Reads a `struct iommu_hw_info`; checks nothing. */
export function witnessIommuHwInfo(bytes: Uint8Array): IommuHwInfo {
  return iommuHwInfoParser.parse(bytes);
}

export const iommuViommuAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("type")
  .uint32le("devId")
  .uint32le("hwptId")
  .uint32le("outViommuId")
  .uint32le("dataLen")
  .seek(4)
  .uint64le("dataUptr");

/** Reads a `struct iommu_viommu_alloc`; checks nothing. */
export function witnessIommuViommuAlloc(bytes: Uint8Array): IommuViommuAlloc {
  return iommuViommuAllocParser.parse(bytes);
}

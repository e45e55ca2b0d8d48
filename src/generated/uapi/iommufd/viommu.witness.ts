// Generated from abi/uapi/iommufd/viommu.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuViommuAlloc, IommuVdeviceAlloc } from "./viommu.ts";

export const iommuViommuAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("type")
  .uint32le("devId")
  .uint32le("hwptId")
  .uint32le("outViommuId");

/** Reads a `struct iommu_viommu_alloc`; checks nothing. */
export function witnessIommuViommuAlloc(bytes: Uint8Array): IommuViommuAlloc {
  return iommuViommuAllocParser.parse(bytes);
}

export const iommuVdeviceAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("viommuId")
  .uint32le("devId")
  .uint32le("outVdeviceId")
  .uint64le("virtId");

/** Reads a `struct iommu_vdevice_alloc`; checks nothing. */
export function witnessIommuVdeviceAlloc(bytes: Uint8Array): IommuVdeviceAlloc {
  return iommuVdeviceAllocParser.parse(bytes);
}

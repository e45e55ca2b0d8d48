// Generated from abi/uapi/iommufd/noiommu.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuIoasNoiommuGetPa } from "./noiommu.ts";

export const iommuIoasNoiommuGetPaParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("ioasId")
  .seek(4)
  .uint64le("iova")
  .uint64le("length")
  .uint64le("outPhys");

/** Reads a `struct iommu_ioas_noiommu_get_pa`; checks nothing. */
export function witnessIommuIoasNoiommuGetPa(bytes: Uint8Array): IommuIoasNoiommuGetPa {
  return iommuIoasNoiommuGetPaParser.parse(bytes);
}

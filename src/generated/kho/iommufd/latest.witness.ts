// Generated from abi/kho/iommufd/latest.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommufdHwptSer, IommufdSer } from "./latest.ts";

export const iommufdHwptSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("domainData")
  .uint64le("token")
  .uint8("reclaimed")
  .seek(7);

/** Reads a `struct iommufd_hwpt_ser`; checks nothing. */
export function witnessIommufdHwptSer(bytes: Uint8Array): IommufdHwptSer {
  return iommufdHwptSerParser.parse(bytes);
}

export const iommufdSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("nrHwpts")
  .array("hwptArray", { type: iommufdHwptSerParser, length: "nrHwpts" });

/** Reads a `struct iommufd_ser`; checks nothing. */
export function witnessIommufdSer(bytes: Uint8Array): IommufdSer {
  return iommufdSerParser.parse(bytes);
}

// Generated from abi/kho/iommufd/reviewed.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommufdHwptLu, IommufdLu } from "./reviewed.ts";

export const iommufdHwptLuParser: Parser = new Parser()
  .endianness("little")
  .uint64le("domainData")
  .uint32le("token")
  .uint8("reclaimed")
  .seek(3);

/** Reads a `struct iommufd_hwpt_lu`; checks nothing. */
export function witnessIommufdHwptLu(bytes: Uint8Array): IommufdHwptLu {
  return iommufdHwptLuParser.parse(bytes);
}

export const iommufdLuParser: Parser = new Parser()
  .endianness("little")
  .uint32le("nrHwpts")
  .seek(4)
  .array("hwpts", { type: iommufdHwptLuParser, length: "nrHwpts" });

/** Reads a `struct iommufd_lu`; checks nothing. */
export function witnessIommufdLu(bytes: Uint8Array): IommufdLu {
  return iommufdLuParser.parse(bytes);
}

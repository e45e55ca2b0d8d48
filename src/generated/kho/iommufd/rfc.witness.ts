// Generated from abi/kho/iommufd/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommufdLu } from "./rfc.ts";

export const iommufdLuParser: Parser = new Parser().endianness("little").uint64le("folioLu");

/** Reads a `struct iommufd_lu`; checks nothing. */
export function witnessIommufdLu(bytes: Uint8Array): IommufdLu {
  return iommufdLuParser.parse(bytes);
}

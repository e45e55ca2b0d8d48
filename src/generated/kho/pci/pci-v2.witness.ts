// Generated from abi/kho/pci/pci-v2.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { PciSer } from "./pci-v2.ts";
import { pciDevSerParser } from "./v6.witness.ts";

export const pciSerParser: Parser = new Parser()
  .endianness("little")
  .uint32le("maxNrDevices")
  .uint32le("nrDevices")
  .array("devices", { type: pciDevSerParser, length: "nrDevices" });

/** Reads a `struct pci_ser`; checks nothing. */
export function witnessPciSer(bytes: Uint8Array): PciSer {
  return pciSerParser.parse(bytes);
}

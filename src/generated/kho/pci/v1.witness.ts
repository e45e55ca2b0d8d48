// Generated from abi/kho/pci/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { PciDevSer, PciSer } from "./v1.ts";

export const pciDevSerParser: Parser = new Parser()
  .endianness("little")
  .uint16le("domain")
  .uint16le("bdf");

/** Reads a `struct pci_dev_ser`; checks nothing. */
export function witnessPciDevSer(bytes: Uint8Array): PciDevSer {
  return pciDevSerParser.parse(bytes);
}

export const pciSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("nrDevices")
  .array("devices", { type: pciDevSerParser, length: "nrDevices" });

/** Reads a `struct pci_ser`; checks nothing. */
export function witnessPciSer(bytes: Uint8Array): PciSer {
  return pciSerParser.parse(bytes);
}

// Generated from abi/kho/vfio-pci/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioPciCoreDeviceSer } from "./rfc.ts";

export const vfioPciCoreDeviceSerParser: Parser = new Parser().endianness("little").uint16le("bdf");

/** Reads a `struct vfio_pci_core_device_ser`; checks nothing. */
export function witnessVfioPciCoreDeviceSer(bytes: Uint8Array): VfioPciCoreDeviceSer {
  return vfioPciCoreDeviceSerParser.parse(bytes);
}

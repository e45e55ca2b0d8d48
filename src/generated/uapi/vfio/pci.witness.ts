// Generated from abi/uapi/vfio/pci.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioPciDependentDevice, VfioPciHotResetInfo, VfioPciHotReset } from "./pci.ts";

export const vfioPciDependentDeviceParser: Parser = new Parser()
  .endianness("little")
  .uint32le("groupId")
  .uint16le("segment")
  .uint8("bus")
  .uint8("devfn");

/** Reads a `struct vfio_pci_dependent_device`; checks nothing. */
export function witnessVfioPciDependentDevice(bytes: Uint8Array): VfioPciDependentDevice {
  return vfioPciDependentDeviceParser.parse(bytes);
}

export const vfioPciHotResetInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("count")
  .array("devices", { type: vfioPciDependentDeviceParser, length: "count" });

/** Reads a `struct vfio_pci_hot_reset_info`; checks nothing. */
export function witnessVfioPciHotResetInfo(bytes: Uint8Array): VfioPciHotResetInfo {
  return vfioPciHotResetInfoParser.parse(bytes);
}

export const vfioPciHotResetParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("count")
  .array("groupFds", {
    type: "int32le",
    length: "count",
    formatter: (items: number[]) => Int32Array.from(items),
  });

/** Reads a `struct vfio_pci_hot_reset`; checks nothing. */
export function witnessVfioPciHotReset(bytes: Uint8Array): VfioPciHotReset {
  return vfioPciHotResetParser.parse(bytes);
}

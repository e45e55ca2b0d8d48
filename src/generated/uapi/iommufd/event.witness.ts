// Generated from abi/uapi/iommufd/event.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommufdVeventHeader,
  IommuVeventArmSmmuv3,
  IommuVeventTegra241Cmdqv,
  IommuVeventqAlloc,
} from "./event.ts";

export const iommufdVeventHeaderParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint32le("sequence");

/** Reads a `struct iommufd_vevent_header`; checks nothing. */
export function witnessIommufdVeventHeader(bytes: Uint8Array): IommufdVeventHeader {
  return iommufdVeventHeaderParser.parse(bytes);
}

export const iommuVeventArmSmmuv3Parser: Parser = new Parser().endianness("little").array("evt", {
  type: "uint64le",
  length: 4,
  formatter: (items: bigint[]) => BigUint64Array.from(items),
});

/** Reads a `struct iommu_vevent_arm_smmuv3`; checks nothing. */
export function witnessIommuVeventArmSmmuv3(bytes: Uint8Array): IommuVeventArmSmmuv3 {
  return iommuVeventArmSmmuv3Parser.parse(bytes);
}

export const iommuVeventTegra241CmdqvParser: Parser = new Parser()
  .endianness("little")
  .array("lvcmdqErrMap", {
    type: "uint64le",
    length: 2,
    formatter: (items: bigint[]) => BigUint64Array.from(items),
  });

/** Reads a `struct iommu_vevent_tegra241_cmdqv`; checks nothing. */
export function witnessIommuVeventTegra241Cmdqv(bytes: Uint8Array): IommuVeventTegra241Cmdqv {
  return iommuVeventTegra241CmdqvParser.parse(bytes);
}

export const iommuVeventqAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("viommuId")
  .uint32le("type")
  .uint32le("veventqDepth")
  .uint32le("outVeventqId")
  .uint32le("outVeventqFd")
  .seek(4);

/** Reads a `struct iommu_veventq_alloc`; checks nothing. */
export function witnessIommuVeventqAlloc(bytes: Uint8Array): IommuVeventqAlloc {
  return iommuVeventqAllocParser.parse(bytes);
}

// Generated from abi/uapi/iommufd/amd.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHwInfoAmd, IommuHwptAmdGuest } from "./amd.ts";

export const iommuHwInfoAmdParser: Parser = new Parser()
  .endianness("little")
  .uint64le("efr")
  .uint64le("efr2");

/** Reads a `struct iommu_hw_info_amd`; checks nothing. */
export function witnessIommuHwInfoAmd(bytes: Uint8Array): IommuHwInfoAmd {
  return iommuHwInfoAmdParser.parse(bytes);
}

export const iommuHwptAmdGuestParser: Parser = new Parser().endianness("little").array("dte", {
  type: "uint64le",
  length: 4,
  formatter: (items: bigint[]) => BigUint64Array.from(items),
});

/** Reads a `struct iommu_hwpt_amd_guest`; checks nothing. */
export function witnessIommuHwptAmdGuest(bytes: Uint8Array): IommuHwptAmdGuest {
  return iommuHwptAmdGuestParser.parse(bytes);
}

// Generated from abi/kho/hugetlb.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { HugetlbHstateSer, HugetlbSer } from "./hugetlb.ts";

export const hugetlbHstateSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("nrPages")
  .uint8("order");

/** Reads a `struct hugetlb_hstate_ser`; checks nothing. */
export function witnessHugetlbHstateSer(bytes: Uint8Array): HugetlbHstateSer {
  return hugetlbHstateSerParser.parse(bytes);
}

export const hugetlbSerParser: Parser = new Parser()
  .endianness("little")
  .array("hstates", { type: hugetlbHstateSerParser, length: 4 })
  .uint8("nrHstates");

/** Reads a `struct hugetlb_ser`; checks nothing. */
export function witnessHugetlbSer(bytes: Uint8Array): HugetlbSer {
  return hugetlbSerParser.parse(bytes);
}

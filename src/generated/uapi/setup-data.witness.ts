// Generated from abi/uapi/setup-data.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { SetupData } from "./setup-data.ts";

export const setupDataParser: Parser = new Parser()
  .endianness("little")
  .uint64le("next")
  .uint32le("type")
  .uint32le("len")
  .array("data", {
    type: "uint8",
    length: "len",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct setup_data`; checks nothing. */
export function witnessSetupData(bytes: Uint8Array): SetupData {
  return setupDataParser.parse(bytes);
}

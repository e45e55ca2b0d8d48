// Generated from abi/kho/memfd/features.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { MemfdLuoSer } from "./features.ts";
import { luoFeatureHdrParser } from "../luo/features.witness.ts";
import { khoVmallocParser } from "../kho.witness.ts";

export const memfdLuoSerParser: Parser = new Parser()
  .endianness("little")
  .nest("features", { type: luoFeatureHdrParser })
  .uint64le("pos")
  .uint64le("size")
  .uint32le("seals")
  .uint32le("flags")
  .uint64le("nrFolios")
  .nest("folios", { type: khoVmallocParser });

/** Reads a `struct memfd_luo_ser`; checks nothing. */
export function witnessMemfdLuoSer(bytes: Uint8Array): MemfdLuoSer {
  return memfdLuoSerParser.parse(bytes);
}

// Generated from abi/kho/luo/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { LuoSessionHeaderSer } from "./v1.ts";

export const luoSessionHeaderSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("count");

/** Reads a `struct luo_session_header_ser`; checks nothing. */
export function witnessLuoSessionHeaderSer(bytes: Uint8Array): LuoSessionHeaderSer {
  return luoSessionHeaderSerParser.parse(bytes);
}

// Generated from abi/kho/luo/session-v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { LuoSessionHeaderSer, LuoSessionSer } from "./session-v1.ts";

const text = (bytes: number[]): string =>
  String.fromCharCode(...bytes.slice(0, [...bytes, 0].indexOf(0)));

export const luoSessionHeaderSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("count");

/** Reads a `struct luo_session_header_ser`; checks nothing. */
export function witnessLuoSessionHeaderSer(bytes: Uint8Array): LuoSessionHeaderSer {
  return luoSessionHeaderSerParser.parse(bytes);
}

export const luoSessionSerParser: Parser = new Parser()
  .endianness("little")
  .array("name", { type: "uint8", length: 64, formatter: text });

/** Reads a `struct luo_session_ser`; checks nothing. */
export function witnessLuoSessionSer(bytes: Uint8Array): LuoSessionSer {
  return luoSessionSerParser.parse(bytes);
}

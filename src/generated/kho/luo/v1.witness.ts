// Generated from abi/kho/luo/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  LuoSessionHeaderSer,
  LuoFileSetSer,
  LuoSessionSer,
  LuoFileSer,
  LuoFlbHeaderSer,
  LuoFlbSer,
} from "./v1.ts";

const text = (bytes: number[]): string =>
  String.fromCharCode(...bytes.slice(0, [...bytes, 0].indexOf(0)));

export const luoSessionHeaderSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("count");

/** Reads a `struct luo_session_header_ser`; checks nothing. */
export function witnessLuoSessionHeaderSer(bytes: Uint8Array): LuoSessionHeaderSer {
  return luoSessionHeaderSerParser.parse(bytes);
}

export const luoFileSetSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("files")
  .uint64le("count");

/** Reads a `struct luo_file_set_ser`; checks nothing. */
export function witnessLuoFileSetSer(bytes: Uint8Array): LuoFileSetSer {
  return luoFileSetSerParser.parse(bytes);
}

export const luoSessionSerParser: Parser = new Parser()
  .endianness("little")
  .array("name", { type: "uint8", length: 64, formatter: text })
  .nest("fileSetSer", { type: luoFileSetSerParser });

/** Reads a `struct luo_session_ser`; checks nothing. */
export function witnessLuoSessionSer(bytes: Uint8Array): LuoSessionSer {
  return luoSessionSerParser.parse(bytes);
}

export const luoFileSerParser: Parser = new Parser()
  .endianness("little")
  .array("compatible", { type: "uint8", length: 48, formatter: text })
  .uint64le("data")
  .uint64le("token");

/** Reads a `struct luo_file_ser`; checks nothing. */
export function witnessLuoFileSer(bytes: Uint8Array): LuoFileSer {
  return luoFileSerParser.parse(bytes);
}

export const luoFlbHeaderSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("pgcnt")
  .uint64le("count");

/** Reads a `struct luo_flb_header_ser`; checks nothing. */
export function witnessLuoFlbHeaderSer(bytes: Uint8Array): LuoFlbHeaderSer {
  return luoFlbHeaderSerParser.parse(bytes);
}

export const luoFlbSerParser: Parser = new Parser()
  .endianness("little")
  .array("name", { type: "uint8", length: 48, formatter: text })
  .uint64le("data")
  .uint64le("count");

/** Reads a `struct luo_flb_ser`; checks nothing. */
export function witnessLuoFlbSer(bytes: Uint8Array): LuoFlbSer {
  return luoFlbSerParser.parse(bytes);
}

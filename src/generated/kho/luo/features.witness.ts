// Generated from abi/kho/luo/features.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { LuoFeatureHdr, LuoSer, LuoFileSer } from "./features.ts";

const text = (bytes: number[]): string =>
  String.fromCharCode(...bytes.slice(0, [...bytes, 0].indexOf(0)));

export const luoFeatureHdrParser: Parser = new Parser()
  .endianness("little")
  .uint64le("supp")
  .uint64le("req")
  .uint64le("active")
  .seek(104);

/** Reads a `struct luo_feature_hdr`; checks nothing. */
export function witnessLuoFeatureHdr(bytes: Uint8Array): LuoFeatureHdr {
  return luoFeatureHdrParser.parse(bytes);
}

export const luoSerParser: Parser = new Parser()
  .endianness("little")
  .nest("features", { type: luoFeatureHdrParser })
  .uint64le("liveupdateNum")
  .uint64le("sessionsPa")
  .uint64le("flbsPa");

/** Reads a `struct luo_ser`; checks nothing. */
export function witnessLuoSer(bytes: Uint8Array): LuoSer {
  return luoSerParser.parse(bytes);
}

export const luoFileSerParser: Parser = new Parser()
  .endianness("little")
  .array("name", { type: "uint8", length: 48, formatter: text })
  .uint64le("data")
  .uint64le("token");

/** Reads a `struct luo_file_ser`; checks nothing. */
export function witnessLuoFileSer(bytes: Uint8Array): LuoFileSer {
  return luoFileSerParser.parse(bytes);
}

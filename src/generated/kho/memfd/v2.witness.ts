// Generated from abi/kho/memfd/v2.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { MemfdLuoFolioSer, MemfdLuoSer } from "./v2.ts";
import { khoVmallocParser } from "../kho.witness.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const memfdLuoFolioSerParser: Parser = new Parser()
  .endianness("little")
  .array("pfn", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("flags", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(12, whole(bytes) >> 52n)),
  })
  .uint64le("index");

/** Reads a `struct memfd_luo_folio_ser`; checks nothing. */
export function witnessMemfdLuoFolioSer(bytes: Uint8Array): MemfdLuoFolioSer {
  return memfdLuoFolioSerParser.parse(bytes);
}

export const memfdLuoSerParser: Parser = new Parser()
  .endianness("little")
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

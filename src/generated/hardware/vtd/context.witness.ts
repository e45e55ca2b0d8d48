// Generated from abi/hardware/vtd/context.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VtdContextEntry, VtdScalableContextEntry } from "./context.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const vtdContextEntryParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-11)
  .array("fpd", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-11)
  .array("tt", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 2n)),
  })
  .seek(-11)
  .array("ssptptr", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 12n)),
  })
  .seek(-11)
  .array("aw", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 64n)),
  })
  .seek(-11)
  .array("ignored", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 67n)),
  })
  .seek(-11)
  .array("did", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(16, whole(bytes) >> 72n)),
  })
  .seek(5);

/** Reads a `struct vtd_context_entry`; checks nothing. */
export function witnessVtdContextEntry(bytes: Uint8Array): VtdContextEntry {
  return vtdContextEntryParser.parse(bytes);
}

export const vtdScalableContextEntryParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-11)
  .array("fpd", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-11)
  .array("dte", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-11)
  .array("paside", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 3n)),
  })
  .seek(-11)
  .array("pre", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 4n)),
  })
  .seek(-11)
  .array("pdts", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 9n)),
  })
  .seek(-11)
  .array("pasiddirptr", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 12n)),
  })
  .seek(-11)
  .array("ridPasid", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(20, whole(bytes) >> 64n)),
  })
  .seek(-11)
  .array("ridPriv", {
    type: "uint8",
    length: 11,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 84n)),
  })
  .seek(5)
  .seek(16);

/** Reads a `struct vtd_scalable_context_entry`; checks nothing. */
export function witnessVtdScalableContextEntry(bytes: Uint8Array): VtdScalableContextEntry {
  return vtdScalableContextEntryParser.parse(bytes);
}

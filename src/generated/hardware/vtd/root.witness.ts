// Generated from abi/hardware/vtd/root.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VtdRootRegister, VtdRootEntry, VtdScalableRootEntry } from "./root.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const vtdRootRegisterParser: Parser = new Parser()
  .endianness("little")
  .seek(1)
  .array("ttm", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 2n)),
  })
  .seek(-7)
  .array("rta", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 4n)),
  });

/** Reads a `struct vtd_root_register`; checks nothing. */
export function witnessVtdRootRegister(bytes: Uint8Array): VtdRootRegister {
  return vtdRootRegisterParser.parse(bytes);
}

export const vtdRootEntryParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("ctp", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 12n)),
  })
  .seek(8);

/** Reads a `struct vtd_root_entry`; checks nothing. */
export function witnessVtdRootEntry(bytes: Uint8Array): VtdRootEntry {
  return vtdRootEntryParser.parse(bytes);
}

export const vtdScalableRootEntryParser: Parser = new Parser()
  .endianness("little")
  .array("lowerPresent", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-16)
  .array("lctp", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 12n)),
  })
  .seek(-16)
  .array("upperPresent", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 64n)),
  })
  .seek(-16)
  .array("uctp", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 76n)),
  });

/** Reads a `struct vtd_scalable_root_entry`; checks nothing. */
export function witnessVtdScalableRootEntry(bytes: Uint8Array): VtdScalableRootEntry {
  return vtdScalableRootEntryParser.parse(bytes);
}

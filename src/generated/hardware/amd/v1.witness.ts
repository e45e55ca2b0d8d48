// Generated from abi/hardware/amd/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { AmdV1Entry } from "./v1.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const amdV1EntryParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("ignored1", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 1n)),
  })
  .seek(-8)
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-8)
  .array("dirty", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-8)
  .array("ignored2", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("nextLevel", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 9n)),
  })
  .seek(-8)
  .array("frame", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(40, whole(bytes) >> 12n)),
  })
  .seek(-8)
  .array("ignored3", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(7, whole(bytes) >> 52n)),
  })
  .seek(-8)
  .array("untranslated", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 59n)),
  })
  .seek(-8)
  .array("forceCoherent", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 60n)),
  })
  .seek(-8)
  .array("read", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 61n)),
  })
  .seek(-8)
  .array("write", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 62n)),
  })
  .seek(-8)
  .array("ignored4", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct amd_v1_entry`; checks nothing. */
export function witnessAmdV1Entry(bytes: Uint8Array): AmdV1Entry {
  return amdV1EntryParser.parse(bytes);
}

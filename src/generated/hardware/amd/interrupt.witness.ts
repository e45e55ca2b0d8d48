// Generated from abi/hardware/amd/interrupt.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { AmdIrte, AmdIrteRemap, AmdIrteVapic } from "./interrupt.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const amdIrteParser: Parser = new Parser()
  .endianness("little")
  .array("remapEn", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-3)
  .array("supIopf", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-3)
  .array("intType", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 2n)),
  })
  .seek(-3)
  .array("rqEoi", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-3)
  .array("dm", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-3)
  .array("guestMode", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-3)
  .array("destination", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 8n)),
  })
  .seek(-3)
  .array("vector", {
    type: "uint8",
    length: 3,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 16n)),
  })
  .seek(1);

/** Reads a `struct amd_irte`; checks nothing. */
export function witnessAmdIrte(bytes: Uint8Array): AmdIrte {
  return amdIrteParser.parse(bytes);
}

export const amdIrteRemapParser: Parser = new Parser()
  .endianness("little")
  .array("remapEn", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-4)
  .array("supIopf", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-4)
  .array("intType", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 2n)),
  })
  .seek(-4)
  .array("rqEoi", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-4)
  .array("dm", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-4)
  .array("guestMode", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-4)
  .array("destination230", {
    type: "uint8",
    length: 4,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(24, whole(bytes) >> 8n)),
  })
  .seek(4)
  .array("vector", {
    type: "uint8",
    length: 1,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 0n)),
  })
  .seek(6)
  .array("destination3124", {
    type: "uint8",
    length: 1,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 0n)),
  });

/** Reads a `struct amd_irte_remap`; checks nothing. */
export function witnessAmdIrteRemap(bytes: Uint8Array): AmdIrteRemap {
  return amdIrteRemapParser.parse(bytes);
}

export const amdIrteVapicParser: Parser = new Parser()
  .endianness("little")
  .array("remapEn", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-16)
  .array("supIopf", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-16)
  .array("gaLogIntr", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-16)
  .array("isRun", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-16)
  .array("guestMode", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-16)
  .array("destination230", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(24, whole(bytes) >> 8n)),
  })
  .seek(-16)
  .array("gaTag", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(32, whole(bytes) >> 32n)),
  })
  .seek(-16)
  .array("vector", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 64n)),
  })
  .seek(-16)
  .array("gaRoot", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(40, whole(bytes) >> 76n)),
  })
  .seek(-16)
  .array("destination3124", {
    type: "uint8",
    length: 16,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 120n)),
  });

/** Reads a `struct amd_irte_vapic`; checks nothing. */
export function witnessAmdIrteVapic(bytes: Uint8Array): AmdIrteVapic {
  return amdIrteVapicParser.parse(bytes);
}

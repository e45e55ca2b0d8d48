// Generated from abi/hardware/riscv/page-table.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { RiscvPte } from "./page-table.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const riscvPteParser: Parser = new Parser()
  .endianness("little")
  .array("valid", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("read", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-8)
  .array("write", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("execute", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 3n)),
  })
  .seek(-8)
  .array("user", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 4n)),
  })
  .seek(-8)
  .array("global", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-8)
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-8)
  .array("dirty", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("rsw", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 8n)),
  })
  .seek(-8)
  .array("ppn", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(44, whole(bytes) >> 10n)),
  })
  .seek(-8)
  .array("pbmt", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 61n)),
  })
  .seek(-8)
  .array("napot", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct riscv_pte`; checks nothing. */
export function witnessRiscvPte(bytes: Uint8Array): RiscvPte {
  return riscvPteParser.parse(bytes);
}

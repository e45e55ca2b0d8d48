// Generated from abi/hardware/x86/first-stage.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { X86Leaf, X86Table } from "./first-stage.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const x86LeafParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("write", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-8)
  .array("user", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("pwt", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 3n)),
  })
  .seek(-8)
  .array("pcd", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 4n)),
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
  .array("pageSize", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("global", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 8n)),
  })
  .seek(-8)
  .array("ignored1", {
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
  .array("ignored2", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(7, whole(bytes) >> 52n)),
  })
  .seek(-8)
  .array("key", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 59n)),
  })
  .seek(-8)
  .array("noExecute", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct x86_leaf`; checks nothing. */
export function witnessX86Leaf(bytes: Uint8Array): X86Leaf {
  return x86LeafParser.parse(bytes);
}

export const x86TableParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("write", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-8)
  .array("user", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("pwt", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 3n)),
  })
  .seek(-8)
  .array("pcd", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 4n)),
  })
  .seek(-8)
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-8)
  .array("ignored1", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-8)
  .array("pageSize", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("ignored2", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 8n)),
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
    formatter: (bytes: number[]) => Number(BigInt.asUintN(11, whole(bytes) >> 52n)),
  })
  .seek(-8)
  .array("noExecute", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct x86_table`; checks nothing. */
export function witnessX86Table(bytes: Uint8Array): X86Table {
  return x86TableParser.parse(bytes);
}

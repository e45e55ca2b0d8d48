// Generated from abi/hardware/vtd/second-stage.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VtdSsLeaf, VtdSsTable } from "./second-stage.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const vtdSsLeafParser: Parser = new Parser()
  .endianness("little")
  .array("read", {
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
  .array("execute", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("emt", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 3n)),
  })
  .seek(-8)
  .array("ipat", {
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
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 8n)),
  })
  .seek(-8)
  .array("dirty", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 9n)),
  })
  .seek(-8)
  .array("ignored1", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 10n)),
  })
  .seek(-8)
  .array("snp", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 11n)),
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
    formatter: (bytes: number[]) => Number(BigInt.asUintN(12, whole(bytes) >> 52n)),
  });

/** Reads a `struct vtd_ss_leaf`; checks nothing. */
export function witnessVtdSsLeaf(bytes: Uint8Array): VtdSsLeaf {
  return vtdSsLeafParser.parse(bytes);
}

export const vtdSsTableParser: Parser = new Parser()
  .endianness("little")
  .array("read", {
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
  .array("execute", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("ignored1", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 3n)),
  })
  .seek(-8)
  .array("pageSize", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 8n)),
  })
  .seek(-8)
  .array("ignored2", {
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
    formatter: (bytes: number[]) => Number(BigInt.asUintN(12, whole(bytes) >> 52n)),
  });

/** Reads a `struct vtd_ss_table`; checks nothing. */
export function witnessVtdSsTable(bytes: Uint8Array): VtdSsTable {
  return vtdSsTableParser.parse(bytes);
}

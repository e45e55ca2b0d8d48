// Generated from abi/hardware/arm/lpae.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { ArmLpaeTable, ArmLpaeStage1, ArmLpaeStage2 } from "./lpae.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const armLpaeTableParser: Parser = new Parser()
  .endianness("little")
  .array("type", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("ignored1", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(10, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("frame", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(36, whole(bytes) >> 12n)),
  })
  .seek(-8)
  .array("ignored2", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(7, whole(bytes) >> 48n)),
  })
  .seek(-8)
  .array("synced", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 55n)),
  })
  .seek(-8)
  .array("ignored3", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 56n)),
  })
  .seek(-8)
  .array("pxnTable", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 59n)),
  })
  .seek(-8)
  .array("xnTable", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 60n)),
  })
  .seek(-8)
  .array("apTable", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 61n)),
  })
  .seek(-8)
  .array("nsTable", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct arm_lpae_table`; checks nothing. */
export function witnessArmLpaeTable(bytes: Uint8Array): ArmLpaeTable {
  return armLpaeTableParser.parse(bytes);
}

export const armLpaeStage1Parser: Parser = new Parser()
  .endianness("little")
  .array("type", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("attrIndex", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("ns", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-8)
  .array("unprivileged", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-8)
  .array("readOnly", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("shareable", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 8n)),
  })
  .seek(-8)
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 10n)),
  })
  .seek(-8)
  .array("notGlobal", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 11n)),
  })
  .seek(-8)
  .array("frame", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(36, whole(bytes) >> 12n)),
  })
  .seek(-8)
  .array("high", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 48n)),
  })
  .seek(-8)
  .array("guarded", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 50n)),
  })
  .seek(-8)
  .array("dbm", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 51n)),
  })
  .seek(-8)
  .array("contiguous", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 52n)),
  })
  .seek(-8)
  .array("pxn", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 53n)),
  })
  .seek(-8)
  .array("xn", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 54n)),
  })
  .seek(-8)
  .array("ignored", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 55n)),
  })
  .seek(-8)
  .array("pbha", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 59n)),
  })
  .seek(-8)
  .array("ignored2", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct arm_lpae_stage1`; checks nothing. */
export function witnessArmLpaeStage1(bytes: Uint8Array): ArmLpaeStage1 {
  return armLpaeStage1Parser.parse(bytes);
}

export const armLpaeStage2Parser: Parser = new Parser()
  .endianness("little")
  .array("type", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("memAttr", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 2n)),
  })
  .seek(-8)
  .array("read", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 6n)),
  })
  .seek(-8)
  .array("write", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-8)
  .array("shareable", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 8n)),
  })
  .seek(-8)
  .array("accessed", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 10n)),
  })
  .seek(-8)
  .array("fnxs", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 11n)),
  })
  .seek(-8)
  .array("frame", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(36, whole(bytes) >> 12n)),
  })
  .seek(-8)
  .array("high", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 48n)),
  })
  .seek(-8)
  .array("dbm", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 51n)),
  })
  .seek(-8)
  .array("contiguous", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 52n)),
  })
  .seek(-8)
  .array("xn", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 53n)),
  })
  .seek(-8)
  .array("ignored", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 55n)),
  })
  .seek(-8)
  .array("pbha", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 59n)),
  })
  .seek(-8)
  .array("ignored2", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 63n)),
  });

/** Reads a `struct arm_lpae_stage2`; checks nothing. */
export function witnessArmLpaeStage2(bytes: Uint8Array): ArmLpaeStage2 {
  return armLpaeStage2Parser.parse(bytes);
}

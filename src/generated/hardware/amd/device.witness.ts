// Generated from abi/hardware/amd/device.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { AmdDte, AmdGcr3Entry } from "./device.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const amdDteParser: Parser = new Parser()
  .endianness("little")
  .array("v", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-24)
  .array("tv", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-24)
  .array("had", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 7n)),
  })
  .seek(-24)
  .array("mode", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 9n)),
  })
  .seek(-24)
  .array("hostRoot", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(40, whole(bytes) >> 12n)),
  })
  .seek(-24)
  .array("ppr", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 52n)),
  })
  .seek(-24)
  .array("gprp", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 53n)),
  })
  .seek(-24)
  .array("giov", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 54n)),
  })
  .seek(-24)
  .array("gv", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 55n)),
  })
  .seek(-24)
  .array("glx", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 56n)),
  })
  .seek(-24)
  .array("gcr31412", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 58n)),
  })
  .seek(-24)
  .array("ir", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 61n)),
  })
  .seek(-24)
  .array("iw", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 62n)),
  })
  .seek(-24)
  .array("domainId", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(16, whole(bytes) >> 64n)),
  })
  .seek(-24)
  .array("gcr33015", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(16, whole(bytes) >> 80n)),
  })
  .seek(-24)
  .array("iotlb", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 96n)),
  })
  .seek(-24)
  .array("se", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 97n)),
  })
  .seek(-24)
  .array("sa", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 98n)),
  })
  .seek(-24)
  .array("ioctl", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 99n)),
  })
  .seek(-24)
  .array("cache", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 101n)),
  })
  .seek(-24)
  .array("sd", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 102n)),
  })
  .seek(-24)
  .array("ex", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 103n)),
  })
  .seek(-24)
  .array("sysmgt", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 104n)),
  })
  .seek(-24)
  .array("sats", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 106n)),
  })
  .seek(-24)
  .array("gcr35131", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(21, whole(bytes) >> 107n)),
  })
  .seek(-24)
  .array("iv", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 128n)),
  })
  .seek(-24)
  .array("inttablen", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(4, whole(bytes) >> 129n)),
  })
  .seek(-24)
  .array("ig", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 133n)),
  })
  .seek(-24)
  .array("intRoot", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(46, whole(bytes) >> 134n)),
  })
  .seek(-24)
  .array("guestMode", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 182n)),
  })
  .seek(-24)
  .array("initPass", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 184n)),
  })
  .seek(-24)
  .array("eintPass", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 185n)),
  })
  .seek(-24)
  .array("nmiPass", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 186n)),
  })
  .seek(-24)
  .array("hptMode", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 187n)),
  })
  .seek(-24)
  .array("intctl", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 188n)),
  })
  .seek(-24)
  .array("lint0Pass", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 190n)),
  })
  .seek(-24)
  .array("lint1Pass", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 191n)),
  })
  .seek(1)
  .array("vimuEn", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 7n)),
  })
  .seek(-7)
  .array("gdeviceId", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(16, whole(bytes) >> 8n)),
  })
  .seek(-7)
  .array("guestId", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(16, whole(bytes) >> 24n)),
  })
  .seek(-7)
  .array("attrV", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 46n)),
  })
  .seek(-7)
  .array("mode0Fc", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 47n)),
  })
  .seek(-7)
  .array("snoopAttribute", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(8, whole(bytes) >> 48n)),
  });

/** Reads a `struct amd_dte`; checks nothing. */
export function witnessAmdDte(bytes: Uint8Array): AmdDte {
  return amdDteParser.parse(bytes);
}

export const amdGcr3EntryParser: Parser = new Parser()
  .endianness("little")
  .array("v", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-7)
  .array("root", {
    type: "uint8",
    length: 7,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(40, whole(bytes) >> 12n)),
  })
  .seek(1);

/** Reads a `struct amd_gcr3_entry`; checks nothing. */
export function witnessAmdGcr3Entry(bytes: Uint8Array): AmdGcr3Entry {
  return amdGcr3EntryParser.parse(bytes);
}

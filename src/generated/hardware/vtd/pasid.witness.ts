// Generated from abi/hardware/vtd/pasid.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VtdPasidDirectoryEntry, VtdPasidEntry } from "./pasid.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const vtdPasidDirectoryEntryParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("fpd", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-8)
  .array("smptblptr", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 12n)),
  });

/** Reads a `struct vtd_pasid_directory_entry`; checks nothing. */
export function witnessVtdPasidDirectoryEntry(bytes: Uint8Array): VtdPasidDirectoryEntry {
  return vtdPasidDirectoryEntryParser.parse(bytes);
}

export const vtdPasidEntryParser: Parser = new Parser()
  .endianness("little")
  .array("present", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-24)
  .array("fpd", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  })
  .seek(-24)
  .array("aw", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 2n)),
  })
  .seek(-24)
  .array("slee", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 5n)),
  })
  .seek(-24)
  .array("pgtt", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 6n)),
  })
  .seek(-24)
  .array("ssade", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 9n)),
  })
  .seek(-24)
  .array("ssptptr", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 12n)),
  })
  .seek(-24)
  .array("did", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(16, whole(bytes) >> 64n)),
  })
  .seek(-24)
  .array("pwsnp", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 87n)),
  })
  .seek(-24)
  .array("pgsnp", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 88n)),
  })
  .seek(-24)
  .array("cd", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 89n)),
  })
  .seek(-24)
  .array("emte", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 90n)),
  })
  .seek(-24)
  .array("emt", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(3, whole(bytes) >> 91n)),
  })
  .seek(-24)
  .array("pwt", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 94n)),
  })
  .seek(-24)
  .array("pcd", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 95n)),
  })
  .seek(-24)
  .array("pat", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(32, whole(bytes) >> 96n)),
  })
  .seek(-24)
  .array("sre", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 128n)),
  })
  .seek(-24)
  .array("ere", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 129n)),
  })
  .seek(-24)
  .array("fspm", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(2, whole(bytes) >> 130n)),
  })
  .seek(-24)
  .array("wpe", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 132n)),
  })
  .seek(-24)
  .array("nxe", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 133n)),
  })
  .seek(-24)
  .array("smep", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 134n)),
  })
  .seek(-24)
  .array("eafe", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 135n)),
  })
  .seek(-24)
  .array("fsptptr", {
    type: "uint8",
    length: 24,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 140n)),
  })
  .seek(40);

/** Reads a `struct vtd_pasid_entry`; checks nothing. */
export function witnessVtdPasidEntry(bytes: Uint8Array): VtdPasidEntry {
  return vtdPasidEntryParser.parse(bytes);
}

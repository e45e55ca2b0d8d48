// Generated from abi/fdt.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { FdtHeader, FdtReserveEntry } from "./fdt.ts";

export const fdtHeaderParser: Parser = new Parser()
  .endianness("little")
  .uint32be("magic")
  .uint32be("totalsize")
  .uint32be("offDtStruct")
  .uint32be("offDtStrings")
  .uint32be("offMemRsvmap")
  .uint32be("version")
  .uint32be("lastCompVersion")
  .uint32be("bootCpuidPhys")
  .uint32be("sizeDtStrings")
  .uint32be("sizeDtStruct");

/** Reads a `struct fdt_header`; checks nothing. */
export function witnessFdtHeader(bytes: Uint8Array): FdtHeader {
  return fdtHeaderParser.parse(bytes);
}

export const fdtReserveEntryParser: Parser = new Parser()
  .endianness("little")
  .uint64be("address")
  .uint64be("size");

/** Reads a `struct fdt_reserve_entry`; checks nothing. */
export function witnessFdtReserveEntry(bytes: Uint8Array): FdtReserveEntry {
  return fdtReserveEntryParser.parse(bytes);
}

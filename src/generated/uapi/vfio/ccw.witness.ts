// Generated from abi/uapi/vfio/ccw.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { CcwIoRegion, CcwCmdRegion, CcwSchibRegion, CcwCrwRegion } from "./ccw.ts";

export const ccwIoRegionParser: Parser = new Parser()
  .endianness("little")
  .array("orbArea", {
    type: "uint8",
    length: 12,
    formatter: (items: number[]) => Uint8Array.from(items),
  })
  .array("scswArea", {
    type: "uint8",
    length: 12,
    formatter: (items: number[]) => Uint8Array.from(items),
  })
  .array("irbArea", {
    type: "uint8",
    length: 96,
    formatter: (items: number[]) => Uint8Array.from(items),
  })
  .uint32le("retCode");

/** Reads a `struct ccw_io_region`; checks nothing. */
export function witnessCcwIoRegion(bytes: Uint8Array): CcwIoRegion {
  return ccwIoRegionParser.parse(bytes);
}

export const ccwCmdRegionParser: Parser = new Parser()
  .endianness("little")
  .uint32le("command")
  .uint32le("retCode");

/** Reads a `struct ccw_cmd_region`; checks nothing. */
export function witnessCcwCmdRegion(bytes: Uint8Array): CcwCmdRegion {
  return ccwCmdRegionParser.parse(bytes);
}

export const ccwSchibRegionParser: Parser = new Parser().endianness("little").array("schibArea", {
  type: "uint8",
  length: 52,
  formatter: (items: number[]) => Uint8Array.from(items),
});

/** Reads a `struct ccw_schib_region`; checks nothing. */
export function witnessCcwSchibRegion(bytes: Uint8Array): CcwSchibRegion {
  return ccwSchibRegionParser.parse(bytes);
}

export const ccwCrwRegionParser: Parser = new Parser().endianness("little").uint32le("crw").seek(4);

/** Reads a `struct ccw_crw_region`; checks nothing. */
export function witnessCcwCrwRegion(bytes: Uint8Array): CcwCrwRegion {
  return ccwCrwRegionParser.parse(bytes);
}

// Generated from abi/uapi/vfio/group.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioGroupStatus } from "./group.ts";

export const vfioGroupStatusParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags");

/** Reads a `struct vfio_group_status`; checks nothing. */
export function witnessVfioGroupStatus(bytes: Uint8Array): VfioGroupStatus {
  return vfioGroupStatusParser.parse(bytes);
}

// Generated from abi/kho/tmpfs.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { TmpfsLuoMntSer } from "./tmpfs.ts";

export const tmpfsLuoMntSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("maxBlocks")
  .uint32le("mode")
  .uint32le("flags");

/** Reads a `struct tmpfs_luo_mnt_ser`; checks nothing. */
export function witnessTmpfsLuoMntSer(bytes: Uint8Array): TmpfsLuoMntSer {
  return tmpfsLuoMntSerParser.parse(bytes);
}

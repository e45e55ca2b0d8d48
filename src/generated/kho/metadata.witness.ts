// Generated from abi/kho/metadata.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { KhoKexecMetadata } from "./metadata.ts";

const text = (bytes: number[]): string =>
  String.fromCharCode(...bytes.slice(0, [...bytes, 0].indexOf(0)));

export const khoKexecMetadataParser: Parser = new Parser()
  .endianness("little")
  .uint32le("version")
  .array("previousRelease", { type: "uint8", length: 65, formatter: text })
  .uint32le("kexecCount");

/** Reads a `struct kho_kexec_metadata`; checks nothing. */
export function witnessKhoKexecMetadata(bytes: Uint8Array): KhoKexecMetadata {
  return khoKexecMetadataParser.parse(bytes);
}

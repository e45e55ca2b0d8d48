// Generated from abi/kho/bitmaps.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { KhoserMemChunkHdr, KhoserMemBitmapPtr, KhoserMemChunk } from "./bitmaps.ts";

export const khoserMemChunkHdrParser: Parser = new Parser()
  .endianness("little")
  .uint64le("next")
  .uint32le("order")
  .uint32le("numElms");

/** Reads a `struct khoser_mem_chunk_hdr`; checks nothing. */
export function witnessKhoserMemChunkHdr(bytes: Uint8Array): KhoserMemChunkHdr {
  return khoserMemChunkHdrParser.parse(bytes);
}

export const khoserMemBitmapPtrParser: Parser = new Parser()
  .endianness("little")
  .uint64le("physStart")
  .uint64le("bitmap");

/** Reads a `struct khoser_mem_bitmap_ptr`; checks nothing. */
export function witnessKhoserMemBitmapPtr(bytes: Uint8Array): KhoserMemBitmapPtr {
  return khoserMemBitmapPtrParser.parse(bytes);
}

export const khoserMemChunkParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: khoserMemChunkHdrParser })
  .array("bitmaps", { type: khoserMemBitmapPtrParser, length: 255 });

/** Reads a `struct khoser_mem_chunk`; checks nothing. */
export function witnessKhoserMemChunk(bytes: Uint8Array): KhoserMemChunk {
  return khoserMemChunkParser.parse(bytes);
}

// Generated from abi/kho/kho.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  KhoData,
  KhoScratch,
  KhoRadixNode,
  KhoRadixLeaf,
  KhoVmallocHdr,
  KhoVmallocChunk,
  KhoVmalloc,
  KhoBlockHeaderSer,
} from "./kho.ts";

export const khoDataParser: Parser = new Parser()
  .endianness("little")
  .uint64le("fdtAddr")
  .uint64le("fdtSize")
  .uint64le("scratchAddr")
  .uint64le("scratchSize");

/** Reads a `struct kho_data`; checks nothing. */
export function witnessKhoData(bytes: Uint8Array): KhoData {
  return khoDataParser.parse(bytes);
}

export const khoScratchParser: Parser = new Parser()
  .endianness("little")
  .uint64le("addr")
  .uint64le("size");

/** Reads a `struct kho_scratch`; checks nothing. */
export function witnessKhoScratch(bytes: Uint8Array): KhoScratch {
  return khoScratchParser.parse(bytes);
}

export const khoRadixNodeParser: Parser = new Parser().endianness("little").array("table", {
  type: "uint64le",
  length: 512,
  formatter: (items: bigint[]) => BigUint64Array.from(items),
});

/** Reads a `struct kho_radix_node`; checks nothing. */
export function witnessKhoRadixNode(bytes: Uint8Array): KhoRadixNode {
  return khoRadixNodeParser.parse(bytes);
}

export const khoRadixLeafParser: Parser = new Parser().endianness("little").array("bitmap", {
  type: "uint64le",
  length: 512,
  formatter: (items: bigint[]) => BigUint64Array.from(items),
});

/** Reads a `struct kho_radix_leaf`; checks nothing. */
export function witnessKhoRadixLeaf(bytes: Uint8Array): KhoRadixLeaf {
  return khoRadixLeafParser.parse(bytes);
}

export const khoVmallocHdrParser: Parser = new Parser().endianness("little").uint64le("next");

/** Reads a `struct kho_vmalloc_hdr`; checks nothing. */
export function witnessKhoVmallocHdr(bytes: Uint8Array): KhoVmallocHdr {
  return khoVmallocHdrParser.parse(bytes);
}

export const khoVmallocChunkParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: khoVmallocHdrParser })
  .array("phys", {
    type: "uint64le",
    length: 511,
    formatter: (items: bigint[]) => BigUint64Array.from(items),
  });

/** Reads a `struct kho_vmalloc_chunk`; checks nothing. */
export function witnessKhoVmallocChunk(bytes: Uint8Array): KhoVmallocChunk {
  return khoVmallocChunkParser.parse(bytes);
}

export const khoVmallocParser: Parser = new Parser()
  .endianness("little")
  .uint64le("first")
  .uint32le("totalPages")
  .uint16le("flags")
  .uint16le("order");

/** Reads a `struct kho_vmalloc`; checks nothing. */
export function witnessKhoVmalloc(bytes: Uint8Array): KhoVmalloc {
  return khoVmallocParser.parse(bytes);
}

export const khoBlockHeaderSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("next")
  .uint64le("count");

/** Reads a `struct kho_block_header_ser`; checks nothing. */
export function witnessKhoBlockHeaderSer(bytes: Uint8Array): KhoBlockHeaderSer {
  return khoBlockHeaderSerParser.parse(bytes);
}

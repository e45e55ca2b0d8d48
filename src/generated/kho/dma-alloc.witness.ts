// Generated from abi/kho/dma-alloc.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { DmaAllocSer } from "./dma-alloc.ts";

export const dmaAllocSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iova")
  .uint64le("nrPages")
  .uint8("isFolio", { formatter: (byte: number) => byte === 1 })
  .uint8("isContiguous", { formatter: (byte: number) => byte === 1 })
  .array("pagePhys", {
    type: "uint64le",
    length: "nrPages",
    formatter: (items: bigint[]) => BigUint64Array.from(items),
  });

/** Reads a `struct dma_alloc_ser`; checks nothing. */
export function witnessDmaAllocSer(bytes: Uint8Array): DmaAllocSer {
  return dmaAllocSerParser.parse(bytes);
}

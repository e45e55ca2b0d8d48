// Reading the chain of bitmaps that a kernel of kho-v1 left, believing nothing.
import { kho } from "../../../generated/index.ts";
import { ORDER_MAX, type Block, type Ram } from "../../memory/index.ts";
import { BITMAP_BITS } from "./bitmap-map.ts";
import { hex, soundBlocks, type PreservedBlocks } from "./block-map.ts";

const abi = kho.bitmaps;

/** Reads a whole chain; a string is the reason why it cannot be one. Address 0: nothing kept. */
export function readBitmapChain(ram: Ram, rootPa: number): PreservedBlocks | string {
  const blocks: Block[] = [];
  const nodes = new Set<number>();
  let lastOrder = 0;
  for (let pa = rootPa; pa !== 0;) {
    const problem = takeNode(ram, pa, nodes);
    if (problem !== undefined) return problem;
    const start = ram.byteAt(pa);
    const { next, order, numElms } = abi.readKhoserMemChunkHdr(ram.view, start);
    const where = `map page at ${hex(pa)}`;
    if (order > ORDER_MAX || order < lastOrder) return `${where} is of order ${order}`;
    if (numElms < 1 || numElms > abi.KHOSER_BITMAPS_PER_CHUNK) {
      return `${where} claims ${numElms} bitmaps`;
    }
    lastOrder = order;
    for (let index = 0; index < numElms; index++) {
      const offset = abi.KHOSER_MEM_CHUNK_HDR_SIZE + index * abi.KHOSER_MEM_BITMAP_PTR_SIZE;
      const entry = abi.readKhoserMemBitmapPtr(ram.view, start + offset);
      const refusal = readBitmap(ram, entry, order, { blocks, nodes });
      if (refusal !== undefined) return refusal;
    }
    pa = next < 2n ** 52n ? Number(next) : -1;
  }
  const sound = soundBlocks(ram, blocks);
  return typeof sound === "string" ? sound : { blocks: sound, nodes: [...nodes] };
}

function readBitmap(
  ram: Ram,
  { physStart, bitmap }: kho.bitmaps.KhoserMemBitmapPtr,
  order: number,
  into: { readonly blocks: Block[]; readonly nodes: Set<number> },
): string | undefined {
  const span = BITMAP_BITS * 2 ** order;
  const first = Number(physStart) / 4096;
  if (physStart >= 2n ** 52n || first % span !== 0) {
    return `bitmap for ${hex(Number(physStart))} does not begin on its span`;
  }
  const pa = bitmap < 2n ** 52n ? Number(bitmap) : -1;
  const problem = takeNode(ram, pa, into.nodes);
  if (problem !== undefined) return problem;
  const start = ram.wordAt(pa / 4096);
  for (let word = 0; word < BITMAP_BITS / 32; word++) {
    let bits = ram.words[start + word] as number;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      into.blocks.push({ pfn: first + (word * 32 + bit) * 2 ** order, order });
    }
  }
  return undefined;
}

function takeNode(ram: Ram, pa: number, nodes: Set<number>): string | undefined {
  const pfn = pa / 4096;
  if (!Number.isInteger(pfn) || !ram.holds(pfn)) return `map page at ${hex(pa)} is not memory`;
  if (nodes.has(pfn)) return `map page at ${hex(pa)} is reached twice`;
  nodes.add(pfn);
  return undefined;
}

// Reading the map of preserved blocks that another kernel left, believing nothing.
import { ORDER_MAX, type Block, type Ram } from "../../memory/index.ts";
import { hex, soundBlocks, type PreservedBlocks } from "./block-map.ts";
import { LEAF_BITS, RADIX_LEVELS } from "./radix.ts";

/** The block a key stands for, or undefined for a key without an order or of too large an order. */
export function blockOfKey(key: number): Block | undefined {
  if (key < 1) return undefined;
  const highest = Math.floor(Math.log2(key));
  const exact =
    2 ** highest > key ? highest - 1 : 2 ** (highest + 1) <= key ? highest + 1 : highest;
  const order = 52 - exact;
  if (order < 0 || order > ORDER_MAX) return undefined;
  return { pfn: (key - 2 ** exact) * 2 ** order, order };
}

/** Reads a whole map; a string is the reason why it cannot be one. */
export function readPreservedMap(ram: Ram, rootPa: number): PreservedBlocks | string {
  const blocks: Block[] = [];
  const nodes = new Set<number>();
  const problem = readNode(ram, rootPa, RADIX_LEVELS - 1, 0, { blocks, nodes });
  if (problem !== undefined) return problem;
  const sound = soundBlocks(ram, blocks);
  return typeof sound === "string" ? sound : { blocks: sound, nodes: [...nodes] };
}

function readNode(
  ram: Ram,
  pa: number,
  level: number,
  path: number,
  into: { readonly blocks: Block[]; readonly nodes: Set<number> },
): string | undefined {
  const pfn = pa / 4096;
  if (!Number.isInteger(pfn) || !ram.holds(pfn)) return `map node at ${hex(pa)} is not memory`;
  if (into.nodes.has(pfn)) return `map node at ${hex(pa)} is reached twice`;
  into.nodes.add(pfn);
  if (level === 0) return readLeaf(ram, pfn, path, into.blocks);
  for (let index = 0; index < 512; index++) {
    const child = ram.readNumber(pa + index * 8);
    if (child === 0) continue;
    if (child === undefined) return `map node at ${hex(pa)} points past every address`;
    const problem = readNode(ram, child, level - 1, path * 512 + index, into);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** All keys of a leaf have one order: the bit that marks it is above the leaf's own. */
function readLeaf(ram: Ram, pfn: number, path: number, blocks: Block[]): string | undefined {
  const start = ram.wordAt(pfn);
  const first = blockOfKey(path * LEAF_BITS);
  for (let word = 0; word < 1024; word++) {
    let bits = ram.words[start + word] as number;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const index = word * 32 + bit;
      if (first === undefined) return `map key ${hex(path * LEAF_BITS + index)} has no order`;
      blocks.push({ pfn: first.pfn + index * 2 ** first.order, order: first.order });
    }
  }
  return undefined;
}

/**
 * KHO: which frames go over to the next kernel, and the tree that tells it so.
 *
 * Comes in: blocks to keep, named subtrees. Goes out: a radix tree and a flattened device tree in
 * frames, one physical address; on the other side, the same as values, checked before anything is
 * believed. Never here: what the kept frames mean, or who asked for it.
 */
export { readFdt, writeFdt, type FdtNode } from "./fdt.ts";
export { PreservedMap, RADIX_LEVELS, radixKey } from "./radix.ts";
export { blockOfKey, readPreservedMap, type PreservedBlocks } from "./radix-read.ts";
export { Kho, type KhoVersion } from "./kho.ts";
export { readHandover, type Handover, type Subtree } from "./handover.ts";
export { Incoming } from "./incoming.ts";
export { EMPTY_ARRAY, type KhoArray } from "./array.ts";
export { orderForBytes } from "./order.ts";

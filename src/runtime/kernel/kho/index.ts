/**
 * KHO: which frames go over to the next kernel, and the tree that tells it so.
 *
 * Comes in: blocks to keep, named subtrees. Goes out: a radix tree and a flattened device tree in
 * frames, one physical address; on the other side, the same as values, checked before anything is
 * believed. Never here: what the kept frames mean, or who asked for it.
 */
export { readFdt, writeFdt, type FdtNode } from "./fdt.ts";
export { PreservedMap, radixKey } from "./radix.ts";
export { blockOfKey, readPreservedMap } from "./radix-read.ts";
export { BITMAP_BITS, BitmapMap } from "./bitmap-map.ts";
export { readBitmapChain } from "./bitmap-read.ts";
export { khoFormats, type KhoFormat } from "./format.ts";
export { Kho, type EachBatch } from "./kho.ts";
export { isSwapped, readHandover, type Handover } from "./handover.ts";
export { placeScratch, type ScratchArea } from "./scratch.ts";
export { readHandedOver, readSetup, type HandedOver } from "./setup-data.ts";
export { keepRead, leaveMetadata, readMetadata, type KexecMetadata } from "./metadata.ts";
export { Incoming } from "./incoming.ts";
export { EMPTY_ARRAY, arrayFrame, type KhoArray } from "./array.ts";

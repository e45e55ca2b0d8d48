// What every map of preserved blocks can do, and what holds for the blocks of every map.
import type { Block, Ram } from "../../memory/index.ts";

/** The outgoing map of the running kernel. One bit is one block of one order. */
export interface BlockMap {
  /** Address the next kernel is told; for a chain of bitmaps only after `finalize`. */
  readonly rootPa: number;
  /** Blocks in the map. */
  readonly blocks: number;
  /** Sets the bit of one block. 0 or -ENOMEM, nothing changed. */
  add(pfn: number, order: number): number;
  /** Sets the bits of the first `count` single frames: all of them, or none and -ENOMEM. */
  addFrames(pfns: Float64Array, count: number): number;
  /** Clears the bits of the first `count` single frames, each of which must be set. */
  removeFrames(pfns: Float64Array, count: number): void;
  /** Clears the bit of one block, which must be set. */
  remove(pfn: number, order: number): void;
  has(pfn: number, order: number): boolean;
  /** Writes down what is not written all the time. 0 or -ENOMEM, nothing changed. */
  finalize(): number;
  /** Frames of the map itself: read once by the next kernel, and not preserved. */
  nodes(): readonly number[];
}

/** What a map says: blocks in ascending order, and the frames the map itself occupies. */
export interface PreservedBlocks {
  readonly blocks: readonly Block[];
  readonly nodes: readonly number[];
}

/** Sorts blocks; a string when one is not memory or two overlap. */
export function soundBlocks(ram: Ram, blocks: Block[]): readonly Block[] | string {
  blocks.sort((a, b) => a.pfn - b.pfn);
  let end = 0;
  for (const { pfn, order } of blocks) {
    if (pfn < end) return `preserved blocks overlap at ${hex(pfn * 4096)}`;
    end = pfn + 2 ** order;
    if (!ram.holds(pfn) || !ram.holds(end - 1)) {
      return `preserved block at ${hex(pfn * 4096)} is not memory`;
    }
  }
  return blocks;
}

export const hex = (value: number): string => `0x${value.toString(16)}`;

// The incoming side: preserved blocks become this kernel's frames one by one, each exactly once.
import type { kho } from "../../../generated/index.ts";
import type { Frames } from "../../memory/index.ts";
import { readArray, type KhoArray } from "./array.ts";
import type { Handover, Subtree } from "./handover.ts";

export class Incoming {
  readonly frames: Frames;
  readonly #handover: Handover;

  constructor(frames: Frames, handover: Handover) {
    this.frames = frames;
    this.#handover = handover;
  }

  subtree(name: string): Subtree | undefined {
    return this.#handover.subtrees.get(name);
  }

  /** Whether `bytes` at `pa` lie in one preserved block that nobody has claimed. */
  offers(pa: number, bytes: number): boolean {
    const order = this.frames.preservedOrder(Math.floor(pa / 4096));
    return pa % 4096 === 0 && order !== undefined && bytes <= 4096 * 2 ** order;
  }

  /** Takes a block over by its first address, whatever its order. False the second time. */
  claim(pa: number, owner: string): boolean {
    const pfn = pa / 4096;
    const order = this.frames.preservedOrder(pfn);
    return order !== undefined && this.frames.claim(pfn, order, owner);
  }

  /** Takes over and frees at once: for records that have been read. */
  discard(pa: number): void {
    if (this.claim(pa, "handover")) this.frames.put(pa / 4096);
  }

  /** Finds an array without claiming anything. */
  array(descriptor: kho.kho.KhoVmalloc): KhoArray | string {
    return readArray(this.frames, this.frames.ram, descriptor);
  }

  discardArray(array: KhoArray): void {
    for (const pfn of [...array.chunks, ...array.pages]) this.discard(pfn * 4096);
  }
}

// Anonymous frames of a family of processes: after a fork several have one, until one writes.
import type { Frames } from "../../memory/index.ts";

export class SharedFrames {
  readonly #frames: Frames;
  /** Processes that have a block mapped, where there are several, by its first frame. */
  readonly #users = new Map<number, number>();

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  usersOf(pfn: number): number {
    return this.#users.get(pfn) ?? 1;
  }

  /** References that no process's mapping holds. */
  pinsOf(pfn: number): number {
    return this.#frames.refsOf(pfn) - this.usersOf(pfn);
  }

  /** One more process has a block mapped. */
  share(pfn: number): number {
    this.#users.set(pfn, this.usersOf(pfn) + 1);
    this.#frames.get(pfn);
    return pfn;
  }

  /** One process has a block mapped no more. */
  leave(pfn: number): void {
    const others = this.usersOf(pfn) - 1;
    if (others > 1) this.#users.set(pfn, others);
    else this.#users.delete(pfn);
    this.#frames.put(pfn);
  }

  /** A block with the same bytes, of one process alone: its first frame, or -ENOMEM. */
  copy(pfn: number, order: number): number {
    const { ram } = this.#frames;
    const fresh = this.#frames.allocate("anonymous", order, false);
    if (fresh >= 0) ram.frame(fresh, 2 ** order).set(ram.frame(pfn, 2 ** order));
    return fresh;
  }
}

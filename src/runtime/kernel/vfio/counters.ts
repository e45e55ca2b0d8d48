// Counters by vector, each referred to while it is there.
import type { EventFd } from "../files/index.ts";

export class Counters {
  readonly #held = new Map<number, EventFd>();

  has(vector: number): boolean {
    return this.#held.has(vector);
  }

  signal(vector: number): void {
    this.#held.get(vector)?.signal();
  }

  /** Refers to another counter for a vector, or to none. */
  set(vector: number, event: EventFd | undefined): void {
    const before = this.#held.get(vector);
    if (event === undefined) this.#held.delete(vector);
    else this.#held.set(vector, event.get());
    before?.put();
  }

  clear(): void {
    for (const event of this.#held.values()) event.put();
    this.#held.clear();
  }

  /** The vectors that have one; equal text, equal state. */
  describe(): string {
    return [...this.#held.keys()].sort((a, b) => a - b).join(",");
  }
}

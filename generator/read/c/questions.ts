// What a reading asked about its target. Targets that answer alike share the reading.
import type { Target } from "../../targets/index.ts";

/** An answer that can be compared. */
export type Answer = string | number | undefined;

/** The questions of one reading, each once, with the way to ask another target the same. */
export class Questions {
  readonly #asked = new Map<string, (target: Target) => Answer>();

  /** Notes a question; `answer` must depend on nothing but the target and earlier answers. */
  note(name: string, answer: (target: Target) => Answer): void {
    if (!this.#asked.has(name)) this.#asked.set(name, answer);
  }

  has(name: string): boolean {
    return this.#asked.has(name);
  }

  names(): ReadonlySet<string> {
    return new Set(this.#asked.keys());
  }

  /**
   * Whether two targets answer every question alike, so that reading for one is reading for both.
   */
  sameFor(a: Target, b: Target): boolean {
    for (const answer of this.#asked.values()) if (answer(a) !== answer(b)) return false;
    return true;
  }
}

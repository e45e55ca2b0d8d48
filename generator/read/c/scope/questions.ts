// What a reading asked about its target. Targets that answer alike share the reading.
import type { Target } from "../../../targets/index.ts";
import { Split, type Meaning } from "./split.ts";

/** An answer that can be compared by identity. */
export type Answer = string | number | object | null | undefined;

/** The questions of one reading, each once, with the way to ask another target the same. */
export class Questions {
  private readonly target: Target;
  private readonly asked = new Map<string | Split<unknown>, (target: Target) => Answer>();

  constructor(target: Target) {
    this.target = target;
  }

  get count(): number {
    return this.asked.size;
  }

  /** Notes a question; `answer` must depend on nothing but the target and earlier answers. */
  note(name: string, answer: (target: Target) => Answer): void {
    if (!this.asked.has(name)) this.asked.set(name, answer);
  }

  /** From here on the reading is for some targets alone, that of the reading among them. */
  only(name: string, some: readonly Target[]): void {
    this.note(`${name} ${this.count}`, (target) => (some.includes(target) ? 1 : 0));
  }

  /** What a word means on the target of this reading. */
  settle<T>(meaning: Meaning<T>): T | undefined {
    if (!(meaning instanceof Split)) return meaning;
    this.asked.set(meaning, meaning.answer);
    return meaning.of(this.target);
  }

  names(): ReadonlySet<string> {
    const names = [...this.asked.keys()];
    return new Set(names.map((name) => (typeof name === "string" ? name : name.name)));
  }

  /** Those of some targets that answer every question as the target of this reading does. */
  alike(targets: readonly Target[]): readonly Target[] {
    if (this.asked.size === 0) return targets;
    const asked = [...this.asked.values()];
    const mine = asked.map((answer) => answer(this.target));
    return targets.filter((target) => asked.every((answer, at) => answer(target) === mine[at]));
  }
}

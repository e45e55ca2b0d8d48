// What a word means where targets disagree about it.
import type { Target } from "../../../targets/index.ts";
import type { Answer } from "./questions.ts";

/** A meaning for each target. Whoever looks it up asks the target a question. */
export class Split<T> {
  /** What is asked, for people. */
  readonly name: string;
  /** The meaning on a target; undefined where the word has none. */
  readonly of: (target: Target) => T | undefined;
  /** Alike on two targets when the meanings are. */
  readonly answer: (target: Target) => Answer;

  constructor(
    name: string,
    of: (target: Target) => T | undefined,
    answer: (target: Target) => Answer,
  ) {
    this.name = name;
    this.of = of;
    this.answer = answer;
  }
}

/** What a table holds for a word: one meaning, one for each target, or none. */
export type Meaning<T> = T | Split<T> | undefined;

/** The meaning on one target, nobody being told that it was asked for. */
export function meaningOn<T>(meaning: Meaning<T>, target: Target): T | undefined {
  return meaning instanceof Split ? meaning.of(target) : meaning;
}

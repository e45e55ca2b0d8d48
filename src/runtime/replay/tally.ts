// The account of a replay: what was the same, what differed and how, what could not be run.
import { errnoName } from "../errno/index.ts";
import type { Difference, Given } from "./difference.ts";
import type { Answer } from "./step.ts";

export interface ReplayOutcome {
  /** Calls and marks; same + different + unsupported. */
  readonly steps: number;
  readonly same: number;
  readonly different: number;
  readonly unsupported: number;
  /** Page-table entries compared. */
  readonly entries: number;
  /**
   * Facts of the recorded machine that nothing but answers tells: nodes it did not have, numbers
   * that were eventfds, rights given up, descriptors never heard of. Those answers are no check.
   */
  readonly taken: number;
  readonly differences: readonly Difference[];
  /** Why steps were not supported, each reason once; marks without a dump. */
  readonly reasons: readonly string[];
}

export class Tally {
  readonly #differences: Difference[] = [];
  readonly #reasons = new Set<string>();
  #steps = 0;
  #same = 0;
  #unsupported = 0;
  #entries = 0;

  /** A call's value or negative errno, held against the recorded answer. */
  answer(step: { readonly seq: number }, name: string, got: number, expected: Answer): void {
    const wrong = answerDiffers(got, expected);
    this.count(step.seq, name, wrong, { ...expected, out: "" }, { ...answerOf(got), out: "" });
  }

  /** One step; `what` differs, or nothing does. */
  count(seq: number, cmdname: string, what: string | undefined, expected: Given, got: Given): void {
    this.#steps += 1;
    if (what === undefined) this.#same += 1;
    else this.#differences.push({ seq, cmdname, expected, got, what });
  }

  /** A mark: one step, however many entries differ. */
  compared(entries: number, differences: readonly Difference[]): void {
    this.#steps += 1;
    this.#entries += entries;
    if (differences.length === 0) this.#same += 1;
    for (const each of differences) this.#differences.push(each);
  }

  /** A step that cannot be run. */
  refuse(reason: string): void {
    this.#steps += 1;
    this.#unsupported += 1;
    this.#reasons.add(reason);
  }

  /** Something to know that is no step. */
  remark(reason: string): void {
    this.#reasons.add(reason);
  }

  outcome(taken: number): ReplayOutcome {
    return {
      steps: this.#steps,
      same: this.#same,
      different: this.#steps - this.#same - this.#unsupported,
      unsupported: this.#unsupported,
      entries: this.#entries,
      taken,
      differences: this.#differences,
      reasons: [...this.#reasons],
    };
  }
}

/** The machine's answer as libc would give it. */
export const answerOf = (got: number): Answer =>
  got < 0 ? { ret: -1, errno: -got } : { ret: got, errno: 0 };

export function answerDiffers(got: number, expected: Answer): string | undefined {
  const answer = answerOf(got);
  if (answer.errno !== expected.errno) {
    return `errno ${errnoName(expected.errno)} recorded, ${errnoName(answer.errno)} here`;
  }
  return answer.ret === expected.ret ? undefined : "the value returned differs";
}

// What included files did, kept for the next file that includes them in the same surroundings.
import type { Finding } from "../../finding/index.ts";
import type { Target } from "../../targets/index.ts";
import type { Lexed } from "./lexed.ts";
import type { Include } from "./options.ts";
import type { Effect, Scope } from "./scope.ts";

/** How a reading goes about things: only readings of one manner learn from each other. */
export interface Manner {
  readonly include: Include | undefined;
  readonly fragment: boolean;
  readonly assumeConfig: boolean;
}

/** What including a file did once. */
export interface Outcome {
  readonly effect: Effect;
  /** Targets it is true for; undefined when no target was asked anything. */
  readonly targets: readonly Target[] | undefined;
  readonly findings: readonly Finding[];
  /** Names of files that were not found. */
  readonly missing: readonly string[];
}

/** Outcomes kept for one file: a header that reads the world in more ways is read again. */
const outcomesMax = 24;

/** Outcomes by file, for readings of one manner. */
export class Includes {
  private readonly manner: Manner;
  private readonly outcomes = new Map<Lexed, Outcome[]>();

  constructor(manner: Manner) {
    this.manner = manner;
  }

  isOf({ include, fragment, assumeConfig }: Manner): boolean {
    const mine = this.manner;
    return (
      mine.include === include && mine.fragment === fragment && mine.assumeConfig === assumeConfig
    );
  }

  /** An outcome that comes true again where words mean what they mean now. */
  find(lexed: Lexed, targets: readonly Target[], scope: Scope): Outcome | undefined {
    return this.outcomes
      .get(lexed)
      ?.find((one) => covers(one.targets, targets) && scope.isAsBefore(one.effect));
  }

  add(lexed: Lexed, outcome: Outcome): void {
    const known = this.outcomes.get(lexed);
    if (known === undefined) this.outcomes.set(lexed, [outcome]);
    else if (known.unshift(outcome) > outcomesMax) known.pop();
  }
}

function covers(all: readonly Target[] | undefined, some: readonly Target[]): boolean {
  return all === undefined || all === some || some.every((target) => all.includes(target));
}

// What included files did, kept for the next file that includes them in the same surroundings.
import type { Finding } from "../../../finding/index.ts";
import type { Target } from "../../../targets/index.ts";
import type { Lexed } from "../lex/lexed.ts";
import type { Include } from "./options.ts";
import type { Passage } from "./passages.ts";
import type { Effect, Scope } from "../scope/scope.ts";

/** How a reading goes about things: only readings of one manner learn from each other. */
export interface Manner {
  readonly include: Include | undefined;
  readonly fragment: boolean;
  readonly assumeConfig: boolean;
  /** Among them options that are not assumed. */
  readonly undefines: readonly string[] | undefined;
  readonly embeds: boolean;
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

/** What was kept by a key, the last first. */
export class Kept<T, K = number> {
  private readonly all = new Map<K, T[]>();

  find(key: K, fits: (one: T) => boolean): T | undefined {
    return this.all.get(key)?.find(fits);
  }

  add(key: K, one: T): void {
    const known = this.all.get(key);
    if (known === undefined) this.all.set(key, [one]);
    else if (known.unshift(one) > outcomesMax) known.pop();
  }
}

/** Outcomes by file, for readings of one manner. */
export class Includes {
  private readonly manner: Manner;
  private readonly outcomes = new Kept<Outcome, Lexed>();
  private readonly passages = new Map<Lexed, Kept<Passage>>();

  constructor(manner: Manner) {
    this.manner = manner;
  }

  isOf({ include, fragment, assumeConfig, undefines, embeds }: Manner): boolean {
    const mine = this.manner;
    const isSameWay = mine.assumeConfig === assumeConfig && mine.embeds === embeds;
    const isSameText = mine.include === include && mine.fragment === fragment;
    return isSameWay && isSameText && mine.undefines === undefines;
  }

  /** An outcome that comes true again where words mean what they mean now. */
  find(lexed: Lexed, targets: readonly Target[], scope: Scope): Outcome | undefined {
    return this.outcomes.find(
      lexed,
      (one) => covers(one.targets, targets) && scope.isAsBefore(one.effect),
    );
  }

  /** The last outcome of a file for all of some targets: another is likely to declare the same. */
  last(lexed: Lexed, targets: readonly Target[]): Outcome | undefined {
    return this.outcomes.find(lexed, (one) => covers(one.targets, targets));
  }

  add(lexed: Lexed, outcome: Outcome): void {
    this.outcomes.add(lexed, outcome);
  }

  /** What the passages of a file did, by the token they start at. */
  passagesOf(lexed: Lexed): Kept<Passage> {
    let kept = this.passages.get(lexed);
    if (kept === undefined) this.passages.set(lexed, (kept = new Kept()));
    return kept;
  }
}

/** Whether what is true for all, or for everybody, is true for some. */
export function covers(all: readonly Target[] | undefined, some: readonly Target[]): boolean {
  return all === undefined || all === some || some.every((target) => all.includes(target));
}

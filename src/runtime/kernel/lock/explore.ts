// Runs of one case in many orders: all of them for small cases, random ones for large.
import { Scheduler } from "./scheduler.ts";

/** One fresh case: spawns its paths, and says afterwards whether all is well. */
export interface Case {
  readonly spawn: (scheduler: Scheduler) => void;
  /** Throws where something is not as it must be. */
  readonly check: () => void;
}

interface Explored {
  /** Orders that were run. */
  readonly runs: number;
  /** All orders there are were run. */
  readonly isComplete: boolean;
}

/** The order that broke something, ready to be run again. */
class Broken extends Error {
  readonly choices: readonly number[];

  constructor(choices: readonly number[], cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n  order ${choices.join("")}`);
    this.choices = choices;
    this.cause = cause;
  }
}

/** One choice made: which, of how many. */
type Choice = readonly [at: number, of: number];

/**
 * Runs one order: the choices given, then always the first who can go on. What was chosen of what.
 */
export function runOrder(make: () => Case, choices: readonly number[]): readonly Choice[] {
  const taken: Choice[] = [];
  const one = make();
  const scheduler = new Scheduler();
  one.spawn(scheduler);
  try {
    scheduler.run((count) => {
      const at = (choices[taken.length] ?? 0) % count;
      taken.push([at, count]);
      return at;
    });
    one.check();
  } catch (error) {
    throw new Broken(
      taken.map(([at]) => at),
      error,
    );
  }
  return taken;
}

/** Every order, depth first, or the first `most` of them; the first that breaks a rule throws. */
export function exploreAll(make: () => Case, most: number): Explored {
  let choices: number[] = [];
  for (let runs = 1; ; runs++) {
    const taken = runOrder(make, choices);
    let last = taken.length - 1;
    while (last >= 0 && isLast(taken[last] as Choice)) last -= 1;
    if (last < 0) return { runs, isComplete: true };
    if (runs === most) return { runs, isComplete: false };
    choices = taken.slice(0, last + 1).map(([at]) => at);
    choices[last] = (choices[last] as number) + 1;
  }
}

const isLast = ([at, of]: Choice): boolean => at + 1 >= of;

/** A choice by rank: 0 lets the one that went last go on, the others follow by place. */
interface Ranked {
  readonly at: number;
  readonly rank: number;
  readonly of: number;
  /** The one that went last could have gone on: any other rank takes its turn away. */
  readonly couldGoOn: boolean;
}

function runRanks(make: () => Case, ranks: readonly number[]): readonly Ranked[] {
  const taken: Ranked[] = [];
  const one = make();
  const scheduler = new Scheduler();
  one.spawn(scheduler);
  try {
    scheduler.run((of, last) => {
      const rank = ranks[taken.length] ?? 0;
      const first = Math.max(last, 0);
      const at = rank === 0 ? first : rank <= first ? rank - 1 : rank;
      taken.push({ at, rank, of, couldGoOn: last >= 0 });
      return at;
    });
    one.check();
  } catch (error) {
    throw new Broken(
      taken.map(({ at }) => at),
      error,
    );
  }
  return taken;
}

/**
 * Every order in which at most so many turns are taken away from a path that could go on: few are
 * enough for nearly every defect there is, and all of them can be tried where all orders cannot.
 */
export function exploreBounded(make: () => Case, preemptions: number, most: number): Explored {
  let ranks: number[] = [];
  for (let runs = 1; ; runs++) {
    const taken = runRanks(make, ranks);
    const cost = ({ rank, couldGoOn }: Ranked): number => (rank > 0 && couldGoOn ? 1 : 0);
    let spent = taken.reduce((sum, each) => sum + cost(each), 0);
    let at = taken.length - 1;
    for (; at >= 0; at--) {
      const choice = taken[at] as Ranked;
      spent -= cost(choice);
      const price = choice.couldGoOn ? 1 : 0;
      if (choice.rank + 1 < choice.of && spent + price <= preemptions) break;
    }
    if (at < 0) return { runs, isComplete: true };
    if (runs === most) return { runs, isComplete: false };
    ranks = taken.slice(0, at).map(({ rank }) => rank);
    ranks.push((taken[at] as Ranked).rank + 1);
  }
}

/** Random orders: `pick` gives numbers below its argument, from a seed. */
export function exploreRandom(
  make: () => Case,
  runs: number,
  pick: (limit: number) => number,
): Explored {
  for (let run = 0; run < runs; run++) {
    runOrder(
      make,
      Array.from({ length: 4000 }, () => pick(2 ** 16)),
    );
  }
  return { runs, isComplete: false };
}

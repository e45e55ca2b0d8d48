// Rivals on the same bytes in the same run: interleaved rounds, CPU time, medians, ratios.

/** One way to do the job. `run` does it `times` times and returns something that depends on it. */
export interface Rival {
  readonly name: string;
  readonly run: (times: number) => unknown;
  /** Jobs one turn of `run` counts for, when it does several at once; default 1. */
  readonly jobs?: number;
}

/** What one rival took for one job, nanoseconds of CPU. */
export interface Result {
  readonly name: string;
  readonly median: number;
  readonly best: number;
}

const rounds = 15;
const roundNs = 15e6;

/** Keeps results alive so that no loop is optimised away. */
export let kept: unknown;

/**
 * Collects what the rival before has left, where this process may (`--expose-gc`): with room enough
 * for young objects nothing is collected on anybody's time then.
 */
function collect(): void {
  kept = undefined;
  globalThis.gc?.({ type: "minor" });
}

function cpuNs(run: (times: number) => unknown, times: number): number {
  collect();
  const before = process.cpuUsage();
  kept = run(times);
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

/** Enough turns to fill a round, found by doubling; this also warms the code up. */
function turnsFor(rival: Rival): number {
  let times = 1;
  while (cpuNs(rival.run, times) < roundNs) times *= 2;
  return times;
}

/** Which process of several this is, from 0: another rival is warmed up first in each. */
const processIndex = Number(process.env["HOLEPROOF_BENCH_PROCESS"] ?? 0);

/** Runs all rivals, one after the other in every round, in an order that changes each round. */
export function race(rivals: readonly Rival[]): readonly Result[] {
  const turns: number[] = [];
  for (let step = 0; step < rivals.length; step++) {
    const index = (processIndex + step) % rivals.length;
    turns[index] = turnsFor(rivals[index] as Rival);
  }
  const samples = rivals.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (let step = 0; step < rivals.length; step++) {
      const index = (processIndex + round + step) % rivals.length;
      const rival = rivals[index] as Rival;
      const times = turns[index] as number;
      samples[index]?.push(cpuNs(rival.run, times) / times / (rival.jobs ?? 1));
    }
  return rivals.map(({ name }, index) => {
    const own = samples[index] ?? [];
    return { name, median: median(own), best: Math.min(...own) };
  });
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

const figure = (ns: number): string =>
  ns >= 1e6
    ? `${(ns / 1e6).toFixed(2)} ms`
    : ns >= 1e4
      ? `${(ns / 1e3).toFixed(1)} us`
      : `${ns.toFixed(1)} ns`;

/** A race as one process tells it to the one that asked for several. */
export interface Told {
  readonly title: string;
  readonly results: readonly Result[];
}

/** Prints a race as a table, or tells it to the process that started this one. */
export function printRace(title: string, results: readonly Result[]): void {
  if (process.send === undefined) printRaces([{ title, results }]);
  else process.send({ title, results } satisfies Told);
}

/**
 * Prints one race as several processes told it: medians of their medians, the best of all, and the
 * median of how many times the first rival's median each took.
 */
export function printRaces(told: readonly Told[]): void {
  console.log(`\n${told[0]?.title}`);
  for (const [index, { name }] of (told[0]?.results ?? []).entries()) {
    const own = told.map(({ results }) => results[index]?.median ?? NaN);
    const best = Math.min(...told.map(({ results }) => results[index]?.best ?? NaN));
    const ratio = median(own.map((value, at) => value / (told[at]?.results[0]?.median ?? NaN)));
    console.log(
      `  ${name.padEnd(34)} ${figure(median(own)).padStart(11)} ${figure(best).padStart(11)} ` +
        `${ratio.toFixed(2).padStart(8)} x`,
    );
  }
}

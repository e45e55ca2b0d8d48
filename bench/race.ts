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

function cpuNs(run: (times: number) => unknown, times: number): number {
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

/** Runs all rivals, one after the other in every round, in an order that changes each round. */
export function race(rivals: readonly Rival[]): readonly Result[] {
  const turns = rivals.map(turnsFor);
  const samples = rivals.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (let step = 0; step < rivals.length; step++) {
      const index = (round + step) % rivals.length;
      const rival = rivals[index] as Rival;
      const times = turns[index] as number;
      samples[index]?.push(cpuNs(rival.run, times) / times / (rival.jobs ?? 1));
    }
  return rivals.map(({ name }, index) => {
    const sorted = (samples[index] ?? []).toSorted((a, b) => a - b);
    return { name, median: sorted[rounds >> 1] ?? NaN, best: sorted[0] ?? NaN };
  });
}

const figure = (ns: number): string =>
  ns >= 1e6
    ? `${(ns / 1e6).toFixed(2)} ms`
    : ns >= 1e4
      ? `${(ns / 1e3).toFixed(1)} us`
      : `${ns.toFixed(1)} ns`;

/** Prints a race as a table: median, best, and how many times the first rival's median it is. */
export function printRace(title: string, results: readonly Result[]): void {
  const first = results[0]?.median ?? NaN;
  console.log(`\n${title}`);
  for (const { name, median, best } of results) {
    const ratio = (median / first).toFixed(2).padStart(8);
    console.log(
      `  ${name.padEnd(34)} ${figure(median).padStart(11)} ${figure(best).padStart(11)} ${ratio} x`,
    );
  }
}

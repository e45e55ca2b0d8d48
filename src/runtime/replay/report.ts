// Outcomes as JSON lines and as text a reader can follow.
import { errnoName } from "../errno/index.ts";
import type { Difference, Given } from "./difference.ts";
import type { ReplayOutcome } from "./tally.ts";

/** Totals over traces: the summary line of the JSON output. */
export interface ReplaySum {
  readonly traces: number;
  readonly steps: number;
  readonly same: number;
  readonly different: number;
  readonly unsupported: number;
}

export function sumOf(outcomes: readonly ReplayOutcome[]): ReplaySum {
  const add = (read: (outcome: ReplayOutcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + read(outcome), 0);
  return {
    traces: outcomes.length,
    steps: add(({ steps }) => steps),
    same: add(({ same }) => same),
    different: add(({ different }) => different),
    unsupported: add(({ unsupported }) => unsupported),
  };
}

/** One difference as a JSON line, without its end of line. */
export function differenceLine(trace: string, difference: Difference): string {
  const { seq, cmdname, expected, got } = difference;
  return JSON.stringify({ trace, seq, cmdname, expected, got });
}

/** The differences of one trace, two lines and a headline each; nothing for a trace that agrees. */
export function formatOutcome(trace: string, outcome: ReplayOutcome): string {
  const lines: string[] = [];
  for (const { seq, cmdname, expected, got, what } of outcome.differences) {
    lines.push(`${trace}: seq ${seq} ${cmdname}: ${what}`);
    lines.push(`  recorded ${given(expected)}`, `  replayed ${given(got)}`);
  }
  for (const reason of outcome.reasons) lines.push(`${trace}: ${reason}`);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function given({ ret, errno, out }: Given): string {
  const answer = ret < 0 && errno > 0 ? errnoName(-errno) : String(ret);
  return out === "" ? answer : `${answer} ${out}`;
}

/** One line of totals, and how many page-table entries were compared when there were any. */
export function formatSummary(outcomes: readonly ReplayOutcome[]): string {
  const { traces, steps, same, different, unsupported } = sumOf(outcomes);
  const entries = outcomes.reduce((sum, outcome) => sum + outcome.entries, 0);
  const tables = entries === 0 ? "" : `; ${entries} page-table entries compared`;
  const taken = outcomes.reduce((sum, outcome) => sum + outcome.taken, 0);
  const facts =
    taken === 0 ? "" : `; ${taken} ${taken === 1 ? "fact" : "facts"} taken from answers`;
  return (
    `${traces} ${traces === 1 ? "trace" : "traces"}, ${steps} steps: ${same} the same, ` +
    `${different} different, ${unsupported} unsupported${tables}${facts}\n`
  );
}

// holeproof replay: recorded traces run again on the machine, differences printed.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readInputs } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface ReplayCommandOptions {
  readonly format: "text" | "json";
  /** The machine the traces run on, or its kernel; else as a trace or its file's name says. */
  readonly profile?: string;
}

/** Exit code: 0 every step the same, 1 something differs or is unsupported, 2 it could not run. */
export async function replay(
  paths: readonly string[],
  options: ReplayCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const runtime = await import("holeproof/runtime");
  const { format, profile } = options;
  const problem = profile === undefined ? undefined : runtime.machineProblem(profile);
  if (problem !== undefined) {
    io.err(`holeproof: ${problem}\n`);
    return 2;
  }
  const named = paths.filter((path) => path !== "-");
  const { inputs, problems } = readInputs(named, [".jsonl"]);
  const given = named.length < paths.length ? [{ path: "-", bytes: await io.stdin() }] : [];
  for (const problem of problems) io.err(`holeproof: ${problem}\n`);
  let broken = problems.length > 0;
  const traces = [...inputs, ...given];
  if (traces.length === 0) return 2;
  const outcomes = [];
  for (const { path, bytes } of traces) {
    const trace = runtime.readTrace(new TextDecoder().decode(bytes));
    for (const { line, column, message } of trace.problems) {
      io.err(`${path}:${line}:${column}: ${message}\n`);
      broken = true;
    }
    if (trace.steps.length === 0 && trace.problems.length === 0) {
      io.err(`${path}: the trace is empty\n`);
      broken = true;
    }
    const name = path === "-" ? "stdin" : basename(path, ".jsonl");
    const outcome = runtime.replayTrace({
      steps: trace.steps,
      profile,
      name,
      dump: (mark) => {
        const file = join(dirname(path), "pagetables", `${name}.${mark}.json`);
        return existsSync(file) ? readFileSync(file, "utf8") : undefined;
      },
    });
    outcomes.push(outcome);
    if (format === "text") {
      io.out(runtime.formatOutcome(name, outcome));
      continue;
    }
    for (const each of outcome.differences) io.out(`${runtime.differenceLine(name, each)}\n`);
    for (const reason of outcome.reasons) io.err(`${path}: ${reason}\n`);
  }
  const sum = runtime.sumOf(outcomes);
  io.out(format === "json" ? `${JSON.stringify(sum)}\n` : runtime.formatSummary(outcomes));
  if (broken) return 2;
  return sum.different + sum.unsupported > 0 ? 1 : 0;
}

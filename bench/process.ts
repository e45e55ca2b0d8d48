// Whole programs as rivals: each run is a process of its own, its CPU time and memory the kernel's.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A program and its words, run through a shell so that a rival may be several. */
export interface Program {
  readonly name: string;
  readonly command: string;
}

export interface ProgramResult {
  readonly name: string;
  /** Median seconds of CPU, user and system. */
  readonly cpu: number;
  /** Largest resident set of any process of it, MiB; NaN where nothing can tell. */
  readonly memory: number;
  /** How many runs the median is of. */
  readonly runs: number;
}

const rounds = 5;

/** Seconds of CPU. Chance says little about a program that takes longer: one run of it will do. */
const longRun = 5;

/** Whether a program is there to be run. */
export const isThere = (name: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;

/** Seconds of CPU a shell command took with all its children, or NaN when the shell did not say. */
function cpuOf(command: string): number {
  const { stdout } = spawnSync("sh", ["-c", `${command} >/dev/null 2>&1; times`], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  // The second line of times(1) is that of the children: `0m1.234s 0m0.056s`.
  const line = stdout.trim().split("\n").at(-1) ?? "";
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.length < 2
    ? NaN
    : parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** The first run, through GNU time where it is installed: it alone tells the memory, in MiB. */
function firstRun(command: string): { readonly cpu: number; readonly memory: number } {
  if (!isThere("/usr/bin/time")) return { cpu: cpuOf(command), memory: NaN };
  const file = join(tmpdir(), `holeproof-bench-${process.pid}`);
  const quiet = `${command} >/dev/null 2>&1`;
  spawnSync("/usr/bin/time", ["-f", "%U %S %M", "-o", file, "sh", "-c", quiet]);
  const line = readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";
  rmSync(file);
  const [user = NaN, system = NaN, kilobytes = NaN] = line.split(" ").map(Number);
  return { cpu: user + system, memory: kilobytes / 1024 };
}

/**
 * Runs all, one after the other in every round; the first run of each warms caches and counts only
 * where it took long.
 */
export function racePrograms(programs: readonly Program[]): readonly ProgramResult[] {
  const firsts = programs.map(({ command }) => firstRun(command));
  const samples = firsts.map(({ cpu }): number[] => (cpu > longRun ? [cpu] : []));
  const isLong = firsts.map(({ cpu }) => cpu > longRun);
  for (let round = 0; round < rounds; round++)
    for (const [index, { command }] of programs.entries())
      if (isLong[index] !== true) samples[index]?.push(cpuOf(command));
  return programs.map(({ name }, index) => {
    const sorted = (samples[index] ?? []).toSorted((a, b) => a - b);
    const cpu = sorted[sorted.length >> 1] ?? NaN;
    return { name, cpu, memory: firsts[index]?.memory ?? NaN, runs: sorted.length };
  });
}

/** A table: CPU seconds, memory, and how many times the first one's CPU each takes. */
export function printPrograms(title: string, results: readonly ProgramResult[]): void {
  const first = results[0]?.cpu ?? NaN;
  console.log(`\n${title}`);
  for (const { name, cpu, memory, runs } of results) {
    const ratio = (cpu / first).toFixed(2).padStart(8);
    const mib = Number.isNaN(memory) ? "" : `${memory.toFixed(0)} MiB`;
    const once = runs < rounds ? "  (one run)" : "";
    console.log(
      `  ${name.padEnd(46)} ${cpu.toFixed(2).padStart(7)} s ${mib.padStart(9)} ${ratio} x${once}`,
    );
  }
}

// holeproof voyage --storm: random programs with faults and jumps; a failing one is made small.
import { counted } from "../../lists/index.ts";
import type { StormOptions, StormReport } from "holeproof/runtime";
import type { ExitCode, Io } from "../io.ts";

export interface StormCommandOptions {
  readonly seed: number;
  /** Moves in all, in programs of 200. */
  readonly steps: number;
  /** Only these moves of the seed's one program. */
  readonly only?: readonly number[] | undefined;
}

const PROGRAM = 200;

/** Exit code: 0 every invariant held, 1 one did not: the last line repeats it. */
export async function storm(options: StormCommandOptions, io: Io): Promise<ExitCode> {
  const { runStorm, shrinkStorm, stormLine } = await import("holeproof/runtime");
  const { seed, steps, only } = options;
  if (only !== undefined) {
    const report = runStorm({ seed, steps: 0, only });
    io.out(`storm: seed ${seed}, ${only.length} moves: ${report.failure ?? "all held"}\n`);
    return report.failure === undefined ? 0 : 1;
  }
  const sum = new Sum();
  for (let at = 0; at * PROGRAM < steps; at++) {
    const one: StormOptions = { seed: seed + at, steps: Math.min(PROGRAM, steps - at * PROGRAM) };
    const report = runStorm(one);
    sum.add(report);
    if (report.failure !== undefined) return failed(one, report, { shrinkStorm, stormLine }, io);
    if (io.showsProgress && at % 8 === 0) io.err(`\r\x1b[K${sum.moves} of ${steps} moves`);
  }
  if (io.showsProgress) io.err("\r\x1b[K");
  io.out(sum.text(seed));
  return 0;
}

function failed(
  one: StormOptions,
  { failure }: StormReport,
  tools: {
    readonly shrinkStorm: (options: StormOptions) => StormOptions;
    readonly stormLine: (options: StormOptions) => string;
  },
  io: Io,
): ExitCode {
  if (io.showsProgress) io.err("\r\x1b[Kmaking it small");
  const small = tools.shrinkStorm(one);
  if (io.showsProgress) io.err("\r\x1b[K");
  io.out(`storm: seed ${one.seed} FAILED: ${failure}\n`);
  io.out(`  repeat ${tools.stormLine(small)}\n`);
  return 1;
}

/** What all programs did together. */
class Sum {
  moves = 0;
  #programs = 0;
  #refused = 0;
  #faults = 0;
  #jumps = 0;
  readonly #crossed = { files: 0, tables: 0, devices: 0 };

  add({ made, refused, faults, jumps, crossed }: StormReport): void {
    this.#programs += 1;
    this.moves += made;
    this.#refused += refused;
    this.#faults += faults;
    this.#jumps += jumps;
    this.#crossed.files += crossed.files;
    this.#crossed.tables += crossed.tables;
    this.#crossed.devices += crossed.devices;
  }

  text(seed: number): string {
    const { files, tables, devices } = this.#crossed;
    return (
      `storms: seeds ${seed} to ${seed + this.#programs - 1}, ${counted(this.moves, "move")}, ` +
      `${this.#refused} refused, ${counted(this.#faults, "fault")}\n` +
      `  ${counted(this.#jumps, "jump")} carried ${counted(files, "file")}, ` +
      `${counted(tables, "page table")}, ` +
      `${counted(devices, "device")} doing DMA\n  every invariant held\n`
    );
  }
}

// holeproof run: an unmodified program with the machine behind its device nodes.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { constants } from "node:os";
import { reasonOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import { interposer } from "../serve/interposer.ts";
import { listen } from "../serve/listener.ts";

/** Addresses for every page a program pins; what is not touched takes no memory. */
const RAM_BYTES = 2 ** 30;

export interface RunOptions {
  readonly profile?: string;
  readonly seed: number;
  /** A file for the recording of every call, or `-` to print each on standard error. */
  readonly trace?: string;
}

/** Exit code: the program's own; 128 and the signal that ended it; 2 where it could not start. */
export async function run(
  command: readonly string[],
  { profile, seed, trace }: RunOptions,
  io: Io,
): Promise<number> {
  const [program = "", ...args] = command;
  const built = interposer();
  const refuse = (problem: string): number => {
    io.err(`holeproof: ${problem}\n`);
    return 2;
  };
  if ("problem" in built) return refuse(built.problem);
  const { Machine, Narrator, Recorder, profiles } = await import("holeproof/runtime");
  const names = profiles.map(({ name }) => name);
  if (profile !== undefined && !names.includes(profile))
    return refuse(`no profile "${profile}"; there are ${names.join(", ")}`);
  const machine = new Machine({
    seed,
    ramBytes: RAM_BYTES,
    ...(profile === undefined ? {} : { profile }),
  });
  const lines: string[] = [];
  const witness =
    trace === "-"
      ? new Narrator((line) => io.err(`${line}\n`), performance.now.bind(performance))
      : new Recorder((line) => void lines.push(line));
  const listening = await listen({ machine, ...(trace !== undefined && { witness }) });
  try {
    const code = await child(program, args, environment(built.path, listening));
    if (listening.visits() === 0)
      io.err(
        "holeproof: the program never reached the machine: it opened no device, or it is " +
          "static or setuid and cannot be interposed\n",
      );
    return code;
  } catch (error) {
    return refuse(`cannot run ${program}: ${reasonOf(error)}`);
  } finally {
    await listening.close();
    if (trace !== undefined && trace !== "-") writeFileSync(trace, `${lines.join("\n")}\n`);
  }
}

/** What the program's environment must hold to be interposed. */
export function environment(
  library: string,
  at: { readonly socket: string; readonly folder: string },
): NodeJS.ProcessEnv {
  const before = process.env["LD_PRELOAD"];
  return {
    ...process.env,
    LD_PRELOAD: before === undefined || before === "" ? library : `${library}:${before}`,
    HOLEPROOF_SOCKET: at.socket,
    HOLEPROOF_ROOT: at.folder,
    HOLEPROOF_PTRACER: String(process.pid),
  };
}

/** Signals that ask this command to end are the program's to answer. */
const PASSED_ON = ["SIGTERM", "SIGHUP"] as const;

async function child(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const running = spawn(program, args, { stdio: "inherit", env });
  // A terminal sends its interrupts to the program as well.
  const ignore = (): void => {};
  process.on("SIGINT", ignore);
  const pass = (signal: NodeJS.Signals): void => void running.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      running.on("error", reject);
      running.on("close", (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      );
    });
  } finally {
    process.off("SIGINT", ignore);
    for (const signal of PASSED_ON) process.off(signal, pass);
  }
}

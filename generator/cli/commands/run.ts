// holeproof run: an unmodified program with the machine behind its device nodes.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import { filesOf, serverOf, socketProblem } from "../serve/folder.ts";
import { interposer } from "../serve/interposer.ts";
import { listen } from "../serve/listener.ts";
import { chosenMachine } from "../serve/machine.ts";
import { uninterposable } from "../serve/program.ts";
import { inTemporaryFolder } from "../temporary-folder.ts";

const WHY =
  ": it opened no device, or it and what it starts make system calls without the C library";

/** What shells and their like end with where a program is no program, or is not there. */
const NOT_STARTED: ReadonlySet<number> = new Set([126, 127]);

const didNotStart = (code: number): string =>
  `: it ended with ${code}, as env and shells do where they cannot start what they were told to`;

export interface RunOptions {
  readonly profile?: string;
  readonly seed?: number;
  /** A file for the recording of every call, or `-` to print each on standard error. */
  readonly trace?: string;
  /** A file for the image of what each kexec hands over. */
  readonly image?: string;
  /** An image that a kexec left: the program runs on its next kernel. */
  readonly resume?: string;
  /** The socket of a machine that `serve` keeps, instead of one of its own. */
  readonly connect?: string;
}

/**
 * Exit code: the program's own; 128 and the signal that ended it; 2 where it could not start, or
 * ended well and left no image.
 */
export async function run(
  command: readonly string[],
  { connect, seed = 1, ...choice }: RunOptions,
  io: Io,
): Promise<number> {
  const refuse = (problem: string): number => {
    io.err(`holeproof: ${problem}\n`);
    return 2;
  };
  const built = interposer();
  if ("problem" in built) return refuse(built.problem);
  // It runs all the same: it may start others that can be interposed.
  const doubt = uninterposable(command[0] ?? "");
  if (doubt !== undefined) io.err(`holeproof: ${doubt}\n`);
  if (connect !== undefined) {
    const server = serverOf(connect);
    if (server === undefined) return refuse(`no machine is served at ${connect}`);
    return start(command, { library: built.path, socket: connect, server }, refuse);
  }
  const chosen = await chosenMachine({ seed, ...choice }, io);
  if ("problem" in chosen) return refuse(chosen.problem);
  try {
    return await inTemporaryFolder(async (folder) => {
      const socket = join(folder, "socket");
      const problem = socketProblem(socket);
      if (problem !== undefined) return refuse(problem);
      const complain = (error: unknown): void => io.err(`holeproof: ${reasonOf(error)}\n`);
      const listening = await listen({ ...chosen, socket, complain });
      let hasStarted = true;
      try {
        const way = { library: built.path, socket, server: process.pid };
        const code = await start(command, way, (problem) => {
          hasStarted = false;
          return refuse(problem);
        });
        if (listening.visits() === 0 && hasStarted) {
          const why = doubt !== undefined ? "" : NOT_STARTED.has(code) ? didNotStart(code) : WHY;
          io.err(`holeproof: the program never reached the machine${why}\n`);
        }
        if (chosen.image === undefined || !hasStarted) return code;
        const imaged = listening.imaged();
        if (imaged === undefined) {
          io.err(`holeproof: no kexec happened: ${chosen.image} is not written\n`);
        }
        return code !== 0 || (imaged !== undefined && "path" in imaged) ? code : 2;
      } finally {
        await listening.close();
      }
    });
  } finally {
    chosen.finish();
  }
}

/** What a program needs to find the machine. */
interface Way {
  readonly library: string;
  readonly socket: string;
  /** The process that reads and writes the program's memory. */
  readonly server: number;
}

async function start(
  [program = "", ...args]: readonly string[],
  way: Way,
  refuse: (problem: string) => number,
): Promise<number> {
  try {
    return await child(program, args, environment(way));
  } catch (error) {
    return refuse(`cannot run ${program}: ${reasonOf(error)}`);
  }
}

/** What the program's environment must hold to be interposed. */
function environment({ library, socket, server }: Way): NodeJS.ProcessEnv {
  const before = process.env["LD_PRELOAD"];
  return {
    ...process.env,
    LD_PRELOAD: before === undefined || before === "" ? library : `${library}:${before}`,
    HOLEPROOF_SOCKET: socket,
    HOLEPROOF_ROOT: filesOf(socket),
    HOLEPROOF_PTRACER: String(server),
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

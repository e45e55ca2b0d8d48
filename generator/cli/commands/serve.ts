// holeproof serve: a machine that stays, for several programs, and what can be asked of it.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { imageProblem } from "../image-file.ts";
import { reasonOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import { control, lastSaid } from "../serve/control.ts";
import { defaultSocket, isServed, socketProblem } from "../serve/folder.ts";
import { listen } from "../serve/listener.ts";
import { chosenMachine, type MachineChoice, profileProblem } from "../serve/machine.ts";

export type ServeAction = "start" | "status" | "kexec";

export interface ServeOptions extends MachineChoice {
  readonly socket?: string;
}

/**
 * Exit code: 0; 1 where the machine refuses a kexec; 2 where there is none, or one already, or an
 * image could not be written.
 */
export async function serve(
  action: ServeAction,
  { socket = defaultSocket(), ...choice }: ServeOptions,
  io: Io,
): Promise<number> {
  if (action === "start") return start(socket, choice, io);
  const { profile, image } = choice;
  const problem =
    (await profileProblem(profile)) ?? (image === undefined ? undefined : imageProblem(image));
  if (problem !== undefined) {
    io.err(`holeproof: ${problem}\n`);
    return 2;
  }
  try {
    return await (action === "status" ? status(socket, io) : kexec(socket, choice, io));
  } catch (error) {
    io.err(`holeproof: no machine answers at ${socket}: ${reasonOf(error)}\n`);
    return 2;
  }
}

async function status(socket: string, io: Io): Promise<number> {
  await control(socket, "status");
  io.out(lastSaid(socket, "status"));
  return 0;
}

async function kexec(
  socket: string,
  { profile = "", image }: Pick<MachineChoice, "profile" | "image">,
  io: Io,
): Promise<number> {
  const words = `kexec ${profile}`.trimEnd();
  const result = await control(socket, image === undefined ? words : `${words}\n${resolve(image)}`);
  // A served machine may leave an image unasked, and say only then what became of it.
  const why = image === undefined && result <= 0 ? "" : lastSaid(socket, "image");
  if (result < 0) {
    const { errnoName } = await import("holeproof/runtime");
    const detail = why === "" ? "" : ` (${why})`;
    io.err(`holeproof: the machine refuses the kexec: ${errnoName(-result)}${detail}\n`);
    return 1;
  }
  io.out("kexec: the next kernel runs\n");
  if (result !== 0) {
    io.err(`holeproof: the image is not written: ${why}\n`);
    return 2;
  }
  if (image !== undefined) io.out(`  image  ${image}, ${statSync(image).size} bytes\n`);
  return 0;
}

async function start(socket: string, choice: MachineChoice, io: Io): Promise<number> {
  const refuse = (problem: string): number => {
    io.err(`holeproof: ${problem}\n`);
    return 2;
  };
  const problem = socketProblem(socket);
  if (problem !== undefined) return refuse(problem);
  if (await isServed(socket)) return refuse(`a machine is served at ${socket} already`);
  const chosen = await chosenMachine(choice, io);
  if ("problem" in chosen) return refuse(chosen.problem);
  try {
    const complain = (error: unknown): void => io.err(`holeproof: ${reasonOf(error)}\n`);
    const listening = await listen({ ...chosen, socket, complain });
    io.out(`${socket}\n`);
    await asked();
    await listening.close();
    return 0;
  } catch (error) {
    return refuse(`cannot serve at ${socket}: ${reasonOf(error)}`);
  } finally {
    chosen.finish();
  }
}

/** Until somebody asks this process to end. */
async function asked(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolve);
  });
}

// Where a machine's socket lives, and the files beside it: a folder nobody else can enter.
import { lstatSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeFolder, writeWhole } from "../destination.ts";
import { reasonOf } from "../inputs.ts";

/** Where `serve` listens and `run --connect` looks unless told. */
export function defaultSocket(): string {
  const own = process.env["XDG_RUNTIME_DIR"];
  const folder =
    own === undefined || own === ""
      ? join(tmpdir(), `holeproof-${process.geteuid?.()}`)
      : join(own, "holeproof");
  return join(folder, "socket");
}

/** Simulated nodes and sysfs, and what the machine hands to programs as files. */
export const filesOf = (socket: string): string => `${socket}.files`;

/** Bytes a Unix socket's path may have; Node cuts off what is behind them. */
const PATH_MAX = 107;

/** Makes the socket's folder; says why no socket can be there: a file is, or others may enter. */
export function socketProblem(socket: string): string | undefined {
  if (Buffer.byteLength(socket) > PATH_MAX) return `${socket} is too long for a socket's path`;
  const folder = dirname(socket);
  try {
    makeFolder(folder, 0o700);
    const own = lstatSync(folder);
    if (!own.isDirectory()) return `${folder} is no folder`;
    if (own.uid !== process.geteuid?.()) return `${folder} belongs to somebody else`;
    if ((own.mode & 0o077) !== 0) return `others may enter ${folder}: chmod 700 it`;
    // What is no socket of an earlier machine is somebody's file.
    const there = lstatSync(socket, { throwIfNoEntry: false });
    return there?.isSocket() === false ? `${socket} is there, and no socket` : undefined;
  } catch (error) {
    return `cannot make ${folder}: ${reasonOf(error)}`;
  }
}

/** Whether somebody listens there; a socket that is left over is taken away. */
export async function isServed(socket: string): Promise<boolean> {
  const answers = await new Promise<boolean>((resolve) => {
    const probe = connect(socket, () => {
      probe.destroy();
      resolve(true);
    });
    probe.on("error", () => resolve(false));
  });
  if (!answers) rmSync(socket, { force: true });
  return answers;
}

/** Writes a file of the machine's so that who reads it finds all of it or nothing. */
export function publishFile(folder: string, name: string, bytes: Uint8Array): void {
  writeWhole(join(folder, name), bytes, 0o700);
}

/** The process that serves a socket, by the file it left; undefined: nobody does. */
export function serverOf(socket: string): number | undefined {
  try {
    return Number(readFileSync(join(filesOf(socket), "pid"), "utf8"));
  } catch {
    return undefined;
  }
}

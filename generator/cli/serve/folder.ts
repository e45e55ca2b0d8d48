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

/** Makes the socket's folder, and says why it is not private where it is not. */
export function privateFolder(socket: string): string | undefined {
  const folder = dirname(socket);
  try {
    makeFolder(folder, 0o700);
    const { uid, mode } = lstatSync(folder);
    if (uid !== process.geteuid?.()) return `${folder} belongs to somebody else`;
    if ((mode & 0o077) !== 0) return `others may enter ${folder}: chmod 700 it`;
    return undefined;
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

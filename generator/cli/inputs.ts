// Files and folders named on a command line, read whole.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Io } from "./io.ts";

/** A file as read. `bytes` is what stands on disk, `path` how the user would name it. */
export interface Input {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What could be read, and one line for each thing that could not. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly string[];
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error
    ? (reasons[String(error.code)] ??
      /^\w+: (.*?), \w+ '/.exec(error.message)?.[1] ??
      error.message)
    : String(error);

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "permission denied",
  EISDIR: "is a folder",
  ENOTDIR: "not a folder",
  ENOSPC: "no space left on the device",
};

/** What the file system refused, for a person; undefined: the error is of another kind. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof Error && "syscall" in error && "path" in error
    ? `cannot use ${String(error.path)}: ${reasonOf(error)}`
    : undefined;

/** Files below a folder whose names end in one of `endings`, sorted, links not followed twice. */
function* filesBelow(folder: string, endings: readonly string[]): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, endings);
    else if (endings.some((ending) => entry.name.endsWith(ending))) yield path;
  }
}

/** Reads what is named: a file whatever it is called, a folder's files by their endings. */
export function readInputs(paths: readonly string[], endings: readonly string[]): Inputs {
  const inputs: Input[] = [];
  const problems: string[] = [];
  const attempt = (path: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      problems.push(`cannot read ${path}: ${reasonOf(error)}`);
    }
  };
  const readOne = (path: string): void =>
    attempt(path, () => void inputs.push({ path, bytes: readFileSync(path) }));
  for (const path of paths)
    attempt(path, () => {
      if (!statSync(path).isDirectory()) return readOne(path);
      const files = [...filesBelow(path, endings)];
      if (files.length === 0) problems.push(`${path} holds no ${endings.join(" or ")} file`);
      for (const file of files) readOne(file);
    });
  return { inputs, problems };
}

/** The same, where `-` among the paths is standard input. */
export async function inputsOrStdin(
  paths: readonly string[],
  endings: readonly string[],
  io: Io,
): Promise<Inputs> {
  const files = paths.filter((path) => path !== "-");
  const read = readInputs(files, endings);
  if (files.length === paths.length) return read;
  return { ...read, inputs: [...read.inputs, { path: "-", bytes: await io.stdin() }] };
}

/** The folder all headers are in: what is below it stays so below an output folder. */
export function commonFolder(paths: readonly string[]): string {
  let common = dirname(paths[0] ?? "");
  for (const path of paths)
    while (relative(common, path).startsWith("..") && dirname(common) !== common)
      common = dirname(common);
  return common;
}

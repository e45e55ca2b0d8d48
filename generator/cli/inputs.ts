// Files and folders named on a command line, read whole.
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Io } from "./io.ts";

/** A file as read. `bytes` is what stands on disk, `path` how the user would name it. */
export interface Input {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file as text. */
export interface TextInput {
  readonly path: string;
  readonly text: string;
}

/** What could be read, and one line for each thing that could not. */
export interface Inputs<T = Input> {
  readonly inputs: readonly T[];
  readonly problems: readonly string[];
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error
    ? isGarbled(error)
      ? "no such file, or a name that is not UTF-8: those cannot be opened here"
      : (reasons[String(error.code)] ??
        /^\w+: (.*?), \w+(?: '|$)/.exec(error.message)?.[1] ??
        error.message)
    : String(error);

/** Bytes of a name that are no UTF-8 became this character: such a name leads nowhere. */
const isGarbled = (error: Error & { readonly code: unknown }): boolean =>
  error.code === "ENOENT" && "path" in error && String(error.path).includes("\ufffd");

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

type Attempt = (path: string, work: () => void) => void;

/**
 * Files below a folder whose names end in one of `endings`, sorted, links not followed twice. A
 * folder that cannot be read is `attempt`'s to tell; what lies beside it is found.
 */
function* filesBelow(
  folder: string,
  endings: readonly string[],
  attempt: Attempt,
): Generator<string> {
  let entries: readonly Dirent[] = [];
  attempt(folder, () => {
    entries = readdirSync(folder, { withFileTypes: true });
  });
  const start = join(folder, "-").slice(0, -1);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = start + entry.name;
    if (entry.isDirectory()) yield* filesBelow(path, endings, attempt);
    else if (isText(entry, path) && endings.some((ending) => entry.name.endsWith(ending)))
      yield path;
  }
}

/** Who reads a pipe or a device waits, or never ends: only those that are named are read. */
function isText(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    // Who reads a link that leads nowhere says so.
    return true;
  }
}

/** Reads what is named: a file whatever it is called, a folder's files by their endings. */
export function readInputs(paths: readonly string[], endings: readonly string[]): Inputs {
  return readEach(paths, endings, (path) => ({ path, bytes: readFileSync(path) }));
}

function readEach<T>(
  paths: readonly string[],
  endings: readonly string[],
  read: (path: string) => T,
): Inputs<T> {
  const inputs: T[] = [];
  const problems: string[] = [];
  const attempt: Attempt = (path, work) => {
    try {
      work();
    } catch (error) {
      problems.push(`cannot read ${path}: ${reasonOf(error)}`);
    }
  };
  const readOne = (path: string): void => attempt(path, () => void inputs.push(read(path)));
  for (const path of paths)
    attempt(path, () => {
      if (!statSync(path).isDirectory()) return readOne(path);
      const known = problems.length;
      const files = [...filesBelow(path, endings, attempt)];
      const isRead = problems.length === known;
      if (files.length === 0 && isRead)
        problems.push(`${path} holds no ${endings.join(" or ")} file`);
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
  const read = readInputs(withoutStdin(paths), endings);
  if (!paths.includes("-")) return read;
  return { ...read, inputs: [...read.inputs, { path: "-", bytes: await io.stdin() }] };
}

/** The same as text, for who reads all of many files: Node decodes it on the way. */
export async function textsOrStdin(
  paths: readonly string[],
  endings: readonly string[],
  io: Io,
): Promise<Inputs<TextInput>> {
  const readText = (path: string): TextInput => ({ path, text: readFileSync(path, "utf8") });
  const read = readEach(withoutStdin(paths), endings, readText);
  if (!paths.includes("-")) return read;
  const text = Buffer.from(await io.stdin()).toString("utf8");
  return { ...read, inputs: [...read.inputs, { path: "-", text }] };
}

const withoutStdin = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => path !== "-");

/** The folder all headers are in: what is below it stays so below an output folder. */
export function commonFolder(paths: readonly string[]): string {
  let common = dirname(paths[0] ?? "");
  for (const path of paths)
    while (relative(common, path).startsWith("..") && dirname(common) !== common)
      common = dirname(common);
  return common;
}

// A file that the user names for output: it appears whole, or not at all.
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Where to write until all of it is there. */
export interface Destination {
  readonly path: string;
  /** The path is a name of its own, and the file takes its place by `settle`. */
  readonly isTemporary: boolean;
  /** All is written. */
  settle(): void;
  /** It will not be. */
  discard(): void;
}

/**
 * Beside a regular file, or one that is not there yet, under a name nothing else has; of a link,
 * beside the file it leads to. A device or a pipe is written where it is: `/dev/null` must stay
 * what it is. Throws where a file is there that may not be written; one that may keeps its
 * permissions.
 */
export function destination(path: string): Destination {
  const file = fileAt(path);
  if (file === undefined) return { path, isTemporary: false, settle: () => {}, discard: () => {} };
  const mode = modeOf(file);
  const temporary = claimed(file);
  return {
    path: temporary,
    isTemporary: true,
    settle: () => {
      if (mode !== undefined) chmodSync(temporary, mode);
      renameSync(temporary, file);
    },
    discard: () => rmSync(temporary, { force: true }),
  };
}

/** Writes all of a file, and makes the folders above it: who reads it finds all of it or none. */
export function writeWhole(path: string, bytes: string | Uint8Array, folderMode?: number): void {
  makeFolder(dirname(path), folderMode);
  const { path: fresh, settle, discard } = destination(path);
  try {
    writeFileSync(fresh, bytes);
    settle();
  } catch (error) {
    discard();
    throw error;
  }
}

/**
 * Makes a folder and those above it, where they are not there. Node's own way to do so never ends
 * where a folder that is there answers ENOENT to who makes another in it, as those of /proc do.
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Somebody else may have made it in between.
    if (!existsSync(path)) throw error;
  }
}

/** Nobody else's: of this machine, then of this process, then by number. */
const prefix = `.holeproof-${hostname().replaceAll(/[^\w.]/g, "_")}-`;

const swept = new Set<string>();

/**
 * A file beside `path` that was not there before: two runs at once write to two, and what a user
 * keeps there is not ours to take. Throws as if `path` itself could not be made.
 */
function claimed(path: string): string {
  const folder = dirname(path);
  if (!swept.has(folder)) sweep(folder);
  for (let at = 0; ; at += 1) {
    const name = join(folder, `${prefix}${process.pid}-${at}`);
    try {
      closeSync(openSync(name, "wx"));
      return name;
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      if (error.code !== "EEXIST") throw Object.assign(error, { path });
    }
  }
}

/** Removes what runs on this machine left that were killed; once a folder. */
function sweep(folder: string): void {
  swept.add(folder);
  for (const name of namesIn(folder)) {
    if (!name.startsWith(prefix)) continue;
    const [, pid] = /^(\d+)-\d+$/.exec(name.slice(prefix.length)) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Empty where the folder cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's answers as well.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** The permissions of a file that is there, and may be written: a rename asks only the folder. */
function modeOf(path: string): number | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined) accessSync(path, constants.W_OK);
  return mode === undefined ? undefined : mode & 0o7777;
}

/**
 * The regular file that is there, at the end of a link or not, or the place for one; undefined for
 * anything else, and for `/dev/stdout` and its kin: what those name, somebody has open.
 */
function fileAt(path: string): string | undefined {
  const own = lstatSync(path, { throwIfNoEntry: false });
  if (own === undefined || own.isFile()) return path;
  if (!own.isSymbolicLink() || /^\/(?:dev|proc)\//.test(resolve(path))) return undefined;
  const end = statSync(path, { throwIfNoEntry: false });
  if (end === undefined) return path;
  return end.isFile() ? realpathSync(path) : undefined;
}

// A file that the user names for output: it appears whole, or not at all.
import { lstatSync, renameSync, rmSync, statSync } from "node:fs";

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
 * Beside a regular file, or one that is not there yet, under another name. A device, a pipe or a
 * link is written where it is: `/dev/null` must stay what it is.
 */
export function destination(path: string): Destination {
  if (isSpecial(path)) return { path, isTemporary: false, settle: () => {}, discard: () => {} };
  const temporary = `${path}.new`;
  return {
    path: temporary,
    isTemporary: true,
    settle: () => renameSync(temporary, path),
    discard: () => rmSync(temporary, { force: true }),
  };
}

/** A link to something counts as well: who reads through it finds the file at its end. */
function isSpecial(path: string): boolean {
  const own = lstatSync(path, { throwIfNoEntry: false });
  if (own === undefined) return false;
  if (own.isSymbolicLink()) return statSync(path, { throwIfNoEntry: false }) !== undefined;
  return !own.isFile();
}

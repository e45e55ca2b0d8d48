// Headers that are there and cannot be read: told at the end of a run, once each.
import { readFileSync, statSync } from "node:fs";
import { reasonOf } from "./inputs.ts";

const unread = new Map<string, string>();

/** The text of a file that is there; undefined, and noted, where it cannot be read. */
export function noting(path: string): string | undefined {
  try {
    const found = statSync(path);
    if (found.isFile()) return readFileSync(path, "utf8");
    // A folder of a header's name is passed over, as compilers do; who reads a pipe may wait.
    if (!found.isDirectory()) unread.set(path, "no regular file");
  } catch (error) {
    unread.set(path, reasonOf(error));
  }
  return undefined;
}

/** A line a file. */
export const unreadNotes = (): readonly string[] =>
  Array.from(unread, ([path, reason]) => `cannot read ${path}: ${reason}`);

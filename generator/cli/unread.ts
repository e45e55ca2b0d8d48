// Headers that are there and cannot be read: told at the end of a run, once each.
import { readFileSync } from "node:fs";
import { reasonOf } from "./inputs.ts";

const unread = new Map<string, string>();

/** The text of a file that is there; undefined, and noted, where it cannot be read. */
export function noting(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    // A folder of a header's name is passed over, as compilers do.
    if ((error as NodeJS.ErrnoException).code !== "EISDIR") unread.set(path, reasonOf(error));
    return undefined;
  }
}

/** A line a file. */
export const unreadNotes = (): readonly string[] =>
  Array.from(unread, ([path, reason]) => `cannot read ${path}: ${reason}`);

// A kernel tree to look things up in: a folder, or a revision that need not be checked out.
import { isAbsolute, join, normalize } from "node:path";
import type { Include } from "../read/c/index.ts";
import { gitFile, gitPaths } from "./git-files.ts";
import { includeFrom, type ReadText, textOnDisk } from "./include.ts";

/** What a patch is read against. */
export interface Tree {
  /** A file of it; undefined when it has none of that name. */
  readonly textOf: ReadText;
  readonly include: Include;
}

/** A tree as it lies on the disk. */
export function treeIn(folder: string): Tree {
  return treeOf((path) => textOnDisk(join(folder, path)));
}

/** A tree as it was at a revision of the repository the command runs in. */
export function treeAt(revision: string): Tree {
  let paths: ReadonlySet<string> | undefined;
  return treeOf((path) => {
    // Most headers asked for are not there, and each question costs a process.
    paths ??= new Set(gitPaths(revision));
    if (!paths.has(path)) return undefined;
    return new TextDecoder().decode(gitFile(`${revision}:${path}`));
  });
}

function treeOf(read: ReadText): Tree {
  const known = new Map<string, string | undefined>();
  const textOf: ReadText = (path) => {
    const inside = normalize(path);
    // A patch names files of the tree; one that points out of it names none.
    if (isAbsolute(inside) || inside.startsWith("..")) return undefined;
    if (!known.has(inside)) known.set(inside, read(inside));
    return known.get(inside);
  };
  return { textOf, include: includeFrom(textOf) };
}

// Kernel trees: a folder, or a revision that need not be checked out.
import { join } from "node:path";
import { type Tree, treeOf } from "../review/index.ts";
import { gitFile, gitPaths } from "./git-files.ts";
import { textOnDisk } from "./include.ts";
import { untoldFolder } from "./untold.ts";

/** A tree as it lies on the disk. */
export function treeIn(folder: string): Tree {
  return treeOf((path) => textOnDisk(join(folder, path)), {
    untold: (home, target) => untoldFolder(join(folder, home), target),
  });
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

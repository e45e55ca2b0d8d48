// A kernel tree to look things up in, wherever its files are kept.
import {
  type AmongOptions,
  folderOf,
  homeFolders,
  type Include,
  includeAmong,
  normalized,
  type ReadText,
} from "../read/c/index.ts";

/** What a patch is read against. */
export interface Tree {
  /** A file of it by its path from the root; undefined when it has none of that name. */
  readonly textOf: ReadText;
  readonly include: Include;
}

/**
 * A tree whose files `read` gives. Included headers are looked for where the kernel's build does:
 * beside the file, in the include folder it is in, in include/uapi, in include. Each file is read
 * once.
 */
export function treeOf(read: ReadText, options?: AmongOptions): Tree {
  const known = new Map<string, string | undefined>();
  const textOf: ReadText = (path) => {
    const inside = normalized(path);
    // A patch names files of the tree; one that points out of it names none.
    if (inside.startsWith("/") || inside.startsWith("..")) return undefined;
    if (!known.has(inside)) known.set(inside, read(inside));
    return known.get(inside);
  };
  const { include } = includeAmong(
    (_, from, angled) => [
      ...(angled ? [] : [folderOf(from)]),
      ...homeFolders(from),
      "include/uapi",
      "include",
    ],
    textOf,
    options,
  );
  return { textOf, include };
}

// Included headers found in a kernel tree.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Include, SourceFile } from "../read/c/index.ts";

/** Looks where the kernel build looks: beside the file, then include/uapi and include. */
export function includeFrom(tree: string): Include {
  const known = new Map<string, SourceFile | undefined>();
  const read = (path: string): SourceFile | undefined => {
    if (known.has(path)) return known.get(path);
    let file: SourceFile | undefined;
    try {
      file = { path, text: readFileSync(join(tree, path), "utf8") };
    } catch {
      file = undefined;
    }
    known.set(path, file);
    return file;
  };
  return (name, from, angled) => {
    const folders = [...(angled ? [] : [dirname(from)]), "include/uapi", "include"];
    for (const folder of folders) {
      const file = read(join(folder, name));
      if (file !== undefined) return file;
    }
    return undefined;
  };
}

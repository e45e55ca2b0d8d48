// `-I`, `-D` and `-U`: where the C reader finds included files, and what is defined before line 1.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Include, SourceFile } from "../read/c/index.ts";

/** The words of the command line, as commander gives them. */
export interface IncludeOptions {
  readonly I?: readonly string[];
  readonly D?: readonly string[];
  readonly U?: readonly string[];
}

/** What the C reader takes of them. */
export interface Included {
  readonly include: Include;
  readonly defines: readonly (readonly [string, string])[];
  readonly undefines: readonly string[];
}

/** Looks beside the asking file for `"name"`, then in every `-I` folder; each file is read once. */
export function included(options: IncludeOptions): Included {
  const folders = options.I ?? [];
  const known = new Map<string, SourceFile | undefined>();
  const load = (path: string): SourceFile | undefined => {
    if (!known.has(path)) known.set(path, sourceAt(path));
    return known.get(path);
  };
  const include: Include = (name, from, angled, next) => {
    const beside = angled || next ? [] : [dirname(from)];
    // #include_next goes on behind the folder the asking file was found in.
    const found = next ? folders.findIndex((folder) => from.startsWith(join(folder, "/"))) : -1;
    for (const folder of [...beside, ...folders.slice(found + 1)]) {
      const file = load(join(folder, name));
      if (file !== undefined) return file;
    }
    return undefined;
  };
  const defines = (options.D ?? []).map((word): readonly [string, string] => {
    const at = word.indexOf("=");
    return at < 0 ? [word, "1"] : [word.slice(0, at), word.slice(at + 1)];
  });
  return { include, defines, undefines: options.U ?? [] };
}

function sourceAt(path: string): SourceFile | undefined {
  try {
    return { path, text: readFileSync(path, "latin1") };
  } catch {
    return undefined;
  }
}

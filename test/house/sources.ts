// The hand-written and generated sources as the tidy tests see them: paths, texts, imports.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { ts } from "ts-morph";
import { machine, mill } from "./plan.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Path from the repository's root, and text. */
export type Sources = ReadonlyMap<string, string>;

/** Every TypeScript file below the given folders. */
export function sourcesBelow(...folders: readonly string[]): Sources {
  const found = new Map<string, string>();
  const walk = (path: string): void => {
    for (const name of readdirSync(root + path).sort()) {
      if (name === "node_modules") continue;
      const inner = `${path}/${name}`;
      if (statSync(root + inner).isDirectory()) walk(inner);
      else if (name.endsWith(".ts")) found.set(inner, readFileSync(root + inner, "utf8"));
    }
  };
  for (const folder of folders) walk(folder);
  return found;
}

/** One import as written, and where it leads: a path in the repository, or a package's name. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

/** Every import of a file: static, re-exported and dynamic. `node:` modules are left out. */
export function importsOf(path: string, text: string): readonly Import[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith("node:"))
    .map((name) =>
      name.startsWith(".")
        ? { from: path, to: posix.join(posix.dirname(path), name), isPackage: false }
        : { from: path, to: name, isPackage: true },
    );
}

/** The room a file is in: the longest path of the plan it lies under. */
export function roomOf(path: string): string | undefined {
  let best: string | undefined;
  for (const room of [...Object.keys(mill), ...Object.keys(machine)])
    if (path.startsWith(`${room}/`) && room.length > (best?.length ?? 0)) best = room;
  return best;
}

// A folder of generated files: what is stale in it, and making it fresh.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { writeWhole } from "./destination.ts";
import type { GeneratedFile } from "../write/codec/index.ts";

/** A line for each file that differs from what would be printed now. */
export function staleFiles(files: readonly GeneratedFile[], out: string): readonly string[] {
  return [
    ...files.flatMap(({ path, text }) => {
      const target = join(out, path);
      if (!existsSync(target)) return [`${target} is missing`];
      return readFileSync(target, "utf8") === text ? [] : [`${target} is stale`];
    }),
    ...extraFiles(files, out).map((path) => `${join(out, path)} comes from no declaration`),
  ];
}

/** How many files were written and removed. */
export interface Refreshed {
  readonly written: number;
  readonly removed: number;
}

/** Writes what changed, each file under another name first, and removes what nothing declares. */
export function refresh(files: readonly GeneratedFile[], out: string): Refreshed {
  let written = 0;
  for (const { path, text } of files) {
    const target = join(out, path);
    if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
    writeWhole(target, text);
    written += 1;
  }
  const extra = extraFiles(files, out);
  for (const path of extra) rmSync(join(out, path));
  return { written, removed: extra.length };
}

/** How every file the generator printed begins, and no other generator's. */
const printedStart =
  /^(?:\/\/ Generated (?:from .* )?by "holeproof|\/\*\*\n \* Generated: the codecs of )/;

/**
 * Generated files of the folder that nothing was printed for. A file of another origin is left
 * alone, whatever folder was named.
 */
function extraFiles(files: readonly GeneratedFile[], out: string): readonly string[] {
  if (!existsSync(out)) return [];
  const known = new Set(files.map(({ path }) => path));
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !known.has(path) && printedStart.test(readFileSync(join(out, path), "utf8")))
    .sort();
}

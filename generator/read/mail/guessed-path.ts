// The file of lines that were cut from under its header.
import { groupedBy, keptFor } from "../../lists/index.ts";
import { declaresKernels } from "../../model/index.ts";
import type { Patch, PatchFile, PatchLine } from "./patch.ts";

const opened = /^\s*(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*\{/;

/**
 * The file of lines a reviewer left without one: of the headers the patch touches that such a
 * struct can stand in, the one it is quoted under, the one a reviewer's own patch shows it in,
 * or the only one. Empty when there is none.
 */
export function guessedPath(patch: Patch, file: PatchFile, shown: readonly PatchLine[]): string {
  const shows = (pattern: RegExp): boolean => shown.some(({ text }) => pattern.test(text));
  const exported = shows(/\b__(?:[us]|aligned_u)(?:8|16|32|64)\b/);
  // The widths of the kernel's own headers are no sign of an exported one.
  const internal =
    (!exported && shows(/\b[us](?:8|16|32|64)\b/)) ||
    shown.some(({ text }) => declaresKernels(text));
  if (isHeader(file.path) && (isUapi(file.path) ? !internal : !exported)) return file.path;
  const homes = shown.flatMap(({ text }) => patch.homes.get(opened.exec(text)?.[1] ?? "") ?? []);
  if (new Set(homes).size === 1) return homes[0] ?? "";
  const { uapi, own } = headersFor(patch, shown[0]?.depth);
  const fitting = [internal ? [] : uapi, exported ? [] : own];
  return fitting[0]!.length + fitting[1]!.length === 1 ? (fitting.flat()[0] ?? "") : "";
}

const isHeader = (path: string): boolean => path.endsWith(".h");
const isUapi = (path: string): boolean => path.includes("uapi/");

interface Headers {
  readonly uapi: readonly string[];
  readonly own: readonly string[];
}

/** The headers a patch names, and without those that are quoted so deep, by depth. */
const headersOf = keptFor(({ files, diffstat }: Patch) => {
  const all = [...new Set([...diffstat, ...files.map(({ path }) => path)])].filter(isHeader);
  const without = (quoted: readonly PatchFile[]): Headers => {
    const paths = new Set(quoted.map(({ path }) => path));
    const others = all.filter((path) => !paths.has(path));
    return { uapi: others.filter(isUapi), own: others.filter((path) => !isUapi(path)) };
  };
  const byDepth = groupedBy(files, ({ hunks }) => hunks[0]?.lines[0]?.depth);
  return {
    all: without([]),
    byDepth: new Map(Array.from(byDepth, ([depth, quoted]) => [depth, without(quoted)])),
  };
});

/**
 * The headers that lines so deep in a quote can be of: a file the same quote has elsewhere is in
 * one piece from its own header on.
 */
function headersFor(patch: Patch, depth: number | undefined): Headers {
  const { all, byDepth } = headersOf(patch);
  return byDepth.get(depth) ?? all;
}

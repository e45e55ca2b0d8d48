// A text read by itself, and once more behind installed headers that define what it lacks.
import type { Finding } from "../finding/index.ts";
import { type Reading, type ReadOptions, readTogether, type SourceFile } from "../read/c/index.ts";
import { isExported } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import type { InstalledHeaders } from "./installed.ts";

type Options = Omit<ReadOptions, "target">;

/** A reading, the options that gave it, and the installed headers among them. */
interface KnowingReading {
  readonly reading: Reading;
  /** What the text gives without them: theirs may be of another kernel. */
  readonly alone: Reading;
  readonly used: Options;
  readonly borrowed: readonly string[];
}

/**
 * Reads a text for some targets, and once more behind installed headers when names in it are not
 * defined. `path` is the one in the kernel's tree, where the text names it.
 */
export function readKnowing(
  file: SourceFile,
  targets: readonly Target[],
  options: Options,
  installed: InstalledHeaders | undefined,
  path: string = file.path,
): KnowingReading {
  const reading = readTogether(file, targets, options);
  const alone = { reading, alone: reading, used: options, borrowed: [] };
  if (installed === undefined) return alone;
  // A whole file says itself what it builds on, and an installed one of its name is its rival.
  const isWhole = options.fragment === false;
  const more = installed.before(path, reading.findings, isWhole).map(unguarded);
  const found = isWhole ? includedFrom(installed, path, reading, targets) : [];
  if (more.length === 0 && found.length === 0) return alone;
  const used: Options = {
    ...options,
    include: options.include ?? installed.include,
    before: [...more, ...(options.before ?? [])],
  };
  const again = readTogether(file, targets, used);
  if (lackingIn(again) >= lackingIn(reading)) return alone;
  const borrowed = [...more.map((one) => one.path), ...found];
  return { reading: again, alone: reading, used, borrowed };
}

/**
 * Assertions that are false by what the text itself shows. False on some targets only is advice in
 * the kernel's own headers: they may be built for some machines only, and Kconfig is not read.
 */
export function untrueIn({ alone }: KnowingReading, path: string): readonly Finding[] {
  const found = alone.findings.filter(isAssertion);
  if (isExported(path)) return found;
  return found.map((one): Finding =>
    one.targets === undefined ? one : Object.assign({}, one, { level: "advice" }),
  );
}

export const isAssertion = ({ rule }: Finding): boolean => rule === "static-assert";

/** How much a reading could not make out: an assertion that is false is understood. */
const lackingIn = ({ findings }: Reading): number =>
  findings.filter((one) => !isAssertion(one)).length;

/** Installed headers a text includes and did not get, less those that only define words. */
function includedFrom(
  { include }: InstalledHeaders,
  path: string,
  { missing }: Reading,
  [target]: readonly Target[],
): readonly string[] {
  if (target === undefined) return [];
  return missing
    .filter((name) => !/^linux\/(?:const|ioctl|stddef|types)\.h$/.test(name))
    .flatMap((name) => include(name, path, true, false, target)?.path ?? []);
}

const guard = /^([ \t]*#[ \t]*ifndef[ \t]+(\w+)[ \t]*\n[ \t]*)#[ \t]*define[ \t]+\2[ \t]*$/m;

/** A text without the guard that would hide it behind an earlier text of the same file. */
export const unguarded = ({ path, text }: SourceFile): SourceFile => ({
  path,
  text: text.replace(guard, "$1"),
});

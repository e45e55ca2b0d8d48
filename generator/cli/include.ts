// Where the C reader finds included headers: in a kernel tree, beside each other, in `-I` folders.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import {
  type Among,
  type AmongOptions,
  freestandingHeader,
  homeFolders,
  type Include,
  includeAmong,
  MachineFolders,
  type Reading,
  type ReadText,
  type SourceFile,
} from "../read/c/index.ts";
import { reasonOf } from "./inputs.ts";
import type { Target } from "../targets/index.ts";
import { noting } from "./unread.ts";
import { untoldFolder } from "./untold.ts";

/** Of a file on disk. */
export const textOnDisk: ReadText = (path) =>
  // Most folders do not have it, and an exception for each is dear.
  existsSync(path) ? noting(path) : undefined;

const onDisk: AmongOptions = { placeOf: (folder) => resolve(folder), untold: untoldFolder };

/** Below one include folder, and nowhere else. */
export function includeUnder(root: string): Include {
  return includeAmong(() => [root], textOnDisk, onDisk).include;
}

/**
 * Among files already at hand: beside the asking one, then below the include folder it is in, then
 * at the root.
 */
export function includeWithin(textOf: ReadText): Among {
  return includeAmong(
    (_, from, angled) => [
      ...(angled ? [] : [dirname(from)]),
      ...homeFolders(from),
      "include/uapi",
      "include",
      "",
    ],
    textOf,
  );
}

/** The words of the command line, as commander gives them. */
export interface IncludeOptions {
  readonly I?: readonly string[];
  readonly D?: readonly string[];
  readonly U?: readonly string[];
  /** A root folder with its own usr/include. */
  readonly sysroot?: string;
  /** Headers read before each file. */
  readonly include?: readonly string[];
}

/** What the C reader takes of them. */
export interface Included extends Among {
  readonly defines: readonly (readonly [string, string])[];
  readonly undefines: readonly string[];
  readonly before: readonly SourceFile[];
}

/** Where a sysroot keeps headers: usr/include and the folders of single machines below it. */
export function sysrootFolders(sysroot: string): readonly string[] {
  const base = join(sysroot, "usr/include");
  return [base, ...machineFolders(base)];
}

function machineFolders(base: string): readonly string[] {
  const machines = folderNames(base).filter((name) => /^[a-z0-9_]+-linux-\w+$/.test(name));
  return machines.map((name) => join(base, name));
}

function folderNames(path: string): readonly string[] {
  try {
    return readdirSync(path).toSorted();
  } catch {
    return [];
  }
}

/** What the options name and is not there, a line each; nothing when all of it is. */
export function includeProblems({
  I = [],
  sysroot,
  include = [],
}: IncludeOptions): readonly string[] {
  const folders = [...I, ...(sysroot === undefined ? [] : [join(sysroot, "usr/include")])];
  return [
    ...folders.filter((path) => kindOf(path) !== "folder").map((path) => `no folder ${path}`),
    ...include.flatMap((path) => {
      const file = beforehand(path, folders);
      return typeof file === "string" ? [`cannot read ${path}: ${file}`] : [];
    }),
  ];
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

/**
 * What `--include x.h` names, as compilers look: in the working folder, in those of `-I`, then
 * among their own headers. Or why there is nothing to read.
 */
function beforehand(name: string, folders: readonly string[]): SourceFile | string {
  const isHere = isAbsolute(name) || kindOf(name) !== undefined;
  const places = isHere ? [name] : folders.map((folder) => join(folder, name));
  const path = places.find((one) => kindOf(one) === "file");
  if (path === undefined)
    return kindOf(name) === "folder"
      ? "a folder; -I looks in one"
      : (freestandingHeader(name) ?? "no such file");
  try {
    return { path, text: readFileSync(path, "utf8") };
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * The folders that headers of the include folder a header lies in look for each other in, those of
 * single machines last. A header named from inside that folder lies in it as well.
 */
function homeOf(path: string): readonly string[] {
  const named = homeFolders(path);
  const found = named.length > 0 ? named : homeFolders(resolve(path)).map(fromHere);
  return [...found, ...found.flatMap(machineFolders)];
}

/**
 * A header's path as far as it tells which include folder it lies in: as it is named, or from the
 * root where it is named from inside that folder.
 */
export function placedPath(path: string): string {
  if (homeFolders(path).length > 0) return path;
  const whole = resolve(path);
  return homeFolders(whole).length > 0 ? whole : path;
}

/**
 * The folder that has the one a header names: `linux/bay/a.h` that asks for `linux/bay.h` lies in a
 * tree of headers, whatever that is called.
 */
function aboveNamesake(name: string, from: string): readonly string[] {
  const [first, rest] = name.split("/", 2);
  if (first === undefined || rest === undefined || /^\.*$/.test(first)) return [];
  const whole = resolve(from);
  const at = dirname(whole).split(sep).lastIndexOf(first);
  return at < 0 ? [] : [fromHere(whole.split(sep).slice(0, at).join(sep) || sep)];
}

/** As files are named that the user named so. */
const fromHere = (folder: string): string => relative("", folder) || ".";

/**
 * `-I`, `-D`, `-U`, `--sysroot` and `--include`: beside the asking file for `"name"`, then in every
 * `-I` folder, in the sysroot's, and in the include folder that the asking file is in.
 */
export function included(options: IncludeOptions): Included {
  const { I = [], D = [], U = [], sysroot, include: named = [] } = options;
  const folders = [...I, ...(sysroot === undefined ? [] : sysrootFolders(sysroot))];
  const byFolder = new Map<string, readonly string[]>();
  const among = includeAmong(
    (name, from, angled, next) => {
      const asking = dirname(from);
      let homes = byFolder.get(asking);
      if (homes === undefined) byFolder.set(asking, (homes = [...folders, ...homeOf(from)]));
      const all = [...homes, ...aboveNamesake(name, from)];
      // #include_next goes on behind the folder the asking file was found in.
      const at = next ? all.findIndex((folder) => from.startsWith(join(folder, "/"))) + 1 : 0;
      const behind = all.slice(at);
      return angled || next ? behind : [asking, ...behind];
    },
    textOnDisk,
    onDisk,
  );
  const defines = D.map((word): readonly [string, string] => {
    const at = word.indexOf("=");
    return at < 0 ? [word, "1"] : [word.slice(0, at), word.slice(at + 1)];
  });
  const before = named.flatMap((name) => {
    const file = beforehand(name, folders);
    return typeof file === "string" ? [] : [file];
  });
  return { ...among, defines, undefines: U, before };
}

/** The same words for a target's compiler, which then reads what the C reader reads. */
export function compilerFlags(options: IncludeOptions, target: Target): readonly string[] {
  const { I = [], D = [], U = [], sysroot, include = [] } = options;
  const [base, ...machines] = sysroot === undefined ? [] : sysrootFolders(sysroot);
  const system =
    base === undefined
      ? []
      : [base, ...new MachineFolders(textOnDisk).for(machines, "asm/", target)];
  return [
    ...I.map((folder) => `-I${folder}`),
    ...system.flatMap((folder) => ["-isystem", folder]),
    ...D.map((word) => `-D${word}`),
    ...U.map((word) => `-U${word}`),
    ...include.flatMap((path) => ["-include", path]),
  ];
}

/** One line about headers that were not found, when the reading suffered from it. */
export function missingNote(
  path: string,
  { missing, findings }: Pick<Reading, "missing" | "findings">,
): string | undefined {
  const suffered = findings.some(({ rule }) => rule.startsWith("unknown-"));
  if (!suffered || missing.length === 0) return undefined;
  const names = [...new Set(missing)];
  const shown = names.length > 4 ? [...names.slice(0, 4), "..."] : names;
  return `${path}: included and not found: ${shown.join(", ")}; -I says where to look`;
}

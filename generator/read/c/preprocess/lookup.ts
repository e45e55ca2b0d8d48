// Where included headers are looked for, among files that anything may hold.
import { archOf, type Target } from "../../../targets/index.ts";
import { isOfMachine, machineHeader } from "../freestanding/machine.ts";
import { MachineFolders } from "./machine-folder.ts";
import { joined, normalized } from "./path.ts";
import type { Include } from "./options.ts";
import type { SourceFile } from "../lex/source.ts";

/** Folders a header may be in, the likeliest first. */
export type Folders = (...asked: Parameters<Include>) => readonly string[];

/** Files that include each other. */
export interface Among {
  readonly include: Include;
  /** A text already read, so that those who include it get the same one. */
  readonly source: (path: string, text: string) => SourceFile;
}

/** A file's text; undefined when there is none. */
export type ReadText = (path: string) => string | undefined;

/**
 * Where the headers of an include folder look for each other: those that are exported see what is
 * exported first, the kernel's own see their own, and an architecture's see the tree's behind them.
 * None for a file that is in no such folder.
 */
export function homeFolders(from: string): readonly string[] {
  const [, home, uapi] = /^((?:.*\/)?include\/)(uapi\/)?/.exec(from) ?? [];
  if (home === undefined) return [];
  const [, root] = /^((?:.*\/)?)arch\/\w+\/include\/$/.exec(home) ?? [];
  const homes = root === undefined ? [home] : [home, `${root}include/`];
  return homes.flatMap((one) => (uapi === undefined ? [one, `${one}uapi`] : [`${one}uapi`, one]));
}

/**
 * Where a kernel's tree keeps what a target's `asm/` exports: `make headers_install` puts it beside
 * what all export, and `asm-generic/` in place of what the architecture has none of.
 */
function exportedOfArch(from: string, name: string, target: Target): readonly string[] {
  const [, root] = /^((?:.*\/)?)(?:arch\/\w+\/)?include\/uapi\//.exec(from) ?? [];
  // What is known for every target is not asked for, so that targets share a reading.
  if (root === undefined || !name.startsWith("asm/") || machineHeader(name) !== undefined)
    return [];
  const arch = archOf(target);
  return [
    ...(arch === undefined ? [] : [`${root}arch/${arch}/include/uapi/${name}`]),
    `${root}include/uapi/asm-generic/${name.slice("asm/".length)}`,
  ];
}

export interface AmongOptions {
  /** A folder's whole path, where it is named from inside. */
  readonly placeOf?: (folder: string) => string;
  /** Told of a folder with a header for a target, where nothing says whose `asm/` it has. */
  readonly untold?: (folder: string, target: Target) => void;
}

/**
 * Takes the first file there is, an architecture's own from its folders only; every file is read
 * once.
 */
export function includeAmong(
  folders: Folders,
  textOf: ReadText,
  { placeOf, untold }: AmongOptions = {},
): Among {
  const machines = new MachineFolders(textOf, placeOf);
  const known = new Map<string, SourceFile | undefined>();
  const read = (path: string): SourceFile | undefined => {
    const text = textOf(path);
    return text === undefined ? undefined : { path, text };
  };
  const once = (path: string): SourceFile | undefined => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
  const find: Include = (name, from, angled, next, target) => {
    const all = folders(name, from, angled, next, target);
    for (const folder of machines.for(all, name, target)) {
      const file = once(joined(folder, name));
      if (file === undefined) continue;
      if (name.startsWith("asm/") && machines.targetsOf(folder) === undefined)
        untold?.(folder, target);
      return file;
    }
    for (const path of exportedOfArch(from, name, target)) {
      const file = once(normalized(path));
      if (file !== undefined) return file;
    }
    return undefined;
  };
  // Files of one folder find the same, and headers ask for the same few again and again.
  const answers = new Map<string, SourceFile | undefined>();
  const include: Include = (name, from, angled, next, target) => {
    const folder = from.slice(0, from.lastIndexOf("/") + 1);
    const whose = isOfMachine(name) ? target.name : "";
    const key = `${folder}${angled ? "<" : '"'}${next ? ">" : ""}${name} ${whose}`;
    if (!answers.has(key)) answers.set(key, find(name, from, angled, next, target));
    return answers.get(key);
  };
  const source = (path: string, text: string): SourceFile => {
    const file = known.get(path) ?? { path, text };
    if (file.text !== text) return { path, text };
    known.set(path, file);
    return file;
  };
  return { include, source };
}

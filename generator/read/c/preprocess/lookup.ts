// Where included headers are looked for, among files that anything may hold.
import type { Target } from "../../../targets/index.ts";
import { isOfMachine } from "../freestanding/machine.ts";
import { MachineFolders } from "./machine-folder.ts";
import { joined } from "./path.ts";
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
 * exported first, the kernel's own see their own. None for a file that is in no such folder.
 */
export function homeFolders(from: string): readonly string[] {
  const [, home, uapi] = /^((?:.*\/)?include\/)(uapi\/)?/.exec(from) ?? [];
  if (home === undefined) return [];
  const exported = `${home}uapi`;
  return uapi === undefined ? [home, exported] : [exported, home];
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
  const find: Include = (name, from, angled, next, target) => {
    const all = folders(name, from, angled, next, target);
    for (const folder of machines.for(all, name, target)) {
      const path = joined(folder, name);
      if (!known.has(path)) known.set(path, read(path));
      const file = known.get(path);
      if (file === undefined) continue;
      if (name.startsWith("asm/") && machines.targetsOf(folder) === undefined)
        untold?.(folder, target);
      return file;
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

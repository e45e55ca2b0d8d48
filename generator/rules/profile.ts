// Who reads a record's bytes, guessed from where it stands and how it is spelt.
import type { CRecord, Unit } from "../model/index.ts";
import { typeWord } from "./type-word.ts";

/**
 * `uapi-ioctl`: an argument of an ioctl or a system call. `uapi`: any other record user space sees.
 * `kho`: handed from one kernel to the next. `internal`: nobody outside this kernel.
 */
export type Profile = "uapi-ioctl" | "uapi" | "kho" | "internal";

export const everyAbi: readonly Profile[] = ["uapi", "uapi-ioctl", "kho"];
export const everyUapi: readonly Profile[] = ["uapi", "uapi-ioctl"];

const uapiPath = /(?:^|\/)(?:include\/uapi|usr\/include)\//;
const khoPath = /(?:^|\/)(?:include\/)?linux\/kho\/|(?:^|\/)kho\/abi\//;
const khoName = /_(?:ser|lu|kho)$/;
const fixedWidth = /^__(?:[us]|le|be|aligned_[us]|aligned_[lb]e)(?:8|16|32|64)$/;
/** Where a kernel keeps headers for itself. */
const ownHeaders = /(?:^|\/)(?:drivers|fs|kernel|mm|include\/(?:linux|net|media|sound))\//;

/** The file's path in a kernel tree, if a comment near its top names one, as old headers do. */
const pathComment = /(?:^|[\s*:"])((?:include|arch|drivers|fs|kernel|net)\/[\w./+-]+\.[ch])\b/;

export function pathNamedIn(text: string): string | undefined {
  const open = text.indexOf("/*");
  if (open < 0 || text.slice(0, open).trim() !== "") return undefined;
  const close = text.indexOf("*/", open);
  if (close < 0) return undefined;
  return pathComment.exec(text.slice(open, Math.min(close, open + 1000)))?.[1];
}

/**
 * The profile of one record. `path` is that in the kernel tree when known (`inTree`), else the
 * file's own; an unknown place is judged by spelling, and a header someone asks about is taken for
 * uAPI.
 */
export function profileOf(
  record: CRecord,
  path: string,
  unit?: Unit,
  inTree: boolean = ownHeaders.test(path),
): Profile {
  if (khoPath.test(path) || record.contract?.source?.includes("kho/abi") === true) return "kho";
  if (uapiPath.test(path)) return uapiKind(record, unit);
  if (path.endsWith(".c")) return "internal";
  if (khoName.test(record.name) || hasCompatible(unit)) return "kho";
  if (inTree && !isSpeltForUserSpace(record)) return "internal";
  return uapiKind(record, unit);
}

/** Whether user space gets to see the file itself; one whose place says nothing is taken so. */
export function isExported(path: string): boolean {
  return uapiPath.test(path) || !(ownHeaders.test(path) || path.endsWith(".c"));
}

/** The profile of a file that declares no record. */
export function profileOfFile(path: string): Profile {
  if (khoPath.test(path)) return "kho";
  return uapiPath.test(path) ? "uapi" : "internal";
}

function uapiKind(record: CRecord, unit: Unit | undefined): Profile {
  if (record.ioctls !== undefined && record.ioctls.length > 0) return "uapi-ioctl";
  const isArgument = unit !== undefined && ioctlArguments(unit.macros).has(record.name);
  return isArgument ? "uapi-ioctl" : "uapi";
}

const argumentsKnown = new WeakMap<Unit["macros"], ReadonlySet<string>>();

/** Every word in the definitions of ioctl numbers; a struct among them is an argument. */
function ioctlArguments(macros: Unit["macros"]): ReadonlySet<string> {
  let words = argumentsKnown.get(macros);
  if (words === undefined) {
    const numbers = macros.filter((macro) => /\b_IO\w*\s*\(/.test(macro.body));
    words = new Set(numbers.flatMap((macro) => macro.body.match(/\w+/g) ?? []));
    argumentsKnown.set(macros, words);
  }
  return words;
}

function hasCompatible(unit: Unit | undefined): boolean {
  return unit?.macros.some((macro) => macro.name.endsWith("_COMPATIBLE")) === true;
}

/** Every scalar is one of the types exported headers use: such a header outside uapi/ is staged. */
function isSpeltForUserSpace(record: CRecord): boolean {
  const words = record.members.map((member) => typeWord(member.type));
  return (
    words.length > 1 &&
    words.every((word) => fixedWidth.test(word) || word.startsWith("struct ")) &&
    words.some((word) => fixedWidth.test(word))
  );
}

// A hunk put back into the installed edition of its file, which has what the hunk builds on.
import type { SourceFile } from "../read/c/index.ts";
import { type PatchLine, type PatchSource, unseenMember } from "../read/mail/index.ts";
import type { InstalledHeaders } from "./installed.ts";
import { type Rebuilt, rebuilt } from "./rebuilt.ts";

/** A file with hunks in it, and the installed header that is the rest of it. */
export interface InInstalled extends Rebuilt {
  readonly borrowed: string;
}

/**
 * What is in force from its line on, through records whose hunk does not show it. Of all that a
 * hunk hides this and the start of a record changes the layout of records it shows whole.
 */
const pragma = /^[ \t]*#[ \t]*pragma[ \t]+pack\b/m;

/** Whether hunks of a file show the end alone of a record that one of them embeds. */
function embedUnseen(ofFile: readonly PatchSource[]): boolean {
  const tags = new Set(ofFile.flatMap(({ text }) => startsInside.exec(text)?.[1] ?? []));
  if (tags.size === 0) return false;
  return ofFile.some(({ text }) => [...text.matchAll(uses)].some(([, tag = ""]) => tags.has(tag)));
}

/** A record, and what is of its type or begins behind its tag. */
const uses = /\b(?:struct|union)\s+(\w+)\s+\w/g;
const startsInside = new RegExp(String.raw`^(?:struct|union) (\w+) \{ ${unseenMember} `, "m");

/**
 * The file around a hunk and those of the others that fit it as well, where the installed header
 * plainly is the file at hand, before the patch or after it, and packs records by a pragma or has
 * the start of one that is embedded; undefined where it does not, or is another edition.
 */
export function inInstalled(
  shown: PatchSource,
  ofFile: readonly PatchSource[],
  installed: InstalledHeaders,
): InInstalled | undefined {
  if (shown.wholeFile || !shown.hunk.placed) return undefined;
  let files = known.get(ofFile);
  if (files === undefined) {
    const editions = installed.editions(shown.path);
    files = editions.flatMap((base) => edition(base, ofFile) ?? []);
    known.set(ofFile, files);
  }
  return files.find(({ parts }) => parts.includes(shown));
}

/** Which hunks stand in an edition is the same whichever of them is asked about. */
const known = new WeakMap<readonly PatchSource[], readonly InInstalled[]>();

function edition(
  { path, text }: SourceFile,
  ofFile: readonly PatchSource[],
): InInstalled | undefined {
  if (!pragma.test(text) && !embedUnseen(ofFile)) return undefined;
  const loose = `\n${loosely(text)}\n`;
  // Its lines are not those of the author's file: headers lose some when they are installed.
  const file = rebuilt(
    ofFile.filter((part) => isPlainlyOf(part, loose)),
    text,
    false,
  );
  return file && { ...file, borrowed: path };
}

/** Fewer lines of words than these may stand in any file. */
const wordyMin = 3;

/** Whether a hunk stands in a file, as it leaves its lines or as it found them, not as both. */
function isPlainlyOf({ hunk, wholeFile }: PatchSource, file: string): boolean {
  if (wholeFile || !hunk.placed) return false;
  const stands = (without: PatchLine["kind"]): boolean => {
    const lines = hunk.lines.filter(({ kind }) => kind !== without).map(({ text }) => text);
    if (lines.filter((line) => /[A-Za-z]{2}/.test(line)).length < wordyMin) return false;
    return file.includes(`\n${loosely(lines.join("\n"))}\n`);
  };
  const isAfter = stands("-");
  const isBefore = stands("+");
  if (isAfter) return !isBefore;
  return isBefore && !hunk.lines.some((line) => line.kind === "+" && isDeclaredIn(line.text, file));
}

/** A later edition declares what the patch is about to. */
function isDeclaredIn(line: string, file: string): boolean {
  const head = /^\s*(?:typedef\s+)?((?:struct|union|enum)\s+\w+)\s*\{|^\s*#\s*define\s+(\w+)/.exec(
    line,
  );
  if (head === null) return false;
  return head[1] === undefined
    ? file.includes(`define ${head[2]} `)
    : file.includes(`${loosely(head[1])} {`);
}

/** White space is compared loosely: mailers change it. */
const loosely = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .join("\n");

// Structs a mail proposes in words: in a cover letter, or in a reply that quotes one.
import { byLine, lineKey } from "../../model/index.ts";
import type { BodyLine } from "./body-line.ts";
import { leftOutAt, OpenBraces, saysCut } from "./cut.ts";
import { type Hunk, type PatchFile, type PatchLine, patchLine } from "./patch.ts";
import { isCodeLike, lengthMax } from "./struct-lines.ts";

const opens = /^\s*(?:typedef\s+)?(?:struct|union)\b\s*(?:\w+\s*)?\{\s*(?:\/\*.*)?$/;
/**
 * Spelt for user space, or of addresses in it: such a struct is an interface somebody proposes, not
 * code discussed.
 */
const exported = /\b__(?:(?:aligned_)?(?:[us]|le|be)(?:8|16|32|64)|user)\b/;

/**
 * The structs of a mail that no patch in it holds, each as a file of its own whose lines are all
 * added. In a reply only what is quoted counts: other code is the reviewer's. Beside the `patched`
 * files, too: a patch's own mail describes what it does, and may show what stood before.
 */
export function quotedRecords(
  body: readonly BodyLine[],
  patched: readonly PatchFile[],
): readonly PatchFile[] {
  const isReply = patched.length > 0 || body.some(({ depth }) => depth > 0);
  const taken = new Set(
    patched.flatMap(({ hunks }) =>
      hunks.flatMap(({ lines }) =>
        lines.map(({ mailLine, nth }) => lineKey({ line: mailLine, nth })),
      ),
    ),
  );
  const files: PatchFile[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const line = body[at];
    if (line === undefined || !opens.test(line.text) || (isReply && line.depth === 0)) continue;
    if (taken.has(lineKey(line))) continue;
    const lines = linesOf(body, at, line.depth);
    if (lines === undefined) continue;
    files.push(fileOf(lines));
    const { mailLine: last, nth } = lines.at(-1)!;
    while (at + 1 < body.length && byLine(body[at + 1]!, { line: last, nth }) <= 0) at += 1;
  }
  return files;
}

/**
 * The lines of one struct up to its closing brace, or up to where a reviewer stopped quoting;
 * undefined when it is none, or not exported.
 */
function linesOf(
  body: readonly BodyLine[],
  from: number,
  depth: number,
): readonly PatchLine[] | undefined {
  const lines: PatchLine[] = [];
  const braces = new OpenBraces();
  const margin = indentOf(body[from]);
  for (const line of body.slice(from, from + lengthMax)) {
    if (lines.length > 0 && line.depth <= depth && saysCut(line.text)) {
      if (braces.isInRecord) lines.push(leftOutAt(line));
      continue;
    }
    // A reviewer's words in between stand less deep, or point at the line above with a caret.
    if ((line.depth < depth && depth > 0) || pointsUp.test(line.text)) continue;
    if (line.depth !== depth || !isCodeLike(line.text)) return undefined;
    // Where the next one begins, the rest of this one was not quoted.
    if (lines.length > 0 && opens.test(line.text) && indentOf(line) <= margin) break;
    const shown: PatchLine = { ...patchLine("+", line.text, line, 0), bare: true };
    lines.push(shown);
    braces.take(shown);
    if (braces.count === 0) break;
  }
  // Of one that never ends, what nobody quoted on may be the rest.
  const isCut = depth > 0 && lines.length < lengthMax;
  if (braces.count > 0 && !isCut) return undefined;
  // What pahole printed is in a kernel that was built.
  if (lines.some(({ text }) => printed.test(text))) return undefined;
  return lines.some(({ text }) => exported.test(text)) ? lines : undefined;
}

const indentOf = (line: BodyLine | undefined): number => line?.text.search(/\S/) ?? 0;

const printed = /^\s*\/\* size: \d+, cachelines: \d+, members: \d+/;

/** `^ this cannot be a pointer`: a remark that was quoted with the struct it is about. */
const pointsUp = /^\s*\^/;

function fileOf(lines: readonly PatchLine[]): PatchFile {
  const mailLine = lines[0]?.mailLine ?? 0;
  const hunk: Hunk = {
    oldStart: 0,
    newStart: 0,
    section: "",
    heading: "",
    mailLine,
    lines,
    placed: false,
    complete: false,
    closes: false,
  };
  return { path: "", isNew: false, isBinary: false, mailLine, hunks: [hunk] };
}

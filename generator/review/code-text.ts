// The hunks of one file of code as one text, in which a function shown in several of them is one.
import { groupedBy } from "../lists/index.ts";
import { lineKey, type Span } from "../model/index.ts";
import type { Hunk, PatchSource } from "../read/mail/index.ts";
import { type SourceText, unshown } from "../rules/index.ts";

/** Texts for the rules about code: a file's hunks together, where none is missing in between. */
export function codeTexts(sources: readonly PatchSource[]): readonly SourceText[] {
  const byFile = groupedBy(sources, ({ file }) => file);
  const last = sources.at(-1)?.file;
  return Array.from(byFile, ([file, parts]) => {
    const isQuoted = parts.some(({ hunk }) => (hunk.lines[0]?.depth ?? 0) > 0);
    // Of the last file a reviewer quotes, the rest is often cut away without a word.
    const isEnded = !isQuoted || file !== last;
    return isEnded && areAll(parts) ? [joined(parts)] : parts;
  }).flat();
}

/** Whether hunks are whole, and as many lines apart before the patch as behind it. */
function areAll(parts: readonly PatchSource[]): boolean {
  let shift = 0;
  return parts.every(({ path, wholeFile, hunk, file: { hunks } }) => {
    const { oldStart, newStart, lines, placed, complete } = hunk;
    const fits = newStart - oldStart === shift && hunks.length === parts.length;
    for (const { kind } of lines) shift += kind === "+" ? 1 : kind === "-" ? -1 : 0;
    return fits && placed && complete && !wholeFile && path.endsWith(".c") && !isLabel(hunk);
  });
}

/** Behind its `@@` stands a place of a function that is not named. */
const isLabel = ({ section }: Hunk): boolean => /^\w+:/.test(section);

function joined(parts: readonly PatchSource[]): SourceText {
  const text: string[] = [];
  const places: { readonly part: PatchSource; readonly line: number }[] = [];
  const gone = new Set<string>();
  let open: string | undefined;
  const put = (line: string, part: PatchSource, at: number): void => {
    text.push(line);
    places.push({ part, line: at });
  };
  for (const part of parts) {
    for (const { kind, text: line } of part.hunk.lines)
      if (kind === "-") for (const [word] of line.matchAll(/[A-Za-z_]\w*/g)) gone.add(word);
    const lines = part.text.split("\n").slice(0, -1);
    const into = startsInside(lines) ? nameIn(part.hunk.section) : undefined;
    // What follows is no part of a comment the lines before leave open.
    put("/**/", part, 1);
    if (open !== undefined) put(`${unshown};`, part, 1);
    if (open !== undefined && open !== into) put("}", part, 1);
    if (into !== undefined && open !== into)
      for (const line of ["{", `${unshown};`]) put(line, part, 1);
    open = into;
    let head: string | undefined;
    for (const [at, line] of lines.entries()) {
      put(line, part, at + 1);
      if (/^[A-Za-z_]/.test(line)) head = nameIn(line) ?? head;
      if (/^\{[ \t]*$/.test(line)) open = head ?? "";
      if (line.startsWith("}")) open = undefined;
    }
  }
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (open !== undefined) for (const line of ["/**/", `${unshown};`, "}"]) put(line, last, 1);
  const added = new Set(parts.flatMap((part) => [...part.added]));
  const partOf = (line: number): { readonly part: PatchSource; readonly line: number } =>
    places[line - 1] ?? { part: first, line: 1 };
  return {
    path: first.path,
    text: `${text.join("\n")}\n`,
    gone,
    spanOf: (line, column): Span => {
      const place = partOf(line);
      return place.part.spanOf(place.line, column);
    },
    adds: (span) => added.has(lineKey(span)),
  };
}

/** Whether a hunk's first lines are a function's body. */
function startsInside(lines: readonly string[]): boolean {
  const edge = lines.find((line) => /^(?:[{}]|\w.*\{\s*$)/.test(line));
  if (edge !== undefined) return edge.startsWith("}");
  return lines.every((line) => /^(?:\s|#|\/\*|\w+:|$)/.test(line));
}

/** The function a line is the head of; `SYSCALL_DEFINE2(bay` of one a macro makes. */
function nameIn(line: string): string | undefined {
  const made = /^[A-Z][A-Z\d_]*\(\w+/.exec(line)?.[0];
  return made ?? /^(?=[A-Za-z_])[^=({]*?\b(\w+)\s*\(/.exec(line)?.[1];
}

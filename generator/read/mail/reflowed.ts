// Undoes what some mailers do to the lines they quote: they run short ones together and break the
// result elsewhere.
import type { BodyLine } from "./body-line.ts";

/** A hunk's head behind the end of the hunk before it; not one that a patch of a patch adds. */
const headInside = /^(.+\S)\s+(@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@(?: .*)?)$/;

/** A hunk's head that breaks off inside the name of what it lies in. */
const brokenHead = /^@@ .* @@ (?:static |typedef )*(?:struct|union|enum)$/;

/** A macro's first word behind the macro before it. */
const brokenMacro = /^(.*\S)\s+(#\s*define)$/;

/** The lines with heads and macros where they stood before they were quoted. O(length). */
export function reflowed(body: readonly BodyLine[]): readonly BodyLine[] {
  if (!body.some(isReflowed)) return body;
  const lines: BodyLine[] = [];
  /** What the next line begins with. */
  let begun: BodyLine | undefined;
  for (const line of body) {
    let rest = line;
    if (begun !== undefined && begun.depth === line.depth && line.text !== "")
      rest = { ...line, text: `${begun.text} ${line.text.replace(/^[-+\s]\s*/, "")}` };
    else if (begun !== undefined) lines.push(begun);
    begun = undefined;
    const [, before, head] = parts(rest, headInside);
    if (before !== undefined && head !== undefined) {
      lines.push({ ...rest, text: before });
      rest = { ...rest, text: head };
    }
    const [, macro, word = ""] = parts(rest, brokenMacro);
    if (macro !== undefined) {
      lines.push({ ...rest, text: macro });
      begun = { ...rest, text: `${/^[-+]/.exec(macro)?.[0] ?? ""}${word}` };
    } else if (parts(rest, brokenHead).length > 0) begun = rest;
    else lines.push(rest);
  }
  if (begun !== undefined) lines.push(begun);
  return lines;
}

/** What a form finds in a quoted line. */
const parts = ({ text, depth }: BodyLine, form: RegExp): readonly string[] =>
  depth === 0 ? [] : (form.exec(text) ?? []);

const isReflowed = (line: BodyLine): boolean =>
  [headInside, brokenMacro, brokenHead].some((form) => parts(line, form).length > 0);

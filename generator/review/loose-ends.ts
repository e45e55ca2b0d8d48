// What a fragment leaves open, and what it closes of something it does not show.
import type { SourceFile } from "../read/c/index.ts";
import type { PatchSource } from "../read/mail/index.ts";
import { codeOf } from "../rules/index.ts";

const known = new WeakMap<PatchSource, SourceFile>();

/**
 * A fragment that disturbs nothing of the next one: what it leaves open is closed, and what closes
 * something it does not show is left out, less the macros in it.
 */
export function closed(source: PatchSource): SourceFile {
  let file = known.get(source);
  if (file === undefined) known.set(source, (file = withoutLooseEnds(source)));
  return file;
}

function withoutLooseEnds(source: PatchSource): SourceFile {
  const { path, text } = source;
  const code = codeOf(source);
  let open = 0;
  let loose = 0;
  let outermost = 0;
  /** Parentheses that are open since something ended. */
  let parens = 0;
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at];
    if (sign === "(") parens += 1;
    else if (sign === ")") parens = Math.max(0, parens - 1);
    else if (sign === ";" || sign === "{" || sign === "}") parens = 0;
    if (sign === "{" && open === 0) outermost = at;
    if (sign === "{") open += 1;
    else if (sign === "}" && open > 0) open -= 1;
    else if (sign === "}") loose = at + 1;
  }
  // Closed, a record of which only the start is shown would be taken for all there is of it.
  const cut = open === 0 ? undefined : recordBefore(code, outermost);
  if (cut !== undefined) {
    const macros = definesIn(text.slice(cut));
    return withoutLooseEnds({ ...source, text: `${text.slice(0, cut)}\n${macros}` });
  }
  const comment = text.lastIndexOf("/*") > text.lastIndexOf("*/") ? "*/" : "";
  // Prose a reviewer's cut left in the fragment ends in no semicolon, and would eat what follows.
  const end = source.wholeFile ? "" : `${")".repeat(parens)};\n`;
  if (open === 0 && loose === 0 && comment === "")
    return end === "" ? source : { path, text: `${text}${end}` };
  const head = definesIn(text.slice(0, loose));
  const rest = text.slice(loose).replace(/^[^\n;]*;/, "");
  return { path, text: `${head}${rest}${comment}\n${")".repeat(parens)}${"}".repeat(open)};\n` };
}

/** Where the declaration begins that a brace opens, if it is a record's and no function's. */
function recordBefore(code: string, brace: number): number | undefined {
  let start = brace;
  while (start > 0 && /[\w\s]/.test(code[start - 1]!)) start -= 1;
  const heads = code.slice(start, brace).matchAll(/\b(?:typedef\s+)?(?:struct|union)\b/g);
  const at = [...heads].at(-1)?.index;
  return at === undefined ? undefined : start + at;
}

/** The macros of a text that take one line each. */
const definesIn = (text: string): string =>
  (text.match(/^[ \t]*#[ \t]*define[^\n\r]*[^\\\n]\n/gm) ?? []).join("");

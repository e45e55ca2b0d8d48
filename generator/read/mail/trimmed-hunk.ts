// Quoted hunks a reviewer trimmed down to an old struct and what is added to it.
import type { BodyLine } from "./body-line.ts";

/**
 * An old struct as a context line shows it: one space in front, then the left margin. People who
 * paste a few lines into a mail leave that space out, or indent it all.
 */
const opens = /^ {0,3}(?:struct|union) \w+ \{\s*(?:\/\*.*)?$/;
/** Its closing brace, or that of what it encloses: `};`, ` } u;`. */
const closes = /^ {0,3}\}/;
/** More lines than a reviewer leaves of a struct. */
const lengthMax = 100;

/**
 * The lines that open such a struct, where neither the `@@` nor the file's header was left: one of
 * those quoted with it has to be added, and all but its braces have to bear a hunk's marks.
 */
export function trimmedHunks(body: readonly BodyLine[]): ReadonlySet<BodyLine> {
  return new Set(
    body.filter((line, at) => line.depth > 0 && opens.test(line.text) && addsBehind(body, at)),
  );
}

function addsBehind(body: readonly BodyLine[], from: number): boolean {
  const depth = body[from]?.depth ?? 0;
  let adds = false;
  for (const { depth: at, text } of body.slice(from, from + lengthMax)) {
    // What a reviewer breaks off to answer need not be closed.
    if (at < depth && adds && text.trim() !== "") break;
    if (at !== depth || text.trim() === "") continue;
    if (closes.test(text)) break;
    if (!/^[-+ \t]/.test(text) && !opens.test(text)) return false;
    adds ||= /^\+[ \t]/.test(text);
  }
  return adds;
}

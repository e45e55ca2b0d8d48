// Quoted hunks a reviewer trimmed down to an old struct and what is added to it.
import type { BodyLine } from "./body-line.ts";

/** An old struct as a context line shows it: one space in front, then the left margin. */
const opens = /^ (?:struct|union) \w+ \{\s*(?:\/\*.*)?$/;
/** More lines than a reviewer leaves of a struct. */
const lengthMax = 100;

/**
 * The lines that open such a struct, where neither the `@@` nor the file's header was left: one of
 * those quoted with it has to be added, and all have to bear a hunk's marks.
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
    if (at !== depth || text.trim() === "") continue;
    if (!/^[-+ \t]/.test(text)) return false;
    adds ||= /^\+[ \t]/.test(text);
    if (text.startsWith(" }")) break;
  }
  return adds;
}

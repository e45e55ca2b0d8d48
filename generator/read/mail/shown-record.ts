// Structs a documentation page shows: a literal block of an .rst file is C between paragraphs.
import { bracesIn, isCodeLike, lengthMax } from "./struct-lines.ts";

/** Pages that show C: reStructuredText and the plain text that came before it. */
export function isDocument(path: string): boolean {
  return /\.(?:rst|txt|md)$/.test(path);
}

const opens = /^[ \t]*(?:typedef[ \t]+)?(?:struct|union)\b[ \t]*\w*[ \t]*\{/;

/**
 * The lines of a page with everything but its structs made empty, so that places stay what they
 * are. A struct whose closing brace is not there is left out: a page cannot be told from it.
 */
export function structsIn(lines: readonly string[]): readonly string[] {
  const kept = lines.map(() => "");
  for (let from = 0; from < lines.length; from += 1) {
    if (!opens.test(lines[from] ?? "")) continue;
    const end = endOf(lines, from);
    if (end === undefined) continue;
    for (let at = from; at <= end; at += 1) kept[at] = lines[at] ?? "";
    from = end;
  }
  return kept;
}

/** The line that closes what a line opens. */
function endOf(lines: readonly string[], from: number): number | undefined {
  let open = 0;
  const last = Math.min(lines.length, from + lengthMax);
  for (let at = from; at < last; at += 1) {
    const line = lines[at] ?? "";
    if (!isCodeLike(line)) return undefined;
    open += bracesIn(line);
    if (open <= 0) return at;
  }
  return undefined;
}

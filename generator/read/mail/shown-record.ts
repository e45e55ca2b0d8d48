// Structs among other text: between the paragraphs of a page, between the functions of a driver.
import { bracesIn, isCodeLike, lengthMax } from "./struct-lines.ts";

/** Code, which may declare records between its functions. */
export function isProgram(path: string): boolean {
  return path.endsWith(".c");
}

/** Pages that show C: reStructuredText and the plain text that came before it. */
export function isDocument(path: string): boolean {
  return /\.(?:rst|txt|md)$/.test(path);
}

const opens = /^[ \t]*(?:typedef[ \t]+)?(?:struct|union)\b[ \t]*(?:\w+[ \t]*)?\{/;

/**
 * The lines of a page with everything but its structs made empty, so that places stay what they
 * are. A struct whose closing brace is not there is left out: a page cannot be told from it.
 */
export function structsIn(lines: readonly string[]): readonly string[] {
  return declaredIn(lines, opens);
}

const opensAtMargin = /^(?:typedef[ \t]+)?(?:struct|union)\b[ \t]*(?:\w+[ \t]*)?\{/m;
/** What may say how long an array is, or name a record as an ioctl's argument. */
const macro = /^#[ \t]*define[ \t]+\w+[ \t][^\\]*$/;

/**
 * The same of a program: the records declared between its functions, and macros of one line. What a
 * function declares for itself is its own.
 */
export function recordsIn(text: string): string {
  const lines = text.split("\n");
  const kept = declaredIn(lines, opensAtMargin);
  return kept.map((line, at) => (macro.test(lines[at] ?? "") ? lines[at] : line)).join("\n");
}

/** Whether a program's text declares a record between its functions. */
export const declaresRecord = (text: string): boolean => opensAtMargin.test(text);

function declaredIn(lines: readonly string[], opener: RegExp): readonly string[] {
  const kept = lines.map(() => "");
  for (let from = 0; from < lines.length; from += 1) {
    if (!opener.test(lines[from] ?? "")) continue;
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

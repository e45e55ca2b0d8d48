// Code as a mail shows it: what it says, with as many of its comments as there is room for.
import { columnsOf } from "../code-lines.ts";

/** A line of code, and the comment that ends it. */
interface Line {
  readonly code: string;
  readonly comment: string;
}

/**
 * The lines of some C with one space between words, less blank ones and comments that take lines of
 * their own. Comments beside code stand in one column, those that end before column `most`.
 */
export function withoutAsides(text: string, most: number): string {
  const lines = linesOf(text);
  let longest = 0;
  for (const { code, comment } of lines)
    if (comment !== "") longest = Math.max(longest, columnsOf(code, 0));
  const column = longest + 8 - (longest % 8);
  return lines
    .map(({ code, comment }) => {
      const columns = columnsOf(code, 0);
      if (comment === "" || column + comment.length > most) return `${code}\n`;
      return `${code}${"\t".repeat(Math.ceil((column - columns) / 8))}${comment}\n`;
    })
    .join("");
}

function linesOf(text: string): readonly Line[] {
  const lines: (Line & { readonly columns: number })[] = [];
  let isInside = false;
  for (const line of text.split("\n")) {
    if (isInside && !line.includes("*/")) continue;
    const shown: string = isInside ? line.slice(line.indexOf("*/") + 2) : line;
    const code: string = shown.replaceAll(/\/\*.*?\*\/|\/\/.*/g, "");
    isInside = code.includes("/*");
    const words = code
      .replace(/\/\*.*/, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    if (words === "") continue;
    const [comment = ""] = /\/\*(?:(?!\*\/).)*\*\/\s*$/.exec(shown) ?? [];
    const [indent] = /^\s*/.exec(line)!;
    lines.push({ code: words, comment: comment.trim(), columns: columnsOf(indent, 0) });
  }
  // Some mailers make spaces of tabs, and not eight of one.
  const margin = lines[0]?.columns ?? 0;
  let step = 8;
  for (const { columns } of lines) if (columns > margin) step = Math.min(step, columns - margin);
  return lines.map(({ code, comment, columns }) => {
    const depth = Math.max(0, Math.round((columns - margin) / step));
    return { code: "\t".repeat(depth) + code, comment };
  });
}

/** A line of C as a declaration is spelt: single spaces, no comment, no semicolon. */
export const declarationIn = (line: string): string =>
  line
    .replaceAll(/\/\*.*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/;$/, "");

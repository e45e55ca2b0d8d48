// Comments at a width.
import { filled } from "../fill.ts";

/** Text folded to lines of at most `width`; paragraphs stay apart. */
function fold(text: string, width: number): readonly string[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  if (paragraphs.length === 0) return [];
  const folded = paragraphs.map((paragraph) => filled(paragraph, width).join("\n"));
  return folded.join("\n\n").split("\n");
}

/**
 * A doc comment, indented by `indent` columns. Empty text gives none, nor does a name alone: it
 * is what a member of a C header has that nobody commented.
 */
export function docComment(text: string, indent = 0): string {
  if (/^`\w+`\.$/.test(text)) return "";
  const room = 100 - indent - 7;
  const safe = text.replaceAll("*/", "*\\/");
  const lines = fold(safe, room);
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines[0]} */`;
  const wide = fold(safe, room + 4).map((line) => (line === "" ? " *" : ` * ${line}`));
  return ["/**", ...wide, " */"].join("\n");
}

/** Text as `//` lines. */
export function lineComment(text: string): string {
  return fold(text, 97)
    .map((line) => (line === "" ? "//" : `// ${line}`))
    .join("\n");
}

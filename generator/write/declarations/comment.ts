// Doc comments of declarations, filled to the width of a line.
import { filled } from "../fill.ts";

const width = 100;

/**
 * A doc comment with its tags, or nothing where there is neither. On one line where it fits. Text
 * that would read as a tag, or end the comment, is spelled apart.
 */
export function commentOf(doc: string, tags: readonly string[], depth = 0): string {
  const indent = "  ".repeat(depth);
  const lines = doc
    .replaceAll("*/", "* /")
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => filled(untagged(paragraph), width - indent.length - 3));
  if (lines.length === 0 && tags.length === 0) return "";
  const [only] = lines;
  if (lines.length === 1 && tags.length === 0 && only?.length === 1) {
    const line = `${indent}/** ${only[0]} */`;
    if (line.length <= width) return `${line}\n`;
  }
  const blocks = tags.length === 0 ? lines : [...lines, tags];
  const starred = (line: string): string => `${indent} * ${line}\n`;
  const body = blocks.map((block) => block.map(starred).join("")).join(`${indent} *\n`);
  return `${indent}/**\n${body}${indent} */\n`;
}

/** Without signs that would make a tag of a word. */
const untagged = (text: string): string => text.replaceAll(/(?<!\S)@(\S*)/g, "'$1'");

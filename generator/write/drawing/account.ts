// What stands below a drawing: who lays the record out so, and what adds up to its size.
import type { Column } from "./column.ts";
import { countLine } from "./sum.ts";

export interface AccountOptions {
  /** Columns a line may have. */
  readonly width: number;
  /** Bytes; 0: cache lines are not counted. */
  readonly cacheLine: number;
  /** Every target by name, however many they are. */
  readonly namesAll: boolean;
}

/** An account of every layout that the columns stand for, each a comment. */
export function accountsOf(columns: readonly Column[], options: AccountOptions): string {
  let lines = "";
  for (let at = 0; at < columns.length; at++) {
    const { others } = columns[at]!;
    lines += account(columns[at]!, options);
    for (let index = 0; index < others.length; index++) lines += account(others[index]!, options);
  }
  return lines;
}

function account({ group, sum }: Column, { width, cacheLine, namesAll }: AccountOptions): string {
  const { layout, targets } = group;
  const shown = targets.length > 6 && !namesAll ? 5 : targets.length;
  let text = targets[0]?.name ?? "";
  for (let at = 1; at < shown; at++) text += `, ${targets[at]!.name}`;
  if (shown < targets.length) text += `, ${targets.length - shown} more`;
  text += `: ${sum.lineFor(layout)}`;
  const counts = cacheLine > 0 ? countLine(layout, sum.holes, cacheLine) : undefined;
  return folded(counts === undefined ? text : `${text}; ${counts}`, width);
}

/** A C comment folded at a width; a number stays with the word it counts for. */
function folded(text: string, width: number): string {
  if (text.length <= width - 6) return `/* ${text} */\n`;
  let lines = "";
  let line = "/*";
  for (let from = 0; from <= text.length;) {
    const end = wordEnd(text, from);
    if (line.length + 1 + end - from > width - 3) {
      lines += `${line}\n`;
      line = "  ";
    }
    line = `${line} ${text.slice(from, end)}`;
    from = end + 1;
  }
  return `${lines}${line} */\n`;
}

/** The next space that no digit follows, or the end. */
function wordEnd(text: string, from: number): number {
  let at = text.indexOf(" ", from);
  while (at >= 0 && isDigit(text.charCodeAt(at + 1))) at = text.indexOf(" ", at + 1);
  return at < 0 ? text.length : at;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

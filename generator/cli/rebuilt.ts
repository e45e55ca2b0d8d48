// A hunk put back into its file: with the tree at hand nothing of a struct is hidden.
import type { Span } from "../model/index.ts";
import type { PatchLine, PatchSource } from "../read/mail/index.ts";

/**
 * The whole file after the hunk, and before it, as far as the tree has it: the tree may be the one
 * the patch is meant for, or have it already. Undefined where the hunk fits nowhere. A base that is
 * not the whole file, but what an earlier patch showed of it, has no lines to count.
 *
 * Lines the hunk shows keep their places in the mail; the others stand at the hunk's head.
 */
export function rebuilt(
  source: PatchSource,
  base: string,
  isWhole = true,
): PatchSource | undefined {
  const { hunk, path, wholeFile } = source;
  if (wholeFile || !hunk.placed) return undefined;
  const lines = base.split("\n");
  const old = textsOf(hunk.lines, "+");
  const now = textsOf(hunk.lines, "-");
  // A tree that has the patch already is told from one that has not by the lines it removes.
  const at = placeOf(lines, old, hunk.oldStart - 1);
  const there = at === undefined ? placeOf(lines, now, hunk.newStart - 1) : undefined;
  const first = at ?? there;
  if (first === undefined) return undefined;
  const length = at === undefined ? now.length : old.length;
  const around = (middle: readonly string[]): string =>
    [...lines.slice(0, first), ...middle, ...lines.slice(first + length)].join("\n");
  const lead = leadLines(source, now.length);
  const spanOf = (line: number, column: number): Span => {
    const inside = line - first;
    if (inside >= 1 && inside <= now.length) return source.spanOf(lead + inside, column);
    const { file } = source.spanOf(1, 1);
    return { file, line: hunk.mailLine, column, path, ...(isWhole ? { pathLine: line } : {}) };
  };
  return { ...source, text: around(now), oldText: around(old), spanOf };
}

/** The texts of a hunk's lines but those of one kind. */
function textsOf(lines: readonly PatchLine[], without: PatchLine["kind"]): readonly string[] {
  return lines.filter(({ kind }) => kind !== without).map(({ text }) => text);
}

/** How many lines of ours stand before the hunk's in its text. */
function leadLines({ text }: PatchSource, shown: number): number {
  return text.split("\n").length - 1 - shown;
}

/** Fewer lines than these are found in too many places. */
const linesMin = 3;

/**
 * Where the lines stand in the file, counted from 0: at the place announced, or at the nearest one
 * that has them. White space is compared loosely: mailers change it.
 */
function placeOf(
  file: readonly string[],
  wanted: readonly string[],
  announced: number,
): number | undefined {
  if (wanted.length < linesMin) return undefined;
  const [first = "", ...rest] = wanted.map(loosely);
  let best: number | undefined;
  for (const [at, line] of file.entries()) {
    if (loosely(line) !== first) continue;
    if (!rest.every((text, index) => loosely(file[at + 1 + index] ?? "\0") === text)) continue;
    if (best === undefined || Math.abs(at - announced) < Math.abs(best - announced)) best = at;
  }
  return best;
}

const loosely = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

// The patch lines a reply quotes: those concerned, and as much around them as a reader needs.
import { countFirst } from "../../lists/index.ts";

/** A line of a hunk. Shaped like `read/mail`'s lines. */
export interface QuotableLine {
  readonly kind: "+" | "-" | " ";
  readonly text: string;
  readonly mailLine: number;
  /** Which of the lines that come from that one, from 1; none for the first. */
  readonly nth?: number;
  /** In the patched file, where that is known. */
  readonly newLine?: number;
  readonly depth: number;
  /** It stood in the mail without its `kind`. */
  readonly bare?: boolean;
}

/** Lines shown before a place when the struct around it is too long to quote whole. */
const before = 3;
/** A struct up to this long is quoted whole. */
const wholeMax = 40;

/**
 * The parts of a hunk to quote: index ranges, first and last included. `wanted` are the lines that
 * carry remarks, `around` the structs they belong to, all as indices into the hunk.
 */
export function rangesToQuote(
  wanted: readonly number[],
  around: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  // The struct each line belongs to: of several the first given.
  const owners = new Map<number, readonly [number, number]>();
  for (const struct of around)
    for (let at = struct[0]; at <= struct[1]; at += 1) if (!owners.has(at)) owners.set(at, struct);
  const ranges = wanted.map((at) => {
    const struct = owners.get(at);
    if (struct !== undefined && struct[1] - struct[0] < wholeMax) return struct;
    return [Math.max(0, at - before), at] as const;
  });
  const lines = wanted.toSorted((a, b) => a - b);
  const openers = around
    .filter(([first, last]) => (lines[countFirst(lines, (at) => at < first)] ?? Infinity) <= last)
    .map(([first]) => [first, first] as const);
  const sorted = [...ranges, ...openers].toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: (readonly [number, number])[] = [];
  for (const [first, last] of sorted) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous[1] + 2)
      merged[merged.length - 1] = [previous[0], Math.max(previous[1], last)];
    else merged.push([first, last]);
  }
  return merged;
}

/** One quote level deeper than it stood in the mail. */
export function quote(line: QuotableLine): string {
  const sign = line.bare === true ? "" : line.kind;
  return `${mark(line.depth)}${sign}${line.text}`.trimEnd();
}

export function mark(depth: number): string {
  return "> ".repeat(depth + 1);
}

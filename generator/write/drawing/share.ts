// Which columns stand side by side, and how far to the right.
import type { Column } from "./column.ts";
import type { Texts } from "./texts.ts";

/** What is around the numbers of a line: the marks of a comment, and spaces. */
const marks = 6;

/** A line that C and numbers do not share is as bad as so many lines more. */
const brokenWeight = 4;

/** Columns of text in front of the numbers, and the layouts drawn side by side. */
export interface Shares {
  readonly left: number;
  readonly shares: readonly (readonly Column[])[];
}

/**
 * How a drawing is cut to a width. Texts that come further than `left` have their numbers on the
 * next line: those that would not fit beside one layout's, and a few more where that puts layouts
 * side by side which would be drawn one after another. A drawing that is whole within `upTo`
 * columns takes them.
 */
export function sharesOf(
  columns: readonly Column[],
  texts: Texts,
  width: number,
  upTo: number,
): Shares {
  let widest = 0;
  for (const column of columns) if (column.width > widest) widest = column.width;
  const most = Math.max(0, width - marks - widest);
  const all = texts.longest + 1;
  if (all <= most + upTo - width) {
    const shares = cut(columns, all, upTo);
    if (shares.length === 1) return { left: all, shares };
  }
  const lefts = new Set([texts.titleEnd + 1]);
  for (const end of texts.ends) lefts.add(end + 1);
  let best: Shares | undefined;
  let least = Infinity;
  for (const left of [...lefts].filter((one) => one <= most).toSorted((a, b) => b - a)) {
    const shares = cut(columns, left, width);
    const broken = texts.ends.reduce((count, end) => count + Number(end >= left), 0);
    const lines = shares.length * (texts.ends.length + brokenWeight * broken);
    if (lines >= least) continue;
    least = lines;
    best = { left, shares };
  }
  return best ?? { left: most, shares: cut(columns, most, width) };
}

/** Columns of text that the numbers of layouts side by side take, marks and all. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width + 2, marks - 2);
}

function cut(
  columns: readonly Column[],
  left: number,
  width: number,
): readonly (readonly Column[])[] {
  const shares: Column[][] = [];
  let used = 0;
  for (const column of columns) {
    const share = shares.at(-1);
    if (share === undefined || used + column.width + 2 > width) {
      shares.push([column]);
      used = left + marks + column.width + (share === undefined ? 2 : 0);
    } else {
      share.push(column);
      used += column.width + 2;
    }
  }
  return shares;
}

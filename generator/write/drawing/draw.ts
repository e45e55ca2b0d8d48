// The drawing itself: rows given widths.
import type { LayoutGroup } from "../../layout/index.ts";
import { titleOf } from "../../model/index.ts";
import { accountsOf } from "./account.ts";
import { Column } from "./column.ts";
import { Rows } from "./rows.ts";
import { spaces } from "./spaces.ts";
import { Texts } from "./texts.ts";
import { addRows } from "./walk.ts";

export interface DrawingOptions {
  /** Columns a line may have; 72 suits a mail. */
  readonly width?: number;
  /** What members are indented with; a tab counts as 8 columns. */
  readonly indent?: string;
  /** Bytes of a cache line, to mark where each begins; not marked when absent or 0. */
  readonly cacheLine?: number;
  /** Every target by name, however many they are. */
  readonly namesAll?: boolean;
}

/**
 * Draws a record once for all its layouts: C on the left, offset and size of every member on the
 * right, a column a distinct layout, holes and padding in their place, and the sum below. Layouts
 * that do not fit the width side by side are drawn one after another.
 */
export function drawLayout(
  groups: readonly LayoutGroup[],
  { width = 80, indent = "\t", cacheLine = 0, namesAll = false }: DrawingOptions = {},
): string {
  const first = groups[0];
  if (first === undefined) return "";
  const apart = separate(groups);
  rows.begin(apart.length, cacheLine);
  addRows(
    rows,
    apart.map(({ group }) => group.layout),
  );
  for (let index = 0; index < apart.length; index++) apart[index]!.fit(rows, index);
  const columns = distinct(apart);
  const title = `${titleOf(first.layout.record)} {`;
  const texts = new Texts(title, rows, indent);
  // One long member does not push everybody's numbers past the width: its own stand further right.
  const widest = Math.max(...columns.map((column) => column.width));
  const least = texts.title + 1;
  const left = Math.min(texts.longest + 1, Math.max(least, width - 6 - widest));
  const pieces: string[] = [];
  for (const share of sharesOf(columns, left, width)) {
    if (pieces.length > 0) pieces.push("\n");
    drawShare(pieces, share, title, texts, left);
    pieces.push(accountsOf(share, { width, cacheLine, namesAll }));
  }
  return pieces.join("");
}

/** Those of the drawing at hand. */
const rows = new Rows();

/** A column for each layout, but for those that look like another's for certain. */
function separate(groups: readonly LayoutGroup[]): readonly Column[] {
  const columns: Column[] = [];
  for (let at = 0; at < groups.length; at++) {
    const column = new Column(groups[at]!, at);
    if (!columns.some((one) => one.takes(column))) columns.push(column);
  }
  return columns;
}

/** Layouts that differ only where nothing shows it look the same, so they share a column. */
function distinct(columns: readonly Column[]): readonly Column[] {
  if (columns.length === 1) return columns;
  const shown: Column[] = [];
  for (const column of columns) {
    const same = shown.find((one) => one.looksLike(column, rows));
    if (same === undefined) shown.push(column);
    else {
      same.others.push(column, ...column.others);
      same.others.sort((a, b) => a.place - b.place);
    }
  }
  return shown;
}

/** Columns that stand side by side; `left` and `width` are in columns of text. */
function sharesOf(
  columns: readonly Column[],
  left: number,
  width: number,
): readonly (readonly Column[])[] {
  if (columns.length === 1) return [columns];
  const shares: Column[][] = [];
  let used = 0;
  for (const column of columns) {
    const share = shares.at(-1);
    if (share === undefined || used + column.width + 2 > width) {
      shares.push([column]);
      used = left + 6 + column.width + (share === undefined ? 2 : 0);
    } else {
      share.push(column);
      used += column.width + 2;
    }
  }
  return shares;
}

function drawShare(
  pieces: string[],
  columns: readonly Column[],
  title: string,
  texts: Texts,
  left: number,
): void {
  const last = columns.length - 1;
  pieces.push(title, opening(left - texts.title));
  for (let at = 0; at <= last; at++) columns[at]!.writeText(pieces, columns[at]!.head, at < last);
  pieces.push(" */\n");
  for (let row = 0; row < rows.count; row++) {
    const kind = rows.kinds[row]!;
    if (kind === "gap" && columns.every((column) => column.isBare(rows, row))) continue;
    pieces.push(texts.indents[rows.depths[row]!]!.text, rows.texts[row]!);
    if (kind === "opening") {
      pieces.push("\n");
      continue;
    }
    pieces.push(
      kind === "member" ? ";" : "",
      spaces(Math.max(1, left - texts.columns[row]!)),
      "/* ",
    );
    for (let at = 0; at <= last; at++) columns[at]!.write(pieces, rows, row, at < last);
    pieces.push(" */\n");
  }
  pieces.push(closing, opening(left - closing.length));
  for (let at = 0; at <= last; at++) columns[at]!.writeText(pieces, columns[at]!.foot, at < last);
  pieces.push(" */\n");
}

const closing = "};";

/** What is between a text and its numbers: spaces to fill so many columns, but at least one. */
const opening = (columns: number): string => `${spaces(Math.max(1, columns))}/* `;

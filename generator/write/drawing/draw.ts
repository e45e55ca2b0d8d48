// The drawing itself: rows given widths.
import type { LayoutGroup } from "../../layout/index.ts";
import { titleOf } from "../../model/index.ts";
import { accountsOf } from "./account.ts";
import { byDeclaration } from "./apart.ts";
import { Column } from "./column.ts";
import { Rows } from "./rows.ts";
import { sharesOf, widthOf } from "./share.ts";
import { spaces } from "./spaces.ts";
import { Texts } from "./texts.ts";
import { addRows } from "./walk.ts";

export interface DrawingOptions {
  /** Columns a line may have; 72 suits a mail. */
  readonly width?: number;
  /** Columns a line may have where it would be broken otherwise; `width` when absent. */
  readonly most?: number;
  /** What members are indented with; a tab counts as 8 columns. */
  readonly indent?: string;
  /** Bytes of a cache line, to mark where each begins; not marked when absent or 0. */
  readonly cacheLine?: number;
  /** Every target by name, however many they are. */
  readonly namesAll?: boolean;
}

/**
 * Draws a record: once for all layouts of one declaration, and once more for every other one that
 * has its name.
 */
export function drawLayout(groups: readonly LayoutGroup[], options: DrawingOptions = {}): string {
  return byDeclaration(groups)
    .map((some) => drawDeclaration(some, options))
    .join("\n");
}

/**
 * Draws a declaration once for all its layouts: C on the left, offset and size of every member on
 * the right, a column a distinct layout, holes and padding in their place, and the sum below.
 * Layouts that do not fit the width side by side are drawn one after another; C that leaves no room
 * beside it has its numbers on the next line.
 */
function drawDeclaration(
  groups: readonly LayoutGroup[],
  { width = 80, most = width, indent = "\t", cacheLine = 0, namesAll = false }: DrawingOptions,
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
  const texts = new Texts(`${titleOf(first.layout.record)} {`, rows, indent, most);
  const { left, shares } = sharesOf(columns, texts, width, most);
  const pieces: string[] = [];
  for (const share of shares) {
    if (pieces.length > 0) pieces.push("\n");
    drawShare(pieces, share, texts, left, most);
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

function drawShare(
  pieces: string[],
  columns: readonly Column[],
  texts: Texts,
  left: number,
  most: number,
): void {
  const last = columns.length - 1;
  const furthest = most - widthOf(columns);
  pieces.push(texts.title, opening(texts.titleEnd, left, furthest));
  for (let at = 0; at <= last; at++) columns[at]!.writeText(pieces, columns[at]!.head, at < last);
  pieces.push(" */\n");
  for (let row = 0; row < rows.count; row++) {
    const kind = rows.kinds[row]!;
    if (kind === "gap" && columns.every((column) => column.isBare(rows, row))) continue;
    pieces.push(texts.indents[rows.depths[row]!]!.text, texts.texts[row]!);
    if (kind === "opening") {
      pieces.push("\n");
      continue;
    }
    pieces.push(opening(texts.ends[row]!, left, furthest));
    for (let at = 0; at <= last; at++) columns[at]!.write(pieces, rows, row, at < last);
    pieces.push(" */\n");
  }
  pieces.push(closing, opening(closing.length, left, furthest));
  for (let at = 0; at <= last; at++) columns[at]!.writeText(pieces, columns[at]!.foot, at < last);
  pieces.push(" */\n");
}

const closing = "};";

/**
 * What is between a text that ends in a column and its numbers in another. A text that comes too
 * far pushes its own numbers to the right, no further than to `furthest`, or to the next line.
 */
function opening(end: number, left: number, furthest: number): string {
  if (end < left) return `${spaces(left - end)}/* `;
  return end < furthest ? " /* " : `\n${spaces(left)}/* `;
}

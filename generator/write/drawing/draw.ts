// The drawing itself: rows given widths.
import type { LayoutGroup } from "../../layout/index.ts";
import { titleOf } from "../../model/index.ts";
import { withCacheLines } from "./cache-lines.ts";
import { type Row, rowsOf } from "./rows.ts";
import { countLine, sumLine } from "./sum.ts";

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
  const [first] = groups;
  if (first === undefined) return "";
  const plain = rowsOf(groups);
  const rows = cacheLine > 0 ? withCacheLines(plain, cacheLine) : plain;
  const title = new Text(`${titleOf(first.layout.record)} {`);
  const texts = rows.map((row) => new Text(row.text, indent.repeat(row.depth)));
  const columns = distinct(
    groups.map((group, index) => new Column(group, rows, index)),
    rows,
  );
  // One long member does not push everybody's numbers past the width: its own stand further right.
  const widest = Math.max(...columns.map((column) => column.width));
  const longest = texts.reduce((most, text) => Math.max(most, text.columns), title.columns);
  const left = Math.min(longest + 1, Math.max(title.columns + 1, width - 6 - widest));
  const shares: Column[][] = [[]];
  let used = left + 6;
  for (const column of columns) {
    const share = shares.at(-1) ?? [];
    if (share.length > 0 && used + column.width + 2 > width) {
      shares.push([column]);
      used = left + 6 + column.width;
    } else {
      share.push(column);
      used += column.width + 2;
    }
  }
  return shares
    .map((share) => drawShare(share, rows, texts, title, left, { width, cacheLine, namesAll }))
    .join("\n");
}

/** Layouts that differ only in alignment look the same, so they share a column. */
function distinct(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  if (columns.length === 1) return columns;
  const shown: Column[] = [];
  for (const column of columns) {
    const same = shown.find((one) => one.looksLike(column, rows));
    if (same === undefined) shown.push(column);
    else same.others.push(column.group);
  }
  return shown;
}

/** One layout's column. */
class Column {
  readonly group: LayoutGroup;
  /** Layouts that look the same here. */
  readonly others: LayoutGroup[] = [];
  readonly index: number;
  readonly width: number;
  private readonly offsets: number;
  private readonly sizes: number;

  constructor(group: LayoutGroup, rows: readonly Row[], index: number) {
    this.group = group;
    this.index = index;
    let offsets = 2;
    let sizes = 2;
    for (const { cells } of rows) {
      const cell = cells[index];
      if (cell === undefined) continue;
      if (cell.offset.length > offsets) offsets = cell.offset.length;
      if (cell.size.length > sizes) sizes = cell.size.length;
    }
    this.offsets = offsets;
    this.sizes = sizes;
    this.width = Math.max(this.offsets + this.sizes + 2, this.head.length, this.foot.length);
  }

  /** The first target that has this layout. */
  get head(): string {
    return this.group.targets[0]?.name ?? "";
  }

  get foot(): string {
    const { exact, size } = this.group.layout;
    return exact ? `size ${size}` : "size ?";
  }

  /** Whether another one shows the same. */
  looksLike(other: Column, rows: readonly Row[]): boolean {
    if (this.width !== other.width || this.foot !== other.foot) return false;
    for (let at = 0; at < rows.length; at++) {
      const { cells } = rows[at]!;
      const mine = cells[this.index];
      const its = cells[other.index];
      if (mine?.offset !== its?.offset || mine?.size !== its?.size) return false;
    }
    return true;
  }

  /** Whether this layout has nothing to show there. */
  isBare(row: Row): boolean {
    return row.cells[this.index] === undefined;
  }

  cell(row: Row): string {
    const cell = row.cells[this.index];
    if (cell === undefined) return "-".padStart(this.offsets).padEnd(this.width);
    const text = `${cell.offset.padStart(this.offsets)}  ${cell.size.padStart(this.sizes)}`;
    return text.padEnd(this.width);
  }
}

function drawShare(
  columns: readonly Column[],
  rows: readonly Row[],
  texts: readonly Text[],
  title: Text,
  left: number,
  options: Account,
): string {
  const beside = (text: Text, cellOf: (column: Column) => string): string => {
    const space = " ".repeat(Math.max(1, left - text.columns));
    let cells = cellOf(columns[0]!);
    for (let at = 1; at < columns.length; at++) cells += `  ${cellOf(columns[at]!)}`;
    return `${text.text}${space}/* ${cells.trimEnd()} */\n`;
  };
  let lines = beside(title, (column) => column.head.padEnd(column.width));
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const text = texts[index]!;
    if (row.gap === true && columns.every((column) => column.isBare(row))) continue;
    lines += row.cells.length === 0 ? `${text.text}\n` : beside(text, (column) => column.cell(row));
  }
  lines += beside(closing, (column) => column.foot.padEnd(column.width));
  for (const { group, others } of columns)
    for (const one of [group, ...others]) lines += account(one, options);
  return lines;
}

/** How what stands below a drawing is told. */
type Account = Required<Pick<DrawingOptions, "width" | "cacheLine" | "namesAll">>;

/** Who lays it out this way, and what adds up to the size. */
function account(
  { layout, targets }: LayoutGroup,
  { width, cacheLine, namesAll }: Account,
): string {
  const names = targets.map((target) => target.name);
  const shown =
    names.length > 6 && !namesAll ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  const counts = cacheLine > 0 ? countLine(layout, cacheLine) : undefined;
  const sum = counts === undefined ? sumLine(layout) : `${sumLine(layout)}; ${counts}`;
  return folded(`${shown.join(", ")}: ${sum}`, width);
}

/** A C comment folded at a width; a number stays with the word it counts for. */
function folded(text: string, width: number): string {
  if (text.length <= width - 6) return `/* ${text} */\n`;
  let lines = "";
  let line = "/*";
  for (const word of text.split(/ (?!\d)/)) {
    if (line.length + 1 + word.length > width - 3) {
      lines += `${line}\n`;
      line = "  ";
    }
    line = `${line} ${word}`;
  }
  return `${lines}${line} */\n`;
}

/** The C of one line. */
class Text {
  readonly text: string;
  readonly columns: number;

  constructor(text: string, indent = "") {
    this.text = indent + text;
    const isTabs = indent.endsWith("\t");
    this.columns = isTabs ? columnsOf(indent) + columnsOf(text) : columnsOf(this.text);
  }
}

const closing = new Text("};");

/** Columns a text takes on a terminal with tab stops every 8. */
function columnsOf(text: string): number {
  if (!/[\t\ud800-\udfff]/.test(text)) return text.length;
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x09) columns += 8 - (columns % 8);
    else if (code < 0xd800 || code > 0xdfff) columns++;
    else {
      // Two halves of one character.
      if (code < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at++;
      columns++;
    }
  }
  return columns;
}

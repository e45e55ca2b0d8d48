// Where cache lines begin, as rows between the members.
import type { Cell, Row } from "./rows.ts";

/**
 * The rows with a mark in front of the first one that lies in a new cache line, for every layout
 * in which it does. A line that begins inside a member is marked behind that member, and lines
 * that lie wholly inside one are passed over: pahole's way. `size` is in bytes, above 0.
 */
export function withCacheLines(rows: readonly Row[], size: number): readonly Row[] {
  const reached: number[] = [];
  const marked: Row[] = [];
  for (const row of rows) {
    if (entersLine(row, reached, size)) marked.push(...marks(row, reached, size));
    marked.push(row);
  }
  return marked;
}

/** The line a cell starts in, from 0. */
const lineOf = (cell: Cell | undefined, size: number): number =>
  cell === undefined ? 0 : Math.floor(cell.byte / size);

/** Whether any layout has the row in a line it did not reach yet. */
function entersLine({ cells }: Row, reached: readonly number[], size: number): boolean {
  for (let column = 0; column < cells.length; column++)
    if (lineOf(cells[column], size) > (reached[column] ?? 0)) return true;
  return false;
}

/** Marks for one row; layouts that enter the same line share one. Brings `reached` up to it. */
function marks(row: Row, reached: number[], size: number): readonly Row[] {
  const marked = new Map<number, (Cell | undefined)[]>();
  for (const [column, cell] of row.cells.entries()) {
    const line = lineOf(cell, size);
    if (line <= (reached[column] ?? 0)) continue;
    reached[column] = line;
    const cells = marked.get(line) ?? row.cells.map(() => undefined);
    cells[column] = { byte: line * size, offset: `${line * size}`, size: "" };
    marked.set(line, cells);
  }
  return [...marked]
    .toSorted(([a], [b]) => a - b)
    .map(([line, cells]) => {
      return { depth: row.depth, text: `/* cache line ${line} */`, cells, gap: true };
    });
}

// Where cache lines begin, as rows between the members.
import type { Cell, Row } from "./rows.ts";

/**
 * The rows with a mark in front of the first one that lies in a new cache line, for every layout
 * in which it does. A line that begins inside a member is marked behind that member, and lines
 * that lie wholly inside one are passed over: pahole's way. `size` is in bytes, above 0.
 */
export function withCacheLines(rows: readonly Row[], size: number): readonly Row[] {
  const reached: number[] = [];
  return rows.flatMap((row) => [...marks(row, reached, size), row]);
}

/** Marks for one row; layouts that enter the same line share one. Brings `reached` up to it. */
function marks(row: Row, reached: number[], size: number): readonly Row[] {
  const marked = new Map<number, (Cell | undefined)[]>();
  for (const [column, cell] of row.cells.entries()) {
    const line = cell === undefined ? 0 : Math.floor(byteOf(cell) / size);
    if (line <= (reached[column] ?? 0)) continue;
    reached[column] = line;
    const cells = marked.get(line) ?? row.cells.map(() => undefined);
    cells[column] = { offset: `${line * size}`, size: "" };
    marked.set(line, cells);
  }
  return [...marked]
    .toSorted(([a], [b]) => a - b)
    .map(([line, cells]) => {
      return { depth: row.depth, text: `/* cache line ${line} */`, cells, gap: true };
    });
}

/** The byte a cell starts in: `4` of `4:6`. */
const byteOf = ({ offset }: Cell): number => Number(offset.split(":")[0]);

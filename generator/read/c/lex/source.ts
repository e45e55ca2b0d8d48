// One text to read, and the places in it.
import type { Span } from "../../../model/index.ts";
import { NumberList } from "./number-list.ts";

/** A text with a name. Hand over the same object again and its tokens are not made again. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Where a line and column of the text (from 1) stand in what the user holds: a mail, a patch. */
  readonly spanOf?: (line: number, column: number) => Span;
}

const found = new NumberList();

/** Offsets at which lines start. */
export function lineStarts(text: string): Int32Array {
  found.count = 0;
  found.push(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) found.push(at + 1);
  return found.copied();
}

/**
 * Index of the last of ascending `starts[0, count)` that is not above `offset`; -1 when all are.
 */
export function lastNotAbove(starts: ArrayLike<number>, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The C of a drawing's lines, and how far to the right each comes.
import { columnsOf, foldedCode } from "../code-lines.ts";
import type { Rows } from "./rows.ts";

/** What rows inside so many records are indented with, and the columns it takes. */
interface Indent {
  readonly text: string;
  readonly columns: number;
}

/** The C of title and rows, folded at a width, and the column each ends in. */
export class Texts {
  readonly title: string;
  readonly titleEnd: number;
  /** By row: without its indent, with the semicolon of a member. */
  readonly texts: readonly string[];
  /** By row; 0 for what has no numbers. */
  readonly ends: readonly number[];
  readonly longest: number;
  /** By depth. */
  readonly indents: readonly Indent[];

  constructor(title: string, { count, depths, kinds, texts }: Rows, indent: string, width: number) {
    const indents: Indent[] = [{ text: "", columns: 0 }];
    const shown: string[] = [];
    const ends: number[] = [];
    this.title = title;
    this.titleEnd = columnsOf(title, 0);
    if (this.titleEnd > width) {
      this.title = foldedCode(title, "", indent, width);
      this.titleEnd = endOf(this.title);
    }
    let longest = this.titleEnd;
    for (let row = 0; row < count; row++) {
      const depth = depths[row]!;
      while (indents.length <= depth) indents.push(deeper(indents.at(-1)!, indent, width));
      const { text: own, columns } = indents[depth]!;
      let text = kinds[row] === "member" ? `${texts[row]!};` : texts[row]!;
      let end = columnsOf(text, columns);
      if (end > width) {
        const lines = foldedCode(text, own, indent, width);
        text = lines.slice(own.length);
        end = endOf(lines);
      }
      // What opens a record has no numbers beside it.
      if (kinds[row] === "opening") end = 0;
      if (end > longest) longest = end;
      shown.push(text);
      ends.push(end);
    }
    this.texts = shown;
    this.ends = ends;
    this.indents = indents;
    this.longest = longest;
  }
}

/** One level more, unless that left less than half of the width. */
function deeper(outer: Indent, indent: string, width: number): Indent {
  const columns = columnsOf(indent, outer.columns);
  return columns * 2 > width ? outer : { text: outer.text + indent, columns };
}

/** The column the last of several lines ends in. */
const endOf = (lines: string): number => columnsOf(lines.slice(lines.lastIndexOf("\n") + 1), 0);

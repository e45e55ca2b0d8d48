// The C of a drawing's lines, and how far to the right each comes.
import type { Rows } from "./rows.ts";

/** What rows inside so many records are indented with, and the columns it takes. */
interface Indent {
  readonly text: string;
  readonly columns: number;
}

/** How far to the right title and rows come, in columns of text. */
export class Texts {
  readonly title: number;
  /** By row. */
  readonly columns: readonly number[];
  readonly longest: number;
  /** By depth. */
  readonly indents: readonly Indent[];

  constructor(title: string, { count, depths, kinds, texts }: Rows, indent: string) {
    const indents: Indent[] = [{ text: "", columns: 0 }];
    const columns: number[] = [];
    this.title = columnsOf(title, 0);
    let longest = this.title;
    for (let row = 0; row < count; row++) {
      const depth = depths[row]!;
      while (indents.length <= depth) {
        const { text, columns: from } = indents.at(-1)!;
        indents.push({ text: text + indent, columns: columnsOf(indent, from) });
      }
      let to = columnsOf(texts[row]!, indents[depth]!.columns);
      if (kinds[row] === "member") to++;
      if (to > longest) longest = to;
      columns.push(to);
    }
    this.indents = indents;
    this.columns = columns;
    this.longest = longest;
  }
}

/** The column a text ends in on a terminal with tab stops every 8, having started in `from`. */
function columnsOf(text: string, from: number): number {
  if (!/[\t\ud800-\udfff]/.test(text)) return from + text.length;
  let columns = from;
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

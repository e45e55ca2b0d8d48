// Lines of C held to a width: nothing is shortened, long ones go on below.

/** The column a text ends in on a terminal with tab stops every 8, having started in `from`. */
export function columnsOf(text: string, from: number): number {
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

/**
 * One line folded between words, so that it comes no further than `width` columns; a longer word
 * has a line of its own. Every line begins with `first`, those below with `rest` behind it.
 */
export function foldedCode(line: string, first: string, rest: string, width: number): string {
  let text = first;
  let columns = columnsOf(first, 0);
  const start = columnsOf(rest, columns);
  let isEmpty = true;
  for (const word of line.split(" ")) {
    const to = columnsOf(word, isEmpty ? columns : columns + 1);
    if (isEmpty || to <= width) {
      text += isEmpty ? word : ` ${word}`;
      columns = to;
    } else {
      text += `\n${first}${rest}${word}`;
      columns = columnsOf(word, start);
    }
    isEmpty = false;
  }
  return text;
}

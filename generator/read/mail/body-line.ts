// One line of a mail's text, and where it stands in the bytes given.

export interface BodyLine {
  /** Without quote marks. */
  readonly text: string;
  /** Line of the input, from 1; for encoded parts the line its first byte comes from. */
  readonly line: number;
  /** Which of the lines that come from one line of the input, from 1; none for the first. */
  readonly nth?: number;
  /** How many quote marks stood before it. */
  readonly depth: number;
  /** Characters of quoting removed, so that columns can be given back. */
  readonly indent: number;
}

/** A decoded line before its quote marks are read. */
export interface DecodedLine {
  readonly text: string;
  readonly line: number;
  readonly nth?: number;
}

/**
 * Takes the quote marks off: any number of `>`, one space allowed after each. More than one space
 * belongs to what is quoted.
 */
export function unquoted({ text, ...place }: DecodedLine): BodyLine {
  let at = 0;
  let depth = 0;
  while (text[at] === ">") {
    depth += 1;
    at += 1;
    if (text[at] === " ") at += 1;
  }
  return { text: at === 0 ? text : text.slice(at), ...place, depth, indent: at };
}

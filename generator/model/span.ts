// Where something stands in a text a person can open.

/** One position. Lines and columns count from 1; a tab is one column. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where a thing was read.
 *
 * For a patch or a mail `file`, `line` and `column` are those of the mail, and `path`, `pathLine`
 * and `pathColumn` name the place in the patched tree.
 */
export interface Span extends Place {
  readonly path?: string;
  readonly pathLine?: number;
  readonly pathColumn?: number;
  /** Which of the lines that an encoded part has on this one, from 1; none for the first. */
  readonly nth?: number;
}

/** The place in the patched tree, as far as the text says where that is; else in the input. */
export function placeInTree({ path, pathLine, pathColumn, ...given }: Span): Place {
  if (path === undefined || pathLine === undefined) return given;
  return { file: path, line: pathLine, column: pathColumn ?? 1 };
}

/**
 * One line of a text, from those of the input and of the patched file: several lines of a base64
 * part can stand on one line of the mail.
 */
export const lineKey = ({ line, pathLine, nth }: LinePlace): string =>
  `${line} ${pathLine ?? ""} ${nth ?? ""}`;

/** The same of a line of a patch. */
export const patchLineKey = ({ mailLine, newLine, nth }: PatchLinePlace): string =>
  lineKey({ line: mailLine, pathLine: newLine, nth });

interface PatchLinePlace {
  readonly mailLine: number;
  readonly newLine?: number | undefined;
  readonly nth?: number | undefined;
}

/** What tells a line from others; shaped as a span. */
interface LinePlace {
  readonly line: number;
  readonly pathLine?: number | undefined;
  readonly nth?: number | undefined;
}

/** By line, in order. */
export const byLine = (a: LinePlace, b: LinePlace): number =>
  a.line - b.line || (a.pathLine ?? 0) - (b.pathLine ?? 0) || (a.nth ?? 0) - (b.nth ?? 0);

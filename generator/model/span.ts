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
}

/** The place in the patched tree, as far as the text says where that is; else in the input. */
export function placeInTree({ path, pathLine, pathColumn, ...given }: Span): Place {
  if (path === undefined || pathLine === undefined) return given;
  return { file: path, line: pathLine, column: pathColumn ?? 1 };
}

/**
 * One line of a text, from those of the input and of the patched file: several lines of a base64
 * part can stand on one line of the mail, and then their lines in the file tell them apart.
 */
export const lineKey = (line: number, pathLine: number | undefined): string =>
  `${line} ${pathLine ?? ""}`;

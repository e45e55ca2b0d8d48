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
 * name the file and line in the patched tree.
 */
export interface Span extends Place {
  readonly path?: string;
  readonly pathLine?: number;
}

// The text behind a reading, for what the model has no noun for: includes, comments, handlers.
import { countFirst, keptFor } from "../../lists/index.ts";
import type { Span } from "../../model/index.ts";

/** A text with the place of each of its lines. */
export interface SourceText {
  /** In the patched tree when known. */
  readonly path: string;
  readonly text: string;
  /** Where a line and column of `text`, both from 1, stand in what the user gave. */
  readonly spanOf: (line: number, column: number) => Span;
  /** Whether a patch adds the line at this place; everything is added when left out. */
  readonly adds?: (span: Span) => boolean;
  /** Every word of the lines a patch removes. */
  readonly gone?: ReadonlySet<string>;
}

/** Stands in a function where lines of it are not shown. */
export const unshown = "__unshown";

/** What a program does, and no header. */
export const acts: RegExp = /^(?:static|const)\b.*[={]|^[ \t]+(?:return|if|goto|switch|case)\b/m;

/** A place in the text found by searching it. */
export interface Spot {
  readonly span: Span;
  readonly match: RegExpExecArray;
}

/**
 * Every match of a pattern, which must be global, in order; in the text, or in what is left of it
 * with some of it blanked out.
 */
export function* spotsOf(
  source: SourceText,
  pattern: RegExp,
  text: string = source.text,
): Generator<Spot> {
  for (const match of text.matchAll(pattern)) yield { span: spanAt(source, match.index), match };
}

/** Where a character of the text stands. */
export function spanAt(source: SourceText, index: number): Span {
  const starts = lineStarts(source);
  const line = countFirst(starts, (start) => start <= index);
  return source.spanOf(line, index - starts[line - 1]! + 1);
}

const known = new WeakMap<SourceText, readonly number[]>();

/** Index of the first character of every line. */
function lineStarts(source: SourceText): readonly number[] {
  let starts = known.get(source);
  if (starts === undefined) known.set(source, (starts = lineStartsIn(source.text)));
  return starts;
}

function lineStartsIn(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * A comment; one that does not end goes on to the end of the text. So does a line of one whose
 * beginning a hunk does not show. For a pattern of lines, flag `m`.
 */
export const comment: string = String.raw`\/\*[^]*?(?:\*\/|(?![^]))|^[ \t]*\*(?![\w*(])[^\n]*`;
/** A string; or, so that it begins none, a quote behind a backslash. */
export const string: string = String.raw`"(?:[^"\\\n]|\\.)*"|\\["'\\]`;

const character = String.raw`'(?:[^'\\\n]|\\.){1,12}'`;
const unread = new RegExp([comment, String.raw`\/\/[^\n]*`, string, character].join("|"), "gm");

const blanked = new WeakMap<SourceText, string>();

/** The text with comments and strings blanked out, every other character where it was. */
export function codeOf(source: SourceText): string {
  let code = blanked.get(source);
  if (code === undefined) {
    const blank = (text: string): string =>
      text.replaceAll(/[^\n]+/g, (line) => " ".repeat(line.length));
    code = source.text.replaceAll(unread, (part) => (/^['\\]/.test(part) ? part : blank(part)));
    blanked.set(source, code);
  }
  return code;
}

/** A line a patch adds, and the number of the line it is of what the user gave. */
interface AddedLine {
  readonly line: number;
  readonly text: string;
}

const added = keptFor((source: SourceText): readonly AddedLine[] =>
  source.text
    .split("\n")
    .map((text, at) => ({ place: source.spanOf(at + 1, 1), text }))
    .filter(({ place }) => source.adds?.(place) === true)
    .map(({ place, text }) => ({ line: place.line, text }))
    .toSorted((a, b) => a.line - b.line),
);

/** What a patch adds between two lines of what the user gave, in order. */
export function addedBetween(source: SourceText, from: Span, to: Span): readonly string[] {
  const lines = added(source);
  const first = countFirst(lines, ({ line }) => line <= from.line);
  const end = countFirst(lines, ({ line }) => line < to.line);
  return lines.slice(first, end).map(({ text }) => text);
}

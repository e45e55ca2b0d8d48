// Declarations back as C on one line: as written where that can be cut out, else token by token.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import type { Condition, Inclusion } from "../stream/inclusion.ts";
import type { Parser } from "./parser.ts";
import { spell } from "../lex/token.ts";

/** One line of text without comments. */
function oneLine(text: string): string {
  return /[/#\\]/.test(text) ? withoutComments(text) : text.replaceAll(/[\0- ]+/g, " ");
}

function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g, " ")
    .replaceAll(/\\(?=\s)/g, " ")
    .replaceAll(/^[ \t]*#.*$/gm, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Tokens `[from, to)` with the spaces they were written with. */
export function joined(parser: Parser, from: number, to: number): string {
  if (to === from + 1) return spell(parser.texts, parser.kinds[from]!, parser.atoms[from]!);
  // Pieces, not one growing string: looking at its end again and again would take quadratic time.
  const pieces: string[] = [];
  let wasWord = false;
  for (let at = from; at < to; at++) {
    const kind = parser.kinds[at]!;
    const isWord = kind >= Kind.Word && kind <= Kind.String;
    const isSpaced = (parser.flags[at]! & (Flag.Space | Flag.LineStart)) !== 0;
    if (at > from && (isSpaced || (isWord && wasWord))) pieces.push(" ");
    pieces.push(spell(parser.texts, kind, parser.atoms[at]!));
    wasWord = isWord;
  }
  return pieces.join("");
}

/**
 * Tokens `[from, to)` as written. `name` is the token the text is about, or -1: when it comes out
 * of a macro's body, or out of the arguments of a macro that gives more than this text, the text as
 * written would say too much, and tokens are joined instead.
 */
export function written(parser: Parser, from: number, to: number, name: number): string {
  if (from >= to) return "";
  const { starts, ends, flags, sources } = parser;
  const source = sources[from]!;
  const { text } = parser.inclusions[source]!.lexed.file;
  if (isPlain(parser, from, to)) {
    const shown = text.slice(starts[from], ends[to - 1]);
    return isWhole(parser, from, to, shown) ? oneLine(shown) : joined(parser, from, to);
  }
  const isMade = (at: number): boolean => (flags[at]! & Flag.Body) !== 0;
  const covers = (at: number, inner: number): boolean =>
    isMade(at) && starts[at]! <= starts[inner]! && ends[at]! >= ends[inner]!;
  if (name >= 0 && isMade(name)) return joined(parser, from, to);
  let low = starts[from]!;
  let high = ends[to - 1]!;
  for (let at = from; at < to; at++) {
    if (sources[at] !== source) return joined(parser, from, to);
    if (name >= 0 && at !== name && covers(at, name) && !covers(from, name)) {
      return joined(parser, from, to);
    }
    if (starts[at]! < low) low = starts[at]!;
    if (ends[at]! > high) high = ends[at]!;
  }
  return oneLine(text.slice(low, high));
}

/** Whether tokens `[from, to)` stand one behind the other in a file, none made by a macro. */
function isPlain({ flags, sources, starts }: Parser, from: number, to: number): boolean {
  const source = sources[from];
  let last = -1;
  for (let at = from; at < to; at++) {
    const start = starts[at]!;
    if ((flags[at]! & Flag.Body) !== 0 || sources[at] !== source || start < last) return false;
    last = start;
  }
  return true;
}

/** Whether no sign of a macro call stands between tokens that are its arguments. */
function isWhole({ kinds }: Parser, from: number, to: number, shown: string): boolean {
  const signs = shown.match(/[,()]/g)?.length ?? 0;
  if (signs === 0) return true;
  let own = 0;
  for (let at = from; at < to; at++) {
    const kind = kinds[at]!;
    if (kind === Kind.Comma || kind === Kind.ParenOpen || kind === Kind.ParenClose) own++;
  }
  return own === signs;
}

/** The line a condition was written on; an `#else` names the `#if` it turns around. */
export function conditionText(inclusion: Inclusion, condition: Condition): string {
  const { text } = inclusion.lexed.file;
  const own = squeezed(text.slice(condition.start, condition.end));
  if (condition.opener === undefined) return own;
  return `${own} /* ${squeezed(text.slice(condition.opener.start, condition.opener.end))} */`;
}

function squeezed(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?(?:\*\/|$)|\\\n/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

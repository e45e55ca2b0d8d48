// How far numbers, comments, quoted text and the heads of definitions go.
import { backslash, blanksEnd, newline, spliceEnd, unsplicedAt } from "./blanks.ts";
import { codeAt, isLetter, isWordPart } from "./char-class.ts";

/**
 * Where a literal ends whose quote stands at `quoteAt`. One that does not end on its line ends
 * there all the same: the answer is the offset below zero.
 */
export function quotedEnd(text: string, quoteAt: number, quote: number): number {
  let at = quoteAt + 1;
  for (;;) {
    const code = codeAt(text, at);
    if (code === quote) return at + 1;
    if (at >= text.length) return -text.length;
    if (code === newline) return -at;
    if (code === backslash) {
      const splice = spliceEnd(text, at);
      at = splice > 0 ? splice : at + 2;
    } else at++;
  }
}

/** Where a preprocessing number ends, but for a splice that it may go on behind. */
export function numberEnd(text: string, start: number): number {
  const hex = (codeAt(text, start + 1) | 0x20) === 0x78;
  let at = start;
  for (;;) {
    const code = codeAt(text, at);
    if (code === 0x2b || code === 0x2d) {
      const before = text.charCodeAt(at - 1) | 0x20;
      // 0xe+1 is three tokens to a reader of headers, and one to the standard; gcc rejects it.
      if (at === start || !(before === 0x70 || (before === 0x65 && !hex))) return at;
    } else if (code === 0x27) {
      // 1'000: a separator stands between digits.
      if (at === start || !isWordPart(codeAt(text, at + 1))) return at;
    } else if (code !== 0x2e && !isWordPart(code)) return at;
    at++;
  }
}

/** Where a word or number ends that goes on behind the splices in it. */
export function splicedEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = codeAt(text, at);
    if (code === backslash && spliceEnd(text, at) > 0) at = spliceEnd(text, at);
    else if (isWordPart(code)) at++;
    else return at;
  }
}

/**
 * The star that closes a block comment, looked for from `from` on; -1 when none does.
 * `hasSplicedStar`: a splice may stand even between the two characters that end a comment here.
 */
export function blockClose(text: string, from: number, hasSplicedStar: boolean): number {
  const close = text.indexOf("*/", from);
  if (!hasSplicedStar) return close;
  const last = close < 0 ? text.length : close;
  for (let star = text.indexOf("*", from); star >= 0 && star < last;) {
    if (text.charCodeAt(unsplicedAt(text, star + 1)) === 0x2f) return star;
    star = text.indexOf("*", star + 1);
  }
  return close;
}

/** Where the line ends that holds an offset; a backslash before its end has it go on. */
export function lineEnd(text: string, from: number): number {
  let end = text.indexOf("\n", from);
  while (end >= 0 && text.charCodeAt(end - 1) === backslash) end = text.indexOf("\n", end + 1);
  return end < 0 ? text.length : end;
}

/** The end of a comment whose start was cut off; 0 when there is none. */
export function cutOffCommentEnd(text: string): number {
  const close = text.indexOf("*/");
  const open = text.indexOf("/*");
  return close < 0 || (open >= 0 && open < close) ? 0 : close + 2;
}

/**
 * The end of the comment that the first `slash` behind `from` starts; -1 when it starts none, or
 * something follows on the line, which ends at `end`.
 */
export function lastCommentEnd(text: string, from: number, slash: number, end: number): number {
  if (/["']/.test(text.slice(from, slash))) return -1;
  const next = codeAt(text, slash + 1);
  if (next === 0x2f) return end;
  const close = next === 0x2a ? text.indexOf("*/", slash + 2) + 2 : 1;
  return close === 1 || close > end || blanksEnd(text, close) < end ? -1 : close;
}

/** Where the name starts behind `define`, which may follow blanks at `from`; 0 when none does. */
export function definedName(text: string, from: number): number {
  const word = blanksEnd(text, from);
  if (!text.startsWith("define", word)) return 0;
  const behind = word + "define".length;
  const name = blanksEnd(text, behind);
  return name > behind && isLetter(codeAt(text, name)) ? name : 0;
}

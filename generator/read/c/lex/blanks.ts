// What stands between tokens of a line: blanks and line splices.
import * as Character from "./character.ts";
import { charClass, classOf, codeAt } from "./char-class.ts";

export const backslash = 0x5c;
export const newline = 0x0a;

/**
 * Where a line splice at `at` (a backslash) ends; -1 when it is none. gcc allows spaces before the
 * end.
 */
export function spliceEnd(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    const code = codeAt(text, end);
    if (code === newline) return end + 1;
    if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return -1;
    end++;
  }
}

/** The first offset from `at` on where no line splice starts. */
export function unsplicedAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === backslash && spliceEnd(text, end) > 0) end = spliceEnd(text, end);
  return end;
}

/** Where a text's next character of a kind stands; behind everything when there is none. */
export function offsetOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
}

/** White space that ends no line. */
export function isBlank(code: number): boolean {
  return charClass(code) === Character.Space;
}

/** The first offset from `at` on that holds no blank. */
export function blanksEnd(text: string, at: number): number {
  const { length } = text;
  let end = at;
  while (end < length) {
    const code = text.charCodeAt(end);
    if ((code < 128 ? classOf[code] : charClass(code)) !== Character.Space) break;
    end++;
  }
  return end;
}

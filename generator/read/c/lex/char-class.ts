// What each character can start.
import * as Character from "./character.ts";

/** The class of each character below 128. */
export const classOf: Uint8Array = ((): Uint8Array => {
  const table = new Uint8Array(128);
  // Control characters are as good as space: a damaged text should not drown in stray tokens.
  table.fill(Character.Space, 0, 0x21);
  table[0x0a] = Character.Newline;
  table[0x22] = Character.Quote;
  table[0x27] = Character.Quote;
  table[0x24] = Character.Letter;
  table[0x5f] = Character.Letter;
  for (const plain of "{}()[];,?~") table[plain.charCodeAt(0)] = Character.Plain;
  table.fill(Character.Digit, 0x30, 0x3a);
  table.fill(Character.Letter, 0x41, 0x5b);
  table.fill(Character.Letter, 0x61, 0x7b);
  return table;
})();

/** The class of a character from 128 up: mail brings no-break spaces and byte order marks. */
export function charClass(code: number): number {
  if (code < 128) return classOf[code]!;
  const space = code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200f);
  return space || code === 0x3000 ? Character.Space : Character.Letter;
}

/** The character at an offset; behind the end one that starts nothing and continues nothing. */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

/** Whether a word may start with it. */
export function isLetter(code: number): boolean {
  return charClass(code) === Character.Letter;
}

/** Whether a word may go on with it. */
export function isWordPart(code: number): boolean {
  return code < 128 ? classOf[code]! >= Character.Letter : isLetter(code);
}

/** Whether a word right before a quote belongs to the literal: `L"..."`, `u8"..."`. */
export function isPrefix(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (end - start === 1) return first === 0x4c || first === 0x75 || first === 0x55;
  return end - start === 2 && first === 0x75 && text.charCodeAt(start + 1) === 0x38;
}

/** Whether a word may be more than its letters: a quote it belongs to follows it, or a splice. */
export function goesOn(next: number): boolean {
  return next === 0x5c || next === 0x22 || next === 0x27;
}

/** Whether a number may be more than its letters and digits: `.`, a sign, a separator, a splice. */
export function goesOnInNumber(next: number): boolean {
  return next === 0x2e || next === 0x2b || next === 0x2d || next === 0x27 || next === 0x5c;
}

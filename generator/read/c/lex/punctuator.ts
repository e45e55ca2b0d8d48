// Which punctuator stands at an offset: the longest one that fits.
import * as Kind from "./kind.ts";
import { codeAt } from "./char-class.ts";

const one = (kind: number): number => kind | (1 << 8);
const two = (kind: number): number => kind | (2 << 8);
const three = (kind: number): number => kind | (3 << 8);

/** What a single character is by itself. */
export const single: Uint8Array = ((): Uint8Array => {
  const table = new Uint8Array(128).fill(Kind.Stray);
  const kinds: Record<string, number> = {
    "{": Kind.BraceOpen,
    "}": Kind.BraceClose,
    "(": Kind.ParenOpen,
    ")": Kind.ParenClose,
    "[": Kind.BracketOpen,
    "]": Kind.BracketClose,
    ";": Kind.Semicolon,
    ",": Kind.Comma,
    ":": Kind.Colon,
    "?": Kind.Question,
    "~": Kind.Tilde,
    ".": Kind.Dot,
    "*": Kind.Star,
    "+": Kind.Plus,
    "-": Kind.Minus,
    "/": Kind.Slash,
    "%": Kind.Percent,
    "&": Kind.And,
    "|": Kind.Or,
    "^": Kind.Caret,
    "!": Kind.Not,
    "=": Kind.Assign,
    "<": Kind.Less,
    ">": Kind.Greater,
    "#": Kind.Hash,
  };
  for (const [text, kind] of Object.entries(kinds)) table[text.charCodeAt(0)] = kind;
  return table;
})();

/** Operators that double, and operators that take `=`. */
const doubled: Readonly<Record<number, number>> = {
  [Kind.Hash]: Kind.HashHash,
  [Kind.Plus]: Kind.Increment,
  [Kind.Minus]: Kind.Decrement,
  [Kind.And]: Kind.AndAnd,
  [Kind.Or]: Kind.OrOr,
  [Kind.Assign]: Kind.Equal,
  [Kind.Less]: Kind.ShiftLeft,
  [Kind.Greater]: Kind.ShiftRight,
};
const assigned: Readonly<Record<number, number>> = {
  [Kind.Not]: Kind.NotEqual,
  [Kind.Less]: Kind.LessEqual,
  [Kind.Greater]: Kind.GreaterEqual,
  [Kind.Plus]: Kind.AssignOperator,
  [Kind.Minus]: Kind.AssignOperator,
  [Kind.Star]: Kind.AssignOperator,
  [Kind.Slash]: Kind.AssignOperator,
  [Kind.Percent]: Kind.AssignOperator,
  [Kind.And]: Kind.AssignOperator,
  [Kind.Or]: Kind.AssignOperator,
  [Kind.Caret]: Kind.AssignOperator,
};

/** `<:` and its kin: other spellings of brackets and of `#`; 0 when there is none. */
function digraphAt(first: number, next: number): number {
  if (first === 0x3c) return next === 0x3a ? Kind.BracketOpen : next === 0x25 ? Kind.BraceOpen : 0;
  if (first === 0x3a) return next === 0x3e ? Kind.BracketClose : 0;
  if (first !== 0x25) return 0;
  return next === 0x3e ? Kind.BraceClose : next === 0x3a ? Kind.Hash : 0;
}

/** The punctuator at an offset: its kind, and its length in characters from bit 8 up. */
export function punctuatorAt(text: string, at: number): number {
  const code = codeAt(text, at);
  const kind = code < 128 ? single[code]! : Kind.Stray;
  // The ones headers are full of never continue.
  if (kind >= Kind.BraceOpen && kind <= Kind.Tilde && kind !== Kind.Colon) return one(kind);
  const next = codeAt(text, at + 1);
  const digraph = digraphAt(code, next);
  if (digraph === Kind.Hash && text.startsWith("%:", at + 2)) return Kind.HashHash | (4 << 8);
  if (digraph !== 0) return two(digraph);
  if (kind === Kind.Dot) {
    return next === 0x2e && codeAt(text, at + 2) === 0x2e ? three(Kind.Ellipsis) : one(kind);
  }
  if (kind === Kind.Minus && next === 0x3e) return two(Kind.Arrow);
  if (next === code && doubled[kind] !== undefined) {
    const shift = kind === Kind.Less || kind === Kind.Greater;
    if (shift && codeAt(text, at + 2) === 0x3d) return three(Kind.AssignOperator);
    return two(doubled[kind]);
  }
  if (next === 0x3d && assigned[kind] !== undefined) return two(assigned[kind]);
  return one(kind);
}

// The smallest pieces of C: kinds, flags, and a token that a macro made.

/** What a token is. Words and literals first, then every punctuator. */
export const Kind = {
  End: 0,
  Word: 1,
  Number: 2,
  Character: 3,
  String: 4,
  /** A character C has no use for, or an unterminated literal. */
  Stray: 5,
  BraceOpen: 6,
  BraceClose: 7,
  ParenOpen: 8,
  ParenClose: 9,
  BracketOpen: 10,
  BracketClose: 11,
  Semicolon: 12,
  Comma: 13,
  Colon: 14,
  Question: 15,
  Tilde: 16,
  Dot: 17,
  Ellipsis: 18,
  Star: 19,
  Plus: 20,
  Minus: 21,
  Slash: 22,
  Percent: 23,
  And: 24,
  Or: 25,
  Caret: 26,
  Not: 27,
  Assign: 28,
  Less: 29,
  Greater: 30,
  Hash: 31,
  HashHash: 32,
  Arrow: 33,
  Increment: 34,
  Decrement: 35,
  ShiftLeft: 36,
  ShiftRight: 37,
  LessEqual: 38,
  GreaterEqual: 39,
  Equal: 40,
  NotEqual: 41,
  AndAnd: 42,
  OrOr: 43,
  /** `+=` and its kin: no constant expression has one. */
  AssignOperator: 44,
  /** The replacement of a macro as text, in `#define` lines only: most are never asked for. */
  Replacement: 45,
  /** `#define` and the name behind it, which is its atom: a directive of its own. */
  Define: 46,
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];

/** How C spells a punctuator; words, literals and operators with `=` are spelled by their atom. */
export const punctuation: readonly string[] = (
  "      { } ( ) [ ] ; , : ? ~ . ... * + - / % & | ^ ! = < > " +
  "# ## -> ++ -- << >> <= >= == != && ||"
).split(" ");

/** What is true of a token beside its kind. */
export const Flag = {
  /** First on its line, after line splices. */
  LineStart: 1,
  /** White space or a comment stands before it. */
  Space: 2,
  /** Made by the body of a macro: its place is that of the macro call. */
  Body: 4,
  /** The name of a macro met inside its own expansion: never expanded again. */
  Painted: 8,
  /** Made by `##`. */
  Pasted: 16,
} as const;

/** Whether a token opens a directive. */
export function opensDirective(kind: number, flags: number): boolean {
  return kind === Kind.Define || (kind === Kind.Hash && (flags & Flag.LineStart) !== 0);
}

/** A token on its way through macro expansion. Plain tokens never become objects. */
export interface Token {
  readonly kind: number;
  readonly atom: number;
  readonly flags: number;
  /** Index of the inclusion it is written in. */
  readonly source: number;
  /** Where it, or the macro call it comes from, starts and ends in that file's text. */
  readonly start: number;
  readonly end: number;
}

/** The spelling of a token. */
export function spell(texts: readonly string[], kind: number, atom: number): string {
  return atom !== 0 ? texts[atom]! : (punctuation[kind] ?? "");
}

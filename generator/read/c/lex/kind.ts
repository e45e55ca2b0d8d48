// What a token is: words and literals first, then every punctuator.
//
// The constants here, and those of `role.ts`, `flag.ts`, `rank.ts` and `character.ts`, are exports
// of modules and no members of an object: so the bundler puts the number in the name's place, and
// code that is not optimised yet looks nothing up.
export const End = 0;
export const Word = 1;
export const Number = 2;
export const Character = 3;
export const String = 4;
/** A character C has no use for, or an unterminated literal. */
export const Stray = 5;
export const BraceOpen = 6;
export const BraceClose = 7;
export const ParenOpen = 8;
export const ParenClose = 9;
export const BracketOpen = 10;
export const BracketClose = 11;
export const Semicolon = 12;
export const Comma = 13;
export const Colon = 14;
export const Question = 15;
export const Tilde = 16;
export const Dot = 17;
export const Ellipsis = 18;
export const Star = 19;
export const Plus = 20;
export const Minus = 21;
export const Slash = 22;
export const Percent = 23;
export const And = 24;
export const Or = 25;
export const Caret = 26;
export const Not = 27;
export const Assign = 28;
export const Less = 29;
export const Greater = 30;
export const Hash = 31;
export const HashHash = 32;
export const Arrow = 33;
export const Increment = 34;
export const Decrement = 35;
export const ShiftLeft = 36;
export const ShiftRight = 37;
export const LessEqual = 38;
export const GreaterEqual = 39;
export const Equal = 40;
export const NotEqual = 41;
export const AndAnd = 42;
export const OrOr = 43;
/** `+=` and its kin: no constant expression has one. */
export const AssignOperator = 44;
/** The replacement of a macro as text, in `#define` lines only: most are never asked for. */
export const Replacement = 45;
/** `#define` and the name behind it, which is its atom: a directive of its own. */
export const Define = 46;

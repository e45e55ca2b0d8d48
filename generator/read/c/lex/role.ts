// What a reserved word does. Spellings with one meaning (`const`, `__const`) share a role.
export const None = 0;
export const If = 1;
export const Ifdef = 2;
export const Ifndef = 3;
export const Elif = 4;
export const Elifdef = 5;
export const Elifndef = 6;
export const Else = 7;
export const Endif = 8;
export const Include = 9;
export const IncludeNext = 10;
export const Define = 11;
export const Undef = 12;
export const Pragma = 13;
export const Error = 14;
export const Warning = 15;
export const Line = 16;
export const Defined = 17;
export const VaArgs = 18;
export const VaOpt = 19;
/** Means something behind `#pragma` only. */
export const Once = 20;
export const Struct = 21;
export const Union = 22;
export const Enum = 23;
export const Typedef = 24;
/** Storage and function words that change no layout: `extern`, `static`, `inline`, `register`. */
export const Storage = 25;
/** `const`, `volatile`, `restrict`. */
export const Qualifier = 26;
export const Signed = 27;
export const Unsigned = 28;
export const Char = 29;
export const Short = 30;
export const Int = 31;
export const Long = 32;
export const Float = 33;
export const Double = 34;
export const Void = 35;
export const Bool = 36;
export const Int128 = 37;
/** A type the model has no word for: `__float128`, `_Complex`, `_Decimal64`. */
export const OddType = 38;
export const Attribute = 39;
export const Alignas = 40;
export const Alignof = 41;
/** `__alignof__`: the preferred alignment, which i386 sets higher than the one in records. */
export const PreferredAlignof = 42;
export const Sizeof = 43;
export const Offsetof = 44;
export const Typeof = 45;
export const Extension = 46;
export const StaticAssert = 47;
export const Assembler = 48;
export const Atomic = 49;
export const PragmaOperator = 50;
/** `_Generic` and builtins like it. */
export const Opaque = 51;

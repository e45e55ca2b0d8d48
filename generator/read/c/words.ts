// The words C and its preprocessor give a meaning, with the spellings gcc knows for each.
import { Names } from "./names.ts";

/** What a reserved word does. Spellings with one meaning (`const`, `__const`) share a role. */
export const Role = {
  None: 0,
  If: 1,
  Ifdef: 2,
  Ifndef: 3,
  Elif: 4,
  Elifdef: 5,
  Elifndef: 6,
  Else: 7,
  Endif: 8,
  Include: 9,
  IncludeNext: 10,
  Define: 11,
  Undef: 12,
  Pragma: 13,
  Error: 14,
  Warning: 15,
  Line: 16,
  Defined: 17,
  VaArgs: 18,
  VaOpt: 19,
  Struct: 20,
  Union: 21,
  Enum: 22,
  Typedef: 23,
  /** Storage and function words that change no layout: `extern`, `static`, `inline`, `register`. */
  Storage: 24,
  /** `const`, `volatile`, `restrict`. */
  Qualifier: 25,
  Signed: 26,
  Unsigned: 27,
  Char: 28,
  Short: 29,
  Int: 30,
  Long: 31,
  Float: 32,
  Double: 33,
  Void: 34,
  Bool: 35,
  Int128: 36,
  /** A type the model has no word for: `__float128`, `_Complex`, `_Decimal64`. */
  OddType: 37,
  Attribute: 38,
  Alignas: 39,
  Alignof: 40,
  /** `__alignof__`: the preferred alignment, which i386 sets higher than the one in records. */
  PreferredAlignof: 41,
  Sizeof: 42,
  Offsetof: 43,
  Typeof: 44,
  Extension: 45,
  StaticAssert: 46,
  Assembler: 47,
  Atomic: 48,
  PragmaOperator: 49,
  /** `_Generic` and builtins: an operand whose value is not worked out. */
  Opaque: 50,
} as const;

const spellings: readonly (readonly [number, string])[] = [
  [Role.If, "if"],
  [Role.Ifdef, "ifdef"],
  [Role.Ifndef, "ifndef"],
  [Role.Elif, "elif"],
  [Role.Elifdef, "elifdef"],
  [Role.Elifndef, "elifndef"],
  [Role.Else, "else"],
  [Role.Endif, "endif"],
  [Role.Include, "include import"],
  [Role.IncludeNext, "include_next"],
  [Role.Define, "define"],
  [Role.Undef, "undef"],
  [Role.Pragma, "pragma"],
  [Role.Error, "error"],
  [Role.Warning, "warning"],
  [Role.Line, "line ident sccs assert unassert"],
  [Role.Defined, "defined"],
  [Role.VaArgs, "__VA_ARGS__"],
  [Role.VaOpt, "__VA_OPT__"],
  [Role.Struct, "struct"],
  [Role.Union, "union"],
  [Role.Enum, "enum"],
  [Role.Typedef, "typedef"],
  [Role.Storage, "extern static register auto inline __inline __inline__ _Noreturn"],
  [Role.Storage, "_Thread_local __thread thread_local constexpr __auto_type"],
  [Role.Qualifier, "const __const __const__ volatile __volatile __volatile__"],
  [Role.Qualifier, "restrict __restrict __restrict__ __complex__"],
  [Role.Signed, "signed __signed __signed__"],
  [Role.Unsigned, "unsigned"],
  [Role.Char, "char"],
  [Role.Short, "short"],
  [Role.Int, "int"],
  [Role.Long, "long"],
  [Role.Float, "float"],
  [Role.Double, "double"],
  [Role.Void, "void"],
  [Role.Bool, "_Bool"],
  [Role.Int128, "__int128 __int128_t __uint128_t"],
  [Role.OddType, "_Complex __complex _Decimal32 _Decimal64 _Decimal128 __float80 __float128"],
  [Role.OddType, "_Float16 _Float32 _Float64 _Float128 _Float32x _Float64x _BitInt __bf16"],
  [Role.OddType, "__builtin_va_list"],
  [Role.Attribute, "__attribute__ __attribute"],
  [Role.Alignas, "_Alignas alignas"],
  [Role.Alignof, "_Alignof alignof"],
  [Role.PreferredAlignof, "__alignof__ __alignof"],
  [Role.Sizeof, "sizeof"],
  [Role.Offsetof, "offsetof __builtin_offsetof"],
  [Role.Typeof, "typeof __typeof __typeof__ typeof_unqual"],
  [Role.Extension, "__extension__"],
  [Role.StaticAssert, "_Static_assert static_assert"],
  [Role.Assembler, "asm __asm __asm__"],
  [Role.Atomic, "_Atomic"],
  [Role.PragmaOperator, "_Pragma"],
  [Role.Opaque, "_Generic __builtin_types_compatible_p __builtin_constant_p"],
  [Role.Opaque, "__builtin_choose_expr __builtin_object_size"],
];

/** The reserved words, already interned; a session starts from a copy. */
export const reservedNames: Names = new Names();

const roles = new Uint8Array(256);
for (const [role, words] of spellings) {
  for (const spelling of words.split(" ")) roles[reservedNames.intern(spelling)] = role;
}

/** The role of a word; `Role.None` for a word C leaves to the author. */
export function roleOf(atom: number): number {
  return atom < 256 ? roles[atom]! : Role.None;
}

/** Atoms that the preprocessor compares with. */
export const vaArgsAtom: number = reservedNames.intern("__VA_ARGS__");
/** The two answers of `defined`. */
export const digitAtoms: readonly [number, number] = [
  reservedNames.intern("0"),
  reservedNames.intern("1"),
];

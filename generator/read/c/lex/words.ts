// The words C and its preprocessor give a meaning, with the spellings gcc knows for each.
import * as Role from "./role.ts";
import { Names } from "./names.ts";

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
  [Role.Once, "once"],
  [Role.Struct, "struct"],
  [Role.Union, "union"],
  [Role.Enum, "enum"],
  [Role.Typedef, "typedef"],
  [Role.Storage, "extern static register auto inline __inline __inline__ _Noreturn"],
  [Role.Storage, "_Thread_local __thread thread_local constexpr __auto_type"],
  [Role.Qualifier, "const __const __const__ volatile __volatile __volatile__"],
  [Role.Qualifier, "restrict __restrict __restrict__ __seg_fs __seg_gs"],
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
  [Role.OddType, "_Float16 _Float32 _Float64 _Float128 _Float32x _Float64x _BitInt __bf16 __fp16"],
  [Role.OddType, "__complex__ __builtin_va_list __ieee128 __ibm128"],
  [Role.Attribute, "__attribute__ __attribute"],
  [Role.Alignas, "_Alignas alignas"],
  [Role.Alignof, "_Alignof alignof"],
  [Role.PreferredAlignof, "__alignof__ __alignof"],
  [Role.Sizeof, "sizeof"],
  [Role.Offsetof, "offsetof __builtin_offsetof"],
  [Role.Typeof, "typeof __typeof __typeof__ typeof_unqual __typeof_unqual__ __typeof_unqual"],
  [Role.Extension, "__extension__"],
  [Role.StaticAssert, "_Static_assert static_assert"],
  [Role.Assembler, "asm __asm __asm__"],
  [Role.Atomic, "_Atomic"],
  [Role.PragmaOperator, "_Pragma"],
  [Role.Opaque, "_Generic __builtin_types_compatible_p __builtin_constant_p"],
  [Role.Opaque, "__builtin_choose_expr __builtin_object_size __builtin_expect __builtin_strlen"],
  [Role.Opaque, "__builtin_clz __builtin_clzl __builtin_clzll __builtin_ctz __builtin_ctzl"],
  [Role.Opaque, "__builtin_ctzll __builtin_ffs __builtin_ffsl __builtin_ffsll"],
  [Role.Opaque, "__builtin_popcount __builtin_popcountl __builtin_popcountll __builtin_parity"],
  [Role.Opaque, "__builtin_parityl __builtin_parityll"],
  [Role.Opaque, "__builtin_bswap16 __builtin_bswap32 __builtin_bswap64"],
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
export const externAtom: number = reservedNames.intern("extern");
/** The two answers of `defined`. */
export const digitAtoms: readonly [number, number] = [
  reservedNames.intern("0"),
  reservedNames.intern("1"),
];

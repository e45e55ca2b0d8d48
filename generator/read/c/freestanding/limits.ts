// Limits of integers and of floating-point numbers: what C has `limits.h` and `float.h` say.

/** C11 5.2.4.2.1, with gcc's names for `long long`, and C23's widths where they are asked for. */
export const limits = `
#ifndef _LIMITS_H___
#define _LIMITS_H___
#define _GCC_LIMITS_H_
#undef CHAR_BIT
#define CHAR_BIT __CHAR_BIT__
#ifndef MB_LEN_MAX
#define MB_LEN_MAX 1
#endif
#undef SCHAR_MIN
#define SCHAR_MIN (-SCHAR_MAX - 1)
#undef SCHAR_MAX
#define SCHAR_MAX __SCHAR_MAX__
#undef UCHAR_MAX
#define UCHAR_MAX (SCHAR_MAX * 2 + 1)
#undef CHAR_MIN
#undef CHAR_MAX
#ifdef __CHAR_UNSIGNED__
#define CHAR_MIN 0
#define CHAR_MAX UCHAR_MAX
#else
#define CHAR_MIN SCHAR_MIN
#define CHAR_MAX SCHAR_MAX
#endif
#undef SHRT_MIN
#define SHRT_MIN (-SHRT_MAX - 1)
#undef SHRT_MAX
#define SHRT_MAX __SHRT_MAX__
#undef USHRT_MAX
#define USHRT_MAX (SHRT_MAX * 2 + 1)
#undef INT_MIN
#define INT_MIN (-INT_MAX - 1)
#undef INT_MAX
#define INT_MAX __INT_MAX__
#undef UINT_MAX
#define UINT_MAX (INT_MAX * 2U + 1U)
#undef LONG_MIN
#define LONG_MIN (-LONG_MAX - 1L)
#undef LONG_MAX
#define LONG_MAX __LONG_MAX__
#undef ULONG_MAX
#define ULONG_MAX (LONG_MAX * 2UL + 1UL)
#undef LLONG_MIN
#define LLONG_MIN (-LLONG_MAX - 1LL)
#undef LLONG_MAX
#define LLONG_MAX __LONG_LONG_MAX__
#undef ULLONG_MAX
#define ULLONG_MAX (LLONG_MAX * 2ULL + 1ULL)
#ifdef __GNU_LIBRARY__
#ifdef __USE_GNU
#define __holeproof_long_long 1
#endif
#elif !defined __STRICT_ANSI__
#define __holeproof_long_long 1
#endif
#ifdef __holeproof_long_long
#undef __holeproof_long_long
#undef LONG_LONG_MIN
#define LONG_LONG_MIN (-LONG_LONG_MAX - 1LL)
#undef LONG_LONG_MAX
#define LONG_LONG_MAX __LONG_LONG_MAX__
#undef ULONG_LONG_MAX
#define ULONG_LONG_MAX (LONG_LONG_MAX * 2ULL + 1ULL)
#endif
#if defined __STDC_WANT_IEC_60559_BFP_EXT__ || __STDC_VERSION__ > 201710L
#define CHAR_WIDTH __SCHAR_WIDTH__
#define SCHAR_WIDTH __SCHAR_WIDTH__
#define UCHAR_WIDTH __SCHAR_WIDTH__
#define SHRT_WIDTH __SHRT_WIDTH__
#define USHRT_WIDTH __SHRT_WIDTH__
#define INT_WIDTH __INT_WIDTH__
#define UINT_WIDTH __INT_WIDTH__
#define LONG_WIDTH __LONG_WIDTH__
#define ULONG_WIDTH __LONG_WIDTH__
#define LLONG_WIDTH __LONG_LONG_WIDTH__
#define ULLONG_WIDTH __LONG_LONG_WIDTH__
#endif
#if __STDC_VERSION__ > 201710L
#define BOOL_MAX 1
#define BOOL_WIDTH 1
#endif
#endif
`;

/** What a format's macros say; an exponent or a number of digits where nothing else is said. */
interface Format {
  readonly digits: number;
  readonly decimalDigits: number;
  readonly roundTripDigits: number;
  readonly minExponent: number;
  readonly minExponent10: number;
  readonly maxExponent: number;
  readonly maxExponent10: number;
  readonly max: string;
  readonly min: string;
  readonly epsilon: string;
  readonly least: string;
}

const binary32: Format = {
  digits: 24,
  decimalDigits: 6,
  roundTripDigits: 9,
  minExponent: -125,
  minExponent10: -37,
  maxExponent: 128,
  maxExponent10: 38,
  max: "0x1.fffffep+127",
  min: "0x1p-126",
  epsilon: "0x1p-23",
  least: "0x1p-149",
};

const binary64: Format = {
  digits: 53,
  decimalDigits: 15,
  roundTripDigits: 17,
  minExponent: -1021,
  minExponent10: -307,
  maxExponent: 1024,
  maxExponent10: 308,
  max: "0x1.fffffffffffffp+1023",
  min: "0x1p-1022",
  epsilon: "0x1p-52",
  least: "0x1p-1074",
};

/** Intel's. */
const extended: Format = {
  digits: 64,
  decimalDigits: 18,
  roundTripDigits: 21,
  minExponent: -16381,
  minExponent10: -4931,
  maxExponent: 16384,
  maxExponent10: 4932,
  max: "0x1.fffffffffffffffep+16383",
  min: "0x1p-16382",
  epsilon: "0x1p-63",
  least: "0x1p-16445",
};

/** Motorola's has one exponent more below. */
const motorola: Format = {
  ...extended,
  minExponent: -16382,
  min: "0x1p-16383",
  least: "0x1p-16446",
};

/** Two doubles: PowerPC's. */
const doubled: Format = {
  ...binary64,
  digits: 106,
  decimalDigits: 31,
  roundTripDigits: 33,
  minExponent: -968,
  minExponent10: -291,
  max: "0x1.fffffffffffff7ffffffffffff8p+1023",
  min: "0x1p-969",
  epsilon: "0x1p-1074",
};

const binary128: Format = {
  ...extended,
  digits: 113,
  decimalDigits: 33,
  roundTripDigits: 36,
  max: "0x1.ffffffffffffffffffffffffffffp+16383",
  epsilon: "0x1p-112",
  least: "0x1p-16494",
};

function macros(prefix: string, suffix: string, of: Format): string {
  const lines: readonly (readonly [string, string | number])[] = [
    ["MANT_DIG", of.digits],
    ["DIG", of.decimalDigits],
    ["DECIMAL_DIG", of.roundTripDigits],
    ["MIN_EXP", `(${of.minExponent})`],
    ["MIN_10_EXP", `(${of.minExponent10})`],
    ["MAX_EXP", of.maxExponent],
    ["MAX_10_EXP", of.maxExponent10],
    ["HAS_SUBNORM", 1],
    ["MAX", of.max + suffix],
    ["MIN", of.min + suffix],
    ["EPSILON", of.epsilon + suffix],
    ["TRUE_MIN", of.least + suffix],
  ];
  const defined = lines.map(([name, body]) => {
    return `#undef ${prefix}_${name}\n#define ${prefix}_${name} ${body}\n`;
  });
  return defined.join("");
}

const longDouble = (of: Format): string =>
  `${macros("LDBL", "L", of)}#undef DECIMAL_DIG\n#define DECIMAL_DIG ${of.roundTripDigits}\n`;

/** C11 5.2.4.2.2. Only `long double` differs from target to target. */
export const float = (): string => `
#ifndef _FLOAT_H___
#define _FLOAT_H___
#undef FLT_RADIX
#define FLT_RADIX 2
#undef FLT_ROUNDS
#define FLT_ROUNDS 1
#undef FLT_EVAL_METHOD
#if defined __i386__ || defined __m68k__
#define FLT_EVAL_METHOD 2
#else
#define FLT_EVAL_METHOD 0
#endif
${macros("FLT", "F", binary32)}${macros("DBL", "", binary64)}
#if __SIZEOF_LONG_DOUBLE__ == 8
${longDouble(binary64)}
#elif defined __m68k__
${longDouble(motorola)}
#elif defined __i386__ || defined __x86_64__
${longDouble(extended)}
#elif defined __powerpc__
${longDouble(doubled)}
#else
${longDouble(binary128)}
#endif
#if defined __STDC_WANT_IEC_60559_BFP_EXT__ || __STDC_VERSION__ > 201710L
#define CR_DECIMAL_DIG __UINTMAX_MAX__
#endif
#endif
`;

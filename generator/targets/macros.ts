// The macros a target's compiler defines before it reads a line: names from gcc's ports.
import type { Target } from "./target.ts";

const lp64 = "_LP64 __LP64__";
const ilp32 = "_ILP32 __ILP32__";
const mips = "__mips__ _mips mips";
const mipsBig = `${mips} __MIPSEB__ __MIPSEB _MIPSEB MIPSEB`;
const mipsLittle = `${mips} __MIPSEL__ __MIPSEL _MIPSEL MIPSEL`;
const o32 = "__mips=32 _ABIO32=1 _MIPS_SIM=_ABIO32 _MIPS_SZINT=32 _MIPS_SZLONG=32 _MIPS_SZPTR=32";
const n32 =
  "__mips=64 __mips64 _ABIN32=2 _MIPS_SIM=_ABIN32 _MIPS_SZINT=32 _MIPS_SZLONG=32 _MIPS_SZPTR=32";
const n64 =
  "__mips=64 __mips64 _ABI64=3 _MIPS_SIM=_ABI64 _MIPS_SZINT=32 _MIPS_SZLONG=64 _MIPS_SZPTR=64";
const power = "__powerpc__ __powerpc __PPC__ __PPC PPC _ARCH_PPC";
const power64 = `${power} __powerpc64__ __PPC64__ _ARCH_PPC64 ${lp64}`;
const amd64 = "__x86_64__ __x86_64 __amd64__ __amd64";
const x87 = "__SIZEOF_FLOAT128__=16";
const arm64 = `__aarch64__ __ARM_64BIT_STATE __ARM_ARCH=8 ${lp64}`;
const arm = "__arm__ __arm __ARM_32BIT_STATE";
const eabi = "__ARM_EABI__ __ARM_ARCH=7 __ARM_ARCH_7A__";
const sh = "__sh__ __SH4__";
const bigWord = "__BIG_ENDIAN__ _BIG_ENDIAN";
const littleWord = "__LITTLE_ENDIAN__ _LITTLE_ENDIAN";

/** Names that only some targets define; `NAME=VALUE`, or 1 when there is no value. */
const portMacros: Readonly<Record<string, string>> = {
  x86_64: `${amd64} ${lp64} ${x87} __SIZEOF_FLOAT80__=16`,
  i386: `__i386__ __i386 i386 __i686__ __i686 ${ilp32} ${x87} __SIZEOF_FLOAT80__=12`,
  x32: `${amd64} ${ilp32} ${x87} __SIZEOF_FLOAT80__=16`,
  arm: `${arm} ${eabi} __ARMEL__`,
  armeb: `${arm} ${eabi} __ARMEB__ __ARM_BIG_ENDIAN`,
  "arm-oabi": `${arm} __ARM_ARCH=4 __ARMEL__`,
  arm64: `${arm64} __AARCH64EL__`,
  arm64be: `${arm64} __AARCH64EB__ __ARM_BIG_ENDIAN`,
  riscv64: `__riscv __riscv_xlen=64 ${lp64}`,
  riscv32: "__riscv __riscv_xlen=32",
  ppc64le: `${power64} ${littleWord} _CALL_ELF=2`,
  ppc64: `${power64} ${bigWord} _CALL_ELF=1`,
  ppc32: `${power} ${bigWord} _CALL_SYSV`,
  s390x: `__s390__ __s390x__ __zarch__ ${lp64}`,
  "s390-31": "__s390__",
  "mips-o32": `${mipsBig} ${o32}`,
  "mipsel-o32": `${mipsLittle} ${o32}`,
  "mips-n32": `${mipsBig} ${n32}`,
  "mipsel-n32": `${mipsLittle} ${n32}`,
  "mips-n64": `${mipsBig} ${n64} ${lp64}`,
  "mipsel-n64": `${mipsLittle} ${n64} ${lp64}`,
  sparc64: `__sparc__ __sparc sparc __arch64__ __sparc_v9__ ${lp64}`,
  sparc32: "__sparc__ __sparc sparc",
  m68k: "__m68k__ __mc68000__ mc68000 __mc68020__",
  sh4: `${sh} __LITTLE_ENDIAN__`,
  sh4eb: `${sh} __BIG_ENDIAN__`,
  arc: "__arc__ __ARC700__ __LITTLE_ENDIAN__",
  hppa: "__hppa__ __hppa hppa _PA_RISC1_1",
  hppa64: `__hppa__ __hppa hppa _PA_RISC2_0 ${lp64}`,
  alpha: `__alpha__ __alpha ${lp64}`,
  openrisc: "__OR1K__ __or1k__",
  xtensa: "__xtensa__ __XTENSA__ __XTENSA_EL__",
  loongarch64: `__loongarch__ __loongarch64 __loongarch_lp64 __loongarch_grlen=64 ${lp64}`,
  loongarch32: "__loongarch__ __loongarch_ilp32 __loongarch_grlen=32",
  csky: "__csky__=2 __CSKY__=2 __ckcore__=2 __CKCORE__=2 __cskyLE__ __CSKYLE__",
  hexagon: "__hexagon__ hexagon __qdsp6__",
};

/** What every target says alike. */
const everywhere =
  "__linux__ __linux linux __unix__ __unix unix __gnu_linux__ __ELF__ __STDC__ __STDC_HOSTED__ " +
  "__STDC_UTF_16__ __STDC_UTF_32__ __STDC_VERSION__=201710L __GNUC__=12 __GNUC_MINOR__=2 " +
  "__GNUC_PATCHLEVEL__=0 __GNUC_STDC_INLINE__ __CHAR_BIT__=8 __ORDER_LITTLE_ENDIAN__=1234 " +
  "__ORDER_BIG_ENDIAN__=4321 __ORDER_PDP_ENDIAN__=3412 __SIZEOF_SHORT__=2 __SIZEOF_INT__=4 " +
  "__SIZEOF_LONG_LONG__=8 __SIZEOF_FLOAT__=4 __SIZEOF_DOUBLE__=8 __SIZEOF_WINT_T__=4 " +
  "__SCHAR_MAX__=0x7f __SHRT_MAX__=0x7fff __INT_MAX__=0x7fffffff __INT_WIDTH__=32 " +
  "__LONG_LONG_MAX__=0x7fffffffffffffffLL __LONG_LONG_WIDTH__=64 __INT8_MAX__=0x7f " +
  "__UINT8_MAX__=0xff __INT16_MAX__=0x7fff __UINT16_MAX__=0xffff __INT32_MAX__=0x7fffffff " +
  "__UINT32_MAX__=0xffffffffU __NO_INLINE__ __SCHAR_WIDTH__=8 __SHRT_WIDTH__=16 " +
  "__INTMAX_WIDTH__=64 __WINT_WIDTH__=32 __WINT_MAX__=0xffffffffU __WINT_MIN__=0U " +
  "__SIG_ATOMIC_MAX__=0x7fffffff __SIG_ATOMIC_WIDTH__=32 __INT_LEAST8_MAX__=0x7f " +
  "__INT_LEAST8_WIDTH__=8 __UINT_LEAST8_MAX__=0xff __INT_LEAST16_MAX__=0x7fff " +
  "__INT_LEAST16_WIDTH__=16 __UINT_LEAST16_MAX__=0xffff __INT_LEAST32_MAX__=0x7fffffff " +
  "__INT_LEAST32_WIDTH__=32 __UINT_LEAST32_MAX__=0xffffffffU __INT_LEAST64_WIDTH__=64 " +
  "__INT_FAST8_MAX__=0x7f __INT_FAST8_WIDTH__=8 __UINT_FAST8_MAX__=0xff " +
  "__INT_FAST64_WIDTH__=64 __FLT_RADIX__=2 __FLT_MANT_DIG__=24 __FLT_DIG__=6 " +
  "__DBL_MANT_DIG__=53 __DBL_DIG__=15 __ATOMIC_RELAXED=0 __ATOMIC_SEQ_CST=5 " +
  "__ATOMIC_ACQUIRE=2 __ATOMIC_RELEASE=3 __ATOMIC_ACQ_REL=4 __ATOMIC_CONSUME=1";

/** Types whose spelling has spaces, alike on every target. */
const typesEverywhere: readonly (readonly [string, string])[] = [
  ["__INT8_TYPE__", "signed char"],
  ["__UINT8_TYPE__", "unsigned char"],
  ["__INT16_TYPE__", "short int"],
  ["__UINT16_TYPE__", "short unsigned int"],
  ["__INT32_TYPE__", "int"],
  ["__UINT32_TYPE__", "unsigned int"],
  ["__INT_LEAST8_TYPE__", "signed char"],
  ["__UINT_LEAST8_TYPE__", "unsigned char"],
  ["__INT_LEAST16_TYPE__", "short int"],
  ["__UINT_LEAST16_TYPE__", "short unsigned int"],
  ["__INT_LEAST32_TYPE__", "int"],
  ["__UINT_LEAST32_TYPE__", "unsigned int"],
  ["__INT_FAST8_TYPE__", "signed char"],
  ["__UINT_FAST8_TYPE__", "unsigned char"],
  ["__CHAR16_TYPE__", "short unsigned int"],
  ["__CHAR32_TYPE__", "unsigned int"],
  ["__WINT_TYPE__", "unsigned int"],
  ["__SIG_ATOMIC_TYPE__", "int"],
  ["__SIG_ATOMIC_MIN__", "(-__SIG_ATOMIC_MAX__ - 1)"],
  ["__VERSION__", '"12.2.0"'],
  ["__USER_LABEL_PREFIX__", ""],
  ["__REGISTER_PREFIX__", ""],
  ["__INT8_C(c)", "c"],
  ["__UINT8_C(c)", "c"],
  ["__INT16_C(c)", "c"],
  ["__UINT16_C(c)", "c"],
  ["__INT32_C(c)", "c"],
  ["__UINT32_C(c)", "c ## U"],
];

function parsed(words: string): readonly (readonly [string, string])[] {
  return words.split(" ").map((word) => {
    const at = word.indexOf("=");
    return at < 0 ? [word, "1"] : [word.slice(0, at), word.slice(at + 1)];
  });
}

/** The name of a target's machine, which its compiler defines, and those of no other machine do. */
export function nameMacro({ name }: Target): string {
  return parsed(portMacros[name] ?? "")[0]?.[0] ?? "";
}

/** Names that every target defines, each in its own way: they follow from the row. */
function sizeMacros(target: Target): [string, string][] {
  const { scalars, pointer } = target;
  const wide = scalars.long.size === 8;
  const order = `__ORDER_${target.endian.toUpperCase()}_ENDIAN__`;
  const word = pointer.size === 8 ? "long " : "";
  const int64 = wide ? "long " : "long long ";
  const suffix = wide ? "L" : "LL";
  const wordMax = pointer.size === 8 ? "0x7fffffffffffffffL" : "0x7fffffff";
  const wordUnsignedMax = pointer.size === 8 ? "0xffffffffffffffffUL" : "0xffffffffU";
  const wchar = scalars.wchar.size === 2 ? "short " : "";
  const uint64Max = `0xffffffffffffffffU${suffix}`;
  const int64Max = `0x7fffffffffffffff${suffix}`;
  return [
    ["__SIZEOF_LONG__", `${scalars.long.size}`],
    ["__SIZEOF_POINTER__", `${pointer.size}`],
    ["__SIZEOF_SIZE_T__", `${pointer.size}`],
    ["__SIZEOF_PTRDIFF_T__", `${pointer.size}`],
    ["__SIZEOF_LONG_DOUBLE__", `${scalars.ldouble.size}`],
    ["__SIZEOF_WCHAR_T__", `${scalars.wchar.size}`],
    ["__BIGGEST_ALIGNMENT__", `${target.biggestAlign}`],
    ["__BYTE_ORDER__", order],
    ["__FLOAT_WORD_ORDER__", order],
    ["__LONG_MAX__", wide ? "0x7fffffffffffffffL" : "0x7fffffffL"],
    ["__LONG_WIDTH__", wide ? "64" : "32"],
    ["__INTPTR_MAX__", wordMax],
    ["__PTRDIFF_MAX__", wordMax],
    ["__SIZE_MAX__", wordUnsignedMax],
    ["__UINTPTR_MAX__", wordUnsignedMax],
    ...wordMacros(target, wordMax, wordUnsignedMax),
    ["__INT_FAST64_MAX__", int64Max],
    ["__UINT_FAST64_MAX__", uint64Max],
    ["__INT_LEAST64_MAX__", int64Max],
    ["__UINT_LEAST64_MAX__", uint64Max],
    ["__SIZE_TYPE__", `${word}unsigned int`],
    ["__PTRDIFF_TYPE__", `${word}int`],
    ["__INTPTR_TYPE__", `${word}int`],
    ["__UINTPTR_TYPE__", `${word}unsigned int`],
    ["__INT_FAST16_TYPE__", `${word}int`],
    ["__UINT_FAST16_TYPE__", `${word}unsigned int`],
    ["__INT_FAST32_TYPE__", `${word}int`],
    ["__UINT_FAST32_TYPE__", `${word}unsigned int`],
    ["__INT_FAST64_TYPE__", `${int64}int`],
    ["__UINT_FAST64_TYPE__", `${int64}unsigned int`],
    ["__INT_LEAST64_TYPE__", `${int64}int`],
    ["__UINT_LEAST64_TYPE__", `${int64}unsigned int`],
    ["__INT64_TYPE__", `${int64}int`],
    ["__UINT64_TYPE__", `${int64}unsigned int`],
    ["__INTMAX_TYPE__", `${int64}int`],
    ["__UINTMAX_TYPE__", `${int64}unsigned int`],
    ["__INT64_MAX__", int64Max],
    ["__UINT64_MAX__", uint64Max],
    ["__INTMAX_MAX__", int64Max],
    ["__UINTMAX_MAX__", uint64Max],
    ["__INT64_C(c)", `c ## ${suffix}`],
    ["__UINT64_C(c)", `c ## U${suffix}`],
    ["__INTMAX_C(c)", `c ## ${suffix}`],
    ["__UINTMAX_C(c)", `c ## U${suffix}`],
    ["__WCHAR_TYPE__", target.wcharSigned ? `${wchar}int` : `${wchar}unsigned int`],
    ["__WCHAR_MAX__", wcharMax(target)],
    ["__WCHAR_MIN__", target.wcharSigned ? "(-__WCHAR_MAX__ - 1)" : "0"],
  ];
}

/** Widths and limits of what is as wide as an address. */
function wordMacros(
  { scalars, pointer }: Target,
  most: string,
  unsignedMost: string,
): [string, string][] {
  const bits = `${pointer.size * 8}`;
  return [
    ["__SIZE_WIDTH__", bits],
    ["__PTRDIFF_WIDTH__", bits],
    ["__INTPTR_WIDTH__", bits],
    ["__WCHAR_WIDTH__", `${scalars.wchar.size * 8}`],
    ["__INT_FAST16_MAX__", most],
    ["__INT_FAST16_WIDTH__", bits],
    ["__UINT_FAST16_MAX__", unsignedMost],
    ["__INT_FAST32_MAX__", most],
    ["__INT_FAST32_WIDTH__", bits],
    ["__UINT_FAST32_MAX__", unsignedMost],
  ];
}

function wcharMax(target: Target): string {
  const ones = target.scalars.wchar.size === 2 ? "ffff" : "ffffffff";
  return target.wcharSigned ? `0x7${ones.slice(1)}` : `0x${ones}U`;
}

/**
 * Names and replacement texts of a target's predefined macros; the parameters of a function-like
 * one are part of its name. Layout and headers ask for these; floating point and instruction sets
 * do not matter to them and are left out.
 */
export function predefinedMacros(target: Target): ReadonlyMap<string, string> {
  let macros = known.get(target);
  if (macros === undefined) {
    macros = macrosOf(target);
    known.set(target, macros);
  }
  return macros;
}

const known = new WeakMap<Target, ReadonlyMap<string, string>>();

function macrosOf(target: Target): ReadonlyMap<string, string> {
  const macros = new Map([
    ...parsed(everywhere),
    ...typesEverywhere,
    ...sizeMacros(target),
    ...parsed(portMacros[target.name] ?? ""),
  ]);
  if (!target.charSigned) macros.set("__CHAR_UNSIGNED__", "1");
  if (!target.wcharSigned) macros.set("__WCHAR_UNSIGNED__", "1");
  if (has128Bits(target)) macros.set("__SIZEOF_INT128__", "16");
  return macros;
}

/** Whether the compiler has `__int128`: where registers hold 64 bits, whatever the pointers are. */
function has128Bits(target: Target): boolean {
  return target.pointer.size === 8 || target.name === "x32" || target.name.endsWith("n32");
}

/** Names that some targets define and others do not. */
export const portMacroNames: ReadonlySet<string> = new Set([
  ...Object.values(portMacros).flatMap((words) => parsed(words).map(([name]) => name)),
  "__CHAR_UNSIGNED__",
  "__WCHAR_UNSIGNED__",
  "__SIZEOF_INT128__",
]);

/** Names that every target defines alike. */
export const commonMacroNames: ReadonlySet<string> = new Set(
  [...parsed(everywhere), ...typesEverywhere].map(([name]) => name),
);

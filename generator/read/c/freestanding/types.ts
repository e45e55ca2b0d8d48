// Types of the language that only a header names: what C has `stddef.h`, `stdarg.h` and
// `stdatomic.h` say.
import { wideEnough } from "./integers.ts";

/** What a C library asks `stddef.h` for alone, by a `#define` in front of the include. */
const needs = ["ptrdiff_t", "size_t", "wchar_t", "wint_t", "NULL"].map((name) => `__need_${name}`);

/** What gcc and clang alike say that a type is declared by. */
const declared = ["size_t", "ptrdiff_t", "wchar_t"].map((name) => {
  const macro = `_${name.toUpperCase()}`;
  return `#if defined __need_${name} && !defined ${macro}\n#define ${macro}\n#endif\n`;
});

/**
 * C11 7.19, and C libraries' `wint_t`. `size_t`, `ptrdiff_t` and `wchar_t` are not declared here:
 * the reader knows them by name, for all targets at once. Headers that declare them where nobody
 * has are told that somebody did.
 */
export const stddef = (): string => `
#if ${needs.map((name) => `!defined ${name}`).join(" && ")}
#define __need_NULL
#define __need_size_t
#define __need_ptrdiff_t
#define __need_wchar_t
#undef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)
#ifndef __holeproof_max_align_t
#define __holeproof_max_align_t 1
typedef struct {
  long long integer __attribute__((__aligned__(__alignof__(long long))));
  long double floating __attribute__((__aligned__(__alignof__(long double))));
#ifdef __i386__
  __float128 quad __attribute__((__aligned__(__alignof__(__float128))));
#endif
} max_align_t;
#endif
#endif
#ifdef __need_NULL
#undef NULL
#define NULL ((void *)0)
#endif
${declared.join("")}
#if defined __need_wint_t && !defined __holeproof_wint_t
#define __holeproof_wint_t 1
typedef __WINT_TYPE__ wint_t;
#endif
${needs.map((name) => `#undef ${name}\n`).join("")}
`;

/** C11 7.16. */
export const stdarg = `
#ifndef __GNUC_VA_LIST
#define __GNUC_VA_LIST
typedef __builtin_va_list __gnuc_va_list;
#endif
#ifdef __need___va_list
#undef __need___va_list
#elif !defined _STDARG_H
#define _STDARG_H
#ifndef _VA_LIST
#define _VA_LIST
typedef __gnuc_va_list va_list;
#endif
#define va_start(list, last) __builtin_va_start(list, last)
#define va_end(list) __builtin_va_end(list)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_copy(to, from) __builtin_va_copy(to, from)
#endif
`;

/** Names behind `atomic_`, and the type each stands for. */
const atomics: readonly (readonly [string, string])[] = [
  ["bool", "_Bool"],
  ["char", "char"],
  ["schar", "signed char"],
  ["uchar", "unsigned char"],
  ["short", "short"],
  ["ushort", "unsigned short"],
  ["int", "int"],
  ["uint", "unsigned int"],
  ["long", "long"],
  ["ulong", "unsigned long"],
  ["llong", "long long"],
  ["ullong", "unsigned long long"],
  ["char16_t", "__CHAR16_TYPE__"],
  ["char32_t", "__CHAR32_TYPE__"],
  ["wchar_t", "__WCHAR_TYPE__"],
  ...wideEnough,
  ...["intptr_t", "uintptr_t", "size_t", "ptrdiff_t", "intmax_t", "uintmax_t"].map(
    (name): [string, string] => [name, name],
  ),
];

/** C11 7.17, but for what functions do: only types and what objects start as. */
export const stdatomic = (): string => `
#ifndef _STDATOMIC_H
#define _STDATOMIC_H
typedef enum {
  memory_order_relaxed = __ATOMIC_RELAXED,
  memory_order_consume = __ATOMIC_CONSUME,
  memory_order_acquire = __ATOMIC_ACQUIRE,
  memory_order_release = __ATOMIC_RELEASE,
  memory_order_acq_rel = __ATOMIC_ACQ_REL,
  memory_order_seq_cst = __ATOMIC_SEQ_CST
} memory_order;
${atomics.map(([name, type]) => `typedef _Atomic(${type}) atomic_${name};\n`).join("")}
typedef _Atomic struct {
  unsigned char value;
} atomic_flag;
#define ATOMIC_FLAG_INIT { 0 }
#define ATOMIC_VAR_INIT(value) (value)
#endif
`;

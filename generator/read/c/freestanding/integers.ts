// Integers of a given width: what C has `stdint.h` say.

/** Of a signed and an unsigned type whose limits the compiler predefines by the same names. */
const limits = (signed: string, unsigned: string): string => `#undef ${signed}_MAX
#define ${signed}_MAX __${signed}_MAX__
#undef ${signed}_MIN
#define ${signed}_MIN (-${signed}_MAX - 1)
#undef ${unsigned}_MAX
#define ${unsigned}_MAX __${unsigned}_MAX__
`;

const widths = [8, 16, 32, 64];

/** Types of at least so many bits, and what each is: gcc's fast ones are as wide as a word. */
export const wideEnough: readonly (readonly [name: string, type: string])[] = widths.flatMap(
  (bits) => {
    const fast = bits === 16 || bits === 32 ? "ptr" : `${bits}`;
    return ["int", "uint"].flatMap((sign) => [
      [`${sign}_least${bits}_t`, `${sign}${bits}_t`] as const,
      [`${sign}_fast${bits}_t`, `${sign}${fast}_t`] as const,
    ]);
  },
);

const fixed = ["", "_LEAST", "_FAST"].flatMap((way) => widths.map((bits) => `${way}${bits}`));

const constants = (name: string): string => `#undef ${name}_C
#define ${name}_C(c) __${name}_C(c)
`;

const width = (name: string, of = name): string => `#define ${name}_WIDTH __${of}_WIDTH__\n`;

/**
 * C11 7.20 as a freestanding implementation has it, with the widths of C23 where asked for. Types
 * of exact widths, and those that hold a pointer or anything, are not declared here: the reader
 * knows them by name, for all targets at once, which what a compiler predefines for one target
 * could not say.
 */
export const stdint = (): string => `
#ifndef _GCC_STDINT_H
#define _GCC_STDINT_H
${wideEnough.map(([name, type]) => `typedef ${type} ${name};\n`).join("")}
${[...fixed, "PTR", "MAX"].map((of) => limits(`INT${of}`, `UINT${of}`)).join("")}
#undef PTRDIFF_MAX
#define PTRDIFF_MAX __PTRDIFF_MAX__
#undef PTRDIFF_MIN
#define PTRDIFF_MIN (-PTRDIFF_MAX - 1)
#undef SIZE_MAX
#define SIZE_MAX __SIZE_MAX__
${["SIG_ATOMIC", "WCHAR", "WINT"]
  .flatMap((name) => [`${name}_MAX`, `${name}_MIN`])
  .map((name) => `#undef ${name}\n#define ${name} __${name}__\n`)
  .join("")}
${[...widths, "MAX"].flatMap((of) => [`INT${of}`, `UINT${of}`].map(constants)).join("")}
#if defined __STDC_WANT_IEC_60559_BFP_EXT__ || __STDC_VERSION__ > 201710L
${widths.map((bits) => width(`INT${bits}`, `INT_LEAST${bits}`)).join("")}
${widths.map((bits) => width(`UINT${bits}`, `INT_LEAST${bits}`)).join("")}
${[...fixed.slice(4), "PTR", "MAX"]
  .map((of) => width(`INT${of}`) + width(`UINT${of}`, `INT${of}`))
  .join("")}
${["PTRDIFF", "SIG_ATOMIC", "SIZE", "WCHAR", "WINT"].map((name) => width(name)).join("")}
#endif
#endif
`;

// Headers that include each other, made up from a seed: what one file can do to another.
import * as fc from "fast-check";
import type { SourceFile } from "../../../generator/read/c/index.ts";

const names = ["a", "b", "c"];
const files = ["h0.h", "h1.h", "h2.h", "h3.h"];
const name = fc.constantFrom(...names);
const file = fc.constantFrom(...files);
/** Words of the target, and words the headers give each other. */
const word = fc.constantFrom("__LP64__", "__i386__", "__BIG_ENDIAN", "M_a", "M_b", "M_c", "E_a");
const type = fc.oneof(
  fc.constantFrom("int", "long", "char", "unknown_t", "enum t_a", "enum t_b"),
  name.map((one) => `${one}_t`),
  name.map((one) => `struct ${one}`),
  name.map((one) => `M_${one}`),
);
const bound = fc.constantFrom("2", "M_a", "E_a", "sizeof(long)", "sizeof(a_t)", "sizeof(struct b)");

/** What stands between declarations. */
const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: file.map((path) => `#include "${path}"`) },
  fc.tuple(name, type).map(([one, of]) => `typedef ${of} ${one}_t;`),
  fc.tuple(name, type, bound).map(([one, of, n]) => `struct ${one} { ${of} x; char y[${n}]; };`),
  name.map((one) => `struct ${one};`),
  name.map((one) => `typedef struct ${one} ${one}_t;`),
  fc.tuple(name, bound).map(([one, n]) => `enum t_${one} { E_${one} = ${n} };`),
  fc.tuple(name, bound).map(([one, n]) => `#define M_${one} ${n}`),
  fc.tuple(name, type).map(([one, of]) => `#define M_${one} ${of}`),
  name.map((one) => `#undef M_${one}`),
  fc.constantFrom("#pragma once", "#pragma pack(1)", "#pragma pack()", "#pragma pack(push, 2)"),
  fc.constantFrom(
    'extern "C" {',
    "}",
    "int f(int",
    ") ;",
    "struct open {",
    "#if M_a > 1",
    "#endif",
  ),
  fc.constantFrom("enum { N = __COUNTER__ };", "@ damage", "#error no", "#include <nowhere.h>"),
);

/** Lines, some of them under conditions. */
const lines: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: piece },
      fc
        .tuple(fc.constantFrom("#ifdef", "#ifndef"), word, piece, piece)
        .map(([test, what, yes, no]) => `${test} ${what}\n${yes}\n#else\n${no}\n#endif`),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((all) => all.join("\n"));

const header = fc
  .tuple(lines, fc.boolean(), file)
  .map(([text, isGuarded, path]) =>
    isGuarded
      ? `#ifndef G_${path.slice(0, 2)}\n#define G_${path.slice(0, 2)}\n${text}\n#endif\n`
      : `${text}\n`,
  );

/** A set of headers that include each other, and files that include them. */
export const anyHeaders: fc.Arbitrary<{
  readonly headers: readonly SourceFile[];
  readonly mains: readonly SourceFile[];
}> = fc
  .tuple(
    fc.array(header, { minLength: files.length, maxLength: files.length }),
    fc.array(lines, { minLength: 2, maxLength: 4 }),
  )
  .map(([texts, mains]) => ({
    headers: texts.map((text, at) => ({ path: files[at]!, text })),
    mains: mains.map((text, at) => ({ path: `main${at}.h`, text: `${text}\n` })),
  }));

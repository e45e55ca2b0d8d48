// Headers that include each other, made up from a seed: what one file can do to another.
import * as fc from "fast-check";
import type { FileSet } from "./in-place.ts";

const names = ["a", "b", "c"];
const files = ["h0.h", "h1.h", "h2.h", "h3.h"];
const name = fc.constantFrom(...names);
/** Words of the target, and words the headers give each other. */
const word = fc.constantFrom("__LP64__", "__i386__", "__BIG_ENDIAN", "M_a", "M_b", "M_c", "E_a");
const type = fc.oneof(
  fc.constantFrom("int", "long", "char", "unknown_t", "enum t_a", "enum t_b"),
  fc.constantFrom("struct a *", "__typeof__(v_a)", "__typeof__(struct b)", "union a"),
  name.map((one) => `${one}_t`),
  name.map((one) => `struct ${one}`),
  name.map((one) => `M_${one}`),
);
const bound = fc.constantFrom(
  "2",
  "3",
  "M_a",
  "M_b + 1",
  "E_a",
  "E_b",
  "sizeof(long)",
  "sizeof(a_t)",
  "sizeof(b_t)",
  "sizeof(struct b)",
  "_Alignof(struct a)",
  "sizeof(v_a)",
  "__COUNTER__ + 1",
  "__LINE__",
);
const attribute = fc.constantFrom("", "", "", " __attribute__((packed))", " M_c");
const condition = fc.oneof(
  word.map((what) => `#ifdef ${what}`),
  word.map((what) => `#ifndef ${what}`),
  word.map((what) => `#if defined(${what}) && __LP64__`),
  bound.map((what) => `#if ${what} > 2`),
  fc.constantFrom("h1.h", "d/h2.h", "nowhere.h").map((path) => `#if __has_include("${path}")`),
);

/** Declarations. */
const declaration = fc.oneof(
  fc.tuple(name, type).map(([one, of]) => `typedef ${of} ${one}_t;`),
  fc.tuple(name, type, bound).map(([one, of, n]) => `typedef ${of} ${one}_t[${n}];`),
  fc
    .tuple(name, type, bound, attribute)
    .map(([one, of, n, how]) => `struct ${one} { ${of} x; char y[${n}]; }${how};`),
  fc.tuple(name, type).map(([one, of]) => `typedef struct { char x; ${of} y; } ${one}_t;`),
  name.map((one) => `struct ${one};`),
  name.map((one) => `typedef struct ${one} ${one}_t;`),
  fc.tuple(name, bound).map(([one, n]) => `enum t_${one} { E_${one} = ${n} };`),
  fc.tuple(name, type).map(([one, of]) => `extern ${of} v_${one};`),
  bound.map((n) => `_Static_assert(${n} == 2, "no");`),
  fc.constantFrom("int f(void) { struct b; }", "int x, y, z, p, q, r, s, t;", "_Pragma(M_b)"),
);

/** Directives but includes. */
const directive = fc.oneof(
  fc.tuple(name, bound).map(([one, n]) => `#define M_${one} ${n}`),
  fc.tuple(name, type).map(([one, of]) => `#define M_${one} ${of}`),
  fc
    .tuple(name, fc.constantFrom('"h2.h"', '"pack(1)"', "__attribute__((packed))", ""))
    .map(([one, what]) => `#define M_${one} ${what}`),
  name.map((one) => `#undef M_${one}`),
  fc
    .tuple(fc.constantFrom("push", "pop"), name)
    .map(([how, one]) => `#pragma ${how}_macro("M_${one}")`),
  fc.constantFrom("#pragma once", "#error no", "#include <nowhere.h>", "#include M_a"),
  fc.constantFrom("#pragma pack(1)", "#pragma pack()"),
  fc.constantFrom("#pragma pack(push, 2)", "#pragma pack(pop)"),
);

/** What is left open, and closed elsewhere or nowhere. */
const damage = fc.constantFrom(
  'extern "C" {',
  "}",
  "int f(int",
  ") ;",
  "struct open {",
  "};",
  "#if M_a > 1",
  "#else",
  "#endif",
  "@ damage",
  "int x;",
  "int f(void) {",
);

/**
 * The includes of header `at`: mostly of later ones, so that most sets come to an end; of a main
 * file now and then, which most often says that it is read once.
 */
function includes(at: number): fc.Arbitrary<string> {
  const some = fc.constantFrom(...files, "./h1.h", "d/h2.h", "main0.h", "main1.h");
  const later = at + 1 < files.length ? fc.constantFrom(...files.slice(at + 1)) : some;
  const path = fc.oneof({ weight: 19, arbitrary: later }, { weight: 1, arbitrary: some });
  return path.map((one) => `#include "${one}"`);
}

/** Lines of header `at`, some of them under conditions. */
function lines(at: number): fc.Arbitrary<string> {
  const include = includes(at);
  const piece = fc.oneof(
    { weight: 6, arbitrary: include },
    { weight: 9, arbitrary: declaration },
    { weight: 6, arbitrary: directive },
    { weight: 1, arbitrary: damage },
    { weight: 1, arbitrary: include.map((one) => `struct c {\n${one}\nint z;\n};`) },
  );
  const chosen = fc
    .tuple(condition, piece, piece)
    .map(([test, yes, no]) => `${test}\n${yes}\n#else\n${no}\n#endif`);
  const line = fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: chosen });
  return fc.array(line, { minLength: 1, maxLength: 9 }).map((all) => all.join("\n"));
}

/** A text as it is, or read once: by a guard, or by its pragma. */
function guarded(path: string, text: string, how: number): string {
  const guard = `G_${path.slice(0, path.indexOf("."))}`;
  if (how === 0) return `#ifndef ${guard}\n#define ${guard}\n${text}\n#endif\n`;
  return how === 1 ? `#pragma once\n${text}\n` : `${text}\n`;
}

const headers = fc.tuple(
  ...files.map((path, at) =>
    fc.tuple(lines(at), fc.nat(3)).map(([text, how]) => guarded(path, text, how)),
  ),
);

/** What a main file ends in: it asks what everything means by now. */
const probe =
  "\nstruct r0 { a_t x; };\nstruct r1 { struct b x; };\nstruct r2 { char x[E_a]; };\n" +
  "struct r3 { M_a x; };\nstruct r4 { char x[sizeof(v_a)]; };\nstruct r5 { b_t x; };\n" +
  "struct r6 { char x[__COUNTER__ + 1]; long y; };\nstruct r7 { char x[M_b]; struct c y; };\n";

/** A set of headers that include each other, and files that include them. */
export const anyHeaders: fc.Arbitrary<FileSet> = fc
  .tuple(
    headers,
    fc.array(fc.tuple(lines(-1), fc.nat(3)), { minLength: 2, maxLength: 4 }),
    fc.nat(5),
  )
  .map(([texts, mains, before]) => ({
    headers: [
      ...texts.map((text, at) => ({ path: files[at]!, text })),
      // The same text under another path is another file.
      { path: "d/h2.h", text: texts[2]! },
    ],
    mains: mains.map(([text, how], at) => {
      const path = `main${at}.h`;
      return { path, text: guarded(path, `${text}${probe}`, how) };
    }),
    before: before === 0 ? files[3] : undefined,
  }));

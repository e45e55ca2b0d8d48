// Definitions however they are written: as one token with their name, or word by word.
import { describe, expect, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64")!;

/** Each definition as `name(parameters) body line:column`, and what is said of the text. */
function check(text: string, macros: readonly string[], said: readonly string[] = []): void {
  const { unit, findings } = readC({ path: "x.h", text }, { target });
  const told = unit.macros.map(({ name, parameters, body, span }) => {
    const called = parameters === undefined ? name : `${name}(${parameters.join(",")})`;
    return `${called} ${body} ${span.line}:${span.column}`;
  });
  expect(told).toEqual(macros);
  expect(findings.map(({ message, span }) => `${message} ${span.line}:${span.column}`)).toEqual(
    said,
  );
}

describe("definitions", () => {
  it("stand where their name does, whatever stands before it", () => {
    check("#define A 1\n  #  define\tB  2\n%:define C 3\n#/* */define D 4\n# define /**/ E 5", [
      "A 1 1:9",
      "B 2 2:13",
      "C 3 3:10",
      "D 4 4:14",
      "E 5 5:15",
    ]);
  });

  it("may have a name that goes on behind a splice", () => {
    check("#define LO\\\nNG 3\n#define \\\nFAR 4\nchar a[LONG];\n#ifdef LO\n#error no\n#endif", [
      "LONG 3 1:9",
      "FAR 4 4:1",
    ]);
  });

  it("end with their line, which goes on behind a splice", () => {
    check("#define A 1 \\\n + 2\n#define B\n#define C(x) x ## 1 // of x\n#define D /* none */\n", [
      "A 1 + 2 1:9",
      "B  3:9",
      "C(x) x ## 1 4:9",
      "D  5:9",
    ]);
  });

  it("keep what looks like a comment, and what stands behind one", () => {
    check(`#define A "http://a" /* b */\n#define B '/' // 'c'\n#define C 1 /* d */ + 2\n`, [
      'A "http://a" 1:9',
      "B '/' 2:9",
      "C 1 + 2 3:9",
    ]);
  });

  it("may be said of a literal's prefix, and of nothing that is no name", () => {
    check(
      '#define X"a"\n#define L"a"\n#define 1 2\n#define\n#define Y(a\nint x;',
      ['X "a" 1:9'],
      [
        "the macro definition is damaged 2:9",
        "the macro definition is damaged 3:9",
        "the macro definition is damaged 4:2",
        "the macro definition is damaged 5:9",
      ],
    );
  });

  it("that are none, or ask for nothing, are told of", () => {
    check(
      "#elsif A\n#ifdef\n#define B\n#endif\n#ifndef 3\n#define C\n#endif\n#warning D\n",
      [],
      [
        "#elsif is not a directive 1:1",
        "no macro name to ask for; taken as false 2:2",
        "no macro name to ask for; taken as false 5:2",
      ],
    );
  });

  it("are carried out inside the arguments of a call and the body of a function", () => {
    check(
      `#define TWO(a, b) a b
TWO(struct s {,
#define N 3
  char c[N]; };)
void f(void) {
#define M 5
}
struct t { char c[M]; };
_Static_assert(sizeof(struct s) == 3 && sizeof(struct t) == 5, "");`,
      ["TWO(a,b) a b 1:9", "N 3 3:9", "M 5 6:9"],
    );
  });

  it("are left out with the group they stand in, and take no part in a guard", () => {
    check("#if 0\n#define A 1\n#else\n#define B 2\n#endif", ["B 2 4:9"]);
    const guarded = { path: "g.h", text: "#ifndef G\n#define G\n#endif\n#define LATE 1\n" };
    const main = { path: "x.h", text: '#include "g.h"\n#undef LATE\n#include "g.h"\nint a[LATE];' };
    const { findings } = readC(main, { target, include: () => guarded });
    expect(findings).toEqual([]);
    const again = { ...main, text: `${main.text}\nstruct s { char c[LATE]; };` };
    const { unit } = readC(again, { target, include: () => guarded });
    expect(unit.records[0]!.members[0]!.type).toMatchObject({ kind: "array", count: 1 });
  });
});

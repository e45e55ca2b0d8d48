// Bodies of functions: passed over without their macros, with their directives.
import { describe, expect, it } from "vitest";
import { titleOf } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64")!;

/** The records a text declares, and what is said of it. */
function check(text: string, titles: readonly string[], messages: readonly string[] = []): void {
  const { unit, findings } = readC({ path: "x.h", text }, { target });
  expect(unit.records.map(titleOf)).toEqual(titles);
  expect(findings.map(({ message }) => message)).toEqual(messages);
}

const doubling = Array.from({ length: 40 }, (_, at) => `#define D${at} D${at + 1} D${at + 1}`);

describe("bodies of functions", () => {
  it("declare nothing, whatever stands before their brace", () => {
    check(
      `static inline int f(int a) { struct inside { int z; }; return a; }
       struct a { int x; };
       struct a *g(void) {}
       struct a h(int q) { return (struct a){ q }; }
       static inline void __attribute__((noinline)) i(void) { { } }
       int (*j(void))(int) { return 0; }
       struct b { char c; };`,
      ["struct a", "struct b"],
    );
  });

  it("cost nothing, whatever their macros would come to", () => {
    check(`${doubling.join("\n")}\nvoid f(void) { D0; }\nstruct a { int x; };`, ["struct a"]);
  });

  it("have directives like any other text", () => {
    check(
      `void f(void)
{
#define INSIDE 4
#if INSIDE > 3
	g();
}
#else
}
}
#endif
struct a { char n[INSIDE]; };
_Static_assert(sizeof(struct a) == 4, "");`,
      ["struct a"],
    );
  });

  it("are no initialisers, no records and no blocks of C++", () => {
    check(
      `int list[] = { 1, 2 };
       struct a { int (*f)(int); struct { short s; } in; };
       struct __attribute__((packed)) { char c; } one;
       struct b *two = &(struct b) { 3 };
       extern "C" { struct c { int x; }; }
       enum e { A = sizeof(int), B };`,
      ["struct a", "struct c"],
    );
  });

  it("may be open at the end", () => {
    check("struct a { int x; };\nvoid f(void) { if (x) {", ["struct a"]);
  });
});

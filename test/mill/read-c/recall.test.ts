// A header read again in other surroundings: what it says as before is the very same as before.
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import type { CRecord, Type } from "../../../generator/model/index.ts";
import { readForTargets, ReadSession } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const targets = ["x86_64", "i386"].map((name) => targetNamed(name)!);

/** `struct m` on each target, of each main file in turn, all of which include `h.h`. */
function recordsOf(header: string, mains: readonly string[]): readonly (readonly CRecord[])[] {
  const file = { path: "h.h", text: header };
  const session = new ReadSession();
  const include = (): typeof file => file;
  return mains.map((text, at) => {
    const main = { path: `main${at}.h`, text };
    const readings = readForTargets(main, targets, { include, session });
    return targets.map((target) => {
      const { reading } = readings.find((one) => one.targets.includes(target))!;
      return reading.unit.records.find(({ name }) => name === "m")!;
    });
  });
}

describe("what is said otherwise than before is told apart", () => {
  /** Sizes of the last main file's `struct m`. */
  const check = (header: string, mains: readonly string[], sizes: readonly number[]): void => {
    const last = recordsOf(header, mains).at(-1)!;
    expect(last.map((record, at) => layoutOf(record, targets[at]!).size)).toEqual(sizes);
  };
  const use = '#include "h.h"\nstruct m { t x; };\n';
  const byTarget = (wide: string, narrow: string): string =>
    `#ifdef __LP64__\ntypedef ${wide} t;\n#else\ntypedef ${narrow} t;\n#endif\n`;

  it("a word that was defined and is not any more", () => {
    const header = "#ifdef A\n#define M 8\n#else\n#undef M\n#endif\n";
    const again = "#ifdef M\nstruct m { char c[8]; };\n#else\nstruct m { char c; };\n#endif\n";
    const mains = ['#define A\n#include "h.h"\n', `#define M 4\n#include "h.h"\n${again}`];
    check(header, mains, [1, 1]);
  });

  it("a word that was not defined and is now", () => {
    const header = "#ifdef A\n#undef M\n#else\n#define M 8\n#endif\n";
    const again = "#ifdef M\nstruct m { char c[8]; };\n#else\nstruct m { char c; };\n#endif\n";
    const mains = ['#define A\n#define M 4\n#include "h.h"\n', `#include "h.h"\n${again}`];
    check(header, mains, [8, 8]);
  });

  it("a type that was another", () => {
    check("typedef T t;\n", [`#define T int\n${use}`, `#define T char\n${use}`], [1, 1]);
  });

  it("a type of many meanings that has one now, and the reverse", () => {
    const header = `#ifdef A\n${byTarget("long long", "int")}#else\ntypedef char t;\n#endif\n`;
    check(header, [`#define A\n${use}`, use], [1, 1]);
    check(header, [use, `#define A\n${use}`], [8, 4]);
  });

  it("a type that is another on one of the targets", () => {
    const some = byTarget("long long", "int");
    const header = `#ifdef A\n${some}#else\n${byTarget("long long", "short")}#endif\n`;
    check(header, [`#define A\n${use}`, use], [8, 2]);
  });
});

describe("what is said as before is the same object", () => {
  /** `said` declares the type `t` or `struct t`, whatever B is. */
  const check = (said: string, type: string): void => {
    const header = `#ifdef B\n#endif\n${said}\n`;
    const use = `#include "h.h"\nstruct m { ${type} x; };\n`;
    const [before, after] = recordsOf(header, [use, `#define B\n${use}`]);
    const typeOf = (records: readonly CRecord[]): Type => records[0]!.members[0]!.type;
    expect(typeOf(after!)).toBe(typeOf(before!));
  };

  it("typedefs", () => check("typedef unsigned t;", "t"));
  it("tags", () => check("struct t { int x; };", "struct t"));
  it("typedefs that differ from target to target", () =>
    check("#ifdef __LP64__\ntypedef int t;\n#else\ntypedef short t;\n#endif", "t"));
});

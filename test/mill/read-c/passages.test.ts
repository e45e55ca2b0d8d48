// Passages: what stood between two includes is not done again, and comes to what it would now.
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readForTargets, ReadSession } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const targets = ["x86_64", "i386"].map((name) => targetNamed(name)!);
/** As long as a passage has to be to be kept. */
const long = "int f(int a, int b, int c, int d, int e);";

/**
 * Reads one file after the other, all of which include `h.h`: how large `struct m` of the last one
 * is on each target, and what is said of that file.
 */
function check(
  header: string,
  mains: readonly string[],
  sizes: readonly (number | undefined)[],
  said: readonly string[],
): void {
  const files = [
    { path: "h.h", text: header },
    { path: "x.h", text: "#ifdef B\ntypedef int x_t;\n#endif\n" },
  ];
  const session = new ReadSession();
  const include = (name: string): (typeof files)[number] | undefined =>
    files.find(({ path }) => path === name);
  const read = (text: string, at: number): ReturnType<typeof readForTargets> =>
    readForTargets({ path: `main${at}.h`, text }, targets, { include, session });
  const last = mains.map(read).at(-1)!;
  const sizeOn = (target: (typeof targets)[number]): number | undefined => {
    const { reading } = last.find((one) => one.targets.includes(target))!;
    const record = reading.unit.records.find(({ name }) => name === "m");
    return record && layoutOf(record, target).size;
  };
  expect(targets.map(sizeOn)).toEqual(sizes);
  const messages = last.flatMap(({ reading }) => reading.findings.map(({ message }) => message));
  expect([...new Set(messages)]).toEqual(said);
}

describe("passages", () => {
  it("are for the targets they were read for", () => {
    const header = `struct s { char c[sizeof(long)]; int a; int b; int d; };\n#include "x.h"\n`;
    const main = '#include "h.h"\nstruct m { struct s s; };';
    check(header, [main, `#define B\n${main}`], [20, 16], []);
  });

  it("start in as many blocks of C++ as before", () => {
    const header = `#ifdef A\nextern "C" {\n#endif\n#include "x.h"\n${long}\n}\n`;
    const mains = ['#define A\n#include "h.h"\n', 'extern "C" {\n#include "h.h"\n}\n'];
    check(header, mains, [undefined, undefined], ["this starts no declaration"]);
  });

  it("leave open as many as they did", () => {
    const header = `extern "C" {\n#include "x.h"\n${long}\n}\n#include "x.h"\n#ifdef B\n}\n#endif\n`;
    const mains = ['#include "h.h"\n', '#define B\nextern "C" {\n#include "h.h"\n}\n'];
    check(header, mains, [undefined, undefined], ["this starts no declaration"]);
  });

  it("leave conditionals open as they were", () => {
    const header = `#ifndef A
${long}
#include "x.h"
struct s { int x; };
#ifdef B
#endif
#else
#error no
#endif
`;
    const main = '#include "h.h"\nstruct m { struct s s; };';
    check(header, [main, `#define B\n${main}`], [4, 4], []);
  });

  it("go on with the lines #line gave them", () => {
    const header = `#line 100
${long}
#include "x.h"
${long}
struct s { char line[__LINE__]; };
#ifdef C
#endif
`;
    const main = '#include "h.h"\nstruct m { struct s s; };';
    check(header, [main, `#define B\n#define C\n${main}`], [103, 103], []);
  });

  it("are those of the lines #line gave them", () => {
    const header = `#ifdef B
#line 100
#endif
#include "x.h"
${long}
struct s { char line[__LINE__]; };
`;
    const main = '#include "h.h"\nstruct m { struct s s; };';
    check(header, [main, `#define B\n${main}`], [103, 103], []);
  });
});

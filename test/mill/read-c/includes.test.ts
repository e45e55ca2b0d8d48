// What an included file did is remembered: a reading that remembers equals one that does not.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readC, readForTargets, ReadSession } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { anyHeaders } from "./any-headers.ts";
import { checkInPlace } from "./in-place.ts";

const targets = ["x86_64", "i386", "ppc32", "m68k"].map((name) => targetNamed(name)!);
const soak = process.env["HOLEPROOF_SOAK"];
/** The same sets each time, so that no run of the suite fails by chance; a soak makes up others. */
const chosen = soak === undefined ? { numRuns: 60, seed: 20_000 } : { numRuns: 60 * Number(soak) };

it("reading with a memory equals reading everything in place", () => {
  fc.assert(fc.property(anyHeaders, checkInPlace), chosen);
});

/** Small sets that one memory or another got wrong once: every header, then the main files. */
const sets: readonly (readonly [what: string, ...texts: readonly string[]])[] = [
  [
    "a target that asks otherwise before too much is read gets a reading of its own",
    '#include "h1.h"\n',
    '#ifdef __LP64__\n#include "h3.h"\n#else\nint a;\n#endif\n#include "h0.h"\n',
    '#ifndef G\n#define G\n#ifndef __i386__\n#include "h0.h"\n#endif\n#endif\n',
    '#include "h2.h"\n',
    '#include "h3.h"\n#define M 2\n#include "h0.h"\n',
  ],
  [
    "so does one that comes to the end of the first file and not of the second",
    '#ifdef __i386__\n#include "h0.h"\n#endif\n',
    '#ifdef __m68k__\n#include "h1.h"\n#endif\n',
    "",
    "",
    '#include "h0.h"\n#include "h1.h"\n#define M 2\nstruct r { long x; };\n',
  ],
  [
    "__COUNTER__ goes on from what the includes of this target asked",
    "#ifdef __LP64__\nenum { A = __COUNTER__ };\n#endif\n",
    "int f(int a[__COUNTER__]\n",
    "enum { B = __COUNTER__ };\n",
    "",
    '#include "h0.h"\n#include "h1.h"\n);\n#include "h2.h"\n#include "h2.h"\n' +
      "struct r { char x[B + 1]; char y[__COUNTER__ + 1]; };\n",
  ],
  [
    "who names a record before two definitions of it means the first",
    "struct c { char x; };\n",
    "struct c { long x; };\n",
    "",
    "",
    'typedef struct c c_t;\n#include "h0.h"\n#include "h1.h"\nstruct r { c_t x; struct c y; };\n',
  ],
  [
    "of two definitions one in the other the inner one is the first",
    "typedef struct c c_t;\n",
    "struct c { char x; };\n",
    "",
    "",
    '#include "h0.h"\nstruct c {\n#include "h1.h"\nint z;\n};\nstruct r { c_t x; };\n',
  ],
  [
    "a record completed behind an include is whole when that file is included again",
    "struct a { struct b x; };\n",
    'struct b;\n#include "h0.h"\nstruct b { int x; };\n',
    "",
    "",
    '#include "h1.h"\n#include "h0.h"\nstruct r { struct a x; };\n',
    '#include "h1.h"\nstruct r { struct a x; };\n',
  ],
  [
    "what a file included by an included one asks of a target, both ask",
    '#include "h1.h"\n',
    "#ifdef __LP64__\n#define M 1\n#else\n#define M 2\n#endif\n",
    "",
    "",
    '#ifdef __LP64__\nint x;\n#endif\n#include "h0.h"\nstruct r { char x[M]; };\n',
  ],
  [
    "an array of unknown bound has the elements its tag has by now",
    "typedef struct c a_t[M];\n",
    "struct c { int z; };\n",
    "",
    "",
    '#include "h0.h"\n#include "h1.h"\nstruct r { a_t x; };\n',
  ],
];

it.each(sets)("%s", (_, ...texts) => {
  const named = (text: string, at: number): { path: string; text: string } => ({
    path: at < 4 ? `h${at}.h` : `main${at}.h`,
    text,
  });
  const files = texts.map((text, at) => named(text, at));
  checkInPlace({ headers: files.slice(0, 4), mains: files.slice(4) });
});

it("text before an include is done as before inside the conditional it stands in", () => {
  const files = [
    {
      path: "h.h",
      text:
        '#if 1\nstruct s { int a; int b; int c; int d; };\n#include "k.h"\n#else\n' +
        'struct s { char z; };\n#endif\nextern "C" {\nstruct t { k_t a; struct s b; };\n}\n',
    },
    { path: "k.h", text: "typedef K k_t;\n" },
  ];
  const include = (name: string): (typeof files)[number] | undefined =>
    files.find(({ path }) => path === name);
  const session = new ReadSession();
  const target = targets[0]!;
  const sizes = ["char", "long", "int"].map((k) => {
    const main = {
      path: `${k}.h`,
      text: `#define K ${k}\n#include "h.h"\nstruct r { struct t x; };\n`,
    };
    const { unit } = readC(main, { target, include, session });
    return layoutOf(unit.records[0]!, target).size;
  });
  expect(sizes).toEqual([20, 24, 20]);
});

/** Sizes of the main file's record, and what was said, for each meaning of K in one session. */
function again(text: string): readonly (readonly [size: number, said: number])[] {
  const files = [
    { path: "h.h", text },
    { path: "k.h", text: "typedef K k_t;\n" },
  ];
  const include = (name: string): (typeof files)[number] | undefined =>
    files.find(({ path }) => path === name);
  const session = new ReadSession();
  return ["char", "long", "int"].map((k) => {
    const main = { path: `${k}.h`, text: `#define K ${k}\n#include "h.h"\nstruct r { s_t x; };\n` };
    const { unit, findings } = readC(main, { target: targets[0]!, include, session });
    return [layoutOf(unit.records[0]!, targets[0]!).size, findings.length] as const;
  });
}

it("a record named before an include and completed behind it is the one of this reading", () => {
  const before = "typedef struct s s_t;\nextern int a, b, c, d, e, f, g, h;\n";
  const sizes = again(`${before}#include "k.h"\nstruct s { k_t a; };\n`).map(([size]) => size);
  expect(sizes).toEqual([1, 8, 4]);
});

it("what a machine's header makes of a fixed width is as wide on every other", () => {
  const wide = "typedef unsigned long __uint64_t;\ntypedef __uint64_t uint64_t;\n";
  const words = `${wide}typedef unsigned long ulong64;\n`;
  const text = '#include "words.h"\nstruct a { ulong64 x; uint64_t y; };\n';
  const sizes = (of: string, ours: string): readonly unknown[] => {
    const include = (): { path: string; text: string } => ({ path: "words.h", text: words });
    const { unit } = readC({ path: "a.h", text: ours }, { target: targets[0]!, include });
    return layoutOf(unit.records[0]!, targetNamed(of)!).slots.map(({ size }) => size);
  };
  expect(sizes("x86_64", text)).toEqual([8, 8]);
  expect(sizes("i386", text)).toEqual([4, 8]);
  // What the file itself says of the word holds.
  expect(sizes("i386", `${wide}struct a { uint64_t y; };\n`)).toEqual([4]);
});

it("what was said of the text before an include is said each time", () => {
  const before = "#error one\ntypedef struct { int a, b, c, d, e; } s_t;\n";
  expect(again(`${before}#include "k.h"\n`).map(([, said]) => said)).toEqual([1, 1, 1]);
});

it("what was missed before too much was read stays missed", () => {
  const files = [
    { path: "a.h", text: '#ifndef A\n#define A\n#include "b.h"\n#endif\n' },
    { path: "b.h", text: '#include "c.h"\n#include "b.h"\n' },
    { path: "c.h", text: '#include "a.h"\n#include "once.h"\n#pragma pack(1)\n' },
    { path: "once.h", text: "#include <nowhere.h>\n#pragma once\n" },
  ];
  const include = (name: string): (typeof files)[number] | undefined =>
    files.find(({ path }) => path === name);
  const main = { path: "main.h", text: '#include "c.h"\n' };
  const { missing, findings } = readC(main, { target: targets[0]!, include });
  expect(missing).toContain("nowhere.h");
  expect(findings.map(({ rule }) => rule)).toContain("budget");
});

it("what a file declares over again it declares where nobody did before", () => {
  const files = [
    { path: "outer.h", text: '#include "inner.h"\n' },
    { path: "inner.h", text: "typedef short s_t;\n" },
  ];
  const include = (name: string): (typeof files)[number] | undefined =>
    files.find(({ path }) => path === name);
  const session = new ReadSession();
  const mains = ['#include "inner.h"\n#include "outer.h"\n', '#include "outer.h"\n'];
  const sizes = mains.map((text, at) => {
    const main = { path: `${at}.h`, text: `${text}struct r { s_t x; };\n` };
    const { unit } = readC(main, { target: targets[0]!, include, session });
    return layoutOf(unit.records[0]!, targets[0]!).size;
  });
  expect(sizes).toEqual([2, 2]);
});

it("what macros may cost grows with what is read", () => {
  const lines = "TEN(;)\n".repeat(110_000);
  const text = `#define TEN(x) x x x x x x x x x x\n${lines}#define N 3\nstruct S { char a[N]; };\n`;
  const { unit, findings } = readC({ path: "long.h", text }, { target: targets[0]! });
  expect(findings).toEqual([]);
  expect(layoutOf(unit.records[0]!, targets[0]!).size).toBe(3);
});

it.each([
  ["once", '#include "t.h"\n#ifndef M\n#define M\nstruct s { int a; };\n#endif\n', "s"],
  ["deeper", '#include "u.h"\n#ifndef M\n#define M\nstruct s { int a; };\n#endif\n', "s"],
  [
    "by itself",
    "#ifdef AGAIN\nstruct s { int a; };\n#else\n#define AGAIN\n" +
      '#include "./m.h"\nstruct r { struct s s; };\n#endif\n',
    "s,r",
  ],
])("a file that is included again before its guard has its records: %s", (_, text, names) => {
  const files = [
    { path: "m.h", text },
    { path: "./m.h", text },
    {
      path: "t.h",
      text: '#ifndef T\n#define T\n#include "m.h"\nstruct t { struct s s; };\n#endif\n',
    },
    {
      path: "u.h",
      text: '#ifndef U\n#define U\n#include "t.h"\nstruct u { struct t t; };\n#endif\n',
    },
  ];
  const include = (name: string): (typeof files)[number] | undefined =>
    files.find(({ path }) => path === name);
  const session = new ReadSession();
  for (const main of [files[3]!, files[0]!, files[3]!, files[0]!]) {
    const [one, ...more] = readForTargets(main, targets, { include, session });
    expect(more).toEqual([]);
    expect(one!.reading.findings).toEqual([]);
    const wanted = main === files[0] ? names : "u";
    if (main === files[0] || names === "s")
      expect(one!.reading.unit.records.map(({ name }) => name).join()).toBe(wanted);
  }
});

it("headers that include each other twice do not double what they miss at every level", () => {
  const twice = (name: string): string => `#include "${name}"\n`.repeat(2);
  const files = new Map(
    Array.from({ length: 40 }, (_, at) => {
      const text = at === 0 ? '#include "gone.h"\n#include "lost.h"\n' : twice(`h${at - 1}.h`);
      return [`h${at}.h`, { path: `h${at}.h`, text }];
    }),
  );
  const main = { path: "m.h", text: `${twice("h39.h")}struct m { gone_t a; };\n` };
  const { missing, unit } = readC(main, {
    target: targets[0]!,
    include: (name) => files.get(name),
  });
  expect(unit.records.map(({ name }) => name)).toEqual(["m"]);
  expect(new Set(missing)).toEqual(new Set(["gone.h", "lost.h"]));
  expect(missing.length).toBeLessThan(200);
});

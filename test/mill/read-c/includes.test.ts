// What an included file did is remembered: a reading that remembers equals one that does not.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import {
  readC,
  readForTargets,
  ReadSession,
  type Reading,
} from "../../../generator/read/c/index.ts";
import { targetNamed, type Target } from "../../../generator/targets/index.ts";
import { anyHeaders } from "./any-headers.ts";

const targets = ["x86_64", "i386", "ppc32", "m68k"].map((name) => targetNamed(name)!);
const runs = 60 * Number(process.env["HOLEPROOF_SOAK"] ?? 1);

/** All a reading says about one file, in a form that compares. */
function told({ unit, findings }: Reading, path: string, target: Target): string {
  const records = unit.records.filter(({ span }) => span.file === path);
  const layouts = records.map((record) => {
    const { size, align, exact, slots } = layoutOf(record, target);
    return { size, align, exact, slots: slots.map(({ offset, size: bytes }) => [offset, bytes]) };
  });
  const macros = unit.macros.filter(({ span }) => span.file === path);
  const said = findings.filter(({ span }) => span.file === path);
  const all = { records, layouts, macros, said };
  return JSON.stringify(all, (_, value: unknown) => {
    if (typeof value === "bigint") return `${value}`;
    // Conditions are kept in the files asked for only; reading in place asks for all.
    return isElsewhere(value, path) ? { ...value, condition: undefined } : value;
  });
}

function isElsewhere(value: unknown, path: string): value is object {
  const member = value as { span?: { file: string }; condition?: string } | null;
  return member?.condition !== undefined && member.span?.file !== path;
}

it("reading with a memory equals reading everything in place", () => {
  fc.assert(
    fc.property(anyHeaders, ({ headers, mains }) => {
      const include = (name: string): (typeof headers)[number] | undefined =>
        headers.find(({ path }) => path === name);
      const session = new ReadSession();
      for (const main of [...mains, ...mains]) {
        const readings = readForTargets(main, targets, { include, session });
        const answered = readings.flatMap((one) => one.targets.map((target) => target.name));
        expect(answered.toSorted()).toEqual(targets.map((target) => target.name).toSorted());
        for (const { reading, targets: alike } of readings) {
          for (const target of alike) {
            const inPlace = readC(main, { target, include, scope: "all" });
            expect(reading.missing).toEqual(expect.arrayContaining([...inPlace.missing]));
            expect(told(reading, main.path, target)).toBe(told(inPlace, main.path, target));
          }
        }
      }
    }),
    { numRuns: runs },
  );
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

// Names the preprocessor answers by where they stand.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readC, ReadSession, type SourceFile } from "../../../generator/read/c/index.ts";
import { scratch } from "../../scratch.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64")!;
const session = new ReadSession();

/** The bounds of the arrays a file and its headers declare. */
function bounds(file: SourceFile, headers: Readonly<Record<string, SourceFile>> = {}): unknown[] {
  const include = (name: string): SourceFile | undefined => headers[name];
  const { unit, findings } = readC(file, { target, session, include, scope: "file" });
  expect(findings).toEqual([]);
  return unit.records.flatMap(({ members }) =>
    members.map(({ type }) => (type.kind === "array" ? type.count : undefined)),
  );
}

it("__FILE_NAME__ is the last part of the path, __FILE__ the whole", () => {
  const text = "struct s { char a[sizeof(__FILE_NAME__)]; char b[sizeof(__FILE__)]; };";
  expect(bounds({ path: "linux/bay.h", text })).toEqual([6, 12]);
});

it("#line and what a preprocessor leaves say what __FILE__ and __LINE__ are", () => {
  const text =
    '#line 9 "a/bay.c"\nstruct s { char a[__LINE__]; char b[sizeof(__FILE__)];\n' +
    "#line 20\nchar c[__LINE__]; char d[sizeof(__FILE__)]; char e[sizeof(__FILE_NAME__)];\n" +
    '# 3 "x"\nchar f[sizeof(__FILE__)]; };';
  expect(bounds({ path: "linux/bay.h", text })).toEqual([9, 8, 20, 8, 6, 2]);
});

it("what a preprocessor leaves says how deep a text was included, and returns from there", () => {
  const asked = (name: string): string =>
    `struct ${name} { char a[__LINE__]; char b[sizeof(__FILE__)]; char c[__INCLUDE_LEVEL__ + 1]; };`;
  const text = [
    '# 1 "main.c"',
    '# 1 "<built-in>"',
    '# 1 "main.c"',
    '# 4 "x.h" 1',
    asked("in_x"),
    '# 1 "dir/y.h" 1',
    asked("in_y"),
    '# 7 "x.h" 2',
    asked("back_in_x"),
    '# 9 "main.c" 2',
    asked("back"),
    '# 20 "sys.h" 1 3 4',
    "#line 50",
    asked("in_sys"),
    '#line 60 "other.h" 1',
    asked("in_other"),
    '# 11 "" 2',
    asked("back_again"),
    '# 10 "wrong.h" 2',
    asked("ignored"),
    "",
  ].join("\n");
  const places = {
    in_x: [4, 4, 2],
    in_y: [1, 8, 3],
    back_in_x: [7, 4, 2],
    back: [9, 7, 1],
    in_sys: [50, 6, 2],
    in_other: [60, 8, 2],
    back_again: [11, 7, 1],
    ignored: [13, 7, 1],
  };
  const path = "main.c";
  expect(bounds({ path, text })).toEqual(Object.values(places).flat());
  const { status } = spawnSync("gcc", ["--version"]);
  if (status !== 0) return;
  const lines = Object.entries(places).flatMap(([name, place]) =>
    place.map((size, at) => {
      const member = `((struct ${name} *)0)->${["a", "b", "c"][at]!}`;
      return `_Static_assert(sizeof(${member}) == ${size}, "${name}");`;
    }),
  );
  const folder = scratch();
  writeFileSync(join(folder, path), [text, ...lines, ""].join("\n"));
  const words = ["-fsyntax-only", "-w", path];
  expect(spawnSync("gcc", words, { cwd: folder, encoding: "utf8" }).stderr).not.toMatch(/error/);
});

it("__INCLUDE_LEVEL__ is how many files are included around it", () => {
  const deep = {
    path: "deep.h",
    text: "enum { DEEP = __INCLUDE_LEVEL__ };\n#define HERE __INCLUDE_LEVEL__\n",
  };
  const between = {
    path: "between.h",
    text: '#include "deep.h"\nenum { BETWEEN = __INCLUDE_LEVEL__ };\n',
  };
  const headers = { "deep.h": deep, "between.h": between };
  const record = "struct s { char a[DEEP + 1]; char b[HERE + 1]; char c[__INCLUDE_LEVEL__ + 1]; };";
  const main = (name: string): SourceFile => ({
    path: "x.h",
    text: `#include "${name}"\n${record}`,
  });
  expect(bounds(main("deep.h"), headers)).toEqual([2, 1, 1]);
  expect(bounds(main("between.h"), headers)).toEqual([3, 1, 1]);
  expect(bounds(main("deep.h"), headers)).toEqual([2, 1, 1]);
});

it("__INCLUDE_LEVEL__ is asked again by who includes who asks", () => {
  const deep = { path: "deep.h", text: "enum { DEEP = __INCLUDE_LEVEL__ };\n" };
  const between = { path: "between.h", text: '#include "deep.h"\n' };
  const outer = { path: "outer.h", text: '#include "between.h"\n' };
  const headers = { "deep.h": deep, "between.h": between, "outer.h": outer };
  const text = "struct s { char a[DEEP]; };";
  expect(bounds({ path: "x.h", text: `#include "between.h"\n${text}` }, headers)).toEqual([2]);
  expect(bounds({ path: "y.h", text: `#include "outer.h"\n${text}` }, headers)).toEqual([3]);
});

it("__BASE_FILE__ is the file the reading started with, in every header and for every reader", () => {
  const deep = {
    path: "deep.h",
    text: '#line 3 "other.h"\nenum { DEEP = sizeof(__BASE_FILE__) };\n',
  };
  const between = { path: "between.h", text: '#include "deep.h"\n' };
  const headers = { "deep.h": deep, "between.h": between };
  const text = '#include "between.h"\nstruct s { char a[DEEP]; char b[sizeof(__BASE_FILE__)]; };\n';
  expect(bounds({ path: "x.h", text }, headers)).toEqual([4, 4]);
  expect(bounds({ path: "longer.h", text }, headers)).toEqual([9, 9]);
});

it("__has_feature is answered as the compiler that is followed does", () => {
  const text = ["feature(c_static_assert)", "extension(__gnu_asm__)", "feature(gnu_asm)"]
    .map((asked, at) => `#if __has_${asked}\nstruct s${at} { int x; };\n#endif\n`)
    .join("");
  const named = (compiler: "gcc" | "clang"): readonly string[] =>
    readC({ path: "x.h", text }, { target: { ...target, compiler }, session }).unit.records.map(
      ({ name }) => name,
    );
  expect(named("gcc")).toEqual([]);
  expect(named("clang")).toEqual(["s0", "s1"]);
});

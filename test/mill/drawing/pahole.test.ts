// Our drawing beside pahole's, number by number: it must carry what a reader of pahole relies on.
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { groupLayouts } from "../../../generator/layout/index.ts";
import { type CRecord, titleOf } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { drawLayout } from "../../../generator/write/drawing/index.ts";
import { scratch } from "../../scratch.ts";

const x86 = targetNamed("x86_64")!;
const isThere = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;
const hasBoth = process.arch === "x64" && isThere("gcc") && isThere("pahole");
if (!hasBoth) console.warn("SKIPPED: drawings beside pahole's: gcc or pahole is not installed");

/** What a drawing says of a record. Unused bits are counted in bits, wherever a byte ends. */
interface Numbers {
  /** `offset size` of every line with one, those that close a record too; `bit 67 5` for bits. */
  readonly rows: readonly string[];
  readonly size: number;
  readonly members: number;
  readonly lines: number;
  readonly last: number;
  /** Bits that belong to no member of the outermost record. */
  readonly unused: number;
}

const sumOf = (text: string, pattern: RegExp): number =>
  [...text.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0);

function paholeOf(name: string, object: string): Numbers {
  const text = execFileSync("pahole", ["-C", name, object], { encoding: "utf8" });
  const rows = text.split("\n").flatMap((line) => {
    const match = /(?::(\d+))?;\s+\/\*\s+(\d+)(?::\s*(\d+))?\s+(\d+) /.exec(line);
    if (match === null) return [];
    const [, bits, offset, bit, size] = match;
    return [
      bits === undefined ? `${offset} ${size}` : `bit ${Number(offset) * 8 + Number(bit)} ${bits}`,
    ];
  });
  const summary = /size: (\d+), cachelines: (\d+), members: (\d+)/.exec(text);
  return {
    rows,
    size: Number(summary?.[1]),
    lines: Number(summary?.[2]),
    members: Number(summary?.[3]),
    last: sumOf(text, /last cacheline: (\d+) bytes/g),
    unused:
      (sumOf(text, /sum holes: (\d+)/g) + sumOf(text, /\/\* padding: (\d+)/g)) * 8 +
      sumOf(text, /sum bit holes: (\d+)/g) +
      sumOf(text, /bit_padding: (\d+)/g),
  };
}

function ourOf(record: CRecord): Numbers {
  // A line of one byte makes every drawing count what it holds.
  const [group] = groupLayouts(record, [x86]);
  const { size } = group!.layout;
  const text = drawLayout([group!], { cacheLine: 64, width: 10_000 });
  const counts = drawLayout([group!], { cacheLine: size > 64 ? 64 : 1, width: 10_000 });
  const drawn = text.split("\n").filter((line) => !/\/\* (?:hole|padding|unused|cache)/.test(line));
  const rows = drawn.flatMap((line) => {
    const match = /\/\*\s+(\d+)(?::(\d))?\s+(\d+)b? \*\/$/.exec(line);
    if (match === null) return [];
    const [, offset, bit, size] = match;
    return [
      bit === undefined ? `${offset} ${size}` : `bit ${Number(offset) * 8 + Number(bit)} ${size}`,
    ];
  });
  const bits = / bits, size /.test(text) ? 1 : 8;
  return {
    rows,
    size: sumOf(text, /size (\d+), align/g),
    members: sumOf(counts, /(\d+) members?[,;]/g),
    lines: size > 64 ? sumOf(text, /(\d+) cache lines?/g) : Number(size > 0),
    last: size > 64 ? sumOf(text, /(\d+) bytes? in the last/g) : size % 64,
    unused: sumOf(text, /(?:holes|unused|padding) (\d+)/g) * bits,
  };
}

/** Draws every record of a text both ways. */
function check(source: string): void {
  const { unit, findings } = readC({ path: "a.h", text: source }, { target: x86 });
  expect(findings).toEqual([]);
  const folder = scratch();
  const uses = unit.records.map((record, index) => `${titleOf(record)} v${index};`).join("\n");
  writeFileSync(join(folder, "a.c"), `${source}\n${uses}\n`);
  execFileSync("gcc", ["-g", "-c", "a.c"], { cwd: folder });
  for (const record of unit.records) {
    const title = titleOf(record);
    expect({ title, ...ourOf(record) }).toEqual({
      title,
      ...paholeOf(record.name, join(folder, "a.o")),
    });
  }
}

describe.skipIf(!hasBoth)("a drawing beside pahole's", () => {
  it("has the same numbers for holes, padding and cache lines", () => {
    check(`
struct plain { char a; long b; short c; };
struct whole { int a, b; };
struct wide { char name[60]; long root; long map[20]; int spent; };
struct exact { long a[16]; };
struct flexible { long n; char kind; char data[]; };
struct __attribute__((packed)) packed { char a; long b; char c; };
struct aligned { char a; int b __attribute__((aligned(32))); };
`);
  });

  it("has the same numbers for records inside, wherever they close", () => {
    check(`
struct inner { long l; char c; };
struct holder { char a; struct inner one; struct inner many[3]; };
struct deep {
  char a;
  struct { short q; union { long l; struct { char x; int y; }; }; } b;
  char pad[60];
  struct { long d; char e; } in[2];
  union { int i; struct { char p; long far; }; };
  int f[];
};
`);
  });

  it("has the same numbers for bit-fields", () => {
    check(`
struct bits { int a : 3; int b : 5; char c; long d : 40; int e; };
struct ends { long a; int b : 3; };
struct units { unsigned char a : 4, b : 5; unsigned short c : 9; };
struct inside { char k; struct { int x : 3, y : 5; } b; int z : 7; };
`);
  });
});

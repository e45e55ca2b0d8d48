// One reading of a header for many targets: what each of them would have been given alone.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaring, isDeclaredFor, layoutOf } from "../../../generator/layout/index.ts";
import {
  type Include,
  readC,
  readTogether,
  ReadSession,
  type Reading,
  type SourceFile,
} from "../../../generator/read/c/index.ts";
import { type Target, targetNamed, targets } from "../../../generator/targets/index.ts";
import { anyHeaders } from "./any-headers.ts";
import type { FileSet } from "./in-place.ts";

const some = ["x86_64", "i386", "x32", "ppc32", "m68k", "s390x"].map((name) => targetNamed(name)!);

/** Where the records of a reading lie on a target, by title and place in the text. */
function placesOn({ unit }: Reading, target: Target): readonly string[] {
  return unit.records
    .filter((record) => record.name !== "" && isDeclaredFor(record, target))
    .map((record) => {
      const { size, exact, slots } = layoutOf(record, target);
      const places = slots.map(({ member, offset, bits }) => {
        return `${member.name}@${bits?.offset ?? offset}`;
      });
      return `${record.kind} ${record.name} ${exact ? size : "?"} ${places.join(" ")}`;
    })
    .toSorted();
}

function checkTogether({ headers, mains, before }: FileSet): void {
  const find = (name: string): SourceFile | undefined =>
    [...headers, ...mains].find(({ path }) => path === name.replace("./", ""));
  // Below asm/, 64-bit targets have the next one, and m68k none.
  const own = headers.map(({ path, text }) => ({ path: `asm/${path}`, text }));
  const include: Include = (name, _from, _angled, _next, target) => {
    if (!name.startsWith("asm/")) return find(name);
    const at = own.findIndex(({ path }) => path === name);
    if (at < 0 || target.name === "m68k") return undefined;
    return own[target.pointer.size === 8 ? (at + 1) % own.length : at];
  };
  const options = { include, before: headers.filter(({ path }) => path === before) };
  // Whose records those of a main file are that a header includes depends on what is remembered.
  if (headers.some(({ text }) => /#\s*include\s+"main/.test(text))) return;
  const session = new ReadSession();
  for (const { path, text } of mains) {
    const main = { path, text: text.replace(/(?<=#include ["<])h[12]\.h/, "asm/$&") };
    const together = readTogether(main, some, { ...options, session });
    for (const target of some) {
      const alone = readC(main, { ...options, target });
      expect(placesOn(together, target), target.name).toEqual(placesOn(alone, target));
    }
  }
}

const bay = (text: string, on: readonly Target[] = targets): Reading =>
  readTogether({ path: "bay.h", text }, on, {});

describe("readings for many targets as one", () => {
  it("have every record as each target declares it", () => {
    fc.assert(fc.property(anyHeaders, checkTogether), { numRuns: 80, seed: 20261122 });
  });

  it("keep a record that is one declaration on all as it is", () => {
    const { unit } = bay("struct a { int n; };\n#ifdef __i386__\nstruct b { int n; };\n#endif\n");
    expect(unit.records.map(({ name, variants }) => [name, variants?.length])).toEqual([
      ["a", undefined],
      ["b", 1],
    ]);
    const only = declaring(unit.records[1]!, targets).map(({ name }) => name);
    expect(only).toEqual(["i386"]);
  });

  it("pair declarations by their title, but first those of one place", () => {
    const [wide, other] = bay(
      "#ifdef __LP64__\nstruct a { long long n; };\n#else\nstruct a { int n; };\n#endif\n",
    ).unit.records;
    expect(wide?.variants).toMatchObject([{ record: { name: "a" } }]);
    expect(other).toBeUndefined();
    // A fragment may show a record before and after.
    const [before, after] = bay(
      "#ifdef __LP64__\nstruct a { int n; };\n#endif\nstruct a { char n; };\n",
    ).unit.records;
    expect(before?.variants).toMatchObject([{ record: undefined }]);
    expect(after?.variants).toBeUndefined();
  });

  it("lay out what holds a record as that is there", () => {
    const { unit } = bay(
      "struct in {\n#ifdef __LP64__\nlong long n;\n#else\nchar n;\n#endif\n};\n" +
        "struct out { struct in in[2]; };\n",
    );
    const out = unit.records.find(({ name }) => name === "out")!;
    const sizes = ["x86_64", "i386"].map((name) => layoutOf(out, targetNamed(name)!).size);
    expect(sizes).toEqual([16, 2]);
  });

  it("say of an assertion where it is false", () => {
    const text = "struct a { int n; long long m; };\n_Static_assert(sizeof(struct a) == 16, '');\n";
    expect(bay(text, some).findings).toMatchObject([
      {
        message: "the assertion is false: sizeof(struct a) == 16, on i386 and m68k",
        targets: ["i386", "m68k"],
      },
    ]);
    const never = text.replace("16", "3");
    const [finding] = bay(never, some).findings;
    expect(finding?.message).toBe("the assertion is false: sizeof(struct a) == 3");
  });

  it("are silent about arm's old ABI alone", () => {
    const text = "struct a { char n; };\n_Static_assert(sizeof(struct a) == 1, '');\n";
    expect(bay(text).findings).toEqual([]);
  });
});

// C to declarations and back to C: on every target the layouts stay what they were.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { check as isFormatted } from "prettier";
import { describe, expect, it } from "vitest";
import { differences, placesOf } from "../../../generator/contract/index.ts";
import { layoutOf } from "../../../generator/layout/index.ts";
import { titleOf, type Unit } from "../../../generator/model/index.ts";
import { readC, readForTargets, ReadSession } from "../../../generator/read/c/index.ts";
import { readDeclarations } from "../../../generator/read/decl/index.ts";
import { type Target, targets } from "../../../generator/targets/index.ts";
import { cHeader } from "../../../generator/write/c-header.ts";
import { printDeclarations } from "../../../generator/write/declarations/index.ts";
import { corpusLines, corpusPresent } from "../layout/corpus.ts";
import { definition, prelude } from "../layout/definitions.ts";
import { headerPaths, Headers, unavailable } from "../read-c/headers.ts";

const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const options = { source: "bay.h", contract: "bay.h", vocabulary: "./vocabulary.ts" };

/** The unit as declarations say it, and as the C header printed from those says it. */
function roundTrip(unit: Unit, target: Target): { readonly text: string; readonly back: Unit } {
  const { text, findings } = printDeclarations(unit, options);
  expect(findings.map(({ message }) => message)).toEqual([]);
  const { declarations, findings: refused } = readDeclarations([{ path: "abi/bay.ts", text }]);
  expect(refused.map(({ message, span }) => `${span.line}: ${message}`)).toEqual([]);
  const { path, doc, unit: declared } = declarations[0]!;
  const header = cHeader({ path, doc, ...declared }, []);
  const read = readC({ path: "back.h", text: header }, { target });
  expect(read.findings.map(({ message, span }) => `${span.line}: ${message}`)).toEqual([]);
  return { text, back: read.unit };
}

/** Every record that lies elsewhere on some target after the round trip. */
function moved(unit: Unit, back: Unit, on: readonly Target[]): readonly string[] {
  const returned = new Map(back.records.map((record) => [titleOf(record), record]));
  return unit.records.flatMap((record) => {
    if (record.name === "" || record.completeness !== "whole") return [];
    const other = returned.get(titleOf(record));
    if (other === undefined) return [`${titleOf(record)} is gone`];
    return on.flatMap((target) => {
      const [was, is] = [layoutOf(record, target), layoutOf(other, target)];
      const found = differences(placesOf(was), placesOf(is));
      return found.length === 0
        ? []
        : [`${titleOf(record)} on ${target.name}: ${JSON.stringify(found)}`];
    });
  });
}

/** Names C has in one place only: `gcc` takes no second enumerator of a name. */
function enumeratorsTwice({ enums, records }: Unit): readonly string[] {
  const anonymous = records
    .flatMap(({ members }) => members.map(({ type }) => type))
    .filter((type) => type.kind === "enum");
  const names = [...new Set([...enums, ...anonymous])].flatMap(({ values }) =>
    values.map(({ name }) => name),
  );
  return names.filter((name, at) => names.indexOf(name) !== at);
}

async function check(text: string, target = targets[0]!): Promise<void> {
  const { unit, findings } = readC({ path: "d.h", text }, { target });
  expect(findings).toEqual([]);
  const { text: declared, back } = roundTrip(unit, target);
  expect(moved(unit, back, targets)).toEqual([]);
  expect(enumeratorsTwice(back)).toEqual([]);
  const style = { parser: "typescript", printWidth: 100 };
  expect(await isFormatted(declared, style), `not as prettier lays it out:\n${declared}`).toBe(
    true,
  );
}

describe("C to declarations and back", () => {
  it.each([
    [
      "nested and anonymous records",
      "struct a { int n; struct { char c; long long w; }; union { int i; char b[3]; } u[2]; };",
    ],
    [
      "arrays of arrays, of none, of any number",
      "struct a { int n; short grid[2][3]; char none[0]; }; struct b { int n; char rest[]; };",
    ],
    ["bit-fields", "struct a { unsigned x : 3, : 0, y : 5; long long : 7; _Bool b : 1; };"],
    [
      "enums",
      "enum kind { A = -1, B = 70000 }; struct a { enum kind k; enum { C = 0x100000000ULL } wide; enum kind f : 4; };",
    ],
    [
      "an enum by typedef, more than once",
      "typedef enum { A, B } kind, same; struct a { kind k; same l; }; struct b { kind k[2]; kind m : 1; };",
    ],
    [
      "an enum by the typedef of another name",
      "typedef enum { A, B } a; struct a { a k; }; struct b { int n; };",
    ],
    [
      "attributes",
      "struct a { char c; int p __attribute__((packed)); int q __attribute__((aligned(16))); struct { char x; int y; } __attribute__((packed)) in; } __attribute__((aligned(32)));",
    ],
    [
      "an alignment without a number",
      "struct a { char c; char m __attribute__((aligned)); }; struct b { char c; } __attribute__((aligned));",
    ],
    [
      "typedefs that align",
      "typedef unsigned long long u64a __attribute__((aligned(4))); struct a { char c; u64a w; u64a v[2]; };",
    ],
    [
      "records by typedef",
      "typedef struct { int n; } bay_t; typedef struct bay { bay_t t; } bay2_t; struct c { bay2_t b; bay_t many[3]; };",
    ],
    [
      "pragma pack",
      "#pragma pack(push, 2)\nstruct a { char c; long long w; struct { char d; int i; } in; };\n#pragma pack(pop)\n",
    ],
    [
      "ms_struct",
      "struct a { char c : 1; int w : 1; struct { char d : 1; int i : 1; } __attribute__((ms_struct)) in; } __attribute__((ms_struct));",
    ],
    [
      "pointers and functions",
      "struct a { void *p; struct a *next; const char *const *names; int (*run)(struct a *, int); void (*many[2])(void); };",
    ],
    [
      "every scalar",
      "struct a { char a; signed char b; unsigned char c; short d; unsigned short e; int f; unsigned g; long h; unsigned long i; long long j; unsigned long long k; float l; double m; long double n; _Bool o; __WCHAR_TYPE__ p; };",
    ],
    [
      "kernel words",
      "#include <linux/types.h>\nstruct a { __u8 a; __le32 b; __be64 c; __aligned_u64 d; u32 e; __s16 f; __u8 __reserved[5]; uint64_t g; };",
    ],
    [
      "ioctl numbers",
      "#define T ';'\nstruct bay { int n; };\n#define BAY_MAP _IOWR(T, 0x81, struct bay)\n#define BAY _IO(T, 2)\n",
    ],
    [
      "counted arrays",
      "struct a { unsigned n; struct b { int x; } rows[] __attribute__((counted_by(n))); };",
    ],
    [
      "doc comments",
      "/**\n * struct bay - holds it\n * @n: how many, as in @more:\n *\n * Long story, which goes on for quite a while, over more than one line, so that it has to be folded */\nstruct bay { int n; int more; /* beside */ };",
    ],
  ])("%s", async (_, text) => check(text));

  it("numbers spelt in parts, but for one of a size that goes no way", () => {
    const number = (way: string): string => `_IOC(${way}, 'b', 1, sizeof(struct bay))`;
    const text =
      "struct bay { int n; };\n" +
      `#define BAY_GET ${number("_IOC_READ")}\n#define BAY_NONE ${number("_IOC_NONE")}\n`;
    const [target] = targets;
    const { unit } = readC({ path: "bay.h", text }, { target: target! });
    const names = roundTrip(unit, target!).back.macros.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("BAY"))).toEqual(["BAY_GET"]);
  });

  it(`${100 * soak} random definitions`, () => {
    for (let from = 1; from < 1 + 100 * soak; from += 50) {
      const seeds = Array.from({ length: 50 }, (_, index) => from + index);
      const text = prelude + seeds.map(definition).join("");
      const target = targets[0]!;
      const { unit } = readC({ path: "d.h", text }, { target });
      expect(moved(unit, roundTrip(unit, target).back, targets)).toEqual([]);
    }
  });
});

/** What the corpora's definitions stand behind. */
const corpusPrelude = `
#include <linux/types.h>
#undef __aligned_u64
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef __u64 compat_u64 __attribute__((aligned(4)));
enum e_small { E0, E1, E2 = 70000 };
enum e_neg { N0 = -5, N1 = 70000 };
enum e_big { B0, B1 = 0x80000000 };
`;

describe.skipIf(!corpusPresent)("the shared corpora", () => {
  it.each([
    ["random", 10],
    ["bitpairs", 5],
  ])("every so many of %s", (name, every) => {
    const lines = corpusLines<{ readonly c: string }>(`${name}.jsonl.gz`);
    const some = lines.filter((_, index) => index % every === 0 || soak > 1);
    const target = targets[0]!;
    for (let from = 0; from < some.length; from += 50) {
      const text =
        corpusPrelude +
        some
          .slice(from, from + 50)
          .map(({ c }) => c)
          .join("\n");
      const { unit } = readC({ path: "d.h", text }, { target });
      expect(moved(unit, roundTrip(unit, target).back, targets)).toEqual([]);
    }
  });
});

const own = readdirSync("abi", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && path !== "vocabulary.ts")
  .map((path) => `abi/${path}`)
  .toSorted();

describe("our own declarations", () => {
  const sources = own.map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const { declarations } = readDeclarations(sources);

  it.each(own)("%s comes back from C", (path) => {
    const { unit, doc } = declarations.find((one) => one.path === path)!;
    const text = cHeader({ path, doc, ...unit }, []);
    const read = readC({ path: "own.h", text }, { target: targets[0]! });
    expect(moved(unit, read.unit, targets)).toEqual([]);
    expect(moved(unit, roundTrip(read.unit, targets[0]!).back, targets)).toEqual([]);
  });
});

describe("what user space's headers say", () => {
  const check = (text: string, inC: RegExp): void => {
    const { unit } = readC({ path: "own.h", text }, { target: targets[0]! });
    const { text: printed } = printDeclarations(unit, options);
    const { declarations } = readDeclarations([{ path: "abi/bay.ts", text: printed }]);
    const header = cHeader({ path: "abi/bay.ts", ...declarations[0]!.unit, standalone: true }, []);
    expect(header).toMatch(inC);
    const { status, stderr } = spawnSync("gcc", ["-w", "-fsyntax-only", "-x", "c", "-"], {
      input: header,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  };
  const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
  if (!hasGcc) console.warn("SKIPPED: gcc is to compile what is printed, and is not here");

  it.skipIf(!hasGcc)("is of a fixed width where its name is", () => {
    check("typedef unsigned long uint64_t;\nstruct S { uint64_t a; };\n", /__u64 a;/);
  });
  it.skipIf(!hasGcc)("names an enumerator once, though a macro names it again", () => {
    check("enum e { A = 1,\n#define A A\n};\nstruct S { enum e a; };\n", /enum e \{ A = 1 \}/);
  });
  it.skipIf(!hasGcc)("points to what only another header knows", () => {
    check(
      "typedef struct far far_t;\nstruct S { far_t *a, *b[2]; const far_t **c; };\n",
      /void \*a;/,
    );
  });
});

const missing = unavailable();
if (missing !== undefined) console.warn(`SKIPPED: real headers through declarations: ${missing}`);

describe.skipIf(missing !== undefined)("this machine's kernel headers", () => {
  it("keep their layouts through declarations", () => {
    const headers = new Headers();
    const session = new ReadSession();
    let records = 0;
    for (const path of headerPaths().filter((_, index) => soak > 1 || index % 7 === 0)) {
      if (!existsSync(path)) continue;
      const text = readFileSync(path, "utf8");
      const readings = readForTargets({ path, text }, targets, {
        include: headers.include,
        session,
      });
      for (const { reading, targets: alike } of readings) {
        const { unit } = reading;
        const printed = printDeclarations(unit, options);
        const { declarations } = readDeclarations([{ path: "abi/bay.ts", text: printed.text }]);
        const back = readC(
          { path: "back.h", text: cHeader({ path: "abi/bay.ts", ...declarations[0]!.unit }, []) },
          { target: alike[0]! },
        );
        const left = new Set(printed.findings.map(({ record }) => record));
        // A printed header leaves to linux/types.h what that declares.
        const whole = unit.records.filter(
          ({ name }) => !left.has(name) && !/^__kernel_(?:fd_set|fsid_t)$/.test(name),
        );
        expect(moved({ ...unit, records: whole }, back.unit, alike), path).toEqual([]);
        records += whole.length;
      }
    }
    expect(records).toBeGreaterThan(200);
  });
});

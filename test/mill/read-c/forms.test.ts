// Every form C and gcc give a declaration: laid out as gcc does, or said to be unknown.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { groupLayouts, layoutOf, type Layout } from "../../../generator/layout/index.ts";
import { titleOf } from "../../../generator/model/index.ts";
import { readC, type Reading, type ReadOptions } from "../../../generator/read/c/index.ts";
import { targetNamed, type Target } from "../../../generator/targets/index.ts";
import { layoutsJson } from "../../../generator/write/layout-json.ts";
import { working } from "../../compilers.ts";
import { scratch } from "../../scratch.ts";
import { constantForms } from "./constant-forms.ts";
import { forms } from "./forms.ts";
import {
  atomicForms,
  bitIntForms,
  embeddedForms,
  enumForms,
  microsoftForms,
  operandForms,
  packForms,
  typedefForms,
  unknownForms,
  vectorForms,
} from "./odd-forms.ts";
import { textForms } from "./text-forms.ts";

const compilers: readonly (readonly [command: string, target: string])[] = [
  ["gcc", "x86_64"],
  ["gcc -m32", "i386"],
  ["gcc -mx32", "x32"],
  ["m68k-linux-gnu-gcc", "m68k"],
];

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;

const read = (text: string, target: Target): Reading =>
  readC({ path: "form.c", text: `${text}\n` }, { target });

/** The layouts of a text's records, as assertions in C. */
function assertions({ unit }: Reading, target: Target): readonly string[] {
  const tagged = unit.records.filter(({ name }) => name !== "" && name !== "L");
  return tagged.flatMap((record) => {
    const title = titleOf(record);
    const layout = layoutOf(record, target);
    const whole = [
      `sizeof(${title}) == ${layout.size}`,
      `__alignof__(${title}) == ${layout.align}`,
    ];
    return whole.concat(places(layout, title));
  });
}

function places({ slots }: Layout, title: string): readonly string[] {
  const named = slots.filter(({ member, bits }) => member.name !== "" && bits === undefined);
  return named.map(({ member, offset }) => {
    return `__builtin_offsetof(${title}, ${member.name}) == ${offset}`;
  });
}

describe.each(compilers)("forms as %s lays them out", (wanted, targetName) => {
  const command = working(wanted);
  if (command === undefined) console.warn(`SKIPPED: ${wanted} is not installed`);
  const isThere = command !== undefined;
  const [program = "", ...flags] = (command ?? wanted).split(" ");
  const some = [embeddedForms, packForms, enumForms, operandForms, typedefForms, microsoftForms];
  const odd = some.flat();
  const own = odd.map((text, index) => [`odd ${index}`, text] as const);
  const all = [...forms, ...constantForms, ...textForms, ...own];
  it.skipIf(!isThere)(`all ${all.length}`, () => {
    const target = targetNamed(targetName)!;
    const folder = scratch();
    const files: string[] = [];
    for (const [name, text] of all) {
      const reading = read(text, target);
      // A 32-bit compiler has no 128-bit integers, and does not take the form at all.
      if (targetName !== "x86_64" && /128|mode\(TI\)|__float80/.test(text)) continue;
      if (targetName === "m68k" && /_Decimal|mode\((?:TF|V\w+)\)/.test(text)) continue;
      expect(
        reading.unit.records.some((record) => record.name === "S"),
        name,
      ).toBe(true);
      const path = join(folder, `${name.replaceAll(" ", "-")}.c`);
      const lines = assertions(reading, target).map((one) => `_Static_assert(${one}, "");`);
      writeFileSync(path, `${text}\n${lines.join("\n")}\n`);
      files.push(path);
    }
    const { stderr } = spawnSync(program, [...flags, ...ourC, ...files], {
      encoding: "utf8",
    });
    const lines = stderr.replaceAll(folder, "").split("\n");
    // What changed between versions of gcc is a note.
    expect(lines.filter((line) => line.includes("error:"))).toEqual([]);
  });
});

/** Members may be unnamed records that have a tag, as in the kernel since 6.19. */
const ourC = ["-w", "-fsyntax-only", "-fms-extensions"];

/** By the rules of clang, whichever compiler decides for the target otherwise. */
const clangs: readonly (readonly [targetName: string, command: string])[] = [
  ["x86_64", "clang"],
  ["i386", "clang -m32"],
  ["arm", "clang-19 -target arm-linux-gnueabi"],
  ["arm64", "clang-19 -target aarch64-linux-gnu"],
  ["ppc32", "clang-19 -target powerpc-linux-gnu"],
  ["ppc64", "clang-19 -target powerpc64-linux-gnu"],
  ["riscv64", "clang-19 -target riscv64-linux-gnu"],
  ["riscv32", "clang-19 -target riscv32-linux-gnu"],
  ["mips-o32", "clang-19 -target mips-linux-gnu"],
  ["mipsel-n64", "clang-19 -target mips64el-linux-gnuabi64"],
  ["sparc64", "clang-19 -target sparc64-linux-gnu"],
  ["hexagon", "clang-19 -target hexagon-linux-musl"],
  ["loongarch64", "clang-19 -target loongarch64-linux-gnu"],
  ["loongarch32", "clang-19 -target loongarch32-linux-gnu"],
  ["csky", "clang-19 -target csky-linux-gnu"],
  ["s390x", "clang-19 -target s390x-linux-gnu"],
];
it.each(clangs)("forms of clang on %s are as %s has them", (targetName, command) => {
  const [program, ...words] = command.split(" ");
  if (spawnSync(program!, ["--version"]).status !== 0) {
    console.warn(`SKIPPED: ${program} is not installed`);
    return;
  }
  const target: Target = { ...targetNamed(targetName)!, compiler: "clang", msStruct: "asked" };
  const all = [atomicForms, bitIntForms, embeddedForms, vectorForms, packForms, enumForms];
  const texts = [...all, operandForms, typedefForms, microsoftForms].flat();
  // One translation unit a text would be a process a text: names tell them apart instead.
  const inputs = texts.map((text, index) => {
    const lines = assertions(read(text, target), target);
    const own = [text, ...lines.map((one) => `_Static_assert(${one}, "");`)].join("\n");
    return own.replaceAll(/\b([Stu])\b/g, `$1${index}`);
  });
  const { stderr } = spawnSync(program!, [...words, ...ourC, "-x", "c", "-"], {
    input: inputs.join("\n"),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
});

it.each([
  ["mips-o32", 32],
  ["mips-n32", 64],
  ["mipsel-n64", 64],
])("__mips on %s is the width of its registers", (name, bits) => {
  const target = targetNamed(name)!;
  const { unit } = read("struct S { char c[__mips]; };", target);
  expect(layoutOf(unit.records[0]!, target).size).toBe(bits);
});

it.each([
  ["x86_64", "gcc", [": 4", "big"], false],
  ["x86_64", "gcc", ["", "big"], true],
  ["x86_64", "gcc", [": 4", "little"], true],
  ["x86_64", "clang", [": 4", "big"], true],
  ["ppc64", "gcc", [": 4", "big"], true],
  ["ppc64", "gcc", [": 4", "little"], false],
] as const)("bit-fields stored in another order: %s, %s, %s", (name, compiler, said, exact) => {
  const [bits, order] = said;
  const target: Target = { ...targetNamed(name)!, compiler };
  const attribute = `__attribute__((scalar_storage_order("${order}-endian")))`;
  const { unit, findings } = read(`struct S { int a${bits}; } ${attribute};`, target);
  expect(layoutOf(unit.records[0]!, target).exact).toBe(exact);
  expect(findings).toHaveLength(exact ? 0 : 1);
});

it.each([
  ["x86_64", "gcc", 24],
  ["x32", "gcc -mx32", 24],
  ["i386", "gcc -m32", 24],
  ["ppc32", "powerpc-linux-gnu-gcc-12", 24],
  ["arm64", "aarch64-linux-gnu-gcc-12", 8],
  ["m68k", "m68k-linux-gnu-gcc-12", 2],
])("ms_struct on %s (%s)", (targetName, command, size) => {
  const target = targetNamed(targetName)!;
  const text = "struct S { char a : 4; long long b : 4; char c; } __attribute__((ms_struct));";
  const reading = read(text, target);
  expect(layoutOf(reading.unit.records[0]!, target)).toMatchObject({ exact: true, size });
  const [program = "", ...flags] = command.split(" ");
  if (spawnSync(program, [...flags, "--version"]).status !== 0) return;
  const lines = assertions(reading, target).map((one) => `_Static_assert(${one}, "");`);
  const input = [text, ...lines, ""].join("\n");
  const words = [...flags, "-w", "-fsyntax-only", "-xc", "-"];
  expect(spawnSync(program, words, { input, encoding: "utf8" }).stderr).toBe("");
});

it("-mms-bitfields and gcc_struct decide where nothing else does", () => {
  const text = "struct S { char a : 1; int b : 1; }";
  const sizes = (["none", "asked", "all"] as const).map((msStruct) => {
    const target: Target = { ...targetNamed("x86_64")!, msStruct };
    const tails = ["", " __attribute__((ms_struct))", " __attribute__((gcc_struct))"];
    return tails.map((tail) => {
      const { unit } = read(`${text}${tail};`, target);
      return layoutOf(unit.records[0]!, target).size;
    });
  });
  expect(sizes).toEqual([
    [4, 4, 4],
    [4, 8, 4],
    [8, 8, 4],
  ]);
});

it("digits may be set apart, as C23 has it", () => {
  const text = "struct S { char a[1'000]; char b[0x1'0]; char c[(int)1'0.5'0]; };";
  const target = targetNamed("x86_64")!;
  const reading = read(text, target);
  expect(layoutOf(reading.unit.records[0]!, target).size).toBe(1026);
  if (!hasGcc) return;
  // Older editions of C take no text that has them, so that nothing else can be meant.
  const statuses = ["gnu2x", "gnu17"].map((edition) => {
    const lines = assertions(reading, target).map((one) => `_Static_assert(${one}, "");`);
    const words = [`-std=${edition}`, "-w", "-fsyntax-only", "-xc", "-"];
    return spawnSync("gcc", words, { input: [text, ...lines, ""].join("\n") }).status;
  });
  expect(statuses).toEqual([0, 1]);
});

it.each([
  ["options align=packed", "clang"],
  ["align=packed", "clang"],
  ["options align=reset", undefined],
  ["scalar_storage_order big-endian", "gcc"],
  ["scalar_storage_order default", undefined],
])("#pragma %s is said to be unknown to %s", (words, heeds) => {
  for (const compiler of ["gcc", "clang"] as const) {
    const target: Target = { ...targetNamed("x86_64")!, compiler };
    const { findings } = read(`#pragma ${words}\nstruct S { int a; };`, target);
    expect(findings.length).toBe(compiler === heeds ? 1 : 0);
  }
});

it.each(["_Float128", "__ieee128", "__ibm128"])("%s is said to be unknown to arm", (word) => {
  const target = targetNamed("arm")!;
  const { unit, findings } = read(`struct S { char c; ${word} a; };`, target);
  expect(layoutOf(unit.records[0]!, target).exact).toBe(false);
  expect(findings).toHaveLength(1);
});

it("powerpc has two kinds of long double by names of their own", () => {
  const target = targetNamed("ppc64le")!;
  const { unit } = read("struct S { char c; __ieee128 a; char d; __ibm128 b; };", target);
  expect(layoutOf(unit.records[0]!, target)).toMatchObject({ exact: true, size: 64 });
});

it.each(unknownForms)("what is not known is said: %s", (_, text) => {
  const target = targetNamed("x86_64")!;
  const { unit, findings } = read(text, target);
  const record = unit.records.find(({ name }) => name === "S")!;
  expect(layoutOf(record, target).exact).toBe(false);
  expect(findings).not.toEqual([]);
});

it.each([
  ["typedef struct { char c; } T __attribute__((aligned(16)));", 1, 16],
  ["typedef struct { long c; } T __attribute__((aligned(2)));", 8, 2],
  ["typedef struct { long c; } __attribute__((aligned(16))) T;", 16, 16],
])("the name of %s has its alignment", (text, size, align) => {
  const target = targetNamed("x86_64")!;
  const [record] = read(text, target).unit.records;
  const [json] = layoutsJson(groupLayouts(record!, [target]));
  expect(json).toMatchObject({ record: "T", size, align });
  const said = `_Static_assert(sizeof(T) == ${size} && _Alignof(T) == ${align}, "");`;
  const { status } = spawnSync("gcc", ["-fsyntax-only", "-x", "c", "-"], {
    input: `${text}\n${said}\n`,
  });
  if (hasGcc) expect(status).toBe(0);
});

it("an annotation nobody defined may stand in front of any declarator", () => {
  const text = "struct S { char c; int __note *p; int __note (*f)(void); int __note x; };";
  const { unit, findings } = read(text, targetNamed("x86_64")!);
  const { exact, slots } = layoutOf(unit.records[0]!, targetNamed("x86_64")!);
  expect(exact).toBe(true);
  expect(slots.map(({ member, offset }) => `${member.name} ${offset}`)).toEqual([
    "c 0",
    "p 8",
    "f 16",
    "x 24",
  ]);
  expect(findings.map(({ span }) => span.column)).toEqual([24, 39, 62]);
});

it("what stands behind #pragma pack is told of, and gcc packs all the same", () => {
  const sizes = (["gcc", "clang"] as const).map((compiler) => {
    const target: Target = { ...targetNamed("x86_64")!, compiler };
    const { unit, findings } = read("#pragma pack(1);\nstruct S { char c; int a; };", target);
    return [layoutOf(unit.records[0]!, target).size, findings[0]?.message];
  });
  expect(sizes).toEqual([
    [5, "what stands behind the #pragma pack is ignored"],
    [8, "#pragma pack is not understood, and ignored"],
  ]);
});

it.each(["", "struct S { int a; "])(
  "an assertion behind __extension__ is checked: %s",
  (before) => {
    const { findings } = read(`${before}__extension__ _Static_assert(0, "");`, targetNamed("arm")!);
    expect(findings.map(({ rule }) => rule)).toContain("static-assert");
  },
);

it("attributes that make a type unknown are told of once", () => {
  const text = (words: string): string =>
    `struct S { char c; float __attribute__((${words})) a; int b __attribute__((${words})); };`;
  for (const words of ["mode(KF)", "vector_size(12)"]) {
    const { findings } = read(text(words), targetNamed("x86_64")!);
    const columns = [text(words).indexOf("float"), text(words).indexOf("b __")];
    expect(findings.map(({ span }) => span.column - 1)).toEqual(columns);
  }
});

/** What the reader says of directives, as line, column and words. */
function told(text: string, options: Partial<ReadOptions> = {}): readonly string[] {
  const target = targetNamed("x86_64")!;
  const { findings } = readC({ path: "form.c", text }, { target, ...options });
  return findings.map(({ span, message }) => `${span.line}:${span.column} ${message}`);
}

it("groups behind the #else are told of, in what is read and in what is skipped", () => {
  const text = `#if 1
#else
#else
#elif 1
#endif
#if 0
 #if 1
 #else
 #else
 #endif
 #if 1
 #else
 #endif
#elif 0
#else
#elifdef X
#endif
#ifdef X
#else
#endif
`;
  expect(told(text)).toEqual([
    "3:1 #else behind the #else of the same #if",
    "4:1 #elif behind the #else of the same #if",
    "9:2 #else behind the #else of the same #if",
    "16:1 #elifdef behind the #else of the same #if",
  ]);
  expect(told(text, { fragment: true })).toEqual([]);
});

it("what is popped and was never pushed is told of", () => {
  const text = `#pragma pack(push, 1)
#pragma pack(pop)
  #pragma pack(pop)
#pragma pack(push, a, 1)
#pragma pack(pop, b)
#pragma pack()
_Pragma("pack(pop)")
`;
  expect(told(text)).toEqual([
    "3:3 #pragma pack(pop) of what was never pushed",
    "5:1 #pragma pack(pop) of what was never pushed",
    "7:1 #pragma pack(pop) of what was never pushed",
  ]);
  expect(told(text, { fragment: true })).toEqual([]);
});

it("a header may pop what its includer pushed", () => {
  const header = { path: "pop.h", text: "#pragma pack(pop)\n" };
  const include = (): typeof header => header;
  const text = '#pragma pack(push, 1)\n#include "pop.h"\n';
  expect(told(text, { include })).toEqual([]);
  expect(told(`${text}#include "pop.h"\n`, { include })).toEqual([
    "1:1 #pragma pack(pop) of what was never pushed",
  ]);
});

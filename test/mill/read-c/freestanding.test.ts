// The headers every compiler brings along, as the reader has them: each macro and each type as the
// compilers' own say.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { pushTo } from "../../../generator/lists/index.ts";
import { includeAmong, readC, type Reading } from "../../../generator/read/c/index.ts";
import { working } from "../../compilers.ts";
import { scratch } from "../../scratch.ts";
import { targetNamed, targets, type Target } from "../../../generator/targets/index.ts";

const names = ["float", "iso646", "limits", "stdalign", "stdarg", "stdatomic", "stdbool"];
const headers = [...names, "stddef", "stdint", "stdnoreturn"];
/** With what C libraries ask for alone, and what only later editions of C have. */
const includes = ["#define __STDC_WANT_IEC_60559_BFP_EXT__ 1"]
  .concat(headers.map((name) => `#include <${name}.h>`))
  .concat("#define __need_wint_t", "#include <stddef.h>\n")
  .join("\n");

const types = ["", "u"].flatMap((sign) =>
  ["", "_least", "_fast"].flatMap((way) =>
    [8, 16, 32, 64].map((bits) => `${sign}int${way}${bits}_t`),
  ),
);
const words = ["intptr_t", "uintptr_t", "intmax_t", "uintmax_t", "size_t", "ptrdiff_t", "wchar_t"];
const atomicWords = "bool char schar uchar short ushort int uint long ulong llong ullong char16_t";
const atomics = [...atomicWords.split(" "), "char32_t", ...types, ...words]
  .filter((name) => !/^u?int(?:8|16|32|64)_t$/.test(name))
  .map((name) => `atomic_${name}`);
const measured = [
  ...types,
  ...words,
  ...atomics,
  "wint_t",
  "max_align_t",
  "va_list",
  "memory_order",
  "atomic_flag",
];

const read = (text: string, target: Target): Reading =>
  readC({ path: "asked.c", text: `${includes}${text}\n` }, { target, scope: "all" });

/** Macros of the headers that stand for something, with their replacement. */
const macrosOn = (target: Target): readonly (readonly [name: string, body: string])[] =>
  read("", target).unit.macros.flatMap(({ name, body, parameters }) =>
    parameters !== undefined || name.startsWith("_") ? [] : [[name, body] as const],
  );

/** What the reader takes expressions for; one that it has no integer for is left out. */
function valuesOf(asked: readonly string[], target: Target): ReadonlyMap<string, bigint> {
  const text = asked.map((one, index) => `enum { v${index} = (${one}) };`).join("\n");
  const { enums } = read(text, target).unit;
  const known = new Map(enums.flatMap(({ values }) => values.map((one) => [one.name, one.value])));
  return new Map(
    asked.flatMap((one, index) => {
      const value = known.get(`v${index}`);
      return value === undefined ? [] : [[one, BigInt(value)] as const];
    }),
  );
}

const commands: readonly (readonly [target: string, command: string])[] = [
  ["x86_64", "gcc"],
  ["i386", "gcc -m32"],
  ["x32", "gcc -mx32"],
  ["x86_64", "clang"],
  ["i386", "clang -m32"],
  ["arm", "arm-linux-gnueabi-gcc"],
  ["armeb", "arm-linux-gnueabi-gcc -mbig-endian"],
  ["arm-oabi", "arm-linux-gnueabi-gcc -mabi=apcs-gnu"],
  ["arm64", "aarch64-linux-gnu-gcc"],
  ["arm64be", "aarch64-linux-gnu-gcc -mbig-endian"],
  ["riscv64", "riscv64-linux-gnu-gcc"],
  ["riscv32", "riscv64-linux-gnu-gcc -march=rv32imac -mabi=ilp32"],
  ["ppc64le", "powerpc64le-linux-gnu-gcc"],
  ["ppc64", "powerpc64-linux-gnu-gcc"],
  ["ppc32", "powerpc-linux-gnu-gcc"],
  ["s390x", "s390x-linux-gnu-gcc"],
  ["s390-31", "s390x-linux-gnu-gcc -m31"],
  ["mips-o32", "mips-linux-gnu-gcc"],
  ["mipsel-o32", "mips-linux-gnu-gcc -EL"],
  ["mips-n32", "mips64el-linux-gnuabi64-gcc -EB -mabi=n32"],
  ["mipsel-n32", "mips64el-linux-gnuabi64-gcc -mabi=n32"],
  ["mips-n64", "mips64el-linux-gnuabi64-gcc -EB"],
  ["mipsel-n64", "mips64el-linux-gnuabi64-gcc"],
  ["sparc64", "sparc64-linux-gnu-gcc"],
  ["sparc32", "sparc64-linux-gnu-gcc -m32"],
  ["m68k", "m68k-linux-gnu-gcc"],
  ["sh4", "sh4-linux-gnu-gcc"],
  ["sh4eb", "sh4-linux-gnu-gcc -mb"],
  ["arc", "arc-linux-gnu-gcc"],
  ["hppa", "hppa-linux-gnu-gcc"],
  ["hppa64", "hppa64-linux-gnu-gcc"],
  ["alpha", "alpha-linux-gnu-gcc"],
  ["openrisc", "or1k-elf-gcc"],
  ["loongarch64", "clang-19 -target loongarch64-linux-gnu"],
  ["loongarch32", "clang-19 -target loongarch32-linux-gnu"],
  ["csky", "clang-19 -target csky-linux-gnu"],
  ["hexagon", "clang-19 -target hexagon-linux-musl"],
];

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;

/** A C library that adds nothing. */
const library = scratch();
writeFileSync(join(library, "limits.h"), "");

const run = (command: string, text: string, more: readonly string[]) => {
  const [program = "", ...flags] = command.split(" ");
  return spawnSync(program, [...flags, "-ffreestanding", "-w", ...more, "-xc", "-"], {
    input: text,
    encoding: "utf8",
  });
};

/** Has a compiler see no headers but its own. */
function alone(command: string): readonly string[] {
  const ask = command.startsWith("clang") ? "-print-resource-dir" : "-print-file-name=include";
  const [program = "", ...flags] = command.split(" ");
  const folder = spawnSync(program, [...flags, ask], { encoding: "utf8" }).stdout.trim();
  const own = command.startsWith("clang") ? [join(folder, "include")] : [folder, `${folder}-fixed`];
  return ["-nostdinc", ...[...own, library].flatMap((one) => ["-isystem", one])];
}

const defined = (command: string, text: string): ReadonlyMap<string, string> => {
  const { stdout } = run(command, text, [...alone(command), "-dM", "-E"]);
  const lines = stdout.matchAll(/^#define (\w+)(?:\([^)]*\))? ?(.*)$/gm);
  return new Map(Array.from(lines, ([, name = "", body = ""]) => [name, body]));
};

/** What our `stdatomic.h` leaves out: what functions do, and which of them lock. */
const isLeftOut = (name: string): boolean =>
  /^(?:atomic_|kill_dependency$|ATOMIC_\w+_LOCK_FREE$)/.test(name);

/** What clang's own headers say otherwise than gcc's, or not in a constant. */
const ofClang =
  /^(?:sizeof|_Alignof)?\(?(?:atomic_)?u?int_fast(?:16|32)_t|^(?:sizeof\()?U?INT_FAST(?:16|32)_|ATOMIC_VAR_INIT|FLT_ROUNDS|NULL/;

const number = (value: bigint): string =>
  value < 0n ? `(${value + 1n}ll - 1)` : `${value}${value >> 63n === 0n ? "ll" : "ull"}`;

describe.each(commands)("on %s, by %s", (name, wanted) => {
  const command = working(wanted);
  if (command === undefined) console.warn(`SKIPPED: ${wanted} is not installed`);
  it.skipIf(command === undefined)("macros and types are those of the compiler", () => {
    const target = targetNamed(name)!;
    const isClang = command!.startsWith("clang");
    const all = macrosOn(target);
    const theirs = defined(command!, includes);
    const before = defined(command!, "");
    const named = [...theirs.keys()].filter((one) => !before.has(one) && /^[A-Za-z]/.test(one));
    // Widths are no news to gcc alone.
    const isTheirs = (one: string): boolean => !isClang || theirs.has(one);
    const functions = read("", target).unit.macros.filter(({ parameters }) => parameters);
    const ours = [...all.map(([one]) => one), ...functions.map((one) => one.name)].filter(
      (one) => !one.startsWith("_") && isTheirs(one) && !before.has(one),
    );
    expect(new Set(ours), "names").toEqual(new Set(named.filter((one) => !isLeftOut(one))));
    const macros = all.filter(([one]) => isTheirs(one));
    // On i386 clang has no __float128, which max_align_t has room for.
    const isCompared = (what: string): boolean =>
      !isClang || !(ofClang.test(what) || (name === "i386" && what.includes("max_align_t")));
    const values = valuesOf(
      [
        ...macros.flatMap(([one, body]) => (/\w/.test(body) ? [one, `sizeof(${one})`] : [])),
        ...measured.flatMap((one) => [`sizeof(${one})`, `_Alignof(${one})`]),
      ],
      target,
    );
    expect(values.size).toBeGreaterThan(isClang ? 280 : 370);
    const asserted = [...values]
      .filter(([what]) => isCompared(what))
      .map(([what, value]) => [
        what,
        `(${what}) == ${number(value)} && (${what} < 0) == ${value < 0n ? 1 : 0}`,
      ]);
    const plain = macros.filter(([one]) => !values.has(one) && isCompared(one));
    const floating = plain.filter(([, body]) => !isClang && /^0x1[.p]/.test(body));
    const lines = [...asserted, ...floating.map(([one, body]) => [one, `${one} == ${body}`])].map(
      ([what, is]) => `_Static_assert(${is}, "${what}");`,
    );
    const { stderr } = run(command!, [includes, ...lines, ""].join("\n"), [
      ...alone(command!),
      "-fsyntax-only",
    ]);
    // What changed between versions of gcc is a note.
    expect(stderr.split("\n").filter((line) => line.includes("error:"))).toEqual([]);
    for (const [one, body] of plain.filter((macro) => !/^0x1[.p]/.test(macro[1])))
      expect([one, theirs.get(one)]).toEqual([one, body]);
  });
});

it("what they say on every target", async () => {
  const asked = [
    ...macrosOn(targets[0]!).flatMap(([one, body]) => (/\w/.test(body) ? [one] : [])),
    ...measured.flatMap((one) => [`sizeof(${one})`, `_Alignof(${one})`]),
  ];
  const where = new Map<string, string[]>();
  for (const target of targets)
    for (const [what, value] of valuesOf(asked, target))
      pushTo(where, `${what} = ${value}`, target.name);
  const said = new Map<string, string[]>();
  for (const [line, on] of where)
    pushTo(said, on.length === targets.length ? "every target" : on.join(" "), `  ${line}`);
  const text = [...said].map(([on, lines]) => `${[on, ...lines].join("\n")}\n`).join("\n");
  await expect(text).toMatchFileSnapshot("freestanding.txt");
});

describe("headers of the compiler's own", () => {
  const x86 = targetNamed("x86_64")!;
  const found = (text: string, files: Record<string, string> = {}): Reading => {
    const { include } = includeAmong(
      (_, from, __, next) => (next && from.startsWith("a/") ? ["b"] : ["a", "b"]),
      (path) => files[path],
    );
    return readC({ path: "main.c", text: `${text}\n` }, { target: x86, include });
  };
  const bound = ({ unit }: Reading): unknown => {
    const type = unit.records.find(({ name }) => name === "S")!.members[0]!.type;
    return type.kind === "array" ? type.count : undefined;
  };
  it("stand behind the include folders", () => {
    const text = "#include <limits.h>\nstruct S { char a[SCHAR_MAX]; };";
    expect(bound(found(text))).toBe(127);
    expect(bound(found(text, { "b/limits.h": "#define SCHAR_MAX 5" }))).toBe(5);
    const two = { "a/limits.h": "#include_next <limits.h>\n#define MORE 1" };
    expect(bound(found(text.replace("SCHAR_MAX", "SCHAR_MAX + MORE"), two))).toBe(128);
    const three = { ...two, "b/limits.h": "#define SCHAR_MAX 5" };
    expect(bound(found(text, three))).toBe(5);
  });
  it("are there for __has_include, and those of a C library are not", () => {
    const text =
      "#if __has_include(<stddef.h>) && !__has_include(<stdio.h>)\nstruct S { char a[1]; };\n" +
      "#endif\n#include <stddef.h>\n#include <stdio.h>\n#include <sys/types.h>";
    const reading = found(text);
    expect(bound(reading)).toBe(1);
    expect(reading.missing).toEqual(["stdio.h", "sys/types.h"]);
  });
  it("leave the byte order to others", () => {
    const text = (name: string): string =>
      `#include <${name}>\n#ifdef __LITTLE_ENDIAN\nstruct S { char a[1]; };\n` +
      "#else\nstruct S { char a[2]; };\n#endif";
    expect(bound(found(text("stdint.h")))).toBe(2);
    expect(bound(found(text("gnu/stubs-32.h")))).toBe(2);
    expect(bound(found(text("endian.h")))).toBe(1);
  });
  it("give a C library what it asks for alone", () => {
    const asked = (name: string): Reading =>
      found(
        `#define ${name}\n#include <stddef.h>\n#include <stdarg.h>\n` +
          "#ifdef offsetof\nstruct S { char a[1]; };\n#elif defined va_start\n" +
          `struct S { char a[2]; };\n#elif defined NULL || defined ${name}\n` +
          "struct S { char a[3]; };\n#else\nstruct S { char a[4]; };\n#endif",
      );
    expect(bound(asked("__need_size_t"))).toBe(2);
    expect(bound(asked("__need___va_list"))).toBe(1);
    const only =
      "#define __need_size_t\n#include <stddef.h>\n#ifndef NULL\nstruct S { char a[1]; };\n#endif";
    expect(bound(found(only))).toBe(1);
  });
  it("say by the macros all compilers have that a type is declared", () => {
    const guarded = (name: string, macro: string): string =>
      `#ifndef ${macro}\n#define ${macro}\ntypedef char ${name}[3];\n#endif\n`;
    const types =
      guarded("size_t", "_SIZE_T") +
      guarded("ptrdiff_t", "_PTRDIFF_T") +
      guarded("wchar_t", "_WCHAR_T") +
      guarded("va_list", "_VA_LIST") +
      guarded("__gnuc_va_list", "__GNUC_VA_LIST");
    const asked =
      "#ifdef _GCC_LIMITS_H_\nstruct S { size_t a; ptrdiff_t b; wchar_t c; va_list d; " +
      "__gnuc_va_list e; };\n#endif";
    const sizes = (text: string): readonly number[] => {
      const record = found(text).unit.records.find(({ name }) => name === "S");
      return layoutOf(record!, x86).slots.map(({ size }) => size);
    };
    const ours = "#include <limits.h>\n#include <stddef.h>\n#include <stdarg.h>\n";
    const theirs = `${types}${ours}${asked}`;
    const one = "#define __need_size_t\n#include <stddef.h>\n#include <limits.h>\n";
    for (const [text, expected] of [
      [`${ours}${types}${asked}`, [8, 8, 4, 24, 24]],
      [theirs, [3, 3, 3, 3, 3]],
      [`${one}${types}${asked}`, [8, 3, 3, 3, 3]],
    ] as const) {
      expect(sizes(text)).toEqual(expected);
      const said = expected.map((size, at) => {
        const member = `sizeof(((struct S *)0)->${"abcde"[at]})`;
        return `_Static_assert(${member} == ${size}, "");\n`;
      });
      const { status } = run("gcc", `${text}\n${said.join("")}`, ["-fsyntax-only"]);
      if (hasGcc) expect(status).toBe(0);
    }
  });
  it("have the types of every target in one reading", () => {
    const { unit } = found(
      "#include <stdint.h>\n#include <stddef.h>\nstruct S { uint64_t a; int_least64_t b; int_fast16_t c; size_t d; };",
    );
    const sizes = ["x86_64", "i386", "x32"].map((name) =>
      layoutOf(unit.records[0]!, targetNamed(name)!).slots.map(({ size }) => size),
    );
    expect(sizes).toEqual([
      [8, 8, 8, 8],
      [8, 8, 4, 4],
      [8, 8, 4, 4],
    ]);
  });
});

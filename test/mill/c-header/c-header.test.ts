// Printed C headers: real compilers must accept every assertion in them.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { readDeclarations } from "../../../generator/read/decl/index.ts";
import { cHeader } from "../../../generator/write/c-header.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { scratch } from "../../scratch.ts";

const compilers = [
  ["gcc", "-std=gnu11"],
  ["gcc", "-m32", "-std=gnu11"],
  ["clang", "-std=gnu11"],
] as const;
const present = compilers.filter(([name]) => spawnSync(name, ["--version"]).status === 0);
for (const words of compilers)
  if (!present.includes(words)) console.warn(`SKIPPED: ${words.join(" ")} is not installed`);

const files = readdirSync("abi", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && path !== "vocabulary.ts")
  .map((path) => join("abi", path))
  .sort();
const { declarations } = readDeclarations(
  files.map((path) => ({ path, text: readFileSync(path, "utf8") })),
);

const multiarch = spawnSync("gcc", ["-print-multiarch"], { encoding: "utf8" }).stdout?.trim() ?? "";

/** What a compiler says about the header; nothing when every assertion holds. */
function complaints([name, ...flags]: readonly string[], text: string): string {
  const folder = scratch();
  const path = join(folder, "a.h");
  writeFileSync(path, text);
  // Debian keeps asm/ apart for each architecture, and has none for -m32 without a package more.
  const words = [
    ...flags,
    `-I/usr/include/${multiarch}`,
    "-fsyntax-only",
    "-Wall",
    "-Werror",
    "-x",
    "c",
    path,
  ];
  return spawnSync(name ?? "", words, { encoding: "utf8" }).stderr;
}

/** What the contracts of this repository do not have: an enum without a name, and one packed. */
const unnamed = readDeclarations([
  {
    path: "abi/bay.ts",
    text: `/**
 * A contract.
 *
 * @contract bay-v1
 */
import type { array, enumeration } from "./vocabulary.ts";

/** A bay. */
export interface bay {
  /** What it is. */
  kind: enumeration<{ BAY_FREE: 0; BAY_TAKEN: 0x80000000 }>;
  /** What its slots are. */
  slots: array<enumeration<{ SLOT_A: 0; SLOT_B: 1 }, "packed">, 4>;
}
`,
  },
]);

it("an enum without a name is written out where it is used", () => {
  expect(unnamed.findings).toEqual([]);
  const text = cHeader({ path: "bay.h", ...unnamed.declarations[0]!.unit });
  expect(text).toContain("\tenum { BAY_FREE = 0, BAY_TAKEN = 2147483648 } kind;\n");
  expect(text).toContain("\tenum { SLOT_A = 0, SLOT_B = 1 } __attribute__((packed)) slots[4];\n");
  for (const words of present) expect(complaints(words, text)).toBe("");
});

it("what linux/types.h declares is declared once, there or here", () => {
  const c = `typedef struct { int val[2]; } __kernel_fsid_t;
    struct bay_handle { __kernel_fsid_t fsid; unsigned int type; };`;
  const { unit } = readC({ path: "bay.h", text: c }, { target: targetNamed("x86_64")! });
  for (const standalone of [false, true]) {
    const text = cHeader({ path: "bay.h", records: unit.records, standalone });
    expect(text.includes("} __kernel_fsid_t;")).toBe(standalone);
    expect(text).toContain("sizeof(__kernel_fsid_t) == 8");
    for (const words of standalone ? [] : present) expect(complaints(words, text)).toBe("");
  }
});

describe.each(present.map((words) => [words.join(" "), words] as const))("%s", (_, words) => {
  it.each(
    declarations.map((declaration) => [relative("abi", declaration.path), declaration] as const),
  )("accepts %s", (_path, { path, doc, unit }) => {
    const text = cHeader({ path, doc, ...unit });
    expect(complaints(words, text)).toBe("");
  });
  it("refuses a wrong assertion", () => {
    const reviewed = declarations.find(({ path }) => path.endsWith("kho/iommufd/reviewed.ts"));
    const text = cHeader({ path: "a.h", records: reviewed?.unit.records ?? [] });
    const wrong = text.replace(/ == (\d+)\b/, " == 1$1");
    expect(complaints(words, wrong)).toMatch(/static.assert(ion)? failed/i);
  });
});

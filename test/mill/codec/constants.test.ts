// Declared numbers against the headers of the system: constants, bits of flags, ioctl numbers.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Declaration } from "../../../generator/read/decl/index.ts";
import { declarations } from "./contracts.ts";

/** Another folder of headers than the system's: `HOLEPROOF_HEADERS=/linux/usr/include`. */
const folder = process.env["HOLEPROOF_HEADERS"] ?? "/usr/include";
const hasCompiler = spawnSync("gcc", ["--version"]).status === 0;
if (!hasCompiler) console.warn("SKIPPED: gcc is not installed");

/** Every number a declaration gives a name: constants, flags and values of members, commands. */
function numbersOf({ unit }: Declaration): ReadonlyMap<string, bigint> {
  const numbers = new Map<string, bigint>();
  for (const { name, body } of unit.macros)
    if (/^(?:0x[0-9a-f]+|\d+)$/i.test(body)) numbers.set(name, BigInt(body));
  for (const { members, ioctls } of unit.records) {
    for (const { flags = [], values = [] } of members)
      for (const { name, value } of [...flags, ...values]) numbers.set(name, value);
    for (const { name, macro, type, nr } of ioctls ?? [])
      if (macro === "_IO") numbers.set(name, BigInt(type * 256 + nr));
  }
  return numbers;
}

/** Names the header defines as macros or enumerators. */
function definedIn(header: string): ReadonlySet<string> {
  const text = readFileSync(header, "utf8").replace(/\/\*[^]*?\*\//g, "");
  const macros = text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+\S/gm);
  const lists = [...text.matchAll(/\benum\b[^;{]*\{([^}]*)\}/g)].map(([, list]) => list ?? "");
  const enumerators = lists.join("\n").matchAll(/\b([A-Z]\w*)\s*(?=[=,]|$)/gm);
  return new Set([...macros, ...enumerators].map(([, name]) => name ?? ""));
}

/** What gcc says of assertions that each number is the header's. */
function complaints(header: string, numbers: ReadonlyMap<string, bigint>): string {
  const lines = [...numbers].map(([name, value]) => {
    const wide = `(unsigned long long)(${name}) == ${value}ULL`;
    // A number of 32 bits may be written as a signed one.
    const narrow = `(unsigned int)(${name}) == ${BigInt.asUintN(32, value)}U`;
    return `_Static_assert(${wide} || ${narrow}, "${name} is not ${value}");`;
  });
  const program = `#include <linux/${basename(header)}>\n${lines.join("\n")}\n`;
  const multiarch = spawnSync("gcc", ["-print-multiarch"], { encoding: "utf8" }).stdout.trim();
  const folders = [`-I${folder}`, `-I${join(folder, multiarch)}`];
  const words = [...folders, "-fsyntax-only", "-w", "-xc", "-"];
  return spawnSync("gcc", words, { encoding: "utf8", input: program }).stderr;
}

describe.skipIf(!hasCompiler)("declared numbers are the header's", () => {
  const installed = declarations.flatMap((file) => {
    // The first proposals of binding had another number than what was merged.
    if (/vfio\/(?:rfc|reviewed)\.ts$/.test(file.path)) return [];
    const name = file.unit.records[0]?.contract?.name ?? "";
    const header = join(folder, "linux", name);
    return name.endsWith(".h") && existsSync(header) ? [[file.path, header, file] as const] : [];
  });
  it.each(installed)("%s", (_, header, file) => {
    const known = definedIn(header);
    const numbers = new Map([...numbersOf(file)].filter(([name]) => known.has(name)));
    expect(complaints(header, numbers)).toBe("");
  });
  it("and a wrong one is noticed", () => {
    const [, header] = installed[0] ?? ["", ""];
    if (header === "") return;
    const [name = ""] = definedIn(header);
    expect(complaints(header, new Map([[name, 0xdeadn]]))).toMatch(/static assertion failed/);
  });
});

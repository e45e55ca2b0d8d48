// Bytes a C compiler makes of a record are the bytes encode makes, and decode reads them. The
// compiler's object file is read, nothing of it is run: a compiler for another machine does as well.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Compiler } from "../../../generator/cli/compiler.ts";
import { type Layout, layoutOf } from "../../../generator/layout/index.ts";
import { elfSection } from "../../../generator/read/btf/index.ts";
import type { Target } from "../../../generator/targets/index.ts";
import { type Filled, placesOf, programOf, sectionOf } from "./c-program.ts";
import { bytesOf, type Case, cases, viewOf } from "./contracts.ts";
import { valueOf } from "./values.ts";

const commands = ["gcc", "gcc -m32"];
/** Asked when they are there; nothing is said when they are not, which is the common case. */
const cross = ["aarch64-linux-gnu-gcc", "arm-linux-gnueabi-gcc", "riscv64-linux-gnu-gcc"];
const works = (command: string): boolean => {
  const [name = "", ...flags] = command.split(" ");
  return spawnSync(name, [...flags, "-fsyntax-only", "-xc", "-"], { input: "" }).status === 0;
};
const wanted = process.env["HOLEPROOF_SOAK"] === undefined ? commands : [...commands, ...cross];
const present = wanted.filter(works);
for (const command of commands)
  if (!present.includes(command)) console.warn(`SKIPPED: ${command} is not installed`);

const seed = Number(process.env["HOLEPROOF_SEED"] ?? 81);

/** The object file a compiler makes of the program. */
function objectOf(command: string, program: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-"));
  try {
    const source = join(folder, "records.c");
    const object = join(folder, "records.o");
    writeFileSync(source, program);
    const [name = "", ...flags] = command.split(" ");
    // Without reordering, constants of one section lie in the order they are written in.
    const order = ["-std=gnu11", "-O0", "-fno-toplevel-reorder", "-w"];
    const words = [...flags, ...order, "-c", source, "-o", object];
    const { status, stderr } = spawnSync(name, words, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr.slice(0, 4000));
    return readFileSync(object);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a record's bytes mean the same on that target: places, sizes and byte order. */
function isSame(one: Case, target: Target): boolean {
  if (target.endian !== one.layout.target.endian) return false;
  return placesText(layoutOf(one.record, target)) === placesText(one.layout);
}

const placesText = (layout: Layout): string =>
  JSON.stringify([
    layout.size,
    layout.slots.map(({ offset, size, bits, inner }) => [
      offset,
      size,
      bits,
      inner === undefined ? "" : placesText(inner),
    ]),
  ]);

/** Compiles eight values of every record that lies alike on the compiler's target. */
function check(command: string): { readonly compared: number; readonly other: readonly string[] } {
  const target = new Compiler(command).target();
  if (typeof target === "string") throw new Error(target);
  const same = cases.filter((one) => isSame(one, target));
  const items = same.map((one): Filled => {
    const values = fc.sample(valueOf(one.layout), { seed, numRuns: 8 });
    const sizes = values.map((value) => bytesOf(one.forms.encode(value)).length);
    return { layout: one.layout, values, sizes };
  });
  const object = objectOf(command, programOf(items));
  for (const [index, { values, sizes }] of items.entries()) {
    const { title, forms } = same[index]!;
    const section = elfSection(object, sectionOf(index));
    if (typeof section === "string") throw new Error(`${title}: ${section}`);
    const { starts, size } = placesOf(sizes);
    expect(section.length, title).toBeGreaterThanOrEqual(size);
    for (const [at, value] of values.entries()) {
      const where = `${title}, seed ${seed}, value ${at}`;
      const compiled = section.slice(starts[at]!, starts[at]! + sizes[at]!);
      expect(hex(compiled), where).toBe(hex(bytesOf(forms.encode(value))));
      expect(forms.decode(viewOf(compiled)), where).toEqual(value);
    }
  }
  const other = cases.filter((one) => !same.includes(one)).map(({ title }) => title);
  return { compared: same.length, other };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe.skipIf(present.length === 0)("every record, eight values each, byte for byte", () => {
  it.each(present)("%s", (command) => {
    const { compared, other } = check(command);
    if (command === "gcc") expect(other).toEqual([]);
    // What lies elsewhere there: raw pointers, and u64 behind an odd number of u32.
    else expect(compared / (compared + other.length), other.join(", ")).toBeGreaterThan(0.8);
  });
});

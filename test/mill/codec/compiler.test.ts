// Bytes a C compiler makes of a record are the bytes encode makes, and decode reads them. The
// compiler's object file is read, nothing of it is run: a compiler for another machine does as well.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Compiler } from "../../../generator/cli/compiler.ts";
import { elfSection } from "../../../generator/read/btf/index.ts";
import { working } from "../../compilers.ts";
import { scratch } from "../../scratch.ts";
import { type Filled, placesOf, programOf, sectionOf } from "./c-program.ts";
import { bytesOf, cases, viewOf, x86 } from "./contracts.ts";
import { type Printed, printedFor } from "./every-target.ts";
import { valueOf } from "./values.ts";

const commands = ["gcc", "gcc -m32"];
/**
 * Machines of other sizes and byte orders, in long runs. Asked when they are there; nothing is said
 * when they are not, which is the common case.
 */
const cross = ["aarch64", "riscv64", "s390x", "m68k", "mips", "sh4", "powerpc64"]
  .map((name) => `${name}-linux-gnu-gcc`)
  .concat("arm-linux-gnueabi-gcc");
const wanted = process.env["HOLEPROOF_SOAK"] === undefined ? commands : [...commands, ...cross];
const present = wanted.flatMap((one) => working(one) ?? []);
for (const command of commands)
  if (!present.includes(command)) console.warn(`SKIPPED: ${command} is not installed`);

const seed = Number(process.env["HOLEPROOF_SEED"] ?? 81);

/** The object file a compiler makes of the program. */
function objectOf(command: string, program: string): Uint8Array {
  const folder = scratch();
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
}

/** Compiles eight values of every record, as the compiler's target has it; how many there are. */
async function check(command: string): Promise<number> {
  const target = await new Compiler(command).target();
  if (typeof target === "string") throw new Error(target);
  const all = target.name === x86.name ? committed : await printedFor(target);
  const items = all.map(({ layout, encode }): Filled => {
    const values = fc.sample(valueOf(layout), { seed, numRuns: 8 });
    return { layout, values, sizes: values.map((value) => encode(value).byteLength) };
  });
  const object = objectOf(command, programOf(items));
  for (const [index, { values, sizes }] of items.entries()) {
    const { title, decode, encode } = all[index]!;
    const section = elfSection(object, sectionOf(index));
    if (typeof section === "string") throw new Error(`${title}: ${section}`);
    const { starts, size } = placesOf(sizes);
    expect(section.length, title).toBeGreaterThanOrEqual(size);
    for (const [at, value] of values.entries()) {
      const where = `${title} on ${target.name}, seed ${seed}, value ${at}`;
      const compiled = section.slice(starts[at]!, starts[at]! + sizes[at]!);
      expect(hex(compiled), where).toBe(hex(bytesOf(encode(value))));
      expect(decode(viewOf(compiled)), where).toEqual(value);
    }
  }
  return all.length;
}

/** The codecs of this repository, which are for x86_64. */
const committed = cases.map(({ title, layout, forms }): Printed => {
  const { decode, encode } = forms;
  return { title, layout, decode, encode };
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe.skipIf(present.length === 0)("every record, eight values each, byte for byte", () => {
  it.each(present)("%s", async (command) => {
    expect(await check(command)).toBe(cases.length);
  });
});

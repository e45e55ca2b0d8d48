// Random definitions, through the C reader and the layout, against the compilers of this machine.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { Compiler } from "../../../generator/cli/compiler.ts";
import { differences, placesOf } from "../../../generator/contract/index.ts";
import { layoutOf } from "../../../generator/layout/index.ts";
import { titleOf } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { definition, prelude } from "./definitions.ts";

const commands = ["gcc", "gcc -m32", "clang", "clang -m32"];
/** Asked when they are there; nothing is said when they are not, which is the common case. */
const cross = [
  "aarch64-linux-gnu",
  "arm-linux-gnueabi",
  "m68k-linux-gnu",
  "s390x-linux-gnu",
  "powerpc-linux-gnu",
  "powerpc64-linux-gnu",
  "riscv64-linux-gnu",
  "mips-linux-gnu",
  "sparc64-linux-gnu",
  "sh4-linux-gnu",
  "hppa-linux-gnu",
  "alpha-linux-gnu",
  "arc-linux-gnu",
].map((prefix) => `${prefix}-gcc`);
const works = (command: string): boolean => {
  const [name = "", ...flags] = command.split(" ");
  return spawnSync(name, [...flags, "-fsyntax-only", "-xc", "-"], { input: "" }).status === 0;
};
const present = [...commands, ...cross].filter(works);
for (const command of commands)
  if (!present.includes(command)) console.warn(`SKIPPED: ${command} is not installed`);

const first = Number(process.env["HOLEPROOF_SEED"] ?? 1);
const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const batch = 100;

/** Every definition of a batch that lies elsewhere than the compiler puts it, with its text. */
function check(compiler: Compiler, from: number): readonly string[] {
  const target = compiler.target();
  if (typeof target === "string") throw new Error(target);
  const seeds = Array.from({ length: batch }, (_, index) => from + index);
  const text = prelude + seeds.map(definition).join("");
  const { unit, findings } = readC({ path: "d.h", text }, { target });
  expect(findings).toEqual([]);
  const wanted = new Set(seeds.map((seed) => `struct D${seed}`));
  const layouts = unit.records
    .filter((record) => wanted.has(titleOf(record)))
    .map((record) => layoutOf(record, target));
  expect(layouts.length).toBe(batch);
  const places = compiler.places(text, layouts);
  if (typeof places === "string") throw new Error(places);
  return layouts.flatMap((layout) => {
    const title = titleOf(layout.record);
    const theirs = places.get(title);
    const found = theirs === undefined ? [] : differences(placesOf(layout), theirs);
    if (theirs !== undefined && found.length === 0) return [];
    const seed = Number(title.slice("struct D".length));
    return [`HOLEPROOF_SEED=${seed}: ${JSON.stringify(found)}\n${definition(seed)}`];
  });
}

describe.each(present)("%s", (command) => {
  it(`agrees on ${300 * soak} random definitions from seed ${first}`, () => {
    const compiler = new Compiler(command);
    for (let from = first; from < first + 300 * soak; from += batch)
      expect(check(compiler, from)).toEqual([]);
  });
});

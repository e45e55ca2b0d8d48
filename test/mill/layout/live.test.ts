// Random definitions, through the C reader and the layout, against the compilers of this machine.
import { describe, expect, it } from "vitest";
import { Compiler } from "../../../generator/cli/compiler.ts";
import { differences, placesOf } from "../../../generator/contract/index.ts";
import { layoutOf } from "../../../generator/layout/index.ts";
import { titleOf } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import type { Target } from "../../../generator/targets/index.ts";
import { compiles, working } from "../../compilers.ts";
import { definition, microsoftDefinition, prelude } from "./definitions.ts";
import {
  c23Definition,
  c23Prelude,
  embeddingDefinition,
  embeddingPrelude,
} from "./modern-definitions.ts";
import { smallDefinition, smallPrelude } from "./small-definitions.ts";
import { wideDefinition, widePrelude } from "./wide-definitions.ts";

const commands = ["gcc", "gcc -m32", "clang", "clang -m32"];
/** Asked when they are there; nothing is said when they are not, which is the common case. */
const cross = [
  "gcc -mx32",
  "aarch64-linux-gnu-gcc",
  "aarch64-linux-gnu-gcc -mbig-endian",
  "alpha-linux-gnu-gcc",
  "arc-linux-gnu-gcc",
  "arm-linux-gnueabi-gcc",
  "arm-linux-gnueabi-gcc -mbig-endian",
  "arm-linux-gnueabi-gcc -mabi=apcs-gnu",
  "hppa-linux-gnu-gcc",
  "hppa64-linux-gnu-gcc",
  "m68k-linux-gnu-gcc",
  "mips-linux-gnu-gcc",
  "mipsel-linux-gnu-gcc",
  "mips64-linux-gnuabi64-gcc",
  "mips64-linux-gnuabi64-gcc -mabi=n32",
  "mips64-linux-gnuabi64-gcc -EL",
  "mips64-linux-gnuabi64-gcc -EL -mabi=n32",
  "or1k-elf-gcc",
  "powerpc-linux-gnu-gcc",
  "powerpc64-linux-gnu-gcc",
  "powerpc64le-linux-gnu-gcc",
  "riscv64-linux-gnu-gcc",
  "riscv64-linux-gnu-gcc -march=rv32imac -mabi=ilp32",
  "s390x-linux-gnu-gcc",
  "s390x-linux-gnu-gcc -m31",
  "sh4-linux-gnu-gcc",
  "sh4-linux-gnu-gcc -mb",
  "sparc64-linux-gnu-gcc",
  "sparc64-linux-gnu-gcc -m32",
  "clang-19 -target hexagon-linux-musl",
  "clang-19 -target loongarch32-linux-gnu",
  "clang-19 -target loongarch64-linux-gnu",
];
const more = (process.env["HOLEPROOF_COMPILERS"] ?? "").split(",").filter((one) => one !== "");
const present = [...commands, ...cross, ...more].flatMap((one) => working(one) ?? []);
for (const command of commands)
  if (!present.includes(command)) console.warn(`SKIPPED: ${command} is not installed`);

const first = Number(process.env["HOLEPROOF_SEED"] ?? 1);
const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const batch = 50;

/** A way to make definitions of seeds. */
interface Kind {
  readonly name: string;
  readonly prelude: string;
  readonly definition: (seed: number) => string;
  /** What the compiler needs to take it. */
  readonly flags: readonly string[];
}

const kinds: readonly Kind[] = [
  { name: "plain", prelude, definition, flags: [] },
  {
    name: "ms_struct",
    prelude,
    definition: microsoftDefinition,
    // clang warns of a long double of 12 bytes, and takes that for an error.
    flags: ["-Wno-incompatible-ms-struct"],
  },
  { name: "wide", prelude: widePrelude, definition: wideDefinition, flags: [] },
  { name: "small", prelude: smallPrelude, definition: smallDefinition, flags: [] },
  {
    name: "embedding",
    prelude: embeddingPrelude,
    definition: embeddingDefinition,
    flags: ["-fms-extensions"],
  },
  { name: "C23", prelude: c23Prelude, definition: c23Definition, flags: ["-std=gnu2x"] },
];

/** Every definition of a batch that lies elsewhere than the compiler puts it, with its text. */
async function check(
  compiler: Compiler,
  target: Target,
  kind: Kind,
  from: number,
): Promise<readonly string[]> {
  const seeds = Array.from({ length: batch }, (_, index) => from + index);
  const text = kind.prelude + seeds.map(kind.definition).join("");
  const { unit, findings } = readC({ path: "d.h", text }, { target });
  expect(findings).toEqual([]);
  const wanted = new Set(seeds.map((seed) => `struct D${seed}`));
  const layouts = unit.records
    .filter((record) => wanted.has(titleOf(record)))
    .map((record) => layoutOf(record, target));
  expect(layouts.length).toBe(batch);
  const places = await compiler.places(text, layouts, kind.flags);
  if (typeof places === "string") throw new Error(places);
  return layouts.flatMap((layout) => {
    const title = titleOf(layout.record);
    const theirs = places.get(title);
    const found = theirs === undefined ? [] : differences(placesOf(layout), theirs);
    if (theirs !== undefined && found.length === 0) return [];
    const seed = Number(title.slice("struct D".length));
    return [`HOLEPROOF_SEED=${seed}: ${JSON.stringify(found)}\n${kind.definition(seed)}`];
  });
}

/** Definitions of each kind a compiler is asked about; most machines have none but the first. */
const count = (command: string): number => (commands.includes(command) ? 200 : batch) * soak;

if (present.length === 0) it.skip("no compiler is installed");

describe.each(present)("%s", (command) => {
  // Not every compiler is of 2023.
  const known = kinds.filter(({ prelude, flags }) => compiles(command, prelude, flags));
  it.each(known)(
    `agrees on ${count(command)} $name definitions from seed ${first}`,
    async (kind) => {
      const compiler = new Compiler(command);
      const target = await compiler.target();
      if (typeof target === "string") throw new Error(target);
      for (let from = first; from < first + count(command); from += batch)
        expect(await check(compiler, target, kind, from)).toEqual([]);
    },
  );
});

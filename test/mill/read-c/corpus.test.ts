// Definitions whose layouts compilers have told us, on every target they were compiled for.
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { readForTargets } from "../../../generator/read/c/index.ts";
import { targetNamed, type Target } from "../../../generator/targets/index.ts";
import { difference, linesOf, listed, type ListedLayout } from "./listed-layout.ts";

const corpus = new URL("../../../../shared/corpus/layout/", import.meta.url);

interface Definition {
  readonly record: string;
  readonly c: string;
  readonly layouts: readonly ListedLayout[];
}

/** The typedefs and enums every definition of these corpora stands behind. */
const prelude = `
typedef unsigned char __u8; typedef signed char __s8;
typedef unsigned short __u16; typedef short __s16;
typedef unsigned int __u32; typedef int __s32;
typedef unsigned long long __u64; typedef long long __s64;
typedef __u16 __le16, __be16; typedef __u32 __le32, __be32; typedef __u64 __le64, __be64;
#undef __aligned_u64
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef __u64 compat_u64 __attribute__((aligned(4)));
enum e_small { E0, E1, E2 = 70000 };
enum e_neg { N0 = -5, N1 = 70000 };
enum e_big { B0, B1 = 0x80000000 };
`;

/** Every difference between a definition's listed layouts and ours. */
function check({ record, c, layouts }: Definition): string[] {
  const all = layouts.flatMap(({ targets }) => targets.map((name) => targetNamed(name)!));
  const readings = readForTargets({ path: record, text: prelude + c }, all, {});
  const wrong: string[] = [];
  for (const { reading, targets } of readings) {
    const { unit, findings } = reading;
    for (const finding of findings) wrong.push(`${record}: ${finding.message}`);
    const found = unit.records.find((one) => `${one.kind} ${one.name}` === record);
    if (found === undefined) wrong.push(`${record}: not read`);
    else wrong.push(...differences(targets, layouts, (target) => listed(found, target)));
  }
  return wrong.map((words) => (words.startsWith(record) ? words : `${record} ${words}`));
}

function differences(
  targets: readonly Target[],
  layouts: readonly ListedLayout[],
  got: (target: Target) => Omit<ListedLayout, "targets">,
): string[] {
  return targets.flatMap((target) => {
    const layout = layouts.find(({ targets: names }) => names.includes(target.name))!;
    const words = difference(layout, got(target));
    return words === undefined ? [] : [`on ${target.name}: ${words}`];
  });
}

for (const name of ["random", "bitpairs"]) {
  const file = new URL(`${name}.jsonl.gz`, corpus);
  if (!existsSync(file)) {
    console.warn(`${file.pathname} is not here: its layouts are not compared`);
    it.skip(`${name}: no corpus at hand`, () => {});
    continue;
  }
  it(`${name}: every definition has the layout its compilers gave it`, { timeout: 60_000 }, () => {
    const definitions = linesOf<Definition>(file);
    const wrong = definitions.flatMap(check);
    expect(definitions.length).toBeGreaterThan(300);
    expect(wrong.slice(0, 20)).toEqual([]);
  });
}

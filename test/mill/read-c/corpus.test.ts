// Definitions whose layouts compilers have told us, on every target they were compiled for.
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readForTargets, ReadSession } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import {
  actualLines,
  corpusLines,
  corpusPresent,
  expectedLines,
  type CorpusLayout,
} from "../layout/corpus.ts";

interface Definition {
  readonly record: string;
  readonly c: string;
  readonly layouts: readonly CorpusLayout[];
}

/** The typedefs and enums every definition of these corpora stands behind. */
const prelude = `
typedef unsigned char __u8; typedef signed char __s8;
typedef unsigned short __u16; typedef short __s16;
typedef unsigned int __u32; typedef int __s32;
typedef unsigned long long __u64; typedef long long __s64;
typedef __u16 __le16, __be16; typedef __u32 __le32, __be32; typedef __u64 __le64, __be64;
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef __u64 compat_u64 __attribute__((aligned(4)));
enum e_small { E0, E1, E2 = 70000 };
enum e_neg { N0 = -5, N1 = 70000 };
enum e_big { B0, B1 = 0x80000000 };
`;

const session = new ReadSession();

/** Reads one definition for every target and holds each layout against the compiler's. */
function check({ record, c, layouts }: Definition): number {
  const wanted = new Map(
    layouts.flatMap((layout) => layout.targets.map((name) => [targetNamed(name)!, layout])),
  );
  const file = { path: record, text: prelude + c };
  let compared = 0;
  for (const { reading, targets } of readForTargets(file, [...wanted.keys()], { session })) {
    expect(reading.findings, c).toEqual([]);
    const read = reading.unit.records.find((one) => `${one.kind} ${one.name}` === record);
    for (const target of targets) {
      const layout = layoutOf(read!, target);
      const lines = expectedLines(wanted.get(target)!);
      expect(actualLines(layout), `${target.name}\n${c}`).toEqual(lines);
      compared++;
    }
  }
  expect(compared, c).toBe(wanted.size);
  return compared;
}

describe.skipIf(!corpusPresent)("C read and laid out equals the compilers", () => {
  for (const [name, least] of [
    ["random", 10_000],
    ["bitpairs", 10_000],
  ] as const) {
    it(`on every definition of ${name}, every target`, () => {
      const definitions = corpusLines<Definition>(`${name}.jsonl.gz`);
      const compared = definitions.reduce((sum, item) => sum + check(item), 0);
      expect(compared).toBeGreaterThan(least);
    });
  }
});

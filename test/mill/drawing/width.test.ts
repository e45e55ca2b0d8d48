// No line of a drawing leaves its width, however long names, types and bounds are.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { groupLayouts } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import type { CRecord } from "../../../generator/model/index.ts";
import { targets } from "../../../generator/targets/index.ts";
import { drawLayout } from "../../../generator/write/drawing/index.ts";
import { longRecords, widthOf } from "./long-records.ts";

const draw = (text: string, width: number, most: number): readonly string[] =>
  readC({ path: "a.h", text }, { target: targets[0]! }).unit.records.flatMap((record) =>
    drawLayout(groupLayouts(record, targets), { width, most }).split("\n"),
  );

const bayIn = (text: string): CRecord =>
  readC({ path: "a.h", text }, { target: targets[0]! }).unit.records.find(
    ({ name }) => name === "bay",
  )!;

const wide = targets.filter(({ name }) => name === "x86_64" || name === "i386");

it("keeps to the width, but for a word that is longer", () => {
  let broken = 0;
  let wide = 0;
  fc.assert(
    fc.property(longRecords, (text) => {
      for (const line of draw(text, 64, 70)) {
        if (/^\s+\/\* +\d/.test(line)) broken++;
        if (widthOf(line) <= 70) continue;
        wide++;
        expect(line.trim(), text).not.toContain(" ");
      }
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(broken).toBeGreaterThan(100);
  expect(wide).toBeGreaterThan(0);
});

it("takes columns up to the most where that keeps all numbers in line", () => {
  const text = "struct bay { struct bay_of_many_words keys_of_it; __u64 a; __u8 b; };";
  const inner = "struct bay_of_many_words { __u32 all; };";
  const linesOf = (most: number): readonly string[] =>
    drawLayout(groupLayouts(bayIn(`${inner} ${text}`), wide), { width: 64, most }).split("\n");
  const marks = (lines: readonly string[]): ReadonlySet<number> =>
    new Set(
      lines.filter((line) => /;.*\/\*/.test(line)).map((line) => widthOf(line.split("/*")[0]!)),
    );
  expect(marks(linesOf(72)).size).toBe(1);
  expect(linesOf(64)).not.toEqual(linesOf(72));
});

it("has every member once in each of its parts, with its numbers", () => {
  fc.assert(
    fc.property(longRecords, (text) => {
      for (const record of readC({ path: "a.h", text }, { target: targets[0]! }).unit.records) {
        const whole = drawLayout(groupLayouts(record, targets), { width: 4000 });
        const narrow = drawLayout(groupLayouts(record, targets), { width: 64 });
        const [own] = groupLayouts(record, [targets[0]!]);
        const wordsOf = (drawing: string): readonly string[] =>
          drawing.split(/\s+/).filter((word) => word !== "");
        // One layout is one part: the same words in the same order.
        expect(
          wordsOf(drawLayout([own!], { width: 64 }))
            .filter((word) => word !== "")
            .join(" "),
        ).toBe(wordsOf(drawLayout([own!], { width: 4000 })).join(" "));
        for (const word of wordsOf(whole)) expect(narrow, text).toContain(word);
      }
    }),
    { numRuns: 100, seed: 7 },
  );
});

it("gives a long member's numbers a line, and the others their place", () => {
  const text = `struct bay_slot {
  __u32 key;
  struct bay_very_long_name_of_a_type *bay_very_long_name_of_a_member[2];
  bool spent;
};`;
  expect(`\n${draw(text, 60, 60).join("\n")}`).toBe(`
struct bay_slot {     /* x86_64   i386     m68k */
\t__u32 key;    /*  0   4    0   4    0   4 */
\t/* hole */    /*  4   4    -        - */
\tstruct bay_very_long_name_of_a_type
\t\t*bay_very_long_name_of_a_member[2];
                      /*  8  16    4   8    4   8 */
\tbool spent;   /* 24   1   12   1   12   1 */
\t/* padding */ /* 25   7   13   3   13   1 */
};                    /* size 32  size 16  size 14 */
/* x86_64, arm64, arm64be, riscv64, ppc64le, 8 more:
   members 21 + holes 4 + padding 7 = size 32, align 8 */
/* i386, x32, arm, armeb, arm-oabi, 17 more: members 13 +
   padding 3 = size 16, align 4 */
/* m68k: members 13 + padding 1 = size 14, align 2 */
`);
});

it("breaks a long member where that puts layouts side by side", () => {
  const text = `struct bay_slot {
  __u8 a; __u64 b; __u8 c; __u64 d; __u8 e;
  __u8 bay_long_name_of_a_member;
};`;
  expect(`\n${draw(text, 60, 60).join("\n")}`).toBe(`
struct bay_slot {     /* x86_64   i386     m68k */
\t__u8 a;       /*  0   1    0   1    0   1 */
\t/* hole */    /*  1   7    1   3    1   1 */
\t__u64 b;      /*  8   8    4   8    2   8 */
\t__u8 c;       /* 16   1   12   1   10   1 */
\t/* hole */    /* 17   7   13   3   11   1 */
\t__u64 d;      /* 24   8   16   8   12   8 */
\t__u8 e;       /* 32   1   24   1   20   1 */
\t__u8 bay_long_name_of_a_member;
                      /* 33   1   25   1   21   1 */
\t/* padding */ /* 34   6   26   2    - */
};                    /* size 40  size 28  size 22 */
/* x86_64, x32, arm, armeb, arm64, 23 more: members 20 +
   holes 14 + padding 6 = size 40, align 8 */
/* i386, arm-oabi, sh4, sh4eb, arc, 2 more: members 20 +
   holes 6 + padding 2 = size 28, align 4 */
/* m68k: members 20 + holes 2 = size 22, align 2 */
`);
});

it("does not leave its width for records within records", () => {
  const text = `struct bay_slot {${"struct {".repeat(12)} __u8 key; ${"};".repeat(12)}};`;
  for (const line of draw(text, 64, 64)) expect(widthOf(line)).toBeLessThanOrEqual(64);
});

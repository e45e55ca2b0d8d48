// Which layouts share a column: those that, drawn alone, look the same, and no others.
import { expect, it } from "vitest";
import { groupLayouts, type LayoutGroup } from "../../../generator/layout/index.ts";
import { readForTargets } from "../../../generator/read/c/index.ts";
import { targetsMatching } from "../../../generator/targets/index.ts";
import { drawLayout } from "../../../generator/write/drawing/index.ts";
import { definition, prelude } from "../layout/definitions.ts";
import { wideDefinition, widePrelude } from "../layout/wide-definitions.ts";

/** So wide that all columns stand side by side and no account is folded. */
const options = { width: 4000, cacheLine: 16 };

const isAccount = (line: string): boolean => /^\/\*.*\*\/$/.test(line);
const linesOf = (groups: readonly LayoutGroup[]): readonly string[] =>
  drawLayout(groups, options).split("\n");

/** Names of the targets above the columns. */
const headsOf = (groups: readonly LayoutGroup[]): readonly string[] =>
  /\/\* +(.*?) *\*\//.exec(linesOf(groups)[0]!)![1]!.split(/ +/);

function check(groups: readonly LayoutGroup[], text: string): void {
  const heads = new Map<string, string>();
  for (const group of groups) {
    const [head, ...lines] = linesOf([group]);
    const name = group.targets[0]!.name;
    expect(head, text).toContain(name);
    // Every row's numbers, and nothing of who has them.
    const body = lines
      .filter((line) => !isAccount(line))
      .map((line) => line.replace(/^.*?  +/, ""));
    if (!heads.has(body.join("\n"))) heads.set(body.join("\n"), name);
  }
  expect(headsOf(groups), text).toEqual([...heads.values()]);
  const accounts = groups.flatMap((group) => linesOf([group]).filter(isAccount));
  expect(linesOf(groups).filter(isAccount).toSorted(), text).toEqual(accounts.toSorted());
}

const kinds = [
  { before: prelude, of: definition },
  { before: widePrelude, of: wideDefinition },
];

/** Checks every record of a text; of how many some layouts share a column. */
function checkText(before: string, text: string): number {
  let shared = 0;
  for (const { reading, targets } of readForTargets(
    { path: "a.h", text: before + text },
    targetsMatching("x86_64,i386,arm,arm64,m68k").targets,
    {},
  ))
    for (const record of reading.unit.records) {
      const groups = groupLayouts(record, targets);
      check(groups, text);
      if (headsOf(groups).length < groups.length) shared++;
    }
  return shared;
}

it("holds for random definitions", () => {
  let shared = 0;
  for (const { before, of } of kinds)
    for (let seed = 1; seed <= 60; seed++) shared += checkText(before, of(seed));
  expect(shared).toBeGreaterThan(10);
});

it("holds where nothing but a size differs", () => {
  checkText("", "union a { long l; char c[8]; };");
});

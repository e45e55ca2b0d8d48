// The layout algorithm against what gcc and clang said, on every target they were asked for.
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { targetNamed, targets } from "../../../generator/targets/index.ts";
import { type AstRecord, recordFromAst } from "./ast.ts";
import {
  actualLines,
  type CorpusLayout,
  corpusLines,
  corpusPresent,
  expectedLines,
} from "./corpus.ts";

interface RandomCase {
  readonly seed: number;
  readonly record: string;
  readonly c: string;
  readonly ast: AstRecord;
  readonly layouts: readonly CorpusLayout[];
}

/** Every listed target's layout of one definition; the definition is shown when one differs. */
function check({ c, ast, layouts, record }: RandomCase): number {
  const ours = recordFromAst(ast, record);
  let compared = 0;
  for (const expected of layouts)
    for (const name of expected.targets) {
      const target = targetNamed(name);
      if (target === undefined) throw new Error(`no such target: ${name}`);
      expect(actualLines(layoutOf(ours, target)), `${name}\n${c}`).toEqual(expectedLines(expected));
      compared++;
    }
  return compared;
}

describe.skipIf(!corpusPresent)("layouts equal the compilers'", () => {
  it("on every random definition of the corpus, every target", () => {
    const cases = corpusLines<RandomCase>("random.jsonl.gz");
    const compared = cases.reduce((sum, item) => sum + check(item), 0);
    expect(compared).toBeGreaterThan(10_000);
  });
});

describe("the target table", () => {
  it("has the 36 measured targets, each name once", () => {
    expect(targets.length).toBe(36);
    expect(new Set(targets.map((target) => target.name)).size).toBe(36);
  });
});

// Headers of many records: comparing them takes time in proportion.
import { expect, it } from "vitest";
import { compareEditions } from "../../../generator/contract/index.ts";
import { overlapping, piecesOf } from "../../../generator/contract/piece.ts";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { expectLinear } from "../../growth.ts";

const target = targetNamed("x86_64")!;

/** So many records of one shape, as one edition of a header. */
function edition(count: number, stem: string): Parameters<typeof compareEditions>[0] {
  const records = Array.from(
    { length: count },
    (_, at) => `struct ${stem}${at} { __u32 key; __u32 nr; };`,
  );
  const { unit } = readC({ path: "bay.h", text: records.join("\n") }, { target });
  return [{ path: "bay.h", unit }];
}

it("no more than one of many renamed alike is looked for among all", () => {
  return expectLinear(750, (count) => {
    const editions = [edition(count, "bay"), edition(count, "cove")] as const;
    const { records } = compareEditions(...editions, [target]);
    expect(records.filter(({ presence }) => presence === "gone")).toHaveLength(count);
  });
});

it("what is added is held against what was there, not against all that was", () =>
  expectLinear(10_000, (count) => {
    const { unit } = readC({ path: "bay.h", text: "struct bay { __u32 key; };" }, { target });
    const [first] = piecesOf(layoutOf(unit.records[0]!, target));
    const pieces = Array.from({ length: count }, (_, at) => ({ ...first!, offset: 32 * at }));
    const under = overlapping(pieces);
    const found = pieces.reduce((sum, one) => sum + under({ ...one, size: 40 }).length, 0);
    expect(found).toBe(2 * count - 1);
  }));

it("one that is renamed alone is found", () => {
  const { records } = compareEditions(edition(1, "bay"), edition(1, "cove"), [target]);
  expect(records.map(({ kind }) => kind)).toContain("renamed");
});

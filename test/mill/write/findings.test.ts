// Findings as text and as JSON: the forms other programs rely on.
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../generator/finding/index.ts";
import { writeCheckpatch } from "../../../generator/write/checkpatch.ts";
import { writeGithub } from "../../../generator/write/github.ts";
import { writeJson } from "../../../generator/write/json.ts";
import { writeSarif } from "../../../generator/write/sarif.ts";
import { writeText } from "../../../generator/write/text.ts";

const hole: Finding = {
  span: {
    file: "a.eml",
    line: 7,
    column: 3,
    path: "include/uapi/linux/a.h",
    pathLine: 2,
    pathColumn: 2,
  },
  rule: "HOLE",
  level: "error",
  message: "4-byte hole between 'a' and 'b'",
  record: "r",
  member: "b",
  follows: "a",
  targets: ["x86_64", "arm"],
  fix: "__u32 __reserved;",
};
const damage: Finding = {
  span: { file: "a.eml", line: 1, column: 1 },
  rule: "damage",
  level: "warning",
  message: "cut",
};

it("text: one line each, as compilers print them", () =>
  expect(writeText([hole, damage])).toBe(
    "a.eml:7:3: error: 4-byte hole between 'a' and 'b' [HOLE]\na.eml:1:1: warning: cut [damage]\n",
  ));
it("JSON: the keys of the contract, in its order", () => {
  const [first, second, rest] = writeJson([hole, damage]).split("\n");
  expect(first).toBe(
    '{"file":"a.eml","line":7,"column":3,"record":"r","member":"b","rule":"HOLE","level":"error",' +
      `"message":"4-byte hole between 'a' and 'b'","targets":["x86_64","arm"],` +
      '"fix":"__u32 __reserved;","follows":"a","path":"include/uapi/linux/a.h","pathLine":2}',
  );
  expect(second).toBe(
    '{"file":"a.eml","line":1,"column":1,"record":null,"member":null,"rule":"damage",' +
      '"level":"warning","message":"cut","targets":[]}',
  );
  expect(rest).toBe("");
});
describe("what another finding tells people already", () => {
  const restated: Finding = { ...hole, rule: "COMPAT", restates: "HOLE", others: ["c", "d"] };

  it("is data", () => {
    const data = JSON.parse(writeJson([restated])) as Record<string, unknown>;
    expect([data["restates"], data["others"]]).toEqual(["HOLE", ["c", "d"]]);
  });
  it.each([
    ["text", writeText],
    ["checkpatch", (found: readonly Finding[]) => writeCheckpatch(found, 1)],
    ["github", writeGithub],
    ["sarif", (found: readonly Finding[]) => writeSarif(found, "1")],
  ] as const)("is no line of %s", (_, write) =>
    expect(write([hole, restated])).toBe(write([hole])),
  );
});

it("nothing for nothing", () => expect(writeText([]) + writeJson([])).toBe(""));

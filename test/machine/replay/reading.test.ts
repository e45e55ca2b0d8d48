// Traces as text: what is understood, what is reported with its place, and that answers are judged.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTrace, replayTrace, type ReplayOutcome } from "../../../src/runtime/replay/index.ts";

const example = readFileSync(
  new URL("../../../examples/traces/intel48.pt_4k_single.jsonl", import.meta.url),
  "utf8",
);
const dumpText = (mark: string): string =>
  readFileSync(
    new URL(
      `../../../examples/traces/pagetables/intel48.pt_4k_single.${mark}.json`,
      import.meta.url,
    ),
    "utf8",
  );

function run(text: string, dump: (mark: string) => string | undefined = dumpText): ReplayOutcome {
  return replayTrace({ steps: readTrace(text).steps, profile: "intel48", dump });
}

describe("the reader of traces", () => {
  const broken: readonly (readonly [string, string, string])[] = [
    ["no JSON", "{", "1:2 not JSON"],
    ["a list", "[]", "1:1 not an object"],
    ["no type", '{"seq":1}', '"type" is not a text'],
    ["no number", '{"seq":"x","type":"mark","name":"a"}', '"seq" is not a whole number'],
    [
      "odd hex",
      '{"seq":1,"type":"ioctl","fd":"a","cmd":"0x3b80","in":"abc","out":"abc","ret":0}',
      '"in" is not hex',
    ],
    ["runs", '{"seq":1,"type":"pages","backing":"a","runs":[["0x1"]]}', "a run is not [va"],
  ];
  it.each(broken)("says where and why: %s", (_, text, message) => {
    const { steps, problems } = readTrace(`${text}\n`);
    expect(steps).toEqual([]);
    expect(problems.map((each) => `${each.line}:${each.column} ${each.message}`).join()).toContain(
      message,
    );
  });
  it("keeps the lines around a bad one", () => {
    const { steps, problems } = readTrace(`${example}nonsense\n${example}`);
    expect(steps.length).toBe(32);
    expect(problems.map(({ line }) => line)).toEqual([17]);
  });
});

describe("a replay", () => {
  it("of an untouched trace agrees in every step", () => {
    expect(run(example)).toMatchObject({ steps: 13, same: 13, different: 0, unsupported: 0 });
  });
  const changed: readonly (readonly [string, (text: string) => string, string])[] = [
    ["an errno", (text) => text.replace('"ret": 0, "errno": 0', '"ret": -1, "errno": 22'), "open"],
    [
      "an id",
      (text) => text.replace("0c0000000000000001000000", "0c0000000000000007000000"),
      "IOMMU_IOAS_ALLOC",
    ],
    ["a user page", (text) => text.replace("0x14481a000", "0x14481b000"), "mark mapped"],
  ];
  it.each(changed)("notices %s that is not the recorded one", (_, change, cmdname) => {
    const text = change(example);
    expect(text).not.toBe(example);
    expect(run(text).differences.map((each) => each.cmdname)).toContain(cmdname);
  });
  it("notices one bit of one entry of a dump", () => {
    const dump = (mark: string): string =>
      dumpText(mark).replace('"0000000144495003"', '"0000000144495001"');
    expect(run(example, dump).differences.map(({ what }) => what)).toEqual([
      "level 2 table 0x144472000[0], iova 0x0",
      "level 2 table 0x144472000[0], iova 0x0",
    ]);
  });
  it("counts what it does not know as unsupported, and says why", () => {
    const strange = '{"seq":99,"type":"ptrace","fd":"dev0"}\n';
    const outcome = run(`${strange}${example}`);
    expect(outcome).toMatchObject({ steps: 14, same: 13, unsupported: 1 });
    expect(outcome.reasons).toEqual(["ptrace is not supported"]);
  });
  it("says that a machine is unknown", () => {
    const { steps } = readTrace(example);
    const outcome = replayTrace({ steps, profile: "pdp11", dump: () => undefined });
    expect(outcome).toMatchObject({ same: 0, unsupported: 13 });
    expect(outcome.reasons.join()).toContain('no machine is known as "pdp11"');
  });
});

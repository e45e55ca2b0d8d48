// Calls and page tables recorded on a real kernel for this repository: all the same here.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatOutcome, readTrace, replayTrace } from "../../../src/runtime/replay/index.ts";

const folder = new URL("../recorded/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .map((name) => name.slice(0, -".jsonl".length));

function check(name: string): void {
  const { steps, problems } = readTrace(readFileSync(new URL(`${name}.jsonl`, folder), "utf8"));
  expect(problems).toEqual([]);
  const outcome = replayTrace({
    steps,
    profile: name.split(".")[0] as string,
    dump: (mark) => {
      const file = new URL(`pagetables/${name}.${mark}.json`, folder);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  });
  expect(formatOutcome(name, outcome)).toBe("");
  expect(outcome.steps).toBeGreaterThan(0);
  expect(outcome.same).toBe(outcome.steps);
}

describe("recorded on Linux 6.12.117", () => {
  it.each(names)("%s", check);
});

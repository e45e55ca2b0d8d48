// Every step of every recorded trace, and every page-table entry of every dump, the same.
import { describe, expect, it } from "vitest";
import { formatOutcome, recordedMachines } from "../../../src/runtime/replay/index.ts";
import { replayed, traces } from "./corpus.ts";

const known = new Set(recordedMachines.map(({ name }) => name));
/** Traces of machines that are not built yet; to be empty. */
const waiting = traces.filter((name) => !known.has(name.split(".")[0] as string));

describe("recorded traces", () => {
  if (traces.length === 0) {
    console.warn("SKIPPED: recorded traces; ../shared/corpus/real-kernel is absent");
    it.skip("needs ../shared/corpus/real-kernel");
  }
  if (waiting.length > 0) console.warn(`not replayed: ${waiting.join(" ")}`);
  it.each(traces.filter((name) => !waiting.includes(name)))("%s", (name) => {
    const outcome = replayed(name);
    expect(formatOutcome(name, outcome)).toBe("");
    expect(outcome.same).toBe(outcome.steps);
  });
});

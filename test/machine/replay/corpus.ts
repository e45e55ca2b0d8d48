// The recorded traces beside the repository, and how a test gets at them.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { readTrace, replayTrace, type ReplayOutcome } from "../../../src/runtime/replay/index.ts";

const folder = new URL("../../../../shared/corpus/real-kernel/", import.meta.url);

/** PROFILE.SCENARIO of every recorded trace; none where the corpus is absent. */
export const traces: readonly string[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".jsonl"))
      .map((name) => name.slice(0, -".jsonl".length))
  : [];

/** Replays one of them. */
export function replayed(name: string): ReplayOutcome {
  const { steps } = readTrace(readFileSync(new URL(`${name}.jsonl`, folder), "utf8"));
  return replayTrace({
    steps,
    profile: name.split(".")[0] as string,
    dump: (mark) => {
      const file = new URL(`pagetables/${name}.${mark}.json`, folder);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  });
}

// Runs of real programs, recorded and run again on a machine that never saw the program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../scratch.ts";
import { holeproof, type Ran } from "../mill/cli/built.ts";
import { client, hasCc } from "./built-client.ts";

const folder = scratch();

interface Recorded {
  readonly name: string;
  readonly profile: string;
  /** Two programs, a kexec between them. */
  readonly isTwoStage?: boolean;
  /** Lines of a kind that the recording needs, at least. */
  readonly lines?: Readonly<Record<string, number>>;
  /** Processes that it tells apart; one unless said. */
  readonly processes?: number;
}

const recorded: readonly Recorded[] = [
  { name: "mappings", profile: "linux-6.12" },
  { name: "numbers", profile: "linux-6.12", lines: { dup: 3 } },
  { name: "calls", profile: "latest", lines: { holds: 2 } },
  { name: "strangers", profile: "latest", lines: { holds: 2 } },
  { name: "counters", profile: "linux-6.12", lines: { holds: 4 } },
  { name: "children", profile: "linux-6.12", processes: 5 },
  {
    name: "update",
    profile: "latest",
    isTwoStage: true,
    processes: 2,
    lines: { holds: 1, boot: 1 },
  },
  { name: "guest", profile: "latest", isTwoStage: true, processes: 2, lines: { boot: 1 } },
];

/** Where the recording of a client is. */
function record({ name, profile, isTwoStage }: Recorded): string {
  const trace = join(folder, `${name}.jsonl`);
  const program = client(name);
  const command = isTwoStage ? ["sh", "-c", `${program} before && ${program} after`] : [program];
  const ran = holeproof(["run", "--profile", profile, "--trace", trace, "--", ...command]);
  expect(ran.code, ran.err + ran.out).toBe(0);
  return trace;
}

describe.skipIf(!hasCc)("a recording", () => {
  it.each(recorded)("of $name replays the same", (each) => {
    const trace = record(each);
    const text = readFileSync(trace, "utf8");
    for (const [type, least] of Object.entries(each.lines ?? {}))
      expect(text.split(`"type":"${type}"`).length - 1, type).toBeGreaterThanOrEqual(least);
    const others = text.matchAll(/"process":(\d+),"fd"/g);
    expect(new Set([...others].map(([, process]) => process)).size + 1).toBe(each.processes ?? 1);
    expect(holeproof(["replay", trace])).toMatchObject({
      out: expect.stringMatching(/^1 trace, (\d+) steps: \1 the same, 0 different, 0 unsupported/),
      code: 0,
    });
  });

  it("shows what another kernel does otherwise", () => {
    const trace = record({ name: "calls", profile: "latest" });
    const on = (profile: string): Ran => holeproof(["replay", "--profile", profile, trace]);
    expect(on("latest").code).toBe(0);
    const { out } = on("linux-6.12");
    expect(out).toMatch(/IOMMU_IOAS_MAP_FILE: errno 0 recorded, ENOTTY here/);
    expect(out).toMatch(/open: errno 0 recorded, ENOENT here/);
    expect(on("linux-1")).toMatchObject({ code: 2, out: "" });
    expect(on("linux-1").err).toMatch(/no machine is known as "linux-1"; there are intel48, /);
  });
});

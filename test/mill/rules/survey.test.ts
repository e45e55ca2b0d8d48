// The exported headers of the machine as a survey: a change in rules shows what it changes there.
// `npm run survey` prints it, and takes the counts of a kernel series nobody surveyed yet;
// `npm run survey -- -u` takes new counts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  counts,
  differing,
  hasHeaders,
  installedVersion,
  rarest,
  setOf,
  survey,
} from "./survey.ts";

const folder = "test/corpus/survey";
const asked = process.env["HOLEPROOF_TELL"] !== undefined;
// A survey is kept of a series; stable updates change few exported headers, but some.
const series = hasHeaders() ? installedVersion().split(".").slice(0, 2).join(".") : "";
const golden = `${folder}/linux-${series}.txt`;
if (!hasHeaders()) console.warn("SKIPPED: no exported headers below /usr/include");

describe.skipIf(!hasHeaders())("the exported headers of this machine", () => {
  it("have the counts of the survey of their series", async ({ skip }) => {
    const found = survey();
    const now = counts(found);
    if (asked) console.log(`${now}\n${rarest(found, 20)}`);
    const nearest = existsSync(golden) ? golden : `${folder}/${readdirSync(folder).at(-1) ?? ""}`;
    const before = readFileSync(nearest, "utf8");
    const difference = differing(before, now);
    if (difference !== "") console.warn(`against ${nearest}:\n${difference}`);
    // Another set of headers, be it of another update or of other packages, has other counts.
    const isSame = nearest === golden && setOf(before) === setOf(now);
    if (isSame && difference === "") return;
    if (!isSame && !asked) {
      const why = `SKIPPED: these headers are not those of ${nearest}; 'npm run survey' takes them`;
      console.warn(why);
      skip(why);
    }
    await expect(now).toMatchFileSnapshot(`../../../${golden}`);
  });
});

describe("a survey", () => {
  const one =
    "Linux 6.1.1: 3 headers, 9 records\n\nrule     error\nHOLE         3\nTAIL         0\n";
  it("is held against another by its counts, not by the update it was made on", () => {
    expect(differing(one, one.replace("6.1.1:", "6.1.9:"))).toBe("");
    expect(differing(one, one.replace("TAIL         0", "TAIL         2"))).toBe(
      "- TAIL         0\n+ TAIL         2\n",
    );
    expect(differing(one, one.replace("9 records", "8 records"))).toBe(
      "- 3 headers, 9 records\n+ 3 headers, 8 records\n",
    );
  });
});

// The exported headers of the machine as a survey: a change in rules shows what it changes there.
// `npm run survey` prints it; `vitest run test/mill/rules/survey.test.ts -u` takes the new counts.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { counts, hasHeaders, installedVersion, rarest, survey } from "./survey.ts";

const golden = "test/corpus/survey/counts.txt";
const surveyed = existsSync(golden)
  ? /^Linux (\S+):/.exec(readFileSync(golden, "utf8"))?.[1]
  : undefined;
const version = hasHeaders() ? installedVersion() : "none";
const isSame = hasHeaders() && (surveyed === undefined || version === surveyed);
if (!isSame) console.warn(`SKIPPED: the survey is of Linux ${surveyed}; installed: ${version}`);

describe.skipIf(!isSame)("the exported headers of this machine", () => {
  it("have the counts of the survey", async () => {
    const found = survey();
    if (process.env["HOLEPROOF_TELL"] !== undefined)
      console.log(`${counts(found)}\n${rarest(found, 20)}`);
    await expect(counts(found)).toMatchFileSnapshot(`../../../${golden}`);
  });
});

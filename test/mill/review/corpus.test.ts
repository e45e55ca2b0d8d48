// What reviewers flagged and we flag. The figures only ever go up; a miss is explained, not
// matched.
import { describe, expect, it } from "vitest";
import { hasCorpus, scoreReviews, told, unexplained } from "./score.ts";

if (!hasCorpus()) console.warn("SKIPPED: the review corpus is not there");

const kept = { headers: 0.86, mails: 0.85 } as const;

describe.skipIf(!hasCorpus())("the review corpus", () => {
  it.each(["headers", "mails"] as const)("keeps its score: %s", async (input) => {
    const score = await scoreReviews(input);
    const text = `from ${input}\n${told(score)}`;
    if (process.env["HOLEPROOF_TELL"] !== undefined) console.log(text);
    const mechanical = score.wants.filter((want) => want.mechanical);
    const met = mechanical.filter((want) => want.found !== "none").length;
    expect(met / mechanical.length, text).toBeGreaterThanOrEqual(kept[input]);
    expect(score.onAccepted, text).toEqual([]);
    expect(unexplained(score), text).toEqual([]);
    expect(score.unmatched.length / score.structs, text).toBeLessThan(0.8);
  });
});

// A reply keeps to the width of a mail, whatever it draws and corrects.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { longRecords, widthOf } from "../drawing/long-records.ts";
import { fresh, patchMail } from "./mail-text.ts";
import { runReview } from "./run.ts";

it("has no line over 78 columns of its own, but for a word that is longer", async () => {
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(longRecords, async (text) => {
      const lines = text.replaceAll("void *", "__u64 ").trimEnd().split("\n");
      const mail = patchMail([fresh("include/uapi/linux/bay.h", lines)]);
      const { out } = await runReview(["-"], {}, Buffer.from(mail, "utf8"));
      if (out.includes("The layout as posted")) drawn++;
      // What is left out is left out with its numbers.
      expect(out).not.toMatch(/\/\* \.\.\. \*\/\n\s+\/\* +\d/);
      for (const line of out.split("\n"))
        if (!line.startsWith(">") && widthOf(line) > 78) expect(line.trim()).not.toContain(" ");
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(drawn).toBeGreaterThan(20);
});

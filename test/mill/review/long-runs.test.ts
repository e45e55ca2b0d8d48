// One piece repeated on a line, wherever a mail has lines: what takes so long as the line is long.
import { describe, expect, it } from "vitest";
import { expectLinear } from "../../growth.ts";
import { fresh, hunk, patchMail } from "./mail-text.ts";
import { runReview } from "./run.ts";

const pieces: readonly (readonly [string, string])[] = [
  ["tabs", "\t"],
  ["blanks", " "],
  ["empty lines", "\n"],
  ["stars", "*"],
  ["zeros", "0"],
  ["letters", "a"],
  ["escaped quotes", '\\"'],
  ["begun comments", "/*"],
  ["begun documentation", "/** struct bay a "],
  ["begun prototypes", "extern a("],
  ["names", " file_operations"],
  ["numbers of patches", "1/"],
];

const header = "include/uapi/linux/bay.h";
const struct = ["struct bay {", "\t__u32 key;", "\t__u64 addr;", "};"];

/** Where a piece may stand many times in a row, `run`; `line` is the same on one line. */
const places: readonly (readonly [string, (run: string, line: string) => string])[] = [
  [
    "the subject and other fields",
    (_, line) =>
      patchMail([fresh(header, struct)])
        .replace("[PATCH] bay", () => `[PATCH ${line}] ${line}`)
        .replace("\nTo:", () => `\nX-Bay: x${line}x\nTo:`),
  ],
  [
    "words before the patch",
    (run, line) =>
      patchMail([fresh(header, struct)]).replace(
        "More of it.",
        () => `const${line}x\nFrom ${line}x\n a${line}x\nunion${line}x\n> union${line}x\n${run}x`,
      ),
  ],
  [
    "the head of a hunk",
    (_, line) =>
      patchMail([
        hunk(header, 9, struct, { section: `union${line}x` }),
        hunk(`include/uapi/linux/more${line}x.h`, 9, struct),
      ]),
  ],
  [
    "code and comments of a header",
    (run, line) =>
      patchMail([
        fresh(header, [
          `/* SPDX-License-Identifier: x${line}x */`,
          "/**",
          ` * struct bay - a${line}x`,
          ` * @key:${line}x`,
          " */",
          ...struct.slice(0, 2),
          `\t__u32 a; /* ${line}x */`,
          `\t__u32 b[${line}x];`,
          ...struct.slice(2),
          `#define BAY_VERSION x${line}x`,
          ...`union${run}x`.split("\n"),
          ...`x${run}x`.split("\n"),
        ]),
      ]),
  ],
  [
    "code of a driver",
    (run) =>
      patchMail([
        fresh(header, struct),
        fresh("drivers/bay/bay.c", [
          "static long bay_get(void __user *arg)",
          "{",
          "\tstruct bay bay;",
          ...`\tmemset(${run}x`.split("\n"),
          "\tif (copy_from_user(&bay, arg, sizeof(bay)))",
          "\t\treturn -EFAULT;",
          ...`\tput_user(bay.key,${run}x`.split("\n"),
          "}",
        ]),
      ]),
  ],
];

describe.each(places)("%s", (_, mailOf) => {
  it.each(pieces)("%s", (__, piece) =>
    expectLinear(30_000, async (length) => {
      const run = piece.repeat(length / piece.length);
      const mail = mailOf(run, run.replaceAll("\n", " "));
      const { code } = await runReview(["-"], { format: "json" }, Buffer.from(mail, "utf8"));
      expect(code).toBeLessThan(2);
    }),
  );
});

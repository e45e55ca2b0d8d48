// A patch whose own assertion is false does not build, and is told so.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import type { ReviewOptions } from "../../../generator/cli/commands/review.ts";
import type { Finding } from "../../../generator/finding/index.ts";
import { scratch } from "../../scratch.ts";
import { fresh, hunk, patchMail } from "./mail-text.ts";
import { runReview } from "./run.ts";

const path = "include/uapi/linux/bay.h";
const struct = [
  "struct bay_get {",
  "\t__u32 argsz;",
  "\t__u32 flags;",
  "\t__aligned_u64 addr;",
  "};",
];
const holds = (bytes: number, of = "bay_get"): string =>
  `static_assert(sizeof(struct ${of}) == ${bytes}, "size");`;

describe("an assertion a patch adds", () => {
  it("is told to be false under its line", async () => {
    const mail = patchMail([fresh(path, ["#include <linux/types.h>", ...struct, holds(24)])]);
    expect(await told(mail)).toEqual(["the assertion is false: sizeof(struct bay_get) == 24"]);
    const out = await reviewed(mail, {});
    expect(out).toContain(
      `> +${holds(24)}\n\nThe assertion is false: sizeof(struct bay_get) == 24.\n`,
    );
  });

  it("is told of the targets it is false on", async () => {
    const plain = struct.map((line) => line.replace("__aligned_u64", "__u64"));
    const lines = [...plain.slice(0, -1), "\t__u8 on;", "};"];
    const [finding = "", ...rest] = await told(patchMail([fresh(path, [...lines, holds(24)])]));
    expect(rest).toEqual([]);
    expect(finding).toMatch(/== 24, on i386/);
  });

  it("is passed over where it is false on some targets, which the kernel's own may not be for", async () => {
    const lines = (bytes: number): readonly string[] => [
      "struct bay_get {",
      "\tvoid *addr;",
      "\tunsigned long flags;",
      "};",
      holds(bytes),
    ];
    const driver = "drivers/bay/bay.h";
    expect(await told(patchMail([fresh(driver, lines(16))]))).toEqual([]);
    expect(await told(patchMail([fresh(driver, lines(12))]))).toHaveLength(1);
    expect(await told(patchMail([fresh(path, lines(16))]))).toHaveLength(1);
  });

  it("is advice in a header of the kernel's own, where it is false on some targets", () => {
    const text = ["struct bay_get {", "\tvoid *addr;", "};", holds(8), holds(12)].join("\n");
    const levels = (at: string): readonly string[] =>
      headerChecker()
        .check(at, text)
        .findings.filter(({ rule }) => rule === "static-assert")
        .map(({ level }) => level);
    expect(levels("drivers/bay/bay.h")).toEqual(["advice", "error"]);
    expect(levels(path)).toEqual(["error", "error"]);
  });

  it("is passed over where it holds, or depends on what nobody shows", async () => {
    const lines = [...struct, holds(16), holds(8, "bay_put")];
    expect(await told(patchMail([fresh(path, lines)]))).toEqual([]);
  });

  it("is judged in a fragment only where its file is at hand", async () => {
    const after = ["", "/* Sizes. */", ""];
    const old = ["/* bay */", ...struct, ...after];
    // The first hunk ends inside the struct, whose size it does not show.
    const grown = hunk(path, 1, ["\t__u32 key, more;"], {
      before: old.slice(0, 3),
      after: old.slice(3, 4),
    });
    const context = after.map((line) => ` ${line}\n`).join("");
    const stated = `@@ -7,3 +8,5 @@\n${context}+${holds(24)}\n+${holds(16)}\n`;
    const mail = patchMail([grown, stated]);
    expect(await told(mail)).toEqual([]);
    const root = scratch();
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), old.join("\n"));
    expect(await told(mail, root)).toEqual([
      "the assertion is false: sizeof(struct bay_get) == 16",
    ]);
  });
});

const reviewed = async (mail: string, options: ReviewOptions): Promise<string> =>
  (await runReview(["-"], options, Buffer.from(mail, "utf8"))).out;

/** What is said of assertions. */
async function told(mail: string, tree?: string): Promise<readonly string[]> {
  const options = { format: "json", ...(tree === undefined ? {} : { tree }) } as const;
  return (await reviewed(mail, options))
    .split("\n")
    .filter((line) => line.includes('"static-assert"'))
    .map((line) => (JSON.parse(line) as Finding).message);
}

// Quotes of which a reviewer left lines out: what was beside what is not known then.
import { describe, expect, it } from "vitest";
import { fresh } from "./mail-text.ts";
import { findingsIn } from "./run.ts";

const head = "From: A <a@x.org>\nSubject: Re: [PATCH] bay\n\nB wrote:\n";
const struct = [
  "struct bay {",
  "\t__u32 key;",
  "\t__u32 kind;",
  "\t__u64 base;",
  "\tbool open;",
  "};",
];

/** The mail that quotes a patch, with something in the place of the line that has the words. */
function quoting(lines: readonly string[], words: string, instead: string): Promise<unknown> {
  const patch = fresh("include/uapi/linux/bay.h", lines).split("\n").slice(0, -1);
  const shown = patch.map((line) => (line.includes(words) ? instead : `> ${line}`));
  return findingsIn(`${head}${shown.join("\n")}\n\nNo.\n`);
}

/** How far `open` lies from the end is seen; how far `base` lies from `key` is not. */
const kept = ["bay.open BOOL", "bay.open TAIL"];

describe("a quote with lines left out", () => {
  it.each(["[...]", "> [...]", "> ...", "[snip]", "> <snip>", "[cut 4 lines]", "> …"])(
    "is of a struct: %s",
    async (cut) => {
      expect(await quoting(struct, "kind", cut)).toEqual(kept);
    },
  );

  it("is of a struct without its patch", async () => {
    const shown = struct.map((line) => (line.includes("kind") ? "[...]" : `> ${line}`));
    expect(await findingsIn(`${head}${shown.join("\n")}\n\nNo.\n`)).toEqual(kept);
  });

  it("is of a record inside a record", async () => {
    const lines = [
      "struct bay {",
      "\tunion __bay_lane {",
      "\t\t__u32 key;",
      "\t\t__u64 base;",
      "\t} u;",
    ];
    const ended = [...lines, "\t__u32 kind;", "\t__u32 fd;", "\t__u64 end;", "};"];
    expect(await quoting(ended, "kind", "[...]")).toEqual([]);
  });

  it("is not one into which a reviewer wrote", async () => {
    const holed = struct.filter((line) => !line.includes("kind"));
    const whole = ["bay.base COMPAT", "bay.base HOLE", "bay.open BOOL", "bay.open TAIL"];
    expect(await quoting(["", ...holed], "HERE", "")).toEqual(whole);
    const marked = ["", ...holed.slice(0, 2), "HERE", ...holed.slice(2)];
    expect(await quoting(marked, "HERE", "\nWhy not a file?\n")).toEqual(whole);
  });
});

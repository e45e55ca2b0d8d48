// A reserved member a patch adds to a record that was there, and code that reads what is beside it.
import { describe, expect, it } from "vitest";
import { fresh, hunk, patchMail } from "./mail-text.ts";
import { runReview } from "./run.ts";

const path = "include/uapi/linux/bay.h";
const pad = "\t__u32 pad; /* MBZ */";
const joined = (...lines: readonly string[]): string =>
  hunk(path, 4, lines, { before: ["struct bay_set {", "\t__u64 key;"], after: ["};"] });
const used = (lines: readonly string[], again = false): string =>
  hunk("drivers/bay/main.c", 20, lines, {
    before: ["static int bay_use(struct bay *bay, struct bay_set *set)", "{"],
    after: ["\treturn 0;", "}"],
    again,
  });
const reads = used(["\tbay->mode = set->mode;"]);

interface Line {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly level: string;
  readonly member: string;
}

/** What is said of members nothing checks: the level, the member, and the line of the code. */
async function unchecked(...parts: readonly string[]): Promise<readonly string[]> {
  const mail = patchMail(parts);
  const { out } = await runReview(["-"], { format: "json" }, Buffer.from(mail, "utf8"));
  const lines = mail.split("\n");
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line)
    .filter(({ rule }) => rule === "RSVZ")
    .map(({ level, member, line }) => `${level} ${member}: ${lines[line - 1]!.trim()}`);
}

describe("a reserved member that joins a record", () => {
  const told = ["advice pad: +\tbay->mode = set->mode;"];
  it("is forgotten where the member beside it is read", async () => {
    expect(await unchecked(joined("\t__u32 mode;", pad), reads)).toEqual(told);
  });
  it.each([
    ["is read", ["\t__u32 mode;", pad], ["\tif (set->pad)", "\t\treturn -EINVAL;"]],
    ["is not said to be zero", ["\t__u32 mode;", "\t__u32 pad;"], []],
    ["has nothing beside it", [pad, "\t__u32 more;"], []],
    ["is read by whom no line names", ["\t__u32 mode;", pad], ["\tbay_zero(set->pad);"]],
  ])("%s", async (_, members, more) => {
    const parts = more.length === 0 ? [reads] : [reads, used(more, true)];
    expect(await unchecked(joined(...members), ...parts)).toEqual([]);
  });
  it("is not the only one that is not read", async () => {
    const writes = used(["\tset->mode = bay->mode;"]);
    expect(await unchecked(joined("\t__u32 mode;", pad), writes)).toEqual([]);
  });
  it("was reserved before, and is what is left of it", async () => {
    const removed = ["\t__u64 reserved; /* MBZ */"];
    const divided = hunk(path, 4, ["\t__u32 mode;", pad], {
      before: ["struct bay_set {", "\t__u64 key;"],
      removed,
      after: ["};"],
    });
    expect(await unchecked(divided, reads)).toEqual([]);
  });
  it("is told of where it is read, not where it is written before", async () => {
    const both = used(["\tset->mode = 0;", "\tbay->mode = set->mode;"]);
    expect(await unchecked(joined("\t__u32 mode;", pad), both)).toEqual(told);
  });
  it("was there before, without the comment", async () => {
    const comment = hunk(path, 4, ["\t__u32 mode;", pad], {
      before: ["struct bay_set {", "\t__u64 key;"],
      removed: ["\t__u32 pad;"],
      after: ["\t__u32 more;", "};"],
    });
    expect(await unchecked(comment, reads)).toEqual([]);
  });
  it("stands in a record that is new, of which a copy may be checked elsewhere", async () => {
    const record = fresh(path, ["struct bay_set {", "\t__u64 key;", "\t__u32 mode;", pad, "};"]);
    expect(await unchecked(record, reads)).toEqual([]);
  });
});

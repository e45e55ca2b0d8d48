// Quotes of which a reviewer left lines out, and hunks: what was beside what is not known then.
import { describe, expect, it } from "vitest";
import { fresh, hunk as hunkAt, patchMail } from "./mail-text.ts";
import { findingsIn, runReview } from "./run.ts";

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

  it("is told whatever a call before it leaves open", async () => {
    const code = ["@@ -9,9 +9,9 @@", " \tstruct bay *bay = to_bay(lane);", "+\tuse(bay,"];
    const quoted = [...code, "", "Why?", "", ...struct.map((line) => `+${line}`)];
    const lines = quoted.map((line) => (/^(?:Why\?)?$/.test(line) ? line : `> ${line}`));
    expect(await findingsIn(`${head}${lines.join("\n")}\n\nNo.\n`)).toContain("bay.open BOOL");
  });

  it("may be of a packed struct, on every target", async () => {
    const members = ["__u16 reserved;", "__u32 key;", "time_t since;", "__u8 kind;"];
    const quoted = ["struct bay {", ...members.map((one) => `\t${one}`)];
    const diff = fresh("include/uapi/linux/bay.h", quoted).split("\n").slice(0, -1);
    const mail = `${head}${diff.map((line) => `> ${line}`).join("\n")}\n\nNo.\n`;
    const { out } = await runReview(["-"], { format: "text" }, Buffer.from(mail));
    expect(out).toMatch(/ warning: 'reserved' leaves .*, going by what is shown \[PADSZ\]/);
    expect(out).not.toMatch(/ error: .*\[(?:PADSZ|HOLE|TAIL)\]/);
  });

  it("has holes that are certain inside of it, and others that are not", async () => {
    const pairs = ["a", "b", "c", "d"].map((name) => `\t\t__u8 ${name};\n\t\t__u16 ${name}s[2];`);
    const quoted = [
      "struct bay {",
      "\t__u8 key;",
      "\t__u32 kind;",
      "\tstruct {",
      ...pairs,
      "\t} in;",
    ];
    const lines = quoted.flatMap((line) => line.split("\n"));
    const diff = fresh("include/uapi/linux/bay.h", lines).split("\n").slice(0, -1);
    const mail = `${head}${diff.map((line) => `> ${line}`).join("\n")}\n\nNo.\n`;
    const { out } = await runReview(["-"], { format: "text" }, Buffer.from(mail));
    expect(out).toMatch(
      / error: 1-byte hole between 'a' and 'as' .*\(as for 3 more members\) \[HOLE\]/,
    );
    expect(out).toMatch(/ warning: 3-byte hole between 'key' .*, going by what is shown \[HOLE\]/);
  });

  it("may be where an inner record began, of which the end is shown", async () => {
    const began = ["struct bay {", "\t__u32 key;", "\tunion {", "\t\t__u64 all;"];
    const lines = [...began, "\t\t__u32 low;", "\t};", "\tbool open;", "};"];
    expect(await quoting(lines, "union", "[...]")).toEqual(["bay.open BOOL"]);
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

describe("a hunk that ends inside an inner record", () => {
  const hunk = (before: readonly string[], fresh: string, inside: readonly string[]): string => {
    const context = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => ` ${line}`);
    const behind = ["\tunion {", ...inside.map((line) => `\t\t${line}`)];
    const lines = [...context(before), `+\t${fresh}`, ...context(behind)];
    const path = "include/uapi/linux/bay.h";
    const at = `@@ -254,${lines.length - 1} +256,${lines.length} @@ struct bay {`;
    const head = [`diff --git a/${path} b/${path}`, `--- a/${path}`, `+++ b/${path}`, at];
    return [...head, ...lines, ""].join("\n");
  };

  it("moves what is in that by what goes in before it", async () => {
    const inside = ["__u64 keys[16];", "__u64 owners[16];"];
    const mail = hunk(["\t__u64 base;"], "__u64 kind;", inside);
    expect(await findingsIn(mail)).toEqual(["bay.kind EXTEND"]);
    const { out } = await runReview(["-"], { format: "text" }, Buffer.from(mail));
    expect(out).toContain("'kind' goes in before 'keys', which moves by 8 bytes [EXTEND]");
  });

  it("may have it where it was, if something wider follows", async () => {
    const inside = ["__u32 keys[16];", "__u32 owners[16];"];
    const mail = hunk(["struct bay {", "\t__u32 base;"], "__u32 kind;", inside);
    expect(await findingsIn(mail)).toEqual([]);
  });
});

describe("a hunk that begins inside a record", () => {
  const told = async (
    before: readonly string[],
    added: readonly string[],
    after: readonly string[] = [],
    gone: readonly string[] = [],
  ): Promise<string> => {
    const [above, lines, below, removed] = [before, added, after, gone].map((some) =>
      some.map((one) => `\t${one};`),
    ) as [string[], string[], string[], string[]];
    const members = hunkAt("include/uapi/linux/bay.h", 40, lines, {
      before: above,
      after: [...below, "};"],
      removed,
      section: "struct bay {",
    });
    const { out } = await runReview(["-"], { format: "text" }, Buffer.from(patchMail([members])));
    return out;
  };

  it("tells of no targets that see it grow: of none the start is known", async () => {
    const out = await told(["__u32 key", "__u32 kind"], ["__u32 more", "__u32 most"]);
    expect(out).toContain("the record is 8 bytes longer than before [UCHG]");
  });

  it("tells how far members move where that is the same wherever it begins", async () => {
    expect(await told(["__u32 key"], ["__u32 more"], ["__u8 way"])).toContain(
      "'more' goes in before 'way', which moves by 4 bytes [EXTEND]",
    );
    const back = "'more' goes in before 'way', which moves back [EXTEND]";
    // The key may end at a multiple of 4 or between two.
    expect(await told(["__u16 key"], ["__u32 more"], ["__u8 way"])).toContain(back);
    expect(await told(["__u32 key : 20"], ["__u16 more"], ["__u8 way"])).toContain(back);
  });

  it("tells which targets see it change where x86_64 does not", async () => {
    const on = "on i386, sh4, sh4eb and 4 more [UCHG]";
    expect(await told(["__u64 base", "__u32 key"], ["__u16 most"])).toContain(
      `the record is 4 bytes longer than before ${on}`,
    );
    const path = "include/uapi/linux/bay.h";
    const gone = hunkAt(path, 40, [], {
      before: ["struct bay {", "\t__u32 way;"],
      removed: ["\t__u32 key;"],
      after: ["\tunion {", "\t\t__u64 base;"],
    });
    const { out } = await runReview(["-"], { format: "text" }, Buffer.from(patchMail([gone])));
    expect(out).not.toMatch(/'base' moves from offset 8 to 4, but/);
  });

  it("has no hole for targets where that depends on where it begins", async () => {
    const [base, kind, end] = ["__u64 base", "__u32 kind", "__aligned_u64 end"];
    expect(await told([base, kind, "__u64 top"], [end])).not.toContain("HOLE");
    expect(await told(["__u32 key", base, "__u8 way", kind], [end])).not.toContain("HOLE");
    // Behind the aligned one all is as it was.
    const old = [end, "__u8 way", "__u8 reserved[2]"];
    const added = [base, ...old, "__aligned_u64 more"];
    expect(await told(["__u32 key"], added, [], old)).not.toContain("PADSZ");
    const hole = "4-byte hole between 'kind' and 'end' on x86_64 and 27 other targets [HOLE]";
    expect(await told([base, kind], [end])).toContain(hole);
  });
});

describe("a hunk that begins inside a comment", () => {
  const path = "include/uapi/linux/bay.h";
  it.each([
    [" *\thttps://bay.example/spec", []],
    [" * what it is for: // as ever", []],
    ["#define BAY 4 // as ever", [". INCL"]],
    // A product, and what a pointer points to, are code.
    ["\t*(BAY) /* all */ // as ever", [". INCL"], "#define BAY_ALL 4 \\"],
  ])("has no line of it for code: %s", async (line, said, above = "") => {
    const mail = patchMail([
      hunkAt(path, 40, [line], { before: [above], after: ["#define BAY 4"] }),
    ]);
    expect(await findingsIn(mail)).toEqual(said);
  });
});

describe("a hunk that adds the first ioctl number of a header", () => {
  it("has no custom of the header's to follow", async () => {
    const mail = hunkAt(
      "include/uapi/linux/bay.h",
      40,
      ["#define BAY_SET _IOW('b', 1, sizeof(struct bay))"],
      { before: ["struct bay {", "\t__u32 key;", "\t__u32 flags;", "};"] },
    );
    expect(await findingsIn(patchMail([mail]))).toEqual([". IOSIZE"]);
  });
});

describe("a struct of which the patch's context shows only the start", () => {
  const path = "include/uapi/linux/bay.h";
  const first = hunkAt(path, 10, ["#define BAY_GET 4"], {
    after: ["", "struct bay_head {", "#define BAY_SLOTS 5", "\t__u16 kind;"],
  });

  it("has no size for who holds it", async () => {
    const slot = [
      "struct bay_slot {",
      "\tstruct bay_head head;",
      "\t__u64 key;",
      "\t__u8 data[0];",
    ];
    const second = hunkAt(path, 40, [...slot, "};"], { again: true });
    const { out } = await runReview(["-"], {}, Buffer.from(patchMail([first, second])));
    expect(out).toContain("'data' is a zero-length array");
    expect(out).not.toMatch(/bytes on every|There is a|layout as posted/);
  });

  it("defines what stands in it", async () => {
    const slot = ["struct bay_slot {", "\t__u32 keys[BAY_SLOTS];", "\t__u64 base;", "};"];
    const second = hunkAt(path, 40, slot, { again: true });
    const found = await findingsIn(patchMail([first, second]));
    expect(found).toEqual(["bay_slot.base COMPAT", "bay_slot.base HOLE"]);
  });

  it("is no function that takes one", async () => {
    const code = ["struct bay_head {", "\t__u64 base;", "};", "int bay(struct bay *bay)", "{"];
    const opened = hunkAt(path, 10, code, { after: ["\tint at;"] });
    const slot = ["struct bay_slot {", "\t__u32 key;", "\tstruct bay_head head;", "};"];
    const found = await findingsIn(patchMail([opened, hunkAt(path, 40, slot, { again: true })]));
    expect(found).toContain("bay_slot.head HOLE");
  });
});

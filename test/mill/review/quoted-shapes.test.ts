// Quotes that lost something on the way: the end of a struct, its file, the end of a macro.
import { describe, expect, it } from "vitest";
import { base64 } from "../mail/variants.ts";
import { hunk } from "./mail-text.ts";
import { findingsIn, runReview } from "./run.ts";

const uapi = "include/uapi/linux/bay.h";
const head = "From: A <a@x.org>\nSubject: Re: [PATCH] bay\n\nB wrote:\n";
const quoted = (lines: readonly string[]): string => lines.map((line) => `> ${line}\n`).join("");
const replyOf = async (mail: string): Promise<string> =>
  (await runReview(["-"], {}, Buffer.from(mail, "utf8"))).out;
/** The rules that speak, advice left out, with their levels, sorted. */
const levelsIn = async (mail: string): Promise<readonly string[]> => {
  const { out } = await runReview(["-"], { format: "text" }, Buffer.from(mail, "utf8"));
  const said = out.matchAll(/: (error|warning): .* \[(\w+)\]$/gm);
  return Array.from(said, ([, level, rule]) => `${rule} ${level}`).toSorted();
};
const answered = (lines: readonly string[], words = "No."): Promise<readonly string[]> =>
  findingsIn(`${head}${quoted(lines)}\n${words}\n`);

describe("a quote that ends at the last member of a new struct", () => {
  const members = ["struct bay {", "\t__u64 base;", "\t__u32 key;"];
  const before = ["\tint old;", "};", ""];
  const after = ["struct old_bay {", "\tint kind;", "\tint door;"];
  /** A struct between two others, up to the line with the words. */
  const upTo = (words: string, added: readonly string[], around = before): readonly string[] => {
    const lines = hunk(uapi, 9, added, { before: around, after }).split("\n");
    return lines.slice(0, lines.findIndex((line) => line.includes(words)) + 1);
  };

  it("has what is left over fill no more than its closing brace", async () => {
    expect(await answered(upTo("key", [...members, "};", ""]))).toEqual(["bay.key TAIL"]);
    expect(await answered(upTo("key", ["", ...members, "};"], before.slice(0, 2)))).toEqual([
      "bay.key TAIL",
    ]);
  });

  it("may go on with one more member", async () => {
    expect(await answered(upTo("key", [...members, "\t__u32 pad;", "};", ""]))).toEqual([]);
    expect(
      await answered(upTo("key", ["", ...members, "\t__u32 pad;", "};"], before.slice(0, 2))),
    ).toEqual([]);
  });

  it("may be packed, as another one is", async () => {
    const packed = ["struct lane {", "\t__u8 way;", "} __packed;", "", ...members, "};", ""];
    expect(await answered(upTo("key", packed))).not.toContain("bay.key TAIL");
  });

  it("may be packed by that brace, so that no gap is more than likely", async () => {
    const lines = upTo("way", [
      "struct bay {",
      "\t__u32 key;",
      "\t__u64 base;",
      "\t__u8 way;",
      "};",
      "",
    ]);
    const mail = `${head}${quoted(lines)}\nNo.\n`;
    expect(await levelsIn(mail)).toEqual(["COMPAT warning", "HOLE warning", "TAIL warning"]);
    const reply = await replyOf(mail);
    expect(reply).toMatch(/\n\nGoing by what is quoted, there is a 4-byte hole/);
    expect(reply).toMatch(/\n\nThe compiler adds 7 bytes/);
    expect(reply).toMatch(/\nGoing by what is quoted, how about this instead/);
  });

  it("does not know how many lines a cut before it took", async () => {
    const lines = upTo("key", [...members, "};", ""]);
    const cut = lines.map((line) => (line.includes("base") ? "[...]" : line));
    expect(await answered(cut)).toEqual([]);
  });
});

describe("a struct whose closing line stands behind the hunk", () => {
  const shown = (added: readonly string[], before: readonly string[]): Promise<readonly string[]> =>
    levelsIn(hunk(uapi, 9, added, { before, after: ["\t__u32 more;", "\t__u32 most;"] }));

  it("may be packed there", async () => {
    expect(await shown(["\t__u64 base;"], ["struct bay {", "\t__u32 key;"])).toEqual([
      "COMPAT warning",
      "EXTEND error",
      "HOLE warning",
    ]);
  });

  it("has gaps for sure in what it encloses", async () => {
    const added = ["\tstruct {", "\t\t__u8 way;", "\t\t__u32 lane;", "\t} turn;"];
    expect(await shown(added, ["struct bay {", "\t__u32 key;"])).toContain("HOLE error");
  });

  it("may be packed where one it encloses is closed", async () => {
    const before = ["struct bay {", "\tstruct {", "\t\t__u8 way;"];
    expect(await shown(["\t\t__u32 lane;"], before)).toContain("HOLE warning");
  });

  it("has a bool for sure", async () => {
    expect(await shown(["\tbool way;"], ["struct bay {"])).toContain("BOOL error");
  });
});

describe("a struct a reviewer cut members out of", () => {
  const comment = ["/**", " * struct bay - a bay", " * @key: which", " * @way: how", " */"];
  const members = ["struct bay {", "\t__u32 key;", "\t__u32 way;", "};"];
  const said = async (cut: string): Promise<string> => {
    const lines = hunk(uapi, 9, [...comment, ...members]).split("\n");
    const kept = lines.map((line) => (line.includes("way;") ? cut : line));
    const mail = `${head}${quoted(kept)}\nNo.\n`;
    return (await runReview(["-"], { format: "text" }, Buffer.from(mail, "utf8"))).out;
  };

  it("may have those its comment documents", async () => {
    expect(await said("[...]")).not.toContain("[DOC]");
    expect(await said("+\t__u32 lane;")).toContain("'way', which is no member [DOC]");
  });
});

describe("a struct quoted without its file", () => {
  const lines = ["+struct bay {", "+\tu32 key;", "+\tu64 base;", "+};"];
  const found = ["bay.base COMPAT", "bay.base HOLE", "bay.key KTYPE"];

  it("is user space's where the answer under it says so", async () => {
    expect(await answered(lines, "Headers for userspace need __u32.")).toEqual(found);
    const [first = "", second = "", ...rest] = lines;
    const between = `${quoted([first, second])}\nThis is uapi.\n\n${quoted(rest)}`;
    expect(await findingsIn(`${head}${between}`)).toEqual(found);
  });

  it.each([
    "u32 is wrong in uapi headers only.",
    "This isn't uapi.",
    "Is that read in user space?",
    "Are these a part of an ABI, too?\nIf so the ABI wants a pad.",
    "Why so many?",
    "diff --git a/x b/x\n--- a/x\n+++ b/include/uapi/x.h\n@@ -1 +1 @@\n-a\n+b",
  ])("is the kernel's for all that this says: %s", async (words) => {
    expect(await answered(lines, words)).toEqual([]);
  });

  it.each([
    ["the kernel's by what it holds", "+\tstruct file *filp;", []],
    ["the kernel's by what it holds", "+\t/* Of it. */ struct file *filp;", []],
    ["exported by its place", "+\t/* A struct file *filp of it. */", ["door.open BOOL"]],
    ["exported by its place", "+\t/*\n> +\t * A struct file *filp.\n> +\t */", ["door.open BOOL"]],
    ["exported by its place", "+\tint fd; // struct file *filp", ["door.open BOOL"]],
  ])("is %s: %s", async (_, line, expected) => {
    const home = hunk(uapi, 9, ["#define BAY 1"]).trimEnd().split("\n");
    const cut = ["[...]", "+struct door {", line, "+\tbool open;", "+};"];
    const says = await answered([...home, ...cut]);
    expect(says.filter((one) => one.endsWith("BOOL"))).toEqual(expected);
  });

  it("is firmware's where the answer speaks of an ABI and of no programs", async () => {
    const gap = ["bay.base HOLE"];
    expect(await answered(lines, "This is an ABI with the firmware.")).toEqual(gap);
    const asserted = [...lines, "+static_assert(sizeof(struct bay) == 16);"];
    expect(await answered(asserted, "This is an ABI with the firmware.")).toEqual(gap);
    const placed = hunk(
      "arch/arm64/include/asm/bay.h",
      9,
      lines.map((line) => line.slice(1)),
    );
    const words = "This ABI wants a pad.";
    expect(await answered(placed.split("\n").slice(0, -1), words)).toEqual(gap);
    expect(await answered(placed.split("\n").slice(0, -1), "Why so many?")).toEqual([]);
    // Firmware has no use for the kernel's pointers.
    const pointing = lines.map((line) => line.replace("u64 base", "struct page *base"));
    expect(await answered(pointing, "This ABI wants a pad.")).toEqual([]);
    expect(await answered(lines, "An ABI, I think.\n\nFor user space?\n\nOf user space.")).toEqual(
      found,
    );
  });

  it("is none where pahole printed it", async () => {
    const shown = ["struct bay {", "\t__u32 key;", "\t__u64 base;", "\t__u64 end;", "};"];
    expect(await answered(shown)).toContain("bay.base HOLE");
    const sum = "\t/* size: 24, cachelines: 1, members: 3 */";
    expect(await answered(shown.toSpliced(4, 0, sum))).toEqual([]);
    // A remark of another kind says nothing of who wrote it.
    const note = "\t/* size: 24 */";
    expect(await answered(shown.toSpliced(4, 0, note))).toContain("bay.base HOLE");
  });

  it("is none that an answer is about which names another", async () => {
    const words = "See struct door in include/uapi/linux/door.h.";
    expect(await answered(lines, words)).toEqual([]);
    expect(await answered(lines, words.replace("door in", "bay in"))).toEqual(found);
  });

  it("is spelt as most of it is", async () => {
    const more = ["+struct bay {", "+\t__u32 key;", "+\tu64 base;", "+};"];
    expect(await answered(more)).toEqual([]);
    expect(await answered(more.toSpliced(2, 0, "+\t__u32 lane;"))).toEqual(["bay.base KTYPE"]);
  });

  it("is code where the lines beside it act", async () => {
    const code = ["+struct bay {", "+\t__u32 key;", "+\t__u32 way; // as ever", "+};"];
    const acts = ["+static int bay_open(void)", "+{", "+\treturn 0;", "+}"];
    expect(await answered(code)).toEqual([". INCL"]);
    expect(await answered([...code, ...acts])).toEqual([]);
    expect(await answered([...code, "+int __init bay_init(void);"])).toEqual([]);
  });

  it("is none that an answer further down is about", async () => {
    const other = [...lines, "+static int bay_open(void)"];
    expect(await answered(other, "User space waits for this.")).toEqual([]);
  });
});

describe("a quoted hunk that stands above the one before it", () => {
  const code = hunk("drivers/bay/bay.c", 900, ["int bay_open(void);"]);
  const struct = ["struct bay {", "\t__u64 base;", "\t__u8 open;", "};"];
  /** The program's hunk, and one without a file's header. */
  const both = (at: number): readonly string[] => [
    ...code.split("\n").slice(0, -1),
    ...hunk("", at, struct, { again: true }).split("\n").slice(0, -1),
  ];

  it("is of another file", async () => {
    expect(await answered(both(300))).toEqual(["bay.open TAIL"]);
  });

  it("is of the same one where it stands below", async () => {
    expect(await answered(both(1300))).toEqual([]);
  });
});

describe("a header that a reviewer answers struct by struct", () => {
  it("is known from its first struct to its last", async () => {
    const start = ["#define BAY_LANES 3", "struct bay {", "\t__u64 base;", "};", ""];
    const last = ["struct last {", "\t__u32 lanes[BAY_LANES];", "\tstruct bay bay;", "};", ""];
    const between = Array.from({ length: 40 }, (_, at) => [
      `struct bay${at} {`,
      "\t__u64 key;",
      "};",
      "",
    ]);
    const lines = hunk(uapi, 9, ["THERE"]).split("\n").slice(0, 4);
    // The hunk announces more than the reviewer kept.
    const top = quoted(lines.map((line) => line.replace(/,3 @@/, ",999 @@")));
    const answers = [start, ...between, last].map(
      (struct) => `${quoted(struct.map((line) => `+${line}`))}\nWhy?\n\n`,
    );
    expect(await findingsIn(`${head}${top}${answers.join("")}`)).toEqual([
      "last.bay COMPAT",
      "last.bay HOLE",
    ]);
  });
});

describe("a macro whose end a mailer wrapped and did not quote", () => {
  it("names the struct it names", async () => {
    const added = [
      "struct bay {",
      "\tvoid *base;",
      "};",
      "#define BAY_SET _IOW('b', 1, struct",
      "HERE",
    ];
    const patch = hunk("include/linux/bay.h", 9, added).split("\n").slice(0, -1);
    const mail = patch.map((line) => (line === "+HERE" ? "bay)" : `> ${line}`)).join("\n");
    expect(await findingsIn(`${head}${mail}\n\nNo.\n`)).toContain("bay.base PTR");
  });
});

describe("a copy of a header in the kernel's tools", () => {
  const struct = ["struct bay {", "\t__u32 key;", "\t__u64 base;", "};"];
  const copy = hunk(`tools/${uapi}`, 9, struct).split("\n").slice(0, -1);
  const found = ["bay.base COMPAT", "bay.base HOLE"];
  const [kernel = ""] = [hunk("kernel/bay.c", 9, ["int a;", "int b;"])];
  const cut = kernel.split("\n").slice(0, 6);

  it("stands for the original that a reviewer cut out of a patch to more than the tools", async () => {
    expect(await answered([...cut, "", "[...]", "", ...copy])).toEqual(found);
  });

  it("is not judged in a patch that is there as a whole, or to the tools alone", async () => {
    expect(await findingsIn(`${kernel}${copy.join("\n")}\n`)).toEqual([]);
    expect(await answered([...kernel.split("\n").slice(0, -1), ...copy])).toEqual([]);
    expect(await answered(copy.slice(0, -1))).toEqual([]);
  });
});

describe("a zero-length array at which a reviewer stops quoting", () => {
  it("is one whatever follows", async () => {
    const lines = ["+struct bay {", "+\t__u32 count;", "+\t__u32 keys[0];"];
    expect(await answered([`+++ b/${uapi}`, "@@ -1,9 +1,99 @@", ...lines])).toContain(
      "bay.keys FLEX0",
    );
  });

  it("is none of one element, which may be just that", async () => {
    const said = async (end: string): Promise<string> => {
      const lines = [
        "+struct bay {",
        "+\t__u32 count;",
        "+\t__u32 keys[1];",
        ...(end === "" ? [] : [end]),
      ];
      const mail = `${head}${quoted([`+++ b/${uapi}`, "@@ -1,9 +1,99 @@", ...lines])}\nNo.\n`;
      return (await runReview(["-"], { format: "text" }, Buffer.from(mail))).out;
    };
    expect(await said("+};")).toContain("FLEX0");
    expect(await said("")).not.toContain("FLEX0");
  });
});

describe("a patch in base64", () => {
  it("says of every member what is said of it in plain text", async () => {
    const struct = ["struct bay {", "\tint a;", "\tint b;", "\tint c;", "\tint d;", "};"];
    const patch = hunk(uapi, 9, struct);
    const encoded = Buffer.from(patch).toString("base64").replaceAll(/.{76}/g, "$&\n");
    const mime = "MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n";
    const said = await findingsIn(patch);
    expect(said).toEqual(["bay.a PLAINT"]);
    expect(await findingsIn(`From: A <a@x.org>\n${mime}\n${encoded}\n`)).toEqual(said);
    const two = hunk(uapi, 9, [...struct.slice(0, 3), "};"]);
    const short = Buffer.from(two).toString("base64").replaceAll(/.{76}/g, "$&\n");
    expect(await findingsIn(`From: A <a@x.org>\n${mime}\n${short}\n`)).toEqual(
      await findingsIn(two),
    );
  });
});

describe("a reply in base64", () => {
  it("is answered line for line as in plain text", async () => {
    const bay = (tag: string, members: readonly string[]): readonly string[] => [
      `+struct ${tag} {`,
      ...members.map((one) => `+\t${one};`),
      "+};",
    ];
    const bays = [
      ...bay("bay", ["__u8 a", "__u32 b"]),
      ...bay("bay_two", ["__u32 a", "__u8 b"]),
      "+",
      ...bay("bay_three", ["int a", "__u8 b", "__u16 c"]),
    ];
    const none = [
      ...bay("bay_kept", ["__u16 kept"]).map((line) => line.replace("+", " ")),
      ...bays,
    ];
    const shown = [`+++ b/${uapi}`, "@@ -1,9 +1,99 @@", ...none.slice(0, 2)];
    const cut = `${head}${quoted(shown)}\nYes.\n\n${quoted(none.slice(2))}\nNo.\n`;
    for (const mail of [`${head}${quoted(bays)}\nHm.\n`, cut]) {
      const [plain, coded] = [await replyOf(mail), await replyOf(base64(mail))];
      expect(plain).toContain("hole between 'a' and 'b'");
      expect(coded).toBe(plain);
    }
  });
});

describe("a struct beside an ioctl number, quoted without a file", () => {
  const number = "+#define BAY_SET _IOW('b', 1, struct bay_args)";
  const args = ["+struct bay_args {", "+\t__u32 key;", "+\t__u32 flags;", "+};"];
  const other = ["+struct bay_pair {", "+\tunsigned char left;", "+\tunsigned char right;", "+};"];
  const found = ["bay_pair.left PLAINT", "bay_pair.right PLAINT"];
  const split = (...parts: readonly (readonly string[])[]): Promise<readonly string[]> =>
    findingsIn(`${head}${parts.map((lines) => `${quoted(lines)}\nWhy?\n\n`).join("")}`);

  it("is of the same header", async () => {
    expect(await split(args, [number], other)).toEqual(found);
    expect(await split(other, [number])).toEqual(found);
    const own = "+#define BAY_SET BAY_IOWR(BAY_BASE + 1, struct bay_args)";
    expect(await split(other, [own])).toEqual(found);
  });

  it("is none with lines of a program in between, or with what no exported header has", async () => {
    const code = ["+static int bay_open(void)", "+{", "+\treturn 0;", "+}"];
    expect(await split(args, [number], code, other)).toEqual([]);
    expect(await split([number], [...other.slice(0, 3), "+\tstruct bay *next;", "+};"])).toEqual(
      [],
    );
    expect(await split([number], [...other.slice(0, 3), "+\tu8 kind;", "+};"])).toEqual([]);
  });
});

describe("file operations quoted without a file", () => {
  it("take ioctls from 32-bit programs, too", async () => {
    const lines = [
      "+static const struct file_operations bay = {",
      "+\t.unlocked_ioctl = f,",
      "+};",
    ];
    const { out } = await runReview(
      ["-"],
      { format: "text" },
      Buffer.from(`${head}${quoted(lines)}\nHm.\n`),
    );
    expect(out).toContain("[COMPATPTR]");
  });
});

describe("an ioctl number quoted without a file", () => {
  it("is user space's", async () => {
    const lines = ["+struct bay;", "+", "+#define BAY_GET _IOR('b', 2, sizeof(struct bay))"];
    expect(await answered(lines)).toEqual([". IOSIZE"]);
  });

  it("is one where a mailer wrapped it and quoted both lines", async () => {
    const lines = ["+struct bay;", "+", "+#define BAY_GET _IOR('b', 2, enum", "bay_kind)"];
    expect(await answered(lines)).toEqual([". IOSIZE"]);
  });
});

describe("a struct with a type that nobody defines", () => {
  const said = async (type: string, path = uapi): Promise<string> => {
    const lines = ["struct bay {", `\t${type} key;`, "\t__u32 kind;", "};"];
    const mail = `${head}${quoted(hunk(path, 9, lines).split("\n").slice(0, -1))}\nHm.\n`;
    return (await runReview(["-"], {}, Buffer.from(mail, "utf8"))).err;
  };

  it("is not said to have nothing wrong with it without a word of that", async () => {
    expect(await said("bay_key_t")).toBe(
      "holeproof: <stdin>: nothing to remark\n" +
        "holeproof: <stdin>: not all of it could be judged; not defined: bay_key_t\n",
    );
    expect(await said("__u32")).toBe("holeproof: <stdin>: nothing to remark\n");
    expect(await said("bay_key_t", "drivers/bay/bay.h")).not.toContain("judged");
  });
});

describe("a struct of a public header of Xen", () => {
  it("has 64-bit members aligned by their type", async () => {
    const lines = ["struct bay {", "\tuint64_aligned_t base;", "\tuint32_t kind;", "};"];
    const path = "xen/include/public/bay.h";
    expect(await answered(hunk(path, 9, lines).split("\n").slice(0, -1))).toEqual([
      "bay.kind TAIL",
    ]);
  });
});

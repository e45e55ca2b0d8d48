// What of a struct's findings a reply says, and how much of a struct it shows.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { boxed, fresh, hunk, patchMail } from "./mail-text.ts";
import { runReview } from "./run.ts";

const path = "include/uapi/linux/bay.h";
const licence = "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */";

async function replyTo(mail: string): Promise<string> {
  return (await runReview(["-"], {}, Buffer.from(mail, "utf8"))).out;
}

/** The reply to a patch with one new struct, each paragraph one line. */
const about = async (members: readonly string[], at = path): Promise<string> => {
  const lines = [licence, "struct bay {", ...members.map((one) => `\t${one};`), "};"];
  return (await replyTo(patchMail([fresh(at, lines)]))).replaceAll(
    /(?<=[\w'][,;.]?)\n(?![\n>\t])/g,
    " ",
  );
};

describe("what is said", () => {
  it("a pad that is too short covers the gap beside it, and no other", async () => {
    const reply = await about([
      "__u8 kind",
      "__aligned_u64 base",
      "__u32 a",
      "__u32 b",
      "__u32 c",
      "__u8 d",
      "__u8 pad[2]",
    ]);
    expect(reply).toContain("There is a 7-byte hole between 'kind' and 'base'.");
    expect(reply).toContain("it leaves 1 byte after it. It needs to be [3].");
    expect(reply).not.toContain("The compiler adds");
  });
  it("that a type is to be aligned once: by the hole, or of many together", async () => {
    const strict = "include/uapi/linux/iommufd.h";
    const two = await about(["__u32 a", "__u64 b", "__u32 c", "__u64 d"], strict);
    expect(two).toMatch(/hole between 'a' and 'b'.*, and make 'b' an __aligned_u64\. The struct/);
    expect(two).toMatch(/hole between 'c' and 'd', too; please make 'd' an __aligned_u64\.\n/);
    expect(two).not.toContain("A plain __u64");
    const plain = ["__u64 c", "__u64 d", "__u64 e"];
    const many = await about(["__u32 a", "__u64 b", ...plain], strict);
    expect(many).toMatch(/checked for zero\. A plain __u64 is .* The same goes for 3 more members/);
    const named = await about(["__u32 a", "__u64 __aligned_b", ...plain], strict);
    expect(named).toContain("A plain __u64 is");
    const apart = await about(["__u32 a", "__u64 b", "__u32 c", "void *d", "__u64 e"], strict);
    expect(apart).toMatch(/make 'b' an __aligned_u64/);
    expect(apart).toMatch(/A plain __u64 is aligned to 4 bytes/);
    expect(apart).not.toMatch(/__aligned_u64\. The same goes for 'b'/);
  });
  it("of one or two more members by their names, of three by their number", async () => {
    const words = (count: number): Promise<string> =>
      about(["a", "b", "c", "d"].slice(0, count).map((name) => `u32 ${name}`));
    expect(await words(2)).toContain("for 'a'. The same goes for 'b'.");
    expect(await words(3)).toContain("for 'a'. The same goes for 'b' and 'c'.");
    expect(await words(4)).toContain("for 'a'. The same goes for 3 more members.");
  });
  it("of padding where it is declared, not of a named union it is in", async () => {
    const inner = ["struct bay_in {", "\t__u32 key;", "\t__u8 way;", "};"];
    const outer = ["struct bay {", "\tunion {", "\t\tstruct bay_in in;", "\t\t__u32 all;"];
    const closed = [...outer, "\t} as;", "};"];
    const around = { before: ["#define A 1"], after: ["#define B 2"] };
    const apart = [
      hunk(path, 9, inner, around),
      hunk(path, 99, closed, { ...around, again: true }),
    ];
    for (const patch of [[fresh(path, [licence, ...inner, ...closed])], apart]) {
      const reply = await replyTo(patchMail(patch));
      expect(reply).toContain("padding after 'way'");
      expect(reply).not.toContain("a hole of this struct");
    }
  });
  it("of a second file that has the same wrong, that it has", async () => {
    const plain = licence.replace(" WITH Linux-syscall-note", "");
    const files = ["bay", "lane", "turn"].map((name) =>
      fresh(path.replace("bay", name), [plain, `#define ${name} 1`]),
    );
    const reply = await replyTo(patchMail(files));
    expect(reply.match(/needs the syscall/g)).toHaveLength(1);
    expect(reply.match(/^The same here\.$/gm)).toHaveLength(2);
  });
  it("of many holes how many more there are, and no members", async () => {
    const pairs = ["a", "b", "c", "d"].flatMap((name) => [`__u8 ${name}`, `__u32 ${name}s`]);
    expect(await about(pairs)).toContain("checked for zero. There are 3 more holes like that.");
  });
  it("of a number that passes a pointer what to pass", async () => {
    const numbers = ["struct bay *", "void *"].map(
      (one) => `#define ${one[0]} _IOW('b', 1, ${one})`,
    );
    const lines = [licence, ...numbers.map((one, at) => one.replace("1", `${at}`))];
    const reply = await replyTo(patchMail([fresh(path, lines)]));
    expect(reply).toContain("s passes a pointer type. Please pass struct bay itself.");
    expect(reply).toContain("v passes a pointer type. Please pass the type that is handed over.");
  });
  it("of padding that an old struct brings along, once with what to do", async () => {
    const holders = ["a", "b"].flatMap((name) => [
      `struct bay_${name} {`,
      "\tstruct bay_in in;",
      "\t__u32 all;",
      "};",
    ]);
    const before = ["struct bay_in {", "\t__u32 key;", "\t__u8 way[3];", "};"];
    const reply = (await replyTo(patchMail([hunk(path, 9, holders, { before })]))).replaceAll(
      /(?<=\w)\n(?=\w)/g,
      " ",
    );
    expect(reply).toMatch(/The 1 byte of padding at .* becomes a hole of this struct\. Please pad/);
    expect(reply).toContain(
      "\nThe padding at the end of struct bay_in becomes a hole here, too.\n",
    );
  });
  it("of a <stdint.h> name what the corrected struct has in its place", async () => {
    const plain = await about(["uint64_t a", "uint64_t b"], "include/uapi/drm/bay_drm.h");
    expect(plain).toContain("please use __u64 for 'a'");
    expect(plain).toContain("\t__u64 a;\n");
    const moved = await about(["__u32 a", "uint64_t b"]);
    expect(moved).toContain("please use __aligned_u64 for 'b'");
    expect(moved).toContain("\t__aligned_u64 b;\n");
  });
  it("of a union no arm of which fills it how long one is to be", async () => {
    const one = await about(["__u16 key", "union { __u16 way; __u8 name[257]; }"]);
    expect(one).toMatch(/after 'name'.*\. Please declare an arm of 258 bytes, so that/);
    const two = await about(["long key", "union { long way; __u8 name[257]; }"]);
    expect(two).toContain("Please declare an arm of as many bytes as the union has, so that");
  });
  it("of bytes behind bit-fields that their word has them", async () => {
    const reply = await about(["__u64 way : 1", "__u64 rest : 7"]);
    expect(reply).toContain("Please declare the bits that are left of its __u64, so that");
    const beyond = await about(["__aligned_u64 base", "__u32 way : 1", "__u32 rest : 31"]);
    expect(beyond).toContain("Please declare a 4-byte reserved member");
  });
  it("of what the kernel is configured for how a program asks for it", async () => {
    const words = ["64BIT", "CPU_BIG_ENDIAN", "BAY"];
    const lines = words.flatMap((word) => [`#ifdef CONFIG_${word}`, "#endif"]);
    const reply = await replyTo(patchMail([fresh(path, [licence, ...lines, "struct bay;"])]));
    expect(reply.match(/(?<=CONFIG_)\w+;\s[^.]*/g)?.map((one) => one.replace(/\s+/g, " "))).toEqual(
      [
        "64BIT; please ask the compiler, with __LP64__",
        "CPU_BIG_ENDIAN; please ask the compiler, with __BYTE_ORDER__",
        "BAY; what it guards has to go or to be there always",
      ],
    );
  });
  it("of an alignment that moves nothing no second account", async () => {
    const reply = await about(["__u32 a", "__u16 b", "__u32 c", "__u32 d", "__u64 e"]);
    expect(reply).toContain("The layout as posted:\n");
    expect(reply).toContain("/* x86_64: members 22 + holes 2 = size 24, align 8 */");
    expect(reply).not.toContain("align 4");
  });
  it("of a member that does not belong there, not that it leaves a hole as well", async () => {
    const old = ["\t__u32 size;", "\t__u32 flags;", "\t__u32 key;", "};"];
    const reply = await replyTo(
      patchMail([
        hunk(path, 40, ["\t__u16 hint;"], {
          before: ["struct bay {", old[0] ?? ""],
          after: old.slice(1),
        }),
      ]),
    );
    expect(reply).toContain("This moves 'flags' by 4 bytes");
    expect(reply).not.toContain("hole");
  });
});

describe("what was said of another member", () => {
  const two = async (members: readonly string[]): Promise<string> => {
    const bay = (tag: string): readonly string[] => [
      `struct ${tag} {`,
      ...members.map((one) => `\t${one};`),
      "};",
    ];
    return replyTo(patchMail([fresh(path, [licence, ...bay("bay"), ...bay("bay_too")])]));
  };
  const cases: readonly (readonly [string, readonly string[], string, string])[] = [
    ["a hole", ["__u8 a", "__u32 b"], "Please spell it", "hole between 'a' and 'b', too."],
    ["a tail", ["__u32 a", "__u8 b"], "Please declare", "3 bytes of padding after 'b', too."],
    ["a pointer", ["void *a", "__u64 b"], "u64_to_user_ptr", "'a' is a pointer, too."],
    ["an enum", ["enum way a"], "keep the enum", "'a' is an enum way, too."],
    ["a bool", ["bool a"], "its size is", "'a' should not be a bool, either."],
    ["a long", ["long a", "__u64 b"], "4 bytes for", "'a' is a long, too."],
    ["an old array", ["__u32 a", "__u32 b[0]"], "C99", "'b' is a zero-length array, too."],
    ["a size", ["__u32 a[3]", "__u64 b"], "compat handler", "The struct is 24 bytes"],
  ];
  it.each(cases)("%s is explained once", async (_, members, reason, again) => {
    const reply = (await two(members)).replaceAll(/(?<=\S)\n(?=\S)/g, " ");
    expect(reply.split(reason)).toHaveLength(2);
    const [first, second] = reply.split("struct bay_too");
    expect(first).toContain(reason);
    expect(second).toContain(again);
  });
  it("in the same struct too, with a type that is asked for by the way", async () => {
    const reply = await about(["__u32 a", "__u64 b", "__u32 c", "__u64 d"]);
    expect(reply).toContain("between 'c' and 'd', too; please make 'd' an __aligned_u64.");
    const iommufd = await about(["__u64 a"], "include/uapi/linux/iommufd.h");
    expect(iommufd).toContain("by luck alone; please use __aligned_u64.");
  });
  it("that programs know a member, at the line that takes it away", async () => {
    const cut = (at: number, again: boolean): string =>
      hunk(path, at, [], {
        before: [`struct bay_${at} {`, "\t__u32 argsz;"],
        removed: ["\t__u32 flags; /* of key */", "\t__u32 key;", "\t__u32 way;"],
        after: ["\t__u32 flags;", "\t__u32 way;", "};"],
        again,
      });
    const reply = await replyTo(patchMail([cut(10, false), cut(40, true)]));
    expect(reply).toContain("> -\t__u32 key;\n\nPrograms know 'key'; it cannot go.");
    expect(reply).toContain("> -\t__u32 key;\n\nPrograms know 'key', too.");
  });
  it("what breaks programs goes before what else is wrong with the member", async () => {
    const reply = await replyTo(
      patchMail([
        hunk(path, 40, ["\t__u64 key;"], {
          before: ["struct bay {", "\t__u32 size;"],
          removed: ["\t__u32 key;"],
          after: ["\t__u32 way;", "};"],
        }),
      ]),
    );
    expect(reply).toMatch(/breaks\s+programs\s+that\s+exist\.\s+There\s+is\s+a\s+4-byte\s+hole/);
  });
});

describe("what is offered", () => {
  const offered = async (lines: readonly string[], at = path): Promise<string | undefined> =>
    (await replyTo(patchMail([fresh(at, [licence, ...lines])]))).split(/(?=How about)/)[1];
  it("is in the author's lines, with the comments beside them that have room", async () => {
    const lines = [
      "/* A bay. */",
      "struct bay {",
      "\t/* What it",
      "\t * is. */",
      "\t__u32\t\tkey;  /* of the bay */",
      "#define BAY_KEY\t1",
      "",
      "\tunsigned int\tway;\t/* there */",
      `\t__u32\t\tend;\t/* ${"very ".repeat(12)}late */`,
      "\t__u32\t\tall; /* of it,",
      "\t\t\t\tat last */",
      "};",
    ];
    const text = [
      "\tstruct bay {",
      "\t\t__u32 key;\t/* of the bay */",
      "\t#define BAY_KEY 1",
      "\t\t__u32 way;\t/* there */",
      "\t\t__u32 end;",
      "\t\t__u32 all;",
      "\t};",
    ];
    expect(await offered(lines)).toContain(`${text.join("\n")}\n`);
  });
  it("is indented by tabs, be the struct by spaces or as a whole", async () => {
    const lines = ["  struct bay {", "     union {", "        int key;", "     } u;", "  };"];
    const text = ["\tstruct bay {", "\t\tunion {", "\t\t\t__s32 key;", "\t\t} u;", "\t};"];
    expect(await offered(lines)).toContain(`${text.join("\n")}\n`);
  });
  it("is nothing where it would leave out what an #if has", async () => {
    const lines = ["struct bay {", "#ifdef BAY_OLD", "\tint old;", "#endif", "\tint key;", "};"];
    expect(await offered(lines)).toBeUndefined();
    expect(await offered(["struct bay {", "\tint key;", "};"])).toBeDefined();
  });
  it("with aligned types nobody asked for, says so", async () => {
    const lead = "How about this instead, with aligned 64-bit types and 16 bytes on every";
    expect(await offered(["struct bay {", "\t__u64 a;", "\t__u32 b;", "};"])).toContain(lead);
    const drm = "include/uapi/drm/bay_drm.h";
    const plain = await offered(["struct bay {", "\t__u64 a;", "\t__u32 b;", "};"], drm);
    expect(plain).toContain("How about this instead, with 16 bytes on every architecture?");
    const asked = await offered(["struct bay {", "\t__u32 b;", "\t__u64 a;", "};"]);
    expect(asked).toContain("How about this instead, with 16 bytes on every architecture?");
    const inner = await offered([
      "struct bay {",
      "\tunion {",
      "\t\t__u64 a;",
      "\t\t__u32 c;",
      "\t};",
      "\t__u32 b;",
      "};",
    ]);
    expect(inner).toContain(lead);
  });
});

describe("what is shown of a long struct", () => {
  it("of many members that change alike the first two and the last", async () => {
    const words = Array.from({ length: 30 }, (_, at) => `__u64 word${at}`);
    const offered = (await about(["__u32 key", ...words])).split("How about")[1];
    expect(offered?.match(/\t\S.*/g)).toEqual([
      "\tstruct bay {",
      "\t__u32 key;",
      "\t__u32 __reserved;",
      "\t__aligned_u64 word0;",
      "\t__aligned_u64 word1;",
      "\t/* ... */",
      "\t__aligned_u64 word29;",
      "\t};",
    ]);
  });
  it("the members something is said of", async () => {
    const words = Array.from({ length: 30 }, (_, at) => `\t__u8 word${at};`);
    const lines = [
      "struct bay {",
      ...words,
      "\t__u32 key;",
      "\t__u16 way;",
      "\t__u8 a;",
      "\t__u8 b;",
    ];
    const packed = "} __attribute__((packed));";
    const reply = await replyTo(patchMail([fresh(path, [licence, ...lines, packed])]));
    const drawn = reply.split("The layout as posted:")[1]?.split("How about")[0];
    expect(drawn).toMatch(/\/\* \.\.\. \*\/\n.*word29;.*\n.*__u32 key; +\/\* 30   4 \*\/\n.*way;/);
  });
  it("of inner structs those that change, with their braces", async () => {
    const words = Array.from({ length: 30 }, (_, at) => `__u32 word${at}`);
    const lines = [
      "struct bay {",
      ...words.map((one) => `\t${one};`),
      "\tunion {",
      "\t\tstruct {",
      "\t\t\t__u8 kind;",
      "\t\t\t__u8 id[11];",
      "\t\t} near;",
      "\t\tstruct {",
      "\t\t\t__u8 kind;",
      "\t\t\t__u32 key;",
      "\t\t\t__u32 end;",
      "\t\t} far;",
      "\t} u;",
      "};",
    ];
    const reply = await replyTo(patchMail([fresh(path, [licence, ...lines, "struct bay;"])]));
    const offered = reply.split("How about")[1];
    expect(offered?.match(/\t\S.*/g)).toEqual([
      "\tstruct bay {",
      "\t/* ... */",
      "\tunion {",
      "\t/* ... */",
      "\tstruct {",
      "\t__u8 kind;",
      "\t__u8 __reserved[3];",
      "\t__u32 key;",
      "\t__u32 end;",
      "\t} far;",
      "\t} u;",
      "\t};",
    ]);
  });
  it("nothing of one packed member, which lies where it lies", async () => {
    expect(await about(["__u64 keys[0]", "} __packed"])).not.toContain("layout as posted");
    const two = ["__u8 key", "long turn", "} __packed"];
    expect(await about(two)).toContain("layout as posted");
  });
  it("bits nobody named are no reason to leave the line out", async () => {
    const before = Array.from({ length: 30 }, (_, at) => `__u32 word${at}`);
    const reply = await about([...before, "__u32 one : 29", "__u32 key"]);
    expect(reply).toMatch(/\/\* unused bits \*\/ +\/\* 123:5/);
  });
});

it("--output: a file for each reply, and their names", async () => {
  const folder = scratch();
  const bad = fresh(path, [licence, "struct bay { __u8 a; __u32 b; };"]);
  const good = fresh(path, [licence, "struct ok { __u32 a; __u32 b; };"]);
  const other = bad.replaceAll("bay.h", "slot.h").replaceAll("struct bay", "struct slot");
  const mails = [bad, good, other].map((one) => patchMail([one]));
  const output = join(folder, "replies");
  const ran = await runReview(["-"], { output }, Buffer.from(boxed(mails), "utf8"));
  const names = ["0001.eml", "0002.eml"].map((name) => join(output, name));
  expect([ran.code, ran.out]).toEqual([1, names.map((name) => `${name}\n`).join("")]);
  for (const name of names)
    expect(readFileSync(name, "utf8")).toMatch(/^To: Ada Bay[^]*There is a 3-byte hole/);
  // Sent along, old replies would go to people they are not for; and they may have been edited.
  const again = await runReview(["-"], { output }, Buffer.from(good, "utf8"));
  expect(again).toEqual({
    code: 2,
    out: "",
    err: `holeproof: ${output} holds 0001.eml of an earlier run: name another folder\n`,
  });
  for (const options of [
    { output, format: "text" },
    { output, fix: true },
  ] as const)
    expect((await runReview(["-"], options, Buffer.from(bad))).code).toBe(2);
});

it("--tree: a folder that is there", async () => {
  const { code, out, err } = await runReview(["-"], { tree: "/nowhere" }, Buffer.from(""));
  expect([code, out, err]).toEqual([2, "", "holeproof: no folder /nowhere\n"]);
});

describe("who is quoted", () => {
  const names: readonly (readonly [string, string])[] = [
    ["Ada Bay <a@b.example>", "Ada Bay"],
    ['"Bay, Ada" <a@b.example>', "Bay, Ada"],
    [String.raw`"Ada \"The\" Bay" <a@b.example>`, 'Ada "The" Bay'],
    ["a@b.example (Ada Bay)", "Ada Bay"],
    ["a@b.example", "a@b.example"],
    ["<a@b.example>", "a@b.example"],
    ["Ada Bay via bay-devel <bay-devel@lists.example>", "Ada Bay"],
    ["=?utf-8?q?B=C3=A4y=2C_Ada_=22A=22?= <a@b.example>", 'Bäy, Ada "A"'],
    ["=?utf-8?q?Ada?=\n =?utf-8?q?_B=C3=A4y?= <a@b.example>", "Ada Bäy"],
  ];
  it.each(names)("%s", async (from, name) => {
    const mail = patchMail([fresh(path, [licence, "struct bay { __u8 a; __u32 b; };"])]);
    const reply = await replyTo(mail.replace(/^From: .*$/m, () => `From: ${from}`));
    expect(reply).toContain(`\n\n${name} wrote:\n`);
  });
});

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
const about = async (members: readonly string[]): Promise<string> => {
  const lines = [licence, "struct bay {", ...members.map((one) => `\t${one};`), "};"];
  return (await replyTo(patchMail([fresh(path, lines)]))).replaceAll(
    /(?<=\w[,;.]?)\n(?![\n>\t])/g,
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
    const reply = await replyTo(patchMail([fresh(path, [licence, ...lines])]));
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

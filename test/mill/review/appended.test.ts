// What a patch appends to a published struct is corrected, and the published part left alone.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { findingsIn, runReview } from "./run.ts";

const uapi = "include/uapi/linux/bay.h";
const kho = "include/linux/kho/abi/bay.h";
const struct = (members: string): string =>
  `struct bay_slot {\n${members
    .split(";")
    .filter((one) => one.trim() !== "")
    .map((one) => `\t${one.trim()};\n`)
    .join("")}};\n`;
const head = "/* SPDX-License-Identifier: GPL-2.0 */\n#include <linux/types.h>\n\n";

/** A repository in which a patch is in the work tree and not committed. */
class Scratch {
  readonly root: string = scratch();
  readonly #path: string;

  constructor(path: string, old: string, now: string) {
    this.#path = path;
    mkdirSync(join(this.root, dirname(path)), { recursive: true });
    this.git(["init", "-q"]);
    writeFileSync(join(this.root, path), old);
    this.git(["add", "."]);
    writeFileSync(join(this.root, path), now);
  }
  git(words: readonly string[], input: string = ""): string {
    return execFileSync("git", words, { cwd: this.root, input, encoding: "utf8" });
  }
  text(): string {
    return readFileSync(join(this.root, this.#path), "utf8");
  }
  /** The mail of everything that is not committed. */
  mail(context: number): string {
    const body = this.git(["diff", `-U${context}`]);
    return `From: A <a@example.org>\nSubject: [PATCH] bay: grow\nMessage-ID: <1@x>\n\n---\n${body}`;
  }
}

/** What the members are once the offered diff is applied; what the whole patch is told then. */
async function corrected(
  path: string,
  old: string,
  now: string,
  context: number = 99,
): Promise<{ readonly text: string; readonly left: readonly string[]; readonly err: string }> {
  const scratch = new Scratch(path, old, now);
  const tree = context === 99 ? {} : { tree: scratch.root };
  const mail = Buffer.from(scratch.mail(context));
  const { out, err } = await runReview(["-"], { fix: true, ...tree }, mail);
  if (out !== "") scratch.git(["apply", "-"], out);
  return { text: scratch.text(), left: await findingsIn(scratch.mail(99)), err };
}

/** The published members stay; `appended` becomes `expected`, after which nothing is left to say. */
async function check(
  path: string,
  [published, appended, expected]: readonly [string, string, string],
): Promise<void> {
  const [old, now] = [struct(published), struct(published + appended)];
  const { text, left } = await corrected(path, head + old, head + now);
  expect(text.slice(head.length)).toBe(struct(published + expected));
  expect(left).toEqual([]);
}

describe("a size that is no multiple of 8", () => {
  const said = async (old: string, now: string): Promise<readonly string[]> => {
    const scratch = new Scratch(uapi, head + struct(old), head + struct(now));
    const { out } = await runReview(["-"], { format: "json" }, Buffer.from(scratch.mail(99)));
    return out.match(/"rule":"SZ8"/g) ?? [];
  };
  it("is the doing of a patch that appends the last member", async () =>
    expect(await said("__u32 n; __u32 m;", "__u32 n; __u32 m; __u32 k;")).toHaveLength(1));
  it.each(["__u32 n; __u32 m; __u32 key;", "__u32 n; __u32 m; __u32 k; /* a key */"])(
    "is nobody's who writes the last one otherwise: %s",
    async (now) => expect(await said("__u32 n; __u32 m; __u32 k;", now)).toEqual([]),
  );
  it("is nobody's who changes another one", async () =>
    expect(await said("__u32 n; __u32 m; __u32 k;", "__u32 n; __s32 m; __u32 k;")).toEqual([]));
});

describe("a member that is renamed", () => {
  const renamed = async (old: string, now: string): Promise<readonly string[]> =>
    findingsIn(new Scratch(uapi, head + struct(old), head + struct(now)).mail(99));
  it("has behind it the padding it had", async () =>
    expect(await renamed("__u64 a; __u32 n;", "__u64 a; __u32 count;")).toEqual([]));
  it("has the hole it had where a length is given a name, in a hunk that shows no start", async () => {
    const old = head + struct("__u64 a; __u64 b; __u32 c; __u8 n; __u8 cmd[6]; __u32 m; __u32 k;");
    const now = old.replace("\t__u8 cmd[6];", "#define BAY_CMD 6\n\t__u8 cmd[BAY_CMD];");
    expect(await findingsIn(new Scratch(uapi, old, now).mail(2))).toEqual([]);
  });
  it("is another one where the names changed places", async () =>
    expect(await renamed("__u32 n; bool m;", "__u32 m; bool n;")).toContain("bay_slot.n BOOL"));
  it("is no new one where one that was there has its place and name", async () =>
    expect(await renamed("bool n; __u8 m;", "bool k; bool n;")).toEqual(
      expect.arrayContaining(["bay_slot.k BOOL"]),
    ));
  it("answers for what it is now", async () =>
    expect(await renamed("__u64 a; __u32 n;", "__u64 a; __u16 count;")).toContain(
      "bay_slot.count TAIL",
    ));
});

describe("members appended for user space", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["__u32 n; __u32 m; __aligned_u64 a;", "__u32 b;", "__u32 b; __u32 __reserved;"],
    ["__u32 n; __u32 m;", "__u32 b; __u64 c;", "__u32 b; __u32 __reserved; __aligned_u64 c;"],
    ["__u32 n; __u32 m; __u32 k;", "__aligned_u64 c;", "__u32 __reserved; __aligned_u64 c;"],
    ["__aligned_u64 a;", "__u16 b; __u8 c[3];", "__u16 b; __u8 c[3]; __u8 __reserved[3];"],
    // Its own padding grows, published padding does not, and a name is not given twice.
    ["__aligned_u64 a;", "__u32 b; __u8 pad[2];", "__u32 b; __u8 pad[4];"],
    ["__aligned_u64 a; __u32 b; __u8 __reserved[4];", "__u32 c;", "__u32 c; __u32 __reserved2;"],
    // Types of the machine: the patch's are mended, with room for what they become.
    ["__u32 n; __u32 m;", "unsigned long b;", "__aligned_u64 b;"],
    ["__u32 n; __u32 m;", "bool b;", "__u8 b; __u8 __reserved[3];"],
  ];
  it.each(cases)("%s + %s", (...one) => check(uapi, one));

  it("a published defect stays, and is not made the patch's", async () => {
    const published = "unsigned int n; __u32 m; __aligned_u64 a;";
    await check(uapi, [published, "__u32 b;", "__u32 b; __u32 __reserved;"]);
  });
  it("a packed struct stays packed, and what is appended is aligned in it", async () => {
    const packed = (members: string): string =>
      head + struct(members).replace("};", "} __attribute__((packed));");
    const { text, left } = await corrected(
      uapi,
      packed("__u32 n; __u8 m;"),
      packed("__u32 n; __u8 m; unsigned int b;"),
    );
    expect(text).toBe(packed("__u32 n; __u8 m; __u8 __reserved[3]; __u32 b;"));
    expect(left).toEqual([]);
  });
  it("nothing is offered where no tail makes the record the same everywhere", async () => {
    const now = head + struct("__u32 n; __u64 a; __u32 b;");
    const { text } = await corrected(uapi, head + struct("__u32 n; __u64 a;"), now);
    expect(text).toBe(now);
  });
  it("nor where a member was put in between, or a published one changed", async () => {
    const old = head + struct("__aligned_u64 a; __aligned_u64 b;");
    for (const members of [
      "__aligned_u64 a; __u32 n; __aligned_u64 b;",
      "__aligned_u64 b; __aligned_u64 a; __u32 n;",
      "__aligned_u64 a; __aligned_s64 b; __u32 n;",
    ]) {
      const now = head + struct(members);
      expect((await corrected(uapi, old, now)).text).toBe(now);
    }
  });
  it("nor where the record must not grow", async () => {
    const number = "#define BAY_GET _IOR(0xb7, 1, struct bay_slot)\n";
    const old = `${head}${struct("__aligned_u64 a;")}${number}`;
    const now = `${head}${struct("__aligned_u64 a; __u32 b;")}${number}`;
    const { text, left } = await corrected(uapi, old, now);
    expect(left).toContainEqual(expect.stringMatching(/IOSTAB$/));
    expect(text).toBe(now);
  });
  it("a struct the same patch adds is corrected where it is appended", async () => {
    const slot = struct("__aligned_u64 a;");
    const key = "struct bay_key {\n\t__u64 id;\n\t__u32 kind;\n};\n\n";
    const now = `${head}${key}${struct("__aligned_u64 a; struct bay_key key;")}`;
    const { text, left } = await corrected(uapi, head + slot, now);
    expect(text).toContain("\t__u32 kind;\n\t__u32 __reserved;\n};");
    expect(left).toEqual([]);
  });
});

describe("members appended for the next kernel", () => {
  it("keep the layout's attribute, with a new compatible string", async () => {
    const define = (version: number): string => `#define BAY_COMPATIBLE "bay-v${version}"\n\n`;
    const published = "u64 a;";
    const old = `${head}${define(1)}${struct(published)}`;
    const now = `${head}${define(2)}${struct(`${published} u32 b; u64 c;`)}`;
    const { text, left } = await corrected(kho, old, now);
    expect(text).toContain(struct(`${published} u32 b; u32 padding; u64 c;`));
    expect(left).toEqual([]);
  });
});

describe("a hunk that shows only the end of a struct", () => {
  const many = Array.from({ length: 12 }, (_, at) => `__aligned_u64 m${at};`).join(" ");
  const [old, now] = [many, `${many} __u32 b;`].map((members) => head + struct(members));
  it("is corrected with the tree at hand", async () => {
    const { text, left } = await corrected(uapi, old!, now!, 3);
    expect(text).toBe(head + struct(`${many} __u32 b; __u32 __reserved;`));
    expect(left).toEqual([]);
  });
  it("keeps what is written around its members", async () => {
    const [was, is] = [old!, now!].map((text) =>
      text
        .replace(
          "\t__aligned_u64 m11;",
          "\t/* the last */\n\t__aligned_u64 m11; /* of\n\t * old */",
        )
        .replace("\t__u32 b;", "\t/* said above */\n\t__u32 b;\t/* and beside */\n\t/* below */"),
    );
    const { text } = await corrected(uapi, was!, is!, 3);
    expect(text).toBe(is!.replace("\t/* below */", "\t/* below */\n\t__u32 __reserved;"));
  });
});

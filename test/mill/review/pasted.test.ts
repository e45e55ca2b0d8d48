// What people paste into a mail without a patch's marks: a few lines with a plus, `...`, carets.
import { describe, expect, it } from "vitest";
import { findingsIn } from "./run.ts";

const head = "From: A <a@x.org>\nSubject: Re: [PATCH] bay\n\nB wrote:\n";
const quoted = (lines: readonly string[]): string => lines.map((line) => `> ${line}\n`).join("");

async function check(lines: readonly string[], expected: readonly string[]): Promise<void> {
  expect(await findingsIn(`${head}${quoted(lines)}\nNo.\n`)).toEqual(expected);
}

describe("lines pasted into a mail", () => {
  it("add a member to an old struct, whatever else it has", () =>
    check(
      [
        "struct bay {",
        "    ...",
        "        struct {",
        "            __aligned_u64 remote;",
        "+           __aligned_u64 extra;",
        "            __u32   key;",
        "            __u32   reserved;",
        "        } lane;",
      ],
      ["bay.extra EXTEND"],
    ));

  it("end where a reviewer breaks off, whatever is quoted behind", () =>
    check(
      [
        "  struct bay {",
        "        __u32 key;",
        "+       __u8 kind;",
        "        __aligned_u64 root;",
        "  };",
        "static inline void bay_use(struct bay *bay)",
      ],
      ["bay.root HOLE"],
    ));

  it("are code to talk about where nothing is added", () =>
    check(
      [
        "The ioctl takes bay_ask.",
        "struct bay_ask {",
        "        u32 key;",
        "        u64 root;",
        "};",
      ],
      [],
    ));

  it("carry a remark that points at the line above", () =>
    check(
      [
        "struct bay {",
        "        __u32 key;",
        "        const struct lane *lane;",
        "",
        "                  ^ no pointers, please.",
        "};",
      ],
      ["bay.lane HOLE", "bay.lane PTR"],
    ));
});

const uapi = ["--- a/include/uapi/linux/bay.h", "+++ b/include/uapi/linux/bay.h"];

describe("a hunk whose outer record begins elsewhere", () => {
  it("moves what is behind it in an untagged record it shows the start of", () =>
    check(
      [
        ...uapi,
        "@@ -9,6 +9,7 @@ struct bay {",
        " \t\t\t__u32 gone;",
        " \t\t} left;",
        " \t\tstruct {",
        "+\t\t\t__u32 kind;",
        " \t\t\t__u32 key;",
        " \t\t\t__u32 owner;",
      ],
      ["bay.kind EXTEND"],
    ));

  it("moves nothing where what it adds is an arm, or a record of its own", () =>
    check(
      [
        ...uapi,
        "@@ -9,6 +9,10 @@ struct bay {",
        " \t\t} left;",
        "+\t\tstruct {",
        "+\t\t\t__u32 owner;",
        "+\t\t\t__u32 key;",
        "+\t\t} middle;",
        " \t\tstruct {",
        " \t\t\t__u32 key;",
        " \t\t\t__u32 owner;",
      ],
      [],
    ));

  const tail = (bound: number): string => `char rest[${bound} - sizeof(struct lane)];`;
  it("has a hole in front of an array of whatever length", () =>
    check(
      [
        ...uapi,
        "@@ -9,8 +9,9 @@ struct bay {",
        " \t__aligned_u64 root;",
        " \t__u32 key;",
        "+\t__aligned_u64 owner;",
        `-\t${tail(32)}\t/* Reserved. */`,
        `+\t${tail(20)}\t/* Reserved. */`,
        " };",
        "}}}",
      ],
      ["bay.owner HOLE"],
    ));
});

describe("a hunk inside an enum", () => {
  it("moves the values behind what it adds", () =>
    check(
      [...uapi, "@@ -9,3 +9,4 @@ enum {", " \tBAY_A,", "+\tBAY_NEW,", " \tBAY_B,", " \tBAY_C,"],
      [". ENUMABI"],
    ));

  it("moves none that says its value, and may move a count", () =>
    check(
      [
        ...uapi,
        "@@ -9,3 +9,4 @@ enum bay_kind {",
        " \tBAY_A,",
        "+\tBAY_NEW,",
        " \tBAY_B = 7,",
        "@@ -29,2 +30,3 @@ enum bay_way {",
        " \tBAY_UP,",
        "+\tBAY_DOWN,",
        " \t__BAY_MAX,",
        " };",
      ],
      [],
    ));
});

describe("a struct quoted without its file", () => {
  const ask = ["+struct bay_ask {", "+\tstruct lane *lane;", "+\tunsigned long key;", "+};"];
  const answer = (path: string, ...lines: readonly string[]): string =>
    `${head}${quoted(ask)}\nNo pointers, please.\n\n` +
    [
      "diff --git a/drivers/bay.c b/drivers/bay.c",
      "--- a/drivers/bay.c",
      "+++ b/drivers/bay.c",
      "@@ -1,3 +1,3 @@ static int bay_do(struct bay_ask *ask)",
      " \tif (!ask)",
      "-\t\treturn 1;",
      "+\t\treturn 2;",
      " ",
      `diff --git a/${path} b/${path}`,
      `--- a/${path}`,
      `+++ b/${path}`,
      ...lines,
    ]
      .map((line) => `${line}\n`)
      .join("");
  const found = ["bay_ask.key WORD", "bay_ask.lane PTR"];
  it.each([
    ["in its lines", "@@ -9,3 +9,3 @@ enum {", " struct bay_ask {"],
    ["behind the place", "@@ -9,3 +9,3 @@ struct bay_ask {"],
  ])("stands where the reviewer's own patch shows it %s", async (_, ...lines) => {
    const mend = ["-\tstruct lane *lane;", "+\t__u64 lane;", " \tunsigned long key;", " };"];
    expect(await findingsIn(answer("include/uapi/linux/bay.h", ...lines, ...mend))).toEqual(found);
    expect(await findingsIn(answer("include/linux/bay.h", ...lines, ...mend))).toEqual([]);
  });
  it("is proposed to user space in words where it has addresses there", async () => {
    const ask = (pointer: string): readonly string[] => [
      "  struct bay_ask {",
      `    ${pointer} lanes;`,
      "    unsigned long key;",
      "  };",
    ];
    await check(
      ask("struct lane __user *"),
      found.map((one) => one.replace("lane ", "lanes ")),
    );
    await check(ask("struct lane *"), []);
  });
  it("does not stand in the file that was quoted before the cut", async () => {
    const cut = ["+++ b/drivers/bay.c", "@@ -1,9 +1,99 @@", "+static int bay;", "", "[...]"];
    const words = ["+struct bay_ask {", "+\t__u32 key;", "+\t__u64 lane;", "+};"];
    expect(await findingsIn(`${head}${quoted([...cut, ...words])}\nNo.\n`)).toContain(
      "bay_ask.lane HOLE",
    );
  });
  it("is told neither by a header that declares another, nor by a copy before its own", async () => {
    const other = ["@@ -9,2 +9,3 @@", " struct bay_say {", "+\t__u64 lane;", " };"];
    expect(await findingsIn(answer("include/uapi/linux/bay.h", ...other))).toEqual([]);
    const own = ["@@ -9,2 +9,3 @@", " struct bay_ask {", "+\t__u64 lane;", " };"];
    const original = ["--- a/include/uapi/linux/bay.h", "+++ b/include/uapi/linux/bay.h", ...own];
    const copied = answer("tools/include/uapi/linux/bay.h", ...own, ...original);
    expect(await findingsIn(copied)).toEqual(found);
  });
});

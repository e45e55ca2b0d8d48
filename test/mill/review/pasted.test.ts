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

// What a patch changes that user space does not see, or sees as it was.
import { describe, expect, it } from "vitest";
import { fresh, hunk, patchMail } from "./mail-text.ts";
import { findingsIn, runReview } from "./run.ts";

const uapi = "include/uapi/linux/bay.h";
const found = (...parts: string[]): Promise<readonly string[]> => findingsIn(patchMail(parts));
const rulesOf = (lines: readonly string[]): readonly string[] => [
  ...new Set(lines.map((line) => line.split(" ").at(-1) ?? "")),
];

describe("a header that is not exported", () => {
  const head = ["/* SPDX-License-Identifier: GPL-2.0 */", "#ifdef CONFIG_BAY", "#endif"];
  const lines = [...head, "extern int bay_open;", "struct bay { __u32 key; __u32 owner; };"];

  it.each(["tools/testing/selftests/bay/bay.h", "net/bay/bay.h", "providers/bay/bay.h"])(
    "needs no syscall note and may have what programs have not: %s",
    async (path) => {
      const said = rulesOf(await found(fresh(path, lines)));
      expect(said).not.toContain("LICENSE");
      expect(said).not.toContain("INCL");
    },
  );

  it("is told from one that is", async () => {
    const said = rulesOf(await found(fresh(uapi, lines)));
    expect(said).toContain("LICENSE");
    expect(said).toContain("INCL");
  });

  it("is no contract between kernels for a number that is called compatible", async () => {
    const record = [
      "struct bay_head { u32 kind; u32 owner; } __packed;",
      "struct bay_req { u64 key; };",
    ];
    const head = "drivers/scsi/bay/bay.h";
    const of = async (body: string): Promise<readonly string[]> =>
      rulesOf(await found(fresh(head, [`#define BAY_COMPATIBLE ${body}`, ...record])));
    expect(await of("(0x10)")).not.toContain("PKMISS");
    expect(await of('"bay-v1"')).toContain("PKMISS");
  });
});

describe("a record of the kernel's", () => {
  it("is not taken for an exported one by the few members a hunk shows", async () => {
    const around = {
      before: ["\t__u8\t\t\tin_bay:1;"],
      after: ["\t__u8\t\t\tout_bay:1;", "\t__u32\t\tkey;"],
      section: "struct bay_buff {",
    };
    const added = ["#ifdef CONFIG_BAY", "\t__u8\t\t\tby_bay:1;", "#endif", "\t__s32\t\tdepth;"];
    const own = rulesOf(await found(hunk("include/linux/bay.h", 90, added, around)));
    expect(own).not.toContain("KHOCFG");
    expect(own).not.toContain("EXTEND");
    expect(rulesOf(await found(hunk(uapi, 90, added, around)))).toContain("KHOCFG");
  });

  it("in code is spelt as the kernel spells", async () => {
    const lines = [
      "struct bay_status64 {",
      "\tu32 key;",
      "\tu8 pad[4];",
      "\ts64 at;",
      "};",
      "#define BAY_STATUS64 _IOWR('B', 32, struct bay_status64)",
    ];
    expect(rulesOf(await found(fresh("sound/core/bay.c", lines)))).not.toContain("KTYPE");
    expect(rulesOf(await found(fresh(uapi, lines)))).toContain("KTYPE");
  });

  it("with a number but in no exported header is spelt as user space's declaration is not", async () => {
    const lines = [
      "struct bay_trim { u64 start; u64 end; };",
      "#define BAY_TRIM _IOW('B', 32, struct bay_trim)",
    ];
    const levels = async (path: string): Promise<readonly string[]> => {
      const mail = Buffer.from(patchMail([fresh(path, lines)]));
      const { out } = await runReview(["-"], { format: "text" }, mail);
      return Array.from(out.matchAll(/: (\w+): .* \[KTYPE\]$/gm), ([, level]) => level ?? "");
    };
    expect(await levels("fs/bay/bay.h")).toEqual(["advice"]);
    expect(await levels(uapi)).toEqual(["error"]);
  });

  it("is not what a number of the same name is in the case above", async () => {
    const record = [
      "struct bay_marks { __u64 mask; };",
      "#define BAY_SET _IOW('B', 3, struct bay_marks)",
    ];
    const handler = (marks: string): readonly string[] => [
      "\tcase BAY_GET: {",
      `\t\t${marks};`,
      "\t\tif (copy_to_user(argp, &marks, sizeof(marks)))",
      "\t\t\treturn -EFAULT;",
      "\t\tbreak;",
      "\t}",
      "\tcase BAY_SET: {",
      "\t\tstruct bay_marks marks;",
      "\t\tif (copy_from_user(&marks, argp, sizeof(marks)))",
      "\t\t\treturn -EFAULT;",
      "\t\tbreak;",
      "\t}",
    ];
    const around = {
      before: ["\t\tbreak;", "\t}"],
      after: ["\tcase BAY_END:"],
      section: "long bay_ioctl(struct file *filp,",
    };
    const of = async (marks: string): Promise<readonly string[]> =>
      rulesOf(await found(fresh(uapi, record), hunk("virt/bay.c", 400, handler(marks), around)));
    expect(await of("u64 marks = bay_marks()")).not.toContain("IODIR");
    expect(await of("struct bay_marks marks = {}")).toContain("IODIR");
  });

  it("is a test's own in a test's header", async () => {
    const lines = ["struct bay_state {", "\t__u32 key;", "\t__s64 at;", "};"];
    expect(await found(fresh("tools/testing/selftests/bay/bay.bpf.h", lines))).toEqual([]);
    expect(rulesOf(await found(fresh(uapi, lines)))).toContain("HOLE");
  });
});

describe("a record that moves between headers of the kernel's own", () => {
  const members = ["\t__le32 key;", "\t__u32 way;", "\t__le16 lane;", "\t__le64 base;"];
  const untagged = ["typedef struct {", ...members, "} __packed BAY_SLOT;"];
  const tagged = ["struct bay_slot {", ...members, "} __packed;"];
  /** What is said of the members of one that comes, another going. */
  const told = async (path: string, lines: readonly string[], removed: readonly string[]) => {
    const gone = hunk("fs/bay/bay.h", 20, [], { removed });
    const mail = Buffer.from(patchMail([gone, fresh(path, lines)]));
    const { out } = await runReview(["-"], { format: "text" }, mail);
    return Array.from(out.matchAll(/'(\w+)'.* \[(?:ENDIAN|PKMIS)\]$/gm), ([, member]) => member);
  };
  const other = "drivers/bay/bay.h";

  it.each([
    ["by its tag", tagged],
    ["by the name of its typedef", untagged],
  ])("is as it was, %s", async (_, lines) => {
    expect(await told(other, lines, lines)).toEqual([]);
    const named = lines.map((line) => line.replace(/slot/i, "door"));
    expect(await told(other, lines, named)).toEqual(["way"]);
  });

  it("is new to user space in a header that is exported", async () => {
    expect(await told(uapi, tagged, tagged)).toEqual(["base"]);
  });
});

describe("an exported header that stays as it was", () => {
  it("has an enumerator counted up to the number it had", async () => {
    const around = (removed: readonly string[]): object => ({
      before: ["\tBAY_OPEN,"],
      after: ["\tBAY_LEVEL,", "};"],
      removed,
      section: "enum bay_ids {",
    });
    const counted = ["\tBAY_LEAVE,", "\tBAY_SHUT,"];
    const was = ["\t/* 13h is reserved */", "\tBAY_SHUT = 0x14,"];
    expect(await found(hunk(uapi, 30, counted, around(was)))).toEqual([]);
    const pushed = rulesOf(await found(hunk(uapi, 30, counted, around(["\tBAY_SHUT,"]))));
    expect(pushed).toEqual(["ENUMABI"]);
  });

  it("has a packed member whose type is spelt anew", async () => {
    const around = (...removed: string[]): object => ({
      before: ["struct bay_urb {"],
      after: ["} __attribute__((packed));"],
      removed,
    });
    const respelt = ["\t__u16\tkeys;", "\t__u64\ttargets;"];
    const same = hunk(uapi, 30, respelt, around("\tuint16_t\tkeys;", "\tuint64_t\ttargets;"));
    expect(rulesOf(await found(same))).not.toContain("PKMIS");
    const moved = hunk(uapi, 30, respelt, around("\tuint32_t\tkeys;", "\tuint64_t\ttargets;"));
    expect(rulesOf(await found(moved))).toContain("PKMIS");
  });
});

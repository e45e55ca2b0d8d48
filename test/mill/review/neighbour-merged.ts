// What real kernels have merged: forms that look wrong and are not, or are and cannot be helped.
import { fresh, hunk, patchMail } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const uapi = "include/uapi/linux/bay.h";
const licence = "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */";

const odd = ["struct bay_odd {", "\t__u32 key;", "\t__u64 base;", "};"];
const even = ["struct bay_even {", "\t__u32 key;", "\t__u32 flags;", "};"];
const second = (line: string): string => line.replace("bay_even", "bay_other");

/** The lines a patch takes out of a file. */
const gone = (path: string, lines: readonly string[]): string =>
  fresh(path, lines)
    .replace("new file mode", "deleted file mode")
    .replace(/^--- .*\n\+\+\+ .*$/m, `--- a/${path}\n+++ /dev/null`)
    .replace(/^@@ .*$/m, `@@ -1,${lines.length} +0,0 @@`)
    .replaceAll(/^\+(?!\+)/gm, "-");

/** A record that goes both ways by its comment, and its number. */
const numbered = (maker: string): string =>
  hunk(uapi, 9, [
    "struct bay_count {",
    "\t__u32 nr; /* in/out: how many */",
    "\t__u32 key;",
    "};",
    `#define BAY_COUNT\t${maker}('b', 1, struct bay_count)`,
  ]);

const ask = (comment: string): readonly string[] => [
  "struct bay_ask {",
  "\t__u16 key;",
  `\t__u16 pad1;${comment}`,
  "\t__u16 other;",
  `\t__u16 pad2;${comment}`,
  "};",
];

/** A function that takes one from the user. */
const handler = (checks: readonly string[]): string =>
  hunk("drivers/bay/bay.c", 9, [
    "static long bay_set(void __user *arg)",
    "{",
    "\tstruct bay_ask ask;",
    "",
    "\tif (copy_from_user(&ask, arg, sizeof(ask)))",
    "\t\treturn -EFAULT;",
    ...checks,
    "\treturn bay_use(ask.key, ask.other);",
    "}",
  ]);

const oldStyle = ["struct bay_odd", "{", "\t__u32 key;", "\t__u64 base;", "};"];

export const merged: readonly Neighbour[] = [
  {
    name: "an arm whose padding lies under a longer one",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "union bay_attr {",
        "\tstruct {",
        "\t\t__aligned_u64 keys;",
        "\t\t__u32 count;",
        "\t} map;",
        "\t__aligned_u64 all[4];",
        "};",
      ]),
    ]),
    said: [],
  },
  {
    name: "the longest arm's own padding",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "union bay_attr {",
        "\tstruct {",
        "\t\t__aligned_u64 keys;",
        "\t\t__u32 count;",
        "\t} map;",
        "\t__aligned_u64 one;",
        "};",
      ]),
    ]),
    said: ["bay_attr.count TAIL"],
  },
  {
    name: "an address and what it becomes, in one place of a contract between kernels",
    mail: patchMail([
      hunk("include/linux/kho/abi/bay.h", 40, [
        "struct bay_ser {",
        "\tunion {",
        "\t\tu64 phys;",
        "\t\tstruct bay_chunk *ptr;",
        "\t} first;",
        "\tu64 count;",
        "} __packed;",
      ]),
    ]),
    said: [],
  },
  {
    name: "numbers of an interface that has its direction the wrong way round throughout",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "struct bay_buf {",
        "\t__u64 ptr; /* [in] */",
        "\t__u64 length;",
        "};",
        "#define BAY_INVOKE\t_IOR('b', 1, struct bay_buf)",
        "#define BAY_CANCEL\t_IOR('b', 2, struct bay_buf)",
      ]),
    ]),
    said: ["bay_buf. IODIR"],
  },
  {
    name: "a record that moves from one exported header to another",
    mail: patchMail([hunk(uapi, 9, odd), gone("include/uapi/linux/bay_odd.h", odd)]),
    said: [],
  },
  {
    name: "one whose brace stands on a line of its own",
    mail: patchMail([hunk(uapi, 9, oldStyle), gone("include/uapi/linux/bay_odd.h", oldStyle)]),
    said: [],
  },
  {
    name: "a record of which another reading is taken",
    mail: patchMail([
      hunk("arch/m68k/include/uapi/asm/bay.h", 9, ["#ifdef __bay__"], {
        before: ["struct bay_regs {"],
        removed: ["#ifdef CONFIG_BAY"],
        after: [
          "\tunsigned short sr;",
          "\tunsigned long pc;",
          "#else",
          "\tunsigned long pc;",
          "\tunsigned short sr;",
          "#endif",
          "};",
        ],
      }),
    ]),
    said: [],
  },
  {
    name: "a member that gives way to an empty line, or to a macro",
    mail: patchMail([
      hunk(uapi, 9, ["", "#define BAY_KEY 1"], {
        before: ["struct bay_gone {", "#ifdef CONFIG_BAY", "\t__u32 kind;", "#endif"],
        removed: ["\t__u32 key;"],
        after: ["\t__u32 flags;", "\t__u32 lane;", "};"],
      }),
    ]),
    said: ["bay_gone.key UCHG"],
  },
  {
    name: "a member that is taken from user space by a condition",
    mail: patchMail([
      `diff --git a/${uapi} b/${uapi}\n--- a/${uapi}\n+++ b/${uapi}\n@@ -9,5 +9,7 @@\n`,
      " struct bay_gone {\n+#ifdef __KERNEL__\n \t__u32 key;\n+#endif\n",
      " \t__u32 flags;\n \t__u32 lane;\n };\n",
    ]),
    said: ["bay_gone.key UCHG"],
  },
  {
    name: "one more bit of those a record has",
    mail: patchMail([
      hunk(uapi, 9, ["\t\tnear : 1,", "\t\tunused : 30;"], {
        before: ["struct bay_bits {", "\t__u32\tfar : 1,"],
        removed: ["\t\tunused : 31;"],
        after: ["\t__u32 key;", "};"],
      }),
    ]),
    said: [],
  },
  {
    name: "one that changes on its way",
    mail: patchMail([
      hunk(uapi, 9, [...odd.slice(0, -1), "\tbool on;", "};"]),
      gone("include/uapi/linux/bay_odd.h", odd),
    ]),
    said: ["bay_odd.base COMPAT", "bay_odd.on BOOL", "bay_odd.on TAIL"],
  },
  {
    name: "one that another header gets as well, beside one that moves",
    mail: patchMail([
      hunk(uapi, 9, [...odd, "struct bay_kept { __u32 key; __u64 base; };"]),
      hunk("include/uapi/linux/bay_odd.h", 9, [], {
        removed: odd,
        after: ["struct bay_kept { __u32 key; __u64 base; };"],
      }),
    ]),
    said: ["bay_kept.base COMPAT", "bay_kept.base HOLE"],
  },
  {
    name: "one of the tag of another that its header keeps, written anew",
    mail: patchMail([
      hunk(uapi, 9, odd),
      hunk("include/uapi/linux/bay_odd.h", 9, ["struct bay_odd {", "\t__u32 key;"], {
        removed: ["struct bay_odd {", "        __u32 key;"],
        after: ["\t__u64 base;", "};"],
      }),
    ]),
    said: ["bay_odd.base COMPAT", "bay_odd.base HOLE"],
  },
  {
    name: "one that leaves a header of the kernel's own becomes an interface",
    mail: patchMail([hunk(uapi, 9, odd), gone("include/linux/bay_odd.h", odd)]),
    said: ["bay_odd.base COMPAT", "bay_odd.base HOLE"],
  },
  {
    name: "a group of members is told of where they are declared",
    mail: patchMail([
      hunk(uapi, 9, [
        "struct bay_sel {",
        "\t__struct_group(bay_sel_hdr, hdr, ,",
        "\t\tint level;",
        "\t\t__u32 key;",
        "\t);",
        "\t__u32 keys[];",
        "};",
      ]),
    ]),
    said: ["bay_sel.level PLAINT"],
  },
  {
    name: "bytes that become a record of as many",
    mail: patchMail([
      hunk(uapi, 9, ["\tstruct bay_id id;"], {
        before: ["struct bay_id {", "\t__u8 b[16];", "};", "struct bay_who {"],
        removed: ["\t__u8 id[16];"],
        after: ["\t__u32 key;", "};"],
      }),
    ]),
    said: [],
  },
  {
    name: "plain words where the file has them in every record",
    mail: patchMail([
      hunk(uapi, 9, ["struct bay_next {", "\tint level;", "};"], {
        before: ["struct bay_one {", "\tint level;", "};", ...even],
      }),
    ]),
    said: [],
  },
  {
    name: "plain words where one record of the file has them",
    mail: patchMail([
      hunk(uapi, 9, ["struct bay_next {", "\tint level;", "};"], {
        before: ["struct bay_one {", "\tint level;", "};", ...even, ...even.map(second)],
      }),
    ]),
    said: ["bay_next.level PLAINT"],
  },
  {
    name: "one more number that passes a pointer as all before it do",
    mail: patchMail([
      hunk(uapi, 9, ["#define BAY_TWO\t_IOWR('b', 2, struct bay *)"], {
        before: ["#define BAY_ONE\t_IOWR('b', 1, struct bay *)"],
      }),
    ]),
    said: [],
  },
  {
    name: "the first number that does",
    mail: patchMail([
      hunk(uapi, 9, ["#define BAY_TWO\t_IOWR('b', 2, struct bay *)"], {
        before: ["#define BAY_ONE\t_IOWR('b', 1, struct bay)"],
      }),
    ]),
    said: [". IOSIZE"],
  },
  {
    name: "a record that goes both ways, of which the number tells that it comes back",
    mail: patchMail([numbered("_IOR")]),
    said: [],
  },
  {
    name: "the same where the number tells that it is taken",
    mail: patchMail([numbered("_IOW")]),
    said: ["bay_count. IODIR"],
  },
  {
    name: "a number that goes the wrong way, by a comment and by the code, is told of once",
    mail: patchMail([
      hunk(uapi, 9, [
        "struct bay_ask {",
        "\t__u32 key; /* in */",
        "\t__u32 other; /* in */",
        "};",
        "#define BAY_ASK\t_IOR('b', 1, struct bay_ask)",
      ]),
      handler([]),
    ]),
    said: ["bay_ask. IODIR"],
  },
  {
    name: "padding nobody promised to look at",
    mail: patchMail([hunk(uapi, 9, ask("")), handler([])]),
    said: [],
  },
  {
    name: "padding a comment promises to be zero",
    mail: patchMail([hunk(uapi, 9, ask(" /* must be zero */")), handler([])]),
    said: ["bay_ask.pad1 RSVZ", "bay_ask.pad2 RSVZ"],
  },
  {
    name: "padding of which the code refuses another piece",
    mail: patchMail([hunk(uapi, 9, ask("")), handler(["\tif (ask.pad1)", "\t\treturn -EINVAL;"])]),
    said: ["bay_ask.pad2 RSVZ"],
  },
];

// Where a hunk may begin and end: in the middle of something, and where a reviewer cut.
import { fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const uapi = "include/uapi/linux/bay.h";
const odd = ["struct bay_odd {", "\t__u32 key;", "\t__u64 base;", "};"];
const oddSaid = ["bay_odd.base COMPAT", "bay_odd.base HOLE"];

/** A struct added behind the last lines of something else. */
const behind = (name: string, before: readonly string[], section = "enum {"): Neighbour => ({
  name: `begins in ${name}`,
  mail: patchMail([hunk(uapi, 40, odd, { before, section })]),
  said: oddSaid,
});

/** A handler that takes a record in and looks at one member alone. */
const handler = [
  "static long bay_set(struct bay *bay, unsigned long arg)",
  "{",
  "\tstruct bay_ask ask;",
  "",
  "\tif (copy_from_user(&ask, (void __user *)arg, sizeof(ask)))",
  "\t\treturn -EFAULT;",
  "\treturn bay_use(ask.key);",
  "}",
];

/** What a reviewer quotes of an exported header, its hunk's head snipped. */
const snipped = (path: string, lines: readonly string[]): string =>
  quotedBy(1, [`--- a/${path}`, `+++ b/${path}`]).replace(
    "\n\nHm.",
    `\n(snip)\n${lines.map((line) => `> +${line}\n`).join("")}\nHm.`,
  );

export const cuts: readonly Neighbour[] = [
  behind("a macro's flags", ["\t\tBAY_ONE | \\", "\t\tBAY_TWO)", ""]),
  behind("a macro without parentheses", ["\t\tBAY_ONE | \\", "\t\tBAY_TWO"]),
  behind("an ioctl number", ["\t\t3, struct bay_ask)", "/* what is asked", " */"]),
  behind("a statement expression", ["\t\tbay_one(x); \\", "\t})"]),
  behind("a choice", ["\t\t? BAY_ONE", "\t\t: BAY_TWO)", ""]),
  behind("an enumerator's comment", ["\tBAY_ONE = 1 <<", "\t\t2, /* of", "\tthe bay */"]),
  {
    name: "the hunk's head is snipped, the file's is not",
    mail: snipped("include/sound/bay.h", ["struct bay_own {", "\tint level;", "\tbool on;", "};"]),
    said: [],
  },
  {
    name: "the same of an exported header",
    mail: snipped(uapi, ["struct bay_ask {", "\tint level;", "\tbool on;", "};"]),
    said: ["bay_ask.level PLAINT", "bay_ask.on BOOL", "bay_ask.on TAIL"],
  },
  {
    name: "a record is quoted up to its reserved member: what handles it is there",
    mail: quotedBy(
      1,
      [
        hunk("block/bay.c", 40, handler),
        hunk(uapi, 9, ["struct bay_ask {", "\t__u32 key;", "\t__u32 rsvd; /* zero */"], {
          after: [],
        }),
      ].flatMap((text) => text.trimEnd().split("\n")),
      "Is that checked?",
    ),
    said: ["bay_ask.rsvd RSVZ"],
  },
  {
    name: "what a page says between two cuts is no header's",
    mail: quotedBy(
      1,
      [
        "diff --git a/Documentation/bay.rst b/Documentation/bay.rst",
        "new file mode 100644",
        "--- /dev/null",
        "+++ b/Documentation/bay.rst",
        "@@ -0,0 +1,9 @@",
        "+The bay (here",
        "[...]",
        "+.. struct bay:: as",
        "+==> shown",
        `diff --git a/${uapi} b/${uapi}`,
        "new file mode 100644",
        "--- /dev/null",
        `+++ b/${uapi}`,
        `@@ -0,0 +1,${odd.length} @@`,
        ...odd.map((line) => `+${line}`),
      ],
      "Hm.",
    ),
    said: oddSaid,
  },
  {
    name: "begins in the comment of a published member, and puts one before others",
    mail: patchMail([
      hunk(uapi, 40, ["\t__u16 kind;", "\t__u16 seen;"], {
        before: ["\t\t\t * since it was", "\t\t\t * opened */"],
        after: ["\t__u32 owner; /* who */", "\t__u32 key;"],
        section: "struct bay_info {",
      }),
    ]),
    said: ["bay_info.kind EXTEND"],
  },
  {
    name: "puts one of unknown length before the array at the end",
    mail: patchMail([
      hunk(uapi, 40, ["\tchar where[BAY_WHERE_LEN];", "\t__u16 line;"], {
        before: ["\t__u32 cookie;", "\t__u64 key;"],
        after: ["\tchar text[];", "};"],
        section: "struct bay_note {",
      }),
    ]),
    said: ["bay_note.where EXTEND"],
  },
  {
    name: "what lost its header stood in the kernel's own, by its types",
    mail: quotedBy(1, [
      "@@ -302,3 +303,4 @@ struct bay_sock {",
      " \tu32\tdelivered;",
      "+\tu32\tseen[3];",
      "[...]",
      ...hunk(uapi, 40, odd).trimEnd().split("\n"),
    ]),
    said: oddSaid,
  },
  {
    name: "of two headers that fit, what is behind a cut stands in the one above it",
    mail: quotedBy(
      1,
      [
        fresh("include/uapi/linux/lane.h", ["struct lane {", "\t__u32 nr;", "};"]),
        fresh("arch/arm64/include/uapi/asm/bay.h", ["#define BAY_ONE 1", "[...]", ...odd]).replace(
          "+1,6",
          "+1,60",
        ),
      ].flatMap((file) => file.replace("+[...]", "[...]").trimEnd().split("\n")),
    ),
    // The architecture's 32-bit ABI aligns as the 64-bit one does.
    said: ["bay_odd.base HOLE"],
  },
  {
    name: "a bound quoted above its struct, neither under a header",
    mail: quotedBy(1, [
      "+#define BAY_NAME_SIZE 6",
      "+",
      "+struct bay_name {",
      "+\t__u8 kind;",
      "+\t__u8 name[BAY_NAME_SIZE];",
      "+\t__aligned_u64 key;",
      "+};",
    ]),
    said: ["bay_name.key HOLE"],
  },
  {
    name: "a struct the quoted answer proposes, beside the quoted patch",
    mail: quotedBy(1, [
      "Would this do instead?",
      "",
      "struct bay_ask {",
      "\t__u32 argsz;",
      "\t__u8 kind;",
      "\t__u64 base;",
      "};",
      "",
      ...hunk(uapi, 40, ["struct bay_ask {", "\t__u32 argsz;", "\t__u32 key;", "};"]).split("\n"),
    ]),
    said: ["bay_ask.base HOLE"],
  },
  {
    name: "the same where its writer says what stood before",
    mail: patchMail([hunk(uapi, 40, ["\t__u32 rest;"], { section: "struct bay_odd {" })]).replace(
      "More of it.",
      odd.join("\n"),
    ),
    said: [],
  },
  {
    name: "a struct proposed in words that nobody quotes to its end",
    mail: quotedBy(1, ["Like this?", "", "struct bay_bits {", "\t__u8 kind:4;", "\t__u8 mode:4;"]),
    said: ["bay_bits.kind BITF"],
  },
  {
    name: "one behind another that is quoted no further than its first members",
    mail: quotedBy(1, [
      "struct bay_one {",
      "\t__aligned_u64 key;",
      "\tvoid *base;",
      "struct bay_bits {",
      "\t__u8 kind:4;",
      "\t__u8 mode:4;",
      "};",
    ]),
    said: ["bay_one.base PTR", "bay_bits.kind BITF"],
  },
  {
    name: "an old struct and what is added to it, its hunk's head cut away",
    mail: quotedBy(1, [" struct bay_ask {", " \t__u32 argsz;", "+\tvoid *base;", " };"]),
    said: ["bay_ask.base HOLE", "bay_ask.base PTR"],
  },
  {
    name: "by its guard an exported header's, whatever its types",
    mail: quotedBy(1, [
      "+#ifndef __uapi_bay_h__",
      "+#define __uapi_bay_h__",
      "+",
      "+struct bay_ask {",
      "+\tuint32_t key;",
      "+};",
    ]),
    said: ["bay_ask.key STDINT"],
  },
];

// Where a struct stands in a mail, and whose it is: paths, quoting, pages, mailboxes.
import { boxed, fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const uapi = "include/uapi/linux/bay.h";
const odd = ["struct bay_odd {", "\t__u32 key;", "\t__u64 base;", "};"];
const oddSaid = ["bay_odd.base COMPAT", "bay_odd.base HOLE"];
const even = ["struct bay_even {", "\t__u32 key;", "\t__u32 flags;", "};"];
const ids = ["struct bay_ids {", "\t__u8 ids[BAY_IDS];", "\t__u32 kind;", "};"];

export const places: readonly Neighbour[] = [
  {
    name: "an exported header of the days before include/uapi, its number in another hunk",
    mail: patchMail([
      hunk("include/linux/bay.h", 40, [
        "struct bay_ask {",
        "\tenum bay_kind kind;",
        "\t__u32 count;",
        "};",
      ]),
      hunk("include/linux/bay.h", 90, ["#define BAY_ASK\t_IOWR('b', 3, struct bay_ask)"], {
        again: true,
      }),
    ]),
    said: ["bay_ask.kind ENUM"],
  },
  {
    name: "a header and the copy the kernel's tools keep of it",
    mail: patchMail([hunk(uapi, 40, odd), hunk(`tools/${uapi}`, 40, odd)]),
    said: oddSaid,
  },
  {
    name: "such a copy alone: what it copies was judged where it was proposed",
    mail: patchMail([hunk(`tools/${uapi}`, 40, odd)]),
    said: [],
  },
  {
    name: "plain diff's file header, whose time a mailer put behind spaces",
    mail: quotedBy(1, [
      "diff -uprN a/include/uapi/linux/bay.h b/include/uapi/linux/bay.h",
      "--- a/include/uapi/linux/bay.h     2023-04-23 15:02:52.000000000 -0400",
      "+++ b/include/uapi/linux/bay.h     2023-04-24 07:55:21.406981696 -0400",
      "@@ -40,3 +40,7 @@ enum bay_op {",
      ...["", "struct bay_ask{", "\tint level;", "\tint name;", "};"].map((line) => `+${line}`),
    ]),
    said: ["bay_ask.level PLAINT", "bay_ask.name PLAINT"],
  },
  {
    name: "a driver's state that talks to a device, its path cut away",
    mail: quotedBy(
      1,
      ["struct bay_state {", "\tstruct device *dev;", "\tbool on;", "\t__be16 raw[4];", "};"].map(
        (line) => `+${line}`,
      ),
      "Is that read in user space, too?",
    ),
    said: [],
  },
  {
    name: "callbacks of the kernel's, one of which takes a user pointer",
    mail: quotedBy(
      1,
      [
        "struct bay_queue_ops {",
        "\tssize_t (*read)(struct bay_queue *bq, char __user *buf, size_t count);",
        "};",
      ].map((line) => `+${line}`),
      "So bay_queue_ops are called when user space reads.",
    ),
    said: [],
  },
  {
    name: "a serdes is not serialised",
    mail: patchMail([
      fresh("drivers/media/i2c/bay/bay_ser.h", [
        "struct bay_ser {",
        "\tstruct mutex lock;",
        "\tconst struct bay_ops *ops;",
        "\tunsigned int pipes;",
        "};",
      ]),
    ]),
    said: [],
  },
  {
    name: "a header of the kernel's own, of uAPI types around a struct of its own",
    mail: patchMail([
      fresh("include/media/bay-buffer.h", [
        "struct bay_buffer {",
        "\tstruct bay_core core;",
        "\t__u32 flags;",
        "\t__u64 stamp;",
        "\t__u32 sequence;",
        "};",
      ]),
    ]),
    said: [],
  },
  {
    name: "a driver's own struct, in a header of its own",
    mail: patchMail([
      fresh("drivers/bay/bay.h", [
        "struct bay_device {",
        "\tstruct device *dev;",
        "\tu32 irq;",
        "\tu64 base;",
        "\tbool ready;",
        "\tunsigned long flags;",
        "};",
      ]),
    ]),
    said: [],
  },
  {
    name: "a driver's own struct whose path the reviewer cut away",
    mail: quotedBy(1, [
      "+struct bay_device {",
      "+\tstruct device *dev;",
      "+\tu32 irq;",
      "+\tbool ready;",
      "+};",
    ]),
    said: [],
  },
  {
    name: "objects of the kernel's beside the address of a user's, its path cut away",
    mail: quotedBy(1, [
      "+struct bay_wait {",
      "+\tunion {",
      "+\t\tstruct file *file;",
      "+\t\tvoid *data;",
      "+\t};",
      "+\tint __user *at;",
      "+};",
    ]),
    said: [],
  },
  {
    name: "what the kernel is told how to follow, its path cut away",
    mail: quotedBy(1, [
      "+struct bay_watch {",
      "+\tstruct lane __rcu *lane;",
      "+\t__u32 mask;",
      "+};",
    ]),
    said: [],
  },
  {
    name: "the kernel's own copy of an argument, its path cut away",
    mail: quotedBy(1, ["+struct bay_copy {", "+\tu64 flags;", "+\tint __user *fd;", "+};"]),
    said: [],
  },
  {
    name: "packed bytes of a device's, one of two spelt as exported ones, its path cut away",
    mail: quotedBy(1, [
      "+struct bay_desc {",
      "+\t__le16 info;",
      "+\tu8 kind;",
      "+\t__u8 high;",
      "+\t__le32 low;",
      "+} __packed;",
    ]),
    said: [],
  },
  {
    name: "a driver's state, quoted above the exported header whose path alone is there",
    mail: quotedBy(1, [
      "+struct bay_state {",
      "+\tbool on;",
      "+};",
      "",
      "",
      ...hunk(uapi, 0, even).trimEnd().split("\n"),
    ]),
    said: [],
  },
  {
    name: "a driver's state behind a cut, under the exported header's path",
    mail: quotedBy(1, [
      ...hunk(uapi, 0, even).trimEnd().split("\n"),
      "[...]",
      "+struct bay_state {",
      "+\tspinlock_t lock;",
      "+\tbool on;",
      "+};",
    ]),
    said: [],
  },
  {
    name: "an interface whose path the reviewer cut away, told by its spelling",
    mail: quotedBy(
      2,
      odd.map((line) => `+${line}`),
    ),
    said: oddSaid,
  },
  {
    name: "no underscores and no path, but the mail calls it an ioctl's argument",
    mail: quotedBy(
      1,
      ["+struct bay_ask {", "+\tu64 base;", "+\tu16 kind;", "+};"],
      "The ioctl takes a bay_ask here.",
    ),
    said: ["bay_ask.base KTYPE", "bay_ask.kind TAIL"],
  },
  {
    name: "quote marks without blanks, blanks in place of tabs",
    mail: `From: a@b.c\nSubject: Re: bay\n\n${odd
      .map((line) => `>>+${line.replace("\t", "        ")}`)
      .join("\n")}\n\nHm.\n`,
    said: oddSaid,
  },
  {
    name: "blanks that never break, as some mailers write tabs",
    mail: patchMail([
      fresh(
        uapi,
        odd.map((line) => line.replace("\t", "\u00A0\u00A0 ")),
      ),
    ]),
    said: oddSaid,
  },
  {
    name: "two reviewers between the members",
    mail: [
      "From: a@b.c",
      "Subject: Re: bay",
      "",
      "> On Monday, B wrote:",
      `> > diff --git a/${uapi} b/${uapi}`,
      "> > @@ -1,2 +1,6 @@",
      "> >  #include <x.h>",
      "> > +struct bay_odd {",
      "> > +\t__u32 key;",
      "> ",
      "> Why 32 bits?",
      "> ",
      "> > +\t__u64 base;",
      "",
      "Right, why?",
      "",
      "> > +};",
      "> >  #endif",
      "",
    ].join("\n"),
    said: oddSaid,
  },
  {
    name: "the page shows the struct without the pad its header has",
    mail: patchMail([
      fresh("Documentation/bay/bay.rst", [
        "Bay",
        "===",
        "",
        "The argument::",
        "",
        "        struct bay_slot {",
        "                __u64 base;",
        "                __u32 key;",
        "        };",
        "",
        "It is small; nothing in it moves.",
        "",
      ]),
      fresh(uapi, ["struct bay_slot {", "\t__u64 base;", "\t__u32 key;", "\t__u32 pad;", "};"]),
    ]),
    said: ["bay_slot.key TAIL"],
  },
  {
    name: "page and header have the same flaw, which is said of the header",
    mail: patchMail([
      fresh("Documentation/bay/bay.rst", ["::", "", ...odd.map((line) => `    ${line}`), ""]),
      fresh(uapi, odd),
    ]),
    said: oddSaid,
  },
  {
    name: "a page's own words about structs",
    mail: patchMail([
      fresh("Documentation/bay/bay.rst", [
        "A struct bay {",
        "of any kind, with __u32 or",
        "without, is no C.",
        "",
      ]),
    ]),
    said: [],
  },
  {
    name: "a struct that builds on one quoted before it, behind the end of an enum",
    mail: quotedBy(1, [
      "+\tBAY_LAST,",
      " };",
      " ",
      "+struct bay_pair {",
      "+\t__u32 a;",
      "+\t__u64 b;",
      "+};",
      "[...]",
      "+struct bay_tail {",
      "+\t__u8 c;",
      "+};",
      "[...]",
      "+struct bay_whole {",
      "+\tstruct bay_pair pair;",
      "+\tstruct bay_tail tail;",
      "+\t__u16 kind;",
      "+};",
    ]),
    said: ["bay_pair.b COMPAT", "bay_pair.b HOLE", "bay_whole.kind HOLE", "bay_whole.kind TAIL"],
  },
  {
    name: "a struct that builds on one that builds on a third and on a macro",
    mail: quotedBy(1, [
      "+#define BAY_IDS 2",
      "[...]",
      "+struct bay_ids {",
      "+\t__aligned_u64 ids[BAY_IDS];",
      "+};",
      "[...]",
      "+struct bay_pair {",
      "+\tstruct bay_ids ids;",
      "+};",
      "[...]",
      "+struct bay_whole {",
      "+\t__u32 kind;",
      "+\tstruct bay_pair pair;",
      "+};",
    ]),
    said: ["bay_whole.pair HOLE"],
  },
  {
    name: "a struct with a bound from a macro that names one defined behind it",
    mail: patchMail([
      hunk(uapi, 9, ["#define BAY_IDS BAY_KINDS"]),
      hunk(uapi, 19, ["#define BAY_KINDS 5"], { again: true }),
      hunk(uapi, 29, ids, { again: true }),
    ]),
    said: ["bay_ids.kind HOLE"],
  },
  {
    name: "a struct with a bound whose name a macro makes",
    mail: patchMail([
      hunk(uapi, 9, ["#define BAY_OF(kind) BAY_##kind"]),
      hunk(uapi, 19, ["#define BAY_KINDS 5"], { again: true }),
      hunk(uapi, 29, ids.with(1, "\t__u8 ids[BAY_OF(KINDS)];"), { again: true }),
    ]),
    said: ["bay_ids.kind HOLE"],
  },
  {
    name: "two patches in one mailbox",
    mail: boxed([
      patchMail([fresh(uapi, odd)]),
      patchMail([fresh("include/uapi/linux/bay_two.h", even)]),
    ]),
    said: oddSaid,
  },
  {
    name: "what 32-bit programs pass to the translation",
    mail: patchMail([
      fresh("drivers/bay/compat.h", [
        "struct bay_map32 {",
        "\tcompat_u64 base;",
        "\tcompat_uptr_t data;",
        "};",
        "#define BAY_MAP32\t_IOW('b', 1, struct bay_map32)",
      ]),
    ]),
    said: [],
  },
];

// Mails of our own, each a neighbour of one that a reviewer could have had before them.
//
// What is said of each was written down before the program was asked: every error and warning as
// `record.member RULE`, none for a mail that should be let pass.
import { boxed, fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";

export interface Neighbour {
  readonly name: string;
  readonly mail: string;
  readonly said: readonly string[];
}

const uapi = "include/uapi/linux/bay.h";
const odd = ["struct bay_odd {", "\t__u32 key;", "\t__u64 base;", "};"];
const oddSaid = ["bay_odd.base A64", "bay_odd.base COMPAT", "bay_odd.base HOLE"];
const even = ["struct bay_even {", "\t__u32 key;", "\t__u32 flags;", "};"];

export const neighbours: readonly Neighbour[] = [
  {
    name: "an exported header of the days before include/uapi, its number in another hunk",
    mail: patchMail([
      hunk("include/linux/bay.h", 40, [
        ...["struct bay_ask {", "\tenum bay_kind kind;", "\t__u32 count;", "};"],
      ]),
      hunk("include/linux/bay.h", 90, ["#define BAY_ASK\t_IOWR('b', 3, struct bay_ask)"], {
        again: true,
      }),
    ]),
    said: ["bay_ask.kind ENUM"],
  },
  {
    name: "a driver's own struct, in a header of its own",
    mail: patchMail([
      fresh("drivers/bay/bay.h", [
        ...["struct bay_device {", "\tstruct device *dev;", "\tu32 irq;", "\tu64 base;"],
        ...["\tbool ready;", "\tunsigned long flags;", "};"],
      ]),
    ]),
    said: [],
  },
  {
    name: "a driver's own struct whose path the reviewer cut away",
    mail: quotedBy(1, [
      ...["+struct bay_device {", "+\tstruct device *dev;", "+\tu32 irq;", "+\tbool ready;", "+};"],
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
      ...["From: a@b.c", "Subject: Re: bay", "", "> On Monday, B wrote:"],
      ...[`> > diff --git a/${uapi} b/${uapi}`, "> > @@ -1,2 +1,6 @@", "> >  #include <x.h>"],
      ...["> > +struct bay_odd {", "> > +\t__u32 key;", "> ", "> Why 32 bits?", "> "],
      ...["> > +\t__u64 base;", "", "Right, why?", "", "> > +};", "> >  #endif", ""],
    ].join("\n"),
    said: oddSaid,
  },
  {
    name: "a union whose reserve is smaller than its newest arm",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_event {", "\t__u32 kind;", "\t__u32 flags;", "\tunion {"],
        ...["\t\t__u32 raw;", "\t\t__u8 name[24];", "\t\t__u8 reserved[16];", "\t};", "};"],
      ]),
    ]),
    said: ["bay_event.reserved UNION"],
  },
  {
    name: "the padding of an inner record, told once and where it is",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_rect {", "\t__u32 width;", "\t__u16 height;", "};"],
        ...["struct bay_frame {", "\tstruct bay_rect crop;", "\tstruct bay_rect pad_rect;", "};"],
      ]),
    ]),
    said: ["bay_rect.height TAIL"],
  },
  {
    name: "an array of records of twelve bytes behind a 64-bit number",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_item {", "\t__u32 a;", "\t__u32 b;", "\t__u32 c;", "};"],
        ...["struct bay_list {", "\t__aligned_u64 next;", "\tstruct bay_item items[3];", "};"],
      ]),
    ]),
    said: ["bay_list.items TAIL"],
  },
  {
    name: "a record for the next kernel with what only this one understands",
    mail: patchMail([
      fresh("include/linux/kho/abi/bay.h", [
        ...['#define BAY_COMPATIBLE "bay-v1"', "", "struct bay_ser {", "\tu64 phys;"],
        ...["\tstruct list_head list;", "\tvoid *priv;", "} __packed;"],
      ]),
    ]),
    said: ["bay_ser.list KHOPTR", "bay_ser.priv PTR"],
  },
  {
    name: "a member appended to a struct of which the hunk shows the end",
    mail: patchMail([
      hunk(uapi, 30, ["\t__u64 cookie;"], {
        section: "struct bay_info {",
        before: ["\t__u32 kind;", "\t__u32 count;", "\t__u8 level;"],
        after: ["};", ""],
      }),
    ]),
    said: ["bay_info.cookie HOLE"],
  },
  {
    name: "the page shows the struct without the pad its header has",
    mail: patchMail([
      fresh("Documentation/bay/bay.rst", [
        ...["Bay", "===", "", "The argument::", "", "        struct bay_slot {"],
        ...["                __u64 base;", "                __u32 key;", "        };", ""],
        ...["It is small; nothing in it moves.", ""],
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
        ...["A struct bay {", "of any kind, with __u32 or", "without, is no C.", ""],
      ]),
    ]),
    said: [],
  },
  {
    name: "a type nobody shows: what stands before it is certain, what follows is not",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_mixed {", "\t__u16 kind;", "\t__u32 key;", "\tstruct bay_far far;"],
        ...["\t__u8 tail;", "};"],
      ]),
    ]),
    said: ["bay_mixed.key HOLE"],
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
    name: "reserved bytes put to use",
    mail: patchMail([
      hunk(uapi, 30, ["\t__u32 owner;", "\t__u32 reserved[3];"], {
        section: "struct bay_info {",
        before: ["struct bay_info {", "\t__u32 kind;", "\t__u32 count;"],
        removed: ["\t__u32 reserved[4];"],
        after: ["};", ""],
      }),
    ]),
    said: [],
  },
  {
    name: "a member put in the middle",
    mail: patchMail([
      hunk(uapi, 30, ["\t__u32 owner;"], {
        before: ["struct bay_info {", "\t__u32 kind;"],
        after: ["\t__u32 count;", "};", ""],
      }),
    ]),
    said: ["bay_info.owner EXTEND"],
  },
  {
    name: "old arrays at the end",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_names {", "\t__u32 count;", "\t__u32 flags;", "\t__u64 names[0];", "};"],
      ]),
    ]),
    said: ["bay_names.names FLEX0"],
  },
  {
    name: "bit-fields, in a kernel's own header and in an exported one",
    mail: patchMail([
      fresh("drivers/bay/bay.h", ["struct bay_regs {", "\tu32 a : 8;", "\tu32 b : 24;", "};"]),
      fresh(uapi, ["struct bay_bits {", "\t__u32 a : 8;", "\t__u32 b : 24;", "};"]),
    ]),
    said: ["bay_bits.a BITF"],
  },
  {
    name: "the handler checks the reserved member of another record only",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_set {", "\t__u32 key;", "\t__u32 reserved;", "};"],
        ...["struct bay_get {", "\t__u32 key;", "\t__u32 reserved;", "};"],
      ]),
      fresh("drivers/bay/main.c", [
        ...["static long bay_do(void __user *arg)", "{", "\tstruct bay_set set;"],
        ...["\tstruct bay_get get;", "", "\tif (copy_from_user(&set, arg, sizeof(set)))"],
        ...["\t\treturn -EFAULT;", "\tif (copy_from_user(&get, arg, sizeof(get)))"],
        ...["\t\treturn -EFAULT;", "\tif (get.reserved)", "\t\treturn -EINVAL;"],
        ...["\tset.reserved = 0;", "\treturn set.key + get.key;", "}"],
      ]),
    ]),
    said: ["bay_set.reserved RSVZ"],
  },
  {
    name: "a handler that sweeps its padding",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_set {", "\t__u32 key;", "\t__u32 flags;", "\t__u8 pad[24];", "};"],
      ]),
      fresh("drivers/bay/main.c", [
        ...["static long bay_do(void __user *arg)", "{", "\tstruct bay_set set;", ""],
        ...["\tif (copy_from_user(&set, arg, sizeof(set)))", "\t\treturn -EFAULT;"],
        ...["\tif (set.flags & ~BAY_FLAGS || memchr_inv(set.pad, 0, sizeof(set.pad)))"],
        ...["\t\treturn -EINVAL;", "\treturn set.key;", "}"],
      ]),
    ]),
    said: [],
  },
  {
    name: "what 32-bit programs pass to the translation",
    mail: patchMail([
      fresh("drivers/bay/compat.h", [
        ...["struct bay_map32 {", "\tcompat_u64 base;", "\tcompat_uptr_t data;", "};"],
        "#define BAY_MAP32\t_IOW('b', 1, struct bay_map32)",
      ]),
    ]),
    said: [],
  },
  {
    name: "a typedef of a struct without a tag",
    mail: patchMail([
      fresh(uapi, ["typedef struct {", "\tint\tkey;", "\tlong\tbase;", "} bay_old_t;"]),
    ]),
    said: ["bay_old_t.base HOLE", "bay_old_t.base WORD", "bay_old_t.key PLAINT"],
  },
  {
    name: "one more pointer in an old union of pointers",
    mail: patchMail([
      hunk(uapi, 60, ["\t\tstruct bay_fine __user *p_fine;"], {
        section: "struct bay_control {",
        before: ["\t\t__u8 __user *p_u8;", "\t\t__u32 __user *p_u32;"],
        after: ["\t\tvoid __user *ptr;", "\t};", "} __attribute__ ((packed));"],
      }),
    ]),
    said: [],
  },
  {
    name: "names and data in the padding before a flexible array",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_entry {", "\t__u64 id;", "\t__u16 len;", "\t__u16 flags;"],
        ...["\t__u8 name[];", "};"],
      ]),
    ]),
    said: ["bay_entry.name COMPAT"],
  },
  {
    name: "a pad that does not reach, and room to grow that does not end where it should",
    mail: patchMail([
      fresh(uapi, [
        ...["struct bay_short {", "\t__u32 key;", "\t__u8 kind;", "\t__u8 pad[2];", "};"],
        ...["struct bay_room {", "\t__aligned_u64 base;", "\t__u32 reserved[5];", "};"],
      ]),
    ]),
    said: ["bay_room.reserved TAIL", "bay_short.pad PADSZ", "bay_short.pad TAIL"],
  },
];

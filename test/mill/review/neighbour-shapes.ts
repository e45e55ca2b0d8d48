// What a struct looks like: unions, inner records, arrays, fragments, handlers beside it.
import { fresh, hunk, patchMail } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const uapi = "include/uapi/linux/bay.h";

export const shapes: readonly Neighbour[] = [
  {
    name: "an old exported header: an enum, a record not shown, no number",
    mail: patchMail([
      hunk("include/linux/bay.h", 40, [
        "struct bay_rect {",
        "\tenum bay_kind kind;",
        "\t__u32 flags;",
        "\tstruct bay_area r;",
        "\t__u32 reserved[9];",
        "};",
      ]),
    ]),
    said: ["bay_rect.kind ENUM"],
  },
  {
    name: "a staged driver's own uapi folder",
    mail: patchMail([
      hunk("drivers/soc/bay/uapi/bay.h", 40, [
        "struct bay_state {",
        "\tenum bay_kind kind;",
        "\t__u32 on : 1;",
        "\t__u32 rest : 31;",
        "};",
      ]),
    ]),
    said: ["bay_state.kind ENUM", "bay_state.on BITF"],
  },
  {
    name: "the twin 32-bit programs pass",
    mail: patchMail([
      hunk("fs/bay/ioctl.c", 40, ["#define BAY_SEND_32\t_IOW('b', 3, struct bay_send_args_32)"]),
      hunk("fs/bay/bay.h", 40, [
        "struct bay_send_args_32 {",
        "\t__u64 offset;",
        "\t__u32 length;",
        "\tcompat_uptr_t buf;",
        "\t__u32 flags;",
        "} __attribute__ ((__packed__));",
        "#define BAY_SEND_32\t_IOW('b', 3, struct bay_send_args_32)",
      ]),
    ]),
    said: [],
  },
  {
    name: "a union whose reserve is smaller than its newest arm",
    mail: patchMail([
      fresh(uapi, [
        "struct bay_event {",
        "\t__u32 kind;",
        "\t__u32 flags;",
        "\tunion {",
        "\t\t__u32 raw;",
        "\t\t__u8 name[24];",
        "\t\t__u8 reserved[16];",
        "\t};",
        "};",
      ]),
    ]),
    said: ["bay_event.reserved UNION"],
  },
  {
    name: "the padding of an inner record, told once and where it is",
    mail: patchMail([
      fresh(uapi, [
        "struct bay_rect {",
        "\t__u32 width;",
        "\t__u16 height;",
        "};",
        "struct bay_frame {",
        "\tstruct bay_rect crop;",
        "\tstruct bay_rect pad_rect;",
        "};",
      ]),
    ]),
    said: ["bay_rect.height TAIL"],
  },
  {
    name: "an array of records of twelve bytes behind a 64-bit number",
    mail: patchMail([
      fresh(uapi, [
        "struct bay_item {",
        "\t__u32 a;",
        "\t__u32 b;",
        "\t__u32 c;",
        "};",
        "struct bay_list {",
        "\t__aligned_u64 next;",
        "\tstruct bay_item items[3];",
        "};",
      ]),
    ]),
    said: ["bay_list.items TAIL"],
  },
  {
    name: "a record for the next kernel with what only this one understands",
    mail: patchMail([
      fresh("include/linux/kho/abi/bay.h", [
        '#define BAY_COMPATIBLE "bay-v1"',
        "",
        "struct bay_ser {",
        "\tu64 phys;",
        "\tstruct list_head list;",
        "\tvoid *priv;",
        "} __packed;",
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
    name: "a type nobody shows: what stands before it is certain, what follows is not",
    mail: patchMail([
      fresh(uapi, [
        "struct bay_mixed {",
        "\t__u16 kind;",
        "\t__u32 key;",
        "\tstruct bay_far far;",
        "\t__u8 tail;",
        "};",
      ]),
    ]),
    said: ["bay_mixed.key HOLE"],
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
        "struct bay_names {",
        "\t__u32 count;",
        "\t__u32 flags;",
        "\t__u64 names[0];",
        "};",
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
        "struct bay_set {",
        "\t__u32 key;",
        "\t__u32 reserved;",
        "};",
        "struct bay_get {",
        "\t__u32 key;",
        "\t__u32 reserved;",
        "};",
      ]),
      fresh("drivers/bay/main.c", [
        "static long bay_do(void __user *arg)",
        "{",
        "\tstruct bay_set set;",
        "\tstruct bay_get get;",
        "",
        "\tif (copy_from_user(&set, arg, sizeof(set)))",
        "\t\treturn -EFAULT;",
        "\tif (copy_from_user(&get, arg, sizeof(get)))",
        "\t\treturn -EFAULT;",
        "\tif (get.reserved)",
        "\t\treturn -EINVAL;",
        "\tset.reserved = 0;",
        "\treturn set.key + get.key;",
        "}",
      ]),
    ]),
    said: ["bay_set.reserved RSVZ"],
  },
  {
    name: "a handler that sweeps its padding",
    mail: patchMail([
      fresh(uapi, ["struct bay_set {", "\t__u32 key;", "\t__u32 flags;", "\t__u8 pad[24];", "};"]),
      fresh("drivers/bay/main.c", [
        "static long bay_do(void __user *arg)",
        "{",
        "\tstruct bay_set set;",
        "",
        "\tif (copy_from_user(&set, arg, sizeof(set)))",
        "\t\treturn -EFAULT;",
        "\tif (set.flags & ~BAY_FLAGS || memchr_inv(set.pad, 0, sizeof(set.pad)))",
        "\t\treturn -EINVAL;",
        "\treturn set.key;",
        "}",
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
        "struct bay_entry {",
        "\t__u64 id;",
        "\t__u16 len;",
        "\t__u16 flags;",
        "\t__u8 name[];",
        "};",
      ]),
    ]),
    said: ["bay_entry.flags COMPAT"],
  },
  {
    name: "a pad that does not reach, and room to grow that does not end where it should",
    mail: patchMail([
      fresh(uapi, [
        "struct bay_short {",
        "\t__u32 key;",
        "\t__u8 kind;",
        "\t__u8 pad[2];",
        "};",
        "struct bay_room {",
        "\t__aligned_u64 base;",
        "\t__u32 reserved[5];",
        "};",
      ]),
    ]),
    said: ["bay_room.reserved TAIL", "bay_short.pad PADSZ"],
  },
];

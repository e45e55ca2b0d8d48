// What later versions of posted patches mended, and what they left as it was.
import { fresh, hunk, patchMail } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const uapi = "include/uapi/linux/bay.h";
const licence = "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */";

export const evolved: readonly Neighbour[] = [
  {
    name: "a union packed puts at an odd place, its arms laid out as if it were not",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "struct bay_message {",
        "\t__u32 cmd;",
        "\tunion {",
        "\t\t__aligned_u64 reg;",
        "\t\t__u8 raw[8];",
        "\t} data;",
        "\t__u32 code;",
        "} __attribute__((packed));",
      ]),
    ]),
    said: ["bay_message.data PKMIS"],
  },
  {
    name: "a packed record inside a packed one needs no place of its own",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "struct bay_window {",
        "\t__u16 left;",
        "\t__u16 top;",
        "} __attribute__((packed));",
        "struct bay_config {",
        "\t__u8 mode;",
        "\tstruct bay_window window;",
        "} __attribute__((packed));",
      ]),
    ]),
    said: [],
  },
  {
    name: "packed, where USB's specification lays out the descriptor",
    mail: patchMail([
      fresh("include/uapi/linux/usb/bay.h", [
        licence,
        "struct bay_descriptor {",
        "\t__u8 bLength;",
        "\t__u16 wWidth;",
        "} __attribute__((packed));",
      ]),
    ]),
    said: [],
  },
  {
    name: "an arm's pad that need not fill it, since a longer arm lies over it",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "struct bay_op {",
        "\t__u32 fh;",
        "\t__u32 op;",
        "\tunion {",
        "\t\tstruct {",
        "\t\t\t__u64 base;",
        "\t\t\t__u8 kind;",
        "\t\t\t__u8 lane;",
        "\t\t\t__u16 pad;",
        "\t\t} reg;",
        "\t\t__u64 reserved[8];",
        "\t} u;",
        "};",
      ]),
    ]),
    said: [],
  },
  {
    name: "an arm's padding beside bytes whose number another header has",
    mail: patchMail([
      fresh(uapi, [
        licence,
        "union bay_payload {",
        "\tstruct {",
        "\t\t__u32 flags;",
        "\t\t__u8 fatal;",
        "\t\t__u8 unsafe;",
        "\t} inject;",
        "\t__u8 buf[BAY_PAYLOAD_MAX_SIZE];",
        "};",
      ]),
    ]),
    said: [],
  },
  {
    name: "a copy of a header elsewhere: an unnamed union is as much spelt for user space",
    mail: patchMail([
      hunk("kernel-headers/linux/bay.h", 40, [
        "struct bay_plane {",
        "\t__u32 argsz;",
        "\t__u32 flags;",
        "\t__u64 modifier;",
        "\tunion {",
        "\t\t__u32 index;",
        "\t\t__u32 buffer;",
        "\t};",
        "};",
      ]),
    ]),
    said: ["bay_plane.index TAIL"],
  },
  {
    name: "a record of another header of the same patch, which the hunk does not include",
    mail: patchMail([
      hunk("arch/x86/include/uapi/asm/bay-tlfs.h", 90, [
        "struct bay_xsave {",
        "\t__aligned_u64 flags;",
        "\t__aligned_u64 states;",
        "};",
      ]),
      hunk(uapi, 40, ["struct bay_vp_state {", "\t__u32 type;", "\tstruct bay_xsave xsave;", "};"]),
    ]),
    said: ["bay_vp_state.xsave HOLE"],
  },
  {
    name: "a struct's head becomes that of a new one, and comes back further down",
    mail: patchMail([
      hunk(uapi, 100, ["struct bay_head {"], {
        before: ["", ""],
        removed: ["struct bay_item {"],
        after: ["\t__le64 generation;", "\t__le64 bytes;"],
      }),
      hunk(
        uapi,
        120,
        [
          "\t__le32 type;",
          "};",
          "struct bay_item {",
          "\t__le64 generation;",
          "\t__le64 bytes;",
          "\t__le16 encryption;",
          "\t__le16 other;",
        ],
        {
          section: "struct bay_item {",
          before: ["\t__le16 encryption;", "\t__le16 other;", ""],
          after: ["\t__le32 type;", "", "\t__le64 where;", "\t__le64 length;"],
          again: true,
        },
      ),
    ]),
    said: [],
  },
];

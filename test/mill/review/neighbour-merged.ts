// What real kernels have merged: forms that look wrong and are not, or are and cannot be helped.
import { fresh, hunk, patchMail } from "./mail-text.ts";
import type { Neighbour } from "./neighbours.ts";

const uapi = "include/uapi/linux/bay.h";
const licence = "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */";

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
    said: ["bay_buf. IODIR", "bay_buf. IODIR"],
  },
];

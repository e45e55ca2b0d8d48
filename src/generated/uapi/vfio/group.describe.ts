// Generated from abi/uapi/vfio/group.ts by "holeproof generate".
// Edit that file, not this one.
//
// The records of the contract as data; the codecs need none of it.

import type { RecordDescription } from "../../../runtime/wire/index.ts";

/** `struct vfio_group_status` */
export const VFIO_GROUP_STATUS_DESCRIPTION: RecordDescription = {
  name: "vfio_group_status",
  title: "struct vfio_group_status",
  doc: "Whether a group can be used.",
  contract: "vfio.h",
  since: "3.6",
  minSize: 8,
  size: 8,
  align: 4,
  members: [
    {
      name: "argsz",
      key: "argsz",
      c: "__u32 argsz",
      kind: "word",
      offset: 0,
      size: 4,
      doc: "Size of this record as the caller knows it.",
    },
    {
      name: "flags",
      key: "flags",
      c: "__u32 flags",
      kind: "word",
      offset: 4,
      size: 4,
      doc: "Out: VFIO_GROUP_FLAGS bits.",
    },
  ],
  ioctls: [
    {
      name: "VFIO_GROUP_GET_STATUS",
      macro: "_IO",
      type: 59,
      nr: 103,
      generic: 15207,
      wide: 536886119,
      parisc: 15207,
    },
  ],
  layouts: [
    {
      targets: [
        "x86_64",
        "i386",
        "x32",
        "arm",
        "armeb",
        "arm-oabi",
        "arm64",
        "arm64be",
        "riscv64",
        "riscv32",
        "ppc64le",
        "ppc64",
        "ppc32",
        "s390x",
        "s390-31",
        "mips-o32",
        "mipsel-o32",
        "mips-n32",
        "mipsel-n32",
        "mips-n64",
        "mipsel-n64",
        "sparc64",
        "sparc32",
        "sh4",
        "sh4eb",
        "arc",
        "hppa",
        "hppa64",
        "alpha",
        "openrisc",
        "xtensa",
        "loongarch64",
        "loongarch32",
        "csky",
        "hexagon",
      ],
      size: 8,
      align: 4,
      offsets: {
        argsz: 0,
        flags: 4,
      },
    },
    {
      targets: ["m68k"],
      size: 8,
      align: 2,
      offsets: {
        argsz: 0,
        flags: 4,
      },
    },
  ],
};

// Generated from abi/kho/luo/v1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The records of the contract as data; the codecs need none of it.

import type { RecordDescription } from "../../../runtime/wire/index.ts";

/** `struct luo_session_header_ser` */
export const LUO_SESSION_HEADER_SER_DESCRIPTION: RecordDescription = {
  name: "luo_session_header_ser",
  title: "struct luo_session_header_ser",
  doc: "Head of the block of sessions.",
  contract: "luo-v1",
  since: "6.19",
  size: 8,
  align: 1,
  members: [
    {
      name: "count",
      key: "count",
      c: "u64 count",
      kind: "word",
      offset: 0,
      size: 8,
      doc: "Sessions that follow.",
    },
  ],
  ioctls: [],
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
        "m68k",
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
      align: 1,
      offsets: {
        count: 0,
      },
    },
  ],
};

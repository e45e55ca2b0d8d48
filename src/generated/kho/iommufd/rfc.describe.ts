// Generated from abi/kho/iommufd/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// The records of the contract as data; the codecs need none of it.

import type { RecordDescription } from "../../../runtime/wire/index.ts";

/** `struct iommufd_lu` */
export const IOMMUFD_LU_DESCRIPTION: RecordDescription = {
  name: "iommufd_lu",
  title: "struct iommufd_lu",
  doc: "What one iommufd preserves.",
  contract: "iommufd-v1",
  profile: "rfc-2025-09",
  since: "proposed",
  size: 8,
  align: 8,
  members: [
    {
      name: "folio_lu",
      key: "folioLu",
      c: "struct iommufd_folio_lu *folio_lu",
      kind: "word",
      offset: 0,
      size: 8,
      doc: "The old kernel's own object.",
    },
  ],
  ioctls: [],
  layouts: [
    {
      targets: [
        "x86_64",
        "arm64",
        "arm64be",
        "riscv64",
        "ppc64le",
        "ppc64",
        "s390x",
        "mips-n64",
        "mipsel-n64",
        "sparc64",
        "hppa64",
        "alpha",
        "loongarch64",
      ],
      size: 8,
      align: 8,
      offsets: {
        folio_lu: 0,
      },
    },
    {
      targets: [
        "i386",
        "x32",
        "arm",
        "armeb",
        "arm-oabi",
        "riscv32",
        "ppc32",
        "s390-31",
        "mips-o32",
        "mipsel-o32",
        "mips-n32",
        "mipsel-n32",
        "sparc32",
        "sh4",
        "sh4eb",
        "arc",
        "hppa",
        "openrisc",
        "xtensa",
        "loongarch32",
        "csky",
        "hexagon",
      ],
      size: 4,
      align: 4,
      offsets: {
        folio_lu: 0,
      },
    },
    {
      targets: ["m68k"],
      size: 4,
      align: 2,
      offsets: {
        folio_lu: 0,
      },
    },
  ],
};

// Generated from abi/uapi/iommufd-liveupdate/later.ts by "holeproof generate".
// Edit that file, not this one.
//
// The records of the contract as data; the codecs need none of it.

import type { RecordDescription } from "../../../runtime/wire/index.ts";

/** `struct iommu_hwpt_liveupdate_mark_preserve` */
export const IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_DESCRIPTION: RecordDescription = {
  name: "iommu_hwpt_liveupdate_mark_preserve",
  title: "struct iommu_hwpt_liveupdate_mark_preserve",
  doc: "Marks a page table, so that preserving the iommufd preserves it too.",
  contract: "iommufd.h",
  profile: "later",
  since: "proposed",
  minSize: 16,
  size: 16,
  align: 8,
  members: [
    {
      name: "size",
      key: "size",
      c: "__u32 size",
      kind: "word",
      offset: 0,
      size: 4,
      doc: "Size of this record as the caller knows it.",
    },
    {
      name: "hwpt_id",
      key: "hwptId",
      c: "__u32 hwpt_id",
      kind: "word",
      offset: 4,
      size: 4,
      doc: "The page table to mark.",
    },
    {
      name: "hwpt_token",
      key: "hwptToken",
      c: "__u64 hwpt_token",
      kind: "word",
      offset: 8,
      size: 8,
      doc: "The caller's own number for it, by which the next kernel's user will ask for it.",
    },
  ],
  ioctls: [
    {
      name: "IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE",
      macro: "_IO",
      type: 59,
      nr: 149,
      generic: 15253,
      wide: 536886165,
      parisc: 15253,
    },
  ],
  layouts: [
    {
      targets: [
        "x86_64",
        "x32",
        "arm",
        "armeb",
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
        "hppa",
        "hppa64",
        "alpha",
        "xtensa",
        "loongarch64",
        "loongarch32",
        "hexagon",
      ],
      size: 16,
      align: 8,
      offsets: {
        size: 0,
        hwpt_id: 4,
        hwpt_token: 8,
      },
    },
    {
      targets: ["i386", "arm-oabi", "sh4", "sh4eb", "arc", "openrisc", "csky"],
      size: 16,
      align: 4,
      offsets: {
        size: 0,
        hwpt_id: 4,
        hwpt_token: 8,
      },
    },
    {
      targets: ["m68k"],
      size: 16,
      align: 2,
      offsets: {
        size: 0,
        hwpt_id: 4,
        hwpt_token: 8,
      },
    },
  ],
};

// Generated from abi/kho/vfio-pci/rfc.ts by "holeproof generate".
// Edit that file, not this one.
//
// The records of the contract as data; the codecs need none of it.

import type { RecordDescription } from "../../../runtime/wire/index.ts";

/** `struct vfio_pci_core_device_ser` */
export const VFIO_PCI_CORE_DEVICE_SER_DESCRIPTION: RecordDescription = {
  name: "vfio_pci_core_device_ser",
  title: "struct vfio_pci_core_device_ser",
  doc: "One device.",
  contract: "vfio-pci-v1",
  profile: "rfc-2025-10",
  since: "proposed",
  size: 2,
  align: 1,
  members: [
    {
      name: "bdf",
      key: "bdf",
      c: "u16 bdf",
      kind: "word",
      offset: 0,
      size: 2,
      doc: "Bus, device and function; no segment.",
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
      size: 2,
      align: 1,
      offsets: {
        bdf: 0,
      },
    },
  ],
};

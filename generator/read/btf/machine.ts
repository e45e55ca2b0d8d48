// Which target an ELF file is for: its machine, class, byte order and flags.
import { type Target, targetNamed } from "../../targets/index.ts";
import { isBigEndian } from "./elf.ts";

/** What beside the machine tells two targets apart. */
interface Traits {
  readonly big: boolean;
  /** ELF-64. */
  readonly wide: boolean;
  readonly flags: number;
}

/** elf.h: a MIPS file of 32 bits with this flag is of the n32 ABI. */
const mipsAbi2 = 0x20;
/** elf.h: the version of ARM's EABI; none is the old ABI. */
const armEabi = 0xff00_0000;

const mips = ({ big, wide, flags }: Traits): string =>
  `mips${big ? "" : "el"}-${wide ? "n64" : (flags & mipsAbi2) === 0 ? "o32" : "n32"}`;
const arm = ({ big, flags }: Traits): string =>
  big ? "armeb" : (flags & armEabi) === 0 ? "arm-oabi" : "arm";

/** Targets by e_machine. Source: elf.h and the kernel's elf-em.h. */
const machines: Readonly<Record<number, (traits: Traits) => string>> = {
  2: () => "sparc32",
  3: () => "i386",
  4: () => "m68k",
  8: mips,
  15: ({ wide }) => (wide ? "hppa64" : "hppa"),
  18: () => "sparc32",
  20: () => "ppc32",
  21: ({ big }) => (big ? "ppc64" : "ppc64le"),
  22: ({ wide }) => (wide ? "s390x" : "s390-31"),
  40: arm,
  42: ({ big }) => (big ? "sh4eb" : "sh4"),
  43: () => "sparc64",
  62: ({ wide }) => (wide ? "x86_64" : "x32"),
  92: () => "openrisc",
  93: () => "arc",
  94: () => "xtensa",
  113: () => "nios2",
  164: () => "hexagon",
  183: ({ big }) => (big ? "arm64be" : "arm64"),
  189: () => "microblaze",
  195: () => "arc",
  243: ({ wide }) => (wide ? "riscv64" : "riscv32"),
  252: () => "csky",
  258: ({ wide }) => (wide ? "loongarch64" : "loongarch32"),
  0x9026: () => "alpha",
};

/** The target of an ELF file; undefined for a machine that is none of ours, such as BPF's. */
export function machineOf(bytes: Uint8Array): Target | undefined {
  const big = isBigEndian(bytes);
  const wide = bytes[4] === 2;
  const flagsAt = wide ? 48 : 36;
  if (bytes.length < flagsAt + 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint32(flagsAt, !big);
  const name = machines[view.getUint16(18, !big)]?.({ big, wide, flags });
  return name === undefined ? undefined : targetNamed(name);
}

// Architectures as the kernel's tree has them: a folder each, with targets of its own.
import { targets } from "./table.ts";
import type { Target } from "./target.ts";

interface Arch {
  /** Names of its targets. */
  readonly names: RegExp;
  /** How compilers and distributions call its processors. */
  readonly cpus: RegExp;
  /**
   * A word of its `asm/ptrace.h` and of no other's. Every architecture has that header in a form of
   * its own, registers under their names, and what is published stays: seen from 3.12 to 6.1.
   */
  readonly register: string;
}

const arch = (names: RegExp, cpus: RegExp, register: string): Arch => ({ names, cpus, register });

const byFolder: ReadonlyMap<string, Arch> = new Map(
  Object.entries({
    x86: arch(/^(?:x86_64|i386|x32)$/, /^(?:x86_64|i[3-6]86)$/, "orig_eax"),
    arm: arch(/^arm(?:eb|-oabi)?$/, /^arm(?!64)/, "ARM_cpsr"),
    arm64: arch(/^arm64/, /^(?:aarch64|arm64)/, "PSR_MODE_EL0t"),
    riscv: arch(/^riscv/, /^riscv/, "__riscv_d_ext_state"),
    powerpc: arch(/^ppc/, /^(?:powerpc|ppc)/, "orig_gpr3"),
    s390: arch(/^s390/, /^s390/, "PT_PSWMASK"),
    mips: arch(/^mips/, /^mips/, "MMHI"),
    sparc: arch(/^sparc/, /^sparc/, "UREG_G0"),
    m68k: arch(/^m68k$/, /^m68k/, "orig_d0"),
    sh: arch(/^sh4/, /^sh4/, "PTRACE_GETDSPREGS"),
    arc: arch(/^arc$/, /^arc/, "lp_start"),
    parisc: arch(/^hppa/, /^hppa/, "iaoq"),
    alpha: arch(/^alpha$/, /^alpha/, "trap_a0"),
    openrisc: arch(/^openrisc$/, /^or1k/, "OPENRISC_PTRACE"),
    xtensa: arch(/^xtensa$/, /^xtensa/, "REG_LBEG"),
    loongarch: arch(/^loongarch/, /^loong/, "csr_era"),
    csky: arch(/^csky$/, /^csky/, "__CSKYABIV2__"),
    hexagon: arch(/^hexagon$/, /^hexagon/, "pt_elr"),
  }),
);

/** The targets of an architecture, the widest first, by its folder's name in the kernel's tree. */
export function targetsOfArch(folder: string): readonly Target[] | undefined {
  return targetsOf(byFolder.get(folder));
}

/** The targets of a processor, as the first word of a compiler's triplet names it. */
export function targetsOfCpu(cpu: string): readonly Target[] | undefined {
  return targetsOf([...byFolder.values()].find(({ cpus }) => cpus.test(cpu)));
}

/** The targets an `asm/ptrace.h` is for, by its text; undefined unless one architecture tells. */
export function targetsOfRegisters(text: string): readonly Target[] | undefined {
  const told = [...byFolder.values()].filter(({ register }) => text.includes(register));
  return told.length === 1 ? targetsOf(told[0]) : undefined;
}

/** The name of a target's folder in the kernel's tree; a target of one's own may have none. */
export function archOf({ name }: Target): string | undefined {
  return [...byFolder].find(([, { names }]) => names.test(name))?.[0];
}

const targetsOf = (found: Arch | undefined): readonly Target[] | undefined =>
  found && targetsCalled(found.names);

const known = new Map<RegExp, readonly Target[]>();

/** The targets of some names, the widest first: the same array for the same expression. */
export function targetsCalled(names: RegExp): readonly Target[] {
  let own = known.get(names);
  if (own === undefined) {
    // Numbers in prose come from the first, which is the kernel's own word.
    own = targets
      .filter(({ name }) => names.test(name))
      .toSorted((a, b) => b.pointer.size - a.pointer.size);
    known.set(names, own);
  }
  return own;
}

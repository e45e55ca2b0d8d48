// Headers one architecture has to itself are held against its own targets.
import { type Target, targetNamed, targets } from "../../targets/index.ts";

/** Folder of the kernel's tree to the names of its targets, the first the one people mean. */
const ofFolder: Readonly<Record<string, RegExp>> = {
  x86: /^(?:x86_64|i386|x32)$/,
  arm: /^arm(?:eb|-oabi)?$/,
  arm64: /^arm64/,
  riscv: /^riscv/,
  powerpc: /^ppc/,
  s390: /^s390/,
  mips: /^mips/,
  sparc: /^sparc/,
  m68k: /^m68k$/,
  sh: /^sh4/,
  arc: /^arc$/,
  parisc: /^hppa/,
  alpha: /^alpha$/,
  openrisc: /^openrisc$/,
  xtensa: /^xtensa$/,
  loongarch: /^loongarch/,
  csky: /^csky$/,
  hexagon: /^hexagon$/,
};

/** Headers of a hypervisor's interface, and the folders of the machines it runs on. */
const ofHypervisor: readonly (readonly [path: RegExp, names: RegExp])[] = [
  [/(?:^|\/)include\/xen\/interface\//, /^(?:x86_64|i386|arm|arm64)$/],
  [/(?:^|\/)include\/(?:hyperv\/|asm-generic\/hyperv-tlfs\.h$)/, /^(?:x86_64|i386|arm64)$/],
];

const known = new Map<RegExp, readonly Target[]>();

/** The target a header is read for, and numbers in prose come from: an architecture's own. */
export function referenceFor(path: string): Target {
  const [first] = targetsOf(path);
  const target = targetNamed("x86_64") ?? first;
  if (first === undefined || target === undefined) throw new Error("the target table is empty");
  return targetsOf(path).includes(target) ? target : first;
}

/** The targets of an architecture, by its folder's name in the kernel's tree. */
export function targetsOfArch(folder: string): readonly Target[] | undefined {
  const names = ofFolder[folder];
  return names && ownTargets(names);
}

/** The targets that see a header: those of `arch/NAME/include/` or a hypervisor, else every one. */
export function targetsOf(path: string): readonly Target[] {
  const folder = /(?:^|\/)arch\/(\w+)\/include\//.exec(path)?.[1];
  const names =
    folder === undefined ? ofHypervisor.find(([paths]) => paths.test(path))?.[1] : ofFolder[folder];
  return names === undefined ? targets : ownTargets(names);
}

function ownTargets(names: RegExp): readonly Target[] {
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

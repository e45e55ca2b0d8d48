// Headers one architecture has to itself are held against its own targets.
import {
  type Target,
  targetNamed,
  targets,
  targetsCalled,
  targetsOfArch,
} from "../../targets/index.ts";

/** Headers of a hypervisor's interface, and the folders of the machines it runs on. */
const ofHypervisor: readonly (readonly [path: RegExp, names: RegExp])[] = [
  [/(?:^|\/)include\/xen\/interface\//, /^(?:x86_64|i386|arm|arm64)$/],
  [/(?:^|\/)include\/(?:hyperv\/|asm-generic\/hyperv-tlfs\.h$)/, /^(?:x86_64|i386|arm64)$/],
];

/** The target a header is read for, and numbers in prose come from: an architecture's own. */
export function referenceFor(path: string): Target {
  const [first] = targetsOf(path);
  const target = targetNamed("x86_64") ?? first;
  if (first === undefined || target === undefined) throw new Error("the target table is empty");
  return targetsOf(path).includes(target) ? target : first;
}

/** The targets that see a header: those of `arch/NAME/include/` or a hypervisor, else every one. */
export function targetsOf(path: string): readonly Target[] {
  const folder = /(?:^|\/)arch\/(\w+)\/include\//.exec(path)?.[1];
  if (folder !== undefined) return targetsOfArch(folder) ?? targets;
  const names = ofHypervisor.find(([paths]) => paths.test(path))?.[1];
  return names === undefined ? targets : targetsCalled(names);
}

// Include folders that hold what is an architecture's own.
import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { isOfMachine, machineHeader } from "../read/c/index.ts";
import { targetsOfArch } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";

/**
 * Those of some folders in which a header may be the target's: `asm/` is another on each. What a
 * system has installed of those that are known for every target is not asked for, so that targets
 * share a reading.
 */
export function foldersFor(
  folders: readonly string[],
  name: string,
  target: Target,
): readonly string[] {
  if (!isOfMachine(name)) return folders;
  const isKnown = name.startsWith("asm/") && machineHeader(name) !== undefined;
  return folders.filter((folder) => {
    const own = targetsOfFolder(folder);
    if (own === undefined) return true;
    // A compiler's target may be one of the table's with facts of its own.
    return own.some((one) => one.name === target.name) && !(isKnown && isInstalled(folder));
  });
}

/** Whether a folder is a system's and not a kernel tree's. */
const isInstalled = (folder: string): boolean => archOfTree(folder) === undefined;

/** The `arch/` folder of a kernel tree that a folder lies in, from wherever it is named. */
const archOfTree = (folder: string): string | undefined =>
  /\/arch\/(\w+)\/include(?:\/|$)/.exec(resolve(folder))?.[1];

const known = new Map<string, readonly Target[] | undefined>();

/** The targets the `asm/` of a folder is for; undefined where nothing tells. */
function targetsOfFolder(folder: string): readonly Target[] | undefined {
  if (!known.has(folder)) known.set(folder, targetsFound(folder));
  return known.get(folder);
}

function targetsFound(folder: string): readonly Target[] | undefined {
  const arch = archOfTree(folder);
  if (arch !== undefined) return targetsOfArch(arch);
  // Some distributions link a machine's folder from where the others lie.
  const path = realFolder(join(folder, "asm"));
  const [, cpu = resolve(folder) === "/usr/include" ? hostCpu() : undefined] =
    /\/([a-z0-9_]+)-(?:\w+-)?linux-\w+\//.exec(`${path}/`) ?? [];
  const [, name] = archOfCpu.find(([cpus]) => cpu !== undefined && cpus.test(cpu)) ?? [];
  return name === undefined ? undefined : targetsOfArch(name);
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** What compilers and Node call processors, and the kernel's folder for each. */
const archOfCpu: readonly (readonly [cpus: RegExp, folder: string])[] = [
  [/^(?:x86_64|x64|ia32|i[3-6]86)$/, "x86"],
  [/^(?:aarch64|arm64)/, "arm64"],
  [/^arm/, "arm"],
  [/^riscv/, "riscv"],
  [/^(?:powerpc|ppc)/, "powerpc"],
  [/^s390/, "s390"],
  [/^mips/, "mips"],
  [/^sparc/, "sparc"],
  [/^sh4/, "sh"],
  [/^hppa/, "parisc"],
  [/^or1k/, "openrisc"],
  [/^loong/, "loongarch"],
  [/^m68k/, "m68k"],
  [/^arc/, "arc"],
  [/^alpha/, "alpha"],
  [/^xtensa/, "xtensa"],
  [/^csky/, "csky"],
  [/^hexagon/, "hexagon"],
];

const hostCpu = (): string => process.arch;

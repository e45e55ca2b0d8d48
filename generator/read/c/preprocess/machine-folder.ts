// Include folders that hold what is an architecture's own.
import {
  type Target,
  targetsOfArch,
  targetsOfCpu,
  targetsOfRegisters,
} from "../../../targets/index.ts";
import { isOfMachine, machineHeader } from "../freestanding/machine.ts";
import { joined } from "./path.ts";
import type { ReadText } from "./lookup.ts";

/** `aarch64-linux-gnu`; a kernel tree may be called `arm-linux-next`. */
const triplet = /(?:^|\/)([a-z0-9_]+)-(?:\w+-)?linux-(?:gnu|musl|uclibc|android)\w*\//;

/** Which folders a header may be in, and whose they are. */
export class MachineFolders {
  private readonly textOf: ReadText;
  private readonly placeOf: (folder: string) => string;
  private readonly known = new Map<string, readonly Target[] | undefined>();

  /** `placeOf`: a folder's whole path, where it is named from inside. */
  constructor(textOf: ReadText, placeOf = (folder: string): string => folder) {
    this.textOf = textOf;
    this.placeOf = placeOf;
  }

  /**
   * Those of some folders in which a header may be the target's: `asm/` is another on each. What a
   * system has installed of those that are known for every target is not asked for, so that targets
   * share a reading.
   */
  for(folders: readonly string[], name: string, target: Target): readonly string[] {
    if (!isOfMachine(name)) return folders;
    const isKnown = name.startsWith("asm/") && machineHeader(name) !== undefined;
    return folders.filter((folder) => {
      const own = this.targetsOf(folder);
      if (own === undefined) return true;
      // A compiler's target may be one of the table's with facts of its own.
      return own.some((one) => one.name === target.name) && !(isKnown && this.isInstalled(folder));
    });
  }

  /** The targets the `asm/` of a folder is for; undefined where nothing tells. */
  targetsOf(folder: string): readonly Target[] | undefined {
    if (!this.known.has(folder)) this.known.set(folder, this.found(folder));
    return this.known.get(folder);
  }

  private found(folder: string): readonly Target[] | undefined {
    const arch = this.archOfTree(folder);
    if (arch !== undefined) return targetsOfArch(arch);
    // A folder of one machine may be a link, or lie below one that names another.
    const registers = this.textOf(joined(folder, "asm/ptrace.h"));
    const own = registers && targetsOfRegisters(registers);
    if (own) return own;
    const cpu = triplet.exec(`${this.placeOf(folder)}/`)?.[1];
    return cpu === undefined ? undefined : targetsOfCpu(cpu);
  }

  /** Whether a folder is a system's and not a kernel tree's. */
  private isInstalled(folder: string): boolean {
    return this.archOfTree(folder) === undefined;
  }

  /** The `arch/` folder of a kernel tree that a folder lies in, from wherever it is named. */
  private archOfTree(folder: string): string | undefined {
    return /(?:^|\/)arch\/(\w+)\/include(?:\/|$)/.exec(this.placeOf(folder))?.[1];
  }
}

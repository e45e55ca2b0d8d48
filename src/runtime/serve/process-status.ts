// The status of a real process, as /proc tells it, with what it does on the machine added.
import type { LockedMemory } from "../kernel/files/index.ts";

/** Its number among the capabilities of Linux. */
export const CAP_IPC_LOCK = 14;
const KIB_PER_PAGE = 4;
const HEX_DIGIT_BITS = 4;

/** Whether a process may make use of a capability now. */
export function hasCapability(status: string, capability: number): boolean {
  const digits = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "";
  const digit = digits.at(-1 - Math.floor(capability / HEX_DIGIT_BITS)) ?? "0";
  return ((parseInt(digit, 16) >> (capability % HEX_DIGIT_BITS)) & 1) !== 0;
}

/** The process that a path is the status of, or undefined. */
export function processOf(path: string): number | undefined {
  const pid = /^\/proc\/(\d+)\/status$/.exec(path)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** The status with pages that are locked or pinned on the machine counted in. */
export function withMachineMemory(status: string, { process, pinned }: LockedMemory): string {
  const more: Readonly<Record<string, number>> = { VmLck: process.pages, VmPin: pinned.pages };
  return status.replaceAll(/^(VmLck|VmPin):(\s*)(\d+) kB$/gm, (_line, name, gap, kib) => {
    const sum = String(Number(kib) + (more[name] ?? 0) * KIB_PER_PAGE);
    return `${name}:${"\t"}${sum.padStart(`${gap}${kib}`.length - 1)} kB`;
  });
}

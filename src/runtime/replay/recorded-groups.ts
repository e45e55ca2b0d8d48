// Group nodes of a recorded machine: its numbers stand for ours, device by device.
import { ENOENT } from "../errno/index.ts";
import { bdfName } from "../hardware/index.ts";
import type { VfioGroup } from "../kernel/vfio/index.ts";
import type { Step } from "./step.ts";

const NODE = /^\/dev\/vfio\/(\d+)$/;
const CONTAINER = "/dev/vfio/vfio";
const GET_DEVICE_FD = 0x3b6a;

/**
 * Our number for each recorded one. The device that a group was asked for says whose it is; what
 * is left over goes in ascending order, as groups are numbered in the order of their devices.
 */
export function groupNumbers(
  steps: readonly Step[],
  groups: readonly VfioGroup[],
): ReadonlyMap<number, number> {
  const recorded = new Set<number>();
  const absent = absentNodes(steps);
  const opened = new Map<string, number>();
  const found = new Map<number, number>();
  for (const step of steps) {
    if (step.type === "open") {
      const number = NODE.exec(step.path)?.[1];
      if (number === undefined || absent.has(step.path)) continue;
      recorded.add(Number(number));
      opened.set(step.fd, Number(number));
    }
    if (step.type !== "ioctl" || step.command !== GET_DEVICE_FD) continue;
    const number = opened.get(step.fd);
    const ours = step.answer.ret < 0 ? undefined : groupOf(step.before, groups);
    if (number !== undefined && ours !== undefined) found.set(number, ours);
  }
  const taken = new Set(found.values());
  const free = groups.map(({ id }) => id).filter((id) => !taken.has(id));
  for (const number of [...recorded].sort((a, b) => a - b)) {
    if (found.has(number)) continue;
    const next = free.shift();
    if (next !== undefined) found.set(number, next);
  }
  return found;
}

/**
 * Nodes the recorded machine did not have, as far as its trace tells: which groups there are is a
 * matter of its devices, and VFIO's container one of how its kernel was built.
 */
export function absentNodes(steps: readonly Step[]): ReadonlySet<string> {
  const absent = new Set<string>();
  const present = new Set<string>();
  for (const step of steps) {
    if (step.type !== "open" || !(NODE.test(step.path) || step.path === CONTAINER)) continue;
    (step.answer.errno === ENOENT ? absent : present).add(step.path);
  }
  for (const path of present) absent.delete(path);
  return absent;
}

/** The path as our machine has it. */
export function ourPath(path: string, numbers: ReadonlyMap<number, number>): string {
  const number = NODE.exec(path)?.[1];
  if (number === undefined) return path;
  return `/dev/vfio/${numbers.get(Number(number)) ?? number}`;
}

/** The group of the device whose name the bytes begin with. */
function groupOf(bytes: Uint8Array | undefined, groups: readonly VfioGroup[]): number | undefined {
  const text = String.fromCharCode(...(bytes ?? []).slice(0, 64));
  return groups.find(({ devices }) =>
    devices.some(({ pci }) => text.startsWith(bdfName(pci.segment, pci.bdf))),
  )?.id;
}

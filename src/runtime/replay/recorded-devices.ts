// Where a recorded machine's devices sit, as far as its trace says so.
import type { PciDeviceOptions } from "../hardware/index.ts";
import type { Step } from "./step.ts";

const ADDRESS = /\b([0-9a-f]{4}):([0-9a-f]{2}):([0-9a-f]{2})\.([0-7])\b/gi;
const GET_DEVICE_FD = 0x3b6a;

/**
 * The devices of a machine: those it is known to have, unless the trace names others; then those,
 * in the order of their addresses, as device files are numbered.
 */
export function devicesOf(
  steps: readonly Step[],
  known: readonly PciDeviceOptions[],
): readonly PciDeviceOptions[] {
  const named = new Map<number, PciDeviceOptions>();
  for (const step of steps) {
    for (const text of textsOf(step)) {
      for (const [, , bus, device, fn] of text.matchAll(ADDRESS)) {
        const place = {
          bus: Number.parseInt(bus as string, 16),
          device: Number.parseInt(device as string, 16),
          function: Number(fn),
        };
        named.set(keyOf(place), place);
      }
    }
  }
  const expected = new Set(known.map(keyOf));
  if ([...named.keys()].every((key) => expected.has(key))) return known;
  for (const place of known.slice(named.size)) named.set(keyOf(place), place);
  return [...named].sort(([a], [b]) => a - b).map(([, place]) => place);
}

const keyOf = (place: PciDeviceOptions): number =>
  (place.bus << 8) | (place.device << 3) | (place.function ?? 0);

/** Where a step may name a device: a line about it, or the name it is asked for by. */
function textsOf(step: Step): readonly string[] {
  if (step.type === "info") {
    // Listings of the kernel's own name every device there is.
    return /bdf|device|pci/i.test(step.what) && typeof step.value === "string" ? [step.value] : [];
  }
  if (step.type !== "ioctl" || step.command !== GET_DEVICE_FD || step.answer.ret < 0) return [];
  return [String.fromCharCode(...(step.before ?? []).slice(0, 64))];
}

// Everything of a device that a refused call must leave alone, as text; equal text, equal state.
import type { VfioDevice } from "./vfio-device.ts";

/** Who uses it, how it wakes them, and its first configuration words. */
export function describeDevice(device: VfioDevice): readonly string[] {
  const { pci, bound, interrupts, ioEventFds, lowPower, openCount } = device;
  return [
    `device ${pci.bdf} open ${openCount} bound ${bound?.device.id ?? "to nothing"}`,
    `  interrupts ${interrupts.describe()}`,
    `  counters that store ${ioEventFds.size}`,
    `  asleep ${lowPower !== undefined} command ${pci.config.command}`,
    `  PASIDs ${[...(bound?.pasids ?? [])].join(" ")}`,
  ];
}

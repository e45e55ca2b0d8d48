// Taking a device into use, and giving it back: the same for a device's own file and a group's.
import { EINVAL, EPERM } from "../../errno/index.ts";
import { COMMAND_IO, COMMAND_MEMORY, COMMAND_SERR } from "../../hardware/index.ts";
import type { File } from "../files/index.ts";
import { contextOf, type IommufdContext } from "../iommufd/index.ts";
import { leaveLowPower } from "./features.ts";
import type { VfioDevice } from "./vfio-device.ts";

/** How firmware leaves a function, and a user finds it: awake, and not yet master of the bus. */
const COMMAND_FIRMWARE = COMMAND_IO | COMMAND_MEMORY | COMMAND_SERR;

/** Binds a device to an iommufd: 0; -EINVAL for a second user, or the refusal of binding. */
export function openDevice(device: VfioDevice, iommufd: File, viaGroup: boolean): number {
  if (device.openCount > 0 && !viaGroup) return -EINVAL;
  if (device.openCount === 0) {
    const errno = bindDevice(device, iommufd);
    if (errno !== 0) return errno;
  }
  device.openCount += 1;
  return 0;
}

function bindDevice(device: VfioDevice, iommufd: File): number {
  const context = contextOf(iommufd) as IommufdContext;
  if (device.restored !== undefined && device.owner !== context) return -EPERM;
  const { pci, ops, group } = device;
  const bound = context.bind({ bdf: pci.bdf, ops, group: group.id });
  if (typeof bound === "number") return bound;
  device.bound = { device: bound, iommufd: iommufd.get(), pasids: new Set() };
  pci.busMaster = true;
  // What came over keeps its state.
  if (device.restored === undefined) pci.config.command = COMMAND_FIRMWARE;
  pci.onInterrupt = (vector) => device.interrupts.raise(vector);
  return 0;
}

/** The last user leaves: interrupts off, detached, unbound, the context let go. */
export function closeDevice(device: VfioDevice): void {
  device.openCount -= 1;
  const held = device.bound;
  if (device.openCount > 0 || held === undefined) return;
  device.interrupts.reset();
  device.ioEventFds.clear();
  leaveLowPower(device);
  device.bound = undefined;
  held.device.context.unbind(held.device);
  device.pci.busMaster = false;
  device.pci.config.command = 0;
  // The next user finds registers as after power-on, where the device can be reset.
  if (device.pci.model.resets) device.pci.reset();
  device.pci.onInterrupt = undefined;
  held.iommufd.put();
}

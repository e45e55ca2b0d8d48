// VFIO_DEVICE_FEATURE on a plain PCI function: of all features it has low power, by three names.
import { EFAULT, EINVAL, ENOTTY } from "../../errno/index.ts";
import type { Caller, EventFd } from "../files/index.ts";
import { eventAt } from "./virqfd.ts";
import type { VfioDevice } from "./vfio-device.ts";

/** argsz 0, flags 4, data 8. */
const HEADER_BYTES = 8;
/** Of the flags: the feature's number, and get, set, probe. */
const NUMBER = 0xffff;
const GET = 0x10000;
const SET = 0x20000;
const PROBE = 0x40000;

const LOW_POWER_ENTRY = 3;
const LOW_POWER_ENTRY_WITH_WAKEUP = 4;
const LOW_POWER_EXIT = 5;
/** wakeup_eventfd 0, reserved 4. */
const WAKEUP_BYTES = 8;

/** A device its user lets sleep: any access wakes it, and tells whoever asked to be told. */
export interface LowPower {
  readonly wakes: EventFd | undefined;
}

interface Request {
  readonly flags: number;
  readonly dataBytes: number;
  readonly dataVa: number;
}

/** The ioctl: 0; -EFAULT, -EINVAL, -EBADF, or -ENOTTY for a feature the device has not. */
export function deviceFeature(device: VfioDevice, caller: Caller, va: number): number {
  const bytes = caller.space.read(va, HEADER_BYTES);
  if (bytes === undefined) return -EFAULT;
  const view = new DataView(bytes.buffer);
  const argsz = view.getUint32(0, true);
  const flags = view.getUint32(4, true);
  if (argsz < HEADER_BYTES || (flags & ~(NUMBER | GET | SET | PROBE)) !== 0) return -EINVAL;
  if ((flags & (GET | SET | PROBE)) === (GET | SET)) return -EINVAL;
  const request = { flags, dataBytes: argsz - HEADER_BYTES, dataVa: va + HEADER_BYTES };
  switch (flags & NUMBER) {
    case LOW_POWER_ENTRY:
      return ask(request, 0, () => enter(device, undefined));
    case LOW_POWER_ENTRY_WITH_WAKEUP:
      return ask(request, WAKEUP_BYTES, () => enterWithWakeup(device, caller, request));
    case LOW_POWER_EXIT:
      return ask(request, 0, () => {
        leaveLowPower(device);
        return 0;
      });
    default:
      return -ENOTTY;
  }
}

/**
 * What every access does first: a sleeping device comes back. One that was to tell so leaves low
 * power by it; the other goes to sleep again after the access.
 */
export function wakeUp(device: VfioDevice): void {
  const wakes = device.lowPower?.wakes;
  if (wakes === undefined) return;
  wakes.signal();
  leaveLowPower(device);
}

/** The device is awake; the counter that was to tell so is let go. */
export function leaveLowPower(device: VfioDevice): void {
  device.lowPower?.wakes?.put();
  device.lowPower = undefined;
}

/** Features of this kind can be set and probed, and not read. */
function ask({ flags, dataBytes }: Request, least: number, run: () => number): number {
  if ((flags & GET) !== 0) return -EINVAL;
  if ((flags & PROBE) !== 0) return 0;
  return (flags & SET) === 0 || dataBytes < least ? -EINVAL : run();
}

function enter(device: VfioDevice, wakes: EventFd | undefined): number {
  if (device.lowPower !== undefined) return -EINVAL;
  device.lowPower = { wakes: wakes?.get() };
  return 0;
}

function enterWithWakeup(device: VfioDevice, caller: Caller, { dataVa }: Request): number {
  const bytes = caller.space.read(dataVa, WAKEUP_BYTES);
  if (bytes === undefined) return -EFAULT;
  const fd = new DataView(bytes.buffer).getInt32(0, true);
  if (fd < 0) return -EINVAL;
  const event = eventAt(caller.fds, fd);
  return typeof event === "number" ? event : enter(device, event);
}

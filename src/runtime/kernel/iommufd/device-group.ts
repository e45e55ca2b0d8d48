// Devices that a unit cannot tell apart: they share one page table, attached for all of them.
import { EINVAL, ENODEV, ENOMEM, assert } from "../../errno/index.ts";
import { Mutex } from "../lock/index.ts";
import type { IommufdContext } from "./context.ts";
import type { Device } from "./device.ts";
import { leave, spaceOf, type AnyHwpt } from "./hwpt.ts";
import type { IoasObject } from "./ioas-object.ts";

export class DeviceGroup {
  readonly context: IommufdContext;
  readonly id: number;
  /** Held by whoever attaches, detaches, or needs the page table to stay the one it is. */
  readonly lock: Mutex = new Mutex("iommufd group");
  hwpt: AnyHwpt | undefined;
  /** Those of the group that are attached. */
  readonly attached: Device[] = [];

  constructor(context: IommufdContext, id: number) {
    this.context = context;
    this.id = id;
  }

  /** Attaches a device: -EINVAL while the group uses another page table, -EADDRINUSE. */
  attach(device: Device, hwpt: AnyHwpt): number {
    if (this.hwpt !== undefined && this.hwpt !== hwpt) return -EINVAL;
    const space = spaceOf(hwpt);
    if (space !== undefined) {
      const errno = reserveFor(device, space);
      if (errno !== 0) return errno;
    }
    if (this.attached.length === 0) {
      const errno = this.#mayAttach(device, hwpt) ?? device.ops.attach(device.bdf, hwpt.domain);
      if (errno !== 0) {
        space?.ioas.reserved.removeOf(device);
        return errno;
      }
      this.hwpt = hwpt;
    }
    hwpt.users += 1;
    this.attached.push(device);
    return 0;
  }

  /** Takes a device off its page table; an automatic one goes with its last device. */
  detach(device: Device): void {
    const { hwpt } = this;
    const at = this.attached.indexOf(device);
    assert(hwpt !== undefined && at >= 0, "a device detached that is not attached");
    this.attached.splice(at, 1);
    if (this.attached.length === 0) {
      device.ops.detach(device.bdf, hwpt.domain);
      hwpt.fault?.drop(device);
      this.hwpt = undefined;
    }
    spaceOf(hwpt)?.ioas.reserved.removeOf(device);
    leave(hwpt, this);
  }

  /** Moves the whole group: -EINVAL unless the device is attached; a refusal changes nothing. */
  replace(device: Device, hwpt: AnyHwpt): number {
    const old = this.hwpt;
    if (old === undefined || !this.attached.includes(device)) return -EINVAL;
    if (old === hwpt) return 0;
    const space = spaceOf(hwpt);
    const oldSpace = spaceOf(old);
    if (space !== undefined && space !== oldSpace) {
      for (const each of this.attached) {
        const errno = reserveFor(each, space);
        if (errno !== 0) return this.#unreserve(space, errno);
      }
    }
    const errno =
      this.#mayAttach(device, hwpt, old) ?? device.ops.replace(device.bdf, old.domain, hwpt.domain);
    // Linux gives the ranges back here even where the devices stay in the same address space.
    if (errno !== 0) return space === undefined ? errno : this.#unreserve(space, errno);
    if (oldSpace !== undefined && oldSpace !== space) this.#unreserve(oldSpace, 0);
    for (const each of this.attached) old.fault?.drop(each);
    this.hwpt = hwpt;
    hwpt.users += this.attached.length;
    old.users -= this.attached.length - 1;
    leave(old, this);
    return 0;
  }

  /**
   * The note of who is attached takes memory, and page faults must be able to come: -ENOMEM, the
   * errno of switching them on, or undefined.
   */
  #mayAttach(device: Device, hwpt: AnyHwpt, old?: AnyHwpt): number | undefined {
    if (this.context.faults.shouldFail("object")) return -ENOMEM;
    if (hwpt.fault === undefined || old?.fault !== undefined) return undefined;
    const errno = device.ops.enablePageFaults?.(device.bdf) ?? -ENODEV;
    return errno === 0 ? undefined : errno;
  }

  #unreserve(space: IoasObject, errno: number): number {
    for (const each of this.attached) space.ioas.reserved.removeOf(each);
    return errno;
  }
}

/** Keeps the device's own ranges free in an address space. */
function reserveFor(device: Device, { ioas }: IoasObject): number {
  for (const { start, last } of device.ops.reserved(device.bdf)) {
    const errno = ioas.reserve(start, last, device);
    if (errno === 0) continue;
    ioas.reserved.removeOf(device);
    return errno;
  }
  return 0;
}

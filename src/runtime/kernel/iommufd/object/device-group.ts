// Devices that a unit cannot tell apart: they share page tables, attached for all of them. One is
// for requests without a PASID, one more for each PASID in use.
import { EBUSY, EINVAL, ENODEV, ENOMEM, EOPNOTSUPP, assert } from "../../../errno/index.ts";
import { Mutex } from "../../lock/index.ts";
import type { IommufdContext } from "./context.ts";
import type { Device } from "./device.ts";
import { leave, spaceOf, type AnyHwpt } from "./hwpt.ts";
import type { IoasObject } from "./ioas-object.ts";

/** Stands for requests that carry none. */
export const NO_PASID = 0;

/** A page table in use, and those of the group that are attached to it. */
interface Attachment {
  hwpt: AnyHwpt;
  readonly devices: Device[];
}

export class DeviceGroup {
  readonly context: IommufdContext;
  readonly id: number;
  /** Held by whoever attaches, detaches, or needs the page table to stay the one it is. */
  readonly lock: Mutex = new Mutex("iommufd group");
  readonly #attachments = new Map<number, Attachment>();

  constructor(context: IommufdContext, id: number) {
    this.context = context;
    this.id = id;
  }

  /** The page table of requests with a PASID, or without. */
  hwptOf(pasid: number): AnyHwpt | undefined {
    return this.#attachments.get(pasid)?.hwpt;
  }

  isAttached(device: Device, pasid: number): boolean {
    return this.#attachments.get(pasid)?.devices.includes(device) === true;
  }

  /** What a device is attached with, `NO_PASID` among it, in ascending order. */
  pasidsOf(device: Device): readonly number[] {
    return [...this.#attachments.keys()]
      .filter((pasid) => this.isAttached(device, pasid))
      .sort((a, b) => a - b);
  }

  /**
   * Attaches a device: -EBUSY where it is, -EINVAL while the group uses another page table or one
   * that does not go with the others it uses, -EADDRINUSE.
   */
  attach(device: Device, hwpt: AnyHwpt, pasid: number): number {
    const known = this.#attachments.get(pasid);
    if (known?.devices.includes(device) === true) return -EBUSY;
    if (known !== undefined && known.hwpt !== hwpt) return -EINVAL;
    const space = pasid === NO_PASID ? spaceOf(hwpt) : undefined;
    if (space !== undefined) {
      const errno = reserveFor(device, space);
      if (errno !== 0) return errno;
    }
    if (known !== undefined) known.devices.push(device);
    else {
      const errno = this.#enter(device, hwpt, pasid);
      if (errno !== 0) {
        space?.ioas.reserved.removeOf(device);
        return errno;
      }
      this.#attachments.set(pasid, { hwpt, devices: [device] });
    }
    hwpt.users += 1;
    return 0;
  }

  /** Takes a device off its page table; an automatic one goes with its last device. */
  detach(device: Device, pasid: number): void {
    const attachment = this.#attachments.get(pasid);
    const at = attachment?.devices.indexOf(device) ?? -1;
    assert(attachment !== undefined && at >= 0, "a device detached that is not attached");
    const { hwpt, devices } = attachment;
    devices.splice(at, 1);
    if (devices.length === 0) {
      if (pasid === NO_PASID) device.ops.detach(device.bdf, hwpt.domain);
      else device.ops.clearPasid?.(device.bdf, pasid, hwpt.domain);
      hwpt.fault?.drop(device, pasid);
      this.#attachments.delete(pasid);
    }
    if (pasid === NO_PASID) spaceOf(hwpt)?.ioas.reserved.removeOf(device);
    leave(hwpt, this);
  }

  /** Moves the whole group: -EINVAL unless the device is attached; a refusal changes nothing. */
  replace(device: Device, hwpt: AnyHwpt, pasid: number): number {
    const attachment = this.#attachments.get(pasid);
    if (attachment === undefined || !attachment.devices.includes(device)) return -EINVAL;
    const { hwpt: old, devices } = attachment;
    if (old === hwpt) return 0;
    const [space, oldSpace] = pasid === NO_PASID ? [spaceOf(hwpt), spaceOf(old)] : [];
    if (space !== undefined && space !== oldSpace) {
      for (const each of devices) {
        const errno = reserveFor(each, space);
        if (errno !== 0) return unreserve(devices, space, errno);
      }
    }
    const errno = this.#enter(device, hwpt, pasid, old);
    // Linux gives the ranges back here even where the devices stay in the same address space.
    if (errno !== 0) return space === undefined ? errno : unreserve(devices, space, errno);
    if (oldSpace !== undefined && oldSpace !== space) unreserve(devices, oldSpace, 0);
    for (const each of devices) old.fault?.drop(each, pasid);
    attachment.hwpt = hwpt;
    hwpt.users += devices.length;
    old.users -= devices.length - 1;
    leave(old, this);
    return 0;
  }

  /**
   * Puts the group on a page table: -EINVAL (it does not go with the others), -ENOMEM (the note of
   * who is attached), the errno of letting page faults come, the driver's refusal.
   */
  #enter(device: Device, hwpt: AnyHwpt, pasid: number, old?: AnyHwpt): number {
    if (!this.#goesWithOthers(hwpt, pasid)) return -EINVAL;
    if (this.context.faults.shouldFail("object")) return -ENOMEM;
    const { ops, bdf } = device;
    // A device without PASIDs never sends any, and none is too large for it: so since before 6.15,
    // the first release that asks (mainline b3f6fcd8404f, in the fixes of 6.15-rc7).
    const width = pasid === NO_PASID ? 0 : (ops.pasidWidth?.(bdf) ?? 0);
    if (width > 0 && pasid >= 2 ** width) return -EINVAL;
    if (hwpt.fault !== undefined && old?.fault === undefined) {
      const errno = ops.enablePageFaults?.(bdf) ?? -ENODEV;
      if (errno !== 0) return errno;
    }
    if (pasid === NO_PASID) {
      return old === undefined
        ? ops.attach(bdf, hwpt.domain)
        : ops.replace(bdf, old.domain, hwpt.domain);
    }
    // A driver never hears of PASIDs of a device that cannot make any.
    if (width === 0) return 0;
    return ops.setPasid?.(bdf, pasid, hwpt.domain, old?.domain) ?? -EOPNOTSUPP;
  }

  /** PASIDs and requests without one share a table of the unit: all suit them, or none do. */
  #goesWithOthers(hwpt: AnyHwpt, pasid: number): boolean {
    if (pasid !== NO_PASID) {
      return hwpt.pasidCompatible && this.hwptOf(NO_PASID)?.pasidCompatible !== false;
    }
    return hwpt.pasidCompatible || [...this.#attachments.keys()].every((key) => key === NO_PASID);
  }
}

function unreserve(devices: readonly Device[], space: IoasObject, errno: number): number {
  for (const each of devices) space.ioas.reserved.removeOf(each);
  return errno;
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

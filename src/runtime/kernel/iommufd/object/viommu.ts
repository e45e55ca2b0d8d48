// A part of a unit in a user's hands: a virtual IOMMU, the devices in it, what it keeps to itself.
import { ENOENT, ENOMEM, EEXIST, EOPNOTSUPP } from "../../../errno/index.ts";
import type { FaultPlan } from "../../../world/index.ts";
import type { VirtualHost, VirtualIommu } from "../../iommu/index.ts";
import type { Device } from "./device.ts";
import type { Hwpt } from "./hwpt.ts";
import type { IommufdObject, ObjectTable } from "./objects.ts";
import type { VeventQueue } from "./vevent-queue.ts";

export class Viommu implements IommufdObject, VirtualHost {
  id = 0;
  users = 1;
  /** The driver's side; set once it is made. */
  driver: VirtualIommu | undefined;
  readonly parent: Hwpt;
  /** The unit whose part it is; devices of another do not go in. */
  readonly ops: object;
  /** Devices by the number a guest knows them by. */
  readonly devices: Map<bigint, Vdevice> = new Map();
  /** At most one of each type. */
  readonly queues: Map<number, VeventQueue> = new Map();

  readonly #faults: FaultPlan;

  constructor(parent: Hwpt, ops: object, faults: FaultPlan) {
    this.parent = parent;
    this.ops = ops;
    this.#faults = faults;
    parent.users += 1;
  }

  deviceAt(virtId: bigint): number | undefined {
    return this.devices.get(virtId)?.device.bdf;
  }

  virtIdOf(bdf: number): bigint | undefined {
    for (const [virtId, { device }] of this.devices) if (device.bdf === bdf) return virtId;
    return undefined;
  }

  /** An event for a queue's reader: 0; -EOPNOTSUPP without such a queue; -ENOMEM: it is lost. */
  report(type: number, data: Uint8Array): number {
    const queue = this.queues.get(type);
    if (queue === undefined) return -EOPNOTSUPP;
    const isShort = this.#faults.shouldFail("object");
    queue.deliver(isShort ? undefined : data);
    return isShort ? -ENOMEM : 0;
  }

  destroy(): void {
    this.driver?.free();
    this.parent.users -= 1;
  }
}

/** A device in a virtual IOMMU. */
export class Vdevice implements IommufdObject {
  id = 0;
  users = 1;
  readonly viommu: Viommu;
  readonly device: Device;
  readonly virtId: bigint;

  private constructor(viommu: Viommu, device: Device, virtId: bigint) {
    this.viommu = viommu;
    this.device = device;
    this.virtId = virtId;
  }

  /** Puts a device in: -EEXIST where it is in one, or its number is taken. */
  static create(
    objects: ObjectTable,
    viommu: Viommu,
    device: Device,
    virtId: bigint,
  ): Vdevice | number {
    if (device.vdevice !== undefined || viommu.devices.has(virtId)) return -EEXIST;
    const made = new Vdevice(viommu, device, virtId);
    viommu.users += 1;
    viommu.devices.set(virtId, made);
    objects.add(made);
    // The device takes it along when it is unbound; its number stays taken, and names nothing.
    device.vdevice = { unbound: () => objects.bury(made) };
    return made;
  }

  destroy(): void {
    this.viommu.devices.delete(this.virtId);
    this.viommu.users -= 1;
    this.device.vdevice = undefined;
  }
}

/** The virtual IOMMU of a number, or -ENOENT. */
export function viommuOf(objects: ObjectTable, id: number): Viommu | number {
  const object = objects.find(id);
  return object instanceof Viommu ? object : -ENOENT;
}

// A device bound to a context: attach, replace, detach.
import { EINVAL, ENOENT, assert } from "../../errno/index.ts";
import type { IommuOps } from "../iommu/index.ts";
import type { IommufdContext } from "./context.ts";
import type { DeviceGroup } from "./device-group.ts";
import { Hwpt, NestedHwpt, type AnyHwpt } from "./hwpt.ts";
import { IoasObject } from "./ioas-object.ts";
import type { IommufdObject } from "./objects.ts";

/** What binds: a place on the bus, the driver of the unit it is behind, its group. */
export interface Bindable {
  readonly bdf: number;
  readonly ops: IommuOps;
  readonly group: number;
}

/** Attaches a device that is not, or moves one that is. */
type Move = (hwpt: AnyHwpt) => number;

export class Device implements IommufdObject {
  id = 0;
  /** One more than its base: the driver that bound it. User space can never destroy it. */
  users = 2;
  readonly bdf: number;
  readonly ops: IommuOps;
  readonly context: IommufdContext;
  readonly group: DeviceGroup;
  isAttached = false;
  /** The device in a virtual IOMMU: what becomes of that when the device is unbound. */
  vdevice: { readonly unbound: () => void } | undefined;
  readonly #unbound: () => void;

  constructor(context: IommufdContext, what: Bindable, unbound: () => void) {
    this.context = context;
    this.bdf = what.bdf;
    this.ops = what.ops;
    this.#unbound = unbound;
    this.group = context.groupOf(what.group);
  }

  get hwpt(): AnyHwpt | undefined {
    return this.isAttached ? this.group.hwpt : undefined;
  }

  /** Attaches, or moves, the device to what an id names. The id of the page table, or an errno. */
  attach(ptId: number): number {
    const object = this.context.objects.find(ptId);
    return object === undefined ? -ENOENT : this.attachTo(object);
  }

  /** The same with the object at hand; -EINVAL for one that nothing attaches to. */
  attachTo(object: IommufdObject): number {
    const { isAttached } = this;
    const move: Move = isAttached
      ? (hwpt) => this.group.replace(this, hwpt)
      : (hwpt) => this.group.attach(this, hwpt);
    const id = this.#change(object, move, !isAttached);
    if (id < 0 || isAttached) return id;
    this.isAttached = true;
    this.users += 1;
    return id;
  }

  /** Moves an attached device; -EINVAL for one that is not. */
  replace(ptId: number): number {
    const object = this.context.objects.find(ptId);
    if (object === undefined) return -ENOENT;
    return this.#change(object, (hwpt) => this.group.replace(this, hwpt), false);
  }

  /** Blocks the device. Nothing happens when it is not attached. */
  detach(): void {
    if (!this.isAttached) return;
    this.group.detach(this);
    this.isAttached = false;
    this.users -= 1;
  }

  destroy(): void {
    assert(!this.isAttached, "a device destroyed while attached");
    this.#unbound();
  }

  #change(object: IommufdObject, move: Move, attaches: boolean): number {
    if (object instanceof Hwpt || object instanceof NestedHwpt) {
      const errno = move(object);
      return errno === 0 ? object.id : errno;
    }
    return object instanceof IoasObject ? this.#auto(object, move, attaches) : -EINVAL;
  }

  /** Any automatic page table that takes the device, or a new one. */
  #auto(source: IoasObject, move: Move, attaches: boolean): number {
    for (const hwpt of source.hwpts) {
      if (!hwpt.auto) continue;
      const errno = move(hwpt);
      if (errno === 0) return hwpt.id;
      // -EINVAL: it does not suit the device; the next one may.
      if (errno !== -EINVAL) return errno;
    }
    const hwpt = this.context.makeHwpt(this, source, attaches ? move : undefined);
    if (typeof hwpt === "number") return hwpt;
    if (!attaches) {
      const errno = move(hwpt);
      if (errno !== 0) {
        this.context.objects.destroy(hwpt.id);
        return errno;
      }
    }
    hwpt.auto = true;
    return hwpt.id;
  }
}

// A device bound to a context: attach, replace, detach.
import { EINVAL, ENOENT, assert } from "../../../errno/index.ts";
import type { IommuOps } from "../../iommu/index.ts";
import type { IommufdContext } from "./context.ts";
import { NO_PASID, type DeviceGroup } from "./device-group.ts";
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

  /** The page table of its requests without a PASID. */
  get hwpt(): AnyHwpt | undefined {
    return this.isAttached() ? this.group.hwptOf(NO_PASID) : undefined;
  }

  isAttached(pasid: number = NO_PASID): boolean {
    return this.group.isAttached(this, pasid);
  }

  /**
   * Attaches the device, or one PASID of it, to what a number names: the number of the page table;
   * -ENOENT, -EBUSY where it is attached, -EINVAL for an object that nothing attaches to.
   */
  attach(ptId: number, pasid: number = NO_PASID): number {
    const object = this.context.objects.find(ptId);
    return object === undefined ? -ENOENT : this.attachTo(object, pasid);
  }

  /** The same with the object at hand. */
  attachTo(object: IommufdObject, pasid: number = NO_PASID): number {
    const id = this.#change(object, (hwpt) => this.group.attach(this, hwpt, pasid), true);
    if (id >= 0) this.users += 1;
    return id;
  }

  /** Moves what is attached; -EINVAL for what is not. */
  replace(ptId: number, pasid: number = NO_PASID): number {
    const object = this.context.objects.find(ptId);
    return object === undefined ? -ENOENT : this.replaceBy(object, pasid);
  }

  /** The same with the object at hand. */
  replaceBy(object: IommufdObject, pasid: number = NO_PASID): number {
    return this.#change(object, (hwpt) => this.group.replace(this, hwpt, pasid), false);
  }

  /** Blocks the device, or one PASID of it. Nothing happens when it is not attached. */
  detach(pasid: number = NO_PASID): void {
    if (!this.isAttached(pasid)) return;
    this.group.detach(this, pasid);
    this.users -= 1;
  }

  /** Blocks everything: the PASIDs in ascending order, then what carries none. */
  detachAll(): void {
    for (const pasid of this.group.pasidsOf(this)) if (pasid !== NO_PASID) this.detach(pasid);
    this.detach();
  }

  destroy(): void {
    assert(this.group.pasidsOf(this).length === 0, "a device destroyed while attached");
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

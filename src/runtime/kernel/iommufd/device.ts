// A device bound to a context: attach, replace, detach.
import { EINVAL, ENOENT, assert } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import type { IommufdContext } from "./context.ts";
import { Hwpt } from "./hwpt.ts";
import { IoasObject } from "./ioas-object.ts";
import type { IommufdObject } from "./objects.ts";

/** Writes here are interrupt messages on x86: no mapping may sit in the window. */
const MSI_START = 0xfee00000n;
const MSI_LAST = 0xfeefffffn;

export class Device implements IommufdObject {
  id = 0;
  /** One more than its base: the driver that bound it. User space can never destroy it. */
  users = 2;
  readonly pci: PciDevice;
  readonly context: IommufdContext;
  hwpt: Hwpt | undefined;

  constructor(context: IommufdContext, pci: PciDevice) {
    this.context = context;
    this.pci = pci;
  }

  /** Attaches, or moves, the device to what an id names. The id of the page table, or an errno. */
  attach(ptId: number): number {
    const object = this.context.objects.find(ptId);
    if (object === undefined) return -ENOENT;
    if (object instanceof Hwpt) {
      const errno = this.#moveTo(object);
      return errno === 0 ? object.id : errno;
    }
    if (object instanceof IoasObject) return this.#attachAuto(object);
    return -EINVAL;
  }

  /** Blocks the device. Nothing happens when it is not attached. */
  detach(): void {
    const { hwpt } = this;
    if (hwpt === undefined) return;
    this.context.driver.detach(this.pci.bdf, hwpt.domain);
    this.#leave(hwpt, undefined);
    this.hwpt = undefined;
    this.users -= 1;
  }

  destroy(): void {
    assert(this.hwpt === undefined, "a device destroyed while attached");
  }

  #attachAuto(source: IoasObject): number {
    for (const object of this.context.objects.all()) {
      if (!(object instanceof Hwpt) || !object.auto || object.source !== source) continue;
      const errno = this.#moveTo(object);
      if (errno === 0) return object.id;
      if (errno !== -EINVAL) return errno;
    }
    const reserved = this.#reserveIn(source);
    if (reserved !== 0) return reserved;
    const hwpt = this.context.makeHwpt(source, true);
    if (typeof hwpt === "number") {
      if (this.hwpt?.source !== source) source.ioas.unreserve(this);
      return hwpt;
    }
    const errno = this.#moveTo(hwpt);
    if (errno === 0) return hwpt.id;
    this.context.objects.destroy(hwpt.id);
    return errno;
  }

  #moveTo(hwpt: Hwpt): number {
    const from = this.hwpt;
    if (from === hwpt) return 0;
    if (hwpt.source !== undefined) {
      const errno = this.#reserveIn(hwpt.source);
      if (errno !== 0) return errno;
    }
    const { driver } = this.context;
    const errno =
      from === undefined
        ? driver.attach(this.pci.bdf, hwpt.domain)
        : driver.replace(this.pci.bdf, from.domain, hwpt.domain);
    if (errno !== 0) {
      if (hwpt.source !== from?.source) hwpt.source?.ioas.unreserve(this);
      return errno;
    }
    hwpt.users += 1;
    this.hwpt = hwpt;
    if (from === undefined) this.users += 1;
    else this.#leave(from, hwpt.source);
    return 0;
  }

  /** Keeps the interrupt window free in an address space the device is not yet in. */
  #reserveIn(source: IoasObject): number {
    if (this.hwpt?.source === source || source.ioas.isReservedBy(this)) return 0;
    return source.ioas.reserve(MSI_START, MSI_LAST, this);
  }

  #leave(hwpt: Hwpt, next: IoasObject | undefined): void {
    if (hwpt.source !== next) hwpt.source?.ioas.unreserve(this);
    hwpt.users -= 1;
    if (hwpt.auto && hwpt.users === 1) this.context.objects.destroy(hwpt.id);
  }
}

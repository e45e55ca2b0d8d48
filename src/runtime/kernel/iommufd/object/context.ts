// One open of /dev/iommu: its objects, and what it may use of the kernel.
import { EINVAL, EMFILE, ENOMEM, EOPNOTSUPP, EPERM } from "../../../errno/index.ts";
import type { Frames } from "../../../memory/index.ts";
import type { DefaultDomains, IommuDomain, IommuOps, UserData } from "../../iommu/index.ts";
import type { File } from "../../files/index.ts";
import type { FaultPlan } from "../../../world/index.ts";
import { Mutex } from "../../lock/index.ts";
import { Device, type Bindable } from "./device.ts";
import { DeviceGroup, NO_PASID } from "./device-group.ts";
import { HWPT_FLAGS, pagingFlags } from "./hwpt-flags.ts";
import { Hwpt, type AnyHwpt } from "./hwpt.ts";
import type { IoasObject } from "./ioas-object.ts";
import type { MockBus } from "../mock/mock-bus.ts";
import { ObjectTable } from "./objects.ts";

/** Objects one context can name; far beyond any machine. */
const OBJECTS_MAX = 2 ** 20;

/** What differs between kernels; the machine's profile decides. */
export interface IommufdFeatures {
  /** IOAS_MAP_FILE (6.13) is there. */
  readonly mapFile: boolean;
  /** The VT-d driver is older than the common page-table library: write-only does not exist. */
  readonly alwaysReadable: boolean;
  /** The mark ioctl's shape, where there is one: 12 bytes as posted, 16 as later changed. */
  readonly mark: "none" | "posted" | "later";
  /** Layout of the record a live update carries. */
  readonly layout: "posted" | "reviewed" | "latest";
  /** A retrieved context gives its page tables back (a proposal; otherwise -EOPNOTSUPP). */
  readonly retrieve: boolean;
  /** The kernel is Linux 6 with this minor number, as far as commands go; 7.0 counts as 6.20. */
  readonly minor: number;
  /** Built with the kernel's own test command and its mock devices. */
  readonly test?: boolean;
  /** The test's devices may have PASIDs, and GET_HW_INFO takes the type that is asked for. */
  readonly testPasid?: boolean;
  /** The module parameter: devices whose interrupts are not isolated may be bound. */
  readonly allowUnsafeInterrupts?: boolean;
}

/** What a context has of its kernel. */
interface ContextParts {
  readonly frames: Frames;
  readonly features: IommufdFeatures;
  readonly faults: FaultPlan;
  /** Who owns the DMA of a group of devices. */
  readonly owners: Map<number, object>;
  /** What devices go back to when nobody owns them; absent: they are blocked. */
  readonly defaults?: DefaultDomains;
  /** Devices of the kernel's own tests, where it was built with them. */
  readonly mock?: MockBus;
}

export class IommufdContext {
  readonly objects: ObjectTable = new ObjectTable();
  readonly frames: Frames;
  readonly features: IommufdFeatures;
  readonly faults: FaultPlan;
  readonly mock: MockBus | undefined;
  /** Walks that checked whether an address space may be preserved; one each, however shared. */
  validations = 0;
  /** Marking and preserving one after the other. */
  readonly liveupdateLock: Mutex = new Mutex("iommufd live update");
  /** Locked memory counts against the process instead of the user. */
  accountsByProcess = false;
  /** The file that stands for the context; what must outlive a close holds it. */
  file: File | undefined;
  readonly #owners: Map<number, object>;
  readonly #defaults: DefaultDomains | undefined;
  readonly #groups = new Map<number, DeviceGroup>();
  #compat: IoasObject | undefined;

  constructor({ frames, features, faults, owners, defaults, mock }: ContextParts) {
    this.frames = frames;
    this.features = features;
    this.faults = faults;
    this.mock = mock;
    this.#owners = owners;
    this.#defaults = defaults;
  }

  /** The address space the container interface works on, while it exists. */
  get compatIoas(): IoasObject | undefined {
    const known = this.#compat;
    return known !== undefined && this.objects.find(known.id) === known ? known : undefined;
  }

  set compatIoas(object: IoasObject | undefined) {
    this.#compat = object;
  }

  groupOf(id: number): DeviceGroup {
    const known = this.#groups.get(id);
    if (known !== undefined) return known;
    const group = new DeviceGroup(this, id);
    this.#groups.set(id, group);
    return group;
  }

  /**
   * A page table filled from an address space, published; or the errno of making or filling it.
   * `attach` puts the device on it before it is filled: some units need that to know its shape.
   */
  makeHwpt(
    device: Device,
    source: IoasObject,
    attach?: (hwpt: AnyHwpt) => number,
    flags = 0,
    data?: UserData,
  ): Hwpt | number {
    const { ops } = device;
    if ((flags !== 0 || data !== undefined) && !ops.allocatesForUsers) return -EOPNOTSUPP;
    if ((flags & ~pagingFlags(this.features.minor)) !== 0) return -EOPNOTSUPP;
    if ((flags & HWPT_FLAGS.dirty) !== 0 && !ops.tracksDirty(device.bdf)) return -EOPNOTSUPP;
    const isBoth = HWPT_FLAGS.fault | HWPT_FLAGS.nest;
    if ((flags & isBoth) === isBoth) return -EOPNOTSUPP;
    if (this.objects.size >= OBJECTS_MAX) return -EMFILE;
    if (this.faults.shouldFail("object")) return -ENOMEM;
    const domain = ops.allocate(device.bdf, flags & ~HWPT_FLAGS.fault, data);
    if (typeof domain === "number") return domain;
    const hwpt = new Hwpt(domain, ops, source);
    hwpt.nestParent = (flags & HWPT_FLAGS.nest) !== 0;
    hwpt.pasidCompatible = (flags & HWPT_FLAGS.pasid) !== 0;
    hwpt.enforcesCoherency = ops.enforcesCoherency;
    this.objects.add(hwpt);
    const errno = attach?.(hwpt) ?? 0;
    if (errno !== 0) {
      this.objects.destroy(hwpt.id);
      return errno;
    }
    const refusal = hwpt.fill();
    if (refusal === 0) return hwpt;
    if (attach !== undefined) device.group.detach(device, NO_PASID);
    this.objects.destroy(hwpt.id);
    return refusal;
  }

  /** A page table whose tree the previous kernel built. */
  adoptHwpt(domain: IommuDomain, ops: IommuOps, token: bigint, unhook: (hwpt: Hwpt) => void): Hwpt {
    const hwpt = new Hwpt(domain, ops, undefined, unhook);
    hwpt.token = token;
    // What it was made for is not handed over; what a PASID uses may be used by it again.
    hwpt.pasidCompatible = true;
    this.objects.add(hwpt);
    return hwpt;
  }

  /** Binds a device: the object that stands for it here; -EINVAL, -EPERM. */
  bind(what: Bindable, isMock = false): Device | number {
    if (!what.ops.isCoherent) return -EINVAL;
    const isSafe = isMock || what.ops.isolatesInterrupts;
    if (!isSafe && this.features.allowUnsafeInterrupts !== true) return -EPERM;
    const owner = this.#owners.get(what.group);
    if (owner !== undefined && owner !== this) return -EPERM;
    if (this.faults.shouldFail("object")) return -ENOMEM;
    if (owner === undefined) this.#defaults?.take(what.bdf);
    this.#owners.set(what.group, this);
    const device = new Device(this, what, () => {
      const others = this.objects
        .all()
        .some((each) => each instanceof Device && each.group === device.group);
      if (others) return;
      this.#owners.delete(what.group);
      this.#defaults?.giveBack(what.bdf);
    });
    this.objects.add(device);
    return device;
  }

  /** Unbinds: the device is blocked and its number vanishes. */
  unbind(device: Device): void {
    device.vdevice?.unbound();
    device.detachAll();
    device.users -= 1;
    this.objects.destroy(device.id);
  }

  /** Page tables marked for a live update, by ascending number. */
  marked(): readonly Hwpt[] {
    return this.objects
      .all()
      .filter((object): object is Hwpt => object instanceof Hwpt && object.token !== undefined);
  }

  release(): void {
    this.objects.destroyAll();
  }
}

/** The context behind a file, or undefined for any other file. */
export function contextOf(file: File | undefined): IommufdContext | undefined {
  return file?.inner instanceof IommufdContext ? file.inner : undefined;
}

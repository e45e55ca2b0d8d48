// One open of /dev/iommu: its objects, and what it may use of the kernel.
import { EMFILE } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { Domain, VtdDriver } from "../iommu/index.ts";
import { Device } from "./device.ts";
import { Hwpt } from "./hwpt.ts";
import type { IoasObject } from "./ioas-object.ts";
import { ObjectTable } from "./objects.ts";

/** Devices one context can name; far beyond any machine. */
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
}

export class IommufdContext {
  readonly objects: ObjectTable = new ObjectTable();
  readonly frames: Frames;
  readonly driver: VtdDriver;
  readonly features: IommufdFeatures;
  /** Walks that checked whether an address space may be preserved; one each, however shared. */
  validations = 0;
  /** The address space the container interface works on. */
  compatIoas: IoasObject | undefined;
  /** Locked memory counts against the process instead of the user. */
  accountsByProcess = false;

  constructor(frames: Frames, driver: VtdDriver, features: IommufdFeatures) {
    this.frames = frames;
    this.driver = driver;
    this.features = features;
  }

  /** A page table filled from an address space, published; or the errno of making or filling it. */
  makeHwpt(source: IoasObject, auto: boolean): Hwpt | number {
    if (this.objects.size >= OBJECTS_MAX) return -EMFILE;
    const domain = this.driver.allocateDomain({
      huge: source.ioas.hugePages,
      alwaysReadable: this.features.alwaysReadable,
    });
    if (typeof domain === "number") return domain;
    const errno = source.ioas.addDomain(domain);
    if (errno !== 0) {
      domain.free();
      return errno;
    }
    const hwpt = new Hwpt(domain, source, auto);
    this.objects.add(hwpt);
    return hwpt;
  }

  /** A page table whose tree the previous kernel built. */
  adoptHwpt(domain: Domain, token: bigint, unhook: (hwpt: Hwpt) => void): Hwpt {
    const hwpt = new Hwpt(domain, undefined, false, unhook);
    hwpt.token = token;
    this.objects.add(hwpt);
    return hwpt;
  }

  /** Binds a device: the object that stands for it here. */
  bind(pci: PciDevice): Device {
    const device = new Device(this, pci);
    this.objects.add(device);
    return device;
  }

  /** Unbinds: the device is blocked and its number vanishes. */
  unbind(device: Device): void {
    device.detach();
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

// One device that the vfio-pci driver offers: who has it, and what came over with it.
import type { PciDevice } from "../../hardware/index.ts";
import type { File } from "../files/index.ts";
import type { IommuOps, RestoredDevice } from "../iommu/index.ts";
import type { Device, IommufdContext } from "../iommufd/index.ts";
import { Mutex } from "../lock/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { LowPower } from "./features.ts";
import { IoEventFds } from "./io-event-fds.ts";
import { Interrupts } from "./interrupts.ts";
import type { VfioGroup } from "./vfio-group.ts";

/** Shape of the bind call: as merged, as first proposed, or as the review of that wanted it. */
export interface VfioFeatures {
  readonly bind: "cdev" | "rfc" | "reviewed";
  /** The kernel is Linux 6 with this minor number; 7.0 counts as 6.20. */
  readonly minor: number;
}

/** A device while somebody uses it. */
interface Bound {
  /** The device as its context knows it, and that context's file. */
  readonly device: Device;
  readonly iommufd: File;
  /** PASIDs that are attached by their number. */
  readonly pasids: Set<number>;
}

export class VfioDevice {
  readonly pci: PciDevice;
  readonly ops: IommuOps;
  readonly group: VfioGroup;
  readonly features: VfioFeatures;
  readonly faults: FaultPlan;
  readonly interrupts: Interrupts;
  readonly ioEventFds: IoEventFds = new IoEventFds();
  /** Open files that may use the device; only a group's may be several. */
  openCount = 0;
  bound: Bound | undefined;
  /** Set while the user lets the device sleep. */
  lowPower: LowPower | undefined;
  /** Translation kept from the previous kernel: only the iommufd that owns it may bind. */
  restored: RestoredDevice | undefined;
  /** The context a retrieved session gave for the owner's token. */
  owner: IommufdContext | undefined;
  /** Set until the session that carries the device gives it out: it cannot simply be opened. */
  withheld = false;
  /** Held by whoever opens, binds, closes or preserves the device. */
  readonly lock: Mutex = new Mutex("vfio device");
  /** A session carries the device: what its DMA goes through must stay what the record says. */
  preserved = false;

  constructor(
    pci: PciDevice,
    ops: IommuOps,
    group: VfioGroup,
    features: VfioFeatures,
    faults: FaultPlan,
  ) {
    this.pci = pci;
    this.ops = ops;
    this.group = group;
    this.features = features;
    this.faults = faults;
    this.interrupts = new Interrupts(pci, faults, features.minor);
  }
}

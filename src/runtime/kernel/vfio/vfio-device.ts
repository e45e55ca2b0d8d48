// One device that the vfio-pci driver offers: who has it, and what came over with it.
import type { PciDevice } from "../../hardware/index.ts";
import type { File } from "../files/index.ts";
import type { RestoredDevice } from "../iommu/index.ts";
import type { IommufdContext } from "../iommufd/index.ts";

/** Shape of the bind call: as merged, as first proposed, or as the review of that wanted it. */
export interface VfioFeatures {
  readonly bind: "cdev" | "rfc" | "reviewed";
}

export class VfioDevice {
  readonly pci: PciDevice;
  readonly features: VfioFeatures;
  /** The file that has bound the device: there is at most one. */
  boundBy: File | undefined;
  /** Translation kept from the previous kernel: only the iommufd that owns it may bind. */
  restored: RestoredDevice | undefined;
  /** The context a retrieved session gave for the owner's token. */
  owner: IommufdContext | undefined;
  /** Set until the session that carries the device gives it out: it cannot simply be opened. */
  withheld = false;

  constructor(pci: PciDevice, features: VfioFeatures) {
    this.pci = pci;
    this.features = features;
  }
}

// The handlers of one kernel: what carries files of every kind over a live update, wired.
import { assert } from "../errno/index.ts";
import {
  IommuRecords,
  iommuLayouts,
  type IommuOps,
  type Kept,
  type RestoredIommu,
  type UnitDriver,
} from "../kernel/iommu/index.ts";
import {
  IOMMUFD_COMPATIBLE,
  IommufdHandler,
  recordLayouts,
  type IommufdContext,
} from "../kernel/iommufd/index.ts";
import type { File } from "../kernel/files/index.ts";
import type { Incoming, Kho } from "../kernel/kho/index.ts";
import type { GlobalData, Orchestrator } from "../kernel/liveupdate/index.ts";
import { MemfdHandler, memfdLayouts } from "../kernel/memfd/index.ts";
import {
  PCI_COMPATIBLE,
  PciList,
  VFIO_PCI_COMPATIBLE,
  VfioHandler,
  pciLayouts,
  readPciList,
  vfioLayouts,
  type PciPlace,
  type VfioDevice,
} from "../kernel/vfio/index.ts";
import type { FaultPlan } from "../world/index.ts";
import type { DeviceLayouts, Profile } from "./profile.ts";

/** What the handlers need of their kernel. */
interface CarrierParts {
  readonly profile: Profile;
  readonly predecessor: Profile | undefined;
  readonly faults: FaultPlan;
  readonly kho: Kho;
  readonly luo: Orchestrator;
  readonly incoming: Incoming | undefined;
  readonly restored: RestoredIommu | undefined;
  readonly driver: UnitDriver;
  readonly ops: IommuOps;
  readonly devices: readonly VfioDevice[];
  /** A fresh iommufd. */
  readonly open: () => { readonly context: IommufdContext; readonly file: File };
}

export class Carriers {
  readonly memfd: MemfdHandler;
  readonly iommufd: IommufdHandler | undefined;
  readonly vfio: VfioHandler | undefined;
  readonly #parts: CarrierParts;
  #records: IommuRecords | undefined;

  constructor(parts: CarrierParts) {
    this.#parts = parts;
    const { profile, faults, kho, incoming, luo } = parts;
    const { huge, iommufd, liveupdate } = profile;
    assert(liveupdate !== false, "handlers of a kernel without live update");
    const layout = memfdLayouts[liveupdate.memfd];
    this.memfd = new MemfdHandler({ kho, incoming, faults, huge, layout });
    luo.register(this.memfd);
    // Until a proposal for page tables and devices is merged, memory files are all there is.
    if (iommufd.mark === "none") return;
    const global = this.#global();
    this.iommufd = this.#iommufdHandler(global);
    luo.register(this.iommufd);
    this.vfio = this.#vfioHandler(global);
    luo.register(this.vfio);
  }

  /** What of the IOMMU goes over. */
  get kept(): Kept | undefined {
    return this.#records?.kept;
  }

  readonly #current = (): IommuRecords => {
    assert(this.#records !== undefined, "iommu records used before they exist");
    return this.#records;
  };

  #iommufdHandler(global: GlobalData): IommufdHandler {
    const { profile, predecessor, kho, incoming, restored, ops, open, devices } = this.#parts;
    const { layout, retrieve: retrieves } = profile.iommufd;
    return new IommufdHandler({
      kho,
      incoming,
      records: this.#current,
      global,
      restored,
      open,
      arrived: (token, context, domains) => {
        for (const device of devices) {
          const { restored: came } = device;
          // Layouts without room for a token leave it to who has the device's page table.
          const isOwner = came !== undefined && (came.token ?? token) === token;
          if (isOwner && domains.has(came.domain)) device.owner = context;
        }
      },
      ops,
      layout: recordLayouts[layout],
      foreign: foreign(IOMMUFD_COMPATIBLE, predecessor?.iommufd.layout, layout),
      retrieves,
    });
  }

  #vfioHandler(global: GlobalData): VfioHandler {
    const { profile, predecessor, kho, incoming, luo, driver, devices } = this.#parts;
    const { vfioPci, pci } = profile.handover;
    const theirs = predecessor?.handover;
    return new VfioHandler({
      kho,
      incoming,
      driver,
      records: this.#current,
      global,
      devices,
      layout: vfioLayouts[vfioPci],
      foreign: foreign(VFIO_PCI_COMPATIBLE, theirs?.vfioPci, vfioPci),
      list: new PciList(kho, pciLayouts[pci], devices.length, incoming),
      listed: listedDevices(incoming, luo, theirs?.pci, pci),
    });
  }

  /** The IOMMU's global data: records out while needed, pages of records in until finished. */
  #global(): GlobalData {
    const { kho, driver, incoming, restored, profile } = this.#parts;
    const layout = iommuLayouts[profile.handover.iommu];
    return {
      name: layout.compatible,
      preserve: () => {
        const records = IommuRecords.create(kho, driver, layout);
        if (typeof records === "number") return records;
        this.#records = records;
        return records.flbPa;
      },
      unpreserve: () => {
        this.#records?.free();
        this.#records = undefined;
      },
      finish: () => {
        for (const pa of restored?.pages ?? []) incoming?.discard(pa);
      },
    };
  }
}

/** The list of devices the previous kernel left; a string is why it cannot be believed. */
function listedDevices(
  incoming: Incoming | undefined,
  luo: Orchestrator,
  theirs: DeviceLayouts["pci"] | undefined,
  ours: DeviceLayouts["pci"],
): readonly PciPlace[] | string {
  const pa = luo.incomingGlobal(PCI_COMPATIBLE);
  if (incoming === undefined || pa === undefined) return [];
  const refusal = foreign(PCI_COMPATIBLE, theirs, ours);
  return refusal ?? readPciList(incoming, pa, pciLayouts[ours]);
}

/**
 * The reason to refuse records of a kernel whose layout bears the same name and is another;
 * undefined where it is the same, or nobody knows whose records they are.
 */
export function foreign(
  name: string,
  theirs: string | undefined,
  ours: string,
): string | undefined {
  if (theirs === undefined || theirs === ours) return undefined;
  return `record of layout "${theirs}", expected "${ours}": both are called ${name}`;
}

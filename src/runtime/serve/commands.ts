// Names and readers of ioctl commands, found among the codecs by their numbers and by the kind of
// file they go to: a container's numbers mean something else to a device.
import { uapi } from "../../generated/index.ts";

/** Kinds of files that have commands of their own. */
export type FileKind = "iommufd" | "device" | "group" | "liveupdate";

/** A command as its header defines it, with the struct it takes. */
export interface KnownCommand {
  readonly name: string;
  /** Bytes of the struct in this version; 0 for a command whose argument is no struct. */
  readonly size: number;
  /** The struct's members; reserved ones are not among them. */
  readonly read: (view: DataView) => object;
  /** Constants named after the command or its struct whose values are single bits, by name. */
  readonly bits: readonly (readonly [name: string, value: number])[];
}

type Module = Readonly<Record<string, unknown>>;

const { iommufd, iommufdLiveupdate, liveupdate, vfio } = uapi;

/** Where commands of a kind are defined, and how they are called; of two the first is meant. */
const places: Readonly<Record<FileKind, { modules: readonly Module[]; names: RegExp }>> = {
  iommufd: {
    modules: [
      iommufd.ioas,
      iommufd.hwpt,
      iommufd.fault,
      iommufd.viommu,
      iommufd.event,
      iommufd.queue,
      iommufd.selftest,
      iommufdLiveupdate.later,
      iommufdLiveupdate.posted,
      iommufdLiveupdate.proposal,
      iommufd.noiommu,
      iommufd.grown,
      vfio.type1,
      vfio.group,
    ],
    names: /^(IOMMU_|VFIO_IOMMU_|VFIO_GET_API_VERSION|VFIO_CHECK_EXTENSION|VFIO_SET_IOMMU)/,
  },
  device: {
    modules: [
      vfio.cdev,
      vfio.interrupt,
      vfio.pci,
      vfio.feature,
      vfio.gfx,
      vfio.migration,
      vfio.grown,
    ],
    names: /^VFIO_(DEVICE|MIG)_/,
  },
  group: { modules: [vfio.group], names: /^VFIO_GROUP_/ },
  liveupdate: { modules: [liveupdate], names: /^LIVEUPDATE_/ },
};

/** Structs that are not called like their command. */
const structs: Readonly<Record<string, string>> = {
  IOMMU_GET_HW_INFO: "IOMMU_HW_INFO",
  IOMMU_FAULT_QUEUE_ALLOC: "IOMMU_FAULT_ALLOC",
  VFIO_DEVICE_GET_INFO: "VFIO_DEVICE_INFO",
  VFIO_DEVICE_GET_REGION_INFO: "VFIO_REGION_INFO",
  VFIO_DEVICE_GET_IRQ_INFO: "VFIO_IRQ_INFO",
  VFIO_DEVICE_SET_IRQS: "VFIO_IRQ_SET",
  VFIO_DEVICE_GET_PCI_HOT_RESET_INFO: "VFIO_PCI_HOT_RESET_INFO",
  VFIO_DEVICE_PCI_HOT_RESET: "VFIO_PCI_HOT_RESET",
  VFIO_GROUP_GET_STATUS: "VFIO_GROUP_STATUS",
  VFIO_IOMMU_GET_INFO: "VFIO_IOMMU_TYPE1_INFO",
  VFIO_IOMMU_MAP_DMA: "VFIO_IOMMU_TYPE1_DMA_MAP",
  VFIO_IOMMU_UNMAP_DMA: "VFIO_IOMMU_TYPE1_DMA_UNMAP",
  VFIO_IOMMU_DIRTY_PAGES: "VFIO_IOMMU_TYPE1_DIRTY_BITMAP",
};

/** The types of ioctl numbers: iommufd's and VFIO's, live update's. */
const TYPES: ReadonlySet<number> = new Set([0x3b, 0xba]);

const known = new Map<FileKind, ReadonlyMap<number, readonly KnownCommand[]>>();

/** The kind of a file by what its operations are called. */
export function kindOf(file: string): FileKind | undefined {
  if (file === "/dev/iommu") return "iommufd";
  if (file.startsWith("vfio device")) return "device";
  if (file === "vfio group") return "group";
  return file.includes("liveupdate") ? "liveupdate" : undefined;
}

/**
 * The command of a number for a kind of file, or undefined. Where a struct has grown, or several
 * were proposed, the one of as many bytes as the program says, else the first. Built on first use.
 */
export function commandOf(
  kind: FileKind | undefined,
  number: number,
  claimedBytes?: number,
): KnownCommand | undefined {
  if (kind === undefined) return undefined;
  let commands = known.get(kind);
  if (commands === undefined) known.set(kind, (commands = commandsOf(kind)));
  const all = commands.get(number);
  return all?.find(({ size }) => size === claimedBytes) ?? all?.[0];
}

function commandsOf(kind: FileKind): ReadonlyMap<number, readonly KnownCommand[]> {
  const found = new Map<number, KnownCommand[]>();
  const { modules, names } = places[kind];
  for (const module of modules) {
    for (const [name, number] of Object.entries(module)) {
      if (typeof number !== "number" || !names.test(name)) continue;
      if (!TYPES.has(number >>> 8) || isMeasure(name)) continue;
      const command = commandIn(module, name);
      found.set(number, [...(found.get(number) ?? []), command]);
    }
  }
  return found;
}

function commandIn(module: Module, name: string): KnownCommand {
  const struct = structs[name] ?? name;
  const size = module[`${struct}_SIZE`];
  const read = module[`read${pascal(struct)}`];
  const bits = Object.entries(module).flatMap(([constant, value]) => {
    const prefix = [`${name}_`, `${struct}_`].find((each) => constant.startsWith(each));
    if (prefix === undefined || typeof value !== "number" || isMeasure(constant)) return [];
    const isBit = value > 0 && (value & (value - 1)) === 0;
    return isBit ? [[constant.slice(prefix.length), value] as const] : [];
  });
  if (typeof size !== "number" || typeof read !== "function")
    return { name, size: 0, read: () => ({}), bits };
  return { name, size, read: read as KnownCommand["read"], bits };
}

/** What is generated beside every struct. */
const isMeasure = (name: string): boolean => /_(SIZE|ALIGN)$/.test(name);

/** `IOMMU_IOAS_MAP` as the codecs' functions spell it. */
const pascal = (name: string): string =>
  name
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");

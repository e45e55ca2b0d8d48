// Kernels by name: what Linux has merged, and proposals in the shapes they were posted in.
import type { IommufdFeatures } from "../kernel/iommufd/index.ts";
import type { KhoFormat } from "../kernel/kho/index.ts";
import type { luoFormats } from "../kernel/liveupdate/index.ts";
import type { HugePolicy, memfdLayouts } from "../kernel/memfd/index.ts";
import type { VfioFeatures } from "../kernel/vfio/index.ts";

/** The wire formats a kernel writes and reads: it knows one of each, and refuses the others. */
export interface LiveUpdateFormats {
  readonly kho: KhoFormat["name"];
  readonly luo: keyof typeof luoFormats;
  readonly memfd: keyof typeof memfdLayouts;
}

export interface Profile {
  readonly name: string;
  readonly iommufd: IommufdFeatures;
  readonly vfio: VfioFeatures;
  /** What the kernel drives and how; with interrupt remapping unless said. */
  readonly iommu?: {
    readonly kind: "vt-d" | "virtio";
    readonly isolatesInterrupts: boolean;
    /** VT-d's scalable mode is on. */
    readonly scalable?: boolean;
  };
  /** KHO and the orchestrator are there; their formats, and that of memory files. */
  readonly liveupdate: false | LiveUpdateFormats;
  readonly huge: HugePolicy;
}

const merged: Profile = {
  name: "linux-6.12",
  iommufd: {
    mapFile: false,
    alwaysReadable: true,
    mark: "none",
    layout: "reviewed",
    retrieve: false,
  },
  vfio: { bind: "cdev" },
  liveupdate: false,
  huge: "within_size",
};

/** What the kernels that proposals were made against have. */
const recent = { mapFile: true, alwaysReadable: false };

/** The first merged formats, and the last. */
const first: LiveUpdateFormats = { kho: "kho-v1", luo: "luo-v1", memfd: "memfd-v1" };
const current: LiveUpdateFormats = { kho: "kho-v4", luo: "luo-v5", memfd: "memfd-v2" };

/** What was merged of live update: memory files alone, no page tables, no devices. */
const filesOnly = { ...recent, mark: "none", layout: "reviewed", retrieve: false } as const;

/** Every kernel there is; the last is the one a voyage takes. */
export const profiles: readonly Profile[] = [
  merged,
  {
    ...merged,
    name: "linux-6.12-virtio",
    iommufd: { ...merged.iommufd, allowUnsafeInterrupts: true },
    iommu: { kind: "virtio", isolatesInterrupts: false },
  },
  {
    ...merged,
    name: "linux-6.12-scalable",
    iommu: { kind: "vt-d", isolatesInterrupts: true, scalable: true },
  },
  {
    ...merged,
    name: "linux-6.12-nointremap",
    iommu: { kind: "vt-d", isolatesInterrupts: false },
  },
  {
    ...merged,
    name: "linux-6.12-nointremap-unsafe",
    iommufd: { ...merged.iommufd, allowUnsafeInterrupts: true },
    iommu: { kind: "vt-d", isolatesInterrupts: false },
  },
  {
    ...merged,
    name: "linux-6.12-test",
    iommufd: { ...merged.iommufd, test: true },
  },
  {
    // The stable selftests of 6.12.117 ask for more than the kernel they come with has.
    ...merged,
    name: "linux-6.12-selftest",
    iommufd: { ...merged.iommufd, test: true, testPasid: true },
  },
  {
    ...merged,
    name: "rfc-2021",
    vfio: { bind: "rfc" },
  },
  {
    ...merged,
    name: "rfc-2021-reviewed",
    vfio: { bind: "reviewed" },
  },
  { ...merged, name: "luo-first", iommufd: filesOnly, liveupdate: first },
  { ...merged, name: "luo-current", iommufd: filesOnly, liveupdate: current },
  {
    ...merged,
    name: "posted-2026-02",
    iommufd: {
      ...recent,
      mark: "posted",
      layout: "posted",
      retrieve: false,
    },
    liveupdate: current,
  },
  {
    ...merged,
    name: "latest",
    iommufd: {
      ...recent,
      mark: "later",
      layout: "latest",
      retrieve: true,
    },
    liveupdate: current,
  },
  {
    ...merged,
    name: "reviewed",
    iommufd: {
      ...recent,
      mark: "posted",
      layout: "reviewed",
      retrieve: true,
    },
    liveupdate: current,
  },
];

/** The profile of a name, or undefined. */
export function profileNamed(name: string): Profile | undefined {
  return profiles.find((profile) => profile.name === name);
}

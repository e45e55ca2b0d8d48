// Kernels by name: what Linux has merged, and proposals in the shapes they were posted in.
import type { DefaultDomainKind, IommuLayoutName } from "../kernel/iommu/index.ts";
import type { IommufdFeatures } from "../kernel/iommufd/index.ts";
import type { KhoFormat } from "../kernel/kho/index.ts";
import type { luoFormats } from "../kernel/liveupdate/index.ts";
import type { HugePolicy, memfdLayouts } from "../kernel/memfd/index.ts";
import type { PciLayoutName, VfioFeatures, VfioLayoutName } from "../kernel/vfio/index.ts";

/** The wire formats a kernel writes and reads: it knows one of each, and refuses the others. */
interface LiveUpdateFormats {
  readonly kho: KhoFormat["name"];
  readonly luo: keyof typeof luoFormats;
  readonly memfd: keyof typeof memfdLayouts;
}

/** Layouts of what a kernel hands over about devices and their translation. */
export interface DeviceLayouts {
  readonly iommu: IommuLayoutName;
  readonly vfioPci: VfioLayoutName;
  readonly pci: PciLayoutName;
  /** A proposal: what is behind an AMD unit goes over too, by analogy with VT-d. */
  readonly amd?: boolean;
}

export interface Profile {
  readonly name: string;
  readonly iommufd: IommufdFeatures;
  readonly vfio: Omit<VfioFeatures, "minor">;
  /** What the kernel drives and how; with interrupt remapping unless said. */
  readonly iommu?: {
    readonly kind: "vt-d" | "virtio";
    readonly isolatesInterrupts: boolean;
    /** VT-d's scalable mode is on. */
    readonly scalable?: boolean;
  };
  /** What devices' requests go through while no user has their DMA; absent: they are blocked. */
  readonly defaultDomain?: DefaultDomainKind;
  /** KHO and the orchestrator are there; their formats, and that of memory files. */
  readonly liveupdate: false | LiveUpdateFormats;
  /** Layouts of the proposals; of no consequence where nothing can be marked. */
  readonly handover: DeviceLayouts;
  readonly huge: HugePolicy;
}

const merged: Profile = {
  name: "linux-6.12",
  iommufd: {
    minor: 12,
    mapFile: false,
    alwaysReadable: true,
    mark: "none",
    layout: "reviewed",
    retrieve: false,
  },
  vfio: { bind: "cdev" },
  liveupdate: false,
  handover: { iommu: "version-1", vfioPci: "v3", pci: "v6" },
  huge: "within_size",
};

/** What the kernels that proposals were made against have: those of the time of Linux 7.0. */
const recent = { minor: 20, mapFile: true, alwaysReadable: false };

/** The first merged formats, those with the radix tree before blobs had sizes, and the last. */
const first: LiveUpdateFormats = { kho: "kho-v1", luo: "luo-v1", memfd: "memfd-v1" };
const second: LiveUpdateFormats = { kho: "kho-v2", luo: "luo-v1", memfd: "memfd-v2" };
const current: LiveUpdateFormats = { kho: "kho-v4", luo: "luo-v5", memfd: "memfd-v2" };

/** What was merged of live update: memory files alone, no page tables, no devices. */
const filesOnly = { ...recent, mark: "none", layout: "reviewed", retrieve: false } as const;

/** The series as first posted. */
const posted: Profile = {
  ...merged,
  name: "posted-2026-02",
  iommufd: { ...recent, mark: "posted", layout: "posted", retrieve: false },
  liveupdate: current,
  handover: { iommu: "posted-pasid", vfioPci: "posted", pci: "v2" },
};

/** The branch after the first review: other marks, other records, an iommu record still narrow. */
const branch: Profile = {
  ...merged,
  name: "branch",
  iommufd: { ...recent, mark: "later", layout: "latest", retrieve: false },
  liveupdate: current,
  handover: { iommu: "branch", vfioPci: "v3", pci: "v3" },
};

/** What Linux 7 has of numbers that count on from 6.19. */
const SINCE_7 = 20;

/** A later kernel built with its own tests: their devices, as that release has them. */
const testKernel = (release: "6.13" | "6.15" | "6.17" | "7.2"): Profile => {
  const [major, minor] = release.split(".").map(Number) as [number, number];
  return {
    ...merged,
    name: `linux-${release}-test`,
    iommufd: {
      ...filesOnly,
      minor: major === 7 ? SINCE_7 + minor : minor,
      test: true,
      testPasid: true,
    },
  };
};

/** The 6.12 that was recorded: booted with `iommu=strict` unless its name says otherwise. */
const translated: Profile = { ...merged, defaultDomain: "translated" };

/** Giving page tables back is a proposal on top of each series: none of them has it. */
const retrieving = (profile: Profile): Profile => ({
  ...profile,
  name: `${profile.name}-retrieve`,
  iommufd: { ...profile.iommufd, retrieve: true },
});

const latest: Profile = {
  ...branch,
  name: "latest",
  iommufd: { ...branch.iommufd, retrieve: true },
  handover: merged.handover,
};

const reviewed: Profile = {
  ...posted,
  name: "reviewed",
  iommufd: { ...posted.iommufd, layout: "reviewed", retrieve: true },
  handover: { ...merged.handover, amd: true },
};

/** VT-d's scalable mode, where a unit has it. */
const SCALABLE = { kind: "vt-d", isolatesInterrupts: true, scalable: true } as const;
const scalable = (profile: Profile): Profile => ({
  ...profile,
  name: `${profile.name}-scalable`,
  iommu: SCALABLE,
});

/** Every kernel there is; the last is the one a voyage takes. */
export const profiles: readonly Profile[] = [
  translated,
  { ...merged, name: "linux-6.12-passthrough", defaultDomain: "identity" },
  {
    ...merged,
    name: "linux-6.12-virtio",
    iommufd: { ...merged.iommufd, allowUnsafeInterrupts: true },
    iommu: { kind: "virtio", isolatesInterrupts: false },
  },
  scalable(translated),
  {
    ...translated,
    name: "linux-6.12-nointremap",
    iommu: { kind: "vt-d", isolatesInterrupts: false },
  },
  {
    ...translated,
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
  testKernel("6.13"),
  testKernel("6.15"),
  testKernel("6.17"),
  testKernel("7.2"),
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
  { ...merged, name: "luo-second", iommufd: filesOnly, liveupdate: second },
  { ...merged, name: "luo-current", iommufd: filesOnly, liveupdate: current },
  {
    ...merged,
    name: "linux-7.2",
    iommufd: { ...filesOnly, minor: SINCE_7 + 2 },
    liveupdate: current,
    huge: "never",
  },
  // The series up to its ninth patch: nothing of scalable mode goes over yet.
  {
    ...posted,
    name: "posted-2026-02-base",
    handover: { ...posted.handover, iommu: "posted" },
  },
  posted,
  retrieving(posted),
  {
    ...branch,
    name: "branch-base",
    handover: { ...branch.handover, iommu: "branch-base" },
  },
  branch,
  retrieving(branch),
  {
    ...branch,
    name: "version-1-base",
    handover: { ...branch.handover, iommu: "version-1-base" },
  },
  ...[posted, retrieving(posted), branch, retrieving(branch), latest, reviewed].map((profile) =>
    scalable(profile),
  ),
  latest,
  reviewed,
];

/** The profile of a name, or undefined. */
export function profileNamed(name: string): Profile | undefined {
  return profiles.find((profile) => profile.name === name);
}

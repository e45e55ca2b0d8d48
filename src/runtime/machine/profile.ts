// Kernels by name: what Linux has merged, and proposals in the shapes they were posted in.
import type { IommufdFeatures } from "../kernel/iommufd/index.ts";
import type { HugePolicy } from "../kernel/memfd/index.ts";
import type { VfioFeatures } from "../kernel/vfio/index.ts";

export interface Profile {
  readonly name: string;
  readonly iommufd: IommufdFeatures;
  readonly vfio: VfioFeatures;
  /** KHO and the orchestrator are there. */
  readonly liveupdate: boolean;
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

/** Every kernel there is; the last is the one a voyage takes. */
export const profiles: readonly Profile[] = [
  merged,
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
  {
    ...merged,
    name: "posted-2026-02",
    iommufd: {
      ...recent,
      mark: "posted",
      layout: "posted",
      retrieve: false,
    },
    liveupdate: true,
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
    liveupdate: true,
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
    liveupdate: true,
  },
];

/** The profile of a name, or undefined. */
export function profileNamed(name: string): Profile | undefined {
  return profiles.find((profile) => profile.name === name);
}

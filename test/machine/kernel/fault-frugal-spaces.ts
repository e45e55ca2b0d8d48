// Calls on contexts, address spaces, page tables and containers that need nothing.
import { expect } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import {
  container,
  ioctl,
  mapFile,
  mapped,
  scene,
  withFile,
  words,
  type Frugal,
  type Scene,
} from "./fault-scenes.ts";

const { posted, later, proposal } = uapi.iommufdLiveupdate;

const unmapAll = words(24, 1, 0, 0, -1, -1);

/** A page table (3) of a bound device, in a kernel that marks. */
function marking(profile: string): Scene {
  const made = scene({ profile, bound: true });
  expect(made.client.hwptAlloc(made.iommufd, 2, 1)).toBe(3);
  return made;
}

const markLater = ioctl(later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE, 16, 3, 7, 0);

export const frugalSpaces: readonly Frugal[] = [
  [
    "DESTROY",
    "it only gives back",
    () => scene(),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b80, words(8, 1)),
  ],
  [
    "IOVA_RANGES",
    "it only reads",
    () => scene(),
    ({ client, iommufd, memory }) => {
      const va = [memory | 0, Math.floor(memory / 2 ** 32)];
      return client.process.ioctl(iommufd, 0x3b84, words(32, 1, 4, 0, ...va, 0, 0));
    },
  ],
  [
    "UNMAP",
    "whole areas leave whole",
    () => mapped({ bound: true }),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b86, unmapAll),
  ],
  [
    "OPTION",
    "a flag",
    () => scene(),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b87, words(24, 1, 1, 1, 1, 0)),
  ],
  [
    "VFIO_IOAS",
    "a pointer",
    () => scene(),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b88, words(12, 1, 1)),
  ],
  [
    "GET_HW_INFO",
    "it only reads",
    () => scene({ bound: true }),
    ({ client, iommufd }) =>
      client.process.ioctl(iommufd, 0x3b8a, words(40, 0, 2, 0, 0, 0, 0, 0, 0, 0)),
  ],
  [
    "CHANGE_PROCESS",
    "charges move; notes of areas are there",
    () => {
      const made = withFile(true);
      expect(mapFile(0x200000)(made)).toBe(0);
      return made;
    },
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b92, words(8, 0)),
  ],
  [
    "mark, as posted",
    "a number on an object",
    () => marking("posted-2026-02"),
    ioctl(posted.IOMMU_HWPT_LU_SET_PRESERVE, 12, 3, 7),
  ],
  ["mark, as changed later", "a number on an object", () => marking("branch"), markLater],
  [
    "FIND",
    "it only reads",
    () => {
      const made = marking("posted-2026-02-retrieve");
      expect(ioctl(posted.IOMMU_HWPT_LU_SET_PRESERVE, 12, 3, 7)(made)).toBe(0);
      return made;
    },
    ioctl(proposal.IOMMU_HWPT_LU_FIND, 24, 0, 7, 0, 0, 0),
  ],
  [
    "container GET_API_VERSION",
    "a constant",
    container,
    ({ client, iommufd }) => client.process.ioctlAt(iommufd, 0x3b64, 0),
  ],
  [
    "CHECK_EXTENSION",
    "it only reads",
    container,
    ({ client, iommufd }) => client.process.ioctlAt(iommufd, 0x3b65, 1),
  ],
  [
    "SET_IOMMU",
    "a flag",
    container,
    ({ client, iommufd }) => client.process.ioctlAt(iommufd, 0x3b66, 1),
  ],
  [
    "container GET_INFO",
    "it is written piece by piece",
    container,
    ioctl(0x3b70, 24, 0, 0, 0, 0, 0),
  ],
  [
    "container UNMAP_DMA of all",
    "whole areas leave whole",
    container,
    ioctl(0x3b72, 24, 2, 0, 0, 0, 0),
  ],
];

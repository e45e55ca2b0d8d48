// Calls that need nothing: whatever is short, they answer as ever. Each says why.
import { expect } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { withVdevice } from "./fault-calls-mock.ts";
import {
  VIRTUAL,
  container,
  counter,
  done,
  halves,
  mapFile,
  mapped,
  scene,
  test,
  virtual,
  withFile,
  withPasids,
  words,
  written,
  type Scene,
} from "./fault-scenes.ts";

const { posted, later, proposal } = uapi.iommufdLiveupdate;
const unmapAll = words(24, 1, 0, 0, -1, -1);

/** A call: its name, why it needs nothing, what comes before it, the call, the answer unless ok. */
export type Frugal = readonly [
  name: string,
  why: string,
  prepare: () => Scene,
  call: (scene: Scene) => number,
  answer?: string,
];

const ioctl =
  (command: number, ...values: readonly number[]) =>
  ({ client, iommufd }: Scene): number =>
    client.process.ioctl(iommufd, command, words(...values));

const onDevice =
  (command: number, ...values: readonly number[]) =>
  ({ client, device }: Scene): number =>
    client.process.ioctl(device, command, words(...values));

const asked =
  (op: number, id: number, union: readonly number[] = []) =>
  ({ client, iommufd }: Scene): number =>
    client.process.ioctl(iommufd, 0x3ba0, test(op, id, union));

const bound = (): Scene => scene({ bound: true });
const newest = ({ client }: Scene): number => client.process.fds.open.at(-1) ?? -1;

/** A device that was reset by itself: one of the two can. */
function resettable(): Scene {
  const made = scene();
  const device = made.client.process.open("/dev/vfio/devices/vfio1");
  expect(made.client.bind(device, made.iommufd)).toBe(2);
  return { ...made, device };
}

/** A group in a container, opened last. */
function group(): Scene {
  const made = scene();
  const fd = made.client.process.open("/dev/vfio/0");
  done(made, fd, 0x3b68, words(made.iommufd));
  return made;
}

/** A user's own table (6) in a parent of the mock device (5), its entries in memory. */
function nested(): Scene {
  const made = virtual(false);
  made.client.process.space.write(made.memory, words(7, 0));
  const table = words(48, 0, 3, 5, 0, 0, 0xdead, 4, ...halves(made.memory), 0, 0);
  done(made, made.iommufd, 0x3b89, table);
  made.client.process.space.write(made.memory, words(0, 1));
  return made;
}

/** A page table (3) of a bound device, in a kernel that marks. */
function marking(profile: string): Scene {
  const made = scene({ profile, bound: true });
  expect(made.client.hwptAlloc(made.iommufd, 2, 1)).toBe(3);
  return made;
}

const markLater = ioctl(later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE, 16, 3, 7, 0);

/** An access that holds a page under number 0, opened last. */
function holding(): Scene {
  const made = mapped({ mock: true });
  done(made, made.iommufd, 0x3ba0, test(5, 1, [0, 1]));
  done(made, made.iommufd, 0x3ba0, test(7, newest(made), [0, 0, 0x1001000, 0, 0x1000, 0, 0, 0]));
  return made;
}

/** A virtual IOMMU (6) with a queue (8) for events of the device, which is on a table (9) of it. */
function withQueue(): Scene {
  const made = withVdevice();
  done(made, made.iommufd, 0x3b93, words(32, 0, 6, 0xbeefbeef | 0, 4, 0, 0, 0));
  const table = words(48, 0, 3, 6, 0, 0, 0xdead, 4, ...halves(made.memory), 0, 0);
  done(made, made.iommufd, 0x3b89, table);
  done(made, made.iommufd, 0x3ba0, test(10, 2, [9]));
  return made;
}

/** Memory of a device, opened last. */
function withBuffer(): Scene {
  const made = scene({ mock: true, later: true });
  done(made, made.iommufd, 0x3ba0, test(22, 0, [4096]));
  return made;
}

export const frugal: readonly Frugal[] = [
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
    "DETACH",
    "it only gives back",
    () => {
      const made = mapped({ bound: true });
      expect(made.client.attach(made.device, 1)).toBe(3);
      return made;
    },
    ({ client, device }) => client.process.ioctl(device, 0x3b78, words(8, 0)),
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
    "PASID detach",
    "it only gives back",
    () => withPasids(true),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(20, 5, [77])),
  ],
  [
    "GET_INFO",
    "it only reads",
    () => scene({ bound: true }),
    ({ client, device }) => client.process.ioctl(device, 0x3b6b, words(20, 0, 0, 0, 0)),
  ],
  [
    "SET_DIRTY_TRACKING on written pages",
    "bits of leaves that are there",
    () => written(false),
    ioctl(0x3b8b, 16, 1, 5, 0),
  ],
  ["SET_DIRTY_TRACKING off", "a flag", () => written(true), ioctl(0x3b8b, 16, 0, 5, 0)],
  [
    "HWPT_INVALIDATE of a user's own table",
    "entry by entry, through the stack",
    nested,
    (made) => ioctl(0x3b8d, 32, 6, ...halves(made.memory), VIRTUAL, 8, 1, 0)(made),
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
    "DESTROY_ACCESS_PAGES",
    "it only gives back",
    holding,
    (made) => asked(6, newest(made), [0])(made),
  ],
  ["SET_TEMP_MEMORY_LIMIT", "a number", () => scene({ mock: true }), asked(9, 0, [65536])],
  [
    "DIRTY",
    "bits of leaves that are there",
    () => written(true),
    (made) => asked(13, 5, [0, 0, 0x1000000, 0, 4096, 0, 4096, 0, ...halves(made.memory)])(made),
  ],
  ["MD_CHECK_IOTLB", "it only reads", nested, asked(14, 6, [1, 7])],
  [
    "TRIGGER_IOPF",
    "nobody listens",
    () => mapped({ mock: true }),
    asked(15, 0, [3, 0, 1, 1, 0, 0]),
  ],
  ["DEV_CHECK_CACHE", "it only reads", withVdevice, asked(16, 3, [0, 0xbaddad])],
  ["TRIGGER_VEVENT", "a queue has its room", withQueue, asked(17, 3, [3])],
  ["PASID_CHECK_HWPT", "it only reads", () => withPasids(true), asked(21, 5, [77, 7])],
  [
    "DMABUF_REVOKE",
    "it only gives back",
    withBuffer,
    (made) => asked(23, 0, [newest(made), 1])(made),
  ],
  ["GET_IRQ_INFO", "it only reads", bound, onDevice(0x3b6d, 16, 0, 1, 0)],
  ["GET_REGION_INFO", "it only reads", bound, onDevice(0x3b6c, 32, 0, 0, 0, 0, 0, 0, 0)],
  [
    "SET_IRQS off",
    "it only gives back",
    () => {
      const made = bound();
      done(made, made.device, 0x3b6e, words(24, 36, 0, 0, 1, counter(made)));
      return made;
    },
    onDevice(0x3b6e, 20, 33, 0, 0, 0),
  ],
  [
    "IOEVENTFD removed",
    "it only gives back",
    () => {
      const made = bound();
      done(made, made.device, 0x3b74, words(32, 4, 8, 0, 5, 0, counter(made), 0));
      return made;
    },
    onDevice(0x3b74, 32, 4, 8, 0, 5, 0, -1, 0),
  ],
  ["RESET", "registers only", resettable, onDevice(0x3b6f)],
  [
    "GET_PCI_HOT_RESET_INFO",
    "no device here can be reset by its bus",
    bound,
    onDevice(0x3b70, 12, 0, 0),
    "ENODEV",
  ],
  [
    "PCI_HOT_RESET",
    "no device here can be reset by its bus",
    bound,
    onDevice(0x3b71, 12, 0, 0),
    "ENODEV",
  ],
  ["FEATURE: low power", "a flag", bound, onDevice(0x3b75, 8, 0x20003)],
  [
    "GROUP_GET_STATUS",
    "it only reads",
    group,
    (made) => made.client.process.ioctl(newest(made), 0x3b67, words(8, 0)),
  ],
  [
    "GROUP_UNSET_CONTAINER",
    "it only gives back",
    group,
    (made) => made.client.process.ioctlAt(newest(made), 0x3b69, 0),
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
  [
    "ACCESS_RW",
    "it copies from where the pages are",
    () => {
      const made = mapped({ mock: true });
      done(made, made.iommufd, 0x3ba0, test(5, 1, [0, 0]));
      return made;
    },
    (made) => asked(8, newest(made), [0x1000000, 0, 4096, 0, ...halves(made.memory), 1])(made),
  ],
];

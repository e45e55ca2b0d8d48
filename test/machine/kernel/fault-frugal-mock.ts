// Calls of the kernel's own tests, and on mock devices, that need nothing.
import { withVdevice } from "./fault-calls-mock.ts";
import {
  VIRTUAL,
  asked,
  done,
  halves,
  ioctl,
  mapped,
  newest,
  scene,
  test,
  virtual,
  withPasids,
  words,
  written,
  type Frugal,
  type Scene,
} from "./fault-scenes.ts";

/** A user's own table (6) in a parent of the mock device (5), its entries in memory. */
function nested(): Scene {
  const made = virtual(false);
  made.client.process.space.write(made.memory, words(7, 0));
  const table = words(48, 0, 3, 5, 0, 0, 0xdead, 4, ...halves(made.memory), 0, 0);
  done(made, made.iommufd, 0x3b89, table);
  made.client.process.space.write(made.memory, words(0, 1));
  return made;
}

/** An access that holds a page under number 0, opened last. */
function holding(): Scene {
  const made = mapped({ mock: true });
  done(made, made.iommufd, 0x3ba0, test(5, 1, [0, 1]));
  done(made, made.iommufd, 0x3ba0, test(7, newest(made), [0, 0, 0x1001000, 0, 0x1000, 0, 0, 0]));
  return made;
}

/** Memory of a device, opened last. */
function withBuffer(): Scene {
  const made = scene({ mock: true, later: true });
  done(made, made.iommufd, 0x3ba0, test(22, 0, [4096]));
  return made;
}

export const frugalMock: readonly Frugal[] = [
  [
    "PASID detach",
    "it only gives back",
    () => withPasids(true),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(20, 5, [77])),
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
  ["PASID_CHECK_HWPT", "it only reads", () => withPasids(true), asked(21, 5, [77, 7])],
  [
    "DMABUF_REVOKE",
    "it only gives back",
    withBuffer,
    (made) => asked(23, 0, [newest(made), 1])(made),
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

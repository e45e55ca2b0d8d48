// Calls that need something, each failed at every step of it: address spaces, page tables, devices.
import { expect } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import {
  EVENTS,
  VIRTUAL,
  at,
  mapFile,
  mapped,
  number,
  scene,
  test,
  viommu,
  virtual,
  withFile,
  withPasids,
  words,
  type Swept,
} from "./fault-scenes.ts";

const { ioas, fault } = uapi.iommufd;

/** Of iommufd, its container, and groups. */
export const calls: readonly Swept[] = [
  ["IOAS_ALLOC", scene, ({ client, iommufd }) => client.ioasAlloc(iommufd)],
  [
    "FAULT_QUEUE_ALLOC",
    scene,
    ({ client, iommufd }) =>
      client.process.ioctl(iommufd, fault.IOMMU_FAULT_QUEUE_ALLOC, words(16, 0, 0, 0)),
  ],
  [
    "VIOMMU_ALLOC",
    () => virtual(false),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b90, viommu()),
  ],
  [
    "VDEVICE_ALLOC",
    virtual,
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b91, words(24, 6, 3, 0, 9, 0)),
  ],
  [
    "VEVENTQ_ALLOC",
    virtual,
    ({ client, iommufd }) =>
      client.process.ioctl(iommufd, 0x3b93, words(32, 0, 6, EVENTS, 4, 0, 0, 0)),
  ],
  [
    "HW_QUEUE_ALLOC",
    virtual,
    ({ client, iommufd }) => {
      const place = words(40, 0, 6, VIRTUAL, 0, 0, 0x1000000, 0, 4096, 0);
      return client.process.ioctl(iommufd, 0x3b94, place);
    },
  ],
  [
    "HWPT_ALLOC in a virtual IOMMU",
    () => {
      const made = virtual();
      made.client.process.space.write(made.memory, Uint8Array.of(7, 0, 0, 0));
      return made;
    },
    ({ client, iommufd, memory }) => {
      const data = [0xdead, 4, memory % 2 ** 32, Math.floor(memory / 2 ** 32)];
      const table = words(48, 0, 3, 6, 0, 0, ...data, 0, 0);
      return client.process.ioctl(iommufd, 0x3b89, table);
    },
  ],
  ["BIND", scene, ({ client, iommufd, device }) => client.bind(device, iommufd)],
  ["ATTACH", () => mapped({ bound: true }), ({ client, device }) => client.attach(device, 1)],
  [
    "HWPT_ALLOC",
    () => mapped({ bound: true }),
    ({ client, iommufd }) => client.hwptAlloc(iommufd, 2, 1),
  ],
  [
    "replace",
    () => {
      const made = mapped({ bound: true });
      expect(made.client.attach(made.device, 1)).toBe(3);
      expect(made.client.ioasAlloc(made.iommufd)).toBe(4);
      return made;
    },
    ({ client, device }) => client.attach(device, 4),
  ],
  [
    "MAP",
    () => {
      const made = scene({ bound: true });
      expect(made.client.attach(made.device, 1)).toBe(3);
      return made;
    },
    ({ client, iommufd, memory }) =>
      number(client.map(iommufd, { ...at(0x40000000n), start: BigInt(memory), length: 0x8000n })),
  ],
  [
    "COPY",
    () => {
      const made = mapped({ bound: true });
      expect(made.client.attach(made.device, 1)).toBe(3);
      return made;
    },
    ({ client, iommufd }) =>
      number(
        client.copy(iommufd, { ...at(0x80000000n), from: 1, start: 0x101000n, length: 0x2000n }),
      ),
  ],
  [
    "ALLOW_IOVAS",
    () => {
      const made = scene();
      const ranges = new BigUint64Array([0x1000n, 0x1fffn, 0x4000n, 0x4fffn]);
      made.client.process.space.write(made.memory, new Uint8Array(ranges.buffer));
      return made;
    },
    ({ client, iommufd, memory }) =>
      client.process.ioctl(
        iommufd,
        ioas.IOMMU_IOAS_ALLOW_IOVAS,
        words(24, 1, 2, 0, memory | 0, Math.floor(memory / 2 ** 32)),
      ),
  ],
  [
    "MOCK_DOMAIN",
    () => mapped({ mock: true }),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(2, 1)),
  ],
  [
    "CREATE_ACCESS",
    () => mapped({ mock: true }),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(5, 1, [0, 1])),
  ],
  [
    "ACCESS_PAGES",
    () => {
      const made = mapped({ mock: true });
      const created = test(5, 1, [0, 1]);
      expect(made.client.process.ioctl(made.iommufd, 0x3ba0, created)).toBe(0);
      return made;
    },
    ({ client, iommufd }) => {
      const fd = client.process.fds.open.at(-1) ?? -1;
      const arg = test(7, fd, [0, 0, 0x1001000, 0, 0x2000, 0]);
      return client.process.ioctl(iommufd, 0x3ba0, arg);
    },
  ],
  ["MAP_FILE", () => withFile(true), mapFile(0x200000)],
  [
    "MAP_FILE of a device's memory",
    () => {
      const made = scene({ mock: true, later: true });
      expect(made.client.process.ioctl(made.iommufd, 0x3ba0, test(22, 0, [4096]))).toBeGreaterThan(
        0,
      );
      return made;
    },
    mapFile(0x1000000),
  ],
  [
    "a device's memory",
    () => scene({ mock: true, later: true }),
    ({ client, iommufd }) =>
      Math.min(client.process.ioctl(iommufd, 0x3ba0, test(22, 0, [9000])), 0),
  ],
  [
    "PASID attach",
    () => withPasids(false),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(18, 5, [77, 7])),
  ],
  [
    "PASID replace",
    () => withPasids(true),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(19, 5, [77, 8])),
  ],
  [
    "VFIO PASID attach",
    () => {
      const made = mapped({ bound: true, later: true });
      const table = words(48, 8, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0);
      expect(made.client.process.ioctl(made.iommufd, 0x3b89, table)).toBe(0);
      return made;
    },
    ({ client, device }) => client.process.ioctl(device, 0x3b77, words(16, 1, 3, 4)),
  ],
  [
    "group SET_CONTAINER",
    () => {
      const made = scene();
      made.client.process.open("/dev/vfio/0");
      return made;
    },
    ({ client, iommufd }) => {
      const group = client.process.fds.open.at(-1) ?? -1;
      return client.process.ioctl(group, 0x3b68, words(iommufd));
    },
  ],
  [
    "group GET_DEVICE_FD",
    () => {
      const made = scene();
      const group = made.client.process.open("/dev/vfio/0");
      expect(made.client.process.ioctl(group, 0x3b68, words(made.iommufd))).toBe(0);
      return made;
    },
    ({ client, machine }) => {
      const group = client.process.fds.open.at(-1) ?? -1;
      const name = new TextEncoder().encode(`${machine.hardware.devices[0]!.name}\0`);
      return Math.min(client.process.ioctl(group, 0x3b6a, name), 0);
    },
  ],
  [
    "container MAP_DMA",
    () => {
      const made = scene();
      const set = words(12, 1, 1);
      expect(made.client.process.ioctl(made.iommufd, ioas.IOMMU_VFIO_IOAS, set)).toBe(0);
      return made;
    },
    ({ client, iommufd, memory }) => {
      const va = [memory | 0, Math.floor(memory / 2 ** 32)];
      return client.process.ioctl(iommufd, 0x3b71, words(32, 3, ...va, 0x1000, 0, 0x1000, 0));
    },
  ],
];

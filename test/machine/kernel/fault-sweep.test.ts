// Every allocation, pin and descriptor a call needs, failed once: the call is refused, and nothing
// that can be seen has changed; with nothing failed it works.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { describeContext } from "../../../src/runtime/kernel/iommufd/index.ts";
import { boot, MIB, said } from "./bench.ts";

const { ioas, fault } = uapi.iommufd;
const PAGES = 8;

type Machinery = ReturnType<typeof boot>;

/** A process with an address space (1), memory in it, a mock device (2, 3; page table 4). */
interface Scene extends Machinery {
  readonly iommufd: number;
  readonly memory: number;
  readonly device: number;
}

function scene({ mock = false, bound = false, later = false } = {}): Scene {
  const profile = later
    ? mock
      ? "linux-7.2-test"
      : "linux-7.2"
    : mock
      ? "linux-6.12-test"
      : "linux-6.12";
  const made = boot({ profile, ramBytes: 32 * MIB });
  const { client, machine } = made;
  const { process } = client;
  const iommufd = process.open("/dev/iommu");
  const device = process.open("/dev/vfio/devices/vfio0");
  const memory = process.mmap(PAGES * 4096);
  for (let page = 0; page < PAGES; page++) {
    process.space.write(memory + page * 4096, Uint8Array.of(page));
  }
  expect(client.ioasAlloc(iommufd)).toBe(1);
  if (mock) expect(process.ioctl(iommufd, 0x3ba0, test(2, 1))).toBe(0);
  if (bound) expect(client.bind(device, iommufd)).toBe(2);
  expect(machine.kernel.contexts.size).toBe(1);
  return { ...made, iommufd, memory, device };
}

/** A test command: its operation, the object it is about, words of the union. */
function test(op: number, id: number, words: readonly number[] = []): Uint8Array {
  const view = new DataView(new ArrayBuffer(72));
  [72, op, id, 0, ...words].forEach((word, at) => view.setUint32(at * 4, word, true));
  return new Uint8Array(view.buffer);
}

function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, at) => view.setInt32(at * 4, value, true));
  return new Uint8Array(view.buffer);
}

const at = (iova: bigint): { ioasId: number; iova: bigint } => ({ ioasId: 1, iova });
const number = (answer: bigint | number): number => (typeof answer === "bigint" ? 0 : answer);

/** Maps the scene's memory at 1 MiB, or at the mock's first address. */
function mapped(options: Parameters<typeof scene>[0]): Scene {
  const made = scene(options);
  const { client, iommufd, memory } = made;
  const iova = options?.mock === true ? 0x1000000n : 0x100000n;
  const length = BigInt(PAGES * 4096);
  expect(client.map(iommufd, { ...at(iova), start: BigInt(memory), length })).toBe(iova);
  return made;
}

const VIRTUAL = 0xdeadbeef | 0;
const EVENTS = 0xbeefbeef | 0;

/** A mock device in a later kernel, memory mapped; a parent (5), in it a virtual IOMMU (6). */
function virtual(hasViommu = true): Scene {
  const made = mapped({ mock: true, later: true });
  const { client, iommufd } = made;
  const parent = words(48, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  expect(client.process.ioctl(iommufd, 0x3b89, parent)).toBe(0);
  if (hasViommu) expect(client.process.ioctl(iommufd, 0x3b90, viommu())).toBe(0);
  return made;
}

const viommu = (): Uint8Array => words(40, 0, VIRTUAL, 3, 5, 0, 0, 0, 0, 0);

/** A second device, with PASIDs (5, 6), on a table for them (7); another one (8). */
function withPasids(attached: boolean): Scene {
  const made = mapped({ mock: true, later: true });
  const { process } = made.client;
  expect(process.ioctl(made.iommufd, 0x3ba0, test(12, 1, [0, 0, 0, 4]))).toBe(0);
  for (const _ of [7, 8]) {
    const table = words(48, 8, 6, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(process.ioctl(made.iommufd, 0x3b89, table)).toBe(0);
  }
  expect(process.ioctl(made.iommufd, 0x3ba0, test(10, 5, [7]))).toBe(0);
  if (attached) expect(process.ioctl(made.iommufd, 0x3ba0, test(18, 5, [77, 7]))).toBe(0);
  return made;
}

/** Maps a file's first page at 2 MiB, or at the mock's first address. */
const mapFile =
  (iova: number) =>
  ({ client, iommufd }: Scene): number => {
    const file = client.process.fds.open.at(-1) ?? -1;
    return client.process.ioctl(iommufd, 0x3b8f, words(40, 7, 1, file, 0, 0, 4096, 0, iova, 0));
  };

/** A call to be swept: what comes before it, and the call. */
const calls: readonly (readonly [string, () => Scene, (scene: Scene) => number])[] = [
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

/** A memory file, in a process that pays for what it locks. */
function withFile(attached: boolean): Scene {
  const made = scene({ bound: true, later: true });
  if (attached) expect(made.client.attach(made.device, 1)).toBe(3);
  const file = made.client.process.memfdCreate("swept", 0);
  made.client.process.ftruncate(file, 4096);
  made.client.process.pwrite(file, Uint8Array.of(1), 0);
  return made;
}

const unmapAll = words(24, 1, 0, 0, -1, -1);

/** Calls that need nothing: whatever is short, they work. */
const frugal: readonly (readonly [string, () => Scene, (scene: Scene) => number])[] = [
  [
    "DESTROY",
    () => scene(),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b80, words(8, 1)),
  ],
  [
    "IOVA_RANGES",
    () => scene(),
    ({ client, iommufd, memory }) => {
      const va = [memory | 0, Math.floor(memory / 2 ** 32)];
      return client.process.ioctl(iommufd, 0x3b84, words(32, 1, 4, 0, ...va, 0, 0));
    },
  ],
  [
    "UNMAP",
    () => mapped({ bound: true }),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b86, unmapAll),
  ],
  [
    "OPTION",
    () => scene(),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b87, words(24, 1, 1, 1, 1, 0)),
  ],
  [
    "VFIO_IOAS",
    () => scene(),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b88, words(12, 1, 1)),
  ],
  [
    "GET_HW_INFO",
    () => scene({ bound: true }),
    ({ client, iommufd }) =>
      client.process.ioctl(iommufd, 0x3b8a, words(40, 0, 2, 0, 0, 0, 0, 0, 0, 0)),
  ],
  [
    "DETACH",
    () => {
      const made = mapped({ bound: true });
      expect(made.client.attach(made.device, 1)).toBe(3);
      return made;
    },
    ({ client, device }) => client.process.ioctl(device, 0x3b78, words(8, 0)),
  ],
  [
    "CHANGE_PROCESS",
    () => {
      const made = withFile(true);
      expect(mapFile(0x200000)(made)).toBe(0);
      return made;
    },
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3b92, words(8, 0)),
  ],
  [
    "PASID detach",
    () => withPasids(true),
    ({ client, iommufd }) => client.process.ioctl(iommufd, 0x3ba0, test(20, 5, [77])),
  ],
  [
    "GET_INFO",
    () => scene({ bound: true }),
    ({ client, device }) => client.process.ioctl(device, 0x3b6b, words(20, 0, 0, 0, 0)),
  ],
];

/** Frames in use but for page tables: empty ones may stay behind a refused map. */
function state({ machine, client }: Scene): string {
  const { kernel } = machine;
  const frames = kernel.frames.census().filter(([owner]) => !/page table|vt-d/.test(owner));
  return [
    JSON.stringify(frames),
    kernel.driver.domainIds.join(" "),
    client.process.fds.open.join(" "),
    ...[...kernel.contexts].flatMap((context) => describeContext(context)),
  ].join("\n");
}

describe("fail the n-th", () => {
  it.each(calls)("%s", (_, prepare, call) => {
    let refusals = 0;
    for (let nth = 1; nth < 100; nth++) {
      const ready = prepare();
      const before = state(ready);
      const { faults } = ready.machine.world;
      faults.arm({ nth });
      const answer = call(ready);
      const fired = faults.disarm();
      if (!fired) {
        expect(said(answer), "with nothing failed").toBe("ok");
        expect(state(ready), "a call that changes nothing").not.toBe(before);
        expect(refusals, "calls that need nothing are not swept").toBeGreaterThan(0);
        return;
      }
      refusals += 1;
      expect(["ENOMEM", "EMFILE", "EFAULT"], `failing step ${nth}`).toContain(said(answer));
      expect(state(ready), `after failing step ${nth}`).toBe(before);
    }
    expect.fail("the call never worked");
  });

  it.each(frugal)("finds nothing to fail in %s", (_, prepare, call) => {
    const ready = prepare();
    const { faults } = ready.machine.world;
    faults.arm({ nth: 1 });
    expect(said(call(ready))).toBe("ok");
    expect([faults.seen, faults.disarm()]).toEqual([0, false]);
  });
});

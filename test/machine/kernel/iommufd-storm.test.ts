// Random ioctls of every kind on contexts, devices and mocks: no crash, and after every step what
// must hold holds; at the end nothing is left.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { Device, Hwpt, IoasObject, NestedHwpt } from "../../../src/runtime/kernel/iommufd/index.ts";
import { TestDevice } from "../../../src/runtime/kernel/iommufd/selftest/test-device.ts";
import { Viommu } from "../../../src/runtime/kernel/iommufd/object/viommu.ts";
import { boot, MIB } from "./bench.ts";
import { checkMachine } from "./invariants.ts";

const { ioas, hwpt, fault, viommu, event, queue } = uapi.iommufd;
const { cdev } = uapi.vfio;
const TEST = 0x3ba0;
const MEMORY_PAGES = 64;

/** A struct of random words with `size` in front; small numbers most of the time. */
function randomStruct(random: Generator, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let at = 4; at + 4 <= size; at += 4) {
    const word = random.chance(85) ? random.below(8) : random.u32();
    view.setUint32(at, random.chance(30) ? 0 : word, true);
  }
  view.setUint32(0, random.chance(95) ? size : random.below(2 * size), true);
  return bytes;
}

const structs: readonly (readonly [number, number])[] = [
  [ioas.IOMMU_DESTROY, 8],
  [ioas.IOMMU_IOAS_ALLOC, 12],
  [ioas.IOMMU_IOAS_ALLOW_IOVAS, 24],
  [ioas.IOMMU_IOAS_COPY, 40],
  [ioas.IOMMU_IOAS_IOVA_RANGES, 32],
  [ioas.IOMMU_IOAS_UNMAP, 24],
  [ioas.IOMMU_OPTION, 24],
  [ioas.IOMMU_VFIO_IOAS, 12],
  [hwpt.IOMMU_HWPT_ALLOC, 48],
  [hwpt.IOMMU_GET_HW_INFO, 40],
  [hwpt.IOMMU_HWPT_SET_DIRTY_TRACKING, 16],
  [hwpt.IOMMU_HWPT_GET_DIRTY_BITMAP, 48],
  [hwpt.IOMMU_HWPT_INVALIDATE, 32],
  [fault.IOMMU_FAULT_QUEUE_ALLOC, 16],
  [TEST, 72],
  [viommu.IOMMU_VIOMMU_ALLOC, 40],
  [viommu.IOMMU_VDEVICE_ALLOC, 24],
  [event.IOMMU_VEVENTQ_ALLOC, 32],
  [queue.IOMMU_HW_QUEUE_ALLOC, 40],
];

/** A test command: its operation, the object it is about, words of the union. */
function test(op: number, id: number, ...union: readonly number[]): readonly number[] {
  const words = [72, op, id, 0, ...union];
  return [...words, ...Array.from({ length: 18 - words.length }, () => 0)];
}

/** The calls of one storm. */
function storm(profile: string, seed: number, steps: number): void {
  const { machine, client } = boot({ profile, seed, ramBytes: 32 * MIB });
  const { process } = client;
  const random = new Generator(seed);
  const { kernel } = machine;
  const memory = process.mmap(MEMORY_PAGES * 4096);
  const used = kernel.frames.used;
  let fds = [0, 1].map(() => process.open("/dev/iommu"));
  const devices = [0, 1].map((at) => process.open(`/dev/vfio/devices/vfio${at}`));
  const somewhere = (): bigint => BigInt(memory + random.below(MEMORY_PAGES) * 2048);
  const calls: readonly (() => void)[] = [
    () => {
      const [command, size] = random.pick(structs);
      process.ioctl(random.pick(fds), command, randomStruct(random, size));
    },
    () => {
      const view = new DataView(new ArrayBuffer(40));
      [40, 1 + random.below(7), 1 + random.below(6), 0].forEach((word, at) =>
        view.setUint32(at * 4, word, true),
      );
      view.setBigUint64(16, somewhere(), true);
      view.setBigUint64(24, BigInt(1 + random.below(8)) * 2048n, true);
      view.setBigUint64(32, 0x1000000n + BigInt(random.below(64)) * 2048n, true);
      process.ioctl(random.pick(fds), ioas.IOMMU_IOAS_MAP, new Uint8Array(view.buffer));
    },
    () => {
      const view = new DataView(new ArrayBuffer(72));
      const op = random.pick([2, 12, 5, 7, 8, 10, 11, 15]);
      [72, op, 1 + random.below(8), 0].forEach((word, at) => view.setUint32(at * 4, word, true));
      for (let at = 16; at < 64; at += 4) view.setUint32(at, random.below(6), true);
      if (op === 7) {
        view.setBigUint64(24, 0x1000000n + BigInt(random.below(32)) * 4096n, true);
        view.setBigUint64(32, 4096n * BigInt(1 + random.below(2)), true);
        view.setBigUint64(40, 0n, true);
      }
      process.ioctl(random.pick(fds), TEST, new Uint8Array(view.buffer));
    },
    () => {
      const device = random.pick(devices);
      const command = random.pick([
        cdev.VFIO_DEVICE_BIND_IOMMUFD,
        cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT,
        cdev.VFIO_DEVICE_DETACH_IOMMUFD_PT,
      ]);
      const view = new DataView(new ArrayBuffer(16));
      view.setUint32(0, 16, true);
      view.setUint32(
        8,
        command === cdev.VFIO_DEVICE_BIND_IOMMUFD ? fds[0]! : random.below(9),
        true,
      );
      process.ioctl(device, command, new Uint8Array(view.buffer));
    },
    () => {
      const view = new DataView(new ArrayBuffer(32));
      const isMap = random.chance(50);
      view.setUint32(0, isMap ? 32 : 24, true);
      view.setUint32(4, isMap ? 3 : 0, true);
      if (isMap) view.setBigUint64(8, somewhere(), true);
      const iova = 0x1000000n + BigInt(random.below(64)) * 4096n;
      view.setBigUint64(isMap ? 16 : 8, iova, true);
      view.setBigUint64(isMap ? 24 : 16, BigInt(random.below(8)) * 4096n, true);
      const fd = random.pick(fds);
      process.ioctlAt(fd, 0x3b66, random.pick([1, 3]));
      process.ioctl(fd, isMap ? 0x3b71 : 0x3b72, new Uint8Array(view.buffer));
    },
  ];
  const known = (kind: abstract new (...parts: never[]) => { id: number }): number => {
    const [context] = kernel.contexts;
    const found = context?.objects.all().filter((object) => object instanceof kind) ?? [];
    return found.length === 0 ? random.below(9) : random.pick(found).id;
  };
  const send = (command: number, words: readonly number[]): void => {
    const bytes = new Uint8Array(words.length * 4);
    words.forEach((word, at) => new DataView(bytes.buffer).setUint32(at * 4, word >>> 0, true));
    process.ioctl(fds[0]!, command, bytes);
  };
  const virtual: readonly (() => void)[] = [
    () => send(hwpt.IOMMU_HWPT_ALLOC, [48, 1, known(Device), 1, 0, 0, 0, 0, 0, 0, 0, 0]),
    () =>
      send(viommu.IOMMU_VIOMMU_ALLOC, [
        40,
        0,
        0xdeadbeef,
        known(Device),
        known(Hwpt),
        0,
        0,
        0,
        0,
        0,
      ]),
    () =>
      send(viommu.IOMMU_VDEVICE_ALLOC, [24, known(Viommu), known(Device), 0, random.below(3), 0]),
    () => send(event.IOMMU_VEVENTQ_ALLOC, [32, 0, known(Viommu), 0xbeefbeef, 1, 0, 0, 0]),
    () => {
      const place = [0x1000000 + random.below(64) * 2048, 0, 4096, 0];
      send(queue.IOMMU_HW_QUEUE_ALLOC, [
        40,
        0,
        known(Viommu),
        0xdeadbeef,
        random.below(2),
        0,
        ...place,
      ]);
    },
    () => {
      const data = [0xdead, 4, memory % 2 ** 32, Math.floor(memory / 2 ** 32)];
      send(hwpt.IOMMU_HWPT_ALLOC, [48, 0, known(Device), known(Viommu), 0, 0, ...data, 0, 0]);
    },
    () => send(TEST, [72, 17, 0, 0, known(Device), ...Array.from({ length: 13 }, () => 0)]),
    () => {
      const words = [72, 10, random.below(12), 0, known(NestedHwpt)];
      send(TEST, [...words, ...Array.from({ length: 13 }, () => 0)]);
    },
  ];
  const modern: readonly (() => void)[] = [
    () => send(TEST, test(12, 1, 0, 0, 0, 4)),
    () => {
      const flags = random.pick([8, 9, 10]);
      send(hwpt.IOMMU_HWPT_ALLOC, [48, flags, known(Device), 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    },
    () => send(TEST, test(10, known(TestDevice), known(Hwpt))),
    () => {
      const op = random.pick([18, 18, 19, 19, 20, 21]);
      send(TEST, test(op, known(TestDevice), random.pick([1, 2, 1024]), known(Hwpt)));
    },
    () => send(TEST, test(22, 0, random.below(4) * 4096)),
    () => send(TEST, test(23, 0, random.pick(process.fds.open), random.below(2))),
    () => {
      const place = [random.below(2) * 4096, 0, 4096, 0, 0x1000000 + random.below(64) * 4096, 0];
      const file = random.pick(process.fds.open);
      send(ioas.IOMMU_IOAS_MAP_FILE, [40, 7, known(IoasObject), file, ...place]);
    },
  ];
  for (let step = 0; step < steps; step++) {
    random.pick(random.chance(25) ? virtual : random.chance(25) ? modern : calls)();
    if (random.below(400) === 0) {
      process.close(fds[1]!);
      fds = [fds[0]!, process.open("/dev/iommu")];
    }
    checkMachine(machine, process);
  }
  for (const fd of process.fds.open) process.close(fd);
  expect(kernel.contexts.size, "contexts left").toBe(0);
  process.munmap(memory, MEMORY_PAGES * 4096);
  // The unit's context table and the page of arguments stay; nothing else may.
  expect(kernel.frames.used - used).toBeLessThanOrEqual(2);
}

describe.each(["linux-6.12-test", "linux-6.17-test", "linux-7.2-test"])(
  "a storm of ioctls on %s",
  (profile) => {
    it.each(Array.from({ length: 5 }, (_, seed) => [seed]))("seed %i", (seed) => {
      storm(profile, seed, 800);
    });
  },
);

// Random ioctls of every kind on contexts, devices and mocks: no crash, and after every step what
// must hold holds; at the end nothing is left.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { IoasObject, type Ioas } from "../../../src/runtime/kernel/iommufd/index.ts";
import type { Kernel } from "../../../src/runtime/machine/index.ts";
import { boot, MIB } from "./bench.ts";

const { ioas, hwpt, fault } = uapi.iommufd;
const { cdev } = uapi.vfio;
const TEST = 0x3ba0;
const MEMORY_PAGES = 64;

/** What holds of a kernel between any two calls. */
function checkInvariants(kernel: Kernel): void {
  for (const context of kernel.contexts) {
    const ids = context.objects.all().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const object of context.objects.all()) {
      expect(object.users, `users of ${object.constructor.name}`).toBeGreaterThan(0);
      if (object instanceof IoasObject) checkSpace(object.ioas);
    }
  }
}

function checkSpace(space: Ioas): void {
  let end = -1n;
  for (const area of space.areas) {
    expect(area.start > end, "areas in order, without overlap").toBe(true);
    end = area.last;
    expect(area.filled, "an area is in the domains exactly when there are any").toBe(
      space.domains.length > 0,
    );
    expect(space.reserved.union.first(area.start, area.last)).toBeUndefined();
    const alignment = space.alignment;
    expect((area.start | area.bytes) % alignment).toBe(0n);
  }
}

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
];

/** The calls of one storm. */
function storm(seed: number, steps: number): void {
  const { machine, client } = boot({ profile: "linux-6.12-test", seed, ramBytes: 32 * MIB });
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
  for (let step = 0; step < steps; step++) {
    random.pick(calls)();
    if (random.below(400) === 0) {
      process.close(fds[1]!);
      fds = [fds[0]!, process.open("/dev/iommu")];
    }
    checkInvariants(kernel);
  }
  for (const fd of process.fds.open) process.close(fd);
  expect(kernel.contexts.size, "contexts left").toBe(0);
  process.munmap(memory, MEMORY_PAGES * 4096);
  // The unit's context table and the page of arguments stay; nothing else may.
  expect(kernel.frames.used - used).toBeLessThanOrEqual(2);
}

describe("a storm of ioctls", () => {
  it.each(Array.from({ length: 8 }, (_, seed) => [seed]))("seed %i", (seed) => {
    storm(seed, 1000);
  });
});

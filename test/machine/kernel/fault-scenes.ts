// Scenes in which a call of the kernel's tables can be made and works.
import { expect } from "vitest";
import type { PciDeviceOptions } from "../../../src/runtime/hardware/index.ts";
import { openEventFd } from "../../../src/runtime/kernel/files/index.ts";
import { boot, MIB } from "./bench.ts";

/** Pages of the memory of a scene. */
export const PAGES: number = 8;

type Machinery = ReturnType<typeof boot>;

/** Two devices: one with a pin and one message, one with a table of messages. */
const DEVICES: readonly PciDeviceOptions[] = [
  { bus: 0, device: 4, model: "edu" },
  { bus: 0, device: 5, model: "ioat" },
];

/** One swept call: its name, what comes before it, the call, and whether it only reads. */
export type Swept = readonly [
  name: string,
  prepare: () => Scene,
  call: (scene: Scene) => number,
  reads?: "reads",
];

/** A call that needs nothing: its name, why, what comes before, the call, the answer unless ok. */
export type Frugal = readonly [
  name: string,
  why: string,
  prepare: () => Scene,
  call: (scene: Scene) => number,
  answer?: string,
];

/** A process with an address space (1), memory in it, a mock device (2, 3; page table 4). */
export interface Scene extends Machinery {
  readonly iommufd: number;
  readonly memory: number;
  readonly device: number;
}

/** What a scene has beside the address space, and in which kernel. */
export interface SceneOptions {
  readonly mock?: boolean;
  readonly bound?: boolean;
  readonly later?: boolean;
  readonly profile?: string;
}

export function scene(options: SceneOptions = {}): Scene {
  const { mock = false, bound = false, later = false } = options;
  const release = later ? "linux-7.2" : "linux-6.12";
  const profile = options.profile ?? `${release}${mock ? "-test" : ""}`;
  const made = boot({ profile, ramBytes: 16 * MIB, devices: DEVICES });
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
export function test(op: number, id: number, words: readonly number[] = []): Uint8Array {
  const view = new DataView(new ArrayBuffer(72));
  [72, op, id, 0, ...words].forEach((word, at) => view.setUint32(at * 4, word, true));
  return new Uint8Array(view.buffer);
}

export function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, at) => view.setInt32(at * 4, value, true));
  return new Uint8Array(view.buffer);
}

export const at = (iova: bigint): { ioasId: number; iova: bigint } => ({ ioasId: 1, iova });
export const number = (answer: bigint | number): number =>
  typeof answer === "bigint" ? 0 : answer;

/** Maps the scene's memory at 1 MiB, or at the mock's first address. */
export function mapped(options?: SceneOptions): Scene {
  const made = scene(options);
  const { client, iommufd, memory } = made;
  const iova = options?.mock === true ? 0x1000000n : 0x100000n;
  const length = BigInt(PAGES * 4096);
  expect(client.map(iommufd, { ...at(iova), start: BigInt(memory), length })).toBe(iova);
  return made;
}

export const VIRTUAL: number = 0xdeadbeef | 0;
export const EVENTS: number = 0xbeefbeef | 0;

/** A mock device in a later kernel, memory mapped; a parent (5), in it a virtual IOMMU (6). */
export function virtual(hasViommu = true): Scene {
  const made = mapped({ mock: true, later: true });
  const { client, iommufd } = made;
  const parent = words(48, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  expect(client.process.ioctl(iommufd, 0x3b89, parent)).toBe(0);
  if (hasViommu) expect(client.process.ioctl(iommufd, 0x3b90, viommu())).toBe(0);
  return made;
}

export const viommu = (): Uint8Array => words(40, 0, VIRTUAL, 3, 5, 0, 0, 0, 0, 0);

/** A second device, with PASIDs (5, 6), on a table for them (7); another one (8). */
export function withPasids(attached: boolean): Scene {
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
export const mapFile =
  (iova: number) =>
  ({ client, iommufd }: Scene): number => {
    const file = client.process.fds.open.at(-1) ?? -1;
    return client.process.ioctl(iommufd, 0x3b8f, words(40, 7, 1, file, 0, 0, 4096, 0, iova, 0));
  };

/** A memory file, in a process that pays for what it locks. */
export function withFile(attached: boolean): Scene {
  const made = scene({ bound: true, later: true });
  if (attached) expect(made.client.attach(made.device, 1)).toBe(3);
  const file = made.client.process.memfdCreate("swept", 0);
  made.client.process.ftruncate(file, 4096);
  made.client.process.pwrite(file, Uint8Array.of(1), 0);
  return made;
}

/** The two halves of a user address. */
export const halves = (va: number): readonly [number, number] => [va | 0, Math.floor(va / 2 ** 32)];

/** One call that has to work. */
export function done({ client }: Scene, fd: number, command: number, bytes: Uint8Array): void {
  expect(client.process.ioctl(fd, command, bytes)).toBeGreaterThanOrEqual(0);
}

/** A container of the first version over the first address space, with one mapping. */
export function container(): Scene {
  const made = mapped();
  done(made, made.iommufd, 0x3b88, words(12, 1, 1));
  expect(made.client.process.ioctlAt(made.iommufd, 0x3b66, 1)).toBe(0);
  return made;
}

/** A fresh counter: its descriptor. */
export const counter = ({ client }: Scene): number => client.process.fds.install(openEventFd());

/** What a device has written: a table that tracks (5), its entries of 2 KiB 1, 3 and 6 marked. */
export function written(tracks: boolean): Scene {
  const made = mapped({ mock: true });
  const { iommufd, memory } = made;
  done(made, iommufd, 0x3b89, words(48, 2, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0));
  done(made, iommufd, 0x3b8b, words(16, 1, 5, 0));
  made.client.process.space.write(memory, Uint8Array.of(0b1001010));
  const range = [0x1000000, 0, PAGES * 4096, 0, 2048, 0, ...halves(memory)];
  done(made, iommufd, 0x3ba0, test(13, 5, [0, 0, ...range]));
  made.client.process.space.write(memory, Uint8Array.of(0));
  if (!tracks) done(made, iommufd, 0x3b8b, words(16, 0, 5, 0));
  return made;
}

/** The call of a scene's context, by its words. */
export const ioctl =
  (command: number, ...values: readonly number[]) =>
  ({ client, iommufd }: Scene): number =>
    client.process.ioctl(iommufd, command, words(...values));

/** An operation of the kernel's own tests. */
export const asked =
  (op: number, id: number, union: readonly number[] = []) =>
  ({ client, iommufd }: Scene): number =>
    client.process.ioctl(iommufd, 0x3ba0, test(op, id, union));

/** The descriptor opened last. */
export const newest = ({ client }: Scene): number => client.process.fds.open.at(-1) ?? -1;

// A device in use by a process of the machine: registers through its file, memory through the IOMMU.
import { expect } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { openEventFd, eventFdOf, type File } from "../../../src/runtime/kernel/files/index.ts";
import { Machine, type Process } from "../../../src/runtime/machine/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";

const { cdev } = uapi.vfio;
const CONFIG = 7 * 2 ** 40;
const SET_IRQS = 0x3b6e;
/** Of the process's memory: where bytes of a transfer go. */
const SCRATCH_BYTES = 65536;

/** Where the device finds the memory, and how much of it there is. */
export const IOVA = 0x200000;
export const MEMORY_BYTES: number = 2 ** 20;

export class DeviceBench {
  readonly machine: Machine;
  readonly process: Process;
  readonly device: number;
  readonly file: File;
  readonly memory: number;
  readonly #scratch: number;

  constructor(model: "edu" | "ioat") {
    const devices = [{ bus: 0, device: 6, model }];
    this.machine = new Machine({ seed: 1, ramBytes: 16 * 2 ** 20, profile: "linux-6.12", devices });
    const client = new Client(this.machine.spawn());
    this.process = client.process;
    const iommufd = client.process.open("/dev/iommu");
    this.device = client.process.open("/dev/vfio/devices/vfio0");
    expect(client.bind(this.device, iommufd)).toBeGreaterThan(0);
    const ioasId = client.ioasAlloc(iommufd);
    expect(client.attach(this.device, ioasId)).toBeGreaterThan(0);
    this.memory = client.process.mmap(MEMORY_BYTES);
    this.#scratch = client.process.mmap(SCRATCH_BYTES);
    const map = { ioasId, userVa: this.memory, length: MEMORY_BYTES, iova: IOVA };
    expect(mapFixed(client, iommufd, map)).toBe(0);
    this.file = this.process.fds.find(this.device) as File;
  }

  /** Bytes at a position of the device's file, or a negative errno. */
  read(position: number, length: number): Uint8Array | number {
    const got = this.file.read(this.process, this.#scratch, length, position);
    return got < 0 ? got : (this.process.space.read(this.#scratch, got) as Uint8Array);
  }

  write(position: number, bytes: Uint8Array): number {
    this.process.space.write(this.#scratch, bytes);
    return this.file.write(this.process, this.#scratch, bytes.length, position);
  }

  /** A little-endian number of some bytes. */
  get(position: number, bytes: number): number {
    const read = this.read(position, bytes);
    if (typeof read === "number") throw new Error(`not read: ${read}`);
    return read.reduceRight((sum, byte) => sum * 256 + byte, 0);
  }

  set(position: number, bytes: number, value: number): void {
    const all = new Uint8Array(bytes).map((_, at) => Math.floor(value / 256 ** at) % 256);
    expect(this.write(position, all)).toBe(bytes);
  }

  config(at: number, bytes: number): number {
    return this.get(CONFIG + at, bytes);
  }

  setConfig(at: number, bytes: number, value: number): void {
    this.set(CONFIG + at, bytes, value);
  }

  /** Bytes of the process's memory, by the device's addresses. */
  put(iova: number, bytes: Uint8Array): void {
    expect(this.process.space.write(this.memory + iova - IOVA, bytes)).toBe(true);
  }

  at(iova: number, length: number): Uint8Array {
    return this.process.space.read(this.memory + iova - IOVA, length) as Uint8Array;
  }

  /** A counter that a vector of one kind wakes: how often it has been. */
  counter(kind: number): () => number {
    const file = openEventFd();
    const fd = this.process.fds.install(file);
    expect(this.setIrqs(kind, 36, fd)).toBe(0);
    return () => {
      const event = eventFdOf(file);
      const count = Number(event?.count ?? 0n);
      if (event !== undefined) event.count = 0n;
      return count;
    };
  }

  /** SET_IRQS of one vector. */
  setIrqs(kind: number, flags: number, fd = 0): number {
    const bytes = new Uint8Array(24);
    new Uint32Array(bytes.buffer).set([24, flags, kind, 0, 1, fd]);
    return this.process.ioctl(this.device, SET_IRQS, bytes);
  }

  reset(): number {
    return this.process.ioctlAt(this.device, cdev.VFIO_DEVICE_RESET, 0);
  }
}

function mapFixed(
  client: Client,
  fd: number,
  map: { ioasId: number; userVa: number; length: number; iova: number },
): number {
  const { ioas } = uapi.iommufd;
  const view = ioas.encodeIommuIoasMap({
    size: ioas.IOMMU_IOAS_MAP_SIZE,
    flags: 7,
    ioasId: map.ioasId,
    userVa: BigInt(map.userVa),
    length: BigInt(map.length),
    iova: BigInt(map.iova),
  });
  return client.process.ioctl(fd, ioas.IOMMU_IOAS_MAP, new Uint8Array(view.buffer));
}

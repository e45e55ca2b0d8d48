// VFIO_DEVICE_IOEVENTFD: a counter whose signal stores a value into a device's memory.
import { EEXIST, EFAULT, EINVAL, ENODEV, ENOMEM, ENOSPC } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import type { Caller } from "../files/index.ts";
import { isMemoryOn, storeAndTell } from "./regions.ts";
import type { VfioDevice } from "./vfio-device.ts";
import { Virqfd } from "./virqfd.ts";

/** argsz 0, flags 4, offset 8, data 16, fd 24. */
const LEAST = 28;
/** Of the flags: how many bytes are stored, one bit a size. */
const SIZES: ReadonlySet<number> = new Set([1, 2, 4, 8]);
const MOST = 1000;
const REGION_BYTES = 2n ** 40n;
const BARS = 6n;

/** What the signal of a counter stores, and where. */
interface IoEventFd {
  readonly index: number;
  readonly position: number;
  readonly width: number;
  readonly data: bigint;
  readonly counter: Virqfd;
}

export class IoEventFds {
  readonly #held: IoEventFd[] = [];

  get size(): number {
    return this.#held.length;
  }

  find(wanted: Omit<IoEventFd, "counter">): IoEventFd | undefined {
    return this.#held.find(
      ({ index, position, width, data }) =>
        index === wanted.index &&
        position === wanted.position &&
        width === wanted.width &&
        data === wanted.data,
    );
  }

  add(one: IoEventFd): void {
    this.#held.push(one);
  }

  remove(one: IoEventFd): void {
    this.#held.splice(this.#held.indexOf(one), 1);
    one.counter.disable();
  }

  /** The device is closed. */
  clear(): void {
    for (const one of this.#held.slice()) this.remove(one);
  }
}

/**
 * The ioctl: 0; -EFAULT; -EINVAL (sizes, place, no counter); -EEXIST; -ENODEV for one to be removed
 * that is not there; -ENOSPC; -ENOMEM; -EBADF.
 */
export function ioEventFd(device: VfioDevice, caller: Caller, va: number): number {
  const request = caller.space.read(va, LEAST);
  if (request === undefined) return -EFAULT;
  const view = new DataView(request.buffer);
  const width = view.getUint32(4, true);
  const fd = view.getInt32(24, true);
  if (view.getUint32(0, true) < LEAST || !SIZES.has(width) || fd < -1) return -EINVAL;
  const offset = view.getBigUint64(8, true);
  const bar = offset / REGION_BYTES;
  if (bar >= BARS) return -EINVAL;
  const [index, position] = [Number(bar), Number(offset % REGION_BYTES)];
  const { pci, ioEventFds, faults } = device;
  if (position + width > (pci.model.bars[index] ?? 0)) return -EINVAL;
  if (isInMsixTable(pci, index, position, width)) return -EINVAL;
  const wanted = { index, position, width, data: view.getBigUint64(16, true) };
  const known = ioEventFds.find(wanted);
  if (known !== undefined) {
    if (fd !== -1) return -EEXIST;
    ioEventFds.remove(known);
    return 0;
  }
  if (fd < 0) return -ENODEV;
  if (ioEventFds.size >= MOST) return -ENOSPC;
  if (faults.shouldFail("object")) return -ENOMEM;
  const value = new DataView(new ArrayBuffer(8));
  value.setBigUint64(0, wanted.data, true);
  const bytes = new Uint8Array(value.buffer, 0, width);
  const counter = new Virqfd(() => {
    if (isMemoryOn(pci)) storeAndTell(pci, index, position, bytes);
  });
  const errno = counter.enable(caller.fds, fd, faults);
  if (errno === 0) ioEventFds.add({ ...wanted, counter });
  return errno;
}

/** That table is the kernel's; its capability cannot be got round this way. */
function isInMsixTable(
  { model: { msixTable } }: PciDevice,
  bar: number,
  at: number,
  width: number,
): boolean {
  if (msixTable === undefined || msixTable.bar !== bar) return false;
  return at < msixTable.at + msixTable.bytes && at + width > msixTable.at;
}

// A counter behind a descriptor: what an interrupt is for a program.
import { EFAULT, EINVAL } from "../../errno/index.ts";
import { File, type FileOps } from "./file.ts";

/** Counts signals; a read takes them all. */
export class EventFd {
  count = 0n;
  /** Who in the kernel waits for it: each takes the whole count. */
  readonly listeners: Set<() => void> = new Set();

  signal(by = 1n): void {
    this.count += by;
    if (by === 0n || this.listeners.size === 0) return;
    this.count = 0n;
    for (const listener of this.listeners) listener();
  }
}

const BYTES = 8;

const ops: FileOps = {
  name: "eventfd",
  read: (file, caller, va, length) => {
    const event = file.inner as EventFd;
    if (length < BYTES) return -EINVAL;
    const view = new DataView(new ArrayBuffer(BYTES));
    view.setBigUint64(0, event.count, true);
    if (!caller.space.write(va, new Uint8Array(view.buffer))) return -EFAULT;
    event.count = 0n;
    return BYTES;
  },
  write: (file, caller, va, length) => {
    if (length < BYTES) return -EINVAL;
    const bytes = caller.space.read(va, BYTES);
    if (bytes === undefined) return -EFAULT;
    (file.inner as EventFd).signal(new DataView(bytes.buffer).getBigUint64(0, true));
    return BYTES;
  },
};

export function openEventFd(): File {
  return new File(ops, new EventFd());
}

/** The counter behind a file, or undefined for any other file. */
export function eventFdOf(file: File | undefined): EventFd | undefined {
  return file?.inner instanceof EventFd ? file.inner : undefined;
}

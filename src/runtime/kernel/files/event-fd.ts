// A counter behind a descriptor: what an interrupt is for a program.
import { EAGAIN, EFAULT, EINVAL, assert } from "../../errno/index.ts";
import { File, type FileOps } from "./file.ts";

/** Who in the kernel waits for a counter. */
export interface Waiter {
  /** It was signalled, with whatever value: the count is taken, and this is run. */
  readonly wake: () => void;
  /** Its last descriptor is closed: nobody will signal it again. */
  readonly hangUp: () => void;
}

/** The counter stays one below 2^64; a signal more is lost. */
const COUNT_MAX = 2n ** 64n - 1n;

/** Counts signals; a read takes them all. It outlives its file while the kernel refers to it. */
export class EventFd {
  count = 0n;
  /** The last to come is the first to be woken. */
  #waiters: readonly Waiter[] = [];
  #refs = 0;
  #isWaking = false;

  /** References the kernel holds, apart from those of descriptors. */
  get refs(): number {
    return this.#refs;
  }

  /** Somebody waits for a signal. */
  get isAwaited(): boolean {
    return this.#waiters.length > 0;
  }

  get(): this {
    this.#refs += 1;
    return this;
  }

  put(): void {
    assert(this.#refs > 0, "eventfd released twice");
    this.#refs -= 1;
    if (this.#refs === 0) this.forgotten();
  }

  signal(by = 1n): void {
    const count = this.count + by;
    this.count = count > COUNT_MAX ? COUNT_MAX : count;
    if (this.#waiters.length === 0) return;
    this.count = 0n;
    // A waiter that comes to signal what it waits for would be woken for ever.
    if (this.#isWaking) return;
    this.#isWaking = true;
    for (const waiter of this.#waiters) waiter.wake();
    this.#isWaking = false;
  }

  wait(waiter: Waiter): void {
    this.#waiters = [waiter, ...this.#waiters];
  }

  /** Who leaves takes the count along. */
  leave(waiter: Waiter): void {
    this.#waiters = this.#waiters.filter((each) => each !== waiter);
    this.count = 0n;
  }

  /** The last descriptor is closed. */
  hangUp(): void {
    for (const waiter of this.#waiters) waiter.hangUp();
  }

  /** The kernel refers to it no more. */
  protected forgotten(): void {}
}

const BYTES = 8;

const ops: FileOps = {
  name: "eventfd",
  read: (file, caller, va, length) => {
    const event = file.inner as EventFd;
    if (length < BYTES) return -EINVAL;
    if (event.count === 0n) return -EAGAIN;
    const view = new DataView(new ArrayBuffer(BYTES));
    view.setBigUint64(0, event.count, true);
    event.count = 0n;
    return caller.space.write(va, new Uint8Array(view.buffer)) ? BYTES : -EFAULT;
  },
  write: (file, caller, va, length) => {
    const event = file.inner as EventFd;
    if (length !== BYTES) return -EINVAL;
    const bytes = caller.space.read(va, BYTES);
    if (bytes === undefined) return -EFAULT;
    const by = new DataView(bytes.buffer).getBigUint64(0, true);
    if (by === COUNT_MAX) return -EINVAL;
    if (event.count + by >= COUNT_MAX) return -EAGAIN;
    event.signal(by);
    return BYTES;
  },
  release: (file) => (file.inner as EventFd).hangUp(),
};

export function openEventFd(): File {
  return new File(ops, new EventFd());
}

/** The counter behind a file, or undefined for any other file. */
export function eventFdOf(file: File | undefined): EventFd | undefined {
  return file?.inner instanceof EventFd ? file.inner : undefined;
}

// A counter that a device listens to: each signal has the kernel do something at once.
import { EBADF, EBUSY, EINVAL, ENOMEM } from "../../errno/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import { eventFdOf, type Descriptors, type EventFd, type Waiter } from "../files/index.ts";

/** One place for such a counter: at most one is bound to it at a time. */
export class Virqfd {
  readonly #run: () => void;
  readonly #waiter: Waiter;
  #event: EventFd | undefined;

  constructor(run: () => void) {
    this.#run = run;
    this.#waiter = { wake: run, hangUp: () => this.disable() };
  }

  get isBound(): boolean {
    return this.#event !== undefined;
  }

  /**
   * Binds the counter at a descriptor. One that was signalled before counts as signalled now, and
   * keeps its count. 0, -ENOMEM, -EBADF, -EINVAL: no counter, or -EBUSY: one is bound.
   */
  enable(fds: Descriptors, fd: number, faults: FaultPlan): number {
    if (faults.shouldFail("object")) return -ENOMEM;
    const event = eventAt(fds, fd);
    if (typeof event === "number") return event;
    if (this.#event !== undefined) return -EBUSY;
    this.#event = event.get();
    event.wait(this.#waiter);
    if (event.count > 0n) this.#run();
    return 0;
  }

  /** Lets the counter go, if one is bound; it goes with its count at zero. */
  disable(): void {
    const event = this.#event;
    this.#event = undefined;
    event?.leave(this.#waiter);
    event?.put();
  }
}

/** The counter at a descriptor; -EBADF, or -EINVAL for any other file. */
export function eventAt(fds: Descriptors, fd: number): EventFd | number {
  const file = fds.find(fd);
  return file === undefined ? -EBADF : (eventFdOf(file) ?? -EINVAL);
}

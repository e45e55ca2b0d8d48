// Interrupts of one device, as a program asks for them: which kind is on, and whom it wakes.
import { EBADF, EINVAL, ENOMEM, ENOTTY } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import { eventFdOf, type Descriptors, type File } from "../files/index.ts";

export const INTX = 0;
export const MSI = 1;
export const MSIX = 2;
export const ERR = 3;
export const REQ = 4;
export const IRQ_KINDS = 5;
const COMMAND_INTX_DISABLE = 0x400;

/** Flags of SET_IRQS: what the data is, and what to do. */
export const DATA_NONE = 1;
export const DATA_BOOL = 2;
export const DATA_EVENTFD = 4;
export const ACTION_MASK = 8;
export const ACTION_UNMASK = 16;
export const ACTION_TRIGGER = 32;

/** One SET_IRQS, checked for its form. */
export interface IrqRequest {
  readonly flags: number;
  readonly index: number;
  readonly start: number;
  readonly count: number;
  readonly data: DataView;
}

export class Interrupts {
  readonly #pci: PciDevice;
  readonly #faults: FaultPlan;
  /** INTX, MSI or MSIX while one of them is on. */
  #on: number | undefined;
  #masked = false;
  /** The pin was raised while it was masked. */
  #isPending = false;
  /** Counters by vector, each held open. */
  readonly #wakes = new Map<number, File>();
  readonly #extra = new Map<number, File>();

  constructor(pci: PciDevice, faults: FaultPlan) {
    this.#pci = pci;
    this.#faults = faults;
  }

  /** Vectors of one kind. */
  count(index: number): number {
    const { vectors, isExpress } = this.#pci.model;
    if (index <= MSIX) return vectors[index as 0 | 1 | 2];
    if (index === ERR) return isExpress ? 1 : 0;
    return index === REQ ? 1 : 0;
  }

  /**
   * The device raises a vector: whoever waits for it is woken. The pin masks itself when it fires,
   * and messages need leave to write to memory.
   */
  raise(vector: number): void {
    const { config } = this.#pci;
    if (this.#on !== INTX) {
      if (this.#on !== undefined && config.isMaster) this.#signal(vector);
    } else if ((config.command & COMMAND_INTX_DISABLE) !== 0 || this.#masked) {
      this.#isPending = true;
    } else {
      this.#masked = true;
      this.#signal(0);
    }
  }

  #signal(vector: number): void {
    eventFdOf(this.#wakes.get(vector))?.signal();
  }

  #unmask(): void {
    this.#masked = false;
    // The line is still up: the interrupt fires again.
    if (this.#isPending || this.#pci.config.isInterruptPending) {
      this.#isPending = false;
      this.raise(0);
    }
  }

  /** What is on, and which vectors wake somebody; equal text, equal state. */
  describe(): string {
    const vectors = [this.#wakes, this.#extra].map((held) => [...held.keys()].sort().join(","));
    const pin = `masked ${this.#masked} pending ${this.#isPending}`;
    return `${this.#on ?? "off"} ${pin} wake ${vectors.join(" and ")}`;
  }

  /** Does what SET_IRQS asks: 0, -EINVAL, -EBADF, -ENOMEM, or -ENOTTY: no such action. */
  set(request: IrqRequest, fds: Descriptors): number {
    const action = request.flags & (ACTION_MASK | ACTION_UNMASK | ACTION_TRIGGER);
    if (request.index === INTX) return this.#setIntx(request, action, fds);
    if (action !== ACTION_TRIGGER) return -ENOTTY;
    if (request.index <= MSIX) return this.#setMessages(request, fds);
    if (request.index === ERR && !this.#pci.model.isExpress) return -ENOTTY;
    return this.#setExtra(request, fds);
  }

  /** Everything off: the device is closed. */
  reset(): void {
    this.#on = undefined;
    this.#masked = false;
    this.#isPending = false;
    for (const held of [this.#wakes, this.#extra]) {
      for (const file of held.values()) file.put();
      held.clear();
    }
  }

  /** The pin or the messages off; what says something of the device as a whole stays. */
  #turnOff(): void {
    this.#on = undefined;
    this.#masked = false;
    this.#isPending = false;
    for (const file of this.#wakes.values()) file.put();
    this.#wakes.clear();
  }

  #setIntx(request: IrqRequest, action: number, fds: Descriptors): number {
    const { flags, start, count, data } = request;
    if (action === ACTION_TRIGGER) {
      if (this.#on === INTX && count === 0 && (flags & DATA_NONE) !== 0) {
        this.#turnOff();
        return 0;
      }
      const isFree = this.#on === undefined || this.#on === INTX;
      if (!isFree || start !== 0 || count !== 1) return -EINVAL;
      if ((flags & DATA_EVENTFD) !== 0) return this.#wakeByPin(data.getInt32(0, true), fds);
      if (this.#on !== INTX) return -EINVAL;
      if ((flags & DATA_NONE) !== 0 || data.getUint8(0) !== 0) this.#signal(0);
      return 0;
    }
    if (action !== ACTION_MASK && action !== ACTION_UNMASK) return -ENOTTY;
    if (this.#on !== INTX || start !== 0 || count !== 1) return -EINVAL;
    const isMask = action === ACTION_MASK;
    if ((flags & DATA_EVENTFD) !== 0) return isMask ? -ENOTTY : 0;
    if ((flags & DATA_NONE) === 0 && data.getUint8(0) === 0) return 0;
    if (isMask) this.#masked = true;
    else this.#unmask();
    return 0;
  }

  #setMessages({ flags, index, start, count, data }: IrqRequest, fds: Descriptors): number {
    if (this.#on === index && count === 0 && (flags & DATA_NONE) !== 0) {
      this.#turnOff();
      return 0;
    }
    if (this.#on !== undefined && this.#on !== index) return -EINVAL;
    if ((flags & DATA_EVENTFD) !== 0) {
      if (start + count > this.count(index)) return -EINVAL;
      return this.#wakeByMessages({ index, start, count, data }, fds);
    }
    if (this.#on !== index) return -EINVAL;
    for (let at = 0; at < count; at++) {
      if ((flags & DATA_NONE) !== 0 || data.getUint8(at) !== 0) this.#signal(start + at);
    }
    return 0;
  }

  /** The two interrupts that say something of the device as a whole. */
  #setExtra({ flags, index, start, count, data }: IrqRequest, fds: Descriptors): number {
    if (start !== 0 || count > 1) return -EINVAL;
    if ((flags & DATA_NONE) !== 0) {
      if (!this.#extra.has(index)) return -EINVAL;
      if (count === 0) replace(this.#extra, index, undefined);
      else eventFdOf(this.#extra.get(index))?.signal();
      return 0;
    }
    if (count === 0) return -EINVAL;
    if ((flags & DATA_BOOL) !== 0) {
      if (data.getUint8(0) !== 0) eventFdOf(this.#extra.get(index))?.signal();
      return 0;
    }
    const fd = data.getInt32(0, true);
    if (fd === -1) {
      replace(this.#extra, index, undefined);
      return 0;
    }
    const event = fd < 0 ? -EINVAL : eventAt(fds, fd);
    if (typeof event === "number") return event;
    replace(this.#extra, index, event);
    return 0;
  }

  #wakeByPin(fd: number, fds: Descriptors): number {
    const event = fd < 0 ? undefined : eventAt(fds, fd);
    if (typeof event === "number") return event;
    if (this.#on !== INTX && this.#faults.shouldFail("object")) return -ENOMEM;
    this.#on = INTX;
    replace(this.#wakes, 0, event);
    return 0;
  }

  /**
   * A refusal on the way takes back what the call has set: where messages were on, those vectors
   * wake nobody from then on, whomever they woke before; where they were off, they are off again.
   */
  #wakeByMessages(
    { index, start, count, data }: Omit<IrqRequest, "flags">,
    fds: Descriptors,
  ): number {
    const wasOn = this.#on === index;
    if (!wasOn && this.#faults.shouldFail("object")) return -ENOMEM;
    this.#on = index;
    for (let at = 0; at < count; at++) {
      const errno = this.#wake(start + at, data.getInt32(at * 4, true), fds);
      if (errno === 0) continue;
      for (let set = 0; set <= at; set++) replace(this.#wakes, start + set, undefined);
      if (!wasOn) this.#turnOff();
      return errno;
    }
    return 0;
  }

  #wake(vector: number, fd: number, fds: Descriptors): number {
    if (fd >= 0 && this.#faults.shouldFail("object")) return -ENOMEM;
    const event = fd < 0 ? undefined : eventAt(fds, fd);
    if (typeof event === "number") return event;
    replace(this.#wakes, vector, event);
    return 0;
  }
}

function eventAt(fds: Descriptors, fd: number): File | number {
  const file = fds.find(fd);
  if (file === undefined) return -EBADF;
  return eventFdOf(file) === undefined ? -EINVAL : file;
}

/** Holds another counter for a vector, or none. */
function replace(held: Map<number, File>, vector: number, file: File | undefined): void {
  const before = held.get(vector);
  if (file === undefined) held.delete(vector);
  else held.set(vector, file.get());
  before?.put();
}

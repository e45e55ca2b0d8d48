// Interrupts of one device, as a program asks for them: which kind is on, and whom it wakes.
import { EBADF, EINVAL, ENOTTY } from "../../errno/index.ts";
import { eventFdOf, type Descriptors, type EventFd } from "../files/index.ts";
import type { PciFunction } from "./pci-function.ts";

export const INTX = 0;
export const MSI = 1;
export const MSIX = 2;
export const ERR = 3;
export const REQ = 4;
export const IRQ_KINDS = 5;

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
  readonly #function: PciFunction;
  /** INTX, MSI or MSIX while one of them is on. */
  #on: number | undefined;
  #masked = false;
  readonly #wakes = new Map<number, EventFd | undefined>();
  readonly #extra = new Map<number, EventFd>();

  constructor(pciFunction: PciFunction) {
    this.#function = pciFunction;
  }

  /** Vectors of one kind. */
  count(index: number): number {
    if (index <= MSIX) return this.#function.vectors[index as 0 | 1 | 2];
    if (index === ERR) return this.#function.isExpress ? 1 : 0;
    return index === REQ ? 1 : 0;
  }

  /** The device raises a vector: whoever waits for it is woken. */
  raise(vector: number): void {
    if (!this.#masked) this.#wakes.get(vector)?.signal();
  }

  /** Does what SET_IRQS asks: 0, -EINVAL, -EBADF, or -ENOTTY for an action the kind has not. */
  set(request: IrqRequest, fds: Descriptors): number {
    const action = request.flags & (ACTION_MASK | ACTION_UNMASK | ACTION_TRIGGER);
    if (request.index === INTX) return this.#setIntx(request, action, fds);
    if (action !== ACTION_TRIGGER) return -ENOTTY;
    if (request.index <= MSIX) return this.#setMessages(request, fds);
    if (request.index === ERR && !this.#function.isExpress) return -ENOTTY;
    return this.#setExtra(request, fds);
  }

  /** Everything off: the device is closed. */
  reset(): void {
    this.#on = undefined;
    this.#masked = false;
    this.#wakes.clear();
    this.#extra.clear();
  }

  #setIntx(request: IrqRequest, action: number, fds: Descriptors): number {
    const { flags, start, count, data } = request;
    if (action === ACTION_TRIGGER) {
      if (this.#on === INTX && count === 0 && (flags & DATA_NONE) !== 0) {
        this.reset();
        return 0;
      }
      const isFree = this.#on === undefined || this.#on === INTX;
      if (!isFree || start !== 0 || count !== 1) return -EINVAL;
      if ((flags & DATA_EVENTFD) !== 0) return this.#wake(INTX, 0, data.getInt32(0, true), fds);
      if (this.#on !== INTX) return -EINVAL;
      if ((flags & DATA_NONE) !== 0 || data.getUint8(0) !== 0) this.raise(0);
      return 0;
    }
    if (action !== ACTION_MASK && action !== ACTION_UNMASK) return -ENOTTY;
    if (this.#on !== INTX || start !== 0 || count !== 1) return -EINVAL;
    const isMask = action === ACTION_MASK;
    if ((flags & DATA_EVENTFD) !== 0) return isMask ? -ENOTTY : 0;
    if ((flags & DATA_NONE) !== 0 || data.getUint8(0) !== 0) this.#masked = isMask;
    return 0;
  }

  #setMessages({ flags, index, start, count, data }: IrqRequest, fds: Descriptors): number {
    if (this.#on === index && count === 0 && (flags & DATA_NONE) !== 0) {
      this.reset();
      return 0;
    }
    if (this.#on !== undefined && this.#on !== index) return -EINVAL;
    if ((flags & DATA_EVENTFD) !== 0) {
      if (start + count > this.count(index)) return -EINVAL;
      for (let at = 0; at < count; at++) {
        const errno = this.#wake(index, start + at, data.getInt32(at * 4, true), fds);
        if (errno !== 0) return errno;
      }
      this.#on = index;
      return 0;
    }
    if (this.#on !== index) return -EINVAL;
    for (let at = 0; at < count; at++) {
      if ((flags & DATA_NONE) !== 0 || data.getUint8(at) !== 0) this.raise(start + at);
    }
    return 0;
  }

  /** The two interrupts that say something of the device as a whole. */
  #setExtra({ flags, index, start, count, data }: IrqRequest, fds: Descriptors): number {
    if (start !== 0 || count > 1) return -EINVAL;
    if ((flags & DATA_NONE) !== 0) {
      if (!this.#extra.has(index)) return -EINVAL;
      if (count === 0) this.#extra.delete(index);
      else this.#extra.get(index)?.signal();
      return 0;
    }
    if (count === 0) return -EINVAL;
    if ((flags & DATA_BOOL) !== 0) {
      if (data.getUint8(0) !== 0) this.#extra.get(index)?.signal();
      return 0;
    }
    const fd = data.getInt32(0, true);
    if (fd === -1) {
      this.#extra.delete(index);
      return 0;
    }
    const event = fd < 0 ? -EINVAL : eventAt(fds, fd);
    if (typeof event === "number") return event;
    this.#extra.set(index, event);
    return 0;
  }

  #wake(kind: number, vector: number, fd: number, fds: Descriptors): number {
    if (fd < 0) {
      this.#wakes.delete(vector);
      this.#on ??= kind;
      return 0;
    }
    const event = eventAt(fds, fd);
    if (typeof event === "number") return event;
    this.#on = kind;
    this.#wakes.set(vector, event);
    return 0;
  }
}

function eventAt(fds: Descriptors, fd: number): EventFd | number {
  const file = fds.find(fd);
  return file === undefined ? -EBADF : (eventFdOf(file) ?? -EINVAL);
}

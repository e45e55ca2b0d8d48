// The interrupt pin of one device: it masks itself when it fires, and waits to be unmasked.
import { EINVAL, ENOMEM, ENOTTY } from "../../errno/index.ts";
import { COMMAND_INTX_DISABLE, type ConfigSpace } from "../../hardware/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { Descriptors, EventFd } from "../files/index.ts";
import {
  ACTION,
  ACTION_MASK,
  ACTION_TRIGGER,
  ACTION_UNMASK,
  DATA_BOOL,
  DATA_EVENTFD,
  DATA_NONE,
  type IrqRequest,
} from "./irq-request.ts";
import { eventAt, Virqfd } from "./virqfd.ts";

export class Intx {
  readonly #config: ConfigSpace;
  readonly #faults: FaultPlan;
  #isOn = false;
  #isMasked = false;
  /** The command register keeps the pin quiet. */
  #isDisabled = false;
  #wakes: EventFd | undefined;
  /** A counter whose signal unmasks. */
  readonly #unmasks = new Virqfd(() => this.#unmask());

  constructor(config: ConfigSpace, faults: FaultPlan) {
    this.#config = config;
    this.#faults = faults;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** The device pulls the line. */
  raise(): void {
    if (!this.#isOn || this.#isMasked) return;
    this.#isMasked = true;
    this.#signal();
  }

  /** The command register was written: its bit masks and unmasks, whoever did before. */
  commandWritten(): void {
    const isDisabled = (this.#config.command & COMMAND_INTX_DISABLE) !== 0;
    if (isDisabled === this.#isDisabled) return;
    this.#isDisabled = isDisabled;
    if (isDisabled) this.#isMasked = this.#isOn;
    else this.#unmask();
  }

  turnOff(): void {
    this.#unmasks.disable();
    this.#isOn = false;
    this.#isMasked = false;
    this.#wakes?.put();
    this.#wakes = undefined;
  }

  /** The device is closed. */
  reset(): void {
    this.turnOff();
    this.#isDisabled = false;
  }

  /** SET_IRQS of the pin; `isFree`: no messages are on. */
  set(request: IrqRequest, isFree: boolean, fds: Descriptors): number {
    switch (request.flags & ACTION) {
      case ACTION_TRIGGER:
        return this.#trigger(request, isFree, fds);
      case ACTION_MASK:
      case ACTION_UNMASK:
        return this.#setMask(request, fds);
      default:
        return -ENOTTY;
    }
  }

  describe(): string {
    const wakes = `wakes ${this.#wakes !== undefined} unmasked ${this.#unmasks.isBound}`;
    return `on ${this.#isOn} masked ${this.#isMasked} disabled ${this.#isDisabled} ${wakes}`;
  }

  #trigger({ flags, start, count, data }: IrqRequest, isFree: boolean, fds: Descriptors): number {
    if (this.#isOn && count === 0 && (flags & DATA_NONE) !== 0) {
      this.turnOff();
      return 0;
    }
    if (!isFree || start !== 0 || count !== 1) return -EINVAL;
    if ((flags & DATA_EVENTFD) !== 0) return this.#wake(data.getInt32(0, true), fds);
    if (!this.#isOn) return -EINVAL;
    if ((flags & DATA_NONE) !== 0 || data.getUint8(0) !== 0) this.#signal();
    return 0;
  }

  /** Another counter for a pin that is on; one that is off goes on, as its register has it. */
  #wake(fd: number, fds: Descriptors): number {
    const event = fd < 0 ? undefined : eventAt(fds, fd);
    if (typeof event === "number") return event;
    if (!this.#isOn && this.#faults.shouldFail("object")) return -ENOMEM;
    const before = this.#wakes;
    this.#wakes = event?.get();
    before?.put();
    if (this.#isOn) return 0;
    this.#isOn = true;
    this.#isMasked = this.#isDisabled;
    if (this.#config.isInterruptPending) this.raise();
    return 0;
  }

  #setMask({ flags, start, count, data }: IrqRequest, fds: Descriptors): number {
    if (!this.#isOn || start !== 0 || count !== 1) return -EINVAL;
    const isMask = (flags & ACTION) === ACTION_MASK;
    if ((flags & DATA_EVENTFD) !== 0) {
      if (isMask) return -ENOTTY;
      const fd = data.getInt32(0, true);
      if (fd >= 0) return this.#unmasks.enable(fds, fd, this.#faults);
      this.#unmasks.disable();
      return 0;
    }
    if ((flags & DATA_BOOL) !== 0 && data.getUint8(0) === 0) return 0;
    if (isMask) this.#isMasked = true;
    else this.#unmask();
    return 0;
  }

  /** A line that is still up is told again, and stays masked. */
  #unmask(): void {
    if (!this.#isMasked || this.#isDisabled) return;
    this.#isMasked = this.#config.isInterruptPending;
    if (this.#isMasked) this.#signal();
  }

  #signal(): void {
    if (!this.#isDisabled) this.#wakes?.signal();
  }
}

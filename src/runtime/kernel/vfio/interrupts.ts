// Interrupts of one device, as a program asks for them: the pin, messages, and what is said of the
// device as a whole.
import { EINVAL, ENOMEM, ENOTTY } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { Descriptors } from "../files/index.ts";
import { Counters } from "./counters.ts";
import { Intx } from "./intx.ts";
import {
  ACTION,
  ACTION_TRIGGER,
  DATA_BOOL,
  DATA_NONE,
  ERR,
  INTX,
  MSIX,
  REQ,
  type IrqRequest,
} from "./irq-request.ts";
import { Messages } from "./messages.ts";
import { eventAt } from "./virqfd.ts";

/** The kernel that tells of errors of conventional functions too: 7.3. */
const MINOR_ERRORS = 23;

export class Interrupts {
  readonly #pci: PciDevice;
  readonly #faults: FaultPlan;
  readonly #tellsErrors: boolean;
  readonly #intx: Intx;
  readonly #messages: Messages;
  /** Those of errors and of the request to let go. */
  readonly #extra = new Counters();

  constructor(pci: PciDevice, faults: FaultPlan, minor: number) {
    this.#pci = pci;
    this.#faults = faults;
    this.#tellsErrors = pci.model.isExpress || minor >= MINOR_ERRORS;
    this.#intx = new Intx(pci.config, faults);
    this.#messages = new Messages(pci, faults);
  }

  /** Vectors of one kind. */
  count(index: number): number {
    const { vectors } = this.#pci.model;
    if (index <= MSIX) return vectors[index as 0 | 1 | 2];
    if (index === ERR) return this.#tellsErrors ? 1 : 0;
    return index === REQ ? 1 : 0;
  }

  /** The device raises a vector: whoever waits for it is woken. */
  raise(vector: number): void {
    if (this.#messages.isOn) this.#messages.raise(vector);
    else this.#intx.raise();
  }

  /** Somebody wrote to the command register. */
  commandWritten(): void {
    this.#intx.commandWritten();
  }

  /** What is on, and which vectors wake somebody; equal text, equal state. */
  describe(): string {
    const extra = this.#extra.describe();
    return `pin ${this.#intx.describe()}, messages ${this.#messages.describe()}, ${extra}`;
  }

  /** What SET_IRQS asks: 0, -EINVAL, -EBADF, -EBUSY, -ENOMEM, -ERANGE; -ENOTTY: no such action. */
  set(request: IrqRequest, fds: Descriptors): number {
    const { flags, index } = request;
    if (index === INTX) return this.#intx.set(request, !this.#messages.isOn, fds);
    if ((flags & ACTION) !== ACTION_TRIGGER) return -ENOTTY;
    if (index <= MSIX) return this.#messages.set(request, !this.#intx.isOn, fds);
    return this.#setExtra(request, fds);
  }

  /** Everything off: the device is closed. */
  reset(): void {
    this.#intx.reset();
    this.#messages.turnOff();
    this.#extra.clear();
  }

  /** The two interrupts that say something of the device as a whole. */
  #setExtra({ flags, index, start, count, data }: IrqRequest, fds: Descriptors): number {
    if (start !== 0 || count > 1) return -EINVAL;
    if ((flags & DATA_NONE) !== 0) {
      if (!this.#extra.has(index)) return -EINVAL;
      if (count === 0) this.#extra.set(index, undefined);
      else this.#extra.signal(index);
      return 0;
    }
    if (count === 0) return -EINVAL;
    if ((flags & DATA_BOOL) !== 0) {
      if (data.getUint8(0) !== 0) this.#extra.signal(index);
      return 0;
    }
    const fd = data.getInt32(0, true);
    if (fd < -1) return -EINVAL;
    const event = fd === -1 ? undefined : eventAt(fds, fd);
    if (typeof event === "number") return event;
    if (event !== undefined && this.#faults.shouldFail("object")) return -ENOMEM;
    this.#extra.set(index, event);
    return 0;
  }
}

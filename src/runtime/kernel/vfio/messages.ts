// Message-signalled interrupts of one device: MSI or MSI-X, whichever is on, vector by vector.
import { EINVAL, ENOMEM, ERANGE } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { Descriptors } from "../files/index.ts";
import { Counters } from "./counters.ts";
import { DATA_EVENTFD, DATA_NONE, type IrqRequest } from "./irq-request.ts";
import { eventAt } from "./virqfd.ts";

export class Messages {
  readonly #pci: PciDevice;
  readonly #faults: FaultPlan;
  /** MSI or MSI-X while it is on. */
  #on: number | undefined;
  readonly #wakes = new Counters();
  /** Vectors that had a counter since messages were turned on. */
  readonly #used = new Set<number>();
  /** Vectors whose message came before their first counter. */
  readonly #pending = new Set<number>();

  constructor(pci: PciDevice, faults: FaultPlan) {
    this.#pci = pci;
    this.#faults = faults;
  }

  get isOn(): boolean {
    return this.#on !== undefined;
  }

  /** The device sends a message; it needs leave to write to memory. */
  raise(vector: number): void {
    if (!this.#pci.config.isMaster) return;
    if (!this.#used.has(vector)) this.#pending.add(vector);
    else this.#wakes.signal(vector);
  }

  turnOff(): void {
    this.#on = undefined;
    this.#pci.sendsMessages = false;
    this.#wakes.clear();
    this.#used.clear();
    this.#pending.clear();
  }

  /** SET_IRQS of messages, triggered; `isFree`: the pin is off. */
  set(request: IrqRequest, isFree: boolean, fds: Descriptors): number {
    const { flags, index, start, count, data } = request;
    if (this.#on === index && count === 0 && (flags & DATA_NONE) !== 0) {
      this.turnOff();
      return 0;
    }
    if (!isFree || (this.#on !== undefined && this.#on !== index)) return -EINVAL;
    if ((flags & DATA_EVENTFD) !== 0) return this.#wakeAll(request, fds);
    if (this.#on !== index) return -EINVAL;
    for (let at = 0; at < count; at++) {
      if ((flags & DATA_NONE) !== 0 || data.getUint8(at) !== 0) this.#wakes.signal(start + at);
    }
    return 0;
  }

  describe(): string {
    return `${this.#on ?? "off"} wake ${this.#wakes.describe()}`;
  }

  /**
   * A refusal on the way takes back what the call has set: where messages were on, those vectors
   * wake nobody from then on, whomever they woke before; where they were off, they are off again.
   * Turning them on with no vector at all is -ERANGE.
   */
  #wakeAll({ index, start, count, data }: IrqRequest, fds: Descriptors): number {
    const wasOn = this.#on === index;
    if (!wasOn && start + count === 0) return -ERANGE;
    if (!wasOn && this.#faults.shouldFail("object")) return -ENOMEM;
    this.#on = index;
    this.#pci.sendsMessages = true;
    for (let at = 0; at < count; at++) {
      const errno = this.#wake(start + at, data.getInt32(at * 4, true), fds);
      if (errno === 0) continue;
      for (let set = 0; set <= at; set++) this.#wakes.set(start + set, undefined);
      if (!wasOn) this.turnOff();
      return errno;
    }
    return 0;
  }

  #wake(vector: number, fd: number, fds: Descriptors): number {
    if (fd >= 0 && this.#faults.shouldFail("object")) return -ENOMEM;
    const event = fd < 0 ? undefined : eventAt(fds, fd);
    if (typeof event === "number") return event;
    this.#wakes.set(vector, event);
    if (event === undefined) return 0;
    this.#used.add(vector);
    if (this.#pending.delete(vector)) event.signal();
    return 0;
  }
}

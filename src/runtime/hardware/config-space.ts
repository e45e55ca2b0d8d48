// The configuration space of a PCI function: header, base addresses that tell their size,
// capabilities, and which bits a write changes (PCI Local Bus Specification 3.0, chapter 6).

/** What a function says it is. */
interface Identity {
  readonly vendor: number;
  readonly device: number;
  readonly revision: number;
  /** Base class, subclass and interface: 24 bits. */
  readonly classCode: number;
  readonly subsystemVendor: number;
  readonly subsystem: number;
}

/** A capability: its id, and what follows the id and the pointer to the next. */
interface Capability {
  readonly id: number;
  readonly at: number;
  readonly body: readonly number[];
  /** Bits of the body that a write changes; those left out are fixed. */
  readonly writable?: readonly number[];
}

/** Registers beyond the header: four bytes that a write of ones clears. */
interface ConfigOptions {
  readonly bytes: 256 | 4096;
  readonly identity: Identity;
  /** Bytes of the six base addresses, powers of two; 0 for none. */
  readonly bars: readonly number[];
  readonly capabilities: readonly Capability[];
  /** Where 32-bit registers lie whose ones are cleared by writing ones. */
  readonly clearable?: readonly number[];
  /** The function has an interrupt pin. */
  readonly hasPin: boolean;
  /** Behind the header, what belongs to no capability keeps what is written. */
  readonly keepsTheRest?: boolean;
}

const COMMAND = 4;
export const COMMAND_IO = 1;
export const COMMAND_MEMORY = 2;
const COMMAND_MASTER = 4;
export const COMMAND_SERR = 0x100;
/** Keeps the interrupt pin quiet. */
export const COMMAND_INTX_DISABLE = 0x400;
/** I/O, memory, master, parity, SERR, interrupts off: what a write of the register changes. */
const COMMAND_WRITABLE = 0x0547;
const STATUS = 6;
const STATUS_INTERRUPT = 8;
const STATUS_CAPABILITIES = 0x10;
const BAR_0 = 0x10;
const HEADER_BYTES = 0x40;
const CAPABILITIES_POINTER = 0x34;
const INTERRUPT_LINE = 0x3c;
const INTERRUPT_PIN = 0x3d;
/** The line that firmware gives pins. */
const FIRMWARE_LINE = 10;
/** Where firmware puts the first base address, unless somebody knows better. */
const FIRST_ADDRESS = 0xfe00_0000;

export class ConfigSpace {
  readonly bytes: Uint8Array;
  readonly #writable: Uint8Array;
  /** Ones that a write of ones clears. */
  readonly #clearable: Uint8Array;
  readonly #view: DataView;
  readonly #barBytes: readonly number[];

  constructor(options: ConfigOptions) {
    this.bytes = new Uint8Array(options.bytes);
    this.#writable = new Uint8Array(options.bytes);
    this.#clearable = new Uint8Array(options.bytes);
    this.#view = new DataView(this.bytes.buffer);
    this.#header(options);
    this.#barBytes = options.bars;
    this.place(FIRST_ADDRESS);
    if (options.keepsTheRest === true) this.#writable.fill(0xff, HEADER_BYTES);
    this.#capabilities(options.capabilities);
    for (const at of options.clearable ?? []) this.#clearable.fill(0xff, at, at + 4);
  }

  get command(): number {
    return this.#view.getUint16(COMMAND, true);
  }

  set command(value: number) {
    this.#view.setUint16(COMMAND, value & COMMAND_WRITABLE, true);
  }

  get isMaster(): boolean {
    return (this.command & COMMAND_MASTER) !== 0;
  }

  /** The line of the interrupt pin, as the status register shows it. */
  set interruptPending(isPending: boolean) {
    const status = this.#view.getUint16(STATUS, true) & ~STATUS_INTERRUPT;
    this.#view.setUint16(STATUS, status | (isPending ? STATUS_INTERRUPT : 0), true);
  }

  get isInterruptPending(): boolean {
    return (this.#view.getUint16(STATUS, true) & STATUS_INTERRUPT) !== 0;
  }

  read(offset: number, length: number): Uint8Array {
    return this.bytes.slice(offset, offset + length);
  }

  /** Changes what may be changed; the rest keeps its value, as on the bus. */
  write(offset: number, bytes: Uint8Array): void {
    bytes.forEach((byte, index) => {
      const at = offset + index;
      const mask = this.#writable[at] as number;
      const cleared = (this.#clearable[at] as number) & byte;
      this.bytes[at] = (((this.bytes[at] as number) & ~mask) | (byte & mask)) & ~cleared;
    });
  }

  /** Sets a 32-bit register that programs can only clear. */
  setClearable(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  /**
   * Gives the base addresses their places, one after the other. Address bits below the size are
   * fixed at zero: so ones written come back as the size.
   */
  place(first: number): void {
    const writable = new DataView(this.#writable.buffer);
    let address = first;
    this.#barBytes.forEach((size, index) => {
      if (size === 0) return;
      const mask = ~(size - 1);
      address = Math.ceil(address / size) * size;
      this.#view.setUint32(BAR_0 + index * 4, address >>> 0, true);
      writable.setUint32(BAR_0 + index * 4, mask >>> 0, true);
      address += size;
    });
  }

  #header({ identity, hasPin, capabilities }: ConfigOptions): void {
    const view = this.#view;
    view.setUint16(0, identity.vendor, true);
    view.setUint16(2, identity.device, true);
    view.setUint32(8, (identity.classCode << 8) | identity.revision, true);
    view.setUint16(0x2c, identity.subsystemVendor, true);
    view.setUint16(0x2e, identity.subsystem, true);
    if (capabilities.length > 0) view.setUint16(STATUS, STATUS_CAPABILITIES, true);
    this.bytes[INTERRUPT_PIN] = hasPin ? 1 : 0;
    this.bytes[INTERRUPT_LINE] = hasPin ? FIRMWARE_LINE : 0;
    const writable = new DataView(this.#writable.buffer);
    writable.setUint16(COMMAND, COMMAND_WRITABLE, true);
    // Cache line size and interrupt line are scratch space of the system.
    this.#writable[0x0c] = 0xff;
    this.#writable[INTERRUPT_LINE] = 0xff;
    // Parity, SERR and the aborts are cleared by writing ones.
    this.#clearable[STATUS + 1] = 0xf9;
  }

  #capabilities(capabilities: readonly Capability[]): void {
    let pointer = CAPABILITIES_POINTER;
    for (const { id, at, body, writable } of capabilities) {
      this.bytes[pointer] = at;
      this.bytes[at] = id;
      this.bytes.set(body, at + 2);
      this.#writable.fill(0, at, at + 2 + body.length);
      this.#writable.set(writable ?? [], at + 2);
      pointer = at + 1;
    }
  }
}

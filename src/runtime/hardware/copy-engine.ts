// A copy engine as servers have (8086:2021, "I/OAT", version 3.3): one channel that fetches
// descriptors from memory and copies between addresses, all of them through the IOMMU.
//
// Registers and descriptors are those that drivers of the device know; what is here is the part
// that copying takes: no XOR, no completion ring but the status write-back.
import { ConfigSpace } from "./config-space.ts";
import type { PciModel, PciPort } from "./pci-model.ts";
import { Registers } from "./registers.ts";

const BAR_BYTES = 2 ** 14;
const CONFIG_BYTES = 4096;
/** Largest copy of one descriptor, as a power of two. */
const TRANSFER_LG2 = 14;
/** Bytes that one step copies at least, while there is work. */
const STEP_BYTES = 4 * 2 ** 20;

/** Registers of the function. */
const CHANNELS = 0x00;
const TRANSFER_CAPACITY = 0x01;
const VERSION = 0x08;
/** The channel's registers. */
const CONTROL = 0x80;
const COMMAND = 0x84;
const COUNT = 0x86;
const STATUS = 0x88;
const CHAIN = 0x90;
const COMPLETION = 0x98;
const ERROR = 0xa8;
const CHANNEL_END = 0x100;

/** An error is worth an interrupt. */
const CONTROL_ERROR_INTERRUPT = 0x10;
const COMMAND_RESET = 0x20;
const COMMAND_SUSPEND = 0x04;
/** What the low bits of the status say; the address of the last descriptor is above. */
const ACTIVE = 0;
const DONE = 1;
const SUSPENDED = 2;
const HALTED = 3;
/** It knows where the next descriptor is, and waits to hear how many there are. */
const ARMED = 4;
/** What stopped the channel. */
const ERROR_NEXT_ADDRESS = 0x4;
const ERROR_READ = 0x100;
const ERROR_WRITE = 0x200;
const ERROR_CONTROL = 0x400;
const ERROR_LENGTH = 0x800;

/** Errors shown in configuration space. */
const CONFIG_CHANNEL_ERROR = 0x180;
const CONFIG_ERROR_STATUS = 0x148;

/** A descriptor, 64 bytes: size 0, control 4, source 8, destination 16, next 24. */
const DESCRIPTOR_BYTES = 64;
const DESCRIPTOR_INTERRUPT = 1;
const DESCRIPTOR_WRITE_BACK = 8;
const DESCRIPTOR_NULL = 0x20;
const OPERATION_SHIFT = 24;

const MSIX_TABLE_AT = 0x2000;
const MSIX_PENDING_AT = 0x3000;
/** MSI: control (one vector, 64-bit address), address, data. The address and data are kept. */
const MSI = {
  id: 5,
  at: 0x60,
  body: [0x80, 0, ...Array<number>(10).fill(0)],
  writable: [0, 0, 0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
};
const MSIX = {
  id: 0x11,
  at: 0x80,
  // One vector; the table and the pending bits, both behind the first base address.
  body: [0, 0, ...word(MSIX_TABLE_AT), ...word(MSIX_PENDING_AT)],
};
/** An endpoint of the root complex that can be reset as a function. */
const EXPRESS = { id: 0x10, at: 0x90, body: [0x92, 0, ...word(0x10000000), 0, 0, 0, 0] };

export class CopyEngine implements PciModel {
  readonly name: string = "ioat";
  readonly bars: readonly number[] = [BAR_BYTES, 0, 0, 0, 0, 0];
  readonly registerBytes: number = 4096;
  readonly vectors: PciModel["vectors"] = [0, 1, 1];
  readonly msixTable: NonNullable<PciModel["msixTable"]> = { bar: 0, at: MSIX_TABLE_AT, bytes: 16 };
  readonly isExpress: boolean = true;
  readonly resets: boolean = true;
  /** Copies that were asked for and not done. */
  #left = 0;
  /** The descriptor to fetch. */
  #next = 0;
  /** What the doorbell and the chain held when the engine looked last. */
  #seenCount = 0;
  #seenChain = 0;
  #errors = 0;

  config(): ConfigSpace {
    return new ConfigSpace({
      bytes: CONFIG_BYTES,
      identity: {
        vendor: 0x8086,
        device: 0x2021,
        revision: 4,
        classCode: 0x088000,
        subsystemVendor: 0x8086,
        subsystem: 0,
      },
      bars: this.bars,
      capabilities: [MSI, MSIX, EXPRESS],
      clearable: [CONFIG_CHANNEL_ERROR, CONFIG_ERROR_STATUS],
      hasPin: false,
    });
  }

  reset(port: PciPort): void {
    const registers = registersOf(port);
    for (let at = 0; at < CHANNEL_END; at += 4) registers.set32(at, 0);
    registers.set8(CHANNELS, 1);
    registers.set8(TRANSFER_CAPACITY, TRANSFER_LG2);
    registers.set8(VERSION, 0x33);
    this.#halt(registers);
  }

  stored(port: PciPort, offset: number | undefined): void {
    const registers = registersOf(port);
    const command = registers.get8(COMMAND);
    if (command !== 0) {
      registers.set8(COMMAND, 0);
      if ((command & COMMAND_RESET) !== 0) this.#halt(registers);
      else if ((command & COMMAND_SUSPEND) !== 0) {
        this.#left = 0;
        this.#setStatus(registers, SUSPENDED);
      }
    }
    if (offset === ERROR) this.#errors &= ~registers.get32(ERROR);
    registers.set32(ERROR, this.#errors);
    const chain = registers.get64(CHAIN);
    if (offset === CHAIN || offset === CHAIN + 4 || chain !== this.#seenChain) {
      this.#seenChain = chain;
      this.#next = chain;
      this.#seenCount = 0;
      if (chain !== 0 && this.#errors === 0 && isHalted(registers))
        this.#setStatus(registers, ARMED);
    }
    const count = registers.get16(COUNT);
    // The count runs on from where the chain was set: what is new is what is to be done.
    if (offset !== COUNT && count === this.#seenCount) return;
    this.#left += (count - this.#seenCount) & 0xffff;
    this.#seenCount = count;
    if (this.#left > 0) this.#setStatus(registers, ACTIVE);
    this.step(port);
  }

  step(port: PciPort): boolean {
    const registers = registersOf(port);
    for (let copied = 0; copied < STEP_BYTES && this.#left > 0;) {
      const bytes = this.#descriptor(port, registers);
      if (bytes < 0) return false;
      // Fetching a descriptor is work, too.
      copied += bytes + DESCRIPTOR_BYTES;
    }
    return this.#left > 0;
  }

  save(): Uint8Array {
    const known = [this.#left, this.#next, this.#seenCount, this.#seenChain, this.#errors];
    return new Uint8Array(Float64Array.from(known).buffer);
  }

  load(saved: Uint8Array): void {
    const known = new Float64Array(saved.slice().buffer);
    const whole = (at: number, most: number): number => {
      const value = known[at] ?? 0;
      return Number.isInteger(value) && value >= 0 && value <= most ? value : 0;
    };
    this.#left = whole(0, 0xffff);
    this.#next = whole(1, Number.MAX_SAFE_INTEGER);
    this.#seenCount = whole(2, 0xffff);
    this.#seenChain = whole(3, 2 ** 64);
    this.#errors = whole(4, 0xffff);
  }

  /** Does one descriptor: bytes copied, or -1 where the channel stopped. */
  #descriptor(port: PciPort, registers: Registers): number {
    const at = this.#next;
    const bytes = at % DESCRIPTOR_BYTES === 0 ? port.dmaRead(at, DESCRIPTOR_BYTES) : undefined;
    if (bytes === undefined) return this.#fail(port, registers, ERROR_NEXT_ADDRESS);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const [size, control] = [view.getUint32(0, true), view.getUint32(4, true)];
    const wide = (offset: number): number =>
      view.getUint32(offset + 4, true) * 2 ** 32 + view.getUint32(offset, true);
    if (control >>> OPERATION_SHIFT !== 0) return this.#fail(port, registers, ERROR_CONTROL);
    const isNull = (control & DESCRIPTOR_NULL) !== 0;
    if (!isNull) {
      if (size === 0 || size > 2 ** TRANSFER_LG2) return this.#fail(port, registers, ERROR_LENGTH);
      const data = port.dmaRead(wide(8), size);
      if (data === undefined) return this.#fail(port, registers, ERROR_READ);
      if (!port.dmaWrite(wide(16), data)) return this.#fail(port, registers, ERROR_WRITE);
    }
    this.#next = wide(24);
    this.#left -= 1;
    const status = at + (this.#left > 0 ? ACTIVE : DONE);
    registers.set64(STATUS, status);
    if ((control & DESCRIPTOR_WRITE_BACK) !== 0) this.#writeBack(port, registers, status);
    if ((control & DESCRIPTOR_INTERRUPT) !== 0) port.interrupt(0);
    return isNull ? 0 : size;
  }

  #writeBack(port: PciPort, registers: Registers, status: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, status >>> 0, true);
    view.setUint32(4, Math.floor(status / 2 ** 32), true);
    port.dmaWrite(registers.get64(COMPLETION), new Uint8Array(view.buffer));
  }

  #fail(port: PciPort, registers: Registers, error: number): -1 {
    this.#left = 0;
    this.#errors |= error;
    registers.set32(ERROR, this.#errors);
    port.config.setClearable(CONFIG_CHANNEL_ERROR, this.#errors);
    this.#setStatus(registers, HALTED);
    if ((registers.get16(CONTROL) & CONTROL_ERROR_INTERRUPT) !== 0) port.interrupt(0);
    return -1;
  }

  #halt(registers: Registers): void {
    this.#left = 0;
    this.#next = 0;
    this.#seenCount = 0;
    this.#seenChain = 0;
    registers.set16(COUNT, 0);
    registers.set64(CHAIN, 0);
    registers.set32(ERROR, 0);
    this.#errors = 0;
    registers.set64(STATUS, HALTED);
  }

  #setStatus(registers: Registers, state: number): void {
    const last = registers.get64(STATUS);
    registers.set64(STATUS, last - (last % DESCRIPTOR_BYTES) + state);
  }
}

const isHalted = (registers: Registers): boolean => registers.get8(STATUS) % 8 === HALTED;

/** A 32-bit word as bytes, the lowest first. */
function word(value: number): readonly number[] {
  return [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
}

function registersOf(port: PciPort): Registers {
  const [memory] = port.bars;
  if (memory === undefined) throw new Error("a copy engine without its registers");
  return new Registers(memory);
}

// The teaching device that emulators have (1234:11e8, "edu"): a conventional function with one
// memory BAR, a factorial machine, an interrupt and a DMA engine with a buffer of 4 KiB.
//
// Source of the registers: the public description of that device. Three differences: DMA addresses
// are not cut to 28 bits, and what the IOMMU blocks shows in the status register. Past its page of
// registers there is memory, where that device has nothing.
import { ConfigSpace } from "./config-space.ts";
import type { PciModel, PciPort, Reach } from "./pci-model.ts";
import { Registers } from "./registers.ts";

const BAR_BYTES = 2 ** 20;
const CONFIG_BYTES = 256;

/** Registers of the first base address. */
const IDENTIFICATION = 0x00;
const LIVENESS = 0x04;
const FACTORIAL = 0x08;
const STATUS = 0x20;
const IRQ_STATUS = 0x24;
const IRQ_RAISE = 0x60;
const IRQ_ACKNOWLEDGE = 0x64;
const DMA_SOURCE = 0x80;
const DMA_DESTINATION = 0x88;
const DMA_COUNT = 0x90;
const DMA_COMMAND = 0x98;

/** Major version, minor version, and a mark. */
const IDENTIFIED = 0x010000ed;

/** Registers that loads and stores reach: four bytes wide, the DMA engine's eight as well. */
const LOADED: ReadonlySet<number> = new Set([
  IDENTIFICATION,
  LIVENESS,
  FACTORIAL,
  STATUS,
  IRQ_STATUS,
  DMA_SOURCE,
  DMA_DESTINATION,
  DMA_COUNT,
  DMA_COMMAND,
]);
const STORED: ReadonlySet<number> = new Set([
  LIVENESS,
  FACTORIAL,
  STATUS,
  IRQ_RAISE,
  IRQ_ACKNOWLEDGE,
  DMA_SOURCE,
  DMA_DESTINATION,
  DMA_COUNT,
  DMA_COMMAND,
]);
/** The status register: raise an interrupt after a factorial; the IOMMU blocked the last DMA. */
const STATUS_RAISE = 0x80;
const STATUS_BLOCKED = 0x200;
const IRQ_FACTORIAL = 0x1;
const IRQ_DMA = 0x100;
const COMMAND_START = 1;
/** Set: from the buffer to memory. Clear: from memory to the buffer. */
const COMMAND_TO_MEMORY = 2;
const COMMAND_RAISE = 4;

/** Where the engine's own buffer lies in its addresses. */
const BUFFER_AT = 0x40000;
const BUFFER_BYTES = 4096;

/**
 * MSI: control (one vector, 64-bit address), address, data. What is written is kept, as VFIO's copy
 * keeps it: of the control word the low byte, without how many vectors and whether they are on.
 */
const MSI = {
  id: 5,
  at: 0x40,
  body: [0x80, 0, ...Array<number>(10).fill(0)],
  writable: [0x8e, 0, ...Array<number>(10).fill(0xff)],
};

export class TeachingDevice implements PciModel {
  readonly name: string = "edu";
  readonly bars: readonly number[] = [BAR_BYTES, 0, 0, 0, 0, 0];
  readonly registerBytes: number = 4096;
  readonly vectors: PciModel["vectors"] = [1, 1, 0];
  readonly isExpress: boolean = false;
  readonly resets: boolean = false;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  /** What registers held when the device looked last. */
  #liveness = 0;
  #factorial = 0;
  #irqStatus = 0;

  reaches(offset: number, width: number, isStore: boolean): Reach {
    if (offset >= this.registerBytes) return "register";
    if (width < 4) return "zeros";
    const fits = width === 4 || offset >= DMA_SOURCE;
    return fits && (isStore ? STORED : LOADED).has(offset) ? "register" : "ones";
  }

  config(): ConfigSpace {
    return new ConfigSpace({
      bytes: CONFIG_BYTES,
      identity: {
        vendor: 0x1234,
        device: 0x11e8,
        revision: 0x10,
        classCode: 0x00ff00,
        subsystemVendor: 0x1af4,
        subsystem: 0x1100,
      },
      bars: this.bars,
      capabilities: [MSI],
      hasPin: true,
      keepsTheRest: true,
    });
  }

  reset(port: PciPort): void {
    this.#buffer.fill(0);
    this.#liveness = 0;
    this.#factorial = 0;
    this.#irqStatus = 0;
    const { registers } = open(port);
    for (let at = 0; at <= DMA_COMMAND; at += 4) registers.set32(at, 0);
    registers.set32(IDENTIFICATION, IDENTIFIED);
  }

  stored(port: PciPort, offset: number | undefined): void {
    const { registers } = open(port);
    // Registers that are only read take their values back.
    registers.set32(IDENTIFICATION, IDENTIFIED);
    registers.set32(IRQ_STATUS, this.#irqStatus);
    const liveness = registers.get32(LIVENESS);
    if (offset === LIVENESS || liveness !== this.#liveness) {
      this.#liveness = ~liveness >>> 0;
      registers.set32(LIVENESS, this.#liveness);
    }
    const number = registers.get32(FACTORIAL);
    if (offset === FACTORIAL || number !== this.#factorial) this.#compute(port, number);
    const acknowledged = registers.get32(IRQ_ACKNOWLEDGE);
    if (acknowledged !== 0) {
      registers.set32(IRQ_ACKNOWLEDGE, 0);
      this.#setIrqs(port, this.#irqStatus & ~acknowledged);
    }
    const raised = registers.get32(IRQ_RAISE);
    if (raised !== 0) {
      registers.set32(IRQ_RAISE, 0);
      this.#raise(port, raised);
    }
    const command = registers.get32(DMA_COMMAND);
    if ((command & COMMAND_START) !== 0) this.#copy(port, command);
  }

  step(): boolean {
    return false;
  }

  save(): Uint8Array {
    const known = Uint32Array.of(this.#liveness, this.#factorial, this.#irqStatus);
    const saved = new Uint8Array(known.byteLength + BUFFER_BYTES);
    saved.set(new Uint8Array(known.buffer));
    saved.set(this.#buffer, known.byteLength);
    return saved;
  }

  load(saved: Uint8Array): void {
    const view = new DataView(saved.buffer, saved.byteOffset);
    this.#liveness = view.getUint32(0, true);
    this.#factorial = view.getUint32(4, true);
    this.#irqStatus = view.getUint32(8, true);
    this.#buffer.set(saved.subarray(12, 12 + BUFFER_BYTES));
  }

  /** n!, the low 32 bits; the device is done before anybody can look. */
  #compute(port: PciPort, number: number): void {
    const { registers } = open(port);
    let product = 1;
    // From 34 on every factorial is a multiple of 2^32.
    for (let factor = 2; factor <= Math.min(number, 34); factor++)
      product = Math.imul(product, factor);
    this.#factorial = product >>> 0;
    registers.set32(FACTORIAL, this.#factorial);
    if ((registers.get32(STATUS) & STATUS_RAISE) !== 0) this.#raise(port, IRQ_FACTORIAL);
  }

  #copy(port: PciPort, command: number): void {
    const { registers } = open(port);
    const source = registers.get64(DMA_SOURCE);
    const destination = registers.get64(DMA_DESTINATION);
    const count = registers.get64(DMA_COUNT);
    const isToMemory = (command & COMMAND_TO_MEMORY) !== 0;
    const inBuffer = (isToMemory ? source : destination) - BUFFER_AT;
    const fits = inBuffer >= 0 && inBuffer + count <= BUFFER_BYTES;
    const isDone =
      fits &&
      (isToMemory
        ? port.dmaWrite(destination, this.#buffer.slice(inBuffer, inBuffer + count))
        : this.#fetch(port, source, count, inBuffer));
    const status = registers.get32(STATUS) & ~STATUS_BLOCKED;
    registers.set32(STATUS, isDone ? status : status | STATUS_BLOCKED);
    registers.set32(DMA_COMMAND, command & ~COMMAND_START);
    if ((command & COMMAND_RAISE) !== 0) this.#raise(port, IRQ_DMA);
  }

  #fetch(port: PciPort, source: number, count: number, at: number): boolean {
    const bytes = port.dmaRead(source, count);
    if (bytes !== undefined) this.#buffer.set(bytes, at);
    return bytes !== undefined;
  }

  #raise(port: PciPort, bits: number): void {
    this.#setIrqs(port, this.#irqStatus | bits);
    port.interrupt(0);
  }

  #setIrqs(port: PciPort, status: number): void {
    this.#irqStatus = status >>> 0;
    open(port).registers.set32(IRQ_STATUS, this.#irqStatus);
    if (!port.sendsMessages) port.config.interruptPending = this.#irqStatus !== 0;
  }
}

const open = (port: PciPort): { readonly registers: Registers } => {
  const [memory] = port.bars;
  if (memory === undefined) throw new Error("a teaching device without its registers");
  return { registers: new Registers(memory) };
};

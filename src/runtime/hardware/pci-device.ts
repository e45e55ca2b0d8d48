// A PCI device with a DMA engine that reaches memory only through the IOMMU.
import type { Ram } from "../memory/index.ts";
import type { Bus } from "./bus.ts";
import type { ConfigSpace } from "./config-space.ts";
import { CopyEngine } from "./copy-engine.ts";
import { memoryPatchesOf } from "./memory-patches.ts";
import { applyPatches, type Patch, patchesOf } from "./patches.ts";
import { type DeviceMemory, type PciModel, type PciPort, QuietMemory } from "./pci-model.ts";
import { TeachingDevice } from "./teaching-device.ts";

/** What stands between a device and memory. */
interface RemappingUnit {
  /** The frame a request reaches, or undefined where it is blocked. */
  translate(bdf: number, iovaPfn: number, write: boolean, pasid?: number): number | undefined;
}

/** One page the engine visits: reads eight bytes at its start, or writes eight at an offset. */
export interface DmaTarget {
  readonly iovaPfn: number;
  /** Words expected at the page's start; absent: the page is not read. */
  readonly expectLow?: number;
  readonly expectHigh?: number;
  /** Byte offset in the page, a multiple of 8, that the engine writes to; absent: never writes. */
  readonly writeOffset?: number;
  /** The requests carry a PASID. */
  readonly pasid?: number;
}

/** One write that reached memory, in program order. */
interface DmaWrite {
  readonly iovaPfn: number;
  readonly offset: number;
  readonly low: number;
  readonly high: number;
  readonly pasid?: number;
}

/** A wrong byte: what a read returned where the program expected something else. */
interface DmaComplaint {
  readonly iovaPfn: number;
  readonly expected: readonly [low: number, high: number];
  readonly found: readonly [low: number, high: number];
}

export interface PciDeviceOptions {
  readonly segment?: number;
  readonly bus: number;
  readonly device: number;
  readonly function?: number;
  /** What it is; the teaching device unless said. */
  readonly model?: "edu" | "ioat";
  /** Where firmware put its first base address. */
  readonly address?: number;
  /**
   * Bits of the PASIDs it can send, as its PASID capability says (VFIO hides that one from users);
   * none unless said.
   */
  readonly pasidBits?: number;
}

/**
 * What outlives any kernel: the engine's own state, its program among it, and what differs from
 * power-on: configuration, bytes behind base addresses, what the model knows.
 */
export interface PciDeviceState {
  readonly segment: number;
  readonly bdf: number;
  readonly busMaster: boolean;
  readonly cursor: number;
  readonly serial: number;
  readonly targets: readonly DmaTarget[];
  /** Absent for a device without PASIDs. */
  readonly pasidBits?: number;
  /** Absent for the teaching device. */
  readonly model?: "ioat";
  readonly config?: readonly Patch[];
  /** By base address; up to the last that differs. */
  readonly bars?: readonly (readonly Patch[])[];
  readonly known?: readonly Patch[];
}

/** Pages that one request may run over. */
const RUN_PAGES = 64;
/** Addresses of a device are 64 bits; those from 2^53 up are in no table of ours. */
const IOVA_PFN_END = 2 ** 41;

/** Bytes in neighbouring frames. */
interface Run {
  readonly pa: number;
  readonly length: number;
  /** The page after them is asked for, too, and is blocked. */
  readonly endsBlocked: boolean;
}

/** `0000:00:04.0` */
export function bdfName(segment: number, bdf: number): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, "0");
  const slot = hex((bdf >>> 3) & 31, 2);
  return `${hex(segment, 4)}:${hex(bdf >>> 8, 2)}:${slot}.${bdf & 7}`;
}

/** The options of a device that a state tells of. */
export function placeOf({
  segment,
  bdf,
  pasidBits = 0,
  model,
}: Pick<PciDeviceState, "segment" | "bdf" | "pasidBits" | "model">): PciDeviceOptions {
  return {
    segment,
    bus: bdf >>> 8,
    device: (bdf >>> 3) & 31,
    function: bdf & 7,
    pasidBits,
    ...(model === undefined ? {} : { model }),
  };
}

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}

/**
 * Two engines reach memory from here: one that runs programs of a test and keeps a journal, and
 * that of the model, which obeys its registers. `busMaster` is the kernel's leave for both; the
 * model needs that of its command register, too.
 */
export class PciDevice implements PciPort {
  readonly model: PciModel;
  readonly config: ConfigSpace;
  readonly bars: DeviceMemory[];
  /** Where interrupts go: the kernel's driver, while it wants them. */
  onInterrupt: ((vector: number) => void) | undefined;
  readonly #bus: Bus;
  readonly segment: number;
  readonly bdf: number;
  readonly pasidBits: number;
  readonly unit: RemappingUnit;
  readonly journal: DmaWrite[] = [];
  readonly complaints: DmaComplaint[] = [];
  /** Requests that did not get through: the unit has the reason. */
  blocked = 0;
  /** Requests made. */
  requests = 0;
  busMaster = false;
  /** The driver has turned messages on. */
  sendsMessages = false;
  readonly #ram: Ram;
  #targets: readonly DmaTarget[] = [];
  #cursor = 0;
  #serial = 0;

  constructor(bus: Bus, unit: RemappingUnit, options: PciDeviceOptions) {
    this.#bus = bus;
    this.#ram = bus.ram;
    this.model = options.model === "ioat" ? new CopyEngine() : new TeachingDevice();
    this.config = this.model.config();
    if (options.address !== undefined) this.config.place(options.address);
    this.bars = this.model.bars.map((bytes) => new QuietMemory(bytes));
    this.unit = unit;
    this.segment = options.segment ?? 0;
    this.pasidBits = options.pasidBits ?? 0;
    this.bdf = (options.bus << 8) | (options.device << 3) | (options.function ?? 0);
    this.model.reset(this);
  }

  get name(): string {
    return bdfName(this.segment, this.bdf);
  }

  /** Loads a program: the pages to visit, over and over, in order. Empty stops the engine. */
  program(targets: readonly DmaTarget[]): void {
    this.#targets = targets;
    this.#cursor = 0;
  }

  /** Runs some steps of the program. Does nothing without bus mastering. */
  tick(steps: number): void {
    if (!this.busMaster || this.#targets.length === 0) return;
    for (let i = 0; i < steps; i++) {
      const target = this.#targets[this.#cursor % this.#targets.length] as DmaTarget;
      this.#cursor += 1;
      if (target.expectLow !== undefined) this.#read(target);
      if (target.writeOffset !== undefined) this.#write(target, target.writeOffset);
    }
  }

  /** Bytes of a base address lie here from now on, fresh as yet; what they were goes along. */
  backBar(index: number, memory: DeviceMemory): void {
    const before = this.bars[index];
    for (let at = 0; at < (before?.bytes ?? 0); at += 4096) {
      const page = before?.read(at, 4096);
      if (page !== undefined && !isZero(page)) memory.write(at, page);
    }
    this.bars[index] = memory;
  }

  /** Registers behind the first base address were stored into; see `PciModel.stored`. */
  stored(offset?: number): void {
    this.model.stored(this, offset);
  }

  /** Goes on with what its registers asked for; true while some is left. */
  step(): boolean {
    return this.model.step(this);
  }

  /** Function-level reset: registers as after power-on; the configuration is the driver's. */
  reset(): void {
    this.model.reset(this);
  }

  interrupt(vector: number): void {
    if (this.config.isMaster || this.model.vectors[0] > 0) this.onInterrupt?.(vector);
  }

  dmaRead(iova: number, length: number): Uint8Array | undefined {
    return this.config.isMaster ? this.readBytes(iova, length) : undefined;
  }

  dmaWrite(iova: number, bytes: Uint8Array): boolean {
    return this.config.isMaster && this.writeBytes(iova, bytes);
  }

  /** DMA of whole spans by hand, for tests: bytes read, or undefined where a page is blocked. */
  readBytes(iova: number, length: number, pasid?: number): Uint8Array | undefined {
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const run = this.#run(iova + done, length - done, false, pasid);
      const bytes = run && this.#bus.read(run.pa, run.length);
      if (run === undefined || bytes === undefined) return undefined;
      out.set(bytes, done);
      done += run.length;
      if (run.endsBlocked) return undefined;
    }
    return out;
  }

  /** The same for writes: false where a page is blocked, with the pages before it written. */
  writeBytes(iova: number, data: Uint8Array): boolean {
    for (let done = 0; done < data.length;) {
      const run = this.#run(iova + done, data.length - done, true);
      if (run === undefined) return false;
      if (!this.#bus.write(run.pa, data.subarray(done, done + run.length))) return false;
      done += run.length;
      if (run.endsBlocked) return false;
    }
    return true;
  }

  state(): PciDeviceState {
    const { segment, bdf, busMaster, pasidBits, model } = this;
    const fresh = this.#fresh();
    const config = patchesOf(fresh.config.bytes, this.config.bytes);
    const known = patchesOf(fresh.model.save(), model.save());
    const bars = this.bars.map((bar, index) =>
      memoryPatchesOf(fresh.bars[index] as DeviceMemory, bar),
    );
    const last = bars.findLastIndex(({ length }) => length > 0);
    return {
      segment,
      bdf,
      busMaster,
      cursor: this.#cursor,
      serial: this.#serial,
      targets: this.#targets,
      ...(pasidBits === 0 ? {} : { pasidBits }),
      ...(model.name === "ioat" ? { model: "ioat" as const } : {}),
      ...(config.length === 0 ? {} : { config }),
      ...(last < 0 ? {} : { bars: bars.slice(0, last + 1) }),
      ...(known.length === 0 ? {} : { known }),
    };
  }

  /** As the state says; false where it is none of such a device as this one. */
  restore(state: PciDeviceState): boolean {
    const { config = [], bars = [], known = [] } = state;
    this.busMaster = state.busMaster;
    this.#cursor = state.cursor;
    this.#serial = state.serial;
    this.#targets = state.targets;
    const { bytes } = this.config;
    const saved = this.model.save();
    const isWhole =
      applyPatches(config, bytes.length, (at, part) => bytes.set(part, at)) &&
      applyPatches(known, saved.length, (at, part) => saved.set(part, at)) &&
      bars.every((patches, index) => {
        const bar = this.bars[index];
        return applyPatches(patches, bar?.bytes ?? 0, (at, part) => bar?.write(at, part));
      });
    this.model.load(saved);
    return isWhole;
  }

  /** One of its kind at its place, after power-on. */
  #fresh(): PciDevice {
    const { segment, bdf, pasidBits, model } = this;
    return new PciDevice(this.#bus, this.unit, {
      ...placeOf({ segment, bdf, pasidBits }),
      ...(model.name === "ioat" ? { model: "ioat" } : {}),
    });
  }

  /** Addresses that follow one another in memory as they do for the device. */
  #run(iova: number, most: number, write: boolean, pasid?: number): Run | undefined {
    const offset = iova % 4096;
    const first = this.#reach(Math.floor(iova / 4096), write, pasid);
    if (first === undefined) return undefined;
    let length = Math.min(most, 4096 - offset);
    let endsBlocked = false;
    for (let pages = 1; length < most && pages < RUN_PAGES; pages++) {
      const next = this.#translated(Math.floor(iova / 4096) + pages, write, pasid);
      endsBlocked = next === undefined;
      if (endsBlocked) this.blocked += 1;
      if (next !== first + pages) break;
      length = Math.min(most, length + 4096);
    }
    return { pa: first * 4096 + offset, length, endsBlocked };
  }

  #translated(iovaPfn: number, write: boolean, pasid?: number): number | undefined {
    if (iovaPfn >= IOVA_PFN_END) return undefined;
    return this.busMaster ? this.unit.translate(this.bdf, iovaPfn, write, pasid) : undefined;
  }

  #reach(iovaPfn: number, write: boolean, pasid?: number): number | undefined {
    this.requests += 1;
    const pfn = this.#translated(iovaPfn, write, pasid);
    if (pfn !== undefined && this.#bus.holds(pfn)) return pfn;
    this.blocked += 1;
    return undefined;
  }

  #read(target: DmaTarget): void {
    const pfn = this.#reach(target.iovaPfn, false, target.pasid);
    if (pfn === undefined) return;
    const at = this.#ram.wordAt(pfn);
    const low = this.#ram.words[at] as number;
    const high = this.#ram.words[at + 1] as number;
    const expectHigh = target.expectHigh ?? 0;
    if (low === target.expectLow && high === expectHigh) return;
    this.complaints.push({
      iovaPfn: target.iovaPfn,
      expected: [target.expectLow as number, expectHigh],
      found: [low, high],
    });
  }

  #write(target: DmaTarget, offset: number): void {
    const { iovaPfn, pasid } = target;
    const pfn = this.#reach(iovaPfn, true, pasid);
    if (pfn === undefined) return;
    this.#serial = (this.#serial + 1) | 0;
    const at = this.#ram.wordAt(pfn) + offset / 4;
    const [low, high] = [this.#serial, this.bdf];
    this.#ram.words[at] = low;
    this.#ram.words[at + 1] = high;
    const known = pasid === undefined ? {} : { pasid };
    this.journal.push({ iovaPfn, offset, low, high, ...known });
  }
}

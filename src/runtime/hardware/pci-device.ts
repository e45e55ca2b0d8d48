// A PCI device with a DMA engine that reaches memory only through the IOMMU.
import type { Ram } from "../memory/index.ts";

/** What stands between a device and memory. */
export interface RemappingUnit {
  /** The frame a request reaches, or undefined where it is blocked. */
  translate(bdf: number, iovaPfn: number, write: boolean): number | undefined;
}

/** One page the engine visits: reads eight bytes at its start, or writes eight at an offset. */
export interface DmaTarget {
  readonly iovaPfn: number;
  /** Words expected at the page's start; absent: the page is not read. */
  readonly expectLow?: number;
  readonly expectHigh?: number;
  /** Byte offset in the page, a multiple of 8, that the engine writes to; absent: never writes. */
  readonly writeOffset?: number;
}

/** One write that reached memory, in program order. */
export interface DmaWrite {
  readonly iovaPfn: number;
  readonly offset: number;
  readonly low: number;
  readonly high: number;
}

/** A wrong byte: what a read returned where the program expected something else. */
export interface DmaComplaint {
  readonly iovaPfn: number;
  readonly expected: readonly [low: number, high: number];
  readonly found: readonly [low: number, high: number];
}

export interface PciDeviceOptions {
  readonly segment?: number;
  readonly bus: number;
  readonly device: number;
  readonly function?: number;
}

/** The engine's own state: its program and its journal outlive any kernel. */
export interface PciDeviceState {
  readonly segment: number;
  readonly bdf: number;
  readonly busMaster: boolean;
  readonly cursor: number;
  readonly serial: number;
  readonly targets: readonly DmaTarget[];
}

/** `0000:00:04.0` */
export function bdfName(segment: number, bdf: number): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, "0");
  const slot = hex((bdf >>> 3) & 31, 2);
  return `${hex(segment, 4)}:${hex(bdf >>> 8, 2)}:${slot}.${bdf & 7}`;
}

export class PciDevice {
  readonly segment: number;
  readonly bdf: number;
  readonly unit: RemappingUnit;
  readonly journal: DmaWrite[] = [];
  readonly complaints: DmaComplaint[] = [];
  /** Requests that did not get through: the unit has the reason. */
  blocked = 0;
  /** Requests made. */
  requests = 0;
  busMaster = false;
  readonly #ram: Ram;
  #targets: readonly DmaTarget[] = [];
  #cursor = 0;
  #serial = 0;

  constructor(ram: Ram, unit: RemappingUnit, options: PciDeviceOptions) {
    this.#ram = ram;
    this.unit = unit;
    this.segment = options.segment ?? 0;
    this.bdf = (options.bus << 8) | (options.device << 3) | (options.function ?? 0);
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

  /** DMA of whole spans by hand, for tests: bytes read, or undefined where a page is blocked. */
  readBytes(iova: number, length: number): Uint8Array | undefined {
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const offset = (iova + done) % 4096;
      const chunk = Math.min(length - done, 4096 - offset);
      const pfn = this.#reach(Math.floor((iova + done) / 4096), false);
      if (pfn === undefined) return undefined;
      out.set(this.#ram.read(pfn * 4096 + offset, chunk), done);
      done += chunk;
    }
    return out;
  }

  /** The same for writes: false where a page is blocked, with the pages before it written. */
  writeBytes(iova: number, data: Uint8Array): boolean {
    for (let done = 0; done < data.length;) {
      const offset = (iova + done) % 4096;
      const chunk = Math.min(data.length - done, 4096 - offset);
      const pfn = this.#reach(Math.floor((iova + done) / 4096), true);
      if (pfn === undefined) return false;
      this.#ram.write(pfn * 4096 + offset, data.subarray(done, done + chunk));
      done += chunk;
    }
    return true;
  }

  state(): PciDeviceState {
    return {
      segment: this.segment,
      bdf: this.bdf,
      busMaster: this.busMaster,
      cursor: this.#cursor,
      serial: this.#serial,
      targets: this.#targets,
    };
  }

  restore(state: PciDeviceState): void {
    this.busMaster = state.busMaster;
    this.#cursor = state.cursor;
    this.#serial = state.serial;
    this.#targets = state.targets;
  }

  #reach(iovaPfn: number, write: boolean): number | undefined {
    this.requests += 1;
    const pfn = this.busMaster ? this.unit.translate(this.bdf, iovaPfn, write) : undefined;
    if (pfn !== undefined && this.#ram.holds(pfn)) return pfn;
    this.blocked += 1;
    return undefined;
  }

  #read(target: DmaTarget): void {
    const pfn = this.#reach(target.iovaPfn, false);
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
    const pfn = this.#reach(target.iovaPfn, true);
    if (pfn === undefined) return;
    this.#serial = (this.#serial + 1) | 0;
    const at = this.#ram.wordAt(pfn) + offset / 4;
    const [low, high] = [this.#serial, this.bdf];
    this.#ram.words[at] = low;
    this.#ram.words[at + 1] = high;
    this.journal.push({ iovaPfn: target.iovaPfn, offset, low, high });
  }
}

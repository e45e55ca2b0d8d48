// One VT-d remapping unit: registers, caches, and what it does with a DMA request.
import type { Ram } from "../memory/index.ts";
import { Iotlb, type Translation } from "./iotlb.ts";
import { walkFirstStage, type Reach } from "./vtd-first-stage.ts";
import { PASID_IN_LEGACY_MODE, readScalable, scalableReason } from "./vtd-scalable.ts";
import {
  NO_READ,
  NO_WRITE,
  readContext,
  walkSecondStage,
  type ContextEntry,
  type WalkResult,
} from "./vtd-walk.ts";

/** Global command and status bits (register fields of the specification). */
export const GCMD_TE: number = 2 ** 31;
export const GCMD_SRTP: number = 2 ** 30;
/** Root address register: tables of scalable mode. */
export const RTADDR_SCALABLE = 0x400;
const GSTS_TES: number = GCMD_TE;
const GSTS_RTPS: number = GCMD_SRTP;

/** One recorded fault. */
interface DmaFault {
  readonly bdf: number;
  readonly iovaPfn: number;
  readonly write: boolean;
  /** As the specification numbers them, those of scalable mode apart. */
  readonly reason: number;
  /** Absent for requests without one. */
  readonly pasid?: number;
}

export interface VtdOptions {
  /** Where the registers sit: the unit's name towards software. */
  readonly registerBase?: number;
  /** Widest second-stage input address: 39, 48 or 57. */
  readonly widthLg2?: 39 | 48 | 57;
  /** The registers a given unit has, where software is to see exactly those. */
  readonly capabilities?: bigint;
  readonly extendedCapabilities?: bigint;
}

/**
 * A unit that has all of scalable mode the kernels here make use of. Extended capabilities: snoop
 * control (7), nested translation (26), PASIDs (40) of 20 bits (39:35), scalable mode (43), marks
 * on second-stage leaves (45), second and first stages (46, 47), walks that snoop (48).
 */
export const SCALABLE_UNIT: VtdOptions = {
  extendedCapabilities: [7n, 26n, 40n, 43n, 45n, 46n, 47n, 48n].reduce(
    (bits, bit) => bits | (1n << bit),
    19n << 35n,
  ),
};

/** Everything in the unit that outlives a kernel; caches are not state. */
export interface VtdState {
  readonly registerBase: number;
  readonly widthLg2: 39 | 48 | 57;
  readonly rtaddr: number;
  readonly rootPa: number;
  readonly status: number;
  /** The registers in hexadecimal, as they do not fit a Number; absent in older images. */
  readonly capabilities?: string;
  readonly extendedCapabilities?: string;
}

/** Writes to this page range are interrupt messages, never memory. */
const INTERRUPT_FIRST_PFN = 0xfee00;
const INTERRUPT_LAST_PFN = 0xfeeff;

export class VtdUnit {
  readonly registerBase: number;
  readonly widthLg2: 39 | 48 | 57;
  readonly capabilities: bigint;
  readonly extendedCapabilities: bigint;
  readonly faults: DmaFault[] = [];
  readonly #ram: Ram;
  readonly #iotlb = new Iotlb();
  readonly #contexts = new Map<number, ContextEntry>();
  /** The same of requests with a PASID: by device, then by PASID. */
  readonly #pasids = new Map<number, Map<number, ContextEntry>>();
  #rtaddr = 0;
  #rootPa = 0;
  #status = 0;
  #interrupts = 0;
  #invalidations = 0;

  constructor(ram: Ram, options: VtdOptions = {}) {
    this.#ram = ram;
    this.registerBase = options.registerBase ?? 0xfed90000;
    this.widthLg2 = options.widthLg2 ?? 48;
    this.capabilities = options.capabilities ?? capabilitiesOf(this.widthLg2);
    this.extendedCapabilities = options.extendedCapabilities ?? 0n;
  }

  /** Address of the root table. */
  get rootPointer(): number {
    return this.#rootPa - (this.#rootPa % 4096);
  }

  /** The root table is one of scalable mode. */
  get isScalable(): boolean {
    return Math.floor(this.#rootPa / RTADDR_SCALABLE) % 2 === 1;
  }

  get status(): number {
    return this.#status;
  }

  /** Invalidation commands received, and interrupt messages written by devices. */
  get invalidations(): number {
    return this.#invalidations;
  }

  get interrupts(): number {
    return this.#interrupts;
  }

  /** RTADDR: takes effect at the next set-root-pointer command. */
  writeRootAddress(pa: number): void {
    this.#rtaddr = pa;
  }

  /** GCMD: set the root pointer, or switch translation on and off. */
  writeGlobalCommand(command: number): void {
    if (Math.floor(command / GCMD_SRTP) % 2 === 1) {
      this.#rootPa = this.#rtaddr;
      this.#status = withBit(this.#status, GSTS_RTPS, true);
    }
    this.#status = withBit(this.#status, GSTS_TES, command >= GCMD_TE);
  }

  /** Context cache and PASID cache: one source, or everything. */
  invalidateContext(bdf?: number): void {
    this.#invalidations += 1;
    if (bdf === undefined) {
      this.#contexts.clear();
      this.#pasids.clear();
      return;
    }
    this.#contexts.delete(bdf);
    this.#pasids.delete(bdf);
  }

  /** IOTLB: everything, one domain, or pages of one domain. */
  invalidateIotlb(domainId?: number, iovaPfn?: number, pages = 1): void {
    this.#invalidations += 1;
    if (domainId === undefined) this.#iotlb.flushAll();
    else if (iovaPfn === undefined) this.#iotlb.flushDomain(domainId);
    else this.#iotlb.flushPages(domainId, iovaPfn, pages);
  }

  /** Where a DMA request goes: a frame, or undefined with the fault recorded (or an interrupt). */
  translate(bdf: number, iovaPfn: number, write: boolean, pasid?: number): number | undefined {
    // A message is a write without a PASID: with one, the range is memory like any other.
    const isMessage = iovaPfn >= INTERRUPT_FIRST_PFN && iovaPfn <= INTERRUPT_LAST_PFN;
    if (write && isMessage && pasid === undefined) {
      this.#interrupts += 1;
      return undefined;
    }
    if (this.#status < GSTS_TES) return iovaPfn;
    const fault = (reason: number): undefined => {
      const known = pasid === undefined ? {} : { pasid };
      this.faults.push({ bdf, iovaPfn, write, reason, ...known });
      return undefined;
    };
    const context = this.#contextOf(bdf, pasid);
    if (typeof context === "number") return fault(context);
    if (context.type === 2) return iovaPfn;
    const found = this.#lookup(context, iovaPfn, write);
    if (typeof found === "number") return fault(found);
    if (write ? found.writable : found.readable) return found.pfn;
    const legacy = write ? NO_WRITE : NO_READ;
    return fault(this.isScalable ? scalableReason(legacy) : legacy);
  }

  /** The context entry as it stands in memory now, past every cache; a number is a fault reason. */
  contextInMemory(bdf: number, pasid?: number): ContextEntry | number {
    return this.#read(bdf, pasid);
  }

  /** Cached translations, for invariant checks. */
  cached(): IterableIterator<readonly [domainId: number, iovaPfn: number, to: Translation]> {
    return this.#iotlb.entries();
  }

  /** A copy of what outlives a kernel. */
  state(): VtdState {
    return {
      registerBase: this.registerBase,
      widthLg2: this.widthLg2,
      rtaddr: this.#rtaddr,
      rootPa: this.#rootPa,
      status: this.#status,
      capabilities: `0x${this.capabilities.toString(16)}`,
      extendedCapabilities: `0x${this.extendedCapabilities.toString(16)}`,
    };
  }

  /** Puts a unit back into a recorded state, caches empty. */
  restore(state: VtdState): void {
    this.#rtaddr = state.rtaddr;
    this.#rootPa = state.rootPa;
    this.#status = state.status;
    this.#contexts.clear();
    this.#pasids.clear();
    this.#iotlb.flushAll();
  }

  /** The root address's own bits say which tables there are. */
  #read(bdf: number, pasid?: number): ContextEntry | number {
    if (this.isScalable) return readScalable(this.#ram, this.rootPointer, bdf, pasid);
    if (pasid !== undefined) return PASID_IN_LEGACY_MODE;
    return readContext(this.#ram, this.rootPointer, bdf);
  }

  #contextOf(bdf: number, pasid?: number): ContextEntry | number {
    const known = pasid === undefined ? this.#contexts : this.#pasidsOf(bdf);
    const key = pasid ?? bdf;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const context = this.#read(bdf, pasid);
    if (typeof context !== "number") known.set(key, context);
    return context;
  }

  #pasidsOf(bdf: number): Map<number, ContextEntry> {
    const known = this.#pasids.get(bdf);
    if (known !== undefined) return known;
    const fresh = new Map<number, ContextEntry>();
    this.#pasids.set(bdf, fresh);
    return fresh;
  }

  #lookup(context: ContextEntry, iovaPfn: number, write: boolean): Translation | number {
    const cached = this.#iotlb.find(context.domainId, iovaPfn);
    // A page that is about to be written for the first time is looked up again, to mark it.
    if (cached !== undefined && (cached.marked || !write || !cached.writable)) return cached;
    const walked = this.#walk(context, iovaPfn, write);
    if (typeof walked === "number") return walked;
    const marks = context.marks === true || context.firstStage !== undefined;
    const { pfn, read: readable, write: writable } = walked;
    const entry = { pfn, readable, writable, marked: write || !marks };
    this.#iotlb.insert(context.domainId, iovaPfn, entry);
    return entry;
  }

  #walk(context: ContextEntry, iovaPfn: number, write: boolean): WalkResult {
    const { firstStage, type } = context;
    const second: Reach = (pfn, isWrite) => {
      if (type === 1) return { pfn, read: true, write: true };
      const walked = walkSecondStage(this.#ram, context, pfn, isWrite);
      return typeof walked === "number" && this.isScalable ? scalableReason(walked) : walked;
    };
    if (firstStage === undefined) return second(iovaPfn, write);
    return walkFirstStage(this.#ram, firstStage, iovaPfn, write, second);
  }
}

function withBit(word: number, bit: number, on: boolean): number {
  const has = Math.floor(word / bit) % 2 === 1;
  if (has === on) return word;
  return on ? word + bit : word - bit;
}

/** The capability register: supported widths, 2 MiB and 1 GiB pages, maximum guest width. */
function capabilitiesOf(widthLg2: 39 | 48 | 57): bigint {
  const sagaw = widthLg2 === 39 ? 2 : widthLg2 === 48 ? 6 : 14;
  return BigInt(3 * 2 ** 34 + (widthLg2 - 1) * 2 ** 16 + sagaw * 2 ** 8 + 6);
}

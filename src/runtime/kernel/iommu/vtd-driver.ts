// The kernel's driver of the VT-d unit: root and context tables, domain ids, flushes.
import { ENOSPC, assert } from "../../errno/index.ts";
import { GCMD_SRTP, GCMD_TE, RTADDR_SCALABLE, type VtdUnit } from "../../hardware/index.ts";
import type { Frames } from "../../memory/index.ts";
import { PROT_READ, vtdss, type Format } from "../../pagetable/index.ts";
import { TableDirtyTracking } from "./dirty-tracking.ts";
import { Domain } from "./domain.ts";
import type { UnitValue } from "./layout.ts";
import { ScalableEntries } from "./scalable-entries.ts";
import type { UnitDriver } from "./unit-driver.ts";
import { VtdNestedDomain } from "./vtd-nested.ts";

const ENTRY_BYTES = 16;
const PRESENT = 1;
/** Domain id 0 belongs to the hardware in caching mode; the last is what 16 bits hold. */
const DOMAIN_ID_FIRST = 1;
/** All devices that are passed through share one. */
const DOMAIN_ID_PASSED_THROUGH = 1;
/** Legacy context entry, low word: requests reach memory as they are. */
const TYPE_PASSED_THROUGH = 2 * 2 ** 2;
const DOMAIN_ID_LAST = 0xffff;

/** Two words of an entry, low halves first, as Numbers. */
interface ContextWords {
  readonly low: number;
  readonly high: number;
}

export interface DomainOptions {
  /** Leaves of 2 MiB and 1 GiB are allowed. */
  readonly huge: boolean;
  /**
   * Every leaf is readable. Drivers before the common page-table library set a first-stage present
   * bit in second-stage leaves, where the same bit means read: a recorded 6.12 shows it.
   */
  readonly alwaysReadable?: boolean;
  /** First stages may be put on top: no leaf may be read-only then, because of an erratum. */
  readonly nests?: boolean;
  /** Written pages are tracked. */
  readonly tracksDirty?: boolean;
}

/** What an entry can lead to. */
export type VtdDomain = Domain | VtdNestedDomain;

/** Capability bits: how many sizes of large leaves. Extended: snoop control, walks that snoop. */
const CAP_SLLPS_SHIFT = 34n;
const ECAP_SC = 1n << 7n;
const ECAP_SMPWC = 1n << 48n;

export class VtdDriver implements UnitDriver {
  readonly unit: VtdUnit;
  readonly frames: Frames;
  readonly rootPfn: number;
  /** Context tables by bus. */
  readonly contexts: Map<number, number>;
  readonly #domainIds: Set<number>;
  /** Present in scalable mode; otherwise context entries hold everything. */
  readonly #scalable: ScalableEntries | undefined;

  private constructor(
    unit: VtdUnit,
    frames: Frames,
    tables: { readonly rootPfn: number; readonly contexts: Map<number, number> },
    domainIds: Set<number>,
    scalable?: ScalableEntries,
  ) {
    this.#scalable = scalable;
    this.unit = unit;
    this.frames = frames;
    this.rootPfn = tables.rootPfn;
    this.contexts = tables.contexts;
    this.#domainIds = domainIds;
  }

  /** Brings a unit up from nothing: an empty root table, every device blocked. Or -ENOMEM. */
  static start(unit: VtdUnit, frames: Frames, isScalable = false): VtdDriver | number {
    const rootPfn = frames.allocate("vt-d");
    if (rootPfn < 0) return rootPfn;
    unit.writeGlobalCommand(0);
    unit.writeRootAddress(rootPfn * 4096 + (isScalable ? RTADDR_SCALABLE : 0));
    unit.writeGlobalCommand(GCMD_SRTP);
    unit.invalidateContext();
    unit.invalidateIotlb();
    unit.writeGlobalCommand(GCMD_TE);
    const scalable = isScalable
      ? new ScalableEntries(frames, rootPfn, (unit.extendedCapabilities & ECAP_SMPWC) !== 0n)
      : undefined;
    return new VtdDriver(unit, frames, { rootPfn, contexts: new Map() }, new Set(), scalable);
  }

  /**
   * Takes a running unit over: its root pointer, the context tables found in preserved frames, the
   * domain ids in use. No register and no entry is written.
   */
  static adopt(
    unit: VtdUnit,
    frames: Frames,
    tables: { readonly rootPfn: number; readonly contexts: Map<number, number> },
    domainIds: readonly number[],
  ): VtdDriver {
    assert(unit.rootPointer === tables.rootPfn * 4096, "the unit uses another root table");
    return new VtdDriver(unit, frames, tables, new Set(domainIds));
  }

  /** A new, empty domain; or -ENOMEM. */
  allocateDomain(options: DomainOptions): Domain | number {
    const { widthLg2, capabilities, extendedCapabilities } = this.unit;
    const largeSizes = ((capabilities >> CAP_SLLPS_SHIFT) & 15n).toString(2).replace(/^0$/, "");
    const geometry = {
      format: vtdss,
      vaszLg2: widthLg2,
      topLevel: (widthLg2 - 12) / 9 - 1,
      sizesLg2: vtdss.sizesLg2.slice(0, 1 + (options.huge ? largeSizes.length : 0)),
      options: {
        forceCoherence: (extendedCapabilities & ECAP_SC) !== 0n,
        forceWriteable: options.nests === true,
      },
    };
    const implied = options.alwaysReadable === true ? PROT_READ : 0;
    const domain = Domain.create(this.frames, this.unit, geometry, implied);
    if (typeof domain !== "number" && options.tracksDirty === true) {
      domain.dirty = new TableDirtyTracking(domain, (enable) => this.#setMarks(domain, enable));
    }
    return domain;
  }

  /** Every device of a domain, and of first stages on top of it, is told to mark leaves. */
  #setMarks(domain: Domain, enable: boolean): void {
    const users: VtdDomain[] = [domain];
    for (const each of domain.nested) if (each instanceof VtdNestedDomain) users.push(each);
    for (const { devices, domainId } of users) {
      for (const bdf of devices) {
        this.#scalable?.setMarks(bdf, enable);
        this.unit.invalidateContext(bdf);
      }
      if (domainId !== undefined) this.unit.invalidateIotlb(domainId);
    }
  }

  /** The unit runs in scalable mode. */
  get isScalable(): boolean {
    return this.#scalable !== undefined;
  }

  /** A device is found: scalable mode has tables for it from now on. 0 or -ENOMEM. */
  probe(bdf: number): number {
    return this.#scalable?.ensure(bdf) ?? 0;
  }

  /** Lets a device use a domain: context table if missing, domain id, entry, flush. */
  attach(bdf: number, domain: VtdDomain): number {
    const refusal = domain instanceof VtdNestedDomain ? domain.suits(this.unit) : 0;
    if (refusal !== 0) return refusal;
    const table = this.#scalable?.ensure(bdf) ?? this.#contextTable(bdf >>> 8);
    if (table < 0) return table;
    if (domain.domainId === undefined) {
      const id = this.#allocateId();
      if (id < 0) return id;
      domain.domainId = id;
    }
    if (this.#scalable !== undefined) {
      if (this.#scalable.isPresent(bdf)) this.#clearEntry(bdf);
      domain.devices.add(bdf);
      this.#scalable.write(bdf, domain);
      this.unit.invalidateContext(bdf);
      return 0;
    }
    assert(domain instanceof Domain, "a first stage without the tables of scalable mode");
    const wanted = this.#entryFor(domain);
    const found = this.#readEntry(bdf);
    domain.devices.add(bdf);
    if (found.low === wanted.low && found.high === wanted.high) return 0;
    if (found.low % 2 === PRESENT) this.#clearEntry(bdf);
    const pa = this.#entryPa(bdf);
    this.frames.ram.writeNumber(pa + 8, wanted.high);
    this.frames.ram.writeNumber(pa, wanted.low);
    this.unit.invalidateContext(bdf);
    return 0;
  }

  /** Lets a device reach all of memory as it is: 0 or -ENOMEM. */
  passThrough(bdf: number): number {
    const table = this.#scalable?.ensure(bdf) ?? this.#contextTable(bdf >>> 8);
    if (table < 0) return table;
    this.#domainIds.add(DOMAIN_ID_PASSED_THROUGH);
    const width = (this.unit.widthLg2 - 12) / 9 - 2;
    if (this.#scalable === undefined) {
      const pa = this.#entryPa(bdf);
      const high = width + DOMAIN_ID_PASSED_THROUGH * 2 ** 8;
      this.frames.ram.writeNumber(pa + 8, high);
      this.frames.ram.writeNumber(pa, TYPE_PASSED_THROUGH + PRESENT);
    } else {
      this.#scalable.writePassedThrough(bdf, width, DOMAIN_ID_PASSED_THROUGH);
    }
    this.unit.invalidateContext(bdf);
    return 0;
  }

  /** Blocks a device that was passed through; the number of such devices stays taken. */
  block(bdf: number): void {
    this.#clearEntry(bdf);
    this.unit.invalidateIotlb(DOMAIN_ID_PASSED_THROUGH);
  }

  /** Blocks a device, and lets go of the domain's id when it was the last. */
  detach(bdf: number, domain: VtdDomain): void {
    assert(domain.devices.delete(bdf), `device ${bdf} is not attached to the domain`);
    this.#clearEntry(bdf);
    if (domain.domainId === undefined) return;
    this.unit.invalidateIotlb(domain.domainId);
    if (domain.devices.size > 0) return;
    this.#domainIds.delete(domain.domainId);
    domain.domainId = undefined;
  }

  /**
   * Moves a device from one domain to another; on refusal it stays where it was. The old domain's
   * id is free before the new one asks for one, as when a device is blocked in between.
   */
  replace(bdf: number, from: VtdDomain, to: VtdDomain): number {
    if (from === to) return 0;
    const { domainId } = from;
    const isLast = from.devices.size === 1 && from.devices.has(bdf);
    if (isLast && domainId !== undefined) this.#domainIds.delete(domainId);
    const errno = this.attach(bdf, to);
    if (errno !== 0) {
      if (isLast && domainId !== undefined) this.#domainIds.add(domainId);
      return errno;
    }
    from.devices.delete(bdf);
    if (domainId === undefined) return 0;
    this.unit.invalidateIotlb(domainId);
    if (isLast) from.domainId = undefined;
    return 0;
  }

  /**
   * Context entries of every device not in `kept` cleared, and root entries of context tables that
   * do not go over: the unit keeps running for the others. `buses` are those whose tables do.
   */
  blockOthers(kept: ReadonlySet<number>, buses: ReadonlySet<number> = new Set()): void {
    for (const [bus] of this.contexts) {
      for (let devfn = 0; devfn < 256; devfn++) {
        const bdf = (bus << 8) | devfn;
        if (!kept.has(bdf) && this.#readEntry(bdf).low % 2 === PRESENT) this.#clearEntry(bdf);
      }
      if (kept.size === 0 || buses.has(bus)) continue;
      this.frames.ram.writeNumber(this.rootPfn * 4096 + bus * ENTRY_BYTES, 0);
      this.frames.ram.writeNumber(this.rootPfn * 4096 + bus * ENTRY_BYTES + 8, 0);
      this.unit.invalidateContext();
    }
    this.unit.invalidateIotlb();
  }

  /** No series carries the tables of scalable mode. */
  get carries(): Format | undefined {
    return this.isScalable ? undefined : vtdss;
  }

  get root(): { readonly pfn: number; readonly order: number } {
    return { pfn: this.rootPfn, order: 0 };
  }

  /** Context tables: a bus's own, which must be there, or all. */
  lowerTables(bus?: number): readonly (readonly [bus: number, pfn: number])[] {
    if (bus === undefined) return [...this.contexts];
    const table = this.contexts.get(bus);
    assert(table !== undefined, `no context table for bus ${bus}`);
    return [[bus, table]];
  }

  recordOf(buses: ReadonlySet<number>): UnitValue {
    const { registerBase } = this.unit;
    return { kind: "vt-d", registerBase, rootPa: this.rootPfn * 4096, buses };
  }

  /** Domain ids in use, ascending. */
  get domainIds(): readonly number[] {
    return [...this.#domainIds].sort((a, b) => a - b);
  }

  #allocateId(): number {
    for (let id = DOMAIN_ID_FIRST; id <= DOMAIN_ID_LAST; id++) {
      if (this.#domainIds.has(id)) continue;
      this.#domainIds.add(id);
      return id;
    }
    return -ENOSPC;
  }

  #contextTable(bus: number): number {
    const known = this.contexts.get(bus);
    if (known !== undefined) return known;
    const pfn = this.frames.allocate("vt-d");
    if (pfn < 0) return pfn;
    this.contexts.set(bus, pfn);
    this.frames.ram.writeNumber(this.rootPfn * 4096 + bus * ENTRY_BYTES, pfn * 4096 + PRESENT);
    this.unit.invalidateContext();
    return pfn;
  }

  /** Legacy context entry: present, translated, the top table; address width, domain id. */
  #entryFor(domain: Domain): ContextWords {
    const { topPfn, topLevel } = domain.pageTable;
    return {
      low: topPfn * 4096 + PRESENT,
      high: topLevel - 1 + (domain.domainId as number) * 2 ** 8,
    };
  }

  #entryPa(bdf: number): number {
    const table = this.contexts.get(bdf >>> 8);
    assert(table !== undefined, `no context table for bus ${bdf >>> 8}`);
    return table * 4096 + (bdf & 0xff) * ENTRY_BYTES;
  }

  #readEntry(bdf: number): ContextWords {
    if (!this.contexts.has(bdf >>> 8)) return { low: 0, high: 0 };
    const pa = this.#entryPa(bdf);
    const low = this.frames.ram.readNumber(pa);
    const high = this.frames.ram.readNumber(pa + 8);
    assert(low !== undefined && high !== undefined, `context entry of device ${bdf}`);
    return { low, high };
  }

  #clearEntry(bdf: number): void {
    if (this.#scalable !== undefined) {
      this.#scalable.clear(bdf);
      this.unit.invalidateContext(bdf);
      return;
    }
    const pa = this.#entryPa(bdf);
    this.frames.ram.writeNumber(pa, 0);
    this.frames.ram.writeNumber(pa + 8, 0);
    this.unit.invalidateContext(bdf);
  }
}

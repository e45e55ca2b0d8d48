// The kernel's driver of the VT-d unit: root and context tables, domain ids, flushes.
import { EINVAL, ENOSPC, EOPNOTSUPP, assert } from "../../errno/index.ts";
import { GCMD_SRTP, GCMD_TE, RTADDR_SCALABLE, type VtdUnit } from "../../hardware/index.ts";
import type { Frames } from "../../memory/index.ts";
import { PROT_READ, vtdss, type Format } from "../../pagetable/index.ts";
import { TableDirtyTracking } from "./dirty-tracking.ts";
import { Domain } from "./domain.ts";
import type { UnitValue } from "./layout.ts";
import { LegacyEntries } from "./legacy-entries.ts";
import { ScalableEntries } from "./scalable-entries.ts";
import type { DeviceTables, UnitDriver } from "./unit-driver.ts";
import { geometryOf, type DomainOptions } from "./vtd-geometry.ts";
import { bdfOf, pasidOf } from "./vtd-entries.ts";
import type { Kept, PasidTables, PasidsKept, VtdDomain, VtdEntries } from "./vtd-entries.ts";
import { VtdNestedDomain } from "./vtd-nested.ts";

/** Domain id 0 belongs to the hardware in caching mode; the last is what 16 bits hold. */
const DOMAIN_ID_FIRST = 1;
/** All devices that are passed through share one. */
const DOMAIN_ID_PASSED_THROUGH = 1;
const DOMAIN_ID_LAST = 0xffff;

/** Extended capability: walks that snoop. */
const ECAP_SMPWC = 1n << 48n;

/** What a running unit is taken over with. */
interface RunningUnit {
  readonly rootPfn: number;
  /** Context tables by number. */
  readonly contexts: Map<number, number>;
  /** Scalable mode's own tables, by device; undefined in legacy mode. */
  readonly pasidTables: ReadonlyMap<number, PasidTables> | undefined;
}

export class VtdDriver implements UnitDriver {
  readonly unit: VtdUnit;
  readonly frames: Frames;
  readonly rootPfn: number;
  readonly #domainIds: Set<number>;
  readonly #entries: VtdEntries;
  /** What each requester's entry leads to. */
  readonly #users = new Map<number, VtdDomain>();
  readonly carries: Format = vtdss;

  private constructor(
    unit: VtdUnit,
    frames: Frames,
    { rootPfn, contexts, pasidTables }: RunningUnit,
    domainIds: Set<number> = new Set(),
  ) {
    this.unit = unit;
    this.frames = frames;
    this.rootPfn = rootPfn;
    this.#domainIds = domainIds;
    if (pasidTables === undefined) {
      this.#entries = new LegacyEntries(unit, frames, rootPfn, contexts);
      return;
    }
    const snoopsWalks = (unit.extendedCapabilities & ECAP_SMPWC) !== 0n;
    const entries = new ScalableEntries(frames, rootPfn, snoopsWalks, contexts);
    for (const [bdf, tables] of pasidTables) entries.adopt(bdf, tables);
    this.#entries = entries;
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
    const pasidTables = isScalable ? new Map<number, PasidTables>() : undefined;
    return new VtdDriver(unit, frames, { rootPfn, contexts: new Map(), pasidTables });
  }

  /**
   * Takes a running unit over: its root pointer, the tables found in preserved frames, the domain
   * ids in use. No register and no entry is written.
   */
  static adopt(
    unit: VtdUnit,
    frames: Frames,
    running: RunningUnit,
    domains: Iterable<Domain>,
  ): VtdDriver {
    assert(unit.rootPointer === running.rootPfn * 4096, "the unit uses another root table");
    const driver = new VtdDriver(unit, frames, running);
    for (const domain of domains) {
      if (domain.domainId !== undefined) driver.#domainIds.add(domain.domainId);
      for (const requester of domain.devices) driver.#users.set(requester, domain);
    }
    return driver;
  }

  /** A new, empty domain; or -ENOMEM. */
  allocateDomain(options: DomainOptions): Domain | number {
    const geometry = geometryOf(this.unit, options);
    const implied = options.alwaysReadable === true ? PROT_READ : 0;
    const domain = Domain.create(this.frames, this.unit, geometry, implied);
    if (typeof domain !== "number" && options.tracksDirty === true) {
      domain.dirty = new TableDirtyTracking(domain, (enable) => this.#setMarks(domain, enable));
    }
    return domain;
  }

  /** Every user of a domain, and of first stages on top of it, is told to mark leaves. */
  #setMarks(domain: Domain, enable: boolean): void {
    const users: VtdDomain[] = [domain];
    for (const each of domain.nested) if (each instanceof VtdNestedDomain) users.push(each);
    for (const { devices, domainId } of users) {
      for (const requester of devices) {
        this.#entries.setMarks(requester, enable);
        this.unit.invalidateContext(bdfOf(requester));
      }
      if (domainId !== undefined) this.unit.invalidateIotlb(domainId);
    }
  }

  /** The unit runs in scalable mode. */
  get isScalable(): boolean {
    return this.#entries instanceof ScalableEntries;
  }

  /**
   * A device is found, with so many bits of PASIDs: scalable mode has tables for it from now on. 0
   * or -ENOMEM.
   */
  probe(bdf: number, pasidBits = 0): number {
    return this.#entries.ensureDevice(bdf, pasidBits);
  }

  /**
   * Lets a requester use a domain: tables where they are missing, domain id, entry, flush. An entry
   * that leads there already, as after a kexec, is not touched.
   */
  attach(requester: number, domain: VtdDomain): number {
    const refusal = domain instanceof VtdNestedDomain ? domain.suits(this.unit) : 0;
    if (refusal !== 0) return refusal;
    const errno = this.#entries.ensure(requester);
    if (errno !== 0) return errno;
    if (domain.domainId === undefined) {
      const id = this.#allocateId();
      if (id < 0) return id;
      domain.domainId = id;
    }
    const before = this.#users.get(requester);
    domain.devices.add(requester);
    this.#users.set(requester, domain);
    if (this.#entries.stands(requester, domain)) return 0;
    if (this.#entries.isPresent(requester)) this.#clearEntry(requester);
    this.#entries.write(requester, domain);
    this.unit.invalidateContext(bdfOf(requester));
    // A table that came over and that nobody attached again loses its device to this one.
    if (before !== undefined && before !== domain) this.#leave(requester, before);
    return 0;
  }

  /** Lets a device reach all of memory as it is: 0 or -ENOMEM. */
  passThrough(bdf: number): number {
    const errno = this.#entries.ensure(bdf);
    if (errno !== 0) return errno;
    this.#domainIds.add(DOMAIN_ID_PASSED_THROUGH);
    const width = (this.unit.widthLg2 - 12) / 9 - 2;
    this.#entries.writePassedThrough(bdf, width, DOMAIN_ID_PASSED_THROUGH);
    this.unit.invalidateContext(bdf);
    return 0;
  }

  /** Blocks a device that was passed through; the number of such devices stays taken. */
  block(bdf: number): void {
    this.#clearEntry(bdf);
    this.unit.invalidateIotlb(DOMAIN_ID_PASSED_THROUGH);
  }

  /** Blocks a requester, and lets go of the domain's id when it was the last. */
  detach(requester: number, domain: VtdDomain): void {
    assert(domain.devices.has(requester), `device ${requester} is not attached to the domain`);
    this.#users.delete(requester);
    this.#clearEntry(requester);
    this.#leave(requester, domain);
  }

  #leave(requester: number, domain: VtdDomain): void {
    domain.devices.delete(requester);
    if (domain.domainId === undefined) return;
    this.unit.invalidateIotlb(domain.domainId);
    if (domain.devices.size > 0) return;
    this.#domainIds.delete(domain.domainId);
    domain.domainId = undefined;
  }

  /**
   * Moves a requester from one domain to another; on refusal it stays where it was. The old
   * domain's id is free before the new one asks for one, as when a device is blocked in between.
   */
  replace(requester: number, from: VtdDomain, to: VtdDomain): number {
    if (from === to) return 0;
    const { domainId } = from;
    const isLast = from.devices.size === 1 && from.devices.has(requester);
    if (isLast && domainId !== undefined) this.#domainIds.delete(domainId);
    this.#users.delete(requester);
    const errno = this.attach(requester, to);
    if (errno !== 0) {
      this.#users.set(requester, from);
      if (isLast && domainId !== undefined) this.#domainIds.add(domainId);
      return errno;
    }
    from.devices.delete(requester);
    if (domainId === undefined) return 0;
    this.unit.invalidateIotlb(domainId);
    if (isLast) from.domainId = undefined;
    return 0;
  }

  /**
   * Entries of every device that does not go over cleared, and root entries of context tables that
   * do not: the unit keeps running for the others.
   */
  blockOthers(kept: Kept): void {
    this.#entries.retire(kept);
    this.unit.invalidateContext();
    this.unit.invalidateIotlb();
  }

  get root(): { readonly pfn: number; readonly order: number } {
    return { pfn: this.rootPfn, order: 0 };
  }

  /** Context tables: a device's own, which must be there, or all. */
  lowerTables(bdf?: number): readonly (readonly [number: number, pfn: number])[] {
    const { contexts } = this.#entries;
    if (bdf === undefined) return [...contexts];
    const number = this.#entries.contextOf(bdf);
    const table = contexts.get(number);
    assert(table !== undefined, `no context table for device ${bdf}`);
    return [[number, table]];
  }

  /**
   * PASID tables that must go over with a device. -EOPNOTSUPP where the records have no room for
   * them; -EINVAL where all go over and one leads to what does not.
   */
  deviceTables(bdf: number, kept: PasidsKept | undefined): DeviceTables | number {
    const known = this.#entries.pasidTables(bdf);
    if (known === undefined) return { tables: [] };
    if (kept === undefined) return -EOPNOTSUPP;
    const { directory, maxPasid, tables } = known;
    for (const [requester, domain] of kept === "all" ? this.#users : []) {
      if (bdfOf(requester) !== bdf || pasidOf(requester) === 0) continue;
      if (!(domain instanceof Domain) || domain.preservedAt === 0) return -EINVAL;
    }
    const frames = [...tables].filter(([place]) => kept === "all" || place === 0);
    return {
      tables: [directory, ...frames.map(([, pfn]) => ({ pfn, order: 0 }))],
      pasids: { directoryPa: directory.pfn * 4096, maxPasid },
    };
  }

  recordOf(contexts: ReadonlySet<number>): UnitValue {
    const { registerBase } = this.unit;
    return { kind: "vt-d", registerBase, rootPa: this.rootPfn * 4096, contexts };
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

  #clearEntry(requester: number): void {
    this.#entries.clear(requester);
    this.unit.invalidateContext(bdfOf(requester));
  }
}

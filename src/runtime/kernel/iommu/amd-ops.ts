// The AMD driver of Linux 6.12 over version 1 tables: device table, domain ids, what it offers; and
// what of it goes over a live update, as a proposal.
import { EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import type { AmdUnit } from "../../hardware/index.ts";
import type { Frames } from "../../memory/index.ts";
import { amdv1, type Format } from "../../pagetable/index.ts";
import { uapi } from "../../../generated/index.ts";
import { TableDirtyTracking } from "./dirty-tracking.ts";
import { Domain } from "./domain.ts";
import type { UnitValue } from "./layout.ts";
import type { AnyDomain, IommuDomain, IommuOps, IovaRange, UserData } from "./ops.ts";
import type { UnitTable } from "./takeover.ts";
import type { DeviceTables, UnitDriver } from "./unit-driver.ts";
import type { Kept } from "./vtd-entries.ts";
import { INTERRUPT_WINDOW } from "./vtd-ops.ts";

const { hwpt: abi } = uapi.iommufd;

/** Writes here are HyperTransport's own messages. */
const HYPERTRANSPORT_WINDOW: IovaRange = { start: 0xfd_0000_0000n, last: 0xff_ffff_ffffn };
/** Whose frames those of a device table are. */
export const DEVICE_TABLE = "amd device table";
const ENTRY_BYTES = 32;
/** Pages of entries a bus takes. */
const BUS_PAGES = 2;
const VALID = 1;
const TRANSLATED = 2;
/** High word of an entry: reads and writes are allowed. */
const READ_WRITE = 3 * 2 ** 29;
/** Leaves are to be marked as used and written. */
const MARK_LEAVES = 3 * 2 ** 7;
const INTERRUPTS_VALID = 1;
/** New tables have three levels and grow when an address asks for it. */
const FIRST_TOP_LEVEL = 2;

export interface AmdOpsOptions {
  readonly isolatesInterrupts: boolean;
  /** A proposal: page tables and devices can go over a live update. */
  readonly carries?: boolean;
}

export class AmdOps implements IommuOps, UnitDriver {
  readonly name: string = "amd";
  readonly isCoherent: boolean = true;
  readonly enforcesCoherency: boolean = true;
  readonly isolatesInterrupts: boolean;
  readonly allocatesForUsers: boolean = true;
  readonly #unit: AmdUnit;
  readonly #frames: Frames;
  /** The device table. */
  readonly root: UnitTable;
  readonly carries: Format | undefined;
  readonly #ids = new Set<number>();
  /** What each device's entry leads to. */
  readonly #users = new Map<number, Domain>();

  private constructor(unit: AmdUnit, frames: Frames, root: UnitTable, options: AmdOpsOptions) {
    this.#unit = unit;
    this.#frames = frames;
    this.root = root;
    this.isolatesInterrupts = options.isolatesInterrupts;
    this.carries = options.carries === true ? amdv1 : undefined;
  }

  /** Brings the unit up: every device's requests are looked at, none is let through. Or -ENOMEM. */
  static start(
    unit: AmdUnit,
    frames: Frames,
    devices: readonly number[],
    options: AmdOpsOptions,
  ): AmdOps | number {
    const buses = devices.reduce((most, bdf) => Math.max(most, (bdf >>> 8) + 1), 1);
    const order = Math.ceil(Math.log2(buses * BUS_PAGES));
    const pfn = frames.allocate(DEVICE_TABLE, order);
    if (pfn < 0) return pfn;
    const ops = new AmdOps(unit, frames, { pfn, order }, options);
    for (const bdf of devices) {
      ops.#clear(bdf);
      frames.ram.writeNumber(ops.#entryPa(bdf) + 16, INTERRUPTS_VALID);
    }
    unit.writeDeviceTable(pfn * 4096 + 2 ** order - 1);
    return ops;
  }

  /** Takes a running unit over with its domains. No register and no entry is written. */
  static adopt(
    unit: AmdUnit,
    frames: Frames,
    root: UnitTable,
    domains: Iterable<Domain>,
    options: AmdOpsOptions,
  ): AmdOps {
    assert(unit.deviceTable === root.pfn * 4096, "the unit uses another device table");
    const ops = new AmdOps(unit, frames, root, options);
    const taken = [...domains];
    for (const { domainId } of taken) if (domainId !== undefined) ops.#ids.add(domainId);
    for (const domain of taken) {
      ops.#own(domain);
      for (const bdf of domain.devices) ops.#users.set(bdf, domain);
    }
    return ops;
  }

  tracksDirty(): boolean {
    return this.#unit.marksDirty;
  }

  hwInfo(): undefined {
    return undefined;
  }

  reserved(): readonly IovaRange[] {
    return [INTERRUPT_WINDOW, HYPERTRANSPORT_WINDOW];
  }

  allocate(_bdf: number, flags: number, data?: UserData): IommuDomain | number {
    const tracksDirty = flags === abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING;
    if ((flags !== 0 && !tracksDirty) || data !== undefined) return -EOPNOTSUPP;
    if (tracksDirty && !this.tracksDirty()) return -EOPNOTSUPP;
    const domain = Domain.create(this.#frames, this.#unit, {
      format: amdv1,
      topLevel: FIRST_TOP_LEVEL,
      vaszLg2: 64,
      keepsTables: true,
    });
    if (typeof domain === "number") return domain;
    const id = this.#own(domain);
    if (tracksDirty) {
      domain.dirty = new TableDirtyTracking(domain, (enable) => {
        for (const bdf of domain.devices) this.#write(bdf, domain, enable);
        this.#unit.invalidateIotlb(id);
      });
    }
    return domain;
  }

  /** A domain has its id for as long as it lives, attached or not. */
  #own(domain: Domain): number {
    let id = domain.domainId ?? 1;
    if (domain.domainId === undefined) while (this.#ids.has(id)) id += 1;
    this.#ids.add(id);
    domain.domainId = id;
    domain.onFree = () => this.#ids.delete(id);
    domain.onGrow = () => {
      for (const bdf of domain.devices) this.#write(bdf, domain);
    };
    return id;
  }

  get domainIds(): readonly number[] {
    return [...this.#ids].sort((a, b) => a - b);
  }

  lowerTables(): readonly [] {
    return [];
  }

  /** The device table is everybody's. */
  deviceTables(): DeviceTables {
    return { tables: [] };
  }

  recordOf(): UnitValue {
    const { registerBase, deviceTableRegister } = this.#unit;
    return { kind: "amd", registerBase, deviceTable: deviceTableRegister };
  }

  blockOthers({ devices }: Kept): void {
    const entries = (4096 * 2 ** this.root.order) / ENTRY_BYTES;
    for (let bdf = 0; bdf < entries; bdf++) {
      if (!devices.has(bdf) && this.#lowAt(bdf) !== 0) this.#clear(bdf);
    }
    this.#unit.invalidateIotlb();
  }

  /** Devices are taken at their word that they can wait for a page. */
  enablePageFaults(): number {
    return 0;
  }

  attach(bdf: number, domain: AnyDomain): number {
    if (!(domain instanceof Domain)) return -EINVAL;
    const before = this.#users.get(bdf);
    domain.devices.add(bdf);
    this.#users.set(bdf, domain);
    this.#write(bdf, domain);
    // A table that came over and that nobody attached again loses its device to this one.
    if (before !== undefined && before !== domain) this.#leave(bdf, before);
    return 0;
  }

  replace(bdf: number, from: AnyDomain, to: AnyDomain): number {
    assert(from instanceof Domain && from.devices.has(bdf), "a device that is not attached");
    return this.attach(bdf, to);
  }

  detach(bdf: number, domain: AnyDomain): void {
    assert(domain instanceof Domain && domain.devices.has(bdf), "a device that is not attached");
    this.#users.delete(bdf);
    this.#clear(bdf);
    this.#leave(bdf, domain);
  }

  #leave(bdf: number, domain: Domain): void {
    domain.devices.delete(bdf);
    this.#unit.invalidateIotlb(domain.domainId);
  }

  #write(bdf: number, domain: Domain, marks = domain.dirty?.enabled === true): void {
    const { topPfn, topLevel } = domain.pageTable;
    const pa = this.#entryPa(bdf);
    const { ram } = this.#frames;
    const mode = (topLevel + 1) * 2 ** 9;
    const word = topPfn * 4096 + mode + (marks ? MARK_LEAVES : 0) + VALID + TRANSLATED;
    const low = word % 2 ** 32;
    const high = Math.floor(word / 2 ** 32) + READ_WRITE;
    const id = domain.domainId as number;
    const at = ram.byteAt(pa);
    // A domain that came over tracks no writes here, whatever the unit goes on doing.
    const ignored = domain.dirty === undefined ? MARK_LEAVES : 0;
    const stands =
      (ram.view.getUint32(at, true) & ~ignored) >>> 0 === low &&
      ram.view.getUint32(at + 4, true) === high &&
      ram.readNumber(pa + 8) === id;
    // A device that came over has its entry already.
    if (stands) return;
    ram.writeNumber(pa + 8, id);
    ram.view.setUint32(at, low, true);
    ram.view.setUint32(at + 4, high, true);
    this.#unit.invalidateDevice(bdf);
  }

  /** Valid, translated, and no table: every request is refused. */
  #clear(bdf: number): void {
    const pa = this.#entryPa(bdf);
    this.#frames.ram.writeNumber(pa, VALID + TRANSLATED);
    this.#frames.ram.writeNumber(pa + 8, 0);
    this.#unit.invalidateDevice(bdf);
  }

  #entryPa(bdf: number): number {
    const isInside = bdf * ENTRY_BYTES < 4096 * 2 ** this.root.order;
    assert(isInside, `device ${bdf} is past the device table`);
    return this.root.pfn * 4096 + bdf * ENTRY_BYTES;
  }

  /** Low half of an entry's first word; 0 where there is none. */
  #lowAt(bdf: number): number {
    const { ram } = this.#frames;
    return ram.view.getUint32(ram.byteAt(this.#entryPa(bdf)), true);
  }
}

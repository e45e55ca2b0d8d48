// Taking the IOMMU over from the previous kernel: everything checked, then claimed, nothing
// written.
import type { VtdUnit } from "../../hardware/index.ts";
import { adopt, vtdss } from "../../pagetable/index.ts";
import type { Incoming } from "../kho/index.ts";
import { WireError } from "../../wire/index.ts";
import { Domain } from "./domain.ts";
import type { ArrayPlace, DeviceValue, IommuLayout } from "./layout.ts";
import { readSerArray } from "./ser-array.ts";
import { VtdDriver } from "./vtd-driver.ts";

/** A device whose translation came over. */
export interface RestoredDevice {
  readonly segment: number;
  readonly bdf: number;
  readonly domain: Domain;
  /** Token of the iommufd that owns the device's DMA; undefined where the layout has no room. */
  readonly token: bigint | undefined;
}

export interface RestoredIommu {
  readonly driver: VtdDriver;
  /** Domains by the address of their record. */
  readonly domains: Map<number, Domain>;
  readonly devices: readonly RestoredDevice[];
  /** Pages of records, to be let go when the last file that needs them is finished. */
  readonly pages: readonly number[];
}

/** What there is to read, and as what. */
export interface RestoreOptions {
  readonly unit: VtdUnit;
  readonly incoming: Incoming;
  /** The layout this kernel knows. */
  readonly layout: IommuLayout;
  readonly flbPa: number;
}

/** Reads and takes over; a string is why going on would not be safe. -ENOMEM as a number. */
export function restoreIommu(options: RestoreOptions): RestoredIommu | string | number {
  try {
    return new Restorer(options).run();
  } catch (error) {
    if (error instanceof WireError || error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Leaves the reading half way; caught by `restoreIommu`, never seen outside. */
class Refusal extends Error {}

function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** What a reading gives; a string stops everything. */
function sound<T>(read: T | string): T {
  if (typeof read === "string") refuse(read);
  return read as T;
}

class Restorer {
  readonly #unit: VtdUnit;
  readonly #incoming: Incoming;
  readonly #layout: IommuLayout;
  readonly #flbPa: number;
  readonly #view: DataView;
  readonly #pages: number[] = [];
  /** One byte a frame: 1 for those that are tables. */
  readonly #tables: Uint8Array;

  constructor({ unit, incoming, layout, flbPa }: RestoreOptions) {
    this.#unit = unit;
    this.#incoming = incoming;
    this.#layout = layout;
    this.#flbPa = flbPa;
    this.#view = incoming.frames.ram.view;
    this.#tables = new Uint8Array(incoming.frames.ram.frameCount);
  }

  run(): RestoredIommu | number {
    const layout = this.#layout;
    if (!this.#incoming.offers(this.#flbPa, layout.flbBytes)) {
      refuse("iommu record is not a preserved page");
    }
    this.#pages.push(this.#flbPa);
    const flb = sound(layout.decodeFlb(this.#view, this.#at(this.#flbPa)));
    const units = this.#live(flb.units, layout.unitBytes);
    const domains = this.#live(flb.domains, layout.domainBytes);
    const devices = this.#live(flb.devices, layout.deviceBytes);
    if (new Set(this.#pages).size !== this.#pages.length) {
      refuse("iommu records: a page belongs to two arrays");
    }
    const records = devices.map((pa) => sound(layout.decodeDevice(this.#view, this.#at(pa))));
    const known = { units: new Set(units), domains: new Set(domains) };
    for (const { bdf, unitPa, domainPa } of records) {
      if (!known.units.has(unitPa)) refuse(`device ${bdf}: no unit`);
      if (!known.domains.has(domainPa)) refuse(`device ${bdf}: no domain`);
    }
    const tables = this.#unitTables(units);
    const restored = new Map(domains.map((pa) => [pa, this.#domain(pa)]));
    for (const record of records) this.#checkDevice(record, restored);
    const driver = this.#driver(tables, records);
    if (typeof driver === "number") return driver;
    const list = records.map((record): RestoredDevice => {
      const domain = restored.get(record.domainPa) as Domain;
      const { bdf, segment, token } = record;
      domain.domainId = record.domainId;
      domain.devices.add(bdf);
      return { segment, bdf, domain, token };
    });
    return { driver, domains: restored, devices: list, pages: this.#pages };
  }

  /** Addresses of the entries that are not deleted. */
  #live({ pa, count }: ArrayPlace, entryBytes: number): readonly number[] {
    const array = readSerArray(this.#incoming, pa, entryBytes);
    if (typeof array === "string") refuse(`iommu records: ${array}`);
    if (count !== undefined && count !== array.entries.length) {
      refuse(`iommu records: ${array.entries.length} in an array, ${count} in all`);
    }
    this.#pages.push(...array.pages);
    return array.entries.filter((entry, index) =>
      sound(this.#layout.isLive(index, this.#view, this.#at(entry))),
    );
  }

  /** Root and context tables of the unit, or undefined when no unit came over. */
  #unitTables(units: readonly number[]): UnitTables | undefined {
    const [pa, second] = units;
    if (pa === undefined) return undefined;
    if (second !== undefined) refuse("records of two units on a machine with one");
    const value = sound(this.#layout.decodeUnit(this.#view, this.#at(pa)));
    const { registerBase, rootPa, buses } = value;
    if (registerBase !== this.#unit.registerBase) refuse("record of another unit");
    if (rootPa !== this.#unit.rootPointer) {
      refuse("root table of the record is not the one in the register");
    }
    this.#requirePage(rootPa, "root table");
    const contexts = new Map<number, number>();
    for (let bus = 0; bus < 256; bus++) {
      const entry = this.#incoming.frames.ram.readNumber(rootPa + bus * 16);
      if (entry === undefined) refuse(`context table of bus ${bus} is not memory`);
      const isPresent = entry % 2 === 1;
      if (buses !== undefined && buses.has(bus) !== isPresent) {
        refuse(`context table of bus ${bus}: record and table differ`);
      }
      if (!isPresent) continue;
      this.#requirePage(entry - 1, `context table of bus ${bus}`);
      contexts.set(bus, (entry - 1) / 4096);
    }
    return { rootPfn: rootPa / 4096, contexts };
  }

  #domain(pa: number): Domain {
    const { topPa, topLevel, vaszLg2 } = sound(this.#layout.decodeDomain(this.#view, this.#at(pa)));
    const { frames } = this.#incoming;
    const geometry = { format: vtdss, vaszLg2, topLevel };
    const pageTable = adopt(frames.ram, frames, geometry, topPa / 4096, {
      keeps: (pfn) => this.#takesTable(pfn),
      claim: (pfn) => frames.claim(pfn, 0, "page table"),
    });
    if (typeof pageTable === "number") refuse(`tables at 0x${topPa.toString(16)} are no tree`);
    return new Domain(this.#unit, pageTable);
  }

  /** A preserved frame is a table of one tree, once. */
  #takesTable(pfn: number): boolean {
    const { frames } = this.#incoming;
    const at = pfn - frames.ram.basePfn;
    if (this.#tables[at] !== 0 || frames.preservedOrder(pfn) !== 0) return false;
    this.#tables[at] = 1;
    return true;
  }

  /** The entry the hardware uses must be the one the record tells of. */
  #checkDevice(record: DeviceValue, domains: ReadonlyMap<number, Domain>): void {
    const domain = domains.get(record.domainPa) as Domain;
    const context = this.#unit.contextInMemory(record.bdf);
    const { topPfn, topLevel } = domain.pageTable;
    const agrees =
      typeof context !== "number" &&
      context.topPa === topPfn * 4096 &&
      context.levels === topLevel + 1 &&
      context.domainId === record.domainId;
    if (!agrees) refuse(`device ${record.bdf}: context entry and record differ`);
  }

  #driver(tables: UnitTables | undefined, records: readonly DeviceValue[]): VtdDriver | number {
    const { frames } = this.#incoming;
    if (tables === undefined) return VtdDriver.start(this.#unit, frames);
    for (const pfn of [tables.rootPfn, ...tables.contexts.values()]) frames.claim(pfn, 0, "vt-d");
    const ids = records.map(({ domainId }) => domainId);
    return VtdDriver.adopt(this.#unit, frames, tables, ids);
  }

  #requirePage(pa: number, what: string): void {
    if (!this.#incoming.offers(pa, 4096)) refuse(`${what} is not a preserved page`);
  }

  #at(pa: number): number {
    return this.#incoming.frames.ram.byteAt(pa);
  }
}

interface UnitTables {
  readonly rootPfn: number;
  readonly contexts: Map<number, number>;
}

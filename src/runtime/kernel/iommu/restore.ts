// Taking the IOMMU over from the previous kernel: everything checked, then claimed, nothing
// written.
import { adopt } from "../../pagetable/index.ts";
import type { Incoming } from "../kho/index.ts";
import { WireError } from "../../wire/index.ts";
import { Domain } from "./domain.ts";
import type { ArrayPlace, DeviceValue, IommuLayout } from "./layout.ts";
import { readSerArray } from "./ser-array.ts";
import type { TakenDevice, Takeover, UnitTable } from "./takeover.ts";
import type { UnitDriver } from "./unit-driver.ts";
import { requesterOf } from "./vtd-entries.ts";

/** A device whose translation came over. */
export interface RestoredDevice {
  readonly segment: number;
  readonly bdf: number;
  readonly domain: Domain;
  /** Token of the iommufd that owns the device's DMA; undefined where the layout has no room. */
  readonly token: bigint | undefined;
  /** Its PASIDs that came over, each with its page table. */
  readonly pasids: readonly { readonly pasid: number; readonly domain: Domain }[];
  /** Its own tables: those of PASIDs, in scalable mode. */
  readonly tables: readonly UnitTable[];
}

export interface RestoredIommu {
  readonly driver: UnitDriver;
  /** The unit's own tables; none where no unit came over. */
  readonly tables: readonly UnitTable[];
  /** Domains by the address of their record. */
  readonly domains: Map<number, Domain>;
  readonly devices: readonly RestoredDevice[];
  /** Pages of records, to be let go when the last file that needs them is finished. */
  readonly pages: readonly number[];
}

/** What there is to read, and as what. */
interface RestoreOptions {
  readonly takeover: Takeover;
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
  readonly #takeover: Takeover;
  readonly #incoming: Incoming;
  readonly #layout: IommuLayout;
  readonly #flbPa: number;
  readonly #view: DataView;
  readonly #pages: number[] = [];
  /** One byte a frame: 1 for those that are tables, of whatever kind. */
  readonly #tables: Uint8Array;
  readonly #seen = new Set<string>();

  constructor({ takeover, incoming, layout, flbPa }: RestoreOptions) {
    this.#takeover = takeover;
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
    const taken = records.map((record) => this.#ownTables(record));
    const lower = taken.flatMap((device) => device.tables);
    for (const table of [...tables, ...lower]) this.#takeTable(table);
    const restored = new Map(domains.map((pa) => [pa, this.#domain(pa)]));
    const owners = new Map<number, Domain>();
    const list = records.map((record, at) =>
      this.#device(record, taken[at] as TakenDevice, restored, owners),
    );
    const { frames } = this.#incoming;
    for (const { pfn, order } of [...tables, ...lower]) {
      frames.claim(pfn, order, this.#takeover.owner);
    }
    const driver = this.#takeover.driver(frames, restored.values());
    if (typeof driver === "number") return driver;
    return { driver, tables, domains: restored, devices: list, pages: this.#pages };
  }

  /** A device's own tables; no device has two records. */
  #ownTables(record: DeviceValue): TakenDevice {
    const { segment, bdf } = record;
    const name = `${segment} ${bdf}`;
    if (this.#seen.has(name)) refuse(`device ${bdf}: two records`);
    this.#seen.add(name);
    return sound(this.#takeover.readDevice(record, this.#layout.keepsPasids, this.#incoming));
  }

  /** A frame is in one of the unit's own tables, once. */
  #takeTable({ pfn, order }: UnitTable): void {
    const at = pfn - this.#incoming.frames.ram.basePfn;
    if (this.#tables.subarray(at, at + 2 ** order).includes(1)) {
      refuse(`frame ${pfn} is in two of the unit's tables`);
    }
    this.#tables.fill(1, at, at + 2 ** order);
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

  /** The unit's own tables; none when no unit came over. */
  #unitTables(units: readonly number[]): readonly UnitTable[] {
    const [pa, second] = units;
    if (pa === undefined) return [];
    if (second !== undefined) refuse("records of two units on a machine with one");
    const value = sound(this.#layout.decodeUnit(this.#view, this.#at(pa)));
    return sound(this.#takeover.readUnit(value, this.#incoming));
  }

  #domain(pa: number): Domain {
    const value = sound(this.#layout.decodeDomain(this.#view, this.#at(pa)));
    const { topPa } = value;
    const { frames } = this.#incoming;
    const geometry = this.#takeover.geometry(value);
    const pageTable = adopt(frames.ram, frames, geometry, topPa / 4096, {
      keeps: (pfn) => this.#takesTable(pfn),
      claim: (pfn) => frames.claim(pfn, 0, "page table"),
    });
    if (typeof pageTable === "number") refuse(`tables at 0x${topPa.toString(16)} are no tree`);
    return new Domain(this.#takeover.unit, pageTable);
  }

  /** A preserved frame is a table of one tree, once. */
  #takesTable(pfn: number): boolean {
    const { frames } = this.#incoming;
    const at = pfn - frames.ram.basePfn;
    if (this.#tables[at] !== 0 || frames.preservedOrder(pfn) !== 0) return false;
    this.#tables[at] = 1;
    return true;
  }

  /**
   * The entry the hardware uses must be the one the record tells of, and a domain id that of one
   * domain: the unit's caches go by it.
   */
  #device(
    record: DeviceValue,
    taken: TakenDevice,
    domains: ReadonlyMap<number, Domain>,
    owners: Map<number, Domain>,
  ): RestoredDevice {
    const { bdf, segment, token, domainId, domainPa } = record;
    const domain = domains.get(domainPa) as Domain;
    if (!this.#takeover.agrees(record, domain.pageTable)) {
      refuse(`device ${bdf}: context entry and record differ`);
    }
    own(bdf, domainId, domain, owners);
    domain.devices.add(bdf);
    const pasids = taken.pasids.map(({ pasid, topPa, levels, domainId: id }) => {
      // No record says what a PASID is attached to: the table its entry names does.
      const found = [...domains.values()].find(
        ({ pageTable }) => pageTable.topPfn * 4096 === topPa && pageTable.topLevel + 1 === levels,
      );
      if (found === undefined) refuse(`device ${bdf}: PASID ${pasid} leads to no page table`);
      own(bdf, id, found, owners);
      found.devices.add(requesterOf(bdf, pasid));
      return { pasid, domain: found };
    });
    return { segment, bdf, domain, token, pasids, tables: taken.tables };
  }

  #at(pa: number): number {
    return this.#incoming.frames.ram.byteAt(pa);
  }
}

/** A domain id is of one domain, and a domain has one. */
function own(bdf: number, id: number, domain: Domain, owners: Map<number, Domain>): void {
  const owner = owners.get(id) ?? domain;
  if (owner !== domain || (domain.domainId ?? id) !== id) {
    refuse(`device ${bdf}: domain id ${id} and page table do not belong together`);
  }
  owners.set(id, domain);
  domain.domainId = id;
}

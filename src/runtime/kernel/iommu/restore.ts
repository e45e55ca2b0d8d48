// Taking the IOMMU over from the previous kernel: everything checked, then claimed, nothing
// written.
import { kho as codecs } from "../../../generated/index.ts";
import type { VtdUnit } from "../../hardware/index.ts";
import { adopt, vtdss } from "../../pagetable/index.ts";
import type { Incoming } from "../kho/index.ts";
import { WireError } from "../../wire/index.ts";
import { Domain } from "./domain.ts";
import { readSerArray } from "./ser-array.ts";
import { VtdDriver } from "./vtd-driver.ts";

const abi = codecs.iommu.version1;

/** A device whose translation came over. */
export interface RestoredDevice {
  readonly segment: number;
  readonly bdf: number;
  readonly domain: Domain;
  /** Token of the iommufd that owns the device's DMA. */
  readonly token: bigint;
}

export interface RestoredIommu {
  readonly driver: VtdDriver;
  /** Domains by the address of their record. */
  readonly domains: Map<number, Domain>;
  readonly devices: readonly RestoredDevice[];
  /** Pages of records, to be let go when the last file that needs them is finished. */
  readonly pages: readonly number[];
}

/** Reads and takes over; a string is why going on would not be safe. -ENOMEM as a number. */
export function restoreIommu(
  unit: VtdUnit,
  incoming: Incoming,
  flbPa: number,
): RestoredIommu | string | number {
  try {
    return new Restorer(unit, incoming).run(flbPa);
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

class Restorer {
  readonly #unit: VtdUnit;
  readonly #incoming: Incoming;
  readonly #view: DataView;
  readonly #pages: number[] = [];

  constructor(unit: VtdUnit, incoming: Incoming) {
    this.#unit = unit;
    this.#incoming = incoming;
    this.#view = incoming.frames.ram.view;
  }

  run(flbPa: number): RestoredIommu | number {
    if (!this.#incoming.offers(flbPa, abi.IOMMU_FLB_SER_SIZE)) {
      refuse("iommu record is not a preserved page");
    }
    this.#pages.push(flbPa);
    const flb = abi.decodeIommuFlbSer(this.#view, this.#at(flbPa));
    if (flb.version !== BigInt(abi.IOMMU_LUO_FLB_VERSION)) {
      refuse(`iommu records of version ${flb.version}`);
    }
    const units = this.#live(flb.iommuArrayPhys, abi.IOMMU_HW_SER_SIZE);
    const domains = this.#live(flb.iommuDomainArrayPhys, abi.IOMMU_DOMAIN_SER_SIZE);
    const devices = this.#live(flb.deviceArrayPhys, abi.IOMMU_DEVICE_SER_SIZE);
    const records = devices.map((pa) => abi.decodeIommuDeviceSer(this.#view, this.#at(pa)));
    for (const { devid, domainIommuSer } of records) {
      if (!units.includes(Number(domainIommuSer.iommuPhys))) refuse(`device ${devid}: no unit`);
      if (!domains.includes(Number(domainIommuSer.domainPhys)))
        refuse(`device ${devid}: no domain`);
    }
    const tables = this.#unitTables(units);
    const restored = new Map(domains.map((pa) => [pa, this.#domain(pa)]));
    for (const record of records) this.#checkDevice(record, restored);
    const driver = this.#driver(tables, records);
    if (typeof driver === "number") return driver;
    const list = records.map((record): RestoredDevice => {
      const domain = restored.get(Number(record.domainIommuSer.domainPhys)) as Domain;
      const { devid: bdf, pciDomainNr: segment, dmaOwnerToken: token } = record;
      domain.domainId = Number(record.domainIommuSer.attachmentId);
      domain.devices.add(bdf);
      return { segment, bdf, domain, token };
    });
    return { driver, domains: restored, devices: list, pages: this.#pages };
  }

  /** Addresses of the entries that are not deleted. */
  #live(firstPa: bigint, entryBytes: number): readonly number[] {
    const array = readSerArray(this.#incoming, Number(firstPa), entryBytes);
    if (typeof array === "string") refuse(`iommu records: ${array}`);
    this.#pages.push(...array.pages);
    return array.entries.filter((pa) => {
      const { flags } = abi.decodeIommuHdrSer(this.#view, this.#at(pa));
      return (flags & abi.IOMMU_SER_DELETED) === 0;
    });
  }

  /** Root and context tables of the unit, or undefined when no unit came over. */
  #unitTables(units: readonly number[]): UnitTables | undefined {
    const [pa, second] = units;
    if (pa === undefined) return undefined;
    if (second !== undefined) refuse("records of two units on a machine with one");
    const { type, driver } = abi.decodeIommuHwSer(this.#view, this.#at(pa));
    if (driver.arm !== "intel") refuse(`iommu of type ${type}`);
    const { intel } = driver;
    if (intel.physAddr !== BigInt(this.#unit.registerBase)) refuse("record of another unit");
    if (intel.rootTable !== BigInt(this.#unit.rootPointer)) {
      refuse("root table of the record is not the one in the register");
    }
    const rootPa = Number(intel.rootTable);
    this.#requirePage(rootPa, "root table");
    const contexts = new Map<number, number>();
    for (let bus = 0; bus < 256; bus++) {
      const entry = this.#incoming.frames.ram.readNumber(rootPa + bus * 16) ?? 0;
      const bit = bus * 2;
      const word = intel.contextTablesBitmap[bit >>> 6] as bigint;
      const kept = ((word >> BigInt(bit & 63)) & 1n) === 1n;
      if (kept !== (entry % 2 === 1))
        refuse(`context table of bus ${bus}: record and table differ`);
      if (!kept) continue;
      this.#requirePage(entry - 1, `context table of bus ${bus}`);
      contexts.set(bus, (entry - 1) / 4096);
    }
    return { rootPfn: rootPa / 4096, contexts };
  }

  #domain(pa: number): Domain {
    const record = abi.decodeIommuDomainSer(this.#view, this.#at(pa));
    if (record.restoredDomain !== 0n || record.signExtend !== 0)
      refuse("domain record is not clean");
    const { frames } = this.#incoming;
    const topPa = Number(record.topTablePhys);
    const geometry = {
      format: vtdss,
      vaszLg2: record.vasz,
      topLevel: Number(record.topLevel),
    };
    const pageTable = adopt(frames.ram, frames, geometry, topPa / 4096, {
      keeps: (pfn) => frames.preservedOrder(pfn) === 0,
      claim: (pfn) => frames.claim(pfn, 0, "page table"),
    });
    if (typeof pageTable === "number") refuse(`tables at 0x${topPa.toString(16)} are no tree`);
    return new Domain(this.#unit, pageTable);
  }

  /** The entry the hardware uses must be the one the record tells of. */
  #checkDevice(
    record: ReturnType<typeof abi.readIommuDeviceSer>,
    domains: ReadonlyMap<number, Domain>,
  ): void {
    const domain = domains.get(Number(record.domainIommuSer.domainPhys)) as Domain;
    const context = this.#unit.contextInMemory(record.devid);
    const { topPfn, topLevel } = domain.pageTable;
    const agrees =
      typeof context !== "number" &&
      context.topPa === topPfn * 4096 &&
      context.levels === topLevel + 1 &&
      BigInt(context.domainId) === record.domainIommuSer.attachmentId;
    if (!agrees) refuse(`device ${record.devid}: context entry and record differ`);
  }

  #driver(
    tables: UnitTables | undefined,
    records: readonly ReturnType<typeof abi.readIommuDeviceSer>[],
  ): VtdDriver | number {
    const { frames } = this.#incoming;
    if (tables === undefined) return VtdDriver.start(this.#unit, frames);
    for (const pfn of [tables.rootPfn, ...tables.contexts.values()]) frames.claim(pfn, 0, "vt-d");
    const ids = records.map((record) => Number(record.domainIommuSer.attachmentId));
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

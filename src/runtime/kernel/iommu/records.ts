// What this kernel writes about its IOMMU for the next one: domains, devices, the unit.
import { EBUSY, EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import { eachTables } from "../../pagetable/index.ts";
import type { EachBatch, Kho } from "../kho/index.ts";
import type { Domain } from "./domain.ts";
import type { IommuLayout, SlotValue } from "./layout.ts";
import { iommuLayouts } from "./layouts.ts";
import { SerArray } from "./ser-array.ts";
import type { UnitTable } from "./takeover.ts";
import type { UnitDriver } from "./unit-driver.ts";
import type { Kept } from "./vtd-entries.ts";

/** A record in use: where it lies, and the number of its slot. */
interface Slot {
  readonly pa: number;
  readonly index: number;
}

/** A device's record, and its own tables that are marked with it. */
interface KeptDevice extends Slot {
  readonly tables: readonly UnitTable[];
}

/** Every table of a domain. It must not change while it is preserved. */
const tablesOf =
  ({ pageTable }: Domain): EachBatch =>
  (visit) =>
    void eachTables(pageTable, visit);

export class IommuRecords {
  readonly kho: Kho;
  readonly driver: UnitDriver;
  readonly flbPa: number;
  readonly #units: SerArray;
  readonly #domains: SerArray;
  readonly #devices: SerArray;
  readonly #layout: IommuLayout;
  readonly #preserved = new Map<PciDevice, KeptDevice>();
  readonly #domainSlots = new Map<Domain, Slot>();
  /** The unit's record while any device is preserved. */
  #unit: Slot | undefined;
  /** Context tables that are marked, by number: kept until the unit itself is let go. */
  readonly #contexts = new Map<number, number>();

  private constructor(
    owner: Kho,
    driver: UnitDriver,
    layout: IommuLayout,
    flbPa: number,
    arrays: readonly [units: SerArray, domains: SerArray, devices: SerArray],
  ) {
    this.kho = owner;
    this.driver = driver;
    this.flbPa = flbPa;
    this.#layout = layout;
    [this.#units, this.#domains, this.#devices] = arrays;
    this.#writeFlb();
  }

  /** The global record and three empty arrays; or -ENOMEM with nothing left over. */
  static create(
    owner: Kho,
    driver: UnitDriver,
    layout: IommuLayout = iommuLayouts["version-1"],
  ): IommuRecords | number {
    const flbPa = owner.allocate("iommu record", layout.flbBytes);
    if (flbPa < 0) return flbPa;
    const arrays: SerArray[] = [];
    for (const size of [layout.unitBytes, layout.domainBytes, layout.deviceBytes]) {
      const array = SerArray.create(owner, size);
      if (typeof array === "number") {
        for (const made of arrays) made.free();
        owner.free(flbPa);
        return array;
      }
      arrays.push(array);
    }
    const [units, domains, devices] = arrays as [SerArray, SerArray, SerArray];
    return new IommuRecords(owner, driver, layout, flbPa, [units, domains, devices]);
  }

  free(): void {
    assert(this.#preserved.size === 0, "iommu records freed while devices are preserved");
    for (const array of [this.#devices, this.#domains, this.#units]) array.free();
    this.kho.free(this.flbPa);
  }

  /**
   * Keeps every table of a domain: the address of its record, or -EBUSY, -ENOMEM; -EOPNOTSUPP for
   * tables that no series keeps.
   *
   * Tables that track written pages go over as well: every posting preserves by the format of the
   * tables alone. Marks stay in the leaves, and a unit told to make them goes on; but no record
   * says so, and the next kernel makes its domain without the flag (v1, "iommu: Restore and
   * reattach preserved domains to devices"): who wants the marks reads them before the kexec.
   */
  preserveDomain(domain: Domain): number {
    if (domain.pageTable.format !== this.driver.carries) return -EOPNOTSUPP;
    if (domain.preservedAt !== 0) return -EBUSY;
    const errno = this.kho.preserveAll(tablesOf(domain));
    if (errno !== 0) return errno;
    const slot = this.#take(this.#domains);
    if (typeof slot === "number") {
      this.kho.unpreserveAll(tablesOf(domain));
      return slot;
    }
    const { topPfn, topLevel, vaszLg2 } = domain.pageTable;
    const value = { topPa: topPfn * 4096, topLevel, vaszLg2 };
    const { view } = this.kho.frames.ram;
    this.#layout.encodeDomain({ ...slot, refCount: 1 }, value, view, this.#at(slot.pa));
    this.#domainSlots.set(domain, slot);
    domain.preservedAt = slot.pa;
    return slot.pa;
  }

  unpreserveDomain(domain: Domain): void {
    const slot = this.#domainSlots.get(domain);
    assert(slot !== undefined, "a domain unpreserved twice");
    this.#domainSlots.delete(domain);
    this.#deleted(slot);
    this.kho.unpreserveAll(tablesOf(domain));
    domain.preservedAt = 0;
  }

  /**
   * Keeps a device's translation: -EINVAL (its domain, or that of a PASID of it that goes over, is
   * not kept), -EBUSY, -ENOMEM; -EOPNOTSUPP in a layout without the driver's part.
   */
  preserveDevice(pci: PciDevice, domain: Domain, token: bigint): number {
    const { domainId } = domain;
    if (domain.preservedAt === 0 || domainId === undefined) return -EINVAL;
    if (this.#preserved.has(pci)) return -EBUSY;
    if (!this.#layout.keepsDevices) return -EOPNOTSUPP;
    const own = this.driver.deviceTables(pci.bdf, this.#layout.keepsPasids);
    if (typeof own === "number") return own;
    const unit = this.#takeUnit(pci.bdf);
    if (typeof unit === "number") return unit;
    const errno = this.#keep(own.tables);
    const slot = errno === 0 ? this.#take(this.#devices) : errno;
    if (typeof slot === "number") {
      if (errno === 0) this.#unkeep(own.tables);
      this.#dropUnit();
      return slot;
    }
    const value = {
      bdf: pci.bdf,
      segment: pci.segment,
      token,
      domainId,
      domainPa: domain.preservedAt,
      unitPa: unit.pa,
      ...(own.pasids === undefined ? {} : { pasids: own.pasids }),
    };
    const { view } = this.kho.frames.ram;
    this.#layout.encodeDevice({ ...slot, refCount: 1 }, value, view, this.#at(slot.pa));
    this.#preserved.set(pci, { ...slot, tables: own.tables });
    return 0;
  }

  unpreserveDevice(pci: PciDevice): void {
    const slot = this.#preserved.get(pci);
    assert(slot !== undefined, `device ${pci.name} unpreserved twice`);
    this.#preserved.delete(pci);
    this.#deleted(slot);
    this.#unkeep(slot.tables);
    this.#dropUnit();
  }

  /** What goes over, and stays when the rest is cleared. */
  get kept(): Kept {
    return {
      devices: new Set([...this.#preserved.keys()].map((pci) => pci.bdf)),
      contexts: new Set(this.#contexts.keys()),
      pasids: this.#layout.keepsPasids ?? "all",
    };
  }

  /**
   * Marks the root table and those below it: the device's, or all of them where the layout has no
   * list to tell which. The first device also writes the unit's record.
   */
  #takeUnit(bdf: number): Slot | number {
    const { kho, driver } = this;
    const isFirst = this.#unit === undefined;
    if (isFirst) {
      const { pfn, order } = driver.root;
      const root = kho.preserve(pfn, order);
      if (root !== 0) return root;
      const slot = this.#take(this.#units);
      if (typeof slot === "number") {
        kho.unpreserve(pfn, order);
        return slot;
      }
      this.#unit = slot;
    }
    const errno = this.#keepLower(driver.lowerTables(this.#layout.listsContexts ? bdf : undefined));
    if (errno !== 0) {
      if (isFirst) this.#letUnitGo();
      return errno;
    }
    this.#writeUnit(this.#preserved.size + 1);
    return this.#unit as Slot;
  }

  /** Marks tables below the root: all of them, or none of those that were not. */
  #keepLower(tables: ReturnType<UnitDriver["lowerTables"]>): number {
    const fresh = tables.filter(([number]) => !this.#contexts.has(number));
    const errno = this.#keep(fresh.map(([, pfn]) => ({ pfn, order: 0 })));
    if (errno === 0) for (const [number, pfn] of fresh) this.#contexts.set(number, pfn);
    return errno;
  }

  /** Marks tables: all of them, or none. */
  #keep(tables: readonly UnitTable[]): number {
    for (const [at, { pfn, order }] of tables.entries()) {
      const errno = this.kho.preserve(pfn, order);
      if (errno === 0) continue;
      this.#unkeep(tables.slice(0, at));
      return errno;
    }
    return 0;
  }

  #unkeep(tables: readonly UnitTable[]): void {
    for (const { pfn, order } of tables) this.kho.unpreserve(pfn, order);
  }

  #dropUnit(): void {
    if (this.#preserved.size > 0) this.#writeUnit(this.#preserved.size);
    else this.#letUnitGo();
  }

  #letUnitGo(): void {
    for (const table of this.#contexts.values()) this.kho.unpreserve(table, 0);
    this.#contexts.clear();
    const { pfn, order } = this.driver.root;
    this.kho.unpreserve(pfn, order);
    this.#writeUnit(0);
    this.#deleted(this.#unit as Slot);
    this.#unit = undefined;
  }

  #writeUnit(refCount: number): void {
    const slot: SlotValue & Slot = { ...(this.#unit as Slot), refCount };
    const value = this.driver.recordOf(this.kept.contexts);
    this.#layout.encodeUnit(slot, value, this.kho.frames.ram.view, this.#at(slot.pa));
  }

  /** A fresh slot; layouts that count objects in the global record have it counted there. */
  #take(array: SerArray): Slot | number {
    const index = array.used;
    const pa = array.take();
    if (pa < 0) return pa;
    this.#writeFlb();
    return { pa, index };
  }

  #writeFlb(): void {
    const place = ({ firstPa, used }: SerArray): { pa: number; count: number } => ({
      pa: firstPa,
      count: used,
    });
    const value = {
      units: place(this.#units),
      domains: place(this.#domains),
      devices: place(this.#devices),
    };
    this.#layout.encodeFlb(value, this.kho.frames.ram.view, this.#at(this.flbPa));
  }

  /** Marks a record dead: readers skip it. */
  #deleted({ pa, index }: Slot): void {
    this.#layout.encodeDeleted(index, this.kho.frames.ram.view, this.#at(pa));
  }

  #at(pa: number): number {
    return this.kho.frames.ram.byteAt(pa);
  }
}

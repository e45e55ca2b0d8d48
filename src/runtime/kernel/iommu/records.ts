// What this kernel writes about its IOMMU for the next one: domains, devices, the unit.
import { EBUSY, EINVAL, assert } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";
import type { PciDevice } from "../../hardware/index.ts";
import { listTables } from "../../pagetable/index.ts";
import type { Kho } from "../kho/index.ts";
import type { Domain } from "./domain.ts";
import { SerArray } from "./ser-array.ts";
import type { VtdDriver } from "./vtd-driver.ts";

const abi = codecs.iommu.version1;

/** A preserved device: where its record lies, and the domain it uses. */
interface PreservedDevice {
  readonly pa: number;
  readonly domain: Domain;
  readonly token: bigint;
}

export class IommuRecords {
  readonly kho: Kho;
  readonly driver: VtdDriver;
  readonly flbPa: number;
  readonly #units: SerArray;
  readonly #domains: SerArray;
  readonly #devices: SerArray;
  readonly #preserved = new Map<PciDevice, PreservedDevice>();
  /** Address of the unit's record while any device is preserved. */
  #unitPa = 0;
  /** Context tables that are marked, by bus: kept until the unit itself is let go. */
  readonly #contexts = new Map<number, number>();

  private constructor(
    owner: Kho,
    driver: VtdDriver,
    flbPa: number,
    arrays: readonly [units: SerArray, domains: SerArray, devices: SerArray],
  ) {
    this.kho = owner;
    this.driver = driver;
    this.flbPa = flbPa;
    [this.#units, this.#domains, this.#devices] = arrays;
  }

  /** The global record and three empty arrays; or -ENOMEM with nothing left over. */
  static create(owner: Kho, driver: VtdDriver): IommuRecords | number {
    const flbPa = owner.allocate("iommu record", abi.IOMMU_FLB_SER_SIZE);
    if (flbPa < 0) return flbPa;
    const sizes = [abi.IOMMU_HW_SER_SIZE, abi.IOMMU_DOMAIN_SER_SIZE, abi.IOMMU_DEVICE_SER_SIZE];
    const arrays: SerArray[] = [];
    for (const size of sizes) {
      const array = SerArray.create(owner, size);
      if (typeof array === "number") {
        for (const made of arrays) made.free();
        owner.free(flbPa);
        return array;
      }
      arrays.push(array);
    }
    const [units, domains, devices] = arrays as [SerArray, SerArray, SerArray];
    const flb = {
      version: BigInt(abi.IOMMU_LUO_FLB_VERSION),
      iommuArrayPhys: BigInt(units.firstPa),
      iommuDomainArrayPhys: BigInt(domains.firstPa),
      deviceArrayPhys: BigInt(devices.firstPa),
    };
    const { ram } = owner.frames;
    abi.encodeIommuFlbSer(flb, ram.view, ram.byteAt(flbPa));
    return new IommuRecords(owner, driver, flbPa, [units, domains, devices]);
  }

  free(): void {
    assert(this.#preserved.size === 0, "iommu records freed while devices are preserved");
    for (const array of [this.#devices, this.#domains, this.#units]) array.free();
    this.kho.free(this.flbPa);
  }

  /** Keeps every table of a domain: the address of its record, or -EBUSY, -ENOMEM. */
  preserveDomain(domain: Domain): number {
    if (domain.preservedAt !== 0) return -EBUSY;
    const tables = listTables(domain.pageTable);
    const errno = this.kho.preserveAll(tables);
    if (errno !== 0) return errno;
    const pa = this.#domains.take();
    if (pa < 0) {
      this.kho.unpreserveAll(tables);
      return pa;
    }
    const { topPfn, topLevel, vaszLg2 } = domain.pageTable;
    const record = {
      hdr: { refCount: 1, flags: 0 },
      topTablePhys: BigInt(topPfn) * 4096n,
      topLevel: BigInt(topLevel),
      vasz: vaszLg2,
      signExtend: 0,
      restoredDomain: 0n,
    };
    abi.encodeIommuDomainSer(record, this.kho.frames.ram.view, this.#at(pa));
    domain.preservedAt = pa;
    return pa;
  }

  unpreserveDomain(domain: Domain): void {
    assert(domain.preservedAt !== 0, "a domain unpreserved twice");
    this.#deleted(domain.preservedAt);
    this.kho.unpreserveAll(listTables(domain.pageTable));
    domain.preservedAt = 0;
  }

  /** Keeps a device's translation: -EINVAL (its domain is not kept), -EBUSY, -ENOMEM. */
  preserveDevice(pci: PciDevice, domain: Domain, token: bigint): number {
    if (domain.preservedAt === 0 || domain.domainId === undefined) return -EINVAL;
    if (this.#preserved.has(pci)) return -EBUSY;
    const unit = this.#takeUnit(pci.bdf >>> 8);
    if (unit !== 0) return unit;
    const pa = this.#devices.take();
    if (pa < 0) {
      this.#dropUnit();
      return pa;
    }
    const record = {
      hdr: { refCount: 1, flags: 0 },
      devid: pci.bdf,
      pciDomainNr: pci.segment,
      dmaOwnerToken: token,
      domainIommuSer: {
        attachmentId: BigInt(domain.domainId),
        domainPhys: BigInt(domain.preservedAt),
        iommuPhys: BigInt(this.#unitPa),
      },
      driver: new Uint8Array(abi.IOMMU_DEVICE_INTEL_SER_SIZE),
    };
    abi.encodeIommuDeviceSer(record, this.kho.frames.ram.view, this.#at(pa));
    this.#preserved.set(pci, { pa, domain, token });
    return 0;
  }

  unpreserveDevice(pci: PciDevice): void {
    const preserved = this.#preserved.get(pci);
    assert(preserved !== undefined, `device ${pci.name} unpreserved twice`);
    this.#preserved.delete(pci);
    this.#deleted(preserved.pa);
    this.#dropUnit();
  }

  /** Buses whose context tables go over. */
  get keptBuses(): ReadonlySet<number> {
    return new Set(this.#contexts.keys());
  }

  /** Bus addresses of the devices that go over. */
  get keptDevices(): ReadonlySet<number> {
    return new Set([...this.#preserved.keys()].map((pci) => pci.bdf));
  }

  /**
   * Marks root table and the bus's context table; the first device also writes the unit's record.
   */
  #takeUnit(bus: number): number {
    const isFirst = this.#unitPa === 0;
    const { kho, driver } = this;
    if (isFirst) {
      const root = kho.preserve(driver.rootPfn, 0);
      if (root !== 0) return root;
      const pa = this.#units.take();
      if (pa < 0) {
        kho.unpreserve(driver.rootPfn, 0);
        return pa;
      }
      this.#unitPa = pa;
    }
    if (!this.#contexts.has(bus)) {
      const table = driver.contexts.get(bus);
      assert(table !== undefined, `no context table for bus ${bus}`);
      const errno = kho.preserve(table, 0);
      if (errno !== 0) {
        if (isFirst) this.#letUnitGo();
        return errno;
      }
      this.#contexts.set(bus, table);
    }
    this.#writeUnit(this.#preserved.size + 1);
    return 0;
  }

  #dropUnit(): void {
    if (this.#preserved.size > 0) this.#writeUnit(this.#preserved.size);
    else this.#letUnitGo();
  }

  #letUnitGo(): void {
    for (const table of this.#contexts.values()) this.kho.unpreserve(table, 0);
    this.#contexts.clear();
    this.kho.unpreserve(this.driver.rootPfn, 0);
    this.#writeUnit(0);
    this.#deleted(this.#unitPa);
    this.#unitPa = 0;
  }

  #writeUnit(refCount: number): void {
    const bitmap = new BigUint64Array(8);
    for (const bus of this.#contexts.keys()) {
      const bit = bus * 2;
      bitmap[bit >>> 6] = (bitmap[bit >>> 6] as bigint) | (1n << BigInt(bit & 63));
    }
    const { unit, rootPfn } = this.driver;
    const intel = {
      restored: 0,
      physAddr: BigInt(unit.registerBase),
      rootTable: BigInt(rootPfn) * 4096n,
      contextTablesBitmap: bitmap,
    };
    const record = {
      hdr: { refCount, flags: 0 },
      token: BigInt(unit.registerBase),
      type: BigInt(abi.IOMMU_INTEL),
      driver: { arm: "intel", intel } as const,
    };
    abi.encodeIommuHwSer(record, this.kho.frames.ram.view, this.#at(this.#unitPa));
  }

  /** Marks a record dead: readers skip it. Every record begins with the same header. */
  #deleted(pa: number): void {
    const header = { refCount: 0, flags: abi.IOMMU_SER_DELETED };
    abi.encodeIommuHdrSer(header, this.kho.frames.ram.view, this.#at(pa));
  }

  #at(pa: number): number {
    return this.kho.frames.ram.byteAt(pa);
  }
}

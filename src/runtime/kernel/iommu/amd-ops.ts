// The AMD driver of Linux 6.12 over version 1 tables: device table, domain ids, what it offers.
import { EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import type { AmdUnit } from "../../hardware/index.ts";
import type { Frames } from "../../memory/index.ts";
import { amdv1 } from "../../pagetable/index.ts";
import { uapi } from "../../../generated/index.ts";
import { TableDirtyTracking } from "./dirty-tracking.ts";
import { Domain } from "./domain.ts";
import type { IommuDomain, IommuOps, IovaRange, NestedDomain, UserData } from "./ops.ts";
import { INTERRUPT_WINDOW } from "./vtd-ops.ts";

const { hwpt: abi } = uapi.iommufd;

/** Writes here are HyperTransport's own messages. */
const HYPERTRANSPORT_WINDOW: IovaRange = { start: 0xfd_0000_0000n, last: 0xff_ffff_ffffn };
const ENTRY_BYTES = 32;
/** 2^1 pages: the entries of the devices of bus 0. */
const TABLE_ORDER = 1;
const VALID = 1;
const TRANSLATED = 2;
/** High word of an entry: reads and writes are allowed. */
const READ_WRITE = 3 * 2 ** 29;
/** Leaves are to be marked as used and written. */
const MARK_LEAVES = 3 * 2 ** 7;
const INTERRUPTS_VALID = 1;
/** New tables have three levels and grow when an address asks for it. */
const FIRST_TOP_LEVEL = 2;

export class AmdOps implements IommuOps {
  readonly name: string = "amd";
  readonly isCoherent: boolean = true;
  readonly enforcesCoherency: boolean = true;
  readonly isolatesInterrupts: boolean;
  readonly allocatesForUsers: boolean = true;
  readonly #unit: AmdUnit;
  readonly #frames: Frames;
  readonly #tablePfn: number;
  readonly #ids = new Set<number>();

  private constructor(
    unit: AmdUnit,
    frames: Frames,
    tablePfn: number,
    options: { readonly isolatesInterrupts: boolean },
  ) {
    this.#unit = unit;
    this.#frames = frames;
    this.#tablePfn = tablePfn;
    this.isolatesInterrupts = options.isolatesInterrupts;
  }

  /** Brings the unit up: every device's requests are looked at, none is let through. Or -ENOMEM. */
  static start(
    unit: AmdUnit,
    frames: Frames,
    devices: readonly number[],
    options: { readonly isolatesInterrupts: boolean },
  ): AmdOps | number {
    const tablePfn = frames.allocate("amd device table", TABLE_ORDER);
    if (tablePfn < 0) return tablePfn;
    const ops = new AmdOps(unit, frames, tablePfn, options);
    for (const bdf of devices) {
      ops.#clear(bdf);
      frames.ram.writeNumber(ops.#entryPa(bdf) + 16, INTERRUPTS_VALID);
    }
    unit.writeDeviceTable(tablePfn * 4096 + 2 ** TABLE_ORDER - 1);
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
    // A domain has its id for as long as it lives, attached or not.
    let id = 1;
    while (this.#ids.has(id)) id += 1;
    this.#ids.add(id);
    domain.domainId = id;
    domain.onFree = () => this.#ids.delete(id);
    domain.onGrow = () => {
      for (const bdf of domain.devices) this.#write(bdf, domain);
    };
    if (tracksDirty) {
      domain.dirty = new TableDirtyTracking(domain, (enable) => {
        for (const bdf of domain.devices) this.#write(bdf, domain, enable);
        this.#unit.invalidateIotlb(id);
      });
    }
    return domain;
  }

  /** Devices are taken at their word that they can wait for a page. */
  enablePageFaults(): number {
    return 0;
  }

  attach(bdf: number, domain: IommuDomain | NestedDomain): number {
    if (!(domain instanceof Domain)) return -EINVAL;
    domain.devices.add(bdf);
    this.#write(bdf, domain);
    return 0;
  }

  replace(bdf: number, from: IommuDomain | NestedDomain, to: IommuDomain | NestedDomain): number {
    const errno = this.attach(bdf, to);
    if (errno === 0 && from !== to) this.#leave(bdf, from);
    return errno;
  }

  detach(bdf: number, domain: IommuDomain | NestedDomain): void {
    this.#clear(bdf);
    this.#leave(bdf, domain);
  }

  #leave(bdf: number, domain: IommuDomain | NestedDomain): void {
    assert(domain instanceof Domain && domain.devices.delete(bdf), "a device that is not attached");
    this.#unit.invalidateIotlb(domain.domainId);
  }

  #write(bdf: number, domain: Domain, marks = domain.dirty?.enabled === true): void {
    const { topPfn, topLevel } = domain.pageTable;
    const pa = this.#entryPa(bdf);
    const { ram } = this.#frames;
    const mode = (topLevel + 1) * 2 ** 9;
    const low = topPfn * 4096 + mode + (marks ? MARK_LEAVES : 0) + VALID + TRANSLATED;
    ram.writeNumber(pa + 8, domain.domainId as number);
    const at = ram.byteAt(pa);
    ram.view.setUint32(at, low % 2 ** 32, true);
    ram.view.setUint32(at + 4, Math.floor(low / 2 ** 32) + READ_WRITE, true);
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
    assert(bdf * ENTRY_BYTES < 4096 * 2 ** TABLE_ORDER, `device ${bdf} is past the device table`);
    return this.#tablePfn * 4096 + bdf * ENTRY_BYTES;
  }
}

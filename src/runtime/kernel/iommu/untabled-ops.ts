// Drivers whose page tables are not in the machine's memory: virtio-iommu, to which mappings are
// messages, and the AMD unit, as far as user space sees it.
import { EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import type { Run } from "../files/index.ts";
import type { IommuDomain, IommuOps, IovaRange, NestedDomain, UserData } from "./ops.ts";
import { INTERRUPT_WINDOW } from "./vtd-ops.ts";

const TOP = 2n ** 64n - 1n;
/** Writes here are HyperTransport's own messages. */
const HYPERTRANSPORT_WINDOW: IovaRange = { start: 0xfd_0000_0000n, last: 0xff_ffff_ffffn };

/** What one such driver says of itself. */
export interface UntabledOptions {
  readonly name: string;
  readonly isolatesInterrupts: boolean;
  readonly enforcesCoherency: boolean;
  /** Flags and driver data of a new page table are understood; else there are none. */
  readonly allocatesForUsers: boolean;
  readonly reserved: readonly IovaRange[];
  readonly pageSizes: bigint;
  /** The driver learns the unit's geometry when the first device attaches. */
  readonly settlesLate: boolean;
}

/** virtio-iommu in Linux 6.12. */
export const VIRTIO: Omit<UntabledOptions, "isolatesInterrupts"> = {
  name: "virtio-iommu",
  enforcesCoherency: false,
  allocatesForUsers: false,
  reserved: [INTERRUPT_WINDOW],
  pageSizes: 2n ** 64n - 4096n,
  settlesLate: true,
};

/** The AMD driver in Linux 6.12, over v1 tables: every power of two but 512 GiB is a page. */
export const AMD: Omit<UntabledOptions, "isolatesInterrupts"> = {
  name: "amd",
  enforcesCoherency: true,
  allocatesForUsers: true,
  reserved: [INTERRUPT_WINDOW, HYPERTRANSPORT_WINDOW],
  pageSizes: (2n ** 52n - 4096n) ^ (2n ** 39n),
  settlesLate: false,
};

/** A count of pages: what is mapped where, the unit knows. */
class UntabledDomain implements IommuDomain {
  readonly firstIova: bigint = 0n;
  /** A table that is filled before its geometry is known has only address 0. */
  lastIova: bigint;
  readonly pageSizes: bigint;
  readonly pageBytes: number = 4096;
  readonly devices: Set<number> = new Set();
  #pages = 0;

  constructor(options: UntabledOptions) {
    this.lastIova = options.settlesLate ? 0n : TOP;
    this.pageSizes = options.pageSizes;
  }

  map(_iovaPfn: number, runs: readonly Run[], prot: number): number {
    if ((prot & 3) === 0) return -EINVAL;
    for (const { pages } of runs) this.#pages += pages;
    return 0;
  }

  unmap(_iovaPfn: number, pages: number): void {
    this.#pages -= pages;
    assert(this.#pages >= 0, "more pages unmapped than mapped");
  }

  free(): void {
    assert(this.devices.size === 0, "a domain freed while devices use it");
  }
}

export class UntabledOps implements IommuOps {
  readonly isCoherent: boolean = true;
  readonly #options: UntabledOptions;

  constructor(options: UntabledOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get enforcesCoherency(): boolean {
    return this.#options.enforcesCoherency;
  }

  get isolatesInterrupts(): boolean {
    return this.#options.isolatesInterrupts;
  }

  get allocatesForUsers(): boolean {
    return this.#options.allocatesForUsers;
  }

  tracksDirty(): boolean {
    return false;
  }

  hwInfo(): undefined {
    return undefined;
  }

  reserved(): readonly IovaRange[] {
    return this.#options.reserved;
  }

  allocate(_bdf: number, flags: number, data?: UserData): IommuDomain | number {
    if (flags !== 0 || data !== undefined) return -EOPNOTSUPP;
    return new UntabledDomain(this.#options);
  }

  attach(bdf: number, domain: IommuDomain | NestedDomain): number {
    if (!(domain instanceof UntabledDomain)) return -EINVAL;
    domain.lastIova = TOP;
    domain.devices.add(bdf);
    return 0;
  }

  replace(bdf: number, from: IommuDomain | NestedDomain, to: IommuDomain | NestedDomain): number {
    const errno = this.attach(bdf, to);
    if (errno === 0) this.detach(bdf, from);
    return errno;
  }

  detach(bdf: number, domain: IommuDomain | NestedDomain): void {
    assert(domain instanceof UntabledDomain, "a domain of another driver");
    domain.devices.delete(bdf);
  }
}

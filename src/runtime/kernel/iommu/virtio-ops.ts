// What the virtio-iommu driver of Linux 6.12 offers iommufd: mappings are messages, not tables.
import { EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import type { Run } from "../files/index.ts";
import type { AnyDomain, IommuDomain, IommuOps, IovaRange } from "./ops.ts";
import { INTERRUPT_WINDOW } from "./vtd-ops.ts";

const TOP = 2n ** 64n - 1n;

interface VirtioOpsOptions {
  readonly isolatesInterrupts: boolean;
}

/** Mappings by first page; the device has them, the guest's memory does not. */
class VirtioDomain implements IommuDomain {
  readonly firstIova: bigint = 0n;
  /**
   * The driver learns the unit's geometry at the first attachment; a table that is filled before
   * has only address 0.
   */
  lastIova = 0n;
  readonly pageSizes: bigint = 2n ** 64n - 4096n;
  readonly pageBytes: number = 4096;
  readonly devices: Set<number> = new Set();
  #pages = 0;

  map(_iovaPfn: number, runs: readonly Run[]): number {
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

export class VirtioOps implements IommuOps {
  readonly name: string = "virtio-iommu";
  readonly isCoherent: boolean = true;
  readonly enforcesCoherency: boolean = false;
  readonly isolatesInterrupts: boolean;
  readonly allocatesForUsers: boolean = false;

  constructor(options: VirtioOpsOptions) {
    this.isolatesInterrupts = options.isolatesInterrupts;
  }

  tracksDirty(): boolean {
    return false;
  }

  hwInfo(): undefined {
    return undefined;
  }

  reserved(): readonly IovaRange[] {
    return [INTERRUPT_WINDOW];
  }

  allocate(_bdf: number, flags: number): IommuDomain | number {
    return flags === 0 ? new VirtioDomain() : -EOPNOTSUPP;
  }

  attach(bdf: number, domain: AnyDomain): number {
    if (!(domain instanceof VirtioDomain)) return -EINVAL;
    domain.lastIova = TOP;
    domain.devices.add(bdf);
    return 0;
  }

  replace(bdf: number, from: AnyDomain, to: AnyDomain): number {
    const errno = this.attach(bdf, to);
    if (errno === 0) this.detach(bdf, from);
    return errno;
  }

  detach(bdf: number, domain: AnyDomain): void {
    assert(domain instanceof VirtioDomain, "a domain of another driver");
    domain.devices.delete(bdf);
  }
}

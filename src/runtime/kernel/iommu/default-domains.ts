// What devices' requests go through while no user has their DMA: the kernel's own translation.
import { ENODEV, assert } from "../../errno/index.ts";
import type { IommuDomain, IommuOps } from "./ops.ts";

/**
 * A page table of the kernel for each device, or all of memory as it is (`iommu=pt`). Linux calls
 * the first a DMA domain, the second an identity domain.
 */
export type DefaultDomainKind = "translated" | "identity";

export class DefaultDomains {
  readonly #ops: IommuOps;
  /** By bus address; undefined: the device is passed through. */
  readonly #domains: Map<number, IommuDomain | undefined> = new Map();

  private constructor(ops: IommuOps) {
    this.#ops = ops;
  }

  /** Puts every device on its own; -ENOMEM, -ENOSPC, -ENODEV (nothing can be passed through). */
  static start(
    ops: IommuOps,
    devices: readonly number[],
    kind: DefaultDomainKind,
  ): DefaultDomains | number {
    const defaults = new DefaultDomains(ops);
    for (const bdf of devices) {
      const domain = kind === "identity" ? undefined : ops.allocate(bdf, 0);
      if (typeof domain === "number") return domain;
      defaults.#domains.set(bdf, domain);
      const errno = defaults.#enter(bdf);
      if (errno !== 0) return errno;
    }
    return defaults;
  }

  /** The page tables, of devices that have one. */
  get domains(): readonly IommuDomain[] {
    return [...this.#domains.values()].filter((domain) => domain !== undefined);
  }

  /** A user takes the device's DMA: it is blocked until the user attaches it. */
  take(bdf: number): void {
    if (!this.#domains.has(bdf)) return;
    const domain = this.#domains.get(bdf);
    if (domain === undefined) this.#ops.block?.(bdf);
    else this.#ops.detach(bdf, domain);
  }

  /** The user is gone; what it takes to go back was there before, so it cannot fail. */
  giveBack(bdf: number): void {
    if (!this.#domains.has(bdf)) return;
    assert(this.#enter(bdf) === 0, "a device that cannot go back to its own translation");
  }

  #enter(bdf: number): number {
    const domain = this.#domains.get(bdf);
    if (domain !== undefined) return this.#ops.attach(bdf, domain);
    return this.#ops.passThrough?.(bdf) ?? -ENODEV;
  }
}

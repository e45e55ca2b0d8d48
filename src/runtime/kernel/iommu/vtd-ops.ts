// What the VT-d driver of Linux 6.12 offers iommufd: second-stage tables, first stages on top.
import { EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { Domain } from "./domain.ts";
import type { AnyDomain, IommuDomain, IommuOps, IovaRange, NestedDomain, UserData } from "./ops.ts";
import type { VtdDriver } from "./vtd-driver.ts";
import { requesterOf, type VtdDomain } from "./vtd-entries.ts";
import { VtdNestedDomain } from "./vtd-nested.ts";

const abi = uapi.iommufd.hwpt;

/** Writes here are interrupt messages on x86: no mapping may sit in the window. */
export const INTERRUPT_WINDOW: IovaRange = { start: 0xfee00000n, last: 0xfeefffffn };

/** Extended capability bits: snoop control, nested translation, PASIDs, marks, coherent walks. */
const ECAP_SC = 1n << 7n;
const ECAP_NEST = 1n << 26n;
const ECAP_PASID = 1n << 40n;
/** Bits of a PASID, less one. */
const ECAP_PSS_SHIFT = 35n;
const ECAP_SLADS = 1n << 45n;
const ECAP_SMPWC = 1n << 48n;

interface VtdOpsOptions {
  /** See DomainOptions. */
  readonly alwaysReadable: boolean;
  /** Interrupts are remapped. */
  readonly isolatesInterrupts: boolean;
  /** Bits of the PASIDs that each device can send, by bus address. */
  readonly pasidBits?: ReadonlyMap<number, number>;
}

export class VtdOps implements IommuOps {
  readonly name: string = "vt-d";
  readonly isCoherent: boolean = true;
  readonly isolatesInterrupts: boolean;
  readonly allocatesForUsers: boolean = true;
  readonly driver: VtdDriver;
  readonly #alwaysReadable: boolean;
  readonly #pasidBits: ReadonlyMap<number, number>;

  constructor(driver: VtdDriver, options: VtdOpsOptions) {
    this.driver = driver;
    this.isolatesInterrupts = options.isolatesInterrupts;
    this.#alwaysReadable = options.alwaysReadable;
    this.#pasidBits = options.pasidBits ?? new Map();
  }

  get enforcesCoherency(): boolean {
    return (this.driver.unit.extendedCapabilities & ECAP_SC) !== 0n;
  }

  tracksDirty(): boolean {
    return this.#has(ECAP_SLADS) && this.#has(ECAP_SMPWC);
  }

  /** Extended capabilities that count only where the tables of scalable mode are in use. */
  #has(bit: bigint): boolean {
    const { unit } = this.driver;
    return unit.isScalable && (unit.extendedCapabilities & bit) !== 0n;
  }

  hwInfo(): { readonly type: number; readonly bytes: Uint8Array } {
    const { capabilities, extendedCapabilities } = this.driver.unit;
    // 6.12 reports the erratum bit for every unit, whether or not it has the erratum.
    const info = { flags: 1, capReg: capabilities, ecapReg: extendedCapabilities };
    const bytes = new Uint8Array(abi.encodeIommuHwInfoVtd(info).buffer);
    return { type: abi.IOMMU_HW_INFO_TYPE_INTEL_VTD, bytes };
  }

  reserved(): readonly IovaRange[] {
    return [INTERRUPT_WINDOW];
  }

  allocate(_bdf: number, flags: number, data?: UserData): IommuDomain | number {
    // A table for PASIDs is one like any other.
    const known =
      abi.IOMMU_HWPT_ALLOC_NEST_PARENT |
      abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING |
      abi.IOMMU_HWPT_ALLOC_PASID;
    if ((flags & ~known) !== 0) return -EOPNOTSUPP;
    const nests = (flags & abi.IOMMU_HWPT_ALLOC_NEST_PARENT) !== 0;
    if (nests && !this.#has(ECAP_NEST)) return -EOPNOTSUPP;
    const tracksDirty = (flags & abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING) !== 0;
    if (data !== undefined || (tracksDirty && !this.tracksDirty())) return -EOPNOTSUPP;
    const alwaysReadable = this.#alwaysReadable;
    return this.driver.allocateDomain({ huge: true, alwaysReadable, nests, tracksDirty });
  }

  allocateNested(parent: IommuDomain, flags: number, data: UserData): NestedDomain | number {
    const isKnown = (flags & ~abi.IOMMU_HWPT_ALLOC_PASID) === 0;
    if (!this.#has(ECAP_NEST) || !isKnown) return -EOPNOTSUPP;
    return parent instanceof Domain
      ? VtdNestedDomain.create(this.driver.unit, parent, data)
      : -EINVAL;
  }

  pasidWidth(bdf: number): number {
    if (!this.#has(ECAP_PASID)) return 0;
    const { extendedCapabilities } = this.driver.unit;
    const most = Number((extendedCapabilities >> ECAP_PSS_SHIFT) & 31n) + 1;
    return Math.min(most, this.#pasidBits.get(bdf) ?? 0);
  }

  /** -EINVAL for a table that tracks written pages: Linux takes none for a PASID. */
  setPasid(bdf: number, pasid: number, to: AnyDomain, from?: AnyDomain): number {
    if (!isOwn(to) || (to instanceof Domain && to.dirty !== undefined)) return -EINVAL;
    const requester = requesterOf(bdf, pasid);
    return from === undefined
      ? this.driver.attach(requester, to)
      : this.driver.replace(requester, own(from), to);
  }

  clearPasid(bdf: number, pasid: number, from: AnyDomain): void {
    // Of a device without any, nothing was set.
    if (this.pasidWidth(bdf) === 0) return;
    this.driver.detach(requesterOf(bdf, pasid), own(from));
  }

  attach(bdf: number, domain: AnyDomain): number {
    return isOwn(domain) ? this.driver.attach(bdf, domain) : -EINVAL;
  }

  replace(bdf: number, from: AnyDomain, to: AnyDomain): number {
    return isOwn(to) ? this.driver.replace(bdf, own(from), to) : -EINVAL;
  }

  detach(bdf: number, domain: AnyDomain): void {
    this.driver.detach(bdf, own(domain));
  }

  passThrough(bdf: number): number {
    return this.driver.passThrough(bdf);
  }

  block(bdf: number): void {
    this.driver.block(bdf);
  }
}

const isOwn = (domain: AnyDomain): domain is VtdDomain =>
  domain instanceof Domain || domain instanceof VtdNestedDomain;

function own(domain: AnyDomain): VtdDomain {
  assert(isOwn(domain), "a domain of another driver");
  return domain;
}

// A user's own first stage on a VT-d unit, over a second stage of ours: what Linux 6.12 takes as
// its description, and what it answers to invalidations of it.
import { EINVAL, EOPNOTSUPP } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import type { VtdUnit } from "../../hardware/index.ts";
import type { Domain } from "./domain.ts";
import type { Invalidation, NestedDomain, UserData } from "./ops.ts";

const { hwpt: abi } = uapi.iommufd;

/** Capability and extended capability bits: five levels, supervisor requests, extended accessed. */
const CAP_FL5LP = 1n << 60n;
const ECAP_SRS = 1n << 31n;
const ECAP_EAFS = 1n << 34n;

const WIDTH_4_LEVELS = 48;
const WIDTH_5_LEVELS = 57;

const INVALIDATE_TYPE = 0;
const LEAF_ONLY = 1;
const PAGE_MASK = 4095n;
const ALL_PAGES = 2n ** 64n - 1n;

interface FirstStageConfig {
  /** Bits of struct iommu_hwpt_vtd_s1. */
  readonly flags: bigint;
  /** Address of the top table, as the second stage translates it. */
  readonly tablePa: bigint;
  readonly width: number;
}

export class VtdNestedDomain implements NestedDomain {
  readonly parent: Domain;
  readonly config: FirstStageConfig;
  readonly devices: Set<number> = new Set();
  /** Set by the driver at the first attachment. */
  domainId: number | undefined;
  readonly #unit: VtdUnit;

  private constructor(unit: VtdUnit, parent: Domain, config: FirstStageConfig) {
    this.#unit = unit;
    this.parent = parent;
    this.config = config;
    parent.nested.add(this);
  }

  /** From a user's description: -EOPNOTSUPP for another kind, -EINVAL, -EFAULT. */
  static create(unit: VtdUnit, parent: Domain, data: UserData): VtdNestedDomain | number {
    if (data.type !== abi.IOMMU_HWPT_DATA_VTD_S1) return -EOPNOTSUPP;
    const bytes = data.copy(abi.IOMMU_HWPT_VTD_S1_SIZE, abi.IOMMU_HWPT_VTD_S1_SIZE);
    if (typeof bytes === "number") return bytes;
    const { flags, pgtblAddr, addrWidth } = abi.readIommuHwptVtdS1(new DataView(bytes.buffer));
    return new VtdNestedDomain(unit, parent, { flags, tablePa: pgtblAddr, width: addrWidth });
  }

  /** Whether the unit can do what the description asks for: looked at only by an attachment. */
  suits({ capabilities, extendedCapabilities }: VtdUnit): number {
    const { flags, width } = this.config;
    const asks = (flag: number): boolean => (flags & BigInt(flag)) !== 0n;
    if (width === WIDTH_5_LEVELS && (capabilities & CAP_FL5LP) === 0n) return -EINVAL;
    if (width !== WIDTH_4_LEVELS && width !== WIDTH_5_LEVELS) return -EINVAL;
    if (asks(abi.IOMMU_VTD_S1_SRE) && (extendedCapabilities & ECAP_SRS) === 0n) return -EINVAL;
    if (asks(abi.IOMMU_VTD_S1_EAFE) && (extendedCapabilities & ECAP_EAFS) === 0n) return -EINVAL;
    return 0;
  }

  invalidate({ type, count, entry }: Invalidation): {
    readonly done: number;
    readonly errno: number;
  } {
    if (type !== INVALIDATE_TYPE) return { done: 0, errno: -EINVAL };
    for (let done = 0; done < count; done++) {
      const size = abi.IOMMU_HWPT_VTD_S1_INVALIDATE_SIZE;
      const bytes = entry(done, size, size);
      if (typeof bytes === "number") return { done, errno: bytes };
      const view = new DataView(bytes.buffer);
      const [addr, npages] = [view.getBigUint64(0, true), view.getBigUint64(8, true)];
      const isKnown = (view.getUint32(16, true) & ~LEAF_ONLY) === 0;
      if (!isKnown || view.getUint32(20, true) !== 0) return { done, errno: -EOPNOTSUPP };
      const isCrooked = (addr & PAGE_MASK) !== 0n || (npages === ALL_PAGES && addr !== 0n);
      if (isCrooked) return { done, errno: -EINVAL };
      this.#flush(addr, npages);
    }
    return { done: count, errno: 0 };
  }

  /** The second stage below has changed: everything learned through it is forgotten. */
  flushAll(): void {
    if (this.domainId !== undefined) this.#unit.invalidateIotlb(this.domainId);
  }

  free(): void {
    this.parent.nested.delete(this);
  }

  #flush(addr: bigint, npages: bigint): void {
    if (this.domainId === undefined) return;
    if (npages === ALL_PAGES) return this.flushAll();
    this.#unit.invalidateIotlb(this.domainId, Number(addr / 4096n), Number(npages));
  }
}

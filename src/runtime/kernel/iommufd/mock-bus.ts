// Devices of the kernel's own tests, and the driver of the unit that is not there.
import { EINVAL, ENOENT, EOPNOTSUPP } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import type {
  IommuDomain,
  IommuOps,
  IovaRange,
  NestedDomain,
  UserData,
  VirtualHost,
} from "../iommu/index.ts";
import { MockDomain, MockNestedDomain } from "./mock-domain.ts";
import { MockVirtualIommu, type DeviceCaches } from "./mock-viommu.ts";

const abi = { ...uapi.iommufd.hwpt, ...uapi.iommufd.selftest };

/** The device takes no table that tracks written pages; its tables have leaves of 1 MiB. */
const DEVICE_NO_DIRTY = 1;
const DEVICE_HUGE = 2;
/** The device has PASIDs, where the test knows of them. */
const DEVICE_PASID = 4;
const PASID_WIDTH = 20;
const HW_INFO_TYPE = 0xfeedbeef;
const HW_INFO_VALUE = 0xdeadbeef;
const NESTED_DATA_TYPE = 0xdead;
const NESTED_DATA_BYTES = 4;
/** Bus addresses and groups no real device has. */
const FIRST = 2 ** 20;

/** The test kernel's bus: devices come and go with the objects that stand for them. */
export class MockBus implements DeviceCaches {
  readonly ops: MockOps;
  readonly #flags = new Map<number, number>();
  readonly #caches = new Map<number, number[]>();
  readonly #known: number;

  /** `hasPasids`: the flag for devices with PASIDs is known. */
  constructor(hasPasids = false) {
    this.#known = DEVICE_NO_DIRTY | DEVICE_HUGE | (hasPasids ? DEVICE_PASID : 0);
    this.ops = new MockOps((bdf) => this.#flags.get(bdf) ?? 0, this);
  }

  /** A new device: its address, or -EINVAL for flags unknown. */
  add(flags: number): number {
    if ((flags & ~this.#known) !== 0) return -EINVAL;
    let bdf = FIRST;
    while (this.#flags.has(bdf)) bdf += 1;
    this.#flags.set(bdf, flags);
    const full = abi.IOMMU_TEST_DEV_CACHE_DEFAULT;
    this.#caches.set(
      bdf,
      Array.from({ length: abi.MOCK_DEV_CACHE_NUM }, () => full),
    );
    return bdf;
  }

  remove(bdf: number): void {
    this.#flags.delete(bdf);
    this.#caches.delete(bdf);
  }

  cacheOf(bdf: number): number[] | undefined {
    return this.#caches.get(bdf);
  }

  /** A device in a virtual IOMMU has something to tell: -ENOENT for any other, -EOPNOTSUPP. */
  raise(bdf: number): number {
    const where = this.ops.inside.get(bdf);
    if (where === undefined) return -ENOENT;
    const data = new Uint8Array(abi.IOMMU_VIOMMU_EVENT_SELFTEST_SIZE);
    new DataView(data.buffer).setUint32(0, Number(where.virtId & 0xffffffffn), true);
    return where.viommu.host.report(abi.IOMMU_VEVENTQ_TYPE_SELFTEST, data);
  }
}

class MockOps implements IommuOps {
  readonly name: string = "mock";
  readonly isCoherent: boolean = true;
  readonly enforcesCoherency: boolean = false;
  readonly isolatesInterrupts: boolean = true;
  readonly allocatesForUsers: boolean = true;
  readonly virtualTypes: readonly number[] = [abi.IOMMU_VIOMMU_TYPE_SELFTEST];
  /** Devices on tables of a virtual IOMMU, and their numbers there. */
  readonly inside: Map<number, { readonly viommu: MockVirtualIommu; readonly virtId: bigint }> =
    new Map();
  readonly #flagsOf: (bdf: number) => number;
  readonly #caches: DeviceCaches;

  constructor(flagsOf: (bdf: number) => number, caches: DeviceCaches) {
    this.#flagsOf = flagsOf;
    this.#caches = caches;
  }

  virtualize(host: VirtualHost, _parent: IommuDomain, data?: UserData): MockVirtualIommu | number {
    return MockVirtualIommu.create(host, this.#caches, data);
  }

  tracksDirty(bdf: number): boolean {
    return (this.#flagsOf(bdf) & DEVICE_NO_DIRTY) === 0;
  }

  pasidWidth(bdf: number): number {
    return (this.#flagsOf(bdf) & DEVICE_PASID) === 0 ? 0 : PASID_WIDTH;
  }

  hwInfo(): { readonly type: number; readonly bytes: Uint8Array } {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setUint32(4, HW_INFO_VALUE, true);
    return { type: HW_INFO_TYPE, bytes };
  }

  reserved(): readonly IovaRange[] {
    return [];
  }

  allocate(bdf: number, flags: number, data?: UserData): IommuDomain | number {
    const known = abi.IOMMU_HWPT_ALLOC_NEST_PARENT | abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING;
    const tracksDirty = (flags & abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING) !== 0;
    if ((flags & ~known) !== 0 || data !== undefined) return -EOPNOTSUPP;
    if (tracksDirty && !this.tracksDirty(bdf)) return -EOPNOTSUPP;
    return new MockDomain({ huge: (this.#flagsOf(bdf) & DEVICE_HUGE) !== 0, tracksDirty });
  }

  allocateNested(parent: IommuDomain, flags: number, data: UserData): NestedDomain | number {
    if (data.type !== NESTED_DATA_TYPE || flags !== 0) return -EOPNOTSUPP;
    if (!(parent instanceof MockDomain)) return -EINVAL;
    const bytes = data.copy(NESTED_DATA_BYTES, NESTED_DATA_BYTES);
    if (typeof bytes === "number") return bytes;
    return new MockNestedDomain(new DataView(bytes.buffer).getUint32(0, true));
  }

  enablePageFaults(): number {
    return 0;
  }

  attach(bdf: number, domain: IommuDomain | NestedDomain): number {
    if (domain instanceof MockNestedDomain) return this.#enter(bdf, domain.viommu);
    if (!(domain instanceof MockDomain)) return -EINVAL;
    if (domain.dirty !== undefined && !this.tracksDirty(bdf)) return -EINVAL;
    this.inside.delete(bdf);
    return 0;
  }

  replace(bdf: number, _from: IommuDomain | NestedDomain, to: IommuDomain | NestedDomain): number {
    return this.attach(bdf, to);
  }

  detach(bdf: number): void {
    this.inside.delete(bdf);
  }

  /** Only a device that is in a virtual IOMMU can use a table of it. */
  #enter(bdf: number, viommu: MockVirtualIommu | undefined): number {
    const virtId = viommu?.host.virtIdOf(bdf);
    if (viommu !== undefined && virtId === undefined) return -ENOENT;
    if (viommu === undefined || virtId === undefined) this.inside.delete(bdf);
    else this.inside.set(bdf, { viommu, virtId });
    return 0;
  }
}

// Devices of the kernel's own tests, and the driver of the unit that is not there.
import { EINVAL, ENOENT, ENOMEM, EOPNOTSUPP } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import type {
  AnyDomain,
  IommuDomain,
  IommuOps,
  IovaRange,
  NestedDomain,
  UserData,
  VirtualHost,
} from "../../iommu/index.ts";
import {
  MINOR_AMD,
  MOCK_AMD,
  MOCK_AMD_HUGE,
  MOCK_HUGE,
  MOCK_SMALL,
  MockDomain,
  MockNestedDomain,
} from "./mock-domain.ts";
import { MockVirtualIommu, type DeviceCaches } from "./mock-viommu.ts";
import type { FaultPlan } from "../../../world/index.ts";

const abi = { ...uapi.iommufd.hwpt, ...uapi.iommufd.selftest };

/** The device takes no table that tracks written pages; its tables have leaves of 1 MiB. */
const DEVICE_NO_DIRTY = 1;
const DEVICE_HUGE = 2;
/** The device has PASIDs, where the test knows of them. */
const DEVICE_PASID = 4;
const PASID_WIDTH = 20;
const HW_INFO_TYPE = 0xfeedbeef;
const HW_INFO_VALUE = 0xdeadbeef;
/** A table's data: what its cache is filled with; as of 6.19, what kind of table it is. */
const DATA_BYTES_FIRST = 4;
const DATA_BYTES = 8;
/** Bus addresses and groups no real device has. */
const FIRST = 2 ** 20;

/** The test kernel's bus: devices come and go with the objects that stand for them. */
export class MockBus implements DeviceCaches {
  readonly ops: MockOps;
  readonly faults: FaultPlan;
  readonly #flags = new Map<number, number>();
  readonly #caches = new Map<number, number[]>();
  readonly #known: number;

  /** `testPasid`: the flag for devices with PASIDs is known; `minor`: of the kernel. */
  constructor(
    { testPasid = false, minor }: { readonly testPasid?: boolean; readonly minor: number },
    faults: FaultPlan,
  ) {
    this.faults = faults;
    const huge = minor >= MINOR_AMD ? 0 : DEVICE_HUGE;
    this.#known = DEVICE_NO_DIRTY | huge | (testPasid ? DEVICE_PASID : 0);
    this.ops = new MockOps((bdf) => this.#flags.get(bdf) ?? 0, this, minor);
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
    this.ops.pasidFaults.delete(bdf);
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
  /** Devices whose next move of the reserved PASID fails. */
  readonly pasidFaults: Set<number> = new Set();
  readonly #flagsOf: (bdf: number) => number;
  readonly #caches: DeviceCaches;
  readonly #minor: number;

  constructor(flagsOf: (bdf: number) => number, caches: DeviceCaches, minor: number) {
    this.#flagsOf = flagsOf;
    this.#caches = caches;
    this.#minor = minor;
  }

  virtualize(host: VirtualHost, _parent: IommuDomain, data?: UserData): MockVirtualIommu | number {
    return MockVirtualIommu.create(host, this.#caches, data, this.#dataBytes);
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
    const known =
      abi.IOMMU_HWPT_ALLOC_NEST_PARENT |
      abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING |
      abi.IOMMU_HWPT_ALLOC_PASID;
    const tracksDirty = (flags & abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING) !== 0;
    if ((flags & ~known) !== 0) return -EOPNOTSUPP;
    if (tracksDirty && !this.tracksDirty(bdf)) return -EOPNOTSUPP;
    if (this.#minor < MINOR_AMD) {
      if (data !== undefined) return -EOPNOTSUPP;
      const isHuge = (this.#flagsOf(bdf) & DEVICE_HUGE) !== 0;
      return new MockDomain(isHuge ? MOCK_HUGE : MOCK_SMALL, tracksDirty);
    }
    const kind = data === undefined ? 0 : kindAsked(data);
    if (kind < 0) return kind;
    const shape = [MOCK_AMD, MOCK_AMD_HUGE][kind];
    return shape === undefined ? -EOPNOTSUPP : new MockDomain(shape, tracksDirty);
  }

  allocateNested(parent: IommuDomain, flags: number, data: UserData): NestedDomain | number {
    if ((flags & ~abi.IOMMU_HWPT_ALLOC_PASID) !== 0) return -EOPNOTSUPP;
    if (data.type !== abi.IOMMU_HWPT_DATA_SELFTEST) return -EOPNOTSUPP;
    if (!(parent instanceof MockDomain)) return -EINVAL;
    const bytes = data.copy(DATA_BYTES_FIRST, this.#dataBytes);
    if (typeof bytes === "number") return bytes;
    return new MockNestedDomain(new DataView(bytes.buffer).getUint32(0, true));
  }

  /** Bytes of a table's data: the kind came later. */
  get #dataBytes(): number {
    return this.#minor >= MINOR_AMD ? DATA_BYTES : DATA_BYTES_FIRST;
  }

  enablePageFaults(): number {
    return 0;
  }

  attach(bdf: number, domain: AnyDomain): number {
    if (domain instanceof MockNestedDomain) return this.#enter(bdf, domain.viommu);
    if (!(domain instanceof MockDomain)) return -EINVAL;
    if (domain.dirty !== undefined && !this.tracksDirty(bdf)) return -EINVAL;
    this.inside.delete(bdf);
    return 0;
  }

  replace(bdf: number, _from: AnyDomain, to: AnyDomain): number {
    return this.attach(bdf, to);
  }

  detach(bdf: number): void {
    this.inside.delete(bdf);
  }

  /** With the reserved PASID every second call fails, unless it was blocked in between. */
  setPasid(bdf: number, pasid: number): number {
    if (pasid !== abi.IOMMU_TEST_PASID_RESERVED) return 0;
    if (this.pasidFaults.delete(bdf)) return -ENOMEM;
    this.pasidFaults.add(bdf);
    return 0;
  }

  clearPasid(bdf: number, pasid: number): void {
    if (pasid === abi.IOMMU_TEST_PASID_RESERVED) this.pasidFaults.delete(bdf);
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

/** Which table a test asks for: -EOPNOTSUPP for data that is no test's, -EINVAL, -EFAULT. */
function kindAsked(data: UserData): number {
  if (data.type !== abi.IOMMU_HWPT_DATA_SELFTEST) return -EOPNOTSUPP;
  const bytes = data.copy(DATA_BYTES_FIRST, DATA_BYTES);
  return typeof bytes === "number" ? bytes : new DataView(bytes.buffer).getUint32(4, true);
}

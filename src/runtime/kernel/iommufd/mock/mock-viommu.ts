// The virtual IOMMU of the kernel's own tests: caches of devices, two queues in order.
import { EEXIST, EINVAL, EIO, ENOMEM, EOPNOTSUPP } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import type {
  Invalidation,
  NestedDomain,
  UserData,
  VirtualHost,
  VirtualIommu,
} from "../../iommu/index.ts";
import { MockNestedDomain } from "./mock-domain.ts";
import type { FaultPlan } from "../../../world/index.ts";

const abi = uapi.iommufd.selftest;
/** Length of the pages that a user may map, where there is data. */
const SHARED_BYTES = 2n * 4096n;

/** Caches of devices, by bus address: how the mock bus has them. */
export interface DeviceCaches {
  readonly faults: FaultPlan;
  cacheOf(bdf: number): number[] | undefined;
}

export class MockVirtualIommu implements VirtualIommu {
  readonly queueTypes: readonly number[] = [abi.IOMMU_HW_QUEUE_TYPE_SELFTEST];
  readonly host: VirtualHost;
  readonly #caches: DeviceCaches;
  readonly #queues = new Set<number>();

  /** Bytes of a nested table's data, as this kernel has it. */
  readonly #dataBytes: number;

  private constructor(host: VirtualHost, caches: DeviceCaches, dataBytes: number) {
    this.host = host;
    this.#caches = caches;
    this.#dataBytes = dataBytes;
  }

  /** A word of the user's comes back as it went in, with the place of pages to be mapped. */
  static create(
    host: VirtualHost,
    caches: DeviceCaches,
    data: UserData | undefined,
    dataBytes: number,
  ): MockVirtualIommu | number {
    if (data !== undefined) {
      const size = abi.IOMMU_VIOMMU_SELFTEST_SIZE;
      const bytes = data.copy(size, size);
      if (typeof bytes === "number") return bytes;
      const view = new DataView(bytes.buffer);
      const { inData } = abi.readIommuViommuSelftest(view);
      const answer = { inData, outData: inData, outMmapLength: SHARED_BYTES, outMmapOffset: 0n };
      abi.writeIommuViommuSelftest(answer, view);
      const errno = data.answer(bytes);
      if (errno !== 0) return errno;
    }
    return new MockVirtualIommu(host, caches, dataBytes);
  }

  allocateNested(flags: number, data: UserData): NestedDomain | number {
    if ((flags & ~uapi.iommufd.hwpt.IOMMU_HWPT_ALLOC_PASID) !== 0) return -EOPNOTSUPP;
    if (data.type !== abi.IOMMU_HWPT_DATA_SELFTEST) return -EOPNOTSUPP;
    const bytes = data.copy(abi.IOMMU_HWPT_SELFTEST_SIZE, this.#dataBytes);
    if (typeof bytes === "number") return bytes;
    return new MockNestedDomain(new DataView(bytes.buffer).getUint32(0, true), this);
  }

  invalidate({ type, count, entry }: Invalidation): {
    readonly done: number;
    readonly errno: number;
  } {
    if (type !== abi.IOMMU_VIOMMU_INVALIDATE_DATA_SELFTEST) return { done: 0, errno: -EINVAL };
    const size = abi.IOMMU_VIOMMU_INVALIDATE_SELFTEST_SIZE;
    // All of it is read before anything is done, into memory that may not be there.
    if (count > 0 && this.#caches.faults.shouldFail("object")) return { done: 0, errno: -ENOMEM };
    const entries: Uint8Array[] = [];
    for (let at = 0; at < count; at++) {
      const bytes = entry(at, size, size);
      if (typeof bytes === "number") return { done: 0, errno: bytes };
      entries.push(bytes);
    }
    for (const [done, bytes] of entries.entries()) {
      const errno = this.#invalidateOne(new DataView(bytes.buffer));
      if (errno !== 0) return { done, errno };
    }
    return { done: count, errno: 0 };
  }

  addQueue(index: number): number {
    if (index >= abi.IOMMU_TEST_HW_QUEUE_MAX) return -EINVAL;
    if (this.#queues.has(index)) return -EEXIST;
    if (index > 0 && !this.#queues.has(index - 1)) return -EIO;
    this.#queues.add(index);
    return 0;
  }

  removeQueue(index: number): void {
    this.#queues.delete(index);
  }

  free(): void {}

  #invalidateOne(view: DataView): number {
    const { flags, vdevId, cacheId } = abi.readIommuViommuInvalidateSelftest(view);
    if ((flags & ~abi.IOMMU_TEST_INVALIDATE_FLAG_ALL) !== 0) return -EOPNOTSUPP;
    if (cacheId >= abi.MOCK_DEV_CACHE_NUM) return -EINVAL;
    const bdf = this.host.deviceAt(BigInt(vdevId));
    const cache = bdf === undefined ? undefined : this.#caches.cacheOf(bdf);
    if (cache === undefined) return -EINVAL;
    if (flags !== 0) cache.fill(0);
    else cache[cacheId] = 0;
    return 0;
  }
}

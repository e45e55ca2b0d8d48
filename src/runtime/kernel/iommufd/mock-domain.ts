// Page tables of the kernel's own tests: half-size pages in a map, tracking of written ones, a
// cache of four entries for nested ones.
import { EINVAL, EOPNOTSUPP, assert } from "../../errno/index.ts";
import type {
  DirtyRecord,
  DirtyTracking,
  FineDomain,
  Invalidation,
  IommuDomain,
  NestedDomain,
} from "../iommu/index.ts";
import type { Run } from "../files/index.ts";
import type { MockVirtualIommu } from "./mock-viommu.ts";

export const MOCK_PAGE_BYTES = 2048;
const MOCK_HUGE_BYTES = 512 * MOCK_PAGE_BYTES;
const APERTURE_START = 2n ** 24n;
const APERTURE_LAST = 2n ** 31n - 1n;
const IOTLB_ENTRIES = 4;
const INVALIDATE_TYPE = 0xdeadbeef;
const INVALIDATE_BYTES = 8;
const INVALIDATE_ALL = 1;

interface Entry {
  /** Physical address, bytes. */
  readonly pa: number;
  readonly huge: boolean;
  dirty: boolean;
}

export class MockDomain implements IommuDomain {
  readonly firstIova: bigint = APERTURE_START;
  readonly lastIova: bigint = APERTURE_LAST;
  readonly pageBytes: number = MOCK_PAGE_BYTES;
  readonly pageSizes: bigint;
  readonly fine: FineDomain;
  readonly dirty?: DirtyTracking;
  readonly #entries = new Map<number, Entry>();
  #tracks = false;

  constructor(options: { readonly huge: boolean; readonly tracksDirty: boolean }) {
    this.pageSizes = BigInt(MOCK_PAGE_BYTES + (options.huge ? MOCK_HUGE_BYTES : 0));
    this.fine = {
      map: (iova, bytes, runs, offset) => this.#map(iova, bytes, runs, offset, options.huge),
      unmap: (iova, bytes) => this.#unmap(iova, bytes),
    };
    if (options.tracksDirty) {
      const isTracking = (): boolean => this.#tracks;
      this.dirty = {
        get enabled() {
          return isTracking();
        },
        set: (enable) => {
          this.#tracks = enable;
          return 0;
        },
        read: (iova, bytes, clear, record) => this.#read(iova, bytes, clear, record),
      };
    }
  }

  get tracks(): boolean {
    return this.#tracks;
  }

  /** Physical address behind an input address, or undefined. */
  lookUp(iova: number): number | undefined {
    return this.#entries.get(Math.floor(iova / MOCK_PAGE_BYTES))?.pa;
  }

  /** Marks the entry at an index as written; false where there is none. */
  markDirty(index: number): boolean {
    const entry = this.#entries.get(index);
    if (entry !== undefined) entry.dirty = true;
    return entry !== undefined;
  }

  map(): number {
    assert(false, "a mock domain is mapped by bytes");
  }

  unmap(): void {
    assert(false, "a mock domain is mapped by bytes");
  }

  free(): void {
    assert(this.#entries.size === 0, "a mock domain freed with mappings");
  }

  #map(
    start: number,
    bytes: number,
    runs: readonly Run[],
    offset: number,
    canBeHuge: boolean,
  ): number {
    let iova = start;
    let left = bytes;
    let skip = offset;
    for (const { pfn, pages } of runs) {
      let pa = pfn * 4096 + skip;
      let here = Math.min(left, pages * 4096 - skip);
      skip = 0;
      left -= here;
      while (here > 0) {
        const isAligned = iova % MOCK_HUGE_BYTES === 0 && pa % MOCK_HUGE_BYTES === 0;
        const huge = canBeHuge && isAligned && here >= MOCK_HUGE_BYTES;
        const size = huge ? MOCK_HUGE_BYTES : MOCK_PAGE_BYTES;
        for (let at = 0; at < size; at += MOCK_PAGE_BYTES) {
          const index = (iova + at) / MOCK_PAGE_BYTES;
          assert(!this.#entries.has(index), "a mock page mapped twice");
          this.#entries.set(index, { pa: pa + at, huge, dirty: false });
        }
        iova += size;
        pa += size;
        here -= size;
      }
    }
    return 0;
  }

  #unmap(iova: number, bytes: number): void {
    for (let at = 0; at < bytes; at += MOCK_PAGE_BYTES) {
      this.#entries.delete((iova + at) / MOCK_PAGE_BYTES);
    }
  }

  #read(iova: bigint, bytes: bigint, clear: boolean, record?: DirtyRecord): number {
    if (!this.#tracks && record !== undefined) return -EINVAL;
    const end = Number(iova + bytes);
    for (let at = Number(iova); at < end;) {
      const entry = this.#entries.get(Math.floor(at / MOCK_PAGE_BYTES));
      const size = entry?.huge === true ? MOCK_HUGE_BYTES : MOCK_PAGE_BYTES;
      if (entry !== undefined && this.#testAndClear(at - (at % size), size, clear)) {
        record?.(BigInt(at), size);
      }
      at += size;
    }
    return 0;
  }

  #testAndClear(iova: number, size: number, clear: boolean): boolean {
    let found = false;
    for (let at = 0; at < size; at += MOCK_PAGE_BYTES) {
      const entry = this.#entries.get((iova + at) / MOCK_PAGE_BYTES);
      if (entry?.dirty !== true) continue;
      found = true;
      if (clear) entry.dirty = false;
    }
    return found;
  }
}

/** A nested one: all it has is a cache that starts full of one value. */
export class MockNestedDomain implements NestedDomain {
  readonly iotlb: number[];
  /** The virtual IOMMU it is in, where it is in one. */
  readonly viommu: MockVirtualIommu | undefined;

  constructor(value: number, viommu?: MockVirtualIommu) {
    this.viommu = viommu;
    this.iotlb = Array.from({ length: IOTLB_ENTRIES }, () => value);
  }

  invalidate({ type, count, entry }: Invalidation): {
    readonly done: number;
    readonly errno: number;
  } {
    if (type !== INVALIDATE_TYPE) return { done: 0, errno: -EINVAL };
    for (let done = 0; done < count; done++) {
      const bytes = entry(done, INVALIDATE_BYTES, INVALIDATE_BYTES);
      if (typeof bytes === "number") return { done, errno: bytes };
      const view = new DataView(bytes.buffer);
      const flags = view.getUint32(0, true);
      const id = view.getUint32(4, true);
      if ((flags & ~INVALIDATE_ALL) !== 0) return { done, errno: -EOPNOTSUPP };
      if (id >= IOTLB_ENTRIES) return { done, errno: -EINVAL };
      if (flags === INVALIDATE_ALL) this.iotlb.fill(0);
      else this.iotlb[id] = 0;
    }
    return { done: count, errno: 0 };
  }

  free(): void {}
}

// Page tables of the kernel's own tests: half-size pages in a map, tracking of written ones, a
// cache of four entries for nested ones.
//
// Until 6.18 they were made for the tests and had leaves of one or two sizes; since 6.19 they are
// AMD's format over half-size pages, with every power of two.
import { EINVAL, EOPNOTSUPP, assert } from "../../../errno/index.ts";
import type {
  DirtyRecord,
  DirtyTracking,
  FineDomain,
  Invalidation,
  IommuDomain,
  NestedDomain,
} from "../../iommu/index.ts";
import type { Run } from "../../files/index.ts";
import type { MockVirtualIommu } from "./mock-viommu.ts";

export const MOCK_PAGE_BYTES = 2048;
/** The kernel whose test tables are of AMD's format. */
export const MINOR_AMD = 19;
const MOCK_HUGE_BYTES = 512 * MOCK_PAGE_BYTES;
const APERTURE = { first: 2n ** 24n, last: 2n ** 31n - 1n };
const MEMORY_PAGE_BYTES = 4096;
/** Three levels over half-size pages: the width of an address, and the largest leaf below that. */
const AMD_WIDTH = 38;
const AMD_LARGEST_LG2 = 36;
/** What one entry covers, by level, the uppermost first. */
const AMD_ENTRY_BYTES = [2 ** 29, MOCK_HUGE_BYTES, MOCK_PAGE_BYTES];
const IOTLB_ENTRIES = 4;
const INVALIDATE_TYPE = 0xdeadbeef;
const INVALIDATE_BYTES = 8;
const INVALIDATE_ALL = 1;

/** What kind of table: leaves of so many bytes, descending; the smallest is a page of it. */
interface MockShape {
  readonly sizes: readonly number[];
  readonly aperture: { readonly first: bigint; readonly last: bigint };
  /** Larger leaves stand in several equal entries, of which a read may see a part. */
  readonly isAmd: boolean;
}

export const MOCK_SMALL: MockShape = {
  sizes: [MOCK_PAGE_BYTES],
  aperture: APERTURE,
  isAmd: false,
};
export const MOCK_HUGE: MockShape = { ...MOCK_SMALL, sizes: [MOCK_HUGE_BYTES, MOCK_PAGE_BYTES] };
export const MOCK_AMD: MockShape = {
  sizes: Array.from({ length: AMD_LARGEST_LG2 - 10 }, (_, at) => 2 ** (AMD_LARGEST_LG2 - at)),
  aperture: APERTURE,
  isAmd: true,
};
/** The tests give it huge pages only; pages of memory are there to be let in at all. */
export const MOCK_AMD_HUGE: MockShape = {
  sizes: [MOCK_HUGE_BYTES, MEMORY_PAGE_BYTES],
  aperture: { first: 0n, last: 2n ** BigInt(AMD_WIDTH) - 1n },
  isAmd: true,
};

/** Half a page of memory. */
interface Entry {
  /** Physical address, bytes. */
  readonly pa: number;
  /** Bytes of the leaf it is in; leaves are aligned to their size. */
  readonly leaf: number;
  dirty: boolean;
}

export class MockDomain implements IommuDomain {
  readonly firstIova: bigint;
  readonly lastIova: bigint;
  readonly pageBytes: number;
  readonly pageSizes: bigint;
  readonly isAmd: boolean;
  readonly fine: FineDomain;
  readonly dirty?: DirtyTracking;
  readonly #entries = new Map<number, Entry>();
  #tracks = false;

  constructor({ sizes, aperture, isAmd }: MockShape, tracksDirty: boolean) {
    this.firstIova = aperture.first;
    this.lastIova = aperture.last;
    this.pageBytes = sizes.at(-1) as number;
    this.pageSizes = sizes.reduce((sum, size) => sum + BigInt(size), 0n);
    this.isAmd = isAmd;
    const small = sizes.filter((size) => size <= MEMORY_PAGE_BYTES);
    this.fine = {
      map: (iova, bytes, runs, { offset, isSmall }) =>
        this.#map(iova, bytes, runs, offset, isSmall ? small : sizes),
      unmap: (iova, bytes) => this.#unmap(iova, bytes),
    };
    if (tracksDirty) {
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

  /** Its entries in ascending order, one a line. */
  describe(): readonly string[] {
    const entries = [...this.#entries].sort(([a], [b]) => a - b);
    return entries.map(([at, { pa, leaf, dirty }]) => `  ${at} ${pa} ${leaf} ${dirty}`);
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
    sizes: readonly number[],
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
        const fits = (each: number): boolean =>
          here >= each && iova % each === 0 && pa % each === 0;
        const size = sizes.find(fits);
        assert(size !== undefined, "a mock table has no leaf for this");
        for (let at = 0; at < size; at += MOCK_PAGE_BYTES) {
          const index = (iova + at) / MOCK_PAGE_BYTES;
          assert(!this.#entries.has(index), "a mock page mapped twice");
          this.#entries.set(index, { pa: pa + at, leaf: size, dirty: false });
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
      const size = entry?.leaf ?? MOCK_PAGE_BYTES;
      const leaf = at - (at % size);
      if (entry !== undefined && this.#testAndClear(leaf, size, clear)) {
        record?.(BigInt(at), this.isAmd ? recorded(at, end, leaf, size) : size);
      }
      at = this.isAmd ? leaf + size : at + size;
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

/**
 * How much of a written leaf is reported where a read meets it, bytes. One that stands in several
 * entries is reported without the last of them: Linux 7.3 was seen to do so, and its own tests lean
 * on it.
 */
function recorded(at: number, end: number, leaf: number, size: number): number {
  const entry = AMD_ENTRY_BYTES.find((bytes) => bytes <= size) as number;
  if (entry === size) return size;
  const last = Math.min(leaf + size - entry, Math.ceil(end / entry) * entry);
  return last - (at - (at % entry));
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

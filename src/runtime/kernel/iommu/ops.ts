// What iommufd asks of a unit's driver, whatever the unit: capabilities, page tables, attachments.
import type { Run } from "../files/index.ts";

/** A range of input addresses, both ends inclusive. */
export interface IovaRange {
  readonly start: bigint;
  readonly last: bigint;
}

/** One page table of a unit, filled from an address space. */
export interface IommuDomain {
  /** First and last input address, inclusive. They may settle at the first attachment. */
  readonly firstIova: bigint;
  readonly lastIova: bigint;
  /** Bit n: leaves of 2^n bytes exist. */
  readonly pageSizes: bigint;
  /** The smallest leaf, bytes. */
  readonly pageBytes: number;
  /**
   * Maps consecutive input pages onto runs of frames; 0 or a negative errno with nothing mapped.
   * `small`: every page gets a leaf of its own, so that a part can be unmapped.
   */
  map(iovaPfn: number, runs: readonly Run[], prot: number, small?: boolean): number;
  unmap(iovaPfn: number, pages: number): void;
  /** Where leaves are smaller than a page of memory: the same by bytes. */
  readonly fine?: FineDomain;
  /** Tracking of written pages, where the table was made for it. */
  readonly dirty?: DirtyTracking;
  free(): void;
}

/** Mapping by bytes, for leaves below 4096. Addresses below 2^53. */
export interface FineDomain {
  map(iova: number, bytes: number, runs: readonly Run[], how: FineMap): number;
  unmap(iova: number, bytes: number): void;
}

interface FineMap {
  /** Byte in the first frame where the range begins. */
  readonly offset: number;
  readonly prot: number;
  /** No leaf is larger than a page of memory. */
  readonly isSmall: boolean;
}

/** Which pages devices have written. */
export interface DirtyTracking {
  readonly enabled: boolean;
  /** Switches on or off; 0 or a negative errno. */
  set(enable: boolean): number;
  /** Calls `record` for each written leaf in the range, and forgets it when `clear`. */
  read(iova: bigint, bytes: bigint, clear: boolean, record?: DirtyRecord): number;
}

export type DirtyRecord = (iova: bigint, bytes: number) => void;

/** A user's own first stage, nested in a page table. */
export interface NestedDomain {
  /** Handles entries in order: how many were, and 0 or the errno that stopped it. */
  invalidate(request: Invalidation): { readonly done: number; readonly errno: number };
  free(): void;
}

export interface Invalidation {
  readonly type: number;
  readonly count: number;
  /** One entry: `least` bytes of it or more, zero-filled to `size`; -EINVAL, -E2BIG, -EFAULT. */
  readonly entry: (index: number, least: number, size: number) => Uint8Array | number;
}

/** Driver data of a page table, not yet copied from user memory. */
export interface UserData {
  readonly type: number;
  readonly length: number;
  /** Copies it: -EINVAL unless it has from `least` to `size` bytes, -EFAULT. */
  copy(least: number, size: number): Uint8Array | number;
  /** Writes an answer over it, as much as there is room for: 0 or -EFAULT. */
  answer(bytes: Uint8Array): number;
}

/** What a virtual IOMMU has of its surroundings. */
export interface VirtualHost {
  /** The device a guest knows by a number, by bus address; and the other way. */
  deviceAt(virtId: bigint): number | undefined;
  virtIdOf(bdf: number): bigint | undefined;
  /** Tells user space of something: 0, or -EOPNOTSUPP where nobody listens. */
  report(type: number, data: Uint8Array): number;
}

/** A part of a unit in a user's hands. */
export interface VirtualIommu {
  allocateNested?(flags: number, data: UserData): NestedDomain | number;
  /** Handles entries in order, as a nested domain does. */
  invalidate?(request: Invalidation): { readonly done: number; readonly errno: number };
  /** Kinds of queues that hardware reads by itself, and where one lies in memory. */
  readonly queueTypes?: readonly number[];
  addQueue?(index: number, pa: bigint): number;
  removeQueue?(index: number): void;
  free(): void;
}

/** What devices attach to. */
export type AnyDomain = IommuDomain | NestedDomain;

/** What a driver offers for the devices behind its unit. Devices go by bus address. */
export interface IommuOps {
  readonly name: string;
  /** DMA sees the processor's caches: without it nothing can be bound. */
  readonly isCoherent: boolean;
  /** A page table can make devices coherent that ask not to be. */
  readonly enforcesCoherency: boolean;
  /** A device cannot forge another one's interrupts. */
  readonly isolatesInterrupts: boolean;
  /** Tables that track written pages suit the device. */
  tracksDirty(bdf: number): boolean;
  /** Flags and driver data of a new page table are understood at all. */
  readonly allocatesForUsers: boolean;
  /** What GET_HW_INFO tells; undefined: nothing. */
  hwInfo(): { readonly type: number; readonly bytes: Uint8Array } | undefined;
  /** Bits of the PASIDs a device can use; absent: none. */
  pasidWidth?(bdf: number): number;
  /** Puts a PASID of such a device on a page table, or moves it: -ENOMEM, ...; blocks it. */
  setPasid?(bdf: number, pasid: number, to: AnyDomain, from?: AnyDomain): number;
  clearPasid?(bdf: number, pasid: number, from: AnyDomain): void;
  /** Ranges an address space must keep free while the device is in it. */
  reserved(bdf: number): readonly IovaRange[];
  /** A new, empty page table; or a negative errno. Flags as in HWPT_ALLOC. */
  allocate(bdf: number, flags: number, data?: UserData): IommuDomain | number;
  /** A nested one; absent: -EOPNOTSUPP. */
  allocateNested?(parent: IommuDomain, flags: number, data: UserData): NestedDomain | number;
  /** Kinds of virtual IOMMUs there are; making one: -EINVAL, -EFAULT (its data), -ENOMEM. */
  readonly virtualTypes?: readonly number[];
  virtualize?(host: VirtualHost, parent: IommuDomain, data?: UserData): VirtualIommu | number;
  /** Makes faults of a device come to the driver: 0, -ENODEV where it cannot; absent: -ENODEV. */
  enablePageFaults?(bdf: number): number;
  /** Lets a device use a page table: 0, -EINVAL (it does not fit the device), ... */
  attach(bdf: number, domain: AnyDomain): number;
  /** Moves a device; on a refusal it stays where it was. */
  replace(bdf: number, from: AnyDomain, to: AnyDomain): number;
  /** Blocks a device. */
  detach(bdf: number, domain: AnyDomain): void;
  /** Lets a device that is not attached reach all of memory: 0, -ENOMEM; and blocks it again. */
  passThrough?(bdf: number): number;
  block?(bdf: number): void;
}

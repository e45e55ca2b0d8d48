// What leads a VT-d unit from who makes a request to a page table: legacy mode's tables or scalable
// mode's, behind one interface.
import type { Domain } from "./domain.ts";
import type { UnitTable } from "./takeover.ts";
import type { VtdNestedDomain } from "./vtd-nested.ts";

/** What an entry can lead to. */
export type VtdDomain = Domain | VtdNestedDomain;

const PASID_STEP = 2 ** 16;

/** Who makes a request, as one number: the device's bus address, 2^16 for each PASID. */
export const requesterOf = (bdf: number, pasid: number): number => bdf + pasid * PASID_STEP;
export const bdfOf = (requester: number): number => requester % PASID_STEP;
export const pasidOf = (requester: number): number => Math.floor(requester / PASID_STEP);

/** Which PASID tables of a device go over: those of requests without one alone, or all. */
export type PasidsKept = "first" | "all";

/** A device's own tables. */
export interface PasidTables {
  readonly directory: UnitTable;
  /** One past the highest PASID the directory has room for. */
  readonly maxPasid: number;
  /** Frames of tables, by their place in the directory. */
  readonly tables: ReadonlyMap<number, number>;
}

/** What goes over a kexec. */
export interface Kept {
  /** Bus addresses of devices. */
  readonly devices: ReadonlySet<number>;
  /** Context tables, by number. */
  readonly contexts: ReadonlySet<number>;
  readonly pasids: PasidsKept;
}

/** A kexec without live update. */
export const NOTHING_KEPT: Kept = { devices: new Set(), contexts: new Set(), pasids: "all" };

export interface VtdEntries {
  /**
   * Context tables: two numbers a bus, of which legacy mode uses the even one, scalable mode the
   * even one for the lower devices of the bus and the odd one for the upper.
   */
  readonly contexts: ReadonlyMap<number, number>;
  /** The number of a device's context table. */
  contextOf(bdf: number): number;
  /** Makes what a device needs, `pasidBits` of PASIDs included: 0 or -ENOMEM. */
  ensureDevice(bdf: number, pasidBits: number): number;
  /** Makes what a requester's entry lies in: 0 or -ENOMEM. */
  ensure(requester: number): number;
  isPresent(requester: number): boolean;
  /** The entry leads to the domain already: nothing would be written. */
  stands(requester: number, domain: VtdDomain): boolean;
  write(requester: number, domain: VtdDomain): void;
  /** All of memory as it is; `width`: levels less two, 39 bits being one. */
  writePassedThrough(requester: number, width: number, domainId: number): void;
  /** Has the unit mark leaves for a requester, or stop it. */
  setMarks(requester: number, enable: boolean): void;
  clear(requester: number): void;
  /** A device's own tables, where the mode has such. */
  pasidTables(bdf: number): PasidTables | undefined;
  /** Entries of what is not kept go; the unit's caches are the caller's. */
  retire(kept: Kept): void;
}

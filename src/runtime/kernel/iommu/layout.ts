// What the IOMMU's records say, whatever their layout; and what a layout must be able to do.
import type { PasidsKept } from "./vtd-entries.ts";

/** Where a chain of arrays begins, and how many objects it has where the global record counts. */
export interface ArrayPlace {
  readonly pa: number;
  /** Absent in layouts that count in the arrays alone. */
  readonly count?: number;
}

/** The global record. */
interface FlbValue {
  readonly units: ArrayPlace;
  readonly domains: ArrayPlace;
  readonly devices: ArrayPlace;
}

/** Which slot an object has, counted over all pages of its array, and how many refer to it. */
export interface SlotValue {
  readonly index: number;
  readonly refCount: number;
}

export interface DomainValue {
  readonly topPa: number;
  readonly topLevel: number;
  /** Width of input addresses; layouts without it leave it to the number of levels. */
  readonly vaszLg2: number;
}

export interface DeviceValue {
  readonly bdf: number;
  readonly segment: number;
  /** Token of the iommufd that owns the device's DMA; undefined where the layout has no room. */
  readonly token: bigint | undefined;
  readonly domainId: number;
  readonly domainPa: number;
  readonly unitPa: number;
  /** Scalable mode's tables of the device; absent in legacy mode. */
  readonly pasids?: { readonly directoryPa: number; readonly maxPasid: number };
}

export type UnitValue = VtdUnitValue | AmdUnitValue;

interface VtdUnitValue {
  readonly kind: "vt-d";
  readonly registerBase: number;
  readonly rootPa: number;
  /**
   * Numbers of the context tables that go over, two a bus: the even one for the whole bus in legacy
   * mode, for the lower half of it in scalable mode. Undefined where the layout means all.
   */
  readonly contexts: ReadonlySet<number> | undefined;
}

/** A proposal, in one layout only. */
export interface AmdUnitValue {
  readonly kind: "amd";
  readonly registerBase: number;
  /** Device table base register: address and size. */
  readonly deviceTable: number;
}

/** One layout. Reading throws WireError, or gives a string, where bytes are no such record. */
export interface IommuLayout {
  readonly name: string;
  /** Name of the global data; several layouts share one. */
  readonly compatible: string;
  readonly flbBytes: number;
  readonly unitBytes: number;
  readonly domainBytes: number;
  readonly deviceBytes: number;
  /** The driver's own part of the records is there: without it no device can be kept. */
  readonly keepsDevices: boolean;
  /** The unit's record lists context tables; otherwise every table goes over. */
  readonly listsContexts: boolean;
  /**
   * Which of scalable mode's PASID tables go over with a device; undefined where its record has no
   * room for any. Postings up to the branch kept the first table of a directory and cleared, at
   * shutdown, everything in both but the first entry; later ones keep every table as it is.
   */
  readonly keepsPasids: PasidsKept | undefined;
  encodeFlb(value: FlbValue, view: DataView, offset: number): void;
  decodeFlb(view: DataView, offset: number): FlbValue | string;
  encodeDomain(slot: SlotValue, value: DomainValue, view: DataView, offset: number): void;
  decodeDomain(view: DataView, offset: number): DomainValue | string;
  encodeDevice(slot: SlotValue, value: DeviceValue, view: DataView, offset: number): void;
  decodeDevice(view: DataView, offset: number): DeviceValue | string;
  encodeUnit(slot: SlotValue, value: UnitValue, view: DataView, offset: number): void;
  decodeUnit(view: DataView, offset: number): UnitValue | string;
  /** Marks an object dead: readers skip it, its slot is never used again. */
  encodeDeleted(index: number, view: DataView, offset: number): void;
  /** Whether the object in a slot is alive; a string where its head cannot be so. */
  isLive(index: number, view: DataView, offset: number): boolean | string;
}

/** A 64-bit address or number as a Number; -1, which nothing is, where it is too large for one. */
export function numberOf(value: bigint): number {
  return value < 2n ** 53n ? Number(value) : -1;
}

// Taking one kind of unit over: what reading its records needs to know of it.
import type { Frames } from "../../memory/index.ts";
import type { Geometry, PageTable } from "../../pagetable/index.ts";
import type { Incoming } from "../kho/index.ts";
import type { Domain, FlushesIotlb } from "./domain.ts";
import type { DeviceValue, DomainValue, UnitValue } from "./layout.ts";
import type { UnitDriver } from "./unit-driver.ts";
import type { PasidsKept } from "./vtd-entries.ts";

/** Frames of a unit's own tables: first frame and order. */
export interface UnitTable {
  readonly pfn: number;
  readonly order: number;
}

/** A device's own tables as they came over. */
export interface TakenDevice {
  readonly tables: readonly UnitTable[];
  /** What its PASIDs are attached to. */
  readonly pasids: readonly TakenPasid[];
}

export interface TakenPasid {
  readonly pasid: number;
  readonly domainId: number;
  readonly topPa: number;
  readonly levels: number;
}

/** Steps are called in the order they stand; a string is why going on would not be safe. */
export interface Takeover<Driver extends UnitDriver = UnitDriver> {
  /** Whose frames the unit's own tables are. */
  readonly owner: string;
  /** The unit, for flushes. */
  readonly unit: FlushesIotlb;
  /** The unit's own tables, all of them preserved and where the register says. */
  readUnit(value: UnitValue, incoming: Incoming): readonly UnitTable[] | string;
  /** A device's own tables, all of them preserved, and where its record says. */
  readDevice(
    record: DeviceValue,
    kept: PasidsKept | undefined,
    incoming: Incoming,
  ): TakenDevice | string;
  geometry(value: DomainValue): Geometry;
  /** Whether the entry the hardware uses is the one the record tells of. */
  agrees(record: DeviceValue, pageTable: PageTable): boolean;
  /**
   * The driver of the unit as it runs: nothing is written. Where no unit came over, one brought up
   * from nothing, or -ENOMEM.
   */
  driver(frames: Frames, domains: Iterable<Domain>): Driver | number;
}

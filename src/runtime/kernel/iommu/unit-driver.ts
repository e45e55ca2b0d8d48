// What a live update asks of a unit's driver, whatever the unit.
import type { Format } from "../../pagetable/index.ts";
import type { Domain } from "./domain.ts";
import type { DeviceValue, UnitValue } from "./layout.ts";
import type { UnitTable } from "./takeover.ts";
import type { Kept, PasidsKept } from "./vtd-entries.ts";

/** A device's own tables, and what its record says of them. */
export interface DeviceTables {
  readonly tables: readonly UnitTable[];
  readonly pasids?: NonNullable<DeviceValue["pasids"]>;
}

export interface UnitDriver {
  /** Format of page tables that can go over; undefined where none can. */
  readonly carries: Format | undefined;
  /** The table that the unit's register names: first frame, and 2^order frames of it. */
  readonly root: { readonly pfn: number; readonly order: number };
  /** Domain ids in use, ascending. */
  readonly domainIds: readonly number[];
  /** Context tables that a device needs, or all of them: number and frame. */
  lowerTables(bdf?: number): readonly (readonly [number: number, pfn: number])[];
  /** Tables that are a device's own; -EOPNOTSUPP, -EINVAL where it cannot go over. */
  deviceTables(bdf: number, kept: PasidsKept | undefined): DeviceTables | number;
  /** What the next kernel is told of the unit. `contexts`: numbers of the tables that go over. */
  recordOf(contexts: ReadonlySet<number>): UnitValue;
  /** Blocks a device, or one PASID of it: a requester. */
  detach(requester: number, domain: Domain): void;
  /** Before a kexec: what is not kept loses its translation, the rest goes on. */
  blockOthers(kept: Kept): void;
}

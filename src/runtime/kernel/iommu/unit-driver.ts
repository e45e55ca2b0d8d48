// What a live update asks of a unit's driver, whatever the unit.
import type { Format } from "../../pagetable/index.ts";
import type { Domain } from "./domain.ts";
import type { UnitValue } from "./layout.ts";

export interface UnitDriver {
  /** Format of page tables that can go over; undefined where none can. */
  readonly carries: Format | undefined;
  /** The table that the unit's register names: first frame, and 2^order frames of it. */
  readonly root: { readonly pfn: number; readonly order: number };
  /** Domain ids in use, ascending. */
  readonly domainIds: readonly number[];
  /** Tables below it that a bus's devices need, or all of them: bus and frame. */
  lowerTables(bus?: number): readonly (readonly [bus: number, pfn: number])[];
  /** What the next kernel is told of the unit. `buses`: those whose lower tables go over. */
  recordOf(buses: ReadonlySet<number>): UnitValue;
  /** Blocks a device. */
  detach(bdf: number, domain: Domain): void;
  /** Before a kexec: devices not in `kept` lose their translation, others go on. */
  blockOthers(kept: ReadonlySet<number>, buses: ReadonlySet<number>): void;
}

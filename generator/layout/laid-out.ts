// A finished layout. Most are asked for sizes and offsets only, so gaps are looked for on demand.
import type { CRecord } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { gapsOf } from "./gaps.ts";
import type { Gap, Layout, Slot } from "./layout.ts";

/** See `Layout` for what the parts mean. */
export class LaidOut implements Layout {
  readonly record: CRecord;
  readonly target: Target;
  readonly size: number;
  readonly align: number;
  readonly slots: readonly Slot[];
  readonly exact: boolean;
  private knownGaps: readonly Gap[] | undefined;

  constructor(
    record: CRecord,
    target: Target,
    size: number,
    align: number,
    slots: readonly Slot[],
    exact: boolean,
  ) {
    this.record = record;
    this.target = target;
    this.size = size;
    this.align = align;
    this.slots = slots;
    this.exact = exact;
  }

  get gaps(): readonly Gap[] {
    this.knownGaps ??= gapsOf(this);
    return this.knownGaps;
  }
}

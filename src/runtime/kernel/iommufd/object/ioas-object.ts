// An address space as user space names it.
import type { FaultPlan } from "../../../world/index.ts";
import type { Hwpt } from "./hwpt.ts";
import { Ioas } from "../io-pagetable/ioas.ts";
import type { IommufdObject } from "./objects.ts";

export class IoasObject implements IommufdObject {
  id = 0;
  users = 1;
  readonly ioas: Ioas;
  /** Page tables filled from it, oldest first. */
  readonly hwpts: Hwpt[] = [];

  constructor(faults: FaultPlan) {
    this.ioas = new Ioas(faults);
  }

  destroy(): void {
    this.ioas.release();
  }
}

// An address space as user space names it.
import type { Hwpt } from "./hwpt.ts";
import { Ioas } from "./ioas.ts";
import type { IommufdObject } from "./objects.ts";

export class IoasObject implements IommufdObject {
  id = 0;
  users = 1;
  readonly ioas: Ioas = new Ioas();
  /** Page tables filled from it, oldest first. */
  readonly hwpts: Hwpt[] = [];

  destroy(): void {
    this.ioas.release();
  }
}

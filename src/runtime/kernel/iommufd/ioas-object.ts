// An address space as user space names it.
import { Ioas } from "./ioas.ts";
import type { IommufdObject } from "./objects.ts";

export class IoasObject implements IommufdObject {
  id = 0;
  users = 1;
  readonly ioas: Ioas = new Ioas();

  destroy(): void {
    this.ioas.release();
  }
}

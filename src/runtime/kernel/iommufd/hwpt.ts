// A page table as user space names it: a domain, filled from an address space or handed over.
import type { Domain } from "../iommu/index.ts";
import type { IoasObject } from "./ioas-object.ts";
import type { IommufdObject } from "./objects.ts";

export class Hwpt implements IommufdObject {
  id = 0;
  users = 1;
  readonly domain: Domain;
  /** Absent for a table handed over by the previous kernel: its mappings are what they are. */
  readonly source: IoasObject | undefined;
  /** Made by attaching a device to an address space; goes with its last device. */
  readonly auto: boolean;
  /** The number under which a live update carries it, once it is marked. */
  token: bigint | undefined;
  /** Held by a live update right now. */
  preserved = false;
  readonly #unhook: (hwpt: Hwpt) => void;

  constructor(
    domain: Domain,
    source: IoasObject | undefined,
    auto: boolean,
    unhook: (hwpt: Hwpt) => void = () => {},
  ) {
    this.domain = domain;
    this.source = source;
    this.auto = auto;
    this.#unhook = unhook;
    if (source !== undefined) source.users += 1;
  }

  destroy(): void {
    if (this.source !== undefined) {
      this.source.ioas.removeDomain(this.domain);
      this.source.users -= 1;
    }
    this.#unhook(this);
    this.domain.free();
  }
}

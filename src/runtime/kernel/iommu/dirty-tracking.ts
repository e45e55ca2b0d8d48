// Tracking of written pages over a domain's own tables: the unit marks leaves, we read the marks.
import { EINVAL } from "../../errno/index.ts";
import { readDirty } from "../../pagetable/index.ts";
import type { Domain } from "./domain.ts";
import type { DirtyRecord, DirtyTracking } from "./ops.ts";

const PAGE = 4096n;

export class TableDirtyTracking implements DirtyTracking {
  readonly #domain: Domain;
  readonly #tell: (enable: boolean) => void;
  #enabled = false;

  /** `tell` makes the unit mark leaves for every device of the domain, or stop it. */
  constructor(domain: Domain, tell: (enable: boolean) => void) {
    this.#domain = domain;
    this.#tell = tell;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  set(enable: boolean): number {
    if (enable === this.#enabled) return 0;
    this.#tell(enable);
    this.#enabled = enable;
    return 0;
  }

  /** Without `record` the marks are only taken back, tracked or not. */
  read(iova: bigint, bytes: bigint, clear: boolean, record?: DirtyRecord): number {
    if (!this.#enabled && record !== undefined) return -EINVAL;
    const { pageTable } = this.#domain;
    const [first, pages] = [Number(iova / PAGE), Number(bytes / PAGE)];
    let any = false;
    readDirty(pageTable, first, pages, clear, (at, span) => {
      any = true;
      record?.(BigInt(at) * PAGE, span * Number(PAGE));
    });
    // What the unit remembers of a page says that it is marked already.
    if (any && clear) this.#domain.flush(first, pages);
    return 0;
  }
}

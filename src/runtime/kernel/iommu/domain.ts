// A domain: one page table, the devices that use it, and the flush that follows every change.
import { EINVAL, assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import {
  PROT_READ,
  PROT_WRITE,
  PageTable,
  destroy,
  map,
  translate,
  unmap,
  type Geometry,
} from "../../pagetable/index.ts";
import type { Run } from "../files/index.ts";
import type { DirtyTracking, IommuDomain } from "./ops.ts";

/** What a domain needs of a unit: to make it forget translations. */
export interface FlushesIotlb {
  invalidateIotlb(domainId?: number, iovaPfn?: number, pages?: number): void;
}

/** First stages on top of a domain: what they translate goes stale with it. */
interface NestedOnTop {
  flushAll(): void;
}

export class Domain implements IommuDomain {
  readonly pageTable: PageTable;
  /** Set by the driver where the table is made for it. */
  dirty?: DirtyTracking;
  readonly nested: Set<NestedOnTop> = new Set();
  /** Attached devices, by bus address. */
  readonly devices: Set<number> = new Set();
  /** Set by the driver at the first attachment. */
  domainId: number | undefined;
  /** Where the domain's record lies while it is preserved; 0 otherwise. */
  preservedAt = 0;
  /** Called after the top table has become another one: entries that name it must follow. */
  onGrow: (() => void) | undefined;
  /** Called when the domain goes. */
  onFree: (() => void) | undefined;
  readonly #unit: FlushesIotlb;
  /** Rights every mapping gets on top of those asked for. */
  readonly #impliedProt: number;

  constructor(unit: FlushesIotlb, pageTable: PageTable, impliedProt = 0) {
    this.#unit = unit;
    this.pageTable = pageTable;
    this.#impliedProt = impliedProt;
  }

  static create(
    frames: Frames,
    unit: FlushesIotlb,
    geometry: Geometry,
    impliedProt = 0,
  ): Domain | number {
    const pageTable = PageTable.create(frames.ram, frames, geometry);
    return typeof pageTable === "number" ? pageTable : new Domain(unit, pageTable, impliedProt);
  }

  readonly firstIova: bigint = 0n;

  /** Last input address of the tables, inclusive. */
  get lastIova(): bigint {
    return (1n << BigInt(this.pageTable.vaszLg2)) - 1n;
  }

  /** Smallest page, bytes. */
  get pageBytes(): number {
    return 4096 * (this.pageTable.spans[0] as number);
  }

  get pageSizes(): bigint {
    return this.pageTable.sizes.reduce((sum, lg2) => sum | (1n << BigInt(lg2 + 12)), 0n);
  }

  /**
   * Maps consecutive input pages onto runs of frames; a refusal leaves nothing mapped. `small`: a
   * leaf for every page.
   */
  map(iovaPfn: number, runs: readonly Run[], prot: number, small = false): number {
    // Before any right is implied: a mapping without one is none.
    if ((prot & (PROT_READ | PROT_WRITE)) === 0) return -EINVAL;
    if (small) return this.map(iovaPfn, onePageEach(runs), prot);
    const { topPfn } = this.pageTable;
    const errno = this.#mapRuns(iovaPfn, runs, prot);
    if (this.pageTable.topPfn !== topPfn) this.onGrow?.();
    return errno;
  }

  #mapRuns(iovaPfn: number, runs: readonly Run[], prot: number): number {
    let at = iovaPfn;
    for (const run of runs) {
      const errno = map(this.pageTable, at, run.pfn, run.pages, prot | this.#impliedProt);
      if (errno !== 0) {
        if (at > iovaPfn) this.unmap(iovaPfn, at - iovaPfn);
        this.#settle();
        return errno;
      }
      at += run.pages;
    }
    this.#settle();
    return 0;
  }

  unmap(iovaPfn: number, pages: number): void {
    const removed = unmap(this.pageTable, iovaPfn, pages);
    assert(removed === pages, `${removed} of ${pages} pages unmapped at page ${iovaPfn}`);
    this.flush(iovaPfn, pages);
    this.pageTable.release();
  }

  /** The frame behind an input page as the tables say, or -1. */
  translate(iovaPfn: number): number {
    return translate(this.pageTable, iovaPfn);
  }

  /** Makes the unit forget a range. Without an id no device has ever used the tables. */
  flush(iovaPfn: number, pages: number): void {
    if (this.domainId !== undefined) this.#unit.invalidateIotlb(this.domainId, iovaPfn, pages);
    for (const nested of this.nested) nested.flushAll();
  }

  free(): void {
    assert(this.devices.size === 0, "a domain freed while devices use it");
    assert(this.nested.size === 0, "a domain freed under first stages");
    assert(this.preservedAt === 0, "a preserved domain freed");
    destroy(this.pageTable);
    this.onFree?.();
  }

  /** A larger leaf may have replaced empty tables: the unit may still know them. */
  #settle(): void {
    if (this.pageTable.retired.length === 0) return;
    if (this.domainId !== undefined) this.#unit.invalidateIotlb(this.domainId);
    for (const nested of this.nested) nested.flushAll();
    this.pageTable.release();
  }
}

function onePageEach(runs: readonly Run[]): readonly Run[] {
  const single: Run[] = [];
  for (const { pfn, pages } of runs) {
    for (let at = 0; at < pages; at++) single.push({ pfn: pfn + at, pages: 1 });
  }
  return single;
}

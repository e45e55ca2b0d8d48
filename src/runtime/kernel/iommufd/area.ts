// One mapping of an address space: a range of input addresses over a range of pages.
import type { IommuDomain } from "../iommu/index.ts";
import type { Pages } from "./pages.ts";
import type { Span } from "./span-list.ts";

const PAGE = 4096n;

export class Area implements Span {
  readonly start: bigint;
  readonly last: bigint;
  readonly pages: Pages;
  /** The byte in `pages` where it starts. */
  readonly offset: bigint;
  readonly prot: number;
  /** In-kernel users that hold pages of it. */
  accesses = 0;
  /** An unmap waits for those users: no new ones. */
  closing = false;
  /** The domains of the address space have it, and its pages are pinned for them. */
  filled = false;

  constructor(start: bigint, length: bigint, piece: Piece, prot: number) {
    this.start = start;
    this.last = start + length - 1n;
    this.pages = piece.pages;
    this.offset = piece.offset;
    this.prot = prot;
  }

  get bytes(): bigint {
    return this.last - this.start + 1n;
  }

  /** First page of `pages` in the area, and how many. */
  get firstPage(): number {
    return Number(this.offset / PAGE);
  }

  get pageCount(): number {
    return Number((this.offset + this.bytes - 1n) / PAGE) - this.firstPage + 1;
  }

  /** Byte of `pages` behind an address. */
  byteAt(iova: bigint): bigint {
    return this.offset + (iova - this.start);
  }

  pin(): number {
    return this.pages.pin(this.firstPage, this.pageCount);
  }

  unpin(): void {
    this.pages.unpin(this.firstPage, this.pageCount);
  }

  /** Puts the pinned pages into a domain. 0, or a negative errno with nothing mapped. */
  mapInto(domain: IommuDomain, small: boolean): number {
    const runs = this.pages.runs(this.firstPage, this.pageCount);
    if (domain.fine === undefined) {
      return domain.map(Number(this.start / PAGE), runs, this.prot, small);
    }
    const offset = Number(this.offset % PAGE);
    return domain.fine.map(Number(this.start), Number(this.bytes), runs, offset, this.prot);
  }

  unmapFrom(domain: IommuDomain): void {
    if (domain.fine === undefined) {
      domain.unmap(Number(this.start / PAGE), Number(this.bytes / PAGE));
    } else {
      domain.fine.unmap(Number(this.start), Number(this.bytes));
    }
  }
}

/** What a part of another mapping, or a fresh one, brings to `map`. Bytes. */
export interface Piece {
  readonly pages: Pages;
  readonly offset: bigint;
  readonly length: bigint;
}

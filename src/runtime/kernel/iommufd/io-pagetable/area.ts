// One mapping of an address space: a range of input addresses over a range of pages.
import type { IommuDomain } from "../../iommu/index.ts";
import type { Pages } from "./pages.ts";
import type { Span } from "./span-list.ts";
import { unmapPieces } from "./unmap-pieces.ts";

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
  /** Queues of hardware in it: it cannot be unmapped. */
  locks = 0;
  /** An unmap waits for those users: no new ones. */
  closing = false;
  /** The domains of the address space have it, and its pages are pinned for them. */
  filled = false;
  /** Tables that memory of a device is in, which may be taken back. */
  readonly #revocable = new Set<IommuDomain>();

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
    const { pages } = this;
    // What was taken back is in no table, and comes into none.
    if (pages.isRevoked) return 0;
    const errno = this.#map(domain, small);
    if (errno === 0 && pages.source.kind === "dma-buf") {
      this.#revocable.add(domain);
      pages.mapped.add(this);
    }
    return errno;
  }

  /** The pages are taken back: every table forgets them. */
  revoke(): void {
    for (const domain of this.#revocable) this.#unmapWhole(domain);
    this.#revocable.clear();
  }

  #map(domain: IommuDomain, small: boolean): number {
    const runs = this.pages.runs(this.firstPage, this.pageCount);
    if (domain.fine === undefined) {
      return domain.map(Number(this.start / PAGE), runs, this.prot, small);
    }
    const offset = Number(this.offset % PAGE);
    const how = { offset, prot: this.prot, isSmall: small };
    return domain.fine.map(Number(this.start), Number(this.bytes), runs, how);
  }

  unmapFrom(domain: IommuDomain): void {
    if (this.pages.isRevoked) return;
    this.#unmapWhole(domain);
    this.#revocable.delete(domain);
    if (this.#revocable.size === 0) this.pages.mapped.delete(this);
  }

  /** Leaves the domain that holds the pages: in the pieces they are given back in. */
  unmapLast(domain: IommuDomain): void {
    const { firstPage, pageCount, pages } = this;
    if (pages.source.kind === "dma-buf") return this.unmapFrom(domain);
    const stretches = pages.stretches(firstPage, pageCount);
    for (const { first, end } of unmapPieces(stretches, pages.runs(firstPage, pageCount))) {
      this.#unmap(domain, first, end);
    }
  }

  #unmapWhole(domain: IommuDomain): void {
    this.#unmap(domain, this.firstPage, this.firstPage + this.pageCount);
  }

  #unmap(domain: IommuDomain, first: number, end: number): void {
    const start = this.#addressOf(first);
    const bytes = this.#addressOf(end) - start;
    if (domain.fine === undefined) domain.unmap(Number(start / PAGE), Number(bytes / PAGE));
    else domain.fine.unmap(Number(start), Number(bytes));
  }

  /** The address of a page's first byte in the area; past the last page, the area's end. */
  #addressOf(page: number): bigint {
    const index = page - this.firstPage;
    if (index === 0) return this.start;
    if (index === this.pageCount) return this.last + 1n;
    return this.start - (this.offset % PAGE) + BigInt(index) * PAGE;
  }
}

/** What a part of another mapping, or a fresh one, brings to `map`. Bytes. */
export interface Piece {
  readonly pages: Pages;
  readonly offset: bigint;
  readonly length: bigint;
}

// An address space: areas of pages, reserved and allowed ranges, and the domains that mirror it.
import {
  EADDRINUSE,
  EBUSY,
  EEXIST,
  EINVAL,
  ENOENT,
  EOVERFLOW,
  EPERM,
  assert,
} from "../../errno/index.ts";
import type { Domain } from "../iommu/index.ts";
import type { Pages } from "./pages.ts";
import { holes, placeSpan } from "./placement.ts";
import { SpanList, type Span } from "./span-list.ts";

const TOP = 2n ** 64n - 1n;
const PAGE = 4096n;

/** One mapping. `offset` is the byte in `pages` where it starts. */
export interface Area extends Span {
  readonly pages: Pages;
  readonly offset: bigint;
  readonly prot: number;
}

/** A range nobody may map, and who keeps it so: a domain's end, a device's interrupt window. */
interface Reservation extends Span {
  readonly owner: object;
}

/** What a part of another mapping, or a fresh one, brings to `map`. */
export interface Piece {
  readonly pages: Pages;
  readonly offset: bigint;
  readonly length: bigint;
}

export class Ioas {
  readonly areas: SpanList<Area> = new SpanList();
  readonly allowed: SpanList<Span> = new SpanList();
  readonly domains: Domain[] = [];
  /** Holders of the address space still: a live update carries its tables as they stand. */
  immutable = false;
  hugePages = true;
  #reservations: Reservation[] = [];
  /** The union of the reservations. */
  #reserved = new SpanList<Span>();

  /** What addresses, lengths and places in pages must be multiples of. */
  get alignment(): bigint {
    const pages = this.domains.map((domain) => BigInt(domain.pageBytes));
    if (!this.hugePages) pages.push(PAGE);
    return pages.reduce((most, bytes) => (bytes > most ? bytes : most), 1n);
  }

  /**
   * Places pieces one after another at `iova`, or where there is room. The address, or a refusal
   * that leaves everything as it was.
   */
  map(
    pieces: readonly Piece[],
    iova: bigint | undefined,
    hint: bigint,
    prot: number,
  ): bigint | number {
    if (this.immutable) return -EBUSY;
    if ((prot & 2) !== 0 && pieces.some((piece) => !piece.pages.writable)) return -EPERM;
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0n);
    const { alignment } = this;
    if (length === 0n || length % alignment !== 0n) return -EINVAL;
    let start = iova;
    if (start === undefined) {
      const taken = [this.#reserved, this.areas];
      const placed = placeSpan({ allowed: this.allowed, taken, alignment }, hint, length);
      if (typeof placed === "number") return placed;
      start = placed;
    } else {
      const errno = this.#check(start, length, alignment);
      if (errno !== 0) return errno;
    }
    if (pieces.some((piece) => piece.offset % alignment !== 0n)) return -EINVAL;
    const areas: Area[] = [];
    let at = start;
    for (const { pages, offset, length } of pieces) {
      areas.push({ start: at, last: at + length - 1n, pages, offset, prot });
      at += length;
    }
    for (const [index, area] of areas.entries()) {
      const errno = this.#fillDomains(area);
      if (errno === 0) continue;
      for (const done of areas.slice(0, index)) this.#unfillDomains(done);
      return errno;
    }
    for (const area of areas) {
      area.pages.get();
      this.areas.add(area);
    }
    return start;
  }

  /** Removes whole areas in [start, last]: bytes removed, or -ENOENT after those before the cut. */
  unmap(start: bigint, last: bigint): bigint | number {
    if (this.immutable) return -EBUSY;
    const whole: Area[] = [];
    let errno = 0;
    for (const area of this.areas.within(start, last)) {
      if (area.start < start || area.last > last) {
        errno = -ENOENT;
        break;
      }
      whole.push(area);
    }
    let bytes = 0n;
    for (const area of whole) {
      this.#unfillDomains(area);
      bytes += area.last - area.start + 1n;
    }
    const [first, end] = [whole[0], whole.at(-1)];
    if (first !== undefined && end !== undefined) this.areas.removeWithin(first.start, end.last);
    for (const area of whole) area.pages.put();
    return errno !== 0 || bytes === 0n ? -ENOENT : bytes;
  }

  /** The pieces that cover [start, start + length) without a gap, or -EINVAL, -ENOENT. */
  piecesOf(start: bigint, length: bigint): readonly Piece[] | number {
    if (length === 0n) return -EINVAL;
    const last = start + length - 1n;
    if (last > TOP) return -EOVERFLOW;
    const pieces: Piece[] = [];
    let at = start;
    for (const area of this.areas.within(start, last)) {
      if (area.start > at) return -ENOENT;
      const end = area.last < last ? area.last : last;
      pieces.push({
        pages: area.pages,
        offset: area.offset + (at - area.start),
        length: end - at + 1n,
      });
      at = end + 1n;
    }
    return at === last + 1n ? pieces : -ENOENT;
  }

  /** Takes a domain in and fills it; a refusal leaves it empty and outside. */
  addDomain(domain: Domain): number {
    if (BigInt(domain.pageBytes) > PAGE) return -EINVAL;
    const errno = this.#checkAlignment(BigInt(domain.pageBytes));
    if (errno !== 0) return errno;
    const end = domain.lastIova + 1n;
    if (end <= TOP) {
      const reserved = this.reserve(end, TOP, domain);
      if (reserved !== 0) return reserved;
    }
    this.domains.push(domain);
    const filled: Area[] = [];
    for (const area of this.areas) {
      const errno = this.#fill(area, domain);
      if (errno === 0) {
        filled.push(area);
        continue;
      }
      for (const done of filled) this.#unfill(done, domain);
      this.domains.pop();
      this.unreserve(domain);
      return errno;
    }
    return 0;
  }

  removeDomain(domain: Domain): void {
    const at = this.domains.indexOf(domain);
    assert(at >= 0, "a domain removed from an address space it is not in");
    for (const area of this.areas) this.#unfill(area, domain);
    this.domains.splice(at, 1);
    this.unreserve(domain);
  }

  /** Keeps a range free for an owner; -EADDRINUSE where something is mapped or allowed. */
  reserve(start: bigint, last: bigint, owner: object): number {
    if (this.areas.first(start, last) !== undefined) return -EADDRINUSE;
    if (this.allowed.first(start, last) !== undefined) return -EADDRINUSE;
    this.#reservations.push({ start, last, owner });
    this.#unite();
    return 0;
  }

  unreserve(owner: object): void {
    this.#reservations = this.#reservations.filter((each) => each.owner !== owner);
    this.#unite();
  }

  isReservedBy(owner: object): boolean {
    return this.#reservations.some((each) => each.owner === owner);
  }

  /** Addresses that are not reserved, ascending. */
  usable(): readonly Span[] {
    return [...holes([this.#reserved], 0n, TOP)];
  }

  /** Replaces the allowed ranges: -EINVAL overlap, -EADDRINUSE reserved; the old list stays. */
  allow(ranges: readonly Span[]): number {
    const list = new SpanList<Span>();
    for (const range of ranges) {
      if (range.start >= range.last) return -EINVAL;
      if (list.first(range.start, range.last) !== undefined) return -EINVAL;
      list.add(range);
    }
    for (const range of list) {
      if (this.#reserved.first(range.start, range.last) !== undefined) return -EADDRINUSE;
    }
    this.allowed.clear();
    for (const range of list) this.allowed.add(range);
    return 0;
  }

  /** Everything goes: no domain may be left. */
  release(): void {
    assert(this.domains.length === 0, "an address space released under a domain");
    for (const area of this.areas) area.pages.put();
    this.areas.clear();
  }

  #check(iova: bigint, length: bigint, alignment: bigint): number {
    if (iova % alignment !== 0n) return -EINVAL;
    const last = iova + length - 1n;
    if (last > TOP) return -EOVERFLOW;
    if (this.#reserved.first(iova, last) !== undefined) return -EINVAL;
    if (this.areas.first(iova, last) !== undefined) return -EEXIST;
    return 0;
  }

  #checkAlignment(bytes: bigint): number {
    if (bytes <= this.alignment) return 0;
    for (const area of this.areas) {
      const length = area.last - area.start + 1n;
      if ((area.start | length | area.offset) % bytes !== 0n) return -EADDRINUSE;
    }
    return 0;
  }

  #fillDomains(area: Area): number {
    for (const [index, domain] of this.domains.entries()) {
      const errno = this.#fill(area, domain);
      if (errno === 0) continue;
      for (const done of this.domains.slice(0, index)) this.#unfill(area, done);
      return errno;
    }
    return 0;
  }

  #unfillDomains(area: Area): void {
    for (const domain of this.domains) this.#unfill(area, domain);
  }

  #fill(area: Area, domain: Domain): number {
    const pinned = area.pages.pin();
    if (pinned !== 0) return pinned;
    const count = Number((area.last - area.start + 1n) / PAGE);
    const runs = area.pages.runs(Number(area.offset / PAGE), count);
    const errno = domain.map(Number(area.start / PAGE), runs, area.prot);
    if (errno !== 0) area.pages.unpin();
    return errno;
  }

  #unfill(area: Area, domain: Domain): void {
    domain.unmap(Number(area.start / PAGE), Number((area.last - area.start + 1n) / PAGE));
    area.pages.unpin();
  }

  #unite(): void {
    const sorted = [...this.#reservations].sort((a, b) => (a.start < b.start ? -1 : 1));
    const union = new SpanList<Span>();
    let current: Span | undefined;
    for (const { start, last } of sorted) {
      if (current !== undefined && start <= current.last + 1n) {
        if (last > current.last) current = { start: current.start, last };
        continue;
      }
      if (current !== undefined) union.add(current);
      current = { start, last };
    }
    if (current !== undefined) union.add(current);
    this.#reserved = union;
  }
}

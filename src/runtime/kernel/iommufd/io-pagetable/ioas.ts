// An address space: areas of pages, reserved and allowed ranges, and the domains that mirror it.
import { RwSem } from "../../lock/index.ts";
import {
  EADDRINUSE,
  EBUSY,
  EDEADLK,
  EEXIST,
  EINVAL,
  ENOENT,
  ENOMEM,
  EOPNOTSUPP,
  EOVERFLOW,
  EPERM,
  assert,
} from "../../../errno/index.ts";
import type { FaultPlan } from "../../../world/index.ts";
import type { IommuDomain } from "../../iommu/index.ts";
import { Area, type Piece } from "./area.ts";
import { AreaList } from "./area-list.ts";
import { placeSpan } from "./placement.ts";
import { Reservations } from "./reservations.ts";
import { SpanList, type Span } from "./span-list.ts";

const TOP = 2n ** 64n - 1n;
const PAGE = 4096n;
/** How often an unmap asks in-kernel users to let go before it gives up. */
const UNMAP_TRIES = 100;

/** An in-kernel user of an address space. */
export interface AccessUser {
  /** What it needs addresses to be multiples of. */
  readonly alignment: bigint;
  /** Must let go of every page in the range before it returns. */
  unmap(iova: bigint, length: bigint): void;
}

/** What an unmap did: bytes gone, and 0 or the errno that stopped it after those. */
interface Unmapped {
  readonly bytes: bigint;
  readonly errno: number;
}

export class Ioas {
  /** Held for writing by whoever changes the mappings. */
  readonly lock: RwSem = new RwSem("ioas");
  readonly areas: AreaList = new AreaList();
  readonly allowed: SpanList<Span> = new SpanList();
  readonly reserved: Reservations = new Reservations();
  readonly domains: IommuDomain[] = [];
  readonly accesses: AccessUser[] = [];
  /** Holders of the address space still: a live update carries its tables as they stand. */
  immutable = false;
  /** Every page is a leaf of its own, so that the container interface can unmap parts. */
  small = false;
  readonly #faults: FaultPlan;

  constructor(faults: FaultPlan) {
    this.#faults = faults;
  }

  /** What addresses, lengths and places in pages must be multiples of. */
  get alignment(): bigint {
    let most = this.small ? PAGE : 1n;
    for (const { pageBytes } of this.domains) most = max(most, BigInt(pageBytes));
    for (const { alignment } of this.accesses) most = max(most, alignment);
    return most;
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
    for (const _piece of pieces) if (this.#faults.shouldFail("object")) return -ENOMEM;
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0n);
    const start = this.#place(iova, hint, length);
    if (typeof start === "number") return start;
    const areas = this.#areasFor(pieces, start, prot);
    if (typeof areas === "number") return areas;
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

  /** Removes whole areas in [start, last], in order, up to one that is only partly inside. */
  unmap(start: bigint, last: bigint): Unmapped {
    if (this.immutable) return { bytes: 0n, errno: -EBUSY };
    let bytes = 0n;
    let from = start;
    for (;;) {
      const area = this.areas.first(from, last);
      if (area === undefined) return { bytes, errno: 0 };
      if (area.start < from || area.last > last) return { bytes, errno: -ENOENT };
      if (area.locks > 0) return { bytes, errno: -EBUSY };
      if (!this.#empty(area)) return { bytes, errno: -EDEADLK };
      this.#unfillDomains(area);
      this.areas.remove(area);
      area.pages.put();
      bytes += area.bytes;
      if (area.last >= last) return { bytes, errno: 0 };
      from = area.last + 1n;
    }
  }

  /** The pieces that cover [start, start + length) without a gap; -EINVAL, -EOVERFLOW, -ENOENT. */
  piecesOf(start: bigint, length: bigint): readonly Piece[] | number {
    if (length === 0n) return -EINVAL;
    const last = start + length - 1n;
    if (last > TOP) return -EOVERFLOW;
    const pieces: Piece[] = [];
    let at = start;
    for (const area of this.areas.within(start, last)) {
      if (area.start > at) return -ENOENT;
      if (this.#faults.shouldFail("object")) return -ENOMEM;
      const end = area.last < last ? area.last : last;
      pieces.push({ pages: area.pages, offset: area.byteAt(at), length: end - at + 1n });
      at = end + 1n;
    }
    return at === last + 1n ? pieces : -ENOENT;
  }

  /** Takes a domain in and fills it; a refusal leaves it empty and outside. */
  addDomain(domain: IommuDomain): number {
    const bytes = max(BigInt(domain.pageBytes), this.alignment);
    if (bytes > PAGE) return -EINVAL;
    const errno = this.#checkAlignment(bytes);
    if (errno !== 0) return errno;
    const outside: Span[] = [];
    if (domain.firstIova !== 0n) outside.push({ start: 0n, last: domain.firstIova - 1n });
    if (domain.lastIova !== TOP) outside.push({ start: domain.lastIova + 1n, last: TOP });
    for (const { start, last } of outside) {
      const refusal = this.reserve(start, last, domain);
      if (refusal !== 0) {
        this.reserved.removeOf(domain);
        return refusal;
      }
    }
    const filled: Area[] = [];
    for (const area of this.areas) {
      const refusal = this.#fillOne(area, domain);
      if (refusal === 0) {
        filled.push(area);
        continue;
      }
      for (const done of filled) this.#unfillOne(done, domain);
      this.reserved.removeOf(domain);
      return refusal;
    }
    this.domains.push(domain);
    return 0;
  }

  removeDomain(domain: IommuDomain): void {
    const at = this.domains.indexOf(domain);
    assert(at >= 0, "a domain removed from an address space it is not in");
    // The last one takes its place: domains are filled in this order.
    const last = this.domains.pop() as IommuDomain;
    if (last !== domain) this.domains[at] = last;
    for (const area of this.areas) this.#unfillOne(area, domain);
    this.reserved.removeOf(domain);
  }

  /** Takes an in-kernel user in: -EADDRINUSE where an area is too crooked for it. */
  addAccess(user: AccessUser): number {
    if (this.#faults.shouldFail("object")) return -ENOMEM;
    const errno = this.#checkAlignment(user.alignment);
    if (errno === 0) this.accesses.push(user);
    return errno;
  }

  removeAccess(user: AccessUser): void {
    const at = this.accesses.indexOf(user);
    assert(at >= 0, "a user removed from an address space it is not in");
    this.accesses.splice(at, 1);
  }

  /** Keeps a range free for an owner; -EADDRINUSE where something is mapped or allowed. */
  reserve(start: bigint, last: bigint, owner: object): number {
    if (this.areas.first(start, last) !== undefined) return -EADDRINUSE;
    if (this.allowed.first(start, last) !== undefined) return -EADDRINUSE;
    if (this.#faults.shouldFail("object")) return -ENOMEM;
    this.reserved.add({ start, last, owner });
    return 0;
  }

  /** Addresses that are not reserved, ascending. */
  usable(): readonly Span[] {
    return this.reserved.free;
  }

  /** Replaces the allowed ranges: -EADDRINUSE for one that is reserved, with the old list kept. */
  allow(list: SpanList<Span>): number {
    for (const range of list) {
      if (this.reserved.union.first(range.start, range.last) !== undefined) return -EADDRINUSE;
    }
    this.allowed.clear();
    for (const range of list) this.allowed.add(range);
    return 0;
  }

  /** A leaf for every page from now on: -EINVAL over filled domains, -EADDRINUSE crooked areas. */
  setSmall(small: boolean): number {
    if (small === this.small) return 0;
    if (small) {
      if (this.domains.length > 0 && this.areas.size > 0) return -EINVAL;
      const errno = this.#checkAlignment(PAGE);
      if (errno !== 0) return errno;
    }
    this.small = small;
    return 0;
  }

  /** Cuts the area that holds `iova` behind it, for the container's first version. */
  cutAfter(iova: bigint): number {
    const area = this.areas.first(iova, iova);
    if (area === undefined || iova === area.start || iova === area.last) return 0;
    if (area.closing) return -EBUSY;
    if (area.pages.source.kind === "dma-buf") return -EOPNOTSUPP;
    const cut = iova + 1n;
    // An area begins aligned, and so do its bytes in their page: what cuts one cuts the other.
    if (cut % this.alignment !== 0n) return -EINVAL;
    if (this.#faults.shouldFail("object") || this.#faults.shouldFail("object")) return -ENOMEM;
    if (area.accesses > 0 || (area.filled && !this.small)) return -EINVAL;
    const { pages, prot, filled } = area;
    this.areas.remove(area);
    for (const [start, last] of [
      [area.start, iova],
      [cut, area.last],
    ] as const) {
      const length = last - start + 1n;
      const part = new Area(start, length, { pages, offset: area.byteAt(start), length }, prot);
      part.filled = filled;
      this.areas.add(part);
    }
    pages.get();
    return 0;
  }

  /** Everything goes: no domain may be left. */
  release(): void {
    assert(this.domains.length === 0, "an address space released under a domain");
    const { errno } = this.unmap(0n, TOP);
    assert(errno === 0, "an address space released while somebody uses it");
    this.allowed.clear();
  }

  #place(iova: bigint | undefined, hint: bigint, length: bigint): bigint | number {
    const { alignment } = this;
    if (length === 0n || length % alignment !== 0n) return -EINVAL;
    if (iova === undefined) {
      const taken = [this.reserved.union, this.areas];
      return placeSpan({ allowed: this.allowed, taken, alignment }, hint, length);
    }
    if (iova % alignment !== 0n) return -EINVAL;
    const last = iova + length - 1n;
    if (last > TOP) return -EOVERFLOW;
    if (this.reserved.union.first(iova, last) !== undefined) return -EINVAL;
    return this.areas.first(iova, last) === undefined ? iova : -EEXIST;
  }

  #areasFor(pieces: readonly Piece[], start: bigint, prot: number): readonly Area[] | number {
    const { alignment } = this;
    const areas: Area[] = [];
    let at = start;
    for (const piece of pieces) {
      if ((prot & 2) !== 0 && !piece.pages.writable) return -EPERM;
      if ((piece.offset % PAGE) % alignment !== 0n) return -EINVAL;
      areas.push(new Area(at, piece.length, piece, prot));
      at += piece.length;
    }
    return areas;
  }

  #checkAlignment(bytes: bigint): number {
    if (bytes <= this.alignment) return 0;
    for (const area of this.areas) {
      if ((area.start | area.bytes | (area.offset % PAGE)) % bytes !== 0n) return -EADDRINUSE;
    }
    return 0;
  }

  /** A fresh area into every domain: pinned, mapped, charged; or nothing of it. */
  #fillDomains(area: Area): number {
    if (this.domains.length === 0) return 0;
    const errno = area.pin();
    if (errno !== 0) return errno;
    const done: IommuDomain[] = [];
    const undo = (refusal: number): number => {
      leaveAll(area, done, this.domains.at(-1));
      area.unpin();
      return refusal;
    };
    for (const domain of this.domains) {
      const refusal = area.mapInto(domain, this.small);
      if (refusal !== 0) return undo(refusal);
      done.push(domain);
    }
    const refusal = area.pages.charge();
    if (refusal !== 0) return undo(refusal);
    area.filled = true;
    return 0;
  }

  #unfillDomains(area: Area): void {
    if (!area.filled) return;
    leaveAll(area, this.domains, this.domains[0]);
    area.unpin();
    area.filled = false;
  }

  /** An area into a domain that joins; the first one pins. */
  #fillOne(area: Area, domain: IommuDomain): number {
    const isFirst = !area.filled;
    const errno = isFirst ? area.pin() : 0;
    if (errno !== 0) return errno;
    let refusal = area.mapInto(domain, this.small);
    if (refusal === 0) {
      refusal = isFirst ? area.pages.charge() : 0;
      if (refusal !== 0) area.unmapFrom(domain);
    }
    if (refusal !== 0) {
      if (isFirst) area.unpin();
      return refusal;
    }
    area.filled = true;
    return 0;
  }

  /** An area out of a domain that left the list, or never came into it; the last one unpins. */
  #unfillOne(area: Area, domain: IommuDomain): void {
    if (this.domains.length > 0) return area.unmapFrom(domain);
    area.unmapLast(domain);
    area.unpin();
    area.filled = false;
  }

  /** Asks in-kernel users to let go of an area; false when they do not. */
  #empty(area: Area): boolean {
    for (let tries = 0; area.accesses > 0; tries++) {
      if (tries >= UNMAP_TRIES) return false;
      area.closing = true;
      for (const user of this.accesses) user.unmap(area.start, area.bytes);
    }
    return true;
  }
}

/** An area out of domains; the one that holds its pages comes last. */
function leaveAll(
  area: Area,
  domains: readonly IommuDomain[],
  holder: IommuDomain | undefined,
): void {
  for (const domain of domains) if (domain !== holder) area.unmapFrom(domain);
  if (holder !== undefined && domains.includes(holder)) area.unmapLast(holder);
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

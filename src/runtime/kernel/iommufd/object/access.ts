// An in-kernel user of an address space: a driver that copies from it or holds its pages.
import { EINVAL, ENOENT, EOVERFLOW, EPERM } from "../../../errno/index.ts";
import type { Run } from "../../files/index.ts";
import type { Area } from "../io-pagetable/area.ts";
import type { IoasObject } from "./ioas-object.ts";
import type { AccessUser } from "../io-pagetable/ioas.ts";
import type { IommufdObject } from "./objects.ts";

const TOP = 2n ** 64n - 1n;
const PAGE = 4096n;

/** The part of an area that a range covers. */
interface Part {
  readonly area: Area;
  readonly start: bigint;
  readonly last: bigint;
}

/** Pages held by name. */
interface Held {
  readonly iova: bigint;
  readonly length: bigint;
  readonly id: number;
}

export class Access implements IommufdObject, AccessUser {
  id = 0;
  /** One more than its base: whoever made it. */
  users = 2;
  readonly alignment: bigint;
  readonly pinsPages: boolean;
  #space: IoasObject | undefined;
  #held: Held[] = [];
  #nextId = 0;

  constructor(pinsPages: boolean) {
    this.pinsPages = pinsPages;
    this.alignment = pinsPages ? PAGE : 1n;
  }

  /** Works on another address space from now on, or on none: -EADDRINUSE, and all as before. */
  moveTo(space: IoasObject | undefined): number {
    const old = this.#space;
    if (old === space) return 0;
    if (space !== undefined) {
      const errno = space.ioas.addAccess(this);
      if (errno !== 0) return errno;
      space.users += 1;
    }
    if (old !== undefined) {
      this.unmap(0n, TOP);
      old.ioas.removeAccess(this);
      old.users -= 1;
    }
    this.#space = space;
    return 0;
  }

  get isAttached(): boolean {
    return this.#space !== undefined;
  }

  /** Lets go of everything held in the range. */
  unmap(iova: bigint, length: bigint): void {
    const last = iova + length - 1n;
    const keep: Held[] = [];
    for (const held of this.#held) {
      const overlaps = iova <= held.iova + held.length - 1n && last >= held.iova;
      if (overlaps) this.#unpin(held.iova, held.iova + held.length - 1n);
      else keep.push(held);
    }
    this.#held = keep;
  }

  /** Holds pages: frames in order; -EINVAL, -EOVERFLOW, -ENOENT, -EPERM, -EFAULT, -ENOMEM. */
  pin(iova: bigint, length: bigint, write: boolean): readonly Run[] | number {
    if (length === 0n) return -EINVAL;
    const last = iova + length - 1n;
    if (last > TOP) return -EOVERFLOW;
    const runs: Run[] = [];
    let at = iova;
    const fail = (errno: number): number => {
      if (at > iova) this.#unpin(iova, at - 1n);
      return errno;
    };
    if (this.#space === undefined) return -ENOENT;
    for (const part of this.#parts(iova, last)) {
      const errno = holdPart(part, last, write);
      if (errno !== 0) return fail(errno);
      const { first, count } = pagesOf(part);
      runs.push(...part.area.pages.runs(first, count));
      at = part.last + 1n;
    }
    return at === last + 1n ? runs : fail(-ENOENT);
  }

  /** Keeps areas in the range from being unmapped, or not any more. */
  lock(iova: bigint, length: bigint, change: 1 | -1): void {
    for (const { area } of this.#parts(iova, iova + length - 1n)) area.locks += change;
  }

  /** Gives held pages a number to let go of them by. */
  keep(iova: bigint, length: bigint): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#held.push({ iova, length, id });
    return id;
  }

  /** Lets go of a range that `pin` gave and `keep` has not taken. */
  drop(iova: bigint, length: bigint): void {
    this.#unpin(iova, iova + length - 1n);
  }

  /** Lets go by number: -ENOENT. */
  letGo(id: number): number {
    const at = this.#held.findIndex((held) => held.id === id);
    const held = this.#held[at];
    if (held === undefined) return -ENOENT;
    this.#held.splice(at, 1);
    this.#unpin(held.iova, held.iova + held.length - 1n);
    return 0;
  }

  /**
   * Copies through the pages: `data` is filled, or written from. -EINVAL, -EOVERFLOW, -ENOENT,
   * -EPERM, -EFAULT; bytes before the refusal may be copied.
   */
  copy(iova: bigint, data: Uint8Array, write: boolean): number {
    if (data.length === 0) return -EINVAL;
    const last = iova + BigInt(data.length) - 1n;
    if (last > TOP) return -EOVERFLOW;
    if (this.#space === undefined) return -ENOENT;
    let at = iova;
    for (const part of this.#parts(iova, last)) {
      const { area } = part;
      if (area.closing) return -EINVAL;
      if ((area.prot & (write ? 2 : 1)) === 0) return -EPERM;
      if (write && !area.pages.writable) return -EPERM;
      const bytes = data.subarray(Number(part.start - iova), Number(part.last - iova) + 1);
      const errno = area.pages.copy(Number(area.byteAt(part.start)), bytes, write);
      if (errno !== 0) return errno;
      at = part.last + 1n;
    }
    return at === last + 1n ? 0 : -ENOENT;
  }

  /** The address `offset` bytes into the nth area: how the tests' fuzzer names addresses. */
  nthArea(nth: number, offset: number): bigint {
    const area = [...(this.#space?.ioas.areas ?? [])][nth];
    return area === undefined ? 0n : area.start + BigInt(offset);
  }

  destroy(): void {
    this.moveTo(undefined);
  }

  /** Parts of areas from `iova` on, without a gap. */
  *#parts(iova: bigint, last: bigint): Generator<Part> {
    let at = iova;
    for (const area of this.#space?.ioas.areas.within(iova, last) ?? []) {
      if (area.start > at) return;
      const end = area.last < last ? area.last : last;
      yield { area, start: at, last: end };
      at = end + 1n;
    }
  }

  #unpin(iova: bigint, last: bigint): void {
    for (const part of this.#parts(iova, last)) {
      const { first, count } = pagesOf(part);
      part.area.accesses -= 1;
      part.area.pages.unpin(first, count);
    }
  }
}

function pagesOf({ area, start, last }: Part): { readonly first: number; readonly count: number } {
  const first = Number(area.byteAt(start) / PAGE);
  return { first, count: Number(area.byteAt(last) / PAGE) - first + 1 };
}

/** Pins the pages of one part; only whole pages may meet inside a range. */
function holdPart(part: Part, end: bigint, write: boolean): number {
  const { area, start, last } = part;
  if (area.closing || area.byteAt(start) % PAGE !== 0n) return -EINVAL;
  if (last !== end && area.byteAt(area.last) % PAGE !== PAGE - 1n) return -EINVAL;
  if ((area.prot & (write ? 2 : 1)) === 0) return -EPERM;
  if (write && !area.pages.writable) return -EPERM;
  if (area.pages.source.kind === "dma-buf") return -EINVAL;
  const { first, count } = pagesOf(part);
  const errno = area.pages.pin(first, count);
  if (errno !== 0) return errno;
  const refusal = area.pages.charge();
  if (refusal !== 0) {
    area.pages.unpin(first, count);
    return refusal;
  }
  area.accesses += 1;
  return 0;
}

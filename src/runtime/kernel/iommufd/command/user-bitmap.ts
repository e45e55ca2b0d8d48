// A bitmap of written pages in user memory, one bit a page, followed from window to window.
import type { Caller } from "../../files/index.ts";

/** User memory is there, or not, by pages. */
const MEMORY_PAGE = 4096;
/** Most pages of the bitmap that are held at a time. */
const WINDOW_PAGES = 512;

export interface BitmapRequest {
  readonly iova: bigint;
  readonly length: bigint;
  readonly pageSize: bigint;
  /** Where the bitmap is. */
  readonly data: bigint;
}

/** The pages of the bitmap that are held: what they stand for, and their last bit. */
interface Window {
  readonly firstIova: bigint;
  readonly lastIova: bigint;
  readonly lastBit: number;
}

/**
 * Bits are only ever set. Of a leaf that goes on behind the end of the bitmap they are set as far
 * as the held pages go; one that comes to a page that is not there is told of no further. Bits
 * gather, so that a page is read and written once.
 */
export class UserBitmap {
  readonly #caller: Caller;
  readonly #base: bigint;
  readonly #last: bigint;
  readonly #shift: bigint;
  readonly #va: number;
  /** Bytes of the bitmap. */
  readonly #bytes: number;
  #window: Window | undefined;
  /** Bits of the memory page `#page`; those that are set lie in bytes `#low` to `#high`. */
  readonly #bits: Uint8Array = new Uint8Array(MEMORY_PAGE);
  #page = -1;
  #low = MEMORY_PAGE;
  #high = -1;

  constructor(caller: Caller, { iova, length, pageSize, data }: BitmapRequest) {
    this.#caller = caller;
    this.#base = iova;
    this.#last = iova + length - 1n;
    this.#va = Number(data);
    let shift = 0n;
    while (((pageSize >> shift) & 1n) === 0n) shift += 1n;
    this.#shift = shift;
    this.#bytes = Number((length - 1n) >> (shift + 3n)) + 1;
  }

  /** Sets the bits of a leaf, as far as there are pages for them. */
  set(iova: bigint, bytes: number): void {
    const last = iova + BigInt(bytes) - 1n;
    const lastBit = this.#bitOf(last);
    for (let from = iova; ;) {
      const window = this.#windowOver(from, last);
      if (window === undefined) return;
      for (let bit = this.#bitOf(from); bit <= Math.min(lastBit, window.lastBit); bit++) {
        this.#mark(bit);
      }
      const next = last + 1n - (BigInt(lastBit - window.lastBit) << this.#shift);
      if (lastBit <= window.lastBit || next <= from) return;
      from = next;
    }
  }

  /** Hands over what has gathered. */
  finish(): void {
    const [low, end] = [this.#low, this.#high + 1];
    if (low >= end) return;
    const va = this.#page * MEMORY_PAGE + low;
    const map = this.#caller.space.read(va, end - low);
    if (map !== undefined) {
      const fresh = map.map((byte, at) => byte | (this.#bits[low + at] as number));
      this.#caller.space.write(va, fresh);
    }
    this.#bits.fill(0, low, end);
    this.#low = MEMORY_PAGE;
    this.#high = -1;
  }

  #bitOf(iova: bigint): number {
    return Number((iova - this.#base) >> this.#shift);
  }

  #windowOver(first: bigint, last: bigint): Window | undefined {
    const { firstIova = 1n, lastIova = 0n } = this.#window ?? {};
    if (first >= firstIova && last <= lastIova) return this.#window;
    const byte = this.#bitOf(first) >>> 3;
    if (byte >= this.#bytes) return undefined;
    this.#window = this.#hold(byte);
    return this.#window;
  }

  /** Holds pages from a byte of the bitmap on, up to the first that is not there. */
  #hold(byte: number): Window | undefined {
    const va = this.#va + byte;
    const offset = va % MEMORY_PAGE;
    const left = this.#bytes - byte;
    const wanted = Math.ceil(left / MEMORY_PAGE) + (offset === 0 ? 0 : 1);
    const first = va - offset;
    let pages = 0;
    while (pages < Math.min(wanted, WINDOW_PAGES) && this.#isThere(first + pages * MEMORY_PAGE)) {
      pages += 1;
    }
    if (pages === 0) return undefined;
    const bytes = Math.min(left, pages * MEMORY_PAGE - offset);
    const iovaAt = (at: number): bigint => this.#base + (BigInt(at * 8) << this.#shift);
    const lastIova = iovaAt(byte + bytes) - 1n;
    return {
      firstIova: iovaAt(byte),
      lastIova: lastIova < this.#last ? lastIova : this.#last,
      lastBit: (first + pages * MEMORY_PAGE - this.#va) * 8 - 1,
    };
  }

  /** Whether a page can be written. */
  #isThere(va: number): boolean {
    const { space } = this.#caller;
    const byte = space.read(va, 1);
    return byte !== undefined && space.write(va, byte);
  }

  #mark(bit: number): void {
    const va = this.#va + Math.floor(bit / 8);
    const page = Math.floor(va / MEMORY_PAGE);
    if (page !== this.#page) this.finish();
    this.#page = page;
    const at = va % MEMORY_PAGE;
    this.#bits[at] = (this.#bits[at] as number) | (1 << (bit % 8));
    this.#low = Math.min(this.#low, at);
    this.#high = Math.max(this.#high, at);
  }
}

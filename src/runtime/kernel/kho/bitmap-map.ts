// The map of preserved blocks as first merged (kho-v1): bitmaps by order and place while the kernel
// runs, a chain of pages that names them written at the jump.
import { ENOMEM, assert } from "../../errno/index.ts";
import { kho } from "../../../generated/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { BlockMap } from "./block-map.ts";

const abi = kho.bitmaps;
/** Bits of one bitmap: a page of them. */
export const BITMAP_BITS = 32768;

interface Bitmap {
  readonly pfn: number;
  /** Bits set: an empty bitmap is given back. */
  count: number;
}

export class BitmapMap implements BlockMap {
  readonly #frames: Frames;
  /** By order, then by the number of the bitmap: which stretch of memory it is about. */
  readonly #orders = new Map<number, Map<number, Bitmap>>();
  #chunks: number[] = [];
  #blocks = 0;

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  get rootPa(): number {
    return (this.#chunks[0] ?? 0) * 4096;
  }

  get blocks(): number {
    return this.#blocks;
  }

  add(pfn: number, order: number): number {
    const found = this.#bitmap(pfn, order);
    if (typeof found === "number") return found;
    const { word, mask } = this.#place(found, pfn, order);
    const { words } = this.#frames.ram;
    const before = words[word] as number;
    if ((before & mask) !== 0) return 0;
    words[word] = before | mask;
    found.count += 1;
    this.#blocks += 1;
    return 0;
  }

  addFrames(pfns: Float64Array, count: number): number {
    for (let at = 0; at < count; at++) {
      const errno = this.add(pfns[at] as number, 0);
      if (errno === 0) continue;
      this.removeFrames(pfns, at);
      return errno;
    }
    return 0;
  }

  removeFrames(pfns: Float64Array, count: number): void {
    for (let at = 0; at < count; at++) this.remove(pfns[at] as number, 0);
  }

  has(pfn: number, order: number): boolean {
    const bitmap = this.#orders.get(order)?.get(Math.floor(pfn / 2 ** order / BITMAP_BITS));
    if (bitmap === undefined) return false;
    const { word, mask } = this.#place(bitmap, pfn, order);
    return ((this.#frames.ram.words[word] as number) & mask) !== 0;
  }

  remove(pfn: number, order: number): void {
    const number = Math.floor(pfn / 2 ** order / BITMAP_BITS);
    const bitmap = this.#orders.get(order)?.get(number);
    assert(bitmap !== undefined && this.has(pfn, order), `frame ${pfn} is not preserved`);
    const { word, mask } = this.#place(bitmap, pfn, order);
    const { words } = this.#frames.ram;
    words[word] = (words[word] as number) & ~mask;
    bitmap.count -= 1;
    this.#blocks -= 1;
    if (bitmap.count > 0) return;
    this.#orders.get(order)?.delete(number);
    this.#frames.put(bitmap.pfn);
  }

  /** Writes the chain afresh: pages of one order each, ascending. */
  finalize(): number {
    for (const pfn of this.#chunks.splice(0)) this.#frames.put(pfn);
    const orders = [...this.#orders].filter(([, maps]) => maps.size > 0);
    orders.sort(([a], [b]) => a - b);
    const pages: { order: number; entries: (readonly [number, Bitmap])[] }[] = [];
    for (const [order, maps] of orders) {
      const entries = [...maps].sort(([a], [b]) => a - b);
      for (let at = 0; at < entries.length; at += abi.KHOSER_BITMAPS_PER_CHUNK) {
        pages.push({ order, entries: entries.slice(at, at + abi.KHOSER_BITMAPS_PER_CHUNK) });
      }
    }
    for (let at = 0; at < pages.length; at++) {
      const pfn = this.#frames.allocate("kho");
      if (pfn < 0) {
        for (const taken of this.#chunks.splice(0)) this.#frames.put(taken);
        return -ENOMEM;
      }
      this.#chunks.push(pfn);
    }
    for (const [at, { order, entries }] of pages.entries()) this.#writePage(at, order, entries);
    return 0;
  }

  nodes(): readonly number[] {
    const all = this.#chunks.slice();
    for (const maps of this.#orders.values()) for (const { pfn } of maps.values()) all.push(pfn);
    return all;
  }

  #writePage(at: number, order: number, entries: readonly (readonly [number, Bitmap])[]): void {
    const { ram } = this.#frames;
    const start = ram.byteAt((this.#chunks[at] as number) * 4096);
    const next = BigInt((this.#chunks[at + 1] ?? 0) * 4096);
    abi.encodeKhoserMemChunkHdr({ next, order, numElms: entries.length }, ram.view, start);
    for (const [index, [number, { pfn }]] of entries.entries()) {
      const value = {
        physStart: BigInt(number) * BigInt(BITMAP_BITS * 4096 * 2 ** order),
        bitmap: BigInt(pfn * 4096),
      };
      const offset = abi.KHOSER_MEM_CHUNK_HDR_SIZE + index * abi.KHOSER_MEM_BITMAP_PTR_SIZE;
      abi.encodeKhoserMemBitmapPtr(value, ram.view, start + offset);
    }
  }

  #bitmap(pfn: number, order: number): Bitmap | number {
    let maps = this.#orders.get(order);
    if (maps === undefined) {
      maps = new Map();
      this.#orders.set(order, maps);
    }
    const number = Math.floor(pfn / 2 ** order / BITMAP_BITS);
    const found = maps.get(number);
    if (found !== undefined) return found;
    const page = this.#frames.allocate("kho");
    if (page < 0) return page;
    const made = { pfn: page, count: 0 };
    maps.set(number, made);
    return made;
  }

  #place(bitmap: Bitmap, pfn: number, order: number): { word: number; mask: number } {
    const bit = (pfn / 2 ** order) % BITMAP_BITS;
    return { word: this.#frames.ram.wordAt(bitmap.pfn) + (bit >>> 5), mask: 1 << (bit & 31) };
  }
}

// Arrays too long for one block: single frames, found through a list of pages full of addresses.
import { kho } from "../../../generated/index.ts";
import { ORDER_MAX, type Frames, type Ram } from "../../memory/index.ts";
import type { Kho } from "./kho.ts";

const { KHO_VMALLOC_CHUNK_OFFSET } = kho.kho;

/** Addresses one page of the list holds. */
const PER_CHUNK = 511;

/** The descriptor as it goes over, and the frames behind it. */
export interface KhoArray {
  readonly descriptor: kho.kho.KhoVmalloc;
  /** First frames of the array's blocks, each of 2^order frames. */
  readonly pages: readonly number[];
  readonly chunks: readonly number[];
}

/** The frame that holds page `index` of an array. */
export function arrayFrame({ descriptor, pages }: KhoArray, index: number): number | undefined {
  const block = pages[index >>> descriptor.order];
  return block === undefined ? undefined : block + (index & (2 ** descriptor.order - 1));
}

/** Known flags of a descriptor: how the area was mapped. What they mean ends with the kernel. */
const FLAGS_KNOWN = 3;

/** The descriptor of an array of nothing: all zeros. */
export const EMPTY_ARRAY: KhoArray = {
  descriptor: { first: 0n, totalPages: 0, flags: 0, order: 0 },
  pages: [],
  chunks: [],
};

export function makeArray(owner: Kho, label: string, bytes: number): KhoArray | number {
  const pages: number[] = [];
  const chunks: number[] = [];
  const count = Math.ceil(bytes / 4096);
  if (count === 0) return EMPTY_ARRAY;
  const wanted = count + Math.ceil(count / PER_CHUNK);
  while (pages.length + chunks.length < wanted) {
    const pa = owner.allocate(label, 4096);
    if (pa < 0) {
      for (const pfn of [...chunks, ...pages]) owner.free(pfn * 4096);
      return pa;
    }
    (pages.length < count ? pages : chunks).push(pa / 4096);
  }
  for (const [at, chunk] of chunks.entries()) {
    const next = chunks[at + 1];
    const phys = new BigUint64Array(PER_CHUNK);
    for (const [index, pfn] of pages.slice(at * PER_CHUNK, (at + 1) * PER_CHUNK).entries()) {
      phys[index] = BigInt(pfn) * 4096n;
    }
    const value = { hdr: { next: next === undefined ? 0n : BigInt(next) * 4096n }, phys };
    const { ram } = owner.frames;
    kho.kho.encodeKhoVmallocChunk(value, ram.view, ram.byteAt(chunk * 4096));
  }
  const first = BigInt(chunks[0] as number) * 4096n;
  return { descriptor: { first, totalPages: count, flags: 0, order: 0 }, pages, chunks };
}

export function freeArray(owner: Kho, array: KhoArray): void {
  for (const pfn of [...array.chunks, ...array.pages]) owner.free(pfn * 4096);
}

/** Finds an array another kernel left; a string is the reason why there is none. */
export function readArray(
  frames: Frames,
  ram: Ram,
  descriptor: kho.kho.KhoVmalloc,
): KhoArray | string {
  const { totalPages, order, flags, first } = descriptor;
  if (totalPages === 0 && first === 0n) return EMPTY_ARRAY;
  if (order > ORDER_MAX || (flags & ~FLAGS_KNOWN) !== 0 || totalPages % 2 ** order !== 0) {
    return `array of ${totalPages} pages, order ${order}, flags ${flags}`;
  }
  const count = totalPages / 2 ** order;
  const pages: number[] = [];
  const chunks: number[] = [];
  const seen = new Set<number>();
  const take = (pa: number | undefined, wanted: number): number | undefined => {
    const pfn = pa === undefined ? -1 : pa / 4096;
    if (!Number.isInteger(pfn) || seen.has(pfn)) return undefined;
    if (frames.preservedOrder(pfn) !== wanted) return undefined;
    seen.add(pfn);
    return pfn;
  };
  let next = Number(first);
  while (pages.length < count) {
    const chunk = take(next, 0);
    if (chunk === undefined) return `array list at 0x${next.toString(16)} is not a preserved page`;
    chunks.push(chunk);
    for (let index = 0; index < PER_CHUNK && pages.length < count; index++) {
      const at = chunk * 4096 + KHO_VMALLOC_CHUNK_OFFSET.phys + index * 8;
      const page = take(ram.readNumber(at), order);
      if (page === undefined) return `array page ${pages.length} is not a preserved page`;
      pages.push(page);
    }
    const link = kho.kho.readKhoVmallocHdr(ram.view, ram.byteAt(chunk * 4096));
    next = Number(link.next);
  }
  return next === 0 ? { descriptor, pages, chunks } : "array list goes on after its last page";
}

// Scratch: memory that no kernel preserves anything in, so that the next one can boot there.
import { kho } from "../../../generated/index.ts";
import type { Ram } from "../../memory/index.ts";
import { hex } from "./block-map.ts";

const { KHO_SCRATCH_SIZE, decodeKhoScratch, encodeKhoScratch } = kho.kho;

/** One area, in whole frames. */
export interface ScratchArea {
  readonly pfn: number;
  readonly count: number;
}

/** One area a node that has memory, one for low memory, one for all of it. */
const AREAS = 3;
/** An area is one frame in so many. */
const SHARE = 256;
/** What fits into the page that the next kernel is told of. */
const AREAS_MAX = 252;

/** Areas for a fresh start: the last frames there are, highest area first, as they are taken. */
export function placeScratch(ram: Ram): readonly ScratchArea[] {
  const count = Math.max(1, Math.floor(ram.frameCount / SHARE));
  const end = ram.basePfn + ram.frameCount;
  return Array.from({ length: AREAS }, (_, at) => ({ pfn: end - (at + 1) * count, count }));
}

export const scratchBytes = (areas: readonly ScratchArea[]): number =>
  areas.length * KHO_SCRATCH_SIZE;

export function writeScratch(ram: Ram, pa: number, areas: readonly ScratchArea[]): void {
  for (const [at, { pfn, count }] of areas.entries()) {
    const value = { addr: BigInt(pfn) * 4096n, size: BigInt(count) * 4096n };
    encodeKhoScratch(value, ram.view, ram.byteAt(pa + at * KHO_SCRATCH_SIZE));
  }
}

/** The array of areas at an address; a string is why it is none. */
export function readScratch(ram: Ram, pa: number, bytes: number): readonly ScratchArea[] | string {
  const where = `scratch array at ${hex(pa)}`;
  const length = bytes / KHO_SCRATCH_SIZE;
  if (!Number.isInteger(length) || length < 1 || length > AREAS_MAX) {
    return `${where} of ${bytes} bytes`;
  }
  if (pa % 8 !== 0 || !ram.holdsBytes(pa, bytes)) return `${where} is not memory`;
  const areas: ScratchArea[] = [];
  for (let at = 0; at < length; at++) {
    const { addr, size } = decodeKhoScratch(ram.view, ram.byteAt(pa + at * KHO_SCRATCH_SIZE));
    // A kernel told to set nothing aside for one purpose lists an area of no size.
    if (size === 0n) continue;
    const isWhole = addr % 4096n === 0n && size % 4096n === 0n;
    if (!isWhole || addr + size > 2n ** 52n || !ram.holdsBytes(Number(addr), Number(size))) {
      return `scratch area ${at}, ${size} bytes at 0x${addr.toString(16)}, is not memory`;
    }
    areas.push({ pfn: Number(addr / 4096n), count: Number(size / 4096n) });
  }
  if (areas.length === 0) return `${where} without a byte of memory`;
  const inOrder = [...areas].sort((a, b) => a.pfn - b.pfn);
  const clash = inOrder.find((area, at) => {
    const next = inOrder[at + 1];
    return next !== undefined && area.pfn + area.count > next.pfn;
  });
  return clash === undefined ? areas : `scratch areas overlap at ${hex(clash.pfn * 4096)}`;
}

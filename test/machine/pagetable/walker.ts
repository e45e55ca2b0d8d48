// A walk as hardware does it, written a second time from the manuals' bit tables alone: 64-bit
// words, one loop, no format object.
import type { Ram } from "../../../src/runtime/memory/index.ts";
import type { PageTable } from "../../../src/runtime/pagetable/index.ts";

/** What an entry is at a level (0: pages of 4 KiB). A leaf: first frame, frames. */
type Entry =
  | { readonly kind: "empty" }
  | { readonly kind: "table"; readonly pfn: bigint }
  | { readonly kind: "leaf"; readonly pfn: bigint; readonly pages: bigint };

const bits = (word: bigint, high: number, low: number): bigint =>
  (word >> BigInt(low)) & ((1n << BigInt(high - low + 1)) - 1n);
const itemPages = (level: number): bigint => 1n << BigInt(9 * level);
const empty: Entry = { kind: "empty" };
const table = (pfn: bigint): Entry => ({ kind: "table", pfn });
const leaf = (pfn: bigint, pages: bigint): Entry => ({ kind: "leaf", pfn, pages });

type Reader = (word: bigint, level: number) => Entry;

const arm: Reader = (word, level) => {
  const type = bits(word, 1, 0);
  if (type === 1n && level > 0) return leaf(bits(word, 47, 12), itemPages(level));
  if (type !== 3n) return empty;
  return level === 0 ? leaf(bits(word, 47, 12), 1n) : table(bits(word, 47, 12));
};

/** The bit tables, by format. */
const readers: Readonly<Record<string, Reader>> = {
  vtdss: (word, level) => {
    if (bits(word, 1, 0) === 0n) return empty;
    const pfn = bits(word, 51, 12);
    if (level === 0 || (level < 3 && bits(word, 7, 7) === 1n)) return leaf(pfn, itemPages(level));
    return table(pfn);
  },
  x86_64: (word, level) => {
    if (bits(word, 0, 0) === 0n) return empty;
    const pfn = bits(word, 51, 12);
    if (level === 0 || (level < 3 && bits(word, 7, 7) === 1n)) return leaf(pfn, itemPages(level));
    return table(pfn);
  },
  amdv1: (word, level) => {
    if (bits(word, 0, 0) === 0n) return empty;
    const next = bits(word, 11, 9);
    const pfn = bits(word, 51, 12);
    if (next === 0n) return leaf(pfn, itemPages(level));
    if (next !== 7n) return table(pfn);
    let pages = 2n;
    while (((pfn + 1n) & (pages - 1n)) === 0n) pages *= 2n;
    return leaf(pfn & ~(pages - 1n), pages);
  },
  riscv64: (word, level) => {
    if (bits(word, 0, 0) === 0n) return empty;
    const pfn = bits(word, 53, 10);
    if (bits(word, 3, 1) === 0n) return table(pfn);
    if (bits(word, 63, 63) === 0n) return leaf(pfn, itemPages(level));
    return bits(pfn, 3, 0) === 8n ? leaf(pfn - 8n, 16n) : empty;
  },
  arm_lpae_s1: arm,
  arm_lpae_s2: arm,
};

/** The frame behind an input frame, or -1. */
export function hardwareWalk(ram: Ram, pt: PageTable, iovaPfn: number): number {
  const read = readers[pt.format.name]!;
  let at = BigInt(pt.topPfn);
  for (let level = pt.topLevel; level >= 0; level--) {
    // Tables side by side at the top are one with a wider index.
    const isWide = level === pt.topLevel && pt.format.name === "arm_lpae_s2";
    const high = isWide ? Math.max(9 * level + 8, pt.vaszLg2 - 13) : 9 * level + 8;
    const index = Number(bits(BigInt(iovaPfn), high, 9 * level));
    const byte = ram.byteAt(Number(at) * 4096) + index * 8;
    const entry = read(ram.view.getBigUint64(byte, true), level);
    if (entry.kind === "empty") return -1;
    if (entry.kind === "leaf") {
      return Number(entry.pfn) + Number(BigInt(iovaPfn) & (entry.pages - 1n));
    }
    at = entry.pfn;
  }
  return -1;
}

// Marks of written pages against a plain list of leaves, for every format that has them: what
// hardware marks comes out, once where it is taken back, whatever the sizes of leaves.
import { describe, expect, it } from "vitest";
import {
  map,
  readDirty,
  unmap,
  visitLeaves,
  type PageTable,
} from "../../../src/runtime/pagetable/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { bench, shapes } from "./shapes.ts";

/** One leaf as the list has it. */
interface Leaf {
  readonly start: number;
  readonly pages: number;
  /** Words of its entries in the arena: one, or as many as it stands in. */
  readonly slots: readonly number[];
  isWritten: boolean;
}

const tracking = shapes.filter(([, { dirty }]) => dirty !== undefined);

/** Every word pair of the arena that holds a leaf, by scanning all of it; no walk. */
function listLeaves(pt: PageTable): Leaf[] {
  const at = new Map<string, number[]>();
  for (let slot = 0; slot < pt.words.length; slot += 2) {
    const key = `${pt.words[slot]} ${pt.words[slot + 1]}`;
    if (key !== "0 0") at.set(key, [...(at.get(key) ?? []), slot]);
  }
  const leaves: Leaf[] = [];
  visitLeaves(pt, (start, _pfn, _level, low, high, pages) => {
    leaves.push({ start, pages, slots: at.get(`${low} ${high}`)!, isWritten: false });
  });
  return leaves;
}

/** Hardware writes a page of a leaf: it marks the one entry it came through. */
function write(pt: PageTable, leaf: Leaf, page: number): void {
  const { slots, pages } = leaf;
  const slot = slots[Math.floor((page * slots.length) / pages)]!;
  pt.words[slot] = pt.format.dirty!.dirtied(pt.words[slot]!);
  leaf.isWritten = true;
}

/** What a look at a range tells, leaf by leaf; each look goes on behind a whole leaf's length. */
function told(leaves: readonly Leaf[], from: number, pages: number, clear: boolean): string[] {
  const found: string[] = [];
  for (let at = from; at < from + pages;) {
    const leaf = leaves.find(({ start, pages: span }) => at >= start && at < start + span)!;
    if (leaf.isWritten) found.push(`${at}+${leaf.pages}`);
    if (clear) leaf.isWritten = false;
    at += leaf.pages;
  }
  return found;
}

describe.each(tracking)("%s", (_, format, shape) => {
  it("tells exactly what was written, and once where marks are taken back", () => {
    const random = new Generator(29, shape.vaszLg2);
    for (let round = 0; round < 4; round++) {
      const made = bench(format, shape, shape.sizesLg2, 4 * 2 ** 20, { hardwareDirty: true });
      const { pt } = made;
      const base = 512 * (1 + random.below(3));
      const pages = 1024 + random.below(1200);
      // Frames of their own: so that no two leaves have equal entries.
      expect(map(pt, base, 2 ** 16, pages, 3)).toBe(0);
      // As the kernel begins: what a map left behind (a mark, where that is writable) is no news.
      readDirty(pt, base, pages, true);
      const leaves = listLeaves(pt);
      expect(leaves.some((leaf) => leaf.pages > 1)).toBe(true);
      const before = pt.words.slice();
      for (let step = 0; step < 60; step++) {
        for (let writes = random.below(4); writes > 0; writes--) {
          const leaf = random.pick(leaves);
          write(pt, leaf, random.below(leaf.pages));
        }
        const from = base + random.below(pages);
        const length = 1 + random.below(base + pages - from);
        const clear = random.chance(50);
        const seen: string[] = [];
        readDirty(pt, from, length, clear, (iova, span) => seen.push(`${iova}+${span}`));
        expect(seen).toEqual(told(leaves, from, length, clear));
      }
      // Taken back everywhere, nothing but the marks has changed.
      for (const { start, pages: span } of leaves) readDirty(pt, start, span, true);
      expect(cleaned(pt, pt.words, leaves)).toEqual(cleaned(pt, before, leaves));
      expect(unmap(pt, base, pages)).toBe(pages);
    }
  });

  it("looks past holes, and tells nothing of them", () => {
    const { pt } = bench(format, shape, shape.sizesLg2, 4 * 2 ** 20, { hardwareDirty: true });
    expect(map(pt, 600, 2 ** 16 + 1, 3, 3)).toBe(0);
    readDirty(pt, 600, 3, true);
    const leaves = listLeaves(pt);
    const last = leaves.at(-1)!;
    write(pt, last, 0);
    const seen: number[] = [];
    readDirty(pt, 0, 2000, false, (iova) => seen.push(iova));
    expect(seen).toEqual([last.start]);
    readDirty(pt, 2 ** 18, 5, true, (iova) => seen.push(iova));
    expect(seen).toEqual([last.start]);
  });
});

/** The words of leaves as they are when nothing was written. */
function cleaned(pt: PageTable, words: Int32Array, leaves: readonly Leaf[]): readonly number[] {
  const { dirty } = pt.format;
  return leaves.flatMap(({ slots }) =>
    slots.flatMap((slot) => [dirty!.cleaned(words[slot]!), words[slot + 1]!]),
  );
}

// Single entries of every format, as the kernel's tests of its page-table library ask for them:
// what is put in comes out again, in every size, with every right, at the ends of the address range.
import { describe, expect, it } from "vitest";
import {
  EMPTY,
  LEAF,
  TABLE,
  map,
  readDirty,
  translate,
  unmap,
  type Format,
} from "../../../src/runtime/pagetable/index.ts";
import { indexAt, topAtFor } from "../../../src/runtime/pagetable/table.ts";
import { bench, leaves, shapes, testFrame, type Bench } from "./shapes.ts";

/** Word index of the slot an input frame has at a level, through tables that are there. */
function slotAt({ pt, ram }: Bench, iovaPfn: number, level: number): number {
  let at = topAtFor(pt, iovaPfn);
  for (let here = pt.topLevel; here > level; here--) {
    const slot = at + indexAt(iovaPfn, here) * 2;
    expect(kindAt(pt.format, ram.words, slot, here)).toBe(TABLE);
    at = ram.wordAt(frameAt({ pt, ram } as Bench, slot));
  }
  return at + indexAt(iovaPfn, level) * 2;
}

const kindAt = (format: Format, words: Int32Array, slot: number, level: number): number =>
  format.kindOf(words[slot]!, words[slot + 1]!, level);

function frameAt({ pt, ram }: Bench, slot: number): number {
  const word = ram.view.getBigUint64(slot * 4, true);
  const mask = (BigInt(pt.oaHighMask) << 32n) | BigInt((0xffffffff << pt.oaShift) >>> 0);
  return Number((word & mask) >> BigInt(pt.oaShift));
}

/** The attributes of an entry: everything but its frame number. */
function attributesAt({ pt, ram }: Bench, slot: number): bigint {
  const mask = (BigInt(pt.oaHighMask) << 32n) | BigInt((0xffffffff << pt.oaShift) >>> 0);
  return ram.view.getBigUint64(slot * 4, true) & ~mask;
}

/** A property a format has no need of. */
const ignore = (_name: string, _run: () => void): void => {};

describe.each(shapes)("%s", (_, format, shape) => {
  it("decodes disjoint, adjacent address bits that cover the whole width", () => {
    const { pt } = bench(format, shape);
    const seen = new Set<string>();
    for (let bit = 0; bit < pt.vaszLg2 - 12; bit++) {
      const pfn = 2 ** bit;
      const hits: string[] = [];
      for (let level = 0; level <= format.topLevelMax; level++) {
        const index = indexAt(pfn, level);
        if (index !== 0) hits.push(`${level}:${index}`);
      }
      if (9 * (format.topLevelMax + 1) <= bit) continue;
      expect(hits, `bit ${bit}`).toHaveLength(1);
      expect(seen.has(hits[0]!)).toBe(false);
      seen.add(hits[0]!);
    }
  });

  it("has leaf sizes that fit a level, and none as large as the table", () => {
    const { pt } = bench(format, shape);
    expect(pt.sizes[0]).toBe(0);
    const hasRuns = format.sized !== undefined || format.contiguous !== undefined;
    for (const [at, lg2] of pt.sizes.entries()) {
      expect(lg2).toBeGreaterThan(pt.sizes[at - 1] ?? -1);
      expect(lg2 + 12).toBeLessThan(pt.vaszLg2);
      expect(lg2 % 9 === 0 || hasRuns, `2^${lg2} pages`).toBe(true);
    }
    if (format.name === "amdv1") expect(pt.sizes).not.toContain(27);
  });

  it("finds a table again behind its entry, and nothing once it is cleared", () => {
    for (let level = 1; level <= format.topLevelMax; level++) {
      const [low, high] = [format.tableLow(level), format.tableHigh(level)];
      expect(format.kindOf(low, high, level)).toBe(TABLE);
      const { mask, value } = format.tableTest(level);
      expect(low & mask).toBe(value);
      expect(format.kindOf(0, 0, level)).toBe(EMPTY);
      expect(value, "an empty slot is no table").not.toBe(0);
    }
  });

  it("finds a leaf again, in every size, at frame 0, in the middle and at the end", () => {
    const made = bench(format, shape);
    const { pt, ram } = made;
    for (const [at, lg2] of pt.sizes.entries()) {
      const span = pt.spans[at]!;
      const level = Math.floor(lg2 / 9);
      const items = 2 ** (lg2 - 9 * level);
      if (2 * span > pt.endPfn) continue;
      for (const frame of [0, testFrame(pt, lg2), pt.oaEndPfn - span]) {
        expect(map(pt, span, frame, span, 3)).toBe(0);
        const first = slotAt(made, span, level);
        for (let item = 0; item < items; item++) {
          const slot = first + item * 2;
          expect(kindAt(format, ram.words, slot, level)).toBe(LEAF);
          expect(attributesAt(made, slot)).toBe(attributesAt(made, first));
          expect(format.tableTest(level).mask & ram.words[slot]!).not.toBe(
            level > 0 ? format.tableTest(level).value : -1,
          );
        }
        expect(translate(pt, span)).toBe(frame);
        expect(translate(pt, 2 * span - 1)).toBe(frame + span - 1);
        expect(translate(pt, span - 1)).toBe(-1);
        expect(unmap(pt, span, span)).toBe(span);
        pt.release();
        expect(leaves(pt)).toEqual([]);
      }
    }
  });

  it("keeps a leaf's rights apart from its address, for every protection it takes", () => {
    const made = bench(format, shape);
    const { pt } = made;
    let taken = 0;
    for (let prot = 0; prot < 64; prot++) {
      const accepted = format.leafLow(prot, 0, {}) !== undefined;
      expect(accepted).toBe((prot & 3) !== 0);
      if (!accepted) continue;
      taken += 1;
      const found = new Set<bigint>();
      for (const frame of [0, testFrame(pt, 0), pt.oaEndPfn - 1]) {
        expect(map(pt, 77, frame, 1, prot)).toBe(0);
        const slot = slotAt(made, 77, 0);
        found.add(attributesAt(made, slot));
        expect(frameAt(made, slot)).toBe(frame);
        expect(unmap(pt, 77, 1)).toBe(1);
      }
      expect(found.size, `protection ${prot}`).toBe(1);
    }
    expect(taken).toBe(48);
  });

  (format.dirty === undefined ? ignore : it)(
    "tells written leaves from others, and forgets",
    () => {
      const options = { hardwareDirty: true };
      const dirty = format.dirty!;
      for (let level = 0; level < 3; level++) {
        const low = format.leafLow(3, level, options)!;
        const high = format.leafHigh(3, level, options);
        const [clean, written] = [dirty.cleaned(low), dirty.dirtied(dirty.cleaned(low))];
        expect(dirty.isDirty(clean, high)).toBe(false);
        expect(dirty.isDirty(written, high)).toBe(true);
        expect(dirty.isDirty(dirty.cleaned(written), high)).toBe(false);
        expect(format.kindOf(clean, high, level)).toBe(LEAF);
      }
    },
  );

  const marksInLow = format.dirty !== undefined && format.name !== "arm_lpae_s1";
  (marksInLow ? it : ignore)("a leaf in several entries is written when one of them is", () => {
    const made = bench(format, shape);
    const { pt, ram } = made;
    for (const [at, lg2] of pt.sizes.entries()) {
      const span = pt.spans[at]!;
      const level = Math.floor(lg2 / 9);
      const items = 2 ** (lg2 - 9 * level);
      if (4 * span > pt.endPfn) continue;
      expect(map(pt, span, 0, span, 3)).toBe(0);
      expect(map(pt, 2 * span, span, span, 3)).toBe(0);
      for (const item of new Set([0, items >> 1, items - 1])) {
        const slot = slotAt(made, span, level) + item * 2;
        ram.words[slot] = format.dirty!.dirtied(ram.words[slot]!);
        const look = (clear: boolean): string => {
          const told: string[] = [];
          readDirty(pt, span, 2 * span, clear, (iova, pages) => told.push(`${iova}+${pages}`));
          return told.join(" ");
        };
        expect(look(false)).toBe(`${span}+${span}`);
        expect(look(true)).toBe(`${span}+${span}`);
        expect(look(true)).toBe("");
      }
      expect(unmap(pt, span, span)).toBe(span);
      expect(unmap(pt, 2 * span, span)).toBe(span);
      pt.release();
    }
  });
});

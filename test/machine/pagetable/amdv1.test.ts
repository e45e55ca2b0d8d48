// AMD tables: leaves that code their own size, a top that grows, tables that stay; the driver's
// account against the unit's own walk.
import { describe, expect, it } from "vitest";
import { AmdUnit } from "../../../src/runtime/hardware/index.ts";
import { Frames, Ram } from "../../../src/runtime/memory/index.ts";
import {
  PageTable,
  amdv1,
  listTables,
  map,
  translate,
  unmap,
} from "../../../src/runtime/pagetable/index.ts";
import { FaultPlan, Generator } from "../../../src/runtime/world/index.ts";

const BDF = 0x20;

interface Bench {
  readonly ram: Ram;
  readonly pt: PageTable;
  /** The frame the unit finds, with nothing cached, or undefined. */
  readonly walk: (iovaPfn: number) => number | undefined;
}

function bench(): Bench {
  const ram = new Ram(64 * 2 ** 20);
  const frames = new Frames(ram, new FaultPlan());
  const geometry = { format: amdv1, topLevel: 2, vaszLg2: 64, keepsTables: true };
  const pt = PageTable.create(ram, frames, geometry);
  if (typeof pt === "number") throw new Error(`errno ${pt}`);
  const table = frames.allocate("device table", 1);
  const unit = new AmdUnit(ram);
  unit.writeDeviceTable(table * 4096 + 1);
  const walk = (iovaPfn: number): number | undefined => {
    const at = ram.byteAt(table * 4096 + BDF * 32);
    ram.view.setUint32(at, (pt.topPfn * 4096 + (pt.topLevel + 1) * 512 + 3) % 2 ** 32, true);
    const high = Math.floor((pt.topPfn * 4096) / 2 ** 32);
    ram.view.setUint32(at + 4, high + 3 * 2 ** 29, true);
    unit.invalidateDevice();
    unit.invalidateIotlb();
    return unit.translate(BDF, iovaPfn, false);
  };
  return { ram, pt, walk };
}

/** The word of a level-0 entry as hex, for one that is looked at alone. */
function wordOf({ ram, pt }: Bench, index: number): string {
  const table = listTables(pt).at(-1) as number;
  return ram.view.getBigUint64(ram.byteAt(table * 4096) + index * 8, true).toString(16);
}

describe("amdv1", () => {
  const sized: readonly (readonly [pages: number, word: string, copies: number])[] = [
    [1, "7000000200000001", 1],
    [2, "7000000200000e01", 2],
    [4, "7000000200001e01", 4],
    [16, "7000000200007e01", 16],
    [128, "700000020003fe01", 128],
    [256, "700000020007fe01", 256],
  ];
  it.each(sized)("a leaf of %i pages is %s", (pages, word, copies) => {
    const made = bench();
    expect(map(made.pt, 0, 0x200000, pages, 3)).toBe(0);
    for (let at = 0; at < copies; at++) expect(wordOf(made, at)).toBe(word);
    expect(wordOf(made, copies)).toBe("0");
  });

  it("grows when an address asks for it, and what was there stays", () => {
    const { pt, walk } = bench();
    expect(map(pt, 5, 0x300000, 1, 3)).toBe(0);
    const old = pt.topPfn;
    expect(map(pt, 2 ** 27, 0x300001, 1, 1)).toBe(0);
    expect(pt.topLevel).toBe(3);
    expect(map(pt, 2 ** 51, 0x300002, 1, 3)).toBe(0);
    expect(pt.topLevel).toBe(5);
    expect(listTables(pt)).toContain(old);
    for (const [iova, pfn] of [
      [5, 0x300000],
      [2 ** 27, 0x300001],
      [2 ** 51, 0x300002],
    ] as const) {
      expect(translate(pt, iova)).toBe(pfn);
      expect(walk(iova)).toBe(pfn);
    }
  });

  it("keeps the tables an unmap empties", () => {
    const { pt } = bench();
    map(pt, 0, 0x200001, 1024, 3);
    const tables = listTables(pt).length;
    expect(unmap(pt, 0, 1024)).toBe(1024);
    expect(listTables(pt).length).toBe(tables);
    expect(translate(pt, 0)).toBe(-1);
  });

  it("leads everywhere where a plain list of pages does, by both accounts", () => {
    for (let seed = 0; seed < 6; seed++) {
      const random = new Generator(seed);
      const { pt, walk } = bench();
      const plain = new Map<number, number>();
      const ranges: [number, number][] = [];
      for (let round = 0; round < 60; round++) {
        if (ranges.length > 0 && random.chance(35)) {
          const at = random.below(ranges.length);
          const [[iova, pages]] = ranges.splice(at, 1) as [[number, number]];
          expect(unmap(pt, iova, pages)).toBe(pages);
          for (let page = iova; page < iova + pages; page++) plain.delete(page);
          continue;
        }
        const pages = random.pick([1, 2, 3, 8, 64, 511, 512, 513, 1024, 3000]);
        const unit = random.pick([1, 2, 64, 512, 4096]);
        const iova = random.below(2 ** 16) * unit + random.pick([0, 2 ** 27, 2 ** 40]);
        const pfn = 0x400000 + random.below(2 ** 12) * unit;
        const isFree = ranges.every(
          ([start, count]) => iova >= start + count || iova + pages <= start,
        );
        if (!isFree) continue;
        expect(map(pt, iova, pfn, pages, 3)).toBe(0);
        ranges.push([iova, pages]);
        for (let page = 0; page < pages; page++) plain.set(iova + page, pfn + page);
      }
      for (const [iova, pfn] of plain) expect(translate(pt, iova)).toBe(pfn);
      for (let look = 0; look < 300; look++) {
        const near = random.pick(ranges.length > 0 ? ranges : [[0, 1] as [number, number]]);
        const iova = near[0] + random.below(near[1] + 3) - 1;
        if (iova < 0) continue;
        const wanted = plain.get(iova);
        expect(translate(pt, iova)).toBe(wanted ?? -1);
        expect(walk(iova)).toBe(wanted);
      }
    }
  });
});

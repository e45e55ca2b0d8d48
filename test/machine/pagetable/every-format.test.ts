// Properties every format must have, run over every configuration it lists. They restate what the
// kernel's own tests of its page-table library ask for.
import { describe, expect, it } from "vitest";
import { EADDRINUSE, EINVAL, ERANGE } from "../../../src/runtime/errno/index.ts";
import { Frames, Ram } from "../../../src/runtime/memory/index.ts";
import {
  PageTable,
  adopt,
  destroy,
  formats,
  listTables,
  map,
  translate,
  unmap,
  visitLeaves,
  type Format,
} from "../../../src/runtime/pagetable/index.ts";
import { FaultPlan, Generator } from "../../../src/runtime/world/index.ts";
import { greedyTiling, IntervalMap } from "./twins.ts";

interface Bench {
  readonly ram: Ram;
  readonly frames: Frames;
  readonly faults: FaultPlan;
  readonly pt: PageTable;
}

type Shape = { readonly vaszLg2: number; readonly topLevel: number };

function bench(format: Format, shape: Shape, sizesLg2?: readonly number[]): Bench {
  const ram = new Ram(64 * 2 ** 20);
  const faults = new FaultPlan();
  const frames = new Frames(ram, faults, 0x5a5a5a5a);
  const geometry = sizesLg2 === undefined ? { format, ...shape } : { format, ...shape, sizesLg2 };
  const pt = PageTable.create(ram, frames, geometry);
  if (typeof pt === "number") throw new Error(`errno ${pt}`);
  return { ram, frames, faults, pt };
}

function leaves(pt: PageTable): readonly (readonly [iova: number, pages: number])[] {
  const found: [number, number][] = [];
  visitLeaves(pt, (iovaPfn, _oa, level) => found.push([iovaPfn, 2 ** (9 * level)]));
  return found;
}

const shapes = formats.flatMap((format) =>
  format.configurations.map((shape) => [`${format.name} ${shape.vaszLg2}`, format, shape] as const),
);

describe.each(shapes)("%s", (_, format, shape) => {
  it("chooses the sizes a brute-force search chooses", () => {
    const random = new Generator(5, shape.vaszLg2);
    const { pt } = bench(format, shape);
    for (let round = 0; round < 120; round++) {
      const iova = random.below(2 ** 17) * (random.chance(50) ? 1 : 512);
      const oa = iova + random.pick([0, 512, 2 ** 18, 1, 7, 2 ** 27]) * random.below(4);
      const pages = 1 + random.below(random.pick([3, 600, 2000, 6000]));
      expect(map(pt, iova, oa, pages, 3)).toBe(0);
      const tiles = greedyTiling(iova, oa, pages, pt.spans);
      expect(leaves(pt).join(" ")).toBe(tiles.join(" "));
      expect(unmap(pt, iova, pages)).toBe(pages);
      pt.release();
    }
  });

  it("maps one leaf of every size and translates every page of it", () => {
    const { pt } = bench(format, shape);
    for (const span of pt.spans) {
      const iova = span * 3;
      expect(map(pt, iova, span * 5, span, 3)).toBe(0);
      expect(leaves(pt)).toEqual([[iova, span]]);
      for (const at of [0, 1, span >> 1, span - 1].filter((page) => page < span)) {
        expect(translate(pt, iova + at)).toBe(span * 5 + at);
      }
      expect(unmap(pt, iova, span)).toBe(span);
      expect(leaves(pt)).toEqual([]);
    }
  });

  it("replaces empty tables by a larger leaf, and refuses when a leaf is left in them", () => {
    const { pt } = bench(format, shape);
    const span = pt.spans[1]!;
    for (let page = 0; page < span; page++) expect(map(pt, span + page, page, 1, 3)).toBe(0);
    for (let page = 0; page < span; page++) {
      expect(map(pt, span, 0, span, 3)).toBe(-EADDRINUSE);
      expect(unmap(pt, span + page, 1)).toBe(1);
    }
    expect(map(pt, span, 0, span, 3)).toBe(0);
    expect(pt.retired).toHaveLength(1);
    expect(leaves(pt)).toEqual([[span, span]]);
  });

  it("removes a large leaf whole when only its start is unmapped, and no more", () => {
    const { pt } = bench(format, shape);
    const span = pt.spans[1]!;
    expect(map(pt, 0, 0, span * 2, 3)).toBe(0);
    expect(unmap(pt, 1, 1)).toBe(0);
    expect(unmap(pt, 0, 1)).toBe(span);
    expect(leaves(pt)).toEqual([[span, span]]);
  });

  it("agrees with an interval map over random ranges, and leaks nothing", () => {
    const { pt, frames } = bench(format, shape);
    const random = new Generator(11, shape.vaszLg2);
    const twin = new IntervalMap();
    for (let round = 0; round < 1000; round++) {
      const iova = random.below(2 ** 18);
      const pages = 1 + random.below(random.pick([1, 40, 3000]));
      const oa = iova + 2 ** 21;
      const errno = map(pt, iova, oa, pages, 3);
      if (twin.overlaps(iova, pages)) {
        expect(errno).toBe(-EADDRINUSE);
        const [start, length] = twin.firstIn(iova, pages)!;
        expect(unmap(pt, start, length)).toBe(length);
        twin.remove(start);
      } else {
        expect(errno).toBe(0);
        twin.add(iova, pages);
      }
      pt.release();
      const probe = random.below(2 ** 18);
      expect(translate(pt, probe)).toBe(twin.overlaps(probe, 1) ? probe + 2 ** 21 : -1);
    }
    for (const [start, pages] of twin.all()) expect(unmap(pt, start, pages)).toBe(pages);
    expect(leaves(pt)).toEqual([]);
    destroy(pt);
    expect(frames.used).toBe(0);
  });

  it("maps where input and output differ in alignment", () => {
    const { pt } = bench(format, shape);
    expect(map(pt, 0xfef80, 0x208b95d, 32, 3)).toBe(0);
    expect(leaves(pt)).toHaveLength(32);
    for (let page = 0; page < 32; page++)
      expect(translate(pt, 0xfef80 + page)).toBe(0x208b95d + page);
  });

  it("tiles the kernel's mixed range with exactly 20 leaves of 2 MiB and 1 GiB", () => {
    const { pt } = bench(format, shape, [21, 30]);
    expect(map(pt, 0x3fe400, 0x3fe400, 0xc2200, 3)).toBe(0);
    expect(leaves(pt)).toHaveLength(20);
  });

  it("crosses the 4 GiB line of the output without a wrong high word", () => {
    const { pt } = bench(format, shape);
    expect(map(pt, 5, 2 ** 20 - 3, 7, 3)).toBe(0);
    for (let page = 0; page < 7; page++) expect(translate(pt, 5 + page)).toBe(2 ** 20 - 3 + page);
  });

  it("refuses what it must, by errno", () => {
    const { pt } = bench(format, shape);
    expect(map(pt, 0, 0, 1, 0)).toBe(-EINVAL);
    expect(map(pt, 0, 0, 0, 3)).toBe(-EINVAL);
    expect(map(pt, 0, 2 ** (format.oaszLg2Max - 12), 1, 3)).toBe(-ERANGE);
    expect(map(pt, pt.endPfn, 0, 1, 3)).toBe(-ERANGE);
    expect(map(pt, pt.endPfn - 1, 0, 1, 3)).toBe(0);
    expect(translate(pt, pt.endPfn - 1)).toBe(0);
    expect(unmap(pt, pt.endPfn, 1)).toBe(0);
  });

  it("leaves no leaf behind when a frame is refused half way, and nothing leaks", () => {
    const { pt, frames, faults } = bench(format, shape);
    for (let nth = 1; ; nth++) {
      faults.arm({ nth });
      const errno = map(pt, 500, 7, 3000, 3);
      const fired = faults.disarm();
      if (!fired) {
        expect(errno).toBe(0);
        break;
      }
      expect(errno).toBeLessThan(0);
      expect(leaves(pt)).toEqual([]);
      pt.release();
    }
    destroy(pt);
    expect(frames.used).toBe(0);
  });

  it("is adopted from its top without a byte changed, and only when every table is vouched for", () => {
    const { pt, ram, frames } = bench(format, shape);
    expect(map(pt, 123456, 99, 5000, 3)).toBe(0);
    const tables = listTables(pt);
    const before = tables.map((pfn) => ram.frame(pfn).slice());
    const claimed = new Set<number>();
    const owner = {
      keeps: (pfn: number) => tables.includes(pfn),
      claim: (pfn: number) => claimed.add(pfn),
    };
    const taken = adopt(ram, frames, { format, ...shape }, pt.topPfn, owner);
    if (typeof taken === "number") throw new Error(`errno ${taken}`);
    expect([...claimed].sort()).toEqual([...tables].sort());
    expect(tables.map((pfn) => ram.frame(pfn).slice())).toEqual(before);
    expect(translate(taken, 123456 + 4999)).toBe(99 + 4999);
    const fewer = { ...owner, keeps: (pfn: number) => tables.slice(0, -1).includes(pfn) };
    expect(adopt(ram, frames, { format, ...shape }, pt.topPfn, fewer)).toBe(-EINVAL);
  });
});

// Properties every format must have, run over every configuration it lists. They restate what the
// kernel's own tests of its page-table library ask for.
import { describe, expect, it } from "vitest";
import { EINVAL, ENXIO, EADDRINUSE, ERANGE } from "../../../src/runtime/errno/index.ts";
import {
  adopt,
  destroy,
  listTables,
  map,
  translate,
  unmap,
  type Configuration,
  type Format,
  type PageTable,
} from "../../../src/runtime/pagetable/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { bench, leaves, shapes, testFrame, type Bench } from "./shapes.ts";
import { greedyTiling, IntervalMap } from "./twins.ts";
import { hardwareWalk } from "./walker.ts";

/** A property a format has no need of. */
const ignore = (_name: string, _run: () => void): void => {};

/** An expectation in a hot loop: the machinery of `expect` only where it fails. */
function same<T>(got: T, wanted: T): void {
  if (got !== wanted) expect(got).toBe(wanted);
}

const occupied = ({ occupied: own }: Format): number => own ?? -EADDRINUSE;

/** Both accounts of one address: the driver's and the hardware's. */
function expectFrame({ pt, ram }: Bench, iovaPfn: number, pfn: number): void {
  same(translate(pt, iovaPfn), pfn);
  same(hardwareWalk(ram, pt, iovaPfn), pfn);
}

/** Tables that lead somewhere, and frames handed out: the same. */
function expectNothingLost({ pt, frames }: Bench): void {
  pt.release();
  const tables = listTables(pt);
  expect(new Set(tables).size).toBe(tables.length);
  expect(frames.used).toBe(tables.length);
}

/** A piece of the table with room for `pages` pages, aligned to them, past the first such piece. */
const somewhere = (pt: PageTable, pages: number): number =>
  3 * pages <= pt.endPfn ? 2 * pages : 0;

describe.each(shapes)("%s", (_, format, shape) => {
  /** Where each half begins; and before a line between tables side by side at the top. */
  const bases = (pt: PageTable): readonly number[] => {
    if (pt.topTables > 1) return [0, pt.topSpan - 2 ** 17];
    return pt.upperPfn === Infinity ? [0] : [0, pt.upperPfn];
  };

  it("chooses the sizes a brute-force search chooses, whatever sizes there are", () => {
    const random = new Generator(5, shape.vaszLg2);
    for (let subset = 0; subset < 5; subset++) {
      const all = shape.sizesLg2 ?? format.sizesLg2;
      const sizes = all.filter((lg2) => lg2 === 12 || subset === 0 || random.chance(50));
      const { pt } = bench(format, shape, sizes);
      for (let round = 0; round < 8; round++) {
        const iova = random.below(2 ** 10) * (random.chance(50) ? 1 : 512);
        const oa = iova + random.pick([0, 512, 2 ** 18, 1, 7, 2 ** 27]) * random.below(4);
        const pages = 1 + random.below(random.pick([3, 600, 1500, 3000]));
        same(map(pt, iova, oa, pages, 3), 0);
        const tiles = greedyTiling(iova, oa, pages, pt.spans);
        expect(leaves(pt).join(" ")).toBe(tiles.join(" "));
        same(unmap(pt, iova, pages), pages);
        pt.release();
      }
    }
  });

  it("maps one leaf of every size, at rising addresses, all there at once", () => {
    const made = bench(format, shape);
    const { pt } = made;
    const placed: [iova: number, frame: number, span: number][] = [];
    let next = 0;
    for (const [at, lg2] of pt.sizes.entries()) {
      const span = pt.spans[at]!;
      const iova = Math.ceil((next + 1) / span) * span;
      if (iova + span > pt.endPfn) break;
      const frame = testFrame(pt, lg2);
      expect(map(pt, iova, frame, span, 3)).toBe(0);
      placed.push([iova, frame, span]);
      next = iova + span;
    }
    expect(leaves(pt)).toEqual(placed.map(([iova, , span]) => [iova, span]));
    for (const [iova, frame, span] of placed) {
      for (const page of new Set([0, 1, span >>> 1, span - 1])) {
        if (page < span) expectFrame(made, iova + page, frame + page);
      }
      expectFrame(made, iova - 1, translate(pt, iova - 1));
    }
    for (const [iova, , span] of placed) expect(unmap(pt, iova, span)).toBe(span);
    expect(leaves(pt)).toEqual([]);
    expectNothingLost(made);
  });

  it("replaces empty tables by a larger leaf, and refuses while a leaf is left in them", () => {
    const made = bench(format, shape);
    const { pt } = made;
    for (const [small, large] of pairs(pt, 512)) {
      const start = somewhere(pt, large);
      for (let page = 0; page < large; page += small) {
        same(map(pt, start + page, page, small, 3), 0);
      }
      expect(leaves(pt).length).toBe(tilesOf(pt, start, large, small));
      same(map(pt, start, 0, large, 3), occupied(format));
      // Half in one call, the rest piece by piece: tables stay behind.
      const half = Math.floor(large / 2 / small) * small;
      if (half > 0) same(unmap(pt, start, half), half);
      for (let page = half; page < large; page += small) {
        same(map(pt, start, 0, large, 3), occupied(format));
        same(unmap(pt, start + page, small), small);
      }
      same(map(pt, start, 0, large, 3), 0);
      expect(leaves(pt)).toEqual([[start, large]]);
      expectFrame(made, start + large - 1, large - 1);
      same(unmap(pt, start, large), large);
      expectNothingLost(made);
    }
  });

  it("takes a large leaf whole or not at all, and nothing beside it", () => {
    const { pt } = bench(format, shape);
    for (const [small, large] of pairs(pt, Infinity)) {
      const start = somewhere(pt, 2 * large);
      for (const at of [0, large]) {
        // Frames that rule out one leaf over both.
        same(map(pt, start + at, large + 4 * at, large, 3), 0);
      }
      expect(leaves(pt)).toHaveLength(2);
      same(unmap(pt, start + small, small), 0);
      const gone = format.keepsPartialLeaves === true ? 0 : large;
      same(unmap(pt, start, small), gone);
      expect(leaves(pt)).toHaveLength(gone === 0 ? 2 : 1);
      if (gone === 0) same(unmap(pt, start, large), large);
      same(unmap(pt, start + large, large), large);
      pt.release();
    }
  });

  it("agrees with an interval map and the hardware's walk over random ranges, in every half", () => {
    const made = bench(format, shape);
    const { pt, frames } = made;
    const random = new Generator(11, shape.vaszLg2);
    for (const base of bases(pt)) {
      const twin = new IntervalMap();
      const frameOf = (iova: number): number => (iova + 2 ** 21) % pt.oaEndPfn;
      for (let round = 0; round < 350; round++) {
        const iova = base + random.below(2 ** 18);
        const pages = 1 + random.below(random.pick([1, 40, 3000]));
        const errno = map(pt, iova, frameOf(iova), pages, 3);
        if (twin.overlaps(iova, pages)) {
          expect(errno).toBe(occupied(format));
          const [start, length] = twin.firstIn(iova, pages)!;
          same(unmap(pt, start, length), length);
          twin.remove(start);
        } else {
          expect(errno).toBe(0);
          twin.add(iova, pages);
        }
        pt.release();
        const probe = base + random.below(2 ** 18);
        expectFrame(made, probe, twin.overlaps(probe, 1) ? frameOf(probe) : -1);
      }
      expectNothingLost(made);
      for (const [start, pages] of twin.all()) same(unmap(pt, start, pages), pages);
      expect(leaves(pt)).toEqual([]);
    }
    destroy(pt);
    expect(frames.used).toBe(0);
  });

  it("touches nothing but the entries it removes and the slots of tables it frees", () => {
    const { pt } = bench(format, shape);
    const random = new Generator(3, shape.vaszLg2);
    for (let round = 0; round < 12; round++) {
      const [start, pages] = [600 + random.below(600), 1 + random.below(1800)];
      same(map(pt, 0, 5, start, 3), 0);
      same(map(pt, start, 2 ** 15 + 1, pages, 1), 0);
      same(map(pt, start + pages, 2 ** 17 + 3, 700, 3), 0);
      const others = (): string =>
        leaves(pt)
          .filter(([iova]) => iova < start || iova >= start + pages)
          .map(([iova, count]) => `${iova}+${count}=${translate(pt, iova)}`)
          .join(" ");
      const before = others();
      same(unmap(pt, start, pages), pages);
      expect(others()).toBe(before);
      expect(translate(pt, start)).toBe(-1);
      same(unmap(pt, 0, start), start);
      same(unmap(pt, start + pages, 700), 700);
      pt.release();
    }
    // Over initially empty tables, whole slots of the top leave nothing.
    const slot = 2 ** (9 * pt.topLevel);
    const fresh = bench(format, shape, [shape.sizesLg2?.at(-1) ?? format.sizesLg2.at(-1)!]);
    const size = fresh.pt.spans.at(-1) ?? Infinity;
    if (2 * slot <= fresh.pt.endPfn && size <= slot && slot / size <= 4096) {
      same(map(fresh.pt, slot, 0, slot, 3), 0);
      same(unmap(fresh.pt, slot, slot), slot);
      const isClear = fresh.ram.frame(fresh.pt.topPfn).every((byte) => byte === 0);
      expect(isClear).toBe(format.freesByLeaf !== true || size === slot);
    }
  });

  it("maps where input and output differ in alignment", () => {
    const made = bench(format, shape);
    expect(map(made.pt, 0xfef80, 0x208b95d, 32, 3)).toBe(0);
    expect(leaves(made.pt)).toHaveLength(32);
    for (let page = 0; page < 32; page++) expectFrame(made, 0xfef80 + page, 0x208b95d + page);
  });

  it("tiles the kernel's mixed range with exactly 20 leaves of 2 MiB and 1 GiB", () => {
    const { pt } = bench(format, shape, [21, 30]);
    if (pt.endPfn < 0x4c0600) return;
    expect(map(pt, 0x3fe400, 0x3fe400, 0xc2200, 3)).toBe(0);
    expect(leaves(pt)).toHaveLength(20);
    expect(map(pt, 0x1001, 0, 1, 3), "no size fits").toBe(format.sizeless ?? -ENXIO);
  });

  it("crosses the 4 GiB line of the output without a wrong high word", () => {
    const made = bench(format, shape);
    for (const line of [2 ** 20, 2 ** 22, 2 ** 24]) {
      expect(map(made.pt, 5, line - 3, 7, 3)).toBe(0);
      for (let page = 0; page < 7; page++) expectFrame(made, 5 + page, line - 3 + page);
      expect(unmap(made.pt, 5, 7)).toBe(7);
    }
  });

  it("refuses what it must, by errno, at both ends of the addresses", () => {
    const { pt } = bench(format, shape);
    expect(map(pt, 0, 0, 1, 0)).toBe(-EINVAL);
    expect(map(pt, 0, 0, 0, 3)).toBe(-EINVAL);
    expect(map(pt, 0, 2 ** (format.oaszLg2Max - 12), 1, 3)).toBe(-ERANGE);
    if (pt.endPfn < 2 ** 52) expect(map(pt, pt.endPfn, 0, 1, 3)).toBe(-ERANGE);
    expect(map(pt, pt.endPfn - 1, 0, 1, 3)).toBe(0);
    expect(translate(pt, pt.endPfn - 1)).toBe(0);
    expect(translate(pt, pt.endPfn)).toBe(-1);
    expect(unmap(pt, pt.endPfn, 1)).toBe(0);
    if (pt.upperPfn === Infinity) return;
    expect(map(pt, pt.upperPfn - 1, 0, 1, 3)).toBe(-ERANGE);
    expect(map(pt, pt.endPfn - 1, 0, 2, 3)).toBe(-ERANGE);
    expect(map(pt, pt.upperPfn, 1, 1, 3)).toBe(0);
    expect(map(pt, 2 ** 52 - 1, 2, 1, 3)).toBe(0);
    expect([pt.upperPfn, 2 ** 52 - 1].map((iova) => translate(pt, iova))).toEqual([1, 2]);
    expect(leaves(pt)).toEqual([
      [pt.endPfn - 1, 1],
      [pt.upperPfn, 1],
      [2 ** 52 - 1, 1],
    ]);
  });

  (format.growsTop === true ? it : ignore)(
    "grows by one level for the first page beyond its top",
    () => {
      const made = bench(format, shape);
      const { pt } = made;
      expect(map(pt, 5, 99, 1, 3)).toBe(0);
      const levels: number[] = [];
      while (pt.reachPfn < pt.endPfn) {
        const [level, beyond] = [pt.topLevel, pt.reachPfn];
        expect(translate(pt, beyond)).toBe(-1);
        expect(map(pt, beyond, 100 + level, 1, 3)).toBe(0);
        expect(pt.topLevel).toBe(level + 1);
        levels.push(level);
        expectFrame(made, beyond, 100 + level);
        expectFrame(made, 5, 99);
      }
      expect(pt.reachPfn).toBe(pt.endPfn);
      expect(levels).toEqual(shape.vaszLg2 === 64 ? [2, 3, 4] : []);
      expectNothingLost(made);
    },
  );

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

  it("is adopted from its top without a byte changed, and only when all of it is vouched for", () => {
    const { pt, ram, frames } = bench(format, shape);
    expect(map(pt, 123456, 99, 5000, 3)).toBe(0);
    const tables = listTables(pt);
    const before = tables.map((pfn) => ram.frame(pfn).slice());
    const claimed = new Set<number>();
    const owner = {
      keeps: (pfn: number) => tables.includes(pfn),
      claim: (pfn: number) => claimed.add(pfn),
    };
    const taken = adopt(ram, frames, geometryOf(format, shape), pt.topPfn, owner);
    if (typeof taken === "number") throw new Error(`errno ${taken}`);
    expect([...claimed].sort()).toEqual([...tables].sort());
    const unchanged = (pfn: number, at: number): boolean =>
      Buffer.compare(ram.frame(pfn), before[at]!) === 0;
    expect(tables.every(unchanged)).toBe(true);
    expect(translate(taken, 123456 + 4999)).toBe(99 + 4999);
    const fewer = { ...owner, keeps: (pfn: number) => tables.slice(0, -1).includes(pfn) };
    expect(adopt(ram, frames, geometryOf(format, shape), pt.topPfn, fewer)).toBe(-EINVAL);
  });
});

function geometryOf(format: Format, { vaszLg2, topLevel, signExtends = false }: Configuration) {
  return { format, vaszLg2, topLevel, signExtends };
}

/** Pairs of leaf sizes, in pages, the larger one at most so many of the smaller. */
function pairs(pt: PageTable, ratio: number): readonly (readonly [small: number, large: number])[] {
  const found: [number, number][] = [];
  for (const [at, large] of pt.spans.entries()) {
    for (const small of pt.spans.slice(0, at)) {
      const fits = 4 * large <= pt.endPfn && 16 * large <= pt.oaEndPfn;
      if (fits && large / small <= ratio) found.push([small, large]);
    }
  }
  // Formats with every power of two have hundreds of pairs: neighbours, and one in seven of others.
  return found.filter(
    ([small, large], at) => large / small <= 2 || found.length < 20 || at % 7 === 0,
  );
}

/** Leaves that pieces of `small` pages make when frames are those of the addresses. */
function tilesOf(pt: PageTable, start: number, large: number, small: number): number {
  let tiles = 0;
  for (let page = 0; page < large; page += small) {
    tiles += greedyTiling(start + page, page, small, pt.spans).length;
  }
  return tiles;
}

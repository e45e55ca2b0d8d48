// Tables side by side at the top of a stage-2 walk: when Linux makes them, where they lie, and that
// every one of them is walked, unmapped, listed and given back.
import { describe, expect, it } from "vitest";
import { EINVAL, EOPNOTSUPP } from "../../../src/runtime/errno/index.ts";
import {
  PageTable,
  adopt,
  armLpaeS1,
  armLpaeS2,
  armStage2Shape,
  destroy,
  listTables,
  map,
  translate,
  unmap,
} from "../../../src/runtime/pagetable/index.ts";
import { bench, leaves } from "./shapes.ts";
import { hardwareWalk } from "./walker.ts";

/** Input and output bits, whether wherever possible; top level and tables. */
const choices: readonly (readonly [number, number, boolean, number, number])[] = [
  [30, 40, false, 1, 1],
  [32, 40, false, 2, 1],
  [39, 40, false, 2, 1],
  [40, 40, false, 2, 2],
  [42, 42, false, 2, 8],
  [41, 42, false, 2, 4],
  [40, 42, false, 2, 2],
  [43, 42, false, 2, 16],
  [44, 44, false, 3, 1],
  [42, 48, false, 3, 1],
  [48, 48, false, 3, 1],
  [42, 48, true, 2, 8],
  [43, 48, true, 2, 16],
  [44, 44, true, 3, 1],
  [48, 40, true, 3, 1],
];

describe("the shape of a stage-2 table", () => {
  it.each(choices)(
    "%i bits to %i, wherever possible: %s",
    (input, output, eager, level, tables) => {
      const shape = armStage2Shape(input, output, eager);
      if (typeof shape === "number") throw new Error(`errno ${shape}`);
      const { pt } = bench(armLpaeS2, shape);
      expect([shape.topLevel, pt.topTables]).toEqual([level, tables]);
      expect(pt.topPfn % tables).toBe(0);
      expect([pt.endPfn, pt.reachPfn]).toEqual([2 ** (input - 12), 2 ** (input - 12)]);
    },
  );

  it("is refused where more than 16 tables would be needed, and of widths there are none of", () => {
    expect([44, 48].map((input) => armStage2Shape(input, 40))).toEqual([-EINVAL, -EINVAL]);
    expect([armStage2Shape(12, 40), armStage2Shape(49, 48)]).toEqual([-EINVAL, -EINVAL]);
    const { ram, frames } = bench(armLpaeS2, { vaszLg2: 43, topLevel: 2 });
    for (const [format, vaszLg2] of [
      [armLpaeS2, 44],
      [armLpaeS1, 40],
    ] as const) {
      expect(PageTable.create(ram, frames, { format, vaszLg2, topLevel: 2 })).toBe(-EOPNOTSUPP);
    }
  });
});

describe("tables side by side", () => {
  const shape = { vaszLg2: 42, topLevel: 2 };
  const SPAN = 2 ** 27;

  it("are crossed by a map and an unmap, and listed and given back with the rest", () => {
    const { pt, ram, frames } = bench(armLpaeS2, shape);
    expect([frames.used, listTables(pt).length]).toEqual([8, 8]);
    for (let line = SPAN; line < pt.endPfn; line += SPAN) {
      expect(map(pt, line - 700, line - 700, 1400, 3)).toBe(0);
      for (const page of [line - 700, line - 1, line, line + 699]) {
        expect([translate(pt, page), hardwareWalk(ram, pt, page)]).toEqual([page, page]);
      }
      for (const page of [line - 701, line + 700]) {
        expect([translate(pt, page), hardwareWalk(ram, pt, page)]).toEqual([-1, -1]);
      }
    }
    const found = leaves(pt).map(([iova]) => iova);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(frames.used).toBe(listTables(pt).length);
    for (let line = SPAN; line < pt.endPfn; line += SPAN) {
      expect(unmap(pt, line - 700, 1400)).toBe(1400);
    }
    expect(leaves(pt)).toEqual([]);
    pt.release();
    destroy(pt);
    expect(frames.used).toBe(0);
  });

  it("take a block of 1 GiB in the last of them, in the slot the address says", () => {
    const { pt, ram } = bench(armLpaeS2, shape);
    const iova = pt.endPfn - 2 ** 18;
    expect(map(pt, iova, 2 ** 18, 2 ** 18, 3)).toBe(0);
    const at = ram.byteAt((pt.topPfn + 7) * 4096) + 511 * 8;
    expect(ram.view.getBigUint64(at, true) & 0xffff_ffff_f003n).toBe(0x4000_0001n);
    expect(map(pt, iova - 1, 0, 2, 3)).toBeLessThan(0);
    expect(leaves(pt)).toEqual([[iova, 2 ** 18]]);
  });

  it("are adopted only together, and only where the walk can find them", () => {
    const { pt, ram, frames } = bench(armLpaeS2, shape);
    expect(map(pt, SPAN * 7 + 5, 9, 3, 3)).toBe(0);
    const claimed: number[] = [];
    const owner = { keeps: () => true, claim: (pfn: number) => claimed.push(pfn) };
    const geometry = { format: armLpaeS2, ...shape };
    expect(adopt(ram, frames, geometry, pt.topPfn + 1, owner)).toBe(-EINVAL);
    expect(claimed).toEqual([]);
    const taken = adopt(ram, frames, geometry, pt.topPfn, owner);
    if (typeof taken === "number") throw new Error(`errno ${taken}`);
    expect(claimed).toEqual(listTables(pt));
    expect(translate(taken, SPAN * 7 + 7)).toBe(11);
  });
});

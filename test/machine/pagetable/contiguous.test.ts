// The contiguous bit of ARM's tables: sixteen neighbours that are one leaf, each with its own
// address, by words worked out from the architecture's bit table.
import { describe, expect, it } from "vitest";
import {
  armLpaeS1,
  armLpaeS2,
  map,
  translate,
  unmap,
  type Format,
} from "../../../src/runtime/pagetable/index.ts";
import { leafSlot } from "../../../src/runtime/pagetable/table.ts";
import { bench, leaves, type Bench } from "./shapes.ts";

const SIZES = [12, 16, 21, 25, 30, 34];
const SHAPE = { vaszLg2: 48, topLevel: 3 };
/** Readable, writable, cached. */
const RIGHTS = 7;

const made = (format: Format): Bench => bench(format, SHAPE, SIZES, 4 * 2 ** 20);

function word({ pt, ram }: Bench, iovaPfn: number): string {
  return ram.view.getBigUint64(leafSlot(pt, iovaPfn) * 4, true).toString(16);
}

describe("sixteen pages in order", () => {
  const cases: readonly (readonly [string, Format, readonly string[]])[] = [
    ["stage 1", armLpaeS1, ["10000080050f47", "10000080051f47", "1000008005ff47"]],
    ["stage 2", armLpaeS2, ["100000800507ff", "100000800517ff", "1000008005f7ff"]],
  ];
  it.each(cases)("are one leaf of %s", (_, format, words) => {
    const here = made(format);
    const { pt } = here;
    expect(map(pt, 0x40, 0x80050, 16, RIGHTS)).toBe(0);
    expect([0x40, 0x41, 0x4f].map((iova) => word(here, iova))).toEqual(words);
    expect(leaves(pt)).toEqual([[0x40, 16]]);
    expect(translate(pt, 0x47)).toBe(0x80057);
    // Part of it does not go; all of it does.
    expect(unmap(pt, 0x40, 8)).toBe(0);
    expect(unmap(pt, 0x40, 1)).toBe(0);
    expect(unmap(pt, 0x40, 16)).toBe(16);
    expect(leaves(pt)).toEqual([]);
  });

  it("are sixteen leaves where addresses do not fit, or a table has not these sizes", () => {
    const { pt } = made(armLpaeS1);
    expect(map(pt, 0x41, 0x81, 16, RIGHTS)).toBe(0);
    expect(leaves(pt)).toHaveLength(16);
    const plain = bench(armLpaeS1, SHAPE);
    expect(map(plain.pt, 0x40, 0x80, 16, RIGHTS)).toBe(0);
    expect(leaves(plain.pt)).toHaveLength(16);
    expect(word(plain, 0x40)).toBe("80f47");
  });

  it("of 1 GiB each carry their own addresses past 4 GiB", () => {
    const { pt } = made(armLpaeS1);
    const pages = 2 ** 22;
    expect(map(pt, pages, 3 * pages, pages, RIGHTS)).toBe(0);
    expect(leaves(pt)).toEqual([[pages, pages]]);
    for (const page of [0, 2 ** 18 - 1, 2 ** 18, 5 * 2 ** 18 + 7, pages - 1]) {
      expect(translate(pt, pages + page)).toBe(3 * pages + page);
    }
  });
});

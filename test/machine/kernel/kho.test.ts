// The handover's own formats: radix keys, the map through frames and back, trees, failed allocations.
import { describe, expect, it } from "vitest";
import {
  Kho,
  PreservedMap,
  blockOfKey,
  radixKey,
  readFdt,
  readPreservedMap,
  writeFdt,
} from "../../../src/runtime/kernel/kho/index.ts";
import { Frames, Ram } from "../../../src/runtime/memory/index.ts";
import { FaultPlan, Generator } from "../../../src/runtime/world/index.ts";

function bench(bytes = 64 * 2 ** 20): { ram: Ram; frames: Frames; faults: FaultPlan } {
  const ram = new Ram(bytes);
  const faults = new FaultPlan();
  return { ram, faults, frames: new Frames(ram, faults) };
}

describe("58: radix keys", () => {
  const vectors: readonly (readonly [pa: number, order: number, key: number])[] = [
    [0x1000, 0, 0x10000000000001],
    [0x7ffff000, 0, 0x1000000007ffff],
    [0x200000, 9, 0x80000000001],
    [0x40000000, 9, 0x80000000200],
    [0x1234567000, 0, 0x10000001234567],
    [0x10000, 4, 0x1000000000001],
  ];
  it.each(vectors)("0x%s of order %i", (pa, order, key) => {
    expect(radixKey(pa / 4096, order)).toBe(key);
    expect(blockOfKey(key)).toEqual({ pfn: pa / 4096, order });
  });
  it("a block of order 18 has a key, and is no block of this machine", () => {
    expect(radixKey(0x40000, 18)).toBe(0x400000001);
    expect(blockOfKey(0x400000001)).toBeUndefined();
  });
  it.each([0, 2 ** 41, 1])("refuses key %i", (key) => {
    expect(blockOfKey(key)).toBeUndefined();
  });
});

describe("the map", () => {
  it("reads back what was set, and gives every node back when it is empty", () => {
    const { ram, frames } = bench();
    const map = PreservedMap.create(frames);
    if (typeof map === "number") throw new Error(`errno ${map}`);
    const random = new Generator(4);
    const blocks = new Map<number, number>();
    for (let round = 0; round < 500; round++) {
      const order = random.below(4);
      const pfn = ram.basePfn + (random.below(500) + order * 500) * 8;
      if (blocks.has(pfn)) continue;
      expect(map.add(pfn, order)).toBe(0);
      blocks.set(pfn, order);
    }
    const read = readPreservedMap(ram, map.rootPfn * 4096);
    if (typeof read === "string") throw new Error(read);
    const wanted = [...blocks]
      .map(([pfn, order]) => ({ pfn, order }))
      .sort((a, b) => a.pfn - b.pfn);
    expect(read.blocks).toEqual(wanted);
    expect([...read.nodes].sort()).toEqual([...map.nodes()].sort());
    for (const [pfn, order] of blocks) map.remove(pfn, order);
    expect(map.nodes()).toEqual([map.rootPfn]);
    expect(frames.used).toBe(1);
  });

  it("refuses blocks that overlap and blocks that are not memory", () => {
    const { ram, frames } = bench();
    const map = PreservedMap.create(frames);
    if (typeof map === "number") throw new Error(`errno ${map}`);
    map.add(ram.basePfn + 512, 9);
    map.add(ram.basePfn + 600, 0);
    expect(readPreservedMap(ram, map.rootPfn * 4096)).toMatch(/overlap/);
    map.remove(ram.basePfn + 600, 0);
    map.add(5, 0);
    expect(readPreservedMap(ram, map.rootPfn * 4096)).toMatch(/not memory/);
  });
});

describe("memory that goes over", () => {
  const requests: readonly (readonly [string, (kho: Kho) => number | object])[] = [
    ["one page", (kho) => kho.allocate("case", 4096)],
    ["a block of 8 pages", (kho) => kho.allocate("case", 8 * 4096)],
    ["an array of 600 pages", (kho) => kho.allocateArray("case", 600 * 4096)],
  ];
  it.each(requests)("%s: whatever allocation fails, nothing is left over", (_, run) => {
    for (let nth = 1; ; nth++) {
      const { frames, faults } = bench(2 ** 22);
      const kho = Kho.create(frames);
      if (typeof kho === "number") throw new Error(`errno ${kho}`);
      const before = [frames.used, kho.map.blocks];
      faults.arm({ nth });
      const answer = run(kho);
      if (!faults.disarm()) {
        expect(nth).toBeGreaterThan(1);
        return;
      }
      expect(answer).toBe(-12);
      expect([frames.used, kho.map.blocks]).toEqual(before);
    }
  });
  it("has no size zero and no block above 4 MiB, and no name twice", () => {
    const kho = Kho.create(bench().frames);
    if (typeof kho === "number") throw new Error(`errno ${kho}`);
    expect(kho.allocate("case", 0)).toBe(-22);
    expect(kho.allocate("case", 2 ** 22 + 1)).toBe(-7);
    expect(kho.addSubtree("A", { pa: 0, bytes: 0 })).toBe(0);
    expect(kho.addSubtree("A", { pa: 0, bytes: 0 })).toBe(-17);
  });
});

describe("trees", () => {
  const tree = {
    name: "",
    properties: new Map([["compatible", new TextEncoder().encode("kho-v4\0")]]),
    children: [{ name: "LUO", properties: new Map([["x", Uint8Array.of(1, 2, 3)]]), children: [] }],
  };
  it("come back as they were", () => {
    expect(readFdt(writeFdt(tree, 4096)!)).toEqual(tree);
    expect(writeFdt(tree, 64)).toBeUndefined();
  });
  it("never crash a reader, whichever byte is wrong", () => {
    const sound = writeFdt(tree, 4096)!;
    for (let at = 0; at < sound.length; at++) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const bytes = sound.slice();
        bytes[at] = value;
        const read = readFdt(bytes);
        expect(typeof read === "string" || typeof read.name === "string").toBe(true);
      }
    }
  });
});

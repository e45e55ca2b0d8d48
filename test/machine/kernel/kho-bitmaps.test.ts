// The map of the first format: bitmaps while the kernel runs, a chain at the jump, read unbelieving.
import { describe, expect, it } from "vitest";
import { ENOMEM } from "../../../src/runtime/errno/index.ts";
import {
  BITMAP_BITS,
  BitmapMap,
  Kho,
  khoFormats,
  readBitmapChain,
  readHandover,
} from "../../../src/runtime/kernel/kho/index.ts";
import { Frames, Ram } from "../../../src/runtime/memory/index.ts";
import { FaultPlan, Generator } from "../../../src/runtime/world/index.ts";

interface Bench {
  readonly ram: Ram;
  readonly frames: Frames;
  readonly faults: FaultPlan;
  readonly map: BitmapMap;
}

function bench(mib = 64): Bench {
  const ram = new Ram(mib * 2 ** 20);
  const faults = new FaultPlan();
  const frames = new Frames(ram, faults);
  return { ram, faults, frames, map: new BitmapMap(frames) };
}

function filled(): Bench & { readonly wanted: readonly object[] } {
  const made = bench();
  const { ram, map } = made;
  const random = new Generator(11);
  const wanted = new Map<number, { pfn: number; order: number }>();
  for (let round = 0; round < 300; round++) {
    const order = random.below(4);
    const pfn = ram.basePfn + (random.below(500) + order * 500) * 8;
    if (wanted.has(pfn)) continue;
    expect(map.add(pfn, order)).toBe(0);
    wanted.set(pfn, { pfn, order });
  }
  expect(map.finalize()).toBe(0);
  return { ...made, wanted: [...wanted.values()].sort((a, b) => a.pfn - b.pfn) };
}

describe("a chain of bitmaps", () => {
  it("reads back what was set, twice the same, and gives everything back", () => {
    const { ram, frames, map, wanted } = filled();
    const read = readBitmapChain(ram, map.rootPa);
    if (typeof read === "string") throw new Error(read);
    expect(read.blocks).toEqual(wanted);
    expect([...read.nodes].sort()).toEqual([...map.nodes()].sort());
    expect(map.finalize()).toBe(0);
    expect(readBitmapChain(ram, map.rootPa)).toMatchObject({ blocks: wanted });
    for (const { pfn, order } of wanted as { pfn: number; order: number }[]) map.remove(pfn, order);
    expect(map.finalize()).toBe(0);
    expect([map.rootPa, frames.used]).toEqual([0, 0]);
    expect(readBitmapChain(ram, 0)).toEqual({ blocks: [], nodes: [] });
  });

  it("has one bit for a block: kept twice and let go once, it is not kept", () => {
    const { map, ram } = bench();
    map.add(ram.basePfn, 0);
    map.add(ram.basePfn, 0);
    expect(map.blocks).toBe(1);
    map.remove(ram.basePfn, 0);
    expect(map.has(ram.basePfn, 0)).toBe(false);
  });

  it("bit b of a bitmap is the block at its start plus b blocks, whatever the order", () => {
    const { map, ram } = bench();
    map.add(ram.basePfn + 512 * 3, 9);
    map.finalize();
    const at = ram.byteAt(map.rootPa);
    const span = BITMAP_BITS * 512 * 4096;
    expect(Number(ram.view.getBigUint64(at + 16, true)) % span).toBe(0);
    expect([ram.view.getUint32(at + 8, true), ram.view.getUint32(at + 12, true)]).toEqual([9, 1]);
    expect(readBitmapChain(ram, map.rootPa)).toMatchObject({
      blocks: [{ pfn: ram.basePfn + 512 * 3, order: 9 }],
    });
  });

  it("without memory at the jump, nothing is left over", () => {
    for (let nth = 1; nth <= 4; nth++) {
      const { frames, faults, map } = filled();
      for (const pfn of map.nodes()) frames.refsOf(pfn);
      const kept = map.nodes().length;
      faults.arm({ nth });
      expect(map.finalize()).toBe(-ENOMEM);
      faults.disarm();
      expect(map.nodes().length).toBeLessThan(kept);
      expect([map.rootPa, map.finalize()]).toEqual([0, 0]);
    }
  });

  const damage: readonly (readonly [
    string,
    (view: DataView, at: number, pa: number) => void,
    RegExp,
  ])[] = [
    ["a cycle", (view, at, pa) => view.setBigUint64(at, BigInt(pa), true), /reached twice/],
    ["an order too large", (view, at) => view.setUint32(at + 8, 11, true), /of order 11/],
    ["no bitmaps", (view, at) => view.setUint32(at + 12, 0, true), /claims 0 bitmaps/],
    ["more bitmaps than fit", (view, at) => view.setUint32(at + 12, 256, true), /claims 256/],
    ["a start off its span", (view, at) => view.setBigUint64(at + 16, 4096n, true), /on its span/],
    ["a bitmap elsewhere", (view, at) => view.setBigUint64(at + 24, 4096n, true), /not memory/],
    [
      "a next page past every address",
      (view, at) => view.setBigUint64(at, 1n << 60n, true),
      /not memory/,
    ],
  ];
  it.each(damage)("with %s is refused", (_, change, reason) => {
    const { ram, map } = filled();
    change(ram.view, ram.byteAt(map.rootPa), map.rootPa);
    expect(readBitmapChain(ram, map.rootPa)).toMatch(reason);
  });

  it("never crashes or hangs its reader, whatever its bytes are", () => {
    const { ram, map } = filled();
    const random = new Generator(12);
    const pages = map.nodes().map((pfn) => [pfn, ram.frame(pfn).slice()] as const);
    for (let round = 0; round < 400; round++) {
      const [pfn] = random.pick(pages);
      for (let flips = 1 + random.below(3); flips > 0; flips--) {
        ram.bytes[ram.byteAt(pfn * 4096) + random.below(64)] = random.below(256);
      }
      const read = readBitmapChain(ram, map.rootPa);
      expect(typeof read === "string" || read.blocks.length >= 0).toBe(true);
      for (const [page, bytes] of pages) ram.write(page * 4096, bytes);
    }
  });
});

describe("each format of the handover", () => {
  it.each(Object.values(khoFormats))(
    "$name is read as itself, and refused as any other",
    (format) => {
      const { frames, ram } = bench();
      const kho = Kho.create(frames, format);
      if (typeof kho === "number") throw new Error(`errno ${kho}`);
      const pa = kho.allocate("case", 8192);
      expect(kho.addSubtree("LUO", { pa, bytes: 4096 })).toBe(0);
      expect(kho.finalize()).toBe(0);
      const read = readHandover(ram, kho.rootPa, format);
      const tree = { pfn: kho.rootPa / 4096, order: 0 };
      const blocks = [tree, { pfn: pa / 4096, order: 1 }].sort((a, b) => a.pfn - b.pfn);
      expect(read).toMatchObject({ format, blocks });
      for (const other of Object.values(khoFormats)) {
        if (other === format) continue;
        expect(readHandover(ram, kho.rootPa, other)).toMatch(`not "${other.name}"`);
      }
    },
  );
});

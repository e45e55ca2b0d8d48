// Written pages of real units, through the user API: what DMA writes shows in the bitmap as a plain
// list of leaves says, over leaves of every size there is, taken back or left.
import { describe, expect, it } from "vitest";
import { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import { Hwpt } from "../../../src/runtime/kernel/iommufd/index.ts";
import type { MachineOptions, Process } from "../../../src/runtime/machine/index.ts";
import { visitLeaves, type PageTable } from "../../../src/runtime/pagetable/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { boot, MIB } from "./bench.ts";
import { HWPT_ALLOC, call, map, unmap, wide } from "./words.ts";

const [BIND, ATTACH, SET_DIRTY, GET_DIRTY] = [0x3b76, 0x3b77, 0x3b8b, 0x3b8c];
const DIRTY = 2;
const PAGE = 4096;
/** Where the mapping lies, its pages, and the pages of each of its kinds of memory. */
const FIRST = 0x40000;
const PART = 1024;
const PAGES = 3 * PART;
const BITMAP_BYTES = 2 * PAGE;

const units: readonly (readonly [string, Partial<MachineOptions>])[] = [
  [
    "VT-d, second stage",
    {
      profile: "linux-6.12-scalable",
      unit: {
        widthLg2: 48,
        capabilities: 0x00d2_008c_222f_0606n,
        extendedCapabilities: [43n, 46n, 45n, 48n].reduce((word, bit) => word | (1n << bit), 0n),
      },
    },
  ],
  ["AMD, version 1", { profile: "linux-6.12", amd: { marksDirty: true } }],
];

interface Leaf {
  readonly start: number;
  readonly pages: number;
  isWritten: boolean;
}

interface Scene {
  readonly process: Process;
  readonly fd: number;
  readonly bitmap: number;
  readonly pageTable: PageTable;
  readonly dma: (page: number, write: boolean) => boolean;
}

/** A device on a table (3) that tracks, over huge pages, pages in order, and scattered ones. */
function scene(options: Partial<MachineOptions>): Scene {
  const { machine, client } = boot({ ramBytes: 32 * MIB, ...options });
  const { process } = client;
  const fd = process.open("/dev/iommu");
  expect(client.ioasAlloc(fd)).toBe(1);
  const device = process.open("/dev/vfio/devices/vfio0");
  expect(call(process, device, BIND, [16, 0, fd, 0]).answer).toBe("ok");
  expect(call(process, fd, HWPT_ALLOC, [48, DIRTY, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]).words[4]).toBe(3);
  expect(call(process, device, ATTACH, [12, 0, 3]).answer).toBe("ok");
  const parts = [
    process.mmap(PART * PAGE, { huge: true }),
    process.mmap(PART * PAGE),
    process.mmap(PART * PAGE),
  ];
  for (let page = 0; page < PART; page += 3) {
    process.space.write(parts[2]! + page * PAGE, Uint8Array.of(1));
  }
  for (const [at, va] of parts.entries()) {
    const place = { va, length: PART * PAGE, iova: (FIRST + at * PART) * PAGE };
    expect(map(process, fd, 1, place)).toBe("ok");
  }
  const [context] = machine.kernel.contexts;
  const object = context!.objects.find(3);
  if (!(object instanceof Hwpt) || !(object.domain instanceof Domain)) throw new Error("no table");
  const [pci] = machine.hardware.devices;
  return {
    process,
    fd,
    bitmap: process.mmap(BITMAP_BYTES),
    pageTable: object.domain.pageTable,
    dma: (page, write) => {
      const iova = (FIRST + page) * PAGE + 8;
      return write
        ? pci!.writeBytes(iova, Uint8Array.of(1))
        : pci!.readBytes(iova, 1) !== undefined;
    },
  };
}

function leavesOf({ pageTable }: Scene): readonly Leaf[] {
  const leaves: Leaf[] = [];
  visitLeaves(pageTable, (iova, _pfn, _level, _low, _high, pages) => {
    leaves.push({ start: iova - FIRST, pages, isWritten: false });
  });
  return leaves;
}

interface Look {
  readonly first: number;
  readonly pages: number;
  /** Pages behind one bit. */
  readonly grain: number;
  readonly leavesMarks: boolean;
}

/** The bits the kernel sets, bitmap clear before. */
function ask({ process, fd, bitmap }: Scene, look: Look): string {
  process.space.write(bitmap, new Uint8Array(BITMAP_BYTES));
  const { first, pages, grain, leavesMarks } = look;
  const range = [(FIRST + first) * PAGE, pages * PAGE, grain * PAGE, bitmap];
  const words = [48, 3, leavesMarks ? 1 : 0, 0, ...range.flatMap((value) => wide(value))];
  expect(call(process, fd, GET_DIRTY, words).answer).toBe("ok");
  return Buffer.from(process.space.read(bitmap, BITMAP_BYTES)!).toString("hex");
}

/**
 * The same from the list: an area at a time, a leaf that is entered in its middle counts from there
 * with its full length.
 */
function expected(leaves: readonly Leaf[], look: Look): string {
  const bits = new Uint8Array(BITMAP_BYTES);
  const { first, pages, grain, leavesMarks } = look;
  // Leaves ascend, as pages do here.
  let entered = 0;
  for (let area = 0; area < PAGES; area += PART) {
    const end = Math.min(area + PART, first + pages);
    for (let at = Math.max(area, first); at < end;) {
      while (at >= leaves[entered]!.start + leaves[entered]!.pages) entered += 1;
      const leaf = leaves[entered]!;
      for (let page = at; leaf.isWritten && page < at + leaf.pages; page++) {
        const bit = Math.floor((page - first) / grain);
        bits[bit >> 3] = bits[bit >> 3]! | (1 << (bit & 7));
      }
      if (!leavesMarks) leaf.isWritten = false;
      at += leaf.pages;
    }
  }
  return Buffer.from(bits).toString("hex");
}

describe.each(units)("written pages of %s", (_, options) => {
  it.each([1, 2, 3, 4])("come out leaf by leaf, seed %i", (seed) => {
    const made = scene(options);
    const { process, fd, dma } = made;
    const leaves = leavesOf(made);
    const spans = new Set(leaves.map(({ pages }) => pages));
    expect(spans.has(512) && spans.has(1)).toBe(true);
    const random = new Generator(seed, 77);
    const track = (enable: boolean): void =>
      expect(call(process, fd, SET_DIRTY, [16, enable ? 1 : 0, 3, 0]).answer).toBe("ok");
    for (let page = 0; page < PAGES; page += 100) expect(dma(page, page % 200 === 0)).toBe(true);
    track(true);
    for (let step = 0; step < 150; step++) {
      for (let writes = random.below(5); writes > 0; writes--) {
        const page = random.below(PAGES);
        const isWrite = random.chance(70);
        expect(dma(page, isWrite)).toBe(true);
        const leaf = leaves.find(({ start, pages }) => page >= start && page < start + pages)!;
        if (isWrite) leaf.isWritten = true;
      }
      const grain = random.pick([1, 1, 2, 16, 512]);
      const first = random.below(PAGES / grain) * grain;
      const pages = (1 + random.below((PAGES - first) / grain)) * grain;
      const look = { first, pages, grain, leavesMarks: random.chance(50) };
      expect(ask(made, look), JSON.stringify(look)).toBe(expected(leaves, look));
      if (!random.chance(4)) continue;
      // Off and on again: a fresh start.
      track(false);
      dma(random.below(PAGES), true);
      track(true);
      for (const leaf of leaves) leaf.isWritten = false;
    }
    expect(unmap(process, fd, 1, FIRST * PAGE, PAGES * PAGE)).toBe(PAGES * PAGE);
  });
});

// The pieces an area is unmapped in: cases by hand, a page-by-page twin, and what they leave in the
// tables.
import { describe, expect, it } from "vitest";
import {
  unmapPieces,
  type Stretch,
} from "../../../src/runtime/kernel/iommufd/io-pagetable/unmap-pieces.ts";
import { Hwpt } from "../../../src/runtime/kernel/iommufd/object/hwpt.ts";
import { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import { listTables } from "../../../src/runtime/pagetable/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import type { Run } from "../../../src/runtime/kernel/files/index.ts";
import { live, type LiveBench } from "./bench.ts";
import { call, unmap, wide, map } from "./words.ts";

const text = (pieces: readonly { readonly first: number; readonly end: number }[]): string =>
  pieces.map(({ first, end }) => `${first}-${end}`).join(" ");

/** "8 4* 2": eight pages of the area's own, four that somebody else holds too, two of its own. */
function stretchesOf(spec: string): readonly Stretch[] {
  let first = 0;
  return spec.split(" ").map((word) => {
    const count = Number.parseInt(word, 10);
    const stretch = { first, count, held: word.endsWith("*") };
    first += count;
    return stretch;
  });
}

/** Runs of so many pages, each far from the one before. */
const runsOf = (...lengths: readonly number[]): readonly Run[] =>
  lengths.map((pages, at) => ({ pfn: 1000 * (at + 1), pages }));

type Case = readonly [string, string, readonly Run[], string, number | undefined];
const cases: readonly Case[] = (
  [
    ["one holder, one run", "8", runsOf(8), "0-8"],
    ["one holder, every page apart", "4", runsOf(1, 1, 1, 1), "0-4"],
    ["held in the middle of one run", "3 2* 3", runsOf(8), "0-8"],
    ["held in the middle, frames apart", "3 2* 3", runsOf(3, 2, 3), "0-3 3-8"],
    ["held at the start", "2* 3", runsOf(2, 3), "0-5"],
    ["held at the end", "3 2*", runsOf(3, 2), "0-3 3-5"],
    ["held to the end of a longer run", "3 2*", runsOf(5), "0-5"],
    ["held everywhere", "4*", runsOf(4), "0-4"],
    ["a batch of two runs", "5", runsOf(1, 1, 1, 1, 1), "0-2 2-4 4-5", 2],
    ["a batch that ends before a long run", "6", runsOf(1, 1, 4), "0-2 2-6", 2],
    ["frames that go on in the next run", "4", [...runsOf(2), { pfn: 1002, pages: 2 }], "0-4", 1],
  ] as const
).map(([name, spec, runs, pieces, room]) => [name, spec, runs, pieces, room] as const);

/** One page after the other, with a batch that is a plain list. */
function slowPieces(stretches: readonly Stretch[], runs: readonly Run[], room: number): string {
  const pfns = runs.flatMap(({ pfn, pages }) => Array.from({ length: pages }, (_, at) => pfn + at));
  const held = stretches.flatMap(({ count, held: is }) => Array.from({ length: count }, () => is));
  const pieces: { first: number; end: number }[] = [];
  const goesOn = (page: number): boolean => page > 0 && pfns[page] === pfns[page - 1]! + 1;
  let unmapped = 0;
  for (let page = 0; page < pfns.length;) {
    if (held[page] === true) {
      page += 1;
      continue;
    }
    let end = page;
    while (end < pfns.length && held[end] === false) end += 1;
    while (page < end) {
      let at = Math.max(page, unmapped);
      let used = at > page ? 1 : 0;
      const first = at;
      for (; at < end; at++) {
        if (at > first && goesOn(at)) continue;
        if (used === room) break;
        used += 1;
      }
      const stop = Math.min(at, end);
      if (stop === end && unmapped < end) while (at < pfns.length && goesOn(at)) at += 1;
      if (unmapped < stop) {
        pieces.push({ first: unmapped, end: at });
        unmapped = at;
      }
      page = stop;
    }
  }
  if (unmapped < pfns.length) pieces.push({ first: unmapped, end: pfns.length });
  return text(pieces);
}

describe("pieces of an unmap", () => {
  it.each(cases)("%s", (_, spec, runs, pieces, room) => {
    expect(text(unmapPieces(stretchesOf(spec), runs, room))).toBe(pieces);
  });

  it("are those of a page-by-page walk", () => {
    for (let seed = 0; seed < 600; seed++) {
      const random = new Generator(seed);
      const total = 1 + random.below(40);
      const cut = (): number[] => {
        const lengths: number[] = [];
        for (let left = total; left > 0; left -= lengths.at(-1)!) {
          lengths.push(1 + random.below(Math.min(left, 9)));
        }
        return lengths;
      };
      const spec = cut().map((count) => `${count}${random.chance(40) ? "*" : ""}`);
      const stretches = stretchesOf(spec.join(" "));
      const runs = runsOf(...cut());
      const room = 1 + random.below(6);
      const found = text(unmapPieces(stretches, runs, room));
      expect(found, `seed ${seed}: ${spec.join(" ")}`).toBe(slowPieces(stretches, runs, room));
    }
  });
});

const MAPPED = 0x40000000;

/** 2 MiB of anonymous memory behind a table of its own; the tables of the page table. */
function mapped(): LiveBench & { readonly tables: () => number; readonly va: number } {
  const bench = live();
  const { client, iommufd, ioas, machine, hwpt } = bench;
  const va = client.process.mmap(2 ** 21);
  const { process } = client;
  // Frames that do not go on at the edges of the copy: a page between each of these is taken.
  for (const page of [0, 99, 199, 511]) {
    process.space.write(va + page * 4096, Uint8Array.of(1));
    machine.kernel.frames.allocate("apart");
  }
  expect(map(process, iommufd, ioas, { va, length: 2 ** 21, iova: MAPPED })).toBe("ok");
  const [context] = machine.kernel.contexts;
  const object = context!.objects.find(hwpt);
  const domain = object instanceof Hwpt ? object.domain : undefined;
  if (!(domain instanceof Domain)) throw new Error("no page table");
  return { ...bench, va, tables: () => listTables(domain.pageTable).length };
}

describe("tables after an unmap", () => {
  it("go with the mapping that filled them", () => {
    const { client, iommufd, ioas, tables } = mapped();
    const before = tables();
    expect(unmap(client.process, iommufd, ioas, MAPPED, 2 ** 21)).toBe(2 ** 21);
    expect(tables()).toBe(before - 1);
  });

  it("stay when pages in the middle are held by a copy: two pieces empty them together", () => {
    const { client, iommufd, ioas, tables } = mapped();
    const [start, length] = [100 * 4096, 100 * 4096];
    const copy = [40, 7, ioas, ioas, ...wide(length), ...wide(0x80000000), ...wide(MAPPED + start)];
    expect(call(client.process, iommufd, 0x3b83, copy).answer).toBe("ok");
    const before = tables();
    expect(unmap(client.process, iommufd, ioas, MAPPED, 2 ** 21)).toBe(2 ** 21);
    expect(tables()).toBe(before);
  });
});

// Page tables against a C loop that does the same loads and stores, compiled here and now.
//
// Both walk four levels to tables that are present, check that a slot is empty, store eight bytes.
// The C loop has no frames, formats or refusals: it is the floor, not a rival of equal duty.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Frames, Ram } from "../src/runtime/memory/index.ts";
import {
  PageTable,
  listTables,
  map,
  translate,
  unmap,
  vtdss,
} from "../src/runtime/pagetable/index.ts";
import { FaultPlan } from "../src/runtime/world/index.ts";
import { type Result, keep, race } from "./race.ts";

const PAGES = 32768;
const FIRST = 0x40000;

const source = `
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define PAGES ${PAGES}
#define FIRST ${FIRST}ull
static uint64_t *arena; static uint64_t next_table = 1; static uint64_t order_[PAGES];
static uint64_t *table(uint64_t e) { return arena + (e >> 12) * 512; }
static uint64_t *slot(uint64_t pfn) {
  uint64_t *t = arena;
  for (int level = 3; level > 0; level--) {
    uint64_t *s = t + ((pfn >> (9 * level)) & 511);
    if (!*s) *s = (next_table++ << 12) | 3;
    t = table(*s);
  }
  return t + (pfn & 511);
}
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}
static volatile uint64_t sink;
static void clear(void) {
  for (uint64_t p = 0; p < PAGES; p += 512) memset(slot(FIRST + p), 0, 4096);
}
__attribute__((noinline)) static int map_run(uint64_t pfn, uint64_t oa, uint64_t n) {
  while (n) {
    uint64_t *s = slot(pfn); uint64_t room = 512 - (pfn & 511), k = n < room ? n : room;
    uint64_t v = (oa << 12) | 3;
    for (uint64_t i = 0; i < k; i++, v += 4096) { if (s[i]) return -1; s[i] = v; }
    pfn += k; oa += k; n -= k;
  }
  return 0;
}
__attribute__((noinline)) static uint64_t lookup(uint64_t pfn) { return *slot(pfn) >> 12; }
int main(void) {
  arena = calloc(256, 4096);
  for (uint64_t p = 0; p < PAGES; p++) { *slot(FIRST + p) = 0; order_[p] = (p * 7919) % PAGES; }
  double best[3] = {0}; int reps = 40;
  double t = now();
  for (int r = 0; r < reps; r++) {
    for (uint64_t p = 0; p < PAGES; p++) sink = map_run(FIRST + p, 99 + p, 1);
    clear();
  }
  best[0] = (now() - t) / reps / PAGES; t = now();
  for (int r = 0; r < reps; r++) {
    for (uint64_t p = 0; p < PAGES; p += 256) sink = map_run(FIRST + p, 99 + p, 256);
    clear();
  }
  best[1] = (now() - t) / reps / (PAGES / 256);
  map_run(FIRST, 99, PAGES); t = now();
  for (int r = 0; r < reps; r++) {
    uint64_t sum = 0;
    for (uint64_t p = 0; p < PAGES; p++) sum += lookup(FIRST + order_[p]);
    sink = sum;
  }
  best[2] = (now() - t) / reps / PAGES;
  printf("%f %f %f\\n", best[0], best[1], best[2]);
  return 0;
}
`;

interface Bench {
  readonly pt: PageTable;
  readonly leafTables: readonly number[];
}

function bench(first: number = FIRST, pages: number = PAGES): Bench {
  const ram = new Ram(32 * 2 ** 20);
  const frames = new Frames(ram, new FaultPlan());
  const pt = PageTable.create(ram, frames, { format: vtdss, topLevel: 3, vaszLg2: 48 });
  if (typeof pt === "number") throw new Error(`errno ${pt}`);
  map(pt, first, 99, pages, 3);
  return { pt, leafTables: listTables(pt).slice(-PAGES / 512) };
}

function clear({ pt, leafTables }: Bench): void {
  for (const pfn of leafTables) pt.ram.zero(pfn);
}

/** One C run between two rounds of ours: ns for one page, 256 pages, one lookup. */
function compiled(): (() => readonly number[]) | undefined {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-bench-"));
  const binary = join(folder, "floor");
  writeFileSync(join(folder, "floor.c"), source);
  const built = spawnSync("cc", ["-O2", "-o", binary, join(folder, "floor.c")]);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  if (built.status !== 0) return undefined;
  return () => execFileSync(binary, { encoding: "utf8" }).trim().split(" ").map(Number);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

function report(name: string, bar: string, ours: Result | undefined, floor: number[]): void {
  const ns = (value: number): string => `${value.toFixed(1)} ns`.padStart(11);
  const mine = ours?.median ?? NaN;
  const rival = median(floor);
  const ratio =
    floor.length === 0 ? "" : `${(mine / rival).toFixed(2)} x C (${rival.toFixed(1)} ns)`;
  console.log(`  ${name.padEnd(34)} ${ns(mine)} ${ns(ours?.best ?? NaN)}  ${ratio}  bar ${bar}`);
}

export async function pagetable(): Promise<void> {
  const floor = compiled();
  if (floor === undefined) console.warn("pagetable: no working cc, so no C floor to compare with");
  const b = bench();
  const order = Array.from({ length: PAGES }, (_, page) => (page * 7919) % PAGES);
  const singles = (): void => {
    for (let page = 0; page < PAGES; page++) map(b.pt, FIRST + page, 99 + page, 1, 3);
  };
  const runs = (): void => {
    for (let page = 0; page < PAGES; page += 256) map(b.pt, FIRST + page, 99 + page, 256, 3);
  };
  const turns = (body: () => void, jobs: number, name: string) => ({
    name,
    jobs,
    run: (times: number): unknown => {
      for (let turn = 0; turn < times; turn++) body();
      return keep();
    },
  });
  const samples: number[][] = [[], [], []];
  const sample = (): void => floor?.().forEach((value, at) => samples[at]?.push(value));
  const rivals = [
    turns(() => (clear(b), singles()), PAGES, "map 1 page"),
    turns(() => (clear(b), runs()), PAGES / 256, "map 256 pages"),
    turns(() => (clear(b), runs(), removeRuns(b)), PAGES / 256, "map and unmap 256 pages"),
    turns(() => (clear(b), singles(), removeSingles(b)), PAGES, "map and unmap 1 page"),
  ];
  const results: Result[] = [];
  for (let round = 0; round < 3; round++) sample();
  results.push(...race(rivals));
  for (let round = 0; round < 3; round++) sample();
  clear(b);
  runs();
  const sum = { total: 0 };
  const wide = bench(0x100000, 4096 * 512);
  results.push(
    ...race([
      turns(
        () => {
          let total = 0;
          for (const page of order) total += translate(b.pt, FIRST + page);
          sum.total = total;
        },
        PAGES,
        "translate",
      ),
      turns(() => (sum.total += listTables(wide.pt).length), 4096 + 11, "list tables"),
    ]),
  );
  for (let round = 0; round < 3; round++) sample();
  console.log("\nvtdss, 48 bits, tables present, 128 MiB of input addresses (median, best)");
  const [one, many, pair, pairOne, lookup, listed] = results;
  report("map 1 page", "40 ns", one, samples[0] ?? []);
  report("map 256 pages", "700 ns", many, samples[1] ?? []);
  report("unmap 256 pages", "600 ns", less(pair, many), []);
  report("unmap 1 page", "40 ns", less(pairOne, one), []);
  report("translate, scattered", "30 ns", lookup, samples[2] ?? []);
  report("list tables for a preserve, each", "10 ns", listed, []);
}

function removeRuns({ pt }: Bench): void {
  for (let page = 0; page < PAGES; page += 256) unmap(pt, FIRST + page, 256);
}

function removeSingles({ pt }: Bench): void {
  for (let page = 0; page < PAGES; page++) unmap(pt, FIRST + page, 1);
}

function less(pair: Result | undefined, part: Result | undefined): Result {
  const median = (pair?.median ?? NaN) - (part?.median ?? NaN);
  return { name: "difference", median, best: (pair?.best ?? NaN) - (part?.best ?? NaN) };
}

// Page tables of every format against the C loop of pagetable-floor.ts, tables present.
//
// Beside them what was published for Linux's own: generic_pt on an Intel i7-12700, gcc 13.3,
// averages of the cover letters of "Consolidate iommu page table implementations (AMD)", 2025.
// Another machine: to be read for its proportions only.
import { Frames, Ram } from "../src/runtime/memory/index.ts";
import {
  amdv1,
  armLpaeS1,
  armLpaeS2,
  type Format,
  PageTable,
  listTables,
  map,
  riscv64,
  translate,
  unmap,
  vtdss,
  x86_64,
} from "../src/runtime/pagetable/index.ts";
import { FaultPlan } from "../src/runtime/world/index.ts";
import { compiledFloor, FIRST, type Floor, PAGES } from "./pagetable-floor.ts";
import { type Result, race } from "./race.ts";

/** A format with four levels, and its published averages in the order of the rows, nanoseconds. */
interface Subject {
  readonly format: Format;
  readonly vaszLg2: number;
  readonly signExtends?: boolean;
  readonly published: readonly number[];
}

const subjects: readonly Subject[] = [
  { format: vtdss, vaszLg2: 48, published: [55, 69, 391, 210] },
  { format: amdv1, vaszLg2: 64, published: [53, 69, 386, 353] },
  { format: x86_64, vaszLg2: 48, signExtends: true, published: [56, 71, 405, 228] },
  { format: riscv64, vaszLg2: 48, signExtends: true, published: [] },
  { format: armLpaeS1, vaszLg2: 48, published: [57, 72, 380, 521] },
  { format: armLpaeS2, vaszLg2: 48, published: [] },
];

/** The bars of the design, nanoseconds, and how many times the floor. */
const ROWS = ["map 1 page", "unmap 1 page", "map 256 pages", "unmap 256 pages", "translate"];
const BARS = [40, 40, 700, 600, 30];
const TIMES_FLOOR = 5;

interface Bench {
  readonly pt: PageTable;
  readonly leafTables: readonly number[];
}

function bench({ format, ...shape }: Subject, first: number = FIRST, pages: number = PAGES): Bench {
  const ram = new Ram(32 * 2 ** 20);
  const frames = new Frames(ram, new FaultPlan());
  const pt = PageTable.create(ram, frames, { format, topLevel: 3, ...shape });
  if (typeof pt === "number") throw new Error(`errno ${pt}`);
  map(pt, first, 99, pages, 3);
  return { pt, leafTables: listTables(pt).slice(-PAGES / 512) };
}

const turns = (body: () => unknown, jobs: number, name: string) => ({
  name,
  jobs,
  run: (times: number): unknown => {
    let last: unknown;
    for (let turn = 0; turn < times; turn++) last = body();
    return last;
  },
});

/** The rows of one format, in the order of `ROWS`. */
function measure(b: Bench): readonly Result[] {
  const { pt } = b;
  const clear = (): void => {
    for (const pfn of b.leafTables) pt.ram.zero(pfn);
  };
  const each = (pages: number, act: (page: number) => unknown) => (): void => {
    for (let page = 0; page < PAGES; page += pages) act(page);
  };
  const mapping = (pages: number): (() => void) =>
    each(pages, (page) => map(pt, FIRST + page, 99 + page, pages, 3));
  const unmapping = (pages: number): (() => void) =>
    each(pages, (page) => unmap(pt, FIRST + page, pages));
  const [one, many] = [mapping(1), mapping(256)];
  const [oneGone, manyGone] = [unmapping(1), unmapping(256)];
  const [single, run, pairOne, pair] = race([
    turns(() => (clear(), one()), PAGES, "map 1 page"),
    turns(() => (clear(), many()), PAGES / 256, "map 256 pages"),
    turns(() => (clear(), one(), oneGone()), PAGES, "map and unmap 1 page"),
    turns(() => (clear(), many(), manyGone()), PAGES / 256, "map and unmap 256 pages"),
  ]) as readonly [Result, Result, Result, Result];
  clear();
  many();
  const order = Array.from({ length: PAGES }, (_, page) => (page * 7919) % PAGES);
  // What stands behind a loop like this has never run when the engine compiles it while it runs:
  // anything but a return would throw that code away at the end of every turn.
  const lookUp = (): number => {
    let total = 0;
    for (const page of order) total += translate(pt, FIRST + page);
    return total;
  };
  const [lookup] = race([turns(lookUp, PAGES, "translate")]) as readonly [Result];
  return [single, less(pairOne, single), run, less(pair, run), lookup];
}

/** Uses a table as the rows do, so often that the engine has settled. */
function warm({ pt, leafTables }: Bench): void {
  for (let turn = 0; turn < 60; turn++) {
    for (const pages of [1, 256]) {
      for (const pfn of leafTables) pt.ram.zero(pfn);
      for (let page = 0; page < PAGES; page += pages) map(pt, FIRST + page, 99 + page, pages, 3);
      for (let page = 0; page < PAGES; page++) translate(pt, FIRST + page);
      for (let page = 0; page < PAGES; page += pages) unmap(pt, FIRST + page, pages);
    }
  }
}

function less(pair: Result, part: Result): Result {
  const median = pair.median - part.median;
  return { name: "difference", median, best: pair.best - part.best };
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const ns = (value: number | undefined): string =>
  value === undefined ? "-".padStart(9) : `${value.toFixed(1)} ns`.padStart(9);

function report(results: readonly Result[], floors: readonly Floor[], subject: Subject): void {
  const title = `${subject.format.name}, ${subject.vaszLg2} bits`;
  console.log(`\n${title}: median, best, C, times C, Linux as published`);
  for (const [at, { median, best }] of results.entries()) {
    const floor = floors.length === 0 ? undefined : middle(floors.map((each) => each[at] ?? NaN));
    const times = floor === undefined ? "-" : `${(median / floor).toFixed(2)} x`;
    const isMet = median <= (BARS[at] ?? 0) && !(median / (floor ?? NaN) > TIMES_FLOOR);
    const figures = [ns(median), ns(best), ns(floor), times.padStart(7), ns(subject.published[at])];
    const bar = `bar ${BARS[at]} ns, ${TIMES_FLOOR} x C: ${isMet ? "met" : "missed"}`;
    console.log(`  ${(ROWS[at] ?? "").padEnd(16)} ${figures.join(" ")}  ${bar}`);
  }
}

export async function pagetable(): Promise<void> {
  const floor = compiledFloor();
  if (floor === undefined) console.warn("pagetable: no working cc, so no C floor to compare with");
  // Compiled for one format, code is compiled again for the next: the first would pay for both.
  for (const subject of subjects) warm(bench(subject));
  for (const subject of subjects) {
    const floors: Floor[] = [];
    const sample = (): void => {
      if (floor !== undefined) floors.push(floor(), floor(), floor());
    };
    sample();
    const results = measure(bench(subject));
    sample();
    report(results, floors, subject);
  }
  const [first] = subjects as readonly [Subject];
  const { pt } = bench(first, 0x100000, 4096 * 512);
  const [listed] = race([turns(() => listTables(pt), 4096 + 11, "list")]) as readonly [Result];
  console.log(
    `\n  list tables for a preserve, each ${ns(listed.median)} ${ns(listed.best)}  bar 10 ns`,
  );
}

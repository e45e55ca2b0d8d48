// Random map, unmap and translate against a plain map of intervals: a million steps over every
// format and configuration in a soak, some tens of thousands otherwise.
import { describe, expect, it } from "vitest";
import { EADDRINUSE } from "../../../src/runtime/errno/index.ts";
import {
  destroy,
  listTables,
  map,
  translate,
  unmap,
} from "../../../src/runtime/pagetable/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { bench, shapes } from "./shapes.ts";
import { hardwareWalk } from "./walker.ts";

const soaks = process.env["HOLEPROOF_SOAK"] !== undefined;
/** Steps of each configuration; in a soak a million together. */
const STEPS = soaks ? Math.ceil(1_000_000 / shapes.length) : 1500;
const SEED = Number(process.env["HOLEPROOF_SEED"] ?? 1);

/** Pages of one neighbourhood. */
const ROOM = 2 ** 13;

interface Interval {
  readonly start: number;
  readonly pages: number;
  readonly frame: number;
}

/** Intervals by their start, sorted; found by bisection. */
class Intervals {
  readonly #all: Interval[] = [];

  get size(): number {
    return this.#all.length;
  }

  at(place: number): Interval {
    return this.#all[place]!;
  }

  /** The first that reaches into [start, end), or undefined. */
  find(start: number, end: number): Interval | undefined {
    const found = this.#all[this.#place(start)];
    return found !== undefined && found.start < end ? found : undefined;
  }

  add(interval: Interval): void {
    this.#all.splice(this.#place(interval.start), 0, interval);
  }

  remove(interval: Interval): void {
    this.#all.splice(this.#place(interval.start), 1);
  }

  /** Position of the first that ends past `page`. */
  #place(page: number): number {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { start, pages } = this.#all[middle]!;
      if (start + pages <= page) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

describe.each(shapes)("%s", (_, format, shape) => {
  it(`${STEPS} random steps, seed ${SEED}`, () => {
    const { pt, ram, frames } = bench(format, shape);
    const random = new Generator(SEED, shape.vaszLg2 * 10 + pt.topLevel);
    const taken = format.occupied ?? -EADDRINUSE;
    const mapped = new Intervals();
    /**
     * Neighbourhoods: low addresses, the end of the lower half, the start of the upper one, the
     * line between the first two of several tables at the top.
     */
    const line = pt.topTables > 1 ? [pt.topSpan - ROOM / 2] : [];
    const near = [0, pt.endPfn - ROOM, Math.min(pt.upperPfn, 2 ** 18), ...line].filter(
      (base) => base >= 0 && (base < pt.endPfn || base === pt.upperPfn),
    );
    const same = (got: number, wanted: number, what: string): void => {
      if (got !== wanted) expect.fail(`seed ${SEED}: ${what}: ${got}, not ${wanted}`);
    };
    const look = (iova: number): void => {
      const hit = mapped.find(iova, iova + 1);
      const wanted = hit === undefined ? -1 : hit.frame + iova - hit.start;
      same(translate(pt, iova), wanted, `translate ${iova}`);
      same(hardwareWalk(ram, pt, iova), wanted, `walk of ${iova}`);
    };
    for (let step = 0; step < STEPS; step++) {
      const base = random.pick(near);
      const pages = Math.min(ROOM, 1 + random.below(random.pick([1, 2, 16, 600, 2100])));
      const grain = random.pick([1, 1, 2, 16, 512]);
      const start = base + Math.floor(random.below(ROOM - pages + 1) / grain) * grain;
      const choice = random.below(100);
      if (choice < 45) {
        const frame = Math.floor(random.below(2 ** 16) / grain) * grain + (start % grain);
        const hit = mapped.find(start, start + pages);
        const errno = map(pt, start, frame, pages, 3);
        same(errno, hit === undefined ? 0 : taken, `map ${start}+${pages}`);
        if (errno === 0) mapped.add({ start, pages, frame });
      } else if (choice < 80 && mapped.size > 0) {
        const gone = mapped.at(random.below(mapped.size));
        same(unmap(pt, gone.start, gone.pages), gone.pages, `unmap ${gone.start}+${gone.pages}`);
        mapped.remove(gone);
        pt.release();
      } else if (choice < 85 && mapped.find(start, start + 1) === undefined) {
        same(unmap(pt, start, pages), 0, `unmap of nothing at ${start}`);
      } else {
        look(start);
        if (mapped.size > 0) {
          const { start: from, pages: count } = mapped.at(random.below(mapped.size));
          for (const page of [from, from + count - 1, from + random.below(count)]) look(page);
          if (from + count < pt.endPfn) look(from + count);
        }
      }
    }
    pt.release();
    same(frames.used, listTables(pt).length, "frames in use");
    while (mapped.size > 0) {
      const { start, pages } = mapped.at(0);
      same(unmap(pt, start, pages), pages, `unmap ${start}+${pages}`);
      mapped.remove(mapped.at(0));
    }
    destroy(pt);
    expect(frames.used).toBe(0);
  });
});

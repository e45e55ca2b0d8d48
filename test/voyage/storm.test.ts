// Storms: random programs with faults and jumps, every invariant held; and one that does not, found,
// made small and repeated.
import { afterEach, describe, expect, it, vi } from "vitest";
import { runStorm, shrinkStorm, stormLine } from "../../src/runtime/index.ts";
import { Memfd } from "../../src/runtime/kernel/memfd/index.ts";
import { IommuRecords } from "../../src/runtime/kernel/iommu/index.ts";
import { holeproof } from "../mill/cli/built.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a hundred storms", () => {
  it("hold every invariant, and carry files, page tables and devices", () => {
    const sum = { files: 0, tables: 0, devices: 0, jumps: 0, faults: 0 };
    for (let seed = 1; seed <= 100; seed++) {
      const { failure, crossed, jumps, faults } = runStorm({ seed, steps: 150 });
      expect(failure, stormLine({ seed, steps: 150 })).toBeUndefined();
      sum.files += crossed.files;
      sum.tables += crossed.tables;
      sum.devices += crossed.devices;
      sum.jumps += jumps;
      sum.faults += faults;
    }
    for (const [what, least] of Object.entries({
      files: 500,
      tables: 80,
      devices: 40,
      jumps: 200,
      faults: 100,
    })) {
      expect(sum[what as keyof typeof sum], what).toBeGreaterThan(least);
    }
  });

  it("are the same for the same seed", () => {
    expect(runStorm({ seed: 9, steps: 150 })).toEqual(runStorm({ seed: 9, steps: 150 }));
  });
});

describe("a storm that finds something", () => {
  /** The first seed that fails. */
  function firstFailure(): { readonly seed: number; readonly steps: number } {
    for (let seed = 1; seed <= 60; seed++) {
      if (runStorm({ seed, steps: 200 }).failure !== undefined) return { seed, steps: 200 };
    }
    throw new Error("sixty storms found nothing");
  }

  it.each([
    [
      "a file that can grow while it is held",
      () => {
        const { truncate } = Memfd.prototype;
        vi.spyOn(Memfd.prototype, "truncate").mockImplementation(function grow(
          this: Memfd,
          sizeBytes: number,
        ) {
          return this.frozen ? 0 : truncate.call(this, sizeBytes);
        });
      },
      /ftruncate of a held file answered 0/,
    ],
    [
      "a domain that is let go too early",
      () => vi.spyOn(IommuRecords.prototype, "unpreserveDevice").mockImplementation(() => {}),
      /./,
    ],
  ])(
    "%s, makes it small, and repeats it",
    (_, defect, reason) => {
      defect();
      const found = firstFailure();
      const small = shrinkStorm(found);
      expect(small.only!.length).toBeLessThan(15);
      expect(runStorm(small).failure).toMatch(reason);
      expect(stormLine(small)).toBe(
        `holeproof voyage --storm --seed ${small.seed} --only ${small.only!.join(",")}`,
      );
    },
    60_000,
  );
});

describe("the command", () => {
  it("runs storms, and single moves of one", () => {
    const { code, out } = holeproof(["voyage", "--storm", "--seed", "1", "--steps", "400"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^storms: seeds 1 to 2, 400 moves, \d+ refused, \d+ faults\n/);
    const few = holeproof(["voyage", "--storm", "--seed", "1", "--only", "3,7,9"]);
    expect(few).toEqual({ code: 0, out: "storm: seed 1, 3 moves: all held\n", err: "" });
    expect(holeproof(["voyage", "--storm", "--only", "x"]).code).toBe(2);
  });
});

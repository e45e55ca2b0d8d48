// Whole voyages from a seed: each must end with every byte equal and nothing left behind.
import { describe, expect, it } from "vitest";
import { formatReport, runVoyage } from "../../src/runtime/index.ts";

const MIB = 2 ** 20;

describe("voyages", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("seed %i, short", (seed) => {
    const report = runVoyage({ seed, steps: 150, ramBytes: 128 * MIB });
    expect(report.failure).toBeUndefined();
    expect(report.counts.comparedAtBoot).toBeGreaterThan(1000);
    expect(report.counts.dmaWrites).toBeGreaterThan(50);
  });

  it("is the same report for the same seed, another for another", () => {
    const options = { seed: 21, steps: 100, ramBytes: 128 * MIB };
    const first = runVoyage(options);
    expect(runVoyage(options)).toEqual(first);
    expect(runVoyage({ ...options, seed: 22 }).counts).not.toEqual(first.counts);
  });

  it("goes through an image, and ends the same", () => {
    let bytes = 0;
    const through = (image: Uint8Array): Uint8Array => {
      bytes = image.length;
      return image.slice();
    };
    const report = runVoyage({ seed: 3, steps: 100, ramBytes: 128 * MIB, through });
    expect(report.failure).toBeUndefined();
    expect(bytes).toBeGreaterThan(4096 * report.counts.preservedFrames);
  });

  it("says what went wrong and how to repeat it", () => {
    const through = (image: Uint8Array): Uint8Array => image.fill(7, 5000, 5001);
    const report = runVoyage({ seed: 3, steps: 50, ramBytes: 128 * MIB, through });
    expect(report.failure).toMatch(/checksum/);
    expect(formatReport(report)).toMatch(/repeat +holeproof voyage --seed 3 --steps 50/);
  });
});

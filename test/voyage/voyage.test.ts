// Whole voyages from a seed: each must end with every byte equal and nothing left behind.
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  arriveVoyage,
  Client,
  departVoyage,
  formatReport,
  runVoyage,
  type ImageSource,
} from "../../src/runtime/index.ts";
import { Checksum } from "../../src/runtime/machine/image-checksum.ts";
import { sourceOf } from "../../src/runtime/machine/image-file.ts";

const MIB = 2 ** 20;

afterEach(() => {
  vi.restoreAllMocks();
});

const source = (pieces: Iterable<Uint8Array>): ImageSource => sourceOf(Buffer.concat([...pieces]));

describe("voyages", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("seed %i, short", (seed) => {
    const report = runVoyage({ seed, steps: 150, ramBytes: 64 * MIB });
    expect(report.failure).toBeUndefined();
    expect(report.counts.comparedAtBoot).toBeGreaterThan(1000);
    expect(report.counts.dmaWrites).toBeGreaterThan(50);
    expect(report.counts.largeLeaves).toBeGreaterThan(10);
    expect([report.counts.kexecs, report.counts.refusedKexecs]).toEqual([3, 3]);
  });

  it.each([1, 2, 6])("on AMD, through %i kernels", (kexecs) => {
    const options = { seed: 40 + kexecs, steps: 80, ramBytes: 64 * MIB, kexecs, amd: true };
    const report = runVoyage(options);
    expect([report.failure, report.counts.kexecs]).toEqual([undefined, kexecs]);
    expect(report.repeat).toBe(
      `holeproof voyage --seed ${40 + kexecs} --steps 80 --kexecs ${kexecs} --amd`,
    );
    const through = ({ pieces }: { pieces: Iterable<Uint8Array> }): ImageSource => source(pieces);
    expect(runVoyage({ ...options, through })).toEqual(report);
  });

  it.each([1, 3])("in scalable mode, PASIDs among the travellers, through %i kernels", (kexecs) => {
    const options = { seed: 60 + kexecs, steps: 80, ramBytes: 64 * MIB, kexecs, scalable: true };
    const report = runVoyage(options);
    const { counts, failure } = report;
    expect([failure, counts.kexecs, counts.pasids, counts.pageTables]).toEqual([
      undefined,
      kexecs,
      3,
      8,
    ]);
    expect(formatReport(report)).toContain("8 page tables, 5 devices, 3 PASIDs\n");
    expect(report.repeat).toMatch(/ --scalable$/);
    const through = ({ pieces }: { pieces: Iterable<Uint8Array> }): ImageSource => source(pieces);
    expect(runVoyage({ ...options, through })).toEqual(report);
  });

  it("is the same report for the same seed, another for another", () => {
    const options = { seed: 21, steps: 100, ramBytes: 64 * MIB };
    const first = runVoyage(options);
    expect(runVoyage(options)).toEqual(first);
    expect(runVoyage({ ...options, seed: 22 }).counts).not.toEqual(first.counts);
  });

  it("goes through an image, and says the same about it, byte for byte", () => {
    const options = { seed: 3, steps: 100, ramBytes: 64 * MIB };
    const through = ({ pieces }: { pieces: Iterable<Uint8Array> }): ImageSource => source(pieces);
    expect(formatReport(runVoyage({ ...options, through }))).toBe(formatReport(runVoyage(options)));
  });

  it.each([-22, 1n])(
    "finds out when a map over a mapping answers %s instead of EEXIST",
    (wrong) => {
      const { mapFile } = Client.prototype;
      vi.spyOn(Client.prototype, "mapFile").mockImplementation(function lie(
        this: Client,
        ...asked
      ) {
        const answer = mapFile.apply(this, asked);
        return answer === -17 ? wrong : answer;
      });
      const { failure } = runVoyage({ seed: 3, steps: 150, ramBytes: 64 * MIB });
      expect(failure).toBe(`IOAS_MAP_FILE over a mapping answered ${wrong}`);
    },
  );

  it("finds out when an image's frames are not those that were preserved", () => {
    const departed = departVoyage({ seed: 4, steps: 50, ramBytes: 64 * MIB });
    if (!("pieces" in departed)) throw new Error(departed.failure);
    const bytes = Buffer.concat([...departed.pieces]);
    // Another frame's account: the text stays as long as it was, the checksum is made to fit.
    const at = bytes.indexOf("fingerprint") + 14;
    bytes[at] = bytes[at] === 0x31 ? 0x32 : 0x31;
    const sum = new Checksum();
    sum.update(bytes.subarray(0, bytes.length - 8));
    bytes.set(sum.bytes(), bytes.length - 8);
    expect(arriveVoyage(source([bytes]))).toMatchObject({
      failure: "the frames in the image are not those that were preserved",
    });
  });

  it("says what went wrong and how to repeat it", () => {
    const through = ({ pieces }: { pieces: Iterable<Uint8Array> }): ImageSource =>
      source([Buffer.concat([...pieces]).fill(7, 5_000_000, 5_000_001)]);
    const report = runVoyage({ seed: 3, steps: 50, ramBytes: 64 * MIB, through });
    expect(report.failure).toMatch(/checksum/);
    expect(formatReport(report)).toMatch(/repeat +holeproof voyage --seed 3 --steps 50/);
  });
});

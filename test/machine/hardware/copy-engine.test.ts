// The copy engine as its drivers use it: descriptors in memory, a doorbell, a status.
import { describe, expect, it } from "vitest";
import { DeviceBench, IOVA } from "./bench.ts";

const [COMMAND, COUNT, STATUS, CHAIN, COMPLETION, ERROR] = [0x84, 0x86, 0x88, 0x90, 0x98, 0xa8];
const [ACTIVE, DONE, SUSPENDED, HALTED, ARMED] = [0, 1, 2, 3, 4];
const RESET = 0x20;
const SUSPEND = 4;
const MSIX = 2;
const PAGE = 4096;
/** Nothing is mapped there. */
const NOWHERE = 0x4000_0000;

interface Descriptor {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly control?: number;
  readonly next?: number;
}

function descriptor({ from, to, size, control = 0, next = 0 }: Descriptor): Uint8Array {
  const view = new DataView(new ArrayBuffer(64));
  view.setUint32(0, size, true);
  view.setUint32(4, control, true);
  view.setBigUint64(8, BigInt(from), true);
  view.setBigUint64(16, BigInt(to), true);
  view.setBigUint64(24, BigInt(next), true);
  return new Uint8Array(view.buffer);
}

/** A bench whose device may copy. */
function ready(): DeviceBench {
  const bench = new DeviceBench("ioat");
  bench.setConfig(4, 2, 6);
  return bench;
}

/** Rings for `count` descriptors from `at` on; the engine goes on until it has done them. */
function ring(bench: DeviceBench, at: number, count: number): number {
  bench.set(CHAIN, 8, at);
  bench.set(COUNT, 2, count);
  return finish(bench);
}

function finish(bench: DeviceBench): number {
  const [pci] = bench.machine.hardware.devices;
  while (pci?.step() === true);
  return bench.get(STATUS, 1) & 7;
}

const bytes = (count: number, from: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, at) => (at * 7 + from) % 256);

describe("the copy engine", () => {
  it("starts halted, and is halted again by a reset", () => {
    const bench = ready();
    expect([bench.get(0, 1), bench.get(8, 1), bench.get(STATUS, 1) & 7]).toEqual([1, 0x33, HALTED]);
    bench.put(IOVA, descriptor({ from: IOVA + PAGE, to: IOVA + 2 * PAGE, size: 64 }));
    expect(ring(bench, IOVA, 1)).toBe(DONE);
    bench.set(COMMAND, 1, RESET);
    expect([bench.get(COMMAND, 1), bench.get(STATUS, 8)]).toEqual([0, HALTED]);
    // Where to begin is all it needs to be ready, and what some drivers wait for.
    bench.set(CHAIN, 8, IOVA);
    expect(bench.get(STATUS, 8)).toBe(ARMED);
    expect(ring(bench, IOVA, 1)).toBe(DONE);
    expect(bench.reset()).toBe(0);
    expect(bench.get(STATUS, 1) & 7).toBe(HALTED);
  });

  it("copies through the IOMMU, over the ends of pages, one descriptor after another", () => {
    const bench = ready();
    const first = IOVA + 64;
    const second = IOVA + 128;
    const woken = bench.counter(MSIX);
    bench.put(IOVA + PAGE + 100, bytes(10_000, 1));
    const chain = { from: IOVA + PAGE + 100, to: IOVA + 0x40000 - 33, size: 10_000, next: second };
    bench.put(first, descriptor(chain));
    bench.put(second, descriptor({ from: chain.to + 1, to: IOVA + 0x80000, size: 5000 }));
    expect(ring(bench, first, 2)).toBe(DONE);
    expect(bench.at(chain.to, 10_000)).toEqual(bytes(10_000, 1));
    expect(bench.at(IOVA + 0x80000, 5000)).toEqual(bytes(10_000, 1).slice(1, 5001));
    // Nobody asked to be woken. The status names the last descriptor; the count runs on.
    expect(woken()).toBe(0);
    expect(bench.get(STATUS, 8)).toBe(second + DONE);
    bench.set(COMMAND, 1, SUSPEND);
    expect(bench.get(STATUS, 1) & 7).toBe(SUSPENDED);
  });

  it("does as many as the doorbell says, also more than it does at once", () => {
    const bench = ready();
    const loop = { from: IOVA + PAGE, to: IOVA + 0x20000, size: 2 ** 14, next: IOVA, control: 1 };
    bench.put(IOVA, descriptor(loop));
    const woken = bench.counter(MSIX);
    bench.set(CHAIN, 8, IOVA);
    bench.set(COUNT, 2, 1000);
    expect(bench.get(STATUS, 1) & 7).toBe(ACTIVE);
    expect(finish(bench)).toBe(DONE);
    expect(woken()).toBe(1000);
    // What is new since is what is to be done.
    bench.set(COUNT, 2, 1003);
    expect([finish(bench), woken()]).toEqual([DONE, 3]);
  });

  it("writes its status where it is told to, and nothing for a null descriptor", () => {
    const bench = ready();
    bench.set(COMPLETION, 8, IOVA + 0x1000);
    const nothing = { from: NOWHERE, to: NOWHERE, size: 0, control: 0x28 };
    bench.put(IOVA, descriptor(nothing));
    expect(ring(bench, IOVA, 1)).toBe(DONE);
    expect(new DataView(bench.at(IOVA + 0x1000, 8).buffer).getBigUint64(0, true)).toBe(
      BigInt(IOVA + DONE),
    );
  });

  const good = { from: IOVA + PAGE, to: IOVA + 2 * PAGE, size: 64 };
  const wrongs: readonly (readonly [string, Descriptor, error: number, at: number])[] = [
    ["a source that is not mapped", { ...good, from: NOWHERE }, 0x100, IOVA],
    ["a destination that is not mapped", { ...good, to: NOWHERE }, 0x200, IOVA],
    ["a source that ends past the mapping", { ...good, from: IOVA + 2 ** 20 - 8 }, 0x100, IOVA],
    ["an operation it has not", { ...good, control: 0x8700_0000 }, 0x400, IOVA],
    ["no length", { ...good, size: 0 }, 0x800, IOVA],
    ["more than one copy may be", { ...good, size: 2 ** 14 + 1 }, 0x800, IOVA],
    ["a descriptor that is not mapped", good, 4, NOWHERE],
    ["a descriptor between places", good, 4, IOVA + 8],
  ];
  it.each(wrongs)("halts at %s", (_, one, error, at) => {
    const bench = ready();
    const woken = bench.counter(MSIX);
    bench.put(IOVA, descriptor({ ...one, control: (one.control ?? 0) | 1 }));
    expect(ring(bench, at, 1)).toBe(HALTED);
    expect([bench.get(ERROR, 4), bench.config(0x180, 4), woken()]).toEqual([error, error, 0]);
    // Ones that are written clear.
    bench.set(ERROR, 4, error);
    bench.setConfig(0x180, 4, error);
    expect([bench.get(ERROR, 4), bench.config(0x180, 4)]).toEqual([0, 0]);
  });

  it("reaches nothing while it is no bus master", () => {
    const bench = ready();
    bench.put(IOVA, descriptor(good));
    bench.setConfig(4, 2, 2);
    expect(ring(bench, IOVA, 1)).toBe(HALTED);
  });
});

// What a device knows, out of one machine and into another that stands where the first one stood.
import { describe, expect, it } from "vitest";
import { Hardware, placeOf, type PciDevice } from "../../../src/runtime/hardware/index.ts";
import { DeviceBench, IOVA } from "./bench.ts";

/** A device as one of this kind is after power-on. */
function fresh(state: Parameters<typeof placeOf>[0]): PciDevice {
  const hardware = new Hardware({ ramBytes: 2 ** 20, devices: [placeOf(state)] });
  return hardware.devices[0]!;
}

const stateOf = ({ machine }: DeviceBench): ReturnType<PciDevice["state"]> =>
  JSON.parse(JSON.stringify(machine.hardware.devices[0]!.state()));

describe("the state of a device", () => {
  it("tells nothing of what is as after power-on", () => {
    const state = fresh({ segment: 0, bdf: 0x20 }).state();
    expect(Object.keys(state)).toEqual([
      "segment",
      "bdf",
      "busMaster",
      "cursor",
      "serial",
      "targets",
    ]);
  });

  it("brings a teaching device's registers, buffer and memory to another", () => {
    const bench = new DeviceBench("edu");
    bench.setConfig(4, 2, 6);
    bench.put(IOVA, new TextEncoder().encode("in the buffer"));
    bench.set(0x80, 8, IOVA);
    bench.set(0x88, 8, 0x40000);
    bench.set(0x90, 8, 13);
    bench.set(0x98, 8, 1);
    bench.set(0x08, 4, 5);
    bench.set(0xff000, 8, 0x1234);
    const state = stateOf(bench);
    const other = fresh(state);
    expect(other.restore(state)).toBe(true);
    expect(other.state()).toEqual(state);
    expect(Buffer.from(other.model.save()).includes("in the buffer")).toBe(true);
    expect(other.config.isMaster).toBe(true);
    const [bar] = other.bars;
    expect(new Uint32Array(bar!.read(0x08, 4).buffer)[0]).toBe(120);
    expect([...bar!.read(0xff000, 2)]).toEqual([0x34, 0x12]);
  });

  it("tells of every byte behind a base address that was written, whoever keeps it", () => {
    const places = [0x1ffe, 0x3000, 0x5fff, 0xff000];
    const bytes = Uint8Array.of(1, 2, 3, 4, 5);
    const told = [
      [0x1ffe, "0102030405"],
      [0x3000, "0102030405"],
      [0x5fff, "0102030405"],
      [0xff000, "0102030405"],
    ];
    const inPages = fresh({ segment: 0, bdf: 0x20 });
    for (const at of places) inPages.bars[0]!.write(at, bytes);
    expect(inPages.state().bars).toEqual([told]);
    // A program's own mapping does not say which pages were written.
    const mapped = fresh({ segment: 0, bdf: 0x20 });
    const all = new Uint8Array(2 ** 20);
    mapped.backBar(0, {
      bytes: all.length,
      read: (at, length) => all.slice(at, at + length),
      write: (at, part) => all.set(part, at),
    });
    for (const at of places) mapped.bars[0]!.write(at, bytes);
    expect(mapped.state()).toEqual(inPages.state());
    inPages.bars[0]!.write(0x3000, new Uint8Array(5));
    expect(inPages.state().bars).toEqual([told.toSpliced(1, 1)]);
  });

  it("costs what was written of it, not all that lies behind its base addresses", () => {
    const device = fresh({ segment: 0, bdf: 0x20 });
    const [bar] = device.bars;
    let read = 0;
    device.bars[0] = {
      bytes: bar!.bytes,
      read: (at, length) => {
        read += length;
        return bar!.read(at, length);
      },
      write: (at, part) => bar!.write(at, part),
      written: () => bar!.written!(),
    };
    bar!.write(0x8000, Uint8Array.of(1));
    expect(device.state().bars).toEqual([[[0x8000, "01"]]]);
    expect(read).toBeLessThanOrEqual(4 * 4096);
  });

  it("brings a copy engine's place in its chain to another", () => {
    const bench = new DeviceBench("ioat");
    bench.setConfig(4, 2, 6);
    // Nothing is mapped there: the channel halts, and remembers why.
    bench.set(0x90, 8, 0x4000_0000);
    bench.set(0x86, 2, 1);
    const state = stateOf(bench);
    expect(state).toMatchObject({ model: "ioat", known: expect.anything() });
    const other = fresh(state);
    expect(other.restore(state)).toBe(true);
    expect(other.state()).toEqual(state);
    expect(other.model.save()).toEqual(bench.machine.hardware.devices[0]!.model.save());
  });

  it.each([
    { config: [[250, "00".repeat(7)]] as const },
    { bars: [[[2 ** 20, "00"]]] as const },
    { bars: [[], [[0, "00"]]] as const },
    { known: [[2 ** 40, "00"]] as const },
  ])("is refused with bytes the device does not have: %j", (more) => {
    const device = fresh({ segment: 0, bdf: 0x20 });
    expect(device.restore({ ...device.state(), ...more })).toBe(false);
  });
});

// The teaching device, and what every device has: configuration space and an interrupt pin.
import { describe, expect, it } from "vitest";
import { DeviceBench, IOVA } from "./bench.ts";

const [INTX, MSI] = [0, 1];
const [RAISE, ACKNOWLEDGE, REASONS] = [0x60, 0x64, 0x24];
/** Flags of SET_IRQS: no data, and one of the actions. */
const [MASK, UNMASK, TRIGGER] = [9, 17, 33];
const EINVAL = -22;
const EIO = -5;
const EFAULT = -14;

function ready(): DeviceBench {
  const bench = new DeviceBench("edu");
  bench.setConfig(4, 2, 6);
  return bench;
}

/** Where bytes are read, how many, and what is there, as an emulator's own device answered. */
const loads: readonly (readonly [string, number, number, string])[] = [
  ["the identification", 0, 4, "ed000001"],
  ["eight bytes where registers have four", 0, 8, "ffffffffffffffff"],
  ["half a register, which the bus refuses", 0, 2, "0000"],
  ["a byte", 1, 1, "00"],
  ["six bytes: a register, then a half", 0, 6, "ed0000010000"],
  ["twelve from the middle: four, then eight at once", 4, 12, "00000000ffffffffffffffff"],
  ["where there is no register", 12, 4, "ffffffff"],
  ["a register that is only written", 0x60, 4, "ffffffff"],
  ["an address of the engine, eight bytes", 0x80, 8, "0000000000000000"],
  ["its upper half", 0x84, 4, "ffffffff"],
];

describe("registers through the file", () => {
  it.each(loads)("%s", (_, at, length, expected) => {
    const found = ready().read(at, length);
    expect(typeof found === "number" ? found : Buffer.from(found).toString("hex")).toBe(expected);
  });

  it("take stores of their width, and lose the others", () => {
    const bench = ready();
    const stored: [at: number, bytes: number, value: number][] = [
      [8, 8, 5],
      [8, 2, 5],
      [8, 1, 5],
    ];
    for (const [at, bytes, value] of stored) bench.set(at, bytes, value);
    expect(bench.get(8, 4)).toBe(0);
    bench.set(8, 4, 5);
    expect(bench.get(8, 4)).toBe(120);
  });
});

describe("configuration space", () => {
  it("tells what the device is, and lets nobody change it", () => {
    const bench = ready();
    for (const at of [0, 8, 0x2c]) {
      const before = bench.config(at, 4);
      bench.setConfig(at, 4, 0);
      expect(bench.config(at, 4)).toBe(before);
    }
    expect([bench.config(0, 4), bench.config(8, 4)]).toEqual([0x11e81234, 0x00ff0010]);
  });

  it("gives the size of a base address to who writes ones", () => {
    const bench = ready();
    bench.setConfig(0x10, 4, 0xffff_ffff);
    expect(bench.config(0x10, 4)).toBe(0xfff0_0000);
    bench.setConfig(0x14, 4, 0xffff_ffff);
    expect(bench.config(0x14, 4)).toBe(0);
  });

  it("has its capabilities in a chain, MSI switched by nobody but SET_IRQS", () => {
    const bench = ready();
    const at = bench.config(0x34, 1);
    expect([bench.config(at, 1), bench.config(at + 1, 1)]).toEqual([5, 0]);
    bench.setConfig(at + 2, 2, 1);
    expect(bench.config(at + 2, 2) & 1).toBe(0);
    bench.setConfig(at + 4, 4, 0xfee0_1003);
    // Kept to the bit, as written: the hardware's own has other bits, and VFIO hides it.
    expect(bench.config(at + 4, 4)).toBe(0xfee0_1003);
  });

  it("ends where it ends, and switches the device's memory", () => {
    const bench = ready();
    expect(bench.read(7 * 2 ** 40 + 255, 2)).toBe(EFAULT);
    expect([bench.read(8 * 2 ** 40, 1), bench.read(2 ** 40, 1), bench.read(2 ** 20, 1)]).toEqual([
      EINVAL,
      EINVAL,
      EINVAL,
    ]);
    bench.setConfig(4, 2, 0);
    expect([bench.read(0, 4), bench.write(0, new Uint8Array(4))]).toEqual([EIO, EIO]);
  });
});

describe("the pin of a device", () => {
  it("masks itself, and fires again when it is unmasked and still up", () => {
    const bench = ready();
    const woken = bench.counter(INTX);
    bench.set(RAISE, 4, 0x10);
    bench.set(RAISE, 4, 0x20);
    expect([woken(), bench.get(REASONS, 4)]).toEqual([1, 0x30]);
    // The status register shows the line.
    expect(bench.config(6, 2) & 8).toBe(8);
    expect(bench.setIrqs(INTX, UNMASK)).toBe(0);
    expect(woken()).toBe(1);
    bench.set(ACKNOWLEDGE, 4, 0x30);
    expect([bench.config(6, 2) & 8, woken()]).toEqual([0, 0]);
  });

  it("is silent while it is masked or off", () => {
    const bench = ready();
    const woken = bench.counter(INTX);
    expect(bench.setIrqs(INTX, MASK)).toBe(0);
    bench.set(RAISE, 4, 1);
    expect(woken()).toBe(0);
    bench.set(ACKNOWLEDGE, 4, 1);
    bench.setConfig(4, 2, 0x406);
    expect(bench.setIrqs(INTX, UNMASK)).toBe(0);
    expect(woken()).toBe(0);
  });

  it("gives way to messages, which need a bus master", () => {
    const bench = ready();
    const woken = bench.counter(MSI);
    expect(bench.setIrqs(INTX, 36, 0)).toBe(EINVAL);
    bench.set(RAISE, 4, 1);
    bench.set(RAISE, 4, 1);
    expect(woken()).toBe(2);
    bench.setConfig(4, 2, 2);
    bench.set(RAISE, 4, 1);
    expect(woken()).toBe(0);
    expect(bench.setIrqs(MSI, TRIGGER)).toBe(0);
    expect(woken()).toBe(1);
  });
});

describe("the engine of the teaching device", () => {
  const copy = (
    bench: DeviceBench,
    from: number,
    to: number,
    count: number,
    command: number,
  ): void => {
    bench.set(0x80, 8, from);
    bench.set(0x88, 8, to);
    bench.set(0x90, 8, count);
    bench.set(0x98, 8, command);
    expect(bench.get(0x98, 8)).toBe(command & ~1);
  };
  const isBlocked = (bench: DeviceBench): boolean => (bench.get(0x20, 4) & 0x200) !== 0;

  it("copies over its buffer, and tells when it is done", () => {
    const bench = ready();
    const woken = bench.counter(MSI);
    bench.put(
      IOVA + 4000,
      Uint8Array.from({ length: 300 }, (_, at) => at % 251),
    );
    copy(bench, IOVA + 4000, 0x40000 + 100, 300, 1);
    copy(bench, 0x40000 + 100, IOVA + 0x10ff0, 300, 7);
    expect(bench.at(IOVA + 0x10ff0, 300)).toEqual(bench.at(IOVA + 4000, 300));
    expect([isBlocked(bench), woken(), bench.get(REASONS, 4)]).toEqual([false, 1, 0x100]);
  });

  const blocked: readonly (readonly [string, number, number, number, number])[] = [
    ["memory that is not mapped", 0x4000_0000, 0x40000, 16, 1],
    ["memory that is not mapped, to write", 0x40000, 0x4000_0000, 16, 3],
    ["what lies past its buffer", IOVA, 0x40000 + 4090, 16, 1],
    ["what lies before its buffer", IOVA, 0x3ffff, 16, 1],
    ["more than its buffer holds", IOVA, 0x40000, 4097, 1],
  ];
  it.each(blocked)("does not copy %s", (_, from, to, count, command) => {
    const bench = ready();
    copy(bench, from, to, count, command);
    expect(isBlocked(bench)).toBe(true);
    copy(bench, IOVA, 0x40000, 16, 1);
    expect(isBlocked(bench)).toBe(false);
  });

  it("computes: factorials in 32 bits, complements", () => {
    const bench = ready();
    for (const [number, factorial] of [
      [0, 1],
      [1, 1],
      [12, 479001600],
      [13, 1932053504],
      [34, 0],
    ]) {
      bench.set(8, 4, number ?? 0);
      expect(bench.get(8, 4)).toBe(factorial);
    }
    bench.set(4, 4, 0x0f0f_0f0f);
    expect(bench.get(4, 4)).toBe(0xf0f0_f0f0);
    expect(bench.reset()).toBe(EINVAL);
  });
});

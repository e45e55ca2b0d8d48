// VFIO_DEVICE_IOEVENTFD, and who may reset a bus: a counter's signal as a store into a device.
import { describe, expect, it } from "vitest";
import { eventFdOf, openEventFd } from "../../../src/runtime/kernel/files/index.ts";
import { boot } from "./bench.ts";
import { call, wide } from "./words.ts";

const BIND = 0x3b76;
const IOEVENTFD = 0x3b74;
const HOT_RESET = 0x3b71;
const FACTORIAL = 8;
const REGION = 2 ** 40;

interface Scene {
  /** One call: flags, offset, data, descriptor; argsz is the struct's unless given. */
  readonly watch: (flags: number, at: number, data: number, fd: number, argsz?: number) => string;
  readonly counter: number;
  readonly signal: () => void;
  readonly register: (at: number) => number;
  readonly hotReset: (argsz: number, flags: number, count: number) => string;
  readonly close: () => void;
  readonly isHeld: () => boolean;
}

function scene(): Scene {
  const { client } = boot({ profile: "linux-6.12" });
  const { process } = client;
  const iommufd = process.open("/dev/iommu");
  const device = process.open("/dev/vfio/devices/vfio0");
  expect(call(process, device, BIND, [16, 0, iommufd, 0]).answer).toBe("ok");
  const file = openEventFd();
  const counter = process.fds.install(file);
  const scratch = process.mmap(4096);
  return {
    watch: (flags, at, data, fd, argsz = 32) =>
      call(process, device, IOEVENTFD, [argsz, flags, ...wide(at), ...wide(data), fd, 0]).answer,
    counter,
    signal: () => eventFdOf(file)?.signal(),
    register: (at) => {
      expect(process.fds.find(device)?.read(process, scratch, 4, at)).toBe(4);
      const bytes = process.space.read(scratch, 4) as Uint8Array;
      return new DataView(bytes.buffer).getUint32(0, true);
    },
    hotReset: (argsz, flags, count) =>
      call(process, device, HOT_RESET, [argsz, flags, count]).answer,
    close: () => expect(process.fds.close(device)).toBe(0),
    isHeld: () => (eventFdOf(file)?.refs ?? 0) > 0,
  };
}

/** Flags, offset, data, descriptor (C: the counter), argsz, the answer. */
const C = -7;
const cases: readonly (readonly [string, number, number, number, number, string])[] = [
  ["a size below the descriptor's end", 4, FACTORIAL, C, 27, "EINVAL"],
  ["a size that leaves the reserved member out", 4, FACTORIAL, C, 28, "ok"],
  ["no width", 0, FACTORIAL, C, 32, "EINVAL"],
  ["two widths", 12, FACTORIAL, C, 32, "EINVAL"],
  ["an unknown flag", 0x14, FACTORIAL, C, 32, "EINVAL"],
  ["a descriptor below -1", 4, FACTORIAL, -2, 32, "EINVAL"],
  ["configuration space", 4, 7 * REGION, C, 32, "EINVAL"],
  ["past the end", 4, 2 ** 20 - 2, C, 32, "EINVAL"],
  ["a base address the device has not", 4, REGION, C, 32, "EINVAL"],
  ["none that could be removed", 4, FACTORIAL, -1, 32, "ENODEV"],
  ["no descriptor", 4, FACTORIAL, 99, 32, "EBADF"],
  ["another file", 4, FACTORIAL, 3, 32, "EINVAL"],
];

describe("a counter that stores into a device", () => {
  it.each(cases)("%s", (_, flags, at, fd, argsz, answer) => {
    const { watch, counter } = scene();
    expect(watch(flags, at, 5, fd === C ? counter : fd, argsz)).toBe(answer);
  });

  it("stores with every signal, until it is removed", () => {
    const { watch, counter, signal, register } = scene();
    expect(watch(4, FACTORIAL, 5, counter)).toBe("ok");
    expect(watch(4, FACTORIAL, 5, counter)).toBe("EEXIST");
    expect(register(FACTORIAL)).toBe(0);
    signal();
    expect(register(FACTORIAL)).toBe(120);
    expect(watch(4, FACTORIAL, 6, -1)).toBe("ENODEV");
    expect(watch(4, FACTORIAL, 5, -1)).toBe("ok");
    expect(watch(4, FACTORIAL, 6, counter)).toBe("ok");
    signal();
    expect(register(FACTORIAL)).toBe(720);
  });

  it("is let go when the device is closed", () => {
    const { watch, counter, close, isHeld } = scene();
    expect(watch(4, FACTORIAL, 5, counter)).toBe("ok");
    expect(isHeld()).toBe(true);
    close();
    expect(isHeld()).toBe(false);
  });
});

describe("a reset of the bus", () => {
  it("takes no list of groups from who opened the device by its own file", () => {
    const { hotReset } = scene();
    expect(hotReset(12, 0, 1)).toBe("EINVAL");
    expect(hotReset(12, 1, 0)).toBe("EINVAL");
    expect(hotReset(11, 0, 0)).toBe("EINVAL");
    expect(hotReset(12, 0, 0)).toBe("ENODEV");
  });
});

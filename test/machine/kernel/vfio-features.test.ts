// VFIO_DEVICE_FEATURE, and devices asked for by a name with options: what a plain function answers.
import { describe, expect, it } from "vitest";
import { openEventFd } from "../../../src/runtime/kernel/files/index.ts";
import { boot, said } from "./bench.ts";
import { call } from "./words.ts";

const FEATURE = 0x3b75;
const [GET, SET, PROBE] = [0x10000, 0x20000, 0x40000];
const [ENTRY, ENTRY_WITH_WAKEUP, EXIT] = [3, 4, 5];

interface Scene {
  /** One FEATURE call: flags, data words; argsz is their size unless given. */
  readonly feature: (flags: number, data?: readonly number[], argsz?: number) => string;
  /** Any other call. */
  readonly touch: () => string;
  readonly eventFd: number;
  /** Signals so far. */
  readonly signals: () => number;
}

function scene(): Scene {
  const { client } = boot({ profile: "linux-6.12" });
  const { process } = client;
  const iommufd = process.open("/dev/iommu");
  const device = process.open("/dev/vfio/devices/vfio0");
  expect(call(process, device, 0x3b76, [16, 0, iommufd, 0]).answer).toBe("ok");
  const file = openEventFd();
  const eventFd = process.fds.install(file);
  return {
    feature: (flags, data = [], argsz = 8 + 4 * data.length) =>
      call(process, device, FEATURE, [argsz, flags, ...data]).answer,
    touch: () => call(process, device, 0x3b6b, [24, 0, 0, 0, 0, 0]).answer,
    eventFd,
    signals: () => Number((file.inner as { count: bigint }).count),
  };
}

/** Flags, data words (E: an eventfd), the size said, the answer. */
const cases: readonly (readonly [string, number, readonly number[], number, string])[] = [
  ["size below the header", PROBE | ENTRY, [], 7, "EINVAL"],
  ["an unknown flag", 0x80000 | PROBE | ENTRY, [], 8, "EINVAL"],
  ["get and set", GET | SET | ENTRY, [], 8, "EINVAL"],
  ["get and set and probe, of what can only be set", GET | SET | PROBE | ENTRY, [], 8, "EINVAL"],
  ["probe and get of what can only be set", GET | PROBE | ENTRY, [], 8, "EINVAL"],
  ["probe", PROBE | ENTRY, [], 8, "ok"],
  ["probe to set", PROBE | SET | EXIT, [], 8, "ok"],
  ["neither get, set nor probe", ENTRY, [], 8, "EINVAL"],
  ["wake-up without its data", SET | ENTRY_WITH_WAKEUP, [], 8, "EINVAL"],
  ["wake-up with a descriptor below zero", SET | ENTRY_WITH_WAKEUP, [-1, 0], 16, "EINVAL"],
  ["wake-up with no descriptor", SET | ENTRY_WITH_WAKEUP, [99, 0], 16, "EBADF"],
  ["wake-up with another file", SET | ENTRY_WITH_WAKEUP, [3, 0], 16, "EINVAL"],
  ["leaving without having entered", SET | EXIT, [], 8, "ok"],
  ["a token of virtual functions", PROBE | 0, [], 8, "ENOTTY"],
  ["migration", PROBE | GET | 1, [], 8, "ENOTTY"],
  ["logging of written pages", PROBE | SET | 6, [], 8, "ENOTTY"],
  ["a feature nobody knows", PROBE | 0xffff, [], 8, "ENOTTY"],
];

describe("features", () => {
  it.each(cases)("%s", (_, flags, data, argsz, answer) => {
    expect(scene().feature(flags, data, argsz)).toBe(answer);
  });

  it("let a device sleep once, and again after it left", () => {
    const { feature, touch } = scene();
    expect(feature(SET | ENTRY)).toBe("ok");
    expect(touch()).toBe("ok");
    expect(feature(SET | ENTRY)).toBe("EINVAL");
    expect(feature(SET | EXIT)).toBe("ok");
    expect(feature(SET | ENTRY)).toBe("ok");
  });

  it("tell who asked to be told, once, by the first access", () => {
    const { feature, touch, eventFd, signals } = scene();
    expect(feature(SET | ENTRY_WITH_WAKEUP, [eventFd, 0])).toBe("ok");
    expect(signals()).toBe(0);
    expect(touch()).toBe("ok");
    expect(touch()).toBe("ok");
    expect(signals()).toBe(1);
  });
});

describe("names a group is asked for", () => {
  const names: readonly (readonly [string, string])[] = [
    ["0000:00:04.0", "ok"],
    ["0000:00:04.0 ", "ok"],
    ["0000:00:04.0x", "ENODEV"],
    ["0000:00:04", "ENODEV"],
    ["", "ENODEV"],
    ["0000:00:04.0 colour=red", "EINVAL"],
    ["0000:00:04.0 vf_token=2ab74924-c335-45f4-9b16-8569e5b08258", "EINVAL"],
    ["x".repeat(4095), "ENODEV"],
    ["x".repeat(4096), "EINVAL"],
  ];
  it.each(names)("%s", (name, answer) => {
    const { client } = boot({ profile: "linux-6.12" });
    const { process } = client;
    const group = process.open("/dev/vfio/0");
    expect(call(process, group, 0x3b68, [process.open("/dev/iommu")]).answer).toBe("ok");
    const fd = process.ioctl(group, 0x3b6a, new TextEncoder().encode(`${name}\0`));
    expect(fd < 0 ? said(fd) : "ok").toBe(answer);
  });
});

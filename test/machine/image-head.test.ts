// An image's head, member by member: what each may be, and what nothing is booted from.
import { describe, expect, it } from "vitest";
import { readHead } from "../../src/runtime/machine/image-head.ts";

const unit = { registerBase: 1, widthLg2: 48, rtaddr: 0, rootPa: 0, status: 0 };
const device = { segment: 0, bdf: 32, busMaster: true, cursor: 0, serial: 7, targets: [] };
const target = { iovaPfn: 1 };
const head = {
  seed: 1,
  profile: "reviewed",
  ramBytes: 65536,
  ramBasePa: 0,
  setupPa: 0,
  unit,
  devices: [device],
  runs: [
    [0, 2],
    [2, 14],
  ],
};
const amd = { registerBase: 0, deviceTable: 0, marksDirty: false };
const refused = "image is damaged: its head does not say what it must";
const inUnit = (more: object): object => ({ unit: { ...unit, ...more } });
const inDevice = (more: object): object => ({ devices: [device, { ...device, bdf: 40, ...more }] });
const inTarget = (more: object): object => inDevice({ targets: [target, { ...target, ...more }] });
const inAmd = (more: object): object => ({ amd: { ...amd, ...more } });

const check = (more: object): unknown => readHead(JSON.stringify({ ...head, ...more }));

describe("a head", () => {
  const taken: readonly object[] = [
    {},
    { log: "", runs: [] },
    { amd },
    inUnit({ widthLg2: 57, capabilities: "0x0", extendedCapabilities: "0xffffffffffffffff" }),
    inDevice({ pasidBits: 20 }),
    inDevice({ model: "ioat", config: [[4, "06"]], bars: [[], [[0, "00ff"]]], known: [[0, "01"]] }),
    inTarget({ expectLow: -1, expectHigh: 5, writeOffset: 4088, pasid: 2 ** 20 - 1 }),
  ];
  it.each(taken)("is taken with %j", (more) => {
    expect(check(more)).toEqual({ ...head, ...more });
  });

  const wrong: readonly object[] = [
    { seed: "1" },
    { profile: 1 },
    ...[0, 4095, 2 ** 32, -4096, "65536"].map((ramBytes) => ({ ramBytes })),
    ...[4096, -(2 ** 22), 2 ** 52].map((ramBasePa) => ({ ramBasePa })),
    { setupPa: -1 },
    { devices: {} },
    { devices: [device, { ...device, segment: 1 }, { ...device, serial: 8 }] },
    inDevice({ model: "edu" }),
    ...[{}, [1], [[0]], [[-1, "00"]], [[0, "0"]], [[0, ""]], [[0, "0G"]], [[0, 0]]].flatMap(
      (list) => [inDevice({ config: list }), inDevice({ known: list }), inDevice({ bars: [list] })],
    ),
    inDevice({ bars: {} }),
    { runs: {} },
    { log: 1 },
    ...[
      [[0, 0]],
      [[0, 17]],
      [
        [3, 1],
        [2, 1],
      ],
      [
        [0, 2],
        [1, 1],
      ],
      [[0]],
      [0],
      [["0", 1]],
    ].map((runs) => ({ runs })),
    { unit: null },
    { unit: [] },
    inUnit({ widthLg2: 40 }),
    ...["0x", "0X1", "15", "0x10000000000000000", "zz", 15, null].flatMap((register) => [
      inUnit({ capabilities: register }),
      inUnit({ extendedCapabilities: register }),
    ]),
    ...["registerBase", "rtaddr", "rootPa", "status"].map((name) => inUnit({ [name]: -1 })),
    { amd: null },
    ...["registerBase", "deviceTable", "marksDirty"].map((name) => inAmd({ [name]: "0" })),
    inDevice({ pasidBits: 21 }),
    inDevice({ segment: -1 }),
    inDevice({ bdf: 0x10000 }),
    inDevice({ busMaster: 1 }),
    inDevice({ cursor: -1 }),
    inDevice({ serial: 0.5 }),
    inDevice({ targets: {} }),
    inTarget({ iovaPfn: -1 }),
    inTarget({ expectLow: 0.5 }),
    inTarget({ expectHigh: "1" }),
    inTarget({ writeOffset: 4 }),
    inTarget({ writeOffset: 4096 }),
    inTarget({ pasid: 2 ** 20 }),
  ];
  it.each(wrong)("is refused with %j", (more) => {
    expect(check(more)).toBe(refused);
  });

  it("is an object of JSON", () => {
    for (const text of ["", "{", "\0"]) expect(readHead(text)).toMatch(/is no JSON$/);
    for (const text of ["null", "[]", "1"]) expect(readHead(text)).toBe(refused);
  });
});

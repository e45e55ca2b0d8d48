// What a unit's registers say it can do, and what the driver makes of it: sizes, snooping, written
// pages, a user's own first stage. The recorded units can do little of this; the rules are 6.12's.
import { describe, expect, it } from "vitest";
import { Hwpt } from "../../../src/runtime/kernel/iommufd/index.ts";
import { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import { visitLeaves } from "../../../src/runtime/pagetable/index.ts";
import type { MachineOptions, Process } from "../../../src/runtime/machine/index.ts";
import { boot } from "./bench.ts";
import { HWPT_ALLOC, call, map, unmap, wide } from "./words.ts";

const [SC, NEST, SRS, SMTS, SLADS, SLTS, SMPWC] = [7n, 26n, 31n, 43n, 45n, 46n, 48n];
const FL5LP = 60n;
const CAP_48 = 0x00d2_008c_222f_0606n;
const [BIND, ATTACH, HW_INFO] = [0x3b76, 0x3b77, 0x3b8a];
const [SET_DIRTY, GET_DIRTY, INVALIDATE] = [0x3b8b, 0x3b8c, 0x3b8d];
const BDF = 4 << 3;
const IOVA = 0x4000_0000;

const bitsOf = (...bits: readonly bigint[]): bigint =>
  bits.reduce((word, bit) => word | (1n << bit), 0n);

/** A VT-d machine in scalable mode with these extended capabilities. */
const scalable = (bits: readonly bigint[], capabilities = CAP_48): Partial<MachineOptions> => ({
  profile: "linux-6.12-scalable",
  unit: { widthLg2: 48, capabilities, extendedCapabilities: bitsOf(SMTS, SLTS, ...bits) },
});

interface Scene {
  readonly process: Process;
  readonly fd: number;
  readonly device: number;
  /** 2 MiB of memory, mapped at IOVA once a page table is there. */
  readonly va: number;
  readonly hwpt: (flags: number, data?: readonly number[], parent?: number) => Answer;
  readonly attach: (id: number) => string;
  /** The frame a request of the device reaches. */
  readonly dma: (iovaPfn: number, write: boolean) => number | undefined;
  readonly domain: (id: number) => Domain;
  /** The reason of the last fault. */
  readonly fault: () => number | string | undefined;
  /** Words of the device's entry: device table, or PASID table. */
  readonly entry: () => readonly bigint[];
}

interface Answer {
  readonly answer: string;
  readonly id: number;
}

/** Address space 1, device 2. */
function scene(options: Partial<MachineOptions>): Scene {
  const { machine, client } = boot(options);
  const { process } = client;
  const { hardware, kernel } = machine;
  const fd = process.open("/dev/iommu");
  expect(client.ioasAlloc(fd)).toBe(1);
  const device = process.open("/dev/vfio/devices/vfio0");
  expect(call(process, device, BIND, [16, 0, fd, 0]).answer).toBe("ok");
  const va = process.mmap(2 ** 21);
  const data = process.mmap(4096);
  const unit = hardware.amd ?? hardware.unit;
  const { ram } = hardware;
  const pointer = (pa: number): number =>
    (ram.readNumber(pa) ?? 0) - ((ram.readNumber(pa) ?? 0) % 4096);
  return {
    process,
    fd,
    device,
    va,
    hwpt: (flags, words = [], parent = 1) => {
      words.forEach((word, at) => {
        const bytes = new Uint8Array(4);
        new DataView(bytes.buffer).setUint32(0, word >>> 0, true);
        process.space.write(data + at * 4, bytes);
      });
      const type = words.length === 0 ? 0 : 1;
      const struct = [48, flags, 2, parent, 0, 0, type, words.length * 4, ...wide(data), 0, 0];
      const said = call(process, fd, HWPT_ALLOC, struct);
      return { answer: said.answer, id: said.words[4]! };
    },
    attach: (id) => call(process, device, ATTACH, [12, 0, id]).answer,
    dma: (iovaPfn, write) => unit.translate(BDF, iovaPfn, write),
    domain: (id) => {
      const [context] = kernel.contexts;
      const object = context!.objects.find(id);
      if (!(object instanceof Hwpt) || !(object.domain instanceof Domain)) throw new Error("none");
      return object.domain;
    },
    fault: () => unit.faults.at(-1)?.reason,
    entry: () => {
      let pa = 0;
      if (hardware.amd !== undefined) pa = hardware.amd.deviceTable + BDF * 32;
      else pa = pointer(pointer(pointer(hardware.unit.rootPointer) + BDF * 32));
      return [0, 8, 16].map((at) => ram.view.getBigUint64(ram.byteAt(pa + at), true));
    },
  };
}

/** The bitmap of written pages of 2 MiB from IOVA on, as page numbers; or the refusal. */
function written({ process, fd }: Scene, hwpt: number, flags = 0): string {
  const bitmap = process.mmap(4096);
  const words = [
    48,
    hwpt,
    flags,
    0,
    ...wide(IOVA),
    ...wide(2 ** 21),
    ...wide(4096),
    ...wide(bitmap),
  ];
  const { answer } = call(process, fd, GET_DIRTY, words);
  const bytes = process.space.read(bitmap, 64)!;
  process.munmap(bitmap, 4096);
  if (answer !== "ok") return answer;
  const pages = [...bytes].flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte >> bit) & 1).map((bit) => at * 8 + bit),
  );
  return pages.join(" ");
}

const setDirty = ({ process, fd }: Scene, hwpt: number, enable: boolean): string =>
  call(process, fd, SET_DIRTY, [16, enable ? 1 : 0, hwpt, 0]).answer;

const trackers: readonly (readonly [string, Partial<MachineOptions>])[] = [
  ["VT-d", scalable([SLADS, SMPWC])],
  ["AMD", { profile: "linux-6.12", amd: { marksDirty: true } }],
];

describe.each(trackers)("written pages on %s", (name, options) => {
  const mapAll = ({ process, fd, va }: Scene): void => {
    // Every other page is there, so that no leaf is larger than a page.
    for (let page = 0; page < 512; page += 2)
      process.space.write(va + page * 4096, Uint8Array.of(1));
    expect(map(process, fd, 1, { va, length: 2 ** 21, iova: IOVA })).toBe("ok");
  };

  it("are found, once, and again when they are written again", () => {
    const made = scene(options);
    const { hwpt, attach, dma, process, fd } = made;
    const info = call(process, fd, HW_INFO, [40, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect(info.words[8]).toBe(1);
    const { id } = hwpt(2);
    expect(attach(id)).toBe("ok");
    mapAll(made);
    expect(dma(IOVA / 4096 + 9, true)).toBeDefined();
    expect(written(made, id), "not tracking: nothing is said").toBe("");
    expect(setDirty(made, id, true)).toBe("ok");
    expect(setDirty(made, id, true)).toBe("ok");
    for (const page of [3, 4, 300]) expect(dma(IOVA / 4096 + page, true)).toBeDefined();
    for (const page of [5, 6]) expect(dma(IOVA / 4096 + page, false)).toBeDefined();
    expect(written(made, id, 1)).toBe("3 4 300");
    expect(written(made, id)).toBe("3 4 300");
    expect(written(made, id)).toBe("");
    // A page that was read before, and one the unit remembers as written.
    for (const page of [5, 300]) expect(dma(IOVA / 4096 + page, true)).toBeDefined();
    expect(written(made, id)).toBe("5 300");
    expect(setDirty(made, id, false)).toBe("ok");
    expect(dma(IOVA / 4096 + 7, true)).toBeDefined();
    expect(setDirty(made, id, true)).toBe("ok");
    expect(written(made, id)).toBe("");
  });

  it("are marked by what the device's entry says, whichever comes first", () => {
    const bit = name === "AMD" ? 3n << 7n : 1n << 9n;
    const made = scene(options);
    const { hwpt, attach, entry } = made;
    const { id } = hwpt(2);
    expect(setDirty(made, id, true)).toBe("ok");
    expect(attach(id)).toBe("ok");
    expect(entry()[0]! & bit).toBe(bit);
    expect(setDirty(made, id, false)).toBe("ok");
    expect(entry()[0]! & bit).toBe(0n);
    expect(setDirty(made, id, true)).toBe("ok");
    expect(entry()[0]! & bit).toBe(bit);
  });

  it("are not tracked by a table that was not made for it", () => {
    const made = scene(options);
    const { id } = made.hwpt(0);
    expect(setDirty(made, id, true)).toBe("EOPNOTSUPP");
    expect(written(made, id)).toBe("EOPNOTSUPP");
  });
});

describe("what a unit cannot do is refused", () => {
  const cases: readonly (readonly [string, Partial<MachineOptions>, number, string])[] = [
    ["tracking without marks", scalable([SMPWC]), 2, "EOPNOTSUPP"],
    ["tracking without walks that snoop", scalable([SLADS]), 2, "EOPNOTSUPP"],
    [
      "tracking in legacy mode",
      { ...scalable([SLADS, SMPWC]), profile: "linux-6.12" },
      2,
      "EOPNOTSUPP",
    ],
    ["nesting", scalable([]), 1, "EOPNOTSUPP"],
    ["nesting in legacy mode", { ...scalable([NEST]), profile: "linux-6.12" }, 1, "EOPNOTSUPP"],
    ["nesting and tracking", scalable([NEST, SLADS, SMPWC]), 3, "ok"],
    ["tracking on AMD", { profile: "linux-6.12", amd: true }, 2, "EOPNOTSUPP"],
    ["nesting on AMD", { profile: "linux-6.12", amd: { marksDirty: true } }, 1, "EOPNOTSUPP"],
    ["both on AMD", { profile: "linux-6.12", amd: { marksDirty: true } }, 3, "EOPNOTSUPP"],
  ];
  it.each(cases)("%s", (_, options, flags, answer) => {
    expect(scene(options).hwpt(flags).answer).toBe(answer);
  });

  it("large leaves, as many sizes as the capability register has", () => {
    const sizes = (sllps: bigint): readonly number[] => {
      const made = scene(scalable([], (CAP_48 & ~(15n << 34n)) | (sllps << 34n)));
      return made.domain(made.hwpt(0).id).pageTable.sizes;
    };
    expect([0n, 1n, 3n].map(sizes)).toEqual([[0], [0, 9], [0, 9, 18]]);
  });

  it("leaves say that they are snooped where the unit has a bit for it", () => {
    const word = (bits: readonly bigint[]): bigint => {
      const made = scene(scalable(bits));
      const { hwpt, attach, process, fd, va, domain } = made;
      const { id } = hwpt(0);
      expect(attach(id)).toBe("ok");
      expect(map(process, fd, 1, { va, length: 4096, iova: IOVA })).toBe("ok");
      let snooped = 0n;
      visitLeaves(domain(id).pageTable, (_iova, _oa, _level, low) => {
        snooped = BigInt(low) & (1n << 11n);
      });
      return snooped;
    };
    expect(word([])).toBe(0n);
    expect(word([SC])).toBe(1n << 11n);
  });
});

/** struct iommu_hwpt_vtd_s1: flags, table, width, reserved. */
const firstStage = (flags: number, table: number, width: number, reserved = 0): number[] => [
  ...wide(flags),
  ...wide(table),
  width,
  reserved,
];

/** A parent with 2 MiB at IOVA, and tables of a first stage in it: page 77 leads to page 100. */
function nested(): Scene & {
  readonly parent: number;
  readonly set: (at: number, word: bigint) => void;
} {
  const made = scene(scalable([NEST, SLADS, SMPWC]));
  const { process, fd, va, hwpt } = made;
  const parent = hwpt(3).id;
  expect(map(process, fd, 1, { va, length: 2 ** 21, iova: IOVA })).toBe("ok");
  const set = (at: number, word: bigint): void => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, word, true);
    process.space.write(va + at, bytes);
  };
  // Tables in pages 0 to 3, top first.
  for (let level = 0; level < 3; level++) set(level * 4096, BigInt(IOVA + (level + 1) * 4096) | 7n);
  set(3 * 4096 + 77 * 8, BigInt(IOVA + 100 * 4096) | 7n);
  set(3 * 4096 + 78 * 8, BigInt(IOVA + 101 * 4096) | 5n);
  return { ...made, parent, set };
}

describe("a user's own first stage on VT-d", () => {
  it("leads through both, keeps its marks, and sees what is written below", () => {
    const made = nested();
    const { hwpt, attach, dma, parent, domain, fault, process, va, entry } = made;
    const { id } = hwpt(0, firstStage(0, IOVA, 48), parent);
    expect(attach(id)).toBe("ok");
    const frame = (page: number): number => domain(parent).translate(IOVA / 4096 + page);
    expect(dma(77, false)).toBe(frame(100));
    const leaf = (): number => process.space.read(va + 3 * 4096 + 77 * 8, 1)![0]!;
    expect(leaf()).toBe(0x27);
    expect(dma(77, true)).toBe(frame(100));
    expect(leaf()).toBe(0x67);
    expect(dma(78, true)).toBeUndefined();
    expect(fault()).toBe(0x85);
    expect(dma(79, false)).toBeUndefined();
    expect(fault()).toBe(0x71);
    expect(dma(2 ** 35, false)).toBeUndefined();
    expect(fault()).toBe(0x80);
    const [first, second, third] = entry();
    expect(first! & 0xfffn).toBe(1n | (2n << 2n) | (3n << 6n));
    expect(second! >> 16n).toBe(1n << 7n);
    expect(third).toBe(BigInt(IOVA));
    expect(setDirty(made, parent, true)).toBe("ok");
    expect(entry()[0]! & (1n << 9n)).toBe(1n << 9n);
    expect(dma(77, true)).toBe(frame(100));
    expect(written(made, parent)).toBe("100");
  });

  it("is remembered until it is invalidated, and forgotten with a change of what is below", () => {
    const made = nested();
    const { hwpt, attach, dma, parent, domain, process, fd, set, fault } = made;
    const { id } = hwpt(0, firstStage(0, IOVA, 48), parent);
    expect(attach(id)).toBe("ok");
    const frame = (page: number): number => domain(parent).translate(IOVA / 4096 + page);
    expect(dma(77, false)).toBe(frame(100));
    set(3 * 4096 + 77 * 8, BigInt(IOVA + 102 * 4096) | 7n);
    expect(dma(77, false), "stale, as hardware is").toBe(frame(100));
    const data = process.mmap(4096);
    const invalidate = (words: readonly number[]): string => {
      const bytes = new Uint8Array(24);
      words.forEach((word, at) => new DataView(bytes.buffer).setUint32(at * 4, word >>> 0, true));
      process.space.write(data, bytes);
      return call(process, fd, INVALIDATE, [32, id, ...wide(data), 0, 24, 1, 0]).answer;
    };
    expect(invalidate([77 * 4096 + 1, 0, 1, 0, 0, 0])).toBe("EINVAL");
    expect(invalidate([4096, 0, -1, -1, 0, 0])).toBe("EINVAL");
    expect(invalidate([0, 0, 1, 0, 2, 0])).toBe("EOPNOTSUPP");
    expect(invalidate([0, 0, 1, 0, 0, 1])).toBe("EOPNOTSUPP");
    expect(dma(77, false)).toBe(frame(100));
    expect(invalidate([77 * 4096, 0, 1, 0, 1, 0])).toBe("ok");
    expect(dma(77, false)).toBe(frame(102));
    set(3 * 4096 + 77 * 8, BigInt(IOVA + 103 * 4096) | 7n);
    expect(invalidate([0, 0, -1, -1, 0, 0])).toBe("ok");
    expect(dma(77, false)).toBe(frame(103));
    expect(unmap(process, fd, 1, IOVA, 2 ** 21)).toBe(2 ** 21);
    expect(dma(77, false)).toBeUndefined();
    expect(fault()).toBe(0x86);
  });

  const refused: readonly (readonly [string, readonly number[], string, string])[] = [
    ["three levels", firstStage(0, IOVA, 39), "ok", "EINVAL"],
    ["five levels", firstStage(0, IOVA, 57), "ok", "EINVAL"],
    ["supervisor requests", firstStage(1, IOVA, 48), "ok", "EINVAL"],
    ["extended accessed bits", firstStage(2, IOVA, 48), "ok", "EINVAL"],
    ["data too short", [0, 0, 0, 0, 48], "EINVAL", ""],
    ["data too long", [...firstStage(0, IOVA, 48), 0], "EINVAL", ""],
    ["reserved bytes, which nobody looks at", firstStage(0, IOVA, 48, 9), "ok", "ok"],
  ];
  it.each(refused)("is refused where the unit cannot: %s", (_, data, allocated, attached) => {
    const { hwpt, attach, parent } = nested();
    const made = hwpt(0, data, parent);
    expect(made.answer).toBe(allocated);
    if (allocated === "ok") expect(attach(made.id)).toBe(attached);
  });

  it("takes five levels and supervisor requests where the unit has them", () => {
    const made = scene(scalable([NEST, SRS, SC], CAP_48 | (1n << FL5LP)));
    const parent = made.hwpt(1).id;
    const { id } = made.hwpt(0, firstStage(5, IOVA, 57), parent);
    expect(made.attach(id)).toBe("ok");
    const [, second, third] = made.entry();
    expect(third).toBe(BigInt(IOVA) | 1n | (1n << 2n) | (1n << 4n));
    expect(second! >> 16n, "pages are snooped").toBe(1n << 8n);
  });

  it("keeps its parent, needs one made for it, and moves a device to it and back", () => {
    const made = nested();
    const { hwpt, attach, parent, process, fd, dma, domain } = made;
    const plain = hwpt(0).id;
    expect(hwpt(0, firstStage(0, IOVA, 48), plain).answer).toBe("EINVAL");
    const { id } = hwpt(0, firstStage(0, IOVA, 48), parent);
    const destroy = (which: number): string => call(process, fd, 0x3b80, [8, which]).answer;
    expect(destroy(parent)).toBe("EBUSY");
    expect(attach(parent)).toBe("ok");
    expect(dma(IOVA / 4096, true)).toBe(domain(parent).translate(IOVA / 4096));
    expect(attach(id)).toBe("ok");
    expect(dma(77, true)).toBe(domain(parent).translate(IOVA / 4096 + 100));
    expect(attach(parent)).toBe("ok");
    expect(destroy(id)).toBe("ok");
    expect(map(process, fd, 1, { va: made.va, length: 4096, iova: 0x1000, flags: 5 })).toBe(
      "EINVAL",
    );
  });
});

// Virtual IOMMUs, their devices, events and queues on the devices of the kernel's own tests, release
// by release; on real units, what they answer.
import { describe, expect, it } from "vitest";
import type { Process } from "../../../src/runtime/machine/index.ts";
import { boot, said } from "./bench.ts";
import { DESTROY, HWPT_ALLOC, MAP, UNMAP, call, test, wide, type Said } from "./words.ts";

const [VIOMMU, VDEVICE, VEVENTQ, HW_QUEUE, INVALIDATE] = [0x3b90, 0x3b91, 0x3b93, 0x3b94, 0x3b8d];
const BIND = 0x3b76;
const SELFTEST = 0xdeadbeef;
const EVENTS = 0xbeefbeef;
const CACHE = 0xbaddad;
const [MOCK_DOMAIN_FLAGS, REPLACE, CHECK_CACHE, TRIGGER_VEVENT] = [12, 10, 16, 17];

interface Scene {
  readonly process: Process;
  readonly fd: number;
  /** Numbers: the test's object for the device, the device, a page table that can be nested on. */
  readonly standing: number;
  readonly device: number;
  readonly parent: number;
  readonly scratch: number;
}

/** Address space 1; a device attached to it; a parent. */
function scene(profile = "linux-6.17-test"): Scene {
  const { client } = boot({ profile });
  const { process } = client;
  const fd = process.open("/dev/iommu");
  expect(client.ioasAlloc(fd)).toBe(1);
  const made = test(process, fd, MOCK_DOMAIN_FLAGS, 1);
  const [standing, , device] = made.words.slice(4) as [number, number, number];
  const parent = call(process, fd, HWPT_ALLOC, [48, 1, device, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    .words[4]!;
  return { process, fd, standing, device, parent, scratch: process.mmap(4096) };
}

function put({ process, scratch }: Scene, words: readonly number[]): void {
  const bytes = new Uint8Array(words.length * 4);
  words.forEach((word, at) => new DataView(bytes.buffer).setUint32(at * 4, word >>> 0, true));
  process.space.write(scratch, bytes);
}

const viommu = (
  made: Scene,
  over: Partial<Record<"flags" | "type" | "device" | "hwpt", number>> = {},
): Said => {
  const { flags = 0, type = SELFTEST, device = made.device, hwpt = made.parent } = over;
  return call(made.process, made.fd, VIOMMU, [40, flags, type, device, hwpt, 0, 0, 0, 0, 0]);
};

const vdevice = (made: Scene, id: number, virtId: number, device = made.device): Said =>
  call(made.process, made.fd, VDEVICE, [24, id, device, 0, ...wide(virtId)]);

/** A nested table in a virtual IOMMU. */
function nested(made: Scene, id: number, flags = 0): Said {
  put(made, [7]);
  const words = [48, flags, made.device, id, 0, 0, 0xdead, 4, ...wide(made.scratch), 0, 0];
  return call(made.process, made.fd, HWPT_ALLOC, words);
}

const destroy = ({ process, fd }: Scene, id: number): string =>
  call(process, fd, DESTROY, [8, id]).answer;

describe("virtual IOMMUs", () => {
  it("are there from their release on", () => {
    const commands = [VIOMMU, VDEVICE, VEVENTQ, HW_QUEUE];
    const known = (profile: string): readonly boolean[] =>
      commands.map((command) => {
        const { process, fd } = scene(profile);
        return call(process, fd, command, [4, 0]).answer === "EINVAL";
      });
    expect(known("linux-6.12-test")).toEqual([false, false, false, false]);
    expect(known("linux-6.13-test")).toEqual([true, true, false, false]);
    expect(known("linux-6.15-test")).toEqual([true, true, true, false]);
    expect(known("linux-6.17-test")).toEqual([true, true, true, true]);
  });

  const refused: readonly (readonly [string, Parameters<typeof viommu>[1], string])[] = [
    ["flags", { flags: 1 }, "EOPNOTSUPP"],
    ["no type", { type: 0 }, "EOPNOTSUPP"],
    ["a type of another unit", { type: 1 }, "EOPNOTSUPP"],
    ["no such device", { device: 99 }, "ENOENT"],
    ["no such table", { hwpt: 99 }, "ENOENT"],
    ["a table that is none", { hwpt: 1 }, "ENOENT"],
    ["neither device nor type", { device: 99, type: 1 }, "ENOENT"],
  ];
  it.each(refused)("are refused: %s", (_, over, answer) => {
    expect(viommu(scene(), over).answer).toBe(answer);
  });

  it("need a parent, keep it, and are kept by what is in them", () => {
    const made = scene();
    const { process, fd } = made;
    const plain = call(process, fd, HWPT_ALLOC, [48, 0, made.device, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(viommu(made, { hwpt: plain.words[4]! }).answer).toBe("EINVAL");
    const id = viommu(made).words[5]!;
    expect(destroy(made, made.parent)).toBe("EBUSY");
    const table = nested(made, id);
    expect(table.answer).toBe("ok");
    expect(nested(made, id, 1).answer).toBe("EOPNOTSUPP");
    expect(destroy(made, id)).toBe("EBUSY");
    expect(destroy(made, table.words[4]!)).toBe("ok");
    expect(destroy(made, id)).toBe("ok");
    expect(destroy(made, made.parent)).toBe("ok");
  });

  it("take no table of a device behind another unit", () => {
    const made = scene();
    const device = made.process.open("/dev/vfio/devices/vfio0");
    const bound = call(made.process, device, BIND, [16, 0, made.fd, 0]);
    expect(bound.answer).toBe("ok");
    const id = viommu(made).words[5]!;
    expect(nested({ ...made, device: bound.words[3]! }, id).answer).toBe("EINVAL");
  });

  it("take data, and answer in it", () => {
    const made = scene();
    const { process, fd, scratch } = made;
    put(made, [0x1234, 0, 0, 0, 0, 0]);
    const words = (length: number): number[] => [
      40,
      0,
      SELFTEST,
      made.device,
      made.parent,
      0,
      length,
      0,
      ...wide(scratch),
    ];
    expect(call(process, fd, VIOMMU, words(23)).answer).toBe("EINVAL");
    expect(call(process, fd, VIOMMU, words(25)).answer).toBe("EINVAL");
    expect(call(process, fd, VIOMMU, words(24)).answer).toBe("ok");
    const back = new Uint32Array(process.space.read(scratch, 24)!.slice().buffer);
    expect([...back]).toEqual([0x1234, 0x1234, 0, 0, 8192, 0]);
    const short = scene("linux-6.13-test");
    expect(
      call(short.process, short.fd, VIOMMU, [24, 0, SELFTEST, short.device, short.parent, 0])
        .answer,
    ).toBe("ok");
  });

  it("let in each device once, and each number", () => {
    const made = scene();
    const id = viommu(made).words[5]!;
    expect(vdevice(made, 99, 5).answer).toBe("ENOENT");
    expect(vdevice(made, id, 5, 99).answer).toBe("ENOENT");
    const first = vdevice(made, id, 5);
    expect(first.answer).toBe("ok");
    expect(vdevice(made, id, 6).answer).toBe("EEXIST");
    const other = test(made.process, made.fd, MOCK_DOMAIN_FLAGS, 1).words[6]!;
    expect(vdevice(made, id, 5, other).answer).toBe("EEXIST");
    expect(vdevice(made, id, 6, other).answer).toBe("ok");
    expect(destroy(made, first.words[3]!)).toBe("ok");
    expect(vdevice(made, id, 5).answer).toBe("ok");
  });

  it("leave the number of a device that was unplugged taken, and nothing behind it", () => {
    const made = scene();
    const id = viommu(made).words[5]!;
    const inside = vdevice(made, id, 5).words[3]!;
    expect(destroy(made, made.standing)).toBe("ok");
    expect(destroy(made, inside)).toBe("ENOENT");
    expect(destroy(made, id)).toBe("ok");
    const next = [0, 1, 2, 3, 4].map(
      () => call(made.process, made.fd, 0x3b81, [12, 0, 0]).words[2],
    );
    expect(next).not.toContain(inside);
    expect(said(made.process.close(made.fd))).toBe("ok");
  });
});

describe("tables in a virtual IOMMU", () => {
  const attach = (made: Scene, id: number): string =>
    test(made.process, made.fd, REPLACE, made.standing, [id]).answer;

  it("are only for devices in it", () => {
    const made = scene();
    const id = viommu(made).words[5]!;
    const table = nested(made, id).words[4]!;
    expect(attach(made, table)).toBe("ENOENT");
    vdevice(made, id, 5);
    expect(attach(made, table)).toBe("ok");
    expect(attach(made, made.parent)).toBe("ok");
  });

  it("have caches of their devices that are invalidated through it", () => {
    const made = scene();
    const { process, fd } = made;
    const id = viommu(made).words[5]!;
    vdevice(made, id, 5);
    const cached = (entry: number, value: number): string =>
      test(process, fd, CHECK_CACHE, made.device, [entry, value]).answer;
    expect([0, 3].map((entry) => cached(entry, CACHE))).toEqual(["ok", "ok"]);
    expect(cached(4, CACHE)).toBe("EINVAL");
    const sendInvalidate = (words: readonly number[]): Said => call(process, fd, INVALIDATE, words);
    const invalidate = (
      words: readonly number[],
      type = SELFTEST,
      count = 1,
    ): readonly unknown[] => {
      put(made, words);
      const { answer, words: back } = sendInvalidate([
        32,
        id,
        ...wide(made.scratch),
        type,
        12,
        count,
        0,
      ]);
      return [answer, back[6]];
    };
    expect(invalidate([0, 5, 0], 1)).toEqual(["EINVAL", 0]);
    expect(invalidate([2, 5, 0])).toEqual(["EOPNOTSUPP", 0]);
    expect(invalidate([0, 5, 4])).toEqual(["EINVAL", 0]);
    expect(invalidate([0, 6, 0])).toEqual(["EINVAL", 0]);
    expect(invalidate([0, 5, 1, 0, 6, 0], SELFTEST, 2)).toEqual(["EINVAL", 1]);
    expect([cached(0, CACHE), cached(1, 0)]).toEqual(["ok", "ok"]);
    expect(invalidate([1, 5, 0])).toEqual(["ok", 1]);
    expect([0, 1, 2, 3].map((entry) => cached(entry, 0))).toEqual(["ok", "ok", "ok", "ok"]);
    expect(invalidate([], SELFTEST, 0)).toEqual(["ok", 0]);
    const other = call(process, fd, INVALIDATE, [32, 1, 0, 0, SELFTEST, 0, 0, 0]);
    expect(other.answer).toBe("EINVAL");
    expect(call(process, fd, INVALIDATE, [32, 99, 0, 0, SELFTEST, 0, 0, 0]).answer).toBe("ENOENT");
  });
});

describe("events of a virtual IOMMU", () => {
  const alloc = (made: Scene, id: number, depth = 2, type = EVENTS, flags = 0): Said =>
    call(made.process, made.fd, VEVENTQ, [32, flags, id, type, depth, 0, 0, 0]);

  it("are refused a queue: flags, no type, no depth, twice", () => {
    const made = scene();
    const id = viommu(made).words[5]!;
    expect(alloc(made, id, 2, EVENTS, 1).answer).toBe("EOPNOTSUPP");
    expect(alloc(made, id, 2, 0).answer).toBe("EOPNOTSUPP");
    expect(alloc(made, id, 0).answer).toBe("EINVAL");
    expect(alloc(made, 99).answer).toBe("ENOENT");
    const first = alloc(made, id);
    expect(first.answer).toBe("ok");
    expect(alloc(made, id).answer).toBe("EEXIST");
    expect(alloc(made, id, 2, 77).answer).toBe("ok");
    expect(destroy(made, id)).toBe("EBUSY");
    expect(destroy(made, first.words[5]!)).toBe("EBUSY");
    made.process.close(first.words[6]!);
    expect(destroy(made, first.words[5]!)).toBe("ok");
    expect(alloc(made, id).answer).toBe("ok");
  });

  it("are read in order, and those that found no room leave one mark", () => {
    const made = scene();
    const { process, fd, scratch } = made;
    const id = viommu(made).words[5]!;
    vdevice(made, id, 0x99);
    const table = nested(made, id).words[4]!;
    const trigger = (): string => test(process, fd, TRIGGER_VEVENT, 0, [made.device]).answer;
    expect(trigger()).toBe("ENOENT");
    expect(test(process, fd, REPLACE, made.standing, [table]).answer).toBe("ok");
    expect(trigger()).toBe("EOPNOTSUPP");
    const queue = alloc(made, id).words[6]!;
    const file = process.fds.find(queue)!;
    const read = (count: number): readonly number[] | string => {
      const got = file.read(process, scratch, count);
      if (got < 0) return said(got);
      return [...new Uint32Array(process.space.read(scratch, got)!.slice().buffer)];
    };
    expect(read(64)).toEqual([]);
    expect(trigger()).toBe("ok");
    expect(read(8), "no room for its data").toEqual([]);
    expect(read(64)).toEqual([0, 0, 0x99]);
    for (let event = 0; event < 5; event++) expect(trigger()).toBe("ok");
    // Two fit; of the three others one mark, with the number of the last.
    expect(read(12)).toEqual([0, 1, 0x99]);
    expect(read(64)).toEqual([0, 2, 0x99, 1, 5]);
    expect(trigger()).toBe("ok");
    expect(read(64)).toEqual([0, 6, 0x99]);
    expect(said(file.write(process, scratch, 8))).toBe("EINVAL");
    process.close(queue);
  });
});

describe("queues of hardware", () => {
  const alloc = (
    made: Scene,
    id: number,
    index: number,
    iova: number,
    length = 4096,
    type = SELFTEST,
  ): Said =>
    call(made.process, made.fd, HW_QUEUE, [
      40,
      0,
      id,
      type,
      index,
      0,
      ...wide(iova),
      ...wide(length),
    ]);

  it("come in order, hold their pages, and go in order", () => {
    const made = scene();
    const { process, fd } = made;
    const id = viommu(made).words[5]!;
    const iova = 0x1000000;
    expect(alloc(made, id, 0, iova, 0).answer).toBe("EINVAL");
    expect(alloc(made, id, 0, iova, 4096, 0).answer).toBe("EOPNOTSUPP");
    expect(alloc(made, id, 0, iova, 4096, 5).answer).toBe("EOPNOTSUPP");
    expect(call(process, fd, HW_QUEUE, [40, 0, id, SELFTEST, 0, 0, -1, -1, 2, 0]).answer).toBe(
      "EOVERFLOW",
    );
    expect(alloc(made, 99, 0, iova).answer).toBe("ENOENT");
    // One allocation lists the pages, and none is larger than 2^31 - 1 bytes.
    expect(alloc(made, id, 0, iova, 2 ** 40).answer).toBe("ENOMEM");
    expect(alloc(made, id, 0, iova + 1, 2 ** 40 - 4096).answer).toBe("ENOMEM");
    expect(alloc(made, id, 0, iova, 2 ** 40 - 4096).answer).toBe("ENOENT");
    expect(alloc(made, id, 0, iova).answer, "nothing is mapped").toBe("ENOENT");
    const va = process.mmap(4 * 4096);
    for (const page of [0, 1, 3]) process.space.write(va + page * 4096, Uint8Array.of(1));
    const place = [...wide(va), ...wide(4 * 4096), ...wide(iova)];
    expect(call(process, fd, MAP, [40, 7, 1, 0, ...place]).answer).toBe("ok");
    expect(alloc(made, id, 0, iova, 4 * 4096).answer, "pages apart").toBe("EFAULT");
    expect(alloc(made, id, 1, iova).answer, "not in order").toBe("EIO");
    expect(alloc(made, id, 2, iova).answer).toBe("EINVAL");
    const first = alloc(made, id, 0, iova + 16, 2 * 4096 - 16);
    expect(first.answer).toBe("ok");
    expect(alloc(made, id, 0, iova).answer).toBe("EEXIST");
    const second = alloc(made, id, 1, iova);
    expect(second.answer).toBe("ok");
    const unmap = (): string =>
      call(process, fd, UNMAP, [24, 1, ...wide(iova), ...wide(4 * 4096)]).answer;
    expect(unmap()).toBe("EBUSY");
    expect(destroy(made, id)).toBe("EBUSY");
    expect(destroy(made, first.words[5]!), "another comes after it").toBe("EBUSY");
    expect(destroy(made, second.words[5]!)).toBe("ok");
    expect(destroy(made, first.words[5]!)).toBe("ok");
    expect(unmap()).toBe("ok");
    expect(destroy(made, id)).toBe("ok");
  });
});

describe("on real units", () => {
  it("there are none", () => {
    for (const amd of [false, true]) {
      const { client } = boot({ profile: "luo-current", ...(amd ? { amd } : {}) });
      const { process } = client;
      const fd = process.open("/dev/iommu");
      client.ioasAlloc(fd);
      const device = process.open("/dev/vfio/devices/vfio0");
      expect(call(process, device, 0x3b76, [16, 0, fd, 0]).answer).toBe("ok");
      expect(call(process, fd, VIOMMU, [40, 0, 1, 2, 1, 0, 0, 0, 0, 0]).answer).toBe("EOPNOTSUPP");
      expect(call(process, fd, VDEVICE, [24, 1, 2, 0, 0, 0]).answer).toBe("ENOENT");
    }
  });
});

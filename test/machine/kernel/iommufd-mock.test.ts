// What the kernel's own tests look at: nesting and its cache, written pages, accesses and their
// pins, page faults; the rules read in its source, the cases ours.
import { describe, expect, it } from "vitest";
import type { Process } from "../../../src/runtime/machine/index.ts";
import { boot } from "./bench.ts";
import { DESTROY, HWPT_ALLOC, IOAS_ALLOC, call, map, test, unmap, wide } from "./words.ts";

const PAGE = 4096;
const APERTURE = 0x1000000;
const GET_DIRTY = 0x3b8c;
const SET_DIRTY = 0x3b8b;
const INVALIDATE = 0x3b8d;
const FAULT_ALLOC = 0x3b8e;
const NEST_PARENT = 1;
const DIRTY = 2;
const FAULT_VALID = 4;
const NESTED_TYPE = 0xdead;
const INVALIDATE_TYPE = 0xdeadbeef;
const CACHE = 0xbadbeef;

interface Scene {
  readonly process: Process;
  readonly fd: number;
  /** 16 pages of memory, with data behind. */
  readonly memory: number;
  readonly data: number;
}

/** Space 1; a mock device as object 2, bound as 3, on page table 4. */
function scene(flags = 0): Scene {
  const { client } = boot({ profile: "linux-6.12-test" });
  const { process } = client;
  const fd = process.open("/dev/iommu");
  const memory = process.mmap(16 * PAGE);
  const data = process.mmap(PAGE);
  expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).words[2]).toBe(1);
  const made = test(process, fd, 12, 1, [0, 0, 0, flags]);
  expect(made.words.slice(4, 7)).toEqual([2, 4, 3]);
  return { process, fd, memory, data };
}

/** HWPT_ALLOC: the id, or the refusal. */
function hwpt(
  { process, fd, data }: Scene,
  options: {
    readonly flags?: number;
    readonly parent?: number;
    readonly type?: number;
    readonly length?: number;
    readonly fault?: number;
  },
): number | string {
  const { flags = 0, parent = 1, type = 0, length = 0, fault = 0 } = options;
  const words = [48, flags, 3, parent, 0, 0, type, length, ...wide(data), fault, 0];
  const said = call(process, fd, HWPT_ALLOC, words);
  return said.answer === "ok" ? (said.words[4] as number) : said.answer;
}

/** Words put where driver data is read from. */
function give({ process, data }: Scene, words: readonly number[]): void {
  process.space.write(data, new Uint8Array(Uint32Array.from(words).buffer));
}

describe("a nested page table", () => {
  const refusals: readonly (readonly [string, Parameters<typeof hwpt>[1], string])[] = [
    ["on a table that is no parent", { parent: 5, type: NESTED_TYPE, length: 4 }, "EINVAL"],
    ["on an automatic one", { parent: 4, type: NESTED_TYPE, length: 4 }, "EINVAL"],
    ["without data", { parent: 6 }, "EOPNOTSUPP"],
    ["of another driver's data", { parent: 6, type: 1, length: 24 }, "EOPNOTSUPP"],
    ["with data too short", { parent: 6, type: NESTED_TYPE, length: 3 }, "EINVAL"],
    ["with data too long", { parent: 6, type: NESTED_TYPE, length: 8 }, "EINVAL"],
    ["with a parent's flag", { flags: 1, parent: 6, type: NESTED_TYPE, length: 4 }, "EOPNOTSUPP"],
    ["a type without length", { parent: 6, type: NESTED_TYPE }, "EINVAL"],
    ["a length without type", { parent: 6, length: 4 }, "EINVAL"],
    ["nested twice", { parent: 7, type: NESTED_TYPE, length: 4 }, "EINVAL"],
    [
      "with a queue that is none",
      { flags: FAULT_VALID, parent: 6, type: NESTED_TYPE, length: 4, fault: 1 },
      "ENOENT",
    ],
  ];
  it.each(refusals)("is refused %s", (_, options, refusal) => {
    const made = scene();
    give(made, [CACHE]);
    expect(hwpt(made, {})).toBe(5);
    expect(hwpt(made, { flags: NEST_PARENT })).toBe(6);
    expect(hwpt(made, { parent: 6, type: NESTED_TYPE, length: 4 })).toBe(7);
    expect(hwpt(made, options)).toBe(refusal);
  });

  it("has a cache that invalidation empties, entry by entry", () => {
    const made = scene();
    const { process, fd, data } = made;
    give(made, [CACHE]);
    expect(hwpt(made, { flags: NEST_PARENT })).toBe(5);
    expect(hwpt(made, { parent: 5, type: NESTED_TYPE, length: 4 })).toBe(6);
    expect(call(process, fd, DESTROY, [8, 5]).answer).toBe("EBUSY");
    const cached = (entry: number, value: number): string =>
      test(process, fd, 14, 6, [entry, value]).answer;
    expect([0, 1, 2, 3].map((entry) => cached(entry, CACHE))).toEqual(["ok", "ok", "ok", "ok"]);
    expect(cached(4, CACHE)).toBe("EINVAL");
    const invalidate = (type: number, length: number, count: number, hwptId = 6): unknown => {
      const words = [32, hwptId, ...wide(data), type, length, count, 0];
      const said = call(process, fd, INVALIDATE, words);
      return [said.answer, said.words[6]];
    };
    give(made, [0, 2, 0, 9, 0, 1]);
    expect(invalidate(INVALIDATE_TYPE, 8, 3)).toEqual(["EINVAL", 1]);
    expect(cached(2, 0)).toBe("ok");
    expect(cached(1, CACHE)).toBe("ok");
    give(made, [2, 0]);
    expect(invalidate(INVALIDATE_TYPE, 8, 1)).toEqual(["EOPNOTSUPP", 0]);
    expect(invalidate(INVALIDATE_TYPE, 8, 0)).toEqual(["ok", 0]);
    expect(invalidate(0xdadbeef, 8, 0)).toEqual(["EINVAL", 0]);
    expect(invalidate(INVALIDATE_TYPE, 4, 1)).toEqual(["EINVAL", 0]);
    expect(invalidate(INVALIDATE_TYPE, 0, 1)).toEqual(["EINVAL", 0]);
    expect(invalidate(INVALIDATE_TYPE, 8, 1, 5)).toEqual(["ENOENT", 0]);
    give(made, [0, 0, 7]);
    expect(invalidate(INVALIDATE_TYPE, 12, 1)).toEqual(["EINVAL", 0]);
    give(made, [1, 77]);
    expect(invalidate(INVALIDATE_TYPE, 8, 1)).toEqual(["EINVAL", 0]);
    give(made, [1, 3]);
    expect(invalidate(INVALIDATE_TYPE, 8, 1)).toEqual(["ok", 1]);
    expect([0, 1, 2, 3].map((entry) => cached(entry, 0))).toEqual(["ok", "ok", "ok", "ok"]);
  });
});

describe("written pages", () => {
  /** Page table 5 tracks them; the mapping is all 16 pages. */
  function tracking(): Scene {
    const made = scene();
    const { process, fd, memory } = made;
    const place = { va: memory, length: 16 * PAGE, iova: APERTURE };
    expect(map(process, fd, 1, place)).toBe("ok");
    expect(hwpt(made, { flags: DIRTY })).toBe(5);
    return made;
  }
  const set = ({ process, fd }: Scene, id: number, flags: number): string =>
    call(process, fd, SET_DIRTY, [16, flags, id, 0]).answer;
  const get = (
    { process, fd, data }: Scene,
    options: {
      id?: number;
      flags?: number;
      length?: number;
      page?: number;
      iova?: number;
      va?: number;
    } = {},
  ): string => {
    const { id = 5, flags = 0, length = 16 * PAGE, page = 2048, iova = APERTURE } = options;
    const words = [48, id, flags, 0, ...wide(iova), ...wide(length), ...wide(page)];
    return call(process, fd, GET_DIRTY, [...words, ...wide(options.va ?? data + 64)]).answer;
  };
  /** Marks the half pages of a bitmap's first word as written. */
  const write = (made: Scene, bits: number): readonly number[] => {
    give(made, [bits]);
    const { process, fd, data } = made;
    const union = [0, 0, ...wide(APERTURE), ...wide(16 * PAGE), ...wide(2048), ...wide(data)];
    return test(process, fd, 13, 5, union).words;
  };
  const bitmap = ({ process, data }: Scene): number =>
    new DataView((process.space.read(data + 64, 4) as Uint8Array).buffer).getUint32(0, true);

  it("come out once, and again when they are not cleared", () => {
    const made = tracking();
    expect(set(made, 5, 1)).toBe("ok");
    expect(write(made, 0b1010_0001)[14]).toBe(3);
    expect(get(made, { flags: 1 })).toBe("ok");
    expect(bitmap(made)).toBe(0b1010_0001);
    expect(get(made)).toBe("ok");
    made.process.space.write(made.data + 64, new Uint8Array(4));
    expect(get(made)).toBe("ok");
    expect(bitmap(made)).toBe(0);
  });

  it("are one bit for a whole page when asked so, on top of what stands in the bitmap", () => {
    const made = tracking();
    expect(set(made, 5, 1)).toBe("ok");
    write(made, 0b0000_1001);
    made.process.space.write(made.data + 64, Uint8Array.of(0x80, 0, 0, 0));
    expect(get(made, { page: 4096 })).toBe("ok");
    expect(bitmap(made)).toBe(0b1000_0011);
  });

  it("are reported as far as the bitmap is there, over its pages", () => {
    const made = tracking();
    const { process } = made;
    const two = process.mmap(2 * PAGE);
    const va = two + PAGE - 2;
    const bytes = (from: number, count: number): readonly number[] => [
      ...(process.space.read(from, count) ?? []),
    ];
    process.space.write(va - 1, Uint8Array.of(0xff, 0, 0x20, 0x40, 0, 0xff));
    expect(set(made, 5, 1)).toBe("ok");
    write(made, 0x8000_0201);
    expect(get(made, { va, flags: 1 })).toBe("ok");
    expect(bytes(va - 1, 6)).toEqual([0xff, 0x01, 0x22, 0x40, 0x80, 0xff]);
    // The second page goes: what the first one tells stays.
    process.munmap(two + PAGE, PAGE);
    process.space.write(va, new Uint8Array(2));
    expect(get(made, { va })).toBe("ok");
    expect(bytes(va - 1, 3)).toEqual([0xff, 0x01, 0x02]);
  });

  it("are forgotten when tracking starts, and not reported while it is off", () => {
    const made = tracking();
    expect(set(made, 5, 1)).toBe("ok");
    write(made, 1);
    expect(set(made, 5, 1)).toBe("ok");
    expect(get(made)).toBe("ok");
    expect(bitmap(made)).toBe(0);
    expect(set(made, 5, 0)).toBe("ok");
    expect(get(made)).toBe("ok");
  });

  const refusals: readonly (readonly [string, (made: Scene) => string, string])[] = [
    ["an unknown flag", (made) => set(made, 5, 2), "EOPNOTSUPP"],
    ["a table that does not track", (made) => set(made, 4, 1), "EOPNOTSUPP"],
    ["an address space", (made) => set(made, 1, 1), "ENOENT"],
    ["a bitmap of nothing", (made) => get(made, { length: 0 }), "EINVAL"],
    ["pages of no size", (made) => get(made, { page: 0 }), "EINVAL"],
    ["an end inside a page", (made) => get(made, { length: 1000 }), "EINVAL"],
    ["a start inside a page", (made) => get(made, { iova: APERTURE + 2048, page: 4096 }), "EINVAL"],
    ["a bitmap of a table that does not track", (made) => get(made, { id: 4 }), "EOPNOTSUPP"],
    ["an unknown flag of a bitmap", (made) => get(made, { flags: 2 }), "EOPNOTSUPP"],
  ];
  it.each(refusals)("%s is refused", (_, run, refusal) => {
    const made = tracking();
    expect(run(made)).toBe(refusal);
  });

  it("cannot be tracked for a device that does not", () => {
    const made = scene(1);
    expect(hwpt(made, { flags: DIRTY })).toBe("EOPNOTSUPP");
  });
});

describe("a mock device", () => {
  it("is not there to be attached to while it is being made", () => {
    const { client } = boot({ profile: "linux-6.12-test" });
    const { process } = client;
    const fd = process.open("/dev/iommu");
    // Its own number is 1; the bound device has 2, and that can be found.
    expect(test(process, fd, 2, 1, []).answer).toBe("ENOENT");
    expect(test(process, fd, 2, 2, []).answer).toBe("EINVAL");
    expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).words[2]).toBe(1);
  });
});

describe("an access", () => {
  /** The access's descriptor; 16 pages mapped. */
  function opened(pins: 0 | 1): Scene & { readonly access: number } {
    const made = scene();
    const { process, fd, memory } = made;
    expect(map(process, fd, 1, { va: memory, length: 16 * PAGE, iova: APERTURE })).toBe("ok");
    const created = test(process, fd, 5, 1, [0, pins]);
    expect(created.answer).toBe("ok");
    return { ...made, access: created.words[4] as number };
  }
  const hold = (
    made: Pick<Scene, "process" | "fd" | "memory"> & { readonly access: number },
    iova: number,
    length: number,
  ): ReturnType<typeof test> => {
    const uptr = wide(made.memory + iova - APERTURE);
    const union = [0, 0, ...wide(iova), ...wide(length), ...uptr];
    return test(made.process, made.fd, 7, made.access, union);
  };
  const pins = ({ process, fd, memory }: Scene, refs: number): string =>
    test(process, fd, 4, 0, [...wide(16 * PAGE), ...wide(memory), refs]).answer;

  it("holds pages once however many hold them, and lets go at an unmap", () => {
    const made = opened(1);
    expect(pins(made, 1)).toBe("ok");
    expect(hold(made, APERTURE, 4 * PAGE).words[5]).toBe(0);
    expect(hold(made, APERTURE, 4 * PAGE).words[5]).toBe(1);
    expect(pins(made, 1)).toBe("ok");
    expect(call(made.process, made.fd, DESTROY, [8, 2]).answer).toBe("ok");
    expect(pins(made, 0)).toBe("EIO");
    expect(test(made.process, made.fd, 6, made.access, [7]).answer).toBe("ENOENT");
    expect(test(made.process, made.fd, 6, made.access, [0]).answer).toBe("ok");
    expect(unmap(made.process, made.fd, 1, APERTURE, 16 * PAGE)).toBe(16 * PAGE);
    expect(pins(made, 0)).toBe("ok");
  });

  it("is refused what is not mapped, what does not begin a page, what it may not do", () => {
    const made = opened(1);
    expect(hold(made, APERTURE + 16 * PAGE, PAGE).answer).toBe("ENOENT");
    expect(hold(made, APERTURE + 2048, PAGE).answer).toBe("EINVAL");
    expect(hold(made, APERTURE, 0).answer).toBe("EINVAL");
    expect(test(made.process, made.fd, 7, 99).answer).toBe("EBADFD");
    expect(hold(opened(0), APERTURE, PAGE).answer).toBe("EOPNOTSUPP");
  });

  it("copies, both ways, over pages", () => {
    const made = opened(0);
    const { process, fd, memory, data, access } = made;
    process.space.write(memory + PAGE - 2, Uint8Array.of(1, 2, 3, 4));
    const rw = (iova: number, length: number, flags: number): string => {
      const union = [...wide(iova), ...wide(length), ...wide(data), flags];
      return test(process, fd, 8, access, union).answer;
    };
    expect(rw(APERTURE + PAGE - 2, 4, 0)).toBe("ok");
    expect([...(process.space.read(data, 4) as Uint8Array)]).toEqual([1, 2, 3, 4]);
    process.space.write(data, Uint8Array.of(9, 8, 7));
    expect(rw(APERTURE + 5, 3, 1)).toBe("ok");
    expect([...(process.space.read(memory + 5, 3) as Uint8Array)]).toEqual([9, 8, 7]);
    expect(rw(APERTURE + 16 * PAGE - 1, 2, 0)).toBe("ENOENT");
    expect(rw(APERTURE, 0, 0)).toBe("EINVAL");
    expect(rw(APERTURE, 4, 2)).toBe("EOPNOTSUPP");
  });

  /** The mapping's flags (fixed, readable 4, writable 2), and what reading and writing answer. */
  const rights: readonly (readonly [string, number, string, string])[] = [
    ["read and written", 7, "ok", "ok"],
    ["only read", 5, "ok", "EPERM"],
    ["only written", 3, "EPERM", "ok"],
  ];

  it.each(rights)("copies as the mapping allows: what may be %s", (_, flags, read, write) => {
    const { process, fd, memory, data, access } = opened(0);
    const iova = APERTURE + 16 * PAGE;
    expect(map(process, fd, 1, { va: memory, length: PAGE, iova, flags })).toBe("ok");
    const rw = (direction: 0 | 1): string => {
      const union = [...wide(iova), ...wide(8), ...wide(data), direction];
      return test(process, fd, 8, access, union).answer;
    };
    expect([rw(0), rw(1)]).toEqual([read, write]);
  });

  /** Where the container's first version cuts, which step fails, and what the call says then. */
  const cuts: readonly (readonly [string, number, number, number, string])[] = [
    ["beside what is held, too", 8 * PAGE, PAGE, 0, "EINVAL"],
    ["with no memory for the front", 8 * PAGE, PAGE, 1, "ENOMEM"],
    ["with no memory for the back", 8 * PAGE, PAGE, 2, "ENOMEM"],
    ["with memory for two parts", 8 * PAGE, PAGE, 3, "EINVAL"],
    ["inside a page, whatever memory there is", 8 * PAGE, 512, 1, "EINVAL"],
    ["behind its last byte, where nothing is cut", 16 * PAGE, PAGE, 1, "ok"],
  ];

  it.each(cuts)("keeps its mapping whole: cut %s", (_, at, length, nth, answer) => {
    const { client, machine } = boot({ profile: "linux-6.12-test" });
    const { process } = client;
    const fd = process.open("/dev/iommu");
    const memory = process.mmap(16 * PAGE);
    expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).answer).toBe("ok");
    expect(call(process, fd, 0x3b88, [12, 1, 1]).answer).toBe("ok");
    expect(process.ioctlAt(fd, 0x3b66, 1)).toBe(0);
    expect(map(process, fd, 1, { va: memory, length: 16 * PAGE, iova: APERTURE })).toBe("ok");
    const access = test(process, fd, 5, 1, [0, 1]).words[4] as number;
    expect(hold({ process, fd, memory, access }, APERTURE, PAGE).answer).toBe("ok");
    if (nth > 0) machine.world.faults.arm({ nth, kind: "object" });
    const words = [24, 0, ...wide(APERTURE + at), ...wide(length)];
    expect(call(process, fd, 0x3b72, words).answer).toBe(answer);
    machine.world.faults.disarm();
    process.close(access);
    expect(unmap(process, fd, 1, APERTURE, 16 * PAGE)).toBe(16 * PAGE);
  });

  it("keeps its address space until it is closed or moved", () => {
    const made = opened(1);
    const { process, fd } = made;
    expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).answer).toBe("ok");
    const second = call(process, fd, IOAS_ALLOC, [12, 0, 0]).words[2] as number;
    expect(test(process, fd, 11, made.access, [second]).answer).toBe("ok");
    expect(call(process, fd, DESTROY, [8, second]).answer).toBe("EBUSY");
    expect(test(process, fd, 11, made.access, [77]).answer).toBe("ENOENT");
    process.close(made.access);
    expect(call(process, fd, DESTROY, [8, second]).answer).toBe("ok");
  });
});

describe("page faults", () => {
  it("wait in the queue, are read in whole and answered by their cookies", () => {
    const made = scene();
    const { process, fd, data } = made;
    give(made, [CACHE]);
    const queue = call(process, fd, FAULT_ALLOC, [16, 0, 0, 0]);
    const [id, faultFd] = [queue.words[2] as number, queue.words[3] as number];
    expect(hwpt(made, { flags: FAULT_VALID })).toBe("EOPNOTSUPP");
    expect(hwpt(made, { flags: NEST_PARENT })).toBe(6);
    const options = { flags: FAULT_VALID, parent: 6, type: NESTED_TYPE, length: 4, fault: id };
    const nested = hwpt(made, options) as number;
    expect(test(process, fd, 10, 2, [nested]).answer).toBe("ok");
    const trigger = (): string => test(process, fd, 15, 0, [3, 0, 5, 1, ...wide(0x7000)]).answer;
    expect(trigger()).toBe("ok");
    const file = process.fds.find(faultFd);
    expect(file?.read(process, data, 39)).toBe(-29);
    // A stream has no place to read from, its beginning included.
    expect(file?.read(process, data, 40, 0)).toBe(-29);
    expect(file?.write(process, data, 8, 0)).toBe(-29);
    expect(file?.read(process, data, 0)).toBe(-22);
    expect(file?.read(process, data, 80)).toBe(40);
    const view = new DataView((process.space.read(data, 40) as Uint8Array).buffer);
    const words = Array.from({ length: 10 }, (_, at) => view.getUint32(at * 4, true));
    expect(words).toEqual([2, 3, 0, 5, 1, 0, 0x7000, 0, 0, 1]);
    give(made, [1, 2]);
    expect(file?.write(process, data, 8)).toBe(-22);
    give(made, [1, 1, 1, 0]);
    expect(file?.write(process, data, 16)).toBe(8);
    expect(file?.write(process, data, 7)).toBe(-29);
    // The lowest cookie that waits for no answer is the next; a wrong one frees none.
    const read = (): number => {
      expect(trigger()).toBe("ok");
      expect(file?.read(process, data, 40)).toBe(40);
      const bytes = process.space.read(data, 40) as Uint8Array;
      return new DataView(bytes.buffer).getUint32(36, true);
    };
    const answer = (cookie: number): unknown => {
      give(made, [cookie, 0]);
      return file?.write(process, data, 8);
    };
    expect([read(), read(), read()]).toEqual([1, 2, 3]);
    expect([answer(2), answer(2), answer(0), read(), read()]).toEqual([8, -22, -22, 2, 4]);
    expect([answer(3), answer(1), read(), read(), read()]).toEqual([8, 8, 1, 3, 5]);
    expect(call(process, fd, DESTROY, [8, id]).answer).toBe("EBUSY");
  });
});

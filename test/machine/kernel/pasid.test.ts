// PASIDs: page tables for them, what goes with what on one device, order of refusals; on devices
// that have some (the kernel's own tests bring those) and on those that have none.
import { describe, expect, it } from "vitest";
import { SCALABLE_UNIT } from "../../../src/runtime/hardware/index.ts";
import type { Process } from "../../../src/runtime/machine/index.ts";
import { boot, ready, said } from "./bench.ts";
import { checkMachine } from "./invariants.ts";
import { DESTROY, HWPT_ALLOC, call, test, wide } from "./words.ts";

const [ATTACH, REPLACE, DETACH, CHECK] = [18, 19, 20, 21];
const [DEVICE_FLAGS, DEVICE_REPLACE, TRIGGER] = [12, 10, 15];
const FAULT_ALLOC = 0x3b8e;
/** Flags of a page table, and of a test's device. */
const [PARENT, TRACKING, FAULTS, PASID] = [1, 2, 4, 8];
const HAS_PASIDS = 4;
const NESTED = 0xdead;

interface Scene {
  readonly process: Process;
  readonly fd: number;
  /** The test's object, the device. */
  readonly standing: number;
  readonly device: number;
  readonly data: number;
  readonly check: () => void;
}

/** Address space 1 and a device on an automatic table of it. */
function scene(profile = "linux-7.2-test", flags = HAS_PASIDS): Scene {
  const { machine, client } = boot({ profile });
  const { process } = client;
  const fd = process.open("/dev/iommu");
  expect(client.ioasAlloc(fd)).toBe(1);
  const words = test(process, fd, DEVICE_FLAGS, 1, [0, 0, 0, flags]).words;
  const [standing, , device] = words.slice(4) as [number, number, number];
  const data = process.mmap(4096);
  process.space.write(data, Uint8Array.of(7, 0, 0, 0));
  return { process, fd, standing, device, data, check: () => checkMachine(machine, process) };
}

/** A page table: its number, or the refusal. Over another one where that is named. */
function table(made: Scene, flags: number, over = 1, faults = 0): number | string {
  const kind = over === 1 ? [0, 0, 0, 0] : [NESTED, 4, ...wide(made.data)];
  const words = [48, flags, made.device, over, 0, 0, ...kind, faults, 0];
  const found = call(made.process, made.fd, HWPT_ALLOC, words);
  return found.answer === "ok" ? (found.words[4] as number) : found.answer;
}

const step =
  (operation: number) =>
  (made: Scene, pasid: number, id: number | string = 0): string => {
    const answer = test(made.process, made.fd, operation, made.standing, [
      pasid,
      Number(id),
    ]).answer;
    made.check();
    return answer;
  };
const [attach, replace, detach, isOn] = [ATTACH, REPLACE, DETACH, CHECK].map(step) as [
  ReturnType<typeof step>,
  ReturnType<typeof step>,
  ReturnType<typeof step>,
  ReturnType<typeof step>,
];
const move = ({ process, fd, standing }: Scene, id: number | string): string =>
  test(process, fd, DEVICE_REPLACE, standing, [Number(id)]).answer;
const destroy = ({ process, fd }: Scene, id: number | string): string =>
  call(process, fd, DESTROY, [8, Number(id)]).answer;

describe("a page table for PASIDs", () => {
  it.each([
    ["linux-6.13-test", "EOPNOTSUPP"],
    ["linux-6.15-test", "ok"],
    ["linux-7.2-test", "ok"],
  ])("in %s: %s", (profile, answer) => {
    const made = scene(profile, 0);
    const flat = table(made, PASID);
    const nested = table(made, PASID, table(made, PARENT) as number);
    expect([flat, nested].map((each) => (typeof each === "number" ? "ok" : each))).toEqual([
      answer,
      answer,
    ]);
  });

  it("is one like any other on a real unit, whose devices have none", () => {
    const { client, iommufd, ioas } = ready({ profile: "linux-7.2" });
    const device = client.process.open("/dev/vfio/devices/vfio0");
    const id = client.bind(device, iommufd);
    const words = [48, PASID, id, ioas, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(call(client.process, iommufd, HWPT_ALLOC, words).answer).toBe("ok");
  });
});

describe("attaching a PASID", () => {
  it("needs all tables of the device to be for PASIDs", () => {
    const made = scene();
    const [suits, parent] = [table(made, PASID), table(made, PARENT)];
    expect(attach(made, 100, suits)).toBe("EINVAL");
    expect(move(made, suits)).toBe("ok");
    expect(attach(made, 100, parent)).toBe("EINVAL");
    expect(attach(made, 100, 1)).toBe("EINVAL");
    expect(attach(made, 100, 99)).toBe("ENOENT");
    expect(isOn(made, 100)).toBe("ok");
    expect(attach(made, 100, suits)).toBe("ok");
    expect(move(made, parent)).toBe("EINVAL");
    expect(move(made, 1)).toBe("EINVAL");
    expect(detach(made, 100)).toBe("ok");
    expect(move(made, parent)).toBe("ok");
  });

  it("happens once; replacing needs it to have happened", () => {
    const made = scene();
    const [first, other] = [table(made, PASID), table(made, PASID)];
    move(made, first);
    expect(replace(made, 7, other)).toBe("EINVAL");
    expect(detach(made, 7)).toBe("ok");
    expect(attach(made, 7, first)).toBe("ok");
    expect([first, other].map((each) => attach(made, 7, each))).toEqual(["EBUSY", "EBUSY"]);
    expect(isOn(made, 7, first)).toBe("ok");
    expect(isOn(made, 7, other)).toBe("EINVAL");
    expect(isOn(made, 7, 99)).toBe("ENOENT");
    expect(replace(made, 7, other)).toBe("ok");
    expect(replace(made, 7, other)).toBe("ok");
    expect(isOn(made, 7, other)).toBe("ok");
    expect(destroy(made, other)).toBe("EBUSY");
    expect(detach(made, 7)).toBe("ok");
    expect(destroy(made, other)).toBe("ok");
  });

  it("takes numbers as far as the device has them", () => {
    const made = scene();
    const suits = table(made, PASID);
    move(made, suits);
    expect(attach(made, 2 ** 20 - 1, suits)).toBe("ok");
    expect(attach(made, 2 ** 20, suits)).toBe("EINVAL");
  });

  it.each(["linux-6.15-test", "linux-6.17-test"])("of a device without any, in %s", (profile) => {
    const made = scene(profile, 0);
    const suits = table(made, PASID);
    move(made, suits);
    expect(attach(made, 2 ** 20, suits)).toBe("ok");
    detach(made, 2 ** 20);
  });

  it("that the driver refuses changes nothing: every other move of 1024", () => {
    const made = scene();
    const [first, other] = [table(made, PASID), table(made, PASID)];
    move(made, first);
    expect(attach(made, 1024, first)).toBe("ok");
    expect(replace(made, 1024, other)).toBe("ENOMEM");
    expect(isOn(made, 1024, first)).toBe("ok");
    expect(replace(made, 1024, other)).toBe("ok");
    detach(made, 1024);
    expect(attach(made, 1024, other)).toBe("ok");
  });

  it("goes with its device", () => {
    const made = scene();
    const suits = table(made, PASID);
    move(made, suits);
    attach(made, 1, suits);
    attach(made, 2, suits);
    expect(destroy(made, suits)).toBe("EBUSY");
    expect(destroy(made, made.standing)).toBe("ok");
    made.check();
    expect(destroy(made, suits)).toBe("ok");
  });
});

describe("page faults of a PASID", () => {
  function faulting(): Scene & { readonly queue: number; readonly faults: string | number } {
    const made = scene();
    const queue = call(made.process, made.fd, FAULT_ALLOC, [16, 0, 0, 0]).words;
    const parent = table(made, PARENT) as number;
    const faults = table(made, PASID | FAULTS, parent, queue[2]);
    return { ...made, queue: queue[3] as number, faults };
  }
  const raise = ({ process, fd, device }: Scene, pasid: number): string =>
    test(process, fd, TRIGGER, 0, [device, pasid, 2, 1, 0x1000, 0]).answer;
  /** PASIDs of what the queue has. */
  function waiting({ process, data }: Scene, queue: number): readonly number[] {
    const file = process.fds.find(queue)!;
    const bytes = file.read(process, data, 4080);
    const view = new DataView(new Uint8Array(process.space.read(data, 4096)!).buffer);
    return Array.from({ length: Math.floor(Math.max(bytes, 0) / 40) }, (_, at) =>
      view.getUint32(at * 40 + 8, true),
    );
  }

  it("come through its own table, else through a user's table of the whole device", () => {
    const made = faulting();
    const suits = table(made, PASID);
    move(made, suits);
    expect(raise(made, 3)).toBe("ok");
    expect(waiting(made, made.queue)).toEqual([]);
    expect(attach(made, 3, made.faults)).toBe("ok");
    [3, 4, 0].forEach((pasid) => raise(made, pasid));
    expect(waiting(made, made.queue)).toEqual([3]);
    move(made, made.faults);
    [3, 4, 0].forEach((pasid) => raise(made, pasid));
    expect(waiting(made, made.queue)).toEqual([3, 4, 0]);
  });

  it("are dropped with that PASID, the others stay", () => {
    const made = faulting();
    move(made, made.faults);
    attach(made, 3, made.faults);
    [3, 4, 0].forEach((pasid) => raise(made, pasid));
    detach(made, 3);
    expect(waiting(made, made.queue)).toEqual([4, 0]);
  });
});

describe("VFIO", () => {
  const [ATTACH_PT, DETACH_PT] = [0x3b77, 0x3b78];

  function bound(profile: string): {
    readonly process: Process;
    readonly device: number;
    readonly tables: readonly number[];
    readonly check: () => void;
  } {
    const { client, machine, iommufd, ioas } = ready({ profile });
    const { process } = client;
    const device = process.open("/dev/vfio/devices/vfio0");
    const id = client.bind(device, iommufd);
    const tables = [PASID, PASID, 0].map(
      (flags) =>
        call(process, iommufd, HWPT_ALLOC, [48, flags, id, ioas, 0, 0, 0, 0, 0, 0, 0, 0]).words[4]!,
    );
    return { process, device, tables, check: () => checkMachine(machine, process) };
  }

  it("knows the flag as of 6.15", () => {
    const { process, device, tables } = bound("linux-7.2");
    expect(call(process, device, ATTACH_PT, [16, 2, tables[0]!, 5]).answer).toBe("EINVAL");
    expect(call(process, device, ATTACH_PT, [12, 1, tables[0]!, 5]).answer).toBe("EINVAL");
    expect(call(process, device, DETACH_PT, [8, 1, 5]).answer).toBe("EINVAL");
    const { client, iommufd, ioas } = ready({ profile: "linux-6.12" });
    const old = client.process.open("/dev/vfio/devices/vfio0");
    client.bind(old, iommufd);
    expect(call(client.process, old, ATTACH_PT, [16, 1, ioas, 5]).answer).toBe("EINVAL");
    expect(call(client.process, old, DETACH_PT, [12, 1, 5]).answer).toBe("EINVAL");
  });

  it("attaches, moves and detaches by number; the device and its PASIDs suit each other", () => {
    const { process, device, tables, check } = bound("linux-7.2");
    const [first, other, plain] = tables as [number, number, number];
    const on = (id: number, ...pasid: number[]): string =>
      call(process, device, ATTACH_PT, [16, pasid.length, id, ...pasid]).answer;
    const off = (...pasid: number[]): string =>
      call(process, device, DETACH_PT, [12, pasid.length, ...pasid]).answer;
    expect(on(plain, 5)).toBe("EINVAL");
    expect(on(first, 5)).toBe("ok");
    expect(on(plain)).toBe("EINVAL");
    expect(on(other)).toBe("ok");
    expect([on(other, 5), on(first, 6), on(99, 5)]).toEqual(["ok", "ok", "ENOENT"]);
    expect(on(first, 2 ** 31)).toBe("ENOSPC");
    check();
    expect([off(5), off(5), off(7), off()]).toEqual(["ok", "ok", "ok", "ok"]);
    expect(on(plain)).toBe("EINVAL");
    expect(off(6)).toBe("ok");
    expect(on(plain)).toBe("ok");
    check();
  });

  it("takes no table that tracks written pages for a PASID, one of the device's own it does", () => {
    const devices = [{ bus: 0, device: 4, pasidBits: 8 }];
    const made = ready({ profile: "reviewed-scalable", unit: SCALABLE_UNIT, devices });
    const { client, iommufd, ioas } = made;
    const device = client.process.open("/dev/vfio/devices/vfio0");
    const id = client.bind(device, iommufd);
    const [plain, tracking] = [PASID, PASID | TRACKING].map((flags) =>
      client.hwptAlloc(iommufd, id, ioas, flags),
    ) as [number, number];
    expect(client.attach(device, tracking)).toBe(tracking);
    expect(said(client.attach(device, tracking, 5))).toBe("EINVAL");
    expect(client.attach(device, plain, 5)).toBe(plain);
    expect(said(client.attach(device, tracking, 5))).toBe("EINVAL");
    checkMachine(made.machine, client.process);
  });

  it("PASID 0 is the device itself, by another name", () => {
    const { process, device, tables, check } = bound("linux-7.2");
    const on = (flags: number): string =>
      call(process, device, ATTACH_PT, [16, flags, tables[0]!, 0]).answer;
    expect(on(1)).toBe("ok");
    expect(on(0)).toBe("EBUSY");
    expect(call(process, device, DETACH_PT, [8, 0, 0]).answer).toBe("ok");
    expect(on(0)).toBe("EBUSY");
    expect(call(process, device, DETACH_PT, [12, 1, 0]).answer).toBe("ok");
    expect([on(0), on(1)]).toEqual(["ok", "EBUSY"]);
    check();
  });

  it("a close takes every PASID along", () => {
    const { process, device, tables, check } = bound("linux-7.2");
    for (const pasid of [9, 2, 4]) {
      expect(call(process, device, ATTACH_PT, [16, 1, tables[0]!, pasid]).answer).toBe("ok");
    }
    expect(said(process.close(device))).toBe("ok");
    check();
  });
});

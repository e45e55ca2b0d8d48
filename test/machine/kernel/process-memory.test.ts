// Memory of processes as pins see it: holes, huge pages, parts unmapped, and what a fork shares.
import { describe, expect, it } from "vitest";
import type { Machine, Process } from "../../../src/runtime/machine/index.ts";
import type { Run } from "../../../src/runtime/kernel/files/index.ts";
import { boot, said } from "./bench.ts";
import { IOAS_ALLOC, call, map, unmap } from "./words.ts";

const PAGE = 4096;
const HUGE = 512 * PAGE;

const put = ({ space }: Process, va: number, byte: number): boolean =>
  space.write(va, Uint8Array.of(byte));
const get = ({ space }: Process, va: number): number | undefined => space.read(va, 1)?.[0];

function pinned({ space }: Process, va: number, pages = 1, write = true): readonly Run[] {
  const runs = space.pin(va / PAGE, pages, write);
  if (typeof runs === "number") throw new Error(said(runs));
  return runs;
}

function child(process: Process): Process {
  const made = process.fork();
  if (typeof made === "number") throw new Error(said(made));
  return made;
}

/** What the frames have where a device would look. */
const inFrame = ({ hardware }: Machine, { pfn }: Run): number | undefined =>
  hardware.ram.read(pfn * PAGE, 1)[0];

describe("anonymous memory", () => {
  it("is zeros where nobody wrote, and takes no frame to be read", () => {
    const { machine, client } = boot();
    const { process } = client;
    const va = process.mmap(4 * PAGE);
    const before = machine.kernel.frames.used;
    expect(get(process, va + 2 * PAGE)).toBe(0);
    expect(machine.kernel.frames.used).toBe(before);
    pinned(process, va, 2, false);
    expect(machine.kernel.frames.used).toBe(before + 2);
  });

  it("is cut where an unmap ends inside it", () => {
    const { process } = boot().client;
    const va = process.mmap(5 * PAGE);
    for (let page = 0; page < 5; page++) put(process, va + page * PAGE, page + 1);
    expect(process.munmap(va + PAGE, PAGE)).toBe(0);
    expect(process.munmap(va + 3 * PAGE, PAGE)).toBe(0);
    expect([0, 1, 2, 3, 4].map((page) => get(process, va + page * PAGE))).toEqual([
      1,
      undefined,
      3,
      undefined,
      5,
    ]);
    expect(process.munmap(va, 5 * PAGE)).toBe(0);
    expect([process.munmap(va + 1, PAGE), process.munmap(va, 0)].map(said)).toEqual([
      "EINVAL",
      "EINVAL",
    ]);
  });

  it("that is pinned outlives its unmap, and its process", () => {
    const { machine, client } = boot();
    const { process } = client;
    const va = process.mmap(PAGE);
    put(process, va, 7);
    const runs = pinned(process, va);
    process.munmap(va, PAGE);
    expect(inFrame(machine, runs[0]!)).toBe(7);
    const used = machine.kernel.frames.used;
    process.space.unpin(runs);
    expect(machine.kernel.frames.used).toBe(used - 1);
  });
});

describe("huge pages", () => {
  it("are one run of frames, whole or not at all", () => {
    const { machine, client } = boot();
    const { process } = client;
    const va = process.mmap(2 * HUGE, { huge: true });
    expect(va % HUGE).toBe(0);
    const before = machine.kernel.frames.used;
    put(process, va + HUGE + 5, 9);
    expect(machine.kernel.frames.used).toBe(before + 512);
    const runs = pinned(process, va + HUGE, 512);
    expect(runs).toHaveLength(1);
    expect(runs[0]!.pfn % 512).toBe(0);
    expect(process.space.pinsAt(va + HUGE)).toBe(undefined);
    expect(said(process.mmap(HUGE + PAGE, { huge: true }))).toBe("EINVAL");
    expect(said(process.munmap(va + PAGE, PAGE))).toBe("EINVAL");
    expect(process.munmap(va + HUGE, HUGE)).toBe(0);
    expect(machine.kernel.frames.used).toBe(before + 512);
    process.space.unpin(runs);
    expect(machine.kernel.frames.used).toBe(before);
  });

  it("are mapped for devices by one leaf", () => {
    const { machine, client } = boot({ profile: "linux-6.12" });
    const { process } = client;
    const fd = process.open("/dev/iommu");
    const ioas = client.ioasAlloc(fd);
    const device = process.open("/dev/vfio/devices/vfio0");
    client.bind(device, fd);
    client.attach(device, ioas);
    const va = process.mmap(HUGE, { huge: true });
    const tables = (): number =>
      machine.kernel.frames.census().find(([owner]) => owner === "page table")?.[1] ?? 0;
    const before = tables();
    expect(map(process, fd, ioas, { va, length: HUGE, iova: 2 ** 30 })).toBe("ok");
    expect(tables()).toBe(before + 2);
    expect(unmap(process, fd, ioas, 2 ** 30, HUGE)).toBe(HUGE);
  });
});

describe("a fork", () => {
  it("shares pages until one of the two writes: each then has its own", () => {
    const { machine, client } = boot();
    const { process } = client;
    const [one, two] = [process.mmap(PAGE), process.mmap(PAGE)];
    put(process, one, 1);
    put(process, two, 2);
    const before = machine.kernel.frames.used;
    const other = child(process);
    expect([one, two].map((va) => get(other, va))).toEqual([1, 2]);
    // The child's area for arguments is shared like everything else.
    expect(machine.kernel.frames.used).toBe(before);
    put(process, one, 3);
    put(other, two, 4);
    expect([one, two].map((va) => [get(process, va), get(other, va)])).toEqual([
      [3, 1],
      [2, 4],
    ]);
    expect(machine.kernel.frames.used).toBe(before + 2);
    other.exit();
    expect(machine.kernel.frames.used).toBe(before);
  });

  it.each([0, 9])("leaves pinned pages of order %i with the parent", (order) => {
    const { machine, client } = boot();
    const { process } = client;
    const va = process.mmap(PAGE * 2 ** order, { huge: order > 0 });
    put(process, va, 1);
    const runs = pinned(process, va);
    const other = child(process);
    put(process, va, 2);
    expect(inFrame(machine, runs[0]!)).toBe(2);
    expect(get(other, va)).toBe(1);
  });

  it.each([true, false])("is parted from before a pin, of writing %s", (write) => {
    const { machine, client } = boot();
    const { process } = client;
    const va = process.mmap(PAGE);
    put(process, va, 1);
    const other = child(process);
    const runs = pinned(process, va, 1, write);
    put(process, va, 2);
    expect(inFrame(machine, runs[0]!)).toBe(2);
    expect(get(other, va)).toBe(1);
    expect([process, other].map(({ space }) => space.pinsAt(va))).toEqual([1, 0]);
  });

  it("has the same files under the same numbers, and charges of its own", () => {
    const { machine, client } = boot({ profile: "linux-6.12" });
    const process = machine.spawn({ capIpcLock: false, lockLimitBytes: 4 * PAGE });
    const fd = process.open("/dev/iommu");
    expect(client.process.fds.find(fd)).toBe(undefined);
    expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).answer).toBe("ok");
    const other = child(process);
    expect(call(other, fd, IOAS_ALLOC, [12, 0, 0]).words[2]).toBe(2);
    expect(other.locked.user).toBe(process.locked.user);
    expect(other.locked.process).not.toBe(process.locked.process);
    expect([other.capIpcLock, other.locked.limitBytes]).toEqual([false, 4 * PAGE]);
    process.close(fd);
    expect(call(other, fd, IOAS_ALLOC, [12, 0, 0]).words[2]).toBe(3);
    other.exit();
    expect(machine.kernel.contexts).toHaveLength(0);
  });

  it("of a memory file's mapping is the file's", () => {
    const { process } = boot().client;
    const fd = process.memfdCreate("shared", 0);
    process.ftruncate(fd, PAGE);
    const va = process.mmap(PAGE, { fd });
    const other = child(process);
    put(other, va, 5);
    expect(get(process, va)).toBe(5);
  });

  it("that finds no memory for what it must copy leaves nothing behind", () => {
    const { machine, client } = boot();
    const { process } = client;
    const va = process.mmap(2 * PAGE);
    put(process, va, 1);
    put(process, va + PAGE, 1);
    const runs = pinned(process, va + PAGE);
    const before = machine.kernel.frames.used;
    machine.kernel.world.faults.arm({ nth: 1, kind: "frame" });
    expect(said(process.fork() as number)).toBe("ENOMEM");
    expect(machine.kernel.frames.used).toBe(before);
    expect([0, PAGE].map((at) => process.space.pinsAt(va + at))).toEqual([0, 1]);
    put(process, va, 2);
    expect(machine.kernel.frames.used).toBe(before);
    process.space.unpin(runs);
  });
});

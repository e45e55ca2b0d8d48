// VFIO's first interface on an iommufd: container calls, group nodes, devices by name, the order of
// closes; and what RLIMIT_MEMLOCK allows.
import { describe, expect, it } from "vitest";
import { openEventFd, type EventFd } from "../../../src/runtime/kernel/files/index.ts";
import type { Process } from "../../../src/runtime/machine/index.ts";
import { boot, MIB, said } from "./bench.ts";
import { DESTROY, IOAS_ALLOC, call, map, unmap, wide } from "./words.ts";

const PAGE = 4096;
const OPTION = 0x3b87;
const VFIO_IOAS = 0x3b88;
const CHECK_EXTENSION = 0x3b65;
const SET_IOMMU = 0x3b66;
const GET_INFO = 0x3b70;
const MAP_DMA = 0x3b71;
const UNMAP_DMA = 0x3b72;
const BIND = 0x3b76;
const ATTACH = 0x3b77;

interface Scene {
  readonly process: Process;
  readonly fd: number;
  readonly memory: number;
}

function scene(compat = true): Scene {
  const { client } = boot({ profile: "linux-6.12" });
  const { process } = client;
  const fd = process.open("/dev/iommu");
  const memory = process.mmap(MIB);
  expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).answer).toBe("ok");
  if (compat) expect(call(process, fd, VFIO_IOAS, [12, 1, 1]).answer).toBe("ok");
  return { process, fd, memory };
}

const dmaMap = ({ process, fd, memory }: Scene, iova: number, length: number, flags = 3): string =>
  call(process, fd, MAP_DMA, [32, flags, ...wide(memory), ...wide(iova), ...wide(length)]).answer;

/** The answer, and the size that came back. */
const dmaUnmap = (
  { process, fd }: Scene,
  iova: number,
  length: number,
  flags = 0,
): readonly [string, number] => {
  const made = call(process, fd, UNMAP_DMA, [24, flags, ...wide(iova), ...wide(length)]);
  return [made.answer, made.words[4] as number];
};

describe("the container's calls", () => {
  it("say which version and which kinds there are", () => {
    const { process, fd } = scene();
    expect(process.ioctlAt(fd, 0x3b64, 0)).toBe(0);
    const extensions = [0, 1, 2, 3, 4, 6, 7, 9, 10, 99].map((kind) =>
      process.ioctlAt(fd, CHECK_EXTENSION, kind),
    );
    expect(extensions).toEqual([0, 1, 0, 1, 1, 0, 0, 1, 0, 0]);
    expect([1, 3].map((kind) => process.ioctlAt(fd, SET_IOMMU, kind))).toEqual([0, 0]);
    expect(said(process.ioctlAt(fd, SET_IOMMU, 2))).toBe("EINVAL");
    expect(said(process.ioctlAt(fd, 0x3b75, 0))).toBe("ENOTTY");
  });

  it("need an address space", () => {
    const made = scene(false);
    const { process, fd } = made;
    expect(said(process.ioctlAt(fd, CHECK_EXTENSION, 4))).toBe("ENODEV");
    expect(said(process.ioctlAt(fd, SET_IOMMU, 1))).toBe("ENODEV");
    expect(dmaMap(made, 0x1000, PAGE)).toBe("ENODEV");
    expect(dmaUnmap(made, 0x1000, PAGE)[0]).toBe("ENODEV");
    expect(call(process, fd, GET_INFO, [24, 0, 0, 0, 0, 0]).answer).toBe("ENODEV");
    expect(call(process, fd, GET_INFO, [15, 0, 0, 0, 0, 0]).answer).toBe("EINVAL");
    expect(dmaMap(made, 0x1000, PAGE, 4)).toBe("EINVAL");
  });

  it("unmap whole mappings, parts only in the first version", () => {
    const made = scene();
    expect(dmaMap(made, 0x10000, 4 * PAGE)).toBe("ok");
    expect(dmaMap(made, 0x10000, PAGE)).toBe("EEXIST");
    expect(dmaUnmap(made, 0x11000, PAGE)).toEqual(["ENOENT", 0]);
    expect(dmaUnmap(made, 0x80000, PAGE)).toEqual(["ok", 0]);
    expect(dmaUnmap(made, 0x10000, 0)).toEqual(["EINVAL", 0]);
    expect(dmaUnmap(made, 0x10000, 4 * PAGE)).toEqual(["ok", 4 * PAGE]);
    expect(made.process.ioctlAt(made.fd, SET_IOMMU, 1)).toBe(0);
    expect(dmaMap(made, 0x10000, 4 * PAGE)).toBe("ok");
    expect(dmaUnmap(made, 0x11000, PAGE)).toEqual(["ok", PAGE]);
    expect(dmaUnmap(made, 0x10000, 4 * PAGE)).toEqual(["ok", 3 * PAGE]);
    expect(dmaMap(made, 0x10000, PAGE + 1)).toBe("EINVAL");
  });

  it("map without any right only where no table is there to refuse it", () => {
    const made = scene();
    const { process, fd } = made;
    expect(dmaMap(made, 0x10000, PAGE, 0)).toBe("ok");
    expect(dmaUnmap(made, 0x10000, PAGE)).toEqual(["ok", PAGE]);
    const device = process.open("/dev/vfio/devices/vfio0");
    expect(call(process, device, BIND, [16, 0, fd, 0]).answer).toBe("ok");
    expect(call(process, device, ATTACH, [12, 0, 1]).answer).toBe("ok");
    expect(dmaMap(made, 0x10000, PAGE, 0)).toBe("EINVAL");
    expect(dmaMap(made, 0x10000, PAGE, 2)).toBe("ok");
  });

  it("unmap everything when asked with nothing", () => {
    const made = scene();
    expect(dmaMap(made, 0x10000, 2 * PAGE)).toBe("ok");
    expect(dmaUnmap(made, 0, PAGE, 2)[0]).toBe("EINVAL");
    expect(dmaUnmap(made, 0, 0, 1)[0]).toBe("EINVAL");
    expect(dmaUnmap(made, 0, 0, 2)).toEqual(["ok", 2 * PAGE]);
    expect(dmaUnmap(made, 0, 0, 2)).toEqual(["ok", 0]);
  });

  it("tell sizes and ranges in a chain, as far as there is room", () => {
    const { process, fd } = scene();
    const info = (argsz: number): readonly number[] =>
      call(process, fd, GET_INFO, [argsz, ...Array.from({ length: 20 }, () => 0)]).words;
    const full = info(84);
    // 24 of the struct, 16 of the first capability, 16 and one range of the second.
    expect(full.slice(0, 6)).toEqual([72, 3, 0xfffff000, 0xffffffff, 24, 0]);
    expect(full.slice(6, 10)).toEqual([0x10003, 40, 0xffffffff, 0]);
    expect(full.slice(10, 18)).toEqual([0x10001, 0, 1, 0, 0, 0, 0xffffffff, 0xffffffff]);
    const short = info(40);
    expect(short[0]).toBe(72);
    expect(short[4]).toBe(0);
    expect(short.slice(6, 10)).toEqual([0x10003, 40, 0xffffffff, 0]);
    expect(short[10]).toBe(0);
    expect(info(16).slice(0, 6)).toEqual([72, 3, 0xfffff000, 0xffffffff, 0, 0]);
  });
});

describe("group nodes", () => {
  const bind = ({ process, fd }: Scene, device: number): string =>
    call(process, device, BIND, [16, 0, fd, 0]).answer;
  const status = (process: Process, group: number): number =>
    call(process, group, 0x3b67, [8, 0]).words[1] as number;
  /** VFIO_GROUP_GET_DEVICE_FD. */
  const deviceFd = (process: Process, group: number, name: string): number =>
    process.ioctl(group, 0x3b6a, new TextEncoder().encode(`${name}\0`));

  it("open once, and not beside a bound device", () => {
    const made = scene();
    const { process } = made;
    const group = process.open("/dev/vfio/0");
    expect(said(process.open("/dev/vfio/0"))).toBe("EBUSY");
    const device = process.open("/dev/vfio/devices/vfio0");
    expect(bind(made, device)).toBe("EBUSY");
    process.close(group);
    expect(bind(made, device)).toBe("ok");
    expect(said(process.open("/dev/vfio/0"))).toBe("EBUSY");
    process.close(device);
    expect(process.open("/dev/vfio/0")).toBeGreaterThan(0);
    expect(said(process.open("/dev/vfio/9"))).toBe("ENOENT");
  });

  it("give out devices once they have a container", () => {
    const { process, fd } = scene(false);
    const group = process.open("/dev/vfio/0");
    expect(status(process, group)).toBe(1);
    expect(said(deviceFd(process, group, "0000:00:04.0"))).toBe("EINVAL");
    expect(said(deviceFd(process, group, "0000:00:05.0"))).toBe("ENODEV");
    const container = (number: number): string => call(process, group, 0x3b68, [number]).answer;
    expect(container(99)).toBe("EBADF");
    expect(container(group)).toBe("EBADFD");
    expect(container(fd)).toBe("ok");
    expect(container(fd)).toBe("EINVAL");
    expect(status(process, group)).toBe(3);
    const device = deviceFd(process, group, "0000:00:04.0");
    expect(device).toBeGreaterThan(0);
    // An address space of the container's own, the device, its page table.
    expect(call(process, fd, VFIO_IOAS, [12, 0, 0]).words[1]).toBe(2);
    expect([2, 3, 4].map((id) => call(process, fd, DESTROY, [8, id]).answer)).toEqual([
      "EBUSY",
      "EBUSY",
      "EBUSY",
    ]);
    expect(call(process, device, BIND, [16, 0, fd, 0]).answer).toBe("EINVAL");
    expect(call(process, device, ATTACH, [12, 0, 1]).answer).toBe("ENOTTY");
    expect(call(process, device, 0x3b6b, [24, 0, 0, 0, 0, 0]).words).toEqual([24, 2, 9, 5, 0, 0]);
    const again = deviceFd(process, group, "0000:00:04.0");
    process.close(device);
    expect(call(process, again, 0x3b6b, [24, 0, 0, 0, 0, 0]).answer).toBe("ok");
    process.close(again);
    expect(call(process, fd, DESTROY, [8, 3]).answer).toBe("ENOENT");
    expect(said(process.ioctlAt(group, 0x3b69, 0))).toBe("ok");
    expect(said(process.ioctlAt(group, 0x3b69, 0))).toBe("EINVAL");
    expect(said(process.ioctlAt(group, 0x3b00, 0))).toBe("ENOTTY");
  });

  it("let files be closed in any order", () => {
    for (const order of ["gdi", "gid", "dgi", "dig", "idg", "igd"]) {
      const { machine, client } = boot({ profile: "linux-6.12" });
      const { process } = client;
      const i = process.open("/dev/iommu");
      const g = process.open("/dev/vfio/1");
      expect(call(process, g, 0x3b68, [i]).answer).toBe("ok");
      const d = deviceFd(process, g, "0000:00:05.0");
      const fds: Readonly<Record<string, number>> = { i, g, d };
      for (const name of order) expect(process.close(fds[name] as number)).toBe(0);
      expect(machine.kernel.contexts.size, order).toBe(0);
    }
  });
});

describe("interrupts of a device", () => {
  const SET_IRQS = 0x3b6e;
  const trigger = 32;

  it("are counted, asked for and refused", () => {
    const made = scene();
    const { process, fd } = made;
    const device = process.open("/dev/vfio/devices/vfio0");
    expect(call(process, device, BIND, [16, 0, fd, 0]).answer).toBe("ok");
    const info = (index: number): readonly (number | string)[] => {
      const { answer, words } = call(process, device, 0x3b6d, [16, 0, index, 0]);
      return answer === "ok" ? [words[1] as number, words[3] as number] : [answer];
    };
    expect([0, 1, 2, 3, 4, 5].map(info)).toEqual([
      [7, 1],
      [9, 1],
      [9, 0],
      ["EINVAL"],
      [9, 1],
      ["EINVAL"],
    ]);
    const set = (flags: number, index: number, start: number, count: number, fds: number[] = []) =>
      call(process, device, SET_IRQS, [20 + fds.length * 4, flags, index, start, count, ...fds])
        .answer;
    expect(set(trigger | 4, 1, 0, 1, [99])).toBe("EBADF");
    expect(set(trigger | 4, 1, 0, 1, [fd])).toBe("EINVAL");
    expect(set(trigger | 4, 1, 0, 2, [-1, -1])).toBe("EINVAL");
    expect(set(trigger | 4, 1, 0, 1)).toBe("EINVAL");
    expect(set(trigger | 4 | 1, 1, 0, 1, [-1])).toBe("EINVAL");
    expect(set(trigger | 4, 1, 0, 1, [-1])).toBe("ok");
    expect(set(trigger | 4, 0, 0, 1, [-1])).toBe("EINVAL");
    expect(set(trigger | 1, 1, 0, 0)).toBe("ok");
    expect(set(8 | 1, 1, 0, 1)).toBe("ENOTTY");
    expect(call(process, device, 0x3b6f, []).answer).toBe("EINVAL");
    expect(call(process, device, 0x3b75, [8, 0x30000]).answer).toBe("EINVAL");
    expect(call(process, device, 0x3b75, [8, 0x10001]).answer).toBe("ENOTTY");
  });
});

describe("messages of a call that is refused on the way", () => {
  it("wake nobody: off again where they were off, else silent as far as the call came", () => {
    const { client, machine } = boot({
      profile: "linux-6.12",
      devices: [{ bus: 0, device: 4, model: "ioat" }],
    });
    const { process } = client;
    const iommufd = process.open("/dev/iommu");
    const device = process.open("/dev/vfio/devices/vfio0");
    expect(call(process, device, BIND, [16, 0, iommufd, 0]).answer).toBe("ok");
    const files = [openEventFd(), openEventFd()] as const;
    const [old, fresh] = files.map(({ inner }) => inner as EventFd) as [EventFd, EventFd];
    const [oldFd, freshFd] = files.map((file) => process.fds.install(file)) as [number, number];
    const messages = (): string =>
      /messages (\w+)/.exec(machine.kernel.vfio[0]?.interrupts.describe() ?? "")?.[1] ?? "";
    const set = (fd: number): string => call(process, device, 0x3b6e, [24, 36, 2, 0, 1, fd]).answer;
    const { faults } = machine.world;
    expect([set(iommufd), set(99)]).toEqual(["EINVAL", "EBADF"]);
    expect(messages()).toBe("off");
    expect(set(oldFd)).toBe("ok");
    expect([old.refs, fresh.refs]).toEqual([1, 0]);
    expect(set(99)).toBe("EBADF");
    expect([old.refs, fresh.refs]).toEqual([0, 0]);
    expect(messages()).toBe("2");
    expect(set(oldFd)).toBe("ok");
    faults.arm({ nth: 2 });
    expect(set(freshFd)).toBe("ENOMEM");
    faults.disarm();
    expect([old.refs, fresh.refs]).toEqual([0, 0]);
    expect(set(freshFd)).toBe("ok");
    expect([old.refs, fresh.refs]).toEqual([0, 1]);
  });
});

describe("RLIMIT_MEMLOCK", () => {
  /** A process that may lock 4 pages, with a device attached to space 1. */
  function limited(): Scene {
    const { machine } = boot({ profile: "linux-6.12" });
    const process = machine.spawn({
      capIpcLock: false,
      capSysResource: false,
      lockLimitBytes: 4 * PAGE,
    });
    const fd = process.open("/dev/iommu");
    const memory = process.mmap(MIB);
    const device = process.open("/dev/vfio/devices/vfio0");
    expect(call(process, fd, OPTION, [24, 0, 0, 0, 1, 0]).answer).toBe("EPERM");
    expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).answer).toBe("ok");
    expect(call(process, device, BIND, [16, 0, fd, 0]).answer).toBe("ok");
    expect(call(process, device, ATTACH, [12, 0, 1]).answer).toBe("ok");
    return { process, fd, memory };
  }

  it("bounds what is pinned, whatever is mapped how often", () => {
    const { process, fd, memory } = limited();
    const at = (page: number, pages: number, iova: number): string =>
      map(process, fd, 1, { va: memory + page * PAGE, length: pages * PAGE, iova });
    expect(at(0, 5, 0x100000)).toBe("ENOMEM");
    expect(at(0, 3, 0x100000)).toBe("ok");
    expect(at(3, 2, 0x200000)).toBe("ENOMEM");
    expect(at(3, 1, 0x200000)).toBe("ok");
    expect(at(4, 1, 0x300000)).toBe("ENOMEM");
    expect(unmap(process, fd, 1, 0x100000, 3 * PAGE)).toBe(3 * PAGE);
    expect(at(4, 3, 0x300000)).toBe("ok");
  });
});

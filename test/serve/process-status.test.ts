// What /proc says of a program: memory it has pinned on the machine is counted in.
import { describe, expect, it } from "vitest";
import { OP } from "../../src/runtime/index.ts";
import {
  CAP_IPC_LOCK,
  hasCapability,
  withMachineMemory,
} from "../../src/runtime/serve/process-status.ts";
import { BASE, FakeClient, FakeSystem } from "./fake-client.ts";

const [IOAS_ALLOC, MAP, UNMAP, OPTION] = [0x3b81, 0x3b85, 0x3b86, 0x3b87];
const TEST = 0x3ba0;
const IOVA = 2 ** 24;

describe("the status of a process", () => {
  const locked = {
    limitBytes: Infinity,
    user: { pages: 100 },
    process: { pages: 2 },
    pinned: { pages: 2500 },
  };
  const cases: readonly (readonly [string, string])[] = [
    ["VmLck:\t       0 kB", "VmLck:\t       8 kB"],
    ["VmPin:\t       4 kB", "VmPin:\t   10004 kB"],
    ["VmRSS:\t       4 kB", "VmRSS:\t       4 kB"],
    ["VmPin: none", "VmPin: none"],
  ];
  it.each(cases)("%j is %j", (line, expected) => {
    expect(withMachineMemory(`Name:\ta\n${line}\nEnd:\t1\n`, locked)).toBe(
      `Name:\ta\n${expected}\nEnd:\t1\n`,
    );
  });

  it.each([
    ["CapEff:\t000001ffffffffff", true],
    ["CapEff:\t000001ffffffbfff", false],
    ["CapEff:\t0000000000004000", true],
    ["CapPrm:\t0000000000004000", false],
    ["CapEff:\t0", false],
    ["", false],
  ])("%j: may lock memory, %s", (line, expected) => {
    expect(hasCapability(`Name:\ta\n${line}\n`, CAP_IPC_LOCK)).toBe(expected);
  });
});

describe("a program that looks at its status", () => {
  /** A program of a kernel with test devices, one of them attached to address space 1. */
  function scene(): { readonly client: FakeClient; readonly iommufd: number } {
    const client = new FakeClient(new FakeSystem({ profile: "linux-6.12-test" }), 100);
    const iommufd = client.open("/dev/iommu");
    expect(client.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0])).toBe(0);
    expect(client.ioctl(iommufd, TEST, [72, 2, 1, ...Array<number>(15).fill(0)])).toBe(0);
    return { client, iommufd };
  }

  /** What it reads: locked and pinned, KiB; or that the machine has nothing to tell. */
  function look({ system, channel, process }: FakeClient, pid = process.pid): readonly number[] {
    const payload = new TextEncoder().encode(`/proc/${pid}/status`);
    const { result } = channel.ask({ op: OP.stat, pid: process.pid, command: 1, payload })!;
    if (result !== 1) return [];
    const text = system.published.get(`proc/${pid}/status`) ?? "";
    const kib = (name: string): number => Number(new RegExp(`${name}:\\s*(\\d+)`).exec(text)?.[1]);
    return [kib("VmLck"), kib("VmPin")];
  }

  const map = (client: FakeClient, iommufd: number): void =>
    expect(client.ioctl(iommufd, MAP, [40, 7, 1, 0, BASE + 0x10000, 0, 8192, 0, IOVA, 0])).toBe(0);

  it("finds what it has pinned, as long as it has", () => {
    const { client, iommufd } = scene();
    expect(look(client)).toEqual([8, 0]);
    map(client, iommufd);
    expect(look(client)).toEqual([8, 8]);
    expect(client.ioctl(iommufd, UNMAP, [24, 1, IOVA, 0, 8192, 0])).toBe(0);
    expect(look(client)).toEqual([8, 0]);
    expect(look(client, 101)).toEqual([]);
  });

  it("finds it locked too where it is charged by the process and may not lock without limit", () => {
    const { client } = scene();
    const fresh = client.open("/dev/iommu");
    expect(client.ioctl(fresh, OPTION, [24, 0, 0, 0, 1, 0])).toBe(0);
    client.process.capabilities = 0;
    expect(client.ioctl(fresh, IOAS_ALLOC, [12, 0, 0])).toBe(0);
    expect(client.ioctl(fresh, TEST, [72, 2, 1, ...Array<number>(15).fill(0)])).toBe(0);
    map(client, fresh);
    expect(look(client)).toEqual([16, 8]);
  });
});

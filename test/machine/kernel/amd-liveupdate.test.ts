// Live update behind an AMD unit, as a proposal: what goes over, what no kernel may go on with.
import { describe, expect, it } from "vitest";
import { inspectImage, loadImage, saveImage } from "../../../src/runtime/index.ts";
import type { AmdOps, Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import type { KexecOptions } from "../../../src/runtime/machine/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { MIB, live, markIn, said, sealed, type LiveBench } from "./bench.ts";

const profile = "reviewed on AMD";
const IOVA_PFN = 2 ** 20;

/** Everything aboard, and the device's own program running. */
function aboard(): LiveBench {
  const bench = live({ profile });
  const { client, hwpt, session, memfd, iommufd, device, machine } = bench;
  markIn(bench, hwpt, 5);
  const answers = [memfd, iommufd, device].map((fd, at) =>
    client.preserve(session, fd, BigInt(at + 1)),
  );
  expect(answers).toEqual([0, 0, 0]);
  machine.hardware.devices[0]!.program([{ iovaPfn: IOVA_PFN, writeOffset: 2048 }]);
  return bench;
}

const entryOf = ({ machine }: LiveBench, at = 0): Uint8Array => {
  const { ram, amd, devices } = machine.hardware;
  const start = ram.byteAt(amd!.deviceTable + devices[at]!.bdf * 32);
  return ram.bytes.slice(start, start + 32);
};

/** The page table of a bench as the kernel has it. */
function domainOf({ machine, iommufd, client, hwpt }: LiveBench): Domain {
  expect(client.process.fds.find(iommufd)).toBeDefined();
  const [context] = machine.kernel.contexts;
  return (context!.objects.find(hwpt) as unknown as { domain: Domain }).domain;
}

it("the device table goes over whole, and no register, entry or invalidation is spent on it", () => {
  const bench = aboard();
  const { machine } = bench;
  const { kho, driver } = machine.kernel;
  expect(kho!.map.has(driver.root.pfn, driver.root.order)).toBe(true);
  const amd = machine.hardware.amd!;
  const [register, entry] = [amd.deviceTableRegister, entryOf(bench)];
  let spent = 0;
  const between = (): void => void (spent = amd.invalidations);
  expect(machine.kexec({ between, dmaSteps: 5 })).toEqual({ outcome: "booted", remark: undefined });
  expect([amd.deviceTableRegister, amd.invalidations]).toEqual([register, spent]);
  const client = new Client(machine.spawn());
  const back = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
  const [, iommufd, device] = [1n, 2n, 3n].map((token) => client.retrieve(back, token));
  client.bind(device!, iommufd!);
  expect(client.attach(device!, client.findHwpt(iommufd!, 5n))).toBeGreaterThan(0);
  expect(amd.invalidations).toBe(spent);
  expect(entryOf(bench)).toEqual(entry);
  expect(client.finish(back)).toBe(0);
  machine.tick(5);
  const [pci] = machine.hardware.devices;
  expect([amd.faults, pci!.complaints, pci!.blocked]).toEqual([[], [], 0]);
  expect(pci!.journal.length).toBe(4 * 5 + 5);
});

it("undone, the device table is the kernel's own again", () => {
  const { machine, client, session } = aboard();
  const { kho, driver } = machine.kernel;
  client.process.close(session);
  expect(kho!.map.has(driver.root.pfn, driver.root.order)).toBe(false);
});

it("a table that has grown goes over with all its levels, and its id stays taken", () => {
  const bench = live({ profile });
  const { client, iommufd, ioas, memfd, machine } = bench;
  const iova = 1n << 50n;
  client.mapFile(iommufd, memfd, { ioasId: ioas, start: 0n, length: 4n << 20n, iova });
  const { domainId, pageTable } = domainOf(bench);
  expect(pageTable.topLevel).toBe(4);
  markIn(bench, bench.hwpt, 5);
  const fds = [memfd, iommufd, bench.device];
  fds.forEach((fd, at) => client.preserve(bench.session, fd, BigInt(at + 1)));
  const { inFront, devices } = machine.hardware;
  const where = inFront.translate(devices[0]!.bdf, 2 ** 38 + 700, false);
  expect(machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
  expect(inFront.translate(devices[0]!.bdf, 2 ** 38 + 700, false)).toBe(where);
  const driver = machine.kernel.driver as AmdOps;
  expect(driver.domainIds).toEqual([domainId]);
  expect((driver.allocate(0, 0) as Domain).domainId).not.toBe(domainId);
});

it("a table without a device gets an id that no other has", () => {
  const bench = live({ profile });
  const { client, iommufd, devId, ioas, session, machine } = bench;
  const spare = client.hwptAlloc(iommufd, devId, ioas);
  client.attach(bench.device, spare);
  client.destroy(iommufd, bench.hwpt);
  expect(client.ioasAlloc(iommufd)).toBe(bench.hwpt);
  // The younger one has the lower id; the older one, read first by the next kernel, no device.
  const used = client.hwptAlloc(iommufd, devId, ioas);
  client.attach(bench.device, used);
  markIn(bench, spare, 50);
  markIn(bench, used, 5);
  [bench.memfd, iommufd, bench.device].forEach((fd, at) =>
    client.preserve(session, fd, BigInt(at + 1)),
  );
  expect(machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
  const after = new Client(machine.spawn());
  const back = after.retrieveSession(after.process.open("/dev/liveupdate"), "case");
  expect(after.retrieve(back, 2n)).toBeGreaterThan(0);
  const [context] = machine.kernel.contexts;
  const ids = context!.marked().map(({ domain }) => (domain as Domain).domainId);
  expect([new Set(ids).size, machine.kernel.driver.domainIds]).toEqual([2, [1, 2]]);
});

it("devices on any bus have their entries, whatever the table's size", () => {
  const devices = [{ bus: 0xaf, device: 31, function: 7 }];
  const bench = live({ profile, devices });
  expect(bench.machine.kernel.driver.root.order).toBe(9);
  markIn(bench, bench.hwpt, 5);
  [bench.memfd, bench.iommufd, bench.device].forEach((fd, at) =>
    expect(bench.client.preserve(bench.session, fd, BigInt(at + 1))).toBe(0),
  );
  expect(bench.machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
  expect(bench.machine.hardware.devices[0]!.readBytes(2 ** 32, 4)).toBeDefined();
});

it("leaves of several pages lead into their file the second time, too", () => {
  const bench = aboard();
  const { machine } = bench;
  machine.kexec();
  const client = new Client(machine.spawn());
  const lu = client.process.open("/dev/liveupdate");
  const back = client.retrieveSession(lu, "case");
  const [memfd, iommufd] = [1n, 2n].map((token) => client.retrieve(back, token));
  expect(client.finish(back)).toBe(0);
  const other = sealed(client, MIB);
  const session = client.createSession(lu, "again");
  expect(said(client.preserve(session, other, 1n))).toBe("ok");
  expect(said(client.preserve(session, iommufd!, 2n))).toBe("ENOENT");
  expect(said(client.preserve(session, memfd!, 3n))).toBe("ok");
  expect(said(client.preserve(session, iommufd!, 2n))).toBe("ok");
});

it("an image holds the unit's registers, and its reader names the device table", () => {
  const saved = saveImage(aboard().machine);
  if ("problem" in saved) throw new Error(saved.problem);
  const { findings, contents, text } = inspectImage(saved.bytes);
  expect(findings).toEqual([]);
  expect(contents!.unit).toMatchObject({ kind: "amd", registerBase: "0xfeb80000" });
  expect(contents!.owners.find(({ owner }) => owner === "device table")!.count).toBe(2);
  expect(text).toContain(`iommu, records version-1: device table ${contents!.iommu!.rootPa}\n`);
  const loaded = loadImage(saved.bytes);
  if ("problem" in loaded) throw new Error(loaded.problem);
  expect(loaded.machine.hardware.devices[0]!.readBytes(2 ** 32, 4)).toBeDefined();
});

describe("the next kernel panics", () => {
  type Between = NonNullable<KexecOptions["between"]>;
  const changes: readonly (readonly [string, Between, RegExp])[] = [
    [
      "when the register names another table than the record",
      ({ amd }) => amd!.writeDeviceTable(amd!.deviceTableRegister - 1),
      /device table of the record is not the one in the register/,
    ],
    [
      "when a device's entry has another top table",
      ({ amd, ram, devices }) => {
        const pa = amd!.deviceTable + devices[0]!.bdf * 32;
        ram.writeNumber(pa, ram.readNumber(pa)! + 4096);
      },
      /device 32: context entry and record differ/,
    ],
    [
      "when a device's entry has another domain id",
      ({ amd, ram, devices }) => ram.writeNumber(amd!.deviceTable + devices[0]!.bdf * 32 + 8, 9),
      /device 32: context entry and record differ/,
    ],
  ];
  it.each(changes)("%s", (_, between, reason) => {
    const result = aboard().machine.kexec({ between });
    expect(result.outcome).toBe("panic");
    expect((result as { reason: string }).reason).toMatch(reason);
  });

  it.each(["latest", "branch-retrieve"])("where it is %s, which knows no such unit", (next) => {
    const result = aboard().machine.kexec({ profile: next, isStranger: true });
    // A branch of another name finds no record of its own and starts the unit anew.
    if (next !== "latest") return void expect(result.outcome).toBe("booted");
    expect(result).toEqual({ outcome: "panic", reason: "iommu of another kind: amd" });
  });
});

it("two devices that share an id must share the page table", () => {
  const bench = live({ profile });
  const { client, iommufd, ioas, session, machine } = bench;
  const second = client.process.open("/dev/vfio/devices/vfio1");
  const other = client.hwptAlloc(iommufd, client.bind(second, iommufd), ioas);
  client.attach(second, other);
  [bench.hwpt, other].forEach((hwpt, at) => markIn(bench, hwpt, 5 + at));
  [bench.memfd, iommufd, bench.device, second].forEach((fd, at) =>
    expect(client.preserve(session, fd, BigInt(at + 1))).toBe(0),
  );
  const result = machine.kexec({
    between: ({ amd, ram, devices }) => {
      // The second device's record and entry both say the first one's id.
      ram.writeNumber(amd!.deviceTable + devices[1]!.bdf * 32 + 8, 1);
      const at = findId(ram.bytes, devices[1]!.bdf);
      ram.bytes[at + 24] = 1;
    },
  });
  expect(result).toEqual({
    outcome: "panic",
    reason: "device 40: domain id 1 and page table do not belong together",
  });
});

/** Where the record of a device lies: its head, its address, its segment, its iommufd's token. */
function findId(bytes: Uint8Array, bdf: number): number {
  const front = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, bdf, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0);
  const at = Buffer.from(bytes.buffer).indexOf(front);
  if (at < 0) throw new Error("no record of the device");
  return at;
}

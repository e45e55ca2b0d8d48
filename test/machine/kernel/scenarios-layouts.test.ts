// Scenarios of records in every layout there was, numbered as in the list
// of facts: one name over several layouts, values too wide for some, slots, pages of slots.
import { describe, expect, it } from "vitest";
import { kho as codecs } from "../../../src/generated/index.ts";
import { EINVAL, EOPNOTSUPP } from "../../../src/runtime/errno/index.ts";
import {
  IommuRecords,
  iommuLayouts,
  readSerArray,
  type Domain,
} from "../../../src/runtime/kernel/iommu/index.ts";
import { Incoming, readHandover } from "../../../src/runtime/kernel/kho/index.ts";
import { pciLayouts } from "../../../src/runtime/kernel/vfio/index.ts";
import { profileNamed, type Machine, type Profile } from "../../../src/runtime/machine/index.ts";
import { Frames } from "../../../src/runtime/memory/index.ts";
import { FaultPlan } from "../../../src/runtime/world/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import {
  boot,
  everyBase,
  everyMarking,
  everyRetrieving,
  live,
  markIn,
  ON_AMD,
  profileOf,
  said,
  type LiveBench,
} from "./bench.ts";

const layoutNames = Object.keys(iommuLayouts) as (keyof typeof iommuLayouts)[];

/** Marks, and preserves memfd, iommufd and device file; what each answered. */
function preserveAll(bench: LiveBench, iommufdToken = 2n): string {
  const { client, hwpt, session, memfd, device, iommufd } = bench;
  markIn(bench, hwpt, 5);
  const files = [
    [memfd, 1n],
    [iommufd, iommufdToken],
    [device, 3n],
  ] as const;
  return files.map(([fd, token]) => said(client.preserve(session, fd, token))).join(" ");
}

/** What the next kernel makes of it: how it booted, then what each file answers. */
function arrives(machine: Machine, profile: Profile | string): string {
  const result = machine.kexec({ profile });
  if (result.outcome !== "booted") return `${result.outcome}: ${result.reason}`;
  const client = new Client(machine.spawn());
  const session = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
  const answers = [1n, 2n, 3n].map((token) => said(client.retrieve(session, token)));
  const { iommufd, vfio } = machine.kernel.carriers!;
  return [...answers, iommufd!.refusal ?? "-", vfio!.refusal ?? "-"].join(" | ");
}

describe("56: one name over several layouts", () => {
  // A kernel comes to the hardware of the one before it.
  const sits = (name: string): boolean => name.endsWith(ON_AMD);
  const pairs = [...everyMarking, ...everyBase].flatMap((from) =>
    everyRetrieving.filter((to) => sits(to) === sits(from)).map((to) => [from, to] as const),
  );
  it.each(pairs)("%s, then %s", (from, to) => {
    const bench = live({ profile: from });
    const kept = preserveAll(bench);
    expect(kept).toBe(everyBase.includes(from) ? "ok ok EOPNOTSUPP" : "ok ok ok");
    const [old, next] = [profileOf(from), profileOf(to)];
    const said = arrives(bench.machine, next);
    const [a, b] = [iommuLayouts[old.handover.iommu], iommuLayouts[next.handover.iommu]];
    const isSameMode = old.iommu?.scalable === next.iommu?.scalable;
    if (!isSameMode && !everyBase.includes(from) && a.compatible === b.compatible) {
      // Tables of one mode say nothing in the other.
      return expect(said).toMatch(
        /^panic: (the unit runs in|.*expected "|iommu record|device|slot)/,
      );
    }
    if (a !== b && a.compatible === b.compatible) {
      // Going on would let devices write where nobody expects them.
      return expect(said).toMatch(/^panic: (.*expected "|iommu record|device \d+|slot \d+|tables)/);
    }
    const device = everyBase.includes(from) ? "ENOENT" : "EINVAL";
    if (old.iommufd.layout !== next.iommufd.layout) {
      const reason = /iommufd_(lu|ser|hwpt_ser|hwpt_lu)|expected "|is marked as taken/;
      expect(said).toMatch(reason);
      return expect(said).toMatch(/^ok \| EINVAL \| (EINVAL|ENOENT|ok) \| /);
    }
    if (a !== b) {
      const refusal = `no "${b.compatible}" came over`;
      return expect(said).toContain(`ok | EINVAL | ${device} | ${refusal} | `);
    }
    expect(said).toBe("ok | ok | ok | - | -");
  });

  // A kernel knows nothing of its predecessor: what keeps it from misreading is in the bytes.
  const strangers = layoutNames.flatMap((from) =>
    layoutNames
      .filter((to) => to !== from && iommuLayouts[to].compatible === iommuLayouts[from].compatible)
      .map((to) => [from, to] as const),
  );
  it.each(strangers)("iommu records of %s read as %s, by nobody who was told", (from, to) => {
    const base = profileNamed("reviewed")!;
    const as = (iommu: typeof from): Profile => ({
      ...base,
      handover: { ...base.handover, iommu },
    });
    const bench = live({ profile: as(from) });
    // Two of each: the first record of several layouts begins with the same bytes.
    const { client, iommufd, devId, ioas } = bench;
    markIn(bench, client.hwptAlloc(iommufd, devId, ioas), 6);
    const second = client.process.open("/dev/vfio/devices/vfio1");
    client.bind(second, iommufd);
    client.attach(second, bench.hwpt);
    expect(preserveAll(bench)).toMatch(/^ok ok/);
    client.preserve(bench.session, second, 4n);
    const result = bench.machine.kexec({ profile: as(to), isStranger: true });
    // The branch's first patch wrote page tables as the branch did, and nothing else.
    const isSame = from === "branch-base" && to === "branch";
    expect(result.outcome).toBe(isSame ? "booted" : "panic");
  });
});

describe.each(everyBase)("a series' first patch alone, profile %s", (profile) => {
  it("keeps page tables, and no device: nothing of it is left", () => {
    const bench = live({ profile });
    const { client, machine, hwpt, session, memfd, iommufd, device } = bench;
    markIn(bench, hwpt, 5);
    expect(client.preserve(session, memfd, 1n)).toBe(0);
    expect(client.preserve(session, iommufd, 2n)).toBe(0);
    const before = machine.kernel.describe();
    expect(client.preserve(session, device, 3n)).toBe(-EOPNOTSUPP);
    expect(machine.kernel.describe()).toBe(before);
  });
});

describe.each(everyMarking)("values too wide, profile %s", (profile) => {
  const { vfioPci, pci } = profileOf(profile).handover;

  it("54: a token wider than the device's record is refused, not cut", () => {
    const bench = live({ profile });
    const before = bench.machine.kernel.kho!.map.blocks;
    const expected = vfioPci === "posted" ? "ok ok EOVERFLOW" : "ok ok ok";
    expect(preserveAll(bench, 2n ** 33n)).toBe(expected);
    bench.client.process.close(bench.session);
    expect(bench.machine.kernel.kho!.map.blocks).toBe(before - 1);
  });

  it("55: a PCI segment of 17 bits is refused where a record holds 16", () => {
    const devices = [{ segment: 0x10000, bus: 0, device: 4 }];
    const bench = live({ profile, devices });
    const isNarrow = vfioPci !== "v3" || pci === "v1" || pci === "v2";
    expect(preserveAll(bench)).toBe(isNarrow ? "ok ok EOVERFLOW" : "ok ok ok");
    if (isNarrow) return;
    expect(bench.machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
    const [restored] = bench.machine.kernel.vfio;
    expect(restored!.restored?.segment).toBe(0x10000);
  });
});

it("55: pci's list holds such a segment since its third layout", () => {
  const place = { segment: 0x10000, bdf: 0x20 };
  const fits = Object.entries(pciLayouts).map(([name, layout]) => [name, layout.fits(place) === 0]);
  expect(Object.fromEntries(fits)).toEqual({ v1: false, v2: false, v3: true, v6: true });
});

describe("57: one bit-field in a packed record is one byte", () => {
  const { posted, branch } = codecs.iommu;
  it("the first layout's head has nine bytes, and what follows it is askew", () => {
    expect(posted.IOMMU_OBJ_SER_SIZE).toBe(9);
    const value = { idx: 0x01020304, refCount: 5, deleted: 1, incoming: 1 };
    const bytes = new Uint8Array(posted.encodeIommuObjSer(value).buffer);
    expect([...bytes]).toEqual([4, 3, 2, 1, 5, 0, 0, 0, 3]);
    const { IOMMU_DOMAIN_SER_OFFSET: domain, DEVICE_SER_OFFSET: device } = posted;
    expect([domain.topTable, domain.topLevel, domain.restoredDomain]).toEqual([9, 17, 25]);
    expect([device.token, device.devid, device.domainIommuSer, device.type]).toEqual([
      9, 17, 25, 45,
    ]);
    const sizes = [posted.IOMMU_DOMAIN_SER_SIZE, posted.DEVICE_SER_SIZE, posted.IOMMU_SER_SIZE];
    expect(sizes).toEqual([33, 49, 37]);
  });
  it("the branch's page table has 37 bytes, its pointer at 29", () => {
    expect(branch.IOMMU_DOMAIN_SER_SIZE).toBe(37);
    expect(branch.IOMMU_DOMAIN_SER_OFFSET.restoredDomain).toBe(29);
    const bytes = new DataView(new ArrayBuffer(37));
    bytes.setUint8(28, 2);
    // The bits that packing left nobody must be zero.
    expect(() => branch.decodeIommuDomainSer(bytes)).toThrow(/unused bits after sign_extend/);
  });
});

describe.each(layoutNames)("slots, layout %s", (name) => {
  const layout = iommuLayouts[name];

  function bench(): {
    readonly machine: Machine;
    readonly domain: Domain;
    readonly records: IommuRecords;
  } {
    const { client, machine, iommufd, hwpt } = live({ profile: "reviewed" });
    const second = client.process.open("/dev/vfio/devices/vfio1");
    client.bind(second, iommufd);
    client.attach(second, hwpt);
    const [context] = machine.kernel.contexts;
    const { domain } = context!.objects.find(hwpt) as unknown as { domain: Domain };
    const { kho, driver } = machine.kernel;
    const records = IommuRecords.create(kho!, driver, layout);
    if (typeof records === "number") throw new Error(`errno ${records}`);
    return { machine, domain, records };
  }

  it("45: the unit is counted and kept until its last device", () => {
    const { machine, domain, records } = bench();
    const { kho, driver, frames } = machine.kernel;
    const { view } = frames.ram;
    const [a, b] = machine.hardware.devices;
    expect(records.preserveDevice(a!, domain, 1n)).toBe(-EINVAL);
    records.preserveDomain(domain);
    if (!layout.keepsDevices) {
      expect(records.preserveDevice(a!, domain, 1n)).toBe(-EOPNOTSUPP);
    } else {
      const flb = layout.decodeFlb(view, frames.ram.byteAt(records.flbPa));
      if (typeof flb === "string") throw new Error(flb);
      const unit = frames.ram.byteAt(flb.units.pa) + 16;
      // The count comes first, or after the number of the slot.
      const refs = (): number => view.getUint32(unit + (name.startsWith("posted") ? 4 : 0), true);
      const state = (): unknown[] => [refs(), kho!.map.has(driver.root.pfn, 0)];
      expect(records.preserveDevice(a!, domain, 1n)).toBe(0);
      expect(records.preserveDevice(b!, domain, 1n)).toBe(0);
      expect(state()).toEqual([2, true]);
      records.unpreserveDevice(a!);
      expect(state()).toEqual([1, true]);
      records.unpreserveDevice(b!);
      expect([layout.isLive(0, view, unit), ...state()]).toEqual([false, 0, false]);
    }
    records.unpreserveDomain(domain);
    records.free();
  });

  it("46, 47: slots go on over pages, none is used twice, readers skip the dead", () => {
    const { machine, domain, records } = bench();
    const { ram } = machine.hardware;
    const most = Math.floor((4096 - 16) / layout.domainBytes);
    expect(most).toBe(name.startsWith("posted") ? 123 : name === "version-1" ? 102 : 110);
    const taken = Array.from({ length: most + 1 }, (_, at) => {
      if (at > 0) records.unpreserveDomain(domain);
      return records.preserveDomain(domain);
    });
    expect(new Set(taken).size).toBe(most + 1);
    const [first, last] = [taken[0]!, taken[most]!];
    expect(taken[most - 1]! - first).toBe((most - 1) * layout.domainBytes);
    expect(Math.floor(last / 4096)).not.toBe(Math.floor(first / 4096));
    const live = taken.map((pa, index) => layout.isLive(index, ram.view, ram.byteAt(pa)));
    expect(live).toEqual(taken.map((_, index) => index === most));
    // The next kernel sees two pages, and counts that agree.
    const { kho } = machine.kernel;
    const handover = readHandover(ram, kho!.rootPa);
    if (typeof handover === "string") throw new Error(handover);
    const frames = new Frames(ram, new FaultPlan(), 0, handover.blocks);
    const flb = layout.decodeFlb(ram.view, ram.byteAt(records.flbPa));
    if (typeof flb === "string") throw new Error(flb);
    const array = readSerArray(new Incoming(frames, handover), flb.domains.pa, layout.domainBytes);
    if (typeof array === "string") throw new Error(array);
    expect([array.pages.length, array.entries]).toEqual([2, taken]);
    expect(flb.domains.count ?? most + 1).toBe(most + 1);
    records.unpreserveDomain(domain);
    records.free();
  });
});

it("tables that no series keeps are refused with everything as it was", () => {
  const base = profileNamed("reviewed")!;
  const profile = { ...base, handover: { ...base.handover, amd: false } };
  const { client, machine, iommufd, session, ...bench } = live({ profile, amd: true });
  markIn({ ...bench, client, machine, iommufd }, bench.hwpt, 5);
  client.preserve(session, bench.memfd, 1n);
  const before = machine.kernel.describe();
  expect(client.preserve(session, iommufd, 2n)).toBe(-EOPNOTSUPP);
  expect(said(client.preserve(session, bench.device, 3n))).toBe("ENOENT");
  expect(machine.kernel.describe()).toBe(before);
  expect(machine.kexec()).toMatchObject({ outcome: "booted" });
});

it("scalable mode before the patch for its tables: page tables go over, and no device", () => {
  const base = profileNamed("posted-2026-02-base")!;
  const iommu = { kind: "vt-d", isolatesInterrupts: true, scalable: true } as const;
  const bench = live({ profile: { ...base, iommu } });
  const { client, machine, session } = bench;
  markIn(bench, bench.hwpt, 5);
  [bench.memfd, bench.iommufd].forEach((fd, at) =>
    expect(client.preserve(session, fd, BigInt(at + 1))).toBe(0),
  );
  const before = machine.kernel.describe();
  expect(client.preserve(session, bench.device, 3n)).toBe(-EOPNOTSUPP);
  expect(machine.kernel.describe()).toBe(before);
});

it("a machine of another segment boots as any other", () => {
  const { machine } = boot({ devices: [{ segment: 7, bus: 1, device: 0 }] });
  expect(machine.hardware.devices[0]!.name).toBe("0007:01:00.0");
});

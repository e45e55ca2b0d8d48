// Live update in VT-d's scalable mode: PASID tables that go over, that are cleared, that no kernel
// may go on with.
import { describe, expect, it } from "vitest";
import {
  SCALABLE_UNIT,
  type DmaTarget,
  type Hardware,
} from "../../../src/runtime/hardware/index.ts";
import { inspectImage, loadImage, saveImage } from "../../../src/runtime/index.ts";
import { iommuLayouts } from "../../../src/runtime/kernel/iommu/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import {
  everyMarking,
  everyRetrieving,
  live,
  markIn,
  profileOf,
  said,
  type LiveBench,
} from "./bench.ts";
import { call } from "./words.ts";

const DETACH = 0x3b78;
const FOR_PASIDS = 8;
const HOSTILE = 25 * Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const IOVA = 2 ** 32;
const isScalable = (name: string): boolean => name.endsWith("-scalable");
const marking = everyMarking.filter(isScalable);
const keeps = (name: string): string | undefined =>
  iommuLayouts[profileOf(name).handover.iommu].keepsPasids;
const keepingAll = everyRetrieving.filter((name) => isScalable(name) && keeps(name) === "all");
const keepingFirst = marking.filter((name) => keeps(name) === "first");
/** In the first table of a directory, in the second, and in the last. */
const PASIDS = [5, 70, 2 ** 20 - 1] as const;

interface PasidBench extends LiveBench {
  /** A page table over its own address space, where the memfd begins a page later. */
  readonly other: number;
}

/** A device that can send PASIDs: three of them on a page table of their own. */
function bench(profile = "reviewed-scalable"): PasidBench {
  const devices = [
    { bus: 0, device: 4, pasidBits: 20 },
    { bus: 0, device: 21, pasidBits: 20 },
  ];
  const made = live({ profile, unit: SCALABLE_UNIT, devices });
  const { client, iommufd, devId, memfd, device, hwpt, ioas } = made;
  const space = client.ioasAlloc(iommufd);
  client.mapFile(iommufd, memfd, {
    ioasId: space,
    start: 4096n,
    length: 1n << 20n,
    iova: BigInt(IOVA),
  });
  const own = client.hwptAlloc(iommufd, devId, ioas, FOR_PASIDS);
  const other = client.hwptAlloc(iommufd, devId, space, FOR_PASIDS);
  expect(client.attach(device, own)).toBe(own);
  client.destroy(iommufd, hwpt);
  for (const pasid of PASIDS) expect(client.attach(device, other, pasid)).toBe(other);
  return { ...made, hwpt: own, other };
}

/** Marks, preserves: what each of memfd, iommufd, device answered. */
function preserve(made: PasidBench, marksOther = true): string {
  const { client, session, memfd, iommufd, device } = made;
  expect(markIn(made, made.hwpt, 5)).toBe(0);
  if (marksOther) expect(markIn(made, made.other, 6)).toBe(0);
  return [memfd, iommufd, device]
    .map((fd, at) => said(client.preserve(session, fd, BigInt(at + 1))))
    .join(" ");
}

/** The page of the memfd that a device reads. */
function pageSeen({ devices }: Hardware, pasid?: number, iova = IOVA): number | undefined {
  const bytes = devices[0]!.readBytes(iova, 4, pasid);
  return bytes === undefined ? undefined : (bytes[0] as number);
}

/** Every byte of the first device's root and context entries, directory and PASID tables. */
function tablesOf({ machine }: PasidBench): Uint8Array[] {
  const { ram, unit, devices } = machine.hardware;
  const address = (pa: number): number => Math.floor(ram.readNumber(pa)! / 4096) * 4096;
  const contextPa = address(unit.rootPointer) + (devices[0]!.bdf & 127) * 32;
  const directory = ram.read(address(contextPa), 32 * 4096);
  const tables: Uint8Array[] = [];
  for (let at = 0; at < directory.length; at += 8) {
    const pa = address(address(contextPa) + at);
    if (pa !== 0) tables.push(ram.read(pa, 4096));
  }
  return [ram.read(unit.rootPointer, 8), ram.read(contextPa, 32), directory, ...tables];
}

it("before live update: every PASID has its own table, and others have none", () => {
  const { machine } = bench();
  const { hardware } = machine;
  expect([pageSeen(hardware), ...PASIDS.map((pasid) => pageSeen(hardware, pasid))]).toEqual([
    0, 1, 1, 1,
  ]);
  expect([pageSeen(hardware, 6), pageSeen(hardware, 2 ** 20)]).toEqual([undefined, undefined]);
  expect(hardware.unit.faults.map(({ pasid, reason }) => [pasid, reason])).toEqual([
    [6, 0x59],
    [2 ** 20, 0x46],
  ]);
});

describe.each(keepingAll)("all tables go over, profile %s", (profile) => {
  it("no entry, register or invalidation is spent; PASIDs never miss a request", () => {
    const made = bench(profile);
    const { machine } = made;
    expect(preserve(made)).toBe("ok ok ok");
    const { unit, devices } = machine.hardware;
    const [pci] = devices;
    const visit = { iovaPfn: IOVA / 4096, expectHigh: 0 };
    const programs: DmaTarget[] = [{ ...visit, expectLow: 0x55aa0000, writeOffset: 512 }];
    for (const [at, pasid] of PASIDS.entries()) {
      programs.push({ ...visit, expectLow: 0x55aa0001, writeOffset: 512 * (at + 2), pasid });
    }
    pci!.program(programs);
    const before = tablesOf(made);
    const ids = machine.kernel.driver.domainIds;
    let spent = 0;
    const between = (): void => void (spent = unit.invalidations);
    expect(machine.kexec({ between, dmaSteps: 8 })).toEqual({
      outcome: "booted",
      remark: undefined,
    });
    // The other device has entries of its own again; nothing of this one is another.
    expect(unit.invalidations).toBe(spent);
    const client = new Client(machine.spawn());
    const back = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    const [, iommufd, device] = [1n, 2n, 3n].map((token) => client.retrieve(back, token));
    client.bind(device!, iommufd!);
    const [own, other] = [5n, 6n].map((token) => client.findHwpt(iommufd!, token));
    expect(client.attach(device!, own!)).toBe(own);
    for (const pasid of PASIDS) expect(client.attach(device!, other!, pasid)).toBe(other);
    expect(client.finish(back)).toBe(0);
    machine.tick(8);
    expect(unit.invalidations).toBe(spent);
    expect([unit.faults, pci!.complaints, pci!.blocked]).toEqual([[], [], 0]);
    const after = tablesOf(made);
    expect([before.length, after]).toEqual([6, before]);
    expect([machine.kernel.driver.domainIds, ids.length]).toEqual([ids, 2]);
    // What was attached again can be taken off again: the last close leaves nothing.
    client.process.exit();
    expect(machine.kernel.driver.domainIds).toEqual([]);
    expect(pageSeen(machine.hardware, 5)).toBeUndefined();
  });

  it("a PASID on a page table that stays behind keeps its device from going", () => {
    const made = bench(profile);
    const { machine, client, session, memfd, iommufd, device } = made;
    expect(markIn(made, made.hwpt, 5)).toBe(0);
    client.preserve(session, memfd, 1n);
    client.preserve(session, iommufd, 2n);
    const before = machine.kernel.describe();
    expect(said(client.preserve(session, device, 3n))).toBe("EINVAL");
    expect(machine.kernel.describe()).toBe(before);
  });

  it("a PASID that has left such a page table holds nobody up", () => {
    const made = bench(profile);
    for (const pasid of PASIDS)
      expect(call(made.client.process, made.device, DETACH, [12, 1, pasid]).answer).toBe("ok");
    expect(preserve(made, false)).toBe("ok ok ok");
  });

  it.each([
    ["nor its page tables", []],
    ["while its page tables are", [1n, 2n]],
  ])("a device nobody takes back is blocked, its PASIDs with it, %s", (_, tokens) => {
    const made = bench(profile);
    const { machine } = made;
    expect(preserve(made)).toBe("ok ok ok");
    machine.kexec();
    const client = new Client(machine.spawn());
    const back = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    expect(pageSeen(machine.hardware, 70)).toBe(1);
    for (const token of tokens) expect(client.retrieve(back, token)).toBeGreaterThan(0);
    expect(client.finish(back)).toBe(0);
    machine.hardware.devices[0]!.busMaster = true;
    const seen = [undefined, ...PASIDS].map((pasid) => pageSeen(machine.hardware, pasid));
    expect(seen).toEqual([undefined, undefined, undefined, undefined]);
    expect(machine.kernel.driver.domainIds).toEqual([]);
  });

  it("undone, no table of the device is kept", () => {
    const made = bench(profile);
    const { machine, client, session } = made;
    const before = machine.kernel.kho!.map.blocks;
    expect(preserve(made)).toBe("ok ok ok");
    client.process.close(session);
    // The session's own block went with it.
    expect(machine.kernel.kho!.map.blocks).toBe(before - 1);
  });

  it("a kexec later everything goes over again", () => {
    const made = bench(profile);
    const { machine } = made;
    expect(preserve(made)).toBe("ok ok ok");
    machine.kexec();
    const client = new Client(machine.spawn());
    const lu = client.process.open("/dev/liveupdate");
    const back = client.retrieveSession(lu, "case");
    const [memfd, iommufd, device] = [1n, 2n, 3n].map((token) => client.retrieve(back, token));
    client.bind(device!, iommufd!);
    client.attach(device!, client.findHwpt(iommufd!, 5n));
    for (const pasid of PASIDS) client.attach(device!, client.findHwpt(iommufd!, 6n), pasid);
    client.finish(back);
    const session = client.createSession(lu, "again");
    [memfd, iommufd, device].forEach((fd, at) =>
      expect(client.preserve(session, fd!, BigInt(at + 1))).toBe(0),
    );
    expect(machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
    expect(PASIDS.map((pasid) => pageSeen(machine.hardware, pasid))).toEqual([1, 1, 1]);
    expect(machine.hardware.unit.faults).toEqual([]);
  });
});

describe.each(keepingFirst)("the first table alone goes over, profile %s", (profile) => {
  it("shutdown leaves the entry of requests without a PASID, and no other", () => {
    const made = bench(profile);
    const { machine } = made;
    expect(preserve(made, false)).toBe("ok ok ok");
    const { hardware } = machine;
    let between: (number | undefined)[] = [];
    const look = (): void => {
      between = [undefined, ...PASIDS].map((pasid) => pageSeen(hardware, pasid));
    };
    expect(machine.kexec({ between: look })).toEqual({ outcome: "booted", remark: undefined });
    expect(between).toEqual([0, undefined, undefined, undefined]);
    expect(hardware.unit.faults.map(({ reason }) => reason)).toEqual([0x59, 0x51, 0x51]);
    expect(pageSeen(hardware)).toBe(0);
  });
});

it.each(marking)("devices that stay behind have no context entry at all, profile %s", (profile) => {
  const devices = [
    { bus: 0, device: 4 },
    { bus: 0, device: 5 },
    { bus: 7, device: 31 },
  ];
  const made = live({ profile, devices });
  const { client, machine, session, memfd, iommufd, device } = made;
  for (const at of [1, 2]) {
    const left = client.process.open(`/dev/vfio/devices/vfio${at}`);
    client.bind(left, iommufd);
    client.attach(left, made.hwpt);
  }
  markIn(made, made.hwpt, 5);
  [memfd, iommufd, device].forEach((fd, at) =>
    expect(client.preserve(session, fd, BigInt(at + 1))).toBe(0),
  );
  const { unit, ram } = machine.hardware;
  const seen: unknown[] = [];
  machine.kexec({
    between: ({ devices: all }) => {
      for (const pci of all) seen.push(pci.readBytes(IOVA, 4)?.[0]);
      // The table of the far bus does not go over where the records list tables.
      seen.push(...[0, 14, 15].map((at) => ram.readNumber(unit.rootPointer + at * 8) !== 0));
    },
  });
  const lists = iommuLayouts[profileOf(profile).handover.iommu].listsContexts;
  expect(seen).toEqual([0, undefined, undefined, true, false, !lists]);
  const reasons = unit.faults.map(({ reason }) => reason);
  expect(reasons).toEqual([0x41, lists ? 0x39 : 0x41]);
});

describe("the next kernel panics", () => {
  type Change = (hardware: Hardware, at: Places) => void;
  /** Where a device's tables lie. */
  interface Places {
    readonly context: number;
    readonly directory: number;
    readonly first: number;
    readonly second: number;
  }
  const placesIn = ({ ram, unit, devices }: Hardware): Places => {
    const address = (pa: number): number => Math.floor(ram.readNumber(pa)! / 4096) * 4096;
    const context = address(unit.rootPointer) + (devices[0]!.bdf & 127) * 32;
    const directory = address(context);
    return { context, directory, first: address(directory), second: address(directory + 8) };
  };
  const add = ({ ram }: Hardware, pa: number, more: number): void =>
    void ram.writeNumber(pa, ram.readNumber(pa)! + more);
  const changes: readonly (readonly [string, Change, RegExp])[] = [
    [
      "when the context entry names another directory",
      (hardware, { context }) => add(hardware, context, 4096),
      /device 32: context entry and record differ on the PASID directory/,
    ],
    [
      "when the directory is said to be of another size",
      (hardware, { context }) => add(hardware, context, -512),
      /context entry and record differ on the PASID directory/,
    ],
    [
      "when the context entry is not present",
      (hardware, { context }) => add(hardware, context, -1),
      /context entry not present/,
    ],
    [
      "when a directory entry leads out of preserved memory",
      ({ ram }, { directory }) => ram.writeNumber(directory + 16, (ram.basePfn + 1) * 4096 + 1),
      /PASID table 2 is not a preserved page/,
    ],
    [
      "when two directory entries name one table",
      ({ ram }, { directory, first }) => ram.writeNumber(directory + 8, first + 1),
      /is in two of the unit's tables/,
    ],
    [
      "when the directory names itself",
      (hardware, { directory }) => hardware.ram.writeNumber(directory + 8, directory + 1),
      /PASID|two of the unit's tables/,
    ],
    [
      "when the first table is gone",
      ({ ram }, { directory }) => ram.writeNumber(directory, 0),
      /the first PASID table is not there/,
    ],
    [
      "when the entry without a PASID has another page table",
      (hardware, { first }) => add(hardware, first, 4096),
      /device 32: context entry and record differ/,
    ],
    [
      "when that entry has another domain id",
      (hardware, { first }) => add(hardware, first + 8, 7),
      /device 32: context entry and record differ/,
    ],
    [
      "when a PASID leads to a page table nobody preserved",
      (hardware, { second }) => add(hardware, second + 6 * 64, 4096),
      /device 32: PASID 70 leads to no page table/,
    ],
    [
      "when a PASID has an id of another page table",
      ({ ram }, { first, second }) =>
        ram.writeNumber(second + 6 * 64 + 8, ram.readNumber(first + 8)!),
      /domain id \d+ and page table do not belong together/,
    ],
    [
      "when a PASID is on a first stage",
      (hardware, { first }) => add(hardware, first + 5 * 64, 64),
      /PASID 5 is not on a second stage alone/,
    ],
    [
      "when a PASID table is a page table as well",
      ({ ram }, { directory, first }) => {
        const top = Math.floor(ram.readNumber(first)! / 4096) * 4096;
        ram.writeNumber(directory + 16, top + 1);
      },
      /PASID|two|tree/,
    ],
  ];
  it.each(changes)("%s", (_, change, reason) => {
    const made = bench();
    expect(preserve(made)).toBe("ok ok ok");
    const image = saveImage(made.machine);
    if ("problem" in image) throw new Error(image.problem);
    // Not after the jump alone: whoever looks into the image is told as well.
    const loaded = loadImage(image.bytes, {
      between: (hardware) => change(hardware, placesIn(hardware)),
    });
    expect("problem" in loaded ? loaded.problem : "booted").toMatch(reason);
  });

  it.each([
    ["reviewed", "legacy", "scalable"],
    ["reviewed-scalable", "scalable", "legacy"],
  ])("where it runs units in the other mode than %s", (profile, runs, wants) => {
    const made = live({ profile });
    markIn(made, made.hwpt, 5);
    [made.memfd, made.iommufd, made.device].forEach((fd, at) =>
      expect(made.client.preserve(made.session, fd, BigInt(at + 1))).toBe(0),
    );
    const next = profile === "reviewed" ? "reviewed-scalable" : "reviewed";
    expect(made.machine.kexec({ profile: next })).toEqual({
      outcome: "panic",
      reason: `the unit runs in ${runs} mode, this kernel in ${wants} mode`,
    });
  });

  it("unchanged, the same image boots", () => {
    const made = bench();
    preserve(made);
    const image = saveImage(made.machine);
    if ("problem" in image) throw new Error(image.problem);
    expect(loadImage(image.bytes)).not.toHaveProperty("problem");
  });
});

it("an image holds PASIDs and registers; its reader names what each leads to", () => {
  const made = bench();
  preserve(made);
  const saved = saveImage(made.machine);
  if ("problem" in saved) throw new Error(saved.problem);
  const { findings, contents, text } = inspectImage(saved.bytes);
  expect(findings).toEqual([]);
  const [device] = contents!.iommu!.devices;
  expect(device!.pasidTable).toMatchObject({ maxPasid: 2 ** 20, tables: 3 });
  expect(device!.pasids!.map(({ pasid }) => pasid)).toEqual([...PASIDS]);
  expect(new Set(device!.pasids!.map(({ domainPa }) => domainPa)).size).toBe(1);
  expect(contents!.owners.find(({ owner }) => owner === "PASID tables")).toBeDefined();
  expect(text).toMatch(/PASID 70: domain 0x[0-9a-f]+, id \d/);
  const loaded = loadImage(saved.bytes);
  if ("problem" in loaded) throw new Error(loaded.problem);
  const { unit, devices } = loaded.machine.hardware;
  expect(unit.extendedCapabilities).toBe(SCALABLE_UNIT.extendedCapabilities);
  expect([devices[0]!.pasidBits, pageSeen(loaded.machine.hardware, 70)]).toEqual([20, 1]);
});

it("hostile tables of PASIDs never crash: an image boots or says why, and is looked into", () => {
  const made = bench();
  preserve(made);
  const saved = saveImage(made.machine);
  if ("problem" in saved) throw new Error(saved.problem);
  const { owners } = inspectImage(saved.bytes).contents!;
  const places = owners.filter(({ owner }) =>
    /PASID|root and context|iommu record|page tables/.test(owner),
  );
  const random = new Generator(4177);
  const outcomes = { booted: 0, refused: 0 };
  for (let round = 0; round < HOSTILE; round++) {
    const loaded = loadImage(saved.bytes, {
      between: ({ ram }) => {
        for (let change = 0; change <= random.below(3); change++) {
          const { pfn, count } = random.pick(places);
          // Where something stands more often than where nothing does.
          let at = ram.byteAt((pfn + random.below(count)) * 4096) + random.below(512) * 8;
          for (let step = 0; step < 512 && ram.bytes[at] === 0; step++) at += 8;
          at = Math.min(at, ram.bytes.length - 8);
          if (random.chance(50)) ram.bytes[at + random.below(8)]! ^= 1 << random.below(8);
          else ram.view.setUint32(at, random.u32(), true);
        }
      },
    });
    if ("problem" in loaded) {
      outcomes.refused += 1;
      continue;
    }
    outcomes.booted += 1;
    const client = new Client(loaded.machine.spawn());
    const back = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    for (const token of [1n, 2n, 3n]) client.retrieve(back, token);
    pageSeen(loaded.machine.hardware, 70);
    client.finish(back);
    client.process.exit();
  }
  expect(Math.min(outcomes.booted, outcomes.refused)).toBeGreaterThan(0);
});

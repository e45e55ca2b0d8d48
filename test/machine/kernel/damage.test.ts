// What happens when what is handed over is not what it should be: a defined refusal each time, and
// never a wrong byte believed.
import { describe, expect, it } from "vitest";
import { kho as codecs } from "../../../src/generated/index.ts";
import { readHandover, type Handover } from "../../../src/runtime/kernel/kho/index.ts";
import type { Hardware } from "../../../src/runtime/hardware/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { live, said, type LiveBench } from "./bench.ts";

const { v5 } = codecs.luo;
const iommu = codecs.iommu.version1;

function loaded(): LiveBench {
  const bench = live();
  const { client, iommufd, hwpt, session, memfd, device } = bench;
  client.mark(iommufd, hwpt, 5);
  const answers = [memfd, iommufd, device].map((fd, at) =>
    client.preserve(session, fd, BigInt(at + 1)),
  );
  expect(answers).toEqual([0, 0, 0]);
  return bench;
}

/** Where things lie in a handover that is still sound. */
interface Places {
  readonly hardware: Hardware;
  readonly view: DataView;
  readonly rootPa: number;
  readonly handover: Handover;
  readonly at: (pa: number | bigint) => number;
  /** The orchestrator's record, first session block, first file block; global data and its record. */
  readonly luo: number;
  readonly sessions: number;
  readonly files: number;
  readonly globals: number;
  readonly flb: number;
}

function placesIn(hardware: Hardware, rootPa: number): Places {
  const handover = readHandover(hardware.ram, rootPa);
  if (typeof handover === "string") throw new Error(handover);
  const { view } = hardware.ram;
  const at = (pa: number | bigint): number => hardware.ram.byteAt(Number(pa));
  const luo = handover.subtrees.get("LUO")!.pa;
  const root = v5.readLuoSer(view, at(luo));
  const session = v5.readLuoSessionSer(view, at(root.sessionsPa) + 16);
  const flb = v5.readLuoFlbSer(view, at(root.flbsPa) + 16);
  return {
    hardware,
    view,
    rootPa,
    handover,
    at,
    luo,
    sessions: Number(root.sessionsPa),
    files: Number(session.fileSetSer.files),
    globals: Number(root.flbsPa),
    flb: Number(flb.data),
  };
}

/** Kexec with something changed between the kernels; what the boot said, then opening the device. */
function crossed(change: (places: Places) => void): string {
  const { machine } = loaded();
  const result = machine.kexec({
    between: (hardware, rootPa) => change(placesIn(hardware, rootPa)),
  });
  if (result.outcome !== "booted") return `${result.outcome}: ${result.reason}`;
  const client = new Client(machine.spawn());
  const device = client.process.open("/dev/liveupdate");
  const remark = result.remark === undefined ? "" : `plain boot: ${result.remark}, `;
  if (device < 0) return `${remark}${said(device)}: ${machine.kernel.luo!.damage}`;
  const session = client.retrieveSession(device, "case");
  if (session < 0) return `${remark}session ${said(session)}`;
  return [1n, 2n, 3n].map((token) => said(client.retrieve(session, token))).join(" ");
}

const setU64 = (places: Places, pa: number, value: bigint): void =>
  places.view.setBigUint64(places.at(pa), value, true);

const cases: readonly (readonly [string, (places: Places) => void, RegExp])[] = [
  ["nothing changed", () => {}, /^ok ok ok$/],
  [
    "root tree: another version",
    ({ hardware, rootPa }) => {
      const page = hardware.ram.frame(rootPa / 4096);
      const at = Buffer.from(page.buffer, page.byteOffset, 4096).indexOf("kho-v4");
      page[at + 5] = 0x39;
    },
    /^plain boot: root tree is "kho-v9".*session ENOENT/,
  ],
  [
    "root tree: magic",
    ({ view, at, rootPa }) => view.setUint8(at(rootPa), 0),
    /^plain boot: no device tree/,
  ],
  [
    "59: root tree: map address written big-endian",
    ({ hardware, rootPa }) => {
      const page = hardware.ram.frame(rootPa / 4096);
      const text = Buffer.from(page.buffer, page.byteOffset, 4096);
      text.subarray(0, 4096);
      const at = 56 + text.subarray(56).indexOf(Buffer.from([0, 0, 0, 3, 0, 0, 0, 8])) + 12;
      page.subarray(at, at + 8).reverse();
    },
    /^plain boot: root tree: the map's address is big-endian/,
  ],
  [
    "map: a key without an order",
    ({ view, at, handover }) => {
      view.setUint32(at(handover.transient.at(-1)! * 4096), 0xffffffff, true);
    },
    /^plain boot|^ok ok ok$/,
  ],
  [
    "orchestrator: another name",
    ({ view, at, luo }) => view.setUint8(at(luo) + 5, 0x34),
    /^panic: .*"luo-v4"/,
  ],
  [
    "orchestrator: text goes on after its end",
    ({ view, at, luo }) => view.setUint8(at(luo) + 7, 1),
    /^panic/,
  ],
  [
    "sessions: address of lost memory",
    // The last frame there is lies in scratch: nobody preserves anything there.
    ({ view, at, luo, hardware: { ram } }) => {
      const last = (ram.basePfn + ram.frameCount - 1) * 4096;
      view.setBigUint64(at(luo) + 16, BigInt(last), true);
    },
    /^EIO: .*not a preserved page/,
  ],
  [
    "60: sessions: a cycle",
    (places) => setU64(places, places.sessions, BigInt(places.sessions)),
    /^EIO: .*reached twice/,
  ],
  [
    "60: sessions: count zero",
    (places) => setU64(places, places.sessions + 8, 0n),
    /^EIO: .*claims 0/,
  ],
  [
    "60: sessions: count past the page",
    (places) => setU64(places, places.sessions + 8, 52n),
    /^EIO: .*claims 52 of at most 51/,
  ],
  [
    "60: sessions: count of all ones",
    (places) => setU64(places, places.sessions + 8, 2n ** 64n - 1n),
    /^EIO: .*claims/,
  ],
  [
    "files: one fewer than the session says",
    (places) => setU64(places, places.files + 8, 2n),
    /^EIO: .*2 entries, not 3/,
  ],
  [
    "files: an unknown handler",
    ({ view, at, files }) => view.setUint8(at(files) + 16, 0x58),
    /^EIO: no handler for "X/,
  ],
  [
    "files: a token twice",
    (places) => setU64(places, places.files + 16 + 64 + 56, 1n),
    /^EIO: .*token 1 twice/,
  ],
  [
    "memfd: record elsewhere",
    (places) => setU64(places, places.files + 16 + 48, 4096n),
    /^EINVAL ok ok$/,
  ],
  [
    "iommufd: count past its block",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.files) + 16 + 64 + 48, true));
      places.view.setUint32(places.at(pa), 0x10000000, true);
    },
    /^ok EINVAL/,
  ],
  [
    "iommufd: reserved bytes",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.files) + 16 + 64 + 48, true));
      places.view.setUint8(places.at(pa) + 8 + 13, 1);
    },
    /^ok EINVAL/,
  ],
  [
    "iommufd: a domain nobody kept",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.files) + 16 + 64 + 48, true));
      places.view.setUint8(places.at(pa) + 8, 0x33);
    },
    /^ok EINVAL/,
  ],
  [
    "iommu: another version",
    (places) => setU64(places, places.flb, 2n),
    /^panic: iommu records of version 2/,
  ],
  ["iommu: no arrays", (places) => setU64(places, places.flb + 16, 0n), /^panic: .*no first page/],
  [
    "iommu: more domains than a page holds",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.flb) + 16, true));
      setU64(places, pa + 8, 4096n);
    },
    /^panic: .*claims 4096/,
  ],
  [
    "domain: top table elsewhere",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.flb) + 16, true));
      setU64(places, pa + 16 + 8, 0x1_0040_0000n);
    },
    /^panic: tables at 0x100400000 are no tree/,
  ],
  [
    "domain: level out of range",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.flb) + 16, true));
      setU64(places, pa + 16 + 16, 9n);
    },
    /^panic/,
  ],
  [
    "device: another domain id than its context entry",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.flb) + 24, true));
      setU64(places, pa + 16 + 24, 99n);
    },
    /^panic: device 32: context entry and record differ/,
  ],
  [
    "unit: another root table",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.flb) + 8, true));
      setU64(places, pa + 16 + 24 + 16, 0x1_0000_0000n);
    },
    /^panic: root table/,
  ],
  [
    "page table: an entry that points back to its top",
    (places) => {
      const pa = Number(places.view.getBigUint64(places.at(places.flb) + 16, true));
      const { topTablePhys } = iommu.readIommuDomainSer(places.view, places.at(pa) + 16);
      setU64(places, Number(topTablePhys) + 8, topTablePhys | 3n);
    },
    /^panic: tables .* are no tree/,
  ],
];

/** Kexec with what the next kernel is told changed; the remark of the boot. */
function told(change: (places: Told) => void): string | undefined {
  const { machine } = loaded();
  const { kho } = machine.kernel;
  const { scratch, setupPa } = kho!;
  const result = machine.kexec({
    between: ({ ram }) => {
      const at = ram.byteAt(setupPa);
      const word = (offset: number, value: bigint): void =>
        ram.view.setBigUint64(at + offset, value, true);
      change({ word, setupPa, scratch, rootPa: kho!.rootPa, view: ram.view, at });
    },
  });
  return result.outcome === "booted" ? result.remark : `${result.outcome}: ${result.reason}`;
}

interface Told {
  /** Writes a word of the entry: next at 0, root tree at 16 and 24, scratch at 32 and 40. */
  readonly word: (offset: number, value: bigint) => void;
  readonly setupPa: number;
  readonly rootPa: number;
  readonly scratch: readonly { readonly pfn: number; readonly count: number }[];
  readonly view: DataView;
  readonly at: number;
}

const toldCases: readonly (readonly [string, (places: Told) => void, RegExp | undefined])[] = [
  ["nothing changed", () => {}, undefined],
  [
    "another type",
    ({ view, at }) => view.setUint32(at + 8, 9, true),
    /nothing of a handover in it/,
  ],
  [
    "a list that comes back to itself",
    ({ word, view, at, setupPa }) => {
      view.setUint32(at + 8, 9, true);
      word(0, BigInt(setupPa));
    },
    /a list without an end/,
  ],
  [
    "a list that leads nowhere",
    ({ word, view, at }) => {
      view.setUint32(at + 8, 9, true);
      word(0, 2n ** 60n);
    },
    /not memory/,
  ],
  [
    "a length past all memory",
    ({ view, at }) => view.setUint32(at + 12, 2 ** 31, true),
    /setup data/,
  ],
  ["a length that is another", ({ view, at }) => view.setUint32(at + 12, 24, true), /24 bytes/],
  ["a root tree elsewhere", ({ word }) => word(16, 0x1000n), /root tree at 0x1000 is not memory/],
  ["a root tree of two pages", ({ word }) => word(24, 8192n), /root tree of 8192 bytes/],
  ["scratch elsewhere", ({ word }) => word(32, 0x1000n), /scratch array at 0x1000 is not memory/],
  ["no scratch", ({ word }) => word(40, 0n), /scratch array .* of 0 bytes/],
  ["half an area", ({ word }) => word(40, 24n), /scratch array .* of 24 bytes/],
  ["an endless array", ({ word }) => word(40, 2n ** 40n), /no addresses/],
  ["an area inside a page", ({ word }) => word(64, 0x1_0000_0010n), /area 0, .* is not memory/],
  ["an area past memory", ({ word }) => word(72, 2n ** 50n), /area 0, .* is not memory/],
  [
    "areas that overlap",
    ({ word, scratch }) => word(80, BigInt(scratch[0]!.pfn) * 4096n),
    /scratch areas overlap/,
  ],
  [
    "an area over preserved memory",
    ({ word, rootPa }) => {
      word(64, BigInt(Math.floor(rootPa / 2 ** 22)) * 2n ** 22n);
      word(72, 2n ** 22n);
      word(40, 16n);
    },
    /preserved block at .* lies in scratch/,
  ],
];

describe("what the next kernel is told, with", () => {
  it.each(toldCases)("%s", (_, change, expected) => {
    const remark = told(change);
    if (expected === undefined) expect(remark).toBeUndefined();
    else expect(remark).toMatch(expected);
  });

  it("says where nothing is preserved, kernel after kernel", () => {
    const { machine } = loaded();
    const { scratch, frames } = { ...machine.kernel.kho!, scratch: machine.kernel.kho!.scratch };
    expect(scratch).toHaveLength(3);
    for (const { pfn } of scratch) expect(machine.kernel.kho!.preserve(pfn, 0)).toBe(-22);
    const inScratch = (pfn: number): boolean =>
      scratch.some((area) => pfn >= area.pfn && pfn < area.pfn + area.count);
    machine.kernel.frames.eachUsed((pfn) => expect(inScratch(pfn)).toBe(false));
    expect(frames).toBe(machine.kernel.frames);
    expect(machine.kexec()).toMatchObject({ outcome: "booted", remark: undefined });
    expect(machine.kernel.kho!.scratch).toEqual(scratch);
  });
});

describe("a handover with", () => {
  it.each(cases)("%s", (_, change, expected) => expect(crossed(change)).toMatch(expected));

  it("a freeze that fails: refused, thawed, and possible again", () => {
    const { machine, client, session, memfd } = loaded();
    const before = machine.kernel.describe();
    machine.world.faults.arm({ nth: 2, kind: "file" });
    const refused = machine.kexec();
    expect(machine.world.faults.disarm()).toBe(true);
    expect(refused).toMatchObject({ outcome: "refused", errno: -12 });
    expect(machine.kernel.describe()).toBe(before);
    expect(said(client.preserve(session, memfd, 9n))).toBe("EBUSY");
    expect(machine.kexec()).toMatchObject({ outcome: "booted" });
  });

  it("nothing but poison where memory was lost", () => {
    const { machine, client } = loaded();
    const lost = client.process.mmap(4096);
    client.process.space.write(lost, new TextEncoder().encode("a secret of the old kernel"));
    machine.kexec();
    const { bytes } = machine.hardware.ram;
    expect(Buffer.from(bytes.buffer).includes("a secret of the old kernel")).toBe(false);
  });

  it("a process of the old kernel is dead", () => {
    const { machine, client } = loaded();
    machine.kexec();
    expect(() => client.process.open("/dev/iommu")).toThrow(/died with its kernel/);
  });
});

// Looking into images: contents as data and as a picture, and every kind of damage named.
import { describe, expect, it } from "vitest";
import { contentsSvg, inspectImage, loadImage, saveImage } from "../../../src/runtime/index.ts";
import { Checksum } from "../../../src/runtime/machine/image-checksum.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { Generator, mix32 } from "../../../src/runtime/world/index.ts";
import { boot, everyLive, everyMarking, markIn, sealed, soundImage } from "../kernel/bench.ts";

const sound = soundImage();
const { contents, findings } = inspectImage(sound);

/** The image with its checksum made to fit: what a hostile author would send. */
function resealed(bytes: Uint8Array): Uint8Array {
  const sum = new Checksum();
  sum.update(bytes.subarray(0, bytes.length - 8));
  bytes.set(sum.bytes(), bytes.length - 8);
  return bytes;
}

/** Place in the file of a physical address, from the head's runs; -1 for a page of zeros. */
function placeOf(bytes: Uint8Array, pa: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const framesAt = 16 + view.getUint32(12, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(16, framesAt))) as {
    runs: [number, number][];
  };
  let at = framesAt;
  for (const [pfn, count] of head.runs) {
    const offset = pa - pfn * 4096;
    if (offset >= 0 && offset < count * 4096) return at + offset;
    at += count * 4096;
  }
  return -1;
}

function changed(pa: string | number, offset: number, value: bigint): readonly string[] {
  const bytes = sound.slice();
  new DataView(bytes.buffer).setBigUint64(placeOf(bytes, Number(pa) + offset), value, true);
  return inspectImage(resealed(bytes)).findings;
}

/** Of a file's entry: its handler's name, then where its record is. */
const COMPATIBLE_BYTES = 48;

const files = contents!.liveupdate!.sessions[0]!.files;

describe("contents", () => {
  it("are data: sessions, page tables, devices, owners of every frame", () => {
    expect(findings).toEqual([]);
    expect(files.map(({ compatible, record }) => [compatible, record?.kind])).toEqual([
      ["memfd-v2", "memfd"],
      ["iommufd-v1", "iommufd"],
      ["vfio-pci-v1", "vfio"],
    ]);
    const [domain] = contents!.iommu!.domains;
    expect(domain!.leaves).toEqual([{ bytes: 4096, count: 256 }]);
    expect(contents!.iommu!.devices).toEqual([
      { name: "0000:00:04.0", domainId: 1, domainPa: domain!.pa, ownerToken: "2" },
    ]);
    const owned = contents!.owners.reduce((sum, { count }) => sum + count, 0);
    const { frames, mapPages } = contents!.handover!;
    expect(owned).toBe(frames + mapPages + 1);
    expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
  });

  it("are a picture with every owner, session and table named, light and dark", () => {
    const svg = contentsSvg(contents!);
    expect(svg).toMatch(/^<svg [^>]*viewBox/);
    for (const words of ["prefers-color-scheme: dark", "page tables: 4 frames", 'session "case"']) {
      expect(svg).toContain(words);
    }
    expect(svg).toContain("device 0000:00:04.0, domain id 1");
    expect(svg.match(/<[a-z]+/g)!.length).toBe(
      svg.match(/<\/[a-z]+>/g)!.length + svg.match(/\/>/g)!.length,
    );
    expect(contentsSvg(contents!)).toBe(svg);
  });
});

describe("an image with", () => {
  const [memfd, iommufd] = files;
  const [domain] = contents!.iommu!.domains;
  const flb = contents!.liveupdate!.globals[0]!.recordPa;
  it.each([
    ["a file of a record elsewhere", memfd!.recordPa, 32, 4096n, /array list at 0x1000/],
    ["more folios than pages", memfd!.recordPa, 24, 9999n, /9999 folios in 1 pages/],
    ["seals there are none of", memfd!.recordPa, 16, 0x40n, /seals at offset/],
    ["more page tables than fit", iommufd!.recordPa, 0, 0xffffn, /iommufd_lu/],
    ["a domain nobody kept", iommufd!.recordPa, 8, 0x100000000n, /no domain record at 0x100000000/],
    ["another version", flb, 0, 7n, /version 7/],
    ["a table that is its own parent", domain!.topPa, 8, BigInt(domain!.topPa) | 3n, /no tree/],
  ])("%s", (_, pa, offset, value, reason) => {
    expect(changed(pa, offset, value)).toEqual(
      expect.arrayContaining([expect.stringMatching(reason)]),
    );
  });

  it("a leaf that leads out of every file", () => {
    const bytes = sound.slice();
    const view = new DataView(bytes.buffer);
    let at = placeOf(bytes, Number(domain!.topPa));
    for (let level = 3; level > 0; level--) {
      let slot = at;
      while (view.getBigUint64(slot, true) === 0n) slot += 8;
      at = placeOf(bytes, Number(view.getBigUint64(slot, true) & ~0xfffn));
    }
    const { rootPa } = contents!.iommu!;
    view.setBigUint64(at, BigInt(rootPa) | 3n, true);
    expect(inspectImage(resealed(bytes)).findings).toEqual([
      expect.stringContaining(`leads to ${rootPa}, which is no preserved file's memory`),
    ]);
  });

  it.each([
    ["segment", 0, "0001:00:04.0"],
    ["function", 1, "0000:00:04.1"],
  ])("a device of another %s", (_, isFunction, name) => {
    const bytes = sound.slice();
    const view = new DataView(bytes.buffer);
    const at = Buffer.from(bytes).indexOf("vfio-pci-v1\0") + COMPATIBLE_BYTES;
    const record = placeOf(bytes, Number(view.getBigUint64(at, true)));
    const word = [record, record + 4][isFunction]!;
    view.setUint16(word, view.getUint16(word, true) + 1, true);
    expect(inspectImage(resealed(bytes)).findings).toContainEqual(
      expect.stringContaining(`the machine has no device ${name}`),
    );
  });

  it("a use count that is not that of its files", () => {
    const bytes = sound.slice();
    const at = Buffer.from(bytes).indexOf("iommu-liveupdate\0") + 56;
    bytes[at] = 3;
    expect(inspectImage(resealed(bytes)).findings).toEqual([
      "global iommu-liveupdate: 3 users, 2 files need it",
    ]);
  });
});

/**
 * Images per profile. Several profiles write each kind of record, so that together they meet all of
 * them; in long runs each does, many times over.
 */
const SOAK = Number(process.env["HOLEPROOF_SOAK"] ?? 1 / 3);
const HOSTILE = 150 * SOAK;

describe("hostile images", () => {
  /** A machine of 2 MiB whose file, page table and device went over: small, so that many can be. */
  function smallImage(profile: string): Uint8Array {
    const { machine, client } = boot({ ramBytes: 2 ** 21, profile });
    const memfd = sealed(client, 3 * 4096);
    const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
    expect(client.preserve(session, memfd, 1n)).toBe(0);
    if (everyMarking.includes(profile)) {
      const iommufd = client.process.open("/dev/iommu");
      const ioasId = client.ioasAlloc(iommufd);
      const device = client.process.open("/dev/vfio/devices/vfio0");
      const hwpt = client.hwptAlloc(iommufd, client.bind(device, iommufd), ioasId);
      client.attach(device, hwpt);
      const where = { ioasId, start: 0n, length: 12288n, iova: 1n << 32n };
      client.mapFile(iommufd, memfd, where);
      markIn({ machine, client, iommufd, ioas: ioasId, memfd }, hwpt, 5);
      expect(client.preserve(session, iommufd, 2n)).toBe(0);
      expect(client.preserve(session, device, 3n)).toBe(0);
    }
    const saved = saveImage(machine);
    if ("problem" in saved) throw new Error(saved.problem);
    return saved.bytes;
  }

  /** Takes everything back, whatever it is; what the file then holds, or that there is none. */
  function takeAll(bytes: Uint8Array): Uint8Array | undefined {
    const loaded = loadImage(bytes);
    if ("problem" in loaded) return undefined;
    const client = new Client(loaded.machine.spawn());
    const session = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    if (session < 0) return undefined;
    const [memfd = -1] = [1n, 2n, 3n].map((token) => client.retrieve(session, token));
    const content = memfd < 0 ? undefined : client.process.pread(memfd, 16384, 0);
    client.finish(session);
    client.process.exit();
    return typeof content === "object" ? content : undefined;
  }

  it.each(everyLive)(
    "of %s never crash, hang, or give a file a byte that was not there",
    (profile) => {
      const image = smallImage(profile);
      const whole = inspectImage(image).contents!;
      expect(inspectImage(image).findings).toEqual([]);
      const metadata = whole.owners.filter(({ owner }) => owner !== "memfd");
      const right = takeAll(image.slice())!;
      expect(right).toHaveLength(3 * 4096);
      const random = new Generator(mix32(profile.length * 7919));
      const outcomes = { whole: 0, refused: 0 };
      for (let round = 0; round < HOSTILE; round++) {
        const bytes = image.slice();
        for (let flips = 1 + random.below(3); flips > 0; flips--) {
          const { pfn, count } = random.pick(metadata);
          const inPage = random.below(random.pick([64, 256, 4096]));
          const at = placeOf(bytes, (pfn + random.below(count)) * 4096 + inPage);
          if (at < 0) continue;
          bytes[at] = random.chance(50) ? random.below(256) : bytes[at]! ^ (1 << random.below(8));
        }
        resealed(bytes);
        inspectImage(bytes);
        const content = takeAll(bytes);
        outcomes[content === undefined ? "refused" : "whole"] += 1;
        // The file's size is a number like any other; what it holds, up to there, must be right.
        const shown = content ?? new Uint8Array();
        const same = Math.min(shown.length, right.length);
        expect(Buffer.compare(shown.subarray(0, same), right.subarray(0, same))).toBe(0);
        expect(shown.subarray(same).every((byte) => byte === 0)).toBe(true);
      }
      expect(Math.min(outcomes.whole, outcomes.refused)).toBeGreaterThan(HOSTILE / 20);
    },
    60_000 * Math.max(1, SOAK),
  );

  it("claim nothing that their bytes do not justify", () => {
    const view = new DataView(sound.buffer, sound.byteOffset);
    const framesAt = 16 + view.getUint32(12, true);
    const head = JSON.parse(new TextDecoder().decode(sound.subarray(16, framesAt))) as object;
    const heads: readonly object[] = [
      { ...head, ramBytes: 2 ** 40 },
      { ...head, ramBytes: -4096 },
      { ...head, runs: [[2 ** 20, 2 ** 30]] },
      { ...head, runs: [[5, 1]] },
      { ...head, runs: "all" },
      { ...head, devices: [{ bdf: -1 }] },
      { ...head, unit: null },
      { ...head, log: 7 },
      [],
    ];
    for (const each of heads) {
      const bytes = sound.slice();
      bytes.fill(0x20, 16, framesAt);
      bytes.set(new TextEncoder().encode(JSON.stringify(each)).subarray(0, framesAt - 16), 16);
      expect(inspectImage(resealed(bytes)).findings).toHaveLength(1);
    }
    const long = sound.slice();
    new DataView(long.buffer).setUint32(12, 0xffffffff, true);
    expect(inspectImage(resealed(long)).findings).toEqual([
      expect.stringMatching(/head is too long/),
    ]);
  });
});

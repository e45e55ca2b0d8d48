// Images: a machine between two kernels, through bytes and back, and what hostile bytes meet.
import { describe, expect, it } from "vitest";
import { inspectImage, loadImage } from "../../src/runtime/index.ts";
import { Checksum, OldChecksum } from "../../src/runtime/machine/image-checksum.ts";
import { parseImage, sourceOf } from "../../src/runtime/machine/image-file.ts";
import { Client } from "../../src/runtime/voyage/index.ts";
import { Generator } from "../../src/runtime/world/index.ts";
import { freightedBench, said, soundImage } from "./kernel/bench.ts";

const sound = soundImage();

describe("an image", () => {
  it("is the same bytes for the same machine", () => {
    expect(Buffer.compare(soundImage(), sound)).toBe(0);
  });

  it("is what a kexec hands over, and the kexec goes on", () => {
    const { machine } = freightedBench();
    const pieces: Uint8Array[] = [];
    const result = machine.kexec({
      handedOver: (image) => {
        if ("problem" in image) throw new Error(image.problem);
        for (const piece of image.pieces) pieces.push(piece.slice());
      },
    });
    expect(result.outcome).toBe("booted");
    expect(Buffer.compare(Buffer.concat(pieces), sound)).toBe(0);
  });

  it("boots a machine that gives everything back, its device still translating", () => {
    const loaded = loadImage(sound);
    if ("problem" in loaded) throw new Error(loaded.problem);
    const [pci] = loaded.machine.hardware.devices;
    expect(pci!.readBytes(2 ** 32, 4)).toEqual(Uint8Array.of(0, 0, 0xaa, 0x55));
    const client = new Client(loaded.machine.spawn());
    const session = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    expect([1n, 2n, 3n].map((token) => said(client.retrieve(session, token)))).toEqual([
      "ok",
      "ok",
      "ok",
    ]);
  });

  it("boots a machine whose own kexec overwrites what it does not hand over again", () => {
    const loaded = loadImage(sound);
    if ("problem" in loaded) throw new Error(loaded.problem);
    const { machine } = loaded;
    const { ram } = machine.hardware;
    const parsed = parseImage(sourceOf(sound));
    if (typeof parsed === "string") throw new Error(parsed);
    const frames = parsed.head.runs.flatMap(([pfn, count]) =>
      Array.from({ length: count }, (_, at) => ({
        pfn: pfn + at,
        old: ram.frame(pfn + at).slice(),
      })),
    );
    expect(machine.kexec().outcome).toBe("booted");
    const left = frames.filter(({ pfn, old }) => Buffer.compare(ram.frame(pfn), old) === 0);
    expect(frames).toHaveLength(1058);
    // The next handover writes some of the same bytes in the same places.
    expect(left.length).toBeLessThan(10);
  });

  it("can be looked into", () => {
    const { findings, text } = inspectImage(sound);
    expect(findings).toEqual([]);
    expect(text).toMatchInlineSnapshot(`
      "image of seed 1, profile reviewed
        memory 16 MiB at 0x100000000, 1058 frames here
        iommu root table 0x100fca000, status 0xc0000000
        device 0000:00:04.0, 0 DMA targets
        device 0000:00:05.0, 0 DMA targets
        setup data 0x100ff0000
          scratch 65536 bytes at 0x100ff0000
          scratch 65536 bytes at 0x100fe0000
          scratch 65536 bytes at 0x100fd0000
        root tree 0x100fc1000, kho-v4, map of 11 pages
          22 blocks of order 0
          2 blocks of order 9
          1046 frames in 24 blocks
          subtree LUO: 32 bytes at 0x100fc8000
          subtree kexec-metadata: 73 bytes at 0x100fc7000
          left by reviewed, kexec 1 since power-on
        live update 1, luo-v5
          session "case", 3 files
            token 1: memfd-v2, record at 0x100f8a000
              4194304 bytes, 2 folios of 1024 frames, seals 0x7, position 0
            token 2: iommufd-v1, record at 0x100f8f000
              page table 5: domain record at 0x100f8d010
            token 3: vfio-pci-v1, record at 0x100f91000, device 0000:00:04.0
          global iommu-liveupdate, 2 users, record at 0x100f8b000
          global pci-v1, 1 user, record at 0x100f90000
        iommu, records version-1: root table 0x100fca000, 1 context table
          domain 0x100f8d010: 48 bits, 4 levels, top 0x100fcc000, 4 tables, 256 leaves of 4 KiB
          device 0000:00:04.0: domain 0x100f8d010, id 1, iommufd token 2
        handover map: 11 frames
        handover tree: 1 frame
        iommu record: 4 frames
        iommufd record: 1 frame
        kexec metadata: 1 frame
        live update: 4 frames
        memfd: 1024 frames
        memfd record: 3 frames
        page tables: 4 frames
        pci list: 1 frame
        root and context tables: 2 frames
        setup data: 1 frame
        vfio record: 1 frame
      "
    `);
  });

  it("says so when a byte has flipped, wherever it is", () => {
    const random = new Generator(9);
    for (let round = 0; round < 40; round++) {
      const bytes = sound.slice();
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
      expect(loadImage(bytes)).toHaveProperty("problem");
      expect(inspectImage(bytes).findings).toHaveLength(1);
    }
  });

  const ofVersion = (version: number): Uint8Array => {
    const bytes = sound.slice();
    bytes[8] = version;
    return bytes;
  };
  const broken: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ["empty", new Uint8Array(), /too short/],
    ["cut", sound.slice(0, sound.length - 4096), /frames and bytes differ/],
    [
      "something else",
      new TextEncoder().encode("#!/bin/sh\n".repeat(10)),
      /begins with something else/,
    ],
    ["of a later version", ofVersion(6), /version 6/],
    ["of the version for AMD units without one", ofVersion(4), /version is not its unit's/],
  ];
  it.each(broken)("is refused when it is %s", (_, bytes, reason) => {
    expect(loadImage(bytes)).toMatchObject({ problem: expect.stringMatching(reason) });
    expect(inspectImage(bytes).findings[0]).toMatch(reason);
  });

  it.each([
    [3, false],
    [4, true],
  ])("of version %i is read as well, and so is its damage", (version, amd) => {
    const old = amd ? soundImage("reviewed on AMD") : sound.slice();
    old[8] = version;
    const sum = new OldChecksum();
    sum.update(old.subarray(0, old.length - 8));
    old.set(sum.bytes(), old.length - 8);
    expect(loadImage(old)).toHaveProperty("machine");
    expect(inspectImage(old).findings).toEqual([]);
    old[5 * 4096] = (old[5 * 4096] as number) ^ 1;
    expect(loadImage(old)).toMatchObject({ problem: expect.stringMatching(/checksum/) });
  });

  it("is refused under an unknown profile, and by a kernel without live update", () => {
    expect(loadImage(sound, { profile: "linux-7.9" })).toMatchObject({
      problem: expect.stringMatching(/unknown profile/),
    });
  });
});

describe("the checksum", () => {
  const sumOf = (words: Int32Array): string => {
    const sum = new Checksum();
    sum.update(new Uint8Array(words.buffer));
    return Buffer.from(sum.bytes()).toString("hex");
  };

  it("sees every bit of every lane, words that changed places, and two of the highest bits", () => {
    const words = Int32Array.from({ length: 64 }, (_, at) => Math.imul(at + 1, 0x9e3779b9));
    const seen = new Set([sumOf(words)]);
    const changed = (change: (copy: Int32Array) => void): void => {
      const copy = words.slice();
      change(copy);
      seen.add(sumOf(copy));
    };
    for (let at = 0; at < 8; at++) {
      for (let bit = 0; bit < 32; bit++) changed((copy) => void (copy[at]! ^= 1 << bit));
      changed((copy) => ([copy[at], copy[at + 4]] = [copy[at + 4]!, copy[at]!]));
      changed((copy) => ([copy[at], copy[at + 1]] = [copy[at + 1]!, copy[at]!]));
      changed((copy) => ((copy[at]! ^= 1 << 31), (copy[at + 4]! ^= 1 << 31)));
    }
    expect(seen.size).toBe(1 + 8 * 35);
  });

  it("tells pieces of zeros of different lengths apart", () => {
    expect(sumOf(new Int32Array(4))).not.toBe(sumOf(new Int32Array(8)));
  });
});

// One TiB of 4 KiB mappings through a live update on disk: preserved, written, restored, compared;
// against memory copy and file write speed of the same machine, in the same run.
import { closeSync, fstatSync, fsyncSync, mkdtempSync, openSync } from "node:fs";
import { readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openImageFile, writeImageFile } from "../generator/cli/image-file.ts";
import { Machine, loadImage, openImage } from "../src/runtime/machine/index.ts";
import { Client } from "../src/runtime/voyage/index.ts";

const MIB = 2 ** 20;
/** The file behind every mapping: mapped over and over, so that most of memory is tables. */
const FILE = 64 * MIB;

const seconds = (run: () => void): number => {
  const before = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - before) / 1e9;
};

/** Bytes a second: copying memory, and writing a file that reaches the disk. */
function speeds(folder: string): { readonly copy: number; readonly write: number } {
  const bytes = 512 * MIB;
  const from = new Uint8Array(bytes).fill(7);
  const to = new Uint8Array(bytes);
  to.set(from);
  const copy = bytes / seconds(() => to.set(from));
  const fd = openSync(join(folder, "speed"), "w");
  const write =
    bytes /
    seconds(() => {
      for (let at = 0; at < bytes; at += MIB) writeSync(fd, from, at, MIB);
      fsyncSync(fd);
    });
  closeSync(fd);
  return { copy, write };
}

/** Seconds that a file takes into memory nobody has touched yet: what no restore can beat. */
function freshRead(path: string): number {
  return seconds(() => {
    const fd = openSync(path, "r");
    const { size } = fstatSync(fd);
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size;) at += readSync(fd, bytes, at, Math.min(MIB, size - at), at);
    closeSync(fd);
  });
}

/** `tib` of mappings, 64 MiB each, on one device's page table. */
function load(
  bytes: number,
  ramBytes: number,
): { readonly machine: Machine; readonly client: Client; readonly fds: readonly number[] } {
  const machine = new Machine({ seed: 4, ramBytes });
  const client = new Client(machine.spawn());
  const { process: program } = client;
  const memfd = program.memfdCreate("terabyte", 2);
  program.ftruncate(memfd, FILE);
  program.addSeals(memfd, 7);
  const iommufd = program.open("/dev/iommu");
  const ioasId = client.ioasAlloc(iommufd);
  const device = program.open("/dev/vfio/devices/vfio0");
  const table = client.hwptAlloc(iommufd, client.bind(device, iommufd), ioasId);
  client.attach(device, table);
  for (let at = 0; at < bytes; at += FILE) {
    // One page beside its frames' alignment: no leaf can be larger than 4 KiB.
    const iova = BigInt(2 ** 32 + 4096 + at);
    const answer = client.mapFile(iommufd, memfd, {
      ioasId,
      start: 0n,
      length: BigInt(FILE),
      iova,
    });
    if (answer !== iova) throw new Error(`map at ${iova} answered ${answer}`);
  }
  client.mark(iommufd, table, 1);
  return { machine, client, fds: [memfd, iommufd, device] };
}

/** Frames of the old memory that are tables, compared with the new, byte for byte. */
function compare(old: Machine, next: Machine): number {
  const [a, b] = [old.hardware.ram, next.hardware.ram];
  let frames = 0;
  next.kernel.frames.eachUsed((pfn, order, _refs, owner) => {
    if (owner !== "page table") return;
    frames += 2 ** order;
    if (Buffer.compare(a.frame(pfn, 2 ** order), b.frame(pfn, 2 ** order)) !== 0) {
      throw new Error(`table at frame ${pfn} differs`);
    }
  });
  return frames;
}

export async function terabyte(bytes: number = 2 ** 40): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-bench-"));
  const path = join(folder, "image");
  try {
    const ramBytes = Math.ceil(bytes / 512 / 2 ** 22) * 2 ** 22 + 256 * MIB;
    let made: ReturnType<typeof load> | undefined;
    const mapped = seconds(() => (made = load(bytes, ramBytes)));
    const { machine, client, fds } = made as ReturnType<typeof load>;
    const session = client.createSession(client.process.open("/dev/liveupdate"), "terabyte");
    const preserved = seconds(() => {
      for (const [at, fd] of fds.entries()) {
        const answer = client.preserve(session, fd, BigInt(at));
        if (answer !== 0) throw new Error(`preserve answered ${answer}`);
      }
    });
    let size = 0;
    const written = seconds(() => {
      const image = openImage(machine);
      if ("problem" in image) throw new Error(image.problem);
      ({ size } = image);
      writeImageFile(path, image.pieces);
    });
    let next: Machine | undefined;
    const restored = seconds(() => {
      const source = openImageFile(path);
      const loaded = loadImage(source);
      source.close();
      if ("problem" in loaded) throw new Error(loaded.problem);
      next = loaded.machine;
    });
    let tables = 0;
    const compared = seconds(() => (tables = compare(machine, next as Machine)));
    // Before anything that only measures the machine: the most there was until here.
    const peak = process.resourceUsage().maxRSS * 1024;
    const times = { mapped, preserved, written, restored, compared, read: freshRead(path) };
    report({ bytes, size, tables, peak, folder, ...times });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(of: {
  readonly bytes: number;
  readonly size: number;
  readonly tables: number;
  readonly mapped: number;
  readonly preserved: number;
  readonly written: number;
  readonly restored: number;
  readonly compared: number;
  /** A plain read of the image. */
  readonly read: number;
  /** Bytes of memory. */
  readonly peak: number;
  readonly folder: string;
}): void {
  const { copy, write } = speeds(of.folder);
  const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  const line = (what: string, time: number, note: string): void => {
    console.log(`  ${what.padEnd(12)} ${time.toFixed(2).padStart(7)} s  ${note}`);
  };
  const perTable = (time: number): string => `${((time / of.tables) * 1e9).toFixed(0)} ns a table`;
  console.log(
    `\n${gib(of.bytes)} mapped in 4 KiB pages: ${of.tables} tables, image ${gib(of.size)}`,
  );
  line("map", of.mapped, `${((of.mapped / (of.bytes / 4096)) * 1e9).toFixed(1)} ns a page`);
  line("preserve", of.preserved, perTable(of.preserved));
  const atWrite = of.size / write;
  line(
    "write",
    of.written,
    `${(of.written / atWrite).toFixed(1)} times a plain file's ${atWrite.toFixed(2)} s`,
  );
  line(
    "restore",
    of.restored,
    `${(of.restored / of.read).toFixed(1)} times a plain read's ${of.read.toFixed(2)} s`,
  );
  const atCopy = (of.tables * 4096) / copy;
  line(
    "compare",
    of.compared,
    `${(of.compared / atCopy).toFixed(1)} times a memory copy's ${atCopy.toFixed(2)} s`,
  );
  console.log(
    `  memory at most ${gib(of.peak)}, two machines of ${gib(of.tables * 4096)} tables each`,
  );
}

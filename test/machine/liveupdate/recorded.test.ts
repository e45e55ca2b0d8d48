// Live update as real kernels did it: every call the same, what debugfs showed decoded, and memory
// that a real kernel handed over taken up by ours.
import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  inspectBlob,
  inspectFolder,
  inspectImage,
  inspectTree,
  isBlob,
  isTree,
} from "../../../src/runtime/inspect/index.ts";
import { Machine, loadImage } from "../../../src/runtime/machine/index.ts";
import { formatOutcome, readTrace, replayTrace } from "../../../src/runtime/replay/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";

const folder = new URL("recorded/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

/** Replays a recorded text. */
function replayed(text: string): ReturnType<typeof replayTrace> {
  const { steps, problems } = readTrace(text);
  expect(problems).toEqual([]);
  return replayTrace({ steps, profile: "liveupdate", dump: () => undefined });
}

describe("recorded live updates", () => {
  it.each(names)("%s: every answer the same", (name) => {
    const outcome = replayed(textOf(name));
    expect(formatOutcome(name, outcome)).toBe("");
    expect(outcome.same).toBe(outcome.steps);
    expect(outcome.steps).toBeGreaterThan(50);
  });

  it("differ where a recorded answer is another one", () => {
    const lines = textOf("liveupdate.7.2.13.jsonl").split("\n");
    const at = lines.findIndex((line) => line.includes('"name":"pread"') && line.includes('"sum"'));
    const changed = lines[at]!.replace(/"sum":\d+/, '"sum":1');
    const outcome = replayed(
      lines
        .with(at, changed)
        .slice(0, at + 1)
        .join("\n"),
    );
    expect(outcome.differences.map(({ what }) => what)).toEqual(["the bytes read differ"]);
  });
});

describe("what debugfs showed", () => {
  const { steps } = readTrace(textOf("liveupdate.7.2.13.jsonl"));
  const blobs = steps.flatMap((step) => (step.type === "blob" ? [step] : []));
  const isRecord = (name: string): boolean => name.includes("sub_fdts/") || name.endsWith("/fdt");
  /** The kernel frees the record as soon as it has read it, and goes on showing the page. */
  const isFreed = (name: string): boolean => name === "in/sub_fdts/LUO";
  const shown = blobs.filter(({ name }) => isRecord(name) && !isFreed(name));

  it.each(shown.map((blob) => [`${blob.name}, step ${blob.seq}`, blob.bytes] as const))(
    "%s",
    (_, bytes) => {
      const { findings, tree } = isTree(bytes) ? inspectTree(bytes) : inspectBlob(bytes);
      expect(findings).toEqual([]);
      if (tree?.name === "LUO") expect(tree.properties["compatible"]).toBe('"luo-v5"');
      else if (tree?.name === "kexec-metadata") {
        expect(tree.properties["previous_release"]).toBe('"7.2.13"');
      } else {
        expect(tree?.properties["compatible"]).toBe('"kho-v4"');
        expect(tree?.children.map(({ name }) => name).sort()).toEqual(["LUO", "kexec-metadata"]);
      }
    },
  );

  /** A folder as the last kernel showed it. */
  const folderOf = (prefix: string): Map<string, Uint8Array> =>
    new Map(
      blobs
        .filter(({ name }) => name.startsWith(prefix))
        .map(({ name, bytes }) => [name.slice(prefix.length), bytes]),
    );

  it("is a folder with scratch areas, one of them of no size", () => {
    const { findings, text } = inspectFolder(folderOf("out/"));
    expect(findings).toEqual([]);
    expect(text).toContain(`scratch
  0 = 67108864 bytes at 0x1b000000
  1 = 33554432 bytes at 0x19000000
  2 = 0 bytes at 0x1fc00000
sub_fdts/`);
  });

  it("is a folder of what came in, a page given back among it", () => {
    const { findings, text } = inspectFolder(folderOf("in/"));
    expect(findings).toEqual([]);
    expect(text).toMatch(/sub_fdts\/LUO\n {2}32 bytes of no kind known here\n/);
  });

  it("is what our own kernel writes, but for the addresses", () => {
    const recorded = blobs.find(({ name }) => name === "in/fdt")!.bytes.slice();
    const { kernel, hardware } = new Machine({ seed: 1, profile: "linux-7.2" });
    const written = hardware.ram.read(kernel.kho!.rootPa, recorded.length);
    // Of the map and of the two records.
    for (const at of [0x60, 0x90, 0xd0]) {
      for (const bytes of [recorded, written]) bytes.fill(0, at, at + 8);
    }
    expect(recorded).toEqual(written);
  });

  it("is not the orchestrator's record once that has been read", () => {
    const freed = blobs.filter(({ name }) => isFreed(name));
    expect(freed.map(({ bytes }) => [bytes.length, isBlob(bytes)])).toEqual(
      freed.map(() => [32, false]),
    );
    expect(freed.length).toBeGreaterThan(0);
  });

  it("is all of it", () => expect(shown.length).toBeGreaterThanOrEqual(9));
});

/** The recorder's bytes, from a seed. */
const patternOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => seed * 31 + at * 7 + (at >>> 8));

const imageOf = (name: string): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(new URL(name, folder))));

describe("memory a real kernel handed over", () => {
  const bytes = imageOf("memory.7.2.13.image.gz");

  it("is sound, and every preserved block of it somebody's", () => {
    const { findings, contents } = inspectImage(bytes);
    expect(findings).toEqual([]);
    const { handover, liveupdate } = contents!;
    expect(handover).toMatchObject({ format: "kho-v4", mapPages: 6, blocks: 1308 });
    expect(handover!.origin).toEqual({ previousRelease: "7.2.13", kexecCount: 1 });
    const sessions = liveupdate!.sessions.map(({ name, files }) => [
      name,
      files.map(({ token, record }) => [token, record?.kind === "memfd" && record.size]),
    ]);
    expect(sessions).toEqual([
      [
        "first",
        [
          ["1", "40000"],
          [String(0x1122334455667788n), String(5 * 2 ** 20)],
        ],
      ],
      ["second session", [["3", "0"]]],
      ["empty", []],
    ]);
    const users = liveupdate!.globals.map(({ name, users: count }) => [name, count]);
    const versions = ["v0", "v1", "v2"];
    expect(users).toEqual(versions.map((version) => [`liveupdate-test-flb-${version}`, 3]));
  });

  it("boots a kernel of ours, which gives the files back byte for byte", () => {
    const loaded = loadImage(bytes.slice());
    if ("problem" in loaded) throw new Error(loaded.problem);
    const { kernel } = loaded.machine;
    expect(kernel.origin).toEqual({ previousRelease: "7.2.13", kexecCount: 1 });
    const client = new Client(loaded.machine.spawn());
    const session = client.retrieveSession(client.process.open("/dev/liveupdate"), "first");
    const fd = client.retrieve(session, 1n);
    expect(client.process.pread(fd, 50000, 0)).toEqual(patternOf(40000, 1));
    const other = client.retrieve(session, 0x1122334455667788n);
    expect(client.process.sizeOf(other)).toBe(5 * 2 ** 20);
    // Sealed against running: a new file could be run, and gets all that comes with the seal.
    expect(client.process.getSeals(other)).toBe(0x3e);
    expect(client.finish(session)).toBe(0);
  });

  it("in chains of blocks and huge pages is given back as well", () => {
    const many = imageOf("memory-many.7.2.13.image.gz");
    const { findings, contents } = inspectImage(many);
    expect(findings).toEqual([]);
    expect(contents!.handover!.orders.map(({ order }) => order)).toEqual([0, 9]);
    expect(contents!.liveupdate!.sessions).toHaveLength(60);
    const loaded = loadImage(many);
    if ("problem" in loaded) throw new Error(loaded.problem);
    const client = new Client(loaded.machine.spawn());
    const device = client.process.open("/dev/liveupdate");
    const session = client.retrieveSession(device, "files");
    for (let at = 0; at < 130; at++) {
      const fd = client.retrieve(session, BigInt(at * 3));
      const content = at % 3 === 0 ? new Uint8Array() : patternOf(1 + at * 37, at);
      expect(client.process.pread(fd, 9000, 0), `file ${at}`).toEqual(content);
    }
    const huge = client.retrieve(client.retrieveSession(device, "session-07"), 7n);
    expect(client.process.pread(huge, 5000, 2 ** 22)).toEqual(patternOf(5000, 4));
    expect(client.retrieveSession(device, "session-03")).toBe(-2);
  });
});

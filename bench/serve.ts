// What a real program's ioctl costs: through the socket, from one thread and from several; and the
// server's own share, with requests one by one and many in one piece.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  Connection,
  type ClientProcess,
  type Host,
  Machine,
  OP,
  REQUEST_BYTES,
  REQUEST_LENGTH_AT,
  Server,
} from "../src/runtime/index.ts";
import { printRace, race } from "./race.ts";

const CALLS = 20_000;
const THREADS = 8;
const DESTROY = 0x3b80;
/** Requests that arrive in one piece. */
const BATCH = 64;

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Wall time of the forms of a call, as the client program prints them. */
function throughSocket(): void {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-bench-"));
  const program = join(folder, "client");
  const source = join(root, "bench/serve-client.c");
  const built = spawnSync("cc", ["-O2", "-o", program, source, "-lpthread"], { stdio: "inherit" });
  if (built.status !== 0) {
    console.warn("SKIPPED: calls through the socket, because there is no C compiler");
    return;
  }
  const main = join(root, "dist/generator/cli/main.js");
  const words = [main, "run", "--", program, `${CALLS}`, `${THREADS}`];
  const ran = spawnSync(process.execPath, words, { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const names: Readonly<Record<string, string>> = {
    one: "DESTROY refused, one thread",
    threads: `DESTROY refused, ${THREADS} threads`,
    map: "IOAS_MAP and IOAS_UNMAP of a page",
  };
  console.log("\nioctl of a real program, through the socket: wall time, both processes");
  for (const line of ran.stdout.trim().split("\n")) {
    const [name = "", ns = "0"] = line.split(" ");
    const rate = Math.round(1e9 / Number(ns));
    const micros = (Number(ns) / 1000).toFixed(1).padStart(6);
    console.log(`  ${(names[name] ?? name).padEnd(36)} ${micros} us  ${rate} a second`);
  }
}

const BASE = 0x1000;

/** A program whose memory is an array. */
class ArrayProcess implements ClientProcess {
  readonly pid = 1;
  readonly memory: Uint8Array = new Uint8Array(4096);

  read(va: number, length: number): Uint8Array {
    return this.memory.slice(va - BASE, va - BASE + length);
  }
  write(va: number, bytes: Uint8Array): boolean {
    this.memory.set(bytes, va - BASE);
    return true;
  }
  stretches(): undefined {}
  addressOf(): undefined {}
  status(): string {
    return "CapEff:\t000001ffffffffff\n";
  }

  target(): undefined {}
  openFile(): undefined {}
  freeDescriptors(): readonly number[] {
    return [3];
  }
  holds(): boolean {
    return true;
  }
  isAlive(): boolean {
    return true;
  }
  close(): void {}
}

function frame(
  op: number,
  inode: number,
  arg: number,
  rest: Partial<{ command: number; text: string }> = {},
): Uint8Array {
  const payload = new TextEncoder().encode(rest.text ?? "");
  const bytes = new Uint8Array(REQUEST_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, op, true);
  view.setInt32(4, 1, true);
  view.setUint32(8, inode, true);
  view.setBigUint64(16, BigInt(arg), true);
  view.setUint32(32, rest.command ?? 0, true);
  view.setUint32(REQUEST_LENGTH_AT, payload.length, true);
  bytes.set(payload, REQUEST_BYTES);
  return bytes;
}

/** A server with an open iommufd: what takes a piece of requests and runs it. */
function withoutSocket(): (piece: Uint8Array) => void {
  const process = new ArrayProcess();
  const host: Host = {
    turn: () => {},
    process: () => process,
    publish: () => {},
    imagePlace: () => "no images here",
    imaged: () => {},
    region: (_, bytes) => ({
      bytes,
      read: (_at, length) => new Uint8Array(length),
      write: () => {},
    }),
    secret: () => 7,
    isExhausted: () => false,
    complain: (error) => {
      throw error;
    },
  };
  const machine = new Machine({ seed: 1, ramBytes: 16 * 2 ** 20, profile: "linux-6.12" });
  const server = new Server({ machine, host });
  let last = new Uint8Array(0);
  const connect = (): Connection =>
    new Connection(
      (bytes) => void (last = bytes.slice()),
      () => {},
    );
  const channel = connect();
  const give = (line: Connection, piece: Uint8Array): void => {
    server.receive(line, piece);
    server.run();
  };
  const view = new DataView(process.memory.buffer);
  give(channel, frame(OP.hello, 0, 0));
  view.setBigUint64(0, 7n, true);
  give(channel, frame(OP.hello, 0, BASE));
  give(channel, frame(OP.open, 0, 0, { text: "/dev/iommu" }));
  // The reply ends in one action: kind, number, token.
  const token = Number(new DataView(last.buffer).getBigUint64(24, true));
  give(connect(), frame(OP.attach, 99, token));
  view.setUint32(64, 8, true);
  view.setUint32(68, 99999, true);
  return (piece) => give(channel, piece);
}

export async function serve(): Promise<void> {
  throughSocket();
  const give = withoutSocket();
  const one = frame(OP.ioctl, 99, BASE + 64, { command: DESTROY });
  const many = new Uint8Array(one.length * BATCH);
  for (let at = 0; at < BATCH; at++) many.set(one, at * one.length);
  const repeat = (piece: Uint8Array) => (times: number) => {
    for (let at = 0; at < times; at++) give(piece);
  };
  const results = race([
    { name: "one request at a time", run: repeat(one) },
    { name: `${BATCH} requests in one piece`, run: repeat(many), jobs: BATCH },
  ]);
  printRace("the server's share of a call, without a socket", results);
}

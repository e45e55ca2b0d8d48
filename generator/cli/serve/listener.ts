// A machine behind a Unix socket of its user alone.
import { randomBytes } from "node:crypto";
import { chmodSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server as NetServer, type Socket } from "node:net";
import { getHeapStatistics } from "node:v8";
import type {
  Host,
  ImageOutcome,
  ImagePlace,
  Machine,
  Server,
  SystemFile,
  Witness,
} from "holeproof/runtime";
import { dirname, join } from "node:path";
import { makeFolder } from "../destination.ts";
import { imageDestination, imageProblem } from "../image-file.ts";
import { reasonOf } from "../inputs.ts";
import { filesOf, publishFile } from "./folder.ts";
import { ProcProcess, type Sight } from "./process.ts";
import { Pump } from "./pump.ts";
import { FileMemory } from "./region.ts";

/** Sockets at once: every open file of every client is one. */
const CONNECTIONS_MAX = 16384;
/** Bytes that wait for a client to read them, at most: one that does not read is hung up on. */
const UNREAD_MAX = 2 ** 20;
/** The share of the heap that clients may fill. */
const HEAP_SHARE = 0.8;

export interface ListenOptions {
  readonly machine: Machine;
  /** The socket's path, in a private folder; simulated files go beside it. */
  readonly socket: string;
  readonly witness?: Witness;
  /** The file that every kexec leaves its image in. */
  readonly image?: string;
  /** Hears of mistakes of the machine's own. */
  readonly complain: (error: unknown) => void;
}

/** A machine that answers. */
export interface Listening {
  readonly server: Server;
  readonly socket: string;
  /** Connections that were ever made. */
  readonly visits: () => number;
  /** What became of the last image that a kexec was to leave; undefined: there was none. */
  readonly imaged: () => ImageOutcome | undefined;
  readonly close: () => Promise<void>;
}

/** Serves a machine until closed. Rejects where the socket cannot be made. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { machine, socket: path, witness, image } = options;
  const { Connection, Server, systemFiles } = await import("holeproof/runtime");
  const folder = filesOf(path);
  makeFolder(folder, 0o700);
  let imaged: ImageOutcome | undefined;
  const host = hostOf(folder, options.complain, (outcome) => {
    imaged = outcome;
    if ("problem" in outcome) options.complain(imageComplaint(outcome));
  });
  for (const one of systemFiles(machine)) place(folder, one);
  host.publish("pid", Buffer.from(`${process.pid}`));
  const server = new Server({
    machine,
    host,
    ...(witness === undefined ? {} : { witness }),
    ...(image === undefined ? {} : { image }),
  });

  const sockets = new Set<Socket>();
  let visits = 0;
  const pump = new Pump(server, options.complain);
  const net = createServer((socket) => {
    visits += 1;
    sockets.add(socket);
    const connection = new Connection(
      (bytes) => {
        if (socket.destroyed) return;
        socket.write(bytes);
        if (socket.writableLength > UNREAD_MAX) socket.destroy();
      },
      () => void socket.destroy(),
    );
    const gone = (): void => {
      server.hangUp(connection);
      sockets.delete(socket);
    };
    socket.on("data", (chunk) => {
      if (!server.receive(connection, chunk)) return void socket.destroy();
      // Only when every event of this turn is in: a close that came before a call counts first.
      pump.schedule();
    });
    socket.on("end", gone);
    socket.on("close", gone);
    socket.on("error", gone);
  });
  net.maxConnections = CONNECTIONS_MAX;
  try {
    await bind(net, path);
    chmodSync(path, 0o600);
  } catch (error) {
    net.close();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    server,
    socket: path,
    visits: () => visits,
    imaged: () => imaged,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => net.close(resolve));
      pump.stop();
      server.close();
      rmSync(path, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file or a link below the folder that stands for the root. */
function place(folder: string, one: SystemFile): void {
  if ("text" in one) return publishFile(folder, one.path, Buffer.from(one.text));
  const path = join(folder, one.path);
  makeFolder(dirname(path), 0o700);
  symlinkSync(one.link, path);
}

/** What is said of an image that there is not. */
function imageComplaint({
  problem,
  isAfterJump,
}: Extract<ImageOutcome, { readonly problem: string }>): string {
  const what = isAfterJump ? "the next kernel runs, but its image is not written" : "no kexec";
  return `${what}: ${problem}`;
}

/** Where an image goes; or why none can. */
function imagePlace(path: string): ImagePlace | string {
  const problem = imageProblem(path);
  if (problem !== undefined) return problem;
  const cannot = (error: unknown): string => `cannot write ${path}: ${reasonOf(error)}`;
  try {
    const place = imageDestination(path);
    return {
      discard: place.discard,
      write: (pieces) => {
        try {
          place.write(pieces);
          return undefined;
        } catch (error) {
          return cannot(error);
        }
      },
    };
  } catch (error) {
    return cannot(error);
  }
}

function hostOf(
  folder: string,
  complain: (error: unknown) => void,
  imaged: (outcome: ImageOutcome) => void,
): Host {
  // As /proc names files: without symbolic links on the way.
  const sight: Sight = { moment: 0, devices: join(realpathSync(folder), "region/") };
  return {
    turn: () => void (sight.moment += 1),
    process: (pid) => ProcProcess.open(pid, sight),
    region: (token, bytes) => new FileMemory(join(folder, "region"), token, bytes),
    publish: (name, bytes) => publishFile(folder, name, bytes),
    secret: () => randomBytes(6).readUIntBE(0, 6) + 1,
    isExhausted: () => {
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
      return used > limit * HEAP_SHARE;
    },
    imagePlace,
    imaged,
    complain,
  };
}

async function bind(net: NetServer, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    net.once("error", reject);
    net.listen(path, resolve);
  });
}

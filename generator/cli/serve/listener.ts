// A machine behind a Unix socket of its user alone, in a folder that goes when it does.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server as NetServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Host, Machine, Server, Witness } from "holeproof/runtime";
import { ProcProcess } from "./process.ts";

export interface ListenOptions {
  readonly machine: Machine;
  /** Where the socket and the simulated files live; a fresh private folder unless said. */
  readonly folder?: string;
  readonly witness?: Witness;
}

/** What a program needs in its environment, and how to stop. */
export interface Listening {
  readonly server: Server;
  readonly folder: string;
  readonly socket: string;
  /** Connections that were ever made. */
  readonly visits: () => number;
  readonly close: () => Promise<void>;
}

/** Serves a machine until closed. Rejects where the socket cannot be made. */
export async function listen({ machine, folder, witness }: ListenOptions): Promise<Listening> {
  const { Connection, Server, systemFiles } = await import("holeproof/runtime");
  const root = folder ?? mkdtempSync(join(tmpdir(), "holeproof-"));
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const publish = (name: string, bytes: Uint8Array): void => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  const host: Host = { process: (pid) => new ProcProcess(pid), publish };
  for (const [name, text] of systemFiles(machine)) publish(name, Buffer.from(text));
  const server = new Server({ machine, host, ...(witness === undefined ? {} : { witness }) });

  const sockets = new Set<Socket>();
  let visits = 0;
  let scheduled = false;
  const run = (): void => {
    scheduled = false;
    server.run();
  };
  const net = createServer((socket) => {
    visits += 1;
    sockets.add(socket);
    const connection = new Connection(
      (bytes) => void socket.write(bytes),
      () => void socket.destroy(),
    );
    let open = true;
    const gone = (): void => {
      if (open) server.hangUp(connection);
      open = false;
      sockets.delete(socket);
    };
    socket.on("data", (chunk) => {
      if (!server.receive(connection, chunk)) return void socket.destroy();
      // Only when every event of this turn is in: a close that came before a call counts first.
      if (!scheduled) setImmediate(run);
      scheduled = true;
    });
    socket.on("end", gone);
    socket.on("close", gone);
    socket.on("error", gone);
  });
  const path = join(root, "socket");
  await bind(net, path);
  return {
    server,
    folder: root,
    socket: path,
    visits: () => visits,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => net.close(resolve));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function bind(net: NetServer, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    net.once("error", reject);
    net.listen(path, resolve);
  });
}

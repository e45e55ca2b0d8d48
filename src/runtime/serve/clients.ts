// Processes that use the machine: each proves which one it is, and is let go when it is no more.
import { EACCES, EPERM } from "../errno/index.ts";
import type { Client } from "./client.ts";
import type { Connection } from "./connection.ts";
import type { ClientProcess, Host } from "./host.ts";
import { Outbox } from "./outbox.ts";
import type { Request } from "./protocol.ts";

/** One process: its memory as it was when it made itself known, and its channels. */
export class ClientEntry {
  readonly process: ClientProcess;
  readonly client: Client;
  readonly channels: Set<Connection> = new Set();
  readonly outbox: Outbox;
  /** Sockets it is known to hold a descriptor of. */
  readonly #held = new Set<number>();

  constructor(process: ClientProcess, client: Client, outbox: Outbox) {
    this.process = process;
    this.client = client;
    this.outbox = outbox;
  }

  /** Only who holds a descriptor of a file may use it: the one he names, or another. */
  mayUse({ inode, fd }: Pick<Request, "inode" | "fd">): boolean {
    if (this.#held.has(inode)) return true;
    const holds = inode !== 0 && this.process.holds(inode, fd);
    if (holds) this.#held.add(inode);
    return holds;
  }

  /** The socket is gone: its number may be another's one day. */
  forget(inode: number): void {
    this.#held.delete(inode);
  }
}

export class Clients {
  readonly #host: Host;
  readonly #clientOf: (process: ClientProcess, outbox: Outbox) => Client;
  readonly #entries = new Map<number, ClientEntry>();

  constructor(host: Host, clientOf: (process: ClientProcess, outbox: Outbox) => Client) {
    this.#host = host;
    this.#clientOf = clientOf;
  }

  get all(): Iterable<ClientEntry> {
    return this.#entries.values();
  }

  find(pid: number): ClientEntry | undefined {
    return this.#entries.get(pid);
  }

  /**
   * A channel says whose it is. First it gets a secret; then it must show an address where that
   * secret stands in the memory of the process it claims to be. So nobody can speak for a process
   * whose memory he cannot write. Undefined: it could not.
   */
  hello(connection: Connection, { pid, arg: address }: Request): number | undefined {
    if (connection.entry !== undefined || connection.inode !== 0) return undefined;
    if (address === 0) {
      const secret = this.#host.secret();
      connection.challenge = { pid, secret };
      return secret;
    }
    const { challenge } = connection;
    connection.challenge = undefined;
    if (challenge === undefined || challenge.pid !== pid) return undefined;
    const known = this.#entries.get(pid);
    if (known !== undefined && knows(known.process, address, challenge.secret)) {
      this.#join(connection, known);
      return 0;
    }
    const process = this.#host.process(pid);
    if (process === undefined) return -EACCES;
    if (!knows(process, address, challenge.secret)) {
      process.close();
      return undefined;
    }
    // The same number and other memory: the program was replaced, or the number given anew.
    known?.process.close();
    const outbox = new Outbox();
    const entry = new ClientEntry(process, this.#clientOf(process, outbox), outbox);
    this.#entries.set(pid, entry);
    this.#join(connection, entry);
    return 0;
  }

  /** The process hears of its counters here from now on. */
  listen(connection: Connection): number {
    const { entry } = connection;
    if (entry === undefined) return -EPERM;
    entry.channels.delete(connection);
    entry.outbox.ear = connection;
    return 0;
  }

  /** A socket is gone; with its last one, a process that has ended is forgotten. */
  leave(connection: Connection): void {
    const { entry, inode } = connection;
    if (inode !== 0) for (const one of this.all) one.forget(inode);
    if (entry === undefined) return;
    entry.channels.delete(connection);
    if (entry.outbox.ear === connection) entry.outbox.ear = undefined;
    this.#sweep();
  }

  closeAll(): void {
    for (const { process } of this.all) process.close();
    this.#entries.clear();
  }

  #join(connection: Connection, entry: ClientEntry): void {
    connection.entry = entry;
    entry.channels.add(connection);
  }

  /** A thread that made calls may end long before its process does. */
  #sweep(): void {
    for (const [pid, { process, channels }] of this.#entries) {
      if (channels.size > 0 || process.isAlive()) continue;
      process.close();
      this.#entries.delete(pid);
    }
  }
}

function knows(process: ClientProcess, address: number, secret: number): boolean {
  const bytes = process.read(address, 8);
  if (bytes === undefined) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32 === secret;
}

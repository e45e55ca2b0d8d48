// The machine behind a socket: connections in, calls run one at a time, replies out.
import { EBADF, EINVAL, EIO, ENOTTY } from "../errno/index.ts";
import type { File } from "../kernel/files/index.ts";
import { type Memfd, memfdOf } from "../kernel/memfd/index.ts";
import type { Machine } from "../machine/index.ts";
import { Client, type Office } from "./client.ts";
import { ClientFiles } from "./client-files.ts";
import { ClientPages } from "./client-pages.ts";
import type { ClientFile, ClientProcess, Host } from "./host.ts";
import { NOT_OURS, OP, type Request, RequestStream, replyBytes } from "./protocol.ts";
import { deviceNumber } from "./system-files.ts";
import type { Witness } from "./witness.ts";

/** LINUX_REBOOT_CMD_KEXEC: what kexec(8) hands to reboot(2) after loading a kernel. */
const REBOOT_KEXEC = 0x45584543;
/** Files opened for a client that never came for them, at most; the oldest go first. */
const PROMISES_MAX = 4096;

/** What a server is made from. */
export interface ServerOptions {
  readonly machine: Machine;
  readonly host: Host;
  /** Hears of every call, as it runs. */
  readonly witness?: Witness;
}

/** A file made for a client that has not come for it yet. */
interface Promised {
  readonly file: File;
  /** The number the client was told. */
  readonly fd: number;
  /** What the witness calls it. */
  name: string | undefined;
}

/** One socket of a client: a channel for calls, or an open file. */
export class Connection {
  readonly send: (bytes: Uint8Array) => void;
  readonly drop: () => void;
  readonly stream: RequestStream = new RequestStream();
  process: ClientProcess | undefined;
  client: Client | undefined;
  /** Set once this socket is an open file. */
  inode = 0;

  constructor(send: (bytes: Uint8Array) => void, drop: () => void) {
    this.send = send;
    this.drop = drop;
  }
}

export class Server {
  readonly machine: Machine;
  readonly #host: Host;
  readonly #witness: Witness | undefined;
  #pages: ClientPages;
  #memfds: ClientFiles;
  /** Open files by the inode of the socket that stands for them. */
  readonly #files = new Map<number, File>();
  /** Files made for a client that has not come for them yet. */
  readonly #promised = new Map<number, Promised>();
  /** Processes with a channel open. */
  readonly #processes = new Set<ClientProcess>();
  readonly #waiting: { readonly connection: Connection; readonly request: Request }[] = [];
  #nextToken = 1;

  constructor({ machine, host, witness }: ServerOptions) {
    this.machine = machine;
    this.#host = host;
    this.#witness = witness;
    [this.#pages, this.#memfds] = this.#bookkeeping();
  }

  /** Files that are open now: what is left when the last client is gone is a leak. */
  get openFiles(): number {
    return this.#files.size;
  }

  /** Bytes of a client. False: this is not our interposer, and it is to be hung up on. */
  receive(connection: Connection, chunk: Uint8Array): boolean {
    if (connection.inode !== 0) return true;
    const requests = connection.stream.push(chunk);
    if (requests === undefined) return false;
    for (const request of requests) this.#waiting.push({ connection, request });
    return true;
  }

  /** The last descriptor of a socket is gone: its file is released, as the last close does. */
  hangUp(connection: Connection): void {
    this.#forget(connection);
    if (connection.inode === 0) return;
    const file = this.#files.get(connection.inode);
    this.#files.delete(connection.inode);
    this.#witness?.closed(connection.inode);
    file?.put();
  }

  #forget(connection: Connection): void {
    if (connection.process !== undefined) this.#processes.delete(connection.process);
    connection.process?.close();
    connection.process = undefined;
    connection.client = undefined;
  }

  /**
   * Runs what has arrived. To be called when every event of the moment is in: a descriptor closed
   * before a call was made is then closed before that call runs.
   */
  run(): void {
    for (let waiting = this.#waiting.shift(); waiting !== undefined;) {
      const { connection, request } = waiting;
      connection.send(this.#answer(connection, request));
      waiting = this.#waiting.shift();
    }
  }

  #answer(connection: Connection, request: Request): Uint8Array {
    if (request.op === OP.attach) return replyBytes(this.#attach(connection, request));
    const client = this.#clientOf(connection, request.pid);
    const { process } = connection;
    if (process === undefined) return replyBytes(-EIO);
    const result = this.#call(client, process, request);
    return replyBytes(result, client.fds.takeActions());
  }

  #call(client: Client, process: ClientProcess, request: Request): number {
    switch (request.op) {
      case OP.open:
        return this.#open(client, new TextDecoder().decode(request.payload));
      case OP.ioctl:
        return this.#ioctl(client, process, request);
      case OP.read:
      case OP.write:
        return this.#transfer(client, request);
      case OP.unmap:
        return this.#unmap(process, request);
      case OP.stat:
        return deviceNumber(new TextDecoder().decode(request.payload));
      case OP.reboot:
        return request.command === REBOOT_KEXEC ? this.kexec() : -EINVAL;
      case OP.seals:
        return this.#memfds.seal(request.inode, request.command);
      case OP.adopt:
        return this.#adopt(process, request);
      default:
        return -EBADF;
    }
  }

  /** Replaces the machine's kernel; what programs had open belongs to the old one. */
  kexec(profile?: string): number {
    this.#memfds.load();
    const result = this.machine.kexec(profile === undefined ? {} : { profile });
    if (result.outcome === "refused") return -result.errno;
    this.#files.clear();
    this.#promised.clear();
    this.#memfds.closeAll();
    [this.#pages, this.#memfds] = this.#bookkeeping();
    return result.outcome === "booted" ? 0 : -EIO;
  }

  #bookkeeping(): [ClientPages, ClientFiles] {
    const { kernel } = this.machine;
    const memfds = new ClientFiles(kernel.frames, kernel.world.faults);
    return [new ClientPages(kernel.frames, (inode) => memfds.find(inode)), memfds];
  }

  #clientOf(connection: Connection, pid: number): Client {
    if (connection.client !== undefined && connection.process?.pid === pid)
      return connection.client;
    this.#forget(connection);
    connection.process = this.#host.process(pid);
    this.#processes.add(connection.process);
    connection.client = new Client(connection.process, this.#office(), this.#witness);
    return connection.client;
  }

  #office(): Office {
    const pages = (): ClientPages => this.#pages;
    return {
      get pages() {
        return pages();
      },
      fileOf: (inode) => this.#files.get(inode),
      elsewhere: (space, page) => this.#elsewhere(space, page),
      memfdFor: (file: ClientFile) => this.#memfds.adopt(file),
      promise: (file, fd) => this.#promise(file, fd),
      withdraw: (token) => this.#withdraw(token),
      publish: (token, memfd) => this.#publish(token, memfd),
    };
  }

  /** A live process that maps a shared page, and where: whoever mapped it first may be gone. */
  #elsewhere(space: string, page: number): { process: ClientProcess; va: number } | undefined {
    for (const process of this.#processes) {
      const va = process.addressOf(space, page);
      if (va !== undefined) return { process, va };
    }
    return undefined;
  }

  #open(client: Client, path: string): number {
    const file = this.machine.kernel.open(path);
    const fd = typeof file === "number" ? file : client.fds.install(file);
    if (typeof file !== "number" && fd < 0) file.put();
    const name = this.#witness?.opened(path, fd, Math.min(fd, 0));
    const promised = [...this.#promised.values()].at(-1);
    if (fd >= 0 && promised !== undefined) promised.name = name;
    return fd;
  }

  #ioctl(client: Client, process: ClientProcess, { inode, command, arg }: Request): number {
    const file = this.#files.get(inode);
    if (file === undefined) return -ENOTTY;
    const run = (): number => file.ioctl(client, command, arg);
    if (this.#witness === undefined) return run();
    const call = { pid: process.pid, command, arg, inode };
    return this.#witness.ioctl(call, (va, length) => process.read(va, length), run);
  }

  #transfer(client: Client, { op, inode, arg, offset: count }: Request): number {
    const file = this.#files.get(inode);
    if (file === undefined) return NOT_OURS;
    return op === OP.read ? file.read(client, arg, count) : file.write(client, arg, count);
  }

  #unmap(process: ClientProcess, { arg, offset }: Request): number {
    const pages = Math.ceil(offset / 4096);
    this.#pages.forget(`process ${process.pid}`, Math.floor(arg / 4096), pages);
    return 0;
  }

  #promise(file: File, fd: number): number {
    const token = this.#nextToken++;
    this.#promised.set(token, { file, fd, name: undefined });
    if (this.#promised.size > PROMISES_MAX) {
      const [oldest] = this.#promised.keys();
      if (oldest !== undefined) this.#withdraw(oldest);
    }
    return token;
  }

  #withdraw(token: number): void {
    const promised = this.#promised.get(token);
    this.#promised.delete(token);
    promised?.file.put();
  }

  /** A socket becomes the descriptor of a promised file. */
  #attach(connection: Connection, { arg: token, inode }: Request): number {
    const promised = this.#promised.get(token);
    if (promised === undefined || inode === 0 || this.#files.has(inode)) return -EBADF;
    this.#promised.delete(token);
    this.#files.set(inode, promised.file);
    const { file, fd, name } = promised;
    this.#witness?.attached(inode, name ?? this.#witness.created(file.ops.name), fd);
    connection.inode = inode;
    return 0;
  }

  #publish(token: number, memfd: Memfd): void {
    this.#host.publish(`memfd/${token}`, memfd.read(0, memfd.sizeBytes));
  }

  /** A client made the real file for a memfd that came over: from now on they are one. */
  #adopt(process: ClientProcess, { arg: token, offset: fd }: Request): number {
    const file = this.#promised.get(token)?.file;
    const memfd = memfdOf(file);
    const real = process.openFile(fd);
    if (file === undefined || memfd === undefined || real === undefined) return -EBADF;
    this.#promised.delete(token);
    this.#memfds.unite(real, file, memfd);
    return 0;
  }
}

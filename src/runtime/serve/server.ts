// The machine behind a socket: connections in, calls run one at a time, replies out.
import { EBADF, EINVAL, EIO, ENOMEM, ENOTTY } from "../errno/index.ts";
import type { File } from "../kernel/files/index.ts";
import { type Memfd, memfdOf } from "../kernel/memfd/index.ts";
import { type Machine, profileNamed } from "../machine/index.ts";
import { Client, type Office } from "./client.ts";
import { ClientFiles } from "./client-files.ts";
import { ClientMemory } from "./client-memory.ts";
import { ClientPages } from "./client-pages.ts";
import { type ClientEntry, Clients } from "./clients.ts";
import type { Connection } from "./connection.ts";
import type { ClientFile, ClientProcess, Host } from "./host.ts";
import { OpenFiles } from "./open-files.ts";
import { Regions } from "./regions.ts";
import { Promises } from "./promises.ts";
import {
  ACT_ANY_NUMBER,
  ACT_CLOEXEC,
  type Action,
  NOT_OURS,
  OP,
  REPLY_DRAIN,
  type Request,
  replyBytes,
} from "./protocol.ts";
import { statusText } from "./status.ts";
import { deviceNumber, freshFile } from "./system-files.ts";
import type { Witness } from "./witness.ts";

/** LINUX_REBOOT_CMD_KEXEC: what kexec(8) hands to reboot(2) after loading a kernel. */
const REBOOT_KEXEC = 0x45584543;
/** Calls that give memory back: these run however much there is. */
const FREEING: ReadonlySet<number> = new Set([0x3b80, 0x3b86, 0x3b72, 0x3b78]);
/** Of mmap(2)'s flags: which of the kinds of mapping it is. */
const MAP_TYPE = 0xf;
const MAP_SHARED = 1;
const MAP_SHARED_VALIDATE = 3;
/** The interposer's own: it tells of every store into a register. */
const MAP_STORES_TOLD = 0x100;
/** Pages whose bytes are kept when a program unmaps what a device can reach. */
const ORPHANS_MAX = 4096;
/** Calls between two looks at how much memory there is. */
const CALLS_PER_LOOK = 256;

const NOTHING = new Uint8Array(0);

/** What a server is made from. */
export interface ServerOptions {
  readonly machine: Machine;
  readonly host: Host;
  /** Hears of every call, as it runs. */
  readonly witness?: Witness;
}

interface Waiting {
  readonly connection: Connection;
  readonly request: Request;
}

export class Server {
  readonly machine: Machine;
  readonly #host: Host;
  readonly #witness: Witness | undefined;
  readonly #clients: Clients;
  readonly #files: OpenFiles;
  readonly #promises: Promises;
  readonly #regions: Regions;
  #pages: ClientPages;
  #memfds: ClientFiles;
  #waiting: Waiting[] = [];
  /** The channel whose call runs. */
  #caller: Connection | undefined;
  /** The file that is made next has a node's name. */
  #isOpening = false;
  #calls = 0;
  #kexecs = 0;
  #isExhausted = false;

  constructor({ machine, host, witness }: ServerOptions) {
    this.machine = machine;
    this.#host = host;
    this.#witness = witness;
    this.#promises = new Promises(host);
    this.#files = new OpenFiles(witness);
    const office = this.#office();
    this.#clients = new Clients(
      host,
      (process, outbox) => new Client(process, outbox, office, witness),
    );
    this.#regions = new Regions(machine.hardware.devices, host);
    [this.#pages, this.#memfds] = this.#bookkeeping();
  }

  /** Files that are open now: what is left when the last client is gone is a leak. */
  get openFiles(): number {
    return this.#files.count + this.#promises.count;
  }

  /** Pages of programs that are pinned now. */
  get pinnedPages(): number {
    return this.#pages.pinned;
  }

  /** Bytes of a client. False: this is not our interposer, and it is to be hung up on. */
  receive(connection: Connection, chunk: Uint8Array): boolean {
    // What an open file's socket carries is nobody's business.
    if (connection.inode !== 0) return true;
    const requests = connection.stream.push(chunk);
    if (requests === undefined) return false;
    for (const request of requests) this.#waiting.push({ connection, request });
    return true;
  }

  /** The last descriptor of a socket is gone: its file is released, as the last close does. */
  hangUp(connection: Connection): void {
    if (connection.gone) return;
    connection.gone = true;
    this.#clients.leave(connection);
    this.#promises.withdrawOf(connection);
    this.#files.release(connection);
    this.#files.tellReady();
  }

  /**
   * Runs what has arrived. To be called when every event of the moment is in: a descriptor closed
   * before a call was made is then closed before that call runs.
   */
  run(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { connection, request } of waiting) {
      if (connection.gone) continue;
      this.#host.turn();
      const answer = this.#guarded(connection, request);
      this.#files.tellReady();
      if (answer === undefined) connection.drop();
      else connection.send(answer);
    }
  }

  /** Devices go on with what their registers asked for; true while some of it is left. */
  step(): boolean {
    this.#host.turn();
    const isBusy = this.#regions.step();
    this.#files.tellReady();
    return isBusy;
  }

  /** Looks at registers that programs have mapped. False: nobody has any mapped. */
  look(): boolean {
    return this.#regions.look();
  }

  /** Replaces the machine's kernel; what programs had open belongs to the old one. */
  kexec(profile?: string): number {
    this.#memfds.load();
    const result = this.machine.kexec(profile === undefined ? {} : { profile });
    const errno = result.outcome === "refused" ? result.errno : 0;
    this.#witness?.kexec(profile, -errno);
    if (errno !== 0) return -errno;
    this.#kexecs += 1;
    this.#files.clear();
    this.#promises.clear();
    this.#memfds.closeAll();
    [this.#pages, this.#memfds] = this.#bookkeeping();
    return result.outcome === "booted" ? 0 : -EIO;
  }

  /** Ends with the server: memory of processes is let go. */
  close(): void {
    this.#memfds.closeAll();
    this.#clients.closeAll();
  }

  /** A mistake of ours must not take the machine from the other clients. */
  #guarded(connection: Connection, request: Request): Uint8Array | undefined {
    try {
      return this.#answer(connection, request);
    } catch (error) {
      this.#host.complain(error);
      return undefined;
    }
  }

  /** The reply; undefined for a request that only somebody else than our interposer makes. */
  #answer(connection: Connection, request: Request): Uint8Array | undefined {
    if (connection.inode !== 0) return undefined;
    switch (request.op) {
      case OP.attach:
        return replyBytes(this.#attach(connection, request));
      case OP.hello: {
        const result = this.#clients.hello(connection, request);
        return result === undefined ? undefined : replyBytes(result);
      }
      case OP.control:
        return replyBytes(this.#control(textOf(request)));
      default:
    }
    const { entry } = connection;
    if (entry === undefined || entry.process.pid !== request.pid) return undefined;
    if (request.op === OP.listen) return replyBytes(this.#clients.listen(connection));
    // A call that may make files: the client did not come for what its last one made.
    if (request.op === OP.open || request.op === OP.ioctl) this.#promises.withdrawOf(connection);
    return this.#run(connection, entry, request);
  }

  #run(connection: Connection, entry: ClientEntry, request: Request): Uint8Array {
    const { client, outbox } = entry;
    this.#caller = connection;
    outbox.begin();
    try {
      const result = this.#call(entry, request);
      const made = client.fds.takeActions();
      const isOpen = request.op === OP.open;
      const actions = isOpen ? made.map(openAction) : [...made, ...this.#regions.takeActions()];
      const drains = request.op === OP.read && this.#files.drained(request.inode) ? REPLY_DRAIN : 0;
      return replyBytes(result, [...actions, ...outbox.end()], drains);
    } finally {
      client.space.give(0, NOTHING);
      outbox.end();
      this.#caller = undefined;
    }
  }

  #call(entry: ClientEntry, request: Request): number {
    const { client, process } = entry;
    switch (request.op) {
      case OP.open:
        client.fds.startAt(request.offset);
        return this.#open(entry, textOf(request));
      case OP.ioctl:
        client.fds.startAt(request.offset);
        return this.#ioctl(entry, request);
      case OP.read:
      case OP.write:
        return this.#transfer(entry, request);
      case OP.unmap:
        return this.#unmap(process, request);
      case OP.huge:
        return this.#huge(process, request);
      case OP.stat:
        return this.#stat(entry, request);
      case OP.map:
        return this.#map(entry, request);
      case OP.stored:
        return this.#stored(entry, request);
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

  /** `status` writes the file of that name; `kexec` or `kexec PROFILE` replaces the kernel. */
  #control(words: string): number {
    const [command, profile] = words.split(" ");
    if (command === "kexec")
      return profile !== undefined && profileNamed(profile) === undefined
        ? -EINVAL
        : this.kexec(profile);
    if (command !== "status") return -EINVAL;
    const text = statusText({
      machine: this.machine,
      clients: this.#clients,
      files: this.#files,
      pinnedPages: this.pinnedPages,
      calls: this.#calls,
      kexecs: this.#kexecs,
    });
    this.#host.publish("status", new TextEncoder().encode(text));
    return 0;
  }

  #bookkeeping(): [ClientPages, ClientFiles] {
    const { kernel } = this.machine;
    const memfds = new ClientFiles(kernel.frames, kernel.world.faults);
    const pages = new ClientPages(kernel.frames, (inode) => memfds.find(inode));
    this.machine.hardware.bus.lent = new ClientMemory(pages, memfds, (space, page) =>
      this.#elsewhere(space, page),
    );
    return [pages, memfds];
  }

  #office(): Office {
    const pages = (): ClientPages => this.#pages;
    return {
      get pages() {
        return pages();
      },
      fileOf: (inode, pid, fd) => {
        const file = this.#files.find(inode);
        if (file !== undefined) this.#witness?.used(inode, pid, fd);
        return file;
      },
      elsewhere: (space, page) => this.#elsewhere(space, page),
      memfdFor: (file: ClientFile) => this.#memfds.adopt(file),
      promise: (file, pid, fd) => this.#promise(file, pid, fd),
      withdraw: (token) => this.#promises.withdraw(token),
      publish: (token, memfd) => this.#publish(token, memfd),
    };
  }

  /** A live process that maps a shared page, and where: whoever mapped it first may be gone. */
  #elsewhere(space: string, page: number): { process: ClientProcess; va: number } | undefined {
    for (const { process } of this.#clients.all) {
      const va = process.addressOf(space, page);
      if (va !== undefined) return { process, va };
    }
    return undefined;
  }

  #open({ client, process }: ClientEntry, path: string): number {
    if (this.#hasNoRoom()) return -ENOMEM;
    const file = this.machine.kernel.open(path);
    if (typeof file === "number") {
      this.#witness?.opened(process.pid, path, file, file);
      return file;
    }
    this.#isOpening = true;
    const fd = client.fds.install(file);
    this.#isOpening = false;
    const name = this.#witness?.opened(process.pid, path, fd, Math.min(fd, 0));
    if (fd < 0) file.put();
    else if (this.#caller !== undefined) this.#promises.name(this.#caller, path, name);
    return fd;
  }

  #ioctl(entry: ClientEntry, request: Request): number {
    const { inode, command, arg, payload } = request;
    const file = this.#fileOf(entry, request);
    if (file === undefined) return -ENOTTY;
    if (!FREEING.has(command) && this.#hasNoRoom()) return -ENOMEM;
    const { client, process } = entry;
    client.space.give(arg, payload);
    if (this.#witness === undefined) return file.ioctl(client, command, arg);
    const call = { pid: process.pid, command, arg, inode, file: file.ops.name };
    const peek = (va: number, length: number): Uint8Array | undefined => process.read(va, length);
    return this.#witness.ioctl(call, peek, () => file.ioctl(client, command, arg));
  }

  #transfer(entry: ClientEntry, request: Request): number {
    const { op, inode, arg, offset: count, payload } = request;
    const file = this.#fileOf(entry, request);
    if (file === undefined) return NOT_OURS;
    const { client, process } = entry;
    const position = payload.length === 8 ? positionIn(payload) : undefined;
    const type = op === OP.read ? "read" : "write";
    const run = (): number => file[type](client, arg, count, position);
    if (this.#witness === undefined) return run();
    const call = { type, pid: process.pid, inode, va: arg, count, position } as const;
    return this.#witness.transfer(call, (va, length) => process.read(va, length), run);
  }

  /** The number of a node, by its path or an open file of it; or a file of sysfs made anew. */
  #stat(entry: ClientEntry, request: Request): number {
    const { inode, command } = request;
    if (inode !== 0) {
      const path = this.#fileOf(entry, request) && this.#files.pathOf(inode);
      return deviceNumber(path ?? "");
    }
    const path = textOf(request);
    if (command === 0) return deviceNumber(path);
    const bytes = freshFile(this.machine, path);
    if (bytes !== undefined) this.#host.publish(path.slice(1), bytes);
    return 0;
  }

  #map(entry: ClientEntry, request: Request): number {
    const { arg: position, offset: length, command } = request;
    const file = this.#fileOf(entry, request);
    if (file === undefined) return NOT_OURS;
    const kind = command & MAP_TYPE;
    const isShared = kind === MAP_SHARED || kind === MAP_SHARED_VALIDATE;
    const mapping = file.mmap({ position, length, isShared });
    if (typeof mapping === "number") return mapping;
    return this.#regions.map(mapping, (command & MAP_STORES_TOLD) !== 0);
  }

  #stored(entry: ClientEntry, request: Request): number {
    const file = this.#fileOf(entry, request);
    file?.ops.stored?.(file, request.arg);
    return 0;
  }

  /** The open file a process means by a socket, if it holds one. */
  #fileOf(entry: ClientEntry, request: Request): File | undefined {
    const file = this.#files.find(request.inode);
    return file !== undefined && entry.mayUse(request) ? file : undefined;
  }

  #unmap(process: ClientProcess, { arg, offset }: Request): number {
    const pages = Math.ceil(offset / 4096);
    const first = Math.floor(arg / 4096);
    const left = this.#pages.forget(`process ${process.pid}`, first, pages);
    // A device may still read what the program cannot reach any more.
    for (const pfn of left.slice(0, ORPHANS_MAX)) {
      const lent = this.#pages.lent(pfn);
      if (lent !== undefined) lent.last = process.read(lent.vaPfn * 4096, 4096);
    }
    return 0;
  }

  #huge(process: ClientProcess, { arg, offset, command: shift }: Request): number {
    if (shift !== 21 && shift !== 30) return -EINVAL;
    const pages = Math.floor(offset / 4096);
    const first = Math.floor(arg / 4096);
    this.#pages.hugePages(`process ${process.pid}`, first, pages, shift - 12);
    return 0;
  }

  /** Every few calls, the host says whether what clients made us allocate is too much. */
  #hasNoRoom(): boolean {
    if (this.#calls++ % CALLS_PER_LOOK === 0) this.#isExhausted = this.#host.isExhausted();
    return this.#isExhausted;
  }

  #promise(file: File, pid: number, fd: number): number {
    if (this.#caller === undefined) throw new Error("a file made outside any call");
    const name = this.#isOpening ? undefined : this.#witness?.created(pid, file.ops.name, fd);
    return this.#promises.make(file, fd, this.#caller, name);
  }

  /** A socket becomes the descriptor of a promised file. */
  #attach(connection: Connection, request: Request): number {
    const { arg: token, inode, pid } = request;
    const promised = this.#promises.find(token);
    const entry = promised?.by.entry;
    if (promised === undefined || connection.entry !== undefined) return -EBADF;
    // Only the process that was told of it, and only with a socket it has.
    if (entry === undefined || entry.process.pid !== pid || !entry.mayUse(request)) return -EBADF;
    if (this.#files.find(inode) !== undefined) return -EBADF;
    this.#promises.keep(token);
    // open(2) takes whatever number is free by then.
    const fd = promised.path === undefined ? promised.fd : request.fd;
    this.#files.attach(connection, inode, { ...promised, fd });
    return 0;
  }

  #publish(token: number, memfd: Memfd): void {
    this.#host.publish(`memfd/${token}`, memfd.read(0, memfd.sizeBytes));
  }

  /** A client made the real file for a memfd that came over: from now on they are one. */
  #adopt(process: ClientProcess, { arg: token, offset: fd }: Request): number {
    const { file, name } = this.#promises.find(token) ?? {};
    const memfd = memfdOf(file);
    const real = process.openFile(fd);
    if (file === undefined || memfd === undefined || real === undefined) return -EBADF;
    this.#promises.keep(token);
    this.#memfds.unite(real, file, memfd);
    this.#witness?.united(real.inode, name ?? "");
    return 0;
  }
}

/** open(2) gives whatever number is free, and says itself whether it closes on exec. */
const openAction = (action: Action): Action => ({
  ...action,
  flags: ((action.flags ?? 0) & ~ACT_CLOEXEC) | ACT_ANY_NUMBER,
});

function positionIn(payload: Uint8Array): number {
  const view = new DataView(payload.buffer, payload.byteOffset);
  return view.getUint32(4, true) * 2 ** 32 + view.getUint32(0, true);
}

const textOf = ({ payload }: Request): string => new TextDecoder().decode(payload);

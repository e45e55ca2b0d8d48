// What a program's call does: the file it names is asked, and what that made goes with the reply.
import { EBADF, EINVAL, ENOMEM, ENOTTY } from "../errno/index.ts";
import type { File } from "../kernel/files/index.ts";
import { type Memfd, memfdOf } from "../kernel/memfd/index.ts";
import type { Machine } from "../machine/index.ts";
import { Client, type Office } from "./client.ts";
import type { ClientEntry } from "./clients.ts";
import type { Connection } from "./connection.ts";
import type { ClientProcess, Host } from "./host.ts";
import type { OpenFiles } from "./open-files.ts";
import type { Outbox } from "./outbox.ts";
import type { ProgramMemory } from "./program-memory.ts";
import { processOf, withMachineMemory } from "./process-status.ts";
import type { Promises } from "./promises.ts";
import {
  ACT_ANY_NUMBER,
  ACT_CLOEXEC,
  type Action,
  NOT_OURS,
  OP,
  REPLY_DRAIN,
  type Request,
  replyBytes,
  textOf,
} from "./protocol.ts";
import type { Regions } from "./regions.ts";
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
/** Calls between two looks at how much memory there is. */
const CALLS_PER_LOOK = 256;

const NOTHING = new Uint8Array(0);

/** What calls reach. */
interface CallsOptions {
  readonly machine: Machine;
  readonly host: Host;
  readonly witness: Witness | undefined;
  readonly files: OpenFiles;
  readonly promises: Promises;
  readonly regions: Regions;
  readonly memory: ProgramMemory;
  /** A process that has made itself known, by its number. */
  readonly entryOf: (pid: number) => ClientEntry | undefined;
  /** Replaces the machine's kernel: 0, or a negative errno. */
  readonly kexec: () => number;
}

export class Calls {
  readonly #machine: Machine;
  readonly #host: Host;
  readonly #witness: Witness | undefined;
  readonly #files: OpenFiles;
  readonly #promises: Promises;
  readonly #regions: Regions;
  readonly #memory: ProgramMemory;
  readonly #entryOf: CallsOptions["entryOf"];
  readonly #kexec: () => number;
  readonly #office: Office;
  /** The channel whose call runs. */
  #caller: Connection | undefined;
  /** The file that is made next has a node's name. */
  #isOpening = false;
  #count = 0;
  #isExhausted = false;

  constructor(options: CallsOptions) {
    this.#machine = options.machine;
    this.#host = options.host;
    this.#witness = options.witness;
    this.#files = options.files;
    this.#promises = options.promises;
    this.#regions = options.regions;
    this.#memory = options.memory;
    this.#entryOf = options.entryOf;
    this.#kexec = options.kexec;
    this.#office = this.#makeOffice();
  }

  /** How many calls that may allocate there were. */
  get count(): number {
    return this.#count;
  }

  /** A process that has made itself known, as the kernel sees it. */
  clientOf(process: ClientProcess, outbox: Outbox): Client {
    return new Client(process, outbox, this.#office, this.#witness);
  }

  /** Runs one call of a known process: the reply, with what the process must do to its files. */
  run(connection: Connection, entry: ClientEntry, request: Request): Uint8Array {
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
        return this.#memory.unmap(process, request.arg, request.offset);
      case OP.huge:
        return this.#memory.madeHuge(process, request.arg, request.offset, request.command);
      case OP.stat:
        return this.#stat(entry, request);
      case OP.map:
        return this.#map(entry, request);
      case OP.stored:
        return this.#stored(entry, request);
      case OP.reboot:
        return request.command === REBOOT_KEXEC ? this.#kexec() : -EINVAL;
      case OP.seals:
        return this.#memory.files.seal(request.inode, request.command);
      case OP.adopt:
        return this.#adopt(process, request);
      case OP.signalled:
        client.fds.signalled(request.arg, request.offset);
        return 0;
      default:
        return -EBADF;
    }
  }

  #makeOffice(): Office {
    const memory = this.#memory;
    return {
      get pages() {
        return memory.pages;
      },
      fileOf: (inode, pid, fd) => {
        const file = this.#files.find(inode);
        if (file !== undefined) this.#witness?.used(inode, pid, fd);
        return file;
      },
      elsewhere: (space, page) => memory.elsewhere(space, page),
      memfdFor: (file) => memory.files.adopt(file),
      promise: (file, pid, fd) => this.#promise(file, pid, fd),
      withdraw: (token) => this.#promises.withdraw(token),
      publish: (token, memfd) => this.#publish(token, memfd),
    };
  }

  #open({ client, process }: ClientEntry, path: string): number {
    if (this.#hasNoRoom()) return -ENOMEM;
    const file = this.#machine.kernel.open(path);
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

  /** The number of a node, by its path or an open file; or 1 for a file made anew, 0 for none. */
  #stat(entry: ClientEntry, request: Request): number {
    const { inode, command } = request;
    if (inode !== 0) {
      const path = this.#fileOf(entry, request) && this.#files.pathOf(inode);
      return deviceNumber(path ?? "");
    }
    const path = textOf(request);
    if (command === 0) return deviceNumber(path);
    const bytes = freshFile(this.#machine, path) ?? this.#statusOf(processOf(path));
    if (bytes === undefined) return 0;
    this.#host.publish(path.slice(1), bytes);
    return 1;
  }

  #statusOf(pid: number | undefined): Uint8Array | undefined {
    const entry = pid === undefined ? undefined : this.#entryOf(pid);
    const status = entry?.process.status();
    if (entry === undefined || status === undefined) return undefined;
    return new TextEncoder().encode(withMachineMemory(status, entry.client.locked));
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

  /** Every few calls, the host says whether what clients made us allocate is too much. */
  #hasNoRoom(): boolean {
    if (this.#count++ % CALLS_PER_LOOK === 0) this.#isExhausted = this.#host.isExhausted();
    return this.#isExhausted;
  }

  #promise(file: File, pid: number, fd: number): number {
    if (this.#caller === undefined) throw new Error("a file made outside any call");
    const name = this.#isOpening ? undefined : this.#witness?.created(pid, file.ops.name, fd);
    return this.#promises.make(file, fd, this.#caller, name);
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
    this.#memory.files.unite(real, file, memfd);
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

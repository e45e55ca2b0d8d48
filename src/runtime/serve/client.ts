// A real process as the emulated kernel sees it: memory, descriptors, rights.
import { EBADF, EFAULT } from "../errno/index.ts";
import {
  type Caller,
  type Descriptors,
  File,
  type FileOps,
  type LockedMemory,
  type Run,
  type UserSpace,
} from "../kernel/files/index.ts";
import { type Memfd, memfdOf } from "../kernel/memfd/index.ts";
import { ClientEvents, EVENTFD_TARGET } from "./client-events.ts";
import type { ClientPages } from "./client-pages.ts";
import type { ClientFile, ClientProcess, MappedAt, Stretch } from "./host.ts";
import { CAP_IPC_LOCK, hasCapability } from "./process-status.ts";
import type { Outbox } from "./outbox.ts";
import { ACT, ACT_CLOEXEC, type Action, PAYLOAD_MAX } from "./protocol.ts";
import type { ProcessWitness } from "./witness.ts";

/** Addresses from here on are no user's: 47 bits. */
const USER_END = 2 ** 47;
/** Nothing longer comes along with a call. */
const GIVEN_MAX = PAYLOAD_MAX;

/** What a client's calls need of the one who serves them. */
export interface Office {
  readonly pages: ClientPages;
  /** The open file a socket's inode stands for; `fd` is what the client calls it. */
  fileOf(inode: number, pid: number, fd: number): File | undefined;
  /** A live process that maps a shared page, and where. */
  elsewhere(space: string, page: number): MappedAt | undefined;
  /** The machine's file for a file of the client, made on first sight; it holds `file` open. */
  memfdFor(file: ClientFile): File;
  /** Keeps a file until the client has a descriptor for it, the number it was told. */
  promise(file: File, pid: number, fd: number): number;
  withdraw(token: number): void;
  /** Publishes the bytes of a file that came over a live update. */
  publish(token: number, memfd: Memfd): void;
}

export class Client implements Caller {
  readonly space: ClientSpace;
  readonly fds: ClientDescriptors;
  readonly capSysResource: boolean = true;
  /** Counted, and without a limit: the machine's memory is not the client's. */
  readonly locked: LockedMemory = {
    limitBytes: Infinity,
    user: { pages: 0 },
    process: { pages: 0 },
    pinned: { pages: 0 },
  };
  readonly #process: ClientProcess;

  constructor(process: ClientProcess, outbox: Outbox, office: Office, witness?: ProcessWitness) {
    this.#process = process;
    this.space = new ClientSpace(process, office, witness);
    this.fds = new ClientDescriptors(process, outbox, office, witness);
  }

  get capIpcLock(): boolean {
    return hasCapability(this.#process.status() ?? "", CAP_IPC_LOCK);
  }
}

class ClientSpace implements UserSpace {
  readonly #process: ClientProcess;
  readonly #office: Office;
  readonly #witness: ProcessWitness | undefined;
  /** Shared pages that were pinned: they outlive the process that mapped them. */
  readonly #shared: (Stretch & { readonly vaPfn: number })[] = [];
  /** Memory that came with the running call, and where it begins. */
  #given: Uint8Array | undefined;
  #givenVa = 0;

  constructor(process: ClientProcess, office: Office, witness: ProcessWitness | undefined) {
    this.#process = process;
    this.#office = office;
    this.#witness = witness;
  }

  /** A call runs that brought along what is at an address; an empty array ends it. */
  give(va: number, bytes: Uint8Array): void {
    this.#given = bytes.length === 0 ? undefined : bytes;
    this.#givenVa = va;
  }

  read(va: number, length: number): Uint8Array | undefined {
    if (length === 0) return new Uint8Array(0);
    if (va + length > USER_END) return undefined;
    const given = this.#fromGiven(va, length);
    if (given !== undefined) return given;
    const bytes = this.#process.read(va, length) ?? this.#elsewhere(va, length)?.read();
    if (bytes !== undefined) this.#witness?.read(this.#process.pid, va, bytes.slice());
    return bytes;
  }

  write(va: number, bytes: Uint8Array): boolean {
    if (bytes.length === 0) return true;
    if (va + bytes.length > USER_END) return false;
    // What came along is as it was before.
    if (va < this.#givenVa + GIVEN_MAX && va + bytes.length > this.#givenVa)
      this.#given = undefined;
    const { length } = bytes;
    const before =
      this.#witness && (this.#process.read(va, length) ?? this.#elsewhere(va, length)?.read());
    if (!this.#process.write(va, bytes) && this.#elsewhere(va, length)?.write(bytes) !== true)
      return false;
    if (before !== undefined) this.#witness?.write(this.#process.pid, va, before, bytes.slice());
    return true;
  }

  pin(vaPfn: number, pages: number, write: boolean): readonly Run[] | number {
    if ((vaPfn + pages) * 4096 > USER_END) return -EFAULT;
    const stretches = this.#process.stretches(vaPfn, pages);
    const from = { process: this.#process, vaPfn };
    const runs = stretches === undefined ? -EFAULT : this.#office.pages.pin(stretches, write, from);
    if (typeof runs !== "number") {
      this.#witness?.pin(this.#process.pid, vaPfn, runs);
      this.#remember(vaPfn, stretches ?? []);
    }
    if (runs === -EFAULT) this.#witness?.pin(this.#process.pid, vaPfn, [{ pfn: undefined, pages }]);
    return runs;
  }

  #fromGiven(va: number, length: number): Uint8Array | undefined {
    const given = this.#given;
    const at = va - this.#givenVa;
    if (given === undefined || at < 0 || at + length > given.length) return undefined;
    const bytes = new Uint8Array(length);
    bytes.set(given.subarray(at, at + length));
    this.#witness?.read(this.#process.pid, va, bytes.slice());
    return bytes;
  }

  /** One process maps few shared areas, and pins them again and again. */
  #remember(vaPfn: number, stretches: readonly Stretch[]): void {
    let at = vaPfn;
    for (const stretch of stretches) {
      const isKnown = this.#shared.some(
        (one) => one.vaPfn === at && one.pages >= stretch.pages && one.space === stretch.space,
      );
      if (stretch.file !== undefined && !isKnown) this.#shared.push({ ...stretch, vaPfn: at });
      at += stretch.pages;
    }
  }

  /** Shared pages whose process is gone, through another one that maps them. */
  #elsewhere(
    va: number,
    length: number,
  ):
    | {
        readonly read: () => Uint8Array | undefined;
        readonly write: (bytes: Uint8Array) => boolean;
      }
    | undefined {
    const vpn = Math.floor(va / 4096);
    const last = Math.floor((va + length - 1) / 4096);
    const shared = this.#shared.find((one) => one.vaPfn <= vpn && last < one.vaPfn + one.pages);
    if (shared === undefined) return undefined;
    const there = this.#office.elsewhere(shared.space, shared.page + vpn - shared.vaPfn);
    if (there === undefined) return undefined;
    const { process, va: base } = there;
    const at = base + (va % 4096);
    return { read: () => process.read(at, length), write: (bytes) => process.write(at, bytes) };
  }

  unpin(runs: readonly Run[]): void {
    this.#office.pages.unpin(runs);
  }

  pinsAt(va: number): number {
    const [stretch] = this.#process.stretches(Math.floor(va / 4096), 1) ?? [];
    return stretch === undefined ? 0 : this.#office.pages.pinsAt(stretch);
  }
}

/** A descriptor of something the machine has no part in: it is open, and that is all. */
const notOurs: FileOps = { name: "other" };

/** Descriptors are the real kernel's; ours are sockets it knows by their inode. */
class ClientDescriptors implements Descriptors {
  readonly #process: ClientProcess;
  readonly #office: Office;
  readonly #events: ClientEvents;
  readonly #witness: ProcessWitness | undefined;
  #made: { readonly fd: number; readonly token: number; readonly file: File }[] = [];
  #least = 0;

  constructor(
    process: ClientProcess,
    outbox: Outbox,
    office: Office,
    witness: ProcessWitness | undefined,
  ) {
    this.#process = process;
    this.#office = office;
    this.#witness = witness;
    this.#events = new ClientEvents(outbox);
  }

  /**
   * What the client must do before the running call returns; asking for it starts a new call.
   * Descriptors that calls give close on exec, as the kernel's do.
   */
  takeActions(): readonly Action[] {
    const made = this.#made;
    this.#made = [];
    const files = made.map(({ fd, token, file }): Action => {
      const memfd = memfdOf(file);
      const flags = ACT_CLOEXEC;
      if (memfd === undefined) return { kind: ACT.file, fd, token, flags };
      this.#office.publish(token, memfd);
      return { kind: ACT.memfd, fd, token, size: memfd.sizeBytes, seals: memfd.seals, flags };
    });
    return [...files, ...this.#events.takeActions()];
  }

  /** A counter that the machine hears was signalled; `by`: the count that took. */
  signalled(token: number, by: number): void {
    const fd = this.#events.signalled(token);
    if (fd !== undefined) this.#witness?.signalled(this.#process.pid, fd, by);
  }

  /** The kernel that kept counters is no more. */
  forgetCounters(): void {
    this.#events.clear();
  }

  /** The running call was asked for when every descriptor below `least` was taken. */
  startAt(least: number): void {
    this.#least = least;
  }

  install(file: File): number {
    const free = this.#process.freeDescriptors(this.#made.length + 1, this.#least);
    const fd = free.at(-1) ?? 0;
    this.#made.push({ fd, token: this.#office.promise(file, this.#process.pid, fd), file });
    return fd;
  }

  /** The client's own kernel knows its limit, and refuses the number where it is reached. */
  hasRoom(): boolean {
    return true;
  }

  find(fd: number): File | undefined {
    const own = this.#made.find((made) => made.fd === fd);
    if (own !== undefined) return own.file;
    const { pid } = this.#process;
    const target = this.#process.target(fd);
    if (target === undefined) {
      this.#witness?.held(pid, fd, { kind: "nothing" });
      return undefined;
    }
    const socket = /^socket:\[(\d+)\]$/.exec(target);
    const ours = socket === null ? undefined : this.#office.fileOf(Number(socket[1]), pid, fd);
    if (ours !== undefined) return ours;
    if (target === EVENTFD_TARGET) {
      this.#witness?.held(pid, fd, { kind: "eventfd" });
      return this.#events.find(fd);
    }
    const real = this.#process.openFile(fd);
    if (real === undefined) {
      this.#witness?.held(pid, fd, { kind: "file" });
      return new File(notOurs, this);
    }
    const { inode, hugetlb } = real;
    const file = this.#office.memfdFor(real);
    const { sizeBytes: bytes, seals } = memfdOf(file) as Memfd;
    this.#witness?.held(pid, fd, { kind: "memfd", inode, bytes, seals, hugetlb });
    return file;
  }

  close(fd: number): number {
    const own = this.#made.find((made) => made.fd === fd);
    if (own === undefined) return -EBADF;
    this.#made = this.#made.filter((made) => made !== own);
    this.#office.withdraw(own.token);
    return 0;
  }
}

// A process: descriptors, memory and rights, and the calls a program makes.
import { EBADF, EINVAL, ENOMEM } from "../errno/index.ts";
import { FdTable, type Caller, type LockedMemory } from "../kernel/files/index.ts";
import { createMemfd, memfdOf, type Memfd } from "../kernel/memfd/index.ts";
import { AddressSpace } from "../kernel/process/index.ts";
import type { Kernel } from "./kernel.ts";

/** Where `ioctl` puts arguments: memory of the process like any other. */
const ARGUMENT_VA = 0x3000_0000_0000;
const ARGUMENT_BYTES = 64 * 4096;

/** RLIMIT_MEMLOCK unless said: what Linux gives a process. */
const MEMLOCK_BYTES = 8 * 2 ** 20;

/** Rights and limits of a process; those of root unless said. */
export interface ProcessOptions {
  readonly capIpcLock?: boolean;
  readonly capSysResource?: boolean;
  readonly lockLimitBytes?: number;
  /** Another process of the same user. */
  readonly user?: Process;
}

export class Process implements Caller {
  readonly #fds: FdTable;
  readonly #space: AddressSpace;
  readonly capIpcLock: boolean;
  readonly capSysResource: boolean;
  readonly locked: LockedMemory;
  readonly #kernel: Kernel;

  /** `own`: descriptors and memory of a child; otherwise none, and none. */
  constructor(
    kernel: Kernel,
    options: ProcessOptions = {},
    own?: { readonly fds: FdTable; readonly space: AddressSpace },
  ) {
    this.#kernel = kernel;
    this.capIpcLock = options.capIpcLock ?? true;
    this.capSysResource = options.capSysResource ?? true;
    this.locked = {
      limitBytes: options.lockLimitBytes ?? MEMLOCK_BYTES,
      user: options.user?.locked.user ?? { pages: 0 },
      process: { pages: 0 },
      pinned: { pages: 0 },
    };
    this.#fds = own?.fds ?? new FdTable(kernel.world.faults);
    this.#space = own?.space ?? new AddressSpace(kernel.frames, kernel.world.faults);
    if (own === undefined) this.#space.mmap(ARGUMENT_BYTES, { va: ARGUMENT_VA });
  }

  /**
   * fork(2): a child with the same descriptors, rights and limits, whose memory parts from this
   * one's where either writes; or -ENOMEM. Locked memory stays this one's.
   */
  fork(): Process | number {
    const space = this.space.fork();
    if (typeof space === "number") return space;
    const { capIpcLock, capSysResource, locked } = this;
    const options = { capIpcLock, capSysResource, lockLimitBytes: locked.limitBytes, user: this };
    return new Process(this.#kernel, options, { fds: this.fds.fork(), space });
  }

  get fds(): FdTable {
    this.#mustLive();
    return this.#fds;
  }

  get space(): AddressSpace {
    this.#mustLive();
    return this.#space;
  }

  /** open(2) of a device node: a descriptor or a negative errno. */
  open(path: string): number {
    this.#mustLive();
    const file = this.#kernel.open(path);
    if (typeof file === "number") return file;
    const fd = this.fds.install(file);
    if (fd < 0) file.put();
    return fd;
  }

  close(fd: number): number {
    return this.fds.close(fd);
  }

  /** ioctl(2) with a struct: `bytes` go into user memory and come back changed. */
  ioctl(fd: number, command: number, bytes: Uint8Array): number {
    if (bytes.length > ARGUMENT_BYTES) return -ENOMEM;
    if (!this.space.write(ARGUMENT_VA, bytes)) return -ENOMEM;
    const answer = this.ioctlAt(fd, command, ARGUMENT_VA);
    bytes.set(this.space.read(ARGUMENT_VA, bytes.length) ?? []);
    return answer;
  }

  /** ioctl(2) with the raw third argument. */
  ioctlAt(fd: number, command: number, argument: number): number {
    const file = this.fds.find(fd);
    return file === undefined ? -EBADF : file.ioctl(this, command, argument);
  }

  /** mmap(2) of anonymous memory (of 2 MiB pages if wanted), or of a memfd by its descriptor. */
  mmap(
    length: number,
    from: { readonly fd?: number; readonly offset?: number; readonly huge?: boolean } = {},
  ): number {
    if (from.fd === undefined) return this.space.mmap(length, { huge: from.huge === true });
    const memfd = memfdOf(this.fds.find(from.fd));
    if (memfd === undefined) return -EBADF;
    if ((from.offset ?? 0) % 4096 !== 0) return -EINVAL;
    return this.space.mmap(length, { backing: memfd, offsetPages: (from.offset ?? 0) / 4096 });
  }

  munmap(va: number, length: number): number {
    return this.space.munmap(va, length);
  }

  memfdCreate(name: string, flags: number): number {
    const { frames, world, profile } = this.#kernel;
    return createMemfd({ frames, faults: world.faults, huge: profile.huge }, this.fds, name, flags);
  }

  ftruncate(fd: number, sizeBytes: number): number {
    return this.#withMemfd(fd, (memfd) => memfd.truncate(sizeBytes));
  }

  pwrite(fd: number, bytes: Uint8Array, offset: number): number {
    return this.#withMemfd(fd, (memfd) => memfd.write(offset, bytes));
  }

  /** Bytes read, fewer at the end of the file; or a negative errno. */
  pread(fd: number, length: number, offset: number): Uint8Array | number {
    const memfd = memfdOf(this.fds.find(fd));
    return memfd === undefined ? -EBADF : memfd.read(offset, length);
  }

  lseek(fd: number, position: number): number {
    return this.#withMemfd(fd, (memfd) => {
      memfd.position = position;
      return position;
    });
  }

  addSeals(fd: number, seals: number): number {
    return this.#withMemfd(fd, (memfd) => memfd.addSeals(seals));
  }

  getSeals(fd: number): number {
    return this.#withMemfd(fd, (memfd) => memfd.seals);
  }

  /** fstat(2)'s size. */
  sizeOf(fd: number): number {
    return this.#withMemfd(fd, (memfd) => memfd.sizeBytes);
  }

  /** The end of the process: descriptors closed, memory released. */
  exit(): void {
    this.fds.closeAll();
    this.space.clear();
  }

  #mustLive(): void {
    if (!this.#kernel.alive) throw new Error("this process died with its kernel");
  }

  #withMemfd(fd: number, run: (memfd: Memfd) => number): number {
    const memfd = memfdOf(this.fds.find(fd));
    return memfd === undefined ? -EBADF : run(memfd);
  }
}

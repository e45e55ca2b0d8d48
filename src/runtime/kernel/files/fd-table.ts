// Descriptors of one process: the lowest free number wins, as POSIX asks.
import { EBADF, EMFILE, assert } from "../../errno/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { Descriptors } from "./caller.ts";
import type { File } from "./file.ts";

/** The first number given out: 0 to 2 belong to the terminal. */
const FIRST = 3;

export class FdTable implements Descriptors {
  readonly #files: (File | undefined)[] = [];
  readonly #faults: FaultPlan;
  /** RLIMIT_NOFILE: numbers below it may be given out; those that are, stay. */
  limit: number;

  constructor(faults: FaultPlan, limit = 65536) {
    this.#faults = faults;
    this.limit = limit;
  }

  /** The descriptors of a child: the same files under the same numbers. */
  fork(): FdTable {
    const child = new FdTable(this.#faults, this.limit);
    for (const fd of this.open) child.installAt(fd, (this.#files[fd] as File).get());
    return child;
  }

  /** Takes over the caller's reference; -EMFILE leaves it with the caller. */
  install(file: File): number {
    if (this.#faults.shouldFail("fd")) return -EMFILE;
    const fd = this.#lowest();
    if (fd >= this.limit) return -EMFILE;
    this.#files[fd] = file;
    return fd;
  }

  hasRoom(): boolean {
    return this.#lowest() < this.limit;
  }

  /** Takes over the caller's reference under a number that must be free, as dup2(2) would. */
  installAt(fd: number, file: File): void {
    assert(this.#files[fd] === undefined, `descriptor ${fd} is in use`);
    this.#files[fd] = file;
  }

  find(fd: number): File | undefined {
    return this.#files[fd];
  }

  close(fd: number): number {
    const file = this.#files[fd];
    if (file === undefined) return -EBADF;
    this.#files[fd] = undefined;
    file.put();
    return 0;
  }

  /** Open descriptors, ascending. */
  get open(): readonly number[] {
    const open: number[] = [];
    this.#files.forEach((file, fd) => file !== undefined && open.push(fd));
    return open;
  }

  closeAll(): void {
    for (const fd of this.open) this.close(fd);
  }

  #lowest(): number {
    let fd = FIRST;
    while (fd < this.#files.length && this.#files[fd] !== undefined) fd++;
    return fd;
  }
}

// An open file: operations, what they work on, and a reference count.
import { EINVAL, ENODEV, ENOTTY, assert } from "../../errno/index.ts";
import type { Caller } from "./caller.ts";

type Transfer = (
  file: File,
  caller: Caller,
  va: number,
  count: number,
  position?: number,
) => number;

/** What mmap(2) asks of a file: bytes from a position, and whether stores are everybody's. */
export interface MapRequest {
  readonly position: number;
  readonly length: number;
  readonly isShared: boolean;
}

/** Memory of a device as a program may have it mapped: where it is, is up to who made it. */
export interface Mapping {
  readonly memory: object;
  /** Where the mapping begins in it, bytes. */
  readonly offset: number;
  /** Up to where stores have to be noticed, bytes from the memory's start. */
  readonly registerBytes: number;
}

/** What a file can do. A missing operation is refused the way Linux refuses it. */
export interface FileOps {
  readonly name: string;
  /** `arg` is the third argument of ioctl(2) as it stands: usually a user address. */
  readonly ioctl?: (file: File, caller: Caller, command: number, arg: number) => number;
  /**
   * read(2) and write(2) of `count` bytes at a user address: bytes done, or a negative errno. A
   * position is that of pread(2) and pwrite(2).
   */
  readonly read?: Transfer;
  readonly write?: Transfer;
  /** mmap(2) of the file: what lies there, or a negative errno. */
  readonly mmap?: (file: File, request: MapRequest) => Mapping | number;
  /** A program stored something through a mapping, at a position of the file. */
  readonly stored?: (file: File, position: number) => void;
  /** Whether poll(2) finds something to read; a file without this is never waited for. */
  readonly readable?: (file: File) => boolean;
  /** The last reference is gone. */
  readonly release?: (file: File) => void;
}

export class File {
  /** Exchanged while open by files that change what they can do. */
  ops: FileOps;
  /** What the room that made the file keeps in it; rooms recognise their own with instanceof. */
  readonly inner: object;
  #refs = 1;

  constructor(ops: FileOps, inner: object) {
    this.ops = ops;
    this.inner = inner;
  }

  get refs(): number {
    return this.#refs;
  }

  get(): this {
    assert(this.#refs > 0, `${this.ops.name} file used after its release`);
    this.#refs += 1;
    return this;
  }

  put(): void {
    assert(this.#refs > 0, `${this.ops.name} file released twice`);
    this.#refs -= 1;
    if (this.#refs === 0) this.ops.release?.(this);
  }

  read(caller: Caller, va: number, count: number, position?: number): number {
    return this.ops.read?.(this, caller, va, count, position) ?? -EINVAL;
  }

  write(caller: Caller, va: number, count: number, position?: number): number {
    return this.ops.write?.(this, caller, va, count, position) ?? -EINVAL;
  }

  /** -ENODEV for a file that cannot be mapped. */
  mmap(request: MapRequest): Mapping | number {
    return this.ops.mmap?.(this, request) ?? -ENODEV;
  }

  ioctl(caller: Caller, command: number, arg: number): number {
    if (!Number.isInteger(command) || !Number.isInteger(arg)) return -EINVAL;
    return this.ops.ioctl?.(this, caller, command, arg) ?? -ENOTTY;
  }
}

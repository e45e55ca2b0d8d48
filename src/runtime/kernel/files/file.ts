// An open file: operations, what they work on, and a reference count.
import { EINVAL, ENODEV, ENOTTY, assert } from "../../errno/index.ts";
import type { Caller } from "./caller.ts";

/** What a file can do. A missing operation is refused the way Linux refuses it. */
export interface FileOps {
  readonly name: string;
  /** `arg` is the third argument of ioctl(2) as it stands: usually a user address. */
  readonly ioctl?: (file: File, caller: Caller, command: number, arg: number) => number;
  /** read(2) and write(2) of `count` bytes at a user address: bytes done, or a negative errno. */
  readonly read?: (file: File, caller: Caller, va: number, count: number) => number;
  readonly write?: (file: File, caller: Caller, va: number, count: number) => number;
  /** mmap(2) of the file: an address, or a negative errno. */
  readonly mmap?: (file: File, length: number) => number;
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

  read(caller: Caller, va: number, count: number): number {
    return this.ops.read?.(this, caller, va, count) ?? -EINVAL;
  }

  write(caller: Caller, va: number, count: number): number {
    return this.ops.write?.(this, caller, va, count) ?? -EINVAL;
  }

  /** -ENODEV for a file that cannot be mapped. */
  mmap(length: number): number {
    return this.ops.mmap?.(this, length) ?? -ENODEV;
  }

  ioctl(caller: Caller, command: number, arg: number): number {
    if (!Number.isInteger(command) || !Number.isInteger(arg)) return -EINVAL;
    return this.ops.ioctl?.(this, caller, command, arg) ?? -ENOTTY;
  }
}

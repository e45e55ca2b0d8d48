// Who calls: the descriptors, memory and rights of the process an operation runs for.
import type { File } from "./file.ts";

/** Consecutive frames. */
export interface Run {
  readonly pfn: number;
  readonly pages: number;
}

/** User memory as an operation reaches it. Addresses are Numbers below 2^47. */
export interface UserSpace {
  /** A copy of bytes, or undefined where something in the range is not mapped. */
  read(va: number, length: number): Uint8Array | undefined;
  /** False where something in the range is not mapped or not writable; bytes before it land. */
  write(va: number, bytes: Uint8Array): boolean;
  /** Takes a reference to the frames behind whole pages; -EFAULT or -ENOMEM, nothing held. */
  pin(vaPfn: number, pages: number, write: boolean): readonly Run[] | number;
  /** Gives back what `pin` took, or a part of it. */
  unpin(runs: readonly Run[]): void;
  /** Pins on the page at an address; undefined where it is part of a huge page. */
  pinsAt(va: number): number | undefined;
}

/** The descriptors of a process as an operation reaches them. */
export interface Descriptors {
  /** Takes over the caller's reference; -EMFILE leaves it with the caller. */
  install(file: File): number;
  /** Whether there is a free number below the limit. */
  hasRoom(): boolean;
  find(fd: number): File | undefined;
  /** 0, or -EBADF. */
  close(fd: number): number;
}

/** Pages of memory that somebody may not swap out. */
interface LockedPages {
  pages: number;
}

/** What counts against RLIMIT_MEMLOCK: by the user, or by the process. */
export interface LockedMemory {
  limitBytes: number;
  /** Shared by every process of the user. */
  readonly user: LockedPages;
  readonly process: LockedPages;
  /** What the process has had pinned, charged or not: VmPin of its status. */
  readonly pinned: LockedPages;
}

export interface Caller {
  readonly fds: Descriptors;
  readonly space: UserSpace;
  /** May lock memory without limit (CAP_IPC_LOCK); may raise limits (CAP_SYS_RESOURCE). */
  readonly capIpcLock: boolean;
  readonly capSysResource: boolean;
  readonly locked: LockedMemory;
}

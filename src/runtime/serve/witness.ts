// Who hears of every call while it runs: a recorder for machines, a narrator for people.
import type { Held } from "./file-names.ts";

/** Consecutive frames behind a program's pages, or pages that are not there. */
export interface SeenRun {
  readonly pfn: number | undefined;
  readonly pages: number;
}

/**
 * What the machine does to programs' memory, and sees of their files, as a call runs: not always
 * those of the caller, for mappings outlive who made them.
 */
export interface ProcessWitness {
  read(pid: number, va: number, bytes: Uint8Array): void;
  write(pid: number, va: number, before: Uint8Array, bytes: Uint8Array): void;
  pin(pid: number, vaPfn: number, runs: readonly SeenRun[]): void;
  /** A call of a process names this descriptor, and no file of the machine's is behind it. */
  held(pid: number, fd: number, held: Held): void;
  /** A counter of the process that the machine waits for was signalled, `by` that much. */
  signalled(pid: number, fd: number, by: number): void;
}

/** Reads a program's memory, however much of it the machine looks at. */
export type Peek = (va: number, length: number) => Uint8Array | undefined;

export interface WitnessedCall {
  readonly pid: number;
  readonly command: number;
  /** A user address, or a number passed by value. */
  readonly arg: number;
  /** The open file, as `attached` named it. */
  readonly inode: number;
  /** What the file's operations are called. */
  readonly file: string;
}

/** A read(2) or write(2) of an emulated file. */
export interface WitnessedTransfer {
  readonly pid: number;
  readonly type: "read" | "write";
  readonly inode: number;
  readonly va: number;
  readonly count: number;
  /** That of pread(2) and pwrite(2). */
  readonly position: number | undefined;
}

export interface Witness extends ProcessWitness {
  /** A node was opened, or was refused: the name its file has from now on. */
  opened(pid: number, path: string, fd: number, result: number): string;
  /** A running call makes a file for this number: the name it has from now on. */
  created(pid: number, kind: string, fd: number): string;
  /** The socket that stands for a named file, and the number it has after all. */
  attached(inode: number, name: string, pid: number, fd: number): void;
  /** The real file of a program that stands for a memory file made by a call. */
  united(inode: number, name: string): void;
  /** A running call means the file by this number, perhaps one that dup(2) gave it. */
  used(inode: number, pid: number, fd: number): void;
  closed(inode: number): void;
  /** The kernel was replaced by one of this profile, or that was refused. */
  kexec(profile: string | undefined, result: number): void;
  /** Runs a call; its result is the call's. */
  ioctl(call: WitnessedCall, peek: Peek, run: () => number): number;
  /** The same for bytes of a file. */
  transfer(call: WitnessedTransfer, peek: Peek, run: () => number): number;
}

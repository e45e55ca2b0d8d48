// What the machine asks of the system that the real programs run on.
import type { DeviceMemory } from "../hardware/index.ts";

/** A stretch of a process's address space whose pages have one identity rule. */
export interface Stretch {
  /** What the pages belong to: one process's own memory, or a file shared by many. */
  readonly space: string;
  /** Page of that space where the stretch begins. */
  readonly page: number;
  readonly pages: number;
  readonly writable: boolean;
  /** The file behind a shared mapping. */
  readonly file?: number;
}

/** One real process. Nothing here throws: a process may be gone at any moment. */
export interface ClientProcess {
  readonly pid: number;
  /** Bytes at a user address, or undefined where something is not mapped. */
  read(va: number, length: number): Uint8Array | undefined;
  /** False where something is not mapped; bytes before it land. */
  write(va: number, bytes: Uint8Array): boolean;
  /** What lies behind whole pages, in order; undefined where one is not mapped. */
  stretches(vaPfn: number, pages: number): readonly Stretch[] | undefined;
  /** An address of a page that a shared mapping of this process shows. */
  addressOf(space: string, page: number): number | undefined;
  /** What a descriptor is open on: `socket:[1234]`, `/memfd:name (deleted)`; or undefined. */
  target(fd: number): string | undefined;
  /** A file in memory (shmem, hugetlbfs) behind a descriptor, held open until closed. */
  openFile(fd: number): ClientFile | undefined;
  /** The lowest descriptor numbers that are free, ascending; those below `least` are taken. */
  freeDescriptors(count: number, least: number): readonly number[];
  /** Its status as the system tells it, a line a fact; undefined: it is gone. */
  status(): string | undefined;
  /** A descriptor of the process is open on this socket; `hint` is its number, most likely. */
  holds(inode: number, hint: number): boolean;
  /** False once its memory is gone: it ended, or runs another program. */
  isAlive(): boolean;
  close(): void;
}

/** A live process that maps a page, and where. */
export interface MappedAt {
  readonly process: ClientProcess;
  readonly va: number;
}

/** A file of a client, by inode rather than by name. */
export interface ClientFile {
  readonly inode: number;
  readonly hugetlb: boolean;
  size(): number;
  read(offset: number, length: number): Uint8Array;
  write(offset: number, bytes: Uint8Array): void;
  close(): void;
}

/** A file that will be an image, made ready before anything stops for it. */
export interface ImagePlace {
  /** Writes it whole, or says why not and leaves what was there before. */
  write(pieces: Iterable<Uint8Array>): string | undefined;
  /** There will be none. */
  discard(): void;
}

/** What became of the image that a kexec was to leave. */
export type ImageOutcome =
  | { readonly path: string; readonly bytes: number }
  | {
      readonly problem: string;
      /** The next kernel runs all the same. */
      readonly isAfterJump: boolean;
    };

/** The system the clients run on. */
export interface Host {
  /** A call begins: how the mappings of processes were until now counts no more. */
  turn(): void;
  /** A process that makes itself known; undefined: gone, or not for this user to trace. */
  process(pid: number): ClientProcess | undefined;
  /** Puts bytes where the interposer finds them: `memfd/7`, `status`. */
  publish(name: string, bytes: Uint8Array): void;
  /** Bytes that programs can map: region `token`, all zero. */
  region(token: number, bytes: number): DeviceMemory;
  /** A number from 1 to 2^48 that nobody can guess. */
  secret(): number;
  /** What clients made the machine allocate is more than it may be. */
  isExhausted(): boolean;
  /** Makes ready to write an image; or why that cannot be. */
  imagePlace(path: string): ImagePlace | string;
  /** A kexec that was to leave an image is over. */
  imaged(outcome: ImageOutcome): void;
  /** A mistake of the machine's own: the call that met it gets an error, the others go on. */
  complain(error: unknown): void;
}

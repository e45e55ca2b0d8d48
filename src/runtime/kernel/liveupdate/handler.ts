// What a room must offer so that its files can cross a live update.
import type { File } from "../files/index.ts";
import type { Step } from "../lock/index.ts";

/** What a handler may know of the session around a file. */
export interface PreserveContext {
  readonly file: File;
  /** Inner objects of the files the session preserves already. */
  readonly inners: ReadonlyMap<object, unknown>;
  /** The number under which the session preserves a file, or undefined. */
  readonly tokenOf: (inner: object) => bigint | undefined;
}

/** What a handler learns when its record has to become a file again. */
export interface RetrieveContext {
  readonly data: number;
  /** The number the file was preserved under. */
  readonly token: bigint;
}

/** How a record came out: a file with one reference, or a negative errno that sticks. */
type RetrieveOutcome = File | number;

/**
 * What is not done at once is a path, with the handler's own locks. Data is one number a handler
 * chooses, mostly the physical address of its record.
 */
export interface FileHandler {
  readonly compatible: string;
  canPreserve(file: File): boolean;
  /** The data, or a negative errno with nothing changed. */
  preserve(context: PreserveContext): Step<number>;
  unpreserve(file: File, data: number): Step<void>;
  /** Last touch before the jump; a negative errno stops the reboot. */
  freeze?(file: File, data: number): Step<number>;
  unfreeze?(file: File, data: number): void;
  retrieve(context: RetrieveContext): Step<RetrieveOutcome>;
  /** Whether the session may let go; absent: always. `file` is undefined if never retrieved. */
  canFinish?(file: File | undefined, data: number): boolean;
  /** The session lets go; frees what is left of a record that nobody retrieved. */
  finish(file: File | undefined, data: number): Step<void>;
  /** Global data that must exist while any file of this kind is preserved. */
  readonly globals: readonly GlobalData[];
}

/** State bound to the lives of files of one kind (the kernel's FLB). */
export interface GlobalData {
  readonly name: string;
  /** First file preserved: the data, or a negative errno. */
  preserve(): number;
  /** Last file unpreserved. */
  unpreserve(): void;
  /** Last file finished in the next kernel. */
  finish(data: number): void;
}

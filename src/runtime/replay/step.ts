// What one line of a trace says: a call and its answer, user pages, or a stop of the machine.

/** How a call went: what it returned, the errno behind a -1, and the errno's name as recorded. */
export interface Answer {
  readonly ret: number;
  readonly errno: number;
}

/** Memory an argument points to, before and after the call. */
export interface BufferStep {
  readonly name: string;
  /** Whose memory it is, where not the caller's. */
  readonly process: number | undefined;
  readonly address: number;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Consecutive user pages: `pa` is absent where the page was not there. Bytes. */
export interface PageRun {
  readonly va: number;
  readonly pa: number | undefined;
  readonly length: number;
}

export interface Place {
  readonly seq: number;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Whose it is: 0 is the first process, or the only one. */
  readonly process: number;
}

export interface OpenStep extends Place {
  readonly type: "open";
  readonly fd: string;
  readonly path: string;
  readonly number: number | undefined;
  readonly answer: Answer;
}

export interface CloseStep extends Place {
  readonly type: "close";
  readonly fd: string;
  readonly number: number | undefined;
  /** Some closes are recorded without an answer. */
  readonly answer: Answer | undefined;
}

/** A further number for an open file: what dup(2) and its like give. */
export interface DupStep extends Place {
  readonly type: "dup";
  readonly fd: string;
  /** The name of the file by its new number. */
  readonly as: string;
  readonly number: number;
}

/** What a number of the program's own stands for from here on. */
export interface HoldsStep extends Place {
  readonly type: "holds";
  /** One name, one file: a memory file can have several numbers. */
  readonly fd: string;
  readonly number: number;
  readonly kind: "eventfd" | "file" | "memfd" | "nothing";
  /** Of memory files. */
  readonly bytes: number;
  readonly seals: number;
  readonly hugetlb: boolean;
}

export interface IoctlStep extends Place {
  readonly type: "ioctl";
  readonly fd: string;
  readonly command: number;
  readonly name: string;
  /** Argument bytes before and after; undefined where the argument is a value. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly value: number;
  readonly buffers: readonly BufferStep[];
  readonly wrotePast: boolean;
  /** The name of the descriptor the call made, where the trace gives one. */
  readonly made: string | undefined;
  readonly answer: Answer;
}

/** A call on memory files, or one of the few that change the process: named, arguments by value. */
export interface CallStep extends Place {
  readonly type: "call";
  readonly fd: string;
  readonly name: string;
  readonly args: readonly (number | string)[];
  /** What was read: the bytes themselves, or the FNV-1a sum of more of them. */
  readonly data: Uint8Array | undefined;
  readonly sum: number | undefined;
  readonly answer: Answer;
}

/** A process begins, after power-on or another one (`case`) or after a kexec (`boot`); it ends. */
interface ProcessStep extends Place {
  readonly type: "case" | "boot" | "end";
  readonly name: string;
}

export interface TransferStep extends Place {
  readonly type: "read" | "write";
  readonly fd: string;
  readonly bytes: number;
  /** That of pread(2) and pwrite(2). */
  readonly position: number | undefined;
  /** What was read or written, where the trace has it. */
  readonly data: Uint8Array | undefined;
  readonly answer: Answer;
}

export interface PagesStep extends Place {
  readonly type: "pages";
  readonly backing: string;
  readonly runs: readonly PageRun[];
}

export interface MarkStep extends Place {
  readonly type: "mark";
  readonly name: string;
}

/** What debugfs showed of a handover: for whoever reads the trace, nothing to replay. */
interface BlobStep extends Place {
  readonly type: "blob";
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface InfoStep extends Place {
  readonly type: "info";
  readonly what: string;
  readonly value: unknown;
}

export interface MmapStep extends Place {
  readonly type: "mmap";
  readonly fd: string;
  /** Where in the file the mapping begins. */
  readonly position: number;
  readonly length: number;
  readonly answer: Answer;
}

/** A line this reader knows the place of and nothing more. */
interface OtherStep extends Place {
  readonly type: "other";
  readonly name: string;
}

export type Step =
  | OpenStep
  | CloseStep
  | DupStep
  | IoctlStep
  | CallStep
  | HoldsStep
  | ProcessStep
  | BlobStep
  | TransferStep
  | MmapStep
  | PagesStep
  | MarkStep
  | InfoStep
  | OtherStep;

// What a command may touch of the world outside: three streams and the file system, passed in.

/** The streams of one run. Commands write only through these, so tests can run them in place. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Standard error is a terminal: progress may be shown. */
  readonly showsProgress: boolean;
  /** Standard output is a terminal and NO_COLOR is not set. */
  readonly color: boolean;
}

/** 0 clean, 1 findings or differences, 2 could not do the work. */
export type ExitCode = 0 | 1 | 2;

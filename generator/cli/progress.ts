// How far a command is with its files, on a terminal.
import type { Io } from "./io.ts";

/** Counts files in one line of standard error; of one file, or in no terminal, it says nothing. */
export class Progress {
  private readonly io: Io;
  private readonly count: number;
  private readonly isShown: boolean;
  private through = 0;

  constructor(io: Io, count: number) {
    this.io = io;
    this.count = count;
    this.isShown = io.showsProgress && count > 1;
  }

  /** The next file's turn. The cursor goes back: whatever is said next is written over the line. */
  next(): void {
    this.through += 1;
    if (this.isShown) this.io.err(`\r\x1b[K${this.through} of ${this.count} files\r`);
  }

  /** All are through: the line goes. */
  done(): void {
    if (this.isShown) this.io.err("\r\x1b[K");
  }
}

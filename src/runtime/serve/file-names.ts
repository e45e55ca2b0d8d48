// What a recording calls open files, and by which numbers a program means them.
//
// A recording knows a file by the number it was opened with. A program may go on with another one
// (dup(2)), and the number may be given to another file: lines of their own say so, before the
// calls that depend on it.
import { outcome } from "./outcome.ts";

/** Numbers for files whose own was given away, beyond those of programs. */
const FIRST_SPARE = 30_000;

interface Named {
  name: string;
  fd: number;
  /** Further numbers, each with a name of its own. */
  readonly others: Map<number, string>;
}

export class FileNames {
  readonly #line: (type: string, rest: object) => void;
  readonly #named = new Map<number, Named>();
  #spare = FIRST_SPARE;

  constructor(line: (type: string, rest: object) => void) {
    this.#line = line;
  }

  /** The name of the file that a socket stands for; empty where it was never told. */
  of(inode: number): string {
    return this.#named.get(inode)?.name ?? "";
  }

  add(inode: number, name: string, fd: number): void {
    this.#named.set(inode, { name, fd, others: new Map() });
  }

  /** A call means the file by this number. */
  use(inode: number, fd: number): void {
    const named = this.#named.get(inode);
    if (named === undefined || named.fd === fd || named.others.has(fd)) return;
    this.vacate(fd);
    const name = `${named.name}.${fd}`;
    named.others.set(fd, name);
    this.#line("dup", { fd: named.name, as: name, fdnum: fd });
  }

  /** A number is about to be another file's. */
  vacate(fd: number): void {
    for (const named of this.#named.values()) {
      const other = named.others.get(fd);
      if (other !== undefined) {
        named.others.delete(fd);
        this.#closed(other, fd);
      }
      if (named.fd !== fd) continue;
      const [before, spare] = [named.name, this.#spare++];
      named.name = `${before}.${spare}`;
      named.fd = spare;
      this.#line("dup", { fd: before, as: named.name, fdnum: spare });
      this.#closed(before, fd);
    }
  }

  /** The last number of a file is gone. */
  close(inode: number): void {
    const named = this.#named.get(inode);
    if (named === undefined) return;
    this.#named.delete(inode);
    for (const [fd, name] of named.others) this.#closed(name, fd);
    this.#closed(named.name, named.fd);
  }

  #closed(name: string, fd: number): void {
    this.#line("close", { fd: name, fdnum: fd, ...outcome(0) });
  }
}

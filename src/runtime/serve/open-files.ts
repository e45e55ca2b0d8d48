// Open files by the inode of the socket that stands for them, and what those sockets tell pollers.
import type { File } from "../kernel/files/index.ts";
import type { Connection } from "./connection.ts";
import type { Promised } from "./promises.ts";
import type { Witness } from "./witness.ts";

/** A byte in a socket: poll(2), select(2) and epoll(7) then say that there is something to read. */
const READY: Uint8Array = new Uint8Array(1);

interface Open {
  readonly file: File;
  readonly connection: Connection;
  readonly path: string | undefined;
  /** The byte is there. */
  isReady: boolean;
}

export class OpenFiles {
  readonly #witness: Witness | undefined;
  readonly #open = new Map<number, Open>();
  /** Those whose readiness can change. */
  readonly #polled = new Set<Open>();

  constructor(witness: Witness | undefined) {
    this.#witness = witness;
  }

  get count(): number {
    return this.#open.size;
  }

  /** What kinds of files are open, in the order they were opened. */
  get kinds(): readonly string[] {
    return [...this.#open.values()].map(({ file }) => file.ops.name);
  }

  find(inode: number): File | undefined {
    return this.#open.get(inode)?.file;
  }

  /** The node a file was opened by. */
  pathOf(inode: number): string | undefined {
    return this.#open.get(inode)?.path;
  }

  /** A socket stands for a file from now on. */
  attach(connection: Connection, inode: number, { file, fd, by, path, name }: Promised): void {
    const open = { file, connection, path, isReady: false };
    this.#open.set(inode, open);
    if (file.ops.readable !== undefined) this.#polled.add(open);
    connection.inode = inode;
    this.#witness?.attached(inode, name ?? "", by.entry?.process.pid ?? 0, fd);
  }

  /** The last descriptor of a socket is gone. */
  release({ inode }: Connection): void {
    const open = this.#open.get(inode);
    if (inode === 0 || open === undefined) return;
    this.#open.delete(inode);
    this.#polled.delete(open);
    this.#witness?.closed(inode);
    open.file.put();
  }

  /** Puts a byte into the socket of every file that has become readable. */
  tellReady(): void {
    for (const open of this.#polled) {
      if (open.isReady || open.file.ops.readable?.(open.file) !== true) continue;
      open.isReady = true;
      open.connection.send(READY);
    }
  }

  /** After a read: nothing is left, and whoever read is to take the byte out. */
  drained(inode: number): boolean {
    const open = this.#open.get(inode);
    if (open === undefined || !open.isReady) return false;
    if (open.file.ops.readable?.(open.file) === true) return false;
    open.isReady = false;
    return true;
  }

  /** The kernel whose files these were is no more: sockets stand for nothing. */
  clear(): void {
    for (const { connection } of this.#open.values()) connection.drop();
    this.#open.clear();
    this.#polled.clear();
  }
}

// Files made for a client that has not come for them yet: whoever shows the token gets the file.
import type { File } from "../kernel/files/index.ts";
import type { Connection } from "./connection.ts";
import type { Host } from "./host.ts";

/** A file, and for whom it was made. */
export interface Promised {
  readonly file: File;
  /** The number the client was told. */
  readonly fd: number;
  readonly by: Connection;
  /** The node it was opened by, and what the witness calls it. */
  path: string | undefined;
  name: string | undefined;
}

export class Promises {
  readonly #host: Host;
  readonly #promised = new Map<number, Promised>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Files nobody has come for yet. */
  get count(): number {
    return this.#promised.size;
  }

  /** Keeps a file for the call of a channel; the token cannot be guessed. */
  make(file: File, fd: number, by: Connection, name: string | undefined): number {
    let token = this.#host.secret();
    while (this.#promised.has(token)) token = this.#host.secret();
    this.#promised.set(token, { file, fd, by, path: undefined, name });
    return token;
  }

  find(token: number): Promised | undefined {
    return this.#promised.get(token);
  }

  /** By what path a channel's call has opened a file just now, and what the witness calls it. */
  name(by: Connection, path: string, name: string | undefined): void {
    const promised = [...this.#promised.values()].findLast((one) => one.by === by);
    if (promised === undefined) return;
    promised.path = path;
    promised.name = name;
  }

  /** The file is its client's now. */
  keep(token: number): void {
    this.#promised.delete(token);
  }

  withdraw(token: number): void {
    const promised = this.#promised.get(token);
    this.#promised.delete(token);
    promised?.file.put();
  }

  /** A channel that goes on, or is gone, does not come for what its last call made. */
  withdrawOf(by: Connection): void {
    for (const [token, promised] of this.#promised) if (promised.by === by) this.withdraw(token);
  }

  /** The kernel whose files these were is no more. */
  clear(): void {
    this.#promised.clear();
  }
}

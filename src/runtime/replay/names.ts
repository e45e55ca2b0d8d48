// What a trace calls its descriptors: the processes and numbers behind names, and names of nothing.
import type { FdTable } from "../kernel/files/index.ts";

/** A name's number, and whose it is. */
export interface Named {
  readonly fds: FdTable;
  readonly number: number;
}

/** Of all processes together: a child goes on with its parent's files. */
export class Names {
  readonly #named = new Map<string, Named>();
  /** Names that stand for nothing: closed, or what should have made the descriptor failed. */
  readonly #gone = new Set<string>();

  find(name: string): Named | undefined {
    return this.#named.get(name);
  }

  set(name: string, named: Named): void {
    this.#named.set(name, named);
    this.#gone.delete(name);
  }

  /** The call that should have made a descriptor of this name has failed. */
  failed(name: string): void {
    if (!this.#named.has(name)) this.#gone.add(name);
  }

  closed(name: string): void {
    this.#named.delete(name);
    this.#gone.add(name);
  }

  /** The program goes on with the number of a descriptor it does not have. */
  isGone(name: string): boolean {
    return this.#gone.has(name);
  }

  /** Every process is gone, and who comes after has none of their descriptors. */
  end(): void {
    for (const name of this.#named.keys()) this.#gone.add(name);
    this.#named.clear();
  }
}

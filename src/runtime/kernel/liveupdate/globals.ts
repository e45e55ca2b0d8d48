// Global data bound to the lives of files (the kernel's FLB): made for the first file that needs
// it, let go with the last, on both sides of the jump.
import { assert } from "../../errno/index.ts";
import { Mutex, locked, maySleep, type Path } from "../lock/index.ts";
import type { GlobalData } from "./handler.ts";
import type { ImageGlobal } from "./image.ts";

interface Counted {
  readonly data: number;
  count: number;
}

export class Globals {
  /** Over the counts, and over making and letting go. */
  readonly #lock = new Mutex("luo flb");
  readonly #outgoing = new Map<GlobalData, Counted>();
  readonly #incoming = new Map<string, Counted>();

  constructor(incoming: readonly ImageGlobal[]) {
    for (const { name, data, count } of incoming) this.#incoming.set(name, { data, count });
  }

  /** Data of the previous kernel under this name, or undefined. */
  incoming(name: string): number | undefined {
    return this.#incoming.get(name)?.data;
  }

  /** What the next kernel is to get. */
  outgoing(): readonly ImageGlobal[] {
    return [...this.#outgoing].map(([{ name }, { data, count }]) => ({ name, data, count }));
  }

  /** One more file needs these; the first one makes them. Undone as a whole on refusal. */
  *takePath(globals: readonly GlobalData[]): Path<number> {
    for (const [at, global] of globals.entries()) {
      const errno = yield* locked(this.#lock, () => this.#take(global));
      if (errno === 0) continue;
      yield* this.dropPath(globals.slice(0, at));
      return errno;
    }
    return 0;
  }

  *dropPath(globals: readonly GlobalData[]): Path<void> {
    for (const global of [...globals].reverse()) {
      yield* locked(this.#lock, () => this.#drop(global));
    }
  }

  /** One file of the previous kernel less. */
  *finishPath(globals: readonly GlobalData[]): Path<void> {
    for (const global of globals) yield* locked(this.#lock, () => this.#finish(global));
  }

  #take(global: GlobalData): number {
    const state = this.#outgoing.get(global);
    if (state !== undefined) {
      state.count += 1;
      return 0;
    }
    maySleep("memory allocated");
    const data = global.preserve();
    if (data < 0) return data;
    this.#outgoing.set(global, { data, count: 1 });
    return 0;
  }

  #drop(global: GlobalData): void {
    const state = this.#outgoing.get(global);
    assert(state !== undefined, `global data ${global.name} dropped twice`);
    state.count -= 1;
    if (state.count > 0) return;
    this.#outgoing.delete(global);
    global.unpreserve();
  }

  #finish(global: GlobalData): void {
    const state = this.#incoming.get(global.name);
    if (state === undefined) return;
    state.count -= 1;
    if (state.count > 0) return;
    this.#incoming.delete(global.name);
    global.finish(state.data);
  }
}

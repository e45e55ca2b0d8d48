// What a process is to be told: with the reply of its call, or where it listens.
import type { Connection } from "./connection.ts";
import { ACT, type Action, actionBytes } from "./protocol.ts";

export class Outbox {
  #waiting: Action[] = [];
  #inCall = false;
  #ear: Connection | undefined;

  /** A call of the process runs: what happens now happens before it returns. */
  begin(): void {
    this.#inCall = true;
  }

  /** The call is over: what its reply must carry. */
  end(): readonly Action[] {
    this.#inCall = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** The process listens here; undefined: it no longer does. */
  set ear(ear: Connection | undefined) {
    this.#ear = ear;
    if (ear === undefined || this.#inCall) return;
    for (const action of this.end()) ear.send(actionBytes(action));
  }

  get ear(): Connection | undefined {
    return this.#ear;
  }

  /** Adds to a counter the process watches. */
  signal(token: number, by: number): void {
    const last = this.#waiting.find((one) => one.kind === ACT.signal && one.token === token);
    if (last === undefined) this.#tell({ kind: ACT.signal, fd: -1, token, size: by });
    else this.#waiting[this.#waiting.indexOf(last)] = { ...last, size: (last.size ?? 0) + by };
  }

  /** The machine is no longer interested in a counter. */
  forget(token: number): void {
    this.#waiting = this.#waiting.filter((one) => one.token !== token);
    this.#tell({ kind: ACT.forget, fd: -1, token });
  }

  #tell(action: Action): void {
    if (this.#ear === undefined || this.#inCall) this.#waiting.push(action);
    else this.#ear.send(actionBytes(action));
  }
}

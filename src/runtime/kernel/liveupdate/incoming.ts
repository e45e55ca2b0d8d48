// A session of the previous kernel, to be taken apart file by file.
import { EBUSY, EINVAL, ENOENT } from "../../errno/index.ts";
import type { File } from "../files/index.ts";
import type { FileHandler } from "./handler.ts";
import type { ImageSession } from "./image.ts";
import type { Orchestrator } from "./orchestrator.ts";

/** One file of the session. `outcome` is set by the first attempt to retrieve it, for ever. */
interface Carried {
  readonly handler: FileHandler;
  readonly token: bigint;
  readonly data: number;
  outcome: File | number | undefined;
}

/** Where a session of the previous kernel stands. */
export type IncomingState = "waiting" | "retrieved" | "finished";

export class IncomingSession {
  readonly name: string;
  /** Given out once; a second request is refused even after the descriptor is closed. */
  retrieved = false;
  readonly #owner: Orchestrator;
  readonly #files: Carried[];
  #finished = false;

  constructor(owner: Orchestrator, image: ImageSession, handlers: readonly FileHandler[]) {
    this.#owner = owner;
    this.name = image.name;
    this.#files = image.files.map(({ token, data }, index) => ({
      handler: handlers[index] as FileHandler,
      token,
      data,
      outcome: undefined,
    }));
  }

  get state(): IncomingState {
    if (this.#finished) return "finished";
    return this.retrieved ? "retrieved" : "waiting";
  }

  /** The file of a token with a reference for the caller; -ENOENT, or the errno that stuck. */
  retrieve(token: bigint): File | number {
    if (this.#finished) return -EINVAL;
    const carried = this.#files.find((each) => each.token === token);
    if (carried === undefined) return -ENOENT;
    carried.outcome ??= carried.handler.retrieve({ data: carried.data, token });
    return typeof carried.outcome === "number" ? carried.outcome : carried.outcome.get();
  }

  /** Lets go of everything, newest first, if every handler agrees; otherwise -EBUSY and nothing. */
  finish(): number {
    if (this.#finished) return 0;
    for (const { handler, data, outcome } of this.#files) {
      const file = typeof outcome === "object" ? outcome : undefined;
      if (handler.canFinish?.(file, data) === false) return -EBUSY;
    }
    this.#finished = true;
    for (const { handler, data, outcome } of this.#files.splice(0).reverse()) {
      const file = typeof outcome === "object" ? outcome : undefined;
      if (typeof outcome !== "number") handler.finish(file, data);
      this.#owner.finishGlobals(handler.globals);
      file?.put();
    }
    this.#owner.forget(this);
    return 0;
  }
}

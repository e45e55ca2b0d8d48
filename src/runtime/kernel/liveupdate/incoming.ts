// A session of the previous kernel, to be taken apart file by file.
import { EBUSY, ENOENT } from "../../errno/index.ts";
import type { File } from "../files/index.ts";
import { Mutex, holding, runAlone, settle, type Path } from "../lock/index.ts";
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
  /** Held by every call on the session. */
  readonly lock: Mutex = new Mutex("luo session");
  /** Given out once; a second request is refused even after the descriptor is closed. */
  retrieved = false;
  readonly #owner: Orchestrator;
  readonly #files: Carried[];
  readonly #byToken: ReadonlyMap<bigint, Carried>;
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
    this.#byToken = new Map(this.#files.map((carried) => [carried.token, carried]));
  }

  get state(): IncomingState {
    if (this.#finished) return "finished";
    return this.retrieved ? "retrieved" : "waiting";
  }

  /** The file of a token with a reference for the caller; -ENOENT, or the errno that stuck. */
  retrieve(token: bigint): File | number {
    return runAlone("retrieve", this.retrievePath(token));
  }

  *retrievePath(token: bigint): Path<File | number> {
    return yield* holding(this.lock, () => this.#retrieveHeld(token));
  }

  /** Lets go of everything, newest first, if every handler agrees; otherwise -EBUSY and nothing. */
  finish(): number {
    return runAlone("finish", this.finishPath());
  }

  *finishPath(): Path<number> {
    return yield* holding(this.lock, () => this.#finishHeld());
  }

  *#retrieveHeld(token: bigint): Path<File | number> {
    const carried = this.#finished ? undefined : this.#byToken.get(token);
    if (carried === undefined) return -ENOENT;
    if (carried.outcome === undefined) {
      const got = yield* settle(carried.handler.retrieve({ data: carried.data, token }));
      carried.outcome = got;
      // Until the session is finished the file is the orchestrator's: no session may take it on.
      if (typeof got === "object") yield* this.#owner.claimPath(got.inner);
    }
    return typeof carried.outcome === "number" ? carried.outcome : carried.outcome.get();
  }

  *#finishHeld(): Path<number> {
    if (this.#finished) return 0;
    for (const { handler, data, outcome } of this.#files) {
      const file = typeof outcome === "object" ? outcome : undefined;
      if (handler.canFinish?.(file, data) === false) return -EBUSY;
    }
    this.#finished = true;
    for (const { handler, data, outcome } of this.#files.splice(0).reverse()) {
      const file = typeof outcome === "object" ? outcome : undefined;
      if (typeof outcome !== "number") yield* settle(handler.finish(file, data));
      yield* this.#owner.finishGlobalsPath(handler.globals);
      if (file === undefined) continue;
      yield* this.#owner.disclaimPath(file.inner);
      file.put();
    }
    return 0;
  }
}

// A session that collects files for the next kernel. Its calls are paths: one of them at a time,
// whoever else is about.
import { EBADF, EBUSY, EEXIST, ENOENT, ENOMEM } from "../../errno/index.ts";
import { kho } from "../../../generated/index.ts";
import type { File } from "../files/index.ts";
import { Mutex, holding, maySleep, runAlone, settle, type Path } from "../lock/index.ts";
import type { EntryStore } from "./entries.ts";
import type { FileHandler } from "./handler.ts";
import type { Orchestrator } from "./orchestrator.ts";

const { v5 } = kho.luo;

/** One file in the session. */
interface Preserved {
  readonly file: File;
  readonly handler: FileHandler;
  readonly token: bigint;
  readonly data: number;
}

export class OutgoingSession {
  readonly name: string;
  /** Held by every call on the session, from its first look to its last change. */
  readonly lock: Mutex = new Mutex("luo session");
  readonly #owner: Orchestrator;
  readonly #files: Preserved[] = [];
  readonly #tokens = new Set<bigint>();
  /** The same files by their inner objects. */
  readonly #inners = new Map<object, Preserved>();
  readonly #blocks: EntryStore;
  #isClosed = false;

  constructor(owner: Orchestrator, name: string) {
    this.#owner = owner;
    this.name = name;
    this.#blocks = owner.format.files(owner.kho);
  }

  get count(): number {
    return this.#files.length;
  }

  /** Preserves a file under a token. The order of refusals is the kernel's. */
  preserve(find: () => File | undefined, token: bigint): number {
    return runAlone("preserve", this.preservePath(find, token));
  }

  *preservePath(find: () => File | undefined, token: bigint): Path<number> {
    const owner = this.#owner;
    return yield* owner.beforeFreeze(() =>
      holding(this.lock, () => this.#preserveHeld(find, token)),
    );
  }

  /** Undoes everything, newest first: what closing the session means. */
  *releasePath(): Path<void> {
    const run = (): Path<void> => this.#releaseHeld();
    yield* this.#owner.beforeFreeze(() => holding(this.lock, run));
  }

  /** Freezes every file, oldest first; a refusal thaws those before it. */
  *freezePath(): Path<number> {
    for (const [at, { file, handler, data }] of this.#files.entries()) {
      const errno = this.#owner.faults.shouldFail("file")
        ? -ENOMEM
        : yield* settle(handler.freeze?.(file, data) ?? 0);
      if (errno === 0) continue;
      this.#unfreeze(at);
      return errno;
    }
    return 0;
  }

  unfreeze(): void {
    this.#unfreeze(this.#files.length);
  }

  /** Writes the file entries. The address of the first block, 0 for none. */
  write(): number {
    return this.#blocks.write(this.#files.length, (view, offset, index) => {
      const { handler, token, data } = this.#files[index] as Preserved;
      const entry = { compatible: handler.compatible, serializedData: BigInt(data), token };
      v5.encodeLuoFileSer(entry, view, offset);
    });
  }

  *#preserveHeld(find: () => File | undefined, token: bigint): Path<number> {
    if (this.#isClosed) return -EBADF;
    if (this.#tokens.has(token)) return -EEXIST;
    maySleep("memory allocated");
    const admitted = this.#blocks.admit(this.#files.length + 1);
    if (admitted !== 0) return admitted;
    const file = find();
    // Whoever closes the descriptor meanwhile must not be the last to hold the file.
    const errno = file === undefined ? -EBADF : yield* this.#carry(file.get(), token);
    if (errno === 0) return 0;
    this.#blocks.shrink(this.#files.length);
    file?.put();
    return errno;
  }

  /** The file is claimed before anything is done with it: two sessions cannot both have it. */
  *#carry(file: File, token: bigint): Path<number> {
    const owner = this.#owner;
    const room = this.#blocks.reserve(this.#files.length + 1);
    if (room !== 0) return room;
    const handler = owner.handlerFor(file);
    if (handler === undefined) return -ENOENT;
    if (!(yield* owner.claimPath(file.inner))) return -EBUSY;
    const globals = yield* owner.takeGlobalsPath(handler.globals);
    if (globals !== 0) {
      yield* owner.disclaimPath(file.inner);
      return globals;
    }
    const carrying = {
      file,
      inners: this.#inners,
      tokenOf: (inner: object) => this.#inners.get(inner)?.token,
    };
    const data = owner.faults.shouldFail("file")
      ? -ENOMEM
      : yield* settle(handler.preserve(carrying));
    if (data < 0) {
      yield* owner.dropGlobalsPath(handler.globals);
      yield* owner.disclaimPath(file.inner);
      return data;
    }
    const preserved = { file, handler, token, data };
    this.#files.push(preserved);
    this.#tokens.add(token);
    this.#inners.set(file.inner, preserved);
    return 0;
  }

  *#releaseHeld(): Path<void> {
    this.#isClosed = true;
    for (const { file, handler, data } of this.#files.splice(0).reverse()) {
      yield* settle(handler.unpreserve(file, data));
      yield* this.#owner.dropGlobalsPath(handler.globals);
      yield* this.#owner.disclaimPath(file.inner);
      file.put();
    }
    this.#tokens.clear();
    this.#inners.clear();
    this.#blocks.shrink(0);
  }

  #unfreeze(count: number): void {
    for (const { file, handler, data } of this.#files.slice(0, count)) {
      handler.unfreeze?.(file, data);
    }
  }
}

// A session that collects files for the next kernel.
import { EBADF, EBUSY, EEXIST, ENOENT, ENOMEM } from "../../errno/index.ts";
import { kho } from "../../../generated/index.ts";
import type { File } from "../files/index.ts";
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
  readonly #owner: Orchestrator;
  readonly #files: Preserved[] = [];
  readonly #blocks: EntryStore;

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
    if (this.#files.some((each) => each.token === token)) return -EEXIST;
    if (this.#files.length >= this.#blocks.limit) return this.#blocks.full;
    const file = find();
    if (file === undefined) return -EBADF;
    if (this.#owner.faults.shouldFail("file")) return -ENOMEM;
    const room = this.#blocks.reserve(this.#files.length + 1);
    if (room !== 0) return room;
    const errno = this.#preserve(file, token);
    if (errno !== 0) this.#blocks.shrink(this.#files.length);
    return errno;
  }

  /** Undoes everything, newest first: what closing the session means. */
  release(): void {
    for (const { file, handler, data } of this.#files.splice(0).reverse()) {
      handler.unpreserve(file, data);
      this.#owner.dropGlobals(handler.globals);
      this.#owner.preservedFiles.delete(file.inner);
      file.put();
    }
    this.#blocks.shrink(0);
  }

  /** Freezes every file, oldest first; a refusal thaws those before it. */
  freeze(): number {
    for (const [at, { file, handler, data }] of this.#files.entries()) {
      const errno = this.#owner.faults.shouldFail("file")
        ? -ENOMEM
        : (handler.freeze?.(file, data) ?? 0);
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

  #unfreeze(count: number): void {
    for (const { file, handler, data } of this.#files.slice(0, count).reverse()) {
      handler.unfreeze?.(file, data);
    }
  }

  #preserve(file: File, token: bigint): number {
    const handler = this.#owner.handlerFor(file);
    if (handler === undefined) return -ENOENT;
    const { preservedFiles } = this.#owner;
    if (preservedFiles.has(file.inner)) return -EBUSY;
    const globals = this.#owner.takeGlobals(handler.globals);
    if (globals !== 0) return globals;
    const data = handler.preserve({
      file,
      preserves: (inner) => this.#files.some((each) => each.file.inner === inner),
      tokenOf: (inner) => this.#files.find((each) => each.file.inner === inner)?.token,
    });
    if (data < 0) {
      this.#owner.dropGlobals(handler.globals);
      return data;
    }
    preservedFiles.add(file.inner);
    this.#files.push({ file: file.get(), handler, token, data });
    return 0;
  }
}
